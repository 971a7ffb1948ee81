"""Where a posting list of a level stands in its packed arrays (`store.segment.posting_lists`).

Callers have verified the arrays; numbers in them are bounded here before they are used.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.decoding_loops import size_of
from searchlib.kernels.typed_loops import I8, PAIR, U1, U4, U8, Array, compiled, read

GROUP = 32
ESCAPE = 84

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
