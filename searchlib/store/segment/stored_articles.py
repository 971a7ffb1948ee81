"""The stored articles, block by block: how their text is written, and notes of what no array says.

How a text is written is the business of `spelled`, the notes of `notes`. A block holds some consecutive
articles in two compressed parts: the codes of their paragraphs, and their notes, JSON in UTF-8. So one
article is read without the others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.store.format.string_tables import Array, Batch

BLOCK_BYTES = 1 << 13
"""Codes and notes of a block, before compression, that are enough."""


_LEVEL = 6  # 9 takes ten times as long for a thirtieth of these bytes


class StoredWriter:
    """Collects articles and compresses them block by block.

    The arrays: `stored.codes` and `stored.notes` u1 (the compressed parts), `stored.code.block` and
    `stored.note.block` u8 (where those of each block begin), `stored.first` u4 (number of the first article
    of each block), `stored.size` u4 (bytes of the note of each article); of the offsets there is one more.
    """

    def __init__(self) -> None:
        self._codes: list[bytes] = []
        self._notes: list[bytes] = []
        self._pending = 0
        self._blocks: list[tuple[bytes, bytes]] = []
        self._first: list[int] = [0]
        self._sizes: list[int] = []

    def add(self, codes: bytes, note: Any) -> None:
        """Adds an article: the codes of its paragraphs one after another, and its note."""
        text = json.dumps(note, ensure_ascii=False, separators=(",", ":"))
        self.add_json(codes, text.encode("utf-8", "replace"))

    def add_json(self, codes: bytes, note: bytes) -> None:
        """Adds an article whose note is JSON already."""
        self._codes.append(codes)
        self._notes.append(note)
        self._sizes.append(len(note))
        self._pending += len(codes) + len(note)
        if self._pending >= BLOCK_BYTES:
            self._flush()

    def add_block(self, codes: bytes, notes: bytes, sizes: list[int]) -> None:
        """Adds a block that is compressed already, with the sizes of its notes."""
        self._flush()
        self._sizes += sizes
        self._close(codes, notes)

    def finish(self) -> Batch:
        """The arrays."""
        self._flush()
        arrays = {"stored.first": np.array(self._first, "<u4"), "stored.size": np.array(self._sizes, "<u4")}
        for at, name in enumerate(("code", "note")):
            parts = [block[at] for block in self._blocks]
            start = np.zeros(len(parts) + 1, "<u8")
            np.cumsum([len(part) for part in parts], out=start[1:], dtype="<u8")
            arrays[f"stored.{name}s"] = np.frombuffer(b"".join(parts), "u1")
            arrays[f"stored.{name}.block"] = start
        return arrays

    def _flush(self) -> None:
        if self._notes:
            import zlib

            codes, notes = b"".join(self._codes), b"".join(self._notes)
            self._close(zlib.compress(codes, _LEVEL), zlib.compress(notes, _LEVEL))
            self._codes, self._notes, self._pending = [], [], 0

    def _close(self, codes: bytes, notes: bytes) -> None:
        self._blocks.append((codes, notes))
        self._first.append(len(self._sizes))


def inflate(compressed: bytes, size: int) -> bytes:
    """The bytes of a part of a block; memory is bounded by `size` and by what can be packed.

    Raises:
        IndexDamaged: it does not hold exactly `size` bytes.
    """
    import zlib

    if size < 0:
        raise IndexDamaged("a block of stored articles ends before it begins; rebuild the index")
    if size > 1100 * len(compressed) + 64:  # deflate packs at most about 1030 bytes into one
        raise IndexDamaged("a block of stored articles is smaller than its articles; rebuild the index")
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(compressed, size + 1)
    except zlib.error:
        text = b""
    if len(text) != size or not unpacker.eof:
        raise IndexDamaged("a block of stored articles cannot be read; rebuild the index")
    return text


def copy_articles(arrays: Mapping[str, Array], chosen: Array, writer: StoredWriter) -> None:
    """Copies articles into `writer`; whole blocks of a good size are taken as they are.

    Args:
        arrays: a batch.
        chosen: True for each article to copy.
        writer: where they go.
    """
    sizes, first = arrays["stored.size"].tolist(), arrays["stored.first"].tolist()
    paragraphs = arrays["art.first"].astype(np.int64)
    # where the codes of each article begin: one for each token and one more for each paragraph
    place = (arrays["token.start"].astype(np.int64)[paragraphs] + paragraphs).tolist()
    for number in range(len(first) - 1):
        low, high = first[number], first[number + 1]
        wanted = chosen[low:high]
        if not wanted.any():
            continue
        codes, notes = (_part(arrays, name, number) for name in ("code", "note"))
        lengths = place[high] - place[low], sum(sizes[low:high])
        if wanted.all() and sum(lengths) >= BLOCK_BYTES // 2:
            writer.add_block(codes, notes, sizes[low:high])
            continue
        codes, notes, offset = inflate(codes, lengths[0]), inflate(notes, lengths[1]), 0
        for article in range(low, high):
            if wanted[article - low]:
                own = codes[place[article] - place[low] : place[article + 1] - place[low]]
                writer.add_json(own, notes[offset : offset + sizes[article]])
            offset += sizes[article]


def _part(arrays: Mapping[str, Array], name: str, block: int) -> bytes:
    first, last = arrays[f"stored.{name}.block"][block : block + 2].tolist()
    return arrays[f"stored.{name}s"][first:last].tobytes()
