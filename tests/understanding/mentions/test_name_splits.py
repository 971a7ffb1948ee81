"""Where a name begins behind a place, firm or office. All people and places are invented."""

from __future__ import annotations

import pytest
from searchlib.understanding.mentions.clauses import clauses
from searchlib.understanding.mentions.name_splits import likelihood
from searchlib.understanding.mentions.person_mentions import mentions


def first_name(text: str) -> str:
    parts = clauses(text)
    return next((" ".join(one.name) for one in mentions(parts) if one.name), "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bí thư Đảng ủy Vân Giang Lương Khắc Duệ cho biết", "Lương Khắc Duệ"),
        ("Bí thư Huyện ủy Sông Lam Hạ Quách Diễm Uyên cho biết", "Quách Diễm Uyên"),
        ("Bí thư Đảng ủy Đông Phù Sa Chử Quang Nghị cho biết", "Chử Quang Nghị"),
        ("Chủ tịch UBND huyện Bế Thị Thu Nga cho biết", "Bế Thị Thu Nga"),
        ("Bí thư Tỉnh uỷ Đèo Cát Tường cho biết", "Đèo Cát Tường"),
        ("Phó Chủ tịch UBND tỉnh Lục Thị Trà My cho biết", "Lục Thị Trà My"),
        ("Giám đốc Văn phòng Đăng ký đất đai Lãnh Thế Vinh cho biết", "Lãnh Thế Vinh"),
        ("Phó Chủ tịch UBND thành phố Sầm Văn Quảng báo cáo", "Sầm Văn Quảng"),
        ("Giám đốc Sở Tư pháp Khoàng Văn Bảy cho biết", "Khoàng Văn Bảy"),
        ("Chủ tịch UBND TP Cầu Gáo Lương Khắc Duệ cho biết", "Lương Khắc Duệ"),
        ("Chủ tịch UBND TP Lương Khắc Duệ cho biết", "Lương Khắc Duệ"),
        ("Trưởng phòng quản lý thi Sở GDĐT Dương Nguyên Hồng Vân nói", "Dương Nguyên Hồng Vân"),
        ("Ông nguyễn Kinh Bắc cho biết", "Nguyễn Kinh Bắc"),
    ],
)
def test_the_likeliest_split_wins(text: str, name: str) -> None:
    assert first_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND phường Trần Hưng Đạo cho biết",
        "Chủ tịch UBND phường Lê Hồng Phong cho biết",
        "Chủ tịch UBND Thành phố Hồ Chí Minh cho biết",
        "Chủ tịch UBND huyện Cao Lộc cho biết",
    ],
)
def test_a_place_named_after_somebody_is_nobody(text: str) -> None:
    assert first_name(text) == ""


def test_evidence_adds_up() -> None:
    name = ["lương", "khắc", "duệ"]
    assert likelihood(name, 2, False, False) > likelihood(["giang", *name], 1, False, False)
    assert likelihood(["bế", "thị", "thu", "nga"], 0, False, True) > likelihood(
        ["thu", "nga"], 2, False, True
    )
