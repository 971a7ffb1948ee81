"""The syllables of articles, and how rare each is in the archive: what articles are compared by."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING

import numpy as np

from searchlib.errors import ArticleNotFound

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment
    from searchlib.store.segment.snapshot import Snapshot


def article_syllables(snapshot: Snapshot, ids: Sequence[str]) -> list[list[str]]:
    """The canonical syllables of some articles, paragraph after paragraph, from the forward index.

    Raises:
        ArticleNotFound: the archive does not hold one of them.
    """
    found = []
    for id in ids:
        place = snapshot.find(id)
        if place is None:
            raise ArticleNotFound(id)
        segment = snapshot.segments[place[0]]
        first, last = segment.paragraphs_of(place[1])
        tokens = segment.tokens_of_many(np.arange(first, last, dtype=np.uint32))[0]
        found.append(list(map(segment.derive(_Vocabulary).words.__getitem__, tokens.tolist())))
    return found


def document_frequencies(segments: Sequence[Segment], syllables: Sequence[str]) -> list[int]:
    """In how many paragraphs some canonical syllables stand, those of deleted articles among them."""
    known = [segment.derive(_Vocabulary).frequencies for segment in segments]
    counts = [[one.get(syllable, 0) for syllable in syllables] for one in known]
    return [sum(row) for row in zip(*counts, strict=True)] if counts else [0] * len(syllables)


def rarity(frequency: int, paragraphs: int) -> float:
    """Inverse document frequency: the log of the share of paragraphs that hold it, without its sign."""
    return log(max(paragraphs, 1) / max(frequency, 1)) if frequency < paragraphs else 0.0


class _Vocabulary:
    """The syllables of a segment by number, and in how many paragraphs each stands."""

    def __init__(self, segment: Segment) -> None:
        self.words = segment.table("syllables").all()
        self.frequencies = dict(zip(self.words, segment.syllable_dfs().tolist(), strict=True))
