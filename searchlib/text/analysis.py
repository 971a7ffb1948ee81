"""Analysis: what indexing and querying both need to know about a text, in one pass.

`analyze` gives what `tokenize` and `word_starts` give, chunk by chunk; `batch` gives the same for many texts
at once, as arrays.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from operator import not_

from searchlib.frozen import frozen
from searchlib.text.segmentation.chunks import CHUNKS
from searchlib.text.segmentation.crf import Word
from searchlib.text.segmentation.words import segmenter, word_starts
from searchlib.text.tokens import Token, make, tokenize


@frozen
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
    if not unicodedata.is_normalized("NFC", text):
        tokens = tokenize(text)
        return Analysis(tuple(tokens), tuple(word_starts(text, tokens)))
    spans: list[tuple[str, int, int]] = []
    words: list[Word] = []
    owners: list[int] = []
    place = 0
    for chunk in text.split(" "):
        known, forms, starts, ends, pieces = CHUNKS[chunk]
        for form, start, end, piece in zip(forms, starts, ends, pieces, strict=True):
            spans.append((form, place + start, place + end))
            owners.append(len(words) + piece)
        words += known
        place += len(chunk) + 1
    number = list(accumulate(map(not_, segmenter().joins(words))))  # of the word in which a piece stands
    fresh = [True] * len(spans)
    for at in range(1, len(spans)):
        fresh[at] = number[owners[at]] != number[owners[at - 1]] and spans[at][1] != spans[at - 1][1]
    return Analysis(tuple(map(make, spans)), tuple(fresh))
