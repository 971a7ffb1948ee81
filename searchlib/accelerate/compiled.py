"""The loops that numba compiles; imported by `searchlib.accelerate` alone.

All arrays are NumPy arrays of the types said; nothing is checked, callers bound every number before. What is
compiled is kept beside the file, or in the user's cache where that cannot be written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from numba import njit, types

if TYPE_CHECKING:
    from collections.abc import Callable

Array = npt.NDArray[Any]

WIDTH = 256
"""Paragraphs of a window."""
_LOWEST = np.array([0] + [(byte & -byte).bit_length() - 1 for byte in range(1, 256)], np.uint8)
"""The lowest bit that is set in a byte."""
MARGIN = 1e-9
"""Scores as close as this may change places when they are rounded."""


_U1, _U2, _U4, _I8, _F8 = (types.uint8, types.uint16, types.uint32, types.int64, types.float64)
_BOOL = types.boolean


def _read(of: types.Type, dimensions: int = 1) -> types.Array:
    return types.Array(of, dimensions, "C", readonly=True)


def _write(of: types.Type) -> types.Array:
    return types.Array(of, 1, "C")


def _compiled(*signatures: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    compiler: Callable[[Callable[..., Any]], Callable[..., Any]] = njit(
        list(signatures), cache=True, nogil=True
    )
    return compiler


@_compiled(_I8(_read(_U1), _write(_U4)))
def bits_to_places(data: Array, found: Array) -> int:
    """Writes the places of the bits that are set (u4), as many as `found` takes; returns how many are set."""
    count = 0
    size = len(found)
    for at in range(len(data)):
        byte = data[at]
        while byte:
            if count < size:
                found[count] = 8 * at + _LOWEST[byte]
            count += 1
            byte &= byte - np.uint8(1)
    return count


@_compiled(
    *(
        _BOOL(_read(_U4), _read(tf), _read(_F8), _write(_U1), _write(_U1), _write(_U4), _write(_U1))
        for tf in (_U2, _U4)
    )
)
def fill(docs: Array, tf: Array, norms: Array, low: Array, times: Array, edges: Array, peaks: Array) -> bool:
    """Cuts a posting list into windows.

    Args:
        docs, tf: paragraphs (u4, ascending) and how often each holds the term.
        norms: of BM25 for each paragraph (f8).
        low, times: for each posting the paragraph within its window and the frequency (u1), written.
        edges: where each window begins, and the end (u4), written.
        peaks: upper bound of tf / (tf + norm) in each window, in steps of 1/255 (u1), written.

    Returns:
        False if a frequency is above 255.
    """
    windows = len(peaks)
    at = 0
    for window in range(windows):
        edges[window] = at
        end = (window + 1) * WIDTH
        peak = 0.0
        while at < len(docs) and docs[at] < end:
            doc = docs[at]
            frequency = tf[at]
            if frequency > 255:
                return False
            low[at] = doc & np.uint32(WIDTH - 1)
            times[at] = frequency
            share = frequency / (frequency + norms[doc])
            if share > peak:
                peak = share
            at += 1
        peaks[window] = min(255.0, np.ceil(peak * 255.0))
    edges[windows] = at
    return True


@_compiled(types.void(_read(_U4), _read(_U4), _read(_F8), _F8, _write(_F8)))
def add_articles(articles: Array, tf: Array, norms: Array, weight: float, scores: Array) -> None:
    """Adds weight tf / (tf + norm) to the scores of articles; `weight` is already times (k1 + 1)."""
    for at in range(len(articles)):
        article = articles[at]
        frequency = tf[at]
        scores[article] += frequency / (norms[article] + frequency) * weight


@_compiled(types.void(_read(_F8), _read(_U4), _write(_F8)))
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


_LISTS = (_read(_I8), _read(_I8))
_PAIR: Any = types.Tuple((_I8, _I8))  # type: ignore[no-untyped-call]


@_compiled(_PAIR(_read(_U1), _read(_U4, 2), *_LISTS, _read(_U1), _read(_U4), _BOOL))
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


@_compiled(
    _I8(
        *(_read(_U1), _read(_U1), _read(_U4, 2), _read(_U1, 2)),
        *(*_LISTS, _read(_F8), _read(_U1)),
        *(_read(_F8), _read(_U4), _read(_F8), _read(_F8)),
        *(_read(_U1), _BOOL, _I8, _BOOL, _write(_U4), _write(_F8)),
    )
)
def best(  # noqa: C901 - one nest of loops, so that the compiler sees it whole
    low: Array,
    times: Array,
    edges: Array,
    peaks: Array,
    start: Array,
    row: Array,
    weight: Array,
    shows: Array,
    norms: Array,
    owner: Array,
    around: Array,
    ceiling: Array,
    mask: Array,
    masked: bool,
    wanted: int,
    by_article: bool,
    docs: Array,
    scores: Array,
) -> int:
    """The paragraphs that can be among the best, and their scores, in any order.

    Windows are scored from the most promising on, until none can reach the best found so far.

    Args:
        low, times, edges, peaks: of all lists; see `fill`.
        start, row: for each list where it begins in `low` and `times`, and its row of `edges` and `peaks`.
        weight: of each list, times (k1 + 1) (f8, not negative); 0 for one that only shows what matches.
        shows: whether a paragraph of the list matches (u1).
        norms: of BM25 for each paragraph (f8).
        owner, around: the article of each paragraph, and what each article adds to its paragraphs (f8).
        ceiling: the most that `around` adds in each window, -inf where no paragraph may be found.
        mask: True for each paragraph that may be found (u1), or empty.
        masked: whether `mask` alone says what matches.
        wanted: so many best are asked for; of articles the best paragraph counts, if `by_article`.
        docs, scores: written.

    Returns:
        How many were written, or -1 if they had no room.
    """
    lists, windows = len(start), edges.shape[1] - 1
    bound = ceiling.copy()
    for one in range(lists):
        step = weight[one] / 255.0
        if step > 0.0:
            peak = peaks[row[one]]
            for window in range(windows):
                bound[window] += step * peak[window]
    order = np.argsort(-bound)
    held = np.zeros(WIDTH, np.uint8)
    sums = np.zeros(WIDTH, np.float64)
    top = np.full(wanted, -np.inf)
    whose = np.full(wanted, -1, np.int64)
    least, worst = -np.inf, 0
    found = 0
    for step_ in range(windows):
        window = order[step_]
        if bound[window] == -np.inf or bound[window] < least - MARGIN:
            break
        base = window * WIDTH
        for one in range(lists):
            begin, end = edges[row[one], window], edges[row[one], window + 1]
            shift = start[one]
            factor = weight[one]
            if factor > 0.0:
                for at in range(shift + begin, shift + end):
                    place = low[at]
                    frequency = float(times[at])
                    sums[place] += frequency / (norms[base + place] + frequency) * factor
            if shows[one]:
                for at in range(shift + begin, shift + end):
                    held[low[at]] = 1
        stop = min(WIDTH, len(owner) - base)
        for place in range(stop):
            doc = base + place
            if masked:
                if not mask[doc]:
                    continue
            elif not held[place] or (len(mask) and not mask[doc]):
                continue
            article = owner[doc]
            score = sums[place] + around[article]
            if score < least - MARGIN or score == -np.inf:
                continue
            if found == len(docs):
                return -1
            docs[found] = doc
            scores[found] = score
            found += 1
            if score <= least:
                continue
            at = worst
            if by_article:
                for other in range(wanted):
                    if whose[other] == article:
                        at = other
                        break
                if score <= top[at]:
                    continue
            top[at] = score
            whose[at] = article
            worst = 0
            for other in range(1, wanted):
                if top[other] < top[worst]:
                    worst = other
            least = top[worst]
        held[:] = 0
        sums[:] = 0.0
    return found
