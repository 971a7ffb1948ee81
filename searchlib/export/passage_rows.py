"""Passages as flat rows: a paragraph a row, several speakers in one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from searchlib.day_numbers import exact_day

if TYPE_CHECKING:
    from searchlib.results import Hit, Passage

COLUMNS = (
    *("id", "position", "day", "date", "published", "source", "title", "url", "kind", "section"),
    *("speakers", "roles", "modes", "documents", "text"),
)
_BETWEEN = "; "
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def row_of(passage: Passage | Hit) -> tuple[Any, ...]:
    """The values of `COLUMNS`."""
    article, paragraph = passage.article, passage.paragraph
    speakers = paragraph.speakers
    return (
        article.id,
        passage.position,
        exact_day(article.date, article.published),
        article.date,
        article.published,
        article.source,
        article.title,
        article.url,
        paragraph.kind,
        paragraph.section,
        _BETWEEN.join(one.name for one in speakers),
        _BETWEEN.join(one.role or "" for one in speakers).strip("; "),
        _BETWEEN.join(one.mode for one in speakers),
        _BETWEEN.join(paragraph.documents),
        paragraph.text,
    )


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what could begin one (OWASP)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def record_of(passage: Passage) -> dict[str, Any]:
    """The passage as an object, in the shape of a hit of `search --json`."""
    paragraph = passage.paragraph
    return {
        "article": passage.article.as_dict(),
        "position": passage.position,
        "kind": paragraph.kind,
        "section": paragraph.section,
        "speakers": [speaker.as_dict() for speaker in paragraph.speakers],
        "documents": list(paragraph.documents),
        "text": paragraph.text,
        "highlights": [list(span) for span in passage.highlights],
    }
