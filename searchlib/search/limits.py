"""Budgets of one search: how much a query may ask for before it is refused."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from searchlib.errors import BudgetExceeded
from searchlib.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Self

T = TypeVar("T")


@frozen
class Limits:
    """The budgets of a search. What exceeds one is a `BudgetExceeded` (a `QueryError`) that names it.

    The defaults are generous: what a person types or a script composes passes. `Limits.tight()` is for
    queries of strangers.

    Attributes:
        characters: of the query as typed.
        words: words and syllables of the query, each time that one is typed.
        clauses: quoted runs, patterns, fields, brackets and operands of operators; and values of the filters.
        patterns: words with `*` or `~`, each of which looks through the vocabulary.
        limit: hits of one page.
        depth: `offset` + `limit`, how deep into the ranking a page reaches.
        seconds: time of the whole search, None for as long as it takes. It is looked at between steps, so a
            search may run over it by the longest step.
    """

    characters: int = 1_000_000
    words: int = 16_384
    clauses: int = 16_384
    patterns: int = 50
    limit: int = 100_000
    depth: int = 1_000_000
    seconds: float | None = None

    @classmethod
    def tight(cls) -> Self:
        """The budgets of a service that answers anybody."""
        return cls(characters=500, words=64, clauses=32, patterns=4, limit=100, depth=10_000, seconds=2)


class Deadline:
    """When a search has to be done."""

    __slots__ = ("_at", "_query", "_seconds")

    def __init__(self, query: str = "", seconds: float | None = None) -> None:
        """Starts the clock."""
        self._query, self._seconds = query, seconds
        self._at = None if seconds is None else time.monotonic() + seconds

    def check(self) -> None:
        """Goes on, or not.

        Raises:
            BudgetExceeded: the time is up.
        """
        if self._at is not None and time.monotonic() > self._at:
            raise BudgetExceeded(self._query, "seconds", f"it takes longer than {self._seconds:g} seconds")

    def ticking(self, advance: Callable[[int], None] | None) -> Callable[[int], None] | None:
        """A function that is told of progress as `advance` is, and looks at the clock each time."""
        if self._at is None:
            return advance

        def go_on(count: int) -> None:
            self.check()
            if advance is not None:
                advance(count)

        return go_on

    def over(self, values: Iterable[T]) -> Iterator[T]:
        """The values, for as long as there is time."""
        for value in values:
            self.check()
            yield value
