"""Loops over the byte-coded text: the syllables of paragraphs here and there, and their text put together."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.typed_loops import BOOL, I8, U1, U2, U4, U8, Array, compiled, inlined, read, write

GROUP = 16
"""So many paragraphs have one place in the bytes behind the first ones."""
_TWO, _THREE = 224, 255
"""From these first bytes on a rank takes two bytes, and three."""
_FURTHER = (_THREE - _TWO) << 8


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


@inlined(I8(I8, I8, write(U1)))
def _put(character: int, at: int, out: Array) -> int:
    """Writes a character below U+10000 as UTF-8; returns where it ends."""
    if character < 0x80:
        out[at] = character
        return at + 1
    if character < 0x800:
        out[at] = 0xC0 | character >> 6
        out[at + 1] = 0x80 | character & 0x3F
        return at + 2
    out[at] = 0xE0 | character >> 12
    out[at + 1] = 0x80 | character >> 6 & 0x3F
    out[at + 2] = 0x80 | character & 0x3F
    return at + 3


@compiled(I8(read(U1), I8, I8, I8, read(U4), I8, write(U1)))
def _put_syllable(letters: Array, begin: int, end: int, way: int, uppers: Array, at: int, out: Array) -> int:
    """Writes a syllable.

    Args:
        letters, begin, end: its UTF-8.
        way: 0 as it is, 1 with a capital, 2 in capitals.
        uppers: the capital of each character, 0 where there is none of its own.
        at, out: where it is written.

    Returns:
        Where it ends, -1 if there is no room or a letter has no such capital.
    """
    if at + 3 * (end - begin) > len(out):
        return -1
    left = 0 if way == 0 else 1 if way == 1 else end - begin
    while begin < end and left > 0:
        lead = np.int64(letters[begin])
        size = 1 if lead < 0x80 else 2 if lead < 0xE0 else 3
        if 0x80 <= lead < 0xC0 or lead >= 0xF0 or begin + size > end:
            return -1
        character = lead if size == 1 else lead & 0x1F if size == 2 else lead & 0x0F
        for byte in range(begin + 1, begin + size):
            character = character << 6 | np.int64(letters[byte]) & 0x3F
        if character >= len(uppers) or uppers[character] == 0:
            return -1
        at = _put(np.int64(uppers[character]), at, out)
        begin += size
        left -= 1
    for byte in range(begin, end):
        out[at] = letters[byte]
        at += 1
    return at


@compiled(
    I8(
        *(read(U1), read(U1), read(U2), read(U8), read(U8), read(U8), read(U4)),
        *(read(U1), read(U8), read(U1), read(U1), read(U4), read(U4), I8, read(U1), write(U1)),
    )
)
def write_text(
    head: Array,
    tail: Array,
    wide: Array,
    starts: Array,
    tails: Array,
    wides: Array,
    order: Array,
    letters: Array,
    begins: Array,
    ways: Array,
    after: Array,
    after_begins: Array,
    uppers: Array,
    paragraph: int,
    codes: Array,
    out: Array,
) -> Any:
    """The text of a paragraph, put together as `store.format.stored_spelling` describes.

    Args:
        head, ..., order: as for `lay_out`.
        letters, begins: the syllables, UTF-8, and where each begins.
        ways: how each code writes its syllable: 0, 1 and 2 as it is, with a capital, in capitals; 3 where
            nothing is written; above for codes that this cannot read.
        after, after_begins: what follows it, UTF-8, and where that of each code begins.
        uppers: the capital of each character, 0 where there is none of its own.
        paragraph: its number.
        codes: of the paragraph, one more than it has syllables.
        out: written, UTF-8.

    Returns:
        How many bytes were written; -1 if this cannot be done here.
    """
    length = np.int64(starts[paragraph + 1]) - np.int64(starts[paragraph])
    if len(codes) != length + 1:
        return -1
    ranks = np.empty(length, np.uint32)
    group = paragraph // GROUP
    first, begin = np.int64(starts[group * GROUP]), np.int64(starts[paragraph])
    if not read_ranks(head, tail, wide, first, begin, np.int64(tails[group]), np.int64(wides[group]), ranks):
        return -1
    at: Any = np.int64(0)
    for place in range(len(codes)):
        code = codes[place]
        way = np.int64(ways[code])
        if way > 3 or (place > 0 and ranks[place - 1] >= len(order)):
            return -1
        if way == 3:
            continue
        if place > 0:
            number = np.int64(order[ranks[place - 1]])
            one, end = np.int64(begins[number]), np.int64(begins[number + 1])
            at = _put_syllable(letters, one, end, way, uppers, at, out)
        low, high = np.int64(after_begins[code]), np.int64(after_begins[code + 1])
        if at < 0 or at + high - low > len(out):
            return -1
        for byte in range(low, high):
            out[at] = after[byte]
            at += 1
    return at
