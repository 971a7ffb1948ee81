"""Loops that code ascending numbers in few bits; `store.format.elias_fano` describes the code."""

from __future__ import annotations

import numpy as np

from searchlib.kernels.decoding_loops import is_bitmap, low_bits, plain_bytes, size_of, unary_bytes
from searchlib.kernels.typed_loops import BOOL, I8, NOTHING, U1, U4, Array, compiled, read, write


@compiled(NOTHING(read(U4), I8, I8, write(U1)))
def _code_plain(values: Array, at: int, width: int, data: Array) -> None:
    """Writes numbers in some bytes each."""
    for order in range(len(values)):
        number = np.int64(values[order])
        for byte in range(width):
            data[at + order * width + byte] = (number >> (8 * byte)) & 0xFF


@compiled(NOTHING(read(U4), I8, I8, I8, write(U1)))
def _code_split(values: Array, at: int, low: int, unary: int, data: Array) -> None:
    """Writes the upper bits in unary, then the lower ones by planes; the bytes are 0 before."""
    count, rest = len(values), low & 7
    body = at + unary
    bits = body + (low >> 3) * count
    for order in range(count):
        number = np.int64(values[order])
        place = (number >> low) + order
        data[at + (place >> 3)] |= np.uint8(1 << (place & 7))
        for plane in range(low >> 3):
            data[body + plane * count + order] = (number >> (8 * plane)) & 0xFF
        if rest:
            bit = order * rest
            upper = ((number >> (low & ~7)) & ((1 << rest) - 1)) << (bit & 7)
            data[bits + (bit >> 3)] |= np.uint8(upper & 0xFF)
            if upper > 0xFF:
                data[bits + (bit >> 3) + 1] |= np.uint8(upper >> 8)


@compiled(NOTHING(read(U4), read(I8), read(I8), BOOL, write(U1)))
def encode(values: Array, counts: Array, limits: Array, distinct: bool, data: Array) -> None:
    """Codes sequences one after another.

    Args:
        values: the numbers of all, each sequence ascending and below its limit.
        counts, limits: how many numbers each has, and what they stay below.
        distinct: whether no number comes twice in a sequence.
        data: written, all 0 before; as many bytes as the sequences take.
    """
    at = done = 0
    for one in range(len(counts)):
        count, limit = counts[one], limits[one]
        if count == 0:
            continue
        numbers = values[done : done + count]
        done += count
        size = size_of(count, limit, distinct)
        if count <= 2:
            _code_plain(numbers, at, plain_bytes(limit), data)
        else:
            low = low_bits(count, limit)
            if is_bitmap(count, limit, low, distinct):
                for number in numbers:
                    data[at + (number >> 3)] |= np.uint8(1 << (number & 7))
            else:
                _code_split(numbers, at, low, unary_bytes(count, limit, low), data)
        at += size
