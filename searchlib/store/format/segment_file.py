"""A segment on disk: arrays one after another, a directory of them, a footer.

All numbers are little endian. `SLSG` and the version (u32); each array at a multiple of 8 bytes, the gaps
zero; the directory, JSON in UTF-8: a list of {name, dtype, count, offset, bytes, crcs}, where crcs holds the
CRC-32 of each chunk of the array (`layout.Shape.chunk` bytes). Of a packed array (see `parts`) these are
chunks before they were packed, and the directory has their `sizes` too. The footer: `SLSE`, offset of the
directory (u64), its length (u32), its CRC-32 (u32).
"""

from __future__ import annotations

import json
import mmap
import os
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.store.format.array_layout import ARRAYS, CHUNK_BYTES, DTYPES, Shape, counts_of, lacking
from searchlib.store.format.column import Column
from searchlib.store.format.index_folder import MAX_JSON, open_regular, other_version, unusable
from searchlib.store.format.packed_parts import PART_BYTES, pack_chunk
from searchlib.store.format.string_tables import Array

VERSION = 3
WITHOUT_PARTS = 2
"""The version before, which is read: all chunks are of one size, and no packed chunk has parts."""
HEADER = struct.Struct("<4sI")
FOOTER = struct.Struct("<4sQII")
HEAD_MAGIC, FOOT_MAGIC = b"SLSG", b"SLSE"
_ALIGNMENT = 8
_MAX_FRAME = 1 << 16
"""Bytes of a directory without its checksums, which take less than a byte for each 1024 of the file."""


def write_segment(stream: BinaryIO, arrays: Mapping[str, Array]) -> tuple[int, int]:
    """Writes the arrays of a segment.

    Returns:
        Length of the file and CRC-32 of its directory, which the table of contents repeats.
    """
    import zlib

    stream.write(HEADER.pack(HEAD_MAGIC, VERSION))
    offset = HEADER.size
    directory = []
    for name, shape in ARRAYS.items():
        values = np.ascontiguousarray(arrays[name], dtype=f"<{shape.dtype}")
        chunks = _chunks(values, shape)
        sizes = [len(chunk) for chunk in chunks]
        entry: dict[str, Any] = {
            "name": name,
            "dtype": shape.dtype,
            "count": len(values),
            "offset": offset,
            "bytes": sum(sizes),
            "crcs": [zlib.crc32(chunk) for chunk in chunks],
        }
        if shape.packed:
            entry["sizes"] = sizes
        directory.append(entry)
        for chunk in chunks:
            stream.write(chunk)
        gap = -entry["bytes"] % _ALIGNMENT
        stream.write(b"\0" * gap)
        offset += entry["bytes"] + gap
    text = json.dumps(directory, separators=(",", ":")).encode()
    crc = zlib.crc32(text)
    stream.write(text)
    stream.write(FOOTER.pack(FOOT_MAGIC, offset, len(text), crc))
    return offset + len(text) + FOOTER.size, crc


def _chunks(values: Array, shape: Shape) -> list[memoryview | bytes]:
    """An array in the pieces that have a checksum each."""
    step = shape.chunk // values.itemsize
    parts = [values[i : i + step] for i in range(0, len(values), step)]
    return [pack_chunk(part, shape) if shape.packed else part.data.cast("B") for part in parts]


def open_segment(
    folder: str, name: str, size: int | None = None, crc: int | None = None
) -> tuple[dict[str, Column], mmap.mmap]:
    """The columns of a segment file, mapped into memory; nothing of the arrays is read yet.

    Args:
        folder: the index folder.
        name: of the file.
        size, crc: what the table of contents says of the file, or None.

    Raises:
        FileNotFoundError: there is no such file.
        IndexDamaged: its frame is not what was written.
        IndexVersion: it was written in another version of the format.
        IndexFolderError: it cannot be read.
    """
    mapped = _map(folder, name)
    where = os.path.join(folder, name)
    if size is not None and len(mapped) != size:
        raise IndexDamaged(f"{where} has {len(mapped)} bytes instead of {size}; rebuild the index")
    entries = read_directory(mapped, where, crc)
    lengths = {entry_name: entry["count"] for entry_name, entry in entries.items()}
    missing = lacking(lengths)
    try:
        counts = counts_of(lengths | missing)
    except IndexDamaged as error:
        raise IndexDamaged(f"{where}: {error}") from error
    columns = {}
    old = _version(mapped, where) == WITHOUT_PARTS
    for array_name, shape in ARRAYS.items():
        if array_name in missing:
            nothing = np.zeros(missing[array_name], f"<{shape.dtype}")
            columns[array_name] = Column(array_name, nothing, shape, where=where)
        else:
            columns[array_name] = _column(mapped, entries[array_name], shape, counts, where, old)
    return columns, mapped


