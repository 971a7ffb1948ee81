"""Bars and sparklines: lengths in eighths of a column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from searchlib.cli.desk.bars import bar, sparkline


def test_a_bar_is_as_long_as_its_value() -> None:
    assert [bar(value, 8, 4) for value in (8, 4, 2, 1, 0)] == ["████", "██", "█", "▌", ""]
    assert bar(0.001, 8, 4) == "▏"
    assert bar(3, 8, 0) == bar(3, 0, 4) == ""


@given(st.floats(0, 100), st.floats(0, 100), st.integers(0, 50))
def test_a_bar_fits_and_grows_with_its_value(value: float, other: float, width: int) -> None:
    assert len(bar(value, 100, width)) <= width
    low, high = sorted((value, other))
    assert len(bar(low, 100, width)) <= len(bar(high, 100, width))


def test_a_sparkline_has_a_step_for_each_value_or_the_mean_of_several() -> None:
    assert sparkline([0, 1, 4, 8], 10) == " ▂▅█"
    assert sparkline([8, 0, 4, 4], 2) == "██"
    assert sparkline([0, 0], 5) == "  "
    assert sparkline([], 5) == sparkline([1], 0) == ""
