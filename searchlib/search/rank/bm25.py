"""Scores of paragraphs and articles: Okapi BM25 over the terms of a query.

Robertson & Zaragoza 2009, with k1 = 1.2 and b = 0.75. An article is scored over its own frequencies and
length, in which its first paragraph counts twice; its k1 depends on what the query is (`Balance`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.match.known_terms import Lists as KnownLists
from searchlib.search.match.posting_sets import Array, find_in
from searchlib.search.rank.bm25_norms import K1, Statistics, lengths_of
from searchlib.search.rank.query_weights import Term

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_LOOK_UP = 4
"""Paragraphs are looked up in a list that is so many times as long; else all of it is added up."""


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

        Lists that are much longer than `docs` are looked into; what the others bring is added up for all.
        """
        segment, average = self.segments[number], self.statistics.average
        lengths = lengths_of(segment)
        scores, sums, norms = np.zeros(len(docs)), np.zeros(0), np.zeros(0)
        for term in self.terms:
            found = term.lists[number]
            where, tf = found.docs, found.tf
            if len(docs) * _LOOK_UP < len(where):
                norms = norms if len(norms) else lengths.norms_of(docs, average)
                place, present = find_in(where, docs)
                scores[present] += _saturated(term.weight, tf[place[present]], norms[present])
            elif len(where):
                sums = sums if len(sums) else np.zeros(segment.count)
                np.add.at(sums, where, self._shares(term, number) * (term.weight * (K1 + 1)))
        if len(sums):
            scores += sums.take(docs)
        return scores

    def _shares(self, term: Term, number: int) -> Array:
        """For each posting of a term tf / (tf + norm); kept with short lists."""
        average = self.statistics.average
        found, kept = term.lists[number], None
        if isinstance(term.lists, KnownLists) and term.lists.is_short:
            kept = term.lists.shares
            if number in kept:
                return kept[number]
        norms = lengths_of(self.segments[number]).norms_of(found.docs, average)
        norms += found.tf
        shares: Array = np.divide(found.tf, norms, out=norms)
        if kept is not None:
            kept[number] = shares
        return shares

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
        for term in self.terms:
            held = term.articles[number]
            what = _saturated(term.article_weight, held.tf, norms.take(held.docs), k1)
            np.add.at(scores, held.docs, what)
        return scores


def _saturated(weight: float | Array, tf: Array, norms: Array, k1: float = K1) -> Array:
    """BM25 without the sum: weight (k1 + 1) tf / (tf + norm), in float64."""
    scores: Array = norms + tf
    np.divide(tf, scores, out=scores)
    scores *= weight * (k1 + 1)
    return scores
