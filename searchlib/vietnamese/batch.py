"""Many texts analyzed at once, as arrays: what `analyze` gives for each, at a fraction of the time.

A batch of news has ten times as many chunks as different ones; what is known of these is laid out as arrays,
and all that depends on where a chunk stands is worked out over the arrays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence, Sized
from functools import cache
from itertools import chain
from typing import cast

import numpy as np

from searchlib.frozen import frozen
from searchlib.vietnamese.chunks import CHUNKS
from searchlib.vietnamese.crf import Word
from searchlib.vietnamese.segment import segmenter, written
from searchlib.vietnamese.tagging import Flags, Numbers, Tagger


class _Numbering(dict[str, int]):
    """Numbers strings from 0 in the order in which they are first asked for."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


@frozen
class Runs:
    """Runs of elements, one after another, of which some are taken: the texts as runs of what chunks hold.

    Attributes:
        which: for each element, its number among those of the different chunks.
        owner: for each element, the chunk of the texts that it stands in.
        begin: where each chunk of the texts begins among the elements.
        start: where each text begins among the elements, and their number.
    """

    which: Numbers
    owner: Numbers
    begin: Numbers
    start: Numbers


@frozen
class Batch:
    """Texts as chunks and tokens.

    Attributes:
        text: all texts, with a space between two.
        chunks: the different chunks.
        opens: whether each of them begins with a token.
        which: for each chunk of the texts, its number among the different ones.
        text_start: where each text begins in `text`, and one more than its length.
        chunk_start: where each chunk of the texts begins in `text`.
        first_chunk: the chunk with which each text begins, and the number of all.
        forms: the tokens of the different chunks, one after another.
        widths: how many characters each of these takes in the text.
        tokens: the tokens of the texts, numbers in `forms`.
        token_start: where each token begins in `text`.
        joined: for each token, whether it belongs to the word of the token before.
    """

    text: str
    chunks: list[str]
    opens: Flags
    which: Numbers
    text_start: Numbers
    chunk_start: Numbers
    first_chunk: Numbers
    forms: list[str]
    widths: list[int]
    tokens: Runs
    token_start: Numbers
    joined: Flags

    def befores(self) -> list[str]:
        """What stands before the first token of each text: all of it where there is none."""
        ends = self.text_start[1:] - 1
        some = self.tokens.start[1:] > self.tokens.start[:-1]
        ends[some] = self.token_start[self.tokens.start[:-1][some]]
        return [self.text[a:b] for a, b in zip(self.text_start.tolist(), ends.tolist(), strict=False)]

    def pieces(self, chosen: Numbers, owner: Numbers) -> list[str]:
        """What stands from some tokens to the next one that begins elsewhere, or to the end of the text.

        Args:
            chosen: their numbers.
            owner: the text of each token.
        """
        begins = self.token_start[chosen]
        following = np.searchsorted(self.token_start, begins, side="right")
        ends = np.append(self.token_start, len(self.text))[following]
        ends = np.minimum(ends, self.text_start[owner[chosen] + 1] - 1)
        return [self.text[a:b] for a, b in zip(begins.tolist(), ends.tolist(), strict=True)]


_Known = tuple[
    tuple[tuple[Word, ...], ...],
    tuple[tuple[str, ...], ...],
    tuple[tuple[int, ...], ...],
    tuple[tuple[int, ...], ...],
    tuple[tuple[int, ...], ...],
]
"""The fields of `Chunk` for many of them."""


@frozen
class _Cut:
    """Texts as chunks, and what is known of the different ones, field by field."""

    text: str
    chunks: list[str]
    known: _Known
    which: Numbers
    first: Numbers


def analyze_all(texts: Sequence[str]) -> Batch:
    """The tokens of some texts in NFC and where their words begin.

    Raises:
        SearchlibError: pyvi's model is missing or of another version.
    """
    cut = _cut(texts)
    pieces, joins = _joins(cut)
    _, forms, starts, ends, owners = cut.known
    lengths = _sizes(cut.chunks)[cut.which] + 1
    chunk_start = np.cumsum(lengths) - lengths
    counts, inner, outer = _sizes(forms), _flat(starts), _flat(ends)
    tokens = _runs(counts, cut)
    token_start = chunk_start[tokens.owner] + inner[tokens.which]
    opens = counts > 0
    opens[opens] = inner[(np.cumsum(counts) - counts)[opens]] == 0
    # the word in which each token begins: how many pieces up to its own one begin a word
    place = pieces.begin[tokens.owner] + _flat(owners)[tokens.which]
    word = np.cumsum(~joins)[place]
    joined = np.zeros(len(word), bool)
    joined[1:] = (word[1:] == word[:-1]) | (token_start[1:] == token_start[:-1])
    joined[tokens.start[:-1][tokens.start[:-1] < len(word)]] = False
    return Batch(
        text=cut.text,
        chunks=cut.chunks,
        opens=opens,
        which=cut.which,
        text_start=np.concatenate(([0], np.cumsum(_sizes(texts) + 1))),
        chunk_start=chunk_start,
        first_chunk=cut.first,
        forms=list(chain.from_iterable(forms)),
        widths=(outer - inner).tolist(),
        tokens=tokens,
        token_start=token_start,
        joined=joined,
    )


def segment_all(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text: what `segment` gives for each."""
    cut = _cut([unicodedata.normalize("NFC", text) for text in texts])
    pieces, joins = _joins(cut)
    each = [word[-2] for words in cut.known[0] for word in words]
    parts = list(map(each.__getitem__, pieces.which.tolist()))
    flags, bounds = joins.tolist(), pieces.start.tolist()
    return [
        written(parts[first:last], flags[first:last]) if first < last else text.split(" ")
        for text, first, last in zip(texts, bounds[:-1], bounds[1:], strict=True)
    ]


def _cut(texts: Sequence[str]) -> _Cut:
    numbers = _Numbering()
    text = " ".join(texts)
    which = np.fromiter(map(numbers.__getitem__, text.split(" ") if texts else ()), np.int64)
    first = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([text.count(" ") + 1 for text in texts], out=first[1:])
    chunks = list(numbers)
    known = cast("_Known", tuple(zip(*map(CHUNKS.__getitem__, chunks), strict=True)) or ((),) * 5)
    return _Cut(text, chunks, known, which, first)


def _joins(cut: _Cut) -> tuple[Runs, Flags]:
    """The pieces of the texts, and whether each is joined to the one before."""
    pieces = _runs(_sizes(cut.known[0]), cut)
    words = list(chain.from_iterable(cut.known[0]))
    return pieces, _tagger().joins(words, pieces.which, pieces.start)


def _runs(each: Numbers, cut: _Cut) -> Runs:
    """What the chunks of the texts hold, given how many elements each of the different chunks has."""
    count = each[cut.which]
    end = np.cumsum(count)
    begin = end - count
    shift = (np.cumsum(each) - each)[cut.which] - begin
    total = int(end[-1]) if len(end) else 0
    owner = np.repeat(np.arange(len(count)), count)
    return Runs(np.arange(total) + shift[owner], owner, begin, np.append(begin, total)[cut.first])


def _flat(rows: Sequence[tuple[int, ...]]) -> Numbers:
    return np.array(list(chain.from_iterable(rows)), np.int64)


def _sizes(rows: Sequence[Sized]) -> Numbers:
    return np.array(list(map(len, rows)), np.int64)


@cache
def _tagger() -> Tagger:
    return Tagger(segmenter())
