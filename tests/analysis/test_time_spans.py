"""Spans of time: to which a date belongs, and their order without a gap."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.analysis.time_spans import UNITS, Span, span_around, span_of, spans_between
from searchlib.errors import OptionError


@pytest.mark.parametrize(
    ("unit", "label", "first", "last"),
    [
        ("year", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("quarter", "2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("month", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("week", "2024-W07", date(2024, 2, 12), date(2024, 2, 18)),
        ("day", "2024-02-14", date(2024, 2, 14), date(2024, 2, 14)),
    ],
)
def test_the_span_around_a_day(unit: str, label: str, first: date, last: date) -> None:
    span = span_around(date(2024, 2, 14), unit)
    assert (span.first, span.last, span.label(unit)) == (first, last, label)


def test_the_first_days_of_a_year_may_be_of_the_last_week_before() -> None:
    assert span_around(date(2021, 1, 3), "week").label("week") == "2020-W53"


def test_a_date_that_is_known_less_exactly_belongs_to_longer_spans_only() -> None:
    january = (20240101, 20240131)
    assert (
        span_of(*january, "month") == span_of(*january, "month") == Span(date(2024, 1, 1), date(2024, 1, 31))
    )
    assert span_of(*january, "quarter") is not None
    assert span_of(*january, "week") is span_of(*january, "day") is None
    assert span_of(20240101, 20241231, "month") is None
    assert span_of(-1, -1, "year") is span_of(0, 0, "year") is None
    assert span_of(20240230, 20240230, "day") is None  # no day of the calendar


def test_the_ends_of_the_calendar() -> None:
    assert span_of(99991231, 99991231, "year") == Span(date(9999, 1, 1), date(9999, 12, 31))
    assert span_of(99991231, 99991231, "week") is None
    assert span_of(10101, 10101, "day") == Span(date.min, date.min)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 900), st.sampled_from(UNITS))
def test_spans_follow_each_other_without_a_gap(day: date, days: int, unit: str) -> None:
    end = day + timedelta(days)
    spans = list(spans_between(span_around(day, unit), span_around(end, unit), unit))
    assert spans[0].first <= day
    assert spans[-1].last >= end
    assert all(a.last + timedelta(1) == b.first for a, b in itertools.pairwise(spans))
    assert all(span_around(span.last, unit) == span for span in spans)
    assert len({span.label(unit) for span in spans}) == len(spans)


def test_too_many_spans_are_an_error() -> None:
    with pytest.raises(OptionError, match="choose longer"):
        list(spans_between(span_around(date(1, 1, 1), "day"), span_around(date(2024, 1, 1), "day"), "day"))


def test_an_unknown_unit_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(OptionError, match="year, quarter, month, week, day"):
        span_around(date(2024, 1, 1), "decade")
