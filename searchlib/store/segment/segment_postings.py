"""The posting lists of one segment, by syllables and pairs of neighbours.

Paragraphs are ascending in a list; dead ones are among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.store.format.array_layout import pages
from searchlib.store.format.column import Column
from searchlib.store.format.string_tables import Array
from searchlib.store.segment.array_cache import Budget
from searchlib.store.segment.pair_table import PairTable
from searchlib.store.segment.posting_lists import List, PostingLists

_SPARSE = 32
"""Frequencies are looked up one by one where so many stand between those that are asked for."""


PairsRead = tuple[Array, Array, list[int], list[list[int]]]
_NO_LIST: List = np.zeros(0, np.uint32), np.zeros(0, np.uint16), np.zeros(0, np.uint16)


class SegmentLists:
    """Which paragraphs hold a syllable or a pair, and which pairs there are.

    Attributes:
        count: paragraphs, dead ones included.
        name: of the file, or "" in memory.
        pages: runs of `pair.first` for each syllable, see `layout.pages`.
        budget: what all that is kept of it may take, often together with other segments.
    """

    def __init__(self, columns: Mapping[str, Column], name: str, budget: Budget | None = None) -> None:
        self._columns = columns
        self._dfs: Array | None = None
        self._table: PairTable | None = None
        self._whole_table: tuple[Any, ...] = ()
        self.name = name
        self.budget = budget or Budget()
        self.count = len(columns["lengths"])
        self.pages = pages(len(columns["syllables.start"]) - 1)
        self._syllables = PostingLists(columns, "syl", self.count, self.budget)
        self._pairs = PostingLists(columns, "pair", self.count, self.budget)

    @property
    def columns(self) -> Mapping[str, Column]:
        """The arrays of the file, which say nothing of what is dead."""
        return self._columns

    def syllable_df(self, number: int) -> int:
        """In how many paragraphs a syllable stands."""
        return self._syllables.df(number)

    def syllable_dfs(self) -> Array:
        """In how many paragraphs each syllable stands (i8)."""
        if self._dfs is None:
            self._dfs = self._syllables.dfs(0, len(self._syllables))
        return self._dfs

    def syllable_postings(self, number: int) -> tuple[Array, Array]:
        """Paragraphs that hold a syllable, and how often."""
        return self._syllables.read(number, words=False)[:2]

    def syllable_lists(self, ranges: Sequence[tuple[int, int]]) -> tuple[Array, Array]:
        """The lists of half-open ranges of syllables, one after another."""
        return self._syllables.read_ranges(ranges, words=False)[:2]

    def own_words(self, number: int) -> tuple[Array, Array]:
        """Paragraphs in which a syllable is a word of its own, and how often."""
        docs, tf, inside = self._syllables.read(number, words=True)
        alone = tf - inside
        some = np.flatnonzero(alone)
        return docs[some], alone[some]

    def syllable_occurrences(self, number: int) -> tuple[int, int]:
        """How often a syllable stands in the segment, and how often of this in a word with others."""
        return self._syllables.occurrences(number)

    @property
    def pair_count(self) -> int:
        """Different pairs of neighbouring syllables."""
        return len(self._pairs)

    def pair_range(self, first: int, low: int, high: int) -> tuple[int, int]:
        """Half-open range of the pairs of the syllable `first` and a second one in [low, high)."""
        page = low >> 16
        if high >> 16 != page or page >= self.pages:
            return self._pair_place(first, low), self._pair_place(first, high)
        begin, end = self._columns["pair.first"].bounds(first * self.pages + page)
        seconds = self._columns["pair.second"].part(begin, end)
        wanted = np.array((low & 0xFFFF, high & 0xFFFF), seconds.dtype)
        found, last = seconds.searchsorted(wanted).tolist()
        return begin + found, begin + last

    def pair_ranges(self, first: int, seconds: Array) -> Array:
        """Numbers of the first pairs whose second syllable is not less than the given ones (ascending)."""
        begin, known = self._seconds_of(first)
        found: Array = begin + known.searchsorted(seconds)
        return found

    def _seconds_of(self, first: int) -> tuple[int, Array]:
        """The number of the first pair of a first syllable, and all its second ones (u4, ascending)."""
        row = first * self.pages
        edges = self._columns["pair.first"].part(row, row + self.pages + 1).tolist()
        seconds = self._columns["pair.second"].part(edges[0], edges[-1]).astype(np.uint32)
        for page, (begin, end) in enumerate(pairwise(edges)):
            seconds[begin - edges[0] : end - edges[0]] |= np.uint32(page << 16)
        self._check(seconds)
        return edges[0], seconds

    def pairs_held(self, firsts: Array, seconds: Array) -> int:
        """How many of some pairs, given by their syllables in ascending order, the segment has."""
        held = 0
        which, begins = np.unique(firsts, return_index=True)
        for first, wanted in zip(which.tolist(), np.split(seconds, begins)[1:], strict=True):
            _, known = self._seconds_of(first)
            held += len(np.intersect1d(known, wanted.astype(np.uint32), assume_unique=True))
        return held

    def lay_out_lists(self) -> None:
        """Notes where all lists are, for a process that searches often without compiled loops; once.

        Raises:
            IndexDamaged: an array is not what was written.
        """
        if self._table is None and len(self._pairs):
            self.verify_lists()
            self._syllables.lay_out()
            begins, seconds = (self._columns[f"pair.{name}"].all() for name in ("first", "second"))
            self._table = PairTable(begins, seconds, self.pages, self._pairs.lay_out())

    def pair_edges(self, firsts: Array, ranges: Sequence[tuple[int, int]]) -> Array | None:
        """Half-open ranges (i8, a row each) of the pairs of some first syllables and ranges of second ones.

        None where neither loops nor all pairs in memory find them.
        """
        loops = self._pairs.ready()
        if loops is None:
            return None if self._table is None else self._table.ranges(firsts, ranges)
        edges = np.empty((len(firsts) * len(ranges), 2), np.int64)
        wanted = np.ascontiguousarray(firsts, np.int64), np.array(ranges, np.int64)
        loops.pair_edges(
            *wanted, self.pages, self._columns["pair.first"].all(), self._columns["pair.second"].all(), edges
        )
        return edges

    def pair_table(self, firsts: Array, seconds: Array) -> Array:
        """In how many paragraphs each first syllable stands before each second one (i8, a row each)."""
        loops = self._pairs.ready()
        if loops is None and self._table is not None:
            return self._table.dfs(firsts, seconds)
        found = np.zeros((len(firsts), len(seconds)), np.int64)
        if loops is None:
            for row, first in zip(found, firsts.tolist(), strict=True):
                self._count_pairs(first, seconds.astype(np.uint32), row)
            return found
        if not self._whole_table:
            table = self._columns["pair.first"].all(), self._columns["pair.second"].all()
            self._whole_table = self.pages, *table, self.count, *self._pairs.arrays[:3]
        wanted = np.ascontiguousarray(firsts, np.int64), np.ascontiguousarray(seconds, np.int64)
        if not loops.pair_table(*wanted, *self._whole_table, found):
            raise IndexDamaged(f"{self.name}: lists of pairs contradict each other; rebuild the index")
        return found

    def _count_pairs(self, first: int, seconds: Array, row: Array) -> None:
        """In how many paragraphs a syllable stands before each of some others (u4, ascending), written."""
        begin, known = self._seconds_of(first)
        low = int(known.searchsorted(seconds[0]))
        known = known[low : int(known.searchsorted(seconds[-1], side="right"))]
        if len(known):
            place = np.minimum(known.searchsorted(seconds), len(known) - 1)
            some = np.flatnonzero(known[place] == seconds)
            if len(some) * _SPARSE < len(known):
                row[some] = [self._pairs.df(begin + low + at) for at in place[some].tolist()]
                return
            dfs = self.pair_dfs(begin + low, begin + low + len(known))
            row[:] = np.where(known[place] == seconds, dfs[place], 0)

    def pair_seconds(self, low: int, high: int) -> Array:
        """The second syllables of a range of pairs (u4)."""
        seconds = self._columns["pair.second"].part(low, high).astype(np.uint32)
        if self.pages > 1:
            pages = self._pair_rows(low, high) % self.pages
            seconds |= pages.astype(np.uint32) << np.uint32(16)
        self._check(seconds)
        return seconds

    def _check(self, seconds: Array) -> None:
        """Second syllables have to be syllables of the segment."""
        if len(seconds) and int(seconds.max()) >= len(self._columns["syllables.start"]) - 1:
            raise IndexDamaged(f"{self.name}: pairs of syllables that do not exist; rebuild the index")

    def pair_firsts(self, low: int, high: int) -> Array:
        """The first syllables of a range of pairs (u4)."""
        found: Array = (self._pair_rows(low, high) // self.pages).astype(np.uint32)
        return found

    def _pair_rows(self, low: int, high: int) -> Array:
        """The runs of `pair.first` in which a range of pairs lies."""
        ends = self._columns["pair.first"].all()
        edges = np.array([low, max(low, high - 1)], ends.dtype)
        first, last = (np.searchsorted(ends, edges, side="right") - 1).tolist()
        counts = np.diff(np.clip(ends[first : last + 2], low, high))
        rows: Array = np.repeat(np.arange(first, first + len(counts)), counts)
        return rows

    def pair_dfs(self, low: int, high: int) -> Array:
        """In how many paragraphs each of a range of pairs stands."""
        return self._pairs.dfs(low, high)

    def pair_postings(self, number: int) -> List:
        """Paragraphs that hold a pair, how often, and how often inside one word."""
        return self._pairs.read(number, words=True)

    def pair_df(self, ranges: Sequence[tuple[int, int]]) -> int:
        """How many postings half-open ranges of pairs have together."""
        return self._pairs.postings(ranges)

    def pair_occurrences(self, number: int) -> tuple[int, int]:
        """How often a pair stands in the segment, and how often of this inside one word."""
        return self._pairs.occurrences(number)

    def run_df(self, run: Sequence[int]) -> int | None:
        """In how many paragraphs a run of syllables stands; None where the text has to be read for it."""
        del run
        return None

    def pair_lists(self, ranges: Sequence[tuple[int, int]], words: bool = True) -> List:
        """The lists of ranges of pairs, one after another; `words` asks for what lies inside words."""
        return self._pairs.read_ranges(ranges, words)

    @property
    def syllable_arrays(self) -> tuple[Any, ...] | None:
        """What compiled loops read lists of syllables from: `count` and the arrays; None until they may."""
        return (self.count, *self._syllables.arrays) if self._syllables.is_verified else None

    @property
    def pair_arrays(self) -> tuple[Any, ...] | None:
        """The same for pairs, behind `pages`, `pair.first` and `pair.second`."""
        if not self._pairs.is_verified:
            return None
        table = self._columns["pair.first"].all(), self._columns["pair.second"].all()
        return self.pages, *table, self.count, *self._pairs.arrays

    def pairs_together(self, pairs: Array) -> PairsRead:
        """The lists of some pairs, read at once.

        Args:
            pairs: numbers of two syllables (i8, a row each), -1 for one that there is not.

        Returns:
            Paragraphs and frequencies, one list after another, two for each pair: all of it, and what lies
            inside one word; where each list begins in these, and the last ends; how often each pair stands in
            the segment, and how often of this inside one word.
        """
        if self._table is None:
            ranges = [self.pair_range(a, b, b + 1) if a >= 0 <= b else (0, 0) for a, b in pairs.tolist()]
        else:
            ranges = self._table.ranges_of(pairs)
        read = iter(self._pairs.read_each([one for one in ranges if one[0] < one[1]], words=True))
        lists: list[tuple[Array, Array]] = []
        for low, high in ranges:
            docs, tf, inside = next(read) if low < high else _NO_LIST
            some = inside.nonzero()[0]
            lists += ((docs, tf), (docs.take(some), inside.take(some)))
        docs, tf = (np.concatenate(part) for part in zip(*lists, strict=True))
        ends = [0, *accumulate(len(one) for one, _ in lists)]
        running = np.zeros(len(tf) + 1, np.int64)
        np.cumsum(tf, out=running[1:])
        running = running.take(ends)
        times = (running[1:] - running[:-1]).reshape(-1, 2)
        return docs, tf, ends, times.tolist()

    def verify_lists(self) -> None:
        """Verifies all posting lists at once; after that, compiled loops may read them.

        Raises:
            IndexDamaged: one is not what was written.
        """
        self._syllables.verify()
        self._pairs.verify()
        for name in ("pair.first", "pair.second"):
            self._columns[name].all()

    def _pair_place(self, first: int, second: int) -> int:
        """Number of the first pair that is not before (first, second)."""
        page = min(second >> 16, self.pages)
        row = first * self.pages + page
        if page == self.pages:
            return self._columns["pair.first"].at(row)
        begin, end = self._columns["pair.first"].bounds(row)
        seconds = self._columns["pair.second"].part(begin, end)
        return begin + int(seconds.searchsorted(np.asarray(second & 0xFFFF, seconds.dtype)))
