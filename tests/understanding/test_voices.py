"""Labelled voices, interviews and names that nothing announces. All people and words are invented."""

from __future__ import annotations

import pytest
from searchlib import parse_article
from searchlib.understanding.attribution.speakers import attribute
from searchlib.understanding.layout.structure import Structured
from tests.understanding.told import body_speakers
from tests.understanding.told import file_speakers as speakers


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


OPINION = "Chúng tôi mong đập được sửa trong mùa khô, trước khi nước về."
MORE = "Năm ngoái, nước ngập đến sân nhà và cả thôn phải chuyển thóc lên đồi trong đêm."


def test_contributions_below_a_line_with_name_and_address() -> None:
    texts = (
        "Ý kiến bạn đọc về việc sửa đập",
        "Ths. Tô Bá Lễnh, 40/3 đường Cầu Gáo, phường 4, quận Nậm Khoang:",
        "Ba việc cần làm với đập cũ",
        OPINION,
        MORE,
        "Bà Lò Thị Mẩy, 12 đường Bến Gáo, phường 4:",
        "Theo tôi, xã nên cho trực đêm ở chân đập ngay từ đầu mùa mưa.",
        "Loa báo lũ thì thôn nào cũng thiếu, có nơi cả thôn chung một cái.",
    )
    his, hers = ["Tô Bá Lễnh/dc"], ["Lò Thị Mẩy/dc"]
    assert speakers(*texts)[2:] == [[], his, his, [], hers, hers]


def test_one_line_with_a_name_alone_does_not_take_the_story() -> None:
    texts = ("Sửa đập ở Nậm Khoang", "Ths. Tô Bá Lễnh, 40/3 đường Cầu Gáo, phường 4:", OPINION, MORE)
    assert speakers(*texts)[3] == []


def test_an_answer_behind_name_and_dash_goes_on() -> None:
    first = "TS Tô Bá Lễnh (Viện Thủy công Nậm Khoang): - Đập này là loại đập đất, xây từ ba mươi năm trước."
    after = "Ở các đập như thế, người ta thường đặt ống đo nước trong thân đập và vá vết nứt bằng đất sét."
    texts = ("Đập cũ có an toàn không?", first, after, "Trước đó, huyện đã cấp tiền để vá đập.")
    assert speakers(*texts)[1:3] == [["Tô Bá Lễnh/de"], ["Tô Bá Lễnh/dc"]]


def test_who_is_told_about_in_a_question_does_not_answer() -> None:
    texts = (
        "Có phải sửa đập ngay không?",
        "- Theo tính toán của chúng tôi, đập còn chịu được một mùa mưa.",
        "Thứ trưởng Tô Bá Lễnh từng nói đập phải được sửa ngay. Việc này có làm được không?",
        "- Huyện đang tính, và chúng tôi sẽ trả lời bà con trong tháng này.",
        "Dự kiến là khi nào, thưa chủ tịch?",
        "- Trước mùa mưa, nếu tỉnh cấp đủ tiền.",
    )
    assert [found for found in speakers(*texts) if found] == []


def test_a_point_may_mark_the_questions() -> None:
    texts = (
        "Xả lũ ở hồ Nậm Khoang",
        LEAD,
        ". Thưa ông, vì sao hồ xả lũ muộn như vậy?",
        ANSWER,
        ". Nếu sau này có người phát hiện hồ xả sai quy trình...",
        "- Cứ để họ tìm. Có gì chúng tôi chịu.",
        ". Vậy người dân vùng dưới được báo trước bao lâu?",
        REST,
    )
    assert kinds(*texts)[2:] == ["question", "body"] * 3
    assert speakers(*texts)[5] == ["Tô Bá Lễnh/dc"]


def test_an_extract_of_a_speech_may_be_announced_in_the_headline() -> None:
    title = "Giữ đập, giữ làng (Trích diễn văn khai mạc hội làng do trưởng thôn Tô Bá Lễnh đọc ngày 5-4)"
    assert speakers(title, OPINION, MORE)[1:] == [["Tô Bá Lễnh/dc"], ["Tô Bá Lễnh/dc"]]


