"""What terms bring to articles at most: to each as one text, and to the best of its paragraphs.

BM25 gives a posting its weight times a share below 1, tf / (tf + norm). Shares do not depend on the query, so
they are worked out of all lists of a search at once that are met for the first time, and kept with the
segment: those of frequent syllables for good, others for some time. They serve as bounds, so two bytes each
are enough, rounded up; of a term that most articles hold they stand for all articles in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from searchlib.search.match.known_terms import Lists as KnownLists
from searchlib.search.match.posting_sets import Array, Postings, Unread, pair_of
from searchlib.search.rank.article_postings import added_up
from searchlib.search.rank.bm25_norms import K1, Averages, Statistics, lengths_of
from searchlib.store.segment.array_cache import Kept

if TYPE_CHECKING:
    from searchlib.search.rank.query_weights import Term
    from searchlib.store.segment.segment_reader import Segment

Lists = Sequence[Postings]
_KEPT_BYTES, _AHEAD_BYTES = 24 << 20, 160 << 20
"""Bytes of shares that a segment keeps of the last searches, and of those that were made ahead."""
WORTH = 2000
"""Fewer postings are counted, and added up, as a whole."""
_SLACK, _LOOSE = 0.005, 1.05
"""Shares are made for averages that are larger by this part, and serve up to this factor."""
_WIDE = 3
"""Where one of so many articles holds a term, shares stand for all of them: they are added up faster."""
_WHOLE = (1 << 16) - 1
"""Stands for 1."""
_ROUNDING = 2.0**-23
"""What a sum of four bytes may lose with each addend, as a part of it."""


class Shares(NamedTuple):
    """Of the articles that hold a term.

    Attributes:
        held: how many they are.
        articles: ascending (u4); none where `whole` and `best` are of all articles of the segment.
        whole: at least the share of each as one text, in parts of `_WHOLE` (u2).
        best: at least the highest share of its paragraphs (u2).
    """

    held: int
    articles: Array
    whole: Array
    best: Array


class _Ahead:
    """Shares that were made ahead, all for the same averages."""

    def __init__(self, averages: Averages) -> None:
        self.averages = averages
        self.found: dict[Hashable, Shares] = {}
        self.room = _AHEAD_BYTES


class KeptShares:
    """The shares of a segment's lists."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._last: Kept[Shares] = Kept(_KEPT_BYTES, lambda found: found[1:], segment.budget)
        self._ahead: _Ahead | None = None

    def ahead(self, statistics: Statistics) -> _Ahead:
        """What was made ahead, for the lengths of the archive or a little more.

        The longer paragraphs are on average, the more a posting brings. So shares for a little more than
        there is are still bounds, while commits change the averages by little. Averages and shares are one
        object, since a search of another commit may replace them meanwhile.
        """
        paragraph, article = statistics.averages
        known = self._ahead
        if known is not None:
            made, whole = known.averages
            if paragraph <= made <= paragraph * _LOOSE and article <= whole <= article * _LOOSE:
                return known
        known = self._ahead = _Ahead((paragraph * (1 + _SLACK), article * (1 + _SLACK)))
        return known

    def of(self, terms: Sequence[KnownLists], number: int, statistics: Statistics, k1: float) -> list[Shares]:
        """The shares of each term; those that are not known are worked out together.

        Args:
            terms: lists of all segments.
            number: which of the segments it is.
            statistics: of the archive.
            k1: of BM25 for articles.
        """
        ahead, found, new = self.ahead(statistics), [_NONE] * len(terms), []
        averages = ahead.averages
        for at, lists in enumerate(terms):
            home = lists[number].home
            known = lists.shares.get((number, k1)) or ahead.found.get((home, k1))
            if known is None and not lists.is_short:
                known = self._last.peek((home, k1, averages))
            if known is None:
                new.append(at)
            else:
                found[at] = known
        made = _made(self._segment, [terms[at][number] for at in new], averages, k1)
        for at, one in zip(new, made, strict=True):
            lists = terms[at]
            found[at] = one
            if lists.is_short or lists[number].home is None:
                lists.shares[number, k1] = one
            else:
                self._last.get((lists[number].home, k1, averages), partial(_same, one))
        return found

    def keep(self, home: Hashable, read: Callable[[], Postings], statistics: Statistics, k1: float) -> bool:
        """Makes the shares of a list for good, given by its home; False where there is no room."""
        ahead, key = self.ahead(statistics), (home, k1)
        if key in ahead.found:
            return True
        found = _made(self._segment, [read()], ahead.averages, k1)[0]
        size = sum(array.nbytes for array in found[1:])
        if size > ahead.room:
            return False
        ahead.found[key] = found
        ahead.room -= size
        return True


def _same(shares: Shares) -> Shares:
    return shares


