"""Lost marks, boxes, printed texts and lists of speakers. All people and words are invented."""

from __future__ import annotations

import pytest
from searchlib import parse_article
from tests.understanding.told import body_speakers, file_speakers, line_speakers, sure_names

STORY = (
    "Nước từ trên đập xả xuống từ nửa đêm, ngập sáu thôn ở vùng dưới và cuốn trôi nhiều ruộng lúa sắp gặt. "
    "Người dân đã chuyển lên đồi từ chiều, mang theo trâu bò và lúa giống."
)
MORE = (
    "Con đường vào xã bị cắt ở ba chỗ nên gạo và thuốc phải gùi bộ. Chợ huyện đóng cửa, trường học cho trẻ "
    "nghỉ đến hết tuần, còn điện thì chưa biết ngày nào có lại."
)


def kinds(*texts: str) -> list[str]:
    return [paragraph.kind for paragraph in parse_article("\n\n".join(texts) + "\n").paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        '"Hồ phải giữ nước cho mùa khô, dân chúng tôi hiểu điều đó, ông Tô Bá Lễnh nói.',
        "“Hồ phải giữ nước cho mùa khô, dân chúng tôi hiểu điều đó... Kỹ sư Tô Bá Lễnh nhận định.",
        "“Không ai né tránh cả!” - Kỹ sư Tô Bá Lễnh trả lời chất vấn của xã.",
        "“Hồ đầy thì xả. Hồ cạn thì giữ”. Câu nói nổi tiếng đó của kỹ sư Tô Bá Lễnh được nhắc lại.",
    ],
)
def test_who_is_named_behind_the_words(text: str) -> None:
    assert line_speakers(text) == ["Tô Bá Lễnh/d"]


def test_a_quotation_without_its_end_before_another_speaker() -> None:
    text = (
        "Hội đồng xã đã thống nhất: “Từ nay các thôn phải báo trước. Chủ tịch xã Tô Bá Lễnh nói rõ: "
        "“Nước là của chung”."
    )
    assert line_speakers(text) == ["Tô Bá Lễnh/d"]


def test_feelings_about_how_another_answers() -> None:
    text = "Đại biểu Vi Thị Ngần, xã Cầu Gáo, cũng bất bình về cách ông Lễnh trả lời về việc xả lũ."
    assert line_speakers(text) == ["Vi Thị Ngần/r"]


def test_the_point_in_the_name_of_a_firm() -> None:
    text = "Ông John Olner, tổng giám đốc Greenfield Windows Co.,Ltd cho biết hồ phải giữ nước."
    assert line_speakers(text) == ["John Olner/r"]


def test_a_list_of_speakers_by_semicolons() -> None:
    text = (
        "Các đại biểu như Tô Bá Lễnh, Phó ban Pháp chế; Vi Thị Ngần, Phó giám đốc Sở Y tế; Lò Văn Khoang, "
        "giám đốc Công ty Cầu Gáo cũng khẳng định rằng hồ phải giữ nước."
    )
    assert line_speakers(text) == ["Tô Bá Lễnh/r", "Vi Thị Ngần/r", "Lò Văn Khoang/r"]


def test_a_sentence_that_the_form_has_cut() -> None:
    cut = "Ông Tô Bá Lễnh cho rằng việc giữ nước không chỉ là việc của"
    assert body_speakers(cut, "Nậm Khoang mà còn là việc của cả vùng dưới.") == [["Tô Bá Lễnh"]] * 2


def test_a_paper_that_is_told_about_is_nobodys() -> None:
    text = "Ông Tô Bá Lễnh đã đọc báo cáo về dự án hồ Nậm Khoang. "
    told = text + "Báo cáo này là một văn bản cũ đã được trình tỉnh cách đây hơn nửa tháng, nay được in lại."
    assert line_speakers(told) == []


