"""Filters and fields of the query as masks over the paragraphs of a segment.

Only the metadata columns are looked at, never the stored text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.fields import FIELD
from searchlib.search.language.date_spans import FIRST, LAST
from searchlib.search.language.filters import Filters
from searchlib.search.language.query_fields import Run
from searchlib.search.language.tree import Clause, DateRange
from searchlib.search.match.attribution_entries import Attributions, Citations, Entries
from searchlib.search.match.folded_names import Names
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.fields import MetadataField
    from searchlib.store.segment.segment_reader import Segment


def filter_mask(filters: Filters, segment: Segment) -> Array | None:
    """Which paragraphs of a segment pass, or None where no filter is set."""
    if not filters:
        return None
    columns = _columns_of(segment)
    masks = []
    for level, kind in _ENTRIES.items():
        asked = tuple(filters.of(level))
        if asked:
            masks.append(columns.held(asked, kind))
    masks += [columns.wanted(field, values) for field, values in filters.of("paragraph")]
    mask = np.logical_and.reduce(masks) if masks else None
    for field, values in filters.of("article"):
        mask = columns.of_articles(columns.wanted(field, values), mask)
    if filters.since is not None or filters.until is not None:
        low = FIRST if filters.since is None else filters.since
        articles = columns.dated(low, LAST if filters.until is None else filters.until)
        if filters.undated != "out":
            undated = columns.undated()
            articles = undated if filters.undated == "only" else articles | undated
        mask = columns.of_articles(articles, mask)
    return mask


def clause_mask(clause: Clause, segment: Segment) -> Array:
    """Which paragraphs of a segment satisfy a field of the query language."""
    columns = _columns_of(segment)
    if isinstance(clause, DateRange):
        return columns.of_articles(columns.dated(clause.low, clause.high))
    field, values = FIELD[clause.name], (clause.value,)
    if field.of in _ENTRIES:
        return columns.held(((field, values),), _ENTRIES[field.of])
    mask = columns.wanted(field, values)
    return columns.of_articles(mask) if field.of == "article" else mask


def attributions_with(segment: Segment, field: MetadataField, values: Sequence[Run]) -> Array:
    """Which attributions of a segment have one of the values of a field."""
    return _columns_of(segment).wanted(field, values)


def values_held(field: MetadataField, value: Run, segment: Segment) -> list[str]:
    """The values of a field, which has a table, that a filter for this one lets pass."""
    return _columns_of(segment).values_held(field, value)


_ENTRIES: dict[str, type[Entries]] = {"attribution": Attributions, "citation": Citations}
"""Of which a paragraph may have several."""


class _Columns:
    """The metadata of one segment as filters read it; folded tables are made once."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._names: dict[str, Names] = {}

    def wanted(self, field: MetadataField, values: Sequence[Run]) -> Array:
        """Which attributions, paragraphs, citations or articles have one of the values of a field."""
        if field.matched == "exact":
            return self._articles([id for (id,) in values])
        if field.choices:
            fits = np.array([(choice,) in values for choice in field.choices])
        elif field.matched == "whole":
            fits = self._table(field.table).equal(values)
        else:
            fits = self._table(field.table).holding(values)
        return fits.take(self.segment.column(field.column))

    def _articles(self, ids: Sequence[str]) -> Array:
        """The articles of some ids."""
        mask = np.zeros(self.segment.article_count + 1, bool)
        mask[[self.segment.find(id) for id in ids]] = True  # the last is for -1
        return mask[:-1]

    def values_held(self, field: MetadataField, value: Run) -> list[str]:
        """The strings of a table that hold a value, or are it."""
        table = self._table(field.table)
        fits = table.equal((value,)) if field.matched == "whole" else table.holding((value,))
        return self.segment.table(field.table).pick(np.flatnonzero(fits))

    def held(self, asked: Sequence[tuple[MetadataField, Sequence[Run]]], kind: type[Entries]) -> Array:
        """Paragraphs with an entry that has one of the values of each field."""
        wanted = np.logical_and.reduce([self.wanted(field, values) for field, values in asked])
        mask = np.zeros(self.segment.count, bool)
        mask[self.segment.derive(kind).owner[wanted]] = True
        return mask

    def dated(self, low: int, high: int) -> Array:
        """Articles whose date can lie within the bounds; a date without a year never does."""
        first, last = self.segment.column("art.low"), self.segment.column("art.high")
        articles: Array = (first >= 0) & (first <= high) & (last >= low)
        return articles

    def undated(self) -> Array:
        """Articles without a date that has a year."""
        articles: Array = self.segment.column("art.low") < 0
        return articles

    def of_articles(self, articles: Array, among: Array | None = None) -> Array:
        """Paragraphs of some articles (as a mask), of all or among those of a mask."""
        owners = self.segment.owners()
        if among is None:
            return articles.take(owners)
        docs = np.flatnonzero(among)
        mask = np.zeros(len(among), bool)
        mask[docs] = articles.take(owners[docs])
        return mask

    def _table(self, table: str) -> Names:
        found = self._names.get(table)
        if found is None:
            found = self._names[table] = Names(self.segment.table(table).all())
        return found


def _columns_of(segment: Segment) -> _Columns:
    return segment.derive(_Columns)