def _column(
    mapped: mmap.mmap, entry: dict[str, Any], shape: Shape, counts: Mapping[str, int], where: str, old: bool
) -> Column:
    chunk, part = (CHUNK_BYTES, CHUNK_BYTES) if old else (shape.chunk, PART_BYTES)
    bound = counts.get(shape.below or shape.offsets or "", 0)
    if not shape.packed:
        raw = np.frombuffer(mapped, f"<{shape.dtype}", entry["count"], entry["offset"])
        return Column(entry["name"], raw, shape, bound, entry["crcs"], where, chunk=chunk)
    packed = np.frombuffer(mapped, "u1", entry["bytes"], entry["offset"])
    try:
        raw = np.empty(entry["count"], f"<{shape.dtype}")
    except MemoryError as error:
        raise IndexDamaged(f"{where}: {entry['name']} is too long; rebuild the index") from error
    sizes = entry["sizes"]
    return Column(
        entry["name"], raw, shape, bound, entry["crcs"], where, packed, sizes, chunk=chunk, part=part
    )


def read_directory(mapped: mmap.mmap, where: str, crc: int | None = None) -> dict[str, dict[str, Any]]:
    """The directory of a segment file by name of the array, every offset and length checked.

    Raises:
        IndexDamaged, IndexVersion: see `open_segment`.
    """
    import zlib

    old = _version(mapped, where) == WITHOUT_PARTS
    foot, offset, length, stated = FOOTER.unpack_from(mapped, len(mapped) - FOOTER.size)
    if foot != FOOT_MAGIC:
        raise IndexDamaged(f"{where} is not a segment or is torn; rebuild the index")
    if length > min(MAX_JSON, _MAX_FRAME + len(mapped) // 1024) or offset + length + FOOTER.size != len(
        mapped
    ):
        raise IndexDamaged(f"{where}: the directory lies outside of the file; rebuild the index")
    text = mapped[offset : offset + length]
    if zlib.crc32(text) != stated or (crc is not None and crc != stated):
        raise IndexDamaged(f"{where}: the directory is not what was written; rebuild the index")
    try:
        listed = json.loads(text)
        entries = {_entry(entry, offset, old)["name"]: entry for entry in listed}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise IndexDamaged(f"{where}: the directory cannot be read; rebuild the index") from error
    return entries


def _version(mapped: mmap.mmap, where: str) -> int:
    magic, version = HEADER.unpack_from(mapped)
    if magic != HEAD_MAGIC:
        raise IndexDamaged(f"{where} is not a segment or is torn; rebuild the index")
    if version not in (WITHOUT_PARTS, VERSION):
        raise other_version(where, str(version), VERSION)
    found: int = version
    return found


def _entry(entry: dict[str, Any], end: int, old: bool) -> dict[str, Any]:
    """An entry of the directory, if all of it makes sense."""
    name, dtype = entry["name"], entry["dtype"]
    numbers = [entry["count"], entry["offset"], entry["bytes"], *entry["crcs"]]
    if not isinstance(name, str) or set(map(type, numbers)) != {int} or min(numbers) < 0:
        raise ValueError("type")
    if name in ARRAYS and ARRAYS[name].dtype != dtype:
        raise ValueError("dtype")
    count, offset, size = numbers[:3]
    length = count * DTYPES[dtype]  # before packing
    packed = name in ARRAYS and ARRAYS[name].packed
    if packed and not _fits(entry, length):
        raise ValueError("sizes")
    if (size != length and not packed) or offset % _ALIGNMENT or not HEADER.size <= offset <= end - size:
        raise ValueError("place")
    chunk = CHUNK_BYTES if old or name not in ARRAYS else ARRAYS[name].chunk
    if len(entry["crcs"]) != -(-length // chunk):
        raise ValueError("checksums")
    return entry


def _fits(entry: dict[str, Any], length: int) -> bool:
    """Whether the chunks of a packed array are where it is; deflate packs at most 1030 bytes into one."""
    sizes = entry["sizes"]
    if not set(map(type, sizes)) <= {int} or min(sizes, default=1) < 1:
        return False
    return sum(sizes) == entry["bytes"] and len(sizes) == len(entry["crcs"]) and length <= 1100 * sum(sizes)


def _map(folder: str, name: str) -> mmap.mmap:
    descriptor = open_regular(folder, name)
    where = os.path.join(folder, name)
    try:
        if os.fstat(descriptor).st_size < HEADER.size + FOOTER.size:
            raise IndexDamaged(f"{where} is torn; rebuild the index")
        return mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise unusable(where, error if isinstance(error, OSError) else OSError(str(error))) from error
    finally:
        os.close(descriptor)
