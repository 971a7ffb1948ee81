"""Counting the values of a metadata column over all matches, without reading stored text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.errors import OptionError
from searchlib.model import KINDS, MODES
from searchlib.query.match import Matches
from searchlib.query.postings import Array

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

COLUMNS = ("speaker", "mode", "section", "source", "kind", "date", "document", "article")


def counts(segments: Sequence[Segment], matches: Sequence[Matches], column: str) -> dict[str, int]:
    """How many matching paragraphs have each value of a column, the most frequent first.

    A paragraph with two speakers counts for both, and once for each mode; one without a value is not counted.
    Dates are ISO days, or the year or month where no more is known.

    Raises:
        OptionError: there is no such column.
    """
    if column not in COLUMNS:
        raise OptionError(f"there is no column {column[:40]!a}; the columns are {', '.join(COLUMNS)}")
    total: Counter[str] = Counter()
    for segment, found in zip(segments, matches, strict=True):
        if len(found.docs):
            total.update(_counted(segment, found.docs, column))
    return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))


def _counted(segment: Segment, docs: Array, column: str) -> dict[str, int]:
    if column == "kind":
        return _named(np.bincount(segment.column("par.kind")[docs]), KINDS)
    if column == "section":
        return _named(np.bincount(segment.column("par.section")[docs]), segment.table("sections"))
    if column == "speaker":
        return _of_entries(segment, docs, "spk.name", segment.table("names"))
    if column == "mode":
        return _of_entries(segment, docs, "spk.mode", MODES)
    if column == "document":
        return _of_entries(segment, docs, "cite.name", segment.table("documents"))
    articles = np.bincount(segment.column("par.article")[docs], minlength=segment.article_count)
    if column == "article":
        return _named(articles, segment.table("ids"))
    if column == "source":
        weighed = np.bincount(segment.column("art.source"), weights=articles).astype(np.int64)
        return _named(weighed, segment.table("sources"))
    return _dates(segment, articles)


def _of_entries(segment: Segment, docs: Array, name: str, names: Sequence[str]) -> dict[str, int]:
    """Values of the attributions or citations of the paragraphs, each once a paragraph."""
    start = segment.column(f"{name.partition('.')[0]}.start")
    first = start[docs].astype(np.int64)
    lengths = start[docs.astype(np.int64) + 1].astype(np.int64) - first
    shift = np.repeat(first - (np.cumsum(lengths) - lengths), lengths)
    values = segment.column(name)[np.arange(len(shift)) + shift].astype(np.int64)
    owner = np.repeat(np.arange(len(docs)), lengths)
    several = np.repeat(lengths > 1, lengths)
    once = np.unique(owner[several] * len(names) + values[several]) % max(1, len(names))
    return _named(np.bincount(np.concatenate([values[~several], once])), names)


def _named(numbers: Array, names: Sequence[str]) -> dict[str, int]:
    some = np.flatnonzero(numbers)
    return {names[i]: n for i, n in zip(some.tolist(), numbers[some].tolist(), strict=True) if names[i]}


def _dates(segment: Segment, articles: Array) -> dict[str, int]:
    low, high = segment.column("art.low"), segment.column("art.high")
    some = np.flatnonzero((articles > 0) & (low > 0))
    total: Counter[str] = Counter()
    for first, last, number in zip(
        low[some].tolist(), high[some].tolist(), articles[some].tolist(), strict=True
    ):
        total[_date(first, last)] += number
    return total


def _date(low: int, high: int) -> str:
    """Bounds of a date as ISO text of what both share."""
    year, month, day = low // 10000, low // 100 % 100, low % 100
    if low == high:
        return f"{year:04}-{month:02}-{day:02}"
    return f"{year:04}-{month:02}" if low // 100 == high // 100 else f"{year:04}"
