"""Chunks: what stands between two spaces, cut into pieces and tokens once and kept.

Neither a piece nor a token holds a space, so a text is the sequence of its chunks, and most of these are
known.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate, compress, count
from typing import NamedTuple

from searchlib.text.cache import Cache
from searchlib.text.segmentation.crf import Word
from searchlib.text.segmentation.pieces import split_pieces
from searchlib.text.segmentation.words import segmenter
from searchlib.text.tokens import SPELLINGS, tokenize


class Chunk(NamedTuple):
    """A chunk of an NFC text.

    Attributes:
        words: what the word model knows of its pieces.
        forms: its tokens in canonical spelling.
        starts, ends: where these stand in the chunk.
        owners: the number of the piece in which each of them begins.
    """

    words: tuple[Word, ...]
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    owners: tuple[int, ...]


_SIGNS = frozenset(',;:!?)”"…')
"""Signs that are pieces of their own behind letters, and no tokens."""

_Tokens = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def _chunk(text: str) -> Chunk:
    if text[-1:] in _SIGNS and text[:-1].isalpha():  # its pieces and tokens are those of the word
        word = CHUNKS[text[:-1]]
        return word._replace(words=(*word.words, segmenter().words[text[-1]]))
    cut = split_pieces(text)
    words = tuple(map(segmenter().words.__getitem__, cut[1::2]))
    forms = list(map(_FORMS.__getitem__, cut[1::2]))
    if None in forms:
        return Chunk(words, *_tokens(text, cut))
    if len(cut) == 3 and forms[0] == text.lower():  # a word alone, which is one token
        return Chunk(words, (forms[0],), (0,), (len(text),), (0,))
    # each piece is one token or a sign
    ends = list(accumulate(map(len, cut)))
    return Chunk(
        words,
        tuple(filter(None, forms)),
        tuple(compress(ends[0::2], forms)),
        tuple(compress(ends[1::2], forms)),
        tuple(compress(count(), forms)),
    )


def _tokens(text: str, cut: list[str]) -> _Tokens:
    """The tokens of a text in all, where they stand, and in which piece each begins."""
    tokens = tokenize(text)
    if not tokens:
        return (), (), (), ()
    ends = list(accumulate(map(len, cut)))[1::2]
    owners, at = [], 0
    for token in tokens:
        while ends[at] <= token.start:
            at += 1
        owners.append(at)
    forms, starts, stops = zip(*tokens, strict=True)
    return forms, starts, stops, tuple(owners)


def _form(piece: str) -> str | None:
    """The token that a piece is, "" for a sign; None where a piece by itself does not tell its tokens."""
    if piece.isalnum():
        spelling = SPELLINGS[piece]
        return spelling[0] if len(spelling) == 1 else None
    tokens = tokenize(piece)
    if len(tokens) == 1 and tokens[0].end - tokens[0].start == len(piece):
        return tokens[0].text
    return None if tokens or unicodedata.combining(piece[0]) else ""


_FORMS: Cache[str | None] = Cache(_form)
CHUNKS: Cache[Chunk] = Cache(_chunk)
