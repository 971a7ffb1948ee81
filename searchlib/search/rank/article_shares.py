"""What terms bring to articles: to each as one text, and at most to one of its paragraphs.

BM25 gives a posting its weight times a share below 1, tf / (tf + norm). Shares do not depend on the query, so
they are worked out of all lists of a search at once that are met for the first time, and kept with the lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

from searchlib.search.match.known_terms import Lists as KnownLists
from searchlib.search.match.posting_sets import Array, Postings, nothing
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
    segment: Segment, number: int, terms: Sequence[Lists], statistics: Statistics, k1: float
) -> list[Shares]:
    """The shares of each term, none where a segment does not hold it.

    Args:
        segment, number: where, and its number among the lists of a term.
        terms: the lists of each.
        statistics: of the archive.
        k1: of BM25 for articles.
    """
    found: list[Shares | None] = []
    new: list[int] = []
    long, key = segment.derive(_LongLists), (statistics.average, statistics.article_average, k1)
    for lists in terms:
        if isinstance(lists, KnownLists) and lists.is_short:
            known = lists.shares.get((number, k1))
        else:
            home = lists[number].home
            known = long.peek((home, key)) if home is not None else None
        if known is None:
            new.append(len(found))
        found.append(known)
    made = _made(segment, [terms[at][number] for at in new], statistics, k1)
    for at, (_, shares) in zip(new, made, strict=True):
        lists, one = terms[at], terms[at][number]
        if isinstance(lists, KnownLists) and lists.is_short:
            lists.shares[number, k1] = shares
        elif one.home is not None and len(one):
            long.get((one.home, key), lambda shares=shares: shares)  # type: ignore[misc]
        found[at] = shares
    return cast("list[Shares]", found)


def hold(segments: Sequence[Segment], terms: Sequence[KnownLists], statistics: Statistics, k1: float) -> None:
    """Finds the articles of short lists, and their shares, of all that are not known yet at once."""
    new = [
        lists
        for lists in {id(one): one for one in terms}.values()
        if lists.articles is None and lists.is_short and all(one.__class__ is Postings for one in lists)
    ]
    if not new:
        return
    made = [
        _made(segment, [lists[number] for lists in new], statistics, k1)
        for number, segment in enumerate(segments)
    ]
    for at, lists in enumerate(new):
        lists.articles = tuple([part[at][0] for part in made])
        for number, part in enumerate(made):
            lists.shares[number, k1] = part[at][1]


def _made(segment: Segment, lists: Lists, statistics: Statistics, k1: float) -> list[tuple[Postings, Shares]]:
    """The articles that hold each list (`article_postings.holders`), and shares, worked out together."""
    if not lists:
        return []
    lengths, heads = lengths_of(segment), segment.column("art.first")
    read = [(one.docs, one.tf) for one in lists]
    docs, tf = read[0] if len(read) == 1 else map(np.concatenate, zip(*read, strict=True))
    ends = np.array([0, *accumulate([len(one) for one, _ in read])])
    if not len(docs):
        return [(nothing(), Shares(docs, docs, docs))] * len(lists)
    owner = segment.column("par.article").take(docs)
    begins = np.empty(len(owner) + 1, bool)
    np.not_equal(owner[1:], owner[:-1], out=begins[1:-1])
    begins[ends] = True
    edges = begins.nonzero()[0]
    place = edges[:-1]
    articles = owner.take(place).astype(np.intp)
    running = np.zeros(len(tf) + 1, np.uint32)
    np.cumsum(tf, out=running[1:])
    running = running.take(edges)
    sums = running[1:] - running[:-1]  # right even where running sums overflow
    sums += (docs.take(place) == heads.take(articles)) * tf.take(place)
    best = np.maximum.reduceat(_share(tf, lengths.norms_of(docs, statistics.average)), place)
    best = best.astype(np.float32) * _UP
    whole = _share(sums, lengths.article_norms(statistics.article_average, k1).take(articles))
    held, times = articles.astype(np.uint32), sums.astype(np.min_scalar_type(int(sums.max())))
    cuts = edges.searchsorted(ends).tolist()
    return [
        (Postings(held[a:b], times[a:b]), Shares(articles[a:b], whole[a:b], best[a:b]))
        for a, b in pairwise(cuts)
    ]


def _share(tf: Array, norms: Array) -> Array:
    """BM25's tf / (tf + norm), in float64."""
    found: Array = norms + tf
    return np.divide(tf, found, out=found)
