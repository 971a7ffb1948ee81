"""The short lists of the last searches, one after another in arrays, as the compiled loops take them.

They have no row among the windows; a search lays them out in spare rows that are wiped afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager
from types import ModuleType

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.search.match.posting_sets import ALWAYS, Array, Postings

Placed = tuple[int, int, int, int, int]
"""Of a list what `kernels.ranking_loops.best` takes as `placed`; -1 for articles that nobody asked for."""
New = tuple[int, Postings, Postings | None]
"""Which of the lists of a search it is, and the articles that hold it, if they are asked for."""
NOWHERE: Placed = 0, 0, -1, 0, 0
_PIECE = 1 << 18
_MOST = 20_000
"""So many short lists are kept beside those that were made ahead."""


class ShortLists:
    """Lists without a row, kept until the room is used up."""

    def __init__(
        self, loops: ModuleType, docs: Array, times: Array, shares: Array, held: Array, sums: Array
    ) -> None:
        """Room for them, as long as `docs`; see `kernels.ranking_loops.best` (there `docs` is `spare`)."""
        self._loops = loops
        self._docs, self._times, self._shares, self._held, self._sums = docs, times, shares, held, sums
        self._ahead: dict[Hashable, Placed] = {}
        self._known: dict[Hashable, Placed] = {}
        self._end = self._last = 0
        self._floor = 0, 0
        self._enough = len(docs)
        self.times_forgotten = 0

    def get(self, home: Hashable) -> Placed | None:
        """Where a list is, if it is here."""
        return self._ahead.get(home) or self._known.get(home)

    @property
    def has_room(self) -> bool:
        """Whether lists may be laid out for good."""
        return 4 * self.end < 3 * len(self._docs)

    @property
    def end(self) -> int:
        """Behind it nothing is laid out."""
        return max(self._end, self._last)

    def touch(self, room: int, lock: AbstractContextManager[object]) -> None:
        """Touches the memory behind what is here, and has searches use it again and again.

        It takes a system longer to find memory for the first time than most searches last. Where one search
        needs more there is more.

        Args:
            room: so many postings behind those that stay are enough for some hundred searches.
            lock: to be held while lists are laid out; searches go on meanwhile.
        """
        with lock:
            last = self._enough = min(max(self._floor) + room, len(self._docs))
        for values in (self._docs, self._times, self._shares, self._held, self._sums):
            for start in range(self.end, last, _PIECE):
                with lock:
                    values[max(start, self.end) : min(start + _PIECE, last)] = 0

    def end_search(self) -> None:
        """Forgets what may be forgotten once much is here; what was found stays as it is until others lay."""
        if self.end > self._enough:
            self.make_room()

    def hold(self) -> None:
        """What is here now stays."""
        self._ahead |= self._known
        self._known.clear()
        self._floor = self._end, self._last

    def make_room(self) -> bool:
        """Forgets what may be forgotten; False if nothing was."""
        if not self._known:
            return False
        self._known.clear()
        self._end, self._last = self._floor
        self.times_forgotten += 1
        return True

    def forget(self) -> None:
        """Forgets everything."""
        self._ahead.clear()
        self._known.clear()
        self.times_forgotten += 1
        self._end, self._last = self._floor = 0, 0

    def lay(
        self, homes: Sequence[Hashable], read: Callable[..., int], more: Sequence[object], name: str
    ) -> list[Placed] | None:
        """Lays out lists that a loop reads where they go; None if it cannot.

        Args:
            homes: of the lists.
            read: given the arrays, where the first list goes, rows to write (`Placed`), and `more`.
            name: of the segment, for errors.

        Raises:
            IndexDamaged: the lists make no sense.
        """
        if len(self._known) >= _MOST:
            self.make_room()
        rows = np.empty((len(homes), 5), np.int64)
        arrays = self._docs, self._times, self._shares, self._held, self._sums
        done = read(*arrays, self._end, self._last, rows, *more)
        if done == self._loops.NO_ROOM and self.make_room():
            done = read(*arrays, self._end, self._last, rows, *more)
        if done == self._loops.DAMAGED:
            raise IndexDamaged(f"{name}: posting lists contradict each other; rebuild the index")
        if done < 0:
            return None
        placed: list[Placed] = [
            (start, size, -1, begin, many) for start, size, _, begin, many in rows.tolist()
        ]
        for home, one in zip(homes, placed, strict=True):
            start, size, _, begin, many = one
            if size > 0:
                self._known[home] = one
                self._end, self._last = start + size, begin + many
        return placed

    def add(self, new: Sequence[New], placed: list[Placed], norms: Array) -> bool:
        """Lays out lists, and puts down where they are.

        Args:
            new: the lists.
            placed: of all lists of the search, written.
            norms: of BM25 for each paragraph.

        Returns:
            Whether there was room.

        Raises:
            OverflowError: a frequency is too high.
        """
        begin, first = self._end, self._last
        end, last = begin, first
        for at, found, articles in new:
            size, many = len(found), 0 if articles is None else len(articles)
            placed[at] = end, size, -1, -1 if articles is None else last, many
            end, last = end + size, last + many
        if end > len(self._docs) or last > len(self._docs):
            return False
        docs, times = self._docs[begin:end], np.concatenate([found.tf for _, found, _ in new])
        np.concatenate([found.docs for _, found, _ in new], out=docs)
        high = self._loops.ALWAYS
        if int(times.max()) >= high:
            if bool(((times >= high) & (times != ALWAYS)).any()):
                raise OverflowError
            times = np.minimum(times, high)
        self._times[begin:end] = times
        self._loops.lay_shares(docs, self._times[begin:end], norms, self._shares[begin:end])
        if last > first:
            asked = [articles for _, _, articles in new if articles is not None]
            np.concatenate([articles.docs for articles in asked], out=self._held[first:last])
            sums = np.concatenate([articles.tf for articles in asked])
            self._sums[first:last] = coded_sums(sums, self._loops.COUNTED)
        self._end, self._last = end, last
        self._known.update((found.home, placed[at]) for at, found, _ in new if found.home is not None)
        return True


def coded_sums(sums: Array, counted: int) -> Array:
    """How often articles hold terms, in two bytes each, as `kernels.bits.COUNTED` says.

    Raises:
        OverflowError: one cannot be said so.
    """
    if sums.itemsize < 2 or int(sums.max()) <= counted:
        return sums
    high = sums > counted
    times, rest = np.divmod(sums, ALWAYS)
    if bool(rest[high].any()) or int(times.max()) > 0xFFFF - counted:
        raise OverflowError
    return np.where(high, times + counted, sums)
