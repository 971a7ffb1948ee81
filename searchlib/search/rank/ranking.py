"""Ranking: the best paragraphs or articles of a search, with the article around a paragraph as evidence.

An article scores by its best paragraph plus its own score as one text, which counts more for a topic than
for a question (`scoring.Balance`); a paragraph by its own text plus half the score of its article. Ties go by
position in the archive.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.match.matches import Matches
from searchlib.search.match.posting_sets import Array, find_in
from searchlib.search.rank.article_pruning import of_best_articles, reached
from searchlib.search.rank.bm25 import Scorer
from searchlib.search.rank.compiled_pruning import promising

By = Literal["paragraph", "article"]
Sort = Literal["score", "date", "-date"]
Part = tuple[str, str, float, float]
"""Level, term, weight and score of one addend of a hit's score."""

AROUND = 0.5
"""Share of the article's score in a paragraph's: more, and all hits would be of the few best articles."""

DECIMALS = 10
"""Scores are compared and shown with so many decimals: the order of the sum is not to decide."""

_BLOCK = 64
_FEW = 100
"""So few scores are put in order by Python."""


class Place(NamedTuple):
    """A hit: segment, paragraph in it, score, and the parts of the score where they were asked for."""

    segment: int
    paragraph: int
    score: float
    parts: tuple[Part, ...] | None = None


@frozen
class Candidates:
    """Everything that can be a hit, in the order of the archive.

    Attributes:
        starts: for each segment the number of its first candidate.
        paragraph: where each stands in its segment.
        score: what it is ranked by.
    """

    starts: tuple[int, ...]
    paragraph: Array
    score: Array

    def places(self, chosen: Array) -> tuple[Array, Array]:
        """Segments and paragraphs of some candidates."""
        if len(self.starts) == 1:
            return np.zeros(len(chosen), np.int64), self.paragraph[chosen]
        segments = np.searchsorted(np.array(self.starts), chosen, side="right") - 1
        return segments, self.paragraph[chosen]

    def best(self, first: int, last: int) -> list[Place]:
        """The same as places of hits, the best first; for few candidates."""
        scores: list[float] = self.score.round(DECIMALS).tolist()
        paragraphs: list[int] = self.paragraph.tolist()
        order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[first:last]
        if len(self.starts) == 1:
            return [Place(0, paragraphs[at], scores[at]) for at in order]
        return [Place(bisect(self.starts, at) - 1, paragraphs[at], scores[at]) for at in order]


def rank(
    matches: Sequence[Matches], scorer: Scorer, *, by: By, sort: Sort, first: int, last: int, explain: bool
) -> list[Place]:
    """The hits from place `first` up to `last` (counted from 0)."""
    if first >= last:
        return []
    share = scorer.balance.whole if by == "article" else AROUND
    candidates = _candidates(matches, scorer, by, sort, last)
    if sort == "score" and not explain and len(candidates.score) <= _FEW:
        return candidates.best(first, last)
    order = top(candidates.score, last)[first:]
    segments, paragraphs = candidates.places(order)
    scores = np.round(candidates.score[order], DECIMALS)
    if sort != "score":
        scores = _scores(segments, paragraphs, scorer, share)
    hits = zip(segments.tolist(), paragraphs.tolist(), scores.tolist(), strict=True)
    if not explain:
        return [Place(*hit) for hit in hits]
    return [Place(*hit, explained(scorer, hit[0], hit[1], share)) for hit in hits]


def _candidates(matches: Sequence[Matches], scorer: Scorer, by: By, sort: Sort, wanted: int) -> Candidates:
    """All matching paragraphs, or the best of each article, that can be among the best `wanted`."""
    if len(matches) == 1:
        return Candidates((0,), *_ranked(matches[0], 0, scorer, by, sort, wanted, -np.inf))
    starts, docs, scores = [], [np.zeros(0, np.uint32)], [np.zeros(0)]
    size = 0
    best, least = np.zeros(0), -np.inf
    for number, found in enumerate(matches):
        starts.append(size)
        chosen, score = _ranked(found, number, scorer, by, sort, wanted, least)
        size += len(chosen)
        docs.append(chosen)
        scores.append(score)
        if sort == "score":  # nothing else is left out by what earlier segments reach
            best = np.concatenate([best, score])
        if len(best) >= wanted:
            best = np.partition(best, len(best) - wanted)[-wanted:]
            least = float(best[0])
    return Candidates(tuple(starts), np.concatenate(docs), np.concatenate(scores))


