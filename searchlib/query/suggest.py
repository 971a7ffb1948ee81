"""Did you mean: words that occur nowhere are replaced by the likeliest word of the archive.

Candidates are the syllables of the vocabulary within one edit, or two where there are none, and two syllables
written together. They are weighed by how far they are, how frequent, and how often they stand beside the
neighbours typed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from searchlib.query.pairs import pair_df, syllable_dfs
from searchlib.query.terms import Resolver
from searchlib.query.tree import Group, Node, Word, walk
from searchlib.query.vocabulary import LONGEST, vocabulary_of
from searchlib.vietnamese.spelling import fold, has_marks

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

PER_EDIT = 4.0
PER_FIRST_LETTER = 1.0
PER_NEIGHBOUR = 1.5
_LOOKED_AT = 24
"""So many candidates are tried beside the neighbours."""
_MAX_WORDS = 20
"""So many words of a query are corrected."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of the query with its neighbours."""

    word: Word
    before: str | None
    after: str | None


def suggestion(query: str, tree: Node, resolver: Resolver) -> str | None:
    """The query with its unknown words corrected, or None where there is nothing to correct."""
    unmarked = not any(has_marks(place.word.syllable) for place in _places(tree))
    changes: list[tuple[int, int, str]] = []
    for place in _places(tree):
        if len(changes) == _MAX_WORDS:
            break
        if _is_unknown(place.word, resolver):
            better = _correction(place, resolver, unmarked)
            if better is not None:
                changes.append((place.word.start, place.word.end, better))
    if not changes:
        return None
    parts, end = [], 0
    for start, stop, better in sorted(set(changes)):
        if start < end:
            continue
        parts += [query[end:start], better]
        end = stop
    return "".join([*parts, query[end:]])


def _places(tree: Node) -> list[_Place]:
    """The words asked for outside quotes, with what was typed beside them."""
    found: dict[int, _Place] = {}
    for node, positive in walk(tree):
        if isinstance(node, Group) and positive:
            order = node.order or (*node.should, *node.must)
            for i, child in enumerate(order):
                if isinstance(child, Word):
                    before = order[i - 1] if i else None
                    after = order[i + 1] if i + 1 < len(order) else None
                    found[id(child)] = _Place(child, _syllable(before), _syllable(after))
        elif isinstance(node, Word) and positive:
            found.setdefault(id(node), _Place(node, None, None))
    return list(found.values())


def _syllable(node: Node | None) -> str | None:
    return node.syllable if isinstance(node, Word) else None


def _is_unknown(word: Word, resolver: Resolver) -> bool:
    syllable = word.syllable
    if len(syllable) < 2 or len(syllable) > 2 * LONGEST or any(letter.isdigit() for letter in syllable):
        return False
    return not any(map(len, resolver.postings(word)))


def _correction(place: _Place, resolver: Resolver, unmarked: bool) -> str | None:
    """The likeliest word of the archive for an unknown one."""
    typed = place.word.syllable
    candidates = _within(typed, 1, resolver.segments, unmarked)
    if not candidates and len(typed) > 3:
        candidates = _within(typed, 2, resolver.segments, unmarked)
    scores = {}
    for candidate, (distance, df) in candidates.items():
        scores[candidate] = math.log(1 + df) - PER_EDIT * distance
        if candidate[0] != typed[0]:
            scores[candidate] -= PER_FIRST_LETTER
    likely = sorted(scores, key=lambda candidate: (-scores[candidate], candidate))[:_LOOKED_AT]
    for candidate in likely:
        beside = 0
        if place.before is not None:
            beside += _beside(place.before, candidate, resolver, unmarked)
        if place.after is not None:
            beside += _beside(candidate, place.after, resolver, unmarked)
        scores[candidate] += PER_NEIGHBOUR * math.log(1 + beside)
    scores = {candidate: scores[candidate] for candidate in likely} | _apart(typed, resolver, unmarked)
    return min(scores, key=lambda candidate: (-scores[candidate], candidate), default=None)


def _within(
    typed: str, distance: int, segments: Sequence[Segment], unmarked: bool
) -> dict[str, tuple[int, int]]:
    """Words of the archive within some edits: how far each is, and in how many paragraphs it stands."""
    found: dict[str, tuple[int, int]] = {}
    for segment in segments:
        numbers, away = vocabulary_of(segment).edits(typed, distance)
        table, dfs = segment.table("syllables"), syllable_dfs(segment, numbers)
        for number, far, df in zip(numbers.tolist(), away.tolist(), dfs.tolist(), strict=True):
            word = fold(table[number]) if unmarked else table[number]
            before = found.get(word, (far, 0))
            found[word] = (min(far, before[0]), before[1] + df)
    found.pop(typed, None)
    return {word: entry for word, entry in found.items() if word}


def _beside(first: str, second: str, resolver: Resolver, unmarked: bool) -> int:
    """In how many paragraphs two words stand side by side."""
    total = 0
    for segment in resolver.segments:
        vocabulary = vocabulary_of(segment)
        firsts = vocabulary.forms(first, unmarked or resolver.readings.word(first))
        seconds = vocabulary.forms(second, unmarked or resolver.readings.word(second))
        total += pair_df(segment, firsts, seconds)
    return total


def _apart(typed: str, resolver: Resolver, unmarked: bool) -> dict[str, float]:
    """Two words of the archive that were written together, and stand side by side in it."""
    found = {}
    for cut in range(1, len(typed)):
        first, second = typed[:cut], typed[cut:]
        together = _beside(first, second, resolver, unmarked)
        if together:
            found[f"{first} {second}"] = (1 + PER_NEIGHBOUR) * math.log(1 + together) - PER_EDIT
    return found