def test_a_box_between_question_and_answer_of_a_dashed_talk() -> None:
    box = "Theo báo cáo của Viện Thủy công, mực nước hồ Nậm Khoang đã lên 212 mét vào chiều qua."
    asked = "- Thưa ông, sau đợt lũ này hồ sẽ làm gì?"
    reply = "- Việc trước mắt là vá thân đập và thay loa báo lũ ở chín thôn."
    talk = ("Xả lũ ở hồ Nậm Khoang", LEAD, ASKED, ANSWER, AGAIN, REST, asked)
    guest = ["Tô Bá Lễnh/dc"]
    assert speakers(*talk, box, reply)[7:] == [[], guest]
    other = "Theo đại biểu Lò Thị Mẩy, mực nước hồ Nậm Khoang năm nay lên sớm hơn mọi năm."
    assert speakers(*talk, other, reply)[7:] == [["Lò Thị Mẩy/re"], guest]
    own = "Chúng tôi sẽ vá thân đập trước đã, rồi thay loa báo lũ ở chín thôn."
    assert speakers(*talk, own)[7:] == [guest]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“Kỳ họp đã làm nhiều việc, cử tri hài lòng”, ông Lê Văn Tám phát biểu tại lễ bế mạc.", "de"),
        ("Đó là gợi ý của ông Lê Văn Tám tại phiên khai mạc.", "re"),
    ],
)
def test_words_told_of_an_occasion(text: str, told: str) -> None:
    assert speakers(text) == [[f"Lê Văn Tám/{told}"]]


def test_who_only_spoke_at_an_occasion_says_nothing() -> None:
    assert speakers("Ông Lê Văn Tám phát biểu tại lễ bế mạc.") == [[]]


def test_who_begins_the_lead_answers_not_who_is_named_last() -> None:
    lead = "Thiếu tướng Tô Bá Lễnh, người có mặt trong bữa ăn do Lò Văn Mẩy tổ chức, nói về chuyện đó."
    assert speakers("Bữa ăn ở Nậm Khoang", lead, ASKED, ANSWER, AGAIN, REST)[3] == ["Tô Bá Lễnh/dc"]


def test_who_talks_to_the_newspaper_answers() -> None:
    lead = "Trao đổi với Báo Nậm Khoang chiều 14-2, Cục trưởng Cục Đầu tư nước ngoài Tô Bá Lễnh thông báo:"
    other = "Luật sư Lò Văn Mẩy cho biết đã gặp các cổ đông."
    assert speakers("Nhà máy ở Nậm Khoang", lead, other, ASKED, ANSWER, AGAIN, REST)[4] == ["Tô Bá Lễnh/dc"]


def test_a_speech_announced_in_the_headline_may_cite_somebody() -> None:
    title = "Giữ đập, giữ làng (Trích diễn văn khai mạc hội làng do trưởng thôn Tô Bá Lễnh đọc ngày 5-4)"
    cited = "Năm ấy, bà Lò Thị Mẩy tuyên bố: “Còn đập là còn làng, còn lúa, còn người”."
    assert speakers(title, cited, MORE)[1:] == [["Tô Bá Lễnh/dc", "Lò Thị Mẩy/de"], ["Tô Bá Lễnh/dc"]]


def test_what_officials_said_below_a_line_with_a_topic_and_a_name() -> None:
    texts = (
        "Họp bàn về đập",
        LEAD,
        "Về thuế nước, Chủ tịch Hội Nông dân Tô Bá Lễnh:",
        OPINION,
        "Kết thúc buổi họp, Phó Chủ tịch huyện Lò Văn Mẩy:",
        MORE,
    )
    assert speakers(*texts)[3] == ["Tô Bá Lễnh/dc"]
    assert speakers(*texts)[5] == ["Lò Văn Mẩy/dc"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ông Lê Văn Tám ở ấp 2, xã Hòa An: Nghe nói sắp có cầu tôi cũng mừng, mà chờ lâu quá.",
            "Lê Văn Tám/de",
        ),
        ("Trưởng đoàn kiểm tra Nguyễn Tám cho biết đã xem sổ.", "Nguyễn Tám/re"),
        ("Báo cáo của giám đốc Võ Tám cho rằng nước đã sạch.", "Võ Tám/re"),
        (
            "Bà Lê Thị Tám, Chủ nhiệm Ủy ban Giáo dục, Thanh niên và Nhi đồng của Quốc hội đề nghị bỏ.",
            "Lê Thị Tám/re",
        ),
    ],
)
def test_whom_more_than_a_name_announces(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn công tác do Phó thủ tướng Lê Văn Tám dẫn đầu đã yêu cầu tỉnh báo cáo.",
        "Con trai của ông Lê Văn Tám cho rằng nước bẩn.",
    ],
)
def test_those_led_by_somebody_and_his_family_speak_for_themselves(text: str) -> None:
    assert speakers(text) == [[]]


