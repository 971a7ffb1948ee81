"""Figures of trends: spans without any paragraph are gaps."""

from __future__ import annotations

from math import isnan
from pathlib import Path

import pytest
from searchlib.analysis.trend import Trend, TrendPoint, TrendSeries

matplotlib = pytest.importorskip("matplotlib")

POINTS = tuple(
    TrendPoint(f"2024-Q{at}", f"2024-{3 * at - 2:02}-01", f"2024-{3 * at:02}-28", here, here, of)
    for at, (here, of) in enumerate([(2, 4), (0, 0), (0, 5), (1, 4)], start=1)
)


def test_a_span_without_any_paragraph_is_a_gap_and_one_without_matches_is_zero() -> None:
    from searchlib.cli.desk.trend_plot import shares

    found = shares(POINTS)
    assert found[0] == 0.5
    assert isnan(found[1])
    assert found[2] == 0


def test_a_figure_names_its_spans_and_tells_what_is_undated(tmp_path: Path) -> None:
    from searchlib.cli.desk.trend_plot import plot_trend

    for undated in (0, 7):
        plot_trend(Trend("quarter", (TrendSeries("rác", 3, undated, POINTS),), undated), tmp_path / "a.svg")
        drawn = (tmp_path / "a.svg").read_text("utf-8")
        assert "<!-- 2024-Q1 -->" in drawn
        assert ("not drawn: 7" in drawn) is bool(undated)
    plot_trend(Trend("quarter", (TrendSeries("rác", 3, 7, POINTS),), 7), tmp_path / "a.svg", [5])
    assert "not drawn: 12" in (tmp_path / "a.svg").read_text("utf-8")


def test_a_long_line_takes_spans_together_and_marks_points_that_stand_alone() -> None:
    from searchlib.cli.desk.trend_plot import marked, running, shares

    assert (running(12), running(150)) == (1, 1)
    assert [running(count) % 2 for count in (151, 1000, 20_000)] == [1, 1, 1]
    found = shares(POINTS, 3)
    assert found == [pytest.approx(2 / 4), pytest.approx(2 / 9), pytest.approx(1 / 9), pytest.approx(1 / 9)]
    nan = float("nan")
    assert marked([0.1, nan, 0.2]) == [0, 1, 2]
    assert marked([0.1] * 70) == []
    assert marked([0.1, nan, 0.2, nan, *[0.1] * 70, nan, 0.3]) == [0, 2, 75]


def test_a_figure_says_over_how_many_spans_its_shares_are(tmp_path: Path) -> None:
    from searchlib.cli.desk.trend_plot import plot_trend

    points = tuple(
        TrendPoint(str(year), f"{year}-01-01", f"{year}-12-31", 1, 1, 2) for year in range(1800, 1980)
    )
    plot_trend(Trend("year", (TrendSeries("rác", 180, 0, points),), 0), tmp_path / "a.svg")
    assert "over 3 years each" in (tmp_path / "a.svg").read_text("utf-8")
