"""Web archives: each page an article."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from searchlib import ArticleError, parse_articles
from tests.sources.legacy.encoders import encode

LINE = "Hội nghị chuyển đổi số của tỉnh Vân Giang họp ở phường Bến Lụa, bàn việc kéo cáp về các xã vùng cao."


def page(line: bytes) -> bytes:
    return b"<html><head><title>Tin</title></head><body><article><p>" + line + b"</p></article></body></html>"


def archive(path: Path) -> None:
    pytest.importorskip("trafilatura")
    writer_of = pytest.importorskip("warcio.warcwriter").WARCWriter
    headers = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
    with path.open("wb") as stream:
        writer = writer_of(stream, gzip=path.suffix == ".gz")
        for name, status, kind, body in [
            ("a", "200 OK", "text/html; charset=utf-8", page(LINE.encode())),
            ("b", "404 Not Found", "text/html", page(LINE.encode())),
            ("c", "200 OK", "image/png", b"\x89PNG"),
            ("d", "200 OK", "text/html", page(encode(LINE, "vni"))),
            ("e", "200 OK", "text/html", b"<html></html>"),
        ]:
            http = headers(status, [("Content-Type", kind)], protocol="HTTP/1.0")
            record = writer.create_warc_record(
                f"https://bao.example/{name}", "response", payload=BytesIO(body), http_headers=http
            )
            writer.write_record(record)


@pytest.mark.parametrize("name", ["web.warc", "web.warc.gz"])
def test_each_page_is_an_article(tmp_path: Path, name: str) -> None:
    archive(tmp_path / name)
    found = list(parse_articles(tmp_path / name))
    assert [(one.id, one.url) for one in found] == [
        ("web:1", "https://bao.example/a"),
        ("web:4", "https://bao.example/d"),
    ]
    assert [one.paragraphs[0].text for one in found] == [LINE, LINE]


@pytest.mark.parametrize("data", [b"", b"WARC/1.0\r\nfoo", b"\x1f\x8b\x08\0garbage", b"hello"])
def test_broken_archives_end_in_one_line(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("warcio")
    pytest.importorskip("trafilatura")
    (tmp_path / "a.warc").write_bytes(data)
    with pytest.raises(ArticleError, match=r"a\.warc: (is damaged|holds no pages)"):
        list(parse_articles(tmp_path / "a.warc"))
