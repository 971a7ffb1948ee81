"""Words near each other, in any order: by the places where each stands, merged in one pass.

A place is the number of a token among all tokens of the segment. The places of all words that a query looks
for so are found in one pass over the text, and some are kept; where the paragraphs that hold all words are
few, they are read instead (`phrases`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib import kernels
from searchlib.search.match.pair_lists import syllable_postings
from searchlib.search.match.posting_sets import Array, Postings, nothing
from searchlib.store.segment.array_cache import Kept

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_KEPT_BYTES = 8 << 20
_ROOM = 24 << 20
"""So many places are found in one pass at most, but for those that are asked for at once."""
_RARE = 64
"""A word that stands in fewer than one of so many paragraphs is not looked for before it is asked for."""


class _KeptPlaces(Kept[Array]):
    """Lists of places that were made of the text of a segment."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(_KEPT_BYTES, lambda places: (places,), segment.budget)


class Places:
    """Where the words of the windows of one query stand in one segment."""

    def __init__(self, segment: Segment, windows: Sequence[Sequence[Array]]) -> None:
        """Notes the words (ascending numbers of syllables) of all windows, in their order."""
        self._segment = segment
        self._wanted = {words.tobytes(): words for window in windows for words in window}
        self._found: dict[bytes, Array] = {}
        self._few = False

    def hold(self, words: Sequence[Array]) -> bool:
        """Whether it has been found where some words stand, so that it costs little to look at them."""
        return all(one.tobytes() in self._found for one in words)

    def of(self, words: Sequence[Array]) -> list[Array]:
        """Where each of some words stands among all tokens of the segment, ascending (u4)."""
        kept = self._segment.derive(_KeptPlaces)
        asked = {one.tobytes(): one for one in words}
        missing = {key: one for key, one in asked.items() if key not in self._found}
        if missing:
            self._find(missing, kept)
        return [self._places_of(key, one, kept) for key, one in asked.items()]

    def _places_of(self, key: bytes, numbers: Array, kept: _KeptPlaces) -> Array:
        found = self._found.get(key)
        if found is None:
            return kept.get(key, lambda: self._segment.places_of(numbers))
        return kept.get(key, found.copy) if self._few else found

    def _find(self, missing: dict[bytes, Array], kept: _KeptPlaces) -> None:
        """Finds words that are missing, and others that will be asked for while there is room."""
        if kernels.loops() is None:
            return
        found, sizes, room = dict[bytes, Array](), dict[bytes, int](), _ROOM
        for key, one in (missing | self._wanted).items():
            held = kept.peek(key)
            if held is not None:
                found[key] = held  # for as long as the query takes, whatever is kept meanwhile
                continue
            size = int(syllable_postings(self._segment, one).tf.sum(dtype=np.int64))
            if key in missing or (size <= room and size > len(self._segment.lengths) // _RARE):
                sizes[key], room = size, room - size
        sets = [missing[key] if key in missing else self._wanted[key] for key in sizes]
        self._found = {}  # the memory of the last ones is free
        places = self._segment.places_together(sets, list(sizes.values()))
        self._few = 4 * sum(sizes.values()) <= _KEPT_BYTES
        self._found = found | dict(zip(sizes, places or (), strict=False))


def near_places(segment: Segment, words: Sequence[Array], width: int) -> Postings:
    """Paragraphs that hold a window of `width` tokens with all words, and how many such windows begin there.

    Args:
        segment: where to look.
        words: for each the places where it may stand, ascending.
        width: tokens of a window, which begins at one of the words.
    """
    starts = segment.text.starts()
    loops = kernels.loops()
    if loops is None:
        begins = _begins(words, width, starts)
        docs, counts = np.unique(np.searchsorted(starts, begins, side="right") - 1, return_counts=True)
        return Postings(docs.astype(np.uint32), counts.astype(np.uint32))
    room = min(sum(map(len, words)), segment.count)
    docs, counts = np.empty(room, np.uint32), np.empty(room, np.uint32)
    if len(words) == 2:
        found = loops.near_two(*words, starts, width, docs, counts)
    else:
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
