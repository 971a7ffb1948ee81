"""Lengths and statistics for BM25, over the live paragraphs of the whole archive.

What is made of a segment's lengths is kept with the segment.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

K1 = 1.2
B = 0.75
_KEPT = 3
"""Averages for which norms are kept: of two commits that are searched at a time, and of bounds."""


Averages = tuple[float, float]
"""Lengths of a paragraph and of an article."""


@frozen
class Statistics:
    """Live paragraphs and articles of the archive, and their average lengths in syllables.

    The first paragraph of an article counts twice in the length of the article.
    """

    paragraphs: int
    articles: int
    average: float
    article_average: float

    @property
    def averages(self) -> Averages:
        """The average lengths."""
        return self.average, self.article_average

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> Statistics:
        """The statistics of an archive."""
        sizes = [lengths_of(segment) for segment in segments]
        paragraphs = sum(size.live for size in sizes)
        articles = sum(size.live_articles for size in sizes)
        syllables = sum(size.syllables for size in sizes)
        doubled = syllables + sum(size.first_syllables for size in sizes)
        return cls(
            paragraphs, articles, syllables / max(1, paragraphs) or 1.0, doubled / max(1, articles) or 1.0
        )


def idf(count: int, df: int) -> float:
    """Inverse document frequency of a term that stands in `df` of `count` documents."""
    return math.log(1 + (count - df + 0.5) / (df + 0.5))


class Lengths:
    """Lengths of the paragraphs and articles of one segment, and the norms of BM25 made of them."""

    def __init__(self, segment: Segment) -> None:
        first = segment.column("art.first")
        self.lengths = segment.lengths
        self._first = first
        self._firsts = np.where(first[:-1] < first[1:], self.lengths.take(first[:-1], mode="clip"), 0)
        self.live = segment.live_count
        self.live_articles = segment.live_articles
        if segment.live is None:
            self.syllables = segment.tokens
            self.first_syllables = int(self._firsts.sum())
        else:
            self.syllables = int(self.lengths[segment.live].sum())
            self.first_syllables = int(self._firsts[segment.live[first[:-1]]].sum())
        self._norms: tuple[tuple[float, Array], ...] = ()
        self._article_norms: tuple[tuple[tuple[float, float], Array], ...] = ()

    @property
    def article_average(self) -> float:
        """The average length of the live articles."""
        return (self.syllables + self.first_syllables) / max(1, self.live_articles)

    def norms(self, average: float) -> Array:
        """k1 (1 - b + b length / average) of each paragraph; kept for the last averages asked for."""
        known = self._known_norms(average)
        if known is None:
            known = _norms(self.lengths, average, K1)
            self._norms = ((average, known), *self._norms[: _KEPT - 1])
        return known

    def _known_norms(self, average: float) -> Array | None:
        for of, values in self._norms:
            if of == average:
                return values
        return None

    def norms_of(self, docs: Array | slice, average: float) -> Array:
        """Those of some paragraphs."""
        known = self._known_norms(average)
        values = self.lengths if known is None else known
        chosen = values[docs] if isinstance(docs, slice) else values.take(docs)
        return _norms(chosen, average, K1) if known is None else chosen

    def article_norms(self, average: float, k1: float) -> Array:
        """The same of each article; `k1` is one of few."""
        for of, values in self._article_norms:
            if of == (average, k1):
                return values
        # Differences of running sums are right even where the sums overflow.
        bounds = np.zeros(len(self.lengths) + 1, np.uint32)
        np.cumsum(self.lengths, out=bounds[1:])
        made = _norms(np.diff(bounds[self._first]) + self._firsts, average, k1)
        self._article_norms = (((average, k1), made), *self._article_norms[: 2 * _KEPT - 1])
        return made


def _norms(lengths: Array, average: float, k1: float) -> Array:
    norms: Array = np.multiply(lengths, k1 * B / average, dtype=np.float64)
    norms += k1 * (1 - B)
    return norms


def lengths_of(segment: Segment) -> Lengths:
    """The lengths of a segment; made once."""
    return segment.derive(Lengths)
