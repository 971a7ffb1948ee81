"""Text as it stands in a paragraph."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from searchlib.sources.visible_text import bare_id, clean, id_forms, lines, one_line, paragraphs


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


SEEN = {*range(0x600, 0x606), 0x6DD, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)}
"""Format characters that have a shape or shape what stands beside them: signs of numbers, hieroglyphs."""


def test_nothing_that_is_never_seen_is_left_in_an_id() -> None:
    named = "\u200b\u00ad\u2060\ufeff\u200c\u200d\u3164\u115f\uffa0\u034f\u180e\u2800\ufe0f"
    named += "\U000e0041\U000e0100\U0001d173"
    formats = "".join(
        chr(point)
        for point in range(0x110000)
        if unicodedata.category(chr(point)) in ("Cf", "Cc") and chr(point) != "\t" and point not in SEEN
    )
    for letter in named + formats:
        assert bare_id(f"bài{letter}một") == "bàimột", ascii(letter)
        assert bare_id(f"{letter}bài {letter}") == "bài", ascii(letter)
    assert bare_id("e\u200d\u0301") == "é"


def test_forms_of_an_id() -> None:
    assert id_forms("bài 1") == ("bài 1",)
    assert id_forms("bài\u200b 1") == ("bài\u200b 1", "bài 1")
    assert id_forms("ba\u0300i\u00a01") == ("ba\u0300i\u00a01", "bài 1")
    assert id_forms("\u3164") == ("\u3164",)


@given(st.text(st.characters()))
def test_a_bare_id_stays_as_it_is(text: str) -> None:
    assert bare_id(bare_id(text)) == bare_id(text)
