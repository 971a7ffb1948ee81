"""Who is a person and who is not, by the words around a name. All people and bodies are invented."""

from __future__ import annotations

import pytest
from searchlib.understanding.attribution.speakers import attribute
from searchlib.understanding.layout.structure import Structured
from tests.understanding.told import body_speakers as speakers
from tests.understanding.told import sure_names as found


@pytest.mark.parametrize(
    "text",
    [
        "Theo Ngoại trưởng bang Ohio, không ai biết chính xác số phiếu.",
        "Một người bịt mặt là thành viên nhóm Rovaah Stevrin cảnh báo sẽ có thêm các vụ tấn công.",
        "Hội nghệ sĩ Nhiếp ảnh tỉnh cho biết cuộc thi đã bắt đầu.",
        "Huyện ủy Triệu Lam (Hà Tiên) cho biết đã kỷ luật hai người.",
        "Văn phòng của Công ty cổ phần dịch vụ Thái Lam (đóng tại phố Lò) trả lời rằng đã hết chỗ.",
        "phóng viên tờ The Morning Times kể lại quá trình tìm hiểu.",
        "Một cán bộ hưu trí ở thị trấn Đức Lam than thở rằng đường còn lầy lội.",
        "Đại diện chủ đầu tư dự án đường Nguyễn Hữu Lam cho biết đã xong.",
        "Vụ trưởng Tiền lương cho biết sẽ tăng.",
        "Hiệu trưởng Modern Learning College cho biết sẽ mở lớp.",
        "Hàng trăm người dân Sầm Lam yêu cầu trả lại bãi biển.",
        "Dọc kênh Nhiêu Lộc Thị Hoe yêu cầu phải giữ vệ sinh.",
    ],
)
def test_bodies_groups_and_places_are_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Cao ủy phụ trách chính sách đối ngoại của EU Xavier Solberg nói ông hy vọng.",
            "Xavier Solberg",
            "Cao ủy phụ trách chính sách đối ngoại của EU",
        ),
        ("Bộ trưởng Nội các Palestine Karim Brandt nói.", "Karim Brandt", "Bộ trưởng Nội các Palestine"),
        (
            "Nhà phân tích chính trị Zhang Lifeng tại Bắc Kinh cho rằng.",
            "Zhang Lifeng",
            "Nhà phân tích chính trị",
        ),
        (
            "Trưởng phòng cảnh sát chữa cháy thành phố Nguyễn Mạnh Tám sáng nay thừa nhận thiếu xe.",
            "Nguyễn Mạnh Tám",
            "Trưởng phòng cảnh sát chữa cháy thành phố",
        ),
        (
            "Nguyễn Thanh Lam, Liên chi hội trưởng ký túc xá cho biết, trường có thể hỗ trợ.",
            "Nguyễn Thanh Lam",
            "Liên chi hội trưởng ký túc xá",
        ),
        ("Lô Văn Tám, một thợ săn nổi tiếng, cho biết gấu đã về.", "Lô Văn Tám", "thợ săn nổi tiếng"),
        (
            "Ông Đỗ Vi, hội viên Câu lạc bộ Thái Lam, nói rằng dân đã biết.",
            "Đỗ Vi",
            "hội viên Câu lạc bộ Thái Lam",
        ),
        (
            "Karim al-Brandt, một thành viên của Hội đồng xác nhận.",
            "Karim al-Brandt",
            "thành viên của Hội đồng",
        ),
        (
            "Theo bình luận viên Chun Han Wing của Globe Street Journal, ông hợp.",
            "Chun Han Wing",
            "bình luận viên",
        ),
        ("Chi cục phó Chi cục Thú y Lê Văn Tám nói.", "Lê Văn Tám", "Chi cục phó Chi cục Thú y"),
        ("Giám đốc bến Đào Ngọc Vi giải thích rằng đông khách.", "Đào Ngọc Vi", "Giám đốc bến"),
        ("Ngư dân Tạ Lam tâm sự rằng biển động.", "Tạ Lam", "Ngư dân"),
        ("Người dân Lê Văn Tám cho biết đã xong.", "Lê Văn Tám", "Người dân"),
        ("Đoàn Hạ viện do Chủ tịch Hạ viện Denis Brandt dẫn đầu đã đến.", "Denis Brandt", "Chủ tịch Hạ viện"),
        ("Tổng thống Brazil Luiz da Solberg nói sẽ giúp.", "Luiz da Solberg", "Tổng thống Brazil"),
        ("Trưởng nhóm Lê Văn Tám cho biết đã xong.", "Lê Văn Tám", "Trưởng nhóm"),
    ],
)
def test_names_behind_roles(text: str, name: str, role: str) -> None:
    assert found(text) == [(name, role)]


CHIEF = "Tổng bí thư Lê Văn Tám gặp cử tri hai quận."


def test_the_person_of_the_topic_is_not_the_one_who_speaks() -> None:
    texts = (CHIEF, "Đề cập đến việc kỷ luật ông Đinh Văn Sáu, Tổng bí thư nói ông Sáu là người năng nổ.")
    assert speakers(*texts)[1] == ["Lê Văn Tám"]


def test_an_office_behind_the_subject_is_its_own() -> None:
    texts = (CHIEF, "Nói về kết quả này, ông Đinh Văn Sáu, Bí thư Huyện ủy, cho biết huyện đã làm xong.")
    assert speakers(*texts)[1] == ["Đinh Văn Sáu"]


def test_somebody_who_tells_of_another_in_a_clause() -> None:
    texts = (
        "Ông Yasir Brandt đã mất hôm qua.",
        "Bộ trưởng Karim Solberg, người cũng đi cùng chuyến bay chở thi hài ông Brandt bình luận như vậy.",
    )
    assert speakers(*texts)[1] == ["Karim Solberg"]


