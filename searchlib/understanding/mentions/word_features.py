"""Traits: what a word by itself tells of mentions; kept with the word, so that no paragraph asks again."""

from __future__ import annotations

from collections.abc import Iterable

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.name_spans import ABBREVIATED, PLACE_WORDS
from searchlib.understanding.mentions.word_forms import CAPITAL, is_foreign, is_upper

LISTS = WordLists("mentions/word_features")

OPENS = 1
"""An address or a role may begin with it."""
PLAIN = 4
"""It has nothing of a name but the capital (`CAPITAL`), which most have from the start of a sentence."""

BODIES = LISTS.words("bodies")
OPENING_MORE = BODIES.union(PLACE_WORDS, lex.PLACES, lex.NAMED_BODIES)
"""Words that may open the name of a place or a body, which is passed as a whole."""


def _seconds(tables: Iterable[lex.Trie], alone: Iterable[str] = ()) -> dict[str, frozenset[str] | None]:
    """The second syllables of entries by the first; None where the first may stand `alone`.

    Most words that begin like a role or an address do not go on like one.
    """
    seconds: dict[str, set[str]] = {first: {""} for first in alone}
    for table in tables:
        for first, entries in table.items():
            seconds.setdefault(first, set()).update(second for _, second, _ in entries)
    return {first: None if "" in found else frozenset(found) for first, found in seconds.items()}


ADDRESSED = _seconds((lex.HONORIFIC_TRIE, lex.EPITHET_TRIE, lex.PRONOUN_TRIE))
TITLED = _seconds((lex.ROLE_TRIE,), alone=(*lex.ROLE_PREFIXES, *ABBREVIATED))
OPENING = _seconds(
    (lex.HONORIFIC_TRIE, lex.EPITHET_TRIE, lex.PRONOUN_TRIE, lex.ROLE_TRIE),
    alone=(*lex.ROLE_PREFIXES, *ABBREVIATED),
)


def traits(word: str, key: str) -> int:
    """The traits of a word, given the spelling in which it is compared; 0 where no mention begins with it."""
    found = OPENS if key in OPENING else 0
    if is_upper(word):
        found |= CAPITAL
        if not (key in lex.FAMILY_NAMES or key in OPENING_MORE or is_foreign(word)):
            found |= PLAIN
    return found
