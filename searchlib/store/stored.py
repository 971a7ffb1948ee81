"""The stored articles: JSON in compressed blocks, so that one article is read without the others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.store.arrays import Array, Batch

BLOCK_BYTES = 1 << 16


class StoredWriter:
    """Collects articles and compresses them block by block.

    The arrays: `stored.text` u1 (the compressed blocks), `stored.block` u8 (offsets of the blocks in it),
    `stored.first` u4 (number of the first article of each block), `stored.size` u8 (bytes of the JSON of each
    article); the first three have one entry more than there are blocks where they are offsets.
    """

    def __init__(self) -> None:
        self._pending: list[bytes] = []
        self._pending_bytes = 0
        self._blocks: list[bytes] = []
        self._first: list[int] = [0]
        self._sizes: list[int] = []

    def add(self, article: Mapping[str, Any]) -> None:
        """Adds the dict of one article."""
        text = json.dumps(article, ensure_ascii=False, separators=(",", ":"))
        self.add_json(text.encode("utf-8", "replace"))

    def add_json(self, text: bytes) -> None:
        """Adds the JSON of one article."""
        self._pending.append(text)
        self._pending_bytes += len(text)
        self._sizes.append(len(text))
        if self._pending_bytes >= BLOCK_BYTES:
            self._flush()

    def add_block(self, compressed: bytes, sizes: list[int]) -> None:
        """Adds a block that is compressed already, with the sizes of its articles."""
        self._flush()
        self._sizes += sizes
        self._close(compressed)

    def finish(self) -> Batch:
        """The four arrays."""
        self._flush()
        block = np.zeros(len(self._blocks) + 1, "<u8")
        np.cumsum([len(item) for item in self._blocks], out=block[1:], dtype="<u8")
        return {
            "stored.text": np.frombuffer(b"".join(self._blocks), "u1"),
            "stored.block": block,
            "stored.first": np.array(self._first, "<u4"),
            "stored.size": np.array(self._sizes, "<u8"),
        }

    def _flush(self) -> None:
        if self._pending:
            import zlib

            self._close(zlib.compress(b"".join(self._pending)))
            self._pending, self._pending_bytes = [], 0

    def _close(self, compressed: bytes) -> None:
        self._blocks.append(compressed)
        self._first.append(len(self._sizes))


def inflate(compressed: bytes, size: int) -> bytes:
    """The bytes of a block; memory is bounded by the size that the directory names and by what can be packed.

    Raises:
        IndexDamaged: the block does not hold exactly `size` bytes.
    """
    import zlib

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
        arrays: the four arrays of `StoredWriter`.
        chosen: True for each article to copy.
        writer: where they go.
    """
    text, sizes = arrays["stored.text"], arrays["stored.size"].tolist()
    block, first = arrays["stored.block"].tolist(), arrays["stored.first"].tolist()
    for number in range(len(block) - 1):
        low, high = first[number], first[number + 1]
        wanted = chosen[low:high]
        if not wanted.any():
            continue
        compressed = text[block[number] : block[number + 1]].tobytes()
        total = sum(sizes[low:high])
        if wanted.all() and total >= BLOCK_BYTES // 2:
            writer.add_block(compressed, sizes[low:high])
            continue
        raw, offset = inflate(compressed, total), 0
        for article in range(low, high):
            if wanted[article - low]:
                writer.add_json(raw[offset : offset + sizes[article]])
            offset += sizes[article]
