"""Scores of paragraphs and articles: Okapi BM25 over the terms of a query.

Robertson & Zaragoza 2009, with k1 = 1.2 and b = 0.75. An article is scored over its own frequencies and
length, in which its first paragraph counts twice; its k1 depends on what the query is (`Balance`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from searchlib import kernels
from searchlib.frozen import frozen
from searchlib.search.match.posting_sets import Array, Postings, find_in
from searchlib.search.rank.bm25_norms import K1, Lengths, Statistics, lengths_of
from searchlib.search.rank.query_weights import Term

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_LOOK_UP = 4
"""Paragraphs are looked up in a list that is so many times as long; else the list is walked."""
_WALK = 16
"""Lists that hold together one of so many paragraphs are walked together."""
_WINDOW = 1 << 16
_SHORT = 1 << 11
"""Lists of so few articles are walked together by the compiled loops."""


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

    def paragraphs(self, number: int, docs: Array) -> Array:
        """Scores (f8) of some paragraphs (ascending) of a segment, by their own text.

        Lists that are much longer than `docs` are looked into, somewhat longer ones are spread out over the
        segment, the others walked.
        """
        lengths, average = lengths_of(self.segments[number]), self.statistics.average
        norms = lengths.norms_of(docs, average)
        scores = np.zeros(len(docs))
        walked: list[tuple[float, Postings]] = []
        for term in self.terms:
            found = term.lists[number]
            if len(docs) * _LOOK_UP < len(found):
                place, present = find_in(found.docs, docs)
                place = place[present]
                scores[present] += _saturated(term.weight, found.tf[place], norms[present])
            elif len(docs) < len(found):
                tf = np.zeros(self.segments[number].count, found.tf.dtype)
                np.add.at(tf, found.docs, found.tf)
                scores += _saturated(term.weight, tf.take(docs), norms)
            elif len(found):
                walked.append((term.weight, found))
        if sum(len(found) for _, found in walked) * _WALK > self.segments[number].count:
            _walk(walked, docs, lengths, average, scores)
            return scores
        for weight, found in walked:
            place, present = find_in(docs, found.docs)
            place = place[present]
            scores[place] += _saturated(weight, found.tf[present], norms[place])
        return scores

    def around(self, number: int, articles: Array) -> Array:
        """For some paragraphs the scores (f8) of their articles, each as one text.

        Args:
            number: of the segment.
            articles: numbers (ascending, repeated) of the paragraphs' articles.
        """
        if not len(articles):
            return np.zeros(0)
        change = np.concatenate([[True], articles[1:] != articles[:-1]])
        distinct = articles[change]
        if len(distinct) * _LOOK_UP < self.segments[number].article_count:
            scores: Array = self._some_articles(number, distinct).take(np.cumsum(change) - 1)
        else:
            scores = self.all_articles(number).take(articles)
        return scores

    def _some_articles(self, number: int, articles: Array) -> Array:
        """Scores of some articles (ascending): they are looked up in the lists."""
        lengths, average = lengths_of(self.segments[number]), self.statistics.article_average
        norms = lengths.article_norms_of(articles, average, self.balance.k1)
        scores = np.zeros(len(articles))
        for term in self.terms:
            place, present = find_in(term.articles[number].docs, articles)
            tf = term.articles[number].tf[place[present]]
            scores[present] += _saturated(term.article_weight, tf, norms[present], self.balance.k1)
        return scores

    def all_articles(self, number: int) -> Array:
        """Scores of all articles of a segment: lists are walked."""
        lengths, k1 = lengths_of(self.segments[number]), self.balance.k1
        norms = lengths.article_norms(self.statistics.article_average, k1)
        scores = np.zeros(len(norms))
        loops = kernels.loops()
        if loops is not None:
            for terms in self._together(number):
                joined = _joined([term.articles[number] for term in terms])
                weights = np.array([term.article_weight * (k1 + 1) for term in terms])
                loops.add_articles(*joined, weights, norms, scores)
            return scores
        for term in self.terms:
            held = term.articles[number]
            scores[held.docs] += _saturated(term.article_weight, held.tf, norms.take(held.docs), k1)
        return scores

    def _together(self, number: int) -> Iterator[list[Term]]:
        """The terms in their order; those whose lists of articles are short together, the others alone."""
        for is_short, some in groupby(self.terms, lambda term: len(term.articles[number]) <= _SHORT):
            terms = list(some)
            yield from [terms] if is_short else ([term] for term in terms)


def _joined(lists: Sequence[Postings]) -> tuple[Array, Array, Array]:
    """The documents and the frequencies of some lists, one after another, and where each list ends."""
    if len(lists) == 1:
        return lists[0].docs, lists[0].tf, np.array([len(lists[0])])
    docs = [found.docs for found in lists]
    tf = np.concatenate([found.tf for found in lists], dtype=np.uint32)
    return np.concatenate(docs), tf, np.cumsum(list(map(len, docs)))


def _walk(
    lists: Sequence[tuple[float, Postings]], docs: Array, lengths: Lengths, average: float, scores: Array
) -> None:
    """Adds to the scores of `docs` what whole lists bring, window after window of the segment.

    A window's sums stay in the processor's cache; arrays as long as the segment would not.
    """
    edges = np.arange(0, len(lengths.lengths) + _WINDOW, _WINDOW, dtype=np.uint32)
    cuts = [np.searchsorted(found.docs, edges).tolist() for _, found in lists]
    wanted = np.searchsorted(docs, edges).tolist()
    for window, edge in enumerate(edges[:-1].tolist()):
        first, last = wanted[window : window + 2]
        parts = [
            (weight, found, cut[window], cut[window + 1])
            for (weight, found), cut in zip(lists, cuts, strict=True)
            if cut[window] < cut[window + 1]
        ]
        if first == last or not parts:
            continue
        where = np.concatenate([found.docs[low:high] for _, found, low, high in parts])
        tf = np.concatenate([found.tf[low:high] for _, found, low, high in parts])
        weights = np.repeat([part[0] for part in parts], [high - low for _, _, low, high in parts])
        where -= np.uint32(edge)
        norms = lengths.norms_of(slice(edge, edge + _WINDOW), average)
        what = _saturated(weights, tf, norms[where])
        sums = np.bincount(where, weights=what, minlength=_WINDOW)
        scores[first:last] += sums[docs[first:last] - np.uint32(edge)]


def _saturated(weight: float | Array, tf: Array, norms: Array, k1: float = K1) -> Array:
    """BM25 without the sum: weight (k1 + 1) tf / (tf + norm), in float64."""
    scores: Array = norms + tf
    np.divide(tf, scores, out=scores)
    scores *= weight * (k1 + 1)
    return scores
