"""What the lists of a query bring to the paragraphs of one window."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.bits import add_bytes, frequency_of, ones
from searchlib.kernels.typed_loops import F4, F8, I8, U1, U4, U8, Array, inlined, read, write
from searchlib.kernels.window_loops import BLOCK, ROUND, WINDOW_BLOCKS

_WHOLE = np.uint64((1 << BLOCK) - 1)
FREE, ANY, ALL = 0, 1, 2
"""What decides which paragraphs match: the mask alone, or one or all of the lists that show it."""


@inlined(U8(I8, F8, F4, read(U1, 2), read(I8), read(F4), write(F4)))
def reaching(
    window: int, least: float, ceiling: float, blocks: Array, row: Array, steps: Array, eight: Array
) -> Any:
    """The paragraphs of the blocks of a window that can reach the best, as bits.

    Args:
        window, least: the window, and what a paragraph has to score.
        ceiling: the most that an article adds to it.
        blocks, row, steps: the rows of the lists, and what a step of their bounds weighs.
        eight: the most that the lists add in each block, written.
    """
    eight[:] = 0.0
    stride, begin = blocks.shape[1], window * (WINDOW_BLOCKS)
    for at in range(len(row)):
        add_bytes(eight, blocks, row[at] * stride + begin, steps[at])
    passing, more = np.uint64(0), ceiling * np.float32(ROUND)
    for at in range(WINDOW_BLOCKS):
        if eight[at] + more >= least:
            passing |= _WHOLE << np.uint64(BLOCK * at)
    return passing


@inlined(U8(I8, U8, F8, I8, I8, read(U4), read(F4), read(F4)))
def narrowed(
    base: int,
    passing: Any,
    least: float,
    low: int,
    high: int,
    owner: Array,
    eight: Array,
    beside: Array,
) -> Any:
    """Those of some blocks that still can, now that it is known what their articles add at most.

    Args:
        base, passing, least: the first paragraph of the window, the blocks, what a paragraph has to score.
        low, high: the articles of the blocks.
        owner: the article of each paragraph.
        eight, beside: the most that the lists add in each block, and that each article adds.
    """
    last = len(owner) - 1
    for at in range(WINDOW_BLOCKS):
        block = _WHOLE << np.uint64(BLOCK * at)
        if passing & block:
            begin = base + BLOCK * at
            first: Any = max(low, np.int64(owner[begin]))
            final: Any = min(high, np.int64(owner[min(begin + BLOCK - 1, last)]))
            most = np.float32(0.0)
            for article in range(first, final + 1):
                most = max(most, beside[article - low])
            if eight[at] + most < least:
                passing &= ~block
    return passing


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
