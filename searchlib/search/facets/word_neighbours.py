"""Which words stand beside the occurrences of a query, counted over the arrays of the index.

An occurrence is a run of neighbouring syllables that the query marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frequencies import Neighbours
from searchlib.search.facets.word_layout import WordLayout, layouts
from searchlib.search.highlight.bulk_marks import marked_tokens
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.search.highlight.highlights import Marker
    from searchlib.store.segment.segment_reader import Segment

Advance = Callable[[int], None]


def word_neighbours(
    segments: Sequence[Segment],
    docs: Sequence[Array],
    marker: Marker,
    window: int,
    least: int = 1,
    advance: Advance | None = None,
) -> Neighbours:
    """The words within a window around the occurrences; each place counts once, the occurrences do not.

    Args:
        segments: of the archive.
        docs: for each segment the paragraphs that match, ascending.
        marker: marks the occurrences.
        window: words on each side.
        least: words that stand there less often are left out.
        advance: told of the paragraphs that were counted.
    """
    occurrences = words = 0
    together: dict[str, int] = {}
    for segment, own in zip(segments, docs, strict=True):
        for layout in layouts(segment, own):
            marked = _marked(segment, layout, marker)
            count, beside = _beside(layout, marked, window)
            occurrences += count
            words += len(beside)
            keys, first, counts = np.unique(layout.keys[beside], return_index=True, return_counts=True)
            for word, number in zip(
                layout.spelled(segment, beside[first]) if len(keys) else (), counts.tolist(), strict=True
            ):
                together[word] = together.get(word, 0) + number
            if advance is not None:
                advance(len(layout.paragraphs))
    kept = {word: number for word, number in together.items() if number >= least}
    return Neighbours(occurrences, words, kept)


def _marked(segment: Segment, layout: WordLayout, marker: Marker) -> Array:
    """Which syllables the query marks."""
    used, tokens = np.unique(layout.tokens, return_inverse=True)
    paragraph = np.repeat(np.arange(len(layout.sizes)), layout.sizes)
    joined = np.ones(len(tokens), bool)
    joined[layout.heads] = False
    return marked_tokens(marker, segment.table("syllables").pick(used), tokens, paragraph, joined)


def _beside(layout: WordLayout, marked: Array, window: int) -> tuple[int, Array]:
    """How many occurrences there are, and the places of the words beside them."""
    places = np.flatnonzero(marked)
    if not len(places):
        return 0, places
    paragraph = np.repeat(np.arange(len(layout.sizes)), layout.sizes)[places]
    fresh = np.ones(len(places), bool)
    fresh[1:] = (places[1:] != places[:-1] + 1) | (paragraph[1:] != paragraph[:-1])
    starts = np.flatnonzero(fresh)
    ends = np.append(starts[1:], len(places)) - 1
    word = np.searchsorted(layout.heads, places, side="right") - 1
    first, last = word[starts], word[ends]
    begins = np.searchsorted(layout.owner, paragraph[starts])
    after = np.searchsorted(layout.owner, paragraph[starts], side="right")
    near = np.zeros(len(layout.heads) + 1, np.int64)
    np.add.at(near, np.maximum(first - window, begins), 1)
    np.add.at(near, np.minimum(last + 1 + window, after), -1)
    beside = np.cumsum(near[:-1]) > 0
    beside[word] = False
    return len(starts), np.flatnonzero(beside)
