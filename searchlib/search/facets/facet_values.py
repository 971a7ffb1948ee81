"""Facets: how often each value of a column occurs in the matches, in paragraphs and in articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frequencies import Facet, FacetValue
from searchlib.search.facets.facet_columns import Columns, check_column, is_of_speech
from searchlib.search.facets.office_values import office_values
from searchlib.search.facets.person_values import person_values
from searchlib.search.facets.value_index import Tally, Values

if TYPE_CHECKING:
    from searchlib.search.match.matches import Matches
    from searchlib.search.match.posting_sets import Array
    from searchlib.search.match.speech_conditions import Speech
    from searchlib.store.segment.segment_reader import Segment

PERSON = "person"
"""A column beside those of `facet_columns`: speakers, one for each person whatever the form of the name."""
OFFICE = "office"
"""Another one: their roles, each once whatever capitals and spelling."""
Row = tuple[str, int, int]
"""A value, and in how many paragraphs and articles it occurs."""


def facet(
    segments: Sequence[Segment],
    matches: Sequence[Matches],
    column: str,
    limit: int | None,
    speech: Speech = None,
) -> Facet:
    """The values of a column, at most `limit` of them; what counts is said in `facet_counts.counts`.

    Args:
        segments: of the archive.
        matches: for each segment its paragraphs that count.
        column: what is counted.
        limit: at most so many values.
        speech: for each segment which of its attributions count, where the column tells of these.

    Raises:
        OptionError: there is no such column.
    """
    docs = [found.docs for found in matches]
    values = person_values(segments) if column == PERSON else column_values(segments, docs, column, speech)
    return facet_of(segments, docs, values, column, limit, speech)


def column_values(
    segments: Sequence[Segment], docs: Sequence[Array], column: str, speech: Speech
) -> Sequence[Values]:
    """For each segment the values of a column other than `PERSON`.

    Raises:
        OptionError: there is no such column.
    """
    if column == OFFICE:
        return office_values(segments, docs, speech)
    check_column(column)
    return [segment.derive(Columns).values(column) for segment in segments]


def facet_of(
    segments: Sequence[Segment],
    docs: Sequence[Array],
    values: Sequence[Values],
    by: str,
    limit: int | None,
    speech: Speech = None,
) -> Facet:
    """The most frequent values of some paragraphs.

    Args:
        segments: of the archive.
        docs: for each segment its paragraphs that count, ascending.
        values: for each segment the values that are counted.
        by: what they are called.
        limit: at most so many values.
        speech: as of `facet`.
    """
    asked = speech if by in (PERSON, OFFICE) or is_of_speech(by) else None
    masks = [None] * len(segments) if asked is None else asked
    total = among = named = 0
    found: list[tuple[Values, Tally]] = []
    for segment, chosen, own, mask in zip(segments, docs, values, masks, strict=True):
        if not len(chosen):
            continue
        owners = segment.owners().take(chosen)
        total += len(chosen)
        among += 1 + int(np.count_nonzero(owners[1:] != owners[:-1]))
        tally = own.tally(segment, chosen, mask)
        named += tally.named
        found.append((own, tally))
    rows, size = _most_frequent(found, limit)
    return Facet(
        by=by,
        total=total,
        articles=among,
        values=tuple(FacetValue(*row) for row in rows),
        more=size - len(rows),
        without=total - named,
    )


def _most_frequent(found: Sequence[tuple[Values, Tally]], limit: int | None) -> tuple[list[Row], int]:
    """The first rows, and how many there are in all."""
    if found and all(own.strings is found[0][0].strings for own, _ in found):
        own, tally = found[0]
        for _, other in found[1:]:
            tally = Tally(tally.paragraphs + other.paragraphs, tally.articles + other.articles, 0)
        some = np.flatnonzero(tally.paragraphs)
        size = len(some)
        if limit is not None and 0 < limit < size:
            least = np.partition(tally.paragraphs[some], size - limit)[size - limit]
            some = some[tally.paragraphs[some] >= least]
        rows = _rows(own, tally, some)
    else:
        paragraphs, articles = Counter[str](), Counter[str]()
        for own, tally in found:
            for value, number, among in _rows(own, tally, np.flatnonzero(tally.paragraphs)):
                paragraphs[value] += number
                articles[value] += among
        rows = [(value, number, articles[value]) for value, number in paragraphs.items()]
        size = len(rows)
    rows.sort(key=lambda row: (-row[1], row[0]))
    return rows if limit is None else rows[:limit], size


def _rows(own: Values, tally: Tally, some: Array) -> list[Row]:
    strings = own.strings
    columns = some.tolist(), tally.paragraphs[some].tolist(), tally.articles[some].tolist()
    return [
        (strings[number], paragraphs, articles) for number, paragraphs, articles in zip(*columns, strict=True)
    ]
