"""The matches that can be among the best, without scoring the others; where there are no compiled loops.

As in MaxScore (Turtle & Flood 1995), with articles as blocks: what the terms that an article holds can add to
the score of one of its paragraphs is bounded by how often the article holds them. The most promising articles
are scored; of the others only those are that can reach what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.posting_sets import Array
from searchlib.search.rank.bm25_norms import K1, B

if TYPE_CHECKING:
    from searchlib.search.rank.bm25 import Scorer

_MANY = 1 << 11
"""Fewer matches are all scored."""
_SEEDS = 64
"""So many articles are scored first, and four for each hit that is asked for."""
_SHORTEST = K1 * (1 - B)
"""The norm of a paragraph without syllables; every other one has a higher one."""
_SATURATED = np.arange(256) / (np.arange(256) + _SHORTEST)
_SATURATED[-1] = 1
"""What a term at most adds, by how often an article holds it: no paragraph holds it more often, none has a
lower norm. The last one is for all higher frequencies."""
_LONG = 1 << 12
"""Frequencies in articles of so many paragraphs may be too high to be kept; such articles have no bound."""
_SLACK = 1e-6
"""Bounds and scores are added up in different orders."""


def contenders(
    docs: Array,
    number: int,
    scorer: Scorer,
    share: float,
    wanted: int,
    by_article: bool,
    least: float = -np.inf,
) -> Array:
    """Those of the matching paragraphs that can be among the best.

    Args:
        docs: the matching paragraphs (ascending) of a segment.
        number: of the segment.
        scorer: of the query.
        share: of the article's score in the score.
        wanted: so many hits are asked for.
        by_article: whether they are articles; those that are left are left whole.
        least: what a hit is known to score at least; the most promising are not scored first then.
    """
    segment = scorer.segments[number]
    if len(docs) < _MANY or 2 * _seeds(wanted) > segment.article_count:
        return docs
    first = segment.column("art.first")
    bounds = _bounds(number, scorer, share)
    if least == -np.inf:
        least = _least(docs, number, scorer, share, wanted, by_article, bounds)
    if least == -np.inf:
        return docs
    return _of_articles(docs, first, np.flatnonzero(bounds >= least - _SLACK * abs(least)))


def _seeds(wanted: int) -> int:
    return max(_SEEDS, 4 * wanted)


def _least(
    docs: Array,
    number: int,
    scorer: Scorer,
    share: float,
    wanted: int,
    by_article: bool,
    bounds: Array,
) -> float:
    """What `wanted` hits in the most promising articles score at least; -inf if fewer are there."""
    segment, seeds = scorer.segments[number], _seeds(wanted)
    best = np.sort(np.argpartition(bounds, -seeds)[-seeds:])
    some = _of_articles(docs, segment.column("art.first"), best)
    if not len(some):
        return -np.inf
    owners = segment.column("par.article").take(some)
    scores = scorer.paragraphs(number, some) + share * scorer.around(number, owners)
    if by_article:
        scores = np.maximum.reduceat(scores, np.flatnonzero(np.diff(owners, prepend=-1)))
    return float(np.partition(scores, -wanted)[-wanted]) if len(scores) >= wanted else -np.inf


def _bounds(number: int, scorer: Scorer, share: float) -> Array:
    """For each article what none of its paragraphs scores more than."""
    bounds = np.zeros(scorer.segments[number].article_count)
    k1 = scorer.balance.k1
    for term in scorer.terms:
        held = term.articles[number]
        most = _SATURATED * (term.weight * (K1 + 1)) + share * term.article_weight * (k1 + 1)
        np.add.at(bounds, held.docs, most.take(held.tf, mode="clip"))
    bounds[np.diff(scorer.segments[number].column("art.first")) >= _LONG] = np.inf
    return bounds


def _of_articles(docs: Array, first: Array, articles: Array) -> Array:
    """Those of some paragraphs that belong to some articles (all ascending)."""
    edges = np.stack([first[articles], first[articles + 1]], axis=1).astype(docs.dtype)
    low, high = docs.searchsorted(edges).T
    counts = high - low
    shift = np.repeat(low - (np.cumsum(counts) - counts), counts)
    found: Array = docs.take(shift + np.arange(len(shift)))
    return found
