"""Lines of a concordance: whole words, display width, and what they are sorted by."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.analysis.keyword_lines import display_width, keyword_line, sort_key

TEXT = "Ông Hồ Sỹ Trạch nói chuyển đổi số phải bắt đầu từ người dân trong xã."
AT = TEXT.index("chuyển"), TEXT.index("chuyển") + len("chuyển đổi số")


def sides(width: int, text: str = TEXT, at: tuple[int, int] = AT) -> tuple[str, str, str]:
    line = keyword_line(text, *at, width)
    return line.left, line.match, line.right


def test_a_line_has_whole_words_on_both_sides() -> None:
    assert sides(80) == ("Ông Hồ Sỹ Trạch nói ", "chuyển đổi số", " phải bắt đầu từ người dân trong xã.")
    assert sides(12) == ("Trạch nói ", "chuyển đổi số", " phải bắt")
    assert sides(11)[0] == "Trạch nói "
    assert sides(9)[0] == "nói "


def test_a_word_that_is_wider_than_the_line_is_cut() -> None:
    text = "A" * 50 + " giữa " + "B" * 50
    assert sides(10, text, (51, 55)) == ("A" * 9 + " ", "giữa", " " + "B" * 9)


def test_white_space_is_one_space() -> None:
    text = "một\t\n hai BA\u00a0BỐN\nnăm"
    assert sides(40, text, (10, 16)) == ("một hai ", "BA BỐN", " năm")


def test_combining_marks_take_no_columns_and_wide_characters_two() -> None:
    assert display_width("số") == display_width(unicodedata.normalize("NFD", "số")) == 2
    assert display_width("数字") == 4
    assert display_width("a\u200bb") == 2
    nfd = unicodedata.normalize("NFD", TEXT)
    start = nfd.index(unicodedata.normalize("NFD", "chuyển"))
    end = start + len(unicodedata.normalize("NFD", "chuyển đổi số"))
    found = sides(12, nfd, (start, end))
    assert [unicodedata.normalize("NFC", part) for part in found] == list(sides(12))


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 20), st.integers(1, 60))
def test_a_side_is_never_wider_than_asked(text: str, start: int, length: int, width: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    line = keyword_line(text, start, end, width)
    assert display_width(line.left) <= width
    assert display_width(line.right) <= width
    assert "".join(line.match.split()) == "".join(text[start:end].split())


@pytest.mark.parametrize(
    ("side", "words"), [("right", ["phải", "bắt", "đầu"]), ("left", ["nói", "trạch", "sĩ"])]
)
def test_lines_are_sorted_by_three_syllables_the_nearest_first(side: str, words: list[str]) -> None:
    assert [word for _, word in sort_key(TEXT, *AT, side)] == words


def test_syllables_are_sorted_by_letters_before_marks() -> None:
    texts = ("x đa", "x da", "x dá", "x dẻ", "x cao", "x")
    ordered = sorted(texts, key=lambda text: sort_key(text, 0, 1, "right"))
    assert ordered == ["x", "x cao", "x da", "x dá", "x đa", "x dẻ"]
    assert sort_key("hoà x", 4, 5, "left") == sort_key("hòa x", 4, 5, "left")
