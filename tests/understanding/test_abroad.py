"""Politicians abroad: names with particles, titles with a term, peers, party members. All are invented."""

from __future__ import annotations

import pytest
from searchlib.understanding.attribution.speakers import attribute
from searchlib.understanding.layout.structure import Structured
from tests.understanding.told import body_speakers as speakers
from tests.understanding.told import sure_names as found


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ông gặp người đồng nhiệm Leonid Belkov ở sân bay.", "Leonid Belkov", ""),
        ("Người đồng cấp Pháp Marcel Tourin nói sẽ đến.", "Marcel Tourin", ""),
        ("Tổng thống sắp mãn nhiệm Belkov khẳng định.", "Belkov", "Tổng thống sắp mãn nhiệm"),
        ("Thủ lĩnh đối lập Viktor Belkov hối thúc dân.", "Viktor Belkov", "Thủ lĩnh đối lập"),
        ("Đại biểu Amir Wadeh thuộc Đảng Xanh cho rằng.", "Amir Wadeh", "Đại biểu"),
        ("Nhà thương thuyết Palestine Karim Sadeq nói.", "Karim Sadeq", "Nhà thương thuyết Palestine"),
        ("Chủ tịch Duma Nga Boris Belkov bình luận.", "Boris Belkov", "Chủ tịch Duma Nga"),
        ("Thị trưởng Matxcơva Boris Belkov cho biết.", "Boris Belkov", "Thị trưởng Matxcơva"),
        (
            "Thư ký Hội đồng an ninh liên bang Nga Boris Belkov nói.",
            "Boris Belkov",
            "Thư ký Hội đồng an ninh liên bang Nga",
        ),
        ("Trong khi đó, Muktar al-Wadeh kêu gọi ngừng bắn.", "Muktar al-Wadeh", ""),
        ("Belkova, một người Nga sống ở đây, cho biết bà lo.", "Belkova", "người Nga sống ở đây"),
    ],
)
def test_who_is_named(text: str, name: str, role: str) -> None:
    assert (name, role) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Chúng tôi sẽ ngăn lại”, một đảng viên Urin nói.",
        "Văn phòng Tổng thống Marcel Tourin cho biết sẽ gửi máy bay.",
        "Chính quyền Tổng thống Tourin cho rằng cần chờ.",
        "Họ làm lay chuyển chiếc ghế tổng thống của bà Tourin và cáo buộc bà gian lận.",
        "Cựu tổng thống Kyrgyzstan khẳng định sẽ ra đi.",
        "Chủ tịch Quốc hội CHDCND Triều Tiên thừa nhận tình hình căng thẳng.",
        "Gazvor, một công ty khí đốt, cho biết giá sẽ tăng.",
        "Belkov Trading cho biết giá sẽ tăng.",
    ],
)
def test_offices_parties_and_firms_are_not_their_people(text: str) -> None:
    assert speakers(text) == [[]]


def test_a_family_name_alone_means_who_is_known() -> None:
    assert speakers("Ông Marcel Tourin đến Paris.", "Tourin đã nhiều lần kêu gọi ngừng bắn.")[1] == [
        "Marcel Tourin"
    ]
    assert speakers("Tourin tuyên bố sẽ đi.") == [[]]


def test_a_pronoun_behind_somebody_unknown_is_left_open() -> None:
    told = "Ông Marcel Tourin cho biết việc đàm phán tạm ngừng."
    assert speakers(told, "Hôm qua Sadeq Karim cáo buộc họ. Mặt khác, ông kêu gọi ngừng bắn.")[1] == []
    assert speakers(told, "Mặt khác, ông kêu gọi ngừng bắn.")[1] == ["Marcel Tourin"]


