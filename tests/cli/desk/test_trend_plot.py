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