@pytest.mark.parametrize(
    "text",
    [
        "Xã đã nghe ông Tô Bá Lễnh đọc tờ trình đề nghị huyện sửa hai con đập cũ trước mùa mưa năm nay.",
        "Ông Tô Bá Lễnh đã báo cáo tình hình nước hồ sáu tháng. Theo đó, mực nước thấp hơn mọi năm hai gang, "
        "ruộng vùng dưới phải chờ mưa mới cấy được.",
    ],
)
def test_what_a_paper_asks_for_or_a_report_then_tells(text: str) -> None:
    assert line_speakers(text) == ["Tô Bá Lễnh/r"]


@pytest.mark.parametrize(
    ("above", "text", "told"),
    [
        (
            "Ông Tô Bá Lễnh đã trình bày báo cáo về hồ.",
            "Theo đó, mực nước thấp hơn mọi năm hai gang tay.",
            "r",
        ),
        (
            "Sáng nay cả chùa chăm chú nghe thông điệp của ông Tô Bá Lễnh.",
            "Thông điệp có đoạn: “Nước”.",
            "d",
        ),
    ],
)
def test_what_a_paper_says_in_the_next_paragraph(above: str, text: str, told: str) -> None:
    assert file_speakers("Chuyện nước", STORY, above, text)[3] == [f"Tô Bá Lễnh/{told}c"]


def test_a_label_with_an_address_in_brackets() -> None:
    text = (
        "Bà Vi Thị Ngần, cán bộ hưu trí, nhà 150/3A Cầu Gáo, phường 25, quận Nậm Khoang (TP Sơn Bình): Trong "
        "trả lời của ông Tô Bá Lễnh sáng 9/6, tôi chưa nghe nói đến nước sạch."
    )
    assert line_speakers(text) == ["Vi Thị Ngần/d"]


def test_a_turn_that_a_colon_announced_goes_on() -> None:
    turns = (
        "- Hồ giữ được nước là nhờ rừng đầu nguồn còn nguyên.",
        "Hiện chúng tôi trồng thêm rừng mỗi năm.",
    )
    found = file_speakers("Chuyện nước", f"{STORY} Kỹ sư Tô Bá Lễnh cho biết:", *turns)
    assert found[2:] == [["Tô Bá Lễnh/dc"]] * 2


def test_an_office_whose_body_ends_in_a_word_for_news() -> None:
    text = "Giám đốc Ban Quản lý hồ, Sở Văn hóa Thông tin Tô Bá Lễnh cho rằng hồ phải giữ nước."
    assert line_speakers(text) == ["Tô Bá Lễnh/r"]


def test_a_report_of_which_nothing_follows() -> None:
    assert line_speakers("Xã đã nghe ông Tô Bá Lễnh đọc tờ trình về hai con đập cũ ở Nậm Khoang.") == []
    assert line_speakers("Ông Tô Bá Lễnh đã báo cáo tình hình nước hồ. Sau đó xã nghỉ trưa.") == []


@pytest.mark.parametrize(
    "opening",
    [
        "Bạn Tô Bá Lễnh vừa gửi đến diễn đàn một bài viết dài. Xin giới thiệu phần đầu của bài viết.",
        "Tòa soạn trân trọng giới thiệu toàn văn bài phát biểu của ông Tô Bá Lễnh tại lễ mở cửa hồ.",
    ],
)
def test_a_text_that_is_printed_whole_with_its_headings(opening: str) -> None:
    parts = (STORY, "Lý do thứ nhất: Hồ cũ", STORY, "Lý do thứ hai: Đập yếu", MORE)
    found = file_speakers("Chuyện hồ Nậm Khoang", opening, *parts, "Thư xin gửi về ho@namkhoang.vn")
    voice = ["Tô Bá Lễnh/dc"]
    assert found[2:] == [voice, [], voice, [], voice, []]


