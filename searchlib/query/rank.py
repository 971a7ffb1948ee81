"""Ranking: the best paragraphs or articles of a search, with the article around a paragraph as evidence.

A paragraph scores by its own text plus a share of its article's score; an article by its best paragraph plus
half its own score. Ties go by position in the archive. The share of the article is only computed for those
that can still be among the best: no article can bring more than its ceiling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from searchlib.query.match import Matches
from searchlib.query.postings import Array, find_in
from searchlib.query.scoring import Scorer

By = Literal["paragraph", "article"]
Sort = Literal["score", "date", "-date"]
Part = tuple[str, str, float, float]
"""Level, term, weight and score of one addend of a hit's score."""

AROUND = 0.2
"""Share of the article's score in a paragraph's."""

WHOLE = 0.5
"""Share of the article's own score in an article's, beside its best paragraph."""

_FIRST_LOOK = 1000
_BLOCK = 64


@dataclass(frozen=True, slots=True)
class Place:
    """A hit: segment, paragraph in it, score, and the parts of the score where they were asked for."""

    segment: int
    paragraph: int
    score: float
    parts: tuple[Part, ...] | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """Everything that can be a hit, in the order of the archive.

    Attributes:
        segment, paragraph: where each stands.
        article: its article in the segment.
        own: score by the text of the paragraph.
    """

    segment: Array
    paragraph: Array
    article: Array
    own: Array

    def __len__(self) -> int:
        return len(self.own)

    def only(self, chosen: Array) -> Candidates:
        """Some of the candidates, by number."""
        return Candidates(
            self.segment[chosen], self.paragraph[chosen], self.article[chosen], self.own[chosen]
        )


def rank(
    matches: Sequence[Matches], scorer: Scorer, *, by: By, sort: Sort, first: int, last: int, explain: bool
) -> list[Place]:
    """The hits from place `first` up to `last` (counted from 0)."""
    if first >= last:
        return []
    candidates = candidates_of(matches, scorer, scored=sort == "score" or by == "article")
    share = AROUND
    if by == "article":
        candidates = best_of_each_article(candidates)
        share = WHOLE
    if sort == "score":
        chosen, scores = _best(candidates, scorer, share, last)
    else:
        chosen = _by_date(candidates, scorer, sort == "-date", last)
        dated = candidates.only(chosen)
        scores = _own(dated, scorer) + share * _around(dated, scorer)
    chosen, scores = chosen[first:last], scores[first:last]
    hits = candidates.only(chosen)
    places = zip(hits.segment.tolist(), hits.paragraph.tolist(), scores.tolist(), strict=True)
    if not explain:
        return [Place(*place) for place in places]
    return [Place(*place, explained(scorer, place[0], place[1], share)) for place in places]


