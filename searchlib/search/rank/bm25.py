"""Scores of paragraphs and articles: Okapi BM25 over the terms of a query.

Robertson & Zaragoza 2009, with k1 = 1.2 and b = 0.75. An article is scored over its own frequencies and
length, in which its first paragraph counts twice; its k1 depends on what the query is (`Balance`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
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
_LONG = 1 << 15
"""Lists with more postings are not copied to stand with the others."""
_ROUNDING = 2.0**-23
"""What a sum of four bytes may lose with each addend, as a part of it."""


_Laid = tuple[tuple[Array, Array], Array, list[float], list[tuple[Postings, float]]]
"""Lists one after another, where each ends, their weights; and lists for themselves with theirs."""


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
        self._laid: dict[int, _Laid] = {}

    def paragraphs(self, number: int, docs: Array) -> Array:
        """Scores (f8) of some paragraphs (ascending) of a segment, by their own text."""
        found, values = self._brought(number, docs)
        return _added_up(docs.searchsorted(found), values, len(docs))

    def within(self, number: int, articles: Array) -> tuple[Array, Array]:
        """The paragraphs of some articles (ascending), and their scores (f8) by their own text."""
        segment = self.segments[number]
        heads, owner = segment.column("art.first"), segment.column("par.article")
        begins = heads.take(articles).astype(np.int64)
        sizes = heads.take(articles + 1) - begins
        ends = np.cumsum(sizes)
        shift = np.empty(segment.article_count, np.int64)
        shift[articles] = begins - ends + sizes
        docs = np.arange(ends[-1]) + shift.take(articles).repeat(sizes)
        found, values = self._brought(number, docs)
        return docs, _added_up(found - shift.take(owner.take(found)), values, len(docs))

    def _brought(self, number: int, docs: Array) -> tuple[Array, Array]:
        """What each posting brings that is of some paragraphs (ascending): its paragraph, and its share."""
        segment = self.segments[number]
        mask = mask_of(docs, segment.count)
        (where, times), ends, short, long = self._lists(number)
        at = mask.take(where).nonzero()[0]
        cuts = at.searchsorted(ends).tolist()
        hits = [(where.take(at), times.take(at)), *(_hits(found, docs, mask) for found, _ in long)]
        found, tf = (np.concatenate(part) for part in zip(*hits, strict=True)) if long else hits[0]
        weights = np.array([*short, *(weight for _, weight in long)]) * (K1 + 1)
        shares = lengths_of(segment).norms_of(found, self.statistics.average)
        shares += tf
        np.divide(tf, shares, out=shares)
        shares *= weights.repeat([*(b - a for a, b in pairwise(cuts)), *(len(some) for some, _ in hits[1:])])
        return found, shares

    def _lists(self, number: int) -> _Laid:
        """The lists of a segment, the short ones one after another."""
        laid = self._laid.get(number)
        if laid is None:
            short: list[tuple[Array, Array]] = [(np.zeros(0, np.uint32), np.zeros(0, np.uint16))]
            weights, long = [0.0], []
            for term in self.terms:
                found = term.lists[number]
                if len(found) > _LONG:
                    long.append((found, term.weight))
                elif len(found):
                    short.append((found.docs, found.tf))
                    weights.append(term.weight)
            docs, tf = (np.concatenate(part) for part in zip(*short, strict=True))
            ends = np.array([0, *accumulate([len(some) for some, _ in short])])
            laid = self._laid[number] = (docs, tf), ends, weights, long
        return laid

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


def _added_up(places: Array, values: Array, count: int) -> Array:
    """The sum (f8) of the values of each place; NumPy makes whole numbers of none."""
    return np.bincount(places, values, count) if len(places) else np.zeros(count)


def _hits(found: Postings, docs: Array, mask: Array) -> tuple[Array, Array]:
    """Those postings of a list that are of some paragraphs, given ascending and as a mask."""
    where, tf = found.docs, found.tf
    if len(docs) * _LOOK_UP < len(where):
        place, present = find_in(where, docs)
        return docs[present], tf.take(place[present])
    some = mask.take(where).nonzero()[0]
    return where.take(some), tf.take(some)