ASKED = "- Thưa ông, vì sao hồ xả lũ muộn như vậy?"
ANSWER = "- Mưa về nhanh hơn dự báo, chúng tôi phải giữ an toàn cho đập trước khi nghĩ đến việc khác."
TALK = ("Xả lũ ở hồ Nậm Khoang", "Phóng viên đã trao đổi với kỹ sư Tô Bá Lễnh về việc xả lũ.")
GUEST = ["Tô Bá Lễnh/dc"]


def test_the_story_that_follows_an_interview_without_a_dash() -> None:
    story = (
        "Trưởng thôn Vi Thị Ngần là người ở lại sau cùng. Bà Ngần khẳng định: “Thôn này không ai bỏ đi”. "
        "Bà cho biết cả thôn sẽ dựng lại nhà."
    )
    found = file_speakers(*TALK, ASKED, ANSWER, ASKED, ANSWER, story)
    assert found[2:] == [[], GUEST, [], GUEST, ["Vi Thị Ngần/de"]]


def test_the_story_that_follows_labelled_answers() -> None:
    asked = "- Các anh định làm gì khi nước rút?"
    first = "- Tô Bá Lễnh: Tôi sẽ về nhà với vợ con vài tháng rồi tính sau."
    story = "Phó giám đốc hồ Vi Văn Ngần cho biết, thợ được nghỉ mười ngày trước khi sửa cửa xả."
    found = file_speakers("Thợ hồ về nhà", STORY, asked, first, asked, first, story)
    assert found[-2:] == [["Tô Bá Lễnh/de"], ["Vi Văn Ngần/re"]]


def test_an_answer_that_asks_where_dashes_open_the_turns() -> None:
    more = "Đối với hồ anh không tôn trọng thì đối với dân anh càng không. Vậy làm sao giữ được đập?"
    rest = "Cho nên trước hết phải tôn trọng dân, sau là phải có người canh đập cả đêm lẫn ngày."
    found = file_speakers(*TALK, ASKED, ANSWER, ASKED, ANSWER, ASKED, ANSWER, more, rest)
    assert found[-3:] == [GUEST] * 3


def test_a_box_that_closes_with_its_source() -> None:
    box = "Đánh giá: việc giữ nước còn chậm, cửa xả đã cũ. (Trích Chỉ thị 9 của tỉnh về việc giữ nước)"
    assert file_speakers(*TALK, ASKED, ANSWER, ASKED, ANSWER, box, ASKED, ANSWER)[6] == []


def test_an_essay_that_asks_is_no_interview() -> None:
    asks = "Chúng ta có những chiến công thật anh hùng, nhưng sao chúng ta vẫn nghèo?"
    colon = "Nghịch lý về nước: Vùng này có nhiều sông mà ruộng vẫn khô hạn quanh năm suốt tháng."
    assert "question" not in kinds("Chuyện nước", STORY, asks, colon, asks, colon, asks, MORE)


def test_what_the_opening_quotes_above_the_first_question() -> None:
    quoted = "Giả dụ ông phó để vỡ đập thì ông trưởng cũng phải chịu trách nhiệm chứ?"
    called = "Thưa ông, ai phải chịu trách nhiệm về hồ Nậm Khoang?"
    answer = "- Tùy theo mức nước trong hồ, ai cũng có phần trách nhiệm của mình."
    found = kinds("Ai giữ hồ", quoted, called, answer, called, answer)
    assert found[1] != "question"
    assert found[2] == found[4] == "question"


def test_a_name_and_a_phrase_above_the_words() -> None:
    title = "Ông Tô Bá Lễnh, giám đốc hồ Nậm Khoang ở xã Cầu Gáo: “Chúng tôi thức trắng mười đêm liền...”"
    words = (
        "“Tôi còn nhớ đêm nước về, cả đội đứng trên mặt đập mà không ai dám ngồi xuống nghỉ lấy một phút”."
    )
    assert kinds("Người giữ hồ", STORY, title, words, MORE)[2] == "heading"


