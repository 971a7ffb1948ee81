"""Loops over posting lists in windows: what articles score, how many paragraphs match, which are the best."""

from __future__ import annotations

import numpy as np

from searchlib.accelerate.lists import WIDTH
from searchlib.accelerate.typed import BOOL, F4, F8, I8, NOTHING, PAIR, U1, U4, Array, compiled, read, write

_MARGIN = 1e-6
"""Share of a score by which the sum of rounded addends may be wrong, and more."""
_LEAST = 1e-300
_FIRST = 24
"""So many of the most promising windows are scored before the others, in their order."""


@compiled(NOTHING(read(U4), read(U4), read(F8), F8, write(F8)))
def add_articles(articles: Array, tf: Array, norms: Array, weight: float, scores: Array) -> None:
    """Adds weight tf / (tf + norm) to the scores of articles; `weight` is already times (k1 + 1)."""
    for at in range(len(articles)):
        article = articles[at]
        frequency = tf[at]
        scores[article] += frequency / (norms[article] + frequency) * weight


@compiled(NOTHING(read(F8), read(U4), write(F8)))
def ceilings(scores: Array, first: Array, found: Array) -> None:
    """For each window the best score of an article that has a paragraph in it.

    Args:
        scores: of the articles (f8).
        first: first paragraph of each article, and the end (u4).
        found: written; as many as there are windows.
    """
    found[:] = -np.inf
    for article in range(len(scores)):
        begin, end = first[article], first[article + 1]
        if begin < end:
            score = scores[article]
            for window in range(begin // WIDTH, (end - 1) // WIDTH + 1):
                if score > found[window]:
                    found[window] = score


_LISTS = (read(I8), read(I8))


@compiled(PAIR(read(U1), read(U4, 2), *_LISTS, read(U1), read(U4), BOOL))
def count(
    low: Array, edges: Array, start: Array, row: Array, mask: Array, owner: Array, by_article: bool
) -> tuple[int, int]:
    """How many paragraphs (or articles) hold one of the lists, and how many hold all.

    Args:
        low, edges: of all lists; see `fill`.
        start, row: for each list where it begins in `low`, and its row of `edges`.
        mask: True for each paragraph that may count (u1), or empty.
        owner: the article of each paragraph.
        by_article: whether articles are counted.
    """
    lists, windows = len(start), edges.shape[1] - 1
    held = np.zeros(WIDTH, np.uint8)
    some = every = 0
    last_some = last_every = -1
    for window in range(windows):
        base = window * WIDTH
        touched = False
        for one in range(lists):
            begin, end = edges[row[one], window], edges[row[one], window + 1]
            if begin < end:
                touched = True
                shift = start[one]
                for at in range(shift + begin, shift + end):
                    held[low[at]] += np.uint8(1)
        if not touched:
            continue
        for place in range(WIDTH):
            if held[place]:
                doc = base + place
                if len(mask) == 0 or mask[doc]:
                    if by_article:
                        article = owner[doc]
                        if article != last_some:
                            some += 1
                            last_some = article
                        if held[place] == lists and article != last_every:
                            every += 1
                            last_every = article
                    else:
                        some += 1
                        every += held[place] == lists
        held[:] = 0
    return some, every


@compiled(F8(F8))
def _margin(score: float) -> float:
    """How far below the best found a rounded score may be that belongs to them."""
    return 0.0 if score == -np.inf else _MARGIN * (1.0 + abs(score))


@compiled(F8[::1](read(U1, 2), read(I8), read(F8), read(U1), I8, read(F8)))
def _bounds(peaks: Array, row: Array, weight: Array, shows: Array, needed: int, ceiling: Array) -> Array:
    """The most that a paragraph of each window can score; -inf where none can match."""
    windows = len(ceiling)
    bound = ceiling.copy()
    present = np.zeros(windows, np.uint8)
    for one in range(len(row)):
        peak = peaks[row[one]]
        step = weight[one] / 255.0
        if step > 0.0:
            for window in range(windows):
                bound[window] += step * peak[window]
        if shows[one]:
            for window in range(windows):
                present[window] += np.uint8(peak[window] > 0)
    for window in range(windows):
        if present[window] < needed:
            bound[window] = -np.inf
    return bound


@compiled(
    NOTHING(
        *(I8, read(U1), read(F4), read(U4, 2), *_LISTS, read(F8), read(U1), BOOL),
        *(write(F8), write(U1)),
    )
)
def _score(
    window: int,
    low: Array,
    shares: Array,
    edges: Array,
    start: Array,
    row: Array,
    weight: Array,
    shows: Array,
    counted: bool,
    sums: Array,
    held: Array,
) -> None:
    """Adds up what the lists bring to the paragraphs of a window, rounded; counts those that show a match."""
    for one in range(len(start)):
        begin = start[one] + edges[row[one], window]
        end = start[one] + edges[row[one], window + 1]
        factor = weight[one]
        if factor > 0.0:
            for at in range(begin, end):
                sums[low[at]] += shares[at] * factor
        if counted and shows[one]:
            for at in range(begin, end):
                held[low[at]] += np.uint8(1)


@compiled(
    F8(
        *(I8, read(U1), read(U1), read(U4, 2)),
        *(*_LISTS, read(F8), F8),
    )
)
def _exact(
    doc: int,
    low: Array,
    times: Array,
    edges: Array,
    start: Array,
    row: Array,
    weight: Array,
    norm: float,
) -> float:
    """What the lists bring to a paragraph."""
    window, place = doc // WIDTH, doc % WIDTH
    total = 0.0
    for one in range(len(start)):
        begin = start[one] + edges[row[one], window]
        end = start[one] + edges[row[one], window + 1]
        for at in range(begin, end):
            if low[at] == place:
                frequency = float(times[at])
                total += frequency / (norm + frequency) * weight[one]
                break
    return total


@compiled(I8(F8, I8, BOOL, write(F8), write(I8), I8))
def _offer(score: float, article: int, by_article: bool, top: Array, whose: Array, worst: int) -> int:
    """Puts a score that beats the worst of the best in its place; returns which is the worst now."""
    at = worst
    if by_article:
        for other in range(len(top)):
            if whose[other] == article:
                at = other
                break
        if score <= top[at]:
            return worst
    top[at] = score
    whose[at] = article
    worst = 0
    for other in range(1, len(top)):
        if top[other] < top[worst]:
            worst = other
    return worst


@compiled(
    I8(
        *(read(U1), read(U1), read(F4), read(U4, 2), read(U1, 2)),
        *(*_LISTS, read(F8), read(U1), I8),
        *(read(F8), read(U4), read(F8), read(F8)),
        *(read(U1), I8, BOOL, write(U4), write(F8)),
    )
)
def best(
    low: Array,
    times: Array,
    shares: Array,
    edges: Array,
    peaks: Array,
    start: Array,
    row: Array,
    weight: Array,
    shows: Array,
    needed: int,
    norms: Array,
    owner: Array,
    around: Array,
    ceiling: Array,
    mask: Array,
    wanted: int,
    by_article: bool,
    docs: Array,
    scores: Array,
) -> int:
    """The paragraphs that can be among the best, and their scores, in any order.

    The most promising windows are scored first, then the others that can still reach the best found.

    Args:
        low, times, shares, edges, peaks: of all lists; see `lists.fill`.
        start, row: for each list where it begins in `low`, and its row of `edges` and `peaks`.
        weight: of each list, times (k1 + 1) (f8, not negative); 0 for one that only shows what matches.
        shows: whether the list decides what matches (u1); at most 255 do.
        needed: in how many of those lists a paragraph has to stand; 0 if the mask alone decides.
        norms: of BM25 for each paragraph (f8).
        owner, around: the article of each paragraph, and what each article adds to its paragraphs (f8).
        ceiling: the most that `around` adds in each window, -inf where no paragraph may be found.
        mask: 1 for each paragraph that may be found (u1), or empty.
        wanted: so many best are asked for; of articles the best paragraph counts, if `by_article`.
        docs, scores: written.

    Returns:
        How many were written, or -1 if they had no room.
    """
    windows = len(ceiling)
    bound = _bounds(peaks, row, weight, shows, needed, ceiling)
    cut = -np.inf
    if windows > 4 * _FIRST:
        cut = np.partition(bound, windows - _FIRST)[windows - _FIRST]
    held, sums = np.zeros(WIDTH, np.uint8), np.zeros(WIDTH, np.float64)
    top, whose = np.full(wanted, -np.inf), np.full(wanted, -1, np.int64)
    worst = found = 0
    least = -np.inf
    counted = needed > 1 or (needed > 0 and weight.min() == 0.0)
    floor = 0.0 if counted or needed == 0 else _LEAST
    for late in range(2):
        for window in range(windows):
            reach = bound[window]
            if reach == -np.inf or (reach < cut) != (late == 1) or reach < least:
                continue
            _score(window, low, shares, edges, start, row, weight, shows, counted, sums, held)
            base = window * WIDTH
            # Most paragraphs are passed over by this one comparison.
            enough = least - ceiling[window]
            enough = max(enough, floor)
            for place in range(min(WIDTH, len(owner) - base)):
                if sums[place] < enough or (counted and held[place] < needed):
                    continue
                doc = base + place
                score = sums[place] + around[owner[doc]]
                if score < least or (len(mask) > 0 and not mask[doc]):
                    continue
                if found == len(docs):
                    return -1
                docs[found], scores[found] = doc, score
                found += 1
                if score > top[worst]:
                    worst = _offer(score, owner[doc], by_article, top, whose, worst)
                    least = top[worst] - _margin(top[worst])
            held[:] = 0
            sums[:] = 0.0
    kept = 0
    for at in range(found):
        if scores[at] >= least:
            docs[kept] = docs[at]
            own = _exact(docs[at], low, times, edges, start, row, weight, norms[docs[at]])
            scores[kept] = own + around[owner[docs[at]]]
            kept += 1
    return kept
