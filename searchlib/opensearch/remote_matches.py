"""Matches that are read back from a cluster: their numbers, or their paragraphs as segments in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from searchlib.opensearch.documents import passage_of
from searchlib.search.facets.facet_values import PERSON, Part, facet_of
from searchlib.search.match.speech_conditions import speech_of
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.write.forward_batch import build_batch

if TYPE_CHECKING:
    from searchlib.frequencies import Facet
    from searchlib.model import Article
    from searchlib.opensearch.remote_search import Plan
    from searchlib.opensearch.state import View
    from searchlib.search.facets.value_index import Values
    from searchlib.search.match.posting_sets import Array
    from searchlib.search.request import Request

Json = dict[str, Any]
_AT_ONCE = 2_000
"""Articles whose matches are made into a segment together."""


def places_of(view: View, query: Json) -> list[int]:
    """The numbers of all paragraphs that match."""
    hits = view.cluster.scan(view.index, query, ["ord"])
    return [int(hit.get("_source", {})["ord"]) for hit in hits]


def read_matches(
    view: View, query: Json, among: frozenset[int] | None
) -> tuple[list[Segment], list[Array], list[list[int]]]:
    """The paragraphs that match, as segments: what counts over folders counts over them too.

    Args:
        view: the archive.
        query: what matches.
        among: numbers of the paragraphs that count, None for all.

    Returns:
        the segments, the numbers of all paragraphs in each, and those that they have in the archive.
    """
    hits = view.cluster.scan(view.index, query, ["stored", "ord"])
    sources = (hit.get("_source", {}) for hit in hits)
    numbered = ((int(source.get("ord", -1)), source) for source in sources)
    pairs = ((place, *passage_of(source)) for place, source in numbered if among is None or place in among)
    segments: list[Segment] = []
    places: list[list[int]] = []
    numbers: list[int] = []
    part: list[tuple[Article, str, bytes]] = []
    for _, group in groupby(pairs, key=lambda one: one[1].id):
        known = list(group)
        own = [(article, paragraph) for _, article, paragraph in known]
        numbers += [place for place, _, _ in known]
        paragraphs = tuple(paragraph for _, paragraph in own)
        part.append((replace(own[0][0], title=None, lead=None, paragraphs=paragraphs), "-", b""))
        if len(part) == _AT_ONCE:
            segments.append(Segment.from_arrays(build_batch(part)))
            places.append(numbers)
            part, numbers = [], []
    if part:
        segments.append(Segment.from_arrays(build_batch(part)))
        places.append(numbers)
    return segments, [np.arange(segment.count, dtype=np.uint32) for segment in segments], places


Asked = tuple["Plan", "Request", "frozenset[int] | None"]
"""What matches, and the numbers of the paragraphs that count; None for all."""


def facet_of_matches(view: View, asked: Sequence[Asked], column: str, limit: int | None) -> Facet:
    """How often each value of a column occurs in what matches; of a second question it is told the share."""
    parts: list[Part] = []
    people: list[Sequence[Values]] = []
    for found, request, among in asked:
        segments, docs, places = read_matches(view, found.query, among)
        parts.append((segments, docs, speech_of(found.tree, request.filters, request.match, segments)))
        if column == PERSON:
            people.append(view.people.values(segments, places))
    return facet_of(parts, column, limit, people or None)
