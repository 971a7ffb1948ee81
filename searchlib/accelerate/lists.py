"""Loops over packed posting lists: decoding them."""

from __future__ import annotations

import numpy as np

from searchlib.accelerate.typed import (
    BOOL,
    I8,
    LOWEST,
    NOTHING,
    U1,
    U4,
    Array,
    compiled,
    read,
    write,
)


@compiled(I8(read(U1), I8, I8, write(U4)))
def bits_to_places(data: Array, begin: int, end: int, found: Array) -> int:
    """Writes the places of the bits that are set in some bytes (u4), as many as `found` takes.

    Returns:
        How many are set.
    """
    count = 0
    size = len(found)
    for at in range(begin, end):
        byte = data[at]
        while byte:
            if count < size:
                found[count] = 8 * (at - begin) + LOWEST[byte]
            count += 1
            byte &= byte - np.uint8(1)
    return count


@compiled(BOOL(read(U1), I8, I8, write(U4)))
def _add_low_bits(data: Array, begin: int, low: int, found: Array) -> bool:
    """Shifts numbers up by `low` bits and puts these in from planes of bytes and the rest of the bits."""
    count = len(found)
    rest = low & 7
    bits = begin + (low >> 3) * count
    if bits + ((count * rest + 7) >> 3) > len(data):
        return False
    for order in range(count):
        number = (np.int64(found[order]) - order) << low
        for plane in range(low >> 3):
            number |= np.int64(data[begin + plane * count + order]) << (8 * plane)
        if rest:
            bit = order * rest
            at = bits + (bit >> 3)
            word = np.int64(data[at])
            if (bit & 7) + rest > 8:
                word |= np.int64(data[at + 1]) << 8
            number |= ((word >> (bit & 7)) & ((1 << rest) - 1)) << (low & ~7)
        if number < 0 or number >= 1 << 32:
            return False
        found[order] = number
    return True


@compiled(NOTHING(read(U1), I8, I8, write(U4)))
def _decode_plain(data: Array, begin: int, width: int, found: Array) -> None:
    """Reads numbers of some bytes each."""
    for order in range(len(found)):
        number = np.int64(0)
        for byte in range(width):
            number |= np.int64(data[begin + order * width + byte]) << (8 * byte)
        found[order] = number


@compiled(BOOL(read(U4), I8, BOOL))
def _is_sound(numbers: Array, limit: int, distinct: bool) -> bool:
    """Whether numbers ascend below a limit."""
    for order in range(1, len(numbers)):
        if numbers[order] < numbers[order - 1] or (distinct and numbers[order] == numbers[order - 1]):
            return False
    return bool(numbers[len(numbers) - 1] < limit)


@compiled(BOOL(read(U1), read(I8), read(I8), BOOL, write(U4)))
def decode(data: Array, counts: Array, limits: Array, distinct: bool, found: Array) -> bool:
    """Decodes sequences that stand one after another, as `store.sequences` describes them.

    Args:
        data: their bytes.
        counts, limits: how many numbers each has, and what they stay below.
        distinct: whether no number comes twice in a sequence.
        found: written; as many as `counts` say.

    Returns:
        Whether the bytes are such sequences.
    """
    at = done = 0
    for one in range(len(counts)):
        count, limit = counts[one], limits[one]
        if count == 0:
            continue
        part = found[done : done + count]
        if count <= 2:
            width = 1 + (limit - 1 > 0xFF) + (limit - 1 > 0xFFFF) + (limit - 1 > 0xFFFFFF)
            size = count * width
            if at + size > len(data):
                return False
            _decode_plain(data, at, width, part)
        else:
            low, quotient = 0, limit // count
            while quotient > 1:
                quotient >>= 1
                low += 1
            unary = (count + ((limit - 1) >> low) + 8) >> 3
            size = unary + (low >> 3) * count + ((count * (low & 7) + 7) >> 3)
            bitmap = distinct and (limit + 7) >> 3 <= size
            if bitmap:
                size = unary = (limit + 7) >> 3
            if at + size > len(data) or bits_to_places(data, at, at + unary, part) != count:
                return False
            if not bitmap and not _add_low_bits(data, at + unary, low, part):
                return False
        if not _is_sound(part, limit, distinct):
            return False
        at += size
        done += count
    return True
