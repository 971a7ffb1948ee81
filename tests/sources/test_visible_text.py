"""Text as it stands in a paragraph."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from searchlib.sources.visible_text import clean, lines, one_line, paragraphs


def test_nfd_is_the_same_text() -> None:
    assert clean(unicodedata.normalize("NFD", "Thành uỷ Vân Giang")) == "Thành uỷ Vân Giang"


def test_outer_white_space_goes_and_inner_stays() -> None:
    assert clean("\u3000\t hội  nghị\u00a0toàn\tthể \u00a0") == "hội  nghị\u00a0toàn\tthể"


def test_what_is_never_visible_is_taken_out() -> None:
    assert clean("chuyển\u200b đổi\x1b[31m số\x07\u00ad\ufeff") == "chuyển đổi[31m số"
    assert clean("e\u200b\u0301") == "é"
    assert clean("\u202e[bold]đảo") == "[bold]đảo"


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert clean("a\ud800b") == "a\ufffdb"


def test_one_line() -> None:
    assert one_line(" Hội nghị\n  toàn thể ") == "Hội nghị toàn thể"
    assert one_line(" \n") is None
    assert one_line("\x00") is None


def test_every_line_separator_counts() -> None:
    assert list(paragraphs("một\r\nhai\rba\u2028Bốn\u2029\n \n\x0bnăm")) == ["một", "hai", "ba", "Bốn", "năm"]


def test_a_line_that_breaks_within_a_sentence_ends_no_paragraph() -> None:
    text = "Xã họp để việc sửa đập\u2028được nhanh hơn.\u2028Dân rất mừng."
    assert list(paragraphs(text)) == ["Xã họp để việc sửa đập được nhanh hơn.", "Dân rất mừng."]


def test_long_texts_are_cut_into_the_same_lines() -> None:
    text = "một\r\nhai\n\n" * 200_000 + "ba"
    assert list(lines(text)) == text.splitlines()


@given(st.text(st.characters()))
def test_clean_text_is_nfc_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    cleaned.encode()
    assert len(cleaned.splitlines()) <= 1