def hold(segments: Sequence[Segment], terms: Sequence[KnownLists], statistics: Statistics, k1: float) -> None:
    """Finds how many articles hold each term, of all that are not known yet at once."""
    new = [
        lists
        for lists in {id(one): one for one in terms}.values()
        if lists.articles is None and all(one.__class__ is Postings for one in lists)
    ]
    if not new:
        return
    few = sum(lists.size for lists in new) < WORTH
    counts = [
        [_count(segment, lists[number]) for lists in new]
        if few
        else [one.held for one in segment.derive(KeptShares).of(new, number, statistics, k1)]
        for number, segment in enumerate(segments)
    ]
    for at, lists in enumerate(new):
        lists.articles = tuple(
            [
                Unread(part[at], partial(added_up, segment, one), one.home) if len(one) else one
                for segment, one, part in zip(segments, lists, counts, strict=True)
            ]
        )


def bounds(
    segment: Segment, number: int, terms: Sequence[Term], share: float, statistics: Statistics, k1: float
) -> Array:
    """What a paragraph of each article scores at most, with a share of the article's score (f4).

    Args:
        segment, number: where, and its number among the lists of a term.
        terms: of the query.
        share: of the article's score.
        statistics: of the archive.
        k1: of BM25 for articles.
    """
    found = np.zeros(segment.article_count, np.float32)
    every = segment.derive(KeptShares).of([term.lists for term in terms], number, statistics, k1)
    for shares, term in zip(every, terms, strict=True):
        brought = np.multiply(shares.best, term.weight * (K1 + 1) / _WHOLE, dtype=np.float32)
        whole = share * term.article_weight * (k1 + 1) / _WHOLE
        brought += np.multiply(shares.whole, whole, dtype=np.float32)
        if len(shares.articles) < len(brought):
            found += brought
        else:
            np.add.at(found, shares.articles, brought)
    found *= np.float32(1 + _ROUNDING * (2 * len(every) + 4))
    return found


def _count(segment: Segment, found: Postings) -> int:
    """How many articles hold a term."""
    owner = segment.column("par.article").take(found.docs)
    return int(np.count_nonzero(owner[1:] != owner[:-1])) + 1 if len(owner) else 0


def by_article(segment: Segment, docs: Array, tf: Array, ends: Array) -> tuple[Array, Array, Array]:
    """Lists one after another, added up article by article; the first paragraph of one counts twice.

    Args:
        segment: of the lists.
        docs, tf: at least one posting.
        ends: where the first list begins, and where each ends.

    Returns:
        Where the postings of each article begin, and the last end; the articles (i8); how often each holds
        its term.
    """
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
    sums += (docs.take(place) == segment.column("art.first").take(articles)) * tf.take(place)
    return edges, articles, sums


def share_of(tf: Array, norms: Array) -> Array:
    """BM25's tf / (tf + norm), in float64."""
    found: Array = norms + tf
    return np.divide(tf, found, out=found)


def _made(segment: Segment, lists: Lists, averages: Averages, k1: float) -> list[Shares]:
    """The shares of some lists, worked out together."""
    if not lists:
        return []
    lengths = lengths_of(segment)
    read = [pair_of(one) for one in lists]
    docs, tf = read[0] if len(read) == 1 else map(np.concatenate, zip(*read, strict=True))
    ends = np.array([0, *accumulate([len(one) for one, _ in read])])
    if not len(docs):
        return [_NONE] * len(lists)
    edges, articles, sums = by_article(segment, docs, tf, ends)
    norms = lengths.norms_of(docs, averages[0])
    best = np.maximum.reduceat(_in_parts(share_of(tf, norms)), edges[:-1])
    whole = _in_parts(share_of(sums, lengths.article_norms(averages[1], k1).take(articles)))
    cuts = edges.searchsorted(ends).tolist()
    return [_laid_out(segment, articles[a:b], whole[a:b], best[a:b]) for a, b in pairwise(cuts)]


def _in_parts(shares: Array) -> Array:
    """Shares in two bytes, rounded up."""
    shares *= _WHOLE
    return np.ceil(shares, out=shares).astype(np.uint16)


def _laid_out(segment: Segment, articles: Array, whole: Array, best: Array) -> Shares:
    """The shares of the articles that hold a term, in the form that takes less memory."""
    count, all_articles = len(articles), segment.article_count
    if _WIDE * count < all_articles:
        return Shares(count, articles.astype(np.uint32), whole.copy(), best.copy())
    wide = np.zeros((2, all_articles), np.uint16)
    wide[0, articles], wide[1, articles] = whole, best
    return Shares(count, _NONE.articles, wide[0], wide[1])


_NONE = Shares(0, np.zeros(0, np.uint32), np.zeros(0, np.uint16), np.zeros(0, np.uint16))
