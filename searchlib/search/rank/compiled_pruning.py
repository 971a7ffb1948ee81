"""The matches that can be among the best, without scoring the others; by compiled loops.

As in block-max WAND and MaxScore (Ding & Suel 2011): each window of paragraphs has a bound of what each list
can add in it, by its paragraphs and by the articles around them. The most promising windows are scored first;
of the others those that can still reach the best found. In these, blocks of few paragraphs are bounded, then
the articles of what is left, before a paragraph is looked at; lists that add little bring none forward. What
is counted is counted over all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from searchlib import kernels
from searchlib.search.match.posting_sets import Array, Postings, mask_of
from searchlib.search.rank.bm25_norms import K1, lengths_of
from searchlib.search.rank.posting_windows import windows_of

if TYPE_CHECKING:
    from searchlib.search.match.matches import Matches
    from searchlib.search.rank.bm25 import Scorer
    from searchlib.store.segment.segment_reader import Segment

MOST_WANTED = 1000
"""Pages that go deeper are ranked whole."""
_MOST_LISTS = 255
_FEW = 16
"""Matches are looked up one by one where the lists together are so many times as long."""


def count_any(
    segment: Segment, lists: Sequence[Postings], mask: Array | None, by_article: bool
) -> tuple[int, int] | None:
    """How many paragraphs (or articles) hold one of some lists, and how many all; None without loops.

    Args:
        segment: of the lists.
        lists: distinct ones.
        mask: which paragraphs count, or None for all.
        by_article: count articles.
    """
    loops = kernels.loops()
    if loops is None or len(lists) > _MOST_LISTS:
        return None
    some = [found for found in lists if len(found)]
    if not some:
        return 0, 0
    windows = windows_of(segment)
    with windows.lock:
        placed = windows.place(some)
        if placed is None:
            return None
        owner = segment.column("par.article")
        held, every = loops.count(*windows.tables, placed, windows.bits_of(mask), owner, by_article)
    return held, every if len(some) == len(lists) else 0


def members(segment: Segment, lists: Sequence[Postings], every: bool, mask: Array | None) -> Array | None:
    """The paragraphs (ascending) that hold one of some lists, or every one; None without loops.

    Args:
        segment: of the lists.
        lists: distinct ones.
        every: whether a paragraph has to hold all.
        mask: which paragraphs may be found, or None for all.
    """
    loops = kernels.loops()
    if loops is None or len(lists) > _MOST_LISTS:
        return None
    sizes = [len(found) for found in lists]
    some = [found for found in lists if len(found)]
    if not some or (every and not all(sizes)):
        return np.zeros(0, np.uint32)
    windows = windows_of(segment)
    docs = np.empty(min(segment.count, min(sizes) if every else sum(sizes)), np.uint32)
    with windows.lock:
        placed = windows.place(some)
        if placed is None:
            return None
        count = loops.members(*windows.tables, placed, windows.bits_of(mask), every, docs)
    return docs[:count]


def promising(
    found: Matches,
    number: int,
    scorer: Scorer,
    share: float,
    wanted: int,
    by_article: bool,
    least: float = -np.inf,
) -> tuple[Array, Array] | None:
    """Paragraphs (ascending) that can be among the best, and their scores; None if all have to be scored.

    Args:
        found, number: the matches of a segment, and its number.
        scorer: of the query.
        share: of the article's score in the score.
        wanted: so many hits are asked for.
        by_article: whether they are articles.
        least: so many others are known to score at least this.
    """
    loops = kernels.loops()
    if loops is None or wanted > MOST_WANTED:
        return None
    shown, rule, mask = None, loops.FREE, found.mask
    if found.shown is None:
        if len(found.docs) * _FEW < sum(len(term.lists[number]) for term in scorer.terms):
            return None
        mask = mask_of(found.docs, found.segment.count)
    else:
        shown, rule = found.shown.lists, loops.ALL if found.shown.all else loops.ANY
        if found.shown.all and not all(map(len, shown)):
            return np.zeros(0, np.uint32), np.zeros(0)
    walked = _walked(scorer, number, shown or ())
    if not walked.lists:
        return None
    told = found.told(by_article) is not None
    counts = np.empty(0 if told else 2, np.int64)
    best = _best(loops, found.segment, scorer, walked, mask, (rule, share, wanted, by_article, least, counts))
    if best is not None and shown is not None and not told:
        some, every = counts.tolist()
        found.counted = some, every if sum(walked.weighed[2]) == len(shown) else 0
    return best


class _Walked(NamedTuple):
    """The lists that a search walks through, none of them empty.

    Attributes:
        lists: of terms, and those that only show what matches.
        held: for each the articles that hold it, or None.
        weighed: the weights of each, times (k1 + 1): in a paragraph, and in an article as one text; and
            whether the list shows what matches.
    """

    lists: list[Postings]
    held: list[Postings | None]
    weighed: tuple[list[float], list[float], list[float]]


def _walked(scorer: Scorer, number: int, shown: Sequence[Postings]) -> _Walked:
    found = _Walked([], [], ([], [], []))
    lists, held, (weights, whole, shows) = found
    k1, left = scorer.balance.k1, {id(one): one for one in shown}
    for term in scorer.terms:
        one = term.lists[number]
        if len(one):
            lists.append(one)
            held.append(term.articles[number])
            weights.append(term.weight * (K1 + 1))
            whole.append(term.article_weight * (k1 + 1))
            shows.append(left.pop(id(one), None) is not None)
    for one in left.values():  # they add nothing to the score
        if len(one):
            lists.append(one)
            held.append(None)
            weights.append(0.0)
            whole.append(0.0)
            shows.append(True)
    return found


def _best(
    loops: ModuleType,
    segment: Segment,
    scorer: Scorer,
    walked: _Walked,
    mask: Array | None,
    asked: tuple[int, float, int, bool, float, Array],
) -> tuple[Array, Array] | None:
    """Calls the loop; `asked` is the rule, the share, what is wanted, and where counts are written."""
    rule, share, wanted, by_article, least, counts = asked
    windows, lengths, statistics = windows_of(segment), lengths_of(segment), scorer.statistics
    k1, weighed = scorer.balance.k1, np.array(walked.weighed)
    norms = lengths.norms(statistics.average), lengths.article_norms(statistics.article_average, k1)
    passing, columns = windows.bits_of(mask), windows.columns
    with windows.lock:
        docs, scores = windows.found
        placed = windows.place(walked.lists, statistics.averages, walked.held)
        if placed is None:
            return None
        count = loops.best(
            *(*windows.arrays, placed, weighed, rule, *norms, k1, *columns, share, *windows.scratch),
            *(passing, wanted, by_article, least, counts, docs, scores),
        )
        return None if count < 0 else (docs[:count].copy(), scores[:count].copy())
