"""The tokens of chunks, worked out for many chunks at once and kept as columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, repeat

import numpy as np

from searchlib.text.segmentation.growing_columns import Column, Numbers, Rows
from searchlib.text.tokens import SPELLINGS, split

Note = Callable[[Sequence[str], Sequence[str]], Sequence[int]]
"""Gives a byte for each of some tokens, from how it is written ("" if the next one stands in the same place)
and what follows up to the next one, or to the end of its chunk and the space behind it."""


class ChunkTokens:
    """The tokens of chunks that are numbered from 0.

    Attributes:
        forms: the different tokens in canonical spelling.
        rows: how many each chunk has.
        form: the tokens of all chunks, numbers in `forms`.
        start, width: where each stands in its chunk.
        piece: the piece of the chunk in which it begins.
        note: what is noted of it.
        opens: whether each chunk begins with a token.
    """

    def __init__(self, note: Note | None) -> None:
        self._note = note
        self._numbers: dict[str, int] = {}
        self.forms: list[str] = []
        self.rows = Rows()
        self.form = Column(np.int64)
        self.start, self.width, self.piece = Column(np.int64), Column(np.int64), Column(np.int64)
        self.note = Column(np.uint8)
        self.opens = Column(np.bool_)

    def extend(self, chunks: Sequence[str], pieces: Numbers, piece_start: Numbers) -> None:
        """Adds the tokens of some chunks.

        Args:
            chunks: the next ones.
            pieces: how many pieces each has.
            piece_start: where each of these begins in its chunk.
        """
        text = " ".join((*chunks, ""))  # no token holds a space
        begin = np.cumsum([0, *(len(chunk) + 1 for chunk in chunks)])
        cut = split(text)
        ends = np.cumsum(list(map(len, cut)))
        spellings = list(map(SPELLINGS.__getitem__, cut[1::2]))
        several = np.array(list(map(len, spellings)), np.int64)
        start, end = np.repeat(ends[:-1:2], several), np.repeat(ends[1::2], several)
        chunk = np.searchsorted(begin, start, side="right") - 1
        forms = list(chain.from_iterable(spellings))
        for form in forms:
            if form not in self._numbers:
                self._numbers[form] = len(self.forms)
                self.forms.append(form)
        counts = np.bincount(chunk, minlength=len(chunks))
        self.rows.extend(counts)
        self.form.extend(list(map(self._numbers.__getitem__, forms)))
        self.start.extend(start - begin[chunk])
        self.width.extend(end - start)
        opens = np.zeros(len(chunks), bool)
        opens[chunk[start == begin[chunk]]] = True
        self.opens.extend(opens)
        first = np.cumsum(pieces) - pieces
        stands = piece_start + np.repeat(begin[:-1], pieces)
        self.piece.extend(np.searchsorted(stands, start, side="right") - 1 - first[chunk])
        if self._note and forms:
            surfaces = cut[1::2]
            if len(forms) > len(surfaces):
                surfaces = [
                    part
                    for surface, count in zip(surfaces, several.tolist(), strict=True)
                    for part in (*repeat("", count - 1), surface)
                ]
            following = np.minimum(np.append(start[1:], len(text)), begin[chunk + 1])
            afters = [text[a:b] for a, b in zip(end.tolist(), following.tolist(), strict=True)]
            self.note.extend(self._note(surfaces, afters))
