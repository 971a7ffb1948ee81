"""The form of a segment file, byte by byte, and what is refused."""

from __future__ import annotations

import io
import json
import os
import struct
import zlib
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
import pytest
from searchlib.errors import IndexDamaged, IndexVersion, SearchlibError
from searchlib.store.format.array_layout import ARRAYS, CHUNK_BYTES, DTYPES, Shape
from searchlib.store.format.column import Column
from searchlib.store.format.packed_parts import pack_chunk
from searchlib.store.format.segment_file import open_segment, write_segment
from searchlib.store.write.segment_packing import pack
from tests.store.conftest import ARTICLES, batch_of

NAME = "MAIN_abcdefghijklmnop.seg"


@pytest.fixture(scope="module")
def data() -> bytes:
    batch = batch_of(*ARTICLES)
    stream = io.BytesIO()
    size, crc = write_segment(stream, pack(batch))
    assert size == len(stream.getvalue())
    assert crc == struct.unpack("<I", stream.getvalue()[-4:])[0]
    return stream.getvalue()


def put(folder: Path, data: bytes) -> str:
    (folder / NAME).write_bytes(data)
    return str(folder)


def directory_of(data: bytes) -> tuple[list[dict[str, object]], int]:
    _, offset, length, _ = struct.unpack("<4sQII", data[-20:])
    return json.loads(data[offset : offset + length]), offset


def with_directory(data: bytes, entries: object) -> bytes:
    """The file with another directory and a right checksum, as a stranger could make it."""
    _, offset = directory_of(data)
    text = json.dumps(entries).encode()
    return data[:offset] + text + struct.pack("<4sQII", b"SLSE", offset, len(text), zlib.crc32(text))


