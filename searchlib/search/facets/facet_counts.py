"""Counting the values of a metadata column over all matches, without reading stored text.

What does not depend on the query is made once and kept with the segments: which values there are in all of
them, in order, and which paragraphs have them.
"""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.errors import OptionError
from searchlib.frozen import frozen
from searchlib.model import KINDS, MODES
from searchlib.search.facets.value_counts import Counts
from searchlib.search.match.attribution_entries import Attributions, Citations
from searchlib.search.match.matches import Matches
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

COLUMNS = ("speaker", "mode", "section", "source", "kind", "date", "document", "article")

_LOW = 0xFFFFFFFF
"""The lower half of two dates in one number."""
_ENTRIES = {
    "speaker": (Attributions, "spk.name"),
    "mode": (Attributions, "spk.mode"),
    "document": (Citations, "cite.name"),
}
_TABLES = {
    "speaker": "names",
    "document": "documents",
    "section": "sections",
    "source": "sources",
    "article": "ids",
}


def counts(segments: Sequence[Segment], matches: Sequence[Matches], column: str) -> Counts:
    """How many matching paragraphs have each value of a column, the most frequent first.

    A paragraph with two speakers counts for both, and once for each mode; one without a value is not counted.
    Dates are ISO days, or the year or month where no more is known.

    Raises:
        OptionError: there is no such column.
    """
    if column not in COLUMNS:
        raise OptionError(f"there is no column {column[:40]!a}; the columns are {', '.join(COLUMNS)}")
    if not segments:
        return Counts(np.zeros(0, object), np.zeros(0, np.int64), np.zeros(0, np.int64))
    values = segments[0].derive(_Shared).values(segments, column)
    total = np.zeros(len(values.strings), np.int64)
    for segment, found, place in zip(segments, matches, values.places, strict=True):
        if len(found.docs):
            numbers = segment.derive(_Columns).counted(found.docs, column)
            some = np.flatnonzero(numbers)
            np.add.at(total, place[some], numbers[some])
    return _ordered(values.strings, total)


def _ordered(strings: Array, total: Array) -> Counts:
    """The values that occur, the most frequent first, equal ones in their order; the empty one is none."""
    some = np.flatnonzero(total)
    if len(some) and not strings[some[0]]:
        some = some[1:]
    numbers = total[some]
    below = numbers.max(initial=0) - numbers
    if not len(below) or below.max() < 1 << 16:
        below = below.astype(np.uint16)  # numbers of two bytes are sorted in linear time
    order = np.argsort(below, kind="stable")
    return Counts(strings, some[order], numbers[order])


@frozen
class _Values:
    """The values of a column in several segments.

    Attributes:
        segments: those that they are of.
        strings: the values in order, each once, as objects.
        places: for each segment the number, in `strings`, of each of its own values.
    """

    segments: tuple[weakref.ref[Segment], ...]
    strings: Array
    places: tuple[Array, ...]

    @classmethod
    def of(cls, segments: Sequence[Segment], column: str) -> _Values:
        """Unites the values of the segments."""
        tables = [segment.derive(_Columns).strings(column) for segment in segments]
        strings = sorted(set().union(*tables))
        numbers = {string: number for number, string in enumerate(strings)}
        places = tuple(np.array([numbers[string] for string in table], np.int64) for table in tables)
        united = np.empty(len(strings), object)
        united[:] = strings
        return cls(tuple(map(weakref.ref, segments)), united, places)

    def are_of(self, segments: Sequence[Segment]) -> bool:
        """Whether they are those of these segments."""
        return len(segments) == len(self.segments) and all(
            known() is segment for known, segment in zip(self.segments, segments, strict=True)
        )


class _Shared:
    """The values of the columns of all segments of an archive; kept with the first."""

    def __init__(self, segment: Segment) -> None:
        self._values: dict[str, _Values] = {}

    def values(self, segments: Sequence[Segment], column: str) -> _Values:
        """The values of a column."""
        found = self._values.get(column)
        if found is None or not found.are_of(segments):
            found = self._values[column] = _Values.of(segments, column)
        return found


class _Columns:
    """The columns of one segment; kept with it."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._dates: tuple[list[str], Array] | None = None

    def strings(self, column: str) -> Sequence[str]:
        """The values of a column by number."""
        if column == "kind":
            return KINDS
        if column == "mode":
            return MODES
        if column == "date":
            return self.dates()[0]
        return self._segment.table(_TABLES[column]).all()

    def counted(self, docs: Array, column: str) -> Array:
        """How many of the paragraphs (ascending) have each value."""
        segment = self._segment
        if column in ("kind", "section"):
            return np.bincount(segment.column(f"par.{column}").take(docs))
        if column in _ENTRIES:
            kind, name = _ENTRIES[column]
            return self._of_entries(docs, *segment.derive(kind).distinct(name))
        articles = np.bincount(segment.owners().take(docs), minlength=segment.article_count)
        if column == "article":
            return articles
        numbers = segment.column("art.source") if column == "source" else self.dates()[1]
        return np.bincount(numbers, weights=articles).astype(np.int64)

    def _of_entries(self, docs: Array, owner: Array, values: Array) -> Array:
        """Values of the entries that belong to the paragraphs."""
        asked = np.zeros(self._segment.count, bool)
        asked[docs] = True
        return np.bincount(values[asked[owner]])

    def dates(self) -> tuple[list[str], Array]:
        """The dates of the articles, and which of them each article has; that without a year is empty."""
        if self._dates is None:
            low, high = (self._segment.column(name).astype(np.int64) for name in ("art.low", "art.high"))
            bounds = np.where(low > 0, low << 32 | high & _LOW, 0)
            distinct, number = np.unique(bounds, return_inverse=True)
            strings = [_date(both >> 32, both & _LOW) if both else "" for both in distinct.tolist()]
            self._dates = (strings, number)
        return self._dates


def _date(low: int, high: int) -> str:
    """Bounds of a date as ISO text of what both share."""
    year, month, day = low // 10000, low // 100 % 100, low % 100
    if low == high:
        return f"{year:04}-{month:02}-{day:02}"
    return f"{year:04}-{month:02}" if low // 100 == high // 100 else f"{year:04}"
