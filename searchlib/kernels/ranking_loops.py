"""Loops over posting lists: what articles score, and which paragraphs are the best of a query."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.bits import article_frequency, lowest, ones
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
    TABLES,
    WIDTH,
    bounds,
    ceilings,
    clear,
    count_rows,
    lay_out,
    shut,
)
from searchlib.kernels.window_scoring import ALL, ANY, FREE, gather, reach, score, sum_up

_FIRST = 24
"""So many of the most promising windows are scored before the others, in their order."""
_STEPS = 128
_MANY = 2
"""More paragraphs of a window are summed up all at once, from dense lists without a branch."""


@compiled(NOTHING(read(U4), read(U2), read(I8), read(I8), read(F8), read(F8), write(F8)))
def score_articles(
    held: Array, sums: Array, begin: Array, many: Array, whole: Array, norms: Array, scores: Array
) -> None:
    """The scores of all articles, each as one text: weight tf / (tf + norm) of each list, added up.

    Args:
        held, sums: articles of all lists, and how often each holds the term.
        begin, many: where each list begins in these, and how many articles it has.
        whole: weights of the lists, already times (k1 + 1); what weighs nothing is left out.
        norms: of all articles.
        scores: written.
    """
    scores[:] = 0.0
    for one in range(len(begin)):
        weight = whole[one]
        if weight == 0.0:
            continue
        for place in range(begin[one], begin[one] + many[one]):
            article = held[place]
            frequency = article_frequency(np.int64(sums[place]))
            scores[article] += frequency / (norms[article] + frequency) * weight


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


_LISTS = (read(I8), read(I8), read(I8), read(I8), read(F8), read(U1))
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
        *(I8, read(U1), read(U1, 2), *TABLES, *_LISTS),
        *(read(F8), read(U4), read(F8), F8, read(F8), read(U8), BOOL, F8, write(F4), *_KEPT),
    )
)
def _windowed(
    rule: int,
    times: Array,
    dense: Array,
    shares: Array,
    bits: Array,
    offsets: Array,
    peaks: Array,
    start: Array,
    size: Array,
    row: Array,
    thick: Array,
    weight: Array,
    shows: Array,
    norms: Array,
    owner: Array,
    around: Array,
    share: float,
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
    order, count = _ascending(weight), len(norms)
    start, row, thick, weight, shows = start[order], row[order], thick[order], weight[order], shows[order]
    step, words, sums = weight / 255.0, np.empty(len(row), np.uint64), np.empty(WIDTH, np.float32)
    cut = _cut(bound)
    for late in range(2):
        for window in range(len(bound)):
            if bound[window] < least or bound[window] == -np.inf or (bound[window] < cut) != (late == 1):
                continue
            base = window * WIDTH
            valid = _valid(window, count, passing)
            candidates = gather(
                *(window, rule, least, ceiling[window], valid, bits, peaks, row, step, shows, words)
            )
            summed = ones(candidates) > _MANY
            if summed:
                sum_up(window, shares, dense, offsets, start, row, thick, step, words, sums)
            while candidates:
                place = lowest(candidates)
                candidates &= candidates - np.uint64(1)
                doc = base + place
                article = np.int64(owner[doc])
                beside = around[article] * share
                if summed:
                    most = np.float64(sums[place])
                else:
                    most = reach(window, place, shares, offsets, start, row, step, words)
                if most + beside < least:
                    continue
                own = beside + score(window, place, norms[doc], times, offsets, start, row, weight, words)
                if own >= least:
                    least = keep(doc, own, article, by_article, least, top, whose, state, docs, scores)
        if cut == -np.inf:
            break


@compiled(
    I8(
        *(read(U4), read(U1), read(U1, 2), *TABLES, read(U4), read(U2), read(I8, 2)),
        *(read(F8), read(F8), read(U1), I8, read(F8), read(F8), read(U4), F8),
        *(write(F8), write(F8), write(F4), read(U8), I8, BOOL, F8, write(I8), write(U4), write(F8)),
    )
)
def best(
    spare: Array,
    times: Array,
    dense: Array,
    shares: Array,
    bits: Array,
    offsets: Array,
    peaks: Array,
    held: Array,
    sums: Array,
    placed: Array,
    weight: Array,
    whole: Array,
    shows: Array,
    rule: int,
    norms: Array,
    wholes: Array,
    owner: Array,
    share: float,
    around: Array,
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
    """The paragraphs that can be among the best, and their scores, in any order; and how many match.

    Args:
        spare: paragraphs of the lists that have no row, where `times` has their frequencies.
        times, shares, bits, offsets, peaks: frequencies (`bits.ALWAYS`), bounds and rows of all lists.
        dense: shares of each paragraph, 0 where the list does not hold it; rows of the most frequent lists.
        held, sums: the articles of all lists, and how often each holds the term (`bits.COUNTED`).
        placed: for each list where it begins in `times` and how many postings it has; its row, or -1: such a
            list gets one of the last rows, which are wiped afterwards; its row in `dense`, or -1; where it
            begins in `held` and how many articles it has.
        weight: of each list, times (k1 + 1) (f8, not negative); 0 for one that only shows what matches.
        whole: the same for the article as one text.
        shows: whether the list decides what matches (u1).
        rule: how, see `FREE`.
        norms, wholes: of BM25 for each paragraph, and for each article (f8).
        owner: the article of each paragraph.
        share: of the score of its article in that of a paragraph.
        around, ceiling, bound: room for a number for each article, and two for each window.
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
    start, size, row, thick = (
        *(placed[:, 0].copy(), placed[:, 1].copy()),
        *(placed[:, 2].copy(), placed[:, 3].copy()),
    )
    begin, many = placed[:, 4].copy(), placed[:, 5].copy()
    shown, driver = 0, -1
    for one in range(len(start)):
        if shows[one]:
            shown += 1
            if row[one] < 0 and (driver < 0 or size[one] < size[driver]):
                driver = one
    if driver >= 0 and (rule == ALL or (rule == ANY and shown == 1)):
        counts[:] = driven(
            *(driver, spare, times, bits, offsets, start, size, row, weight, shows),
            *(held, sums, begin, many, whole, wholes, share),
            *(norms, owner, passing, by_article, least, top, whose, state, docs, scores),
        )
    else:
        lowest_row = lay_out(spare, start, size, row, shares, bits, offsets, peaks)
        score_articles(held, sums, begin, many, whole, wholes, around)
        ceilings(around, share, owner, ceiling)
        for window in range(len(passing)):
            if passing[window] == 0:
                ceiling[window] = -np.inf
        bounds(peaks, row, weight, ceiling, bound)
        if rule != FREE:
            shut(peaks, row, shows, rule == ALL, bound)
        _windowed(
            *(rule, times, dense, shares, bits, offsets, peaks, start, size, row, thick, weight, shows),
            *(norms, owner, around, share, ceiling, passing, by_article, least),
            *(bound, top, whose, state, docs, scores),
        )
        if rule != FREE:
            counts[0], counts[1] = count_rows(bits, row[shows > 0], passing, owner, by_article)
        clear(spare, start, size, row, lowest_row, bits, peaks)
    if state[2]:
        return -1
    kept: int = sift(docs, scores, state[0], max(least, reached(top[state[1]])))
    return kept
