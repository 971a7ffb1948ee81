"""Days as numbers, and the bounds of what is known less exactly."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.day_numbers import (
    calendar_day,
    date_bounds,
    day_number,
    iso_day,
    iso_span,
    month_bounds,
    year_bounds,
)


@pytest.mark.parametrize(
    ("date", "published", "bounds"),
    [
        ("2024-01-30", "2024-02-05", (20240130, 20240130)),
        (None, "2024-02-05", (20240205, 20240205)),
        (None, "2024-02-05T08:30:00+07:00", (20240205, 20240205)),
        ("2024-02-XX", None, (20240201, 20240229)),
        ("2023-02-XX", None, (20230201, 20230228)),
        ("2024-XX-XX", None, (20240101, 20241231)),
        ("2024", None, (20240101, 20241231)),
        ("XXXX-04-18", "2024-04-20", (20240418, 20240418)),
        ("XXXX-04-18", None, (-1, -1)),
        (None, None, (-1, -1)),
        ("hôm qua", None, (-1, -1)),
    ],
)
def test_date_bounds(date: str | None, published: str | None, bounds: tuple[int, int]) -> None:
    assert date_bounds(date, published) == bounds


@given(st.dates())
def test_a_day_is_written_and_read_again(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert calendar_day(number) == day
    assert iso_day(number) == iso_span(number, number) == day.isoformat()
    assert date_bounds(day.isoformat(), None) == (number, number)


@given(st.dates())
def test_bounds_of_months_and_years_are_those_of_the_calendar(day: date) -> None:
    low, high = month_bounds(day.year, day.month)
    assert (low % 100, high % 100) == (1, monthrange(day.year, day.month)[1])
    assert date_bounds(iso_span(low, high), None) == (low, high)
    low, high = year_bounds(day.year)
    assert date_bounds(iso_span(low, high), None) == (low, high)
    assert (calendar_day(low), calendar_day(high)) == (date(day.year, 1, 1), date(day.year, 12, 31))


def test_what_has_no_year_has_no_iso_form() -> None:
    assert iso_day(0) is None
    assert iso_span(-1, -1) == iso_span(0, 0) == ""
    assert iso_span(20231230, 20240102) == "2023"
