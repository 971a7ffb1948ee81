"""Words near each other, in any order: by the places where each stands, merged in one pass.

A place is the number of a token among all tokens of the segment. A list of places is made for each word that
is frequent, and kept; where the paragraphs that hold all words are few, they are read instead (`phrases`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib import kernels
from searchlib.search.match.posting_sets import Array, Postings, nothing
from searchlib.store.segment.array_cache import Kept

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_KEPT_BYTES = 32 << 20


class _KeptPlaces(Kept[Array]):
    """Lists of places that were made of the text of a segment."""

    def __init__(self, segment: Segment) -> None:
        del segment  # it keeps this object
        super().__init__(_KEPT_BYTES, lambda places: (places,))


def places_of(segment: Segment, numbers: Array) -> Array:
    """Where some syllables (ascending numbers) stand among all tokens of a segment, ascending (u4)."""
    kept = segment.derive(_KeptPlaces)
    return kept.get(numbers.tobytes(), lambda: segment.places_of(numbers))


def near_places(segment: Segment, words: Sequence[Array], width: int) -> Postings:
    """Paragraphs that hold a window of `width` tokens with all words, and how many such windows begin there.

    Args:
        segment: where to look.
        words: for each the places where it may stand, ascending.
        width: tokens of a window, which begins at one of the words.
    """
    starts = segment.token_starts()
    loops = kernels.loops()
    if loops is None:
        begins = _begins(words, width, starts)
        docs, counts = np.unique(np.searchsorted(starts, begins, side="right") - 1, return_counts=True)
        return Postings(docs.astype(np.uint32), counts.astype(np.uint32))
    room = min(sum(map(len, words)), segment.count)
    docs, counts = np.empty(room, np.uint32), np.empty(room, np.uint32)
    edges = np.cumsum([0, *map(len, words)])
    found = loops.near(np.concatenate(words), edges, starts, width, docs, counts)
    return Postings(docs[:found].copy(), counts[:found].copy()) if found else nothing()


def _begins(words: Sequence[Array], width: int, starts: Array) -> Array:
    """Where windows begin, ascending, each once."""
    found = []
    ordered = sorted(words, key=len)
    for own in words:
        begins, last = own.astype(np.int64), own.astype(np.int64)
        for other in ordered:
            if other is own:
                continue
            place = np.searchsorted(other, begins.astype(other.dtype))
            within = place < len(other)
            following = other[np.minimum(place, len(other) - 1)].astype(np.int64)
            within &= following < begins + width
            begins, last = begins[within], np.maximum(last, following)[within]
        owner = np.searchsorted(starts, begins.astype(starts.dtype), side="right")
        found.append(begins[last < starts[owner].astype(np.int64)])
    return np.unique(np.concatenate(found))
