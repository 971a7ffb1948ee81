"""The register: chunks numbered as they come, and what is known of them as columns.

A batch of texts is looked up without making a string of each chunk: a hash of its letters leads to one known
chunk, and the letters of the two are compared. What is not found in this way is looked up as a string, so a
collision costs time and never changes a result.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from searchlib.frozen import frozen
from searchlib.text.segmentation.batch_crf import Pieces, Tagger
from searchlib.text.segmentation.chunk_tokens import ChunkTokens, Note
from searchlib.text.segmentation.growing_columns import Column, Letters, Numbers, Rows
from searchlib.text.segmentation.pieces import split_pieces

MOST_CHUNKS, MOST_LETTERS = 120_000, 1_000_000
"""What a register may hold before a batch."""

_SPACE = ord(" ")
_SLOT_BITS = 19
_BASE = 0x9E3779B97F4A7C15
"""Any odd number: the hash of letters a, b, c is a + b * base + c * base^2 ..., modulo 2^64."""
_MIX = np.uint64(0xD6E8FEB86659FD93)
_OFTEN = 1 << 19
"""Letters of usual batches, for which powers are kept."""


@frozen
class Cut:
    """Texts as chunks.

    Attributes:
        text: all texts, with a space behind each.
        letters: its code points.
        begin: where each text begins in it, and its length.
        start: where each chunk begins in it.
        which: the number of each.
        first: the chunk with which each text begins, and the number of all.
    """

    text: str
    letters: Letters
    begin: Numbers
    start: Numbers
    which: Numbers
    first: Numbers


class Register:
    """What is known of chunks, by numbers from 0; for one thread at a time.

    Attributes:
        chunks: the chunks.
        pieces: what is known of their pieces.
        piece_rows: how many pieces each chunk has.
        piece: the pieces of all chunks, numbers in `pieces`.
        piece_start: where each begins in its chunk.
    """

    def __init__(self, tagger: Tagger, note: Note | None = None) -> None:
        self._numbers: dict[str, int] = {}
        self._slots = np.zeros(1 << _SLOT_BITS, np.int32)
        self._letters = Column(np.uint32)  # of all chunks, a space behind each
        self._begin, self._length = Column(np.int64), Column(np.int64)
        self.chunks: list[str] = []
        self.pieces = Pieces(tagger)
        self.piece_rows = Rows()
        self.piece, self.piece_start = Column(np.int64), Column(np.int64)
        self._tokens = ChunkTokens(note)
        self._add([""])  # slots that are free lead to it

    def cut(self, texts: Sequence[str]) -> Cut:
        """Cuts texts in NFC into chunks."""
        text = " ".join((*texts, ""))
        letters = _code_points(text)
        end = np.flatnonzero(letters == _SPACE)
        start = np.zeros(len(end), np.int64)
        start[1:] = end[:-1] + 1
        which, slot, misses = self._look_up(letters, start, end)
        if len(misses):
            which[misses] = self._find(
                [text[a:b] for a, b in zip(start[misses].tolist(), end[misses].tolist(), strict=True)]
            )
            self._keep(slot[misses], which[misses])
        begin = np.cumsum([0, *(len(text) + 1 for text in texts)])
        return Cut(text, letters, begin, start, which, np.searchsorted(start, begin))

    def _look_up(self, letters: Letters, start: Numbers, end: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """For each chunk the number of the known one with its hash, and the slot; which chunks are others."""
        powers, inverses = _powers(len(letters))
        sums = np.zeros(len(letters) + 1, np.uint64)
        np.cumsum(letters * powers, out=sums[1:])
        hashes = (sums[end] - sums[start]) * inverses[start]
        hashes ^= hashes >> np.uint64(32)
        slot = ((hashes * _MIX) >> np.uint64(64 - _SLOT_BITS)).astype(np.int64)
        which = self._slots[slot].astype(np.int64)
        length = end - start
        other = self._length.values()[which] != length
        place = np.repeat(self._begin.values()[which] - start, length + 1)
        place += np.arange(len(letters))
        differs = np.flatnonzero(self._letters.values().take(place, mode="clip") != letters)
        other[np.searchsorted(end, differs)] = True
        return which, slot, np.flatnonzero(other)

    def _keep(self, slot: Numbers, which: Numbers) -> None:
        """Lets slots that are free lead to chunks; the first of several stays, which is the most frequent."""
        free = np.flatnonzero(self._slots[slot] == 0)[::-1]
        self._slots[slot[free]] = which[free]

    def _find(self, chunks: list[str]) -> Numbers:
        """The numbers of some chunks; new ones are added."""
        new = [chunk for chunk in dict.fromkeys(chunks) if chunk not in self._numbers]
        if new:
            self._add(new)
        return np.fromiter(map(self._numbers.__getitem__, chunks), np.int64, len(chunks))

    def _add(self, chunks: list[str]) -> None:
        """Adds chunks that are new."""
        text = " ".join((*chunks, ""))
        length = np.array(list(map(len, chunks)), np.int64)
        begin = np.cumsum(length + 1) - (length + 1)
        cut = split_pieces(text)  # no piece holds a space
        ends = np.cumsum(list(map(len, cut)))
        start = ends[:-1:2]
        owner = np.searchsorted(begin, start, side="right") - 1
        self.piece.extend(self.pieces.numbers_of(cut[1::2]))
        self.piece_start.extend(start - begin[owner])
        self.piece_rows.extend(np.bincount(owner, minlength=len(chunks)))
        self._begin.extend(len(self._letters) + begin)
        self._length.extend(length)
        self._letters.extend(_code_points(text))
        first = len(self.chunks)
        self.chunks += chunks
        self._numbers.update(zip(chunks, range(first, first + len(chunks)), strict=True))

    def tokens(self) -> ChunkTokens:
        """The tokens of all chunks."""
        first, last = len(self._tokens.rows), len(self.chunks)
        if first < last:
            counts = self.piece_rows.counts()
            start = self.piece_start.values()[int(counts[:first].sum()) :]
            self._tokens.extend(self.chunks[first:], counts[first:], start)
        return self._tokens

    def full(self) -> bool:
        """Whether it takes so much memory, about 100 MB, that a new one should take its place."""
        return len(self.chunks) > MOST_CHUNKS or len(self._letters) > MOST_LETTERS


def _code_points(text: str) -> Letters:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _powers(count: int) -> tuple[np.ndarray, np.ndarray]:
    """The first powers of the base and of its inverse."""
    powers, inverses = (_usual_powers if count <= _OFTEN else _first_powers)(1 << count.bit_length())
    return powers[:count], inverses[:count]


def _first_powers(count: int) -> tuple[np.ndarray, np.ndarray]:
    powers, inverses = (np.full(count, base, np.uint64) for base in (_BASE, pow(_BASE, -1, 1 << 64)))
    powers[0] = inverses[0] = 1
    return np.cumprod(powers), np.cumprod(inverses)


_usual_powers = lru_cache(2)(_first_powers)
