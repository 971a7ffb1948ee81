"""Near duplicates among many paragraphs: reprints, syndicated copies, the same passage with a word changed.

Of the candidates that `minhash` gives, duplicates have `ALIKE` of their different pairs of neighbouring
syllables in common (Jaccard) and `_RUNS` of their runs of four, which tells a text that was edited from a
form that was filled in anew; short ones have `_ALMOST` of their pairs in common. Or one holds the other and
at most as much again. Of one with fewer than `SHORTEST` syllables nothing is said. Two of which each has a
number that the other lacks tell of different things ("phần 3", "phần 4"), unless they are long and almost the
same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np

from searchlib.frozen import frozen
from searchlib.text.minhash import (
    NUMBER,
    SHORTEST,
    Array,
    Hashes,
    Numbers,
    Pairs,
    Signatures,
    candidates_within,
    different,
    hashed_pairs,
    number_of,
)

_T = TypeVar("_T")
Texts = Callable[[Numbers], tuple[Hashes, Numbers]]
"""Gives the hashed syllables of some paragraphs (ascending) and how many each has."""

ALIKE = 0.5
WHOLE = 0.9
"""So much of the shorter of two paragraphs the longer has, if it holds it."""
_RUNS = 0.2
_SHORT = 16
"""Paragraphs of fewer syllables are short."""
_ALMOST, _LONG = 0.8, 30
"""Paragraphs of so many syllables that are so much alike may differ in numbers."""
_AT_ONCE = 4096
_FOUR = np.uint64(0x9E3779B97F4A7C15)
_OWNER, _REST = np.uint64(48), np.uint64(16)
_VALUE = np.uint64((1 << 48) - 1)


def duplicate_groups(found: Signatures, texts: Texts) -> Pairs:
    """The paragraphs that have duplicates.

    Args:
        found: signatures of all paragraphs.
        texts: gives those that are compared.

    Returns:
        Their numbers, ascending, and for each the number of the first paragraph of its group.
    """
    first, same = np.unique(found.whole, return_index=True, return_inverse=True)[1:]
    alone = np.unique(first)  # one paragraph for each text
    one, other = found.paragraphs[first[same]], found.paragraphs
    exact = one != other
    candidates = candidates_within(found.minima[:, alone])
    near = duplicates_of(
        (found.paragraphs[alone[candidates[0]]], found.paragraphs[alone[candidates[1]]]), texts
    )
    return joined([(one[exact], other[exact]), near])


def duplicates_of(candidates: Pairs, texts: Texts) -> Pairs:
    """Those of some pairs of paragraphs that are duplicates."""
    kept = []
    for begin in range(0, len(candidates[0]), _AT_ONCE):
        pairs = np.stack([side[begin : begin + _AT_ONCE] for side in candidates])
        needed, places = np.unique(pairs, return_inverse=True)
        own = _Contents(*texts(needed))
        kept.append(pairs[:, own.duplicates(*places.reshape(pairs.shape))])
    one, other = np.concatenate([np.zeros((2, 0), np.int64), *kept], axis=1)
    return one, other


def joined(links: Iterable[Pairs]) -> Pairs:
    """The numbers that are linked, ascending, and the least of each group."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while parent.setdefault(number, number) != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for ones, others in links:
        for one, other in zip(ones.tolist(), others.tolist(), strict=True):
            low, high = sorted((root(one), root(other)))
            parent[high] = low
    numbers = sorted(parent)
    return np.array(numbers, np.int64), np.array([root(number) for number in numbers], np.int64)


