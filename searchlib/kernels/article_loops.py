"""Articles around paragraphs: what they can score in each window, and what they do score.

A list that has a row among the windows has two more for its articles: `often`, how often each article holds
the term, in one byte; and `tops`, the most that an article with a paragraph in a window can reach of
tf / (tf + norm), in steps of 1/255 and for k1 = 1. Articles that hold the term `OFTEN` times or more stand
in `held` and `sums` too, as all articles of a list without such rows do.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.bits import add_shares, article_frequency
from searchlib.kernels.typed_loops import (
    F4,
    F8,
    I8,
    NOTHING,
    U1,
    U2,
    U4,
    Array,
    compiled,
    inlined,
    read,
    write,
)
from searchlib.kernels.window_loops import ROUND, SHIFT

OFTEN = 255
LANES = 8
ARTICLES = (read(U1, 2), read(U4), read(U2), read(I8), read(I8), read(I8), read(F8))
"""Types of `often`, `held`, `sums`; of each list where its articles begin in these, how many there are, its
row, and its weight in an article."""


@compiled(NOTHING(read(U1), F8, F8, write(F4)))
def _add_tops(tops: Array, k1: float, weight: float, ceiling: Array) -> None:
    """Adds what the articles of a list with rows reach: tf / (tf + k1 norm) out of tf / (tf + norm)."""
    most, factor, high = np.float32(weight), np.float32(k1), np.float32(255.0)
    for window in range(len(ceiling)):
        top = np.float32(tops[window])
        ceiling[window] += top / (top + factor * (high - top)) * most


@compiled(NOTHING(read(U4), read(U2), read(F8), read(U4), F8, write(F4)))
def _add_each(held: Array, sums: Array, norms: Array, first: Array, weight: float, ceiling: Array) -> None:
    """Adds what the articles of a list without rows reach, in each window that of the best one."""
    last, most = np.int64(-1), np.float32(0.0)
    for at in range(len(held)):
        article = np.int64(held[at])
        frequency = article_frequency(np.int64(sums[at]))
        reach = np.float32(frequency / (norms[article] + frequency) * weight)
        low, high = np.int64(first[article] >> SHIFT), np.int64((first[article + 1] - 1) >> SHIFT)
        if low == last:
            most = max(most, reach)
        else:
            if last >= 0:
                ceiling[last] += most
            most = reach
        if high > low:
            ceiling[low] += most
            for window in range(low + 1, high):
                ceiling[window] += reach
            most = reach
        last = high
    if last >= 0:
        ceiling[last] += most


@compiled(NOTHING(*ARTICLES[1:], read(U1, 2), F8, read(F8), read(U4), F8, write(F4)))
def ceilings(
    held: Array,
    sums: Array,
    begin: Array,
    many: Array,
    row: Array,
    whole: Array,
    tops: Array,
    k1: float,
    norms: Array,
    first: Array,
    share: float,
    ceiling: Array,
) -> None:
    """For each window the most that an article with a paragraph in it adds to the paragraph's score."""
    ceiling[:] = 0.0
    for one in range(len(row)):
        weight = whole[one] * share
        if weight == 0.0:
            continue
        if 0 <= row[one] < len(tops):
            _add_tops(tops[row[one]], k1, weight, ceiling)
        else:
            end = begin[one] + many[one]
            _add_each(held[begin[one] : end], sums[begin[one] : end], norms, first, weight, ceiling)


@inlined(I8(read(U4), I8, I8, I8))
def seek(docs: Array, at: int, end: int, doc: int) -> int:
    """The first place from `at` on with a number that is not before `doc`."""
    step = 1
    low = at
    while at < end and docs[at] < doc:
        low = at + 1
        at += step
        step += step
    high = min(at, end)
    while low < high:
        middle = (low + high) >> 1
        if docs[middle] < doc:
            low = middle + 1
        else:
            high = middle
    return low


@compiled(NOTHING(read(I8), read(I8), read(I8), read(U4), read(U2), F4, read(F4), write(F4)))
def _add_spans(
    low: Array,
    high: Array,
    place: Array,
    held: Array,
    sums: Array,
    weight: float,
    near: Array,
    beside: Array,
) -> None:
    """What `add_articles` does, for a list without rows."""
    at = np.int64(0)
    for span in range(len(low)):
        at = seek(held, at, len(held), low[span])
        onward = at
        while onward < len(held) and held[onward] <= high[span]:
            frequency = article_frequency(np.int64(sums[onward]))
            there = place[span] + held[onward] - low[span]
            beside[there] += np.float32(frequency / (near[there] + frequency)) * weight
            onward += 1


@compiled(NOTHING(read(I8), read(I8), read(I8), *ARTICLES, read(F8), F8, write(F4)))
def add_articles(
    low: Array,
    high: Array,
    place: Array,
    often: Array,
    held: Array,
    sums: Array,
    begin: Array,
    many: Array,
    row: Array,
    whole: Array,
    norms: Array,
    share: float,
    beside: Array,
) -> None:
    """The most that articles add to the scores of their paragraphs, in few digits.

    Args:
        low, high: the first article and the last one of each of some spans, ascending.
        place: where each span begins in `beside`, with `LANES` or a multiple of them for each, and the end.
        often, ..., whole: see `ARTICLES`.
        norms: of BM25 for each article.
        share: of the score of its article in that of a paragraph.
        beside: written.
    """
    near, last = np.empty(len(beside), np.float32), len(norms) - 1
    for span in range(len(low)):
        for at in range(place[span], place[span + 1]):
            beside[at] = 0.0
            near[at] = norms[min(low[span] + at - place[span], last)]
    stride = often.shape[1]
    for one in range(len(row)):
        weight = np.float32(whole[one] * share * ROUND)
        if weight == 0.0:
            continue
        if row[one] >= len(often):
            _add_spans(
                low,
                high,
                place,
                held[begin[one] : begin[one] + many[one]],
                sums[begin[one] :],
                weight,
                near,
                beside,
            )
            continue
        for span in range(len(low)):
            first = row[one] * stride + low[span] - place[span]
            for at in range(place[span], place[span + 1], LANES):
                add_shares(beside, at, often, first + at, near, weight)
        if many[one] > 0:  # what one byte cannot say is taken for as much as there can be
            for span in range(len(low)):
                for at in range(high[span] - low[span] + 1):
                    if often[row[one], low[span] + at] == OFTEN:
                        beside[place[span] + at] += weight


@inlined(F8(I8, F8, *ARTICLES, write(I8)))
def score_article(
    article: int,
    norm: float,
    often: Array,
    held: Array,
    sums: Array,
    begin: Array,
    many: Array,
    row: Array,
    whole: Array,
    cursor: Array,
) -> Any:
    """What an article scores as one text: weight tf / (tf + norm) of each list, added up.

    Args:
        article, norm: the article, and its norm of BM25.
        often, ..., whole: see `ARTICLES`.
        cursor: where each list is looked at next; articles are asked for in ascending order.
    """
    score: Any = 0.0
    for one in range(len(row)):
        if whole[one] == 0.0:
            continue
        times = np.int64(OFTEN)
        if 0 <= row[one] < len(often):
            times = np.int64(often[row[one], article])
            if times == 0:
                continue
        if times == OFTEN:
            end = begin[one] + many[one]
            at = seek(held, cursor[one], end, article)
            cursor[one] = at
            if at == end or held[at] != article:
                continue
            times = np.int64(sums[at])
        frequency = article_frequency(times)
        score += frequency / (norm + frequency) * whole[one]
    return score
