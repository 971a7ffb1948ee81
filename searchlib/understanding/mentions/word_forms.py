"""What one word tells of names: its capital, its letters, the gender of a middle name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchlib.text.alphabet import LOWER, UPPER
from searchlib.text.cache import remembered
from searchlib.understanding.lexicon import people_words as lex

_ARTICLES = frozenset({"al-", "el-"})
CAPITAL = 2
"""The same among the traits of a word (`traits`)."""
_INITIALS = re.compile(rf"(?:[A-ZĐ]\.){{1,4}}(?=[{UPPER}][{LOWER}])")
_NO_VOWELS = re.compile("[^AEIOUYÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ]{5}")


def _begins_as_name(word: str) -> bool:
    return word[0].isupper() or word[:3] in _ARTICLES


is_upper = remembered(_begins_as_name, 50_000)
"""Whether a word is written as a name is; Arabic articles may be small ("el-Sisi")."""


def _is_no_syllable(word: str) -> bool:
    if "." in word:
        word = _INITIALS.sub("", word)
    if len(word) < 2:
        return False
    if not word.isalpha() and not word.replace("-", "").replace("'", "").replace("’", "").isalpha():
        return False
    if word.isupper() and (len(word) <= 5 or "-" in word or _abbreviates(word)):
        return False
    return not lex.is_syllable(word)


is_foreign = remembered(_is_no_syllable, 50_000)
"""Whether a word cannot be a Vietnamese syllable: foreign letters, clusters or endings.

Initials may be written together with it ("V.Karpov").
"""


def _abbreviates(word: str) -> bool:
    """Whether capitals are an abbreviation: five in a row without a vowel, as in no name ("UBMTTQ")."""
    return _NO_VOWELS.search(word) is not None


def gender_of(keys: Sequence[str]) -> str | None:
    """What the middle name tells: Thị is a woman's, Văn behind the family name a man's."""
    middle = keys[1:-1]
    if "thị" in middle:
        return lex.FEMALE
    return lex.MALE if "văn" in middle[:1] else None
