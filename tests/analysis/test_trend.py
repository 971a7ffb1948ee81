"""From where to where a trend runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from searchlib import Index
from searchlib.analysis.time_spans import span_around
from searchlib.analysis.trend import _usual

YEARS = {1907: "kênh", 2012: "đường", 2014: "cầu", 2016: "đường", 2071: "đường"}
"""A word that the article of each year holds; the first and the last date are mistyped."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("bai")
    for year, word in YEARS.items():
        text = f"Sơn La, ngày 5-3-{year}\n\nBà Lò Thị Mẫn nói: “Phải sửa {word} cho bản.”\n"
        (folder / f"bai-{year}.txt").write_text(text, "utf-8")
    found = Index.create(folder.parent / "trend-ix")
    found.add([folder])
    return found


def counted(index: Index, query: str, **filters: str) -> list[tuple[str, int]]:
    return [(one.label, one.paragraphs) for one in index.trend(query, by="year", **filters).series[0].points]


def test_a_trend_runs_over_the_archive_with_zeros_around_the_matches(index: Index) -> None:
    assert counted(index, "cầu") == [("2012", 0), ("2013", 0), ("2014", 1), ("2015", 0), ("2016", 0)]


def test_a_mistyped_year_is_left_out_unless_it_matches(index: Index) -> None:
    years = [label for label, _ in counted(index, "kênh")]
    assert (years[0], years[-1]) == ("1907", "1907")
    assert [label for label, _ in counted(index, "đường")][-1] == "2071"


def test_one_of_a_thousand_paragraphs_at_each_end_is_taken_for_a_wrong_date() -> None:
    held = {2001: 1, 2003: 1, 2010: 700, 2012: 1296, 2019: 1, 2020: 2}
    spans = {span_around(date(year, 1, 1), "year"): (count, 1) for year, count in held.items()}
    assert [span.first.year for span in _usual(spans)] == [2010, 2012, 2019]
    few = dict(list(spans.items())[:2])
    assert [span.first.year for span in _usual(few)] == [2001, 2003]
    assert _usual({}) == []


def test_the_span_asked_for_is_given_whole(index: Index) -> None:
    found = counted(index, "cầu", since="2010", until="2015")
    assert found == [(str(year), int(year == 2014)) for year in range(2010, 2016)]


def test_the_archive_is_that_of_the_filters(index: Index) -> None:
    assert counted(index, "cầu", article="bai-2014") == [("2014", 1)]
    assert counted(index, "chữ không có") == []
