"""The lists of some pairs of syllables, read at once with the articles that hold them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import types

from searchlib.kernels.frequency_loops import gather
from searchlib.kernels.packed_list_loops import LEVEL, df_of, read_lists
from searchlib.kernels.pair_loops import find_pair
from searchlib.kernels.typed_loops import BOOL, I8, U2, U4, Array, compiled, read, write

_FOUND: Any = types.Tuple((BOOL, U4[::1], U2[::1], U4[::1], U4[::1]))  # type: ignore[no-untyped-call]


@compiled(
    _FOUND(
        *(read(I8, 2), I8, read(U4), read(U2)),
        *(I8, *LEVEL, read(U4), read(U4), write(I8, 2), write(I8, 2)),
    )
)
def read_pairs(
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
    cuts: Array,
    times: Array,
) -> Any:
    """Two lists for each pair: where it stands, and where it stands inside one word.

    Args:
        pairs: numbers of two syllables, a row each; -1 for one that there is not.
        pages, begins, seconds: as for `pair_loops.find_pair`.
        count, size, ..., more_mark: as for `packed_list_loops.read_lists`.
        owner, first: the article of each paragraph, and the first paragraph of each article.
        cuts: where each list begins among the paragraphs and among the articles, and the end, written.
        times: how often each pair stands in the segment, and how often of this inside one word, written.

    Returns:
        Whether the lists make sense; paragraphs, and how often each holds the pair; articles, and the same.
    """
    total: Any = 0
    numbers_of_none, few_of_none = np.empty(0, np.uint32), np.empty(0, np.uint16)
    numbers = np.full(len(pairs), -1, np.int64)
    sizes = np.zeros(len(pairs), np.int64)
    for one in range(len(pairs)):
        if pairs[one, 0] >= 0 and pairs[one, 1] >= 0:
            numbers[one] = find_pair(pairs[one, 0], pairs[one, 1], pages, begins, seconds)
        if numbers[one] >= 0:
            sizes[one] = df_of(numbers[one], count, size, many, df)
            if sizes[one] < 0:
                return False, numbers_of_none, few_of_none, numbers_of_none, numbers_of_none
            total += 2 * sizes[one]
    docs, tf = np.empty(total, np.uint32), np.empty(total, np.uint16)
    held, sums = np.empty(total, np.uint32), np.empty(total, np.uint32)
    ranges, at, place = np.empty((1, 2), np.int64), np.int64(0), np.int64(0)
    for one in range(len(pairs)):
        own = sizes[one]
        end = at + own
        joined = np.empty(own, np.uint16)
        if own:
            ranges[0, 0], ranges[0, 1] = numbers[one], numbers[one] + 1
            if not read_lists(
                *(ranges, True, count, size, many, df, lists, mark, rank),
                *(more_tf, more_joined, more_size, more_lists, more_mark),
                *(docs[at:end], tf[at:end], joined),
            ):
                return False, docs, tf, held, sums
        cuts[2 * one, 0], cuts[2 * one, 1] = at, place
        place += gather(docs[at:end], tf[at:end], owner, first, held[place:], sums[place:])
        inside = end
        times[one, 0], times[one, 1] = 0, 0
        for posting in range(own):
            times[one, 0] += np.int64(tf[at + posting])
            times[one, 1] += np.int64(joined[posting])
            if joined[posting]:
                docs[inside], tf[inside] = docs[at + posting], joined[posting]
                inside += 1
        cuts[2 * one + 1, 0], cuts[2 * one + 1, 1] = end, place
        place += gather(docs[end:inside], tf[end:inside], owner, first, held[place:], sums[place:])
        at = inside
    cuts[2 * len(pairs), 0], cuts[2 * len(pairs), 1] = at, place
    return True, docs[:at].copy(), tf[:at].copy(), held[:place].copy(), sums[:place].copy()
