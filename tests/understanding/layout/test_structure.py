"""Kinds of paragraph and sections, on invented articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib import parse_article
from searchlib.model import KINDS
from searchlib.sources.raw_article import Block, RawArticle
from searchlib.understanding.layout.structure import Structured, structure

LEAD = (
    "Tỉnh Sơn Bình sẽ hoàn thành việc sắp xếp các cơ quan chuyên môn trong quý hai, theo phương án vừa được "
    "Ban Thường vụ Tỉnh ủy thông qua."
)
BODY = (
    "Theo phương án, số phòng chuyên môn giảm từ mười hai xuống còn tám; cán bộ dôi dư được bố trí về các "
    "xã, phường đang thiếu người, và tỉnh hỗ trợ chỗ ở trong sáu tháng đầu."
)
MORE = (
    "Các huyện báo cáo tiến độ hằng tuần. Nơi nào chậm phải nêu rõ nguyên nhân và người chịu trách nhiệm, "
    "không để việc của người dân bị gián đoạn trong thời gian chuyển giao."
)


def article(*texts: str, title: str | None = None, lead: str | None = None, hints: str = "") -> RawArticle:
    """An article of these paragraphs; `hints` has h (heading) or c (caption) for each, or another letter."""
    marks = hints.ljust(len(texts))
    blocks = tuple(Block(text, mark == "h", mark == "c") for text, mark in zip(texts, marks, strict=False))
    return RawArticle("a", None, None, title, lead, None, None, None, None, (), blocks)


def kinds(*texts: str, title: str | None = None, lead: str | None = None, hints: str = "") -> list[str]:
    return [item.kind for item in structure(article(*texts, title=title, lead=lead, hints=hints))]


class TestOpening:
    def test_a_first_line_without_a_stop_is_the_title_and_a_brief_second_paragraph_the_lead(self) -> None:
        assert kinds("Sơn Bình giảm bốn phòng chuyên môn", LEAD, BODY) == ["title", "lead", "body"]

    def test_without_a_headline_a_brief_first_paragraph_is_the_lead(self) -> None:
        assert kinds(LEAD, BODY, MORE) == ["lead", "body", "body"]

    def test_headline_and_lead_run_together_are_the_title(self) -> None:
        run = f"Sơn Bình giảm bốn phòng chuyên môn Theo phương án vừa được thông qua, {BODY[18:]}"
        assert kinds(run, BODY, MORE)[0] == "title"

    def test_a_paragraph_that_repeats_the_metadata_title_is_the_title(self) -> None:
        title = "Sơn Bình giảm bốn  phòng chuyên môn"
        assert kinds("SƠN BÌNH giảm bốn phòng chuyên môn", LEAD, BODY, title=title)[:2] == ["title", "lead"]

    def test_with_a_metadata_title_no_other_paragraph_is_a_title(self) -> None:
        assert kinds(LEAD, BODY, title="Sắp xếp bộ máy") == ["lead", "body"]

    def test_a_paragraph_that_repeats_the_metadata_lead_is_the_lead(self) -> None:
        title = "Sắp xếp bộ máy"
        assert kinds(title, BODY + MORE, MORE, title=title, lead=BODY + MORE)[1] == "lead"

    @pytest.mark.parametrize(
        "first",
        [
            f"Ngày 12/3, {LEAD}",  # it reports already
            f"Đó là nội dung chính của hội nghị. {LEAD}",  # it refers back to a lead that is not here
            LEAD + BODY + MORE,  # too long to sum up
        ],
    )
    def test_a_story_that_simply_starts_is_body(self, first: str) -> None:
        assert kinds(first, BODY, MORE, title="Sắp xếp bộ máy")[0] == "body"

    @pytest.mark.parametrize("sign", ["TTO - ", "(Dân trí) - ", "(SBO)- "])
    def test_the_sign_of_the_paper_changes_nothing(self, sign: str) -> None:
        assert kinds(sign + LEAD, BODY, MORE, title="Sắp xếp bộ máy")[0] == "lead"
        assert kinds(f"{sign}Ngày 12/3, {LEAD}", BODY, MORE, title="Sắp xếp bộ máy")[0] == "body"

    @pytest.mark.parametrize(
        "place", ["tỉnh Bà Rịa - Vũng Tàu", "quận Hai Bà Trưng", "huyện đảo Cát Bà 2021"]
    )
    def test_a_place_named_after_a_lady_begins_no_sentence(self, place: str) -> None:
        told = f"Tỉnh ủy giao việc sắp xếp cơ quan của {place} cho các sở trong quý hai năm nay."
        assert kinds(told, BODY, MORE)[0] == "lead"
        run = f"Sơn Bình giảm bốn phòng chuyên môn Bà Lưu Thị Mẫu cho biết phương án đã xong. {MORE}"
        assert kinds(run, BODY, MORE)[0] == "title"

    def test_what_tells_the_day_is_a_lead_directly_above_a_heading(self) -> None:
        assert kinds(f"Ngày 12/3, {LEAD}", "Bố trí cán bộ", BODY, title="Sắp xếp bộ máy")[0] == "lead"

    def test_a_headline_that_holds_the_lead_leaves_none_to_the_text(self) -> None:
        assert kinds(LEAD, BODY, MORE, title=LEAD + " " + MORE)[0] == "body"
        run = BODY + " " + MORE
        assert kinds(run, LEAD, BODY, title=run)[:2] == ["title", "body"]

    def test_what_somebody_says_is_a_lead_unless_the_speech_goes_on_below_it(self) -> None:
        says = "Bí thư Tỉnh ủy Trịnh Văn Mẫu yêu cầu các huyện hoàn thành việc sắp xếp phòng chuyên môn."
        headline = "Sơn Bình giảm bốn phòng chuyên môn"
        assert kinds(headline, says, BODY, MORE)[1] == "lead"
        again = "Bí thư Tỉnh ủy cho biết cán bộ dôi dư được bố trí về các xã, phường đang thiếu người."
        assert kinds(headline, says, again, MORE)[1] == "body"

    def test_a_caption_with_its_credit_before_the_text_is_no_headline(self) -> None:
        assert kinds("Trụ sở UBND tỉnh Sơn Bình hiện nay. Ảnh: Mai Khôi", BODY, MORE)[0] == "caption"
        run = f"Sơn Bình giảm bốn phòng Trụ sở UBND tỉnh. Ảnh: Mai Khôi {LEAD}"
        assert kinds(run, BODY, MORE)[0] == "title"

    def test_one_paragraph_alone_is_body(self) -> None:
        assert kinds(LEAD) == ["body"]
        assert kinds("chuyển đổi số") == ["body"]


class TestHeadings:
    def test_a_short_line_without_a_stop_above_running_text_is_a_heading(self) -> None:
        found = structure(article(LEAD, "Bố trí cán bộ dôi dư", BODY, "Không để gián đoạn", MORE, title="T"))
        assert [item.kind for item in found] == ["lead", "heading", "body", "heading", "body"]
        assert [item.section for item in found] == [
            None,
            "Bố trí cán bộ dôi dư",
            "Bố trí cán bộ dôi dư",
            "Không để gián đoạn",
            "Không để gián đoạn",
        ]

    def test_a_caption_may_stand_between_heading_and_text(self) -> None:
        assert (
            kinds(LEAD, "Bố trí cán bộ dôi dư", "Hội trường Tỉnh ủy. Ảnh: M.K", BODY, title="T")[1]
            == "heading"
        )

    def test_a_question_may_head_a_part_of_a_report(self) -> None:
        assert kinds(LEAD, BODY, "Vì sao chậm?", MORE, title="T")[2] == "heading"

    @pytest.mark.parametrize(
        "line",
        [
            "Hội nghị kết thúc trong buổi sáng, các đại biểu nhất trí cao.",  # a sentence
            "Địa chỉ: 12 đường Bờ Sông, thị xã Sơn Bình",  # a notice
            "Các xã sau đây phải báo cáo ngay:",  # introduces a list
            "- Xã Tân Hòa, xã Tân Lập",  # an item
            ">> Sơn Bình công bố phương án",  # a link
            "2019 2020 2021 12,5 13,1 14,0",  # a row of a table
            "Sơn Bình công bố phương án(12/03/2024)",  # a link with its day
        ],
    )
    def test_other_short_lines_are_body(self, line: str) -> None:
        assert kinds(LEAD, BODY, line, MORE, title="T")[2] == "body"

    def test_a_list_of_short_lines_has_no_headings(self) -> None:
        lines = ["Xã Tân Hòa", "Xã Tân Lập", "Xã Tân Phong", "Xã Tân Bình"]
        assert kinds(LEAD, BODY, *lines, MORE, title="T") == ["lead", *["body"] * 6]

    def test_a_sentence_cut_into_blocks_has_no_heading(self) -> None:
        parts = [
            BODY[:-1] + " theo",
            "Nghị quyết",
            "về sắp xếp tổ chức bộ máy của tỉnh trong năm nay và năm sau.",
        ]
        assert kinds(LEAD, *parts, MORE, title="T") == ["lead", "body", "body", "body", "body"]

    def test_the_mark_of_the_form_decides(self) -> None:
        assert kinds(LEAD, "Bố trí lại cán bộ, công chức.", BODY, title="T", hints=" h")[1] == "heading"
        assert kinds("Sắp xếp bộ máy", LEAD, BODY, hints="h") == ["title", "lead", "body"]


class TestCaptionsAndBylines:
    @pytest.mark.parametrize(
        "line",
        [
            "Các đại biểu dự hội nghị. Ảnh: MAI KHÔI",
            "Quang cảnh buổi làm việc (Ảnh: T.Nam).",
            "Biểu quyết thông qua phương án - Ảnh: T.N.",
            "Một lớp học ở xã Tân Hòa. Ảnh minh hoạ",
            "Ảnh: Mai Khôi",
            "Bí thư Tỉnh ủy Trịnh Văn Mẫu phát biểu tại hội nghị.",
            "Lãnh đạo tỉnh Sơn Bình chúc mừng các gia đình trong căn nhà mới",
            "Bà Lưu Thị Mẫu (giữa) cùng các học sinh của trường.",
            "Trụ sở UBND tỉnh Sơn Bình",
            "Ông Trịnh Văn Mẫu - Chủ tịch Hội Khuyến học TP Cần Thơ",
            "Trao quyết định cho ông Trịnh Văn Mẫu và bà Lưu Thị Mẫu.",
            "Biểu quyết thông qua nghị quyết của kỳ họp.",
            "Các đại biểu tham dự hội nghị",
            "Ông Trịnh Văn Mẫu, Chủ nhiệm Ủy ban Pháp luật của Hội đồng",
            "Bí thư Trịnh Văn Mẫu bên hành lang kỳ họp chiều 21/10",
            "Xuồng máy tham gia cứu hộ người dân xã Bạch Sa hôm 11/10.",
            "Bà Lưu Thị Mẫu - Phó Chủ tịch UBND tỉnh trao tặng bằng khen của UBND tỉnh cho các tập thể, "
            "cá nhân có thành tích xuất sắc trong công tác khuyến học, khuyến tài của tỉnh Sơn Bình",
        ],
    )
    def test_captions(self, line: str) -> None:
        assert kinds(LEAD, BODY, line, MORE, title="T")[2] == "caption"

    def test_a_credit_may_end_in_the_next_block(self) -> None:
        lines = ["Bí thư Trịnh Văn Mẫu tại hội nghị. Ảnh:", "Mai Khôi", MORE]
        assert kinds(LEAD, BODY, *lines, title="T")[2:] == ["caption", "caption", "body"]

    def test_what_a_longer_paragraph_beside_it_says_in_the_same_words_is_a_caption(self) -> None:
        told = "Việc mở đường không chỉ giúp bà con đi lại thuận tiện mà còn tạo thêm việc làm cho các xã"
        longer = f"{told}, rút ngắn quãng đường về trung tâm tỉnh và nối các bản xa với chợ Sơn Bình."
        assert kinds(LEAD, longer, told + ".", MORE, title="T")[2] == "caption"
        assert kinds(LEAD, BODY, told + ".", longer, title="T")[2] == "caption"
        assert kinds(LEAD, BODY, told + ".", MORE, title="T")[2] == "body"
        assert kinds(LEAD, told + ".", told + ".", MORE, title="T")[2] == "body"  # said twice at one length

    def test_what_says_the_headline_again_far_below_it_is_a_caption(self) -> None:
        headline = "Ông Trịnh Văn Mẫu tái đắc cử Bí thư Tỉnh ủy Sơn Bình"
        again = "Ông Trịnh Văn Mẫu tái đắc cử Bí thư Tỉnh ủy Sơn Bình nhiệm kỳ 2020-2025."
        assert kinds(LEAD, BODY, again, MORE, title=headline)[2] == "caption"
        assert kinds(headline, LEAD, BODY, again, MORE)[3] == "caption"
        assert kinds(again, BODY, MORE, title=headline)[0] == "lead"
        other = "Ông Trịnh Văn Mẫu tái đắc cử với số phiếu tập trung rất cao."
        assert kinds(LEAD, BODY, other, MORE, title=headline)[2] == "body"

    def test_a_heading_may_take_its_words_from_the_text(self) -> None:
        heading = "Mở đường nối năm xã vùng cao với trung tâm tỉnh Sơn Bình"
        longer = f"Tỉnh {heading.lower()} trong hai năm tới, theo đề án được trình ra kỳ họp cuối năm."
        assert kinds(LEAD, BODY, heading, longer, title="T")[2] == "heading"

    @pytest.mark.parametrize(
        "line",
        [
            "Bà Lưu Thị Mẫu trao tặng bằng khen cho các tập thể có thành tích và đề nghị các xã tiếp tục "
            "góp sức cho công tác khuyến học, khuyến tài của tỉnh Sơn Bình trong những năm tới",
            "Ông Trịnh Văn Mẫu cho biết như trên tại hội nghị chiều 12/3.",
            "Hội nghị đã bầu ban thường vụ gồm 15 người.",
            "Ông Mẫu cũng đề nghị các huyện báo cáo hằng tuần.",
            "Anh: Bầu cử sớm trong tháng sáu?",
            "Kỳ họp dự kiến làm việc đến ngày 12/5.",
            "Bộ đội tăng cường tuần tra trên biển, ngăn chặn tình trạng nhập cảnh trái phép.",
            "1.178 đại biểu tham dự Đại hội toàn tỉnh",
            "Bí thư Tỉnh ủy chỉ đạo khẩn",
            "Ông Trịnh Văn Mẫu, Chủ nhiệm Ủy ban Pháp luật, nói gì về phương án?",
        ],
    )
    def test_brief_sentences_of_the_text_are_no_captions(self, line: str) -> None:
        assert kinds(LEAD, BODY, line, MORE, title="T")[2] != "caption"

    @pytest.mark.parametrize(
        "line",
        [
            "Mai Khôi",
            "MAI KHÔI",
            "Mai Khôi - Thu Nam",
            "TTXVN",
            "Theo TTXVN",
            "(Theo Báo Sơn Bình, Đài Sơn Bình)",
            "(THEO BÁO SƠN BÌNH)",
            "P.V",
        ],
    )
    def test_bylines_at_the_end(self, line: str) -> None:
        found = structure(article(LEAD, "Bố trí cán bộ dôi dư", BODY, line, title="T"))
        assert (found[-1].kind, found[-1].section) == ("byline", None)

    def test_a_byline_before_links_to_other_articles(self) -> None:
        assert kinds(LEAD, BODY, MORE, "Mai Khôi", "Sơn Bình họp(11/03/2024)", title="T")[-2] == "byline"

    def test_a_paper_amid_a_sentence_that_a_link_has_cut_is_no_byline(self) -> None:
        cut = ("Trả lời", "VnExpress", ", ông Trịnh Văn Mẫu cho biết chưa nhận được phương án mới.")
        assert kinds(LEAD, BODY, *cut, MORE, title="T")[3] == "body"
        assert kinds(LEAD, BODY, "VnExpress", MORE, title="T")[2] == "byline"

    def test_a_known_author_is_a_byline_anywhere(self) -> None:
        raw = article("Mai Khôi", LEAD, BODY, title="T")
        named = RawArticle("a", None, None, "T", None, None, None, None, None, ("Mai Khôi",), raw.blocks)
        assert structure(named)[0].kind == "byline"


class TestInterviews:
    def test_questions_in_paragraphs_of_their_own_with_answers_after_a_dash(self) -> None:
        found = kinds(
            LEAD,
            "Thưa ông, vì sao tỉnh chọn thời điểm này?",
            f"- {BODY}",
            "Cán bộ dôi dư sẽ đi đâu?",
            "- Không lẽ để họ tự lo?",
            MORE,
            title="T",
        )
        assert found == ["lead", "question", "body", "question", "body", "body"]

    def test_questions_after_a_dash_with_answers_by_name(self) -> None:
        found = kinds(
            LEAD,
            "- Vì sao tỉnh chọn thời điểm này?",
            f"Ông Trịnh Văn Mẫu: {BODY}",
            "- Cán bộ dôi dư sẽ đi đâu?",
            f"Ông Trịnh Văn Mẫu: {MORE}",
            title="T",
        )
        assert found == ["lead", "question", "body", "question", "body"]

    @pytest.mark.parametrize("prefix", ["PV: ", "* Phóng viên: ", ". Phóng viên: ", "- PV: "])
    def test_a_named_interviewer(self, prefix: str) -> None:
        assert (
            kinds(LEAD, f"{prefix}Xin ông nói rõ hơn về việc này.", f"- {BODY}", title="T")[1] == "question"
        )

    def test_a_question_within_a_report_is_none(self) -> None:
        text = f"Nhưng người dân vẫn hỏi, {MORE[:-1]}?"
        assert kinds(LEAD, BODY, text, MORE, title="T")[2] == "body"


@given(st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=12), st.none() | st.text(max_size=80))
def test_any_text_has_kinds_and_the_nearest_heading(texts: list[str], title: str | None) -> None:
    texts = [text.strip() or "x" for text in texts]
    found = structure(article(*texts, title=title))
    assert [item.text for item in found] == texts
    section = None
    for item in found:
        assert isinstance(item, Structured)
        assert item.kind in KINDS
        section = item.text if item.kind == "heading" else section
        assert item.section == (None if item.kind in ("title", "byline") else section)


NEXT = (
    "Cuộc họp kết thúc lúc mười một giờ; các đại biểu nhận tài liệu về tổ chức lại bộ máy của tỉnh và huyện."
)
PORTRAIT = "Ông Lê Văn Tám tại cuộc họp hôm nay."


class TestGallery:
    def test_a_caption_repeated_below_the_text_is_one_in_both_places(self) -> None:
        line = "Các phòng chuyên môn của tỉnh hoạt động từ năm ngoái."
        found = kinds(BODY, line, MORE, NEXT, "Thu An", line)
        assert found[1:] == ["caption", "body", "body", "byline", "caption"]

    def test_lines_below_the_name_of_the_reporter_are_captions(self) -> None:
        loose = "Lãnh đạo tỉnh Sơn Bình trả lời câu hỏi về việc này vào sáng 2/5."
        found = kinds(BODY, PORTRAIT, MORE, NEXT, "Thu An - Việt Tú", PORTRAIT, loose)
        assert found[4:] == ["byline", "caption", "caption"]

    def test_a_portrait_at_the_end_is_no_byline(self) -> None:
        assert kinds(BODY, MORE, NEXT, "Thu An", "Ông Lê Văn Tám.")[3:] == ["byline", "caption"]

    def test_a_heading_that_is_a_name_stays_one_above_text(self) -> None:
        assert kinds(BODY, MORE, "Nguyễn Thị Bạch Sa", NEXT, LEAD)[2] == "heading"

    def test_a_refrain_and_a_question_are_no_captions(self) -> None:
        assert "caption" not in kinds(BODY, "Xin cảm ơn ông.", MORE, NEXT, "Xin cảm ơn ông.")
        asked = "Việc này bao giờ mới xong?"
        assert "caption" not in kinds(BODY, asked, MORE, NEXT, asked)

    def test_the_place_in_a_picture_makes_a_caption(self) -> None:
        assert kinds(BODY, "Ông Lê Văn Tám (bìa phải) đến xã Bạch Sa năm ngoái.", MORE)[1] == "caption"
        assert kinds(BODY, "Ông Lê Văn Tám (bên mua) đã trả tiền từ năm ngoái.", MORE)[1] == "body"

    def test_a_life_told_in_brief_is_no_caption(self) -> None:
        assert kinds(BODY, "Ông Lê Văn Tám sinh năm 1964, quê Sơn Bình.", MORE)[1] == "body"
        assert kinds(BODY, "Ông Lê Văn Tám làm Trưởng ban Tổ chức Tỉnh ủy Sơn Bình.", MORE)[1] == "body"


class TestBylines:
    def test_a_paper_below_short_news(self) -> None:
        assert kinds(BODY, "Thanh Niên", MORE, NEXT)[1] == "byline"
        assert kinds(BODY, "Thanh niên", MORE, NEXT)[1] == "heading"

    def test_an_author_with_a_degree_and_the_office_below(self) -> None:
        assert kinds(BODY, MORE, "TS. LÊ VĂN TÁM", "Phó Giám đốc Đại học Sơn Bình")[2:] == ["byline"] * 2

    def test_a_name_and_office_in_capitals_above_what_was_written(self) -> None:
        assert kinds(BODY, MORE, "ÔNG LÊ VĂN TÁM, GIÁM ĐỐC SỞ Y TẾ:", NEXT)[2] == "byline"
        assert kinds(BODY, MORE, "NHỮNG VIỆC CẦN LÀM NGAY:", NEXT)[2] == "heading"


class TestNoHeading:
    @pytest.mark.parametrize(
        "line",
        [
            "Kỳ thi sẽ tổ chức thành hai đợt. Đợt một (",
            '"Còn bao nhiêu người dân đang bị ngập?',
            "Xem tiếp",
            "Bấm vào đây để xem đoạn phim",
            "Môn thi: Toán, Lý, Hóa",
            "Tên truy cập : sonbinh",
            "Người đứng đầu cơ quan của",
        ],
    )
    def test_a_form_a_link_and_half_a_sentence(self, line: str) -> None:
        assert kinds(BODY, MORE, line, NEXT)[2] == "body"

    @pytest.mark.parametrize("line", ["Nguồn sống bị đầu độc!", "Thời gian thẩm định mất bao lâu?"])
    def test_words_of_forms_may_open_headings(self, line: str) -> None:
        assert kinds(BODY, MORE, line, NEXT)[2] == "heading"

    def test_a_verse_that_is_announced(self) -> None:
        verse = "Hỏi núi, núi khuyên nên trồng cây"
        assert kinds(BODY, "Dân gian có câu:", verse, NEXT, MORE)[2] == "body"

    def test_a_numbered_part_that_is_announced_is_a_heading(self) -> None:
        announced = "Tại kỳ họp này, Ủy ban Kiểm tra đã kết luận một số nội dung sau:"
        assert kinds(BODY, announced, "I. Thi hành kỷ luật đảng viên", NEXT, MORE)[2] == "heading"

    def test_a_question_within_a_quotation(self) -> None:
        opened = "Ông Tám nói: “Nhiều người không ai quản lý, việc thì để dân chờ từ năm này sang năm khác."
        asked = "Ai chịu trách nhiệm việc này?"
        assert kinds(BODY, opened, asked, NEXT)[2] == "body"
        assert kinds(BODY, opened + "”", asked, NEXT)[2] == "heading"


class TestRunTogether:
    def test_one_paragraph_alone_may_hold_its_headline(self) -> None:
        assert kinds("Thuyền phó rơi xuống sông (NLĐ) - Sau ba ngày, ông Tám được tìm thấy.") == ["title"]

    def test_words_that_names_hold_need_a_small_letter_before(self) -> None:
        run = "Tiêu hủy hai tấn gà nhập lậu Khoảng mười giờ hôm qua, đội kiểm tra dừng một xe khách."
        assert kinds(run, BODY, MORE)[0] == "title"
        name = "Hội đồng nghe ông Lê Văn Khoảng báo cáo về việc sắp xếp các phòng của tỉnh."
        assert kinds(name, BODY, MORE)[0] == "lead"


def test_one_question_above_labelled_answers_makes_an_interview() -> None:
    answer = "- Ông Lê Văn Tám: Công việc đã xong từ tháng trước và các xã đang làm theo."
    assert kinds(BODY, answer, "Kinh phí lấy từ đâu?", answer, MORE)[2] == "question"


def test_pictures_without_a_credit_below_a_name_and_a_last_section_that_is_none() -> None:
    picture = "Chủ tịch tỉnh Sơn Bình Lê Văn Tám phát biểu tại cuộc họp hôm qua."
    assert kinds(BODY, MORE, NEXT, "Bạch Sa (tổng hợp)", picture)[3:] == ["byline", "caption"]
    assert kinds(BODY, MORE, NEXT, "Bạch Sa", MORE.replace("hằng tuần", "hằng tháng"))[3] == "heading"


def test_a_rule_of_dashes_is_no_heading() -> None:
    assert kinds(BODY, MORE, "_" * 20, NEXT)[2] == "body"


def test_a_last_line_without_a_full_stop_below_a_picture_is_one_too() -> None:
    text = "Đập Nậm Khoang được xây từ ba mươi năm trước, nay đã nứt nhiều chỗ và cần được sửa ngay."
    last = "Một trong các vết nứt ở thân đập Nậm Khoang"
    assert kinds(text, text + " Thật.", "Chân đập Nậm Khoang. Ảnh: Tô Lễnh", last)[2:] == [
        "caption",
        "caption",
    ]
    assert kinds(text, text + " Thật.", last)[2:] == ["body"]


ASKED = ("Thưa ông, nhiệm kỳ qua tỉnh đã làm được những gì?", "Việc sắp xếp bao giờ xong, thưa ông?")


def test_questions_without_marks_where_the_opening_tells_of_an_interview() -> None:
    told = f"Phóng viên Báo Sơn Bình đã phỏng vấn ông Trịnh Văn Mẫu về việc này. {LEAD}"
    found = kinds(told, ASKED[0], BODY, ASKED[1], MORE, title="T")
    assert found == ["lead", "question", "body", "question", "body"]


def test_headings_that_ask_are_no_questions_of_an_interviewer() -> None:
    told = f"Phóng viên Báo Sơn Bình đã phỏng vấn ông Trịnh Văn Mẫu về việc này. {LEAD}"
    assert "question" not in kinds(LEAD, ASKED[0], BODY, ASKED[1], MORE, title="T")
    headings = ("Sắp xếp bao giờ xong?", "Cán bộ dôi dư đi đâu?")
    assert "question" not in kinds(told, headings[0], BODY, headings[1], MORE, title="T")


def test_an_eth_stands_for_d_with_a_stroke() -> None:
    assert kinds(BODY, "Ðại biểu Lê Văn Tám (bìa phải) trao quà. Ảnh: Ðỗ Lễnh", MORE)[1] == "caption"
    assert structure(article("Ðập Nậm Khoang", LEAD, BODY))[0].text == "Ðập Nậm Khoang"


def test_who_stands_where_in_a_picture() -> None:
    assert kinds(BODY, "Thợ đập Tô Lễnh và người học việc Lò Mẩy (từ trái sang)", MORE)[1] == "caption"
    assert kinds(BODY, "Chuyển từ trái sang phải", MORE)[1] == "heading"


def test_a_headline_that_the_text_takes_up_in_its_words() -> None:
    headline = "Hội Thủy lợi phản đối việc bác đơn kiện của những người dân sống dưới đập Nậm Khoang"
    told = "Ban chấp hành vừa họp về việc bác đơn kiện của những người dân sống dưới đập Nậm Khoang."
    assert kinds(f"{headline} {told}", BODY, MORE)[0] == "title"
    once = f"Hội Thủy lợi Sơn Bình họp hôm qua. {told}"
    assert kinds(once, BODY, MORE)[0] == "lead"


def test_initials_below_a_report_amid_the_text_are_a_byline() -> None:
    assert kinds(BODY, MORE, "T.L", BODY, MORE)[2] == "byline"
    assert kinds(BODY, MORE, "T.L: xây lại đập Nậm Khoang", NEXT)[2] != "byline"


def test_a_short_question_above_a_longer_one_is_a_heading() -> None:
    answer = "- Công việc đã xong từ tháng trước và các xã đang làm theo phương án của tỉnh."
    first = "Thưa ông, nhiệm kỳ qua tỉnh đã làm được những gì?"
    asked = "Nhiều người nói rằng tiền sửa đập còn thất thoát lớn, ông nghĩ thế nào về việc này?"
    texts = (LEAD, first, answer, "Thất thoát: bao nhiêu?", asked, answer)
    assert kinds(*texts, title="T")[3:5] == ["heading", "question"]
    spoken = (LEAD, first, answer, "Còn gì nữa, thưa ông?", asked, answer)
    assert kinds(*spoken, title="T")[3:5] == ["question", "question"]


def test_photographs_that_the_text_tells_of_are_no_captions() -> None:
    told = "Những bức ảnh chụp đập Nậm Khoang nứt nhiều chỗ được phát hiện hôm qua, và tỉnh đã cử người đến."
    assert kinds(BODY, told, MORE)[1] == "body"
    assert kinds(BODY, "Đập Nậm Khoang trước khi nứt (ảnh chụp năm 2001)", MORE)[1] == "caption"


def test_readers_who_sign_with_their_age_ask_without_a_question_mark() -> None:
    answer = "- Các xã đã nhận được tiền và sẽ trả cho dân trong tháng này, theo danh sách đã niêm yết."
    asked = ("Xin cho biết bao giờ dân được trả tiền. (Lê Mẩy, 34 tuổi, Bản Gáo)", answer)
    more = ("Tôi xin hỏi về thuế nước. (Tô Lễnh, 58 tuổi, Nậm Khoang)", answer)
    assert kinds(LEAD, *asked, *more, title="T")[1::2] == ["question", "question"]
    assert kinds(LEAD, *asked, MORE, title="T")[1] != "question"


def test_a_heading_above_a_question_behind_a_point() -> None:
    told = "Phóng viên đã trao đổi với ông Trịnh Văn Mẫu, Trưởng ban Thủy lợi, về vấn đề này"
    first, second = ". Phóng viên: Bao giờ đập xong, thưa ông?", ". Còn tiền lấy ở đâu, thưa ông?"
    answer = "- Công việc đã xong từ tháng trước và các xã đang làm theo phương án của tỉnh."
    found = kinds(LEAD, told, "Chưa xã nào làm sai", first, answer, second, answer, title="T")
    assert found[1:4] == ["body", "heading", "question"]


def test_a_link_above_the_text_is_no_title() -> None:
    link = "&gt;&gt; Danh sách các xã được sửa đập trong năm nay"
    assert kinds(link, LEAD, BODY) == ["body", "lead", "body"]


def test_a_headline_that_has_run_into_a_conclusion() -> None:
    run = "Không buộc dân phải nộp thuế nước Kết luận phiên họp sau hai ngày, ông Mẫu nói dân chỉ nộp phí."
    assert kinds(run, BODY, MORE)[0] == "title"
    once = "Việc thu phí ở Nậm Khoang Kết luận sau hai ngày làm việc, và ông Mẫu nói dân chỉ nộp phí."
    assert kinds(once, BODY, MORE)[0] == "lead"


def test_a_question_that_ends_in_dots_above_the_dash_that_answers() -> None:
    answer = "- Công việc đã xong từ tháng trước và các xã đang làm theo phương án của tỉnh."
    first, second = ("Bao giờ đập xong, thưa ông?", "Còn tiền lấy ở đâu, thưa ông?")
    open_end = "Dự báo của chúng ta vẫn chưa sát thực tế, kỳ này lạm phát đã vượt xa con số..."
    found = kinds(LEAD, first, answer, open_end, answer, second, answer, title="T")
    assert found[3] == "question"
    more = kinds(LEAD, first, answer, open_end.replace("...", "."), answer, second, answer, title="T")
    assert more[3] == "body"


def test_a_line_that_goes_on_is_no_heading() -> None:
    assert kinds(BODY, "Tuy nhiên, một số xã xây dựng quy chế còn chung chung", MORE)[1] == "body"
    assert kinds(BODY, "Một số xã xây dựng quy chế còn chung chung", MORE)[1] == "heading"


def test_lines_of_a_report_in_pictures_are_captions() -> None:
    lines = ("Người dân xem diễu hành", "Thợ đập Nậm Khoang trong ngày hội")
    assert kinds("Phóng sự ảnh: Ngày hội ở Nậm Khoang", BODY, *lines, MORE)[2:4] == ["caption", "caption"]
    assert kinds("Ngày hội ở Nậm Khoang", BODY, lines[1], MORE)[2] == "heading"


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Sơn Bình còn mắc nợ các hộ ven hồ Cuộc gặp giữa tỉnh và các hộ kéo dài đến tối.", "title"),
        ("Sơn Bình giảm bốn phòng Chiếc xe chở hồ sơ rời trụ sở cũ trong buổi sáng đầu tuần.", "title"),
        ("Tỉnh đoàn Sơn Bình tổ chức Cuộc thi trực tuyến về sắp xếp các cơ quan chuyên môn.", "lead"),
        ("Bí thư Huyện ủy Sơn Hạ bàn giao phần đất ở thị trấn Hai Riêng do gia đình sử dụng.", "lead"),
    ],
)
def test_a_word_that_opens_sentences_shows_where_a_headline_has_ended(first: str, kind: str) -> None:
    assert kinds(first, BODY, MORE)[0] == kind


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (f"Tham dự hội nghị có lãnh đạo các huyện. {LEAD}", "body"),
        (f"Đến dự lễ có đại diện các xã. {LEAD}", "body"),
        (f"Tham vọng sắp xếp xong trong quý hai. {LEAD}", "lead"),
    ],
)
def test_who_attended_is_told_below_a_lead(first: str, kind: str) -> None:
    assert kinds(first, BODY, MORE, title="Sắp xếp bộ máy")[0] == kind


def test_who_held_the_interview_signs_also_above_links() -> None:
    links = "Những tin bài liên quan:", "Sơn Bình sắp xếp bộ máy", "Sơn Bình họp kỳ cuối năm"
    found = kinds("Sắp xếp bộ máy", LEAD, BODY, MORE, "Lưu Văn Mẫu thực hiện", *links)
    assert found[4:] == ["byline", "body", "body", "body"]
    assert kinds("Sắp xếp bộ máy", LEAD, BODY, "Sơn Bình thực hiện nghị quyết mới", MORE)[3] == "heading"


def test_what_invites_comments_is_no_heading() -> None:
    assert kinds("Sắp xếp bộ máy", LEAD, BODY, "Ý kiến của bạn", MORE)[3] == "body"
    assert kinds("Sắp xếp bộ máy", LEAD, BODY, "Ý kiến của người dân", MORE)[3] == "heading"


def test_links_with_their_day_are_no_captions() -> None:
    assert kinds("Sắp xếp bộ máy", LEAD, BODY, "Lễ ra mắt hội đồng của tỉnh(12/11/2004)", MORE)[3] == "body"
    assert kinds("Sắp xếp bộ máy", LEAD, BODY, "Lễ ra mắt hội đồng của tỉnh.", MORE)[3] == "caption"


def test_a_view_is_a_caption_whatever_is_told_of_it() -> None:
    view = "Toàn cảnh công trình nhà văn hóa của xã được khánh thành sáng mùng bốn Tết"
    assert kinds("Xã có nhà văn hóa", LEAD, BODY, view, MORE)[3] == "caption"
    told = "Nhà văn hóa của xã được khánh thành sáng mùng bốn Tết"
    assert kinds("Xã có nhà văn hóa", LEAD, BODY, told, MORE)[3] == "heading"


@pytest.mark.parametrize(
    "text",
    ["Chủ tịch Mẫu cảm thấy an tâm.", "Ông Mẫu đưa ra ý kiến trên trong cuộc họp báo tại trụ sở của tỉnh."],
)
def test_what_somebody_feels_or_puts_forward_is_no_picture(text: str) -> None:
    assert kinds("Sắp xếp bộ máy", LEAD, BODY, text, MORE)[3] == "body"


def test_a_lead_does_not_say_also_and_does_not_cite_the_number_of_its_document() -> None:
    also = "Phó Chủ tịch tỉnh Lưu Văn Mẫu khi báo cáo cũng cho biết việc sắp xếp đã xong ở sáu huyện."
    cited = "Theo Quyết định số 58-QĐ/TU ngày 21/5/2025, Tỉnh ủy Sơn Bình phân công ông Mẫu làm trưởng ban."
    assert kinds(also, BODY, MORE, title="Sắp xếp bộ máy")[0] == "body"
    assert kinds(also.replace("cũng ", ""), BODY, MORE, title="Sắp xếp bộ máy")[0] == "lead"
    assert kinds(cited, BODY, MORE, title="Tỉnh ủy có trưởng ban mới")[0] == "body"


def test_an_answer_that_asks_and_thanks_to_an_officer() -> None:
    found = kinds(
        "Cần chỉnh đốn bộ máy",
        "- Tôi tin rằng việc này làm được nếu cán bộ gương mẫu.",
        "Thưa đại tướng, vì sao việc này còn chậm?",
        "- Vì nhiều người chưa chịu làm.",
        "Tôi đã hỏi một đồng chí: các đồng chí đã làm gì?",
        "Vậy theo đại tướng, cần làm gì trước?",
        "- Học tập lại.",
        "Xin cảm ơn đại tướng.",
    )
    assert found[2:] == ["question", "body", "body", "question", "body", "question"]


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("Ông Lưu Văn Mẫu, Giám đốc Sở Xây dựng tỉnh Sơn Bình:", "heading"),
        ("Kết thúc phiên họp, Chủ tịch tỉnh Lưu Văn Mẫu:", "heading"),
        ("Ông Lưu Văn Mẫu nêu các việc sau:", "body"),
        ("Phương án sắp xếp gồm:", "body"),
    ],
)
def test_a_line_between_who_has_the_word_and_the_words_is_a_heading(above: str, kind: str) -> None:
    assert kinds("Sắp xếp bộ máy", LEAD, BODY, above, "Phải chuẩn bị kỹ mới làm", MORE)[4] == kind


def test_a_heading_may_be_a_quotation_that_ends_in_dots_or_a_word_of_two_parts() -> None:
    for line in (
        "“Tôi không trốn tránh trách nhiệm...”",
        "Và những cuộc trở về",
        "Lo chỗ ở cho cán bộ, lo đất ở",
    ):
        assert kinds("Sắp xếp bộ máy", LEAD, BODY, line, MORE)[3] == "heading"
    assert kinds("Sắp xếp bộ máy", LEAD, BODY, "Nghị quyết của tỉnh về", MORE)[3] == "body"


def test_the_rows_of_a_table_are_no_captions() -> None:
    rows = [
        "1",
        "Ông Lưu Văn Mẫu",
        "Phó Giám đốc Sở Xây dựng",
        "2",
        "Bà Trịnh Thị Sơn",
        "Trưởng phòng Nội vụ",
    ]
    found = kinds("Danh sách hội đồng", BODY, MORE, "Hội đồng gồm:", *rows, "3", "Ông Vũ Văn Bình", "Thư ký")
    assert set(found[4:]) == {"body"}
    assert kinds("Danh sách hội đồng", BODY, MORE, "Ông Lưu Văn Mẫu, Phó Giám đốc Sở", MORE)[3] == "caption"


def test_a_portrait_may_cut_a_sentence() -> None:
    start = "Tiếp theo, Giám đốc Sở Y tế Trịnh Thị Sơn trình bày các vấn đề bức xúc"
    rest = "của ngành y mà cử tri đã gửi đến trước phiên họp, nhất là việc thiếu trạm y tế ở các xã vùng cao."
    found = kinds("Họp hội đồng", BODY, MORE, "Trạm y tế còn thiếu", start, "Bà Trịnh Thị Sơn", rest, MORE)
    assert found[3:7] == ["heading", "body", "caption", "body"]
    assert kinds("Họp hội đồng", BODY, MORE, start, "Trịnh Thị Sơn", rest, MORE)[4] == "body"


def test_no_question_follows_a_question_where_a_dash_stands_before_both() -> None:
    found = kinds(
        "Phải kỷ luật cán bộ đi xe vượt tiêu chuẩn",
        "Giám đốc sở trao đổi với báo chí bên hành lang.",
        "- Ông có thể cho biết thực trạng sử dụng xe công?",
        "- Người ta đã mua từ trước thì xử lý thế nào?",
        "Chuyện này tôi đã nói nhiều lần.",
        "- Dư luận bất bình về chiếc xe này, ông nghĩ sao?",
        "- Xe đó để đón khách.",
    )
    assert found[2:] == ["question", "body", "body", "question", "body"]


def test_an_interview_may_open_with_an_answer() -> None:
    answer = "- Tiến trình này rất thực tế, phù hợp với thực tiễn của tỉnh."
    question = "Mối quan tâm của cá nhân giáo sư đối với đại hội lần này?"
    assert kinds("Xác định rõ hướng đi", answer, BODY, question, answer)[3] == "question"
    assert kinds("Xác định rõ hướng đi", LEAD, BODY, question, answer)[3] != "question"


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (f"Thông tin được đưa ra tại kỳ họp của tỉnh. {LEAD}", "body"),
        (f"Mở đầu bài viết này, tôi muốn cảm ơn bạn đọc. {LEAD}", "body"),
        (f"“Việc này tôi đã nói nhiều lần”, ông Mẫu cho biết. {LEAD}", "lead"),
        (f"Chủ tịch tỉnh vừa ký Công điện số 68 về việc này. {LEAD}", "body"),
        (f"Chủ tịch tỉnh vừa ký công điện về việc này. {LEAD}", "lead"),
        (f"Tỉnh cũng quyết định như vậy. {LEAD}", "body"),
    ],
)
def test_what_a_lead_does_not_say(first: str, kind: str) -> None:
    assert kinds(first, BODY, MORE, title="Sắp xếp bộ máy")[0] == kind


def test_what_a_headline_begins_with_shows_where_it_has_ended() -> None:
    named = "Chủ tịch Lưu Văn Mẫu"
    assert kinds(f"{named} thăm Sơn Hạ {named} đã đến Sơn Hạ sáng qua. {LEAD}", BODY, MORE)[0] == "title"
    far = "về việc giao đất cho các hộ dân ở xã Bạch Sa và hai xã vùng cao khác của huyện Sơn Hạ theo ý"
    assert kinds(f"{named} đã ký quyết định {far} {named} nêu. {LEAD}", BODY, MORE)[0] != "title"


def test_thanks_to_the_person_asked_are_no_heading() -> None:
    found = kinds("Sắp xếp bộ máy", LEAD, BODY, "Vâng, xin cảm ơn ông!", MORE)
    assert found[3] == "body"
    assert kinds("Sắp xếp bộ máy", LEAD, BODY, "Cần ơn nghĩa hơn tiền", MORE)[3] == "heading"


def test_a_deputy_may_be_asked() -> None:
    found = kinds(
        "Thi cử phải công bằng",
        "Phóng viên đã trao đổi với ông Lưu Văn Mẫu, đại biểu Quốc hội tỉnh Sơn Bình, về việc này.",
        "Thưa đại biểu, vì sao việc này còn chậm?",
        "Vì nhiều người chưa chịu làm.",
        "Vậy theo đại biểu, cần làm gì trước khi mở kỳ thi mới ở các huyện?",
        "Phải xem lại đề.",
    )
    assert found[2:] == ["question", "body", "question", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Cụ thể, ông Lưu Văn Mẫu bị cách chức tại kỳ họp này.", "body"),
        ("Cụ Lưu Văn Mẫu bên cháu tại kỳ họp.", "caption"),
        ("Ông Mẫu nói rằng bà con ở Sơn Hạ trên núi nhiều hơn.", "body"),
        ("Ông Lưu Văn Mẫu cùng chịu trách nhiệm trong việc ấy.", "body"),
        ("Ông Lưu Văn Mẫu sau đó tới Sơn Hạ cùng bà Trịnh Thị Sơn.", "body"),
        ("Ông Lưu Văn Mẫu tới Sơn Hạ cùng bà Trịnh Thị Sơn.", "caption"),
        ("Cựu chiến binh Lưu Văn Mẫu xúc động khi nghe kể chuyện.", "caption"),
    ],
)
def test_what_running_text_says_of_a_person_and_a_picture_does_not_show(line: str, kind: str) -> None:
    assert kinds("Sắp xếp bộ máy", LEAD, BODY, line, MORE, BODY)[3] == kind


def test_what_is_nothing_else_than_a_byline_stands_above_pictures() -> None:
    for line in ("Nhóm PV", "Theo Báo Sơn Bình", "Lưu Mẫu (Tổng hợp)"):
        found = kinds("Sắp xếp bộ máy", LEAD, BODY, MORE, line, "Trụ sở tỉnh đã cũ kỹ, xuống cấp.")
        assert found[-2:] == ["byline", "caption"]
    found = kinds("Sắp xếp bộ máy", LEAD, BODY, MORE, "Sơn Bình", "Trụ sở tỉnh đã cũ kỹ, xuống cấp.")
    assert found[-1] == "body"


def test_what_stands_above_a_dash_where_dashes_answer_is_a_question() -> None:
    question, answer = "Việc ấy ra sao, thưa ông?", "- Việc ấy còn nhiều người phản đối."
    doubt = "Nhưng bộ máy cồng kềnh là chuyện có ở nhiều nơi."
    many = [question, answer] * 4
    assert kinds("Sắp xếp bộ máy", LEAD, *many, doubt, answer)[-2] == "question"
    assert kinds("Sắp xếp bộ máy", LEAD, *many[:4], doubt, answer)[-2] == "body"
    assert kinds("Sắp xếp bộ máy", LEAD, *many, doubt, answer, answer)[-3] == "body"


def test_questions_behind_a_star_need_no_mark_before_the_answers() -> None:
    asked = "* Tỉnh sẽ làm gì để có thêm vốn, thưa ông?"
    found = kinds("Tỉnh cần có thêm vốn", LEAD, asked, BODY, "* Có thêm vốn thì làm gì trước?", MORE)
    assert found[2:] == ["question", "body", "question", "body"]
    assert kinds("Tỉnh cần có thêm vốn", LEAD, asked, BODY, MORE)[2] == "body"


def test_what_somebody_says_in_a_line_is_no_heading() -> None:
    for line, kind in (
        ('Vị này đáp: "Anh em đã xem!"', "body"),
        ('Vốn đầu tư: "Bao giờ mới có?"', "heading"),
    ):
        assert kinds("Tỉnh cần có thêm vốn", LEAD, BODY, line, MORE)[3] == kind


@pytest.mark.parametrize(
    "line", ["Không được lơ là", "Vì hai lý do", "Những tồn tại", "Đòi công bằng", "“Lịch sử “ con đập"]
)
def test_words_that_end_a_heading_may_end_in_a_particle(line: str) -> None:
    text = "Ông Tô Bá Lễnh xem đập rồi họp với dân ba xã vùng thấp về việc sửa cửa xả trước mùa mưa năm nay."
    blocks = parse_article(f"Sửa đập\n\n{text}\n\n{line}\n\n{text}\n").paragraphs
    assert blocks[2].kind == "heading"
    blocks = parse_article(f"Sửa đập\n\n{text}\n\nNgày mai họp tại\n\n{text}\n").paragraphs
    assert blocks[2].kind == "body"


@pytest.mark.parametrize("line", ["Ảnh TỰ LẬP.", "Ảnh VĂN BÌNH"])
def test_credits_in_capitals_are_captions(line: str) -> None:
    assert kinds("Sơn Bình giảm bốn phòng", LEAD, BODY, line, BODY)[3] == "caption"
    assert kinds("Sơn Bình giảm bốn phòng", LEAD, BODY, "Ảnh TỰ LẬP đã được trao giải.", BODY)[3] == "body"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Phó Cục trưởng Cục Pháp chế và Cải cách hành chính, tư pháp Lê Văn Tám.", "caption"),
        ("Phó ban Tuyên giáo Huyện ủy Cầu Gáo - Lê Văn Tám (đứng).", "caption"),
        ("Từ trái sang: Chủ tịch huyện Lê Văn Tám, Bí thư Bùi Văn Chín.", "caption"),
        ("Từ trái tim mình, ông Lê Văn Tám đã góp cả vườn cho con đường mới của huyện.", "body"),
        ("Chủ tịch huyện trao quà tặng bà Lê Thị Tám.", "body"),
        ("Trưởng ban Thú y Lê Văn Tám, trưởng thôn Bùi Văn Chín, phó thôn Ngô Văn Mười.", "body"),
        ("Chủ tịch huyện Cầu Gáo Lê Văn Tám phát biểu tại buổi họp báo chiều qua.", "caption"),
        ("Chủ tịch huyện Cầu Gáo Lê Văn Tám phát biểu tại buổi họp báo rằng đường sẽ thông.", "body"),
    ],
)
def test_an_office_with_its_name_below_a_text_is_of_a_picture(line: str, kind: str) -> None:
    text = (
        "Hôm qua, huyện Cầu Gáo họp bàn việc làm đường qua cánh đồng phía tây. Nhiều ý kiến cho rằng đường "
        "phải xong trước mùa mưa, và huyện hứa sẽ đôn đốc nhà thầu từng ngày một cho tới khi xong."
    )
    again = text.replace("Hôm qua", "Trước đó")
    assert structure(article(text, again, line))[-1].kind == kind


OTHER = (
    "Đập Nậm Khoang được đắp năm nào không ai ở Sơn Bình còn nhớ, chỉ biết rằng nước từ đó tưới cho mấy trăm "
    "mẫu ruộng và chưa mùa lũ nào tràn qua mặt đập."
)


class TestBeside:
    """A heading is decided with what stands above, below and beside it."""

    def test_a_line_that_names_a_speaker_above_a_heading_is_one_too(self) -> None:
        texts = ("Bộ trưởng Thủy lợi Hà Bá Lễnh:", "Xử lý ngay!", BODY, MORE)
        assert kinds("Sơn Bình họp", LEAD, *texts)[2:] == ["heading", "heading", "body", "body"]
        told = ("Bộ trưởng Thủy lợi Hà Bá Lễnh nói rằng:", "Xử lý ngay!", BODY)
        assert kinds("Sơn Bình họp", LEAD, OTHER, *told)[3] == "body"

    def test_two_headings_above_an_excerpt_that_opens_with_dots(self) -> None:
        texts = ("Lãng phí còn nhiều", "Phải có người giám sát", f"... {BODY}", MORE)
        assert kinds("Sơn Bình họp", LEAD, OTHER, *texts)[3:] == ["heading", "heading", "body", "body"]

    def test_a_line_in_brackets_is_no_heading_and_stands_beside_one(self) -> None:
        texts = ("Ai giữ chìa khóa của đập?", "(Phỏng vấn ông Hà Bá Lễnh, giám đốc sở)", BODY, MORE)
        assert kinds("Sơn Bình họp", LEAD, OTHER, *texts)[3:] == ["heading", "body", "body", "body"]

    def test_initials_end_what_stands_above_another_text(self) -> None:
        texts = (OTHER, "PD.P.T", "NGHỊ QUYẾT", "Đại hội hội Thủy lợi lần thứ hai", BODY, MORE)
        assert kinds("Sơn Bình họp", LEAD, *texts)[3:] == ["byline", "heading", "heading", "body", "body"]

    def test_a_question_below_a_heading_that_a_name_in_capitals_answers(self) -> None:
        asked = "Vậy theo ông thì con đập ở bản ta đã xong hay là chưa xong?"
        texts = ("Nước", asked, f"TS LÊ VĂN TÁM - {BODY}", "Vì sao đập chưa xong?", f"- {MORE}")
        expected = ["heading", "question", "body", "question", "body"]
        assert kinds("Sơn Bình họp", LEAD, OTHER, *texts)[3:] == expected


def test_a_line_with_a_colon_that_names_a_part_is_a_heading() -> None:
    for line in ("Các diễn biến khác:", "Về địa điểm xây dựng con đập:", "Danh sách Giải thưởng 2003:"):
        assert kinds(BODY, MORE, line, NEXT)[2] == "heading"
    for line in (
        "Sách có sáu chương:",
        "Tăng chi 190 tỉ đồng cho:",
        "Ông nói với dân làng:",
        "Đối với xã mới:",
    ):
        assert kinds(BODY, MORE, line, NEXT)[2] == "body"
