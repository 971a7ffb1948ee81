"""Neighbouring syllables: the pair lists of a segment for sets of first and second syllables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from searchlib.query.postings import Array, Postings, merged, stretches

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

_FEW = 8
"""So many look-ups are made one by one, touching few blocks of the file; more are made at once."""


def pair_ranges(segment: Segment, firsts: Array, seconds: Array) -> list[tuple[int, int]]:
    """Half-open ranges of pair numbers for all first and second syllables (ascending numbers)."""
    ranges = stretches(seconds)
    if not ranges or not len(firsts):
        return []
    if len(firsts) * len(ranges) <= _FEW:
        found = [segment.pair_range(int(a), low, high) for a in firsts for low, high in ranges]
        return [(low, high) for low, high in found if low < high]
    keys = segment.column("pair.keys")
    base = firsts.astype(np.uint64)[:, None] << np.uint64(32)
    bounds = np.array(ranges, np.uint64)
    lows = np.searchsorted(keys, (base | bounds[None, :, 0]).ravel())
    highs = np.searchsorted(keys, (base | bounds[None, :, 1]).ravel())
    some = np.flatnonzero(lows < highs)
    return list(zip(lows[some].tolist(), highs[some].tolist(), strict=True))


def pair_df(segment: Segment, firsts: Array, seconds: Array) -> int:
    """How many postings the pairs have together, dead paragraphs included."""
    total = 0
    for low, high in pair_ranges(segment, firsts, seconds):
        bounds = segment.part("pair.start", low, high + 1)
        total += int(bounds[-1]) - int(bounds[0])
    return total


def pair_counts(segment: Segment, firsts: Array, seconds: Array) -> list[tuple[int, int, int]]:
    """The pairs that there are: first and second syllable, and in how many paragraphs, dead ones included."""
    found: list[tuple[int, int, int]] = []
    for low, high in pair_ranges(segment, firsts, seconds):
        keys = segment.part("pair.keys", low, high)
        counts = np.diff(segment.part("pair.start", low, high + 1).astype(np.int64))
        ones, others = (keys >> np.uint64(32)).tolist(), (keys & np.uint64(0xFFFFFFFF)).tolist()
        found += zip(ones, others, counts.tolist(), strict=True)
    return found


def pair_postings(segment: Segment, firsts: Array, seconds: Array, joined: bool = False) -> Postings:
    """Paragraphs that hold one of the pairs, and how often.

    Args:
        segment: where to look.
        firsts, seconds: ascending numbers of syllables.
        joined: whether only pairs inside one word count.
    """
    lists = []
    for low, high in pair_ranges(segment, firsts, seconds):
        bounds = segment.part("pair.start", low, high + 1)
        begin, end = int(bounds[0]), int(bounds[-1])
        docs, tf = segment.part("pair.docs", begin, end), segment.part("pair.tf", begin, end)
        if joined:
            tf = segment.part("pair.joined", begin, end)
            inside = np.flatnonzero(tf)
            docs, tf = docs[inside], tf[inside]
        lists.append((docs, tf))
    return merged(lists, segment.count)


def syllable_postings(segment: Segment, numbers: Array) -> Postings:
    """Paragraphs that hold one of the syllables (ascending numbers), and how often."""
    lists = []
    for low, high in stretches(numbers):
        bounds = segment.part("syl.start", low, high + 1)
        begin, end = int(bounds[0]), int(bounds[-1])
        lists.append((segment.part("syl.docs", begin, end), segment.part("syl.tf", begin, end)))
    return merged(lists, segment.count)


def syllable_dfs(segment: Segment, numbers: Array) -> Array:
    """In how many paragraphs each syllable stands, dead ones included."""
    start = segment.column("syl.start").astype(np.int64)
    counts: Array = start[numbers + 1] - start[numbers]
    return counts
