"""With marks, without, with half of them: which syllables a typed one stands for."""

from __future__ import annotations

import pytest
from searchlib.search.pipeline import Request, search
from tests.search.archives import archive, article, of_texts

SMALL = of_texts(
    "Chuyển đổi số là việc của toàn xã.",
    "Xã chuyển giao máy cày cho tổ hợp tác.",
    "Mã số của kho là 30.",
    "Bà má bán ma-két ở chợ.",
    "Tổ công tác chống ma túy của xã.",
    "Hội nghị công nhân; công nhận làng nghề.",
)


def total(query: str, archive=SMALL) -> int:
    return search(archive, Request(query)).total


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("má", 1),
        ("ma", 3),  # no mark in the whole query: má, mã and ma
        ("ma túy", 2),  # "ma túy" stands in the archive, so ma is ma: not má, not mã
        ("chuyển doi số", 3),  # "chuyển doi" does not: doi is đổi
        ("chuyên đôi sô", 3),  # tones left out
        ("chuyen doi so", 3),
        ("chuyển dổi", 2),  # d for đ
        ("công nhân", 2),  # Tổ công tác, Hội nghị công nhân
        ('"cong nhan"', 1),
        ('"công nhân"', 1),
        ('"công nhan"', 0),  # in quotes a run with any mark is as typed
        ('"cong nhan" xã', 4),
    ],
)
def test_totals(query, expected):
    assert total(query) == expected


@pytest.mark.parametrize("query", ["kỷ luật", "kỉ luật", "KỶ LUẬT", "ky\u0309 lua\u0323\u0302t", "kỷ  luật"])
def test_spellings_of_a_query_are_the_same_query(query):
    small = of_texts("Giữ kỉ luật phát ngôn", "Kỷ luật là sức mạnh", "luật đất đai")
    found = search(small, Request(query))
    same = search(small, Request("kỷ luật"))
    assert (found.total, found.total_all_words, found.hits) == (3, 2, same.hits)


def test_exact_forms_rank_first():
    small = of_texts("má má", "mà", "Một câu thật dài về con ma trong truyện cổ của làng", "mã mã mã")
    assert search(small, Request("ma")).hits[0].paragraph == 2
    assert search(small, Request("ma", by="article")).hits[0].paragraph == 2
    assert search(small, Request("mà")).total == 1


def test_a_reading_looks_at_the_whole_archive():
    parts = [[article("a", "hội trường")], [article("b", "Chuyển đổi nghề")], [article("c", "doi")]]
    assert search(archive(*parts), Request("chuyển doi")).total == 2


def test_abbreviations_stand_for_their_expansions_and_back():
    small = of_texts("HĐND xã họp", "Hội đồng nhân dân xã họp", "nhân dân", "UBND xã")
    assert [hit.paragraph for hit in search(small, Request("HĐND")).hits] == [0, 1]
    assert [hit.paragraph for hit in search(small, Request("hdnd")).hits] == [0, 1]
    found = search(small, Request("hội đồng nhân dân"))
    assert {hit.paragraph for hit in found.hits} == {0, 1, 2}
    assert found.hits[0].paragraph == 1
    assert found.total_all_words == 2
    assert search(small, Request('"HĐND"')).total == 1
    assert search(small, Request("xã -HĐND")).total == 1
    assert search(small, Request("+HĐND +họp")).total == 2
