"""Pairs of syllables: their numbers, and in how many paragraphs each stands."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.packed_list_loops import df_of
from searchlib.kernels.typed_loops import BOOL, I8, NOTHING, U1, U2, U4, Array, compiled, read, write


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
