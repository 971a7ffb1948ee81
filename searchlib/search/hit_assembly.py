"""Places in the archive become hits: stored articles are read and highlights computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchlib.errors import IndexDamaged
from searchlib.results import Hit, Part
from searchlib.search.passages import info_of

if TYPE_CHECKING:
    from searchlib.search.pipeline import Found
    from searchlib.search.rank.ranking import Place
    from searchlib.store.segment.snapshot import Snapshot


def hits_of(snapshot: Snapshot, found: Found, offset: int, context: int) -> tuple[Hit, ...]:
    """The page of hits, ranks counted from `offset` + 1, each with `context` paragraphs before and after.

    Raises:
        IndexDamaged: if a stored article is not what was written.
    """
    return tuple(
        _hit(snapshot, found, place, rank, context) for rank, place in enumerate(found.hits, start=offset + 1)
    )


def _hit(snapshot: Snapshot, found: Found, place: Place, rank: int, context: int) -> Hit:
    segment = snapshot.segments[place.segment]
    number = segment.article_of(place.paragraph)
    first, last = segment.paragraphs_of(number)
    low, high = max(first, place.paragraph - context), min(last, place.paragraph + context + 1)
    article, paragraphs = segment.passage(number, low - first, high - first)
    at = place.paragraph - low
    if at >= len(paragraphs):
        raise IndexDamaged(f"{snapshot.path}: a stored article lacks a paragraph; rebuild the index")
    paragraph = paragraphs[at]
    return Hit(
        rank=rank,
        score=place.score,
        article=info_of(article),
        position=paragraph.position,
        paragraph=paragraph,
        highlights=found.spans(paragraph.text),
        before=paragraphs[:at],
        after=paragraphs[at + 1 :],
        explanation=None if place.parts is None else tuple(Part(*part) for part in place.parts),
    )
