"""Offices as a column: the roles of who speaks, one under whatever capitals, tone placement and signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.facets.facet_columns import Columns
from searchlib.search.facets.value_index import EntryValues
from searchlib.search.match.attribution_entries import Attributions
from searchlib.text.tokens import syllables

if TYPE_CHECKING:
    from searchlib.search.facets.facet_values import Part
    from searchlib.search.match.posting_sets import Array
    from searchlib.store.segment.segment_reader import Segment


def office_values(parts: Sequence[Part]) -> Sequence[Sequence[EntryValues]]:
    """The offices in some paragraphs of each part and segment, by numbers that all of them share.

    An office is shown as the paragraphs of the first part write it most often.
    """
    found = [
        [_entries(*own) for own in zip(segments, docs, speech or repeat(None), strict=False)]
        for segments, docs, speech in parts
    ]
    written = Counter[str]()
    for number, (strings, _, values) in enumerate(chain.from_iterable(found)):
        some, counts = np.unique(values, return_counts=True)
        if number >= len(found[0]):
            counts = np.zeros_like(counts)
        for number, count in zip(some.tolist(), counts.tolist(), strict=True):
            written[strings[number]] += count
    offices: dict[str, int] = {}
    shown: list[str] = []
    number_of: dict[str, int] = {}
    for role in sorted(written, key=lambda role: (-written[role], role)):
        number_of[role] = offices.setdefault(_key(role), len(shown))
        if number_of[role] == len(shown):
            shown.append(role)
    return [
        [
            EntryValues.of(segment, shown, owner, _renumbered(strings, values, number_of))
            for segment, (strings, owner, values) in zip(segments, entries, strict=True)
        ]
        for (segments, _, _), entries in zip(parts, found, strict=True)
    ]


def _entries(segment: Segment, docs: Array, speech: Array | None) -> tuple[Sequence[str], Array, Array]:
    """The roles of a segment, and paragraph and role of each attribution that counts."""
    owner = segment.derive(Attributions).owner
    asked = np.zeros(segment.count, bool)
    asked[docs] = True
    kept = asked[owner] if speech is None else asked[owner] & speech
    rows = np.flatnonzero(kept)
    values = segment.column("spk.role")[rows].astype(np.int64)
    return segment.derive(Columns).strings("role"), owner[rows], values


def _renumbered(strings: Sequence[str], values: Array, number_of: dict[str, int]) -> Array:
    """The office of each entry."""
    some, which = np.unique(values, return_inverse=True)
    return np.array([number_of[strings[number]] for number in some.tolist()], np.int64)[which]


def _key(role: str) -> str:
    """What two ways to write an office share."""
    return " ".join(syllables(role)) or role.casefold()
