"""Mails: headers, plain text and HTML, legacy encodings."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from searchlib import ArticleError, parse_article
from searchlib.sources.formats.eml_file import read
from tests.sources.legacy.encoders import encode

LINE = "Hội nghị chuyển đổi số của tỉnh Vân Giang họp ở phường Bến Lụa."


def mail(**content: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Giấy mời họp"
    message["From"] = "Thu Ngàn <thu.ngan@vangiang.example>"
    message["Date"] = "Tue, 30 Jan 2024 10:00:00 +0700"
    if "plain" in content:
        message.set_content(content["plain"])
    if "html" in content:
        message.add_alternative(content["html"], subtype="html")
    return message


def test_a_mail_is_an_article(tmp_path: Path) -> None:
    message = mail(plain=f"{LINE}\n\n> trích\nKính mời.", html="<p>khác</p>")
    message.add_attachment(b"123", maintype="application", subtype="octet-stream")
    (tmp_path / "thu.eml").write_bytes(message.as_bytes())
    article = parse_article(tmp_path / "thu.eml")
    assert (article.id, article.title, article.published) == (
        "thu",
        "Giấy mời họp",
        "2024-01-30T10:00:00+07:00",
    )
    assert article.authors == ("Thu Ngàn",)
    assert [one.text for one in article.paragraphs] == [LINE, "Kính mời."]


def test_html_alone_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(
        mail(html=f"<style>p{{}}</style><h2>Mục</h2><p>{LINE}<br>Hết").as_bytes()
    )
    _, blocks = read(str(tmp_path / "a.eml"))
    assert [(block.text, block.heading) for block in blocks] == [("Mục", True), (LINE, False), ("Hết", False)]


def test_a_body_in_a_legacy_encoding_is_recognised(tmp_path: Path) -> None:
    head = b"Subject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: 8bit\n\n"
    (tmp_path / "a.eml").write_bytes(head + encode(LINE, "tcvn3"))
    assert read(str(tmp_path / "a.eml"))[1][0].text == LINE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no headers at all", "is no mail"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "a mail without text"),
    ],
)
def test_what_is_no_mail(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.eml").write_bytes(data)
    with pytest.raises(ArticleError, match=reason):
        read(str(tmp_path / "a.eml"))
