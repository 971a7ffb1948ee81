"""The best paragraphs by the syllables alone, in one call: lists are read, ranked and put in order."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import types

from searchlib.kernels.bound_arrays import TABLE, f8, rows_i8, rows_u1, rows_u4, rows_u8, u1, u2, u4, u8
from searchlib.kernels.packed_list_loops import DAMAGED, LEVEL, NO_ROOM, read_list
from searchlib.kernels.phrase_loops import TEXT, best_runs, find_pair
from searchlib.kernels.ranking_loops import best
from searchlib.kernels.short_list_loops import driven
from searchlib.kernels.top_k import reached, sift
from searchlib.kernels.typed_loops import F8, I8, U1, U2, U4, U8, Array, compiled, inlined, read, write
from searchlib.kernels.window_loops import TABLES

WORDS = (
    *LEVEL,
    write(U4),
    write(U1),
    read(U1, 2),
    *TABLES,
    read(F8),
    read(U8),
    read(I8, 2),
    read(F8),
    write(U4),
    write(F8),
)
"""What `search_words` takes from its table."""
RUN = (
    *(*LEVEL, read(U4), read(U2), *TEXT, read(U4), write(U4), write(U1), read(U8, 2), read(U4, 2)),
    *(read(F8), read(U8), write(U4), write(F8)),
)
"""What `search_run` takes from its table."""
_LEVEL_OF: Any = types.Tuple([write(kind.dtype) for kind in LEVEL])  # type: ignore[no-untyped-call]


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


@inlined(_LEVEL_OF(TABLE))
def _level(bound: Array) -> Any:
    """The arrays of the level, which stand first."""
    return (
        *(u1(bound, 0), u4(bound, 1), u4(bound, 2), u1(bound, 3), u8(bound, 4), u4(bound, 5)),
        *(u4(bound, 6), u4(bound, 7), u4(bound, 8), u1(bound, 9), u8(bound, 10)),
    )


@compiled(I8(TABLE, read(I8), I8, I8, I8))
def search_words(bound: Array, numbers: Array, rule: int, count: int, wanted: int) -> Any:
    """The best paragraphs for some syllables.

    Args:
        bound: arrays of `WORDS`: those of the level, see `packed.read_list`; `spare`, ..., `peaks`, `norms`
            and `passing` as for `ranking.best`; of each syllable start, size, row and dense row of its list,
            size 0 for one that has to be read; their weights, times (k1 + 1); room for paragraphs and
            scores, written, best first.
        numbers: of the syllables.
        rule: `scoring.ANY` or `scoring.ALL` of them.
        count: paragraphs of the segment.
        wanted: so many at most.

    Returns:
        How many were found; or `packed.DAMAGED`, `NO_ROOM` or `TOO_OFTEN`.
    """
    level, spare, times = _level(bound), u4(bound, 11), u1(bound, 12)
    placed, weights, docs, scores = rows_i8(bound, 20), f8(bound, 21), u4(bound, 22), f8(bound, 23)
    lists = np.empty((4, len(numbers)), np.int64)
    weight = np.empty(len(numbers), np.float64)
    end, room = 0, len(spare)
    for one in range(len(numbers)):
        number = numbers[one]
        if number < 0 or number >= len(weights):
            return NO_ROOM
        weight[one] = weights[number]
        if placed[number, 1] > 0:
            lists[:, one] = placed[number]
            continue
        found = read_list(number, count, *level, spare[end:], times[end:room])
        if found < 0:
            return found
        lists[0, one], lists[1, one], lists[2, one], lists[3, one] = end, found, -1, -1
        end += found
    none = np.empty(0, np.float64)
    kept = best(
        *(spare, times, rows_u1(bound, 13), u1(bound, 14)),
        *(rows_u8(bound, 15), rows_u4(bound, 16), rows_u1(bound, 17)),
        *(lists[0], lists[1], lists[2], lists[3]),
        *(weight, np.ones(len(weight), np.uint8), rule, f8(bound, 18), np.empty(0, np.uint32), none, none),
        *(u8(bound, 19), wanted, False, -np.inf, docs, scores),
    )
    return put_first(docs, scores, kept, wanted) if kept >= 0 else NO_ROOM


@compiled(I8(TABLE, read(I8), F8, I8, I8, I8))
def search_run(bound: Array, numbers: Array, weight: float, count: int, pages: int, wanted: int) -> Any:
    """The best paragraphs for a run of two or more syllables, by how often they hold it.

    Args:
        bound: arrays of `RUN`: those of the pairs, see `packed.read_list`; `pair.first` and `pair.second`;
            the text, see `runs.count_run`; syllables by frequency; `spare`, `times`, `bits`, `offsets`,
            `norms` and `passing` as for `ranking.best`; room for paragraphs and scores, written.
        numbers: of the syllables.
        weight: of the run, times (k1 + 1).
        count, pages: paragraphs of the segment, and see `store.format.array_layout.pages`.
        wanted: so many at most.

    Returns:
        As `search_words`.
    """
    level, begins, seconds, order = _level(bound), u4(bound, 11), u2(bound, 12), u4(bound, 20)
    spare, times, norms, passing = u4(bound, 21), u1(bound, 22), f8(bound, 25), u8(bound, 26)
    docs, scores = u4(bound, 27), f8(bound, 28)
    pairs = len(numbers) - 1
    start, sizes = np.empty(pairs, np.int64), np.empty(pairs, np.int64)
    end, room = 0, len(spare)
    for one in range(pairs):
        number = find_pair(numbers[one], numbers[one + 1], pages, begins, seconds)
        if number < 0:
            return 0
        found = read_list(number, count, *level, spare[end:], times[end:room])
        if found < 0:
            return found
        start[one], sizes[one] = end, found
        end += found
    top, whose, state = np.full(wanted, -np.inf), np.full(wanted, -1, np.int64), np.zeros(3, np.int64)
    if pairs == 1:
        driven(
            *(0, spare, times, rows_u8(bound, 23), rows_u4(bound, 24)),
            *(start, sizes, np.full(1, -1, np.int64)),
            *(np.full(1, weight), np.ones(1, np.uint8), norms, np.empty(0, np.uint32)),
            *(np.empty(0, np.float64), passing, False, -np.inf, top, whose, state, docs, scores),
        )
    else:
        ranks = np.empty(len(numbers), np.uint32)
        for one in range(len(numbers)):
            ranks[one] = order[numbers[one]]
        text = (
            *(u4(bound, 13), u1(bound, 14), u1(bound, 15), u2(bound, 16)),
            *(u8(bound, 17), u8(bound, 18), u8(bound, 19)),
        )
        if (
            best_runs(
                *(ranks, weight, start, sizes, spare, times, *text),
                *(norms, passing, top, whose, state, docs, scores),
            )
            < 0
        ):
            return DAMAGED
    if state[2]:
        return NO_ROOM
    return put_first(docs, scores, sift(docs, scores, state[0], reached(top[state[1]])), wanted)
