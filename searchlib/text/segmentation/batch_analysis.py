"""Many texts analyzed at once, as arrays: what `analyze` gives for each, at a fraction of the time.

Nearly all chunks of a batch of news are known from those before. What is known of them stands in a `Register`
as columns, so all that depends on where a chunk stands is worked out over arrays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import numpy as np
import numpy.typing as npt

from searchlib.frozen import frozen
from searchlib.text.segmentation.batch_crf import Tagger
from searchlib.text.segmentation.chunk_register import Register
from searchlib.text.segmentation.chunk_tokens import Note
from searchlib.text.segmentation.growing_columns import Flags, Letters, Numbers
from searchlib.text.segmentation.words import segmenter

LETTERS = 1 << 17
"""How many letters are cut into words at a time, so that arrays stay in the caches of a processor."""

_SPACE, _JOIN = ord(" "), ord("_")


@frozen
class Batch:
    """Texts as chunks and tokens.

    Attributes:
        text: all texts, with a space behind each.
        text_start: where each text begins in `text`, and its length.
        first_chunk: the chunk with which each text begins, and the number of all.
        opens: for each chunk of the texts, whether it begins with a token.
        forms: different tokens, more than these texts have.
        tokens: the tokens of the texts, numbers in `forms`.
        first_token: the token with which each text begins, and the number of all.
        chunk: the chunk of the texts in which each token stands.
        token_start: where each token begins in `text`.
        widths: how many characters each takes there.
        notes: what `note` gave for each.
        joined: for each token, whether it belongs to the word of the token before.
    """

    text: str
    text_start: Numbers
    first_chunk: Numbers
    opens: Flags
    forms: Sequence[str]
    tokens: Numbers
    first_token: Numbers
    chunk: Numbers
    token_start: Numbers
    widths: Numbers
    notes: npt.NDArray[np.uint8]
    joined: Flags

    def befores(self) -> list[str]:
        """What stands before the first token of each text: all of it where there is none."""
        ends = self.text_start[1:] - 1
        some = self.first_token[1:] > self.first_token[:-1]
        ends[some] = self.token_start[self.first_token[:-1][some]]
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


def analyze_all(texts: Sequence[str], note: Note | None = None) -> Batch:
    """The tokens of some texts in NFC and where their words begin.

    Args:
        texts: the texts.
        note: gives a byte to keep for each token of a chunk.

    Raises:
        SearchlibError: pyvi's model is missing or of another version.
    """
    with _register(note) as known:
        cut = known.cut(texts)
        pieces = known.piece_rows.runs(cut.which, cut.first)
        joins = known.pieces.joins(known.piece.values()[pieces.which], pieces.start)
        columns = known.tokens()
        tokens = columns.rows.runs(cut.which, cut.first)
        which = tokens.which
        token_start = columns.start.values()[which] + np.repeat(cut.start, tokens.count)
        # the word in which each token begins: how many pieces up to its own one begin a word
        place = columns.piece.values()[which] + np.repeat(pieces.begin, tokens.count)
        word = np.cumsum(~joins)[place]
        joined = np.zeros(len(word), bool)
        joined[1:] = (word[1:] == word[:-1]) | (token_start[1:] == token_start[:-1])
        joined[tokens.start[:-1][tokens.start[:-1] < len(word)]] = False
        return Batch(
            text=cut.text,
            text_start=cut.begin,
            first_chunk=cut.first,
            opens=columns.opens.values()[cut.which],
            forms=columns.forms,
            tokens=columns.form.values()[which],
            first_token=tokens.start,
            chunk=np.repeat(np.arange(len(cut.which)), tokens.count),
            token_start=token_start,
            widths=columns.width.values()[which],
            notes=columns.note.values()[which] if note else np.zeros(0, np.uint8),
            joined=joined,
        )


def segment_all(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text: what `segment` gives for each.

    Raises:
        SearchlibError: pyvi's model is missing or of another version.
    """
    found: list[list[str]] = []
    first = letters = 0
    with _register() as known:
        for last, text in enumerate(texts, 1):
            letters += len(text)
            if letters >= LETTERS or last == len(texts):
                found += _segmented(known, texts[first:last])
                first, letters = last, 0
    return found


def _segmented(known: Register, texts: Sequence[str]) -> list[list[str]]:
    cut = known.cut([unicodedata.normalize("NFC", text) for text in texts])
    runs = known.piece_rows.runs(cut.which, cut.first)
    pieces = known.piece.values()[runs.which]
    joined = known.pieces.joins(pieces, runs.start)
    start = known.piece_start.values()[runs.which] + np.repeat(cut.start, runs.count)
    words = _written(cut.letters, start, known.pieces.length.values()[pieces], joined)
    bounds = np.append(0, np.cumsum(~joined))[runs.start].tolist()
    return [
        words[first:last] if first < last else text.split(" ")
        for text, first, last in zip(texts, bounds[:-1], bounds[1:], strict=True)
    ]


def _written(letters: Letters, start: Numbers, length: Numbers, joined: Flags) -> list[str]:
    """The words of pieces.

    Args:
        letters: those of the text.
        start, length: where each piece stands in it.
        joined: whether each is joined to the one before.
    """
    if not len(start):
        return []
    room = length + 1
    place = np.cumsum(room) - room  # of the sign before each piece
    source = np.repeat(start - 1 - place, room)
    source += np.arange(len(source))
    written = letters.take(source, mode="clip")
    written[place] = np.where(joined, _JOIN, _SPACE)
    return written[1:].tobytes().decode("utf-32-le", "surrogatepass").split(" ")


_IDLE: dict[Note | None, list[Register]] = {}


@contextmanager
def _register(note: Note | None = None) -> Iterator[Register]:
    """A register that nobody else uses meanwhile.

    It is kept for the next batch unless it is full, or something was raised, which may have left it half
    written. There are as many as there are threads at work.
    """
    idle = _IDLE.setdefault(note, [])
    try:
        known = idle.pop()
    except IndexError:
        known = Register(_tagger(), note)
    yield known
    if not known.full():
        idle.append(known)


@cache
def _tagger() -> Tagger:
    return Tagger(segmenter())
