"""How often syllables are words of their own, and pairs of them one word, by all their occurrences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from searchlib.search.match.known_terms import KnownTerms, Occurrences, is_joined
from searchlib.search.match.vocabulary_lookup import vocabulary_of

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment


def share_of_own(syllable: str, known: KnownTerms) -> float:
    """The part of the occurrences of a syllable in which it is a word of its own; 0 where it has none."""

    def count(segment: Segment) -> Occurrences:
        numbers = vocabulary_of(segment).forms(syllable, False).tolist()
        return _added(map(segment.syllable_occurrences, numbers))

    key = "syllable", syllable
    total, inside = known.occurrences(key, count)
    return (total - inside) / total if total else 0.0


def are_joined(first: str, second: str, known: KnownTerms) -> bool:
    """Whether two syllables are one word where they stand side by side."""
    return is_joined(*side_by_side(first, second, known))


def side_by_side(first: str, second: str, known: KnownTerms) -> Occurrences:
    """How often two syllables stand side by side, and how often of this inside one word."""

    def count(segment: Segment) -> Occurrences:
        one, other = (vocabulary_of(segment).forms(syllable, False) for syllable in (first, second))
        if not len(one) or not len(other):
            return 0, 0
        number = int(other[0])
        low, high = segment.pair_range(int(one[0]), number, number + 1)
        return segment.pair_occurrences(low) if low < high else (0, 0)

    key = "pair", (first, second)
    return known.occurrences(key, count)


def _added(occurrences: Iterable[Occurrences]) -> Occurrences:
    total = inside = 0
    for some, joined in occurrences:
        total, inside = total + some, inside + joined
    return total, inside
