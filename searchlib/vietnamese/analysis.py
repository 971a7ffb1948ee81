"""Analysis: what indexing and querying both need to know about a text, in one pass.

`analyze` gives what `tokenize` and `word_starts` give. It cuts the text once, into pyvi's pieces:
nearly every piece is one token or a sign, and looking it up gives its canonical form. Where a token could lie
across a cut ("1.5kg" is "1.5" and "kg" to pyvi, "1" and "5kg" here), the two functions do the work.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import not_
from typing import cast

from searchlib.vietnamese.cache import Cache
from searchlib.vietnamese.pieces import split_pieces
from searchlib.vietnamese.segment import segmenter, word_starts
from searchlib.vietnamese.tokens import Token, make, tokenize

# A piece as one canonical token, "" for signs, several tokens with their places, or None for a lone mark.
_Shape = str | tuple[Token, ...] | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text as tokens and words.

    Attributes:
        tokens: the syllables and numbers, in order, with offsets into the text as given.
        word_starts: for each token, whether a word begins at it; False joins it to the token before.
    """

    tokens: tuple[Token, ...]
    word_starts: tuple[bool, ...]


def analyze(text: str) -> Analysis:
    """The tokens of a text and where its words begin.

    Raises:
        SearchlibError: pyvi's model is missing or of another version.
    """
    if unicodedata.is_normalized("NFC", text):
        found = _by_pieces(text)
        if found:
            return found
    tokens = tokenize(text)
    return Analysis(tuple(tokens), tuple(word_starts(text, tokens)))


def _by_pieces(text: str) -> Analysis | None:
    """The analysis of an NFC text piece by piece, or None where a token lies across a cut."""
    cut = split_pieces(text)
    pieces = cut[1::2]
    ends = list(accumulate(map(len, cut)))
    shapes = list(map(_SHAPES.__getitem__, pieces))
    joins = segmenter().joins(pieces)
    if set(map(type, shapes)) <= {str} and all(compress(shapes, joins)) and all(compress(shapes, joins[1:])):
        # Each piece is one token or a sign, and no sign is part of a word: no need to look at each.
        places = compress(zip(shapes, ends[0::2], ends[1::2], strict=False), shapes)
        return Analysis(
            tuple(map(make, cast("Iterator[tuple[str, int, int]]", places))),
            tuple(map(not_, compress(joins, shapes))),
        )
    return _one_by_one(text, zip(shapes, ends[0::2], ends[1::2], joins, strict=False))


def _one_by_one(text: str, pieces: Iterable[tuple[_Shape, int, int, bool]]) -> Analysis | None:
    tokens: list[tuple[str, int, int]] = []
    starts: list[bool] = []
    fresh = True
    for shape, start, end, joined in pieces:
        if not joined:
            fresh = True
        if shape is None or (isinstance(shape, tuple) and end < len(text) and text[end].isalnum()):
            return None
        for form, first, last in ((shape, 0, end - start),) if isinstance(shape, str) else shape:
            if form:
                tokens.append((form, start + first, start + last))
                starts.append(fresh)
                fresh = False
    return Analysis(tuple(map(make, tokens)), tuple(starts))


def _shape(piece: str) -> _Shape:
    tokens = tokenize(piece)
    if len(tokens) == 1 and tokens[0].end - tokens[0].start == len(piece):
        return tokens[0].text
    if not tokens:
        return None if unicodedata.combining(piece[0]) else ""
    return tuple(tokens)


_SHAPES: Cache[_Shape] = Cache(_shape)
