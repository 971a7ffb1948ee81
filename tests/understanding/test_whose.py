"""Whose words are reported where several may speak: owners, objects, houses, lists, unnamed people."""

from __future__ import annotations

import pytest
from tests.understanding.told import body_speakers as speakers


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Không chỉ một chủ vườn, ông Lê Văn Tám cũng cho biết giá đã giảm.", ["Lê Văn Tám"]),
        ("Các nghị sĩ phàn nàn rằng ông Lê Văn Tám bao biện, đồng thời cho rằng phải họp lại.", []),
        ("Họ hậu thuẫn ông Lê Văn Tám, cho rằng ông nên có thêm quyền.", []),
        ("Cả bọn đánh đập anh Lê Văn Tám bảo đưa tiền.", []),
        ("Trước lời khai của Lê Văn Tám, chủ tọa phải nhắc nhở: “Bị cáo nói cho đúng”.", []),
        ("Theo lời khai của Lê Văn Tám, số tiền đã chia cho ba người.", ["Lê Văn Tám"]),
        # named after, dressed up as, and according to
        ("Thành phố được đặt tên theo ông Lê Văn Tám.", []),
        ("Cảnh sát đã theo ông Lê Văn Tám vào ga.", []),
        ("Cũng theo ông Lê Văn Tám, ga sẽ đóng cửa.", ["Lê Văn Tám"]),
        # what will be said, and before whom something was said
        ("Ông Lê Văn Tám sẽ tìm cách thuyết phục họ và hối thúc họ ở lại.", []),
        ("Ông Lê Văn Tám phát biểu trước 200 công nhân ở Cầu Gáo.", []),
        ("“Chúng ta phải làm ngay”, ông Lê Văn Tám phát biểu trước công nhân.", ["Lê Văn Tám"]),
        ("Ông Lê Văn Tám chia sẻ với báo chí xung quanh câu chuyện dời chợ.", []),
        ("Ông Lê Văn Tám chỉ ra quân vào cuối tuần.", []),
        # predicates that go on, and verbs that open others
        ("Ông Lê Văn Tám nhiệt liệt đón khách; nhắc lại tình cảm của hai tỉnh.", ["Lê Văn Tám"]),
        ("Ông Lê Văn Tám đã phải lên tiếng kêu gọi người dân bình tĩnh.", ["Lê Văn Tám"]),
        ("Ông Hai được Bí thư Lê Văn Tám phê bình.", []),
        ("Phải làm như tinh thần của Bí thư Lê Văn Tám đã nêu “nói đi đôi với làm”.", ["Lê Văn Tám"]),
        ("Trong lá đơn gửi quận, ông Lê Văn Tám giải trình từ tháng 3 đã làm hết sức.", ["Lê Văn Tám"]),
    ],
)
def test_whose_words_a_sentence_reports(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Các nhà lãnh đạo Đông Phi hôm qua cho biết mùa màng thất bát.", []),
        ("Bộ trưởng Quốc phòng El Salvador cho biết quân sẽ ở lại.", []),
        ("Tổng thống Nam Phi Marcel Tourin tuyên bố sẽ họp.", ["Marcel Tourin"]),
        ("Người Anh, người Tây Ban Nha lập luận rằng phải chờ.", []),
        ("Nhà báo Marcel Tourin kể rằng trời mưa to.", ["Marcel Tourin"]),
        ("Trưởng đoàn đàm phán hạt nhân của Iran Marcel Tourin bác bỏ tin này.", ["Marcel Tourin"]),
        ("Người chọn mẫu là nhà thiết kế nổi tiếng Marcel Tourin, chuyên may áo.", []),
        ("“Tôi chọn màu xanh”, nhà thiết kế nổi tiếng Marcel Tourin nói.", ["Marcel Tourin"]),
        ("Trao đổi với Tuổi Trẻ Online, một lãnh đạo sở cho biết việc đã xong.", []),
    ],
)
def test_places_parties_firms_and_papers_are_not_who_speaks_for_them(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Hành trình: Cầu Gáo - Bến Lở - Lê Văn Tám - Đồng Dừa: (8 ngày 7 đêm).",
    ],
)
def test_entries_of_lists_are_no_turns(text: str) -> None:
    assert speakers(text) == [[]]


