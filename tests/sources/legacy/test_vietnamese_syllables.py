"""Syllables as they are written."""

from __future__ import annotations

import pytest
from searchlib.sources.legacy.vietnamese_syllables import is_written_syllable


@pytest.mark.parametrize(
    "word", ["nghiêng", "Quốc", "ĐẢNG", "quyết", "giết", "gìn", "khuỷu", "uống", "oằn", "ạ"]
)
def test_syllables(word: str) -> None:
    assert is_written_syllable(word)


@pytest.mark.parametrize(
    "word", ["été", "für", "não1", "séance", "quoc", "việtt", "ngghe", "Größe", "biêt", "cat"]
)
def test_what_is_none(word: str) -> None:
    assert not is_written_syllable(word)


def test_a_rime_may_lack_its_tone_where_that_is_allowed() -> None:
    assert is_written_syllable("biêt", tone_left_out=True)
    assert not is_written_syllable("biềt", tone_left_out=True)
