"""Runs of syllables as lists: found by their pairs, and where these do not tell, by the text."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.bits import ones
from searchlib.kernels.laid_list_loops import (
    DAMAGED,
    NO_ROOM,
    OWNERS,
    ROOM,
    UNFIT,
    WHOLE,
    lay,
    put,
    read_list,
)
from searchlib.kernels.packed_list_loops import LEVEL, df_of, find_pair
from searchlib.kernels.text_loops import runs_in
from searchlib.kernels.typed_loops import I8, U1, U2, U4, U8, Array, compiled, inlined, read, write

_SYLLABLES = 1 << 10
"""So many syllables of a paragraph are read at once."""


@compiled(I8(write(U4), write(U2, 2), I8, I8, read(U4), read(U2)))
def _keep_common(holding: Array, tf: Array, own: int, one: int, others: Array, often: Array) -> Any:
    """Keeps of the first `own` paragraphs those that another list has too; returns how many these are.

    Args:
        holding: paragraphs (ascending), written.
        tf: of each list how often they hold it, written: those of list `one` are taken from the other list.
        own, one: see above.
        others, often: the other list.
    """
    kept, other = np.int64(0), 0
    for posting in range(own):
        while other < len(others) and others[other] < holding[posting]:
            other += 1
        if other == len(others):
            break
        if others[other] == holding[posting]:
            holding[kept] = holding[posting]
            for before in range(len(tf)):
                tf[before, kept] = tf[before, posting]
            tf[one, kept] = often[other]
            kept += 1
    return kept


@inlined(I8(I8, I8, read(U2, 2), read(I8), read(I8), read(U1), read(U8, 2), read(U4, 2)))
def _told(
    doc: int,
    posting: int,
    tf: Array,
    start: Array,
    row: Array,
    frequencies: Array,
    bits: Array,
    offsets: Array,
) -> Any:
    """How often a paragraph holds a run, if the frequencies of its pairs tell it; else -1.

    They do where every occurrence of each syllable in the middle stands behind the one before it, or each
    before the next one: then the run stands wherever its last pair does, or its first one.
    """
    behind, before = True, True
    for one in range(1, len(tf)):
        often = np.int64(-1)
        if row[one] >= 0:
            word, bit = bits[row[one], doc >> 6], np.uint64(1) << np.uint64(doc & 63)
            if word & bit:
                at = start[one] + offsets[row[one], doc >> 6] + ones(word & (bit - np.uint64(1)))
                often = np.int64(frequencies[at])
        behind &= np.int64(tf[one - 1, posting]) == often
        before &= np.int64(tf[one, posting]) == often
    if behind:
        return np.int64(tf[len(tf) - 1, posting])
    return np.int64(tf[0, posting]) if before else np.int64(-1)


@compiled(
    I8(
        *(read(I8), read(I8), read(I8), read(U1), read(U8, 2), read(U4, 2)),
        *(read(U1), read(U1), read(U2), read(U8), read(U8), read(U8), read(U4)),
        *(I8, read(U4), read(U2), I8, *LEVEL, *OWNERS, *ROOM, I8, I8, write(I8, 2)),
    )
)
def lay_run(
    run: Array,
    start: Array,
    row: Array,
    frequencies: Array,
    bits: Array,
    offsets: Array,
    head: Array,
    tail: Array,
    wide: Array,
    starts: Array,
    tails: Array,
    wides: Array,
    order: Array,
    pages: int,
    begins: Array,
    seconds: Array,
    count: int,
    size: Array,
    many: Array,
    df: Array,
    lists: Array,
    mark: Array,
    rank: Array,
    more_tf: Array,
    more_joined: Array,
    more_size: Array,
    more_lists: Array,
    more_mark: Array,
    owner: Array,
    first: Array,
    norms: Array,
    docs: Array,
    times: Array,
    shares: Array,
    held: Array,
    sums: Array,
    at: int,
    place: int,
    placed: Array,
) -> int:
    """Lays out the paragraphs that hold a run of syllables.

    Pairs of neighbours find the paragraphs that can hold it. The text is read of those of which the pairs do
    not tell how often they hold the run, see `_told`.

    Args:
        run: numbers of two syllables or more.
        start, row: of each syllable its list in `frequencies`, `bits` and `offsets`, as in
            `ranking_loops.best`; -1 for one that has no row.
        head, ..., order: as for `text_loops.count_runs`.
        pages, ..., place: as for `laid_list_loops.lay_pairs`.
        placed: of `ranking_loops.best` for the run, written.

    Returns:
        1, or why not.
    """
    pairs = len(run) - 1
    numbers, sizes = np.full(pairs, -1, np.int64), np.zeros(pairs, np.int64)
    for one in range(pairs):
        numbers[one] = find_pair(run[one], run[one + 1], pages, begins, seconds)
        if numbers[one] >= 0:
            sizes[one] = df_of(numbers[one], count, size, many, df)
    fewest: Any = np.argmin(sizes)
    own: Any = sizes[fewest]
    if own <= 0:
        put(placed, 0, at, 0, place, 0)
        return 1 if own == 0 else DAMAGED
    if at + own > len(docs) or place + own > len(docs):
        return NO_ROOM
    holding, tf = docs[at : at + own], np.empty((pairs, own), np.uint16)
    for step in range(pairs):
        one = (fewest + step) % pairs
        others = holding if step == 0 else np.empty(sizes[one], np.uint32)
        often = np.empty(sizes[one], np.uint16)
        if not read_list(
            *(numbers[one], False, count, size, many, df, lists, mark, rank),
            *(more_tf, more_joined, more_size, more_lists, more_mark, others, often, often[:0]),
        ):
            return DAMAGED
        if step == 0:
            tf[one] = often
        else:
            own = _keep_common(holding, tf, own, one, others, often)
    found: Any = np.int64(0)
    counts, room = np.empty(own, np.uint16), np.empty(_SYLLABLES, np.uint32)
    for posting in range(own):
        doc = np.int64(holding[posting])
        times_here = _told(doc, posting, tf, start, row, frequencies, bits, offsets)
        if times_here < 0:
            length = np.int64(starts[doc + 1]) - np.int64(starts[doc])
            if length > len(room):
                room = np.empty(length, np.uint32)
            times_here = runs_in(head, tail, wide, starts, tails, wides, order, doc, run, room)
        if times_here < 0:
            return DAMAGED
        holding[found], counts[found] = doc, times_here
        found += times_here > 0
    held_by = lay(
        *(WHOLE, found, counts[:found], owner, first, norms, docs, times, shares, held, sums, at, place)
    )
    put(placed, 0, at, found, place, held_by)
    return 1 if held_by >= 0 else UNFIT
