"""Ascending sequences of numbers in few bits, coded many at a time and read whole.

A sequence of n numbers below u is coded as Elias (1974) and Fano (1971) describe: of each number the lower
l = floor(log2(u / n)) bits are stored as they are, the upper ones in unary, as the place of a bit among
n + u / 2^l. That takes at most two bits a number more than any code can do with. The size follows from n and
u alone, so nothing else about a sequence needs to be kept. Three forms, whichever is smallest:

* plain: one or two numbers, in as many bytes as u - 1 needs;
* bitmap: one bit for each number below u, where numbers are distinct and many;
* split: the unary part, then the lower bits: whole bytes plane by plane, then the rest of the bits.

All bits are counted from the lowest of a byte on, and each part begins with a new byte.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from searchlib import kernels
from searchlib.errors import IndexDamaged
from searchlib.store.format.few_numbers import HANDFUL, damaged, decode_handful, decode_plain
from searchlib.store.format.string_tables import Array

_PLAIN = 2
_AT_ONCE = 1 << 21
"""Numbers that are coded at once, which bounds the memory."""
_LONG = 1024
"""A sequence of so many is decoded alone, which costs less a number and more a sequence."""
_SHORT = 128
"""The lower bits of so many numbers are put together number by number, of more of them bit by bit."""
_FEW = 32
"""So many sequences are decoded one by one, whatever their length."""


def sizes(counts: Array, limits: Array, distinct: bool) -> Array:
    """Bytes of sequences.

    Args:
        counts: how many numbers each has (i8).
        limits: what the numbers of each stay below (i8, not 0 where there is a number).
        distinct: whether no number comes twice in a sequence.
    """
    low = _low_bits(counts, limits)
    split = _unary_bytes(counts, limits, low) + (low >> 3) * counts + (counts * (low & 7) + 7 >> 3)
    if distinct:
        split = np.minimum(split, limits + 7 >> 3)
    found: Array = np.where(counts <= _PLAIN, counts * _plain_bytes(limits), split)
    return found


def encode(values: Array, counts: Array, limits: Array, distinct: bool) -> Array:
    """The bytes of sequences, one after another.

    Args:
        values: the numbers of all, each sequence ascending.
        counts, limits, distinct: as for `sizes`; every number is below the limit of its sequence.
    """
    size = sizes(counts, limits, distinct)
    packers = kernels.packers()
    if packers is not None:
        data = np.zeros(int(size.sum()), "u1")
        packers.encode(values.astype(np.uint32, copy=False), counts, limits, distinct, data)
        return data
    parts = [np.zeros(0, "u1")]
    for first, last, begin, end in _portions(counts):
        portion = values[begin:end].astype(np.int64)
        parts.append(_encode(portion, counts[first:last], limits[first:last], size[first:last], distinct))
    return np.concatenate(parts)


def decode(data: Array, count: int, limit: int, distinct: bool) -> Array:
    """The numbers of one sequence (u4, ascending).

    Args:
        data: at least its bytes.
        count, limit, distinct: as for `sizes`.

    Raises:
        IndexDamaged: these bytes code no such sequence.
    """
    if count == 0:
        return np.zeros(0, np.uint32)
    if count <= _PLAIN:
        values = decode_plain(data, count, limit)
    else:
        low = max(0, (limit // count).bit_length() - 1)
        unary = (count + (limit - 1 >> low) + 8) >> 3
        size = unary + (low >> 3) * count + (count * (low & 7) + 7 >> 3)
        if distinct and limit + 7 >> 3 <= size:
            values = _places(data[: limit + 7 >> 3])
        elif count <= HANDFUL:
            return decode_handful(data[:size].tobytes(), count, low, unary, limit, distinct)
        else:
            values = _decode_split(data, count, low, unary)
    sound = len(values) == count and int(values[-1]) < limit
    if sound and count > 1:
        sound = bool((values[1:] > values[:-1]).all() if distinct else (values[1:] >= values[:-1]).all())
    if not sound:
        raise IndexDamaged("a list is not what was written; rebuild the index")
    return values


def size_of(count: int, limit: int, distinct: bool) -> int:
    """Bytes of one sequence; see `sizes`."""
    if count <= _PLAIN:
        return count * max(1, (max(limit, 1) - 1).bit_length() + 7 >> 3)
    low = max(0, (limit // count).bit_length() - 1)
    split = (count + (limit - 1 >> low) + 8 >> 3) + (low >> 3) * count + (count * (low & 7) + 7 >> 3)
    return min(split, limit + 7 >> 3) if distinct else split


def _low_bits(counts: Array, limits: Array) -> Array:
    quotient = limits // np.maximum(counts, 1)
    exponent: Array = np.frexp(np.maximum(quotient, 1).astype(np.float64))[1].astype(np.int64) - 1
    return exponent


def _unary_bytes(counts: Array, limits: Array, low: Array) -> Array:
    found: Array = (counts + (np.maximum(limits, 1) - 1 >> low) + 8) >> 3
    return found


def _plain_bytes(limits: Array) -> Array:
    top = np.maximum(limits, 1) - 1
    found: Array = 1 + (top > 0xFF) + (top > 0xFFFF) + (top > 0xFFFFFF)
    return found


def _portions(counts: Array) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of sequences, and of their numbers, that are coded at once."""
    ends = np.cumsum(counts)
    first = begin = 0
    while first < len(counts):
        last = max(first + 1, int(np.searchsorted(ends, begin + _AT_ONCE, side="right")))
        end = int(ends[last - 1])
        yield first, last, begin, end
        first, begin = last, end


