"""Years, quarters, months, weeks and days: to which a date belongs, and all of them in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MINYEAR, date, timedelta
from functools import lru_cache

from searchlib.day_numbers import calendar_day
from searchlib.errors import OptionError
from searchlib.frozen import frozen

UNITS = ("year", "quarter", "month", "week", "day")
MOST = 50_000
"""A series has so many spans at most."""
_DAY = timedelta(days=1)


@frozen
class Span:
    """A year, quarter, month, week (Monday to Sunday, ISO 8601) or day; both ends belong to it."""

    first: date
    last: date

    def label(self, unit: str) -> str:
        """Its name: "2024", "2024-Q1", "2024-01", "2024-W05" or "2024-01-30"."""
        if unit == "quarter":
            return f"{self.first.year:04}-Q{(self.first.month + 2) // 3}"
        if unit == "week":
            year, week, _ = self.first.isocalendar()
            return f"{year:04}-W{week:02}"
        return self.first.isoformat()[: {"year": 4, "month": 7, "day": 10}[unit]]


def span_of(low: int, high: int, unit: str) -> Span | None:
    """The span in which a date lies; None where the date is not known so exactly.

    Args:
        low, high: first and last day that the date can mean, as numbers yyyymmdd.
        unit: one of `UNITS`.
    """
    first = _span_of_day(low, unit)
    return first if first is not None and (low == high or first == _span_of_day(high, unit)) else None


@lru_cache(maxsize=1 << 16)
def _span_of_day(number: int, unit: str) -> Span | None:
    try:
        return span_around(calendar_day(number), unit)
    except (ValueError, OverflowError):
        return None


def span_around(day: date, unit: str) -> Span:
    """The span that holds a day.

    Raises:
        OptionError: there is no such unit.
        OverflowError: it would begin or end outside the calendar.
    """
    if unit == "day":
        return Span(day, day)
    if unit == "week":
        first = day - day.weekday() * _DAY
        return Span(first, first + 6 * _DAY)
    if unit == "month":
        return _months(day.year, day.month, 1)
    if unit == "quarter":
        return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "year":
        return _months(day.year, 1, 12)
    raise OptionError(f"by: {unit[:40]!a} is not one of {', '.join(UNITS)}")


def spans_between(first: Span, last: Span, unit: str) -> Iterator[Span]:
    """All spans from one to another, both included.

    Raises:
        OptionError: there are more than `MOST` of them.
    """
    days = (last.last - first.first).days + 1
    least = {"year": 365, "quarter": 90, "month": 28, "week": 7, "day": 1}[unit]
    if days // least > MOST:
        raise OptionError(
            f"by: {first.first} to {last.last} are too many spans; choose longer ones, or set since and until"
        )
    span = first
    while span.first <= last.first:
        yield span
        if span.last == date.max:
            return
        span = span_around(span.last + _DAY, unit)


def _months(year: int, month: int, count: int) -> Span:
    """The span of some months of a year."""
    first = date(max(year, MINYEAR), month, 1)
    if month + count > 12:
        return Span(first, date(year, 12, 31))
    return Span(first, date(year, month + count, 1) - _DAY)
