"""RTF: fonts, code pages, metadata, and what is not shown."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from searchlib import ArticleError
from searchlib.sources.formats.rtf_file import read
from searchlib.sources.raw_article import REMARK
from tests.sources.legacy.encoders import ENCODINGS, encode

LINE = "Hội nghị chuyển đổi số của tỉnh Vân Giang họp ở phường Bến Lụa."


def rtf(text: bytes | str) -> bytes:
    """The text as bytes of RTF."""
    data = text if isinstance(text, bytes) else text.encode("cp1252")
    return b"".join(b"\\'%02x" % byte if byte >= 0x80 or byte < 0x20 else bytes([byte]) for byte in data)


def paragraphs(tmp_path: Path, data: bytes) -> list[str]:
    (tmp_path / "a.rtf").write_bytes(data)
    return [block.text for block in read(str(tmp_path / "a.rtf"))[1]]


@pytest.mark.parametrize(("name", "font"), [("tcvn3", ".VnTime"), ("vni", "VNI-Times")])
def test_text_in_a_legacy_font_is_vietnamese(tmp_path: Path, name: str, font: str) -> None:
    head = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset0 " + font.encode() + b";}"
    head += rb"{\f2\fcharset0 .VnTimeH;}}"
    body = rb"{\f1 " + rtf(encode(LINE, name)) + rb"}\par {\f0 Caf\'e9}\par "
    assert paragraphs(tmp_path, head + body + b"}") == [LINE, "Café"]


def test_capitals_by_font_are_exact(tmp_path: Path) -> None:
    head = rb"{\rtf1\ansi{\fonttbl{\f1 .VnTime;}{\f2 .VnTimeH;}}"
    body = (
        rb"{\f2 "
        + rtf(encode("ủy ban ấn độ", "tcvn3"))
        + rb"}{\f1  "
        + rtf(encode("họp", "tcvn3"))
        + rb"}\par"
    )
    assert paragraphs(tmp_path, head + body + b"}") == ["ỦY BAN ẤN ĐỘ họp"]


@pytest.mark.parametrize("name", ENCODINGS)
def test_legacy_text_without_its_font_is_recognised(tmp_path: Path, name: str) -> None:
    data = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 " + rtf(encode(LINE, name)) + rb"\par}"
    assert paragraphs(tmp_path, data) == [LINE]


def test_bytes_that_windows_leaves_open_are_letters_of_viscii(tmp_path: Path) -> None:
    line = f"Ống nước vỡ. {LINE}"
    assert b"\x8f" in encode(line, "viscii")
    data = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 " + rtf(encode(line, "viscii")) + rb"\par}"
    assert paragraphs(tmp_path, data) == [line]


def test_a_heading_with_a_number_stays_one(tmp_path: Path) -> None:
    """As LibreOffice writes it: the text of the number is a group with a paragraph's defaults of its own."""
    heading = rb"\pard\s1\outlinelevel0{\listtext\pard \tab}b\par}"
    data = rb"{\rtf1{\stylesheet{\s1\outlinelevel0 h;}}\pard a\par" + heading
    (tmp_path / "a.rtf").write_bytes(data)
    assert [(block.text, block.heading) for block in read(str(tmp_path / "a.rtf"))[1]] == [
        ("a", False),
        ("b", True),
    ]


def test_code_pages_unicode_and_what_is_not_shown(tmp_path: Path) -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}{\f1\fcharset163 Arial;}}"
        rb"{\stylesheet{\s1 heading 1;}}"
        rb"{\info{\title Tin t\u7913?c}{\author Thu Ng\u224?n}{\creatim\yr2024\mo1\dy30}}"
        rb"{\header B\u7843?n tin}{\*\generator X;}\pard\outlinelevel0 M\u7909?c\par\pard {\f1 "
        + rtf("Hà".encode("cp1258"))
        + rb"} \ldblquote a\rdblquote\line b\~c {\pict 0102}\u-10179?\u-8704?\par}"
    )
    (tmp_path / "a.rtf").write_bytes(data)
    fields, blocks = read(str(tmp_path / "a.rtf"))
    assert fields == {"title": "Tin tức", "author": "Thu Ngàn", "published": "2024-01-30"}
    assert [(block.text, block.heading) for block in blocks] == [
        ("Mục", True),
        ("Hà “a”", False),
        ("b c 😀", False),
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"{\\rtf1 " + b"{" * 1000, b"{\\rtf1 \\bin99999999999 abc}", b"{\\rtf1 \\'", b"{\\rtf"],
)
def test_broken_files_end_in_one_line_or_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.rtf").write_bytes(data)
    with suppress(ArticleError):
        _, blocks = read(str(tmp_path / "a.rtf"))
        assert blocks == []


def test_a_doubtful_text_is_read_as_it_stands_and_reported(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\ansi\ansicpg1252 " + rtf(encode("Bảng", "viscii")) + rb"\par}")
    fields, blocks = read(str(tmp_path / "a.rtf"))
    assert len(blocks) == 1
    assert "viscii" in fields[REMARK]


def test_a_french_text_gives_no_remark(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(
        rb"{\rtf1\ansi\ansicpg1252 " + rtf("Le café est déjà fermé à midi.") + rb"\par}"
    )
    assert REMARK not in read(str(tmp_path / "a.rtf"))[0]
