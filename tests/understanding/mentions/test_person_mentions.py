"""Who is mentioned: names, honorifics, roles, bare titles, pronouns. All people and places are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.understanding.mentions.clauses import clauses
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.mentions.person_mentions import mentions
from tests.understanding.told import sure_names


def found(text: str) -> list[Mention]:
    parts = clauses(text)
    return mentions(parts)


def names(text: str) -> list[str]:
    return [" ".join(mention.name) for mention in found(text) if mention.form is Form.NAME and mention.sure]


def role(text: str) -> str:
    return next(" ".join(mention.role) for mention in found(text) if mention.form is Form.NAME)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ông Lê Văn Tám cho biết", "Lê Văn Tám"),
        ("bà Đỗ Vi nói", "Đỗ Vi"),
        ("Bí thư Huyện ủy Nguyễn Thị Thanh Hà Mi phát biểu", "Nguyễn Thị Thanh Hà Mi"),
        ("đại biểu Giàng A Sính đề nghị", "Giàng A Sính"),
        ("Chủ tịch xã, ông K'Brốp nói", "K'Brốp"),
        ("già làng Y Thuin Niê Kbuôr kể", "Y Thuin Niê Kbuôr"),
        ("Tổng thống Mỹ John K. Welling tuyên bố", "John K. Welling"),
        ("Ngoại trưởng Oleg Brandt nói", "Oleg Brandt"),
        ("Quốc vương Qatar Hamid bin Rashid Al Noor nói", "Hamid bin Rashid Al Noor"),
        ("GS.TS Trần Quốc Lam nhận định", "Trần Quốc Lam"),
        ("PGS. TS. Võ Hữu Tín nhận định", "Võ Hữu Tín"),
        ("Thiếu tướng Đinh Công Bảo cho hay", "Đinh Công Bảo"),
        ("LS Phan Thế Vỹ nói", "Phan Thế Vỹ"),
        ("Bộ trưởng TRẦN HỮU ĐĂNG : Tôi", "TRẦN HỮU ĐĂNG"),
        ("ÔngNguyễn Xuân Lữ tại cơ quan", "Nguyễn Xuân Lữ"),
        ("Tổng Bí thư Hồ Hữu Trọngmong rằng", "Hồ Hữu Trọng"),
        ("Bí thư Tỉnh ủy Lê Minh Giangcho biết", "Lê Minh Giang"),
    ],
)
def test_names_of_every_kind(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "đi dọc đường Nguyễn Văn Cờ về nhà",
        "học sinh Trường THPT Trần Văn Tám cho biết",
        "phường Lê Hồng Lam đề nghị",
        "nhận giải thưởng Phạm Hữu Đức năm nay",
        "ở Bà Rịa cho biết",
        "Bí thư Thành ủy TP.HCM cho rằng",
    ],
)
def test_streets_schools_and_prizes_are_no_people(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Thành ủy TP.HCM Lê Văn Tám cho rằng", "Bí thư Thành ủy TP.HCM"),
        ("Chủ tịch UBND tỉnh Bắc Ninh Vũ Quốc Lam yêu cầu", "Chủ tịch UBND tỉnh Bắc Ninh"),
        ("Chủ tịch UBND xã Phúc Lam Phạm Văn Tín nói", "Chủ tịch UBND xã Phúc Lam"),
        ("Chủ tịch UBND thành phố Nguyễn Đức Lam nói", "Chủ tịch UBND thành phố"),
        ("Bộ trưởng Bộ Dân tộc và Tôn giáo Đào Ngọc Vy nói", "Bộ trưởng Bộ Dân tộc và Tôn giáo"),
        ("Bộ trưởng Tài nguyên Môi trường Trần Hồng Lam nói", "Bộ trưởng Tài nguyên Môi trường"),
        ("nguyên Phó Chủ tịch nước Đỗ Thị Lam kể", "nguyên Phó Chủ tịch nước"),
        ("ông Lê Văn Tám, Chủ tịch UBND tỉnh Hòa An, cho biết", "Chủ tịch UBND tỉnh Hòa An"),
        ("ông Lê Văn Tám - giám đốc Công ty Hòa An - cho biết", "giám đốc Công ty Hòa An"),
        ("bà Đỗ Thị Vi (Phó chủ nhiệm Ủy ban Tư pháp) nói", "Phó chủ nhiệm Ủy ban Tư pháp"),
        ("TS Lê Văn Tám, Viện trưởng Viện Kinh tế, khẳng định", "Viện trưởng Viện Kinh tế"),
        ("Ông Lê Tám, Giám đốc Công ty Dệt may Hà Tiên, nói", "Giám đốc Công ty Dệt may Hà Tiên"),
        (
            "Chủ nhiệm Ủy ban Khoa học, Công nghệ và Môi trường Lê Quang Lam nói",
            "Chủ nhiệm Ủy ban Khoa học , Công nghệ và Môi trường",
        ),
    ],
)
def test_role_before_the_name_or_in_apposition(text: str, expected: str) -> None:
    assert role(text) == expected


def test_another_person_is_no_apposition() -> None:
    assert names("trao thư cho ông Lê Văn Tám, Bộ trưởng Ngoại giao Đỗ Lam nói") == ["Lê Văn Tám", "Đỗ Lam"]


def test_bare_titles_pronouns_and_epithets() -> None:
    forms = {
        "Bí thư Thành ủy cho biết": Form.TITLE,
        "Ông cũng yêu cầu": Form.PRONOUN,
        "vị đại biểu này nói": Form.EPITHET,
        "nữ đại biểu băn khoăn": Form.TITLE,
    }
    assert {text: found(text)[0].form for text in forms} == forms


@pytest.mark.parametrize("text", ["ông bà đều khỏe", "anh em trong nhà", "bà con nói", "cụ thể là"])
def test_words_that_only_look_like_pronouns(text: str) -> None:
    assert not any(mention.form is Form.PRONOUN for mention in found(text))


def test_gender_from_honorific_and_middle_name() -> None:
    assert found("bà Lê Lam nói")[0].gender == "female"
    assert found("ông Lê Lam nói")[0].gender == "male"
    assert found("đại biểu Lê Thị Lam nói")[0].gender == "female"


@given(st.text(alphabet="ÔôngBàLêTám NguyễnVănA.,:\"“”()- Bí thư ủychocủatheo'’&/Q5\n", max_size=300))
def test_mentions_are_disjoint_and_in_order(text: str) -> None:
    parts = clauses(text)
    spans = [(mention.start, mention.end) for mention in mentions(parts)]
    assert all(start < end <= len(parts.words) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_offices_of_fishery_and_ranks_within_names() -> None:
    for office in ("Thứ trưởng Bộ thủy sản", "Bộ trưởng Thủy sản"):
        assert sure_names(f"{office} Lê Văn Tám cho biết.") == [("Lê Văn Tám", office)]
    assert sure_names("Bộ trưởng Viễn thông Lê Trung Tá nói.") == [("Lê Trung Tá", "Bộ trưởng Viễn thông")]


def test_a_foreign_name_ends_a_long_office() -> None:
    for office in (
        "Phó chủ nhiệm Ủy ban Hiến pháp",
        "Trưởng nhóm tìm kiếm tàu đắm tại Iraq",
        "Nhà hoạt động vì rừng",
    ):
        assert sure_names(f"{office} Ivan Borkov lên tiếng.")[0][0] == "Ivan Borkov"
    assert sure_names("Chủ tịch hội gặp Ivan Borkov.") == []
    assert [mention.name for mention in mentions(clauses("Với vai ấy, Kim Rae Lor đã tới."))] == [
        ("Kim", "Rae", "Lor")
    ]
