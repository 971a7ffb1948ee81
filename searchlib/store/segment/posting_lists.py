"""Posting lists of one level, read: paragraphs, frequencies, and what lies inside words.

Their arrays are those that `listpacker` describes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import ModuleType

import numpy as np

from searchlib import kernels
from searchlib.store.format.array_layout import ESCAPE, GROUP
from searchlib.store.format.column import Column
from searchlib.store.format.elias_fano import decode, decode_many, size_of, sizes
from searchlib.store.format.frequency_lists import contradiction, fill_in, fill_in_one, inside
from searchlib.store.format.string_tables import Array, starts
from searchlib.store.segment.array_cache import Budget, Kept
from searchlib.store.segment.list_places import ListPlaces

_LISTS = ("size", "many", "df", "lists", "mark", "rank")
_MORE = ("tf", "joined", "size", "lists", "mark")
_KEPT_BYTES = 48 << 20
"""Bytes of decoded lists that a level keeps."""
_RANGES = 64
"""So many ranges of lists are known by where each list begins."""
_OCCURRENCES = 20_000
"""Lists of which it is known how often their term occurs."""
_FEW = 12
"""So few lists are decoded one by one where it is known where they are."""
_WORTH = 64
"""So many postings are worth keeping; to decode fewer of them again costs no more."""


List = tuple[Array, Array, Array]
"""Paragraphs (u4), frequencies (u2), occurrences inside words (u2; none where they were not asked for)."""


class PostingLists:
    """The lists of a level of a segment, decoded when they are asked for; the last ones are kept."""

    def __init__(
        self, columns: Mapping[str, Column], level: str, count: int, budget: Budget | None = None
    ) -> None:
        self._columns = {
            name.removeprefix(f"{level}."): column
            for name, column in columns.items()
            if name.startswith(f"{level}.")
        }
        self._count = count
        self.places = ListPlaces(self._columns, count)
        self._kept: Kept[List] = Kept(_KEPT_BYTES, lambda found: found, budget or Budget())
        self._edges: dict[tuple[int, int], Array] = {}
        self._occurrences: dict[int, tuple[int, int]] = {}
        self._whole: tuple[Array, ...] = ()
        if all(column.verified for column in self._columns.values()):
            self.verify()

    def __len__(self) -> int:
        return len(self._columns["size"])

    def df(self, number: int) -> int:
        """Postings of a list."""
        return self.places.df(number)

    def dfs(self, first: int, last: int) -> Array:
        """Postings of a range of lists (i8)."""
        return self.places.dfs(first, last)

    def lay_out(self) -> Array:
        """Notes where each list is, for a process that searches often without loops.

        Returns:
            The postings of each list (u4).

        Raises:
            IndexDamaged: an array is not what was written, or they contradict each other.
        """
        self.verify()
        return self.places.lay_out()

    def read(self, number: int, words: bool) -> List:
        """One list; `words` asks for what lies inside words."""
        return self.read_range(number, number + 1, words)

    def read_range(self, first: int, last: int, words: bool) -> List:
        """A range of lists, one after another."""

        def made() -> List:
            loops = self.ready()
            if loops is not None:
                return self._read_fast(loops, ((first, last),), words)
            if last - first > 1:
                return self._decode_ranges([(first, last)], words)[0]
            return self._among_others(first, words) or self._decode(first, words)

        return self._kept.get((first, last, words), made)

    def occurrences(self, number: int) -> tuple[int, int]:
        """How often a term stands in the segment, and how often of this inside words."""
        found = self._occurrences.get(number)
        if found is None:
            if len(self._occurrences) >= _OCCURRENCES:
                self._occurrences.clear()
            found = self._occurrences[number] = self._count_occurrences(number)
        return found

    def _count_occurrences(self, number: int) -> tuple[int, int]:
        if not self._whole:
            return self._look_up_occurrences(number)
        size, many, dfs, _, _, rank, extra, words = self._whole[:8]
        try:
            df, form = divmod(int(size[number]), 3)
            if df >= ESCAPE:
                at = int(many.searchsorted(number))
                df = int(dfs[at])
                if int(many[at]) != number or not ESCAPE <= df <= self._count:
                    raise contradiction()
            if form != 2:
                return df, df * form
            group = number // GROUP
            before = size[group * GROUP : number].tobytes()
            low = int(rank[group]) + sum([code % 3 == 2 for code in before])
            total, coded = df + int(extra[low]), int(words[low])
        except IndexError:
            raise contradiction() from None
        return total, total - (coded >> 1) if coded & 1 else coded >> 1

    def _look_up_occurrences(self, number: int) -> tuple[int, int]:
        df, form = self.places.df(number), self._columns["size"].at(number) % 3
        if form != 2:
            return df, df * form
        low = self.places.rank(number)
        total = df + self._columns["more.tf"].at(low)
        coded = self._columns["more.joined"].at(low)
        return total, total - (coded >> 1) if coded & 1 else coded >> 1

    def postings(self, ranges: Sequence[tuple[int, int]]) -> int:
        """How many postings some half-open ranges of lists have together."""
        loops = self.ready()
        if loops is None:
            return sum(int(self.places.dfs(first, last).sum()) for first, last in ranges)
        total: int = loops.postings_of(_rows(ranges), self._count, *self._whole[:3])
        if total < 0:
            raise contradiction()
        return total

    def read_ranges(self, ranges: Sequence[tuple[int, int]], words: bool) -> List:
        """Some half-open ranges of lists, one list after another."""
        if len(ranges) == 1:
            return self.read_range(*ranges[0], words)
        loops = self.ready()
        if loops is not None:
            return self._read_fast(loops, ranges, words)
        if not ranges:
            return np.zeros(0, np.uint32), np.zeros(0, np.uint16), np.zeros(0, np.uint16)
        docs, tf, joined = (np.concatenate(part) for part in zip(*self.read_each(ranges, words), strict=True))
        return docs, tf, joined

    def read_each(self, ranges: Sequence[tuple[int, int]], words: bool) -> list[List]:
        """The lists of some ranges, each by itself.

        Those that are not kept are decoded at once, and kept if they are of some length.
        """
        known = [self._kept.peek((*one, words)) for one in ranges]
        missing = [one for one, part in zip(ranges, known, strict=True) if part is None]
        if self.places.known and len(missing) <= _FEW and all(last - first == 1 for first, last in missing):
            made = iter([self._decode(first, words) for first, _ in missing])
        else:
            made = iter(self._decode_ranges(missing, words) if missing else ())
        return [
            self._keep(one, words, next(made)) if part is None else part
            for one, part in zip(ranges, known, strict=True)
        ]

    def _keep(self, one: tuple[int, int], words: bool, part: List) -> List:
        return self._kept.get((*one, words), lambda: part) if len(part[0]) >= _WORTH else part

    def verify(self) -> None:
        """Verifies all arrays, after which compiled loops may read lists.

        Raises:
            IndexDamaged: one is not what was written.
        """
        if not self._whole:
            names = [*_LISTS, *(f"more.{name}" for name in _MORE)]
            self._whole = tuple(self._columns[name].all() for name in names)

    @property
    def is_verified(self) -> bool:
        """Whether all arrays have been verified."""
        return bool(self._whole)

    @property
    def arrays(self) -> tuple[Array, ...]:
        """The arrays, verified, in the order in which the compiled loops take them."""
        self.verify()
        return self._whole

    def ready(self) -> ModuleType | None:
        """The compiled loops, if there are any and all arrays have been verified."""
        return kernels.loops() if self._whole else None

    def _read_fast(self, loops: ModuleType, ranges: Sequence[tuple[int, int]], words: bool) -> List:
        rows = _rows(ranges)
        total = loops.postings_of(rows, self._count, *self._whole[:3])
        if total < 0:
            raise contradiction()
        docs, tf = np.empty(total, np.uint32), np.empty(total, np.uint16)
        joined = np.empty(total if words else 0, np.uint16)
        if not loops.read_lists(rows, words, self._count, *self._whole, docs, tf, joined):
            raise contradiction()
        return docs, tf, joined

    def _among_others(self, number: int, words: bool) -> List | None:
        """A list whose frequencies have been decoded, alone or in a range; None if they have not."""
        known = self._kept.peek((number, number + 1, False)) if words else None
        if known is not None:
            return known[0], known[1], self._inside(number, known[1])
        for (first, last), edges in list(self._edges.items()):
            if not first <= number < last:
                continue
            whole = self._kept.peek((first, last, False)) or self._kept.peek((first, last, True))
            if whole is not None:
                begin, end = edges[number - first : number - first + 2].tolist()
                docs, tf = (values[begin:end].copy() for values in whole[:2])
                return docs, tf, self._inside(number, tf) if words else tf[:0]
        return None

    def _inside(self, number: int, tf: Array) -> Array:
        """Occurrences inside words in the paragraphs of a list, of which the frequencies are known."""
        form = self._columns["size"].at(number) % 3
        if form != 2:
            return np.full(len(tf), form, np.uint16)
        return self._inside_of(self.places.more(number, 1), tf)

    @staticmethod
    def _inside_of(more: tuple[Array, Array, Array], tf: Array) -> Array:
        extra, words, data = more
        count, begin = int(words[0]) >> 1, size_of(int(extra[0]), len(tf), distinct=False)
        if begin + size_of(count, len(tf), distinct=False) != len(data):
            raise contradiction()
        return inside(decode(data[begin:], count, len(tf), distinct=False), tf, bool(words[0] & 1))

    def _decode_ranges(self, ranges: Sequence[tuple[int, int]], words: bool) -> list[List]:
        """Some ranges, each its own lists one after another."""
        codes = [self._columns["size"].part(*one) for one in ranges]
        dfs = [self.places.dfs_of(code, first) for code, (first, _) in zip(codes, ranges, strict=True)]
        df, forms = np.concatenate(dfs), np.concatenate(codes) % 3
        limits = np.full(len(df), self._count, np.int64)
        size = starts(sizes(df, limits, distinct=True))
        edges = starts(np.array(list(map(len, dfs))))
        data = []
        for (first, _), length in zip(ranges, np.diff(size[edges]).tolist(), strict=True):
            begin = self.places.offset(first)
            data.append(self._columns["lists"].part(begin, begin + length))
        docs = decode_many(np.concatenate(data), df, limits, distinct=True)
        tf = np.ones(len(docs), np.uint16)
        joined = np.repeat((forms == 1).astype(np.uint16), df if words else 0)
        many = np.diff(starts(forms == 2)[edges]).tolist()
        more = [
            self.places.more(first, count) for (first, _), count in zip(ranges, many, strict=True) if count
        ]
        if more:
            extra, inner, coded = (np.concatenate(part) for part in zip(*more, strict=True))
            fill_in((extra, inner, coded), np.flatnonzero(forms == 2), df, tf, joined)
        cuts = starts(df)[edges].tolist()
        found = [(docs[a:b], tf[a:b], joined[a:b]) for a, b in pairwise(cuts)]
        for one, own, part in zip(ranges, dfs, found, strict=True):
            if len(part[0]) < _WORTH and len(ranges) > 1:
                continue
            if len(self._edges) >= _RANGES:
                self._edges.clear()
            self._edges[one] = starts(own)
        return found

    def _decode(self, number: int, words: bool) -> List:
        code = self._columns["size"].at(number)
        df = self.places.df(number)
        begin = self.places.offset(number)
        data = self._columns["lists"].part(begin, begin + size_of(df, self._count, distinct=True))
        docs = decode(data, df, self._count, distinct=True)
        tf = np.ones(df, np.uint16)
        joined = np.full(df if words else 0, code % 3 == 1, np.uint16)
        if code % 3 == 2:
            more = self.places.more(number, 1)
            fill_in_one(more, tf)
            if words:
                joined = self._inside_of(more, tf)
        return docs, tf, joined


def _rows(ranges: Sequence[tuple[int, int]]) -> Array:
    return np.array(ranges, np.int64).reshape(-1, 2)