def test_the_signature_of_a_letter_above_the_next_one() -> None:
    found = kinds("Ý kiến bạn đọc", STORY, "TÔ BÁ LỄNH (xã Cầu Gáo)", "Nên giữ nước", MORE)
    assert found[2:4] == ["byline", "heading"]


def test_what_stands_between_a_label_and_its_first_person() -> None:
    label = "Ông Tô Bá Lễnh, giám đốc Công ty Nậm Khoang: Tôi cho rằng hồ làm đến đây thì không thể lùi."
    middle = (
        "Thứ nhất, quãng đường dẫn nước từ hồ về ruộng khá xa nên giá thành cao hơn nhiều so với nơi khác."
    )
    own = "Theo tôi, tốt nhất là đặt thêm một trạm bơm ở đầu ruộng để người dân không phải chờ nước."
    other = "Bà Vi Thị Ngần, cán bộ hưu trí xã Cầu Gáo: Tôi chưa nghe ai nói đến nước sạch cho trường học."
    found = file_speakers("Ý kiến cử tri", STORY, label, middle, own, other)
    assert found[2:] == [["Tô Bá Lễnh/de"], ["Tô Bá Lễnh/rc"], ["Tô Bá Lễnh/dc"], ["Vi Thị Ngần/de"]]


def test_who_signs_above_the_foot_of_a_page() -> None:
    foot = ("Ý kiến của bạn:", "Nước về đồng Nậm Khoang(10/06/2005)", "Xem tiếp")
    assert kinds("Chuyện nước", STORY, MORE, "Việt Lễnh", *foot)[3] == "byline"


def test_whom_the_answers_speak_of_is_not_who_answers() -> None:
    opening = ("Ai đã xả nước", "Đêm ấy người trực ở đập là trưởng trạm Lê Văn Tám.")
    asks = "- Tôi đã yêu cầu ông Tám giải trình, sau đó xã sẽ thuê người trực đêm ở đập."
    told = "Chủ tịch xã Tô Bá Lễnh cho biết xã đã lập đoàn kiểm tra."
    assert file_speakers(*opening, ASKED, ANSWER, ASKED, ANSWER)[3::2] == [["Lê Văn Tám/dc"]] * 2
    assert file_speakers(*opening, ASKED, ANSWER, ASKED, asks)[3::2] == [[], []]
    assert file_speakers(*opening, ASKED, ANSWER, ASKED, asks, told)[3:6:2] == [GUEST] * 2


def test_an_aside_of_the_paper_may_name_who_answers() -> None:
    opening = ("Ai đã xả nước", "Đêm ấy người trực ở đập là trưởng trạm Lê Văn Tám.")
    answer = "- Tôi trực ở đập (khi ông Tám đang nói thì có người gọi - PV), đêm nào cũng vậy."
    assert file_speakers(*opening, ASKED, ANSWER, ASKED, answer)[5] == ["Lê Văn Tám/de"]


def test_a_pronoun_behind_a_name_begins_the_next_sentence() -> None:
    assert sure_names("Ông Lê Văn Tám Tôi mong đập sớm xong.")[:1] == [("Lê Văn Tám", "")]
    assert sure_names("Theo ông Lê Văn Tám Ông Khoa đã đi.")[0] == ("Lê Văn Tám", "")


def test_a_numbered_line_with_a_colon_heads_what_is_told_below() -> None:
    assert kinds("Hai con đập đẹp", STORY, "1. Đập Nậm Khoang (Sơn Bình):", MORE)[2] == "heading"


def test_who_is_made_to_speak_speaks() -> None:
    made = "Phần trình bày quá dài khiến Chủ tịch xã Lê Văn Tám phải lên tiếng: “Chỉ còn 6 phút nữa”."
    assert line_speakers(made) == ["Lê Văn Tám/d"]
    model = "Ông Lê Văn Tám kêu gọi noi gương Chủ tịch Tô Bá Lễnh, thường xuyên nói đi đôi với làm."
    assert line_speakers(model) == ["Lê Văn Tám/r"]
