"""Runs of syllables: the pairs that stand in them, and how often a paragraph holds one."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.bits import passes
from searchlib.kernels.packed_list_loops import df_of
from searchlib.kernels.short_list_loops import seek
from searchlib.kernels.text_loops import GROUP, read_ranks
from searchlib.kernels.top_k import keep
from searchlib.kernels.typed_loops import BOOL, F8, I8, NOTHING, U1, U2, U4, U8, Array, compiled, read, write

TEXT = (read(U4), read(U1), read(U1), read(U2), read(U8), read(U8), read(U8))
"""Types of the lengths of paragraphs and of text.head, .tail, .wide, .mark.head, .mark.tail, .mark.wide."""


@compiled(I8(I8, I8, I8, read(U4), read(U2)))
def find_pair(first: int, second: int, pages: int, begins: Array, seconds: Array) -> Any:
    """The number of a pair of syllables, -1 if there is none; `pair.first` and `pair.second` are given."""
    row = first * pages + (second >> 16)
    if row + 1 >= len(begins):
        return -1
    low, high = np.int64(begins[row]), np.int64(begins[row + 1])
    end, wanted = high, second & 0xFFFF
    while low < high:
        middle = (low + high) >> 1
        if seconds[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low if low < end and seconds[low] == wanted else -1


@compiled(I8(I8, I8, I8, read(U4), read(U2)))
def place_of(first: int, second: int, pages: int, begins: Array, seconds: Array) -> Any:
    """The number of the first pair that is not before (`first`, `second`), both numbers of syllables."""
    page = min(second >> 16, pages)
    row = first * pages + page
    if page == pages or row + 1 >= len(begins):
        return np.int64(begins[min(row, len(begins) - 1)])
    low, high, wanted = np.int64(begins[row]), np.int64(begins[row + 1]), second & 0xFFFF
    while low < high:
        middle = (low + high) >> 1
        if seconds[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@compiled(NOTHING(read(I8), read(I8, 2), I8, read(U4), read(U2), write(I8, 2)))
def pair_edges(firsts: Array, ranges: Array, pages: int, begins: Array, seconds: Array, edges: Array) -> None:
    """Half-open ranges of pairs: of each first syllable with second ones of each range in turn, written."""
    for one in range(len(firsts)):
        for other in range(len(ranges)):
            at = one * len(ranges) + other
            edges[at, 0] = place_of(firsts[one], ranges[other, 0], pages, begins, seconds)
            edges[at, 1] = place_of(firsts[one], ranges[other, 1], pages, begins, seconds)


@compiled(
    BOOL(
        *(read(I8), read(I8), I8, read(U4), read(U2)),
        *(I8, read(U1), read(U4), read(U4), write(I8, 2)),
    )
)
def pair_table(
    firsts: Array,
    others: Array,
    pages: int,
    begins: Array,
    seconds: Array,
    count: int,
    size: Array,
    many: Array,
    df: Array,
    found: Array,
) -> bool:
    """In how many paragraphs each of some syllables stands before each of others.

    Args:
        firsts, others: numbers of syllables, ascending; at least one of each.
        pages, begins, seconds: `store.format.array_layout.pages`, `pair.first` and `pair.second`.
        count: paragraphs of the segment.
        size, many, df: arrays of the lists of pairs.
        found: written, where there is a pair; a row for each first syllable.

    Returns:
        Whether the arrays make sense.
    """
    low, high = others[0], others[len(others) - 1]
    alike = low >> 16 == high >> 16
    for one in range(len(firsts)):
        at = place_of(firsts[one], low, pages, begins, seconds)
        end = place_of(firsts[one], high + 1, pages, begins, seconds)
        for other in range(len(others)):
            if at >= end:
                break
            if alike:
                while at < end and seconds[at] < others[other] & 0xFFFF:
                    at += 1
                number = at if at < end and seconds[at] == others[other] & 0xFFFF else -1
            else:
                number = find_pair(firsts[one], others[other], pages, begins, seconds)
            if number >= 0:
                found[one, other] = df_of(number, count, size, many, df)
                if found[one, other] < 0:
                    return False
    return True


@compiled(I8(I8, read(U4), *TEXT))
def count_run(
    doc: int,
    ranks: Array,
    lengths: Array,
    head: Array,
    tail: Array,
    wide: Array,
    mark_head: Array,
    mark_tail: Array,
    mark_wide: Array,
) -> int:
    """How often a paragraph holds a run of syllables, given by their ranks; see `store.format.forward_index`.

    Returns:
        -1 if the text is damaged.
    """
    group = doc // GROUP
    first, length = np.int64(mark_head[group]), np.int64(lengths[doc])
    begin = first
    for before in range(group * GROUP, doc):
        begin += np.int64(lengths[before])
    if begin + length > len(head):
        return -1
    text = np.empty(length, np.uint32)
    if not read_ranks(
        head, tail, wide, first, begin, np.int64(mark_tail[group]), np.int64(mark_wide[group]), text
    ):
        return -1
    size, count = len(ranks), 0
    for end in range(size - 1, length):
        if text[end] == ranks[size - 1]:
            held = True
            for part in range(size - 1):
                if text[end - size + 1 + part] != ranks[part]:
                    held = False
                    break
            count += held
    return count


@compiled(
    I8(
        *(read(U4), F8, read(I8), read(I8), read(U4), read(U1), *TEXT, read(F8), read(U8)),
        *(write(F8), write(I8), write(I8), write(U4), write(F8)),
    )
)
def best_runs(
    ranks: Array,
    weight: float,
    start: Array,
    size: Array,
    spare: Array,
    times: Array,
    lengths: Array,
    head: Array,
    tail: Array,
    wide: Array,
    mark_head: Array,
    mark_tail: Array,
    mark_wide: Array,
    norms: Array,
    passing: Array,
    top: Array,
    whose: Array,
    state: Array,
    docs: Array,
    scores: Array,
) -> int:
    """Keeps the paragraphs that can be among the best of a run of three or more syllables.

    Only those in which every pair of the run stands often enough are read.

    Args:
        ranks, weight: of the syllables, and of the run, times (k1 + 1).
        start, size: of the list of each pair of neighbours in `spare` and `times`.
        top, whose, state, docs, scores: as for `best.keep`.

    Returns:
        -1 if the text is damaged, else 0.
    """
    driver = 0
    for one in range(1, len(start)):
        if size[one] < size[driver]:
            driver = one
    cursor = start.copy()
    least = -np.inf
    for at in range(start[driver], start[driver] + size[driver]):
        doc = np.int64(spare[at])
        fewest: Any = np.int64(times[at])
        for one in range(len(start)):
            if one != driver:
                end = start[one] + size[one]
                cursor[one] = seek(spare, cursor[one], end, doc)
                held = cursor[one] < end and spare[cursor[one]] == doc
                fewest = min(fewest, np.int64(times[cursor[one]]) if held else 0)
        norm = norms[doc]
        if fewest == 0 or fewest / (fewest + norm) * weight < least:
            continue
        if not passes(passing, doc):
            continue
        found = count_run(doc, ranks, lengths, head, tail, wide, mark_head, mark_tail, mark_wide)
        if found < 0:
            return -1
        score = found / (found + norm) * weight
        if found > 0 and score >= least:
            least = keep(doc, score, 0, False, least, top, whose, state, docs, scores)
    return 0
