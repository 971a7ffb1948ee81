"""The best paragraphs by the syllables alone, in one call: lists are read, ranked and put in order."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.accelerate.best import reached, sift
from searchlib.accelerate.driven import driven
from searchlib.accelerate.packed import DAMAGED, LEVEL, NO_ROOM, read_list
from searchlib.accelerate.ranking import best
from searchlib.accelerate.runs import TEXT, best_runs, find_pair
from searchlib.accelerate.typed import F8, I8, U1, U2, U4, U8, Array, compiled, read, write
from searchlib.accelerate.windows import TABLES

UNKNOWN = -2
"""The row of a list that has to be read first."""


@compiled(I8(write(U4), write(F8), I8, I8))
def put_first(docs: Array, scores: Array, count: int, wanted: int) -> int:
    """Puts the best of some paragraphs first, best first, equal ones by number; returns how many."""
    kept = 0
    for at in range(count):
        doc, score = docs[at], scores[at]
        if kept < wanted:
            kept += 1
        elif score < scores[kept - 1] or (score == scores[kept - 1] and doc > docs[kept - 1]):
            continue
        place = kept - 1
        while place > 0 and (
            scores[place - 1] < score or (scores[place - 1] == score and docs[place - 1] > doc)
        ):
            docs[place], scores[place] = docs[place - 1], scores[place - 1]
            place -= 1
        docs[place], scores[place] = doc, score
    return kept


@compiled(
    I8(
        *(read(I8), read(F8), I8, write(I8, 2), I8, *LEVEL),
        *(write(U4), write(U1), read(U1, 2), *TABLES),
        *(read(F8), read(U8), I8, write(U4), write(F8)),
    )
)
def search_words(
    numbers: Array,
    weight: Array,
    rule: int,
    placed: Array,
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
    spare: Array,
    times: Array,
    dense: Array,
    shares: Array,
    bits: Array,
    offsets: Array,
    peaks: Array,
    norms: Array,
    passing: Array,
    wanted: int,
    docs: Array,
    scores: Array,
) -> Any:
    """The best paragraphs for some syllables.

    Args:
        numbers, weight: of the syllables; weights times (k1 + 1).
        rule: `scoring.ANY` or `scoring.ALL` of them.
        placed: a row for each: start, size, row and dense row of its list; `UNKNOWN` for one to be read.
        count: paragraphs of the segment.
        size, ..., more_mark: the arrays of the level; see `packed.read_list`.
        spare, ..., peaks, norms, passing: as for `ranking.best`.
        docs, scores: written, best first.

    Returns:
        How many were found; or `packed.DAMAGED`, `NO_ROOM` or `TOO_OFTEN`.
    """
    end, room = 0, len(spare)
    for one in range(len(numbers)):
        if placed[one, 2] == UNKNOWN:
            found = read_list(
                *(numbers[one], count, size, many, df, lists, mark, rank, more_tf, more_joined),
                *(more_size, more_lists, more_mark, spare[end:], times[end:room]),
            )
            if found < 0:
                return found
            placed[one, 0], placed[one, 1] = end, found
            placed[one, 2] = placed[one, 3] = -1
            end += found
    none = np.empty(0, np.float64)
    kept = best(
        *(spare, times, dense, shares, bits, offsets, peaks),
        *(placed[:, 0].copy(), placed[:, 1].copy(), placed[:, 2].copy(), placed[:, 3].copy()),
        *(weight, np.ones(len(weight), np.uint8), rule, norms, np.empty(0, np.uint32), none, none),
        *(passing, wanted, False, docs, scores),
    )
    return put_first(docs, scores, kept, wanted) if kept >= 0 else NO_ROOM


@compiled(
    I8(
        *(read(I8), read(U4), F8, I8, I8, read(U4), read(U2), *LEVEL, *TEXT),
        *(write(U4), write(U1), read(U8, 2), read(U4, 2)),
        *(read(F8), read(U8), I8, write(U4), write(F8)),
    )
)
def search_run(
    numbers: Array,
    ranks: Array,
    weight: float,
    count: int,
    pages: int,
    begins: Array,
    seconds: Array,
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
    lengths: Array,
    head: Array,
    tail: Array,
    wide: Array,
    mark_head: Array,
    mark_tail: Array,
    mark_wide: Array,
    spare: Array,
    times: Array,
    bits: Array,
    offsets: Array,
    norms: Array,
    passing: Array,
    wanted: int,
    docs: Array,
    scores: Array,
) -> Any:
    """The best paragraphs for a run of two or more syllables, by how often they hold it.

    Args:
        numbers, ranks: of the syllables, and by frequency.
        weight: of the run, times (k1 + 1).
        count, pages: paragraphs of the segment, and see `store.layout.pages`.
        begins, seconds: `pair.first` and `pair.second`.
        size, ..., more_mark: the arrays of the pairs; see `packed.read_list`.
        lengths, ..., mark_wide: the text; see `runs.count_run`.
        spare, times, bits, offsets, norms, passing, wanted, docs, scores: as for `search_words`.

    Returns:
        As `search_words`.
    """
    pairs = len(numbers) - 1
    start, sizes = np.empty(pairs, np.int64), np.empty(pairs, np.int64)
    end, room = 0, len(spare)
    for one in range(pairs):
        number = find_pair(numbers[one], numbers[one + 1], pages, begins, seconds)
        if number < 0:
            return 0
        found = read_list(
            *(number, count, size, many, df, lists, mark, rank, more_tf, more_joined),
            *(more_size, more_lists, more_mark, spare[end:], times[end:room]),
        )
        if found < 0:
            return found
        start[one], sizes[one] = end, found
        end += found
    top, whose, state = np.full(wanted, -np.inf), np.full(wanted, -1, np.int64), np.zeros(3, np.int64)
    if pairs == 1:
        driven(
            *(0, spare, times, bits, offsets, start, sizes, np.full(1, -1, np.int64)),
            *(np.full(1, weight), np.ones(1, np.uint8), norms, np.empty(0, np.uint32)),
            *(np.empty(0, np.float64), passing, False, top, whose, state, docs, scores),
        )
    elif (
        best_runs(
            *(ranks, weight, start, sizes, spare, times, lengths, head, tail, wide),
            *(mark_head, mark_tail, mark_wide, norms, passing, top, whose, state, docs, scores),
        )
        < 0
    ):
        return DAMAGED
    if state[2]:
        return NO_ROOM
    return put_first(docs, scores, sift(docs, scores, state[0], reached(top[state[1]])), wanted)
