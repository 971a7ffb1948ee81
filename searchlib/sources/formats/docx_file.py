"""Word documents to paragraphs, by python-docx (extra `docx`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from searchlib.sources.formats.zipped_parts import checked_parts, xml_tree
from searchlib.sources.legacy.legacy_text import FontText
from searchlib.sources.raw_article import Block
from searchlib.sources.visible_text import clean

_PROPERTIES = "docProps/core.xml"
_SKIPPED = ("del", "moveFrom", "txbxContent", "Fallback", "delText", "instrText", "footnoteReference")


def read(path: str) -> tuple[dict[str, Any], list[Block]]:
    """The metadata and the paragraphs of a document: body and tables, in their order."""
    checked_parts(path).close()
    from docx import Document

    document = Document(path)
    return _metadata(path), list(_blocks(document, document))


def _metadata(path: str) -> dict[str, Any]:
    """Title, author and day: python-docx makes them up where the document has none of the kind it expects."""
    with checked_parts(path) as archive:
        if _PROPERTIES not in archive.namelist():
            return {}
        root = xml_tree(archive.read(_PROPERTIES))
    found = {child.tag.rpartition("}")[2]: child.text for child in root if isinstance(child.tag, str)}
    return {
        "title": found.get("title"),
        "author": found.get("creator"),
        "published": found.get("created") or found.get("modified"),
    }


def _blocks(document: Any, container: Any) -> Iterator[Block]:
    from docx.text.paragraph import Paragraph

    for part in container.iter_inner_content():
        if isinstance(part, Paragraph):
            yield from _paragraph(document, part)
            continue
        seen = set()
        for row in part.rows:
            for cell in row.cells:
                if cell._tc not in seen:  # a merged cell is told once
                    seen.add(cell._tc)
                    yield from _blocks(document, cell)


def _paragraph(document: Any, paragraph: Any) -> Iterator[Block]:
    style = paragraph.style
    name = (style.name or "") if style is not None else ""
    heading = name.startswith(("Heading", "Title")) or _outlined(paragraph)
    caption = name.startswith("Caption")
    text = FontText(_font_of_style(style))
    _collect(paragraph._p, text)
    for line in text.text().split("\n"):
        if shown := clean(" ".join(line.split())):
            yield Block(shown, heading, caption)


def _outlined(paragraph: Any) -> bool:
    levels = paragraph._p.xpath("./w:pPr/w:outlineLvl/@w:val")
    return bool(levels) and levels[0] in "012345678"


def _font_of_style(style: Any) -> str:
    while style is not None:
        if style.font.name:
            return str(style.font.name)
        style = style.base_style
    return ""


def _collect(element: Any, text: FontText, font: str = "") -> None:
    """The text below an element, without what is deleted, in the fonts of its runs."""
    for child in element:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if tag in _SKIPPED:
            continue
        if tag == "t":
            text.add(child.text or "", font)
        elif tag in ("tab", "br", "cr", "noBreakHyphen"):
            text.add({"tab": " ", "noBreakHyphen": "-"}.get(tag, "\n"), "")
        elif tag == "r":
            fonts = child.xpath("./w:rPr/w:rFonts/@w:ascii | ./w:rPr/w:rFonts/@w:hAnsi")
            _collect(child, text, str(fonts[0]) if fonts else "")
        elif tag != "pPr":
            _collect(child, text, font)
