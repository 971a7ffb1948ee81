"""The field of work that a role tells."""

from __future__ import annotations

import pytest
from searchlib.search.people.appearances import name_key
from searchlib.search.people.walks_of_life import may_be_both, walk_of_life


@pytest.mark.parametrize(
    ("role", "walk"),
    [
        ("Giám đốc Trung tâm Y tế thị xã Bạch Sa", "health"),
        ("Chủ tịch UBND xã Nậm Khoang", "office"),
        ("Giám đốc Công an tỉnh", "forces"),
        ("Thượng tá", "forces"),
        ("lái xe ôm", "people"),
        ("Chủ tịch Hội đồng quản trị Công ty Vân Giang", "business"),
        ("HLV đội Vân Giang", "sport"),
        ("chủ tọa phiên tòa", "law"),
        ("nhân viên thu phí cầu Hạ", "people"),
        ("đại biểu Quốc hội", None),
        ("người thổi sáo", None),
    ],
)
def test_a_role_tells_the_walk_of_life(role: str, walk: str | None) -> None:
    assert walk_of_life(name_key(role)) == walk


def test_some_walks_are_one_persons() -> None:
    assert may_be_both("business", "arts")
    assert not may_be_both("church", "sport")
