"""Ways to damage an index, and a walk over everything that can be read in one."""

from __future__ import annotations

import json
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from searchlib.errors import SearchlibError
from searchlib.store.format.array_layout import ARRAYS, CHUNK_BYTES, Shape
from searchlib.store.format.packed_parts import PART_BYTES, pack_chunk, unpack
from searchlib.store.format.segment_file import open_segment
from searchlib.store.format.table_of_contents import parse_contents
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.segment.stored_definitions import Definitions, keys_of, read, written


def files_of(folder: str) -> list[Path]:
    """The files of an index but for the lock, which is empty."""
    return sorted(path for path in Path(folder).iterdir() if path.name != "MAIN_WRITELOCK")


def read_everything(folder: str) -> Any:
    """All that an index answers; the same for the same index.

    Raises:
        SearchlibError: it is damaged.
    """
    snapshot = Snapshot.open(folder)
    told: list[Any] = [sorted(snapshot.ids()), snapshot.files(), snapshot.stats()["syllables"]]
    for segment in snapshot.segments:
        words = range(len(segment.table("syllables")))
        told.append([segment.syllable(i) for i in words])
        told.append([segment.syllable_id(segment.syllable(i)) for i in words])
        told.append([[a.tolist() for a in segment.syllable_postings(i)] for i in words])
        for i in words:
            low, high = segment.pair_range(i, 0, len(words))
            told.append(segment.pair_seconds(low, high).tolist())
            told.append([[a.tolist() for a in segment.pair_postings(p)] for p in range(low, high)])
        for number in range(segment.count):
            told.append((segment.tokens_of(number).tolist(), segment.joined_of(number).tolist()))
            told.append(segment.position_of(number))
        told += [segment.article(number) for number in range(segment.article_count)]
        for name in ("par.kind", "par.section", "spk.name", "spk.mode", "cite.name", "art.low", "art.file"):
            told.append(segment.column(name).tolist())
        told.append(sorted(definitions_of(segment)))
        told.append([segment.table(name).all() for name in ("sections", "names", "roles", "documents")])
        told.append(None if segment.live is None else segment.live.tolist())
    return told


def definitions_of(segment: Segment) -> set[tuple[str, int]]:
    """The definitions that are found under either of their forms, and in how many articles each stands."""
    table, found = Definitions(segment), set()
    for string in segment.table("definitions"):
        for run in filter(None, read(string)):
            known = (0, len(run), keys_of(run)[-1]) in table.within(run)
            found |= {(written(short, long), n) for short, long, n in table.find(keys_of(run)[-1]) if known}
    return found


def readable(folder: str) -> Any:
    """What `read_everything` says, or the error."""
    try:
        return read_everything(folder)
    except SearchlibError as error:
        if "\n" in str(error):
            raise AssertionError("more than one line") from error
        return error


def forge_contents(folder: str, change: Any, before: bytes | None = None) -> None:
    """Rewrites the newest table of contents with right checksums, as a stranger could.

    Args:
        folder: the index.
        change: gets the JSON and returns what stands there instead.
        before: what stands where Whoosh wrote, or None to keep it.
    """
    path = max(Path(folder).glob("_MAIN_*.toc"), key=lambda p: int(p.name.split("_")[2].split(".")[0]))
    data = path.read_bytes()
    _, length, _ = struct.unpack("<4sII", data[-12:])
    head, tree = data[: -12 - length], json.loads(data[-12 - length : -12])
    if before is not None:
        head = before
        tree["whoosh"] = {"bytes": len(head), "crc": zlib.crc32(head)}
    text = json.dumps(change(tree)).encode()
    path.write_bytes(head + text + struct.pack("<4sII", b"SLTC", len(text), zlib.crc32(text)))


