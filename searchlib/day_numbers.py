"""Days as numbers yyyymmdd in columns, filters and series: taken apart, counted, written in ISO form.

A date that is not known to the day is a pair of numbers, the first and the last day that it may mean. The
module `calendar` is not used: it would load the locale.
"""

from __future__ import annotations

import datetime
import re

UNDATED = -1, -1
"""The bounds of a date without a year."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?![\dX])")


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; whether the calendar has it is not asked."""
    return year * 10000 + month * 100 + day


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2:
        return 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 30 + (month in {1, 3, 5, 7, 8, 10, 12})


def year_bounds(year: int) -> tuple[int, int]:
    """First and last day of a year."""
    return day_number(year, 1, 1), day_number(year, 12, 31)


def month_bounds(year: int, month: int) -> tuple[int, int]:
    """First and last day of a month."""
    return day_number(year, month, 1), day_number(year, month, days_in_month(year, month))


def date_bounds(date: str | None, published: str | None) -> tuple[int, int]:
    """First and last day that the date of an article may mean; `UNDATED` without a year.

    The date of the event decides; the date of publication only where there is none, or for its year.
    """
    if date and published and date[:4] == "XXXX" and published[:4].isdigit():
        date = published[:4] + date[4:]
    match = _DATE.match(date or published or "")
    if not match:
        return UNDATED
    year, month, day = (None if part in (None, "XX") else int(part) for part in match.groups())
    if not year:
        return UNDATED
    if not month or not 1 <= month <= 12:
        return year_bounds(year)
    if not day or not 1 <= day <= 31:
        return month_bounds(year, month)
    return (day_number(year, month, day),) * 2


def exact_day(date: str | None, published: str | None) -> str | None:
    """The one day that filters date an article to, in ISO form; None where they know only a month or year."""
    low, high = date_bounds(date, published)
    return iso_day(low) if low == high and low > 0 else None


def calendar_day(number: int) -> datetime.date:
    """A day as the standard library has it.

    Raises:
        ValueError: the calendar has no such day.
    """
    return datetime.date(number // 10000, number // 100 % 100, number % 100)


def iso_day(number: int) -> str | None:
    """A day in ISO form; None for 0, which stands for no day."""
    return f"{number // 10000:04d}-{number // 100 % 100:02d}-{number % 100:02d}" if number else None


def iso_span(low: int, high: int) -> str:
    """What the bounds of a date share, in ISO form: a day, a month, a year, or "" where no year is known."""
    if low <= 0:
        return ""
    return (iso_day(low) or "")[: 10 if low == high else 7 if low // 100 == high // 100 else 4]
