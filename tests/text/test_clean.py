"""Nothing of a stranger's text may steer a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.text.clean import clean, one_line

ANY = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng bộ xã", "Đảng bộ xã"),
        ("a\x1b[31mđỏ\x1b[0m", "a\ufffd[31mđỏ\ufffd[0m"),
        ("a\x9b31m", "a\ufffd31m"),
        ("cột\tmột\nhai\r", "cột một hai "),
        ("a\u202eb\u2066c\u200fd", "a\ufffdb\ufffdc\ufffdd"),
        ("a\u2028b\x85c", "a b c"),
        ("a\x00b\x7fc\ud800", "a\ufffdb\ufffdc\ufffd"),
        ("[bold]đậm[/bold] :smile:", "[bold]đậm[/bold] :smile:"),
        ("e\u0302\u0301 và 👩\u200d🌾", "e\u0302\u0301 và 👩\u200d🌾"),
    ],
)
def test_cleaned(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(ANY)
def test_offsets_stay_valid(text: str) -> None:
    assert len(clean(text)) == len(text)


@given(ANY)
def test_nothing_unsafe_is_left(text: str) -> None:
    cleaned = clean(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in cleaned)
    assert not any(
        unicodedata.bidirectional(c) in ("LRO", "RLO", "LRE", "RLE", "PDF", "LRI") for c in cleaned
    )
    cleaned.encode()


@given(ANY)
def test_a_message_is_one_short_line(text: str) -> None:
    line = one_line(text, 40)
    assert len(line) <= 40
    assert "\n" not in line


def test_a_huge_text_makes_a_short_message() -> None:
    assert one_line("x" * 10_000_000).endswith("…")
