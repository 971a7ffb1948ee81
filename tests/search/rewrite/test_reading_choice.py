"""Which word was meant by a syllable typed without its marks."""

from __future__ import annotations

import pytest
from searchlib.search.pipeline import Request, search
from searchlib.search.rewrite.reading_choice import meanings
from tests.search.archives import archive, article, of_texts

SMALL = of_texts(
    "Xã chuyển đổi số từ năm ngoái, thôn cũng chuyển đổi số.",
    "Đội bóng chuyền của xã tập ở sân kho.",
    "Chuyên đề về đói nghèo; sổ vàng của làng.",
    "Bà con đổi công cho nhau.",
)


def likeliest(query: str) -> str:
    return " ".join(meanings([(word, True) for word in query.split()], SMALL.segments))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chuyen doi so", "chuyển đổi số"),
        ("doi bong chuyen", "đội bóng chuyền"),
        ("chuyen de", "chuyên đề"),
        ("doi cong", "đổi công"),
        ("chuyên đôi sô", "chuyển đổi số"),  # tones left out
        ("doi", "doi"),  # alone it can mean anything
        ("xyz bong", "xyz bóng"),
    ],
)
def test_neighbours_tell_what_was_meant(typed, meant):
    assert likeliest(typed) == meant


def test_settled_syllables_stay_and_tell_of_the_others():
    run = [("đội", False), ("bong", True), ("chuyen", True)]
    assert meanings(run, SMALL.segments) == ["đội", "bóng", "chuyền"]


def test_what_was_meant_ranks_first_and_the_rest_still_matches():
    small = of_texts("chuyên đề, đói, sổ", "Chuyển đổi số ở xã", "chuyền đội, sổ, chuyền", "chuyển đổi số")
    found = search(small, Request("chuyen doi so"))
    assert found.total == 4
    assert {hit.paragraph for hit in found.hits[:2]} == {1, 3}


def test_meanings_come_from_the_whole_archive():
    parts = [[article("a", "đội trưởng")], [article("b", "Chuyển đổi nghề")], [article("c", "chuyển đổi")]]
    run = [("chuyen", True), ("doi", True)]
    assert meanings(run, archive(*parts).segments) == ["chuyển", "đổi"]


ENDS = of_texts(
    *["Xã nâng chất lượng giáo dục của trường."] * 6,
    *["Huyện trả lương giáo viên từ quý sau."] * 2,
    *["Bà con lĩnh lương ở xã; lương thấp."] * 3,
    *["Bị thủ kho từ chối."] * 5,
    *["Thủ thành bắt bóng."] * 9,
    *["Bí thư thành ủy họp."] * 4,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("luong giao vien", "lương giáo viên"),  # "lượng giáo" stands within "chất lượng giáo dục" alone
        ("chat luong giao duc", "chất lượng giáo dục"),
        ("bi thu thanh uy", "bí thư thành ủy"),
    ],
)
def test_the_ends_of_a_query_are_words_of_their_own(typed, meant):
    assert " ".join(meanings([(word, True) for word in typed.split()], ENDS.segments)) == meant


def test_words_of_their_own_rank_first():
    found = search(ENDS, Request("luong giao vien", limit=2))
    assert [hit.paragraph for hit in found.hits] == [6, 7]
