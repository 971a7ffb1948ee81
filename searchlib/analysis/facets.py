"""Facets: how often each value of a column occurs among all matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchlib.errors import OptionError
from searchlib.fields import COLUMNS as METADATA
from searchlib.frequencies import FacetValue
from searchlib.frozen import JsonObject, frozen

if TYPE_CHECKING:
    from searchlib.search.engine import Engine
    from searchlib.search.request import Request

COLUMNS = tuple(column for column in METADATA if column != "date")
"""What can be counted; `trend` counts over time."""
_IDENTIFIED = {"speaker": "person", "role": "office"}
"""What the values of a column stand for, where one is written in several ways."""


@frozen
class Facets(JsonObject):
    """How often each value of a column occurs among the matches of a query.

    A paragraph with two speakers counts for both. A person is one value under every form of the name;
    namesakes are two. A role is one value under whatever capitals, tone placement and signs.

    Attributes:
        query: as given; `applied` the one that was searched instead, or None.
        by: the column.
        total: paragraphs that match; `articles` those that hold one.
        values: the most frequent first (by paragraphs), equal ones by value.
        more: how many values there are besides.
        without: matching paragraphs that have no value.
    """

    query: str
    by: str
    total: int
    articles: int
    values: tuple[FacetValue, ...]
    more: int
    without: int
    applied: str | None = None


def facets(engine: Engine, request: Request, by: str, limit: int | None, share: bool = False) -> Facets:
    """Counts the values of a column; all paragraphs where the request asks for nothing.

    Args:
        engine: the archive.
        request: what matches.
        by: the column.
        limit: at most so many values.
        share: whether to tell what share of all paragraphs with the value they are, under the same filters.

    Raises:
        OptionError: there is no such column.
    """
    if by not in COLUMNS:
        raise OptionError(f"by: {by[:40]!a} is not a column; the columns are {', '.join(COLUMNS)}")
    found = engine.facets(request, _IDENTIFIED.get(by, by), limit, share)
    return Facets(
        query=request.query,
        by=by,
        total=found.total,
        articles=found.articles,
        values=found.values,
        more=found.more,
        without=found.without,
        applied=found.applied,
    )
