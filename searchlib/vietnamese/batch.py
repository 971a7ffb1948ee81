"""Many texts analyzed at once, as arrays: what `analyze` gives for each, at a fraction of the time.

A batch of news has ten times as many chunks as different ones; what is known of these is laid out as arrays,
and all that depends on where a chunk stands is worked out over the arrays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import chain

import numpy as np

from searchlib.frozen import frozen
from searchlib.vietnamese.chunks import CHUNKS, Chunk
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
        start: where each text begins among the elements, and their number.
    """

    which: Numbers
    owner: Numbers
    start: Numbers


@frozen
class Batch:
    """Texts as chunks and tokens.

    Attributes:
        text: all texts, with a space between two.
        chunks: the different chunks.
        known: what is known of each.
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
    known: list[Chunk]
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


@frozen
class _Cut:
    """Texts as chunks."""

    text: str
    chunks: list[str]
    known: list[Chunk]
    which: Numbers
    first: Numbers


def analyze_all(texts: Sequence[str]) -> Batch:
    """The tokens of some texts in NFC and where their words begin.

    Raises:
        SearchlibError: pyvi's model is missing or of another version.
    """
    cut = _cut(texts)
    pieces, joins = _joins(cut)
    lengths = np.array([len(chunk) for chunk in cut.chunks], np.int64)[cut.which] + 1
    chunk_start = np.cumsum(lengths) - lengths
    text_lengths = np.array([len(text) + 1 for text in texts], np.int64)
    tokens = _runs([len(known.forms) for known in cut.known], cut)
    inner = _flat([known.starts for known in cut.known])[tokens.which]
    token_start = chunk_start[tokens.owner] + inner
    # the word in which each token begins: how many pieces up to its own one begin a word
    first_piece = np.searchsorted(pieces.owner, tokens.owner)
    place = first_piece + _flat([known.owners for known in cut.known])[tokens.which]
    word = np.cumsum(~joins)[place]
    joined = np.zeros(len(word), bool)
    joined[1:] = (word[1:] == word[:-1]) | (token_start[1:] == token_start[:-1])
    joined[tokens.start[:-1][tokens.start[:-1] < len(word)]] = False
    return Batch(
        text=cut.text,
        chunks=cut.chunks,
        known=cut.known,
        which=cut.which,
        text_start=np.concatenate(([0], np.cumsum(text_lengths))),
        chunk_start=chunk_start,
        first_chunk=cut.first,
        forms=list(chain.from_iterable(known.forms for known in cut.known)),
        widths=[
            end - start for known in cut.known for start, end in zip(known.starts, known.ends, strict=True)
        ],
        tokens=tokens,
        token_start=token_start,
        joined=joined,
    )


def segment_all(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text: what `segment` gives for each."""
    cut = _cut([unicodedata.normalize("NFC", text) for text in texts])
    pieces, joins = _joins(cut)
    each = [word[-2] for known in cut.known for word in known.words]
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
    return _Cut(text, chunks, list(map(CHUNKS.__getitem__, chunks)), which, first)


def _joins(cut: _Cut) -> tuple[Runs, Flags]:
    """The pieces of the texts, and whether each is joined to the one before."""
    pieces = _runs([len(known.words) for known in cut.known], cut)
    words = list(chain.from_iterable(known.words for known in cut.known))
    return pieces, _tagger().joins(words, pieces.which, pieces.start)


def _runs(counts: list[int], cut: _Cut) -> Runs:
    """What the chunks of the texts hold, given how many elements each of the different chunks has."""
    each = np.array(counts, np.int64)
    count = each[cut.which]
    end = np.cumsum(count)
    begin = end - count
    shift = (np.cumsum(each) - each)[cut.which] - begin
    total = int(end[-1]) if len(end) else 0
    owner = np.repeat(np.arange(len(count)), count)
    return Runs(np.arange(total) + shift[owner], owner, np.append(begin, total)[cut.first])


def _flat(rows: list[tuple[int, ...]]) -> Numbers:
    return np.array(list(chain.from_iterable(rows)), np.int64)


@cache
def _tagger() -> Tagger:
    return Tagger(segmenter())
