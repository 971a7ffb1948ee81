"""Scores of paragraphs and articles: Okapi BM25 over the terms of a query.

Robertson & Zaragoza 2009, with k1 = 1.2 and b = 0.75. An article is scored over its own frequencies and
length, in which its first paragraph counts twice; its k1 depends on what the query is (`Balance`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.match.posting_sets import Array, Postings, find_in, mask_of, pair_of
from searchlib.search.rank.article_shares import bounds, by_article, share_of
from searchlib.search.rank.bm25_norms import K1, Statistics, lengths_of
from searchlib.store.format.string_tables import spans

if TYPE_CHECKING:
    from searchlib.search.rank.query_weights import Term
    from searchlib.store.segment.segment_reader import Segment

_LOOK_UP = 32
"""Paragraphs are looked up in a list that is so many times as long; else all of it is gone through."""
_LONG = 1 << 15
"""Lists with more postings are not copied to stand with the others."""


class _Laid(NamedTuple):
    """The lists of a segment: short ones, then long ones.

    Attributes:
        together: the short ones one after another.
        ends: where the first of them begins, and where each ends.
        long: the others.
        weights, article_weights: of all, in this order.
    """

    together: tuple[Array, Array]
    ends: Array
    long: list[Postings]
    weights: list[float]
    article_weights: list[float]


class _Brought(NamedTuple):
    """Postings of some paragraphs, list after list.

    Attributes:
        docs, tf: of all.
        ends: where the first list begins, and where each ends.
        weights, article_weights: of each list.
    """

    docs: Array
    tf: Array
    ends: Array
    weights: list[float]
    article_weights: list[float]


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
        self._laid: dict[int, _Laid] = {}

    def paragraphs(self, number: int, docs: Array) -> Array:
        """Scores (f8) of some paragraphs (ascending) of a segment, by their own text."""
        brought = self._brought(number, docs)
        return _added_up(docs.searchsorted(brought.docs), self._own(number, brought), len(docs))

    def within(self, number: int, articles: Array) -> tuple[Array, Array, Array]:
        """The paragraphs of some articles (ascending).

        Returns:
            The paragraphs; their scores (f8) by their own text; the score of the article of each as one text.
        """
        segment = self.segments[number]
        heads, owner = segment.column("art.first"), segment.column("par.article")
        begins = heads.take(articles).astype(np.int64)
        sizes = heads.take(articles + 1) - begins
        ends = np.cumsum(sizes)
        shift = np.empty(segment.article_count, np.int64)
        shift[articles] = begins - ends + sizes
        docs = np.arange(ends[-1]) + shift.take(articles).repeat(sizes)
        brought = self._brought(number, docs)
        places = brought.docs - shift.take(owner.take(brought.docs))
        whole = self._whole(number, brought, articles)
        return docs, _added_up(places, self._own(number, brought), len(docs)), whole.repeat(sizes)

    def around(self, number: int, docs: Array) -> Array:
        """For some paragraphs (ascending) of a segment the score of the article of each as one text (f8)."""
        owners = self.segments[number].column("par.article").take(docs)
        articles, which = np.unique(owners, return_inverse=True)
        if not len(articles):
            return np.zeros(0)
        heads = self.segments[number].column("art.first")
        brought = self._brought(number, spans(heads, articles))
        return self._whole(number, brought, articles).take(which)

    def bounds(self, number: int, share: float) -> Array:
        """What a paragraph of each article scores at most, with a share of the article's score (f4)."""
        segment, k1 = self.segments[number], self.balance.k1
        return bounds(segment, number, self.terms, share, self.statistics, k1)

    def _own(self, number: int, brought: _Brought) -> Array:
        """What each posting brings to its paragraph."""
        norms = lengths_of(self.segments[number]).norms_of(brought.docs, self.statistics.average)
        values = share_of(brought.tf, norms)
        values *= (np.array(brought.weights) * (K1 + 1)).repeat(np.diff(brought.ends))
        return values

    def _whole(self, number: int, brought: _Brought, articles: Array) -> Array:
        """Scores of some articles (ascending) as one text each, given all that is brought to them."""
        if not len(brought.docs):
            return np.zeros(len(articles))
        segment, k1 = self.segments[number], self.balance.k1
        edges, owners, sums = by_article(segment, brought.docs, brought.tf, brought.ends)
        norms = lengths_of(segment).article_norms(self.statistics.article_average, k1)
        values = share_of(sums, norms.take(owners))
        counts = np.diff(edges.searchsorted(brought.ends))
        values *= (np.array(brought.article_weights) * (k1 + 1)).repeat(counts)
        return _added_up(articles.searchsorted(owners), values, len(articles))

    def _brought(self, number: int, docs: Array) -> _Brought:
        """The postings that are of some paragraphs (ascending)."""
        segment = self.segments[number]
        mask = mask_of(docs, segment.count)
        laid = self._lists(number)
        where, times = laid.together
        at = mask.take(where).nonzero()[0]
        cuts = at.searchsorted(laid.ends)
        hits = [(where.take(at), times.take(at)), *(_hits(found, docs, mask) for found in laid.long)]
        found, tf = (np.concatenate(part) for part in zip(*hits, strict=True)) if laid.long else hits[0]
        ends = np.append(cuts, len(at) + np.cumsum([len(one) for one, _ in hits[1:]], dtype=np.int64))
        return _Brought(found, tf, ends, laid.weights, laid.article_weights)

    def _lists(self, number: int) -> _Laid:
        """The lists of a segment, the short ones one after another."""
        laid = self._laid.get(number)
        if laid is None:
            some = [(term.lists[number], term) for term in self.terms]
            short = [one for one in some if 0 < len(one[0]) <= _LONG]
            long = [one for one in some if len(one[0]) > _LONG]
            parts = [(np.zeros(0, np.uint32), np.zeros(0, np.uint16))]
            parts += [pair_of(found) for found, _ in short]
            docs, tf = (np.concatenate(part) for part in zip(*parts, strict=True))
            laid = self._laid[number] = _Laid(
                (docs, tf),
                np.array([0, *accumulate([len(found) for found, _ in short])]),
                [found for found, _ in long],
                [term.weight for _, term in (*short, *long)],
                [term.article_weight for _, term in (*short, *long)],
            )
        return laid


def _added_up(places: Array, values: Array, count: int) -> Array:
    """The sum (f8) of the values of each place; NumPy makes whole numbers of none."""
    return np.bincount(places, values, count) if len(places) else np.zeros(count)


def _hits(found: Postings, docs: Array, mask: Array) -> tuple[Array, Array]:
    """Those postings of a list that are of some paragraphs, given ascending and as a mask."""
    where, tf = pair_of(found)
    if len(docs) * _LOOK_UP < len(where):
        place, present = find_in(where, docs)
        return docs[present], tf.take(place[present])
    some = mask.take(where).nonzero()[0]
    return where.take(some), tf.take(some)
