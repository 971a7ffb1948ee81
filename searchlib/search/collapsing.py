"""Searches whose near duplicates are one hit that says how many copies there are, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from searchlib.day_numbers import iso_day
from searchlib.errors import OptionError
from searchlib.lazy import Once
from searchlib.results import Copy
from searchlib.search.match.copies import copies_of
from searchlib.search.match.matches import Matches
from searchlib.search.pipeline import search, select

if TYPE_CHECKING:
    from searchlib.search.match.copies import Place
    from searchlib.search.match.posting_sets import Array
    from searchlib.search.pipeline import Found
    from searchlib.search.request import Request
    from searchlib.store.segment.segment_reader import Segment
    from searchlib.store.segment.snapshot import Snapshot

_T = TypeVar("_T")
SPARE = 10
"""At first so many more hits than are wanted are ranked; then twice as many."""


def search_collapsed(snapshot: Snapshot, request: Request) -> tuple[Found, list[tuple[Copy, ...]]]:
    """The page of hits without copies, the best of each group; its totals count each group once.

    Returns:
        What was found, and the copies of each hit among the matches.

    Raises:
        OptionError: articles are asked for.
    """
    of_paragraphs(request)
    wanted = request.offset + request.limit
    window = wanted + SPARE if request.limit else 0
    found = search(snapshot, _first(request, window))
    copies = copies_of(snapshot.segments)
    while True:
        kept = first_of_each(found.hits, lambda place: int(copies.groups[place.segment][place.paragraph]))
        if len(kept) >= wanted or len(found.hits) < window or not request.limit:
            break
        window *= 2
        found = search(snapshot, _first(request, window))
    matching = copies.matching(found.matches)
    page = tuple(kept[request.offset : wanted]) if request.limit else ()
    places = [copies.of((place.segment, place.paragraph), matching) for place in page]
    found = replace(
        found,
        hits=page,
        total=found.total - matching.repeated,
        total_all_words=found.total_all_words - matching.repeated_whole,
        matches=_counted_once(snapshot, found),
    )
    return found, [tuple(copy_at(snapshot.segments, one) for one in others) for others in places]


def _first(request: Request, count: int) -> Request:
    """The first hits of a request; those to spare do not count against its limits."""
    limits = request.limits
    if count > min(limits.limit, limits.depth):
        limits = replace(limits, limit=max(limits.limit, count), depth=max(limits.depth, count))
    return replace(request, offset=0, limit=count, limits=limits)


def of_paragraphs(request: Request) -> None:
    """Looks whether copies can be told.

    Raises:
        OptionError: articles are asked for.
    """
    if request.by != "paragraph":
        raise OptionError("collapse: copies are paragraphs; leave by=article out")


def first_of_each(hits: Iterable[_T], group_of: Callable[[_T], int]) -> list[_T]:
    """Of some hits the first of each group; `group_of` gives its number, -1 where there are no copies."""
    seen: set[int] = set()
    kept = []
    for hit in hits:
        group = group_of(hit)
        if group < 0 or group not in seen:
            kept.append(hit)
            seen.add(group)
    return kept


def select_originals(snapshot: Snapshot, request: Request) -> Found:
    """All that a request matches, of near duplicates only the earliest."""
    found = select(snapshot, request)
    return _narrowed(found, _originals(snapshot, found))


def select_unrepeated(snapshot: Snapshot, request: Request) -> Found:
    """All that a request matches and that is no copy of an earlier paragraph of the archive.

    Words are compared between parts of one archive, so copies are left out of the whole of it first.
    """
    found = select(snapshot, request)
    firsts = copies_of(snapshot.segments).firsts
    return _narrowed(
        found, [one.docs[first.take(one.docs)] for one, first in zip(found.matches, firsts, strict=True)]
    )


def _originals(snapshot: Snapshot, found: Found) -> list[Array]:
    return copies_of(snapshot.segments).originals([matches.docs for matches in found.matches])


def _counted_once(snapshot: Snapshot, found: Found) -> tuple[Matches, ...]:
    """The matches, of copies the earliest: columns are counted over them. Told apart when one is."""
    kept = Once(partial(_originals, snapshot, found))
    return tuple(
        Matches(before.segment, partial(_nth, kept, number), partial(_with_all_words, before))
        for number, before in enumerate(found.matches)
    )


def _nth(kept: Callable[[], list[Array]], number: int) -> Array:
    return kept()[number]


def _narrowed(found: Found, kept: Sequence[Array]) -> Found:
    """What was found, without the paragraphs that are not kept."""
    matches = (
        Matches(before.segment, partial(_same, docs), partial(_with_all_words, before))
        for before, docs in zip(found.matches, kept, strict=True)
    )
    return replace(found, matches=tuple(matches), total=sum(map(len, kept)))


def _same(docs: Array) -> Array:
    return docs


def _with_all_words(before: Matches, docs: Array | None) -> Array:
    return before.all_words if docs is None else np.intersect1d(before.all_words, docs)


def copy_at(segments: Sequence[Segment], place: Place) -> Copy:
    """Where a copy stands, from the columns alone."""
    segment = segments[place[0]]
    article, position = segment.position_of(place[1])
    low, high = (int(segment.column(name)[article]) for name in ("art.low", "art.high"))
    return Copy(
        id=segment.table("ids")[article],
        position=position,
        date=iso_day(low) if low == high and low > 0 else None,
        source=segment.table("sources")[int(segment.column("art.source")[article])] or None,
    )
