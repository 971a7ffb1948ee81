"""The matches that can be among the best, without scoring the others; by arrays of articles, without loops.

An article is known whole, and what each term brings to its best paragraph at most (`article_shares`). Added
up, that bounds what any of its paragraphs scores, as the maxima of blocks do in block-max WAND (Ding & Suel
2011); the blocks are articles. Those with the highest bounds are scored, and then the few whose bound reaches
what was found. In an archive of 830,000 paragraphs these are some 50 to 500 of 80,000 articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.search.match.matches import Matches
    from searchlib.search.rank.bm25 import Scorer

_FIRST = 6
"""So many articles a term are scored first, and so many for each hit that is asked for."""
_WORTH = 2000
"""Fewer postings are added up as a whole."""
_PART = 8
"""Where more than one of so many articles has to be scored, all matches are."""
_BLOCK = 16
"""To sort only every so many-th of many values is enough to find what the best of them reach."""
_SLACK = 1e-6
"""Scores that differ by less are equal to the hits (`ranking.DECIMALS`)."""


def of_best_articles(
    found: Matches,
    number: int,
    scorer: Scorer,
    share: float,
    wanted: int,
    by_article: bool,
    least: float = -np.inf,
) -> tuple[Array, Array] | None:
    """Paragraphs (ascending) that can be among the best, and their scores; None if all have to be scored.

    The arguments are those of `compiled_pruning.promising`.
    """
    lists = {id(term.lists[number]) for term in scorer.terms}
    if found.shown is None or found.shown.all or not lists.issuperset(map(id, found.shown.lists)):
        return None
    first = _FIRST * (len(lists) + wanted)
    postings = sum(len(term.lists[number]) for term in scorer.terms)
    if postings < _WORTH or _PART * first > found.segment.article_count:
        return None
    bounds = scorer.ceilings(number) + (share * scorer.articles(number)).astype(np.float32)
    edge = reached(bounds, first)
    chosen = (bounds >= edge).nonzero()[0]
    docs, scores = _scored(found, number, scorer, share, chosen)
    best = _best_of(found, docs, scores) if by_article else scores
    if len(best) >= wanted:
        least = max(least, float(np.partition(best, len(best) - wanted)[len(best) - wanted]))
    rest = ((bounds >= max(least - _SLACK, np.finfo(np.float32).tiny)) & (bounds < edge)).nonzero()[0]
    if _PART * len(rest) > len(bounds):
        return None
    if len(rest):
        more, its = _scored(found, number, scorer, share, rest)
        docs, scores = np.concatenate([docs, more]), np.concatenate([scores, its])
    if not by_article:
        some = (scores >= least - _SLACK).nonzero()[0]
        docs, scores = docs.take(some), scores.take(some)
    order = np.argsort(docs)
    return docs[order], scores[order]


def reached(values: Array, count: int) -> float:
    """What at least `count` values reach, and hardly more do: of blocks only the maxima are sorted."""
    blocks = min(_BLOCK, len(values) // (4 * count))
    if blocks > 1:
        size = len(values) // blocks
        values = values[: blocks * size].reshape(blocks, size).max(axis=0)
    return float(np.partition(values, len(values) - count)[len(values) - count])


def _scored(
    found: Matches, number: int, scorer: Scorer, share: float, articles: Array
) -> tuple[Array, Array]:
    """The matches in some articles (ascending), and their scores."""
    docs, scores = scorer.within(number, articles)
    holds = scores > 0
    if found.mask is not None:
        holds &= found.mask.take(docs)
    some = holds.nonzero()[0]
    docs, scores = docs.take(some).astype(np.uint32), scores.take(some)
    scores += share * scorer.articles(number).take(found.segment.column("par.article").take(docs))
    return docs, scores


def _best_of(found: Matches, docs: Array, scores: Array) -> Array:
    """The best score of each article, of paragraphs in ascending order."""
    if not len(docs):
        return scores
    owner = found.segment.column("par.article").take(docs)
    begins = np.ones(len(owner), bool)
    np.not_equal(owner[1:], owner[:-1], out=begins[1:])
    best: Array = np.maximum.reduceat(scores, begins.nonzero()[0])
    return best
