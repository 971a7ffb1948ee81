"""What the lists of a query bring to the paragraphs of one window."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import types

from searchlib.kernels.bits import add_bytes, frequency_of, ones
from searchlib.kernels.typed_loops import (
    F4,
    F8,
    I8,
    NOTHING,
    U1,
    U4,
    U8,
    Array,
    compiled,
    inlined,
    read,
    write,
)
from searchlib.kernels.window_loops import BLOCK, ROUND, WIDTH, WINDOW_BLOCKS

_NARROWED: Any = types.Tuple((U8, F8))  # type: ignore[no-untyped-call]
_WHOLE = np.uint64((1 << BLOCK) - 1)
FREE, ANY, ALL = 0, 1, 2
"""What decides which paragraphs match: the mask alone, or one or all of the lists that show it."""


@compiled(I8[::1](read(F4), F8, F8))
def between(bound: Array, least: float, below: float) -> Any:
    """The windows with a bound of at least so much, and below so much."""
    found, count = np.empty(len(bound), np.int64), 0
    for window in range(len(bound)):
        # Without a branch, which would be guessed wrong.
        found[count] = window
        count += (bound[window] >= least) & (bound[window] < below) & (bound[window] > -np.inf)
    return found[:count]


@compiled(NOTHING(read(I8), read(U1, 2), read(I8), read(F4), write(F4)))
def add_blocks(windows: Array, blocks: Array, row: Array, steps: Array, sums: Array) -> None:
    """The most that lists add to the scores of paragraphs in each block of some windows.

    Args:
        windows: ascending.
        blocks, row, steps: the rows of the lists, and what a step of their bounds weighs.
        sums: written, `WINDOW_BLOCKS` for each window.
    """
    sums[:] = 0.0
    stride = blocks.shape[1]
    for one in range(len(row)):
        begin, step = row[one] * stride, steps[one]
        for at in range(len(windows)):
            add_bytes(sums, WINDOW_BLOCKS * at, blocks, begin + WINDOW_BLOCKS * windows[at], step)


@compiled(I8(write(I8), write(U8), read(F4), F8, write(F4)))
def cut_blocks(windows: Array, valid: Array, ceiling: Array, least: float, sums: Array) -> Any:
    """Keeps of some windows the blocks that can reach the best, and the windows with such blocks.

    Args:
        windows: the windows; those kept are moved to the front.
        valid: the bits of the paragraphs that may be found, the same.
        ceiling: the most that an article adds in each window.
        least: what a paragraph has to score.
        sums: see `add_blocks`, the same.

    Returns:
        How many windows are kept.
    """
    kept = np.int64(0)
    for at in range(len(windows)):
        passing, more = np.uint64(0), ceiling[windows[at]] * np.float32(ROUND)
        for block in range(WINDOW_BLOCKS):
            if sums[WINDOW_BLOCKS * at + block] + more >= least:
                passing |= _WHOLE << np.uint64(BLOCK * block)
        passing &= valid[at]
        if passing:
            windows[kept], valid[kept] = windows[at], passing
            for block in range(WINDOW_BLOCKS):
                sums[WINDOW_BLOCKS * kept + block] = sums[WINDOW_BLOCKS * at + block]
            kept += 1
    return kept


@inlined(_NARROWED(I8, U8, F8, I8, I8, I8, read(U4), read(F4), I8, read(F4)))
def narrowed(
    window: int,
    passing: Any,
    least: float,
    low: int,
    high: int,
    near: int,
    owner: Array,
    sums: Array,
    at: int,
    beside: Array,
) -> Any:
    """Those of some blocks that still can, now that it is known what their articles add; the most of these.

    Args:
        window, passing, least: the window, its blocks, what a paragraph has to score.
        low, high, near: the articles of the blocks, and where article 0 would be in `beside`.
        owner: the article of each paragraph.
        sums, at: see `add_blocks`, and which of the windows it is.
        beside: see `article_loops.add_articles`.
    """
    last, base, ceiling = len(owner) - 1, window * WIDTH, np.float32(0.0)
    for number in range(WINDOW_BLOCKS):
        block = _WHOLE << np.uint64(BLOCK * number)
        if passing & block:
            begin = base + BLOCK * number
            first: Any = max(low, np.int64(owner[begin]))
            final: Any = min(high, np.int64(owner[min(begin + BLOCK - 1, last)]))
            most = np.float32(0.0)
            for article in range(first, final + 1):
                most = max(most, beside[near + article])
            if sums[WINDOW_BLOCKS * at + number] + most < least:
                passing &= ~block
            else:
                ceiling = max(ceiling, most)
    return passing, np.float64(ceiling)


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