def test_form(data: bytes) -> None:
    assert data[:8] == b"SLSG" + struct.pack("<I", 3)
    entries, offset = directory_of(data)
    assert [entry["name"] for entry in entries] == list(ARRAYS)
    end = 8
    for entry in entries:
        begin, size = int(entry["offset"]), int(entry["bytes"])
        assert begin % 8 == 0
        assert data[end:begin] == b"\0" * (begin - end)
        length = int(entry["count"]) * DTYPES[str(entry["dtype"])]
        end = begin + size
        shape = ARRAYS[str(entry["name"])]
        if shape.packed:
            sizes = entry["sizes"]
            assert len(sizes) == -(-length // shape.chunk)
            assert sum(sizes) == size
        else:
            assert size == length
            sizes = [min(shape.chunk, end - i) for i in range(begin, end, shape.chunk)]
        edges = list(accumulate(sizes, initial=begin))
        assert entry["crcs"] == [zlib.crc32(data[a:b]) for a, b in pairwise(edges)]
    assert offset - end < 8


def test_arrays_come_back(data: bytes, tmp_path: Path) -> None:
    columns, _ = open_segment(put(tmp_path, data), NAME)
    batch = batch_of(*ARTICLES)
    for name, values in pack(batch).items():
        assert np.array_equal(columns[name].all(), values), name
        assert columns[name].raw.dtype.str.lstrip("<|") == ARRAYS[name].dtype


def test_every_truncation_is_refused(data: bytes, tmp_path: Path) -> None:
    for size in [*range(0, len(data), 997), len(data) - 1, len(data) - 20, 8, 1]:
        with pytest.raises(SearchlibError):
            open_segment(put(tmp_path, data[:size]), NAME)


def test_another_version_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(IndexVersion, match="index --rebuild"):
        open_segment(put(tmp_path, b"SLSG" + struct.pack("<I", 1) + data[8:]), NAME)


@pytest.mark.parametrize("value", [-1, 1 << 63, (1 << 64) - 8, 1 << 200, 1.5, "1", None, True, [], {}])
@pytest.mark.parametrize("key", ["count", "offset", "bytes", "crcs", "name", "dtype"])
def test_hostile_directories_are_refused(data: bytes, tmp_path: Path, key: str, value: object) -> None:
    entries, _ = directory_of(data)
    next(entry for entry in entries if entry["name"] == "lengths")[key] = value
    with pytest.raises(IndexDamaged):
        open_segment(put(tmp_path, with_directory(data, entries)), NAME)


@pytest.mark.parametrize("entries", [{}, [], None, 3, [1], [[]], ["tokens"]])
def test_directories_of_another_form_are_refused(data: bytes, tmp_path: Path, entries: object) -> None:
    with pytest.raises(IndexDamaged):
        open_segment(put(tmp_path, with_directory(data, entries)), NAME)


def test_a_deeply_nested_directory_is_refused(data: bytes, tmp_path: Path) -> None:
    _, offset = directory_of(data)
    text = b"[" * 100_000
    footer = struct.pack("<4sQII", b"SLSE", offset, len(text), zlib.crc32(text))
    with pytest.raises(IndexDamaged):
        open_segment(put(tmp_path, data[:offset] + text + footer), NAME)


@pytest.mark.parametrize(("offset", "length"), [(1 << 63, 10), ((1 << 64) - 1, 10), (8, 0xFFFFFFFF), (0, 0)])
def test_hostile_footers_are_refused(data: bytes, tmp_path: Path, offset: int, length: int) -> None:
    footer = struct.pack("<4sQII", b"SLSE", offset, length, 0)
    with pytest.raises(IndexDamaged):
        open_segment(put(tmp_path, data[:-20] + footer), NAME)


def test_links_and_devices_are_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(data)
    (tmp_path / NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(IndexDamaged, match="link"):
        open_segment(str(tmp_path), NAME)
    (tmp_path / NAME).unlink()
    os.mkfifo(tmp_path / NAME)
    with pytest.raises(IndexDamaged, match="regular"):
        open_segment(str(tmp_path), NAME)


class TestColumn:
    """Chunks are verified when they are first touched."""

    def column(self, values: np.ndarray, shape: Shape, bound: int = 0) -> tuple[Column, bytearray]:
        memory = bytearray(values.tobytes())
        crcs = [zlib.crc32(memory[i : i + CHUNK_BYTES]) for i in range(0, len(memory), CHUNK_BYTES)]
        return Column("tokens", np.frombuffer(memory, values.dtype), shape, bound, crcs, "x.seg"), memory

    def test_a_part_touches_its_chunks_only(self) -> None:
        column, memory = self.column(np.arange(100_000, dtype="<u4"), Shape("u4"))
        memory[-1] ^= 1
        assert column.part(10, 20).tolist() == list(range(10, 20))
        with pytest.raises(IndexDamaged, match=r"x\.seg: block 6 of tokens"):
            column.part(99_000, 100_000)
        with pytest.raises(IndexDamaged):
            column.all()
        assert [chunk for chunk, _ in column.damaged()] == [6]

    def test_another_thread_may_be_through_first(self, monkeypatch: pytest.MonkeyPatch) -> None:
        column, _ = self.column(np.arange(100_000, dtype="<u4"), Shape("u4"))
        crc32 = zlib.crc32

        def overtaken(data: memoryview) -> int:
            monkeypatch.setattr(zlib, "crc32", crc32)
            assert column.all()[-1] == 99_999
            return crc32(data)

        monkeypatch.setattr(zlib, "crc32", overtaken)
        assert column.part(10, 20).tolist() == list(range(10, 20))
        assert column.verified

    def test_numbers_must_stay_below_their_bound(self) -> None:
        column, _ = self.column(np.array([1, 2, 9], "<u4"), Shape("u4", below="syllables"), 9)
        with pytest.raises(IndexDamaged, match="syllables that do not exist"):
            column.part(0, 1)

    @pytest.mark.parametrize("values", [[1, 2, 5], [0, 3, 2, 5], [0, 6, 5], [0, 2, 4]])
    def test_offsets_must_rise_from_zero_to_the_end(self, values: list[int]) -> None:
        column, _ = self.column(np.array(values, "<u8"), Shape("u8", offsets="tokens"), 5)
        with pytest.raises(IndexDamaged, match="offsets"):
            column.all()

    def test_offsets_are_compared_across_chunks(self) -> None:
        values = np.minimum(np.arange(20_000), 19_000).astype("<u8")
        values[8192:9000] = 0  # the second chunk begins too low
        column, _ = self.column(values, Shape("u8", offsets="tokens"), 19_000)
        assert len(column.part(0, 8192)) == 8192
        with pytest.raises(IndexDamaged):
            column.part(8192, 8193)

    def test_search_in_a_rising_array(self) -> None:
        values = (np.arange(50_000, dtype="<u8") * 3) << np.uint64(20)
        column, _ = self.column(values, Shape("u8", rising=True))
        for wanted in (
            0,
            1,
            3 << 20,
            (3 << 20) + 1,
            int(values[-1]),
            int(values[-1]) + 1,
            int(values[8192]),
            77 << 20,
        ):
            assert column.find(wanted) == int(np.searchsorted(values, np.uint64(wanted)))
        column.all()
        assert column.find(3 << 20) == 1

    def packed(self, values: np.ndarray, bound: int) -> Column:
        shape = Shape("u4", offsets="citations", packed=True)
        step = CHUNK_BYTES // 4
        chunks = [pack_chunk(values[i : i + step], shape) for i in range(0, len(values), step)]
        data = np.frombuffer(b"".join(chunks), "u1")
        crcs, raw = [zlib.crc32(chunk) for chunk in chunks], np.empty(len(values), "<u4")
        return Column("cite.start", raw, shape, bound, crcs, "x.seg", data, [len(chunk) for chunk in chunks])

    def test_a_packed_array_unpacks_the_chunks_that_are_touched(self) -> None:
        values = np.arange(70_000, dtype="<u4") // 3
        column = self.packed(values, int(values[-1]))
        assert column.part(40_000, 40_010).tolist() == values[40_000:40_010].tolist()
        assert column.part(16_000, 50_000).tolist() == values[16_000:50_000].tolist()
        assert column.damaged() == []
        assert column.all().tolist() == values.tolist()

    @pytest.mark.parametrize("order", [(0, 20_000, None), (20_000, 0, None), (None,)])
    def test_packed_offsets_are_compared_across_chunks(self, order: tuple[int | None, ...]) -> None:
        values = np.arange(70_000, dtype="<u4")
        values[16_384 : 2 * 16_384] -= 20  # the second chunk begins too low
        column = self.packed(values, int(values[-1]))

        def touch() -> None:
            for place in order:
                column.all() if place is None else column.at(place)

        with pytest.raises(IndexDamaged, match="rise"):
            touch()
        assert [chunk for chunk, _ in self.packed(values, int(values[-1])).damaged()] == [1]

    def test_a_packed_array_that_was_altered(self) -> None:
        values = np.arange(70_000, dtype="<u4")
        column = self.packed(values, int(values[-1]))
        column._packed = column._packed.copy()
        column._packed[-3] ^= 1
        assert column.at(0) == 0
        with pytest.raises(IndexDamaged, match="not what was written"):
            column.all()
