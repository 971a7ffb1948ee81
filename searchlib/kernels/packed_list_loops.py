"""The packed posting lists of a level (`store.segment.posting_lists`): where each stands, many read at once.

Which list is that of a pair of syllables stands here too.

Callers have verified the arrays; numbers in them are bounded here before they are used.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.decoding_loops import decode_one, size_of
from searchlib.kernels.typed_loops import (
    BOOL,
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

GROUP = 32
ESCAPE = 84
_MOST = 65535

LEVEL = (
    *(read(U1), read(U4), read(U4), read(U1), read(U8), read(U4)),
    *(read(U4), read(U4), read(U4), read(U1), read(U8)),
)
"""Types of the arrays of a level: size, many, df, lists, mark, rank; more.tf, joined, size, lists, mark."""
MORE = (read(U1), read(U4), *LEVEL[6:])
"""Those that tell of the lists of form 2: size, rank; more.tf, joined, size, lists, mark."""


@compiled(I8(I8, I8, read(U1), read(U4), read(U4)))
def df_of(number: int, count: int, size: Array, many: Array, df: Array) -> Any:
    """Postings of a list of a segment of `count` paragraphs; -1 if its arrays are damaged."""
    few = size[number] // 3
    if few < ESCAPE:
        return np.int64(few)
    at = np.searchsorted(many, np.uint32(number))
    if at >= len(many) or many[at] != number or df[at] < ESCAPE or df[at] > count:
        return -1
    return np.int64(df[at])


@compiled(I8(I8, I8, read(U1), read(U4), read(U4), read(U8)))
def begin_of(number: int, count: int, size: Array, many: Array, df: Array, mark: Array) -> Any:
    """Where a list begins; -1 if its arrays are damaged."""
    first = number // GROUP * GROUP
    begin: Any = np.int64(mark[number // GROUP])
    for before in range(first, number):
        own = df_of(before, count, size, many, df)
        if own < 0:
            return -1
        begin += size_of(own, count, True)
    return begin


@compiled(PAIR(I8, I8, *MORE))
def more_of(
    number: int,
    df: int,
    size: Array,
    rank: Array,
    more_tf: Array,
    more_joined: Array,
    more_size: Array,
    more_lists: Array,
    more_mark: Array,
) -> tuple[int, int]:
    """Which list of form 2 a list is, and where its two sequences begin; -1 if the arrays are damaged."""
    low: Any = np.int64(rank[number // GROUP])
    for before in range(number // GROUP * GROUP, number):
        low += size[before] % 3 == 2
    if low >= min(len(more_tf), len(more_joined), len(more_size)) or low // GROUP >= len(more_mark):
        return 0, -1
    begin: Any = np.int64(more_mark[low // GROUP])
    for before in range(low // GROUP * GROUP, low):
        begin += np.int64(more_size[before])
    extra, inside = np.int64(more_tf[low]), np.int64(more_joined[low] >> np.uint32(1))
    need = size_of(extra, df, False) + size_of(inside, df, False)
    if need != more_size[low] or begin + need > len(more_lists):
        return 0, -1
    return low, begin


@compiled(I8(read(I8, 2), I8, read(U1), read(U4), read(U4)))
def postings_of(ranges: Array, count: int, size: Array, many: Array, df: Array) -> Any:
    """How many postings some ranges of lists have together; -1 if there are no such lists, or damaged ones.

    Args:
        ranges: half-open ranges of lists, a row each.
        count: paragraphs of the segment.
        size, many, df: arrays of the level.
    """
    total: Any = 0
    for one in range(len(ranges)):
        at: Any = -1
        if ranges[one, 0] < 0 or ranges[one, 1] > len(size):
            return -1
        for number in range(ranges[one, 0], ranges[one, 1]):
            few = np.int64(size[number] // 3)
            if few < ESCAPE:
                total += few
                continue
            if at < 0:
                at = np.int64(np.searchsorted(many, np.uint32(number)))
            if at >= len(many) or many[at] != number or df[at] < ESCAPE or df[at] > count:
                return -1
            total += np.int64(df[at])
            at += 1
    return total


@compiled(BOOL(read(U4), write(U2), BOOL, read(U2)))
def _count_up(order: Array, counts: Array, bounded: bool, bounds: Array) -> bool:
    """Adds 1 to the postings of some numbers; False if a count would pass its bound, or 65535."""
    for at in range(len(order)):
        place = order[at]
        if counts[place] == (bounds[place] if bounded else _MOST):
            return False
        counts[place] += np.uint16(1)
    return True


@compiled(BOOL(I8, I8, *MORE, BOOL, write(U2), write(U2)))
def _read_more(
    number: int,
    df: int,
    size: Array,
    rank: Array,
    more_tf: Array,
    more_joined: Array,
    more_size: Array,
    more_lists: Array,
    more_mark: Array,
    words: bool,
    tf: Array,
    joined: Array,
) -> bool:
    """Adds to the frequencies of a list of form 2 what is above 1, and fills in what lies inside words."""
    low, begin = more_of(number, df, size, rank, more_tf, more_joined, more_size, more_lists, more_mark)
    if begin < 0:
        return False
    extra, inside = np.int64(more_tf[low]), np.int64(more_joined[low] >> np.uint32(1))
    order = np.empty(max(extra, inside), np.uint32)
    if extra > 0:
        begin = decode_one(more_lists, begin, df, False, order[:extra])
        if begin < 0 or not _count_up(order[:extra], tf, False, tf):
            return False
    if words and inside > 0:
        begin = decode_one(more_lists, begin, df, False, order[:inside])
        if begin < 0 or not _count_up(order[:inside], joined, True, tf):
            return False
    if words and more_joined[low] & np.uint32(1):
        for at in range(df):
            joined[at] = tf[at] - joined[at]
    return True


@compiled(BOOL(read(I8, 2), BOOL, I8, *LEVEL, write(U4), write(U2), write(U2)))
def read_lists(
    ranges: Array,
    words: bool,
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
    docs: Array,
    tf: Array,
    joined: Array,
) -> bool:
    """Reads some ranges of lists, one list after another.

    Args:
        ranges: half-open ranges of lists, a row each, as given to `postings_of`.
        words: whether occurrences inside words are asked for.
        count: paragraphs of the segment.
        size, ..., more_mark: the arrays of the level.
        docs, tf: paragraphs and frequencies, written; as long as `postings_of` says.
        joined: occurrences inside words, written; as long, or empty.

    Returns:
        Whether the lists make sense.
    """
    place = 0
    for one in range(len(ranges)):
        first, last = ranges[one, 0], ranges[one, 1]
        begin = begin_of(first, count, size, many, df, mark) if first < last else 0
        if begin < 0:
            return False
        for number in range(first, last):
            own = df_of(number, count, size, many, df)
            end = place + own
            if own < 0 or end > len(docs):
                return False
            if own == 0:
                continue
            begin = decode_one(lists, begin, count, True, docs[place:end])
            if begin < 0:
                return False
            form = size[number] % 3
            tf[place:end] = 1
            if words:
                joined[place:end] = np.uint16(form == 1)
            part = joined[place:end] if words else joined[:0]
            if form == 2 and not _read_more(
                *(number, own, size, rank, more_tf, more_joined, more_size, more_lists, more_mark),
                *(words, tf[place:end], part),
            ):
                return False
            place = end
    return place == len(docs)


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
