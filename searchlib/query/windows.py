"""Posting lists cut into windows of neighbouring paragraphs, for the compiled loops.

A window has the paragraph numbers of a list in one byte each, and an upper bound of what the list can add to
a score in it, so that most windows are passed over. Lists that have been cut are kept, up to a bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from searchlib import accelerate
from searchlib.query.lengths import lengths_of
from searchlib.query.postings import Array, Postings

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

_POSTINGS = 24 << 20
_ROW_BYTES = 96 << 20
"""Room for the postings, six bytes each, and the rows of windows of one segment; taken as it is filled."""
_SPARE_ROWS = 64
_SHORT = 1024
"""Lists with fewer postings are cut anew each time, once half of the rows are taken."""


class Windows:
    """The lists of one segment in windows; made for one average length of paragraphs.

    Attributes:
        lock: to be held from `place` on until the arrays have been read.
        low, times, shares, edges, peaks: as `accelerate.lists` describes them.
    """

    def __init__(self, segment: Segment) -> None:
        loops = accelerate.loops()
        assert loops is not None
        self._segment, self._loops = segment, loops
        self.count = -(-segment.count // loops.WIDTH)
        rows = max(2 * _SPARE_ROWS, min(1 << 14, _ROW_BYTES // (5 * self.count + 4)))
        room = min(_POSTINGS, max(1 << 20, 64 * segment.count))
        self.lock = RLock()
        self.low, self.times = np.empty(room, np.uint8), np.empty(room, np.uint8)
        self.shares = np.empty(room, np.float32)
        self.edges = np.empty((rows, self.count + 1), np.uint32)
        self.peaks = np.empty((rows, self.count), np.uint8)
        self._average = max(1.0, float(segment.lengths.mean()))
        self._kept: dict[object, tuple[int, int]] = {}
        self._used = self._rows = 0

    @property
    def arrays(self) -> tuple[Array, ...]:
        """`low`, `times`, `shares`, `edges` and `peaks`."""
        return self.low, self.times, self.shares, self.edges, self.peaks

    def place(self, lists: Sequence[Postings], average: float | None = None) -> tuple[Array, Array] | None:
        """Cuts lists, or finds them cut.

        Args:
            lists: each with a posting.
            average: length of a paragraph of the archive; None if bounds are not going to be asked for.

        Returns:
            For each where it begins in `low` and `times`, and its row (i8); None if there is no room, or a
            frequency is too high for a byte.
        """
        if average is not None and average != self._average:
            self._clear()
            self._average = average
        try:
            placed = self._place(lists)
            if placed is None and self._kept:
                self._clear()
                placed = self._place(lists)
        except OverflowError:
            return None
        if placed is None:
            return None
        return np.array([start for start, _ in placed], np.int64), np.array(
            [row for _, row in placed], np.int64
        )

    def _clear(self) -> None:
        self._kept.clear()
        self._used = self._rows = 0

    def _place(self, lists: Sequence[Postings]) -> list[tuple[int, int]] | None:
        norms = lengths_of(self._segment).norms(self._average)
        end, spare = len(self.low), len(self.peaks)
        placed = []
        for found in lists:
            known = self._kept.get(found.home) if found.home is not None else None
            if known is None:
                roomy = len(found) >= _SHORT or 2 * self._rows < len(self.peaks)
                keep = found.home is not None and roomy
                if keep:
                    start, row = self._used, self._rows
                else:
                    start, row = end - len(found), spare - 1
                if start < self._used or self._used + len(found) > end or row >= spare or row < self._rows:
                    return None
                self._fill(found, norms, start, row)
                known = start, row
                if keep:
                    self._kept[found.home] = known
                    self._used, self._rows = start + len(found), row + 1
                else:
                    end, spare = start, row
            placed.append(known)
        return placed

    def _fill(self, found: Postings, norms: Array, start: int, row: int) -> None:
        stop = start + len(found)
        docs = np.ascontiguousarray(found.docs, np.uint32)
        tf = found.tf if found.tf.dtype == np.uint16 else found.tf.astype(np.uint32)
        postings = self.low[start:stop], self.times[start:stop], self.shares[start:stop]
        if not self._loops.fill(docs, tf, norms, *postings, self.edges[row], self.peaks[row]):
            raise OverflowError


def windows_of(segment: Segment) -> Windows:
    """The windows of a segment; made once."""
    return segment.derive(Windows)
