"""Counting the values of a metadata column over all matches, without reading stored text.

What does not depend on the query is made once and kept with the segments: which values there are in all of
them, in order, and which paragraphs have them.
"""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.facets.facet_columns import Columns, check_column
from searchlib.search.facets.value_counts import Counts
from searchlib.search.match.matches import Matches
from searchlib.search.match.posting_sets import Array
from searchlib.search.match.speech_conditions import Speech

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment


def counts(
    segments: Sequence[Segment], matches: Sequence[Matches], column: str, speech: Speech = None
) -> Counts:
    """How many matching paragraphs have each value of a column, the most frequent first.

    A paragraph with two speakers counts for both, and once for each mode; one without a value is not counted.
    `speech` as in `facet_values.facet`.
    Dates are ISO days, or the year or month where no more is known; where only the year
    is known, there is no month.

    Raises:
        OptionError: there is no such column.
    """
    check_column(column)
    if not segments:
        return Counts(np.zeros(0, object), np.zeros(0, np.int64), np.zeros(0, np.int64))
    values = segments[0].derive(_Shared).values(segments, column)
    total = np.zeros(len(values.strings), np.int64)
    masks = [None] * len(segments) if speech is None else speech
    for segment, found, place, mask in zip(segments, matches, values.places, masks, strict=True):
        if len(found.docs):
            numbers = segment.derive(Columns).counted(found.docs, column, mask)
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
        tables = [segment.derive(Columns).strings(column) for segment in segments]
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
