"""Two who speak together, heads of bodies, manners for verbs, offices repeated. All people are invented."""

from __future__ import annotations

import pytest
from searchlib import parse_article
from tests.understanding.told import body_speakers, file_speakers, line_speakers, sure_names

VISIT = (
    "Thủ tướng Lê Văn Tám hôm nay hội đàm với Thủ tướng Hà Lan John Bell tại Hà Nội.",
    "Thủ tướng Lê Văn Tám khẳng định hai nước là bạn cũ. Thủ tướng John Bell cảm ơn sự đón tiếp.",
)
BOTH = ["John Bell", "Lê Văn Tám"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hai nhà lãnh đạo nhất trí tăng cường hợp tác.", BOTH),
        ("Tại hội đàm, hai Thủ tướng đều khẳng định sẽ mở thêm đường bay.", BOTH),
        ("Hai nhà lãnh đạo dự lễ ký kết.", []),
        ("Hai Bộ trưởng nhất trí tăng cường hợp tác.", []),
        ("Sau đó hai nhà lãnh đạo trao đổi quà.", []),
    ],
)
def test_two_statesmen_say_together_what_both_are_said_to_say(text: str, said: list[str]) -> None:
    assert sorted(body_speakers(*VISIT, text)[-1]) == said


def test_three_named_side_by_side_leave_it_open_who_the_two_are() -> None:
    three = "Thủ tướng Lê Văn Tám gặp Thủ tướng Hà Lan John Bell và Thủ tướng Phần Lan Karl Bor."
    assert body_speakers(three, "Hai nhà lãnh đạo nhất trí tăng cường hợp tác.")[-1] == []


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("Thủ tướng", "Chính phủ"),
        ("Tổng Bí thư", "Đảng"),
        ("Chủ tịch Quốc hội", "Quốc hội"),
        ("Chủ tịch nước", "Nhà nước"),
    ],
)
def test_the_head_of_a_body_is_who_holds_its_first_office(office: str, body: str) -> None:
    opening = f"{office} Lê Văn Tám tiếp ông Trần Văn Chín, Bí thư Tỉnh đoàn Sông Lam."
    told = "Ông Chín cho biết tỉnh có 40.000 đoàn viên."
    assert body_speakers(opening, told, f"Người đứng đầu {body} đề nghị Đoàn đổi mới.")[-1] == ["Lê Văn Tám"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ông Lê Văn Tám rất khỏe: huyết áp tốt, tim mạch tốt, ăn ngủ đều.", []),
        ("Ông Lê Văn Tám chưa bãi bỏ quy định, mà yêu cầu các sở xem xét lại.", ["Lê Văn Tám"]),
        ("Ông Lê Văn Tám bãi bỏ quy định mà thành phố yêu cầu.", []),
        ("Ủy ban Kiểm tra quyết định cảnh cáo ông Lê Văn Tám và đề nghị xử lý cấp phó của ông.", []),
        ("Ông Lê Văn Tám, Hội Nông dân tỉnh., cho rằng giá lúa còn thấp.", ["Lê Văn Tám"]),
        ("Bà Lê Thị T., chủ nhà trọ, cho biết giá thuê đã tăng.", ["Lê Thị T"]),
        ("Phát biểu khai mạc hội nghị, ông Lê Văn Tám yêu cầu các sở làm ngay.", ["Lê Văn Tám"]),
        ("Thành phố thu hồi nhà đất 598B5 Lê Văn Tám, Ủy ban cũng đề nghị kiểm tra.", []),
        (
            "Quyết định cuối cùng hoàn toàn thuộc thẩm quyền của Thủ tướng – ông Lê Văn Tám khẳng định.",
            ["Lê Văn Tám"],
        ),
        ("Chất vấn ông Lê Văn Tám, đại biểu Trần Thị Chín cho rằng xe đỗ tràn lan.", ["Trần Thị Chín"]),
        ("Ông Lê Văn Tám, giám đốc sở, cho rằng xe đỗ tràn lan.", ["Lê Văn Tám"]),
        ("Chúng tôi đã gặp 2 ông Lê Văn Tám và Trần Văn Chín để cung cấp thêm thông tin.", []),
        ("Ông Lê Văn Tám, Chủ tịch UBND tỉnh thăm hỏi các cán bộ lão thành.", []),
        ("Những đoạn ấy không rời những gì ông Lê Văn Tám đã viết, đã in.", []),
        ("Theo những gì ông Lê Văn Tám nói, cầu đã xong.", ["Lê Văn Tám"]),
        ("Bộ trưởng Lê Văn Tám đang chịu sức ép trước thông tin rằng cầu đã nứt.", []),
        ("Bộ trưởng Lê Văn Tám thông tin rằng cầu đã nứt.", ["Lê Văn Tám"]),
        ("Scotland Yard cho biết đã xin lỗi gia đình.", []),
        ("Ông Lê Văn Tám hỏi ý kiến cử tri Trần Văn Chín rồi ra về.", []),
        ("Công an đã bắt giữ Lê Văn Tám và đề nghị truy tố người này.", []),
        ("Công an đã bắt giữ Lê Văn Tám và Tám khai nhận đã lấy xe.", ["Lê Văn Tám"]),
        ("Theo trưởng công an huyện Sông Lam, Lê Văn Tám, số vụ trộm đã giảm.", ["Lê Văn Tám"]),
        ("“Pháp mong là bạn”. (Trích diễn văn của Tổng thống Pháp Jean Bell tại lễ đón)", ["Jean Bell"]),
        ("Bộ trưởng Nông Nghiệp và Môi trường Lê Văn Tám cho rằng dịch đã lui.", ["Lê Văn Tám"]),
        ("Phó bí thư Thành uỷ Tất Văn Tám cho rằng quận làm chậm.", ["Tất Văn Tám"]),
    ],
)
def test_who_speaks(text: str, said: list[str]) -> None:
    assert body_speakers(text)[0] == said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phó chủ tịch văn xã Lê Thanh Tám phát biểu.", [("Lê Thanh Tám", "Phó chủ tịch văn xã")]),
        ("Chủ tịch xã Lê Lợi Trần Văn Tám phát biểu.", [("Trần Văn Tám", "Chủ tịch xã Lê Lợi")]),
        (
            "Nông dân Lê văn Tám và bà Trần thị Chín đến dự.",
            [("Lê văn Tám", "Nông dân"), ("Trần thị Chín", "")],
        ),
        (
            "Bà Lê Thị Tám, người phát ngôn Bộ Ngoại giao Hà Lan, nói hôm nay.",
            [("Lê Thị Tám", "người phát ngôn Bộ Ngoại giao Hà Lan")],
        ),
        ("Ông Lê Văn Tám, 54 tuổi, giám đốc Công ty Lam, nói.", [("Lê Văn Tám", "giám đốc Công ty Lam")]),
        ("Bác Lê Văn Tám, 76 tuổi, một cán bộ hưu trí, nói.", [("Lê Văn Tám", "cán bộ hưu trí")]),
        ("Bà Lê Thị Tám (58 tuổi), tổ trưởng dân phố, nói.", [("Lê Thị Tám", "tổ trưởng dân phố")]),
        ("Ông Lê Văn Tám, nhà ở cạnh bờ rạch, nói.", [("Lê Văn Tám", "")]),
        ("Ông Lê Văn Tám, nhà báo, nói.", [("Lê Văn Tám", "nhà báo")]),
        (
            "Người phát ngôn của Thủ tướng, ông Lê Văn Tám cho biết như trên.",
            [("Lê Văn Tám", "Người phát ngôn của Thủ tướng")],
        ),
        ("Sau khi gặp Thủ tướng, ông Lê Văn Tám cho biết như trên.", [("Lê Văn Tám", "")]),
        (
            "Các giám đốc sở, ông Lê Văn Tám và bà Trần Thị Chín dự.",
            [("Lê Văn Tám", ""), ("Trần Thị Chín", "")],
        ),
        (
            "Ông Lê Văn Tám, Hiệp hội Chè Sông Lam, cho rằng giá còn thấp.",
            [("Lê Văn Tám", "Hiệp hội Chè Sông Lam")],
        ),
    ],
)
def test_names_and_roles(text: str, found: list[tuple[str, str]]) -> None:
    assert sure_names(text) == found