def test_an_unnamed_chief_is_not_the_person_named_before() -> None:
    texts = (
        "Thủ tướng Lê Văn Tám yêu cầu các ngành làm đúng tiến độ.",
        "Tuy nhiên, một vị lãnh đạo thành phố nói: Tôi cũng chưa biết. Vị này hứa sẽ làm xong đúng hạn.",
    )
    assert speakers(*texts)[1] == []


def test_a_name_without_its_middle_is_the_same() -> None:
    texts = (
        "Bà Trần Lam Chi trả lời chất vấn.",
        "Bà Trần Thị Lam Chi giải thích mức thu.",
        "Bà Chi nói thêm.",
    )
    assert speakers(*texts)[1:] == [["Trần Thị Lam Chi"]] * 2


def test_brothers_of_two_syllables_stay_apart() -> None:
    texts = ("Ông Lê Hùng nói đã trả tiền.", "Ông Lê Văn Hùng nói chưa nhận tiền.")
    assert speakers(*texts) == [["Lê Hùng"], ["Lê Văn Hùng"]]


@pytest.mark.parametrize("address", ["Thày Phú", "DS Phú"])
def test_old_and_short_addresses(address: str) -> None:
    assert speakers("Dược sĩ Phan Huy Phú là giám đốc.", f"{address} cho biết đã xong.")[1] == [
        "Phan Huy Phú"
    ]


def test_a_queen_is_a_woman() -> None:
    texts = (
        "Quốc vương Veran tiếp khách.",
        "Hoàng hậu Sirina cảnh báo về lũ.",
        "Bà phát biểu: dân cần giúp nhau.",
    )
    assert speakers(*texts)[2] == ["Sirina"]


@pytest.mark.parametrize("end", ["và", "về", "tại", "kiêm"])
def test_roles_lose_loose_ends(end: str) -> None:
    _, attributions = attribute(
        [Structured(f"Ông Lê Văn Tám, Trưởng ban tuyên giáo {end}, nói đã xong.", "body", None)]
    )
    assert [one.role for one in attributions[0]] == ["Trưởng ban tuyên giáo"]


def test_a_book_that_is_quoted_is_not_a_speech_in_print() -> None:
    texts = (
        "Thủ tướng Lê Văn Tám gặp kiều bào.",
        'Trích dẫn lời từ cuốn sách của Thiền sư Thích Lam Vân, Thủ tướng còn nhắn nhủ: "Nhớ cội".',
        'GS. Đỗ Văn Vi, đại diện kiều bào, tâm sự: "Xuân này tôi về". Theo GS. Vi, nước đã đổi thay.',
    )
    assert speakers(*texts)[1:] == [["Lê Văn Tám"], ["Đỗ Văn Vi"]]


def test_whom_a_demand_concerns_makes_none() -> None:
    text = "Thành ủy yêu cầu kiểm điểm trách nhiệm đối với cá nhân ông Lê Văn Tám, báo cáo Ủy ban Kiểm tra."
    assert speakers(text) == [[]]


def test_a_full_name_misspelt_once_is_the_same_persons() -> None:
    known = ("Ông Đinh Viết Khanh cho biết giá tăng.", "Ông Đinh Viết Khanh nói đã họp.")
    assert speakers(*known, "Theo ông Đinh Viết Khánh, cần giảm giá.")[2] == ["Đinh Viết Khanh"]
    twice = ("Ông Đinh Viết Khánh kêu gọi giảm giá.", "Theo ông Đinh Viết Khánh, cần giảm giá.")
    assert speakers(*known, *twice)[3] == ["Đinh Viết Khánh"]


def test_a_word_run_into_a_full_name_is_no_part_of_it() -> None:
    texts = (
        "Thứ trưởng Trần Văn Tám cho biết đã xử lý.",
        "Thứ trưởng Bộ Thủy lợi Trần Văn Tám Đơn vị nào cũng có người đứng đầu.",
        "Ông Tám đề nghị làm tiếp.",
    )
    assert speakers(*texts)[2] == ["Trần Văn Tám"]


def test_a_name_by_birth_order_is_that_of_who_has_the_given_name() -> None:
    texts = ("Ông Nguyễn Văn Trạc có mấy công đất.", "Ông Hai Trạc nói đất đã lở.")
    assert speakers(*texts)[1] == ["Nguyễn Văn Trạc"]
    assert speakers("Ông Nguyễn Văn Lam có mấy công đất.", texts[1])[1] == ["Hai Trạc"]


def test_a_body_for_learning_is_no_school() -> None:
    assert found("Chủ tịch Hội khuyến học Lê Mạnh Kha đặt câu hỏi.") == [
        ("Lê Mạnh Kha", "Chủ tịch Hội khuyến học")
    ]


@pytest.mark.parametrize("office", ["Viện trưởng Công nghệ sinh học", "Trưởng khoa Ngôn ngữ học"])
def test_a_science_is_no_school(office: str) -> None:
    assert found(f"{office} Lê Trần Bảng cho biết sẽ làm.") == [("Lê Trần Bảng", office)]
    assert not speakers("Học sinh trường Trung học Nguyễn Du cho biết sẽ làm.")[0]


def test_the_globe_is_no_bridge() -> None:
    assert found("Viện trưởng Viện Vật lý địa cầu Lê Tự Sửu cho biết đất sẽ còn rung.") == [
        ("Lê Tự Sửu", "Viện trưởng Viện Vật lý địa cầu")
    ]
    assert found("Người dân ở cầu Lê Tự Sửu cho biết đất sẽ còn rung.") == []
