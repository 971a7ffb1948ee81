"""The arrays in which the lists of a segment are laid out in windows, for the compiled loops."""

from __future__ import annotations

from types import ModuleType

import numpy as np

from searchlib.search.match.posting_sets import Array

_POSTINGS = 56 << 20
_ROW_BYTES = 600 << 20
"""Room for the postings, two bytes each, and for the rows of one segment; taken as it is filled."""
_SPARE = 14 << 20
"""Postings of the lists that have no row: of those made ahead, and of searches until the room is used up."""
SPARE_ROWS = 255
_A_ROW = 22
"""Bytes of a row for each window; an article has one more."""
_ROOM = 1 << 16
_ALL = np.zeros(0, np.uint64)


class WindowArrays:
    """Room for lists.

    Attributes:
        count: of windows.
        found: room for the paragraphs that a loop finds, and for their scores.
        scratch: room for two numbers for each window.
        zeros: for each paragraph and for each window.
        spare, times, shares, bits, offsets, peaks, blocks, often, tops, held, sums: as
            `kernels.ranking_loops.best` describes them.
    """

    def __init__(self, loops: ModuleType, paragraphs: int, articles: int) -> None:
        """Room for the lists of a segment of so many paragraphs and articles."""
        self.count = -(-paragraphs // loops.WIDTH)
        width = articles + loops.LANES
        self._rows = max(64, min(1 << 13, _ROW_BYTES // (_A_ROW * self.count + width)))
        rows = self._rows + 1 + SPARE_ROWS
        self.spare = np.empty(_SPARE, np.uint32)
        self._room = _SPARE + min(_POSTINGS, max(1 << 20, 96 * paragraphs))
        self.times = np.empty(self._room + paragraphs, np.uint8)
        self.shares = np.empty(len(self.times), np.uint8)
        self.times[self._room :] = self.shares[self._room :] = loops.ALWAYS
        # Zeros that nobody has touched take no memory.
        self.bits = np.zeros((rows, self.count), np.uint64)
        self.offsets = np.zeros((rows, self.count), np.uint32)
        self.peaks = np.zeros((rows, self.count), np.uint8)
        self.blocks = np.zeros((rows, loops.WINDOW_BLOCKS * self.count), np.uint8)
        self.often = np.zeros((self._rows + 1, width), np.uint8)
        self.tops = np.zeros((self._rows + 1, self.count), np.uint8)
        self.held = np.empty(len(self.times), np.uint32)
        self.sums = np.empty(len(self.times), np.uint16)
        self.found = np.empty(_ROOM, np.uint32), np.empty(_ROOM)
        self.zeros = np.full(paragraphs, 0, np.uint32), np.full(self.count, 0, np.uint64)  # touched
        self.scratch = np.empty(self.count, np.float32), np.empty(self.count, np.float32)

    @property
    def tables(self) -> tuple[Array, ...]:
        """`spare`, `shares`, `bits`, `offsets`, `peaks` and `blocks`."""
        return self.spare, self.shares, self.bits, self.offsets, self.peaks, self.blocks

    @property
    def arrays(self) -> tuple[Array, ...]:
        """All arrays of lists, in the order of `kernels.ranking_loops.best`."""
        spare, *tables = self.tables
        return spare, self.times, *tables, self.often, self.tops, self.held, self.sums

    def bits_of(self, mask: Array | None) -> Array:
        """A mask over the paragraphs as the loops take it (u8, a word for each window); empty for all."""
        if mask is None:
            return _ALL
        found = np.zeros(8 * self.count, np.uint8)
        packed = np.packbits(mask.view(np.uint8), bitorder="little")
        found[: len(packed)] = packed
        return found.view("<u8").astype(np.uint64, copy=False)
