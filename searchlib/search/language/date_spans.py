"""Dates in queries and options: a year, a month or a day stands for its whole span."""

from __future__ import annotations

import re

from searchlib.day_numbers import day_number, days_in_month, month_bounds, year_bounds

FIRST = 0
"""Lower bound of a range that is open to the past."""

LAST = 99999999
"""Upper bound of a range that is open to the future."""

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})", re.ASCII)


def span(text: str) -> tuple[int, int]:
    """First and last day of "2024", "2024-01", "2024-01-30", "1/2024" or "30/1/2024", as numbers yyyymmdd.

    Raises:
        ValueError: the text is no date, or one that no calendar has; the message is for the user.
    """
    found = _DATE.fullmatch(text.strip())
    parts = found.groups() if found else ()
    if found is None and (found := _DAY_FIRST.fullmatch(text.strip())):
        parts = found.groups()[::-1]
    if not parts:
        raise ValueError(f"{_shown(text)} is not a date (write 2024, 2024-01, 2024-01-30 or 30/1/2024)")
    year, month, day = (int(part) if part else None for part in parts)
    assert year is not None
    if year == 0 or (month is not None and not 1 <= month <= 12):
        raise ValueError(f"{_shown(text)} is not in the calendar")
    if month is None:
        return year_bounds(year)
    if day is None:
        return month_bounds(year, month)
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"{_shown(text)} is not in the calendar")
    return (day_number(year, month, day),) * 2


def span_range(text: str) -> tuple[int, int]:
    """Inclusive bounds of "2024-01", "2023..2024", "..2024" or "2024..".

    Raises:
        ValueError: as for `span`, and for a range without ends or one that ends before it begins.
    """
    if ".." not in text:
        return span(text)
    begin, _, end = text.partition("..")
    if not begin.strip() and not end.strip():
        raise ValueError("a range needs at least one date (2023..2024, ..2024 or 2023..)")
    low = span(begin)[0] if begin.strip() else FIRST
    high = span(end)[1] if end.strip() else LAST
    if low > high:
        raise ValueError(f"{_shown(text)} ends before it begins")
    return low, high


def _shown(text: str) -> str:
    """The text in quotes, cut and without control characters: it goes into a one-line message."""
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:40])
    return f'"{plain}"'
