from __future__ import annotations

import pytest
from searchlib.text.abbreviations import expand
from searchlib.text.tokens import tokenize


def run(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(text))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("HĐND", "Hội đồng nhân dân"),
        ("UBND", "Uỷ ban nhân dân"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("TPHCM", "thành phố Hồ Chí Minh"),
        ("ĐBQH", "đại biểu Quốc hội"),
        ("GD&ĐT", "giáo dục và đào tạo"),
        ("GDĐT", "giáo dục và đào tạo"),
        ("LĐTB&XH", "Lao động, Thương binh và Xã hội"),
        ("VH-TT&DL", "văn hoá, thể thao và du lịch"),
        ("VHTTDL", "văn hoá, thể thao và du lịch"),
        ("TƯ", "trung ương"),
        ("TW", "Trung ương"),
    ],
)
def test_both_ways(short: str, long: str) -> None:
    assert run(long) in expand(run(short))
    assert run(short) in expand(run(long))


def test_what_is_not_in_the_table_has_no_other_forms() -> None:
    assert expand(run("hội nghị")) == ()
    assert expand(()) == ()