def test_a_leadership_is_that_of_who_heads_the_body() -> None:
    told = "Trưởng ban Pháp chế HĐND Lê Văn Tám cho biết kỳ họp sẽ kéo dài."
    assert speakers(told, "Lãnh đạo Ban Pháp chế cho hay: “Danh sách đã đủ”.")[1] == ["Lê Văn Tám"]
    assert speakers(told, "Người đứng đầu Ban Pháp chế cho rằng danh sách đã đủ.")[1] == ["Lê Văn Tám"]


def test_what_an_office_without_a_name_begins_is_not_of_who_is_named_at_its_end() -> None:
    begun = "Chủ tọa nhắc nhở: “Bị cáo còn trẻ, phải nghĩ về cha mẹ."
    ended = "Tòa chỉ hỏi để xem bị cáo có thành khẩn hay không”. Nghe vậy, Lê Văn Tám cúi đầu."
    assert speakers("Lê Văn Tám hầu tòa.", begun, ended)[1:] == [[], []]


def test_a_quotation_for_all_goes_on_with_the_speech_before_a_remark() -> None:
    said = "Thủ tướng Lê Văn Tám cho rằng mục tiêu 5% là vừa sức."
    remark = "Có ý kiến muốn mức cao hơn."
    quoted = "“Chúng ta đặt ra mục tiêu này để làm gì? Để dân khá hơn”."
    assert speakers(said, remark, quoted)[2] == ["Lê Văn Tám"]


