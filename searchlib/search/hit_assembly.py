"""Places in the archive become hits: stored articles are read and highlights computed."""

from __future__ import annotations

from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING

from searchlib.errors import IndexDamaged
from searchlib.results import ArticleInfo, Hit, Part
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.passages import info_of
from searchlib.store.segment.excerpt_reader import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from searchlib.results import Copy
    from searchlib.search.pipeline import Found
    from searchlib.search.rank.ranking import Part as ScorePart
    from searchlib.search.rank.ranking import Place
    from searchlib.store.segment.excerpt_reader import Excerpt
    from searchlib.store.segment.segment_reader import Segment
    from searchlib.store.segment.snapshot import Snapshot

_KEPT = 1 << 14
"""So many articles are kept for each segment."""


def hits_of(
    snapshot: Snapshot,
    found: Found,
    offset: int,
    context: int,
    copies: Sequence[tuple[Copy, ...]] | None = None,
) -> tuple[Hit, ...]:
    """The page of hits, ranks counted from `offset` + 1, each with `context` paragraphs before and after.

    Args:
        snapshot, found: what was searched, and found.
        offset, context: as of the request.
        copies: of each hit, where they were asked for.

    Raises:
        IndexDamaged: if a stored article is not what was written.
    """
    every = copies or repeat(None)
    if context:
        ranked = enumerate(zip(found.hits, every, strict=False), start=offset + 1)
        return tuple(_in_context(snapshot, found, *hit, rank, context) for rank, hit in ranked)
    if not found.hits:
        return ()
    marker, segments = found.marker, snapshot.segments
    known = [segment.derive(_Known).articles for segment in segments]
    excerpts = _excerpts(snapshot, found.hits, marker.forms)
    hits = []
    for rank, (place, excerpt, own) in enumerate(zip(found.hits, excerpts, every, strict=False), offset + 1):
        owner, article, paragraph, places = excerpt
        if article is not None:
            info = info_of(article)
        else:
            info = known[place.segment].get(owner) or _info(segments[place.segment], owner)
        spans = marker.spans_among(paragraph.text, places)
        why = None if place.parts is None else _explanation(place.parts)
        hits.append(Hit(rank, place.score, info, paragraph.position, paragraph, spans, (), (), why, own))
    return tuple(hits)


def _excerpts(snapshot: Snapshot, places: Sequence[Place], forms: frozenset[str]) -> list[Excerpt]:
    """What each hit shows; those of a segment are read together."""
    read: dict[tuple[int, int], Excerpt] = {}
    for number in {place.segment for place in places}:
        segment = snapshot.segments[number]
        own = [place.paragraph for place in places if place.segment == number]
        excerpts = segment.excerpts(own, Wanted(forms, partial(vocabulary_of(segment).numbers_of, forms)))
        if len(own) == len(places):
            return excerpts
        read |= {(number, paragraph): excerpt for paragraph, excerpt in zip(own, excerpts, strict=True)}
    return [read[place.segment, place.paragraph] for place in places]


def _info(segment: Segment, article: int) -> ArticleInfo:
    """What an article says of itself; read when it is first looked at."""
    return ArticleInfo.later(partial(_read_info, segment, article))


def _read_info(segment: Segment, number: int) -> ArticleInfo:
    known = segment.derive(_Known).articles
    if len(known) >= _KEPT:
        known.clear()
    found = known[number] = info_of(segment.passage(number, 0, 1)[0])
    return found


class _Known:
    """What articles of a segment say of themselves, once somebody looked at it."""

    def __init__(self, segment: Segment) -> None:
        del segment  # it keeps this object
        self.articles: dict[int, ArticleInfo] = {}


def _in_context(
    snapshot: Snapshot, found: Found, place: Place, copies: tuple[Copy, ...] | None, rank: int, context: int
) -> Hit:
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
        explanation=None if place.parts is None else _explanation(place.parts),
        copies=copies,
    )


def _explanation(parts: Sequence[ScorePart]) -> tuple[Part, ...]:
    return tuple(Part(*part) for part in parts)