def as_format_2(folder: str) -> None:
    """Makes of an index what a program that knew no parts of chunks wrote."""
    forged = {}
    for path in sorted(Path(folder).glob("*.seg")):
        columns, _ = open_segment(folder, path.name)
        data, listed = bytearray(struct.pack("<4sI", b"SLSG", 2)), []
        for name, shape in ARRAYS.items():
            values = columns[name].all()
            step = CHUNK_BYTES // values.itemsize
            chunks = [values[i : i + step].tobytes() for i in range(0, len(values), step)]
            entry = {"name": name, "dtype": shape.dtype, "count": len(values), "offset": len(data)}
            if shape.packed:
                chunks = [_whole(values[i : i + step], shape) for i in range(0, len(values), step)]
                entry["sizes"] = [len(chunk) for chunk in chunks]
            size = sum(map(len, chunks))
            listed.append({**entry, "bytes": size, "crcs": [zlib.crc32(chunk) for chunk in chunks]})
            data += b"".join(chunks) + bytes(-size % 8)
        text = json.dumps(listed).encode()
        end = struct.pack("<4sQII", b"SLSE", len(data), len(text), zlib.crc32(text))
        path.write_bytes(data + text + end)
        forged[path.stem.removeprefix("MAIN_")] = {"bytes": path.stat().st_size, "crc": zlib.crc32(text)}

    def change(tree: dict[str, Any]) -> dict[str, Any]:
        segments = [{**segment, **forged[segment["id"]]} for segment in tree["segments"]]
        return {**tree, "format": 2, "segments": segments}

    forge_contents(folder, change)


def _whole(values: Any, shape: Shape) -> bytes:
    """A packed chunk of format 2."""
    if shape.offsets is not None:
        values = np.diff(values, prepend=values.dtype.type(0))
    return zlib.compress(values.view("u1").reshape(-1, values.itemsize).T.tobytes())


def _forge_packed(data: bytearray, array: dict[str, Any], place: float, values: bytes) -> None:
    """Overwrites bytes of a packed array of one chunk as long as that is still found room for."""
    begin, size = array["offset"], array["bytes"]
    shape = ARRAYS[array["name"]]
    raw = np.empty(array["count"], f"<{shape.dtype}")
    parts = range(-(-raw.nbytes // PART_BYTES))
    if not unpack(np.frombuffer(bytes(data[begin : begin + size]), "u1"), raw, shape, parts):
        return  # it was damaged before
    plain = bytearray(raw.tobytes())
    at = min(int(place * len(plain)), max(0, len(plain) - len(values)))
    plain[at : at + len(values)] = values[: len(plain) - at]
    packed = pack_chunk(np.frombuffer(bytes(plain), raw.dtype), shape)
    room = -(-size // 8) * 8
    if len(packed) > room:
        packed = bytes(data[begin : begin + size - 2]) + b"\xff\xff"
    data[begin : begin + room] = packed.ljust(room, b"\0")
    array["bytes"], array["sizes"] = len(packed), [len(packed)]
    array["crcs"] = [zlib.crc32(packed)]


def forge_segment(folder: str, name: str, place: float, values: bytes) -> None:
    """Overwrites bytes of an array of the first segment and makes all checksums right again."""
    path, data, listed = _directory(folder)
    _, offset, _, _ = struct.unpack("<4sQII", data[-20:])
    for array in listed:
        if array["name"] == name and array["bytes"]:
            size, end = array["bytes"], array["offset"] + array["bytes"]
            if "sizes" in array:
                _forge_packed(data, array, place, values)
                continue
            at = array["offset"] + min(int(place * size), max(0, size - len(values)))
            data[at : min(at + len(values), end)] = values[: max(0, end - at)]
            chunk = ARRAYS[name].chunk
            array["crcs"] = [
                zlib.crc32(data[i : min(i + chunk, end)]) for i in range(array["offset"], end, chunk)
            ]
    text = json.dumps(listed, separators=(",", ":")).encode()
    crc = zlib.crc32(text)
    data[offset:] = text + struct.pack("<4sQII", b"SLSE", offset, len(text), crc)
    Path(path).write_bytes(bytes(data))

    def change(tree: dict[str, Any]) -> dict[str, Any]:
        tree["segments"][0] |= {"bytes": len(data), "crc": crc}
        return tree

    forge_contents(folder, change)


def arrays_of(folder: str) -> list[str]:
    """The names of the arrays in the first segment that hold anything."""
    _, _, listed = _directory(folder)
    return [array["name"] for array in listed if array["bytes"]]


def _directory(folder: str) -> tuple[str, bytearray, list[dict[str, Any]]]:
    """The file of the first segment, its bytes and its directory."""
    tocs = sorted(Path(folder).glob("_MAIN_*.toc"))
    path = os.path.join(folder, parse_contents(tocs[-1].read_bytes(), "").segments[0].file)
    data = bytearray(Path(path).read_bytes())
    _, offset, length, _ = struct.unpack("<4sQII", data[-20:])
    return path, data, json.loads(data[offset : offset + length])
