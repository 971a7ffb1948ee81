"""Where a role ends and a name begins. All people and places are invented."""

from __future__ import annotations

import pytest
from searchlib.understanding.mentions.clauses import clauses
from searchlib.understanding.mentions.person_mention import Form
from searchlib.understanding.mentions.person_mentions import mentions
from searchlib.understanding.mentions.title_comparison import same_title, title


def people(text: str) -> list[tuple[str, str]]:
    parts = clauses(text)
    return [
        (" ".join(mention.name), " ".join(mention.role))
        for mention in mentions(parts)
        if mention.form is Form.NAME and mention.sure
    ]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Trưởng Ban Kinh tế - Ngân sách HĐND thành phố Viên Chấn Tùng cho biết",
            "Viên Chấn Tùng",
            "Trưởng Ban Kinh tế - Ngân sách HĐND thành phố",
        ),
        (
            "Giám đốc Sở Văn hóa - thông tin Phạm Ngọc Tạo nói",
            "Phạm Ngọc Tạo",
            "Giám đốc Sở Văn hóa - thông tin",
        ),
        ("Bà Lê Thị Ngà - giám đốc Sở Y tế - cho biết", "Lê Thị Ngà", "giám đốc Sở Y tế"),
        (
            "ông Nguyễn Văn Mẫn, Phó Ban Văn hóa-Xã hội HĐND xã, cho biết",
            "Nguyễn Văn Mẫn",
            "Phó Ban Văn hóa-Xã hội HĐND xã",
        ),
        (
            "Vụ trưởng Đại học và Sau đại học Bành Tiến Lộc cho biết",
            "Bành Tiến Lộc",
            "Vụ trưởng Đại học và Sau đại học",
        ),
        ("Chủ tịch HĐND TP. HCM Trần Thị Quyến nói", "Trần Thị Quyến", "Chủ tịch HĐND TP. HCM"),
        ("Phó giám đốc Sở Xây dựng, ông Trần Việt Tú nói", "Trần Việt Tú", "Phó giám đốc Sở Xây dựng"),
        ("Khi gặp Chủ tịch xã Tam Lộc, ông Lê Văn Năm nói", "Lê Văn Năm", ""),
        ("Chủ tịch UBND quận 9 Đặng Thị Hồng Liễu nói", "Đặng Thị Hồng Liễu", "Chủ tịch UBND quận 9"),
        (
            "Thiếu tướng Karim Soltan, người phát ngôn quân đội, nói",
            "Karim Soltan",
            "Thiếu tướng , người phát ngôn quân đội",
        ),
        (
            "Trung tá Lê Văn Năm, Trưởng Công an xã Tam Lộc, nói",
            "Lê Văn Năm",
            "Trung tá , Trưởng Công an xã Tam Lộc",
        ),
        ("Bà Nguyễn Thị Ngà, kế toán xã bị khai trừ", "Nguyễn Thị Ngà", "kế toán xã"),
        ("Bà Lê Thị Ngà, vợ bị can Trần Văn Tồn, nói", "Lê Thị Ngà", ""),
        (
            "Ông Võ Văn Mẫn, Phó chủ tịch UBND xã Tam Lộc thì đường chưa làm",
            "Võ Văn Mẫn",
            "Phó chủ tịch UBND xã Tam Lộc",
        ),
        ("Ông Võ Văn Mẫn, Chủ tịch UBND xã Tam Lộc gửi thư", "Võ Văn Mẫn", "Chủ tịch UBND xã Tam Lộc"),
        ("ông David Sharpe, người từng bị tống giam, nói", "David Sharpe", "người từng bị tống giam"),
        (
            "Trần Phương Mây, nguyên phó giám đốc Công ty TNHH Hoàng Lộc lại cho rằng",
            "Trần Phương Mây",
            "nguyên phó giám đốc Công ty TNHH Hoàng Lộc",
        ),
        (
            "Bà Đặng Thị Phương Lài, Chánh văn phòng Cung thiếu nhi xã, cho biết",
            "Đặng Thị Phương Lài",
            "Chánh văn phòng Cung thiếu nhi xã",
        ),
        ("Thứ trưởng Bộ Y tế Trung Quốc Huang Jiexu nói", "Huang Jiexu", "Thứ trưởng Bộ Y tế Trung Quốc"),
        ("Bộ trưởng Du lịch Malaysia Leo Michel Toyat nói", "Leo Michel Toyat", "Bộ trưởng Du lịch Malaysia"),
        ("Cảnh sát trưởng London Ian Blore nói", "Ian Blore", "Cảnh sát trưởng London"),
        ("Chủ tịch Hạ viện Czech Jan Zaruba nói", "Jan Zaruba", "Chủ tịch Hạ viện Czech"),
        ("anh Ông Văn Lộc cho biết", "Ông Văn Lộc", ""),
        ("trợ lý của Tổng thống Mỹ John Welling nói", "John Welling", "Tổng thống Mỹ"),
    ],
)
def test_a_role_is_read_whole_and_no_further(text: str, name: str, role: str) -> None:
    assert people(text) == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Hội Việt Nga viết",
        "Một lãnh đạo Huyện ủy Krông Tơ cho biết",
        "Theo Tuổi Trẻ,một trận động đất đã xảy ra",
        "Luật sư bảo vệ cho bà nói",
        "nhà ở 9/11C Bùi Thị Lài đã cũ",
        "rủ nhau ra Triệu Việt Tường uống cà phê",
        "hát ở quán karaoke Lê Văn Mẫn đến khuya",
    ],
)
def test_what_is_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize("name", ["TP. HCM", "TP.HCM", "TP HCM", "TP Hồ Chí Minh"])
def test_a_town_is_one_in_every_spelling(name: str) -> None:
    one = title(tuple(clauses(f"Chủ tịch UBND {name}").words))
    other = title(tuple(clauses("Chủ tịch Ủy ban nhân dân TP.HCM").words))
    assert same_title(one, other)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "ông Đỗ Kỳ Cẩn, Hiệu trưởng Trường CĐ Kỹ thuật Lý Tâm Trọng, cho rằng",
            "Đỗ Kỳ Cẩn",
            "Hiệu trưởng Trường CĐ Kỹ thuật Lý Tâm Trọng",
        ),
        ("ông David, trợ lý của M. Yo, nói", "David", "trợ lý của M. Yo"),
        ("ông Lê Văn Năm, phó bí thư Đảng ủy tại cuộc họp báo nói", "Lê Văn Năm", "phó bí thư Đảng ủy"),
        ("Chánh án Rizgar Amino không cho phép", "Rizgar Amino", "Chánh án"),
        ("Ngoại trưởng Sergei Ladov tại cuộc họp báo nói", "Sergei Ladov", "Ngoại trưởng"),
        ("ca sĩ Đức Hạp sáng nay nói", "Đức Hạp", "ca sĩ"),
        ("ca sĩ Mỹ Marenga nói", "Marenga", "ca sĩ Mỹ"),
        ("Người đứng đầu Sở cảnh sát London Ian Blore nói", "Ian Blore", "Người đứng đầu Sở cảnh sát London"),
        ("Về phần của Huỳnh Yên Pông, đại diện VKS nói thêm", "Huỳnh Yên Pông", ""),
        ("Theo ông Lê Văn Năm, đại diện công ty, giá tăng", "Lê Văn Năm", "đại diện công ty"),
        ("nhận định của ông Lê Văn Năm, Trưởng phòng dự báo, là", "Lê Văn Năm", "Trưởng phòng"),
    ],
)
def test_appositions_and_their_ends(text: str, name: str, role: str) -> None:
    assert people(text) == [(name, role)]


