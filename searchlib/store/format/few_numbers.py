"""Sequences of few numbers, decoded number by number: for so few that takes less time than arrays do.

`elias_fano` says how they are coded.
"""

from __future__ import annotations

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.store.format.string_tables import Array

HANDFUL = 40
"""So few numbers are decoded one by one."""


def decode_plain(data: Array, count: int, limit: int) -> Array:
    """Numbers that are written one after another, in as many bytes as the largest of them can take."""
    width = max(1, (limit - 1).bit_length() + 7 >> 3)
    raw = data[: count * width].tobytes()
    numbers = [int.from_bytes(raw[i : i + width], "little") for i in range(0, count * width, width)]
    return np.array(numbers, np.uint32)


def decode_handful(data: bytes, count: int, low: int, unary: int, limit: int, distinct: bool) -> Array:
    """Numbers that are split into upper and lower bits; what is returned is verified.

    Args:
        data: their bytes.
        count, limit, distinct: as for `elias_fano.sizes`.
        low: how many lower bits each has.
        unary: bytes of the upper ones.

    Raises:
        IndexDamaged: these bytes code no such sequence.
    """
    marks = f"{int.from_bytes(data[:unary], 'little'):b}"[::-1]
    if marks.count("1") != count or len(data) < unary + (low * count + 7 >> 3):
        raise damaged()
    planes = [data[unary + plane * count : unary + (plane + 1) * count] for plane in range(low >> 3)]
    rest, shift = low & 7, low & ~7
    bits, mask = int.from_bytes(data[unary + len(planes) * count :], "little"), (1 << rest) - 1
    values, at = [], -1
    last = -1 if distinct else 0
    for order in range(count):
        at = marks.index("1", at + 1)
        value = at - order << low | (bits >> order * rest & mask) << shift
        for plane, own in enumerate(planes):
            value |= own[order] << 8 * plane
        if value < last + distinct:
            raise damaged()
        last = value
        values.append(value)
    if last >= limit:
        raise damaged()
    return np.array(values, np.uint32)


def damaged() -> IndexDamaged:
    """The error for bytes that code no sequence of numbers."""
    return IndexDamaged("a list is not what was written; rebuild the index")
