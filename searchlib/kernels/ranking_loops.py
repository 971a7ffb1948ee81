"""Loops over posting lists: which paragraphs are the best of a query."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.article_loops import add_articles, ceilings, score_article
from searchlib.kernels.bits import highest, lowest
from searchlib.kernels.short_list_loops import driven
from searchlib.kernels.top_k import keep, reached, sift
from searchlib.kernels.typed_loops import (
    BOOL,
    F4,
    F8,
    I8,
    NOTHING,
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
from searchlib.kernels.window_scoring import ALL, ANY, FREE, gather, narrowed, reach, reaching, score

_FIRST = 24
"""So many of the most promising windows are scored before the others, in their order."""
_STEPS = 128


@compiled(F8(write(F4)))
def _cut(bound: Array) -> float:
    """A bound that a few windows reach, and at least `_FIRST`; -inf where there are few windows at all."""
    if len(bound) <= 4 * _FIRST:
        return -np.inf
    # Of floats that are not negative, the bits are in the same order; -inf is negative in both.
    raw, most = bound.view(np.int32), np.int32(0)
    for window in range(len(bound)):
        most = max(most, raw[window])
    high = np.full(1, most, np.int32).view(np.float32)[0]
    if high == 0.0:
        return -np.inf
    scale = np.float32(_STEPS - 1) / high
    counts = np.zeros(_STEPS, np.int32)
    for window in range(len(bound)):
        if bound[window] > 0.0:
            counts[np.int64(bound[window] * scale)] += 1
    step, reach = _STEPS - 1, counts[_STEPS - 1]
    while reach < _FIRST and step > 0:
        step -= 1
        reach += counts[step]
    return np.float64(np.float32(step) / scale)


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


@inlined(U8(I8, I8, read(U8)))
def _valid(window: int, count: int, passing: Array) -> Any:
    """The bits of the paragraphs of a window that there are and that may be found."""
    valid = ~np.uint64(0)
    if count - window * WIDTH < WIDTH:
        valid = (np.uint64(1) << np.uint64(count - window * WIDTH)) - np.uint64(1)
    if len(passing):
        valid &= passing[window]
    return valid


@compiled(
    NOTHING(
        *(I8, read(U1), *TABLES, read(I8), read(I8), read(F8), read(U1)),
        *(read(U1, 2), read(U4), read(U2), read(I8), read(I8), read(F8), read(F8), F8, write(F4), write(F4)),
        *(read(F8), read(U4), read(F4), read(U8), BOOL, F8, write(F4), *_KEPT),
    )
)
def _windowed(
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
    whole: Array,
    wholes: Array,
    share: float,
    near: Array,
    beside: Array,
    norms: Array,
    owner: Array,
    ceiling: Array,
    passing: Array,
    by_article: bool,
    least: float,
    bound: Array,
    top: Array,
    whose: Array,
    state: Array,
    docs: Array,
    scores: Array,
) -> None:
    """Scores the most promising windows, then the others that can still reach the best found."""
    # Articles are scored list by list in the order given, as elsewhere.
    rows, order, count = row, _ascending(weight), len(norms)
    start, row, weight, shows = start[order], row[order], weight[order], shows[order]
    step, words = weight / 255.0, np.empty(len(row), np.uint64)
    steps, eight = (step * ROUND).astype(np.float32), np.zeros(WINDOW_BLOCKS, np.float32)
    cut = _cut(bound)
    for late in range(2):
        cursor, onward = begin.copy(), begin.copy()
        for window in range(len(bound)):
            if bound[window] < least or bound[window] == -np.inf or (bound[window] < cut) != (late == 1):
                continue
            base = window * WIDTH
            valid = _valid(window, count, passing)
            if least > -np.inf:
                valid &= reaching(window, least, ceiling[window], blocks, row, steps, eight)
            if valid == 0:
                continue
            low, high = np.int64(owner[base + lowest(valid)]), np.int64(owner[base + highest(valid)])
            add_articles(
                *(low, high, often, held, sums, begin, many, rows, whole, wholes, share),
                *(cursor, near, beside),
            )
            if least > -np.inf:
                valid &= narrowed(base, valid, least, low, high, owner, eight, beside)
                if valid == 0:
                    continue
            most = np.float64(beside[: high - low + 1].max())
            candidates = gather(window, rule, least, most, valid, bits, peaks, row, step, shows, words)
            while candidates:
                place = lowest(candidates)
                candidates &= candidates - np.uint64(1)
                doc = base + place
                article = np.int64(owner[doc])
                if (
                    reach(window, place, shares, offsets, start, row, step, words) + beside[article - low]
                    < least
                ):
                    continue
                own = score(window, place, norms[doc], times, offsets, start, row, weight, words)
                own += share * score_article(
                    *(article, wholes[article], often, held, sums, begin, many, rows, whole, onward)
                )
                if own >= least:
                    least = keep(doc, own, article, by_article, least, top, whose, state, docs, scores)
        if cut == -np.inf:
            break


@compiled(
    I8(
        *(read(U4), read(U1), *TABLES, read(U1, 2), read(U1, 2), read(U4), read(U2), read(I8, 2)),
        *(read(F8), read(F8), read(U1), I8, read(F8), read(F8), F8, read(U4), read(U4), F8),
        *(write(F4), write(F4), write(F4), write(F4), read(U8), I8, BOOL, F8),
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
    weight: Array,
    whole: Array,
    shows: Array,
    rule: int,
    norms: Array,
    wholes: Array,
    k1: float,
    owner: Array,
    first: Array,
    share: float,
    ceiling: Array,
    bound: Array,
    near: Array,
    beside: Array,
    passing: Array,
    wanted: int,
    by_article: bool,
    least: float,
    counts: Array,
    docs: Array,
    scores: Array,
) -> int:
    """The paragraphs that can be among the best, and their scores, in any order; and how many match.

    Args:
        spare: paragraphs of the lists that have no row, where `times` has their frequencies.
        times, shares, bits, offsets, peaks, blocks: frequencies (`bits.ALWAYS`), bounds and rows of lists.
        often, tops, held, sums: their articles, see `article_loops`; of lists that have a row, rows too.
        placed: for each list where it begins in `times` and how many postings it has; its row, or -1: such a
            list gets one of the last rows, which are wiped afterwards; where it begins in `held` and how many
            articles stand there.
        weight: of each list, times (k1 + 1) (f8, not negative); 0 for one that only shows what matches.
        whole: the same for the article as one text.
        shows: whether the list decides what matches (u1).
        rule: how, see `FREE`.
        norms, wholes: of BM25 for each paragraph, and for each article (f8), these with `k1`.
        owner, first: the article of each paragraph, and the first paragraph of each article.
        share: of the score of its article in that of a paragraph.
        ceiling, bound: room for a number for each window.
        near, beside: room for a number for each article of a window, and for `article_loops.LANES` more.
        passing: the bits of the paragraphs that may be found, or empty.
        wanted: so many best are asked for; of articles the best paragraph counts, if `by_article`.
        least: so many others are known to score at least this, or -inf.
        counts: how many paragraphs (or articles) match by the lists that show it, and how many hold all of
            these, written; only what the rule asks for.
        docs, scores: written.

    Returns:
        How many were written, or -1 if they had no room.
    """
    least = reached(least)
    top, whose = np.full(wanted, -np.inf), np.full(wanted, -1, np.int64)
    state = np.zeros(3, np.int64)
    start, size, row = placed[:, 0].copy(), placed[:, 1].copy(), placed[:, 2].copy()
    begin, many = placed[:, 3].copy(), placed[:, 4].copy()
    shown, driver = 0, -1
    for one in range(len(start)):
        if shows[one]:
            shown += 1
            if row[one] < 0 and (driver < 0 or size[one] < size[driver]):
                driver = one
    if driver >= 0 and (rule == ALL or (rule == ANY and shown == 1)):
        counts[:] = driven(
            *(driver, spare, times, bits, offsets, start, size, row, weight, shows),
            *(often, held, sums, begin, many, whole, wholes, share),
            *(norms, owner, passing, by_article, least, top, whose, state, docs, scores),
        )
    else:
        ceilings(held, sums, begin, many, row, whole, tops, k1, wholes, first, share, ceiling)
        lowest_row = lay_out(spare, start, size, row, shares, bits, offsets, peaks, blocks)
        for window in range(len(passing)):
            if passing[window] == 0:
                ceiling[window] = -np.inf
        bounds(peaks, row, weight, ceiling, bound)
        if rule != FREE:
            shut(peaks, row, shows, rule == ALL, bound)
        _windowed(
            *(rule, times, shares, bits, offsets, peaks, blocks, start, row, weight, shows),
            *(often, held, sums, begin, many, whole, wholes, share, near, beside),
            *(norms, owner, ceiling, passing, by_article, least),
            *(bound, top, whose, state, docs, scores),
        )
        if rule != FREE:
            counts[0], counts[1] = count_rows(bits, row[shows > 0], passing, owner, by_article)
        clear(spare, start, size, row, lowest_row, bits, peaks, blocks)
    if state[2]:
        return -1
    kept: int = sift(docs, scores, state[0], max(least, reached(top[state[1]])))
    return kept
