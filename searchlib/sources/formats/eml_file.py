"""Mails to paragraphs: the subject is the title, the sender the author; attachments are not read."""

from __future__ import annotations

import email
from email.message import EmailMessage, MIMEPart
from email.policy import default
from typing import Any

from searchlib.errors import ArticleError
from searchlib.sources.encoding import LIMIT, decode
from searchlib.sources.formats.markup_blocks import markup_blocks
from searchlib.sources.raw_article import Block
from searchlib.sources.visible_text import paragraphs

_MOST_PARTS = 10_000
"""Parts of a mail; the parser takes more than linear time."""


def read(path: str) -> tuple[dict[str, Any], list[Block]]:
    """The metadata and the paragraphs of a mail."""
    with open(path, "rb") as stream:
        data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ArticleError(path, f"the mail is longer than {LIMIT >> 20} MiB")
    if data.count(b"\n--") > _MOST_PARTS and b"multipart/" in data.lower():
        raise ArticleError(path, f"is a mail of more than {_MOST_PARTS:,} parts")
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    if not message.keys():
        raise ArticleError(path, "is no mail: it has no headers")
    body = message.get_body(("plain", "html"))
    if body is None:
        raise ArticleError(path, "is a mail without text")
    text = _text(body, path)
    blocks = markup_blocks(text) if body.get_content_subtype() == "html" else _unwrapped(text, body)
    fields = {
        "title": _header(message, "subject"),
        "authors": _senders(message),
        "published": _header(message, "date"),
    }
    return fields, blocks


def _text(part: MIMEPart, path: str) -> str:
    """The text of a part: in the encoding that it names, else recognised."""
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(data, path)


def _unwrapped(text: str, part: MIMEPart) -> list[Block]:
    """The paragraphs of plain text, lines joined that the sender's program broke (RFC 3676)."""
    if part.get_param("format", "") == "flowed":
        text = text.replace(" \r\n", " ").replace(" \n", " ")
    lines = [line for line in text.split("\n") if not line.startswith(">")]
    return [Block(line) for line in paragraphs("\n".join(lines))]


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return None if value is None else str(value)


def _senders(message: EmailMessage) -> list[str]:
    sender = message.get("from")
    addresses = getattr(sender, "addresses", ())
    return [one.display_name or one.addr_spec for one in addresses]