def _encode(values: Array, counts: Array, limits: Array, size: Array, distinct: bool) -> Array:
    low = _low_bits(counts, limits)
    split = _unary_bytes(counts, limits, low) + (low >> 3) * counts + (counts * (low & 7) + 7 >> 3)
    plain = counts <= _PLAIN
    bitmap = ~plain & (limits + 7 >> 3 <= split) if distinct else np.zeros(len(counts), bool)
    base = np.cumsum(size) - size
    owner = np.repeat(np.arange(len(counts)), counts)
    order = np.arange(len(values)) - np.repeat(np.cumsum(counts) - counts, counts)
    bits = np.zeros(8 * int(size.sum()), bool)
    few = np.flatnonzero(bitmap[owner])
    bits[8 * base[owner[few]] + values[few]] = True

    at = np.flatnonzero(~(plain | bitmap)[owner])
    whose, place, number = owner[at], order[at], values[at]
    kept, many = low[whose], counts[whose]
    bits[8 * base[whose] + (number >> kept) + place] = True
    body = base[whose] + _unary_bytes(counts, limits, low)[whose]
    rest = 8 * (body + (kept >> 3) * many) + place * (kept & 7)
    upper = number >> (kept & ~7)
    for bit in range(7):
        some = np.flatnonzero((kept & 7) > bit)
        bits[rest[some] + bit] = upper[some] >> bit & 1
    data = np.packbits(bits, bitorder="little")
    for plane in range(4):
        some = np.flatnonzero(kept >> 3 > plane)
        data[body[some] + plane * many[some] + place[some]] = number[some] >> 8 * plane & 0xFF

    at = np.flatnonzero(plain[owner])
    whose, place, number = owner[at], order[at], values[at]
    width = _plain_bytes(limits)[whose]
    for byte in range(4):
        some = np.flatnonzero(width > byte)
        data[base[whose[some]] + place[some] * width[some] + byte] = number[some] >> 8 * byte & 0xFF
    return data


def _places(data: Array) -> Array:
    """The places of the bits that are set."""
    return np.unpackbits(data, bitorder="little").view(bool).nonzero()[0].astype(np.uint32)


def _decode_split(data: Array, count: int, low: int, unary: int) -> Array:
    values = _places(data[:unary])
    if len(values) != count:
        raise IndexDamaged("a list is not what was written; rebuild the index")
    values -= np.arange(count, dtype=np.uint32)
    values <<= np.uint32(low)
    at = unary
    for plane in range(low >> 3):
        values |= data[at : at + count].astype(np.uint32) << np.uint32(8 * plane)
        at += count
    rest = low & 7
    if rest:
        bits = np.unpackbits(data[at : at + (count * rest + 7 >> 3)], count=count * rest, bitorder="little")
        columns = bits.reshape(count, rest)
        if count <= _SHORT:
            upper = np.packbits(columns, axis=1, bitorder="little")[:, 0]
        else:
            upper = columns[:, 0].copy()
            for bit in range(1, rest):
                upper |= columns[:, bit] << np.uint8(bit)
        values |= upper.astype(np.uint32) << np.uint32(low & ~7)
    return values


