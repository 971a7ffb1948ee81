"""Tables: what nests becomes columns, what is a formula does not run."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from searchlib.web.api.csv_tables import table, unnested


def rows(text: str) -> list[list[str]]:
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_what_nests_gets_a_dot() -> None:
    made = table(
        [
            {
                "rank": 1,
                "article": {"id": "a"},
                "speakers": [{"name": "A", "role": None}, {"name": "B", "role": "r"}],
            }
        ]
    )
    assert rows(made) == [["rank", "article.id", "speakers.name", "speakers.role"], ["1", "a", "A; B", "; r"]]


def test_columns_are_those_of_all_rows() -> None:
    assert rows(table([{"a": 1}, {"b": [[1, 2], [3, 4]]}])) == [["a", "b"], ["1", ""], ["", "1-2; 3-4"]]


def test_nothing_is_a_line_of_names() -> None:
    assert rows(table([])) == [[]]


@given(
    st.lists(st.fixed_dictionaries({"text": st.text(st.characters(exclude_categories=("Cs",)))}), min_size=1)
)
def test_a_reader_gets_the_text_and_a_spreadsheet_no_formula(given: list[dict[str, str]]) -> None:
    read = [row[0] if row else "" for row in rows(table(given))[1:]]
    for cell, row in zip(read, given, strict=True):
        assert cell.removeprefix("'") == row["text"].removeprefix("'")
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_series_is_a_row_for_each_span_and_query() -> None:
    points = [
        {"label": "2024", "paragraphs": 2, "share": 0.5},
        {"label": "2025", "paragraphs": 0, "share": 0.0},
    ]
    series = [
        {"query": "a", "undated": 3, "points": points},
        {"query": "b", "undated": 0, "points": points[:1]},
    ]
    assert rows(table(unnested(series))) == [
        ["query", "label", "paragraphs", "share"],
        ["a", "2024", "2", "0.5"],
        ["a", "2025", "0", "0.0"],
        ["a", "undated", "3", ""],
        ["b", "2024", "2", "0.5"],
    ]
    assert unnested([{"value": "x"}]) == [{"value": "x"}]
    assert unnested([]) == []


def test_an_empty_list_makes_no_column_where_others_nest() -> None:
    made = table([{"id": "a", "speakers": []}, {"id": "b", "speakers": [{"name": "Hồ Sỹ Trạch"}]}])
    assert rows(made) == [["id", "speakers.name"], ["a", ""], ["b", "Hồ Sỹ Trạch"]]
