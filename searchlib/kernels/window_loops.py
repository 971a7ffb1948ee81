"""Loops over posting lists in windows of 64 paragraphs, one word of bits each.

A list that is laid out has a row in four tables: `bits`, which paragraphs of each window hold the term;
`offsets`, how many postings stand before each window that has some; `peaks`, an upper bound of
tf / (tf + norm), in steps of 1/255; `blocks`, the same for each `BLOCK` paragraphs. `times` and `shares` have
the frequency and bound of each posting.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.bits import ALWAYS, frequency_of, lowest, ones
from searchlib.kernels.typed_loops import (
    BOOL,
    F4,
    F8,
    I8,
    NOTHING,
    PAIR,
    U1,
    U2,
    U4,
    U8,
    Array,
    compiled,
    read,
    write,
)

TABLES = (write(U1), write(U8, 2), write(U4, 2), write(U1, 2), write(U1, 2))
"""Types of `shares`, `bits`, `offsets`, `peaks` and `blocks`."""
SHIFT = 6
WIDTH = 1 << SHIFT
"""Paragraphs of a window."""
BLOCK = 8
WINDOW_BLOCKS = WIDTH // BLOCK
_PIECE = 512
ROUND = 1.0 + 1e-5
"""Bounds are so much higher, since they are summed in few digits."""


@compiled(NOTHING(read(U4), read(U1), read(F8), write(U1)))
def lay_shares(docs: Array, times: Array, norms: Array, shares: Array) -> None:
    """For each posting tf / (tf + norm) in steps of 1/255, rounded up (u1), written.

    Args:
        docs, times: paragraphs and how often each holds the term (u1).
        norms: of BM25 for each paragraph (f8).
        shares: written.
    """
    for at in range(len(docs)):
        frequency = frequency_of(np.int64(times[at]))
        shares[at] = np.uint8(min(255.0, np.ceil(255.0 * frequency / (frequency + norms[docs[at]]))))


@compiled(NOTHING(read(U4), read(U1), write(U8), write(U4), write(U1), write(U1)))
def spread(docs: Array, shares: Array, bits: Array, offsets: Array, peaks: Array, blocks: Array) -> None:
    """Lays out a list in a row that is wiped.

    Args:
        docs, shares: paragraphs (u4, ascending) and their shares.
        bits, offsets, peaks, blocks: the row, written.
    """
    at, size = 0, len(docs)
    while at < size:
        window = np.int64(docs[at]) // WIDTH
        offsets[window] = at
        held, peak = np.uint64(0), np.uint8(0)
        while at < size and np.int64(docs[at]) // WIDTH == window:
            held |= np.uint64(1) << (np.uint64(docs[at]) & np.uint64(63))
            peak = max(peak, shares[at])
            block = np.int64(docs[at]) // BLOCK
            blocks[block] = max(blocks[block], shares[at])
            at += 1
        bits[window] = held
        peaks[window] = peak


@compiled(NOTHING(read(U4), write(U8), write(U1), write(U1)))
def wipe(docs: Array, bits: Array, peaks: Array, blocks: Array) -> None:
    """Undoes `spread`."""
    for at in range(len(docs)):
        window = np.int64(docs[at]) // WIDTH
        bits[window] = np.uint64(0)
        peaks[window] = np.uint8(0)
        blocks[np.int64(docs[at]) // BLOCK] = np.uint8(0)


@compiled(
    *(
        BOOL(read(U4), read(tf), read(F8), write(U1), write(U1), write(U8), write(U4), write(U1), write(U1))
        for tf in (U2, U4)
    )
)
def fill(
    docs: Array,
    tf: Array,
    norms: Array,
    times: Array,
    shares: Array,
    bits: Array,
    offsets: Array,
    peaks: Array,
    blocks: Array,
) -> bool:
    """Lays out a list in a row that may hold anything; `times` is written too.

    Returns:
        False if a frequency is not below `ALWAYS`.
    """
    for at in range(len(tf)):
        if tf[at] >= ALWAYS:
            return False
        times[at] = tf[at]
    bits[:] = 0
    offsets[:] = 0
    peaks[:] = 0
    blocks[:] = 0
    lay_shares(docs, times, norms, shares)
    spread(docs, shares, bits, offsets, peaks, blocks)
    return True


@compiled(NOTHING(read(U1, 2), read(I8), read(F8), read(F4), read(U8), write(F4)))
def bounds(peaks: Array, row: Array, weight: Array, ceiling: Array, passing: Array, bound: Array) -> None:
    """The most that a paragraph of each window can score: `ceiling`, and what lists add; -inf if none may."""
    for window in range(len(bound)):
        bound[window] = ceiling[window] * np.float32(ROUND)
    for window in range(len(passing)):
        if passing[window] == 0:
            bound[window] = -np.inf
    for one in range(len(row)):
        step = np.float32(weight[one] / 255.0 * ROUND)
        if step > 0.0:
            peak = peaks[row[one]]
            for window in range(len(bound)):
                bound[window] += step * np.float32(peak[window])


@compiled(NOTHING(read(U1, 2), read(I8), read(U1), BOOL, write(F4)))
def shut(peaks: Array, row: Array, shows: Array, every: bool, bound: Array) -> None:
    """Shuts (-inf) the windows in which none of some lists has a posting, or not every one of them."""
    present = np.full(len(bound), every, np.uint8)
    for one in range(len(row)):
        if shows[one]:
            peak = peaks[row[one]]
            if every:
                for window in range(len(bound)):
                    present[window] &= np.uint8(peak[window] > 0)
            else:
                for window in range(len(bound)):
                    present[window] |= peak[window]
    for window in range(len(bound)):
        if present[window] == 0:
            bound[window] = -np.inf


@compiled(PAIR(read(U8, 2), read(I8), read(U8)))
def _count_paragraphs(bits: Array, row: Array, passing: Array) -> tuple[int, int]:
    """Some windows at a time list by list, which processors do many at once."""
    held, whole = np.empty(_PIECE, np.uint64), np.empty(_PIECE, np.uint64)
    some = every = 0
    for begin in range(0, bits.shape[1], _PIECE):
        size = min(_PIECE, bits.shape[1] - begin)
        held[:size] = whole[:size] = bits[row[0], begin : begin + size]
        for one in range(1, len(row)):
            line = bits[row[one], begin : begin + size]
            for at in range(size):
                held[at] |= line[at]
                whole[at] &= line[at]
        for at in range(size):
            valid = passing[begin + at] if len(passing) else ~np.uint64(0)
            some += ones(held[at] & valid)
            every += ones(whole[at] & valid)
    return some, every


@compiled(PAIR(read(U8, 2), read(I8), read(U8), read(U4), BOOL))
def count_rows(bits: Array, row: Array, passing: Array, owner: Array, by_article: bool) -> tuple[int, int]:
    """How many paragraphs (or articles) hold one of some lists that have rows, and how many hold all."""
    if not len(row):
        return 0, 0
    if not by_article:
        counted: tuple[int, int] = _count_paragraphs(bits, row, passing)
        return counted
    some = every = 0
    last_some = last_every = np.int64(-1)
    for window in range(bits.shape[1]):
        held, whole = np.uint64(0), ~np.uint64(0)
        for one in range(len(row)):
            word = bits[row[one], window]
            held |= word
            whole &= word
        if len(passing):
            held &= passing[window]
            whole &= passing[window]
        while held:
            doc = window * WIDTH + lowest(held)
            article = np.int64(owner[doc])
            if article != last_some:
                some += 1
                last_some = article
            if whole & held & ~(held - np.uint64(1)) and article != last_every:
                every += 1
                last_every = article
            held &= held - np.uint64(1)
    return some, every


@compiled(I8(read(U8, 2), read(I8), read(U8), BOOL, write(U4)))
def _members(bits: Array, row: Array, passing: Array, every: bool, docs: Array) -> int:
    found = 0
    for window in range(bits.shape[1]):
        held = bits[row[0], window]
        for one in range(1, len(row)):
            word = bits[row[one], window]
            held = held & word if every else held | word
        if len(passing):
            held &= passing[window]
        while held:
            docs[found] = window * WIDTH + lowest(held)
            held &= held - np.uint64(1)
            found += 1
    return found


@compiled(I8(read(U4), read(I8), read(I8), write(I8), *TABLES))
def lay_out(
    spare: Array,
    start: Array,
    size: Array,
    row: Array,
    shares: Array,
    bits: Array,
    offsets: Array,
    peaks: Array,
    blocks: Array,
) -> int:
    """Gives each list without a row (-1) one of the last; returns the first of these."""
    last = len(bits)
    for one in range(len(row)):
        if row[one] < 0:
            last -= 1
            row[one] = last
            begin, end = start[one], start[one] + size[one]
            spread(
                *(spare[begin:end], shares[begin:end]),
                *(bits[last], offsets[last], peaks[last], blocks[last]),
            )
    return last


@compiled(NOTHING(read(U4), read(I8), read(I8), read(I8), I8, write(U8, 2), write(U1, 2), write(U1, 2)))
def clear(
    spare: Array,
    start: Array,
    size: Array,
    row: Array,
    first: int,
    bits: Array,
    peaks: Array,
    blocks: Array,
) -> None:
    """Wipes the rows from `first` on that lists have."""
    for one in range(len(row)):
        if row[one] >= first:
            docs = spare[start[one] : start[one] + size[one]]
            wipe(docs, bits[row[one]], peaks[row[one]], blocks[row[one]])


@compiled(PAIR(read(U4), *TABLES, read(I8, 2), read(U8), read(U4), BOOL))
def count(
    spare: Array,
    shares: Array,
    bits: Array,
    offsets: Array,
    peaks: Array,
    blocks: Array,
    placed: Array,
    passing: Array,
    owner: Array,
    by_article: bool,
) -> tuple[int, int]:
    """How many paragraphs (or articles) hold one of the lists, and how many hold all.

    Args:
        passing: the bits of the paragraphs that may count, or empty.
        owner: the article of each paragraph.
        by_article: whether articles are counted.
        spare, shares, bits, offsets, peaks, blocks, placed: see `ranking.best`.
    """
    start, size, rows = placed[:, 0].copy(), placed[:, 1].copy(), placed[:, 2].copy()
    first = lay_out(spare, start, size, rows, shares, bits, offsets, peaks, blocks)
    found: tuple[int, int] = count_rows(bits, rows, passing, owner, by_article)
    clear(spare, start, size, rows, first, bits, peaks, blocks)
    return found


@compiled(I8(read(U4), *TABLES, read(I8, 2), read(U8), BOOL, write(U4)))
def members(
    spare: Array,
    shares: Array,
    bits: Array,
    offsets: Array,
    peaks: Array,
    blocks: Array,
    placed: Array,
    passing: Array,
    every: bool,
    docs: Array,
) -> Any:
    """The paragraphs that hold one of the lists, or every one of them.

    Args:
        passing: the bits of the paragraphs that may be found, or empty.
        every: whether a paragraph has to hold all.
        docs: written, ascending; as long as all lists together, or as the shortest, if all have to be held.
        spare, shares, bits, offsets, peaks, blocks, placed: see `ranking.best`.

    Returns:
        How many there are.
    """
    start, size, rows = placed[:, 0].copy(), placed[:, 1].copy(), placed[:, 2].copy()
    first = lay_out(spare, start, size, rows, shares, bits, offsets, peaks, blocks)
    found: Any = _members(bits, rows, passing, every, docs)
    clear(spare, start, size, rows, first, bits, peaks, blocks)
    return found