def decode_many(data: Array, counts: Array, limits: Array, distinct: bool) -> Array:
    """The numbers of sequences that stand one after another (u4); the opposite of `encode`.

    Raises:
        IndexDamaged: these bytes code no such sequences.
    """
    if np.count_nonzero(counts) <= _FEW:
        return _decode_few(data, counts, limits, distinct)
    size = sizes(counts, limits, distinct)
    if len(data) < int(size.sum()):
        raise damaged()
    base = np.cumsum(size) - size
    ends = np.cumsum(counts)
    values = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint32)
    low = _low_bits(counts, limits)
    unary = _unary_bytes(counts, limits, low)
    split = unary + (low >> 3) * counts + (counts * (low & 7) + 7 >> 3)
    plain = counts <= _PLAIN
    bitmap = ~plain & (limits + 7 >> 3 <= split) if distinct else np.zeros(len(counts), bool)
    for one in np.flatnonzero(bitmap).tolist():
        begin, end = int(base[one]), int(ends[one])
        found = _places(data[begin : begin + int(size[one])])
        if len(found) != counts[one]:
            raise damaged()
        values[end - len(found) : end] = found
    long = ~(plain | bitmap) & (counts >= _LONG)
    for one in np.flatnonzero(long).tolist():
        begin, end, count = int(base[one]), int(ends[one]), int(counts[one])
        part = data[begin : begin + int(size[one])]
        values[end - count : end] = _decode_split(part, count, int(low[one]), int(unary[one]))
    chosen = np.flatnonzero(~(plain | bitmap | long))
    if len(chosen):
        where = _runs(ends[chosen] - counts[chosen], counts[chosen])
        values[where] = _decode_splits(data, base[chosen], counts[chosen], low[chosen], unary[chosen])
    chosen = np.flatnonzero(plain)
    width = np.repeat(_plain_bytes(limits[chosen]), counts[chosen])
    at = _runs(ends[chosen] - counts[chosen], counts[chosen])
    place = at - np.repeat(ends[chosen] - counts[chosen], counts[chosen])
    place = np.repeat(base[chosen], counts[chosen]) + place * width
    for byte in range(4):
        some = np.flatnonzero(width > byte)
        values[at[some]] |= data[place[some] + byte].astype(np.uint32) << np.uint32(8 * byte)
    _check_many(values, counts, limits, distinct)
    return values


def _decode_few(data: Array, counts: Array, limits: Array, distinct: bool) -> Array:
    """As `decode_many`, sequence by sequence."""
    found, at = [np.zeros(0, np.uint32)], 0
    for count, limit in zip(counts.tolist(), limits.tolist(), strict=True):
        end = at + size_of(count, limit, distinct)
        if end > len(data):
            raise damaged()
        found.append(decode(data[at:end], count, limit, distinct))
        at = end
    return np.concatenate(found)


def _check_many(values: Array, counts: Array, limits: Array, distinct: bool) -> None:
    if not len(values):
        return
    some = np.flatnonzero(counts)
    ends = np.cumsum(counts)[some]
    rising = values[1:] > values[:-1] if distinct else values[1:] >= values[:-1]
    rising[ends[:-1] - 1] = True  # from one sequence to the next
    if not bool(rising.all()) or bool((values[ends - 1] >= limits[some]).any()):
        raise damaged()


def _runs(begin: Array, counts: Array) -> Array:
    """Indices of all elements of runs, one after another."""
    found: Array = np.arange(int(counts.sum())) + np.repeat(begin - (np.cumsum(counts) - counts), counts)
    return found


def _decode_splits(data: Array, base: Array, counts: Array, low: Array, unary: Array) -> Array:
    """The numbers of split sequences."""
    bits = np.unpackbits(data[_runs(base, unary)], bitorder="little").view(bool)
    places = np.flatnonzero(bits)
    owner = np.repeat(np.arange(len(counts)), counts)
    edges = 8 * np.cumsum(unary)
    if len(places) != len(owner) or bool((np.searchsorted(places, edges) != np.cumsum(counts)).any()):
        raise damaged()
    order = _runs(np.zeros(len(counts), np.int64), counts)
    kept, many = low[owner], counts[owner]
    values = places - (edges - 8 * unary)[owner] - order << kept
    body = (base + unary)[owner]
    for plane in range(4):
        some = np.flatnonzero(kept >> 3 > plane)
        if len(some):
            values[some] |= data[body[some] + plane * many[some] + order[some]].astype(np.int64) << 8 * plane
    rest = 8 * (body + (kept >> 3) * many) + order * (kept & 7)
    for bit in range(7):
        some = np.flatnonzero((kept & 7) > bit)
        if len(some):
            where = rest[some] + bit
            set_ = (data[where >> 3] >> (where & 7).astype(np.uint8)) & np.uint8(1)
            values[some] |= set_.astype(np.int64) << (kept[some] & ~7) + bit
    if len(values) and int(values.max()) >= 1 << 32:
        raise damaged()
    found: Array = values.astype(np.uint32)
    return found
