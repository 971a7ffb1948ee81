"""What articles have of each name in each role: the appearances of which people are made."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from searchlib.text.cache import remembered
from searchlib.text.spelling import canonical

if TYPE_CHECKING:
    from searchlib.search.people.utterances import Numbers, Utterances

Key = tuple[str, ...]
"""The canonical syllables of a role."""


class Appearances:
    """What some articles have of one name in the same roles.

    Attributes:
        number: of these appearances among all of the archive.
        roles: in canonical syllables, as they are first given; empty where none is.
        count: how many articles.
        first, last: of their dated days, or None.
    """

    __slots__ = ("count", "first", "last", "number", "roles")

    def __init__(
        self,
        number: int,
        roles: tuple[Key, ...],
        count: int = 1,
        first: int | None = None,
        last: int | None = None,
    ) -> None:
        self.number, self.roles, self.count, self.first, self.last = number, roles, count, first, last


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leaves the search for cycles off while many objects are made; they take twice as long with it.

    What was made counts as old behind it, so the next search for cycles among what is new passes it over.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def name_key(text: str) -> Key:
    """What two spellings of one name or role have in common."""
    return tuple(map(canonical, text.replace(".", " ").split()))


def joined_key(text: str) -> str:
    """The same as one string, with spaces between the syllables."""
    return " ".join(map(canonical, text.replace(".", " ").split()))


class NamedRows:
    """The rows of an archive by name and article.

    Attributes:
        keys: of the names, each with the spellings that it has; a name is known by its place here.
        order: the rows by name, those of an article together.
        name: of each row, in that order.
        bounds: where the rows of each name begin, and the end.
        starts: where those of each article begin.
        owner: the name of each appearance, which is a name in an article.
        several: of each name, whether it has several roles.
        roles: of each appearance the number of its role, 0 for none; -1 where it has several.
        titled: of each name, whether it has a role at all.
    """

    def __init__(self, said: Utterances) -> None:
        self.said = said
        used = np.flatnonzero(np.bincount(said.name, minlength=len(said.names)))
        numbers: dict[str, int] = {}
        of_name = np.zeros(len(said.names), np.int64)
        of_name[used] = [
            numbers.setdefault(joined_key(said.names[name]), len(numbers)) for name in used.tolist()
        ]
        self.keys = list(numbers)
        names = of_name[said.name]
        self.order = np.argsort(names, kind="stable")
        self.name = names[self.order]
        self.bounds = np.searchsorted(self.name, np.arange(len(self.keys) + 1))
        article = said.article[self.order]
        fresh = np.ones(len(article), bool)
        fresh[1:] = (self.name[1:] != self.name[:-1]) | (article[1:] != article[:-1])
        self.starts = np.flatnonzero(fresh)
        self.owner = self.name[self.starts]
        self.role = said.role[self.order]
        lowest, highest = _extremes(self.role, self.starts)
        self.roles = np.where(lowest == highest, highest, -1)
        lowest, highest = _extremes(self.role, self.bounds[:-1])
        self.several, self.titled = lowest < highest, highest > 0
        self._role_key: Callable[[int], Key] = _KeysOf(said.roles).__getitem__

    def role_keys(self, first: int, last: int) -> tuple[Key, ...]:
        """The roles of some rows, in the order in which they are first given."""
        return tuple([self._role_key(role) for role in dict.fromkeys(self.role[first:last].tolist()) if role])

    def bundles(self, which: Numbers) -> tuple[list[list[Appearances]], Numbers]:
        """Some appearances, those of a name in the same roles as one; and the number of each.

        Args:
            which: appearances, ascending.

        Returns:
            For each name its bundles, in the order in which they first appear.
        """
        ends = np.append(self.starts, len(self.order))
        roles = self.roles[which].copy()
        lists: dict[tuple[int, ...], int] = {}
        for at in np.flatnonzero(roles < 0).tolist():
            first, last = ends[which[at]], ends[which[at] + 1]
            given = tuple(dict.fromkeys(role for role in self.role[first:last].tolist() if role))
            roles[at] = len(self.said.roles) + lists.setdefault(given, len(lists))
        alike = self.owner[which] * (len(self.said.roles) + len(lists) + 1) + roles
        _, firsts, inverse, counts = np.unique(
            alike, return_index=True, return_inverse=True, return_counts=True
        )
        inverse = inverse.reshape(-1)
        rows = self.order[self.starts[which]]
        low, high = self.said.low[rows], self.said.high[rows]
        first_days, last_days = np.full(len(firsts), _NEVER), np.zeros(len(firsts), np.int64)
        np.minimum.at(first_days, inverse[low > 0], low[low > 0])
        np.maximum.at(last_days, inverse, high)
        known = [*map(self._given, lists)]
        found: list[list[Appearances]] = []
        before = -1
        order = np.argsort(firsts, kind="stable")
        columns = (firsts, counts, first_days, last_days)
        listed = zip(order.tolist(), *(column[order].tolist() for column in columns), strict=True)
        plain = len(self.said.roles)
        for number, at, count, first, last in listed:
            role, owner = int(roles[at]), int(self.owner[which[at]])
            if owner != before:
                found.append([])
                before = owner
            keys = known[role - plain] if role >= plain else (self._role_key(role),) if role else ()
            dated = (None if first == _NEVER else first), last or None
            found[-1].append(Appearances(number, keys, count, *dated))
        return found, inverse

    def _given(self, roles: tuple[int, ...]) -> tuple[Key, ...]:
        return tuple(map(self._role_key, roles))


_NEVER = 99_999_999


class _KeysOf(dict[int, Key]):
    """The keys of roles by their numbers, made when they are asked for."""

    def __init__(self, roles: Sequence[str]) -> None:
        super().__init__()
        self._roles = roles

    def __missing__(self, number: int) -> Key:
        key = self[number] = _ROLE_KEYS(self._roles[number])
        return key


_ROLE_KEYS = remembered(name_key, 1 << 15)


def _extremes(roles: Numbers, starts: Numbers) -> tuple[Numbers, Numbers]:
    """The lowest and the highest number of a role from each start to the next; 0 where there is none."""
    if not len(starts):
        return starts, starts
    highest = np.maximum.reduceat(roles, starts)
    lowest = np.minimum.reduceat(np.where(roles > 0, roles, np.iinfo(np.int64).max), starts)
    return np.where(highest > 0, lowest, 0), highest
