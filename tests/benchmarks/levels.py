"""The levels of the text that every engine of the speed benchmark indexes: the work that searchlib does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from searchlib.text.segmentation.words import segment
from searchlib.text.spelling import fold

WORDS = re.compile(r"[^\W_]+").findall
NAMES = ("syllable", "pair", "inside")
WEIGHTS = (1.0, 0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Levels:
    """A text as syllables, pairs of neighbours, and pairs inside one word."""

    syllable: list[str]
    pair: list[str]
    inside: list[str]

    @classmethod
    def of(cls, text: str, folded: bool = False) -> Levels:
        """The levels of a text; without diacritics, if `folded`."""
        syllables: list[str] = []
        begins: list[bool] = []
        for word in segment(text):
            for at, syllable in enumerate(WORDS(word.lower())):
                syllables.append(fold(syllable) if folded else syllable)
                begins.append(at == 0)
        pairs = [f"{a}_{b}" for a, b in pairwise(syllables)]
        inside = [pair for pair, begin in zip(pairs, begins[1:], strict=True) if not begin]
        return cls(syllables, pairs, inside)

    def named(self) -> list[tuple[str, list[str]]]:
        """The levels with their names."""
        return [(name, getattr(self, name)) for name in NAMES]


def marker(words: Sequence[str], folded: bool) -> re.Pattern[str]:
    """Finds the words in a text; in one without diacritics, if `folded`."""
    wanted = map(fold, words) if folded else words
    return re.compile(r"\b(?:" + "|".join(map(re.escape, wanted)) + r")\b", re.IGNORECASE)
