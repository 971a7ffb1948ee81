"""Capitals with a tone, put back from what stands around them."""

from __future__ import annotations

import pytest
from searchlib.sources.legacy.legacy_tables import ENCODINGS
from searchlib.sources.legacy.tcvn3_capitals import with_capitals
from tests.sources.legacy.encoders import encode


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA",
        "NGHỊ QUYẾT Ở ĐẠI HỘI",
        "Ở hội nghị, đại biểu nói. Ủy ban nhân dân tỉnh Vân Giang sẽ xem xét.",
        "Ông Lê Văn Ánh từ nước Úc và Ấn Độ, châu Á về Vân Giang.",
        "UBND TP Hà Nội và Sở GTCC; á hậu và thành ủy, đảng ủy.",
        "Ảnh: TTXVN",
    ],
)
def test_capitals_come_back(text: str) -> None:
    small = ENCODINGS["tcvn3"].decode(encode(text, "tcvn3").decode("latin-1"))
    assert with_capitals(small) == text


def test_nothing_else_changes() -> None:
    for text in ("", "abc", "Hội nghị ở Vân Giang, ông nói.", "ở", "TP Hà Nội"):
        assert with_capitals(text).lower() == text.lower()
    assert with_capitals("Hội nghị ở Vân Giang") == "Hội nghị ở Vân Giang"
