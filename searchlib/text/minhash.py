"""MinHash signatures of paragraphs (Broder 1997), and the pairs of paragraphs that they make candidates.

A signature is the least value of each of several hash functions over the pairs of neighbouring syllables. Two
paragraphs share each minimum with a probability that is the Jaccard coefficient of their pairs. Candidates
share several of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from searchlib.frozen import frozen

Array = npt.NDArray[Any]
Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Pairs = tuple[Numbers, Numbers]

SHORTEST = 10
"""Shorter paragraphs have no signature: headings and bylines are alike without being copies."""
FUNCTIONS, BAND, SHARED = 12, 4, 4
"""So many minima are taken, in bands of so many. Candidates share two of a band, and so many in all: .985 of
the pairs with a Jaccard of .6 do."""
KEPT = 6
"""The first so many are kept for comparison with other segments, 16 bits each. Candidates share two of them:
.96 of the pairs with a Jaccard of .6 do, and .99 of those with .7."""
_NEAR, _CROWD = 4, 16
"""Of paragraphs with one minimum, each is compared with so many behind it; with the next alone where more
than `_CROWD` share it, since a frequent pair of syllables says little."""
NUMBER = np.uint64(0xFFFF)
_SIEVE = np.uint32((1 << 20) - 1)
_SPREAD = np.uint32(0x9E3779B1)
_HALF, _LOWER = np.uint64(32), np.uint64(0xFFFFFFFF)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)
_FACTORS = np.random.default_rng(1997).integers(1, 1 << 62, FUNCTIONS).astype(np.uint64) * np.uint64(
    2
) + np.uint64(1)


@frozen
class Signatures:
    """What is compared of some paragraphs.

    Attributes:
        paragraphs: their numbers, ascending; shorter ones are left out.
        minima: a row for each hash function.
        whole: a hash of all the text of each.
    """

    paragraphs: Numbers
    minima: npt.NDArray[np.uint32]
    whole: Hashes

    def kept(self) -> npt.NDArray[np.uint16]:
        """The rows that are compared between segments."""
        return self.minima[:KEPT].astype("<u2")  # the lower bits


def syllable_hashes(syllables: Sequence[str]) -> Hashes:
    """A hash for each syllable, the same in every segment; its lowest 16 bits are `number_of` it."""
    numbers = np.array([zlib.crc32(syllable.encode("utf-8", "replace")) for syllable in syllables], np.uint64)
    digits = np.array([number_of(syllable) for syllable in syllables], np.uint64)
    mixed = (numbers + np.uint64(1)) * _MIX
    mixed ^= mixed >> np.uint64(31)
    mixed *= _MIX
    return mixed & ~NUMBER | digits


def number_of(syllable: str) -> int:
    """An odd number of 16 bits for the digits of a syllable, without a unit behind them; 0 for none."""
    digits = "".join(filter(str.isdigit, syllable))
    return zlib.crc32(digits.encode()) << 1 & 0xFFFF | 1 if digits else 0


def hashed_pairs(hashed: Hashes) -> Hashes:
    """A hash for each syllable and the one behind it."""
    pairs = hashed[:-1] * _PAIR + hashed[1:]
    pairs ^= pairs >> np.uint64(32)
    pairs *= _MIX
    pairs ^= pairs >> np.uint64(29)
    return pairs


def signatures(parts: Iterable[tuple[Hashes, Array]]) -> Signatures:
    """The signatures of paragraphs that come in parts.

    Args:
        parts: hashed syllables of some paragraphs one after another, and how many each of them has.
    """
    numbers, minima, whole = (
        [np.zeros(0, np.int64)],
        [np.zeros((FUNCTIONS, 0), np.uint32)],
        [np.zeros(0, np.uint64)],
    )
    before = 0
    for hashed, lengths in parts:
        ends = np.cumsum(lengths.astype(np.int64))
        chosen = np.flatnonzero(lengths >= SHORTEST)
        if len(chosen):
            begins = ends[chosen] - lengths[chosen].astype(np.int64)
            numbers.append(before + chosen)
            minima.append(_minima(hashed, begins, ends[chosen]))
            whole.append(_whole(hashed, begins, ends[chosen]))
        before += len(lengths)
    return Signatures(np.concatenate(numbers), np.concatenate(minima, axis=1), np.concatenate(whole))


def _minima(hashed: Hashes, begins: Numbers, ends: Numbers) -> npt.NDArray[np.uint32]:
    """Of each paragraph the least value of every hash function over its pairs of neighbours."""
    pairs = hashed_pairs(hashed)
    bounds = np.ravel(np.column_stack([begins, ends - 1]))
    inside = bounds[:-1] if bounds[-1] >= len(pairs) else bounds
    rows = np.empty((FUNCTIONS, len(begins)), np.uint32)
    for row, factor in zip(rows, _FACTORS, strict=True):
        values = (pairs * factor >> np.uint64(32)).astype(np.uint32)
        row[:] = np.minimum.reduceat(values, inside)[::2]
    return rows


def _whole(hashed: Hashes, begins: Numbers, ends: Numbers) -> Hashes:
    """A hash of each paragraph: syllables weighted by where they stand, summed up."""
    place = np.arange(len(hashed), dtype=np.uint64)
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(hashed * (place * _PAIR + np.uint64(1)))])
    plain = np.concatenate([np.zeros(1, np.uint64), np.cumsum(hashed)])
    moved = begins.astype(np.uint64) * _PAIR  # the weight of a syllable counts from its paragraph's begin
    hashes: Hashes = sums[ends] - sums[begins] - moved * (plain[ends] - plain[begins])
    return hashes


def candidates_within(minima: npt.NDArray[np.uint32]) -> Pairs:
    """Pairs of columns that share enough minima, the lesser number first."""
    count = minima.shape[1]
    numbers = np.arange(count, dtype=np.uint64)
    keys = [np.zeros(0, np.int64)]
    for first, second in _within_bands(minima):
        both = first * _SPREAD + second
        packed = np.sort(both.astype(np.uint64) << _HALF | numbers)
        order, values = (packed & _LOWER).astype(np.int64), packed >> _HALF
        few = np.ones(count, bool)
        few[_CROWD:] = values[_CROWD:] != values[:-_CROWD]
        for step in range(1, _NEAR + 1):
            same = values[step:] == values[:-step]
            if step > 1:
                same &= few[step:]
            at = np.flatnonzero(same)
            one, other = order[at], order[at + step]
            shared = np.zeros(len(at), np.uint8)
            for row in minima:
                shared += row[one] == row[other]
            enough = shared >= SHARED
            keys.append(one[enough] * count + other[enough])
    return _parted(np.concatenate(keys), count)


def _within_bands(rows: npt.NDArray[np.uint32]) -> Iterator[tuple[Array, Array]]:
    return chain.from_iterable(combinations(rows[at : at + BAND], 2) for at in range(0, FUNCTIONS, BAND))


def candidates_between(large: npt.NDArray[np.uint16], small: npt.NDArray[np.uint16]) -> Pairs:
    """Pairs of a column of the one and a column of the other that share kept minima of two functions."""
    count = small.shape[1]
    found = [np.zeros(0, np.int64)]
    sieve = np.zeros(int(_SIEVE) + 1, bool)
    for first, second in combinations(range(KEPT), 2):
        own, other = (rows[first].astype(np.uint32) << 16 | rows[second] for rows in (small, large))
        sieve[own & _SIEVE] = True
        places = np.flatnonzero(sieve[other & _SIEVE])
        sieve[own & _SIEVE] = False
        places = places[np.argsort(other[places], kind="stable")]
        there = other[places]
        begin, end = (np.searchsorted(there, own, side=side) for side in ("left", "right"))
        for step in range(_NEAR):
            at = np.flatnonzero(begin + step < end)
            found.append(places[begin[at] + step] * count + at)
    return _parted(np.concatenate(found), count)


def _parted(keys: Numbers, count: int) -> Pairs:
    """Pairs from numbers (one * count + other), each once."""
    keys = different(keys)
    return keys // max(count, 1), keys % max(count, 1)


def different(values: Array) -> Array:
    """The different values, ascending; sorting is several times as fast as what `numpy.unique` does."""
    values = np.sort(values)
    first = np.ones(len(values), bool)
    first[1:] = values[1:] != values[:-1]
    return values[first]
