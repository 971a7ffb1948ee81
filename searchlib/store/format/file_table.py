"""The table of source files on disk: what was read, when, from where.

`SLFT`, length of the JSON (u64), its CRC-32 (u32), little endian; then the JSON, compressed by zlib: an
object of objects by key of the file.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Mapping
from typing import Any

from searchlib.errors import IndexDamaged, IndexFolderError
from searchlib.store.format.index_folder import read_whole
from searchlib.store.format.table_of_contents import FilesEntry

FileTable = dict[str, dict[str, Any]]
"""By key of the file: `path size mtime_ns hash root articles` as of the last run that read it whole."""

HEADER = struct.Struct("<4sQI")
MAGIC = b"SLFT"
_LIMIT = 1 << 29
"""Bytes of JSON beyond which a table is neither written nor read; about two million files."""
_RATIO = 200
"""How much smaller zlib makes a table at most; the hashes alone keep it far below that."""


def pack_files(table: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The bytes of the file.

    Raises:
        IndexFolderError: these are too many files for one index.
    """
    import zlib

    text = json.dumps(table, separators=(",", ":")).encode("utf-8")
    if len(text) > _LIMIT:
        raise IndexFolderError(
            f"{len(table)} files are too many for one index; put articles into .jsonl files"
        )
    return HEADER.pack(MAGIC, len(text), zlib.crc32(text)) + zlib.compress(text)


def read_files(folder: str, entry: FilesEntry | None) -> FileTable:
    """The table of a committed state; empty before the first.

    Raises:
        IndexDamaged: it is missing or is not what was written.
        IndexFolderError: it cannot be read.
    """
    if entry is None:
        return {}
    import zlib

    where = os.path.join(folder, entry.name)
    try:
        data = read_whole(folder, entry.name, _LIMIT)
    except FileNotFoundError:
        raise IndexDamaged(f"{where} is missing; rebuild the index") from None
    damaged = IndexDamaged(f"{where} is not what was written; rebuild the index")
    if len(data) != entry.bytes or zlib.crc32(data) != entry.crc or len(data) < HEADER.size:
        raise damaged
    magic, length, crc = HEADER.unpack_from(data)
    if magic != MAGIC or length > min(_LIMIT, _RATIO * len(data)):
        raise damaged
    try:
        text = zlib.decompressobj().decompress(data[HEADER.size :], length + 1)
        if text.count(b",") > len(text) // 8 + 64 or text.count(b"{") > len(text) // 24 + 8:
            raise damaged  # many small values fill the memory
        table = json.loads(text)
    except (zlib.error, ValueError, RecursionError) as error:
        raise damaged from error
    if len(text) != length or zlib.crc32(text) != crc or not isinstance(table, dict):
        raise damaged
    if not all(isinstance(value, dict) for value in table.values()):
        raise damaged
    return table
