"""Near duplicates among many paragraphs: reprints, syndicated copies, the same passage with a word changed.

Candidates share minima of hashed pairs of neighbouring syllables (MinHash, Broder 1997). Of these, duplicates
have `ALIKE` of their different pairs in common (Jaccard), or one holds the other and little more. Of one
with fewer than `SHORTEST` syllables nothing is said: headings and bylines are alike without being copies.
Two of which each has a number that the other lacks tell of different things ("phần 3", "phần 4"), unless
they are long and almost the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from searchlib.frozen import frozen

_T = TypeVar("_T")
Array = npt.NDArray[Any]
Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

SHORTEST = 10
ALIKE = 0.6
HELD, WHOLE = 0.5, 0.9
"""So much alike two paragraphs have to be of which the longer holds nearly all of the shorter."""
_ALMOST, _LONG = 0.8, 30
"""Paragraphs of so many syllables that are so much alike may differ in numbers."""
_FUNCTIONS, _SHARED = 14, 4
"""So many minima are taken, and candidates share so many: .996 of the pairs with a Jaccard of .6 do."""
_NEAR, _CROWD = 4, 16
"""Of paragraphs with one minimum, each is compared with so many behind it; with the next alone where more
than `_CROWD` share it, since a frequent pair of syllables says little."""
_AT_ONCE = 4096
_MIX = np.uint64(0x9E3779B97F4A7C15)
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)
_FACTORS = np.random.default_rng(1997).integers(1, 1 << 62, _FUNCTIONS).astype(np.uint64) * np.uint64(
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


def syllable_hashes(syllables: Sequence[str]) -> Hashes:
    """A hash for each syllable, the same in every segment; odd where the syllable holds a digit."""
    numbers = np.array([zlib.crc32(syllable.encode("utf-8", "replace")) for syllable in syllables], np.uint64)
    digits = np.array([any(map(str.isdigit, syllable)) for syllable in syllables], np.uint64)
    mixed = (numbers + np.uint64(1)) * _MIX
    mixed ^= mixed >> np.uint64(31)
    mixed *= _MIX
    return mixed & ~np.uint64(1) | digits


def signatures(parts: Iterable[tuple[Hashes, Array]]) -> Signatures:
    """The signatures of paragraphs that come in parts.

    Args:
        parts: hashed syllables of some paragraphs one after another, and how many each of them has.
    """
    numbers, minima, whole = (
        [np.zeros(0, np.int64)],
        [np.zeros((_FUNCTIONS, 0), np.uint32)],
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


def duplicate_groups(
    found: Signatures, texts: Callable[[Numbers], tuple[Hashes, Numbers]]
) -> tuple[Numbers, Numbers]:
    """The paragraphs that have duplicates.

    Args:
        found: signatures of all paragraphs.
        texts: gives the hashed syllables of some paragraphs (ascending) and how many each has.

    Returns:
        Their numbers, ascending, and for each the number of the first paragraph of its group.
    """
    first, same = np.unique(found.whole, return_index=True, return_inverse=True)[1:]
    alone = np.unique(first)  # one paragraph for each text
    links = [
        (one, other)
        for one, other in zip(found.paragraphs[first[same]].tolist(), found.paragraphs.tolist(), strict=True)
        if one != other
    ]
    candidates = _candidates(found.minima[:, alone])
    links += _alike(found.paragraphs[alone], candidates, texts)
    return _joined(links)


def _minima(hashed: Hashes, begins: Numbers, ends: Numbers) -> npt.NDArray[np.uint32]:
    """Of each paragraph the least value of every hash function over its pairs of neighbours."""
    pairs = hashed_pairs(hashed)
    bounds = np.ravel(np.column_stack([begins, ends - 1]))
    inside = bounds[:-1] if bounds[-1] >= len(pairs) else bounds
    rows = np.empty((_FUNCTIONS, len(begins)), np.uint32)
    for row, factor in zip(rows, _FACTORS, strict=True):
        values = (pairs * factor >> np.uint64(32)).astype(np.uint32)
        row[:] = np.minimum.reduceat(values, inside)[::2]
    return rows


def hashed_pairs(hashed: Hashes) -> Hashes:
    """A hash for each syllable and the one behind it."""
    pairs = hashed[:-1] * _PAIR + hashed[1:]
    pairs ^= pairs >> np.uint64(32)
    pairs *= _MIX
    pairs ^= pairs >> np.uint64(29)
    return pairs


def _whole(hashed: Hashes, begins: Numbers, ends: Numbers) -> Hashes:
    """A hash of each paragraph: syllables weighted by where they stand, summed up."""
    place = np.arange(len(hashed), dtype=np.uint64)
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(hashed * (place * _PAIR + np.uint64(1)))])
    plain = np.concatenate([np.zeros(1, np.uint64), np.cumsum(hashed)])
    moved = begins.astype(np.uint64) * _PAIR  # the weight of a syllable counts from its paragraph's begin
    hashes: Hashes = sums[ends] - sums[begins] - moved * (plain[ends] - plain[begins])
    return hashes


def _candidates(minima: npt.NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
    """Pairs of paragraphs that share minima of `_SHARED` functions."""
    columns = np.ascontiguousarray(minima.T)
    count = len(columns)
    keys = [np.zeros(0, np.int64)]
    for row in minima:
        order = np.argsort(row, kind="stable")
        values = row[order]
        few = np.ones(count, bool)
        few[_CROWD:] = values[_CROWD:] != values[:-_CROWD]
        for step in range(1, _NEAR + 1):
            same = values[step:] == values[:-step]
            if step > 1:
                same &= few[step:]
            at = np.flatnonzero(same)
            one, other = order[at], order[at + step]
            shared = np.count_nonzero(columns[one] == columns[other], axis=1) >= _SHARED
            one, other = one[shared], other[shared]
            keys.append(np.minimum(one, other) * count + np.maximum(one, other))
    pairs = np.unique(np.concatenate(keys))
    return pairs // max(count, 1), pairs % max(count, 1)


def _alike(
    paragraphs: Numbers,
    candidates: tuple[Numbers, Numbers],
    texts: Callable[[Numbers], tuple[Hashes, Numbers]],
) -> list[tuple[int, int]]:
    """Those of the candidate pairs that are duplicates."""
    needed = np.unique(np.concatenate(candidates))
    found = dict(zip(needed.tolist(), _contents(paragraphs[needed], texts), strict=True))
    return [
        (int(paragraphs[one]), int(paragraphs[other]))
        for one, other in zip(*(side.tolist() for side in candidates), strict=True)
        if are_duplicates(found[one], found[other])
    ]


Content = tuple[frozenset[int], frozenset[int], int]
"""The different pairs of neighbours of a paragraph, its numbers, and how many syllables it has."""


def _contents(paragraphs: Numbers, texts: Callable[[Numbers], tuple[Hashes, Numbers]]) -> Iterator[Content]:
    for first in range(0, len(paragraphs), _AT_ONCE):
        hashed, lengths = texts(paragraphs[first : first + _AT_ONCE])
        own, pairs = hashed.tolist(), hashed_pairs(hashed).tolist()
        end = 0
        for length in lengths.tolist():
            begin, end = end, end + length
            numbers = frozenset([one for one in own[begin:end] if one & 1])
            yield frozenset(pairs[begin : max(begin, end - 1)]), numbers, length


def content_of(syllables: Sequence[str]) -> Content:
    """What is compared of one paragraph."""
    hashed = syllable_hashes(syllables)
    return next(_contents(np.zeros(1, np.int64), lambda _: (hashed, np.array([len(hashed)]))))


def are_duplicates(one: Content, other: Content) -> bool:
    """Whether two paragraphs are copies of one text."""
    if min(one[2], other[2]) < SHORTEST:
        return False
    alike = jaccard(one[0], other[0])
    if alike < HELD:
        return False
    if alike < ALIKE and len(one[0] & other[0]) < WHOLE * min(len(one[0]), len(other[0])):
        return False
    apart = one[1] - other[1] and other[1] - one[1]
    return not apart or (alike >= _ALMOST and min(one[2], other[2]) >= _LONG)


def jaccard(one: frozenset[_T], other: frozenset[_T]) -> float:
    """The share of what two sets hold together that both hold."""
    common = len(one & other)
    return common / ((len(one) + len(other) - common) or 1)


def _joined(links: Iterable[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    """The numbers that are linked, ascending, and the least of each group."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while parent.setdefault(number, number) != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in links:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    numbers = sorted(parent)
    return np.array(numbers, np.int64), np.array([root(number) for number in numbers], np.int64)
