"""Near duplicates among many paragraphs: reprints, syndicated copies, the same passage with a word changed.

Of the candidates that `minhash` gives, duplicates have `ALIKE` of their different pairs of neighbouring
syllables in common (Jaccard) and `_RUNS` of their runs of four, which tells a text that was edited from a
form that was filled in anew; short ones have `_ALMOST` of their pairs in common. Or one holds the other and
at most as much again. Long ones of about one length may have been rewritten more. Of one with fewer than
`SHORTEST` syllables nothing is said.

Two of which each has a number that the other lacks tell of different things ("phần 3", "phần 4"), unless they
are long and almost the same, or but for one number. So do two lists of names, line-ups say, of which each has
a name that the other lacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
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
from searchlib.text.tokens import tokenize

_T = TypeVar("_T")
Texts = Callable[[Numbers], tuple[Hashes, Numbers]]
"""Gives the hashed syllables of some paragraphs (ascending) and how many each has."""
Capitals = Callable[[Numbers], Array]
"""Says of the syllables of some paragraphs (ascending) whether each begins with a capital."""

ALIKE = 0.5
WHOLE = 0.9
"""So much of the shorter of two paragraphs the longer has, if it holds it."""
_RUNS = 0.2
_SHORT = 16
"""Paragraphs of fewer syllables are short."""
_REWRITTEN, _REWRITTEN_RUNS, _REWRITTEN_LENGTH, _LONGER = 0.4, 0.25, 45, 1.66
"""Long ones are copies with so much in common, if one is at most so many times as long as the other."""
_ALMOST, _LONG = 0.8, 30
"""Paragraphs of so many syllables that are so much alike may differ in numbers."""
_SAME_RUNS, _LONGEST = 0.5, 60
"""Those of so many syllables that have so many runs in common may differ in one number."""
_LISTED = 0.4
"""Of a list of names so many syllables begin with a capital."""
_LINKED = 0.8
"""So many of the pairs of two groups that are united are duplicates."""
_AT_ONCE = 4096
_FOUR = np.uint64(0x9E3779B97F4A7C15)
_OWNER, _REST = np.uint64(48), np.uint64(16)
_VALUE = np.uint64((1 << 48) - 1)


def duplicate_groups(found: Signatures, texts: Texts, capitals: Capitals) -> Pairs:
    """The paragraphs that have duplicates.

    Args:
        found: signatures of all paragraphs.
        texts: gives those that are compared.
        capitals: of the few that may be lists of names.

    Returns:
        Their numbers, ascending, and for each the number of the first paragraph of its group.
    """
    first, same = np.unique(found.whole, return_index=True, return_inverse=True)[1:]
    alone = np.unique(first)  # one paragraph for each text
    one, other = found.paragraphs[first[same]], found.paragraphs
    exact = one != other
    candidates = candidates_within(found.minima[:, alone])
    near = duplicates_of(
        (found.paragraphs[alone[candidates[0]]], found.paragraphs[alone[candidates[1]]]), texts, capitals
    )
    return joined([(one[exact], other[exact])], near)


def duplicates_of(candidates: Pairs, texts: Texts, capitals: Capitals) -> Pairs:
    """Those of some pairs of paragraphs that are duplicates."""
    kept, doubted = [np.zeros((2, 0), np.int64)], [np.zeros((2, 0), np.int64)]
    for begin in range(0, len(candidates[0]), _AT_ONCE):
        pairs = np.stack([side[begin : begin + _AT_ONCE] for side in candidates])
        needed, places = np.unique(pairs, return_inverse=True)
        same, sure = _Contents(*texts(needed)).duplicates(*places.reshape(pairs.shape))
        kept.append(pairs[:, same & sure])
        doubted.append(pairs[:, same & ~sure])
    doubtful = np.concatenate(doubted, axis=1)
    one, other = np.concatenate([*kept, doubtful[:, ~_differ_in_names(doubtful, texts, capitals)]], axis=1)
    return one, other


def _differ_in_names(pairs: Array, texts: Texts, capitals: Capitals) -> Array:
    """For each pair of paragraphs whether they are lists of names of which each has one of its own."""
    needed, places = np.unique(pairs, return_inverse=True)
    hashed, lengths = texts(needed)
    ends = np.cumsum(lengths)[:-1]
    names = (
        [
            _Names(frozenset(words[upper].tolist()), frozenset(words.tolist()), upper.mean() >= _LISTED)
            for words, upper in zip(np.split(hashed, ends), np.split(capitals(needed), ends), strict=True)
        ]
        if len(needed)
        else []
    )
    differ = [_are_lists(names[one], names[other]) for one, other in places.reshape(pairs.shape).T]
    return np.array(differ, bool)


@frozen
class _Names:
    """What of a paragraph tells a list of names from another.

    Attributes:
        capitals: syllables that begin with a capital.
        every: all syllables.
        listed: whether so many begin with one that it is a list.
    """

    capitals: frozenset[Any]
    every: frozenset[Any]
    listed: bool


def _are_lists(one: _Names, other: _Names) -> bool:
    """Whether both are lists of names and each has one that the other lacks."""
    return one.listed and other.listed and not one.capitals <= other.every and not other.capitals <= one.every


def joined(firm: Iterable[Pairs], near: Pairs) -> Pairs:
    """The numbers that are linked, ascending, and the least of each group.

    Groups are united where nearly all of the links between them are there (average linkage), those first
    whose ends have the same neighbours. Else templates that are filled in ever anew make chains.

    Args:
        firm: the first of a group and another of it; these groups are not parted.
        near: other links.
    """
    first = {
        other: one for ones, others in firm for one, other in zip(ones.tolist(), others.tolist(), strict=True)
    }
    ends = ([first.get(number, number) for number in side.tolist()] for side in near)
    links = {(min(pair), max(pair)) for pair in zip(*ends, strict=True)}
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in links:
        beside[one].add(other)
        beside[other].add(one)

    def told(link: tuple[int, int]) -> tuple[float, tuple[int, int]]:
        one, other = beside[link[0]], beside[link[1]]
        return -len(one & other) / len(one | other), link

    groups: dict[int, list[int]] = {}
    root: dict[int, int] = {}
    for link in sorted(links, key=told):
        low, high = sorted(root.get(end, end) for end in link)
        ones, others = (groups.get(end, [end]) for end in (low, high))
        found = sum(len(beside[number].intersection(others)) for number in ones)
        if low != high and found >= _LINKED * len(ones) * len(others):
            groups[low] = ones + groups.pop(high, others)
            root.update(dict.fromkeys(groups[low], low))
    known = first.keys() | set(first.values()) | root.keys()
    numbers = sorted(known)
    firsts = [root.get(first.get(number, number), first.get(number, number)) for number in numbers]
    return np.array(numbers, np.int64), np.array(firsts, np.int64)


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

    def duplicates(self, one: Numbers, other: Numbers) -> tuple[Array, Array]:
        """For each pair of paragraphs whether they are duplicates, and whether also as lists of names."""
        sizes, lengths = self._pairs.sizes, self._lengths
        shorter = np.minimum(lengths[one], lengths[other])
        less, more = (pick(sizes[one], sizes[other]) for pick in (np.minimum, np.maximum))
        result, sure = np.zeros((2, len(one)), bool)
        likely = np.flatnonzero((less >= _REWRITTEN * more) & (shorter >= SHORTEST))
        one, other, shorter = one[likely], other[likely], shorter[likely]
        common, alike = self._pairs.compared(one, other)
        runs = self._runs.compared(one, other)[1]
        edited = (alike >= ALIKE) & ((shorter >= _SHORT) & (runs >= _RUNS) | (common >= WHOLE * less[likely]))
        longer = np.maximum(lengths[one], lengths[other])
        rewritten = (alike >= _REWRITTEN) & (runs >= _REWRITTEN_RUNS) & (longer <= _LONGER * shorter)
        shared, numbers = self._numbers.compared(one, other)[0], self._numbers.sizes
        fewer = np.minimum(numbers[one], numbers[other]) - shared
        almost = alike >= _ALMOST
        borne = (almost & (shorter >= _LONG)) | ((fewer == 1) & (shorter >= _LONGEST) & (runs >= _SAME_RUNS))
        same = edited | almost | (rewritten & (shorter >= _REWRITTEN_LENGTH))
        result[likely], sure[likely] = same & ((fewer == 0) | borne), almost
        return result, sure


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
        names: its capitals.
    """

    pairs: frozenset[Any]
    runs: frozenset[Any]
    numbers: frozenset[int]
    length: int
    names: _Names


