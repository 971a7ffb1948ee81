"""Who said what, by mode and cue. All people, places and words are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib import parse_article
from searchlib.model import KINDS, Kind
from searchlib.understanding.attribution.speakers import attribute
from searchlib.understanding.layout.structure import Structured


def parse(*texts: str, kinds: dict[int, Kind] | None = None) -> list[list[tuple[str, str, str]]]:
    kinds = kinds or {}
    paragraphs = [Structured(text, kinds.get(number, "body"), None) for number, text in enumerate(texts)]
    _, attributions = attribute(paragraphs)
    return [[(one.name, one.mode, one.cue) for one in paragraph] for paragraph in attributions]


TAM = ("Lê Văn Tám", "reported", "explicit")
TAM_DIRECT = ("Lê Văn Tám", "direct", "explicit")


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Tám cho biết cầu sắp xong.",
        "Theo ông Lê Văn Tám, cầu sắp xong.",
        "Cầu sắp xong, theo ông Lê Văn Tám.",
        "Phát biểu tại hội nghị, ông Lê Văn Tám đề nghị làm nhanh hơn.",
        "Ông Lê Văn Tám, Chủ tịch UBND xã Hòa An, khẳng định cầu sắp xong.",
        "Ông Lê Văn Tám đã đi kiểm tra công trường và yêu cầu làm nhanh hơn.",
        "Ông Lê Văn Tám - ở thôn Đông, xã Hòa An - cho biết cầu sắp xong.",
        "Đó là nhận định của ông Lê Văn Tám tại hội nghị.",
        "Theo đánh giá của ông Lê Văn Tám, cầu sắp xong.",
        "Ông Lê Văn Tám thẳng thắn thừa nhận cầu làm chậm.",
        "Ông Lê Văn Tám giao Sở Xây dựng làm rõ trước tháng 5.",
        "Ông Lê Văn Tám băn khoăn vì cầu làm chậm.",
        "Ông Lê Văn Tám chúc mừng bà con xã Hòa An.",
        "Ông Lê Văn Tám đánh giá, cầu làm chậm.",
        "Đây là điểm mới được Chủ tịch Lê Văn Tám nhấn mạnh.",
        "Theo lời ông Lê Văn Tám, cầu sắp xong.",
        "Ông Lê Văn Tám, Trường Đại học Hòa An, cho rằng cầu làm chậm.",
        "Ông Lê Văn Tám, Công an xã Hòa An cho biết cầu đã cấm xe.",
        "Ông Lê Văn Tám trao đổi với bà con về việc làm cầu.",
    ],
)
def test_reported_speech(text: str) -> None:
    assert parse(text) == [[TAM]]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Tám nói: “Cầu sắp xong rồi”.",
        '"Cầu sắp xong, dân đi lại dễ", ông Lê Văn Tám nói.',
        "«Cầu sắp xong, dân đi lại dễ» - ông Lê Văn Tám chia sẻ.",
        "“Cầu sắp xong, dân đi lại dễ” - ông Lê Văn Tám.",
        '"Cầu sắp xong, dân đi lại dễ "- ông Lê Văn Tám nói.',
        "Ông Lê Văn Tám: “Cầu sắp xong rồi”.",
        "Ông Lê Văn Tám cho rằng các đội “chưa thực sự lo cho dân, còn đùn đẩy việc cho nhau”.",
        "Ông Lê Văn Tám kể cầu làm chậm. “Không được, chúng tôi sẽ phải trả lời dân” - ông nói.",
        "- Ông Lê Văn Tám: Tôi nghĩ cầu sắp xong.",
        "Ông Lê Văn Tám nói thêm: Tôi lo cầu không xong kịp.",
        "“Cầu “cũ kỹ” ấy đã thay rồi, dân đi dễ”, ông Lê Văn Tám nói.",
    ],
)
def test_direct_speech(text: str) -> None:
    assert parse(text) == [[TAM_DIRECT]]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Tám cho biết xã theo phương châm “nhà sạch, đường thông, cầu chắc, dân vui cả năm”.",
        "Ông Lê Văn Tám nói xã coi cầu là “then chốt”.",
        "Ông Lê Văn Tám cho biết xã đã ký “Thỏa thuận chung về việc làm cầu và làm đường cho mười thôn”.",
    ],
)
def test_slogans_names_and_terms_are_no_quotations(text: str) -> None:
    assert parse(text) == [[TAM]]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Tám chủ trì hội nghị.",
        "Ông Lê Văn Tám dự lễ khánh thành cầu.",
        "Ông Lê Văn Tám trao bằng khen cho đội xây dựng.",
        "Ông Lê Văn Tám chỉ đạo hội nghị.",
        "Ông Lê Văn Tám trả lời tất cả các câu hỏi của báo giới.",
        "Vợ ông Lê Văn Tám cho biết cầu sắp xong.",
        "Hội nghị bầu ông Lê Văn Tám làm trưởng thôn, các đại biểu đề nghị làm cầu.",
        "Đội đã báo cho ông Lê Văn Tám và đề nghị làm cầu.",
        "Theo đề nghị của ông Lê Văn Tám, đội làm thêm một cầu.",
        "Nhiều người đi theo ông Lê Văn Tám ra đồng.",
        "Luật sư của ông Lê Văn Tám cho rằng cầu làm chậm.",
        "Ông Lê Văn Tám được cho là người hiền.",
        "Ông Lê Văn Tám không khẳng định điều gì.",
        "Xã có ông Lê Văn Tám, các hộ dân cho biết cầu làm chậm.",
    ],
)
def test_acts_and_words_of_others_are_no_speech(text: str) -> None:
    assert parse(text) == [[]]


def test_two_subjects_share_a_verb() -> None:
    spoken = parse("Ông Lê Văn Tám và bà Đỗ Thị Vi đều cho rằng cầu làm chậm.")
    assert [name for name, _, _ in spoken[0]] == ["Lê Văn Tám", "Đỗ Thị Vi"]


def test_what_stands_inside_a_quotation_is_not_reported_by_it() -> None:
    text = "Ông Lê Văn Tám nói: “Ông Đỗ Lam yêu cầu chúng tôi làm nhanh”."
    assert [name for name, _, _ in parse(text)[0]] == ["Lê Văn Tám"]


def test_quotation_runs_over_paragraphs() -> None:
    spoken = parse(
        "Ông Lê Văn Tám nói: “Cầu này làm ba năm. Dân chờ lâu lắm.",
        "Đường thì năm nay sẽ xong. Tôi hứa như thế”.",
        "Cầu dài 300 m, khởi công năm 2020.",
    )
    assert spoken[1:] == [[("Lê Văn Tám", "direct", "continued")], []]


def test_quotation_that_is_never_closed_does_not_run_on() -> None:
    spoken = parse("Ông Lê Văn Tám nói: “Cầu sắp xong.", "Đêm qua, lửa bốc cao ở chợ.", "Cầu dài 300 m.")
    assert spoken[1:] == [[], []]


def test_words_announced_by_a_colon() -> None:
    spoken = parse(
        "Chủ tịch Lê Văn Tám đề nghị xã làm ngay mấy việc sau:",
        "1. Rà soát các cầu cũ.",
        "2. Làm đường vào thôn.",
    )
    assert [paragraph[0][0] for paragraph in spoken[1:]] == ["Lê Văn Tám", "Lê Văn Tám"]


def test_interview() -> None:
    spoken = parse(
        "Báo Hòa An trao đổi với ông Lê Văn Tám, Chủ tịch UBND xã Hòa An.",
        "Thưa ông, bao giờ cầu xong?",
        "- Tháng 5 sẽ xong.",
        "Đường thì chậm hơn, có thể đến cuối năm.",
        "Vì sao đường chậm?",
        "- Vì mưa nhiều, ông Đỗ Lam bên thi công nói vậy.",
        kinds={1: "question", 4: "question"},
    )
    answer = [("Lê Văn Tám", "direct", "continued")]
    assert spoken == [[], [], answer, answer, [], answer]


def test_labelled_answers() -> None:
    spoken = parse(
        "PV: Bao giờ cầu xong?",
        "Ông Lê Văn Tám: Tháng 5 sẽ xong.",
        "PV: Còn đường?",
        "Bà Đỗ Thị Vi: Cuối năm mới xong.",
        kinds={0: "question", 2: "question"},
    )
    assert [[name for name, _, _ in paragraph] for paragraph in spoken] == [
        [],
        ["Lê Văn Tám"],
        [],
        ["Đỗ Thị Vi"],
    ]


def test_continued_speech_between_two_reports() -> None:
    spoken = parse(
        "Ông Lê Văn Tám cho rằng cầu làm chậm.",
        "Bên cạnh đó, công tác giải tỏa cần được đẩy nhanh.",
        "Ông cũng đề nghị các thôn góp sức.",
    )
    assert spoken[1] == [("Lê Văn Tám", "reported", "continued")]


@pytest.mark.parametrize(
    "text",
    [
        "Trước đó, đoàn đã đi thăm hai thôn.",
        "Sở Xây dựng cho biết cầu dài 300 m.",
        "Nhiều ý kiến đề nghị làm cầu thứ hai.",
        "Bà Đỗ Thị Vi dự hội nghị từ sáng.",
    ],
)
def test_a_story_in_between_ends_continued_speech(text: str) -> None:
    spoken = parse("Ông Lê Văn Tám cho rằng cầu làm chậm.", text, "Ông cũng đề nghị các thôn góp sức.")
    assert spoken[1] == []


def test_continued_orders() -> None:
    spoken = parse(
        "Chủ tịch Lê Văn Tám yêu cầu Sở Xây dựng làm rõ.",
        "Công an xã tiếp tục tuần tra, kịp thời xử lý vi phạm.",
        "Năm ngoái, xã đã có hai vụ.",
    )
    assert spoken[1:] == [[("Lê Văn Tám", "reported", "continued")], []]


def test_heading_ends_continued_speech() -> None:
    spoken = parse(
        "Ông Lê Văn Tám cho rằng cầu làm chậm.",
        "Làm đường mới",
        "Bên cạnh đó, thôn Đông còn thiếu nước.",
        kinds={1: "heading"},
    )
    assert spoken[1:] == [[], []]


def test_report_that_points_back() -> None:
    spoken = parse("Cầu phải xong trước mùa mưa.", "Đó là ý kiến của ông Lê Văn Tám tại cuộc họp.")
    assert spoken[0] == [("Lê Văn Tám", "reported", "continued")]


def test_questions_headings_and_bylines_have_no_speakers() -> None:
    text = "Ông Lê Văn Tám cho biết cầu sắp xong"
    kinds: dict[int, Kind] = {0: "heading", 1: "question", 2: "byline", 3: "title"}
    assert parse(text, text, text, text, kinds=kinds) == [[], [], [], []]


def test_people_with_role_at_first_mention() -> None:
    people, _ = attribute(
        [
            Structured("Chủ tịch UBND xã Hòa An Lê Văn Tám dự lễ.", "body", None),
            Structured("Ông Lê Văn Tám, Trưởng ban Tổ chức, nói cầu sắp xong.", "body", None),
        ]
    )
    assert [(person.name, person.role) for person in people] == [("Lê Văn Tám", "Chủ tịch UBND xã Hòa An")]


PIECES = st.sampled_from(
    [
        "Ông",
        "ông",
        "Lê Văn Tám",
        "Tám",
        "bà Vi",
        "nói",
        "cho biết",
        ":",
        "“",
        "”",
        '"',
        "-",
        "theo",
        "của",
        "Bí thư",
        "Chủ tịch UBND",
        "(",
        ")",
        ".",
        ",",
        "tôi",
        "và",
        "Đoàn",
        "Hồ",
        "Trích",
        "phát biểu",
        "?",
        "Nêncho",
        "́",
        "K'",
    ]
)


@given(
    st.lists(
        st.tuples(
            st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map(" ".join)),
            st.sampled_from(KINDS),
        ),
        max_size=12,
    )
)
@settings(max_examples=300)
def test_any_text_is_read(paragraphs: list[tuple[str, Kind]]) -> None:
    people, attributions = attribute([Structured(text, kind, None) for text, kind in paragraphs])
    assert len(attributions) == len(paragraphs)
    spoken = {one.name for paragraph in attributions for one in paragraph}
    assert spoken == {person.name for person in people}


def test_a_long_article_of_many_people() -> None:
    texts = [f"Ông Lê Văn T{chr(97 + n % 26)}o cho biết: “Cầu số {n} sắp xong." for n in range(2000)]
    assert len(attribute([Structured(text, "body", None) for text in texts])[1]) == 2000


def test_speaker_named_behind_a_quotation_of_two_paragraphs() -> None:
    spoken = parse("“Cầu này làm ba năm rồi.", "Dân chờ lâu lắm”, ông Lê Văn Tám nói.")
    assert spoken == [[("Lê Văn Tám", "direct", "continued")], [TAM_DIRECT]]


def test_where_somebody_stands_in_a_photo_is_no_speech() -> None:
    assert parse("Ông Lê Văn Tám (bìa trái) chúc mừng đội xây dựng.") == [[]]


def test_a_paragraph_without_words_ends_nothing_and_breaks_nothing() -> None:
    texts = [
        "Ông Lý Văn Mấn, trưởng thôn, nói: “Ai cũng làm được”.",
        "\u200b",
        "***",
        "(…)",
        "Ông nói thêm rằng sẽ thử.",
    ]
    paragraphs = [Structured(text, "body", None) for text in texts]
    people, voices = attribute(paragraphs)
    assert [person.name for person in people] == ["Lý Văn Mấn"]
    assert [len(voice) for voice in voices] == [1, 0, 0, 0, 1]


def test_a_heading_within_an_answer_does_not_end_it() -> None:
    texts = (
        "Phóng viên đã trao đổi với ông Lê Văn Tám.",
        "- Thưa ông, vì sao cầu làm chậm?",
        "- Mưa nhiều quá.",
        "Chờ hết mùa mưa",
        "Chúng tôi sẽ làm ngày làm đêm để kịp Tết.",
        "Lễ khánh thành",
        "Cầu dài hai trăm mét và có hai làn xe.",
    )
    kinds: dict[int, Kind] = {1: "question", 3: "heading", 5: "heading"}
    answer = [("Lê Văn Tám", "direct", "continued")]
    assert parse(*texts, kinds=kinds)[2:] == [answer, [], answer, [], []]


def test_who_is_labelled_within_an_interview_has_that_paragraph_alone() -> None:
    article = parse_article(
        "Phỏng vấn Chủ tịch UBND huyện Vân Hạ Lò Văn Khao\n"
        "Nhân dịp năm mới, phóng viên đã phỏng vấn ông Lò Văn Khao, Chủ tịch UBND huyện Vân Hạ.\n"
        "- Thưa ông, huyện làm gì cho nước sạch?\n"
        "- Chúng tôi đã xây ba bể nước. Dân rất mừng và góp công nhiều.\n"
        "Ông Vừ A Mỵ, Trưởng phòng Nông nghiệp huyện: Chúng tôi sẽ giao bể cho thôn từ tháng sau.\n"
        "- Còn đường sá thì sao, thưa ông?\n"
        "- Đường liên thôn đã xong ba tuyến.\n"
    )
    said = [[one.name for one in paragraph.speakers] for paragraph in article.paragraphs]
    assert said[3:] == [["Lò Văn Khao"], ["Vừ A Mỵ"], [], ["Lò Văn Khao"]]


def test_a_pronoun_is_nobody_earlier_where_somebody_unknown_has_come_in() -> None:
    told = "Ông Lê Văn Tám cho biết nước đã rút."
    assert (
        parse(told, "Ở làng bên, nhà của Ernst Larsvegn bị cuốn mất. Ông cho biết nước lên nhanh.")[1] == []
    )
    tam = [("Lê Văn Tám", "reported", "anaphoric")]
    assert parse(told, "Ở thị trấn Ernst Larsvegn, nước còn cao. Ông cho biết nước lên nhanh.")[1] == tam
