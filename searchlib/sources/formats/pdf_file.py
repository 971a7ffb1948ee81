"""PDF to paragraphs, by pypdfium2 (extra `pdf`)."""

from __future__ import annotations

import re
from typing import Any

from searchlib.errors import ArticleError
from searchlib.sources.formats.pdf_lines import page_lines
from searchlib.sources.formats.pdf_paragraphs import paragraphs_of
from searchlib.sources.legacy.legacy_text import repaired_lines
from searchlib.sources.raw_article import Block
from searchlib.sources.visible_text import clean

MOST_PAGES = 5000
_LEAST_LETTERS = 20
_DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?")


def read(path: str) -> tuple[dict[str, Any], list[Block]]:
    """The metadata and the paragraphs of a document."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        reason = "is encrypted; save it without a password" if encrypted else "is damaged, or no PDF"
        raise ArticleError(path, reason) from None
    with document:
        if len(document) > MOST_PAGES:
            raise ArticleError(path, f"has {len(document):,} pages; at most {MOST_PAGES:,} are read")
        pages = []
        gutter: float | None = None
        for number in range(len(document)):
            page = document[number]
            lines, gutter = page_lines(page, number, gutter)
            pages.append(lines)
            page.close()
        found = [(clean(text), heading) for text, heading in paragraphs_of(pages)]
        fields = _metadata(document)
    if sum(len(text) for text, _ in found) < _LEAST_LETTERS:
        raise ArticleError(path, "has no text, only pictures of it (a scan): run OCR first, as ocrmypdf does")
    texts, doubt = repaired_lines([text for text, _ in found])
    return fields | doubt, [
        Block(text, heading) for text, (_, heading) in zip(texts, found, strict=True) if text
    ]


def _metadata(document: Any) -> dict[str, Any]:
    given = document.get_metadata_dict()
    date = _DATE.match(given.get("CreationDate") or given.get("ModDate") or "")
    day = "-".join(part for part in date.groups() if part) if date else None
    return {"title": given.get("Title") or None, "author": given.get("Author") or None, "published": day}
