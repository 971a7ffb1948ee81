"""What the lists of a query bring to the paragraphs of one window."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.bits import frequency_of, lowest, ones
from searchlib.kernels.typed_loops import F4, F8, I8, NOTHING, U1, U4, U8, Array, inlined, read, write
from searchlib.kernels.window_loops import ROUND, WIDTH

FREE, ANY, ALL = 0, 1, 2
"""What decides which paragraphs match: the mask alone, or one or all of the lists that show it."""


@inlined(U8(I8, I8, F8, F8, U8, read(U8, 2), read(U1, 2), read(I8), read(F8), read(U1), write(U8)))
def gather(
    window: int,
    rule: int,
    least: float,
    ceiling: float,
    passing: Any,
    bits: Array,
    peaks: Array,
    row: Array,
    step: Array,
    shows: Array,
    words: Array,
) -> Any:
    """The paragraphs of a window that match and can reach the best, as bits.

    As in MaxScore (Turtle & Flood 1995), lists of little weight that together cannot lift a paragraph among
    the best do not bring any forward. Without a branch in the loop, which would be guessed wrong.

    Args:
        row, step, shows: of each list, those of little weight first.
        words: the bits of each list in the window, written.
    """
    some, whole, bring = np.uint64(0), ~np.uint64(0), np.uint64(0)
    reach = ceiling
    # Unsigned numbers cannot count from the end, which would be asked each time.
    here = np.uint64(window)
    for at in range(len(row)):
        line = np.uint64(row[at])
        word = bits[line, here]
        words[at] = word
        reach += peaks[line, here] * step[at]
        bring |= word if reach >= least else np.uint64(0)
        some |= word if shows[at] else np.uint64(0)
        whole &= word if shows[at] else ~np.uint64(0)
    if reach < least:
        return np.uint64(0)
    if ceiling < least:
        passing &= bring
    if rule == ANY:
        passing &= some
    elif rule == ALL:
        passing &= whole
    return passing


@inlined(
    NOTHING(
        *(I8, read(U1), read(U1, 2), read(U4, 2), read(I8), read(I8), read(I8)),
        *(read(F8), read(U8), write(F4)),
    )
)
def sum_up(
    window: int,
    shares: Array,
    dense: Array,
    offsets: Array,
    start: Array,
    row: Array,
    thick: Array,
    step: Array,
    words: Array,
    sums: Array,
) -> None:
    """Sums up the most that the lists add to the score of each paragraph of a window."""
    sums[:] = 0.0
    for at in range(len(row)):
        factor = np.float32(step[at] * ROUND)
        if thick[at] >= 0:
            part = dense[thick[at], window * WIDTH : (window + 1) * WIDTH]
            for place in range(WIDTH):
                sums[place] += np.float32(part[place]) * factor
        else:
            word = words[at]
            posting = np.uint64(start[at]) + np.uint64(offsets[np.uint64(row[at]), np.uint64(window)])
            while word:
                sums[np.uint64(lowest(word))] += np.float32(shares[posting]) * factor
                posting += np.uint64(1)
                word &= word - np.uint64(1)


@inlined(F8(I8, I8, read(U1), read(U4, 2), read(I8), read(I8), read(F8), read(U8)))
def reach(
    window: int,
    place: int,
    shares: Array,
    offsets: Array,
    start: Array,
    row: Array,
    step: Array,
    words: Array,
) -> float:
    """The most that the lists add to the score of a paragraph."""
    bit = np.uint64(1) << np.uint64(place)
    reach = 0.0
    for at in range(len(row)):
        word = words[at]
        if word & bit:
            posting = start[at] + offsets[row[at], window] + ones(word & (bit - np.uint64(1)))
            reach += shares[posting] * step[at]
    return reach


@inlined(F8(I8, I8, F8, read(U1), read(U4, 2), read(I8), read(I8), read(F8), read(U8)))
def score(
    window: int,
    place: int,
    norm: float,
    times: Array,
    offsets: Array,
    start: Array,
    row: Array,
    weight: Array,
    words: Array,
) -> float:
    """What the lists add to the score of a paragraph."""
    bit = np.uint64(1) << np.uint64(place)
    score = 0.0
    for at in range(len(row)):
        word = words[at]
        if word & bit:
            posting = start[at] + offsets[row[at], window] + ones(word & (bit - np.uint64(1)))
            frequency = frequency_of(np.int64(times[posting]))
            score += frequency / (norm + frequency) * weight[at]
    return score
