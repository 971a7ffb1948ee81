"""Places in the archive become hits: stored articles are read and highlights computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from searchlib.errors import IndexDamaged
from searchlib.results import Hit, Part
from searchlib.search.passages import info_of

if TYPE_CHECKING:
    from searchlib.search.pipeline import Found
    from searchlib.search.rank.ranking import Place
    from searchlib.store.segment.excerpt_reader import Excerpt
    from searchlib.store.segment.snapshot import Snapshot


def hits_of(snapshot: Snapshot, found: Found, offset: int, context: int) -> tuple[Hit, ...]:
    """The page of hits, ranks counted from `offset` + 1, each with `context` paragraphs before and after.

    Raises:
        IndexDamaged: if a stored article is not what was written.
    """
    ranked = enumerate(found.hits, start=offset + 1)
    if context:
        return tuple(_in_context(snapshot, found, place, rank, context) for rank, place in ranked)
    excerpts = _excerpts(snapshot, found.hits)
    return tuple(
        Hit(
            rank,
            place.score,
            info_of(excerpt.article),
            excerpt.paragraph.position,
            excerpt.paragraph,
            found.marks(excerpt.written),
            explanation=_explanation(place),
        )
        for (rank, place), excerpt in zip(ranked, excerpts, strict=True)
    )


def _excerpts(snapshot: Snapshot, places: Sequence[Place]) -> list[Excerpt]:
    """What each place shows; those of a segment are read together."""
    read: dict[tuple[int, int], Excerpt] = {}
    for number in {place.segment for place in places}:
        own = [place.paragraph for place in places if place.segment == number]
        for paragraph, excerpt in zip(own, snapshot.segments[number].excerpts(own), strict=True):
            read[number, paragraph] = excerpt
    return [read[place.segment, place.paragraph] for place in places]


def _in_context(snapshot: Snapshot, found: Found, place: Place, rank: int, context: int) -> Hit:
    """A hit with its neighbours."""
    segment = snapshot.segments[place.segment]
    number = segment.article_of(place.paragraph)
    first, last = segment.paragraphs_of(number)
    low, high = max(first, place.paragraph - context), min(last, place.paragraph + context + 1)
    article, paragraphs, texts = segment.passage(number, low - first, high - first)
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
        highlights=found.marks(texts[at]),
        before=paragraphs[:at],
        after=paragraphs[at + 1 :],
        explanation=_explanation(place),
    )


def _explanation(place: Place) -> tuple[Part, ...] | None:
    return None if place.parts is None else tuple(Part(*part) for part in place.parts)
