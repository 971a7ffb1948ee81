"""Loops over the byte-coded text: the syllables of paragraphs here and there."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.typed_loops import (
    BOOL,
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

GROUP = 16
"""So many paragraphs have one place in the bytes behind the first ones."""
_TWO, _THREE = 224, 255
"""From these first bytes on a rank takes two bytes, and three."""
NOTHING_WRITTEN = 254
"""From this code on a text has something else in place of the syllable, or nothing."""
BLOCK = 1 << 12
"""So many places are found before it is looked whether they fit."""
_FURTHER = (_THREE - _TWO) << 8
_LONGEST = 1 << 12
"""Syllables of a paragraph that are read at once."""


@inlined(BOOL(read(U1), read(U1), read(U2), I8, I8, I8, I8, write(U4)))
def read_ranks(
    head: Array, tail: Array, wide: Array, first: int, begin: int, tail_at: int, wide_at: int, ranks: Array
) -> bool:
    """The ranks of the syllables of a paragraph.

    Args:
        head, tail, wide: the bytes of all paragraphs.
        first, tail_at, wide_at: where the paragraph's group of `GROUP` begins in each of these.
        begin: where the paragraph begins in `head`.
        ranks: written; as many as it has syllables.

    Returns:
        Whether the bytes make sense.
    """
    for place in range(first, begin):
        tail_at += head[place] >= _TWO
        wide_at += head[place] == _THREE
    for order in range(len(ranks)):
        rank: Any = np.int64(head[begin + order])
        if rank >= _TWO:
            far = rank == _THREE
            if tail_at >= len(tail) or (far and wide_at >= len(wide)):
                return False
            if far:
                rank = _TWO + _FURTHER + (np.int64(wide[wide_at]) << 8)
                wide_at += 1
            else:
                rank = _TWO + ((rank - _TWO) << 8)
            rank += np.int64(tail[tail_at])
            tail_at += 1
        ranks[order] = rank
    return True


@compiled(
    BOOL(*(read(U1), read(U1), read(U2)), *(read(U8), read(U8), read(U8)), read(U4), read(U4), write(U4))
)
def lay_out(
    head: Array,
    tail: Array,
    wide: Array,
    starts: Array,
    tails: Array,
    wides: Array,
    order: Array,
    paragraphs: Array,
    found: Array,
) -> bool:
    """The syllables of some paragraphs, one after another; see `store.format.forward_index` for the code.

    Args:
        head, tail, wide: the bytes of all paragraphs.
        starts: where each paragraph begins in `head`, and the end.
        tails, wides: where every 16th paragraph begins in the other two, and the end.
        order: the syllable of each rank.
        paragraphs: numbers of paragraphs.
        found: written; as many as these have syllables.

    Returns:
        Whether the bytes make sense.
    """
    at: Any = 0
    for paragraph in paragraphs:
        group = np.int64(paragraph) // GROUP
        first, begin = np.int64(starts[group * GROUP]), np.int64(starts[paragraph])
        end = at + np.int64(starts[paragraph + 1]) - begin
        part = found[at:end]
        if not read_ranks(
            head, tail, wide, first, begin, np.int64(tails[group]), np.int64(wides[group]), part
        ):
            return False
        for place in range(at, end):
            if found[place] >= len(order):
                return False
            found[place] = order[found[place]]
        at = end
    return True


@inlined(
    I8(
        *(read(U1), read(U1), read(U2), read(U8), read(U8), read(U8), read(U4)),
        *(I8, read(I8), write(U4)),
    )
)
def runs_in(
    head: Array,
    tail: Array,
    wide: Array,
    starts: Array,
    tails: Array,
    wides: Array,
    order: Array,
    paragraph: int,
    run: Array,
    room: Array,
) -> Any:
    """How often a run of syllables stands in a paragraph; -1 where the bytes make no sense.

    `room` takes all syllables of the paragraph; the others are those of `count_runs`.
    """
    group = paragraph // GROUP
    first, begin = np.int64(starts[group * GROUP]), np.int64(starts[paragraph])
    own = room[: np.int64(starts[paragraph + 1]) - begin]
    tail_at, wide_at = np.int64(tails[group]), np.int64(wides[group])
    if not read_ranks(head, tail, wide, first, begin, tail_at, wide_at, own):
        return -1
    count: Any = np.int64(0)
    for at in range(len(own)):
        if own[at] >= len(order):
            return -1
        own[at] = order[own[at]]
    for at in range(len(own) - len(run) + 1):
        place = 0
        while place < len(run) and own[at + place] == run[place]:
            place += 1
        count += place == len(run)
    return count


@compiled(
    I8(
        *(read(U1), read(U1), read(U2)),
        *(read(U8), read(U8), read(U8), read(U4)),
        *(read(U4), read(I8), write(U4), write(U4)),
    )
)
def count_runs(
    head: Array,
    tail: Array,
    wide: Array,
    starts: Array,
    tails: Array,
    wides: Array,
    order: Array,
    paragraphs: Array,
    run: Array,
    docs: Array,
    times: Array,
) -> int:
    """How often a run of syllables stands in some paragraphs.

    Args:
        head, tail, wide, starts, tails, wides, order, paragraphs: as for `lay_out`.
        run: numbers of the syllables.
        docs, times: the paragraphs that hold it, and how often, written; there is room for all.

    Returns:
        How many paragraphs hold it; -1 where the bytes make no sense.
    """
    found, room = 0, np.empty(_LONGEST, np.uint32)
    for paragraph in paragraphs:
        size = np.int64(starts[paragraph + 1]) - np.int64(starts[paragraph])
        if size > len(room):
            room = np.empty(size, np.uint32)
        count = runs_in(head, tail, wide, starts, tails, wides, order, np.int64(paragraph), run, room)
        if count < 0:
            return -1
        if count:
            docs[found], times[found] = paragraph, count
            found += 1
    return found


@inlined(I8(read(U1), read(U1), read(U2), I8, read(U2), write(U2), write(U2)))
def _look_up(
    head: Array, tail: Array, wide: Array, wide_at: int, list_of: Array, beyond: Array, lists: Array
) -> int:
    """Writes the lists of the syllables that take more than one byte, whose places in `head` are given.

    Returns:
        Where `wide` goes on; -1 where the bytes make no sense.
    """
    if len(beyond) > len(tail):
        return -1
    for order in range(len(beyond)):
        byte = np.int64(head[beyond[order]])
        rank: Any = ((byte - _TWO) << 8) + np.int64(tail[order]) + _TWO
        if byte == _THREE:
            if wide_at >= len(wide):
                return -1
            rank += np.int64(wide[wide_at]) << 8
            wide_at += 1
        if rank >= len(list_of):
            return -1
        lists[beyond[order]] = list_of[rank]
    return wide_at


@compiled(I8(read(U1), read(U1), read(U2), read(U2), I8, write(I8), read(I8), write(U4)))
def find_places(
    head: Array,
    tail: Array,
    wide: Array,
    list_of: Array,
    frequent: int,
    cursor: Array,
    ends: Array,
    places: Array,
) -> int:
    """Where the syllables of some lists stand among all tokens, in one pass over the text.

    There is hardly a branch in it: which word comes next cannot be foretold.

    Args:
        head, tail, wide: the bytes of all paragraphs.
        list_of: of each rank the list that it belongs to; the last list is of those that nobody asks for. At
            least 256.
        frequent: whether all that is asked for takes one byte.
        cursor: where each list begins in `places`; written: where it ends.
        ends: how far each list may reach; `BLOCK` places behind it are not used.
        places: written.

    Returns:
        1; 0 where a list does not fit or the bytes make no sense.
    """
    nobody = len(ends) - 1
    tail_at, wide_at = np.int64(0), np.int64(0)
    lists, wanted = np.empty(BLOCK, np.uint16), np.empty(BLOCK, np.uint16)
    beyond = np.empty(BLOCK, np.uint16)
    for first in range(0, len(head), BLOCK):
        part = head[first : first + BLOCK]
        if frequent:
            for at in range(len(part)):
                lists[at] = list_of[part[at]]
        else:
            count = 0
            for at in range(len(part)):
                lists[at] = list_of[part[at]]
                beyond[count] = at
                count += part[at] >= _TWO
            wide_at = _look_up(part, tail[tail_at:], wide, wide_at, list_of, beyond[:count], lists)
            if wide_at < 0:
                return 0
            tail_at += count
        count = 0
        for at in range(len(part)):
            wanted[count] = at
            count += lists[at] != nobody
        for order in range(count):
            which = lists[wanted[order]]
            places[cursor[which]] = first + wanted[order]
            cursor[which] += 1
        for which in range(nobody):
            if cursor[which] > ends[which]:
                return 0
    return 1
