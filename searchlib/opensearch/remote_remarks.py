"""What somebody who searches a cluster has to know besides the hits; see `search.search_remarks`.

Whose names are nearest to one that nobody bears is told of archives that are not large: the names have to be
read for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from searchlib.remarks import Remark
from searchlib.search.language.filters import Filters
from searchlib.search.language.tree import Group
from searchlib.search.search_remarks import (
    KnownNames,
    lower_case,
    namesakes,
    undated,
    unknown,
    values_asked,
)
from searchlib.search.zero_hits import Count, faults
from searchlib.text.spelling import fold

if TYPE_CHECKING:
    from searchlib.fields import MetadataField
    from searchlib.opensearch.request_clauses import ClauseResolver
    from searchlib.opensearch.state import View
    from searchlib.search.language.query_fields import Run
    from searchlib.search.language.tree import Node
    from searchlib.search.request import Request

_LARGE = 500_000
"""Paragraphs of an archive whose names are not read for a remark."""


def remarks(
    view: View, request: Request, tree: Node, resolver: ClauseResolver, total: int, every: int, count: Count
) -> Iterator[Remark]:
    """Remarks about one search.

    Args:
        view: what is searched.
        request: what was asked.
        tree: the query as it was searched.
        resolver: its leaves.
        total, every: how many match, and how many of these hold every word.
        count: of the matches of other searches.
    """
    yield from undated(request, tree, count)
    yield from lower_case(request)
    told = list(unknown(tree, resolver)) if not every else []
    for field, values in values_asked(request, tree):
        told += _of_field(view, field, values, total, count)
    yield from told
    if not total and not told:
        yield from faults(request, tree, count)


def _of_field(
    view: View, field: MetadataField, values: Sequence[Run], total: int, count: Count
) -> Iterator[Remark]:
    """Who is nearest to a name that nobody bears, and who all bears one that several people have."""
    known: KnownNames | None = None
    for value in values:
        if field.name == "speaker" and total:
            from searchlib.opensearch.remote_people import bearers

            if held := bearers(view, value):
                yield from namesakes(" ".join(value), tuple(map(fold, value)), held, held.copy)
                continue
        if count(Group(), Filters(((field.name, (value,)),))):
            continue
        if field.name == "speaker" and view.words.sizes.live < _LARGE:
            known = known or KnownNames(view.people.names)
            yield from known.instead_of(field, value)
        else:
            yield Remark("no_value", " ".join(value), field.name)
