"""What terms bring to articles: to each as one text, and at most to one of its paragraphs.

BM25 gives a posting its weight times a share below 1, tf / (tf + norm). Shares do not depend on the query, so
they are worked out of all lists of a search at once that are met for the first time, and kept with the lists.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

from searchlib.search.match.known_terms import Lists as KnownLists
from searchlib.search.match.posting_sets import Array, Postings
from searchlib.search.rank.bm25_norms import Statistics, lengths_of
from searchlib.store.segment.array_cache import Kept

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

Lists = Sequence[Postings]
_KEPT_BYTES = 24 << 20
"""Bytes of shares of long lists that a segment keeps; those of short ones stay with the lists."""
_UP = np.float32(1 + 2.0**-22)
"""What is rounded to four bytes is not to become less."""


class Shares(NamedTuple):
    """Of the articles that hold a term.

    Attributes:
        articles: ascending (i8).
        whole: the share of each as one text (f8).
        best: the highest share of its paragraphs, or a little more (f4).
    """

    articles: Array
    whole: Array
    best: Array


class _LongLists(Kept[Shares]):
    def __init__(self, segment: Segment) -> None:
        super().__init__(_KEPT_BYTES, tuple, segment.budget)


def shares_of(
    segment: Segment,
    number: int,
    terms: Sequence[tuple[Lists, Lists]],
    statistics: Statistics,
    k1: float,
) -> list[Shares]:
    """The shares of each term, none where a segment does not hold it.

    Args:
        segment, number: where, and its number among the lists of a term.
        terms: the lists of each, and those of its articles.
        statistics: of the archive.
        k1: of BM25 for articles.
    """
    found: list[Shares | None] = []
    new: list[int] = []
    long, key = segment.derive(_LongLists), (statistics.average, statistics.article_average, k1)
    for lists, _ in terms:
        if isinstance(lists, KnownLists) and lists.is_short:
            known = lists.shares.get((number, k1))
        else:
            home = lists[number].home
            known = long.peek((home, key)) if home is not None else None
        if known is None:
            new.append(len(found))
        found.append(known)
    pairs = [(terms[at][0][number], terms[at][1][number]) for at in new]
    for at, shares in zip(new, _made(segment, pairs, statistics, k1), strict=True):
        found[at] = _kept(terms[at][0], number, k1, shares, long, key)
    return cast("list[Shares]", found)


def _kept(lists: Lists, number: int, k1: float, shares: Shares, long: _LongLists, key: Hashable) -> Shares:
    """New shares, kept where they may be asked for again."""
    if isinstance(lists, KnownLists) and lists.is_short:
        lists.shares[number, k1] = shares
    elif lists[number].home is not None and len(lists[number]):
        long.get((lists[number].home, key), lambda: shares)
    return shares


def _made(
    segment: Segment, lists: Sequence[tuple[Postings, Postings]], statistics: Statistics, k1: float
) -> list[Shares]:
    """The shares of some lists, each given with its articles, worked out together."""
    if not lists:
        return []
    lengths = lengths_of(segment)
    docs, tf = _together([found for found, _ in lists])
    articles, times = _together([held for _, held in lists])
    ends = np.cumsum([0, *(len(found) for found, _ in lists)])
    cuts = np.cumsum([0, *(len(held) for _, held in lists)]).tolist()
    if not len(docs):
        return [Shares(articles, times, times)] * len(lists)
    owner = segment.column("par.article").take(docs)
    begins = np.ones(len(owner), bool)
    np.not_equal(owner[1:], owner[:-1], out=begins[1:])
    begins[ends[ends < len(docs)]] = True
    best = np.maximum.reduceat(_share(tf, lengths.norms_of(docs, statistics.average)), np.flatnonzero(begins))
    articles = articles.astype(np.intp)
    whole = _share(times, lengths.article_norms(statistics.article_average, k1).take(articles))
    best = best.astype(np.float32) * _UP
    return [Shares(articles[a:b], whole[a:b], best[a:b]) for a, b in pairwise(cuts)]


def _together(lists: Lists) -> tuple[Array, Array]:
    """Numbers and frequencies of some lists, one after another."""
    if len(lists) == 1:
        return lists[0].docs, lists[0].tf
    read = [(one.docs, one.tf) for one in lists]
    return np.concatenate([docs for docs, _ in read]), np.concatenate([tf for _, tf in read])


def _share(tf: Array, norms: Array) -> Array:
    """BM25's tf / (tf + norm), in float64."""
    found: Array = norms + tf
    return np.divide(tf, found, out=found)
