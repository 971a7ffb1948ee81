"""Filters and fields of the query as masks over the paragraphs of a segment.

Only the metadata columns are looked at, never the stored text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.model import KINDS, MODES
from searchlib.search.language.date_spans import FIRST, LAST
from searchlib.search.language.filters import Filters
from searchlib.search.language.query_fields import Run
from searchlib.search.language.tree import Clause, DateRange
from searchlib.search.match.attribution_entries import Attributions, Citations, Entries
from searchlib.search.match.folded_names import Names
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment


def filter_mask(filters: Filters, segment: Segment) -> Array | None:
    """Which paragraphs of a segment pass, or None where no filter is set."""
    columns = _columns_of(segment)
    masks = []
    if filters.speaker or filters.mode:
        masks.append(columns.spoken(filters.speaker, filters.mode))
    if filters.section:
        masks.append(columns.section(filters.section))
    if filters.kind:
        masks.append(columns.kind(filters.kind))
    if filters.document:
        masks.append(columns.document(filters.document))
    mask = np.logical_and.reduce(masks) if masks else None
    if filters.source:
        mask = columns.of_articles(columns.source(filters.source), mask)
    if filters.since is not None or filters.until is not None:
        low = FIRST if filters.since is None else filters.since
        mask = columns.of_articles(columns.dated(low, LAST if filters.until is None else filters.until), mask)
    return mask


def clause_mask(clause: Clause, segment: Segment) -> Array:
    """Which paragraphs of a segment satisfy a field of the query language."""
    columns = _columns_of(segment)
    if isinstance(clause, DateRange):
        return columns.of_articles(columns.dated(clause.low, clause.high))
    if clause.name == "speaker":
        return columns.spoken((clause.value,), ())
    if clause.name == "section":
        return columns.section((clause.value,))
    if clause.name == "source":
        return columns.of_articles(columns.source((clause.value,)))
    if clause.name == "document":
        return columns.document((clause.value,))
    return columns.kind(clause.value)


class _Columns:
    """The metadata of one segment as filters read it; folded tables are made once."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._names: dict[str, Names] = {}

    def spoken(self, names: tuple[Run, ...], modes: tuple[str, ...]) -> Array:
        """Paragraphs with an attribution to one of the people in one of the modes."""
        column = self.segment.column
        wanted = np.ones(len(column("spk.name")), bool)
        if names:
            wanted &= self._table("names").holding(names).take(column("spk.name"))
        if modes:
            wanted &= np.array([mode in modes for mode in MODES]).take(column("spk.mode"))
        return self._held(wanted, Attributions)

    def document(self, names: tuple[Run, ...]) -> Array:
        """Paragraphs that cite one of the documents."""
        wanted = self._table("documents").holding(names).take(self.segment.column("cite.name"))
        return self._held(wanted, Citations)

    def section(self, names: tuple[Run, ...]) -> Array:
        """Paragraphs under one of the headings."""
        return self._table("sections").holding(names).take(self.segment.column("par.section"))

    def kind(self, kinds: Sequence[str]) -> Array:
        """Paragraphs of one of the kinds."""
        wanted = np.array([name in kinds for name in KINDS])
        return wanted.take(self.segment.column("par.kind"))

    def source(self, names: tuple[Run, ...]) -> Array:
        """Articles from one of the sources."""
        return self._table("sources").equal(names).take(self.segment.column("art.source"))

    def dated(self, low: int, high: int) -> Array:
        """Articles whose date can lie within the bounds; a date without a year never does."""
        first, last = self.segment.column("art.low"), self.segment.column("art.high")
        articles: Array = (first >= 0) & (first <= high) & (last >= low)
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

    def _held(self, wanted: Array, kind: type[Entries]) -> Array:
        """Paragraphs that own one of the wanted entries."""
        mask = np.zeros(self.segment.count, bool)
        mask[self.segment.derive(kind).owner[wanted]] = True
        return mask

    def _table(self, table: str) -> Names:
        found = self._names.get(table)
        if found is None:
            found = self._names[table] = Names(self.segment.table(table).all())
        return found


def _columns_of(segment: Segment) -> _Columns:
    return segment.derive(_Columns)
