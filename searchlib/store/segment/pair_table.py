"""All pairs of a segment in memory: for a process that searches often and has no compiled loops.

A pair is one number, made of its two syllables, and pairs lie in ascending order; so one call of a binary
search finds any number of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from searchlib.store.format.string_tables import Array

_SHIFT = 32


class PairTable:
    """Where pairs stand among all, and in how many paragraphs."""

    def __init__(self, begins: Array, seconds: Array, pages: int, dfs: Array) -> None:
        """Lays out the pairs of a segment.

        Args:
            begins, seconds, pages: `pair.first`, `pair.second` and `store.format.array_layout.pages`.
            dfs: in how many paragraphs each pair stands (u4).
        """
        sizes: Array = np.diff(begins.astype(np.int64))
        rows = np.repeat(np.arange(len(begins) - 1, dtype=np.uint64), sizes)
        keys = rows // np.uint64(pages) << np.uint64(_SHIFT)
        keys |= rows % np.uint64(pages) << np.uint64(16)
        keys |= seconds
        self._keys = keys
        self._dfs = dfs

    def ranges_of(self, pairs: Array) -> list[tuple[int, int]]:
        """Half-open ranges of some pairs, a row each; nothing of one with a negative number."""
        keys = pairs[:, 0].astype(np.uint64) << np.uint64(_SHIFT) | pairs[:, 1].astype(np.uint64)
        place = self._keys.searchsorted(keys)
        held = self._keys.take(place, mode="clip") == keys
        return list(zip(place.tolist(), (place + held).tolist(), strict=True))

    def ranges(self, firsts: Array, ranges: Sequence[tuple[int, int]]) -> Array:
        """Half-open ranges (i8, a row each): of each first syllable with each range of second ones."""
        edges = firsts.astype(np.uint64)[:, None] << np.uint64(_SHIFT) | np.array(ranges, np.uint64).ravel()
        return self._keys.searchsorted(edges.ravel()).reshape(-1, 2)

    def dfs(self, firsts: Array, seconds: Array) -> Array:
        """In how many paragraphs each first syllable stands before each second one (i8, a row each)."""
        keys = firsts.astype(np.uint64)[:, None] << np.uint64(_SHIFT) | seconds.astype(np.uint64)
        place = self._keys.searchsorted(keys.ravel())
        held = self._keys.take(place, mode="clip") == keys.ravel()
        found: Array = self._dfs.take(place, mode="clip") * held
        return found.astype(np.int64).reshape(keys.shape)
