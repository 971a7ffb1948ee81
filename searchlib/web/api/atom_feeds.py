"""Hits as an Atom feed (RFC 4287): what is new on a subject, in any feed reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from searchlib.text.clean import clean

_NEVER = "1970-01-01T00:00:00Z"


def feed(title: str, address: str, page: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The feed.

    Args:
        title: of the feed.
        address: its own.
        page: that of the page for people.
        entries: hits in the shape of `search --json`, each with `link`, its permalink.
    """
    written = [_entry(one) for one in entries]
    updated = max((_moment(one) for one in entries), default=_NEVER)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
            f"<title>{_text(title)}</title>",
            f"<id>{_text(address)}</id>",
            f'<link rel="self" href={quoteattr(address)}/>',
            f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>',
            f"<updated>{updated}</updated>",
            "<generator>searchlib</generator>",
            *written,
            "</feed>\n",
        ]
    )


def _entry(hit: Mapping[str, Any]) -> str:
    article = hit["article"]
    names = [one["name"] for one in hit["speakers"]] or [article["source"] or article["id"]]
    return "\n".join(
        [
            "<entry>",
            f"<title>{_text(article['title'] or article['id'])}</title>",
            f"<id>{_text(hit['link'])}</id>",
            f"<link href={quoteattr(clean(hit['link']))}/>",
            f"<updated>{_moment(hit)}</updated>",
            *(f"<author><name>{_text(name)}</name></author>" for name in names),
            f'<content type="text">{_text(hit["text"])}</content>',
            "</entry>",
        ]
    )


def _moment(hit: Mapping[str, Any]) -> str:
    """The day of the article as the moment that Atom asks for; open parts count as the first."""
    day = hit["article"]["published"] or hit["article"]["date"] or ""
    parts = [*day.split("-"), "01", "01"][:3]
    if not parts[0].isdigit():
        return _NEVER
    year, month, day = (part if part.isdigit() else "01" for part in parts)
    return f"{year}-{month}-{day}T00:00:00Z"


def _text(text: str) -> str:
    return escape(clean(text)).replace("\ufffd", "?")