def test_who_asks_in_parentheses_does_not_answer() -> None:
    asked = "Trường em xét tuyển thế nào? (Lê Văn Tám, Cầu Gáo)"
    answered = "- Theo quy chế tuyển sinh, trường xét điểm thi của cả ba môn."
    assert speakers(asked, answered)[1] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # verbs that look like acts, and acts that look like speech
        ("Ông Lê Văn Tám khai trong số tiền này có phần của mình.", ["Lê Văn Tám"]),
        ("Theo thông tin từ ông Lê Văn Tám, chợ sẽ mở lại vào tháng 9.", ["Lê Văn Tám"]),
        ("Bị cáo Lê Văn Tám xin tòa giảm nhẹ hình phạt.", ["Lê Văn Tám"]),
        ("Ông Lê Văn Tám động viên được nhiều hộ góp đất.", []),
        # who is told to have a name, and whose people are led
        ("Một cảnh sát có tên Ivan Belkov cho biết đường đã thông.", ["Ivan Belkov"]),
        ("Phát ngôn viên cho Ủy ban Bầu cử Ivan Belkov nói kết quả đã có.", ["Ivan Belkov"]),
        ("Thị trưởng Juan Felix Belkov cho biết bãi biển đã mở.", ["Juan Felix Belkov"]),
    ],
)
def test_who_is_named_and_what_is_told(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thầy Lê Văn Tám cùng đồng ý với quan điểm chỉ cần xét tuyển.", ["Lê Văn Tám"]),
        ("Ông Lê Văn Tám đồng ý chi trả phần còn lại.", []),
        ("Ông Lê Văn Tám thuật lại với báo Cầu Gáo rằng việc đã xong.", ["Lê Văn Tám"]),
        ("Ông Lê Văn Tám đã thông báo nhanh về kết quả hội nghị.", []),
        ("Phát ngôn viên Ivan Belkov kêu gọi hai bên đối thoại.", ["Ivan Belkov"]),
        ("Nhà bình luận Ivan Belkov của đài Bor nhận xét giá sẽ tăng.", ["Ivan Belkov"]),
        ("Quan chức New Orleans cho hay nước đã rút.", []),
        ("Người phát ngôn Downing Street khẳng định sẽ họp.", []),
    ],
)
def test_foreigners_with_a_trade_speak_and_houses_do_not(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


def test_a_lawyer_may_have_the_name_of_a_country() -> None:
    named = "Luật sư Lê Văn Đức, Đoàn Luật sư Cầu Gáo, cho rằng văn bản trái luật."
    assert speakers(named, "Theo luật sư Đức, phải thu hồi văn bản.")[1] == ["Lê Văn Đức"]
    assert speakers("Thủ tướng Đức cho biết sẽ họp.") == [[]]


def test_a_passage_of_a_letter_is_of_who_sent_it() -> None:
    sent = "Hôm nay, Tổng thống Ivan Belkov đã gửi Chủ tịch Lê Văn Tám bức thư chia buồn sau trận lũ."
    passage = "Thư có đoạn: “Tôi rất đau buồn khi được tin về trận lũ vừa qua”."
    assert speakers(sent, passage)[1] == ["Ivan Belkov"]
    assert speakers("Ông Lê Văn Tám đến thăm vùng lũ.", passage)[1] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # offices of communes, of numbered bodies, within bodies
        ("Chủ tịch xã Lê Văn Tám cho biết giá đã giảm.", ["Lê Văn Tám"]),
        (
            "Bà Lê Thị Tám, Trưởng phòng Bảo trợ, Sở Lao động - Thương binh và Xã hội, cho biết giá đã giảm.",
            ["Lê Thị Tám"],
        ),
        ("Chị Lê Thị Tám bán hàng ở phố đi bộ Nguyễn Văn Bảy cho biết giá đã giảm.", ["Lê Thị Tám"]),
        ("Thí sinh tại Hội đồng thi Lê Ngọc Bảy cho biết đề dễ.", []),
        ("Đại diện Công ty du lịch tỉnh Bà Rịa-Vũng Tàu cho biết giá đã giảm.", []),
        ("Cơ quan chức năng Cầu Gáo cho biết giá đã giảm.", []),
        ("Đại diện Chủ tịch phường Trần Hưng Đạo cho biết giá đã giảm.", []),
        ("Đại diện Nova Link Vietnam cho biết giá đã giảm.", []),
    ],
)
def test_offices_of_communes_speak_and_streets_do_not(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


def test_an_ambassador_may_be_called_by_the_office_alone_and_the_embassy_not() -> None:
    named = "Đại sứ Lê Thị Tám nêu ý nghĩa của ngày hội."
    assert speakers(named, "Đại sứ bày tỏ mong muốn thúc đẩy hợp tác.")[1] == ["Lê Thị Tám"]
    assert speakers(named, "Đại sứ quán cho biết lễ sẽ bắt đầu lúc 9 giờ.")[1] == []
    assert speakers(named, "Đại biểu bày tỏ mong muốn thúc đẩy hợp tác.")[1] == []


def test_the_prime_minister_of_another_country_is_the_foreigner() -> None:
    met = "Thủ tướng Lê Văn Tám đã hội đàm với Thủ tướng Nambar Enkhtur ở Mông Cổ."
    assert speakers(f"{met} Thủ tướng Mông Cổ khẳng định sẽ thăm lại.") == [["Nambar Enkhtur"]]


def test_the_people_are_nobody_of_that_name() -> None:
    assert speakers("Ông Lê Văn Dân đến dự.", "Dân lên tiếng liền bị dọa.")[1] == []


def test_a_gap_in_which_somebody_unnamed_reports_is_not_of_the_last_speaker() -> None:
    said = "Ông Lê Văn Tám nói rõ điều đó."
    other = "Chính quyền chưa xác nhận tin này. Một phát ngôn viên tuyên bố: Chúng tôi không bình luận."
    assert speakers(said, other)[1] == []


def test_that_leader_is_who_has_just_been_named_and_several_are_nobody() -> None:
    named = "Đăng đàn tiếp theo là Giám đốc Sở Giáo dục Lê Văn Tám."
    assert speakers(f"{named} Lãnh đạo này thừa nhận trường ở gần chợ.") == [["Lê Văn Tám"]]
    assert speakers(f"{named} Hầu hết lãnh đạo này thừa nhận trường ở gần chợ.") == [[]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Về kết quả bầu cử Tổng thống Mỹ, người phát ngôn Bộ Ngoại giao Lê Tám nói sẽ chúc mừng.",
            ["Lê Tám"],
        ),
        ("Vụ trưởng ĐH và Sau ĐH Lương Tiến Tám cho biết đề thi vừa sức.", ["Lương Tiến Tám"]),
        ("Theo lời bé Tám, cả sáu thầy đều đi.", ["Tám"]),
        ("Xưa, ni sư khai sơn cho biết đã đào giếng.", []),
        ("Ông MTTQ xã nói việc đã xong.", []),
    ],
)
def test_spokesmen_are_no_presidents_and_children_speak(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


def test_whom_an_official_speaks_of_is_not_who_is_asked_next() -> None:
    told = "Một quan chức Nhà Đá cho biết Tổng thống Tourin không bàn. Ông này trả lời: “Chưa ai hỏi”."
    assert speakers("Ông Marcel Tourin nói sẽ đến.", told)[1] == []
    again = told.replace("Ông này", "Tổng thống Tourin đi Sơn Bình. Ông này")
    assert speakers("Ông Marcel Tourin nói sẽ đến.", again)[1] == ["Marcel Tourin"]
