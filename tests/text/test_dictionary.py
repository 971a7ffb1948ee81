"""Words and syllables that the language has."""

from __future__ import annotations

import pytest
from searchlib.errors import SearchlibError
from searchlib.text import dictionary
from searchlib.text.dictionary import is_listed, is_word


@pytest.mark.parametrize(
    ("syllable", "folded", "listed"),
    [
        ("xăng", False, True),
        ("xang", True, True),
        ("nhũgn", False, False),
        ("nhugn", True, False),
        ("hòa", False, True),  # canonical, wherever the list puts the tone mark
        ("", False, False),
    ],
)
def test_what_the_language_has(syllable: str, folded: bool, listed: bool) -> None:
    assert is_listed(syllable, folded) is listed


def test_words_are_listed_in_whatever_case() -> None:
    assert is_word("Thủ môn")
    assert not is_word("môn thủ")


def test_without_pyvi_nothing_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise SearchlibError("pyvi's word model is not installed")

    monkeypatch.setattr(dictionary, "listed_words", missing)
    dictionary._syllables.cache_clear()
    dictionary._words.cache_clear()
    try:
        assert not is_listed("xăng")
        assert not is_word("thủ môn")
    finally:
        dictionary._syllables.cache_clear()
        dictionary._words.cache_clear()
