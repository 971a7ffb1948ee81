"""Packed lists read straight to where the ranking takes them: paragraphs, bounds, and articles of each.

Callers have verified the arrays, and bound the numbers that they give.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.bits import ALWAYS, COUNTED
from searchlib.kernels.frequency_loops import add, collect, gather
from searchlib.kernels.packed_list_loops import LEVEL, df_of, find_pair, postings_of, read_lists
from searchlib.kernels.typed_loops import (
    BOOL,
    F8,
    I8,
    U1,
    U2,
    U4,
    U8,
    Array,
    compiled,
    inlined,
    read,
    write,
)
from searchlib.kernels.window_loops import lay_shares

WHOLE, INSIDE, OWN, AS_OFTEN = 0, 1, 2, 3
"""What is laid out of a list: all of it; what lies inside words; what does not; all, as often as may be."""
DAMAGED, NO_ROOM, UNFIT = 0, -1, -2
"""Nothing was laid out: the lists make no sense; there is no room; a frequency is too high."""
_MOST_ARTICLES = 0xFFFF - COUNTED

ROOM = (write(U4), write(U1), write(U1), write(U4), write(U2))
"""Types of `docs`, `times`, `shares`, `held` and `sums`, as `ranking_loops.best` describes them."""
OWNERS = (read(U4), read(U4), read(F8))
"""The article of each paragraph, the first paragraph of each article, and the norms of all paragraphs."""


@inlined(I8(I8, I8, read(U2), *OWNERS, *ROOM, I8, I8))
def lay(
    kind: int,
    size: int,
    tf: Array,
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
) -> Any:
    """Lays out a list whose paragraphs stand in `docs`; returns how many articles hold it, or `UNFIT`."""
    many: Any = np.int64(0)
    if size == 0:
        return many
    end = at + size
    if kind == AS_OFTEN:
        times[at:end] = ALWAYS
    else:
        for posting in range(size):
            if tf[posting] >= ALWAYS:
                return UNFIT
            times[at + posting] = tf[posting]
    lay_shares(docs[at:end], times[at:end], norms, shares[at:end])
    counted = np.empty(size, np.uint32)
    many = gather(docs[at:end], tf, owner, first, held[place : place + size], counted)
    for article in range(many):
        if counted[article] > (_MOST_ARTICLES if kind == AS_OFTEN else COUNTED):
            return UNFIT
        sums[place + article] = counted[article] + (COUNTED if kind == AS_OFTEN else 0)
    return many


@compiled(BOOL(I8, BOOL, I8, *LEVEL, write(U4), write(U2), write(U2)))
def read_list(
    number: int,
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
) -> Any:
    """Reads one list; see `packed_list_loops.read_lists`."""
    ranges = np.empty((1, 2), np.int64)
    ranges[0, 0], ranges[0, 1] = number, number + 1
    return len(docs) == 0 or read_lists(
        *(ranges, words, count, size, many, df, lists, mark, rank),
        *(more_tf, more_joined, more_size, more_lists, more_mark, docs, tf, joined),
    )


@compiled(I8(write(I8, 2), I8, I8, I8, I8, I8))
def put(placed: Array, row: int, at: int, size: int, place: int, many: int) -> int:
    """Writes what `ranking_loops.best` takes of a list without a row; returns where the next articles go."""
    placed[row, 0], placed[row, 1], placed[row, 2], placed[row, 3], placed[row, 4] = at, size, -1, place, many
    return place + many


@compiled(I8(read(U4), read(U2), write(U4), write(U8), write(U4), write(U2)))
def _united(found: Array, often: Array, zeros: Array, bits: Array, docs: Array, tf: Array) -> Any:
    """Makes one list of several; returns how long it is.

    Args:
        found, often: the lists, one after another.
        zeros, bits: see `frequency_loops.add`; zeros again afterwards.
        docs, tf: written; `tf` may be `often`.
    """
    size: Any = add(found, often, zeros, bits)
    summed = np.empty(size, np.uint32)
    collect(zeros, bits, docs, summed)
    for posting in range(size):
        tf[posting] = min(summed[posting], np.uint32(0xFFFF))
    return size


@compiled(
    I8(
        *(read(I8, 2), I8, I8, *LEVEL, *OWNERS, *ROOM, I8, I8),
        *(write(I8, 2), I8, write(U4), write(U8)),
    )
)
def lay_list(
    ranges: Array,
    kind: int,
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
    most: int,
    zeros: Array,
    bits: Array,
) -> int:
    """Lays out a list of a level, or what several hold together.

    Args:
        ranges: half-open ranges of lists, a row each; of several all is laid out (`WHOLE`).
        kind: what of it; not `INSIDE`.
        count, size, ..., more_mark: as for `packed_list_loops.read_lists`.
        owner, first, norms: see `OWNERS`.
        docs, times, shares, held, sums: written from `at` and, of articles, from `place` on.
        placed: of `ranking_loops.best` for the list, written.
        most: lists that have more postings together are not laid out.
        zeros, bits: a zero for each paragraph and for each window, and again so afterwards.

    Returns:
        1, or why not.
    """
    own = postings_of(ranges, count, size, many, df)
    if own < 0:
        return DAMAGED
    if own > most:
        return UNFIT
    if at + own > len(docs) or place + own > len(docs):
        return NO_ROOM
    several = np.int64(0)
    for one in range(len(ranges)):
        several += ranges[one, 1] - ranges[one, 0]
    tf, joined = np.empty(own, np.uint16), np.empty(own if kind == OWN else 0, np.uint16)
    found = docs[at : at + own] if several == 1 else np.empty(own, np.uint32)
    if own > 0 and not read_lists(
        *(ranges, kind == OWN, count, size, many, df, lists, mark, rank),
        *(more_tf, more_joined, more_size, more_lists, more_mark, found, tf, joined),
    ):
        return DAMAGED
    if several > 1:
        own = _united(found, tf, zeros, bits, docs[at:], tf)
    if kind == AS_OFTEN:
        tf[:] = 1
    if kind == OWN:
        alone = 0
        for posting in range(own):
            docs[at + alone], tf[alone] = docs[at + posting], tf[posting] - joined[posting]
            alone += tf[alone] > 0
        own = alone
    held_by = lay(kind, own, tf[:own], owner, first, norms, docs, times, shares, held, sums, at, place)
    if held_by < 0:
        return UNFIT
    put(placed, 0, at, own, place, held_by)
    return 1


@compiled(
    I8(
        *(read(I8, 2), I8, read(U4), read(U2), I8, *LEVEL, *OWNERS, *ROOM, I8, I8),
        *(write(I8, 2), I8, write(I8, 2)),
    )
)
def lay_pairs(
    pairs: Array,
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
    most: int,
    occurrences: Array,
) -> int:
    """Lays out two lists for each pair: where it stands, and where it stands inside one word.

    Args:
        pairs: numbers of two syllables, a row each; -1 for one that there is not.
        pages, begins, seconds: as for `packed_list_loops.find_pair`.
        count, size, ..., place: as for `lay_list`.
        placed: two rows for each pair, written; a size below 0 says that it was left out.
        most: a pair with more postings is left out.
        occurrences: how often each pair stands in the segment, and how often inside one word, written.

    Returns:
        1, or why not.
    """
    for one in range(len(pairs)):
        own, number, place_inside = np.int64(0), np.int64(-1), place
        if pairs[one, 0] >= 0 and pairs[one, 1] >= 0:
            number = find_pair(pairs[one, 0], pairs[one, 1], pages, begins, seconds)
        if number >= 0:
            own = df_of(number, count, size, many, df)
        if own < 0:
            return DAMAGED
        occurrences[one, 0] = occurrences[one, 1] = 0
        if own == 0 or own > most:
            for row in (2 * one, 2 * one + 1):
                put(placed, row, at, 0 if own == 0 else -1, place, 0)
            continue
        if at + 2 * own > len(docs) or place + 2 * own > len(docs):
            return NO_ROOM
        tf, joined = np.empty(own, np.uint16), np.empty(own, np.uint16)
        if not read_list(
            *(number, True, count, size, many, df, lists, mark, rank),
            *(more_tf, more_joined, more_size, more_lists, more_mark),
            *(docs[at : at + own], tf, joined),
        ):
            return DAMAGED
        held_by = lay(WHOLE, own, tf, owner, first, norms, docs, times, shares, held, sums, at, place)
        if held_by < 0:
            return UNFIT
        place_inside = put(placed, 2 * one, at, own, place, held_by)
        end = at + own
        inside: Any = np.int64(0)
        for posting in range(own):
            occurrences[one, 0] += np.int64(tf[posting])
            occurrences[one, 1] += np.int64(joined[posting])
            docs[end + inside], joined[inside] = docs[at + posting], joined[posting]
            inside += joined[inside] > 0
        held_by = lay(  # no frequency is higher than it was in all of the list
            *(INSIDE, inside, joined[:inside], owner, first, norms, docs, times, shares, held, sums),
            *(end, place_inside),
        )
        place = put(placed, 2 * one + 1, end, inside, place_inside, held_by)
        at = end + inside
    return 1