def test_headings_with_name_and_office_give_the_word() -> None:
    his = f"{MORE} Cả xã chỉ có bốn máy bơm, ai bơm thì nộp, thế là công bằng nhất."
    texts = (
        "Họp bàn về đập",
        "Tại cuộc họp hôm qua, hai ý kiến về thuế nước được bàn đi bàn lại cho đến chiều mà chưa xong.",
        "Đại biểu Tô Bá Lễnh (Nậm Khoang): Chỉ nên thu của hộ có máy bơm",
        his,
        "Đại biểu Lò Thị Mẩy (Bản Gáo): Thu đều cho dễ quản",
        "Nếu thu riêng thì cán bộ thôn phải đi ghi từng máy bơm, việc đó không ai làm cho xuể cả năm trời.",
    )
    assert kinds(*texts)[2::2] == ["heading", "heading"]
    assert speakers(*texts)[2:] == [[], ["Tô Bá Lễnh/dc"], [], ["Lò Thị Mẩy/dc"]]
    portrait = (*texts[:2], "Ông Tô Bá Lễnh: người thợ đập cuối cùng", his)
    assert speakers(*portrait)[3] == []


def test_turns_before_the_first_marked_question() -> None:
    lead = "Ông Tô Bá Lễnh, Thứ trưởng Bộ Thủy lợi, trao đổi với phóng viên về việc xả lũ."
    early = "- Khi xây hồ, chúng tôi đã tính đến nước của trận lũ lớn nhất trong trăm năm."
    talk = ("Xả lũ ở hồ Nậm Khoang", lead, early, MORE, ASKED[2:], ANSWER, AGAIN[2:], REST)
    guest = ["Tô Bá Lễnh/dc"]
    assert speakers(*talk)[2:] == [guest, guest, [], guest, [], guest]
    assert speakers(*talk[:2], "- Nước về nhanh, đập phải xả.", MORE)[2:] == [[], []]


def test_announced_words_of_one_who_says_what_he_thinks() -> None:
    said = "- Tôi cho rằng xã phải trả lời dân về việc xả lũ ngay trong tháng này."
    assert speakers("Xả lũ", "Ông Tô Bá Lễnh nói:", said)[2] == ["Tô Bá Lễnh/dc"]
    others = "- Nhiều người dân cho rằng xã phải trả lời về việc xả lũ ngay trong tháng này."
    assert speakers("Xả lũ", "Ông Tô Bá Lễnh nói:", others)[2] == []


def test_a_term_within_a_quotation_does_not_end_it() -> None:
    opened = "Đại biểu Tô Bá Lễnh: “Giữ đập đã khó, đừng nói gì đến “thay đập”. Dân phải chờ thêm."
    assert speakers(opened, MORE, "Tôi xin đại hội bàn lại”.")[1:] == [["Tô Bá Lễnh/dc"], ["Tô Bá Lễnh/dc"]]


def test_put_as_somebody_puts_it() -> None:
    assert speakers("Nói như Chủ tịch xã Hòa An Lê Văn Tám thì đập cũ như áo vá.") == [["Lê Văn Tám/re"]]


def test_the_name_that_opens_the_headline_answers() -> None:
    turns = ("- Vì sao chị ở lại?", "- Vì ở đây có con đập của bố tôi.", "- Chị có buồn không?", "- Có chứ.")
    more = ("- Vậy chị sẽ làm gì?", "- Tôi sẽ trồng dâu.")
    lead = "Ba năm nay chị sống một mình bên con đập cũ của làng."
    read = speakers("Kim Hoa: “Tôi không sợ nước lớn”", lead, *turns, *more)
    assert [read[at] for at in (3, 5, 7)] == [["Kim Hoa/dc"]] * 3
    assert not any(speakers("Nước lớn và con đập", lead, *turns, *more))


def test_who_says_i_and_speaks_to_nobody_asks_nothing() -> None:
    asked = ("Thưa ông, đập có bền không?", "Ông có lo không?", "Vậy ông tính sao?")
    label = "- Ông Tô Bá Lễnh: Đập này do thợ giỏi đắp."
    back = "Tôi đã đi xem từng viên đá một, đã hỏi thợ cả, đã đo từng khe nứt, liệu còn thiếu gì nữa không?"
    told = (asked[0], label, asked[1], "- Không lo.", back, asked[2], "- Cứ chờ.")
    assert kinds("Chuyện con đập", *told)[5] == "body"
    assert speakers("Chuyện con đập", *told)[5] == ["Tô Bá Lễnh/dc"]


def test_a_label_above_the_first_question_opens_the_interview() -> None:
    label = "- Ông Tô Bá Lễnh: Đập này do thợ giỏi đắp."
    more = "Những viên đá lớn nhất được chở từ núi bên kia về, mất cả một mùa khô."
    asked = ("Thưa ông, đập có bền không?", "- Bền lắm.", "Ông có lo không?", "- Không lo.")
    assert speakers("Chuyện con đập", label, more, *asked)[2] == ["Tô Bá Lễnh/dc"]


