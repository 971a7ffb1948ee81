"""Nicknames between quotation marks; all people are invented."""

from __future__ import annotations

import pytest
from tests.understanding.told import body_speakers


@pytest.mark.parametrize("verb", ["khai", "cũng thừa nhận", "nói"])
def test_a_nickname_is_part_of_the_name(verb: str) -> None:
    told = body_speakers(
        f"Tại tòa, Tám “Sẹo” {verb} đã bán hai con trâu.", "Theo lời khai của Tám, trâu đã già."
    )
    assert told[0] == ['Tám "Sẹo"']


@pytest.mark.parametrize("words", ["tức Tám “Sẹo”", "Tám “Sẹo”", "tức Tám “sẹo”, 40 tuổi"])
def test_a_nickname_is_joined_with_the_full_name(words: str) -> None:
    told = body_speakers(f"Bị cáo thứ hai là Lê Văn Tám ({words}).", "Tám “Sẹo” khai đã bán hai con trâu.")
    assert told[1] == ["Lê Văn Tám"]


@pytest.mark.parametrize(
    "line",
    ["Một “đại gia” cho biết đất đã bán.", "Tám “thông tin” một việc.", "Và “người nhà” khai đã bán trâu."],
)
def test_a_quoted_word_is_no_nickname(line: str) -> None:
    assert body_speakers(line) == [[]]
