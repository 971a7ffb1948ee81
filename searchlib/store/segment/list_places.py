"""Where the posting lists of a level are, and how many postings each has.

Their arrays are those that `list_packing` describes. A search that is alone reads a few bytes of them; a
process that searches often notes where all lists are (`ListPlaces.lay_out`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from searchlib.store.format.array_layout import ESCAPE, GROUP
from searchlib.store.format.column import Column
from searchlib.store.format.elias_fano import size_of, sizes
from searchlib.store.format.frequency_lists import contradiction
from searchlib.store.format.string_tables import Array, starts


class _Layout(NamedTuple):
    """Where each list is.

    Attributes:
        df: its postings (u4).
        begin: where its bytes begin in `lists`, and the last end.
        rank: how many lists of form 2 stand before it (u4).
        more: where the bytes of each list of form 2 begin in `more.lists`, and the last end.
    """

    df: Array
    begin: Array
    rank: Array
    more: Array


class ListPlaces:
    """The places of the lists of a level."""

    def __init__(self, columns: Mapping[str, Column], count: int) -> None:
        """Of lists of paragraphs below `count`."""
        self._columns, self._count = columns, count
        self._few = [size_of(df, count, distinct=True) for df in range(ESCAPE)] if count else [0] * ESCAPE
        self._laid: _Layout | None = None

    def lay_out(self) -> Array:
        """Notes where each list is, for a process that searches often without loops.

        Returns:
            The postings of each list (u4).

        Raises:
            IndexDamaged: the arrays contradict each other.
        """
        df = self.dfs(0, len(self._columns["size"]))
        size = sizes(df, np.full(len(df), self._count, np.int64), distinct=True)
        is_many = self._columns["size"].all() % 3 == 2
        begin, rank, more = (_small(starts(one)) for one in (size, is_many, self._columns["more.size"].all()))
        if int(rank[-1]) != len(more) - 1:
            raise contradiction()
        self._laid = _Layout(df.astype(np.uint32), begin, rank, more)
        return self._laid.df

    @property
    def known(self) -> bool:
        """Whether it is noted where all lists are."""
        return self._laid is not None

    def df(self, number: int) -> int:
        """Postings of a list."""
        if self._laid is not None:
            return int(self._laid.df[number])
        few = self._columns["size"].at(number) // 3
        return few if few < ESCAPE else self._df_of_many(number)

    def dfs(self, first: int, last: int) -> Array:
        """Postings of a range of lists (i8)."""
        return self.dfs_of(self._columns["size"].part(first, last), first)

    def dfs_of(self, codes: Array, first: int) -> Array:
        """Postings (i8) of neighbouring lists, of which `size` is given."""
        if self._laid is not None:
            return self._laid.df[first : first + len(codes)].astype(np.int64)
        found = (codes // 3).astype(np.int64)
        escaped = np.flatnonzero(found >= ESCAPE)
        if len(escaped):
            many, df = self._columns["many"], self._columns["df"]
            low = many.find(first)
            numbers = many.part(low, min(low + len(escaped), len(many)))
            if not np.array_equal(numbers, escaped + first):
                raise contradiction()
            found[escaped] = self._sound(df.part(low, low + len(escaped)))
        return found

    def more(self, first: int, count: int) -> tuple[Array, Array, Array]:
        """What is coded of so many lists of form 2 from `first` on: `more.tf`, `more.joined`, bytes."""
        columns, laid = self._columns, self._laid
        low = self.rank(first) if laid is None else int(laid.rank[first])
        high = low + count
        extra = columns["more.tf"].part(low, high).astype(np.int64)
        words = columns["more.joined"].part(low, high).astype(np.int64)
        if laid is not None:
            return extra, words, columns["more.lists"].part(int(laid.more[low]), int(laid.more[high]))
        group = low // GROUP
        sized = columns["more.size"].part(group * GROUP, high)
        begin = columns["more.mark"].at(group) + int(sized[: low - group * GROUP].sum())
        end = begin + int(sized[low - group * GROUP :].sum())
        return extra, words, columns["more.lists"].part(begin, end)

    def rank(self, number: int) -> int:
        """How many lists of form 2 stand before a list."""
        group = number // GROUP
        before = self._columns["size"].part(group * GROUP, number).tobytes()
        rank: int = self._columns["rank"].at(group) + sum(code % 3 == 2 for code in before)
        return rank

    def offset(self, number: int) -> int:
        """Where a list begins."""
        if self._laid is not None:
            return int(self._laid.begin[number])
        group = number // GROUP
        begin = self._columns["mark"].at(group)
        for before, code in enumerate(self._columns["size"].part(group * GROUP, number).tolist()):
            few = code // 3
            if few < ESCAPE:
                begin += self._few[few]
            else:
                df = self._df_of_many(group * GROUP + before)
                begin += size_of(df, self._count, distinct=True)
        return begin

    def _df_of_many(self, number: int) -> int:
        many = self._columns["many"]
        at = many.find(number)
        if at == len(many) or many.at(at) != number:
            raise contradiction()
        df = self._columns["df"].at(at)
        if not ESCAPE <= df <= self._count:
            raise contradiction()
        return df

    def _sound(self, df: Array) -> Array:
        if int(df.min()) < ESCAPE or int(df.max()) > self._count:
            raise contradiction()
        return df


def _small(offsets: Array) -> Array:
    """Offsets in four bytes, if they can be."""
    return offsets.astype(np.uint32) if int(offsets[-1]) < 1 << 32 else offsets