def test_a_title_with_a_name_behind_an_object_is_another_person() -> None:
    found = people("Đồng tình với ông Hòe, Giám đốc Sở Xây dựng Nguyễn Việt Tiển nói")
    assert found == [("Hòe", ""), ("Nguyễn Việt Tiển", "Giám đốc Sở Xây dựng")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Chức danh Chủ tịch nước", "Chủ tịch nước"),
        ("một luật sư", "luật sư"),
        ("ba giáo viên", "giáo viên"),
        ("giám đốc một công ty", "giám đốc"),
    ],
)
def test_a_post_or_somebody_is_nobodys_title(text: str, role: str) -> None:
    parts = clauses(text)
    (mention,) = mentions(parts)
    assert title(mention.role) != title(tuple(role.split()))


def test_a_trade_told_of_a_person_is_no_subject() -> None:
    assert people("Ông Hiểu làm nghề xe ôm cho biết") == [("Hiểu", "")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dân ở chân cầu Thủ Thiêng nói", []),
        ("cầu thủ Lê Văn Tạm nói", [("Lê Văn Tạm", "cầu thủ")]),
        ("ông Ngô Bá Trạc, Phó phòng Dự báo, nói", [("Ngô Bá Trạc", "Phó phòng Dự báo")]),
        (
            "ông Ngô Bá Trạc, Trưởng khoa Công nghệ thông tin, nói",
            [("Ngô Bá Trạc", "Trưởng khoa Công nghệ thông tin")],
        ),
        (
            "Đại diện Tổ chức Y tế xã, ông Hans Trued, nhận xét",
            [("Hans Trued", "Đại diện Tổ chức Y tế xã")],
        ),
    ],
)
def test_terms_and_crossings_are_no_people(text: str, found: list[tuple[str, str]]) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Trưởng Ban chỉ đạo thi Lê Văn Tạm nói", "Lê Văn Tạm", "Trưởng Ban chỉ đạo thi"),
        ("ông Lê Văn Tạm, thường trực Ban chỉ đạo thi, nói", "Lê Văn Tạm", "thường trực Ban chỉ đạo thi"),
        (
            "Chủ tịch Liên hiệp các hội khoa học Việt Nam Vũ Tuyến Hoành nói",
            "Vũ Tuyến Hoành",
            "Chủ tịch Liên hiệp các hội khoa học Việt Nam",
        ),
        (
            "Với tư cách Phó chủ tịch Phòng Thương mại, ông Charles Selmon nói",
            "Charles Selmon",
            "Phó chủ tịch Phòng Thương mại",
        ),
    ],
)
def test_bodies_with_a_verb_or_a_plural_in_their_name(text: str, name: str, role: str) -> None:
    assert people(text) == [(name, role)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ông Lê Văn Nụ, trưởng thôn Viên Hạ khàn cả giọng, nói", "Lê Văn Nụ", "trưởng thôn Viên Hạ"),
        ("Theo ông Lê Văn Nụ, giám đốc VBM cho Tin Mới biết, giá tăng", "Lê Văn Nụ", "giám đốc VBM"),
        (
            "Ông Lê Văn Nụ, Chủ tịch Hội Nghề cá tại Hội thảo an toàn, nói",
            "Lê Văn Nụ",
            "Chủ tịch Hội Nghề cá",
        ),
        ("Bà Lê Thị Nụ, Trưởng ban Dân vận huyện ngày 8/4, nói", "Lê Thị Nụ", "Trưởng ban Dân vận huyện"),
        (
            "Bà Lê Thị Nụ, giám đốc Trung tâm Việc làm Viên Hạ, nói",
            "Lê Thị Nụ",
            "giám đốc Trung tâm Việc làm Viên Hạ",
        ),
        (
            "Trao đổi với thượng tá Lê Văn Nụ, Trưởng phòng Cảnh sát và thượng tá Hồ Văn Tư",
            "Lê Văn Nụ",
            "thượng tá , Trưởng phòng Cảnh sát",
        ),
        ("Bà Lê Thị Nụ, Phó phòng Nghề cá phát biểu khai mạc, nói", "Lê Thị Nụ", "Phó phòng Nghề cá"),
        (
            "Bà Lê Thị Nụ, điều phối viên Hội Nghề cá tới khảo sát tỉnh tuần trước, nói",
            "Lê Thị Nụ",
            "điều phối viên Hội Nghề cá",
        ),
        ("Khám nơi ở của ông Lê Văn Nụ, công an thu giữ 2 kg heroin", "Lê Văn Nụ", ""),
        ("Bà Lê Thị Nụ, nhà 15, khu Viên Hạ, kể", "Lê Thị Nụ", ""),
        ("Reiko Kabo, nhà phê bình phim tại Nova, cho rằng", "Reiko Kabo", "nhà phê bình phim tại Nova"),
        ("cảnh sát trưởng bang Nova là Ivan Belkov nói", "Ivan Belkov", "cảnh sát trưởng bang Nova"),
        ("Bộ trưởng An ninh Nội địa Tom Belkov nói", "Tom Belkov", "Bộ trưởng An ninh Nội địa"),
    ],
)
def test_a_role_ends_before_what_is_said_behind_it(text, name, role):
    assert (name, role) in people(text)


def test_a_firm_behind_its_spokesman_speaks_as_nobody():
    assert people("phát ngôn viên công ty đường sắt Belkov Electric Railway nói") == []


def test_a_professor_at_a_university_is_who_was_just_named():
    found = people("Hal Belkov, giáo sư Đại học Nova Berkely (Mỹ), nói")
    assert [name for name, _ in found] == ["Hal Belkov"]


def test_others_who_were_there_are_no_part_of_a_role():
    found = people("Theo bà Lê Thị Nụ, Chủ nhiệm Ủy ban Ruộng đất và một số thành viên khác, đây là việc cần")
    assert found == [("Lê Thị Nụ", "Chủ nhiệm Ủy ban Ruộng đất")]
