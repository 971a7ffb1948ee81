"""News as an Atom feed (RFC 4287) in a file: new entries join those that are there, under ids that stay."""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from searchlib.errors import SavedSearchError
from searchlib.export.atomic_output import atomic_file

if TYPE_CHECKING:
    from searchlib.news.new_matches import NewMatch, News

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 500
"""The oldest leave a feed that has more."""

_LONGEST = 64 << 20
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def write_feed(path: str, news: Sequence[News]) -> None:
    """Adds news to the feed in a file, which is made where there is none.

    Raises:
        SavedSearchError: the file is no feed.
        ExportError: it cannot be written.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    entries = [_entry(one, hit, now) for one in news for hit in one.hits]
    known = {entry.findtext(f"{{{ATOM}}}id") for entry in entries}
    old = [entry for entry in _entries_of(path) if entry.findtext(f"{{{ATOM}}}id") not in known]
    feed = Xml.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", _urn(f"feed {os.path.realpath(path)}"))
    _add(feed, "title", "searchlib: " + ", ".join(one.search.name for one in news))
    _add(feed, "updated", now)
    _add(_add(feed, "author"), "name", "searchlib")
    feed.extend((entries + old)[:MOST_ENTRIES])
    Xml.register_namespace("", ATOM)
    with atomic_file(path) as place:
        Xml.ElementTree(feed).write(place, encoding="utf-8", xml_declaration=True)


def _entries_of(path: str) -> list[Xml.Element]:
    """The entries of a feed of before."""
    if not os.path.exists(path):
        return []
    try:
        with open(path, "rb") as stream:
            data = stream.read(_LONGEST + 1)
        if len(data) > _LONGEST or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise SavedSearchError(f"{path}: is no feed of searchlib; name another file")
        root = Xml.fromstring(data)  # noqa: S314 - without a DTD there is nothing to expand
    except OSError as error:
        raise SavedSearchError(f"{path}: cannot be read ({error.strerror})") from error
    except Xml.ParseError:
        raise SavedSearchError(f"{path}: is no feed of searchlib; name another file") from None
    if root.tag != f"{{{ATOM}}}feed":
        raise SavedSearchError(f"{path}: is no feed of searchlib; name another file")
    return root.findall(f"{{{ATOM}}}entry")


def _entry(news: News, hit: NewMatch, now: str) -> Xml.Element:
    passage = hit.passage
    article, paragraph = passage.article, passage.paragraph
    place = article.id if passage.position is None else f"{article.id}#{passage.position}"
    entry = Xml.Element(f"{{{ATOM}}}entry")
    _add(entry, "id", _urn(f"{news.search.index} {news.search.name} {place}"))
    speakers = "; ".join(one.name for one in paragraph.speakers)
    _add(entry, "title", " — ".join(filter(None, (speakers, article.title or article.id))))
    _add(entry, "updated", now)
    if article.published and _DAY.match(article.published):
        _add(entry, "published", f"{article.published[:10]}T00:00:00+07:00")
    _add(_add(entry, "author"), "name", article.source or "searchlib")
    if (
        article.url
        and article.url.startswith(("http://", "https://"))
        and not re.search(r"[\s\"<>]", article.url)
    ):
        _add(entry, "link").attrib.update({"rel": "alternate", "href": _NO_XML.sub("", article.url)})
    around = (*hit.before, paragraph, *hit.after)
    _add(entry, "content", "\n\n".join(one.text for one in around)).set("type", "text")
    _add(entry, "category").set("term", _NO_XML.sub("", news.search.name))
    return entry


def _add(parent: Xml.Element, name: str, text: str | None = None) -> Xml.Element:
    child = Xml.SubElement(parent, f"{{{ATOM}}}{name}")
    if text is not None:
        child.text = _NO_XML.sub("\ufffd", text)
    return child


def _urn(text: str) -> str:
    """An id that the same text always has."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"searchlib:{text.encode('utf-8', 'replace').decode()}").urn
