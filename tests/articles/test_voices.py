"""Labelled voices, interviews and names that nothing announces. All people and words are invented."""

from __future__ import annotations

import pytest
from searchlib import parse_article


def speakers(*texts: str) -> list[list[str]]:
    article = parse_article("\n\n".join(texts) + "\n")
    return [[f"{one.name}/{one.mode[0]}{one.cue[0]}" for one in p.speakers] for p in article.paragraphs]


def kinds(*texts: str) -> list[str]:
    return [paragraph.kind for paragraph in parse_article("\n\n".join(texts) + "\n").paragraphs]


LEAD = "Sáng 3-4, phóng viên đã trao đổi với Thứ trưởng Bộ Thủy lợi Tô Bá Lễnh về việc xả lũ ở hồ Nậm Khoang."
ASKED = "- Thưa ông, vì sao hồ xả lũ muộn như vậy?"
ANSWER = "- Mưa về nhanh hơn dự báo, chúng tôi phải giữ an toàn cho đập trước khi nghĩ đến việc khác."
AGAIN = "- Vậy người dân vùng dưới được báo trước bao lâu?"
REST = "- Sáu giờ. Tôi biết như thế là ngắn, nhưng loa xã đã gọi từng nhà và không ai ở lại."
THANKS = "- Xin cảm ơn ông!"


def test_a_dash_may_stand_before_questions_and_answers() -> None:
    texts = ("Xả lũ ở hồ Nậm Khoang", LEAD, ASKED, ANSWER, AGAIN, REST, THANKS)
    assert kinds(*texts)[2:] == ["question", "body", "question", "body", "question"]
    guest = ["Tô Bá Lễnh/dc"]
    assert speakers(*texts)[2:] == [[], guest, [], guest, []]


def test_a_label_may_hold_an_address() -> None:
    text = (
        "Ông Tô Bá Lễnh, công nhân điện, 19C Cầu Gáo, phường 4, quận Nậm Khoang: Theo tôi, các bộ trưởng "
        "trả lời còn chung chung và chưa đưa ra cách giải quyết nào hữu hiệu."
    )
    assert speakers("Cử tri nói về phiên chất vấn", text)[1] == ["Tô Bá Lễnh/de"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lưỡng, 31 tuổi, làm thuê ở chợ Cầu Gáo, cho biết chợ đã đóng cửa từ tháng trước.", "Lưỡng"),
        (
            "Pauline Weight, giám đốc một trường ở Anh, giải thích trường không dạy nghề.",
            "Pauline Weight",
        ),
        ("Theo Valery Zubov, nhà lập pháp Nga, nghị định này cho đất nước thêm cơ hội.", "Valery Zubov"),
        ("Bà Lê Thị Lịch, bác ruột của nạn nhân, kể lại sự việc sáng hôm đó.", "Lê Thị Lịch"),
        ("Ông Tô Bá Lễnh cho báo Cầu Gáo biết đập vẫn an toàn.", "Tô Bá Lễnh"),
        ("Phó Thủ tướng Tô Bá Lễnh vừa ký công điện khẩn chỉ đạo các tỉnh chống bão.", "Tô Bá Lễnh"),
        ("Ông Tô Bá Lễnh nhận trách nhiệm và hẹn hoàn thành trong tháng 8.", "Tô Bá Lễnh"),
    ],
)
def test_who_speaks_without_much_ado(text: str, name: str) -> None:
    assert [one.split("/")[0] for one in speakers("Chuyện ở Cầu Gáo", text)[1]] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Bí thư Tô Bá Lễnh đã làm việc với Đảng ủy phường để lắng nghe báo cáo, kiến nghị của địa phương.",
        "Sáng 3-4, ông Tô Bá Lễnh, Chủ tịch Hội đồng đánh giá cấp tỉnh chủ trì cuộc họp ở Cầu Gáo.",
        "Một nhóm học giả Hartwell chia sẻ kinh nghiệm với học sinh ở Cầu Gáo.",
        "Bà con thăm hỏi ông Tô Bá Lễnh ở chợ Cầu Gáo.",
    ],
)
def test_acts_and_groups_say_nothing(text: str) -> None:
    assert speakers("Chuyện ở Cầu Gáo", text)[1] == []


def test_a_document_quoted_is_not_the_speaker() -> None:
    text = 'Ông Tô Bá Lễnh cho biết dự thảo trước đây chỉ ghi "xây dựng xã trong sạch, vững mạnh về mọi mặt".'
    assert speakers("Góp ý dự thảo", text)[1] == ["Tô Bá Lễnh/re"]


def test_a_question_told_in_the_story_is_body() -> None:
    story = "Đại biểu Tô Bá Lễnh hỏi thẳng giám đốc sở: bao giờ người dân hết phải xếp hàng chờ khám bệnh?"
    turns = ("- Tôi xin nhận lỗi, bà Oanh đáp.", "- Bà nhận lỗi gì?", "- Lỗi chậm, thưa đại biểu.")
    assert kinds("Phiên chất vấn ở Cầu Gáo", "Phiên họp mở lúc tám giờ sáng.", story, *turns)[2] == "body"


def test_whom_the_speaker_of_a_turn_names_does_not_answer() -> None:
    texts = (
        "Đề thi bị lộ ở trường Nậm Khoang",
        "- Tôi chỉ biết có vậy. Thầy Tô Bá Lễnh có báo cáo tôi biết những phản ánh này không có cơ sở.",
        "Ông nghĩ sao khi bài thi của cả lớp sai giống nhau?",
        "- Có thể các em đã học chung một bộ đề, nhưng như tôi đã nói, không có cơ sở để kết luận.",
        "Nếu học chung đề thì phải đúng giống nhau chứ, thưa ông?",
        "- Chúng tôi cũng thấy ái ngại và đang chờ kết luận của công an.",
    )
    assert speakers(*texts)[3] == []