def test_a_box_with_a_label_in_a_dashed_talk_gives_the_word_back() -> None:
    asked = (
        "- Thưa ông Tô Bá Lễnh, đập có bền không?",
        "- Bền lắm, tôi đã xem.",
        "- Ông có lo không?",
        "- Không.",
    )
    box = "Chủ tịch xã Lò Thị Mây: Đập này là của cả làng, ai cũng phải giữ lấy nó."
    back = "- Mùa lũ này tôi sẽ canh đập cả đêm."
    told = speakers("Chuyện con đập", *asked, "- Vậy mùa lũ này thì sao?", box, back)
    assert told[6:] == [["Lò Thị Mây/de"], ["Tô Bá Lễnh/dc"]]


def test_a_box_below_an_answer_closes_with_its_source() -> None:
    asked = (
        "- Thưa ông Tô Bá Lễnh, đập có bền không?",
        "- Bền lắm, tôi đã xem.",
        "- Ông có lo không?",
        "- Không.",
    )
    box = (
        "Đập cao 9 mét, dài 120 mét, chứa được hai triệu khối nước.",
        "Đập xong năm 1990 (Trích Sổ tay 9)",
    )
    assert speakers("Chuyện con đập", *asked, *box)[4:] == [["Tô Bá Lễnh/dc"], [], []]


def test_who_opens_the_headline_answers_not_who_is_asked_about() -> None:
    lead = "“Tôi băn khoăn về con đập”. Bà Lò Thị Mây nói như vậy khi chủ tịch Tô Bá Lễnh trả lời hôm qua."
    asked = (
        "- Bà nghĩ gì về phần trả lời của ông Tô Bá Lễnh?",
        "- Tôi thấy có tiến bộ.",
        "- Bà còn lo gì?",
        "- Lo chứ.",
    )
    read = speakers("Bà Lò Thị Mây: “Tôi băn khoăn”", lead, *asked)
    assert [read[3], read[5]] == [["Lò Thị Mây/dc"]] * 2


def test_a_colon_behind_somebody_announces_words_without_a_verb() -> None:
    lead = "Tại buổi lễ, phó chủ tịch Tô Bá Lễnh bước ra với chất giọng trầm ấm của người miền núi:"
    said = "Nhân dân chúng ta đã đắp con đập này bằng tay không, qua ba mùa nước lớn liền."
    assert speakers("Chuyện con đập", "Đập xong rồi.", lead, said)[3] == ["Tô Bá Lễnh/rc"]
    assert speakers("Chuyện con đập", "Đập xong rồi.", lead, "Con đập dài 120 mét, cao 9 mét.")[3] == []


def test_points_that_a_speech_counts_off_are_its_own() -> None:
    told = "Theo ông Lê Văn Lễnh, có ba lý do để lùi việc đắp đập."
    points = [
        "Thứ nhất, bản vẽ chỉ chép lại bản vẽ của ba mươi năm trước.",
        "Bản vẽ ấy nay được ủy ban giữ trong tủ sắt của phòng văn thư.",
        "Thứ hai, báo cáo cho thấy đất ở chân đập còn mềm.",
    ]
    last = "Ngày 3/4, đoàn xe chở đá đã về tới bến."
    assert body_speakers(told, *points, last) == [["Lê Văn Lễnh"]] * 4 + [[]]
    assert body_speakers(told.replace("có ba lý do", "nên nghĩ"), *points, last)[2] == []


def test_a_sentence_of_court_behind_a_name_is_no_speech() -> None:
    assert body_speakers("Tòa tuyên phạt ba bị cáo.", "- Lê Văn Lễnh (tức Lễnh Gáo): 12 năm.") == [[], []]


def test_one_of_several_in_apposition() -> None:
    told = "Ông Lê Văn Lễnh, một trong những người hòa giải, cho biết hai xã đã đồng ý."
    assert body_speakers(told) == [["Lê Văn Lễnh"]]


def test_what_stands_below_the_only_heading_with_a_name_and_a_colon() -> None:
    heading = Structured("Ông Lê Văn Lễnh - Phó cục Đường sông: Phải xử lý ngay", "heading", None)
    said = "Rõ ràng không thể để tình trạng ghe chở quá tải kéo dài thêm."
    assert _below(heading, said) == ["Lê Văn Lễnh"]


def _below(heading: Structured, text: str) -> list[str]:
    """Who speaks in a paragraph of text below a heading."""
    return [one.name for one in attribute([heading, Structured(text, "body", None)])[1][1]]


def test_what_somebody_says_instead_of_agreeing() -> None:
    told = "Bà Lê Thị Lễnh không đồng tình với điểm sửa đổi này mà cho rằng phải xem lại đập."
    assert body_speakers(told) == [["Lê Thị Lễnh"]]
    one = "Ông Lê Văn Lễnh, một trong những người hòa giải cho biết, hai xã đã đồng ý."
    assert body_speakers(one) == [["Lê Văn Lễnh"]]
