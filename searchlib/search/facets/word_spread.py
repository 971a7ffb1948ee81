"""In which articles some words stand, and how often: what measures of dispersion are made of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.facets.word_layout import keys_of, layouts
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

Spread = dict[str, list[tuple[int, int]]]
"""For each word, of every article that holds it: its frequency there, and the words of the article."""


def word_spread(segments: Sequence[Segment], docs: Sequence[Array], words: Collection[str]) -> Spread:
    """How some words are spread over the articles of some paragraphs; only these paragraphs count.

    Args:
        segments: of the archive.
        docs: for each segment the paragraphs, ascending.
        words: their canonical syllables with spaces between.
    """
    wanted = list(words)
    keys = keys_of(wanted)
    order = np.argsort(keys)
    found: Spread = {word: [] for word in wanted}
    for segment, own in zip(segments, docs, strict=True):
        for layout in layouts(segment, own):
            owners = segment.owners()[layout.paragraphs].astype(np.int64)
            owners -= owners[0]
            articles = owners[layout.owner]
            sizes = np.bincount(articles)
            places = np.searchsorted(keys[order], layout.keys)
            places[places == len(keys)] = 0
            rows = np.flatnonzero(keys[order][places] == layout.keys) if len(keys) else places[:0]
            both, counts = np.unique(order[places[rows]] * len(sizes) + articles[rows], return_counts=True)
            for number, count in zip(both.tolist(), counts.tolist(), strict=True):
                word, article = divmod(number, len(sizes))
                found[wanted[word]].append((count, int(sizes[article])))
    return found
