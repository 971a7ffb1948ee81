"""Why nothing was found, on invented articles and people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from searchlib import Index

ARTICLES = {
    "a": "---\ndate: 2024-03-01\nsource: Báo Vân Giang\n---\nÔng Lò Văn Khao nói: “Dân bàn việc nước.”\n",
    "b": "---\ndate: 2022-01-02\nsource: Báo Hạ\n---\nBà Vừ Thị Mỵ nói: “Dân cần nước sạch.”\n\nHọp ở xã.\n",
}


@pytest.fixture(scope="module")
def index(index_of: Callable[[Mapping[str, str]], Index]) -> Index:
    return index_of(ARTICLES)


@pytest.mark.parametrize(
    ("query", "options", "fault"),
    [
        (
            "dân",
            {"speaker": "Khao", "source": "Báo Hạ"},
            'without speaker "khao": 1, without source "bao ha": 1',
        ),
        ("sạch", {"speaker": "Khao", "since": "2024"}, "without the words: 1"),
        (
            "dân",
            {"speaker": "Khao", "until": "2023"},
            'without speaker "khao": 1, without until 2023-12-31: 1',
        ),
        ("speaker:Khao +sạch", {}, 'without speaker "khao": 1, without the words: 1'),
        ("sạch xã", {"match": "all"}, 'without "sạch": 1, without "xã": 1'),
        ("+sạch +xã", {}, 'without "sạch": 1, without "xã": 1'),
        ('"nước dân"', {}, "without the quotation marks: 2"),
        ("họp", {"speaker": "Khao", "source": "Báo Hạ"}, 'without speaker "khao": 1'),
    ],
)
def test_the_condition_at_fault_is_told(
    index: Index, query: str, options: dict[str, Any], fault: str
) -> None:
    results = index.search(query, **options)
    assert results.total == 0
    assert results.notes == (f"nothing satisfies all of it; {fault}",)


def test_where_no_single_one_is_at_fault_each_is_counted(index: Index) -> None:
    results = index.search("họp", speaker="Khao", since="2023", source="Báo Hạ")
    (note,) = results.notes
    assert note == (
        'nothing satisfies all of it; each alone finds speaker "khao": 1, source "bao ha": 2, '
        "since 2023-01-01: 1, the words: 1"
    )


def test_a_word_that_occurs_nowhere_is_fault_enough(index: Index) -> None:
    assert index.search("+qwertyx", speaker="Khao").notes == ('"qwertyx" occurs nowhere',)
    assert index.search("dân").notes == ()
