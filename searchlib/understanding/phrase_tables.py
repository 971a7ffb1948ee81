"""Tables of words: keys in which spellings are compared, and tries of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable

from searchlib.text.cache import remembered
from searchlib.text.spelling import canonical, toneless

Trie = dict[str, list[tuple[int, str, list[str]]]]
"""Entries by their first syllable, the longest first: length, second syllable ("" for none), syllables."""

key = canonical
"""The spelling in which words are compared; `canonical` remembers what it has spelt."""

_SYLLABLE = re.compile(
    "(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
    "(?:[aăâeêioôơuưy]|ia|iê|yê|ua|uô|ưa|ươ|oa|oă|oe|uâ|uê|uy|uơ|oo|ya|ai|ay|ây|ao|au|âu|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|"
    "iêu|yêu|uôi|ươi|ươu|oai|oay|oeo|uây|uyu|uya|uyê|uai|uay)"
    "(?:c|ch|m|n|ng|nh|p|t)?"
)


def _spells_syllable(word: str) -> bool:
    spelt = key(word)
    return _SYLLABLE.fullmatch(spelt if spelt.isascii() else toneless(spelt)) is not None


is_syllable = remembered(_spells_syllable, 50_000)
"""Whether a word is spelt like a Vietnamese syllable; most foreign names are not."""


def trie(entries: Iterable[tuple[str, ...]]) -> Trie:
    """The table of some entries."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        table.setdefault(entry[0], []).append(entry)
    return {
        first: [
            (len(entry), entry[1] if len(entry) > 1 else "", list(entry))
            for entry in sorted(set(found), key=len, reverse=True)
        ]
        for first, found in table.items()
    }


def match(table: Trie, keys: list[str], at: int) -> int:
    """Length of the longest entry that stands at a position, 0 where none does or the text has ended."""
    if at >= len(keys):
        return 0
    entries = table.get(keys[at])
    if entries is None:
        return 0
    following = keys[at + 1] if at + 1 < len(keys) else ""
    for size, second, entry in entries:
        if size == 1 or (second == following and (size == 2 or keys[at : at + size] == entry)):
            return size
    return 0
