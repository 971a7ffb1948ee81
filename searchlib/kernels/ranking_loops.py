"""Loops over posting lists: which paragraphs are the best of a query."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import types

from searchlib.kernels.article_loops import LANES, add_articles, ceilings, score_article
from searchlib.kernels.bits import highest, lowest
from searchlib.kernels.short_list_loops import driven
from searchlib.kernels.top_k import keep, reached, sift
from searchlib.kernels.typed_loops import (
    BOOL,
    F4,
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
from searchlib.kernels.window_loops import (
    ROUND,
    TABLES,
    WIDTH,
    WINDOW_BLOCKS,
    bounds,
    clear,
    count_rows,
    lay_out,
    shut,
)
from searchlib.kernels.window_scoring import (
    ALL,
    ANY,
    FREE,
    add_blocks,
    between,
    cut_blocks,
    gather,
    narrowed,
    reach,
    score,
)

_FIRST = 24
"""So many of the most promising windows are scored before the others, in their order."""
_SPARSE = 8
"""A list is gone through posting by posting if it has one in one of so many windows at most, on average."""
_TOGETHER = 4096
"""So many windows are looked at together, list by list."""


@compiled(F8(write(F4)))
def _cut(bound: Array) -> float:
    """A bound that at least `_FIRST` windows reach, and few more; -inf where there are few windows at all."""
    if len(bound) <= 4 * _FIRST:
        return -np.inf
    # Of groups of neighbours the best is looked at alone: of floats that are not negative, the bits are in
    # the same order as they are, and -inf is negative in both.
    size = max(1, len(bound) // (8 * _FIRST))
    raw, best = bound.view(np.int32), np.full(_FIRST, np.int32(-1), np.int32)
    for begin in range(0, len(bound), size):
        group, most = raw[begin : begin + size], np.int32(-1)
        for window in range(len(group)):
            most = max(most, group[window])
        at = _FIRST - 1
        if most > best[at]:
            while at > 0 and best[at - 1] < most:
                best[at] = best[at - 1]
                at -= 1
            best[at] = most
    least = best[_FIRST - 1]
    return -np.inf if least <= 0 else np.float64(np.full(1, least, np.int32).view(np.float32)[0])


@compiled(I8[::1](read(F8)))
def _ascending(weight: Array) -> Array:
    """The numbers of lists, those of little weight first."""
    order = np.arange(len(weight))
    for at in range(1, len(order)):
        one, place = order[at], at
        while place > 0 and weight[order[place - 1]] > weight[one]:
            order[place] = order[place - 1]
            place -= 1
        order[place] = one
    return order


_KEPT = (write(F8), write(I8), write(I8), write(U4), write(F8))
_SPANS: Any = types.Tuple((I8[::1], I8[::1], I8[::1]))  # type: ignore[no-untyped-call]


@inlined(U8(I8, I8, read(U8)))
def _valid(window: int, count: int, passing: Array) -> Any:
    """The bits of the paragraphs of a window that there are and that may be found."""
    valid = ~np.uint64(0)
    if count - window * WIDTH < WIDTH:
        valid = (np.uint64(1) << np.uint64(count - window * WIDTH)) - np.uint64(1)
    if len(passing):
        valid &= passing[window]
    return valid


@compiled(_SPANS(read(I8), read(U8), read(U4)))
def _spans(windows: Array, valid: Array, owner: Array) -> Any:
    """The first and the last article of the paragraphs of some windows, and where numbers of each go."""
    low, high = np.empty(len(windows), np.int64), np.empty(len(windows), np.int64)
    place = np.zeros(len(windows) + 1, np.int64)
    for at in range(len(windows)):
        base = windows[at] * WIDTH
        low[at], high[at] = owner[base + lowest(valid[at])], owner[base + highest(valid[at])]
        place[at + 1] = place[at] + ((high[at] - low[at]) // LANES + 1) * LANES
    return low, high, place


@compiled(
    F8(
        *(read(I8), I8, read(U1), *TABLES, read(I8), read(I8), read(F8), read(U1)),
        *(read(U1, 2), read(U4), read(U2), read(I8), read(I8), read(I8), read(F8), read(F8), F8),
        *(read(F8), read(U4), read(F4), read(U8), BOOL, F8, *_KEPT),
    )
)
def _score(
    chosen: Array,
    rule: int,
    times: Array,
    shares: Array,
    bits: Array,
    offsets: Array,
    peaks: Array,
    blocks: Array,
    start: Array,
    row: Array,
    weight: Array,
    shows: Array,
    often: Array,
    held: Array,
    sums: Array,
    begin: Array,
    many: Array,
    rows: Array,
    whole: Array,
    wholes: Array,
    share: float,
    norms: Array,
    owner: Array,
    ceiling: Array,
    passing: Array,
    by_article: bool,
    least: float,
    top: Array,
    whose: Array,
    state: Array,
    docs: Array,
    scores: Array,
) -> float:
    """Scores the paragraphs of some windows that can be among the best; returns what these have to reach."""
    windows, valid = chosen.copy(), np.empty(len(chosen), np.uint64)
    for at in range(len(windows)):
        valid[at] = _valid(windows[at], len(norms), passing)
    step, words = weight / 255.0, np.empty(len(row), np.uint64)
    most = np.empty(WINDOW_BLOCKS * len(windows), np.float32)
    add_blocks(windows, blocks, row, (step * ROUND).astype(np.float32), most)
    windows = windows[: cut_blocks(windows, valid, ceiling, least, most)]
    low, high, place = _spans(windows, valid, owner)
    beside, cursor = np.empty(place[len(windows)], np.float32), begin.copy()
    add_articles(low, high, place, often, held, sums, begin, many, rows, whole, wholes, share, beside)
    for at in range(len(windows)):
        base, near = windows[at] * WIDTH, place[at] - low[at]
        candidates, ceil = narrowed(
            *(windows[at], valid[at], least, low[at], high[at], near, owner, most, at, beside)
        )
        if candidates == 0:
            continue
        candidates = gather(windows[at], rule, least, ceil, candidates, bits, peaks, row, step, shows, words)
        while candidates:
            bit = lowest(candidates)
            candidates &= candidates - np.uint64(1)
            doc = base + bit
            article = np.int64(owner[doc])
            if (
                reach(windows[at], bit, shares, offsets, start, row, step, words) + beside[near + article]
                < least
            ):
                continue
            own = score(windows[at], bit, norms[doc], times, offsets, start, row, weight, words)
            own += share * score_article(
                *(article, wholes[article], often, held, sums, begin, many, rows, whole, cursor)
            )
            if own >= least:
                least = keep(doc, own, article, by_article, least, top, whose, state, docs, scores)
    return least


@compiled(
    I8(
        *(read(U4), read(U1), *TABLES, read(U1, 2), read(U1, 2), read(U4), read(U2), read(I8, 2)),
        *(read(F8, 2), I8, read(F8), read(F8), F8, read(U4), read(U4), F8),
        *(write(F4), write(F4), read(U8), I8, BOOL, F8),
        *(write(I8), write(U4), write(F8)),
    )
)
def best(
    spare: Array,
    times: Array,
    shares: Array,
    bits: Array,
    offsets: Array,
    peaks: Array,
    blocks: Array,
    often: Array,
    tops: Array,
    held: Array,
    sums: Array,
    placed: Array,
    weighed: Array,
    rule: int,
    norms: Array,
    wholes: Array,
    k1: float,
    owner: Array,
    first: Array,
    share: float,
    ceiling: Array,
    bound: Array,
    passing: Array,
    wanted: int,
    by_article: bool,
    least: float,
    counts: Array,
    docs: Array,
    scores: Array,
) -> int:
    """The paragraphs (ascending) that can be among the best, and their scores; and how many match.

    Args:
        spare: paragraphs of the lists that have no row, where `times` has their frequencies.
        times, shares, bits, offsets, peaks, blocks: frequencies (`bits.ALWAYS`), bounds and rows of lists.
        often, tops, held, sums: their articles, see `article_loops`; of lists that have a row, rows too.
        placed: for each list where it begins in `times` and how many postings it has; its row, or -1: such a
            list gets one of the last rows, which are wiped afterwards; where it begins in `held` and how many
            articles stand there.
        weighed: the weight of each list, times (k1 + 1), not negative; 0 for one that only shows what
            matches; the same for the article as one text; and whether the list decides what matches.
        rule: how, see `FREE`.
        norms, wholes: of BM25 for each paragraph, and for each article (f8), these with `k1`.
        owner, first: the article of each paragraph, and the first paragraph of each article.
        share: of the score of its article in that of a paragraph.
        ceiling, bound: room for a number for each window.
        passing: the bits of the paragraphs that may be found, or empty.
        wanted: so many best are asked for; of articles the best paragraph counts, if `by_article`.
        least: so many others are known to score at least this, or -inf.
        counts: how many paragraphs (or articles) match by the lists that show it, and how many hold all of
            these, written; only what the rule asks for, and nothing if there is no room.
        docs, scores: written.

    Returns:
        How many were written, or -1 if they had no room.
    """
    least = reached(least)
    top, whose = np.full(wanted, -np.inf), np.full(wanted, -1, np.int64)
    state = np.zeros(3, np.int64)
    weight, whole, shows = weighed[0], weighed[1], (weighed[2] > 0).astype(np.uint8)
    start, size, row = placed[:, 0].copy(), placed[:, 1].copy(), placed[:, 2].copy()
    begin, many = placed[:, 3].copy(), placed[:, 4].copy()
    shown, driver = 0, -1
    for one in range(len(start)):
        if shows[one]:
            shown += 1
            if row[one] < 0 and (driver < 0 or size[one] < size[driver]):
                driver = one
    alone = rule == ALL or (rule == ANY and shown == 1)
    if driver >= 0 and alone and size[driver] * _SPARSE <= len(bound):
        counts[:] = driven(
            *(driver, spare, times, bits, offsets, start, size, row, weight, shows),
            *(often, held, sums, begin, many, whole, wholes, share),
            *(norms, owner, passing, by_article, least, top, whose, state, docs, scores),
        )
    else:
        ceilings(held, sums, begin, many, row, whole, tops, k1, wholes, first, share, ceiling)
        lowest_row = lay_out(spare, start, size, row, shares, bits, offsets, peaks, blocks)
        bounds(peaks, row, weight, ceiling, passing, bound)
        if rule != FREE:
            shut(peaks, row, shows, rule == ALL, bound)
        order, cut = _ascending(weight), _cut(bound)
        windows = between(bound, max(least, cut), np.inf)
        for late in range(2):
            for at in range(0, len(windows), _TOGETHER):
                least = _score(
                    *(windows[at : at + _TOGETHER], rule, times, shares, bits, offsets, peaks, blocks),
                    *(start[order], row[order], weight[order], shows[order]),
                    *(often, held, sums, begin, many, row, whole, wholes, share),
                    *(norms, owner, ceiling, passing, by_article, least),
                    *(top, whose, state, docs, scores),
                )
            if late or cut <= least:
                break
            windows = between(bound, least, cut)
        if rule != FREE and len(counts):
            counts[0], counts[1] = count_rows(bits, row[shows > 0], passing, owner, by_article)
        clear(spare, start, size, row, lowest_row, bits, peaks, blocks)
    if state[2]:
        return -1
    kept: int = sift(docs, scores, state[0], max(least, reached(top[state[1]])))
    order = np.argsort(docs[:kept])
    docs[:kept], scores[:kept] = docs[order], scores[order]
    return kept
