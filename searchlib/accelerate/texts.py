"""Loops over the byte-coded text: the syllables of paragraphs here and there."""

from __future__ import annotations

import numpy as np

from searchlib.accelerate.typed import BOOL, U1, U2, U4, U8, Array, compiled, read, write


@compiled(
    BOOL(*(read(U1), read(U1), read(U2)), *(read(U8), read(U8), read(U8)), read(U4), read(U4), write(U4))
)
def lay_out(
    head: Array,
    tail: Array,
    wide: Array,
    starts: Array,
    tails: Array,
    wides: Array,
    order: Array,
    paragraphs: Array,
    found: Array,
) -> bool:
    """The syllables of some paragraphs, one after another; see `store.forward` for how they are coded.

    Args:
        head, tail, wide: the bytes of all paragraphs.
        starts: where each paragraph begins in `head`, and the end.
        tails, wides: where every 16th paragraph begins in the other two, and the end.
        order: the syllable of each rank.
        paragraphs: numbers of paragraphs.
        found: written; as many as these have syllables.

    Returns:
        Whether the bytes make sense.
    """
    at = 0
    for paragraph in paragraphs:
        group = paragraph >> np.uint32(4)
        tail_at, wide_at = np.int64(tails[group]), np.int64(wides[group])
        begin = np.int64(starts[paragraph])
        for place in range(np.int64(starts[group << np.uint32(4)]), begin):
            tail_at += head[place] >= 224
            wide_at += head[place] == 255
        for place in range(begin, np.int64(starts[paragraph + 1])):
            high = np.int64(head[place])
            rank = high
            if high >= 224:
                if tail_at >= len(tail):
                    return False
                high -= 224
                if high == 31:
                    if wide_at >= len(wide):
                        return False
                    high += np.int64(wide[wide_at])
                    wide_at += 1
                rank = (high << 8) + np.int64(tail[tail_at]) + 224
                tail_at += 1
            if rank >= len(order):
                return False
            found[at] = order[rank]
            at += 1
    return True
