"""The metadata columns of a segment as counting reads them: values by number, and which a paragraph has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.day_numbers import iso_span
from searchlib.errors import OptionError
from searchlib.fields import COLUMNS, FIELD
from searchlib.search.facets.value_index import ArticleValues, EntryValues, Values
from searchlib.search.match.attribution_entries import Attributions, Citations, Entries
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_LOW = 0xFFFFFFFF
"""The lower half of two dates in one number."""
_ENTRIES: dict[str, type[Entries]] = {"attribution": Attributions, "citation": Citations}
"""Of which a paragraph may have several."""
_DIGITS = {"date": 10, "month": 7, "year": 4}
"""So much of an ISO date names the span."""


def check_column(column: str) -> None:
    """Refuses what is no column.

    Raises:
        OptionError: there is no such column.
    """
    if column not in COLUMNS:
        raise OptionError(f"there is no column {column[:40]!a}; the columns are {', '.join(COLUMNS)}")


def is_of_speech(column: str) -> bool:
    """Whether a column tells of attributions: who speaks, in which role and mode."""
    return column in FIELD and FIELD[column].of == "attribution"


class Columns:
    """The columns of one segment; kept with it."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._dates: dict[str, tuple[list[str], Array]] = {}
        self._values: dict[str, Values] = {}
        self._counted: tuple[Array | None, Array] = (None, np.zeros(0, np.int64))

    def values(self, column: str) -> Values:
        """The values of a column, laid out for counting."""
        found = self._values.get(column)
        if found is None:
            found = self._values[column] = self._laid_out(column)
        return found

    def _laid_out(self, column: str) -> Values:
        segment, strings = self._segment, self.strings(column)
        if column == "article":
            return ArticleValues(strings, np.arange(segment.article_count))
        field = FIELD.get(column)
        if field is not None and field.of in _ENTRIES:
            owner = segment.derive(_ENTRIES[field.of]).owner
            return EntryValues.of(segment, strings, owner, segment.column(field.column).astype(np.int64))
        if field is not None and field.of == "paragraph":
            values = segment.column(field.column).astype(np.int64)
            return EntryValues.of(segment, strings, np.arange(segment.count), values)
        return ArticleValues(strings, self._of_articles(column))

    def strings(self, column: str) -> Sequence[str]:
        """The values of a column by number."""
        if column in _DIGITS:
            return self.dates(column)[0]
        if column == "article":
            return self._segment.table("ids").all()
        return FIELD[column].choices or self._segment.table(FIELD[column].table).all()

    def counted(self, docs: Array, column: str, speech: Array | None = None) -> Array:
        """How many of the paragraphs (ascending) have each value; `speech` as in `facet_values.facet`."""
        segment = self._segment
        field = FIELD.get(column)
        if field is not None and field.of == "paragraph":
            return np.bincount(segment.column(field.column).take(docs))
        values = self.values(column) if field is not None and field.of in _ENTRIES else None
        if isinstance(values, EntryValues):
            return values.paragraphs(segment, docs, speech if is_of_speech(column) else None)
        articles = self._held(docs)
        if column == "article":
            return articles
        return np.bincount(self._of_articles(column), weights=articles).astype(np.int64)

    def _held(self, docs: Array) -> Array:
        """How many of the paragraphs each article has; a page asks for several columns of the same ones."""
        known, held = self._counted
        if known is not docs:
            owners = self._segment.owners().take(docs)
            held = np.bincount(owners, minlength=self._segment.article_count)
            self._counted = docs, held
        return held

    def _of_articles(self, column: str) -> Array:
        """The number of the value of each article."""
        if column in _DIGITS:
            return self.dates(column)[1]
        return self._segment.column(FIELD[column].column).astype(np.int64)

    def dates(self, column: str) -> tuple[list[str], Array]:
        """The days, months or years of the articles, and which of them each has; an unknown one is empty."""
        found = self._dates.get(column)
        if found is None:
            low, high = (self._segment.column(name).astype(np.int64) for name in ("art.low", "art.high"))
            bounds = np.where(low > 0, low << 32 | high & _LOW, 0)
            distinct, number = np.unique(bounds, return_inverse=True)
            spans = {"": 0}
            which = [spans.setdefault(_date(both, _DIGITS[column]), len(spans)) for both in distinct.tolist()]
            found = self._dates[column] = (list(spans), np.array(which, np.int64)[number])
        return found


def _date(bounds: int, digits: int) -> str:
    """Bounds of a date as ISO text of what both share; a month or year of it, or nothing if it has none."""
    text = iso_span(bounds >> 32, bounds & _LOW)
    return text[:digits] if len(text) >= digits or digits == _DIGITS["date"] else ""
