"""OpenDocument texts to paragraphs, by odfdo (extra `odt`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from searchlib.sources.formats.zipped_parts import checked_parts
from searchlib.sources.legacy.legacy_text import repaired_lines
from searchlib.sources.raw_article import Block
from searchlib.sources.visible_text import clean

_SKIPPED = ("text:tracked-changes", "text:note", "office:annotation", "text:table-of-content")


def read(path: str) -> tuple[dict[str, Any], list[Block]]:
    """The metadata and the paragraphs of a document."""
    checked_parts(path).close()
    from odfdo import Document

    document = Document(path)
    meta = document.meta
    created = meta.get_creation_date() or meta.get_modification_date()
    fields = {
        "title": meta.get_title(),
        "author": meta.get_initial_creator() or meta.get_creator(),
        "published": created.isoformat() if created is not None else None,
    }
    found = list(_paragraphs(document.body))
    texts, doubt = repaired_lines([text for text, _ in found])
    return fields | doubt, [Block(text, heading) for text, (_, heading) in zip(texts, found, strict=True)]


def _paragraphs(element: Any) -> Iterator[tuple[str, bool]]:
    for child in element.children:
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag in ("text:p", "text:h"):
            heading = tag == "text:h" or (child.get_attribute_string("text:style-name") or "") in (
                "Title",
                "Subtitle",
            )
            for line in _text(child).split("\n"):
                if shown := clean(" ".join(line.split())):
                    yield shown, heading
        else:
            yield from _paragraphs(child)


def _text(element: Any) -> str:
    pieces = [element.text or ""]
    for child in element.children:
        if child.tag in ("text:s", "text:tab"):
            pieces.append(" ")
        elif child.tag == "text:line-break":
            pieces.append("\n")
        elif child.tag not in _SKIPPED:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
