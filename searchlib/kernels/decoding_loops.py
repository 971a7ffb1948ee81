"""Loops over packed posting lists: decoding them."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.bits import lowest, ones, word_at
from searchlib.kernels.typed_loops import (
    BOOL,
    I8,
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
        How many are set, or more than `found` takes.
    """
    count, size = 0, len(found)
    for at in range(begin, end, 8):
        if at + 8 <= len(data):
            word = word_at(data, at)
            if at + 8 > end:
                word &= (np.uint64(1) << np.uint64(8 * (end - at))) - np.uint64(1)
        else:
            word = np.uint64(0)
            for byte in range(at, end):
                word |= np.uint64(data[byte]) << np.uint64(8 * (byte - at))
        if count + ones(word) > size:
            return size + 1
        place = 8 * (at - begin)
        while word:
            found[count] = place + lowest(word)
            count += 1
            word &= word - np.uint64(1)
    return count


@compiled(BOOL(read(U1), I8, I8, I8, BOOL, write(U4)))
def _add_low_bits(data: Array, begin: int, low: int, limit: int, distinct: bool, found: Array) -> bool:
    """Shifts numbers up by `low` bits and puts these in from planes of bytes and the rest of the bits.

    Returns:
        Whether they ascend below the limit.
    """
    count, planes, rest = len(found), low >> 3, low & 7
    bits = begin + planes * count
    if bits + ((count * rest + 7) >> 3) > len(data):
        return False
    mask, up = np.uint64((1 << rest) - 1), np.uint64(8 * planes)
    near = len(data) - 8 - bits  # the last place from which eight bytes can be read
    least: Any = np.int64(0)
    ascending: Any = True
    first = 0
    if planes == 0 and rest > 0:  # long lists, without a branch
        first = max(0, min(count, 8 * near // rest))
        for order in range(first):
            bit = order * rest
            word = word_at(data, bits + (bit >> 3)) >> np.uint64(bit & 7)
            number = (np.int64(found[order]) - order) << low | np.int64(word & mask)
            ascending &= number >= least
            least = number + distinct
            found[order] = number
    for order in range(first, count):
        number = (np.int64(found[order]) - order) << low
        if planes > 0:
            number |= np.int64(data[begin + order])
            for plane in range(1, planes):
                number |= np.int64(data[begin + plane * count + order]) << (8 * plane)
        if rest > 0:
            bit = order * rest
            at = bit >> 3
            if at <= near:
                word = word_at(data, bits + at)
            else:
                word = np.uint64(data[bits + at])
                if (bit & 7) + rest > 8:
                    word |= np.uint64(data[bits + at + 1]) << np.uint64(8)
            number |= np.int64(((word >> np.uint64(bit & 7)) & mask) << up)
        ascending &= number >= least
        least = number + distinct
        found[order] = number
    return bool(ascending and least - np.int64(distinct) < limit)


@compiled(NOTHING(read(U1), I8, I8, write(U4)))
def _decode_plain(data: Array, begin: int, width: int, found: Array) -> None:
    """Reads numbers of some bytes each."""
    for order in range(len(found)):
        number = np.int64(0)
        for byte in range(width):
            number |= np.int64(data[begin + order * width + byte]) << (8 * byte)
        found[order] = number


@compiled(I8(I8, I8))
def low_bits(count: int, limit: int) -> int:
    """How many bits of each number are not in unary."""
    low, quotient = 0, limit // count
    while quotient > 1:
        quotient >>= 1
        low += 1
    return low


@compiled(I8(I8))
def plain_bytes(limit: int) -> int:
    """Bytes of a number that stays below a limit."""
    return 1 + (limit - 1 > 0xFF) + (limit - 1 > 0xFFFF) + (limit - 1 > 0xFFFFFF)


@compiled(BOOL(read(U4), I8, BOOL))
def _is_sound(numbers: Array, limit: int, distinct: bool) -> bool:
    """Whether numbers ascend below a limit."""
    for order in range(1, len(numbers)):
        if numbers[order] < numbers[order - 1] or (distinct and numbers[order] == numbers[order - 1]):
            return False
    return bool(numbers[len(numbers) - 1] < limit)


@compiled(I8(I8, I8, I8))
def unary_bytes(count: int, limit: int, low: int) -> Any:
    """Bytes of the upper bits of numbers of which `low` bits are not in unary."""
    return (count + ((limit - 1) >> low) + 8) >> 3


@compiled(I8(I8, I8, I8))
def _split_bytes(count: int, limit: int, low: int) -> Any:
    """Bytes of a sequence in two parts."""
    return unary_bytes(count, limit, low) + (low >> 3) * count + ((count * (low & 7) + 7) >> 3)


@compiled(BOOL(I8, I8, I8, BOOL))
def is_bitmap(count: int, limit: int, low: int, distinct: bool) -> Any:
    """Whether a sequence of more than two numbers is a bit for each number below the limit."""
    return distinct and (limit + 7) >> 3 <= _split_bytes(count, limit, low)


@compiled(I8(I8, I8, BOOL))
def size_of(count: int, limit: int, distinct: bool) -> Any:
    """Bytes of a sequence; see `store.format.elias_fano.sizes`."""
    if count <= 2:
        return count * plain_bytes(limit)
    low = low_bits(count, limit)
    return (limit + 7) >> 3 if is_bitmap(count, limit, low, distinct) else _split_bytes(count, limit, low)


@compiled(I8(read(U1), I8, I8, BOOL, write(U4)))
def decode_one(data: Array, at: int, limit: int, distinct: bool, found: Array) -> int:
    """Decodes a sequence of at least one number, as `store.format.elias_fano` describes it.

    Args:
        data, at: where it begins.
        limit: what the numbers stay below.
        distinct: whether none comes twice.
        found: written; as long as the sequence.

    Returns:
        Where it ends, or -1 if these bytes are no such sequence.
    """
    count = len(found)
    size = size_of(count, limit, distinct)
    if at + size > len(data):
        return -1
    if count <= 2:
        _decode_plain(data, at, plain_bytes(limit), found)
        return at + size if _is_sound(found, limit, distinct) else -1
    low = low_bits(count, limit)
    if is_bitmap(count, limit, low, distinct):
        sound = bits_to_places(data, at, at + size, found) == count and found[count - 1] < limit
    else:
        unary = unary_bytes(count, limit, low)
        sound = bits_to_places(data, at, at + unary, found) == count
        sound = sound and _add_low_bits(data, at + unary, low, limit, distinct, found)
    return at + size if sound else -1
