"""Files that were made to harm: each is one line, within bounds that hold, and the run goes on."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from searchlib import ArticleError, parse_articles

FILES = Path(__file__).parent / "formats" / "files"
LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
HEAD = b"From: a@van-giang.example\r\nSubject: Tin\r\nMIME-Version: 1.0\r\n"


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def changed(form: str, part: str, before: bytes, after: bytes) -> bytes:
    """A sound document, one part of which is changed."""
    with zipfile.ZipFile(FILES / f"tin.{form}") as archive:
        parts = [(one.filename, archive.read(one)) for one in archive.infolist()]
    return zipped(*((name, data.replace(before, after, 1) if name == part else data) for name, data in parts))


def pdf(*objects: bytes) -> bytes:
    out, places = b"%PDF-1.5\n", []
    for number, data in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(places)
    tail = b"trailer<</Size %d/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF"
    return out + table + tail % (len(objects) + 1, len(out), len(out))


def nested_mail(depth: int) -> bytes:
    out = HEAD + b'Content-Type: multipart/mixed; boundary="b0"\r\n\r\n'
    for n in range(1, depth):
        out += b'--b%d\r\nContent-Type: multipart/mixed; boundary="b%d"\r\n\r\n' % (n - 1, n)
    return out + b"--b%d\r\nContent-Type: text/plain\r\n\r\nXin.\r\n" % (depth - 1)


def warc(length: bytes) -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: "
    return head + length + b"\r\n\r\nHTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nx\r\n\r\n"


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
CONTAINER = (
    "META-INF/container.xml",
    b'<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
)


def hostile() -> Iterator[tuple[str, str, bytes]]:
    """The needed module, the name, and the bytes."""
    pages = b"<</Type/Pages/Count 100000/Kids[" + b"3 0 R " * 100_000 + b"]>>"
    yield "pypdfium2", "pages.pdf", pdf(CATALOG, pages, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
    yield "pypdfium2", "cycle.pdf", pdf(CATALOG, b"<</Type/Pages/Count 5/Parent 2 0 R/Kids[2 0 R 2 0 R]>>")
    yield "pypdfium2", "arrays.pdf", pdf(CATALOG[:-2] + b"/X " + b"[" * 100_000 + b">>", b"<</Type/Pages>>")
    yield "email", "nested.eml", nested_mail(1000)
    yield "email", "messages.eml", b"Content-Type: message/rfc822\r\n\r\n" * 1000 + b"a: b\r\n\r\nx\r\n"
    yield "email", "comments.eml", b"From: " + b"(" * 100_000 + b"\r\n\r\nx\r\n"
    part = b"--b\r\nContent-Type: image/png\r\n\r\nx\r\n"
    mail = b'a: b\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + part * 20_000
    yield "email", "parts.eml", mail
    yield "zipfile", "within.zip", zipped(("b.zip", zipped(("a.txt", b"a" * 1_000_000))))
    yield "zipfile", "bomb.zip", zipped(("a.txt", b"\0" * (129 << 20)))
    text = b"<w:t>"
    yield "docx", "laughs.docx", changed("docx", "word/document.xml", b"?>", b"?>" + LAUGHS)
    yield "docx", "deep.docx", changed("docx", "word/document.xml", text, b"<w:r>" * 100_000 + text)
    yield "odfdo", "laughs.odt", changed("odt", "content.xml", b"?>", b"?>" + LAUGHS)
    yield "lxml", "self.epub", zipped((CONTAINER[0], CONTAINER[1].replace(b"a.opf", CONTAINER[0].encode())))
    package = (
        b"<?xml version='1.0'?>" + LAUGHS + b"<package><metadata><title>&j;</title></metadata></package>"
    )
    yield "lxml", "laughs.epub", zipped(CONTAINER, ("a.opf", package))
    up = b'<package><manifest><item id="a" href="../../etc/passwd"/></manifest><itemref idref="a"/></package>'
    yield "lxml", "up.epub", zipped(CONTAINER, ("a.opf", up))
    yield "json", "deep.rtf", b"{\\rtf1 " + b"{" * 100_000 + b"a" + b"}" * 100_001
    yield "json", "letters.rtf", b"{\\rtf1\\uc999999999 " + b"\\u7841?" * 100_000 + b"}"
    yield "json", "bin.rtf", b"{\\rtf1 \\bin2147483647 a}"
    for name, length in {
        "long": b"99999999999999",
        "negative": b"-5",
        "words": b"abc",
        "short": b"3",
    }.items():
        yield "warcio", f"{name}.warc", warc(length)
    yield "warcio", "line.warc", b"WARC/1.0\r\nX: " + b"a" * 20_000_000


CASES = list(hostile())


@pytest.mark.parametrize(("needs", "name", "data"), CASES, ids=[name for _, name, _ in CASES])
def test_each_is_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], needs: str, name: str, data: bytes
) -> None:
    pytest.importorskip(needs)
    (tmp_path / name).write_bytes(data)
    found: list[str] = []
    said = name
    try:
        found += [paragraph.text for one in parse_articles(tmp_path / name) for paragraph in one.paragraphs]
    except ArticleError as error:
        said = str(error)
    assert name in said
    assert "\n" not in said
    assert len(said) < 1000
    assert not any("aaaaaaaaaa" in text or "root:" in text for text in found)
    assert capfd.readouterr() == ("", "")


def test_a_chapter_of_a_book_is_read_once(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    package = (
        b'<package><manifest><item id="a" href="p.xhtml"/></manifest><spine>'
        + b'<itemref idref="a"/>' * 20_000
        + b"</spine></package>"
    )
    chapter = ("p.xhtml", b"<html><body>" + b"<p>Tin.</p>" * 2000 + b"</body></html>")
    (tmp_path / "a.epub").write_bytes(zipped(CONTAINER, ("a.opf", package), chapter))
    assert len(next(iter(parse_articles(tmp_path / "a.epub"))).paragraphs) == 2000