def test_an_adviser_is_no_late_officer() -> None:
    assert body_speakers(
        "Cố vấn Nhà nước Hà Lan Anna Bell đến Hà Nội.", "Cố vấn Nhà nước Hà Lan cảm ơn sự đón tiếp ấy."
    )[-1] == ["Anna Bell"]


def test_a_degree_by_its_initials_is_the_degree() -> None:
    assert body_speakers("TS. Anna Bell cho biết dịch đã lui.", "Theo tiến sĩ, có nhiều lý do.")[-1] == [
        "Anna Bell"
    ]


def test_a_quotation_before_a_degree_is_the_scholars_words() -> None:
    text = '"Cơ quan ấy chỉ có ích khi hoạt động độc lập và được ủng hộ", GS. Karl Bell, cố vấn của viện nói.'
    assert line_speakers(text) == ["Karl Bell/d"]


def test_a_part_that_closes_with_its_source_is_that_persons_speech() -> None:
    parts = ("Muốn đi tới đích phải tiến bước. " * 3, "Trách nhiệm là của chúng ta, của mọi người. " * 3)
    source = "(Trích phát biểu của Chủ tịch Lê Văn Tám ngày 28-11)"
    said = file_speakers("Chủ tịch Lê Văn Tám: Muốn là được", *parts, source, "Luật gồm tám chương.")
    assert said[1:] == [["Lê Văn Tám/dc"], ["Lê Văn Tám/dc"], [], []]


