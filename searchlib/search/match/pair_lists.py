"""Neighbouring syllables: the pair lists of a segment for sets of first and second syllables."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from searchlib.search.match.derived_lists import KeptUnions, Sizes
from searchlib.search.match.posting_sets import Array, Postings, merged, nothing, stretches

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_FEW = 8
"""So many look-ups are made one by one, touching few blocks of the file; more are made at once."""
_PLACES_KEPT = 20_000


class _Places:
    """Where pairs of one segment have been found, and in how many paragraphs; kept with it."""

    def __init__(self, segment: Segment) -> None:
        del segment  # it keeps this object
        self.ranges: dict[tuple[bytes, bytes], list[tuple[int, int]]] = {}
        self.dfs: dict[tuple[bytes, bytes], int] = {}

    def make_room(self) -> None:
        """Forgets everything once it is much."""
        if len(self.ranges) + len(self.dfs) >= _PLACES_KEPT:
            self.ranges.clear()
            self.dfs.clear()


def pair_ranges(segment: Segment, firsts: Array, seconds: Array) -> list[tuple[int, int]]:
    """Half-open ranges of pair numbers for all first and second syllables (ascending numbers)."""
    places = segment.derive(_Places)
    key = firsts.tobytes(), seconds.tobytes()
    found = places.ranges.get(key)
    if found is None:
        places.make_room()
        found = places.ranges[key] = _pair_ranges(segment, firsts, seconds)
    return found


def _pair_ranges(segment: Segment, firsts: Array, seconds: Array) -> list[tuple[int, int]]:
    ranges = stretches(seconds)
    if not ranges or not len(firsts):
        return []
    every = segment.pair_edges(firsts, ranges)
    if every is None and len(firsts) * len(ranges) <= _FEW:
        found = [segment.pair_range(a, low, high) for a in firsts.tolist() for low, high in ranges]
        return [(low, high) for low, high in found if low < high]
    if every is None:
        bounds = np.array(ranges, np.uint32).ravel()
        edges = [segment.pair_ranges(first, bounds) for first in firsts.tolist()]
        every = np.concatenate(edges).reshape(-1, 2)
    some = every[every[:, 0] < every[:, 1]]
    return [(low, high) for low, high in some.tolist()]


def pair_df(segment: Segment, firsts: Array, seconds: Array) -> int:
    """How many postings the pairs have together, dead paragraphs included."""
    places = segment.derive(_Places)
    key = firsts.tobytes(), seconds.tobytes()
    found = places.dfs.get(key)
    if found is None:
        ranges = pair_ranges(segment, firsts, seconds)
        places.make_room()
        found = places.dfs[key] = segment.pair_df(ranges)
    return found


def pair_dfs(segment: Segment, firsts: Array, seconds: Array) -> Array:
    """In how many paragraphs each first syllable stands before each second one (i8), dead ones included.

    Args:
        segment: where to look.
        firsts, seconds: ascending numbers of syllables, at least one of each; for each first one there is a
            row.
    """
    return segment.pair_table(firsts, seconds)


def pair_postings(segment: Segment, firsts: Array, seconds: Array, joined: bool = False) -> Postings:
    """Paragraphs that hold one of the pairs, and how often.

    Args:
        segment: where to look.
        firsts, seconds: ascending numbers of syllables.
        joined: whether only pairs inside one word count.
    """
    home = pair_home(firsts, seconds, joined)
    return _kept(
        segment,
        home,
        len(firsts) > 1 or len(seconds) > 1,
        lambda: _pair_postings(segment, firsts, seconds, joined, home),
    )


class ReadPair(NamedTuple):
    """What a segment holds of a pair of syllables.

    Attributes:
        lists: of the pair, and of the pair inside one word.
        occurrences: how often it stands there, and how often of this inside one word.
    """

    lists: tuple[Postings, Postings]
    occurrences: tuple[int, int]


def pairs_at_once(segment: Segment, numbers: Sequence[tuple[Array, Array]]) -> list[ReadPair | None]:
    """Pairs of syllables with all their marks (their numbers, at most one each), read at once."""
    rows = np.array([[int(one[0]) if len(one) else -1 for one in pair] for pair in numbers], np.int64)
    docs, tf, cuts, times = segment.pairs_together(rows)
    lists: list[Postings] = []
    for at, (low, high) in enumerate(pairwise(cuts)):
        first, second = numbers[at // 2]
        home = pair_home(first, second, at % 2 == 1)
        lists.append(Postings(docs[low:high], tf[low:high], home) if low < high else nothing())
    return [
        ReadPair((lists[2 * at], lists[2 * at + 1]), (total, inside))
        for at, (total, inside) in enumerate(times)
    ]


def pair_home(firsts: Array, seconds: Array, joined: bool) -> Hashable:
    """What a list of pairs is of; see `Postings`."""
    return "pairs", firsts.tobytes(), seconds.tobytes(), joined


def run_home(forms: Sequence[Array]) -> Hashable:
    """What the list of a run of three or more is of; see `Postings`."""
    return "run", *(one.tobytes() for one in forms)


def pair_list(segment: Segment, firsts: Array, seconds: Array, joined: bool) -> Postings:
    """The same as `pair_postings`, read anew."""
    return _pair_postings(segment, firsts, seconds, joined, pair_home(firsts, seconds, joined))


def _pair_postings(segment: Segment, firsts: Array, seconds: Array, joined: bool, home: Hashable) -> Postings:
    ranges = pair_ranges(segment, firsts, seconds)
    alone = len(ranges) == 1 and ranges[0][1] - ranges[0][0] == 1
    # Of a single pair both are asked for mostly, and read once.
    docs, tf, inside = segment.pair_lists(ranges, words=joined or alone)
    if joined:
        some = np.flatnonzero(inside)
        docs, tf = docs[some], inside[some]
    if alone:
        return Postings(docs, tf, home)
    return merged([(docs, tf)], segment.count, home)


def syllables_home(numbers: Array) -> Hashable:
    """What a list of syllables is of; see `Postings`."""
    return "syllables", numbers.tobytes()


def syllable_postings(segment: Segment, numbers: Array) -> Postings:
    """Paragraphs that hold one of the syllables (ascending numbers), and how often."""
    read = partial(syllable_list, segment, numbers)
    return _kept(segment, syllables_home(numbers), len(numbers) > 1, read)


def syllable_list(segment: Segment, numbers: Array) -> Postings:
    """The same, read anew."""
    home = syllables_home(numbers)
    found = segment.syllable_lists(stretches(numbers))
    if len(numbers) == 1:
        return Postings(*found, home)
    return merged([found], segment.count, home)


def own_word_postings(segment: Segment, numbers: Array) -> Postings:
    """Paragraphs in which one of the syllables (ascending numbers) is a word of its own, and how often."""
    return _kept(segment, own_words_home(numbers), True, partial(own_word_list, segment, numbers))


def own_words_home(numbers: Array) -> Hashable:
    """What such a list is of; see `Postings`."""
    return "own words", numbers.tobytes()


def own_word_list(segment: Segment, numbers: Array) -> Postings:
    """The same, read anew."""
    home = own_words_home(numbers)
    lists = [segment.own_words(number) for number in numbers.tolist()]
    return Postings(*lists[0], home) if len(lists) == 1 else merged(lists, segment.count, home)


def _kept(segment: Segment, home: Hashable, made: bool, read: Callable[[], Postings]) -> Postings:
    """A list by its home; one that is made of others is kept."""
    if made:
        read = partial(segment.derive(KeptUnions).get, home, read)
    return segment.derive(Sizes).list_of(home, read)


def syllable_dfs(segment: Segment, numbers: Array) -> Array:
    """In how many paragraphs each syllable stands, dead ones included."""
    counts: Array = segment.syllable_dfs()[numbers]
    return counts
