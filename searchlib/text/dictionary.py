"""Words and syllables that the language has: those that pyvi's dictionary lists.

An archive of a few articles lacks many of them. What is typed right and only missing in the archive is told
by them from what is mistyped.
"""

from __future__ import annotations

from functools import cache

from searchlib.errors import SearchlibError
from searchlib.text.segmentation.crf_model import listed_words
from searchlib.text.spelling import canonical, fold


def is_listed(syllable: str, folded: bool = False) -> bool:
    """Whether the language has a canonical syllable, or one without marks; False where pyvi is missing.

    Spelling and marks change the length of no syllable, so that few are compared.
    """
    spelt = fold if folded else canonical
    return any(spelt(word) == syllable for word in _syllables().get(len(syllable), ()))


def is_word(text: str) -> bool:
    """Whether the dictionary lists a word, in whatever case; False where pyvi is missing."""
    return text.lower() in _words()


@cache
def _words() -> frozenset[str]:
    try:
        return frozenset(listed_words().split("\n"))
    except SearchlibError:
        return frozenset()


@cache
def _syllables() -> dict[int, set[str]]:
    """The syllables of all words listed, as they are written there, by their length."""
    try:
        words = listed_words()
    except SearchlibError:
        return {}
    found: dict[int, set[str]] = {}
    for word in set(words.split()):
        found.setdefault(len(word), set()).add(word)
    return found