def test_questions_behind_a_star_may_go_on_in_a_paragraph() -> None:
    talk = (
        "Ông Lê Văn Tám đã trao đổi với chúng tôi.",
        "* Thưa ông, vì sao huyện làm chậm?",
        "- Vì thiếu vốn.",
        "* Quy định giao việc ấy cho xã.",
        "Xã nên làm thế nào?",
        "- Xã phải hỏi dân.",
    )
    assert [len(one) for one in file_speakers("Chuyện vốn", *talk)] == [0, 0, 0, 1, 0, 0, 1]


LONG = "Nếu không, người dân trong xã sẽ mất lòng tin, và chúng ta sẽ phải làm lại mọi việc từ đầu"


def test_a_quotation_alone_goes_on_from_the_one_above() -> None:
    above = "“Phải xem lại quy hoạch của chợ mới ấy”, bà Lê Thị Tám nói về dự án của ông Trần Văn Chín."
    assert body_speakers(above, f"“{LONG}”.")[1] == ["Lê Thị Tám"]
    assert body_speakers(above, f"Một cử tri nói: “{LONG}”.")[1] == []


def test_what_somebody_once_said_does_not_run_on() -> None:
    general = "Dân chủ cần được coi là việc của mọi người, và rất quan trọng với chúng ta."
    now, once = (
        f"Ông Lê Văn Tám {verb} dân chủ là việc của dân." for verb in ("khẳng định", "từng khẳng định")
    )
    assert file_speakers("Đại hội khai mạc", now, general, now)[2] == ["Lê Văn Tám/rc"]
    assert file_speakers("Đại hội khai mạc", once, general, once)[2] == []


def test_a_line_with_a_colon_gives_the_word_to_whom_it_names() -> None:
    said = file_speakers(
        "Chuyện hộ khẩu",
        "Nhiều người dân đã gửi đơn đến báo.",
        "Luật sư Lê Văn Tám - Đoàn Luật sư Sông Lam:",
        "Quyền cư trú của công dân đã được hiến pháp công nhận.",
        "Hộ khẩu chỉ là một thứ giấy tờ để cơ quan chức năng dễ quản lý.",
    )
    assert said[2:] == [[], ["Lê Văn Tám/dc"], ["Lê Văn Tám/dc"]]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Luật sư Lê Văn Tám - Đoàn Luật sư Sông Lam:", "heading"),
        ("GS-TS Lê Văn Tám, nguyên hiệu trưởng:", "heading"),
        ("Ông Lê Văn Tám phát biểu như sau:", "body"),
        ("Đoàn gồm ông Lê Văn Tám và:", "body"),
    ],
)
def test_a_line_that_gives_the_word_is_a_heading(line: str, kind: str) -> None:
    text = f"Chuyện hộ khẩu\n\nNhiều người dân đã gửi đơn đến báo.\n\n{line}\n\nQuyền ấy đã được công nhận.\n"
    assert parse_article(text).paragraphs[2].kind == kind
