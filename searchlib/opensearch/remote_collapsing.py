"""Pages of hits without copies on a cluster: the best of each group of near duplicates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from searchlib.opensearch import remote_hits, remote_search
from searchlib.opensearch.matching import every
from searchlib.opensearch.remote_matches import places_of
from searchlib.search.collapsing import SPARE, first_of_each, of_paragraphs

if TYPE_CHECKING:
    from searchlib.opensearch.remote_search import Plan
    from searchlib.opensearch.state import View
    from searchlib.results import Hit
    from searchlib.search.request import Request


def search_collapsed(view: View, request: Request) -> tuple[Plan, tuple[Hit, ...]]:
    """The page of hits without copies, the best of each group; its totals count each group once.

    Raises:
        OptionError: articles are asked for.
    """
    of_paragraphs(request)
    wanted = request.offset + request.limit
    window = wanted + SPARE if request.limit else 0
    wider = replace(request, collapse=False, offset=0, limit=window)
    found = remote_search.plan(view, wider)
    copies = view.copies
    while True:
        page = remote_hits.ranked(view, found, wider)
        kept = first_of_each(page, lambda hit: copies.group(int(hit["_source"]["ord"])))
        if len(kept) >= wanted or len(page) < window or not request.limit:
            break
        window *= 2
        wider = replace(wider, limit=window)
    matching = copies.among(
        places_of(view, found.query), places_of(view, every([found.query, found.all_words]))
    )
    found = replace(
        found,
        total=found.total - matching.repeated,
        total_all_words=found.total_all_words - matching.repeated_whole,
    )
    chosen = kept[request.offset : wanted] if request.limit else []
    hits = remote_hits.hits(view, found, request, chosen)
    own = (copies.of(int(hit["_source"]["ord"]), matching) for hit in chosen)
    return found, tuple(replace(hit, copies=some) for hit, some in zip(hits, own, strict=True))
