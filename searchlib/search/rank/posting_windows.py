"""Posting lists laid out in windows of neighbouring paragraphs, for the compiled loops.

A window has one bit for each of its paragraphs, and an upper bound of what the list can add to a score in it,
so that most windows and most paragraphs are passed over. Long lists of syllables, and of those that differ in
their marks alone, are laid out ahead, up to a bound; short ones are laid out for one search.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from searchlib import kernels
from searchlib.errors import SearchlibError
from searchlib.search.match.derived_lists import Always, Sizes
from searchlib.search.match.pair_lists import syllable_postings
from searchlib.search.match.posting_sets import Array, Laid, Postings
from searchlib.search.rank.article_postings import added_up
from searchlib.search.rank.bm25_norms import Averages, Statistics, lengths_of
from searchlib.search.rank.fork_care import note
from searchlib.search.rank.short_lists import NOWHERE, New, Placed, ShortLists, coded_sums
from searchlib.search.rank.window_arrays import SPARE_ROWS, WindowArrays

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_LONG = 2
"""A list is long if it has a posting in one of so many windows, on average."""
_KEPT = 2
"""What a search lays out is kept if it has so many postings in each window; less is not worth new memory."""
_TOUCHED = 64
"""So many rows beside those laid out ahead are soon needed."""
_MET = 10_000
"""So many long lists without a row are remembered."""
_SEARCHED, _A_PARAGRAPH = 1 << 21, 8
"""Room for so many postings is enough for the lists of some hundred searches, so many for each paragraph."""
_PIECE = 1 << 20
_SLACK = 0.005
"""Bounds are made for averages that are larger by this share."""


class Windows(WindowArrays):
    """The lists of one segment in windows; made for one average length of paragraphs and one of articles.

    Attributes:
        lock: to be held from `place` on until the arrays have been read.
        columns: the article of each paragraph, and the first paragraph of each article.
        averages: lengths that the bounds are made for; they hold for smaller ones too.
    """

    def __init__(self, segment: Segment) -> None:
        loops = kernels.loops()
        assert loops is not None
        self._segment, self._loops = segment, loops
        super().__init__(loops, segment.count, segment.article_count)
        self.lock = RLock()
        self.columns = segment.column("par.article"), segment.column("art.first")
        whole = lengths_of(segment).article_average
        self.averages: Averages = max(1.0, float(segment.lengths.mean())), max(1.0, whole)
        self._kept: dict[Hashable, Placed] = {}
        self._long_met: set[Hashable] = set()
        self._always: tuple[Hashable, Placed] = None, NOWHERE
        self._touched = False
        self._end = self._held_end = len(self.spare)
        self._short = ShortLists(loops, self.spare, self.times, self.shares, self.held, self.sums)
        note(self)

    def set(self, averages: Averages) -> None:
        """Makes the bounds for other lengths, if they are not good for them.

        The longer paragraphs are on average, the more a posting can add. So bounds for a little more than
        there is stay true, and nearly as tight, while commits change the averages by little.
        """
        (paragraph, article), (made, whole) = averages, self.averages
        most = 1 + 2 * _SLACK
        if not (paragraph <= made <= paragraph * most and article <= whole <= article * most):
            self.forget()
            self.averages = paragraph * (1 + _SLACK), article * (1 + _SLACK)

    def lay_out_ahead(self, averages: Averages) -> None:
        """Lays out the long lists of syllables, the longest first, while there is room; others may search.

        After these come the long lists of syllables that are alike but for their marks. What room is left is
        touched, so that no search waits until the system has found memory for it.
        """
        self._lay_out_long(averages)
        if not self._touched:
            self._touch()
            self._touched = True

    def ready(self) -> None:
        """Has the memory found in which searches will lay out lists, once those are laid out that stay."""
        self._short.touch(min(_SEARCHED, _A_PARAGRAPH * self._segment.count), self.lock)

    def _lay_out_long(self, averages: Averages) -> None:
        dfs, first = self._segment.syllable_dfs(), self._segment.column("fold.first").astype(np.int64)
        together = np.add.reduceat(np.append(dfs, 0), first[:-1]) * (np.diff(first) > 1)
        with self.lock:
            self.set(averages)
            made = self.averages
        for number in self._long(dfs):
            if self._lay_out(np.array([number]), made) is None:
                return
        for fold in self._long(together):
            if self._lay_out(np.arange(first[fold], first[fold + 1]), made) is None:
                return

    def lay_out_short(self, found: Postings, averages: Averages) -> bool:
        """Lays out a list and its articles for good, as it is likely to be asked for; False without room."""
        if not len(found) or found.home is None:
            return False
        if isinstance(found, Laid):
            with self.lock:
                self._short.hold()
            return True
        articles = added_up(self._segment, found)
        with self.lock:
            if not self.has_room or self.place([found], averages, [articles]) is None:
                return False
            self._short.hold()
            self._segment.derive(Sizes).note(found, articles)
        return True

    def _touch(self) -> None:
        """Writes to memory in which no list has been laid out; other threads may lay some out meanwhile."""
        tables = self.bits, self.offsets, self.peaks, self.blocks, self.often, self.tops
        last = min(len(self._kept) + _TOUCHED, self._rows)
        for row in (*range(len(self._kept), last), self._rows):
            with self.lock:
                is_free = row >= len(self._kept) if row < last else self._always[0] is None
                for table in tables if is_free else ():
                    table[row] = 0
        for values in (self.times, self.shares):
            for start in range(self._end, self._room, _PIECE):
                with self.lock:
                    values[max(start, self._end) : min(start + _PIECE, self._room)] = 0

    def _long(self, sizes: Array) -> list[int]:
        """Which lists are long, the longest first."""
        long = np.flatnonzero(_LONG * sizes >= self.count)
        found: list[int] = long[np.argsort(-sizes[long], kind="stable")].tolist()
        return found

    def _lay_out(self, numbers: Array, made: Averages) -> Placed | None:
        """Lays out the list of some syllables; None without room, or if `made` is the average no longer.

        Its articles are laid out beside it.
        """
        found = syllable_postings(self._segment, numbers).only(self._segment.live)
        with self.lock:
            if made != self.averages or 16 * len(self._kept) >= 15 * self._rows:
                return None
            try:
                return self._kept.get(found.home) or self._keep(found, added_up(self._segment, found))
            except OverflowError:
                return NOWHERE

    def place(
        self,
        lists: Sequence[Postings],
        averages: Averages | None = None,
        held: Sequence[Postings | None] = (),
    ) -> Array | None:
        """Lays lists out, or finds them laid out.

        Args:
            lists: each with a posting.
            averages: of the archive; None if bounds are not going to be asked for.
            held: for each the articles that hold it; None, or nothing at all, where they are not asked for.

        Returns:
            A row for each, `Placed` (i8); None if there is no room, or a frequency is too high.
        """
        if averages is not None:
            self.set(averages)
        try:
            placed = self._place(lists, held)
            if placed is None and self._short.make_room():
                placed = self._place(lists, held)
            if placed is None:
                self.forget()
                placed = self._place(lists, held)
        except OverflowError:
            return None
        if placed is None:
            return None
        self._short.end_search()
        # Of tuples NumPy would look at each.
        return np.frombuffer(array("q", chain.from_iterable(placed)), np.int64).reshape(len(placed), -1)

    @property
    def has_room(self) -> bool:
        """Whether lists without rows may be laid out for good."""
        return self._short.has_room

    def short(self, home: Hashable) -> Placed | None:
        """Where a list without a row is laid out, if it is."""
        return self._short.get(home)

    def kept(self, home: Hashable) -> tuple[int, int]:
        """Where a list begins, and its row; -1 if it has none."""
        start, _, row, _, _ = self._kept.get(home, NOWHERE)
        return start, row

    @property
    def longest(self) -> int:
        """Longer lists get a row for themselves."""
        found: int = _KEPT * self.count - 1
        return found

    def lay(self, homes: Sequence[Hashable], read: Callable[..., int], *more: object) -> list[Placed] | None:
        """Lays out lists without rows that a compiled loop reads, given its first and its last arguments."""
        with self.lock:
            given = *self.columns, lengths_of(self._segment).norms(self.averages[0])
            return self._short.lay(homes, partial(read, *given), more, self._segment.name)

    def forget(self) -> None:
        """Forgets what is laid out."""
        self._kept.clear()
        self._long_met.clear()
        self._always = None, NOWHERE
        self._end = self._held_end = len(self.spare)
        self._short.forget()
        for values in self.zeros:  # a union may have been cut short
            values.fill(0)

    def _place(self, lists: Sequence[Postings], held: Sequence[Postings | None]) -> list[Placed] | None:
        placed: list[Placed] = []
        new: list[New] = []
        rows, begun = 0, self._short.times_forgotten
        for at, found in enumerate(lists):
            home, articles = found.home, held[at] if held else None
            known = None
            if home is not None:
                known = self._kept.get(home) or self._short.get(home)
                if known is None and isinstance(home, Always):
                    known = self._laid_always(home)
                elif known is None and isinstance(found, Laid):
                    found.lay()
                    known = self._short.get(home)
                elif known is None and len(found) > self.longest:
                    known = self._keep(found, added_up(self._segment, found))
                if known is not None and known[2] < 0 <= known[3] and known[1] > self.longest:
                    known = known if isinstance(home, Always) else self._met(home, known)
            if known is None or (articles is not None and known[3] < 0):
                new.append((at, found, articles))
                known = NOWHERE
            rows += known[2] < 0
            placed.append(known)
        if rows > SPARE_ROWS or begun != self._short.times_forgotten:
            return None
        if not new:
            return placed
        norms = lengths_of(self._segment).norms(self.averages[0])
        return placed if self._short.add(new, placed, norms) else None

    def _laid_always(self, home: Always) -> Placed | None:
        """Lays out the list of a term that is taken to stand everywhere as often as may be; one at a time."""
        source = self._kept.get(home.of)
        if source is None or self._always[0] == home:
            return self._always[1] if source else None
        tables = self.bits, self.offsets, self.peaks, self.blocks, self.often, self.tops
        self._always = None, NOWHERE
        room = self.held[self._room :], self.sums[self._room :]
        many = self._loops.fill_always(source[2], self._rows, self.columns[1], *tables, *room)
        if many < 0:
            raise OverflowError
        self._always = home, (self._room, source[1], self._rows, self._room, many)
        return self._always[1]

    def _met(self, home: Hashable, known: Placed) -> Placed:
        """Gives a long list without a row one when it is asked for again, if there is room."""
        if home not in self._long_met:
            if len(self._long_met) >= _MET:
                self._long_met.clear()
            self._long_met.add(home)
            return known
        start, size, _, begin, many = known
        docs, tf = self.spare[start : start + size], self.times[start : start + size].astype(np.uint16)
        articles = Postings(self.held[begin : begin + many], self.sums[begin : begin + many])
        return self._keep(Postings(docs, tf, home), articles) or known

    def _keep(self, found: Postings, articles: Postings) -> Placed | None:
        """Lays a list out, and the articles that hold it, and keeps it; None if there is no room."""
        row, start, begin = len(self._kept), self._end, self._held_end
        if row >= self._rows or start + len(found) > self._room or begin + len(articles) > self._room:
            return None
        lengths, stop = lengths_of(self._segment), start + len(found)
        postings = self.times[start:stop], self.shares[start:stop]
        tables = self.bits[row], self.offsets[row], self.peaks[row], self.blocks[row]
        if not self._loops.fill(*_plain(found), lengths.norms(self.averages[0]), *postings, *tables):
            raise OverflowError
        counted = coded_sums(articles.tf, self._loops.COUNTED).astype(np.uint16)
        many = self._loops.fill_articles(
            *(articles.docs, counted, lengths.article_norms(self.averages[1], 1.0)),
            *(self.columns[1], self.often[row], self.tops[row]),
            *(self.held[begin:], self.sums[begin:]),
        )
        self._end, self._held_end = stop, begin + many
        self._kept[found.home] = start, len(found), row, begin, many
        self._segment.derive(Sizes).note(found, articles)
        return self._kept[found.home]


def _plain(found: Postings) -> tuple[Array, Array]:
    """Paragraphs and frequencies as the loops take them."""
    tf = found.tf if found.tf.dtype == np.uint16 else found.tf.astype(np.uint32)
    return np.ascontiguousarray(found.docs, np.uint32), np.ascontiguousarray(tf)


def windows_of(segment: Segment) -> Windows:
    """The windows of a segment; made once."""
    return segment.derive(Windows)


def lay_out_ahead(segments: Sequence[Segment]) -> None:
    """Lays out the long lists of an archive; damaged ones are left to the searches that touch them."""
    with suppress(SearchlibError):
        averages = Statistics.of(segments).averages
        for segment in segments:
            segment.verify()
        for segment in segments:
            windows_of(segment).lay_out_ahead(averages)
