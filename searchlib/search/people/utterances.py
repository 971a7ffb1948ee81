"""Who speaks in every paragraph of an archive, from the metadata columns alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from searchlib.model import MODES
from searchlib.search.engine import Utterance
from searchlib.search.match.attribution_entries import Attributions

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

# An Utterance of a tuple without a Python call.
_make: Callable[[tuple[Any, ...]], Utterance] = partial(
    cast("Callable[[type[Utterance], tuple[Any, ...]], Utterance]", tuple.__new__), Utterance
)


def utterances(segments: Sequence[Segment]) -> Iterator[Utterance]:
    """The attributions of all live paragraphs, in the order of the archive."""
    before = 0
    for segment in segments:
        yield from _of_segment(segment, before)
        before += segment.article_count


def _of_segment(segment: Segment, before: int) -> Iterator[Utterance]:
    paragraphs = segment.derive(Attributions).owner
    kept = slice(None) if segment.live is None else segment.live[paragraphs]
    articles = segment.owners()[paragraphs[kept]]
    names, roles = segment.table("names").all(), segment.table("roles").all()
    columns = (
        [names[number] for number in segment.column("spk.name")[kept].tolist()],
        [roles[number] or None for number in segment.column("spk.role")[kept].tolist()],
        [MODES[number] for number in segment.column("spk.mode")[kept].tolist()],
        [before + number for number in articles.tolist()],
        segment.column("art.low")[articles].tolist(),
        segment.column("art.high")[articles].tolist(),
    )
    return map(_make, zip(*columns, strict=True))
