"""Pages: main text, headings, captions and metadata."""

from __future__ import annotations

import builtins
import socket
from contextlib import suppress
from typing import Any

import pytest
from searchlib.errors import ArticleError
from searchlib.sources.discovery import SourceFile
from searchlib.sources.formats.html import html_article
from searchlib.sources.raw_article import Block

pytest.importorskip("trafilatura")

PAGE = """<!DOCTYPE html><html lang="vi"><head><title>Họp bàn mở chợ - Báo Vân Giang</title>
<meta property="og:title" content="Họp bàn mở chợ"><meta property="og:site_name" content="Báo Vân Giang">
<meta property="article:published_time" content="2031-01-30T10:00:00+07:00">
<meta name="author" content="Thu Ngàn"><link rel="canonical" href="https://vangiang.example/mo-cho"></head>
<body><nav><a href="/">Trang chủ</a></nav><article><h1>Họp bàn mở chợ</h1>
<p>Sáng 30-1, phường Bến Lụa họp bàn việc <b>mở lại</b> chợ đêm với <a href="/x">các hộ</a> tiểu thương.</p>
<figure><img src="cho.jpg" alt="chợ"><figcaption>Chợ Bến Lụa về đêm. <i>Ảnh: Thu Ngàn</i></figcaption>
</figure>
<h2>Chỗ để xe</h2>
<p>Bà Lục Thị Trà My đề nghị dành bãi đất cạnh bến đò làm chỗ để xe.<br>Phường hẹn trả lời trong tháng.</p>
<ul><li>Một việc cần làm ngay là kẻ vạch.</li><li>Hai là lắp đèn.</li></ul>
<blockquote><p>“Có đèn là có khách”, bà My nói thêm trước khi ra về.</p></blockquote>
<table><tr><td>Số hộ</td><td>214</td></tr></table></article>
<footer>Bản quyền thuộc Báo Vân Giang</footer></body></html>"""


@pytest.mark.parametrize("unit", ["<figure><figcaption>a</figcaption></figure>", "<span>a</span>"])
def test_a_page_of_too_many_elements_is_not_read(unit: str) -> None:
    with pytest.raises(ArticleError, match="more than 30,000 elements"):
        html_article(PAGE.replace("</article>", unit * 30_000 + "</article>"), "cho.html")


def test_a_page() -> None:
    fields, blocks = html_article(PAGE, "cho.html")
    assert blocks == (
        Block("Họp bàn mở chợ", heading=True),
        Block("Sáng 30-1, phường Bến Lụa họp bàn việc mở lại chợ đêm với các hộ tiểu thương."),
        Block("Chợ Bến Lụa về đêm. Ảnh: Thu Ngàn", caption=True),
        Block("Chỗ để xe", heading=True),
        Block("Bà Lục Thị Trà My đề nghị dành bãi đất cạnh bến đò làm chỗ để xe."),
        Block("Phường hẹn trả lời trong tháng."),
        Block("Một việc cần làm ngay là kẻ vạch."),
        Block("Hai là lắp đèn."),
        Block("“Có đèn là có khách”, bà My nói thêm trước khi ra về."),
        Block("Số hộ | 214"),
    )
    assert fields == {
        "title": "Họp bàn mở chợ",
        "authors": ["Thu Ngàn"],
        "published": "2031-01-30",
        "source": "Báo Vân Giang",
        "url": "https://vangiang.example/mo-cho",
    }


@pytest.mark.parametrize(
    "page",
    [
        "không có thẻ nào",
        "<",
        "<html></html>",
        "<div>" * 20_000 + "x",
        "<b><i>" * 5_000 + "chữ",
        "<a href='" * 5_000,
        "<table><tr><td>" * 2_000,
        '<?xml version="1.0" encoding="utf-16"?><html><body><p>Xin chào.</p></body></html>',
        "<html><body><p>Xin \x0b\x1b chào\ud800</p></body></html>",
        '<meta property="article:published_time" content="9999-99-99">' + PAGE,
        "<!--" * 5_000,
        "<figcaption>" * 3_000,
    ],
)
def test_hostile_pages_raise_nothing_else(page: str) -> None:
    with suppress(ArticleError):
        assert all(block.text for block in html_article(page, "x.html")[1])


def test_nothing_is_fetched_or_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any, **options: Any) -> None:
        raise AssertionError(f"{arguments} {options}")

    html_article(PAGE, "cho.html")  # modules and their data are loaded
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(builtins, "open", refuse)
    assert html_article(PAGE.replace("Bến Lụa", "Cầu Gáo"), "cho.html")[1]


def test_without_the_extra_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    from searchlib.sources.discovery import find_files
    from searchlib.sources.reader import read_articles

    genuine = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name.startswith("trafilatura"):
            raise ImportError(name)
        return genuine(name, *arguments, **options)

    path = tmp_path / "cho.html"
    path.write_text(PAGE)
    (file,) = find_files([str(path)])
    assert isinstance(file, SourceFile)
    monkeypatch.setattr(builtins, "__import__", without)
    (error,) = read_articles(file)
    assert isinstance(error, ArticleError)
    assert 'pip install "searchlib[html]"' in error.reason


def test_a_page_too_long_to_be_one() -> None:
    with pytest.raises(ArticleError, match="longer than 8 MiB"):
        html_article("x" * (9 << 20), "x.html")
