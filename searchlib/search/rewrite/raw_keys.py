"""Raw Telex and VNI: queries typed with the input method switched off ("chuyeenr ddooir soos").

A query is converted where most of the words that the conversion changes do not occur in the archive as they
were typed, and most words of the converted query do. Words that are no syllable in the method stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from searchlib.search.language.tree import Node, Phrase, Word, walk
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.text.keyboard import telex, vni
from searchlib.text.spelling import canonical, toneless
from searchlib.text.tokens import tokenize

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

Method = Callable[[str], str | None]

SELDOM = 1000
"""A word that is so many times rarer than what its keys mean counts as absent: archives hold slips too."""

_STRUCK = re.compile("(?<=.)[sfrxjd]|w|a.*a|e.*e|o.*o")
"""Without one of these Telex keys a word means itself, or nothing; without a digit it does so in VNI."""

_MAX_WORDS = 100
"""A longer query is no slip of the input method, and is not looked through."""


def may_be_raw(query: str) -> bool:
    """Whether it is worth looking at: no diacritic was typed, or a dd."""
    return _has_no_diacritics(query) or "dd" in query.lower()


def _has_no_diacritics(query: str) -> bool:
    return query.isascii() or not any(
        not sign.isascii() and (sign.isalpha() or unicodedata.combining(sign)) for sign in query
    )


def converted(query: str, tree: Node, segments: Sequence[Segment]) -> str | None:
    """The query as it was meant, or None where it was not typed as raw keys.

    Args:
        query: as typed.
        tree: what it was parsed to; only words and runs of it are converted.
        segments: of the archive.
    """
    places = _places(query, tree)
    if not places or len(places) > _MAX_WORDS:
        return None
    methods: tuple[Method, ...] = (_telex, _vni) if _has_no_diacritics(query) else (stroke,)
    found = [_by(method, query, places, segments) for method in methods]
    best = max(found, key=len)
    if not best:
        return None
    parts, end = [], 0
    for start, stop, syllable in best:
        parts += [query[end:start], syllable]
        end = stop
    return "".join([*parts, query[end:]])


def stroke(word: str) -> str | None:
    """The word whose đ was typed as dd, or None; it may be an abbreviation (ddBQH)."""
    return canonical(f"đ{word[2:]}") if word[:2] in ("dd", "d9") and len(word) > 2 else None


def _telex(word: str) -> str | None:
    return (telex(word) if _STRUCK.search(word) else None) or stroke(word)


def _vni(word: str) -> str | None:
    return (None if word.isalpha() else vni(word)) or stroke(word)


Place = tuple[int, int, str]
"""Start and end of a word in the query, and the word as a token."""


def _places(query: str, tree: Node) -> list[Place]:
    found: list[Place] = []
    for node, _ in walk(tree):
        if isinstance(node, Word):
            found.append((node.start, node.end, node.syllable))
        elif isinstance(node, Phrase):
            tokens = tokenize(query[node.start : node.end])
            found += [(node.start + token.start, node.start + token.end, token.text) for token in tokens]
    return [place for place in dict.fromkeys(found) if not query[place[0] : place[1]].isdigit()]


def _by(method: Method, query: str, places: Sequence[Place], segments: Sequence[Segment]) -> list[Place]:
    """The words that a method changes, as it reads them; none where it does not explain the query."""
    read = [method(query[start:end].lower()) for start, end, _ in places]
    if not any(meant and meant != word for meant, (_, _, word) in zip(read, places, strict=True)):
        return []
    changed: list[Place] = []
    absent = known = 0
    for meant, (start, end, word) in zip(read, places, strict=True):
        if meant is None or meant == word:
            known += _frequency(word, segments) > 0
            continue
        frequency = _frequency(meant, segments)
        if not frequency:  # a key in the wrong place makes no word
            continue
        changed.append((start, end, meant))
        known += 1
        absent += _frequency(word, segments) * SELDOM <= frequency
    return sorted(changed) if 2 * absent > len(changed) and 2 * known > len(places) else []


def _frequency(word: str, segments: Sequence[Segment]) -> int:
    """In how many paragraphs a word stands, or one with more marks if it has no tone; dead ones included."""
    loose = toneless(word) == word
    return sum([vocabulary_of(segment).df(word, loose) for segment in segments])
