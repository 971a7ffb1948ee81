"""Opening, reading, checking or extending a stranger's folder runs none of his code and leaves it nowhere."""

from __future__ import annotations

import os
import pickle
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from searchlib.errors import IndexDamaged, IndexVersion, SearchlibError
from searchlib.store.check.integrity import check
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.whoosh.whoosh_index import open_whoosh
from searchlib.store.write.writer_opening import create_index, open_writer

from tests.store.conftest import ARTICLES, batch_of, make_article
from tests.store.tamper import (
    as_format_2,
    files_of,
    forge_contents,
    forge_segment,
    read_everything,
    readable,
)


class Bomb:
    """An object whose unpickling would make a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        return open, (str(self.path), "w")


def use(folder: str) -> None:
    """Everything that the program does with an index folder."""

    def whoosh() -> None:
        from whoosh.query import Every, Term

        with open_whoosh(folder).searcher() as searcher:
            for query in (Every(), Term("syllable", "số")):
                [hit.fields() for hit in searcher.search(query)]

    def write() -> None:
        with open_writer(folder) as writer:
            list(writer.articles())
            writer.add_batch(batch_of(ARTICLES[2]))

    for step in (lambda: read_everything(folder), whoosh, lambda: check(folder), write):
        with suppress(SearchlibError):
            step()


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    return tmp_path / "made-by-a-stranger"


@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_pickles_in_place_of_each_file(folder: str, victim: Path, protocol: int) -> None:
    bomb = pickle.dumps(Bomb(victim), protocol)
    for file in files_of(folder):
        data = file.read_bytes()
        for number, forged in enumerate((bomb, bomb + data, data[:8] + bomb, data + bomb)):
            path = f"{folder}-{file.suffix}-{number}"
            shutil.copytree(folder, path, dirs_exist_ok=True)
            Path(path, file.name).write_bytes(forged)
            use(path)
            assert not victim.exists()


@pytest.mark.parametrize("place", ["schema", "segments", "everything"])
def test_pickles_where_whoosh_reads_them(folder: str, victim: Path, place: str) -> None:
    """The table of contents with right checksums, and a pickle where `whoosh.index.TOC.read` loads one."""
    toc = next(file for file in files_of(folder) if file.suffix == ".toc")
    data = toc.read_bytes()
    bomb = pickle.dumps(Bomb(victim), 2)
    schema_at = data.index(b"\x80\x02")
    before = {"schema": data[:schema_at] + bomb, "segments": data[: data.rindex(b"\x80\x02")] + bomb}
    forge_contents(folder, lambda tree: tree, before.get(place, bomb))
    assert Snapshot.open(folder).articles == 3  # the trailer is right, so the index opens
    use(folder)
    assert not victim.exists()


def test_files_that_whoosh_would_look_for(folder: str, victim: Path) -> None:
    bomb = pickle.dumps(Bomb(victim), 2)
    segment = next(file for file in files_of(folder) if file.suffix == ".seg")
    for name in (
        f"{segment.stem}.trm",
        f"{segment.stem}.pst",
        f"{segment.stem}.vec",
        "MAIN.tmp",
        "MAIN_WRITELOCK",
    ):
        Path(folder, name).write_bytes(bomb)
    use(folder)
    assert not victim.exists()


@pytest.mark.parametrize(
    "name", ["../outside.seg", "/etc/passwd", "MAIN_x/../../y.files", "", "MAIN_1.files\n"]
)
def test_names_stay_inside_the_folder(folder: str, name: str) -> None:
    forge_contents(folder, lambda tree: {**tree, "files": {"name": name, "bytes": 1, "crc": 1}})
    with pytest.raises(IndexDamaged):
        Snapshot.open(folder)


def test_links_are_refused(folder: str, tmp_path: Path) -> None:
    for number, file in enumerate(files_of(folder)):
        elsewhere = tmp_path / f"elsewhere-{number}"
        file.rename(elsewhere)
        file.symlink_to(elsewhere)
        with pytest.raises(IndexDamaged, match="link"):
            read_everything(folder)
        assert any("link" in problem for problem in check(folder)[0])
        file.unlink()
        elsewhere.rename(file)
    read_everything(folder)


def test_a_linked_lock_is_refused(folder: str, tmp_path: Path) -> None:
    os.remove(os.path.join(folder, "MAIN_WRITELOCK"))
    os.symlink(tmp_path / "outside", os.path.join(folder, "MAIN_WRITELOCK"))
    with pytest.raises(SearchlibError):
        open_writer(folder)
    assert not (tmp_path / "outside").exists()


def test_devices_and_folders_are_refused(folder: str) -> None:
    for file in files_of(folder):
        data = file.read_bytes()
        for make in (os.mkfifo, os.mkdir):
            file.unlink()
            make(file)
            assert isinstance(readable(folder), SearchlibError)
            os.rmdir(file) if file.is_dir() else file.unlink()
            file.write_bytes(data)


def test_another_version_is_refused_with_the_way_out(folder: str) -> None:
    forge_contents(folder, lambda tree: {**tree, "format": 1})
    for call in (Snapshot.open, open_whoosh, open_writer):
        with pytest.raises(IndexVersion, match="searchlib index --rebuild PATH"):
            call(folder)
    assert "format 1" in check(folder)[0][0]
    with open_writer(folder, rebuild=True) as writer:
        writer.add_batch(batch_of(ARTICLES[0]))
    assert check(folder)[0] == []


def test_a_segment_of_another_version_is_refused_with_the_way_out(folder: str) -> None:
    path = next(file for file in files_of(folder) if file.suffix == ".seg")
    data = path.read_bytes()
    path.write_bytes(data[:4] + struct.pack("<I", 99) + data[8:])
    for call in (Snapshot.open, open_whoosh, open_writer):
        with pytest.raises(IndexVersion, match=r"has format 99.*searchlib index --rebuild PATH"):
            call(folder)
    assert "format 99" in check(folder)[0][0]


def test_an_index_of_format_2_is_read_and_goes_on_in_format_3(folder: str) -> None:
    before = read_everything(folder)
    as_format_2(folder)
    assert read_everything(folder) == before
    assert check(folder)[0] == []
    assert Snapshot.open(folder).stats()["format"] == 2
    with open_writer(folder) as writer:
        writer.add_batch(batch_of(make_article("a9", "Xã Hạ Lam họp về hạ tầng số.")))
    assert check(folder)[0] == []
    assert Snapshot.open(folder).stats()["format"] == 3


def test_damage_of_an_index_of_format_2_is_seen(folder: str) -> None:
    as_format_2(folder)
    path = next(file for file in files_of(folder) if file.suffix == ".seg")
    data = path.read_bytes()
    for place in range(8, len(data), len(data) // 50):
        path.write_bytes(data[:place] + bytes([data[place] ^ 16]) + data[place + 1 :])
        assert check(folder)[0]


def test_an_index_of_whoosh_alone_is_refused(tmp_path: Path) -> None:
    from whoosh import fields, index

    index.create_in(str(tmp_path), fields.Schema(text=fields.TEXT))
    with pytest.raises(IndexDamaged, match="not written by searchlib"):
        Snapshot.open(tmp_path)


def test_huge_numbers(folder: str) -> None:
    def bigger(tree: dict[str, Any]) -> dict[str, Any]:
        tree["segments"][0] |= {"paragraphs": 1 << 62, "deleted": [[0, 1 << 62]]}
        return tree

    forge_contents(folder, bigger)
    assert isinstance(readable(folder), IndexDamaged)


def test_a_bomb_of_zeros_is_not_unpacked(folder: str) -> None:
    packed = zlib.compress(b"\0" * 50_000_000)
    data = struct.pack("<4sQI", b"SLFT", 1 << 40, 0) + packed
    name = "MAIN_2.files"
    Path(folder, name).write_bytes(data)
    entry = {"name": name, "bytes": len(data), "crc": zlib.crc32(data)}
    forge_contents(folder, lambda tree: {**tree, "files": entry})
    with pytest.raises(IndexDamaged):
        Snapshot.open(folder).files()


def test_many_small_values_do_not_fill_the_memory(folder: str) -> None:
    def table(text: bytes) -> None:
        data = struct.pack("<4sQI", b"SLFT", len(text), zlib.crc32(text)) + zlib.compress(text)
        Path(folder, "MAIN_2.files").write_bytes(data)
        entry = {"name": "MAIN_2.files", "bytes": len(data), "crc": zlib.crc32(data)}
        forge_contents(folder, lambda tree: {**tree, "files": entry})

    for text in (b'{"a":[' + b"1," * 100_000 + b"1]}", b'{"a":[' + b"{}" * 100_000 + b"]}"):
        table(text)
        with pytest.raises(IndexDamaged):
            Snapshot.open(folder).files()
        assert "MAIN_2.files is not what was written" in check(folder)[0][0]
    toc = next(file for file in files_of(folder) if file.suffix == ".toc")
    text = b"[" + b"[]," * 9_000_000 + b"[]]"
    toc.write_bytes(text + struct.pack("<4sII", b"SLTC", len(text), zlib.crc32(text)))
    with pytest.raises(IndexDamaged):
        Snapshot.open(folder)


def test_many_broken_tables_of_contents_are_not_all_read(folder: str) -> None:
    for generation in range(10, 200):
        Path(folder, f"_MAIN_{generation}.toc").write_bytes(b"torn")
    with pytest.raises(IndexDamaged, match=r"_MAIN_199\.toc is torn"):
        Snapshot.open(folder)


def test_a_number_that_json_does_not_read(folder: str) -> None:
    toc = next(file for file in files_of(folder) if file.suffix == ".toc")
    for text in (b'{"format": ' + b"9" * 5000 + b"}", b"[" * 100_000, b'"\xff"', b"NaN", b"[1]"):
        toc.write_bytes(text + struct.pack("<4sII", b"SLTC", len(text), zlib.crc32(text)))
        with pytest.raises(SearchlibError):
            Snapshot.open(folder)


def test_a_generation_that_no_commit_comes_to(folder: str) -> None:
    """Whoosh's part of a table of contents holds 31 bits; the next commit could not be written."""
    toc = next(file for file in files_of(folder) if file.suffix == ".toc")
    name = "_MAIN_2147483648.toc"
    forge_contents(folder, lambda tree: {**tree, "generation": 1 << 31})
    toc.rename(toc.with_name(name))
    for use_it in (Snapshot.open, check, open_writer):
        with pytest.raises(IndexDamaged, match=name):
            use_it(folder)