def _ranked(
    found: Matches, number: int, scorer: Scorer, by: By, sort: Sort, wanted: int, least: float
) -> tuple[Array, Array]:
    """The candidates of one segment, and what each is ranked by (more is better).

    Those that `wanted` others are better than may be left out: it is known that these reach `least`.
    """
    segment = scorer.segments[number]
    by_article = by == "article"
    share = scorer.balance.whole if by_article else AROUND
    if sort == "score":
        given = found, number, scorer, share, wanted, by_article, least
        docs, own = promising(*given) or of_best_articles(*given)
    else:
        docs = found.docs
        own = scorer.paragraphs(number, docs) if by_article else np.zeros(0)
    if by_article:
        best = best_of_each(segment.column("par.article")[docs], own)
        docs, own = docs[best], own[best]
    if sort == "score":
        return docs, own
    dates = segment.column("art.low")[segment.column("par.article").take(docs)].astype(np.float64)
    return docs, np.where(dates < 0, -np.inf, dates if sort == "-date" else -dates)


def best_of_each(articles: Array, own: Array) -> Array:
    """Of each article (ascending) the number of the paragraph with the best score, the first of equals."""
    if not len(articles):
        return np.zeros(0, np.int64)
    change = np.concatenate([[True], articles[1:] != articles[:-1]])
    first = np.flatnonzero(change)
    best = np.maximum.reduceat(own, first)
    top = np.flatnonzero(own == np.repeat(best, np.diff(first, append=len(articles))))
    group = np.cumsum(change)[top]
    chosen: Array = top[np.concatenate([[True], group[1:] != group[:-1]])]
    return chosen


def top(scores: Array, count: int) -> Array:
    """Numbers of the best scores, best first; equal ones (to `DECIMALS`) in their order."""
    if len(scores) <= _FEW:
        rounded = (-scores.round(DECIMALS)).tolist()
        return np.array(sorted(range(len(rounded)), key=rounded.__getitem__)[:count], np.int64)
    if count + _BLOCK < len(scores):
        least = reached(scores, count)
        if np.isfinite(least):
            least -= 10.0 ** (1 - DECIMALS)
        chosen = np.flatnonzero(scores >= least)
    else:
        chosen = np.arange(len(scores))
    best: Array = chosen[np.lexsort((chosen, -np.round(scores[chosen], DECIMALS)))[:count]]
    return best


def _scores(segments: Array, paragraphs: Array, scorer: Scorer, share: float) -> Array:
    """Scores of some paragraphs in any order, where something else decides the order."""
    scores = np.zeros(len(segments))
    for number in set(segments.tolist()):
        here = np.flatnonzero(segments == number)
        here = here[np.argsort(paragraphs[here])]
        docs = paragraphs[here]
        scores[here] = scorer.paragraphs(number, docs) + share * scorer.around(number, docs)
    return np.round(scores, DECIMALS)


def explained(scorer: Scorer, number: int, paragraph: int, share: float) -> tuple[Part, ...]:
    """The parts that add up to the score of a hit: its terms, and its article's share."""
    segment = scorer.segments[number]
    doc = np.array([paragraph], np.uint32)
    parts: list[Part] = []
    for term in scorer.terms:
        if find_in(term.lists[number].docs, doc)[1][0]:
            alone = Scorer(scorer.segments, [term], scorer.statistics, scorer.balance)
            parts.append((term.level, term.label, term.weight, float(alone.paragraphs(number, doc)[0])))
    article = segment.article_of(paragraph)
    around = float(scorer.around(number, doc)[0])
    if around:
        label = segment.table("ids")[article]
        parts.append(("article", label, share, share * around))
    return tuple(parts)
