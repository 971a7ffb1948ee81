"""A loop that writes the texts of hits, and says where the words of the query stand in them."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.text_loops import NOTHING_WRITTEN, read_ranks
from searchlib.kernels.typed_loops import (
    BOOL,
    I8,
    PAIR,
    U1,
    U2,
    U4,
    U8,
    Array,
    compiled,
    inlined,
    read,
    write,
)

_WIDEST = 64
"""Letters of a syllable with what stands behind it, at most; where one has more, NumPy writes it."""
_CODES = 256


@inlined(I8(read(I8), read(U4), I8, write(U4), I8))
def _copy(begins: Array, letters: Array, row: int, found: Array, size: int) -> int:
    """Writes the letters of a row; says where the next ones go."""
    for letter in range(begins[row], begins[row + 1]):
        found[size] = letters[letter]
        size += 1
    return size


@compiled(
    PAIR(
        *(read(U1), read(U1), read(U2), read(U8), read(U4), read(U4)),
        *(read(I8), read(U1), read(U4), read(U4), read(BOOL)),
        *(read(I8), read(I8), read(U4), read(BOOL), read(I8)),
        *(write(U4), write(U4), write(I8, 2), write(I8, 2)),
    )
)
def excerpts(
    head: Array,
    tail: Array,
    wide: Array,
    starts: Array,
    tails: Array,
    wides: Array,
    paragraphs: Array,
    codes: Array,
    literal_at: Array,
    literal_of: Array,
    wanted: Array,
    ways: Array,
    begins: Array,
    letters: Array,
    odd: Array,
    widths: Array,
    ranks: Array,
    found: Array,
    texts: Array,
    places: Array,
) -> tuple[int, int]:
    """Writes the texts of some paragraphs one after another, and says where some syllables stand in them.

    Args:
        head, tail, wide: the bytes of all paragraphs.
        starts, tails, wides: where each paragraph begins in these, and the end.
        paragraphs: numbers of paragraphs, in any order.
        codes: of all paragraphs of the segment, one more for each than it has syllables.
        literal_at: the first literal code of each paragraph.
        literal_of: the literal string of each literal code.
        wanted: of each rank whether it is asked for.
        ways, begins, letters, odd, widths: see `store.format.surface_table`.
        ranks: room for as many syllables as the longest paragraph has.
        found: the letters, written.
        texts: of each text where it ends among the letters, how many places there are up to its end, and
            whether it holds a syllable that may be longer or shorter than it is spelt, written.
        places: of each syllable that is asked for the token, the rank, and where it begins and ends in its
            text, written; there is room for all syllables.

    Returns:
        How many letters were written (-1 if there is no room for them, -2 if the bytes make no sense), and
        how many places.
    """
    size, hits = 0, 0
    after = len(begins) - 1 - len(widths) - _CODES
    for text in range(len(paragraphs)):
        paragraph = paragraphs[text]
        begin, count = np.int64(starts[paragraph]), np.int64(starts[paragraph + 1] - starts[paragraph])
        own = ranks[:count]
        tail_at, wide_at = np.int64(tails[paragraph]), np.int64(wides[paragraph])
        if not read_ranks(head, tail, wide, begin, begin, tail_at, wide_at, own):
            return -2, 0
        first, strange = size, False
        start: Any = np.int64(0)
        end: Any = np.int64(0)
        literal: Any = np.int64(literal_at[paragraph])
        for order in range(-1, count):
            code = np.int64(codes[begin + paragraph + 1 + order])
            if size + _WIDEST > len(found):
                return -1, 0
            rank, row = np.int64(0), after + np.int64(NOTHING_WRITTEN)
            if order >= 0:
                rank = np.int64(own[order])
                if rank >= len(wanted):
                    return -2, 0
                if code != NOTHING_WRITTEN:
                    start = size - first
                    end = start + begins[rank + 1] - begins[rank]
                if code < NOTHING_WRITTEN:
                    row = ways[code] + rank
            if code > NOTHING_WRITTEN:
                row = after + _CODES + np.int64(literal_of[literal])
                end = start + widths[literal_of[literal]]
                literal += 1
            strange |= odd[row]
            if begins[row + 1] - begins[row] > _WIDEST // 2:
                return -1, 0
            size = _copy(begins, letters, row, found, size)
            if order >= 0 and wanted[rank]:
                places[hits, 0], places[hits, 1], places[hits, 2], places[hits, 3] = order, rank, start, end
                hits += 1
            size = _copy(begins, letters, after + code, found, size)
        texts[text, 0], texts[text, 1], texts[text, 2] = size, hits, strange
    return size, hits
