"""Facets: how often each value of a column occurs in the matches, in paragraphs and in articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.results import Facet, FacetValue
from searchlib.search.facets.facet_columns import Columns, check_column

if TYPE_CHECKING:
    from searchlib.search.match.matches import Matches
    from searchlib.search.match.posting_sets import Array
    from searchlib.store.segment.segment_reader import Segment


def facet(segments: Sequence[Segment], matches: Sequence[Matches], column: str, limit: int | None) -> Facet:
    """The values of a column, at most `limit` of them; what counts is said in `facet_counts.counts`.

    Raises:
        OptionError: there is no such column.
    """
    check_column(column)
    paragraphs, articles = Counter[str](), Counter[str]()
    total = among = without = 0
    for segment, found in zip(segments, matches, strict=True):
        docs = found.docs
        if not len(docs):
            continue
        total += len(docs)
        among += len(np.unique(segment.owners()[docs]))
        columns = segment.derive(Columns)
        strings = columns.strings(column)
        owners, values = columns.rows(docs, column)
        named = np.array([bool(string) for string in strings], bool)[values]
        owners, values = owners[named], values[named]
        without += len(docs) - len(np.unique(owners))
        in_articles = _in_how_many(values, segment.owners()[owners], segment.article_count)
        numbers = np.bincount(values)
        for number in np.flatnonzero(numbers).tolist():
            paragraphs[strings[number]] += int(numbers[number])
            articles[strings[number]] += int(in_articles[number])
    order = sorted(paragraphs.items(), key=lambda item: (-item[1], item[0]))
    shown = order if limit is None else order[:limit]
    return Facet(
        by=column,
        total=total,
        articles=among,
        values=tuple(FacetValue(value, number, articles[value]) for value, number in shown),
        more=len(order) - len(shown),
        without=without,
    )


def _in_how_many(values: Array, articles: Array, count: int) -> Array:
    """For each value in how many different ones of `count` articles it stands."""
    both = np.unique(values * count + articles)
    return np.bincount(both // count)
