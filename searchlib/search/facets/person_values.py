"""People as a column: who speaks in the paragraphs, one person under whatever form of the name."""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.facets.value_index import EntryValues
from searchlib.search.match.attribution_entries import Attributions
from searchlib.search.people.person_identity import named_people
from searchlib.search.people.utterances import Utterances

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment


def person_values(segments: Sequence[Segment]) -> Sequence[EntryValues]:
    """The people who speak in each segment, by numbers that all of them share."""
    return segments[0].derive(_People).values(segments) if segments else ()


class _People:
    """The people of an archive; kept with its first segment."""

    def __init__(self, segment: Segment) -> None:
        self._of: tuple[weakref.ref[Segment], ...] = ()
        self._values: Sequence[EntryValues] = ()

    def values(self, segments: Sequence[Segment]) -> Sequence[EntryValues]:
        """Those of these segments."""
        if [known() for known in self._of] != list(segments):
            self._values = _identified(segments)
            self._of = tuple(map(weakref.ref, segments))
        return self._values


def _identified(segments: Sequence[Segment]) -> Sequence[EntryValues]:
    names, numbers = named_people(Utterances.of_segments(segments))
    people = iter(np.split(numbers, np.cumsum([_living(one) for one in segments])[:-1]))
    found = []
    for segment in segments:
        owner = segment.derive(Attributions).owner
        values = np.full(len(owner), -1, np.int64)
        values[slice(None) if segment.live is None else segment.live[owner]] = next(people)
        found.append(EntryValues.of(segment, names, owner, values))
    return found


def _living(segment: Segment) -> int:
    """How many attributions live paragraphs have."""
    owner = segment.derive(Attributions).owner
    return len(owner) if segment.live is None else int(np.count_nonzero(segment.live[owner]))
