"""What a search says besides its hits, on invented articles and people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from searchlib import Index

ARTICLES = {
    "a": "---\ndate: 2024-03-01\nsource: Báo Vân Giang\n---\nÔng Lò Văn Khao nói: “Dân bàn việc nước.”\n",
    "b": "---\ndate: XXXX-06-07\n---\nDân họp bàn việc làng.\n",
    "c": "---\ndate: XXXX-06-07\npublished: 2023-06-09\n---\nDân họp bàn việc xã.\n",
    "d": "---\ndate: 2022-01-02\n---\nBà Vừ Thị Khao nói: “Dân cần nước sạch.”\n",
}


@pytest.fixture(scope="module")
def index(index_of: Callable[[Mapping[str, str]], Index]) -> Index:
    return index_of(ARTICLES)


def ids(index: Index, query: str, **options: Any) -> list[str]:
    return sorted(hit.article.id for hit in index.search(query, **options))


def test_articles_without_a_date_are_told(index: Index) -> None:
    results = index.search("dân", since="1900")
    assert sorted(hit.article.id for hit in results) == ["a", "c", "d"]
    assert results.notes == (
        "1 matching paragraph without a date left out; --undated (undated=True) takes them in",
    )
    assert ids(index, "dân", since="1900", undated=True) == ["a", "b", "c", "d"]
    assert index.search("dân", since="1900", undated=True).notes == ()
    assert index.search("dân").notes == ()


def test_a_date_without_a_year_takes_that_of_the_publication(index: Index) -> None:
    assert ids(index, "dân", since="2023-06-07", until="2023-06-07") == ["c"]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("ông Khao", "Lò Văn Khao, Vừ Thị Khao"),
        ("Bí thư Lò Văn Khao", "Lò Văn Khao"),
        ("Lo Van Khoa", "Lò Văn Khao"),
    ],
)
def test_who_is_nearest_to_a_name_that_nobody_bears(index: Index, name: str, nearest: str) -> None:
    (note,) = index.search("dân", speaker=name).notes
    assert note.endswith(f"the nearest: {nearest}")


def test_a_name_that_several_people_have(index: Index) -> None:
    (note,) = index.search("dân", speaker="Khao").notes
    assert note == (
        '"khao" means several people: Lò Văn Khao, Vừ Thị Khao; '
        "speakers --speaker lists them, --role (role=) tells them apart"
    )
    assert index.search("dân", speaker="Lò Văn Khao").notes == ()


def test_an_unknown_source_lists_what_there_is(index: Index) -> None:
    assert index.search("dân", source="Tờ Xa Lạ").notes == ('no source "to xa la"; there are: Báo Vân Giang',)


def test_a_word_that_occurs_nowhere_is_named(index: Index) -> None:
    assert '"quzzz" occurs nowhere' in index.search("dân quzzz").notes


def test_an_operator_in_lower_case(index: Index) -> None:
    results = index.search("dân and nước")
    assert '"and" was searched as a word; operators are upper case: AND' in results.notes
    assert results.suggestion is None


def test_a_field_without_a_sign_filters(index: Index) -> None:
    assert ids(index, "speaker:Khao dân") == ["a", "d"]
    assert ids(index, "người:Khao dân ngày:2024") == ["a"]
    assert ids(index, 'speaker:"Lò Văn Khao" speaker:"Vừ Thị Khao" dân') == ["a", "d"]
    assert ids(index, "speaker:Khao OR làng") == ["a", "b", "d"]


@pytest.mark.parametrize("words", ["làng", "làng đập", "dân làng -nước", '"bàn việc nước" làng'])
def test_a_field_beside_words_finds_what_the_option_finds(index: Index, words: str) -> None:
    found = [hit.article.id for hit in index.search(words, speaker="Khao")]
    assert ids(index, f"người:Khao {words}") == found
    assert len(found) < len(index.search("", speaker="Khao"))


@pytest.mark.parametrize(
    "query", ["“bàn việc nước”", "«bàn việc nước»", "„bàn việc nước“", '"bàn việc nước”']
)
def test_typographic_quotation_marks_quote(index: Index, query: str) -> None:
    assert ids(index, query) == ["a"]
    assert ids(index, f"+{query} dân") == ["a"]


def test_a_typographic_mark_alone_is_none(index: Index) -> None:
    assert ids(index, "làng”") == ["b"]
    assert ids(index, "“làng") == ["b"]
    assert ids(index, "người:“Lò Văn Khao”") == ["a"]


def test_many_names_that_nobody_bears_are_not_all_told(index: Index) -> None:
    found = index.search("đập", speaker=[f"Tên {number}" for number in range(500)])
    assert 1 <= len(found.notes) <= 13


def test_a_name_of_one_syllable_means_several_people_also_where_one_is_called_so(tmp_path: Path) -> None:
    folder = tmp_path / "bai"
    folder.mkdir()
    for number, name in enumerate(("Lò Văn Khao", "Vừ Thị Khao", "Khao")):
        (folder / f"{number}.txt").write_text(f"Chuyện bản\n\nÔng {name} nói: “Dân cần nước.”\n", "utf-8")
    index = Index.create(tmp_path / "khao")
    index.add([folder])
    assert [one.name for one in index.speakers(speaker="Vừ Thị Khao")] == ["Vừ Thị Khao"]
    told = index.search("dân", speaker="Khao").remarks
    assert [(one.kind, one.value) for one in told] == [("several", "khao")]
    assert index.search("dân", speaker="Vừ Thị Khao").remarks == ()
