"""Bytes to text: UTF-8, UTF-16, and what is neither."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from searchlib.errors import ArticleError
from searchlib.sources import encoding
from searchlib.sources.discovery import SourceFile, content_hash, find_files
from searchlib.sources.encoding import byte_lines, decode, read_text, text_chunks

TEXT = "Ngày 18/4, hội nghị tổng kết.\nÔng Chử Quang Nghị phát biểu.\n"
ENCODED = [
    TEXT.encode(),
    TEXT.encode("utf-8-sig"),
    TEXT.encode("utf-16"),
    b"\xfe\xff" + TEXT.encode("utf-16-be"),
    TEXT.encode("utf-16-le"),
    TEXT.encode("utf-16-be"),
]


def source(path: Path, data: bytes) -> SourceFile:
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    (file,) = find_files([str(path)])
    assert isinstance(file, SourceFile)
    return file


@pytest.mark.parametrize("data", ENCODED)
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_every_encoding_is_the_same_text(tmp_path: Path, name: str, data: bytes) -> None:
    file = source(tmp_path / name, data)
    assert decode(data, "a") == TEXT
    assert read_text(file) == TEXT
    assert "".join(text_chunks(file)) == TEXT
    assert [(number, str(line).strip()) for number, line in byte_lines(file)] == [
        (1, "Ngày 18/4, hội nghị tổng kết."),
        (2, "Ông Chử Quang Nghị phát biểu."),
    ]


def test_the_offending_byte_is_named() -> None:
    with pytest.raises(ArticleError) as caught:
        decode(b"abc \xe1 def", "tin.txt")
    assert str(caught.value) == "tin.txt: is not UTF-8 or UTF-16 (byte 0xe1 at offset 4)"
    with pytest.raises(ArticleError, match="at offset 7"):
        decode(b"\xef\xbb\xbfabc \xe1", "tin.txt")
    with pytest.raises(ArticleError, match="is not UTF-8 or UTF-16"):
        decode(TEXT.encode("utf-16") + b"a", "tin.txt")


def test_binary_is_no_text() -> None:
    with pytest.raises(ArticleError, match=r"is binary, not text \(NUL at offset 2\)"):
        decode(b"ab\0c", "tin.txt")
    with pytest.raises(ArticleError, match="is binary"):
        decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".replace(b"\x89", b""), "tin.txt")
    with pytest.raises(ArticleError, match="is binary"):
        decode("a\0b".encode("utf-16"), "tin.txt")
    with pytest.raises(ArticleError, match="is binary"):
        decode("a\0b".encode("utf-32"), "tin.txt")
    with pytest.raises(ArticleError, match="is binary"):
        decode(b"\x01\0\x02\0\x03\0\x04\0", "tin.txt")


def test_a_line_that_is_not_utf8_does_not_end_the_file(tmp_path: Path) -> None:
    file = source(tmp_path / "a.jsonl", b"one\ntw\xff\nthree\n")
    one, two, three = byte_lines(file)
    assert (one, three) == ((1, "one\n"), (3, "three\n"))
    assert isinstance(two[1], ArticleError)
    assert two[1].line == 2
    assert "offset 6" in two[1].reason


def test_a_file_of_such_lines_is_given_up(tmp_path: Path) -> None:
    file = source(tmp_path / "a.jsonl", b"one\n" + b"\xff\n" * 1000)
    lines = byte_lines(file)
    read = []
    with pytest.raises(ArticleError) as caught:
        read.extend(lines)
    assert caught.value.line is None
    file = source(tmp_path / "b.jsonl", b"\xff\none\n")
    with pytest.raises(ArticleError):
        next(byte_lines(file))


@pytest.mark.parametrize("read", [read_text, lambda f: list(byte_lines(f)), lambda f: list(text_chunks(f))])
def test_damaged_gzip(tmp_path: Path, read: object) -> None:
    assert callable(read)
    whole = gzip.compress(TEXT.encode() * 100)
    for data in (whole[:40], b"no gzip", whole[:20] + b"\xff" * 30, whole[:-8] + b"\0" * 8, b"\x1f\x8b"):
        file = source(tmp_path / "a.txt", b"x")
        (tmp_path / "a.txt.gz").write_bytes(data)
        (file,) = find_files([str(tmp_path / "a.txt.gz")])  # type: ignore[assignment]
        with pytest.raises(ArticleError, match="gzip data are damaged"):
            read(file)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_what_unpacks_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codec: str
) -> None:
    monkeypatch.setattr(encoding, "LIMIT", 1 << 20)
    file = source(tmp_path / "a.jsonl.gz", ("a" * (3 << 20)).encode(codec))
    with pytest.raises(ArticleError, match="longer than 1 MiB"):
        list(byte_lines(file))
    with pytest.raises(ArticleError, match="longer than 1 MiB"):
        read_text(file)


def test_what_unpacks_to_far_more_than_text_does_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = b"a\n" * 2_000_000
    file = source(tmp_path / "a.jsonl.gz", lines)
    monkeypatch.setattr(encoding, "FREE", 1 << 20)
    for read in (lambda: list(byte_lines(file)), lambda: read_text(file), lambda: list(text_chunks(file))):
        with pytest.raises(ArticleError, match="unpacks to more than 200 times its size"):
            read()
    monkeypatch.setattr(encoding, "RATIO", 5_000)
    assert len(list(byte_lines(file))) == 2_000_000
    monkeypatch.setattr(encoding, "UNPACKED", 1 << 20)
    with pytest.raises(ArticleError, match="unpacks to more than 0 GiB"):
        read_text(file)


def test_a_file_that_grows_is_read_as_far_as_it_went_when_it_was_opened(tmp_path: Path) -> None:
    file = source(tmp_path / "a.jsonl", b"one\n" * 10)
    with open(tmp_path / "a.jsonl", "ab") as writer:
        read = []
        for number, _ in byte_lines(file):
            writer.write(b"more\n" * 100_000)
            writer.flush()
            read.append(number)
            assert number < 20
    assert read == list(range(1, 11))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_that_has_become_a_pipe_or_a_link_is_not_read(tmp_path: Path) -> None:
    file = source(tmp_path / "a.jsonl", b"one\n")
    (tmp_path / "a.jsonl").unlink()
    os.mkfifo(tmp_path / "a.jsonl")
    for read in (lambda: list(byte_lines(file)), lambda: read_text(file), lambda: content_hash(file)):
        with pytest.raises(ArticleError, match="not a regular file"):
            read()
    (tmp_path / "a.jsonl").unlink()
    (tmp_path / "secret").write_text("x")
    os.symlink(tmp_path / "secret", tmp_path / "a.jsonl")
    for read in (lambda: list(byte_lines(file)), lambda: content_hash(file)):
        with pytest.raises(ArticleError, match="cannot be read"):
            read()


def test_a_file_that_vanished(tmp_path: Path) -> None:
    file = source(tmp_path / "a.txt", b"x")
    (tmp_path / "a.txt").unlink()
    with pytest.raises(ArticleError, match="cannot be read"):
        read_text(file)


def test_utf16_broken_in_the_middle(tmp_path: Path) -> None:
    data = b"\xff\xfe" + "một\nhai\n".encode("utf-16-le") + b"\x00\xdc\x00\xdc"
    file = source(tmp_path / "a.jsonl", data)
    for read in (list, list):
        with pytest.raises(ArticleError, match="UTF-16"):
            read(byte_lines(file))
    with pytest.raises(ArticleError, match="byte 0x00 at offset 18"):
        list(text_chunks(file))
