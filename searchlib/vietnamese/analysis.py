"""Analysis: what indexing and querying both need to know about a text, in one pass."""

from __future__ import annotations

from dataclasses import dataclass

from searchlib.vietnamese.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text as tokens and words.

    Attributes:
        tokens: the syllables and numbers, in order.
        word_starts: for each token, whether a word begins at it; False joins it to the token before.
    """

    tokens: tuple[Token, ...]
    word_starts: tuple[bool, ...]


def analyze(text: str) -> Analysis:
    """The tokens of a text and where its words begin."""
    tokens = tuple(tokenize(text))
    return Analysis(tokens, (True,) * len(tokens))
