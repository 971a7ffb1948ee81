"""Whether the stored articles of a segment are those that were indexed, and its columns say the same.

They can only differ where something was tampered with.
Syllables are not compared: how a text is cut belongs to the version that indexed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from searchlib.day_numbers import date_bounds
from searchlib.errors import IndexDamaged
from searchlib.fields import STATED, stated_of
from searchlib.model import CUES, KINDS, MODES, Article, Paragraph
from searchlib.store.format.article_notes import digest_of
from searchlib.store.segment.segment_reader import Segment

_TOLD = 256
"""After so many articles progress is told."""


def disagreements(segment: Segment, looked_at: Callable[[int], None] = lambda _: None) -> Iterator[str]:
    """Stored articles that cannot be read or are not the ones that were indexed, a line each."""
    digests = segment.column("art.digest").tolist()
    columns = _Columns(segment)
    for number in range(segment.article_count):
        if number % _TOLD == _TOLD - 1:
            looked_at(_TOLD)
        try:
            article = segment.article(number)
        except IndexDamaged:
            yield f"the stored article {number} cannot be read"
            continue
        first, last = columns.paragraphs_of(number)
        paragraphs = article.searchable()
        if digest_of(article) != digests[number] or len(paragraphs) != last - first:
            yield f"the stored article {number} is not the one that was indexed"
        elif columns.article(number) not in _of_article(article, paragraphs) or any(
            columns.paragraph(at) != _of_paragraph(paragraph)
            for at, paragraph in enumerate(paragraphs, first)
        ):
            yield f"the columns say something else than the stored article {number}"
    looked_at(segment.article_count % _TOLD)


class _Columns:
    """The metadata columns as lists."""

    def __init__(self, segment: Segment) -> None:
        self._columns: dict[str, list[int]] = {}
        self._tables: dict[str, list[str]] = {}
        self._segment = segment

    def paragraphs_of(self, article: int) -> tuple[int, int]:
        first = self._column("art.first")
        return first[article], first[article + 1]

    def article(self, number: int) -> tuple[Any, ...]:
        """What it states, bounds of the date, leading paragraphs without position, bytes of the text."""
        column = self._column
        return (
            [self._table(field.table)[column(field.column)[number]] for field in STATED],
            (column("art.low")[number], column("art.high")[number]),
            column("art.extras")[number],
            column("art.bytes")[number],
        )

    def paragraph(self, number: int) -> tuple[Any, ...]:
        """Kind, section, who speaks and what is cited."""
        column = self._column
        names, roles, documents = self._table("names"), self._table("roles"), self._table("documents")
        spoken = range(column("spk.start")[number], column("spk.start")[number + 1])
        cited = range(column("cite.start")[number], column("cite.start")[number + 1])
        return (
            KINDS[column("par.kind")[number]],
            self._table("sections")[column("par.section")[number]],
            [
                (
                    names[column("spk.name")[at]],
                    roles[column("spk.role")[at]],
                    MODES[column("spk.mode")[at]],
                    CUES[column("spk.cue")[at]],
                )
                for at in spoken
            ],
            [documents[column("cite.name")[at]] for at in cited],
        )

    def _column(self, name: str) -> list[int]:
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = self._segment.column(name).tolist()
        return found

    def _table(self, name: str) -> list[str]:
        found = self._tables.get(name)
        if found is None:
            found = self._tables[name] = self._segment.table(name).all()
        return found


def _of_article(article: Article, paragraphs: tuple[Paragraph, ...]) -> list[tuple[Any, ...]]:
    """What the columns may say; before, a date without a year did not take that of the publication."""
    extras = sum(paragraph.position is None for paragraph in paragraphs)
    size = sum(len(paragraph.text.encode("utf-8", "replace")) for paragraph in paragraphs)
    dates = {
        date_bounds(article.date, article.published),
        date_bounds(article.date or article.published, None),
    }
    stated = [value or "" for value in stated_of(article).values()]
    return [(stated, bounds, extras, size) for bounds in dates]


def _of_paragraph(paragraph: Paragraph) -> tuple[Any, ...]:
    return (
        paragraph.kind,
        paragraph.section or "",
        [(each.name, each.role or "", each.mode, each.cue) for each in paragraph.speakers],
        list(dict.fromkeys(paragraph.documents)),
    )
