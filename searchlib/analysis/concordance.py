"""Concordances: every occurrence in the middle of its line, for reading down the column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from searchlib.analysis.keyword_lines import keyword_line, sort_key
from searchlib.errors import OptionError
from searchlib.frozen import JsonObject, frozen
from searchlib.model import Attribution

if TYPE_CHECKING:
    from searchlib.results import Hit, Passage
    from searchlib.search.engine import Engine
    from searchlib.search.request import Request

SORTS = ("score", "left", "right", "date", "-date")
_WIDEST = 2000


@frozen
class ConcordanceLine(JsonObject):
    """One occurrence.

    Attributes:
        id, position: its article and paragraph; a title or lead of the metadata alone has no position.
        date: of the article, else when it was published.
        speakers: whose words the paragraph conveys.
        left, match, right: what stands left of it, the occurrence, and what stands right of it.
    """

    id: str
    position: int | None
    date: str | None
    speakers: tuple[Attribution, ...]
    left: str
    match: str
    right: str

    def as_dict(self) -> dict[str, Any]:
        """The line in the shape of `concordance --json`."""
        return {
            "id": self.id,
            "position": self.position,
            "date": self.date,
            "speakers": [speaker.as_dict() for speaker in self.speakers],
            "left": self.left,
            "match": self.match,
            "right": self.right,
        }


@frozen
class Concordance(JsonObject):
    """Occurrences of a query.

    Attributes:
        query: as given; `applied` the one that was searched instead, or None.
        total: paragraphs that match.
        occurrences: lines in all, where all were looked at (sorted by neighbours, or all shown).
        lines: the page of lines.
    """

    query: str
    total: int
    occurrences: int | None
    lines: tuple[ConcordanceLine, ...]
    applied: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The object of `concordance --json`."""
        return {
            "query": self.query,
            "applied": self.applied,
            "total": self.total,
            "occurrences": self.occurrences,
            "lines": [line.as_dict() for line in self.lines],
        }


def concordance(
    engine: Engine, request: Request, *, width: int, sort: str, limit: int, offset: int
) -> Concordance:
    """The lines of a query: one for each highlighted run of each matching paragraph.

    Args:
        engine: the archive.
        request: what matches.
        width: columns on each side.
        sort: one of `SORTS`. "left" and "right" sort all occurrences by three syllables on a side; the others
            sort paragraphs as `search` does, with the lines of each in the order of its text.
        limit, offset: the page of lines.

    Raises:
        OptionError: an option makes no sense.
    """
    if sort not in SORTS:
        raise OptionError(f"sort: {sort[:40]!a} is not one of {', '.join(SORTS)}")
    if limit < 0 or offset < 0:
        raise OptionError("limit and offset cannot be negative")
    if not 1 <= width <= _WIDEST:
        raise OptionError(f"width: {width} is not a number of columns from 1 to {_WIDEST}")
    if sort in ("left", "right"):
        return _sorted_by_neighbours(engine, request, width, sort, limit, offset)
    return _sorted_as_search(engine, replace(request, sort=sort), width, limit, offset)


def _sorted_by_neighbours(
    engine: Engine, request: Request, width: int, side: str, limit: int, offset: int
) -> Concordance:
    """All occurrences sorted; of those beyond the page only what they are sorted by is kept in memory."""
    applied = engine.search(replace(request, limit=0))
    count = 0

    def keyed() -> Iterator[tuple[Any, int, Passage, int, int]]:
        nonlocal count
        for passage in engine.matches(request):
            for start, end in passage.highlights:
                count += 1
                yield sort_key(passage.paragraph.text, start, end, side), count, passage, start, end

    page = nsmallest(offset + limit, keyed())[offset:]
    lines = tuple(_line(passage, start, end, width) for _, _, passage, start, end in page)
    return Concordance(request.query, applied.total, count, lines, applied.applied)


def _sorted_as_search(engine: Engine, request: Request, width: int, limit: int, offset: int) -> Concordance:
    """The lines of hits, as many pages of hits as it takes."""
    wanted = max(offset + limit, 1)
    found: list[tuple[Hit, int, int]] = []
    seen = total = 0
    applied = None
    while True:
        answer = engine.search(replace(request, offset=seen, limit=wanted - len(found)))
        total, applied = answer.total, answer.applied
        found += ((hit, start, end) for hit in answer.hits for start, end in hit.highlights)
        seen += len(answer.hits)
        if not answer.hits or len(found) >= wanted or seen >= total:
            break
    whole = len(found) if seen >= total else None
    page = tuple(_line(hit, start, end, width) for hit, start, end in found[offset : offset + limit])
    return Concordance(request.query, total, whole, page, applied)


def _line(found: Hit | Passage, start: int, end: int, width: int) -> ConcordanceLine:
    article, paragraph = found.article, found.paragraph
    line = keyword_line(paragraph.text, start, end, width)
    return ConcordanceLine(
        id=article.id,
        position=found.position,
        date=article.date or article.published,
        speakers=paragraph.speakers,
        left=line.left,
        match=line.match,
        right=line.right,
    )