def test_two_joined_names_share_a_verb() -> None:
    first = "Ông Marcel Tourin gặp bà Vera Belkova."
    assert speakers(first, "Cả ông Tourin và Belkova đều kêu gọi bầu lại.")[1] == [
        "Marcel Tourin",
        "Vera Belkova",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vera, con gái cả của Tourin, thừa nhận cha mình đã sai.", ["Vera"]),
        ("Vera, chị gái của nạn nhân Leonid Belkov, nhận xét: “Thế là đúng”.", ["Vera"]),
        ("Gazvor, một công ty đến từ Nga, thừa nhận đã sai.", []),
        ("Trùm phiến quân Karim Sadeq cho biết sẽ ngừng bắn.", ["Karim Sadeq"]),
        ("Ông Viktor Belkov hô vang: “Tự do”.", ["Viktor Belkov"]),
        ("Ông Viktor Belkov hô vang khẩu hiệu trước tòa.", []),
        ("Ông Viktor Belkov còn hỏi mượn tiền nhiều lần.", []),
        ("Ông Viktor Belkov hỏi tiền đó của ai.", ["Viktor Belkov"]),
        ("Ông Viktor Belkov nói tiếng Việt lơ lớ.", []),
        ("Ông Viktor Belkov và bà Vera Tourin đã thông báo cho nhau tình hình mỗi nước.", []),
    ],
)
def test_kin_speak_and_deeds_are_no_speech(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


def test_the_president_of_state_is_later_the_president() -> None:
    told = "Hội nghị có Chủ tịch nước Lê Văn Đạo dự."
    assert speakers(told, "“Tôi hoan nghênh đồng bào”, Chủ tịch nói.")[1] == ["Lê Văn Đạo"]
    assert speakers(told, "“Tôi hoan nghênh đồng bào”, Phó chủ tịch nói.")[1] == []
    assert speakers(told, "“Tôi hoan nghênh đồng bào”, Chủ tịch UBND xã nói.")[1] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Học sinh Trường tiểu học Lê Văn Đạo yêu cầu thêm giờ.", []),
        ("Vụ trưởng Vụ Trung học Lê Văn Đạo yêu cầu thêm giờ.", ["Lê Văn Đạo"]),
        ("Tại tượng đài Lê Văn Đạo, ông Trần An cho biết sẽ đến.", ["Trần An"]),
    ],
)
def test_schools_and_statues_do_not_speak(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


def test_an_office_of_many_points_to_nobody_before_one_is_named() -> None:
    later = "“Ông ta có tội”, Karim Sadeq, một nghị sĩ, nhận định."
    assert speakers("Nghị sĩ Syria yêu cầu xét xử.", later)[0] == []
    assert speakers("Nghị sĩ Syria Karim Sadeq đến đây.", "Nghị sĩ Syria yêu cầu xét xử.")[1] == [
        "Karim Sadeq"
    ]
    assert speakers("Thủ tướng Syria yêu cầu xét xử.", "Thủ tướng Syria Karim Sadeq đến đây.")[0] == [
        "Karim Sadeq"
    ]


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Ba đảng đối lập đã tẩy chay bầu cử và kêu gọi dân bỏ phiếu trắng.", False),
        ("Hai nước cần tăng cường trao đổi các đoàn cấp cao và giao lưu nhân dân.", True),
    ],
)
def test_parties_that_act_are_told_about(text: str, goes_on: bool) -> None:
    told = "Thủ tướng Karim Sadeq hy vọng bầu cử sẽ tăng cường quan hệ hai nước."
    assert speakers(told, text, "Ông Sadeq nói ông sẽ từ chức.")[1] == ["Karim Sadeq"] * goes_on


def test_a_statement_told_about_is_not_gone_on_with() -> None:
    told = "Luật sư Karim Sadeq nói rằng phiên tòa sẽ bị hoãn."
    after = "Ông Sadeq cho rằng cần thêm thời gian."
    assert speakers(told, "Tuyên bố này được đưa ra sau khi phiên tòa hoãn lại một tháng.", after)[1] == []
    assert speakers(told, "Phiên tòa cần được hoãn lại ít nhất một tháng nữa.", after)[1] == ["Karim Sadeq"]


def test_a_story_under_headings_that_ask_is_no_interview() -> None:
    def read(*rest: tuple[str, str]) -> list[list[str]]:
        lead = Structured("Dư luận hỏi vì sao Thiếu tướng Trần Văn Đạo có mặt ở đó.", "lead", None)
        _, attributions = attribute([lead, *(Structured(text, kind, None) for text, kind in rest)])  # type: ignore[arg-type]
        return [[one.name for one in paragraph] for paragraph in attributions]

    asked = ("Những ai đã dự bữa ăn?", "question")
    assert read(asked, ("Dư luận muốn làm rõ vụ việc này để tránh oan sai cho họ.", "body"))[2] == []
    assert read(asked, ("Tôi muốn làm rõ vụ việc này để tránh oan sai cho họ.", "body"))[2] == [
        "Trần Văn Đạo"
    ]
    assert read(asked, ("- Cần làm rõ vụ việc này để tránh oan sai cho họ.", "body"))[2] == ["Trần Văn Đạo"]


def test_a_foreign_name_may_end_the_paragraph() -> None:
    assert speakers("“Tôi sẽ đi”, theo Belkov") == speakers("“Tôi sẽ đi”, theo Belkov.") == [[]]
    assert speakers("“Đi thôi”, Belkov") == speakers("Ông gặp Belkov ,") == [[]]
