"""A loop that writes the texts of hits, and says where the words of the query stand in them."""

from __future__ import annotations

import numpy as np

from searchlib.kernels.text_loops import NOTHING_WRITTEN, read_ranks
from searchlib.kernels.typed_loops import BOOL, I8, PAIR, U1, U2, U4, U8, Array, compiled, read, write

_WIDEST = 64
"""Letters of a syllable with what stands behind it, at most; where one has more, NumPy writes it."""


@compiled(
    PAIR(
        *(read(U1), read(U1), read(U2), read(U8), read(U4), read(U4)),
        *(read(I8), read(U1), read(BOOL)),
        *(read(I8), read(I8), read(U4), read(BOOL), I8),
        *(write(U4), write(U4), write(I8), write(BOOL), write(I8, 2)),
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
    wanted: Array,
    ways: Array,
    begins: Array,
    letters: Array,
    odd: Array,
    after: int,
    ranks: Array,
    found: Array,
    edges: Array,
    is_odd: Array,
    places: Array,
) -> tuple[int, int]:
    """Writes the texts of some paragraphs one after another, and says where some syllables stand in them.

    Args:
        head, tail, wide: the bytes of all paragraphs.
        starts, tails, wides: where each paragraph begins in these, and the end.
        paragraphs: numbers of paragraphs, in any order.
        codes: of all of them, one more for each than it has syllables.
        wanted: of each rank whether it is asked for.
        ways, begins, letters, odd, after: see `store.format.surface_table`.
        ranks: of all syllables, written; there is room for as many as there are.
        found: the letters, written.
        edges: where what each code writes begins there, written.
        is_odd: for each text whether a syllable of it may be longer or shorter than it is spelt, written.
        places: of each syllable that is asked for the text, the token, the rank, and where it begins in the
            text, written; there is room for all syllables.

    Returns:
        How many letters were written (-1 if there is no room for them, -2 if the bytes make no sense), and
        how many places.
    """
    size, at, token, hits = 0, 0, np.int64(0), 0
    for text in range(len(paragraphs)):
        paragraph = paragraphs[text]
        begin, count = np.int64(starts[paragraph]), np.int64(starts[paragraph + 1] - starts[paragraph])
        own = ranks[token : token + count]
        tail_at, wide_at = np.int64(tails[paragraph]), np.int64(wides[paragraph])
        if not read_ranks(head, tail, wide, begin, begin, tail_at, wide_at, own):
            return -2, 0
        first, strange = size, False
        for order in range(-1, count):
            code = np.int64(codes[at])
            edges[at] = size
            if size + _WIDEST > len(found):
                return -1, 0
            if order >= 0:
                rank = np.int64(own[order])
                if rank >= len(wanted):
                    return -2, 0
                if wanted[rank]:
                    places[hits, 0], places[hits, 1], places[hits, 2] = text, order, rank
                    places[hits, 3] = size - first
                    hits += 1
                if code < NOTHING_WRITTEN:
                    row = ways[code] + rank
                    strange |= odd[row]
                    if begins[row + 1] - begins[row] > _WIDEST // 2:
                        return -1, 0
                    for letter in range(begins[row], begins[row + 1]):
                        found[size] = letters[letter]
                        size += 1
            row = after + code
            for letter in range(begins[row], begins[row + 1]):
                found[size] = letters[letter]
                size += 1
            at += 1
        is_odd[text] = strange
        token += count
    return size, hits