def candidates_of(matches: Sequence[Matches], scorer: Scorer, scored: bool = True) -> Candidates:
    """All matches with the scores of their own text (or zeros, where the scores do not decide)."""
    parts = []
    for number, found in enumerate(matches):
        article = scorer.segments[number].column("par.article")[found.docs]
        own = scorer.paragraphs(number, found.docs) if scored else np.zeros(len(found.docs))
        parts.append((np.full(len(found.docs), number, np.int32), found.docs, article, own))
    if len(parts) == 1:
        return Candidates(*parts[0])
    if not parts:
        nothing = np.zeros(0, np.int64)
        return Candidates(nothing, nothing, nothing, np.zeros(0))
    return Candidates(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def best_of_each_article(candidates: Candidates) -> Candidates:
    """Of each article the paragraph with the best score, the first of equals."""
    if not len(candidates):
        return candidates
    change = np.empty(len(candidates), bool)
    change[0] = True
    np.not_equal(candidates.article[1:], candidates.article[:-1], out=change[1:])
    change[1:] |= candidates.segment[1:] != candidates.segment[:-1]
    first = np.flatnonzero(change)
    best = np.maximum.reduceat(candidates.own, first)
    lengths = np.diff(first, append=len(candidates))
    top = np.flatnonzero(candidates.own == np.repeat(best, lengths))
    group = np.cumsum(change)[top]
    return candidates.only(top[np.concatenate([[True], group[1:] != group[:-1]])])


def top(scores: Array, count: int) -> Array:
    """Numbers of the best scores, best first; equal ones in their order."""
    blocks = len(scores) // _BLOCK
    if not count > 0 or blocks <= 2 * count:
        return _top_of(scores, count)
    # The count-th best of the blocks' best is not above the count-th best of all.
    peaks = scores[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
    chosen = np.flatnonzero(scores >= np.partition(peaks, blocks - count)[blocks - count])
    best: Array = chosen[_top_of(scores[chosen], count)]
    return best


def _top_of(scores: Array, count: int) -> Array:
    if not count:
        return np.zeros(0, np.int64)
    chosen = np.arange(len(scores))
    if count < len(scores):
        limit = np.partition(scores, len(scores) - count)[len(scores) - count]
        above = np.flatnonzero(scores > limit)
        chosen = np.concatenate([above, np.flatnonzero(scores == limit)[: count - len(above)]])
    best: Array = chosen[np.lexsort((chosen, -scores[chosen]))]
    return best


def _best(candidates: Candidates, scorer: Scorer, share: float, count: int) -> tuple[Array, Array]:
    """Numbers and scores of the best candidates, exactly."""
    chosen = top(candidates.own, max(_FIRST_LOOK, 4 * count))
    scores = candidates.own[chosen] + share * _around(candidates.only(chosen), scorer)
    if len(chosen) < len(candidates):
        # What could still be among the best: no article brings more than the ceiling.
        reached = np.partition(scores, len(scores) - count)[len(scores) - count]
        least = reached - share * scorer.ceiling
        if candidates.own[chosen[-1]] >= least:
            chosen = np.flatnonzero(candidates.own >= least)
            scores = candidates.own[chosen] + share * _around(candidates.only(chosen), scorer)
    order = np.argsort(chosen)
    chosen, scores = chosen[order], scores[order]
    best = top(scores, count)
    return chosen[best], scores[best]


def _around(candidates: Candidates, scorer: Scorer) -> Array:
    """The score of the article of each candidate."""
    around = np.zeros(len(candidates))
    for number in range(len(scorer.segments)):
        here = np.flatnonzero(candidates.segment == number)
        if len(here):
            articles, where = np.unique(candidates.article[here], return_inverse=True)
            around[here] = scorer.articles(number, articles)[where]
    return around


def _own(candidates: Candidates, scorer: Scorer) -> Array:
    """The score of the text of each candidate."""
    own = np.zeros(len(candidates))
    for number in range(len(scorer.segments)):
        here = np.flatnonzero(candidates.segment == number)
        if len(here):
            docs, where = np.unique(candidates.paragraph[here], return_inverse=True)
            own[here] = scorer.paragraphs(number, docs)[where]
    return own


def _by_date(candidates: Candidates, scorer: Scorer, newest_first: bool, count: int) -> Array:
    """Numbers in the order of their dates; without a year last, equal dates in the order of the archive."""
    dates = np.zeros(len(candidates), np.int64)
    for number, segment in enumerate(scorer.segments):
        here = candidates.segment == number
        dates[here] = segment.column("art.low")[candidates.article[here]]
    dates = np.where(dates < 0, np.iinfo(np.int64).min, dates if newest_first else -dates)
    return top(dates.astype(np.float64), count)


def explained(scorer: Scorer, number: int, paragraph: int, share: float) -> tuple[Part, ...]:
    """The parts that add up to the score of a hit: its terms, and its article's share."""
    segment = scorer.segments[number]
    doc = np.array([paragraph], np.uint32)
    parts: list[Part] = []
    for term in scorer.terms:
        if find_in(term.lists[number].docs, doc)[1][0]:
            alone = Scorer(scorer.segments, [term], scorer.statistics)
            parts.append((term.level, term.label, term.weight, float(alone.paragraphs(number, doc)[0])))
    article = segment.column("par.article")[doc]
    around = float(scorer.articles(number, article)[0])
    if around:
        label = segment.table("ids")[int(article[0])]
        parts.append(("article", label, share, share * around))
    return tuple(parts)
