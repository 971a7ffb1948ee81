"""Counts: how often each value of a column occurs, the most frequent first, read like a dictionary."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping

from searchlib.search.match.posting_sets import Array

_BLOCK = 256


class Counts(Mapping[str, int]):
    """How often each value occurs, the most frequent first.

    There may be tens of thousands of values, of which mostly the first are read: strings are taken out of the
    columns as they are asked for, and a dictionary of all is made when a value is first looked up.
    """

    __slots__ = ("_known", "_numbers", "_strings", "_which")

    def __init__(self, strings: Array, which: Array, numbers: Array) -> None:
        """Counts of some strings.

        Args:
            strings: an array of objects.
            which: those that occur, by their place in `strings`, in the order of the result.
            numbers: how often each of these occurs.
        """
        self._strings, self._which, self._numbers = strings, which, numbers
        self._known: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self._which)

    def __iter__(self) -> Iterator[str]:
        for first in range(0, len(self._which), _BLOCK):
            yield from self._strings[self._which[first : first + _BLOCK]].tolist()

    def __getitem__(self, value: str) -> int:
        if self._known is None:
            self._known = dict(self.items())
        return self._known[value]

    def __repr__(self) -> str:
        return repr(dict(self.items()))

    def items(self) -> ItemsView[str, int]:
        """Values and how often each occurs."""
        return _Items(self)

    def pairs(self) -> Iterator[tuple[str, int]]:
        """The same, one after another."""
        for first in range(0, len(self._which), _BLOCK):
            numbers = self._numbers[first : first + _BLOCK].tolist()
            strings = self._strings[self._which[first : first + _BLOCK]].tolist()
            yield from zip(strings, numbers, strict=True)


class _Items(ItemsView[str, int]):
    """Values with their numbers, without looking each up."""

    _mapping: Counts

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return self._mapping.pairs()
