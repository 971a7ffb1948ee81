"""Words that have lost the space between them. Names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib import parse_article
from searchlib.understanding.mentions.glued_words import parts


@pytest.mark.parametrize(
    ("glued", "words"),
    [
        ("phícho", ["phí", "cho"]),
        ("việchọc", ["việc", "học"]),  # "việ" lacks its coda
        ("ngũcán", ["ngũ", "cán"]),  # "ngũc" has a tone that no syllable in c has
        ("thảonghị", ["thảo", "nghị"]),
        ("khaichăm", ["khai", "chăm"]),
        ("ÔngNguyễn", ["Ông", "Nguyễn"]),
        ("Giangtổ", ["Giang", "tổ"]),
    ],
)
def test_the_one_place_where_two_syllables_come_out(glued: str, words: list[str]) -> None:
    assert parts(glued) == words


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",  # one syllable
        "thìnhà",  # "thì nhà" or "thìn hà"
        "video",  # no mark: it may be foreign
        "văcxin",
        "Alăng",  # a family name of the Cơ Tu
        "Marốc",
        "VnExpress",
        "McLễnh",
        "TRUNGƯƠNG",
    ],
)
def test_what_is_one_word_or_cut_in_more_than_one_way_stays(word: str) -> None:
    assert parts(word) == [word]


@given(st.text(min_size=1))
def test_no_letter_is_lost(word: str) -> None:
    assert "".join(parts(word)) == word


def test_a_speech_goes_on_over_a_lost_space() -> None:
    article = parse_article(
        "Sáng 5-4, huyện Nậm Khoang họp về việc sửa đập; dự cuộc họp có đại biểu của chín xã.\n\n"
        "Ông Tô Bá Lễnh yêu cầu các xã khẩn trương cử người trực đập trước mùa mưa.\n\n"
        "Đặc biệt, triển khaicắm biển báo ở chân đập cho bà con vùng thấp.\n"
    )
    assert [one.name for one in article.paragraphs[2].speakers] == ["Tô Bá Lễnh"]
