"""What a run asks of its numbers, and where a text has it."""

from __future__ import annotations

import pytest
from searchlib.search.language.number_bounds import are_kept, number_bounds
from searchlib.search.pipeline import Request, search
from searchlib.text.tokens import tokenize
from tests.search.archives import of_texts

TEXTS = (
    "Vé giá 25 đồng.",
    "Vé giá 25.000 đồng, mùa trước 20.000 đồng.",
    "Nợ 1.025.000 đồng.",
    "Họp ngày 17/9.",
    "Lãi 17,9 phần trăm.",
    "Nghị quyết 98/2023/QH15 về xã Bạch Sa.",
    "Hội nghị ngày 30.4.2025 ở xã Bạch Sa.",
    "Tăng 25,5 phần trăm, rồi giảm 25 phần trăm.",
)


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("bàn việc", ()),
        ("25", (False, False)),
        ("giá 25.000 đồng", (None, None, True, None, None)),
        ("17/9", (False, False, False)),
        ("17,9", (False, True, False)),
        ("25 000", (False, None, False)),
        ("30/4/2025", (False, None, None, False)),
        ("98/2023/QH15", (False, False, None, None)),
    ],
)
def test_bounds_of_a_run(written: str, bounds: tuple[bool | None, ...]) -> None:
    assert number_bounds(written, tokenize(written)) == bounds


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"25"', {0, 7}),
        ('"giá 25"', {0}),
        ('"000"', set()),
        ('"25.000"', {1}),
        ('"25 000"', {1}),
        ('"025.000 đồng"', set()),
        ('"17/9"', {3}),
        ('"17,9"', {4}),
        ('"nghị quyết 98"', {5}),
        ('"30/4/2025"', {6}),
        ('"30-4"', set()),
        ("+25.000", {1}),
    ],
)
def test_a_number_in_a_run_is_whole(query: str, found: set[int]) -> None:
    assert {hit.paragraph for hit in search(of_texts(*TEXTS), Request(query)).hits} == found


def test_what_is_counted_is_whole_too() -> None:
    answer = search(of_texts(*TEXTS), Request('"giảm 25" OR "25"'))
    assert {hit.paragraph for hit in answer.hits} == {0, 7}


@pytest.mark.parametrize(("query", "marked"), [('"25"', ["25"]), ('"25 phần"', ["25 phần"])])
def test_marks_are_those_of_whole_numbers(query: str, marked: list[str]) -> None:
    marker, text = search(of_texts(*TEXTS), Request(query)).marker, TEXTS[7]
    assert [text[start:end] for start, end in marker.spans(text)] == marked


def test_where_a_text_keeps_the_bounds() -> None:
    text = "giá 25.000 đồng"
    assert are_kept((False, True, False), text, [(4, 6), (7, 10)])
    assert not are_kept((False, False), text, [(4, 6)])
    assert not are_kept((False, False), text, [(7, 10)])
