"""Places: where whole numbers stand in an array, looked up many at once."""

from __future__ import annotations

import numpy as np

from searchlib.text.segmentation.growing_columns import Numbers

_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio: spreads neighbours


class Places:
    """Where whole numbers stand in an array: a table of hashes with at least four slots a number.

    A number whose slot is taken is in the next free one.
    """

    def __init__(self, numbers: Numbers) -> None:
        """Lays out a table.

        Args:
            numbers: different ones, not negative.
        """
        bits = max(4, (4 * len(numbers)).bit_length())
        self._shift, self._mask = np.uint64(64 - bits), (1 << bits) - 1
        self._numbers = np.append(numbers, -1)
        self._table = np.full(1 << bits, len(numbers), np.int64)
        waiting = np.arange(len(numbers))
        slot = self._slots(numbers)
        while len(waiting):
            free = self._table[slot] == len(numbers)
            self._table[slot[free]] = waiting[free]
            rest = self._table[slot] != waiting
            waiting, slot = waiting[rest], (slot[rest] + 1) & self._mask

    def find(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Which of some numbers, none of them negative, are in the array, and where in it."""
        slot = self._slots(numbers)
        place = self._table[slot]
        met = self._numbers[place]
        again = np.flatnonzero((met != numbers) & (met >= 0))
        while len(again):
            slot[again] = (slot[again] + 1) & self._mask
            place[again] = self._table[slot[again]]
            met = self._numbers[place[again]]
            again = again[(met != numbers[again]) & (met >= 0)]
        hit = np.flatnonzero(place < len(self._numbers) - 1)
        return hit, place[hit]

    def _slots(self, numbers: Numbers) -> Numbers:
        return ((numbers.astype(np.uint64) * _FACTOR) >> self._shift).astype(np.int64)
