"""Trends: how often queries match in each year, quarter, month, week or day, and of how many paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from searchlib.analysis.time_spans import UNITS, Span, span_around, span_of, spans_between
from searchlib.day_numbers import calendar_day, date_bounds
from searchlib.errors import OptionError
from searchlib.frozen import JsonObject, frozen

if TYPE_CHECKING:
    from searchlib.frequencies import FacetValue
    from searchlib.search.engine import Engine
    from searchlib.search.request import Request


@frozen
class TrendPoint:
    """One span of a series.

    Attributes:
        label: "2024", "2024-Q1", "2024-01", "2024-W05" or "2024-01-30".
        first, last: its first and last day, ISO 8601.
        paragraphs, articles: that match in it.
        of: all paragraphs dated in it that pass the filters.
        share: `paragraphs` of `of`, 0 where there are none.
    """

    label: str
    first: str
    last: str
    paragraphs: int
    articles: int
    of: int

    @property
    def share(self) -> float:
        """The share of the paragraphs of the span that match."""
        return self.paragraphs / self.of if self.of else 0.0

    def as_dict(self) -> dict[str, Any]:
        """The point in the shape of `trend --json`."""
        return {
            "label": self.label,
            "from": self.first,
            "to": self.last,
            "paragraphs": self.paragraphs,
            "articles": self.articles,
            "of": self.of,
            "share": self.share,
        }


@frozen
class TrendSeries:
    """One query over time.

    Attributes:
        query: as given; `applied` the one that was searched instead, or None.
        total: paragraphs that match, dated or not.
        undated: those whose date is not known so exactly that they belong to one span.
        points: every span, in order, those without a match too.
    """

    query: str
    total: int
    undated: int
    points: tuple[TrendPoint, ...]
    applied: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The series in the shape of `trend --json`."""
        return {
            "query": self.query,
            "applied": self.applied,
            "total": self.total,
            "undated": self.undated,
            "points": [point.as_dict() for point in self.points],
        }


@frozen
class Trend(JsonObject):
    """Several queries over the same spans of time.

    Attributes:
        by: the unit, one of `time_spans.UNITS`.
        series: one for each query.
        undated: paragraphs of the archive that pass the filters and belong to no span.
    """

    by: str
    series: tuple[TrendSeries, ...]
    undated: int

    def as_dict(self) -> dict[str, Any]:
        """The object of `trend --json`."""
        return {"by": self.by, "undated": self.undated, "series": [one.as_dict() for one in self.series]}


_RARE = 0.001
"""Such a share of the paragraphs at each end of an archive is taken for wrong dates."""
_GAP = 30
"""So many years without a paragraph end an archive; what lies beyond is taken for a wrong date."""
Counted = dict[Span, tuple[int, int]]
"""Paragraphs and articles of each span."""


def trend(engine: Engine, requests: Sequence[Request], by: str) -> Trend:
    """Counts the matches of some requests, whose filters are the same, span by span.

    The spans go from the first to the last that holds a paragraph which passes the filters, or from `since`
    to `until` where these are given. What lies behind `_GAP` years without any paragraph is left out unless
    it matches, and the `_RARE` first and last paragraphs: a mistyped year would add centuries of zeros. Where
    nothing matches there are only those that both bounds ask for.

    Raises:
        OptionError: there is no such unit, or there are too many spans.
    """
    if by not in UNITS:
        raise OptionError(f"by: {by[:40]!a} is not one of {', '.join(UNITS)}")
    answers = [engine.facets(request, "date") for request in requests]
    counted = [by_span(answer.values, by) for answer in answers]
    whole = engine.facets(replace(requests[0], query="", tree=None), "date")
    around = by_span(whole.values, by)
    spans = tuple(_spans(counted, around, requests[0], by))
    series = tuple(
        TrendSeries(
            query=request.query,
            total=answer.total,
            undated=answer.total - sum(paragraphs for paragraphs, _ in found.values()),
            points=tuple(_points(spans, found, around, by)),
            applied=answer.applied,
        )
        for request, answer, found in zip(requests, answers, counted, strict=True)
    )
    return Trend(by, series, whole.total - sum(paragraphs for paragraphs, _ in around.values()))


def by_span(values: Iterable[FacetValue], by: str) -> Counted:
    """Counts of dates ("2024-01-30", "2024-01", "2024") as counts of spans, without what belongs to none."""
    found: Counted = {}
    for value in values:
        span = span_of(*date_bounds(value.value, None), by)
        if span is not None:
            paragraphs, articles = found.get(span, (0, 0))
            found[span] = paragraphs + value.paragraphs, articles + value.articles
    return found


def _spans(counted: Sequence[Counted], around: Counted, request: Request, by: str) -> Iterable[Span]:
    """The spans that the series share."""
    held = sorted({span for found in counted for span in found}, key=_begin)
    ends = [_span_at(request.filters.since, by), _span_at(request.filters.until, by)]
    if held:
        first, last, every = held[0], held[-1], _usual(around)
        before = [span for span in reversed(every) if span.first < first.first]
        behind = [span for span in every if span.first > last.first]
        first = min(first, ends[0] or _reached(first, before), key=_begin)
        last = max(last, ends[1] or _reached(last, behind), key=_begin)
    elif ends[0] and ends[1]:
        first, last = ends[0], ends[1]
    else:
        return ()
    return spans_between(first, last, by)


def _usual(around: Counted) -> list[Span]:
    """The spans of an archive in order, without the `_RARE` first and last of its paragraphs."""
    spans = sorted(around, key=_begin)
    for _ in range(2):
        few, seen = _RARE * sum(paragraphs for paragraphs, _ in around.values()), 0
        for at, span in enumerate(spans):
            seen += around[span][0]
            if seen > few:
                spans = spans[at:]
                break
        spans.reverse()
    return spans


def _reached(end: Span, farther: Iterable[Span]) -> Span:
    """The last of some spans that go away from an end, before a gap of more than `_GAP` years."""
    for span in farther:
        if abs(span.first.year - end.first.year) > _GAP:
            break
        end = span
    return end


def _begin(span: Span) -> date:
    return span.first


def _span_at(bound: int | None, by: str) -> Span | None:
    """The span that holds a bound of a filter."""
    if bound is None:
        return None
    try:
        return span_around(calendar_day(bound), by)
    except (ValueError, OverflowError):
        return None


def _points(
    spans: Iterable[Span],
    found: Mapping[Span, tuple[int, int]],
    around: Mapping[Span, tuple[int, int]],
    by: str,
) -> Iterable[TrendPoint]:
    for span in spans:
        paragraphs, articles = found.get(span, (0, 0))
        of = around.get(span, (0, 0))[0]
        ends = span.first.isoformat(), span.last.isoformat()
        yield TrendPoint(span.label(by), *ends, paragraphs, articles, of)