class _Contents:
    """What is compared of some paragraphs: their different pairs of neighbours, their numbers, lengths."""

    def __init__(self, hashed: Hashes, lengths: Numbers) -> None:
        count = len(lengths)
        owner = np.repeat(np.arange(count, dtype=np.uint64), lengths)
        inside, pairs = owner[1:] == owner[:-1], hashed_pairs(hashed)
        self._pairs = _Sets(owner[1:][inside], pairs[inside], count)
        inside = owner[3:] == owner[:-3]
        self._runs = _Sets(owner[3:][inside], (pairs[:-2] * _FOUR + pairs[2:])[inside], count)
        digits = (hashed & NUMBER) > 0
        self._numbers = _Sets(owner[digits], (hashed[digits] & NUMBER) << _REST, count)
        self._lengths = lengths

    def duplicates(self, one: Numbers, other: Numbers) -> Array:
        """For each pair of paragraphs whether they are duplicates; as `are_duplicates`."""
        sizes, lengths = self._pairs.sizes, self._lengths
        shorter = np.minimum(lengths[one], lengths[other])
        less, more = (pick(sizes[one], sizes[other]) for pick in (np.minimum, np.maximum))
        result = np.zeros(len(one), bool)
        likely = np.flatnonzero((less >= ALIKE * more) & (shorter >= SHORTEST))
        one, other, shorter = one[likely], other[likely], shorter[likely]
        common, alike = self._pairs.compared(one, other)
        edited = (shorter >= _SHORT) & (self._runs.compared(one, other)[1] >= _RUNS)
        shared, numbers = self._numbers.compared(one, other)[0], self._numbers.sizes
        apart = (shared < numbers[one]) & (shared < numbers[other])
        almost = alike >= _ALMOST
        same = edited | almost | (common >= WHOLE * less[likely])
        result[likely] = (alike >= ALIKE) & same & (~apart | (almost & (shorter >= _LONG)))
        return result


class _Sets:
    """Sets of hashes, one for each of some owners, as one sorted array.

    Attributes:
        sizes: of each set.
    """

    def __init__(self, owner: Hashes, values: Hashes, count: int) -> None:
        self._keys = different(owner << _OWNER | values >> _REST)
        self._begins = np.searchsorted(self._keys, np.arange(count + 1, dtype=np.uint64) << _OWNER)
        self.sizes = np.diff(self._begins)

    def compared(self, one: Numbers, other: Numbers) -> tuple[Numbers, Array]:
        """For each pair of sets how many hashes they have in common, and their Jaccard coefficient."""
        common = self._common(one, other)
        return common, common / np.maximum(self.sizes[one] + self.sizes[other] - common, 1)

    def _common(self, one: Numbers, other: Numbers) -> Numbers:
        swapped = self.sizes[one] > self.sizes[other]
        one, other = np.where(swapped, other, one), np.where(swapped, one, other)
        sizes = self.sizes[one]
        ends = np.cumsum(sizes)
        if not len(ends) or not ends[-1]:
            return np.zeros(len(one), np.int64)
        at = np.arange(ends[-1]) + np.repeat(self._begins[one] - (ends - sizes), sizes)
        wanted = self._keys[at] & _VALUE | np.repeat(other.astype(np.uint64), sizes) << _OWNER
        places = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        found = np.concatenate([[0], np.cumsum(self._keys[places] == wanted)])
        counts: Numbers = found[ends] - found[ends - sizes]
        return counts


@frozen
class Content:
    """What is compared of one paragraph.

    Attributes:
        pairs: its different pairs of neighbours.
        runs: its different runs of four.
        numbers: the numbers in it.
        length: how many syllables it has.
    """

    pairs: frozenset[Any]
    runs: frozenset[Any]
    numbers: frozenset[int]
    length: int


def content_of(syllables: Sequence[str]) -> Content:
    """What is compared of one paragraph."""
    runs = frozenset(zip(*(syllables[at:] for at in range(4)), strict=False))
    numbers = frozenset(filter(None, map(number_of, syllables)))
    return Content(frozenset(pairwise(syllables)), runs, numbers, len(syllables))


def are_duplicates(one: Content, other: Content) -> bool:
    """Whether two paragraphs are copies of one text."""
    shorter = min(one.length, other.length)
    if shorter < SHORTEST:
        return False
    alike = jaccard(one.pairs, other.pairs)
    if alike < ALIKE:
        return False
    held = len(one.pairs & other.pairs) >= WHOLE * min(len(one.pairs), len(other.pairs))
    edited = shorter >= _SHORT and jaccard(one.runs, other.runs) >= _RUNS
    if not (held or edited or alike >= _ALMOST):
        return False
    apart = one.numbers - other.numbers and other.numbers - one.numbers
    return not apart or (alike >= _ALMOST and shorter >= _LONG)


def jaccard(one: frozenset[_T], other: frozenset[_T]) -> float:
    """The share of what two sets hold together that both hold."""
    common = len(one & other)
    return common / ((len(one) + len(other) - common) or 1)
