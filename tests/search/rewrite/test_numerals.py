"""Small numbers as words and as digits, on an invented archive."""

from __future__ import annotations

import pytest
from searchlib.search.pipeline import Request, search
from searchlib.search.rewrite.numerals import numerals
from tests.search.archives import of_texts

SMALL = of_texts(
    "Xã theo mô hình hai cấp.",
    "Huyện theo mô hình 2 cấp.",
    "Ba thôn họp ngày 2 tháng 3.",
    "Hai bên bàn việc nước.",
    "Thôn có 3 bể nước.",
)
LARGE = of_texts(
    "Vé giá 25.000 đồng.",
    "Vé giá 25000 đồng.",
    "Quỹ có 1.234.567 đồng.",
    "Nhà số 25.",
    "Năm 2.004 mét.",
)


@pytest.mark.parametrize("query", ["hai cấp", "2 cấp", "hai cap"])
def test_a_number_is_found_as_a_word_and_as_a_digit(query: str) -> None:
    found = search(SMALL, Request(query, match="all"))
    assert [hit.paragraph for hit in found.hits] == [0, 1] or [hit.paragraph for hit in found.hits] == [1, 0]


def test_in_quotes_a_number_is_found_as_typed() -> None:
    assert [hit.paragraph for hit in search(SMALL, Request('"hai cấp"')).hits] == [0]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hai cấp", [(0, ("2", "cấp"))]),
        ("3 thôn họp", [(0, ("ba", "thôn"))]),
        ("ngày 2 tháng 3", []),  # a date
        ("2 thôn", []),  # "hai thôn" stands nowhere
        ("cấp 2", []),
        ("hai ba cấp", []),
        ("một cấp", []),
    ],
)
def test_which_numbers_have_another_form(typed: str, found: list[tuple[int, tuple[str, str]]]) -> None:
    others = [(at, other.syllables) for at, _, other in numerals(typed.split(), (), SMALL.segments)]
    assert others == found


def test_a_number_of_an_abbreviation_stays() -> None:
    assert list(numerals(["hai", "cấp"], {1}, SMALL.segments)) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("25000", {0, 1}),
        ("+25.000", {0, 1}),
        ("1234567", {2}),
        ("25.000 đồng", {0, 1}),
        ('"25000"', {1}),
        ("2004", set()),  # a year more often than a number
    ],
)
def test_a_large_number_is_found_with_stops_and_without(query: str, found: set[int]) -> None:
    assert {hit.paragraph for hit in search(LARGE, Request(query, match="all")).hits} == found
