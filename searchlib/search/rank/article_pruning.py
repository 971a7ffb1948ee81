"""The matches that can be among the best, without scoring the others; by arrays of articles, without loops.

An article is known whole, and what each term brings to its best paragraph at most (`article_shares`). Added
up, that bounds what any of its paragraphs scores, as the maxima of blocks do in block-max WAND (Ding & Suel
2011); the blocks are articles. Those with the highest bounds are scored, and then the few whose bound reaches
what was found. In an archive of 830,000 paragraphs these are some 50 to 500 of 80,000 articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from searchlib import kernels
from searchlib.search.match.posting_sets import Array, empty, find_in, mask_of
from searchlib.search.rank import article_shares

if TYPE_CHECKING:
    from searchlib.search.match.matches import Matches
    from searchlib.search.rank.bm25 import Scorer

_FIRST = 6
"""So many articles a term are scored first, and so many for each hit that is asked for."""
_FEW = 4
"""So many times the articles that are scored first are all scored at once, where no others hold a match."""
_PART = 4
"""Where not one of so many articles holds a match, those that do are put together."""
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
) -> tuple[Array, Array]:
    """Paragraphs (ascending) that can be among the best, and their scores.

    The arguments are those of `compiled_pruning.promising`.
    """
    lists = [term.lists[number] for term in scorer.terms]
    held, docs = None, None
    shown = None if found.shown is None or found.shown.all else found.shown.lists
    if shown is None or not {*map(id, lists)}.issuperset(id(one) for one in shown if len(one)):
        docs = found.docs
        held = _owners(found, docs)
    first = _FIRST * (len(lists) + wanted)
    if held is None and sum(map(len, lists)) < article_shares.WORTH:
        together = np.concatenate([empty(), *(one.docs for one in lists)])
        return _scored(found, number, scorer, share, _owners(found, together), docs)
    if held is not None and (len(held) <= _FEW * first or kernels.loops() is not None):
        return _scored(found, number, scorer, share, held, docs)
    bounds, floor = scorer.bounds(number, share), -np.inf
    if held is None:
        positive = bounds > 0
        floor = float(np.finfo(np.float32).tiny)
        if _PART * np.count_nonzero(positive) < len(bounds):
            held = positive.nonzero()[0]
    if held is not None:
        bounds = bounds.take(held)
    edge = max(reached(bounds, first), floor) if first < len(bounds) else floor
    chosen = _picked(bounds >= edge, held)
    best, scores = _scored(found, number, scorer, share, chosen, docs)
    leading = _best_of(found, best, scores) if by_article else scores
    if len(leading) >= wanted:
        least = max(least, float(np.partition(leading, len(leading) - wanted)[len(leading) - wanted]))
    rest = _picked((bounds >= max(least - _SLACK, floor)) & (bounds < edge), held)
    if len(rest):
        more, its = _scored(found, number, scorer, share, rest, docs)
        best, scores = np.concatenate([best, more]), np.concatenate([scores, its])
    if not by_article:
        high = (scores >= least - _SLACK).nonzero()[0]
        best, scores = best.take(high), scores.take(high)
    order = np.argsort(best)
    return best[order], scores[order]


def _picked(mask: Array, held: Array | None) -> Array:
    """Articles by a mask over those that hold a match, or over all."""
    found: Array = mask.nonzero()[0]
    return found if held is None else held.take(found)


def _owners(found: Matches, docs: Array) -> Array:
    """The articles (ascending) of some paragraphs."""
    return mask_of(found.segment.column("par.article").take(docs), found.segment.article_count).nonzero()[0]


def reached(values: Array, count: int) -> float:
    """What at least `count` values reach, and hardly more do: of blocks only the maxima are sorted."""
    blocks = min(_BLOCK, len(values) // (4 * count))
    if blocks > 1:
        size = len(values) // blocks
        values = values[: blocks * size].reshape(blocks, size).max(axis=0)
    return float(np.partition(values, len(values) - count)[len(values) - count])


def _scored(
    found: Matches, number: int, scorer: Scorer, share: float, articles: Array, docs: Array | None
) -> tuple[Array, Array]:
    """The matches in some articles (ascending), and their scores.

    What matches is given; if not, it is whatever scores and the filters let pass.
    """
    if not len(articles):
        return np.zeros(0, np.uint32), np.zeros(0)
    here, scores, whole = scorer.within(number, articles)
    if docs is not None:
        holds = find_in(docs, here)[1]
    else:
        holds = scores > 0
        if found.mask is not None:
            holds &= found.mask.take(here)
    some = holds.nonzero()[0]
    return here.take(some).astype(np.uint32), scores.take(some) + share * whole.take(some)


def _best_of(found: Matches, docs: Array, scores: Array) -> Array:
    """The best score of each article, of paragraphs in ascending order."""
    if not len(docs):
        return scores
    owner = found.segment.column("par.article").take(docs)
    begins = np.ones(len(owner), bool)
    np.not_equal(owner[1:], owner[:-1], out=begins[1:])
    best: Array = np.maximum.reduceat(scores, begins.nonzero()[0])
    return best
