"""Syllables and what they do not say make the text again, every character of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.errors import IndexDamaged
from searchlib.store.format.separators import CAPITALISED, PLAIN, UPPER
from searchlib.store.format.stored_spelling import LITERAL, SKIP, decode_text, encode_text
from searchlib.text.tokens import tokenize

WORDS = [
    "Hoà",
    "hòa",
    "HOÀ",
    "TP.HCM",
    "TPHCM",
    "QH15",
    "kỉ luật",
    "ĐẢNG",
    "đaị hội",
    "30-1",
    "UBND",
    "Ủy",
    "h\u0303",
    "ß",
    "ﬁ",
    "ǆ",
    "İ",
]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(PLAIN), st.text(max_size=2))).map("".join),
)


@given(TEXTS)
def test_every_text_comes_back(text: str) -> None:
    tokens = tokenize(text)
    codes, literals = encode_text(text, tokens)
    assert len(codes) == len(tokens) + 1
    left = iter(literals)
    written = decode_text([token.text for token in tokens], codes, left)
    assert written.text == text
    assert list(zip(written.syllables, written.starts, written.ends, strict=True)) == tokens
    assert next(left, None) is None


def test_ordinary_text_needs_no_literal() -> None:
    text = "“Huyện Sông Lam (mới) có 12 xã”, ông Đoàn nói: HĐND sẽ họp."
    codes, literals = encode_text(text, tokenize(text))
    assert literals == []
    assert set(codes).isdisjoint({SKIP, LITERAL})


def test_syllables_written_together() -> None:
    codes, literals = encode_text("Ở TPHCM, nắng.", tokenize("Ở TPHCM, nắng."))
    assert list(codes[2:4]) == [LITERAL, SKIP]
    assert literals == ["TPHCM, "]


def test_the_numbers_fit_into_a_byte() -> None:
    assert len(PLAIN) + len(CAPITALISED) + len(UPPER) == SKIP
    assert all(len(set(table)) == len(table) for table in (PLAIN, CAPITALISED, UPPER))


def test_a_missing_literal_is_told() -> None:
    with pytest.raises(IndexDamaged):
        decode_text(["đảng"], bytes([LITERAL, 0]), iter([]))
