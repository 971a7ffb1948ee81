"""Scores of paragraphs and articles: Okapi BM25 over the terms of a query.

Robertson & Zaragoza 2009, with k1 = 1.2 and b = 0.75. An article is scored over its own frequencies and
length, in which its first paragraph counts twice; its k1 depends on what the query is (`Balance`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.match.posting_sets import Array, Postings, find_in, mask_of
from searchlib.search.rank.article_shares import shares_of
from searchlib.search.rank.bm25_norms import K1, Statistics, lengths_of

if TYPE_CHECKING:
    from searchlib.search.rank.query_weights import Term
    from searchlib.store.segment.segment_reader import Segment

_LOOK_UP = 32
"""Paragraphs are looked up in a list that is so many times as long; else all of it is gone through."""
_ROUNDING = 2.0**-23
"""What a sum of four bytes may lose with each addend, as a part of it."""


@frozen
class Balance:
    """How the whole of an article counts.

    Attributes:
        whole: where articles are ranked, times the article's own score beside that of its best paragraph.
        k1: of BM25 over its text; the smaller, the less a second mention says.
    """

    whole: float
    k1: float


PASSAGE = Balance(0.8, 0.8)
"""For questions: one passage answers, whatever the rest of the article is about."""

TOPIC = Balance(4.0, 1.5)
"""For all other queries: what the article as a whole is about."""


class Scorer:
    """Scores of paragraphs and articles for the terms of one query."""

    def __init__(
        self,
        segments: Sequence[Segment],
        terms: Sequence[Term],
        statistics: Statistics,
        balance: Balance = TOPIC,
    ) -> None:
        self.segments = segments
        self.terms = terms
        self.statistics = statistics
        self.balance = balance
        self._articles: dict[int, tuple[Array, Array]] = {}

    def paragraphs(self, number: int, docs: Array) -> Array:
        """Scores (f8) of some paragraphs (ascending) of a segment, by their own text."""
        segment, scores = self.segments[number], np.zeros(len(docs))
        mask = mask_of(docs, segment.count)
        hits = [_hits(term.lists[number], docs, mask) for term in self.terms]
        found, tf = (np.concatenate(part) for part in zip(*hits, strict=True)) if hits else (docs[:0],) * 2
        if len(found):
            weights = np.array([term.weight for term in self.terms]) * (K1 + 1)
            shares = lengths_of(segment).norms_of(found, self.statistics.average)
            shares += tf
            np.divide(tf, shares, out=shares)
            shares *= weights.repeat([len(some) for some, _ in hits])
            np.add.at(scores, docs.searchsorted(found), shares)
        return scores

    def articles(self, number: int) -> Array:
        """Scores (f8) of all articles of a segment, each as one text."""
        return self._of_articles(number)[0]

    def ceilings(self, number: int) -> Array:
        """What a paragraph of each article scores at most by its own text (f4)."""
        return self._of_articles(number)[1]

    def _of_articles(self, number: int) -> tuple[Array, Array]:
        found = self._articles.get(number)
        if found is not None:
            return found
        segment, k1 = self.segments[number], self.balance.k1
        whole, best = np.zeros(segment.article_count), np.zeros(segment.article_count, np.float32)
        known = shares_of(segment, number, [term.lists for term in self.terms], self.statistics, k1)
        for term, shares in zip(self.terms, known, strict=True):
            np.add.at(whole, shares.articles, shares.whole * (term.article_weight * (k1 + 1)))
            np.add.at(best, shares.articles, shares.best * np.float32(term.weight * (K1 + 1)))
        best *= np.float32(1 + _ROUNDING * (len(self.terms) + 2))
        self._articles[number] = whole, best
        return whole, best


def _hits(found: Postings, docs: Array, mask: Array) -> tuple[Array, Array]:
    """Those postings of a list that are of some paragraphs, given ascending and as a mask."""
    where, tf = found.docs, found.tf
    if len(docs) * _LOOK_UP < len(where):
        place, present = find_in(where, docs)
        return docs[present], tf.take(place[present])
    some = mask.take(where).nonzero()[0]
    return where.take(some), tf.take(some)