def test_more_segments_than_are_ever_written(folder: str) -> None:
    """Each is a mapping and takes time to open; the same file may lie there under many names."""
    segment = next(file for file in files_of(folder) if file.suffix == ".seg")
    ids = [f"{number:016d}" for number in range(3000)]
    for id in ids:
        os.link(segment, segment.with_name(f"MAIN_{id}.seg"))
    forge_contents(
        folder, lambda tree: {**tree, "segments": [{**tree["segments"][0], "id": id} for id in ids]}
    )
    with pytest.raises(IndexDamaged):
        Snapshot.open(folder)
    assert check(folder)[0]


@pytest.mark.parametrize("values", [b"\xff\xff\xff\x7f", b"\0\0\0\0", b"\xff" * 4, b"\1"])
def test_a_forged_length_of_a_long_paragraph(tmp_path: Path, values: bytes) -> None:
    folder = str(tmp_path / "index")
    create_index(folder)
    with open_writer(folder) as writer:
        writer.add_batch(batch_of(make_article("dài", "xã họp dân " * 22_000, "ngắn"), ARTICLES[0]))
    forge_segment(folder, "long.length", 0.0, values)
    assert isinstance(readable(folder), SearchlibError)
    use(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
@pytest.mark.parametrize("make", ["mkfifo", "mkdir"])
def test_a_lock_that_is_no_file(folder: str, make: str) -> None:
    """A writer neither waits for ever nor fails without a word."""
    lock = os.path.join(folder, "MAIN_WRITELOCK")
    os.remove(lock)
    getattr(os, make)(lock)
    code = (
        "import sys; from searchlib.store.write.writer_opening import open_writer; open_writer(sys.argv[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, folder], capture_output=True, text=True, timeout=60, check=False
    )
    last = done.stderr.splitlines()[-1]
    assert last.startswith("searchlib.errors.Index")
    assert "MAIN_WRITELOCK" in last