def content_of(text: str) -> Content:
    """What is compared of one paragraph."""
    tokens = tokenize(text)
    words = [token.text for token in tokens]
    capitals = [token.text for token in tokens if text[token.start].isupper()]
    listed = len(capitals) >= _LISTED * len(words)
    return Content(
        frozenset(pairwise(words)),
        frozenset(zip(*(words[at:] for at in range(4)), strict=False)),
        frozenset(filter(None, map(number_of, words))),
        len(words),
        _Names(frozenset(capitals), frozenset(words), listed),
    )


def are_duplicates(one: Content, other: Content) -> bool:
    """Whether two paragraphs are copies of one text."""
    shorter, longer = sorted((one.length, other.length))
    alike, runs = jaccard(one.pairs, other.pairs), jaccard(one.runs, other.runs)
    if shorter < SHORTEST or alike < _REWRITTEN:
        return False
    held = len(one.pairs & other.pairs) >= WHOLE * min(len(one.pairs), len(other.pairs))
    edited = alike >= ALIKE and (held or (shorter >= _SHORT and runs >= _RUNS))
    rewritten = shorter >= _REWRITTEN_LENGTH and runs >= _REWRITTEN_RUNS and longer <= _LONGER * shorter
    almost = alike >= _ALMOST
    if not (edited or rewritten or almost):
        return False
    fewer = min(len(one.numbers - other.numbers), len(other.numbers - one.numbers))
    if fewer and not (almost and shorter >= _LONG):
        return (
            fewer == 1
            and shorter >= _LONGEST
            and runs >= _SAME_RUNS
            and not _are_lists(one.names, other.names)
        )
    return almost or not _are_lists(one.names, other.names)


def jaccard(one: frozenset[_T], other: frozenset[_T]) -> float:
    """The share of what two sets hold together that both hold."""
    common = len(one & other)
    return common / ((len(one) + len(other) - common) or 1)
