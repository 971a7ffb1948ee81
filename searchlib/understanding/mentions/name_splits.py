"""Where a name begins in a run of capitals that a place, firm or office opens ("Sông Lam Hạ Lê Văn An").

Nothing in the spelling parts the two; what does is how likely each split is: family names by frequency,
names by length, places by length, and the middle names Thị and Văn.
"""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("mentions/name_splits")

FREQUENT = LISTS.words("frequent")

_COMMON = lex.COMMON_FAMILY_NAMES - LISTS.words("common")

_BY_LENGTH = {2: -3, 3: 2, 4: 1, 5: -4}
_PLACE = {0: 1, 1: -4, 2: 1, 3: 0, 4: -1}
_NAMED_PLACE = {0: -2, 1: -3, 2: 2, 3: 0, 4: -1}
"""Syllables before the name, where a word such as "xã" announces a place: it will have one, mostly of two."""


def likelihood(name: Sequence[str], before: int, known: bool, announced: bool) -> int:
    """How well a split fits, in steps that only compare splits of one run.

    Args:
        name: keys of the supposed name.
        before: number of capitals of the run before it.
        known: these are a known place (or there are none and nothing announces one).
        announced: a word that takes a place's name stands before the run.
    """
    family = 2 if name[0] in FREQUENT else 1 if name[0] in _COMMON else 0
    score = 2 * family + _BY_LENGTH.get(len(name), -6)
    if known:
        score += 3
    else:
        score += (_NAMED_PLACE if announced else _PLACE).get(before, -2)
    if len(name) > 2 and "thị" in name[1:3]:
        score += 5
    elif len(name) > 2 and name[1] in {"văn", "bá"}:
        score += 3
    return score
