"""The archive as four tables with keys: articles, paragraphs, attributions, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from searchlib.day_numbers import exact_day
from searchlib.frozen import frozen

if TYPE_CHECKING:
    from searchlib.model import Article
    from searchlib.results import Passage

_ROWS = 10_000
"""Paragraphs that are handed on at a time."""


@frozen
class Column:
    """A column: its name, what it holds ("text", "integer", "date"), and whether it may be empty."""

    name: str
    kind: str = "text"
    empty: bool = True


@frozen
class Table:
    """A table: its name, columns, primary key, and which column refers to which table."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: tuple[tuple[str, str, str], ...] = ()


TABLES: tuple[Table, ...] = (
    Table(
        "articles",
        (
            Column("id", empty=False),
            Column("title"),
            Column("day", "date"),
            Column("date", "date"),
            Column("date_text"),
            Column("published", "date"),
            Column("published_text"),
            Column("source"),
            Column("authors"),
            Column("url"),
            Column("path"),
        ),
        ("id",),
    ),
    Table(
        "paragraphs",
        (
            Column("id", "integer", False),
            Column("article_id", empty=False),
            Column("position", "integer"),
            Column("kind", empty=False),
            Column("section"),
            Column("text", empty=False),
        ),
        ("id",),
        (("article_id", "articles", "id"),),
    ),
    Table(
        "attributions",
        (
            Column("paragraph_id", "integer", False),
            Column("number", "integer", False),
            Column("name", empty=False),
            Column("role"),
            Column("mode", empty=False),
            Column("cue", empty=False),
        ),
        ("paragraph_id", "number"),
        (("paragraph_id", "paragraphs", "id"),),
    ),
    Table(
        "documents",
        (
            Column("paragraph_id", "integer", False),
            Column("number", "integer", False),
            Column("name", empty=False),
        ),
        ("paragraph_id", "number"),
        (("paragraph_id", "paragraphs", "id"),),
    ),
)
"""A date with parts that are not known is empty; `date_text` has it as the archive does. `day` is what
`since` and `until` compare: the date, else the day of publication."""

Rows = dict[str, list[tuple[Any, ...]]]


def row_batches(passages: Iterator[Passage], article_of: Callable[[str], Article]) -> Iterator[Rows]:
    """The rows of all tables, some thousand paragraphs at a time.

    Args:
        passages: those of an article stand together.
        article_of: the article of an id, for what a passage does not say of it.
    """
    rows: Rows = {table.name: [] for table in TABLES}
    last = None
    for number, passage in enumerate(passages, 1):
        if passage.article.id != last:
            last = passage.article.id
            rows["articles"].append(_article_row(article_of(last)))
        paragraph = passage.paragraph
        rows["paragraphs"].append(
            (number, last, passage.position, paragraph.kind, paragraph.section, paragraph.text)
        )
        for place, one in enumerate(paragraph.speakers):
            rows["attributions"].append((number, place, one.name, one.role, one.mode, one.cue))
        for place, name in enumerate(paragraph.documents):
            rows["documents"].append((number, place, name))
        if len(rows["paragraphs"]) >= _ROWS:
            yield rows
            rows = {table.name: [] for table in TABLES}
    yield rows


def _article_row(article: Article) -> tuple[Any, ...]:
    return (
        article.id,
        article.title,
        day_of(exact_day(article.date, article.published)),
        day_of(article.date),
        article.date,
        day_of(article.published),
        article.published,
        article.source,
        "; ".join(article.authors) or None,
        article.url,
        article.path,
    )


def day_of(text: str | None) -> date | None:
    """The day of an ISO date or time; None where a part of it is not known."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
