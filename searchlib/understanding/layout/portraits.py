"""Lines below a portrait: an office and a name, and nothing that happens."""

from __future__ import annotations

import re

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("layout/portraits")

_ASIDE = re.compile(r"\s*\([^()]{2,30}\)$")
"""Where somebody stands in the picture: "(đứng)", "(bìa trái)"."""
_SHORTEST_NAME = 3
_LONGEST_NAME = 5
_RARE = 6
"""Of so many words of an office one may be unknown."""
_TELLING = LISTS.words("telling")


def is_portrait(text: str) -> bool:
    """Whether a line is an office with the whole name of who holds it ("Trưởng ban Dân tộc Lê Văn Tám.")."""
    words = _ASIDE.sub("", text.rstrip(". ")).replace(",", " ").split()
    name = len(words)
    while name and words[name - 1][0].isupper() and words[name - 1].isalpha():
        name -= 1
    if len(words) - name < _SHORTEST_NAME:
        return False
    keys = [lex.key(word) for word in words]
    whole = range(max(name, len(words) - _LONGEST_NAME), len(words) - _SHORTEST_NAME + 1)
    start = next((at for at in whole if keys[at] in lex.COMMON_FAMILY_NAMES), None)
    if start is None or any(map(_ends_in_name, text.split(",")[:-1])):
        return False
    if not _opens_with_office(keys) or start < lex.match(lex.ROLE_TRIE, keys, keys[0] == "phó"):
        return False
    unknown = _unknown(words[:start], keys)
    return len(unknown) * _RARE <= start and _TELLING.isdisjoint(unknown)


def _unknown(words: list[str], keys: list[str]) -> list[str]:
    """The small words that are of no office."""
    found, at = [], 0
    while at < len(words):
        length = lex.match(lex.ROLE_TRIE, keys, at)
        if not length and words[at][0].islower() and keys[at] not in lex.ROLE_WORDS:
            found.append(keys[at])
        at += length or 1
    return found


def _ends_in_name(part: str) -> bool:
    """Whether somebody else is named before a comma: the line is a list of people."""
    last = part.split()[-_SHORTEST_NAME:]
    return (
        len(last) == _SHORTEST_NAME
        and all(word[0].isupper() for word in last)
        and lex.key(last[0]) in lex.COMMON_FAMILY_NAMES
    )


def _opens_with_office(keys: list[str]) -> bool:
    return lex.match(lex.ROLE_TRIE, keys, 0) > 0 or (
        keys[:1] == ["phó"] and lex.match(lex.ROLE_TRIE, keys, 1) > 0
    )
