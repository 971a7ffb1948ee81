"""How often each word of pyvi's segmentation occurs in some paragraphs, from the syllables of the index."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frequencies import WordCount, WordCounts
from searchlib.frozen import frozen
from searchlib.search.facets.word_layout import WordLayout, keys_of, layouts
from searchlib.search.match.posting_sets import Array, everything, mask_of

if TYPE_CHECKING:
    from searchlib.search.match.copies import Copies
    from searchlib.store.segment.segment_reader import Segment

Advance = Callable[[int], None]
"""Called with the number of paragraphs that were counted."""


@frozen
class KeyCounts:
    """Counts of the words of some paragraphs.

    Attributes:
        keys: of the words, ascending.
        occurrences, paragraphs, articles: of each.
        where: for each word a segment, paragraph and place among its words where it stands, to spell it.
    """

    keys: Array
    occurrences: Array
    paragraphs: Array
    articles: Array
    where: Array

    @classmethod
    def united(cls, parts: Sequence[KeyCounts]) -> KeyCounts:
        """The counts of several sets of articles, no two of which hold the same."""
        if len(parts) == 1:
            return parts[0]
        keys = np.concatenate([np.zeros(0, np.uint64), *(part.keys for part in parts)])
        distinct, first, number = np.unique(keys, return_index=True, return_inverse=True)

        def added(counts: list[Array]) -> Array:
            values = np.concatenate([np.zeros(0, np.int64), *counts])
            return np.bincount(number, values, len(distinct)).astype(np.int64)

        where = np.concatenate([np.zeros((0, 3), np.int64), *(part.where for part in parts)])
        return cls(
            keys=distinct,
            occurrences=added([part.occurrences for part in parts]),
            paragraphs=added([part.paragraphs for part in parts]),
            articles=added([part.articles for part in parts]),
            where=where[first],
        )

    def less(self, part: KeyCounts, rest: KeyCounts) -> KeyCounts:
        """What is left where of the articles counted in `part` no more counts than `rest` says."""
        lost, kept = np.searchsorted(self.keys, part.keys), np.searchsorted(self.keys, rest.keys)

        def left(every: Array, less: Array, again: Array) -> Array:
            every = every.copy()
            every[lost] -= less
            every[kept] += again
            return every

        occurrences = left(self.occurrences, part.occurrences, rest.occurrences)
        some = occurrences > 0
        return KeyCounts(
            keys=self.keys[some],
            occurrences=occurrences[some],
            paragraphs=left(self.paragraphs, part.paragraphs, rest.paragraphs)[some],
            articles=left(self.articles, part.articles, rest.articles)[some],
            where=self.where[some],
        )


def count_words(
    segments: Sequence[Segment],
    docs: Sequence[Array],
    *,
    whole: bool = False,
    copies: Copies | None = None,
    among: Collection[str] | None = None,
    least: int = 1,
    advance: Advance | None = None,
) -> WordCounts:
    """The words of some paragraphs.

    Args:
        segments: of the archive.
        docs: for each segment its paragraphs that count, ascending.
        whole: whether these are all live paragraphs; what was counted is kept then.
        copies: if they are all but later ones of near duplicates: what tells these. Kept as well.
        among: words that alone are asked for, in the result in this order of theirs; None for all.
        least: words that occur less often are left out.
        advance: told how far it is.
    """
    parts = []
    for number, (segment, own) in enumerate(zip(segments, docs, strict=True)):
        if copies is not None:
            counts = _of_firsts(segment, own, number, copies, advance)
        elif whole:
            counts = _of_all(segment, own, number, advance)
        else:
            counts = _counted(segment, own, number, advance)
        parts.append(counts)
    if whole or copies is not None:  # a segment may have been another one's neighbour when it was counted
        parts = [_of_segment(part, number) for number, part in enumerate(parts)]
    counts = KeyCounts.united(parts)
    paragraphs = sum(map(len, docs))
    articles = sum(
        int(np.count_nonzero(_changes(segment.owners()[own])))
        for segment, own in zip(segments, docs, strict=True)
    )
    occurrences = int(counts.occurrences.sum())
    if among is None:
        words = _spelled(segments, counts, np.flatnonzero(counts.occurrences >= least))
    else:
        words = _looked_up(counts, among, least)
    return WordCounts(occurrences, paragraphs, articles, words)


class _Whole:
    """The counts of all live paragraphs of a segment, once they were asked for; kept with it."""

    def __init__(self, segment: Segment) -> None:
        self.counts: KeyCounts | None = None
        self.firsts: tuple[weakref.ref[Copies], KeyCounts] | None = None


def _of_all(segment: Segment, docs: Array, number: int, advance: Advance | None) -> KeyCounts:
    """The counts of all live paragraphs."""
    known = segment.derive(_Whole)
    if known.counts is None:
        known.counts = _counted(segment, docs, number, advance)
    return known.counts


def _of_firsts(
    segment: Segment, docs: Array, number: int, copies: Copies, advance: Advance | None
) -> KeyCounts:
    """The counts of all but copies of earlier paragraphs: only articles that hold copies are counted anew."""
    known = segment.derive(_Whole)
    if known.firsts is None or known.firsts[0]() is not copies:
        every = everything(segment.count, segment.live)
        whole = _of_all(segment, every, number, advance)
        owners = segment.owners()[every]
        touched = np.zeros(segment.article_count, bool)
        touched[owners[~mask_of(docs, segment.count)[every]]] = True
        part = _counted(segment, every[touched[owners]], number, advance)
        rest = _counted(segment, docs[touched[segment.owners()[docs]]], number, advance)
        known.firsts = weakref.ref(copies), whole.less(part, rest)
    return known.firsts[1]


def _of_segment(counts: KeyCounts, number: int) -> KeyCounts:
    where = counts.where.copy()
    where[:, 0] = number
    return KeyCounts(counts.keys, counts.occurrences, counts.paragraphs, counts.articles, where)


def _counted(segment: Segment, docs: Array, number: int, advance: Advance | None) -> KeyCounts:
    parts = []
    for layout in layouts(segment, docs):
        parts.append(_counts_of(segment, layout, number))
        if advance is not None:
            advance(len(layout.paragraphs))
    return KeyCounts.united(parts)


def _counts_of(segment: Segment, layout: WordLayout, number: int) -> KeyCounts:
    """The counts of one part: words are sorted, so that equal ones stand in the order of the text."""
    order = np.argsort(layout.keys, kind="stable")
    keys, owner = layout.keys[order], layout.owner[order]
    articles = segment.owners()[layout.paragraphs][owner]
    fresh = np.ones(len(keys), bool)
    fresh[1:] = keys[1:] != keys[:-1]
    first = np.flatnonzero(fresh)
    if not len(first):
        empty = np.zeros(0, np.int64)
        return KeyCounts(np.zeros(0, np.uint64), empty, empty, empty, np.zeros((0, 3), np.int64))
    occurrences = np.diff(first, append=len(keys))
    in_paragraphs = np.add.reduceat(fresh | _changes(owner), first, dtype=np.int64)
    in_articles = np.add.reduceat(fresh | _changes(articles), first, dtype=np.int64)
    begins = np.searchsorted(layout.owner, np.arange(len(layout.paragraphs)))
    place = order[first] - begins[layout.owner[order[first]]]
    paragraphs = layout.paragraphs[owner[first]].astype(np.int64)
    where = np.column_stack([np.full(len(first), number), paragraphs, place])
    return KeyCounts(keys[first], occurrences, in_paragraphs, in_articles, where)


def _changes(values: Array) -> Array:
    changes = np.ones(len(values), bool)
    changes[1:] = values[1:] != values[:-1]
    return changes


def _spelled(segments: Sequence[Segment], counts: KeyCounts, chosen: Array) -> dict[str, WordCount]:
    """The words at some places with their counts."""
    words: dict[str, WordCount] = {}
    where = counts.where[chosen]
    for number, segment in enumerate(segments):
        rows = chosen[where[:, 0] == number]
        rows = rows[np.argsort(counts.where[rows, 1], kind="stable")]
        for layout, own in _again(segment, counts, rows):
            begins = np.searchsorted(layout.owner, np.arange(len(layout.paragraphs)))
            paragraph = np.searchsorted(layout.paragraphs, counts.where[own, 1])
            spelled = layout.spelled(segment, begins[paragraph] + counts.where[own, 2])
            words.update(zip(spelled, _rows(counts, own), strict=True))
    return words


def _again(segment: Segment, counts: KeyCounts, rows: Array) -> Iterator[tuple[WordLayout, Array]]:
    """The paragraphs in which words are spelled, laid out again, with the rows of the words in each part."""
    docs = np.unique(counts.where[rows, 1]).astype(np.uint32)
    for layout in layouts(segment, docs):
        inside = (counts.where[rows, 1] >= layout.paragraphs[0]) & (
            counts.where[rows, 1] <= layout.paragraphs[-1]
        )
        yield layout, rows[inside]


def _looked_up(counts: KeyCounts, among: Collection[str], least: int) -> dict[str, WordCount]:
    """The counts of some words; those that do not occur are left out."""
    wanted = list(among)
    keys = keys_of(wanted)
    places = np.searchsorted(counts.keys, keys)
    places[places == len(counts.keys)] = 0
    if not len(counts.keys):
        return {}
    known = (counts.keys[places] == keys) & (counts.occurrences[places] >= least)
    rows = np.flatnonzero(known)
    found = _rows(counts, places[rows])
    return {wanted[row]: count for row, count in zip(rows.tolist(), found, strict=True)}


def _rows(counts: KeyCounts, rows: Array) -> list[WordCount]:
    columns = (counts.occurrences, counts.paragraphs, counts.articles)
    return [WordCount(*row) for row in zip(*(column[rows].tolist() for column in columns), strict=True)]
