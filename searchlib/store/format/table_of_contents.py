"""The table of contents as we read it: a trailer behind the bytes that Whoosh wrote.

The file begins with what Whoosh's own `TOC.write` writes (pickles, which are never loaded here). Then comes
JSON in UTF-8:

    {"format", "generation", "updated", "whoosh": {"bytes", "crc"}, "files": {"name", "bytes", "crc"} | null,
     "segments": [{"id", "bytes", "crc", "paragraphs", "articles", "tokens",
                   "deleted": [[first, last], ...], "deleted_articles"}]}

where crc of a segment is that of its directory, and deleted holds half-open ranges of paragraphs, ascending.
The last 12 bytes are `SLTC`, the length of the JSON (u32) and its CRC-32 (u32), little endian.
"""

from __future__ import annotations

import json
import os
import re
import struct
from dataclasses import asdict, field
from typing import Any

from searchlib.errors import IndexDamaged
from searchlib.frozen import frozen
from searchlib.store.format.index_folder import FILES_NAME, other_version, read_whole, segment_name, toc_name

FORMAT = 3
READABLE = (2, FORMAT)
"""Formats that are read; what is written is of the last."""
FOOTER = struct.Struct("<4sII")
MAGIC = b"SLTC"
MAX_VALUES = 1 << 23
"""Values beyond which a table of contents is not read; so many take half a gigabyte of memory."""
MAX_SEGMENTS = 512
"""Segments beyond which a table of contents is not read; the merge policy keeps them to some dozens."""
_SEGMENT_ID = re.compile(r"[0-9a-z]{16}")


@frozen
class SegmentEntry:
    """What the table of contents says of a segment.

    Attributes:
        id: 16 characters, which make the name of the file.
        bytes: length of the file.
        crc: CRC-32 of its directory.
        paragraphs, articles, tokens: what it holds, dead ones included.
        deleted: half-open ranges of dead paragraphs, ascending and apart.
        deleted_articles: how many articles are dead.
    """

    id: str
    bytes: int
    crc: int
    paragraphs: int
    articles: int
    tokens: int
    deleted: tuple[tuple[int, int], ...] = ()
    deleted_articles: int = 0

    @property
    def file(self) -> str:
        """Name of the file."""
        return segment_name(self.id)

    @property
    def deleted_paragraphs(self) -> int:
        """How many paragraphs are dead."""
        return sum(last - first for first, last in self.deleted)


@frozen
class FilesEntry:
    """The table of source files: its name, length and CRC-32."""

    name: str
    bytes: int
    crc: int


@frozen
class Contents:
    """One committed state of the index.

    Attributes:
        generation: its number, which grows by one with each commit.
        updated: when it was committed (ISO, UTC).
        segments: in the order of the archive.
        files: the table of source files, or None before the first.
        format: in which it was written; what is written now has `FORMAT`.
        made: what tells this index from one that is made anew in its place; "" if an older version wrote it.
    """

    generation: int
    updated: str = ""
    segments: tuple[SegmentEntry, ...] = ()
    files: FilesEntry | None = field(default=None)
    format: int = FORMAT
    made: str = ""


def trailer(contents: Contents, before: bytes) -> bytes:
    """The bytes that follow what Whoosh wrote (`before`)."""
    import zlib

    data = {
        "format": FORMAT,
        "generation": contents.generation,
        "updated": contents.updated,
        "made": contents.made,
        "whoosh": {"bytes": len(before), "crc": zlib.crc32(before)},
        "files": contents.files and asdict(contents.files),
        "segments": [asdict(segment) for segment in contents.segments],
    }
    text = json.dumps(data, separators=(",", ":")).encode()
    return text + FOOTER.pack(MAGIC, len(text), zlib.crc32(text))


def read_contents(folder: str, generation: int) -> Contents:
    """The state of a generation.

    Raises:
        FileNotFoundError: there is none.
        IndexDamaged: its table of contents is not what was written.
        IndexVersion: it was written in another version of the format.
        IndexFolderError: it cannot be read.
    """
    name = toc_name(generation)
    contents = parse_contents(read_whole(folder, name), os.path.join(folder, name))
    if contents.generation != generation:
        raise IndexDamaged(f"{os.path.join(folder, name)} is of another generation; rebuild the index")
    return contents


def parse_contents(data: bytes, where: str) -> Contents:
    """The state that the bytes of a table of contents describe; see `read_contents`."""
    import zlib

    if len(data) < FOOTER.size or data[-FOOTER.size :][:4] != MAGIC:
        raise IndexDamaged(f"{where} is torn or was not written by searchlib; rebuild the index")
    _, length, crc = FOOTER.unpack(data[-FOOTER.size :])
    begin = len(data) - FOOTER.size - length
    text = data[max(0, begin) : -FOOTER.size]
    if begin < 0 or zlib.crc32(text) != crc or text.count(b",") + text.count(b"[") > MAX_VALUES:
        raise IndexDamaged(f"{where} is not what was written; rebuild the index")
    try:
        return _parse(json.loads(text), data[:begin], where)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise IndexDamaged(f"{where} cannot be read; rebuild the index") from error


def _parse(tree: dict[str, Any], before: bytes, where: str) -> Contents:
    import zlib

    if tree["format"] not in READABLE:
        raise other_version(where, str(tree["format"])[:20], FORMAT)
    if tree["whoosh"] != {"bytes": len(before), "crc": zlib.crc32(before)}:
        raise IndexDamaged(f"{where} is not what was written; rebuild the index")
    entry = tree["files"]
    files = None if entry is None else FilesEntry(entry["name"], _count(entry["bytes"]), _count(entry["crc"]))
    if files is not None and not FILES_NAME.fullmatch(files.name):
        raise ValueError("files")
    if len(tree["segments"]) > MAX_SEGMENTS:
        raise ValueError("segments")
    segments = tuple(_segment(entry) for entry in tree["segments"])
    if len({segment.id for segment in segments}) != len(segments):
        raise ValueError("a segment twice")
    generation = _count(tree["generation"])
    return Contents(
        generation, str(tree["updated"]), segments, files, int(tree["format"]), str(tree.get("made", ""))
    )


def _segment(entry: dict[str, Any]) -> SegmentEntry:
    if not _SEGMENT_ID.fullmatch(entry["id"]):
        raise ValueError("id")
    paragraphs = _count(entry["paragraphs"])
    deleted = tuple((_count(first), _count(last)) for first, last in entry["deleted"])
    edge = -1
    for first, last in deleted:
        if not edge < first < last <= paragraphs:
            raise ValueError("deleted")
        edge = last
    return SegmentEntry(
        id=entry["id"],
        bytes=_count(entry["bytes"]),
        crc=_count(entry["crc"]),
        paragraphs=paragraphs,
        articles=_count(entry["articles"]),
        tokens=_count(entry["tokens"]),
        deleted=deleted,
        deleted_articles=_count(entry["deleted_articles"]),
    )


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1 << 63:
        raise ValueError("count")
    return value
