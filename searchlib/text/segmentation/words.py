"""Words: the segmentation of `pyvi.ViTokenizer`, token by token, without running pyvi."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain
from operator import getitem, itemgetter

from searchlib.text.cache import Cache
from searchlib.text.segmentation.crf import Segmenter, Word
from searchlib.text.segmentation.crf_model import load_model
from searchlib.text.segmentation.pieces import split_pieces
from searchlib.text.tokens import Token, tokenize


@cache
def segmenter() -> Segmenter:
    """The one segmenter of the process, loaded at first use.

    Raises:
        SearchlibError: pyvi's model is missing or of another version.
    """
    return Segmenter(load_model())


def segment(text: str) -> list[str]:
    """The words of a text: what `pyvi.ViTokenizer.tokenize(text)` joins by spaces."""
    chunks = unicodedata.normalize("NFC", text).split(" ")  # no piece holds a space
    words = list(chain.from_iterable(map(_CHUNKS.__getitem__, chunks)))
    if not words:
        return text.split(" ")
    return written(map(itemgetter(-2), words), segmenter().joins(words))


def written(pieces: Iterable[tuple[str, str]], joins: Iterable[bool]) -> list[str]:
    """The words of pieces; each of these is given behind a space and joined."""
    return "".join(map(getitem, pieces, joins))[1:].split(" ")


def word_starts(text: str, tokens: Sequence[Token]) -> list[bool]:
    """For each token of `tokenize(text)`, whether a word of pyvi begins at it.

    False joins a token to the one before: both begin in the same word. ("TP.HCM" and "1.383" are two tokens
    each, and may be one word.)
    """
    if not unicodedata.is_normalized("NFC", text):
        composed = unicodedata.normalize("NFC", text)
        again = tokenize(composed)
        # Only scripts whose marks are not listed in tokens.py could differ; they have no words to join.
        return word_starts(composed, again) if len(again) == len(tokens) else [True] * len(tokens)
    cut = split_pieces(text)
    ends = list(accumulate(map(len, cut)))[1::2]
    joins = segmenter().joins(words_of(cut[1::2]))
    starts: list[bool] = []
    at = 0
    fresh = True
    last = -1
    for token in tokens:
        while ends[at] <= token.start:
            at += 1
            fresh = fresh or not joins[at]
        starts.append(fresh and token.start != last)
        last = token.start
        fresh = False
    return starts


def words_of(pieces: Iterable[str]) -> tuple[Word, ...]:
    """What the word model knows of some pieces."""
    return tuple(map(segmenter().words.__getitem__, pieces))


# What stands between two spaces -> its pieces.
_CHUNKS: Cache[tuple[Word, ...]] = Cache(lambda chunk: words_of(split_pieces(chunk)[1::2]))
