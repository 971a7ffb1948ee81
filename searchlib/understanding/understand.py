"""A raw article becomes an understood one: structure, people, speech, date and documents put together."""

from __future__ import annotations

from itertools import chain

from searchlib.fields import stated_of
from searchlib.model import Article, Paragraph, Reason
from searchlib.sources.raw_article import RawArticle
from searchlib.understanding.attribution.speakers import attribute, reasons
from searchlib.understanding.citations.cited_documents import cited, resolve
from searchlib.understanding.dates.event_date import event_date
from searchlib.understanding.layout.structure import readable, structure


def understand(raw: RawArticle) -> Article:
    """What the rules find in an article; never raises, whatever the text.

    The record's own date of the event is authoritative; its basis is then "record".
    """
    structured = structure(raw)
    read = readable(structured)
    people, attributions = attribute(read)
    documents = resolve([cited(item.text) for item in read])
    date, basis = (raw.date, "record") if raw.date else event_date(read, raw.published, raw.title)
    return Article(
        id=raw.id,
        path=raw.path,
        title=raw.title,
        lead=raw.lead,
        published=raw.published,
        date=date,
        date_basis=basis,
        authors=raw.authors,
        url=raw.url,
        people=people,
        documents=tuple(dict.fromkeys(chain.from_iterable(documents))),
        paragraphs=tuple(
            Paragraph(position, item.kind, item.section, item.text, speakers, names)
            for position, (item, speakers, names) in enumerate(
                zip(structured, attributions, documents, strict=True)
            )
        ),
        **stated_of(raw),
    )


def explain(raw: RawArticle) -> tuple[Reason, ...]:
    """Why each paragraph of an article was given to whom; never raises, whatever the text."""
    return reasons(readable(structure(raw)))
