"""The day of the event and its basis, on invented sentences."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.understanding.dates.calendar import Day, last_weekday, lunar_year, plenum, session_year
from searchlib.understanding.dates.day_mentions import mentions
from searchlib.understanding.dates.event_date import event_date
from searchlib.understanding.layout.structure import Structured

FILL = Structured("Hội nghị bàn việc sắp xếp các phòng chuyên môn của tỉnh Sơn Bình.", "body", None)


def told(*texts: str, published: str | None = None, title: str | None = None) -> str | None:
    """The day of an article of these paragraphs of body text."""
    return event_date([Structured(text, "body", None) for text in texts], published, title)[0]


class TestForms:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("Ngày 30-1, Tỉnh ủy Sơn Bình họp.", "XXXX-01-30"),
            ("Sáng nay 18/4, đại hội khai mạc.", "XXXX-04-18"),
            ("Hôm nay đã là 25/5, hồ vẫn cạn.", "XXXX-05-25"),
            ("Giá giảm trong những ngày qua, hôm 18/5, ông Mẫu nói vậy.", "XXXX-05-18"),
            ("Tính đến ngày 20.2, công an đã thu 7 chiếc xe.", "XXXX-02-20"),
            ("Hôm qua, 21/4, Bộ trưởng họp báo.", "XXXX-04-21"),
            ("Hội nghị họp hôm qua (16/9) tại Sơn Bình.", "XXXX-09-16"),
            ("Chiều 17.9, đoàn công tác làm việc với tỉnh.", "XXXX-09-17"),
            ("Trong hai ngày 2 và 3/9, tỉnh tổ chức hội thao.", "XXXX-09-02"),
            ("Đoàn thăm tỉnh từ ngày 3 đến 5/9.", "XXXX-09-03"),
            ("Chuyến thăm diễn ra từ ngày 16-18/9.", "XXXX-09-16"),
            ("Hội nghị khai mạc ngày 5 tháng 9 năm 2025.", "2025-09-05"),
            ("Hội nghị khai mạc ngày 5 tháng 9.", "XXXX-09-05"),
            ("Thứ sáu (12/9), xã đã họp dân.", "XXXX-09-12"),
            ("Đoàn đến tỉnh lúc 14h chiều 25/10.", "XXXX-10-25"),
            ("Đoàn đến tỉnh tối 23-4-2006.", "2006-04-23"),
            ("Đoàn ở tỉnh từ 30/9 đến 2/10.", "XXXX-09-30"),
            ("Hôm thứ năm (22/10), đoàn đến tỉnh.", "XXXX-10-22"),
            ("Sau hai ngày làm việc 25 và 26/12, hội nghị bế mạc.", "XXXX-12-25"),
            ("Hồi 14h40 ngày 29/11, xe tải lật tại xã Bạch Sa.", "XXXX-11-29"),
            ("Hội thảo diễn ra lúc 17-19h ngày 14/11.", "XXXX-11-14"),
        ],
    )
    def test_days(self, text: str, day: str) -> None:
        assert told(text) == day

    @pytest.mark.parametrize(
        "text",
        [
            "Trạm y tế trực 24/7, phục vụ cả ngày lễ.",
            "Đội tuyển tỉnh thắng 3-1 và 2-1.",
            "Đã giải quyết 17/43 kiến nghị của cử tri.",
            "Theo Nghị quyết 12/2023 của HĐND tỉnh, mức hỗ trợ là 3.5 triệu đồng.",
            "Nhiệt độ giảm so với hôm qua 3-4 độ.",
            "Mực nước dâng từ 2-5 cm.",
            "Gọi số 0281.3-4567 để được hướng dẫn.",
            "Ngày 31/2 không có trong lịch.",
            "Ngày 5/13 cũng không.",
            "Chiều nay, hội đồng họp phiên cuối.",
            "Dịp lễ 30/4 - 1/5, tỉnh đón nhiều khách.",
        ],
    )
    def test_numbers_that_are_no_days_and_days_without_numbers(self, text: str) -> None:
        assert told(text) is None

    @pytest.mark.parametrize(
        ("text", "basis"),
        [
            ("Hội nghị họp sáng nay (18/4).", "sáng nay (18/4)"),
            ("Hội nghị họp hôm qua (24/8, tại Sơn Bình).", "hôm qua (24/8)"),
            ("(Ngày 24/8) hội nghị họp.", "Ngày 24/8"),
        ],
    )
    def test_the_basis_closes_its_bracket(self, text: str, basis: str) -> None:
        assert event_date([Structured(text, "body", None)], None)[1] == basis

    def test_the_basis_holds_the_words_that_decide(self) -> None:
        basis = event_date([Structured("Sáng nay 18/4, hội nghị họp.", "body", None)], "2024-04-18")[1]
        assert basis == "Sáng nay 18/4 + published 2024"


class TestWhichDay:
    def test_a_deadline_is_not_the_event(self) -> None:
        text = "Phó Chủ tịch tỉnh yêu cầu báo cáo trước ngày 20/9.", "Chiều 17/9, ông đã ký văn bản."
        assert told(*text) == "XXXX-09-17"

    def test_the_day_from_which_a_rule_holds_is_not_the_event(self) -> None:
        assert told("Từ ngày 1/1/2026, luật có hiệu lực.") is None
        assert told("Việc hỗ trợ thực hiện từ ngày 1/7.") is None

    def test_a_deadline_may_name_its_hour(self) -> None:
        assert told("Hồ sơ nộp trước 17h ngày 20/9.") is None

    def test_background_is_not_the_event(self) -> None:
        assert told("Trước đó, ngày 9/9, xã đã họp dân.") is None

    def test_the_date_of_a_document_is_not_the_event_unless_it_is_the_news(self) -> None:
        assert told("Theo Quyết định số 15/QĐ-UBND ngày 4/3/2024, tỉnh hỗ trợ chỗ ở.") is None
        assert told("Tỉnh vừa ban hành Thông báo số 15/TB-UBND ngày 4/3/2024.") == "2024-03-04"

    def test_an_anniversary_is_not_the_event(self) -> None:
        text = "Kỷ niệm 75 năm ngày thành lập hội (20.10.1930-20.10.2005), ngày 8-10, tỉnh tổ chức mít tinh."
        assert told(text) == "2005-10-08"

    def test_a_day_of_old_history_is_not_the_event(self) -> None:
        assert told("Ngày 2-9-1945, nước Việt Nam Dân chủ Cộng hòa ra đời.") is None

    def test_what_is_to_come_counts_in_the_opening_only(self) -> None:
        assert told("Hội thảo sẽ diễn ra ngày 7/9 tại Sơn Bình.") == "XXXX-09-07"
        assert told(FILL.text, "Nghị quyết sẽ được thảo luận vào ngày 7/9.") is None

    def test_a_day_without_a_year_is_nearer_to_the_news_than_one_with(self) -> None:
        text = (
            FILL.text,
            "Ngày 15/8/2025, tỉnh giao trụ sở cho trường.",
            "Ghi nhận ngày 17/9, trường đã dọn vào.",
        )
        assert told(*text) == "2025-09-17"

    def test_a_day_late_in_the_text_is_background(self) -> None:
        assert told(*[FILL.text] * 9, "Hôm 12/10, HĐND tỉnh đã họp.") is None

    def test_a_period_of_statistics_is_not_the_event(self) -> None:
        assert told(FILL.text, "Từ ngày 8/11 đến 15/11, tổ công tác đã xử lý 40 trường hợp.") is None
        assert told("Từ ngày 8/11 đến 15/11, đoàn đã thăm tỉnh.") == "XXXX-11-08"
        assert told(FILL.text, "Từ ngày 8/11 đến 15/11, huyện ủy đã họp.") == "XXXX-11-08"

    def test_the_year_at_the_end_of_a_period_is_that_of_its_beginning(self) -> None:
        assert told("Từ ngày 20/3 đến ngày 24/3/2006, huyện ủy đã họp.") == "2006-03-20"
        assert told("Từ ngày 28/12 đến ngày 3/1/2006, huyện ủy đã họp.") == "2005-12-28"
        assert told("Đại hội đầu tiên họp từ ngày 23/7 đến 31/7/1921 ở Sơn Bình.") is None

    def test_a_link_to_another_article_is_not_the_event(self) -> None:
        assert told(FILL.text, "Sơn Bình bồi thường cho các hộ dân(01/09/2005)") is None

    def test_the_nay_of_nowadays_is_no_day(self) -> None:
        assert told(FILL.text, "Khác với hiện nay, từ ngày 1/9/2004 sẽ có thêm một cách dự trữ.") is None

    def test_days_to_come_in_one_sentence_are_one(self) -> None:
        text = "Trường sẽ tổ chức nói chuyện tại thị xã Bến Lụa vào chiều ngày 21/2 ở nhà văn hóa của phường"
        assert told(f"{text} và sáng 22/2 ở trụ sở.") == "XXXX-02-21"

    def test_a_day_told_without_a_number_makes_the_others_background(self) -> None:
        opening = "Chiều qua, ông Mẫu cho biết việc tiêm phòng chưa được quyết định."
        assert told(opening, FILL.text, "Hội thảo ở Sơn Bình ngày 26/2 bàn việc khác.") is None
        assert told(opening, FILL.text, "Quyết định đưa ra tại cuộc họp ngày 26/2 của tỉnh.") is None
        just = "Tỉnh vừa quyết định cảnh cáo ông Mẫu."
        assert told(just, FILL.text, "Quyết định đưa ra tại cuộc họp ngày 26/2 của tỉnh.") == "XXXX-02-26"
        assert told(just, FILL.text, "Trong cuộc bầu cử hôm 26/2, ông thua.") is None

    def test_a_headline_that_has_run_into_the_text_makes_no_document(self) -> None:
        assert told("Giao một người quyết định thì khó Ngày 10-4, phóng viên đã hỏi ông Mẫu.") == "XXXX-04-10"

    def test_hom_is_a_day_that_has_been(self) -> None:
        assert told(FILL.text, "Con số công bố hôm thứ hai (5/12) sẽ làm nhiều người vui.") == "XXXX-12-05"

    def test_a_name_like_that_of_a_holiday_is_no_day(self) -> None:
        assert told("Khách thăm di tích ngày 11/9 ở New York.") is None

    @pytest.mark.parametrize(
        ("answer", "day"),
        [("Ngày 6/11, xã phát hiện một ổ dịch.", None), ("Hôm nay đã là 25/5, hồ vẫn cạn.", "XXXX-05-25")],
    )
    def test_what_an_answer_dates_is_no_news(self, answer: str, day: str | None) -> None:
        turns = [FILL, Structured("- Tình hình ra sao, thưa ông?", "question", None)]
        assert event_date([*turns, Structured(answer, "body", None)], None)[0] == day

    def test_a_day_behind_today_is_that_of_something_else(self) -> None:
        assert told("Hôm qua, tòa cho biết ông Mẫu mất chức vì vụ nổ hôm 13/11.") is None
        opening = "Ông Mẫu hôm nay đã từ chức, vài tuần trước cuộc bầu cử"
        assert told(FILL.text, f"{opening} ngày 14/3.") is None
        assert told(FILL.text, "Ông Mẫu đã từ chức sau cuộc họp ngày 14/3.") == "XXXX-03-14"
        assert told(FILL.text, "Ông Mẫu hôm nay đã từ chức tại cuộc họp sáng 14/3.") == "XXXX-03-14"

    def test_the_issue_of_a_document_may_be_the_news(self) -> None:
        assert told("Tại Quyết định số 14 ngày 26/10, tỉnh cách chức ông Mẫu.") == "XXXX-10-26"
        assert told("“Phải làm ngay”, đó là nội dung chỉ thị 9 của tỉnh, ngày 26/10.") == "XXXX-10-26"
        assert told("Quy chế được Chủ tịch tỉnh ký ban hành ngày 26-10.") == "XXXX-10-26"
        assert told("Việc này trái với Quyết định số 14 ngày 26/10 của tỉnh.") is None
        assert told("Theo báo cáo ngày 26/10 của sở, lúa đã khô.") is None
        assert told(FILL.text, FILL.text, "Tại Quyết định số 14 ngày 26/10, tỉnh cách chức ông Mẫu.") is None

    def test_a_day_with_a_year_far_down_a_long_opening_is_background(self) -> None:
        assert told(f"{FILL.text * 8} Ngày 22-5-2016, ông Mẫu trúng cử.") is None
        assert told(f"{FILL.text * 8} Ngày 22-5, ông Mẫu trúng cử.") == "XXXX-05-22"
        assert told(f"Ngày 22-5-2016, ông Mẫu trúng cử. {FILL.text * 8}") == "2016-05-22"

    def test_what_is_told_to_the_press_is_no_newspaper(self) -> None:
        assert told("Trao đổi với báo chí ngày 13/1, ông Mẫu nói vậy.") == "XXXX-01-13"
        assert told("Trả lời báo giới ngày 13/1, ông Mẫu nói vậy.") == "XXXX-01-13"
        assert told("Như báo Sơn Bình ngày 13/1 đã đưa tin.") is None

    def test_late_days_that_are_tied_to_the_news(self) -> None:
        above = [FILL.text] * 7
        assert told(*above, "Cũng trong chiều 10-5, đoàn thăm trường.") == "XXXX-05-10"
        assert told(*above, "Trao đổi với phóng viên chiều 6/8, ông Mẫu nói vậy.") == "XXXX-08-06"
        assert told(*above, "Tại cuộc họp báo chiều qua (29-3), ông Mẫu nói vậy.") == "XXXX-03-29"
        assert told(*above, "Ông nói thêm, chiều hôm qua (16/9) sở đã họp với xã.") is None
        assert told(*above, "Chiều hôm qua (16/9) sở đã họp với xã.") == "XXXX-09-16"
        assert told("Sáng 5/9, ông đến.", *above, "Chiều hôm qua (16/9) sở đã họp.") == "XXXX-09-05"

    def test_the_headline_of_the_metadata_is_read_first(self) -> None:
        assert told("Ngày 26/4, đoàn đã đến.", title="Sáng 27/4, hội nghị khai mạc") == "XXXX-04-27"

    def test_a_caption_dates_the_event_only_by_the_day_of_the_picture(self) -> None:
        caption = Structured("Ông Mẫu tại nhà riêng (ảnh chụp tối 23-4-2006)", "caption", None)
        assert event_date([FILL, caption], None)[0] == "2006-04-23"
        caption = Structured("Bà Mẫu phát biểu trước cử tri chiều 21-6 - Ảnh: T.T.", "caption", None)
        assert event_date([FILL, caption], None)[0] == "XXXX-06-21"
        caption = Structured("Ông Mẫu nói về kết quả bầu cử chiều 23-10 - Ảnh: T.T.", "caption", None)
        assert event_date([FILL, caption], None)[0] == "XXXX-10-23"


class TestYear:
    def test_who_holds_an_office_at_the_time_makes_it_no_career(self) -> None:
        held = "Kỳ thi tổ chức ngày 18-1-2019, với hai ông Mẫu và Sơn, đang cùng giữ chức phó giám đốc."
        assert told("Chiều 16-3, ông Mẫu xác nhận việc này.", held) == "2019-03-16"
        held = "Ngày 18-1-2019, ông Mẫu giữ chức phó giám đốc."
        assert told("Chiều 16-3, ông Mẫu xác nhận việc này.", held) == "XXXX-03-16"

    def test_publication_settles_the_year(self) -> None:
        assert told("Ngày 30/12, tỉnh họp.", published="2024-01-02") == "2023-12-30"
        assert told("Ngày 2/1, tỉnh họp.", published="2024-01-02T08:00:00+07:00") == "2024-01-02"

    def test_publication_settles_days_told_by_deixis(self) -> None:
        assert told("Chiều qua, tỉnh họp.", published="2024-03-01") == "2024-02-29"
        assert told("Hôm nay, tỉnh họp.", published="2024-03-01") == "2024-03-01"
        assert told("Thứ ba tuần trước, tỉnh họp.", published="2024-03-01") == "2024-02-20"
        assert told("Việt Nam hôm nay đã khác.", published="2024-03-01") is None

    def test_a_year_beside_a_day_just_before_publication_is_no_sign_of_background(self) -> None:
        text = "Ngày 17/9/2025, đại hội của tỉnh đã công bố quyết định."
        assert told(FILL.text, text, published="2025-09-17") == "2025-09-17"
        assert told(FILL.text, text, published="2025-10-27") is None

    def test_publication_alone_is_no_event(self) -> None:
        assert told(FILL.text, published="2024-03-01") is None

    def test_a_day_long_before_publication_is_not_the_news(self) -> None:
        assert told("Ngày 2/1, tỉnh họp.", published="2024-03-01") is None

    def test_below_the_opening_only_a_recent_day_is_the_news(self) -> None:
        texts = FILL.text, FILL.text, FILL.text, "Ngày 2/3, tỉnh họp."
        assert told(*texts, published="2024-03-04") == "2024-03-02"
        assert told(*texts, published="2024-03-12") is None

    @pytest.mark.parametrize(
        ("context", "year"),
        [
            ("Đại hội X của Đảng thảo luận báo cáo chính trị.", "2006"),
            ("Đảng bộ thực hiện Nghị quyết Đại hội X.", "XXXX"),
            ("Đại hội Đảng bộ huyện nhiệm kỳ 2005-2010 khai mạc.", "2005"),
            ("Hội nghị tổng kết năm 2005; triển khai nhiệm vụ năm 2006.", "2006"),
            ("Dự án khởi công hồi tháng 12/2005.", "2006"),
            ("Việc này phải xong trước ngày 30/6/2006.", "2006"),
            ("Tỉnh lập quy hoạch đến năm 2045.", "XXXX"),
            ("Sơn Bình chuẩn bị Festival 2006.", "2006"),
            ("Ông Mẫu làm giám đốc sở từ tháng 1/2006.", "XXXX"),
            ("Căn cứ Quy định số 12-QĐ/TW ngày 15/1/2006, tỉnh xem xét.", "XXXX"),
            ("Dự án khởi công hồi tháng 1/2006. Ngày 3/5/2007, dự án dừng.", "XXXX"),
            ("Từ tháng 1 đến tháng 2/2006, tỉnh kiểm tra 20 đơn vị.", "2006"),
            ("Khoanh nợ từ ngày 30-11-2005 đến ngày 30-11-2006.", "2006"),
            ("Việc tuyển sinh năm 2006 có nhiều điểm mới.", "2006"),
            ("Huyện phấn đấu đạt chỉ tiêu đến năm 2020.", "XXXX"),
            ("Trong bối cảnh năm 2005 vừa qua có nhiều khó khăn.", "2006"),
            ("Hội thi tay nghề trẻ năm 2006 có 40 thí sinh.", "2006"),
            ("Trong năm 2006 tỉnh lo việc này, sau SEAGAMES 2005.", "XXXX"),
            ("Trong ba tháng đầu năm 2006 có 12 vụ, và SEAGAMES 2005 đã qua.", "2006"),
            ("Cuộc bầu cử HĐND các cấp nhiệm kỳ 2004-2009 kết thúc.", "2004"),
            ("Hội nghị Trung ương 14 (khóa IX) khai mạc tháng trước.", "XXXX"),
            ("Hội nghị Trung ương 15 (khóa IX) vừa bế mạc.", "2006"),
            ("Phiên họp thường kỳ tháng 4/2006 bàn về giá.", "2006"),
            ("Phiên họp thường kỳ tháng 3/2006 bàn về giá.", "2006"),
            ("Tết trồng cây 2006 có nhiều điểm mới.", "2006"),
            ("Hội nghị giao ban quý I / 2006 bàn về giá.", "2006"),
            ("Từ nay đến tháng 6/2006, các quận phải kiểm tra.", "2006"),
            ("Hôm 3/4/2006 đoàn đã họp. Năm 2007 là năm cuối.", "2006"),
            ("Quốc hội đã thông qua luật ấy (có hiệu lực từ 1-7-2006).", "2006"),
            ("Kỷ luật ông Mẫu, nhiệm kỳ 2016-2021, vì việc hồi tháng 1/2006.", "XXXX"),
        ],
    )
    def test_the_text_settles_the_year_or_leaves_it_open(self, context: str, year: str) -> None:
        assert told("Ngày 10/4, tỉnh họp.", context) == f"{year}-04-10"

    def test_a_lunar_new_year(self) -> None:
        assert told("Sáng 1-2, tỉnh khai hội.", "Dân đón Tết Bính Tuất.") == "2006-02-01"
        assert told("Sáng 28-12, tỉnh họp.", "Tỉnh lo Tết Bính Tuất.") == "2005-12-28"
        assert told("Sáng 1-7, tỉnh họp.", "Dân đã đón Tết Bính Tuất.") == "XXXX-07-01"
        assert told("Sáng 1-1, dân ra đường.", "Cả nước đón năm mới 2006.") == "2006-01-01"
        assert told("Sáng 29-12, dân ra đường.", "Cả nước đón năm mới 2006.") == "2005-12-29"

    @pytest.mark.parametrize(
        ("context", "year"),
        [
            ("Buổi lễ đúng dịp kỷ niệm 88 năm thành lập Đoàn.", "2019"),
            ("Buổi lễ kỷ niệm 70 năm tổng tuyển cử đầu tiên.", "2016"),
            ("Buổi lễ kỷ niệm 88 năm thành lập đoàn nghệ thuật chèo của tỉnh.", "XXXX"),
            ("Buổi lễ kỷ niệm 60 năm thành lập Đảng bộ tỉnh Sơn Bình.", "XXXX"),
            ("Thanh niên tỉnh tổng kết Tháng thanh niên 2019.", "2019"),
            ("Xã hưởng ứng Ngày thế giới trồng rừng năm 2019.", "2019"),
            ("Tượng đài được dựng nhân lễ kỷ niệm 50 năm chiến thắng Điện Biên.", "2004"),
        ],
    )
    def test_an_anniversary_of_a_body_that_all_the_country_has(self, context: str, year: str) -> None:
        assert told("Sáng 24-3, tỉnh họp.", context) == f"{year}-03-24"

    def test_a_numbered_session_of_the_national_assembly(self) -> None:
        text = "Phiên họp ngày 7-6 thuộc kỳ họp thứ 7, Quốc hội khóa XI."
        assert told(text) == "2005-06-07"

    def test_a_congress_far_from_the_day_settles_nothing(self) -> None:
        assert told("Ngày 10/8, tỉnh họp.", "Đại hội XI đã nêu rõ điều đó.") == "XXXX-08-10"


class TestCalendar:
    def test_the_committee_that_a_congress_elects_settles_its_year(self) -> None:
        told_of = "Đại hội công bố danh sách BCH T.Ư Đảng khóa X."
        assert told("Sáng nay 24/4, đoàn Chủ tịch họp báo.", told_of) == "2006-04-24"
        assert told("Sáng nay 24/6, đoàn Chủ tịch họp báo.", told_of) == "XXXX-06-24"
        later = "Đại hội đại biểu toàn quốc lần thứ IX của Đảng bầu ông vào Trung ương."
        assert told("Sáng nay 24/4, đoàn Chủ tịch họp báo.", told_of, later) == "2006-04-24"

    def test_sessions(self) -> None:
        assert session_year(15, 6, 10) == 2023
        assert session_year(15, 6, 5) is None
        assert session_year(99, 1, 5) is None

    def test_plenums(self) -> None:
        assert plenum(12, 10) == date(2019, 5, 15)
        assert plenum(12, 16) is None
        assert plenum(3, 1) is None

    def test_lunar_years(self) -> None:
        assert lunar_year("Bính", "Tuất") == 2006
        assert lunar_year("Quí", "Mẹo") == 2023
        assert lunar_year("Giáp", "Sửu") is None

    def test_weekdays(self) -> None:
        assert last_weekday(1, date(2024, 3, 1)) == date(2024, 2, 27)
        assert last_weekday(1, date(2024, 3, 1), weeks=1) == date(2024, 2, 20)

    def test_the_nearest_occurrence(self) -> None:
        assert Day(30, 12).nearest(date(2024, 1, 2)) == date(2023, 12, 30)
        assert Day(29, 2).nearest(date(2023, 3, 1)) == date(2024, 2, 29)


@given(st.lists(st.text(max_size=200), max_size=8), st.none() | st.text(max_size=12))
def test_any_text_gives_a_day_or_none(texts: list[str], published: str | None) -> None:
    day, basis = event_date([Structured(text, "body", None) for text in texts], published)
    assert (day is None) == (basis is None)
    assert day is None or re.fullmatch(r"(\d{4}|XXXX)-\d\d-\d\d", day)


@given(
    st.integers(1, 28),
    st.integers(1, 12),
    st.sampled_from("/-."),
    st.sampled_from(["Ngày", "Sáng", "Chiều nay"]),
)
def test_every_day_of_the_year_is_found(day: int, month: int, mark: str, cue: str) -> None:
    found = [mention.day for mention in mentions(f"{cue} {day}{mark}{month}, tỉnh Sơn Bình họp.")]
    assert found == [Day(day, month)]


class TestNewsAndBackground:
    def test_a_week_that_is_named_makes_a_bracketed_number_a_day(self) -> None:
        assert told("Sở Giao thông cho biết thứ bảy tuần này (27/12) bến xe bán vé.") == "XXXX-12-27"

    def test_what_is_to_come_in_the_next_sentence_leaves_the_day_an_event(self) -> None:
        assert (
            told(FILL.text, FILL.text, "Vòng loại diễn ra ngày 14/2. Chung kết sẽ thi sau.") == "XXXX-02-14"
        )

    def test_a_day_on_which_a_rule_comes_into_force_is_no_event(self) -> None:
        assert told(FILL.text, "Kể từ khi thông tư có hiệu lực (ngày 12/8), chưa nơi nào nhận đơn.") is None

    def test_how_things_stand_on_a_day_is_news_but_a_term_is_not(self) -> None:
        assert told("Đến hết ngày 3/6, trung tâm đã ngừng tìm kiếm tàu Bạch Sa.") == "XXXX-06-03"
        assert told("Đến hết ngày 3/6, các xã phải nộp báo cáo.") is None

    def test_a_day_with_a_year_below_the_opening_is_background(self) -> None:
        assert told(FILL.text, FILL.text, "Nhà máy được khởi công ngày 21-12-2003 tại xã Bạch Sa.") is None
        assert (
            told(FILL.text, FILL.text, "Sáng 24-2-2005, lễ trao giải diễn ra tại Sơn Bình.") == "2005-02-24"
        )

    def test_a_day_before_what_the_text_tells_as_past_is_background(self) -> None:
        text = "Theo tìm hiểu, ngày 7-5-2013, tỉnh Sơn Bình ban hành quy định tuyển chọn."
        assert told(text, "Kết luận thanh tra ngày 3-6-2015 nêu nhiều sai sót.") is None
        assert told(text) == "2013-05-07"

    def test_a_report_from_the_day_itself_comes_before_what_it_announces(self) -> None:
        coming = "Theo kế hoạch, đại hội sẽ diễn ra từ ngày 21-23/9."
        assert told(coming, "Sáng nay (17/9), đoàn kiểm tra công tác chuẩn bị.") == "XXXX-09-17"
        assert told(coming, "Tối 15/9, các tiểu ban đã họp.") == "XXXX-09-21"

    def test_an_opening_of_today_without_a_number_has_no_day(self) -> None:
        assert told("Thủ tướng hôm nay tiếp đoàn doanh nghiệp.", FILL.text, "Ngày 5/3, đoàn đến.") is None
        assert told("Việt Nam hôm nay đổi mới.", FILL.text, "Ngày 5/3, đoàn đến.") == "XXXX-03-05"


class TestYearsOfBackground:
    EVENT = "Ngày 18/7, ban kiểm tra tỉnh Sơn Bình công bố kết luận về ông Lê Văn Tám."

    @pytest.mark.parametrize(
        "background",
        [
            "Ngày 24/2/2015, sở trao quyết định bổ nhiệm ông Tám giữ chức trưởng phòng.",
            "Ông Tám giữ cương vị giám đốc sở từ tháng 4/2016 đến nay.",
            "Từ tháng 4/2016 đến nay, ông là giám đốc sở.",
            "Giá được tính ở thời điểm tháng 5/2013. Lô đất đã bán năm 2016 cho một công ty.",
            "Ông Tám nghỉ hưu từ ngày 1/8/2017, hiện là cố vấn của một công ty.",
        ],
    )
    def test_a_career_or_an_old_year_settles_none(self, background: str) -> None:
        assert told(self.EVENT, background) == "XXXX-07-18"

    def test_a_dated_thing_near_by_does(self) -> None:
        assert told(self.EVENT, "Vụ việc bị phát hiện ngày 20/5/2017 tại xã Bạch Sa.") == "2017-07-18"

    def test_a_year_is_written_where_it_is_another_one(self) -> None:
        found = "Vụ việc bị phát hiện {} tại xã Bạch Sa."
        assert told(self.EVENT, found.format("tháng 3/2007")) == "XXXX-07-18"
        assert told(self.EVENT, found.format("tháng 12/2007")) == "2008-07-18"
        assert told(self.EVENT, "Phát hiện vụ việc ở xã Bạch Sa(20/03/2007)") == "2007-07-18"
        often = "ngày 3/2/2007, ngày 5/3/2007 và ngày 8/3/2007"
        assert told(self.EVENT, found.format(often)) == "2007-07-18"
        assert told("Sáng 18/4, tỉnh họp.", found.format("tháng 1/2007")) == "2007-04-18"

    def test_late_papers_write_every_year(self) -> None:
        assert told(self.EVENT, "Vụ việc bị phát hiện tháng 3/2017 tại xã Bạch Sa.") == "2017-07-18"

    def test_a_day_of_history_settles_none(self) -> None:
        assert told("Sáng 13/4, tỉnh họp.", "An ninh xiết chặt sau vụ ngày 11/9/2001.") == "XXXX-04-13"

    def test_a_retirement_days_away_does(self) -> None:
        text = "Ngày 27/4, tỉnh bầu bí thư mới khi ông Lê Văn Tám nghỉ hưu từ ngày 1/5/2018."
        assert told(text) == "2018-04-27"

    def test_a_time_that_lasts_to_now_reaches_a_year(self) -> None:
        text = "Hai bên điểm lại quan hệ từ chuyến thăm tháng 10/2004 đến nay."
        assert told("Sáng 4/7, đoàn công tác lên đường.", text) == "2005-07-04"

    def test_a_count_of_years_up_to_now(self) -> None:
        text = "Trạm thu phí từ năm 1990, tới nay đã 26 năm."
        assert told("Ngày 14/12, hội đồng họp.", text) == "2016-12-14"

    def test_candidates_for_the_assembly_stand_before_its_election(self) -> None:
        text = "Ngày 6/5, tỉnh tổ chức tiếp xúc để những người ứng cử đại biểu Quốc hội khoá 14 trình bày."
        assert told(text) == "2016-05-06"
        assert told(text.replace("6/5", "6/9")) == "XXXX-09-06"

    def test_a_congress_that_is_just_over(self) -> None:
        text = "Ngày 6/4, tỉnh họp. Tại Đại hội Đảng XII hồi tháng 1 vừa qua, vấn đề này được nêu."
        assert told(text) == "2016-04-06"

    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ('Ngày 25/6, hội thảo mang tên "Chuyền đuốc 2005" thu hút sinh viên.', "2005"),
            ("Ngày 10/10, dự án theo kế hoạch sẽ khởi công vào năm 2006.", "XXXX"),
            ("Ngày 9/10, ông cho hay, đầu năm 2006 sẽ xây nhà.", "XXXX"),
            ("Sáng 8/5, hội nghị bàn việc trong khuôn khổ hiệp định từ nay đến năm 2020.", "XXXX"),
        ],
    )
    def test_a_name_with_a_year_settles_it_and_a_plan_does_not(self, text: str, year: str) -> None:
        assert (told(text) or "")[:4] == year

    def test_a_foreign_paper_of_a_day_is_news(self) -> None:
        text = "Theo hãng tin, tờ Nhật báo Sơn Bình của nước này số ra ngày 17-4 đã khẳng định điều đó."
        assert told(text) == "XXXX-04-17"

    def test_a_numbered_occasion_of_a_year(self) -> None:
        assert told("Chiều 5.4, hội tin học giới thiệu Olympic lần thứ 15 năm 2006.") == "2006-04-05"

    def test_a_review_of_the_year_comes_before_a_congress_still_to_come(self) -> None:
        text = (
            "Sáng 19/1, tỉnh tổng kết năm 2017, triển khai nhiệm vụ năm 2018. Các nơi chuẩn bị đại hội đảng "
            "bộ các cấp nhiệm kỳ 2020-2025."
        )
        assert told(text) == "2018-01-19"


def test_what_takes_place_on_a_day_with_a_year_is_news() -> None:
    assert told(FILL.text, "Lớp tập huấn diễn ra từ 19 đến 25-1-2005.") == "2005-01-19"


def test_a_paper_may_be_the_source_of_the_day_or_bear_it() -> None:
    assert told("Theo báo Dân Việt, ngày 24/12, tỉnh trao quyết định.") == "XXXX-12-24"
    assert told("Bài trên báo Dân Việt ngày 24/12 nêu việc này.") is None


def test_a_past_weeks_away_settles_no_year_where_a_later_one_is_spoken_of() -> None:
    event = "Sáng 23/8, bí thư tỉnh Sơn Bình làm việc với huyện."
    past = "Trước đó, ngày 6/7/2015, một huyện khác cũng đề xuất như vậy."
    assert told(event, past) == "2015-08-23"
    assert told(event, past, "Thu ngân sách năm 2016 tăng một phần năm.") == "XXXX-08-23"
    assert told(event, past, "Huyện phấn đấu thành quận vào năm 2020.") == "2015-08-23"


class TestUndated:
    """News whose day is told without a number, or not at all: other days of the text are background."""

    @pytest.mark.parametrize(
        "text",
        [
            "Sáng nay, Ủy ban xã đã xem chương trình kỳ họp (từ 11/5). Dự kiến, ngày 21/5, xã sẽ họp.",
            "Chiều nay, xã công bố danh sách. Vì vậy, ngày 9/5 tới, thôn Đông sẽ bầu thêm.",
            "Theo lộ trình, từ ngày 1/1/2006 sẽ tăng lương.",
            "Thời hạn kê khai sẽ kết thúc vào ngày 31/3/2006.",
            "Ngày 5-5-2006 là hạn chót để các hộ nộp đơn.",
            "Kể từ khi vòng họp cuối kết thúc vào ngày 21/6, tỉnh chưa nhận được thông tin.",
        ],
    )
    def test_a_day_to_come_or_due_is_not_that_of_the_news(self, text: str) -> None:
        assert told(text) is None

    def test_what_has_just_been_ordered_makes_other_days_background(self) -> None:
        lead = "Chủ tịch tỉnh vừa yêu cầu đẩy nhanh việc mở đường."
        assert told(lead, "Đường khởi công ngày 20/3, nhưng làm chậm.") is None
        assert told(lead, "Cùng ngày 31-3, Chủ tịch tỉnh đã ký thêm ba quyết định.") == "XXXX-03-31"

    def test_pictures_of_several_days_date_no_review(self) -> None:
        first = Structured("Chủ tịch nước chụp ảnh chung ngày 19/11/2005.", "caption", None)
        second = Structured("Chủ tịch nước tiếp đoàn ngày 18/7/2005.", "caption", None)
        assert event_date([FILL, first], None)[0] == "2005-11-19"
        assert event_date([FILL, first, second], None)[0] is None

    def test_a_picture_from_before_dates_no_news(self) -> None:
        shown = Structured("Chủ tịch nước dự lễ khai giảng ngày 18/7.", "caption", None)
        assert event_date([FILL, shown], None)[0] == "XXXX-07-18"
        assert event_date([FILL, shown], "2024-08-20")[0] is None
        assert event_date([FILL, shown], "2024-07-19")[0] == "2024-07-18"
        just = Structured("Chủ tịch nước vừa ký quyết định về việc này.", "body", None)
        assert event_date([just, shown], None)[0] is None
        shown = Structured("Chủ tịch nước dự lễ khai giảng sáng 18/7.", "caption", None)
        assert event_date([just, shown], None)[0] == "XXXX-07-18"

    def test_the_first_quarter_is_ahead_at_the_end_of_a_year(self) -> None:
        texts = ("Ngày 27-12, tỉnh họp báo.", "Một số giải pháp điều hành quý I/2006 được thông báo.")
        assert told(*texts) == "2005-12-27"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # a decision just passed is in force soon
        ("Nghị quyết vừa được thông qua sẽ mở rộng xã; nghị quyết này có hiệu lực từ ngày 1/7/2021.", "2021"),
        ("Huyện Sơn Hạ tăng từ 9 lên 12 xã. Nghị quyết thông qua hôm ấy có hiệu lực từ 1-12-2021.", "2021"),
        # an old rule has long been in force
        ("Nội quy kỳ họp có hiệu lực từ 1/3/2016.", "2016"),
        # what has to be done from a year on is not of that year
        ("Hội nghị bàn nhiệm vụ phòng cháy tại các xã từ năm 2031.", "XXXX"),
        # a congress that lies far ahead, against one that has ended
        ("Các huyện bàn văn kiện tiến tới Đại hội Đảng lần thứ XIII.", "XXXX"),
        ("Đại hội Đảng bộ tỉnh kết thúc. Bà Mẫu được tín nhiệm bầu làm Bí thư nhiệm kỳ 2020-2025.", "2020"),
        # a term with another dash
        ("Đại hội Đảng bộ tỉnh Sơn Bình nhiệm kỳ 2025 — 2030 khai mạc.", "2025"),
    ],
)
def test_what_settles_a_year(text: str, day: str) -> None:
    assert (told("Sáng 27/4, HĐND tỉnh Sơn Bình họp.", text) or "")[:4] == day


def test_what_a_later_sentence_looks_back_on_is_background() -> None:
    special = (
        "Những năm qua tỉnh có nhiều văn bản. Đặc biệt, ngày 27/2/2025, tỉnh đã giao chỉ tiêu cho các xã."
    )
    assert told(special) is None
    assert told("Đại hội khai mạc sáng nay. Trước đó, ngày 20/6, tỉnh đã sửa trụ sở.") is None
    assert (
        told("Những năm qua tỉnh có nhiều văn bản. Ngày 27/2/2025, tỉnh giao chỉ tiêu cho các xã.")
        is not None
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sáng 21-12, Đại hội Đảng bộ tỉnh Sơn Bình nhiệm kỳ 2006-2010 khai mạc.", "2005-12-21"),
        ("Sáng 21-12, Đại hội Đảng bộ tỉnh Sơn Bình nhiệm kỳ 2005-2010 khai mạc.", "2005-12-21"),
        ("Sáng 11-1, Đại hội Đảng bộ tỉnh Sơn Bình nhiệm kỳ 2006-2010 khai mạc.", "2006-01-11"),
        ("Nhật báo Sơn Bình ngày 28/2 đăng bài phát biểu của ông Mẫu về đập.", "XXXX-02-28"),
        ("Theo bài trên báo Sơn Bình ngày 28/2, đập Nậm Khoang đã nứt.", None),
    ],
)
def test_terms_counted_from_january_and_what_papers_print(text: str, day: str | None) -> None:
    assert told(text) == day


@pytest.mark.parametrize(
    ("event", "context", "year"),
    [
        ("Sáng 29/12", "Trong năm 2017, tỉnh đã trồng 300 ha rừng.", "2017"),
        ("Sáng 29/12", "Trong năm 2018, tỉnh cần tập trung trồng rừng.", "XXXX"),
        ("Sáng 11/12", "Ông Mẫu khẳng định tỉnh sẽ trả hết nợ trong năm 2018.", "2017"),
        ("Chiều 16/10", "Trao đổi giữa hai tỉnh đạt 8 tỷ đồng trong năm 2017.", "XXXX"),
        ("Chiều 16/10", "Tỉnh sẽ ban hành quy định này để áp dụng ngay trong năm 2018.", "XXXX"),
        ("Sáng 18/5", "Tỉnh phấn đấu xong việc này ngay trong năm 2018.", "2018"),
        ("Chiều 26/10", "Nghị quyết cần có hiệu lực từ đầu năm 2021.", "XXXX"),
        ("Chiều 22/8", "Kỳ họp thứ 8 Quốc hội khóa 11 dự kiến khai mạc mùa thu.", "2005"),
        ("Sáng 27/6", "Tuy nhiên đến tháng 5/2018, sở đã nhắc nhở việc này.", "2018"),
        ("Sáng 27/6", "Tuy nhiên đến tháng 8/2017, sở đã nhắc nhở việc này.", "XXXX"),
        ("Sáng 27/6", "Tỉnh phải xong việc này đến tháng 8/2017.", "2017"),
        ("Chiều 14/12", "Tỉnh chuẩn bị văn kiện tiến tới Đại hội XII. Đại hội XII sẽ bàn việc này.", "2015"),
        ("Chiều 24/9", "Tỉnh chuẩn bị văn kiện tiến tới Đại hội XII. Đại hội XII sẽ bàn việc này.", "XXXX"),
    ],
)
def test_a_year_spoken_of_in_autumn_may_be_the_next(event: str, context: str, year: str) -> None:
    assert (told(f"{event}, tỉnh Sơn Bình họp.", context) or "")[:4] == year


def test_news_of_a_document_that_is_told_with_its_day() -> None:
    text = "Theo Quyết định số 58-QĐ/TU ngày 21/5/2025, Tỉnh ủy Sơn Bình phân công ông Mẫu làm trưởng ban."
    assert told(text, published="2025-05-22") == "2025-05-21"
    assert told(text, published="2025-07-22") is None
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh vừa có văn bản. Việc này thực hiện yêu cầu của Thường trực Tỉnh ủy, ngày 27/4.",
        "Chủ tịch tỉnh vừa ký quyết định điều động ông Mẫu về Sở Kế hoạch Đầu tư tỉnh từ ngày 15/5.",
        "Theo ý kiến của Ủy ban nhân dân tỉnh Sơn Bình ngày 27/4, các xã phải báo cáo.",
    ],
)
def test_the_day_of_a_request_or_of_a_post_is_not_the_event(text: str) -> None:
    assert told(text) is None


def test_the_second_paragraph_below_a_headline_may_tell_the_day_without_a_number() -> None:
    headline = Structured("Còn một tuần để bàn giao đất", "title", None)
    texts = FILL.text, "Sáng nay, ông Mẫu đã cho biết như vậy.", "Hạn bàn giao ở Sơn Hạ là ngày 5/4."
    assert event_date([headline, *(Structured(text, "body", None) for text in texts)], None)[0] is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chợ Bạch Sa đã ngừng bán gia cầm từ ngày 5-11.", None),
        ("Các xã phải đi vào hoạt động ngay từ ngày 1-12.", None),
        ("Hội thao diễn ra từ ngày 5-11 đến 9-11.", "XXXX-11-05"),
        ("Hội thao diễn ra từ ngày 5 đến 9-11.", "XXXX-11-05"),
        ("Hội thao diễn ra từ 5-9/11.", "XXXX-11-05"),
        ("Hội thao diễn ra từ ngày 5 tháng 11 đến ngày 9 tháng 11.", "XXXX-11-05"),
    ],
)
def test_a_beginning_with_dashes_is_no_span(text: str, day: str | None) -> None:
    assert told(text) == day


def test_the_line_of_a_picture_within_a_headline_gives_way_to_the_news() -> None:
    headline = "Không xem thường động đất Chung cư Sơn Bình rung lúc 15 giờ 8-11-2005"
    story = "Chiều 9-11, ông Lưu Văn Mẫu chủ trì cuộc họp khẩn về việc này"
    run = Structured(f"{headline} Ảnh: N. Hữu {story}", "title", None)
    assert event_date([run], None)[0] == "2005-11-09"
    report = Structured(f"{story}. Các hộ dân đã về nhà sáng 10-11. Ảnh: N. Hữu Mưa đã ngớt", "title", None)
    assert event_date([report], None)[0] == "XXXX-11-09"
    assert event_date([Structured(f"{headline} Ảnh: N. Hữu", "title", None)], None)[0] == "2005-11-08"


def test_who_is_proposed_as_secretary_of_a_term_is_elected_at_its_congress() -> None:
    text = "Ông Mẫu được giới thiệu để bầu Bí thư Tỉnh ủy Sơn Bình nhiệm kỳ 2020-2025, thay ông Sơn."
    assert told("Kết quả công bố sáng 20/10 tại Đại hội Đảng bộ tỉnh.", text) == "2020-10-20"
    assert told("Kết quả công bố sáng 20/10.", text) == "XXXX-10-20"


def test_a_budget_spoken_of_in_autumn_is_that_of_the_next_year() -> None:
    assert told("Ngày 27-9, hội nghị bàn về dự toán chi ngân sách năm 2006.") == "2005-09-27"
    assert told("Ngày 27-5, hội nghị bàn về dự toán chi ngân sách năm 2006.") == "2006-05-27"


def test_the_year_of_what_a_meeting_belongs_to_is_that_of_the_meeting() -> None:
    text = "Chiều 16-5, ông Mẫu gặp đoàn trong khuôn khổ “Gặp gỡ thanh niên Bạch Sa - Sơn Bình năm 2019”."
    assert told(text) == "2019-05-16"


def test_a_day_behind_a_law_that_is_spoken_about_is_that_of_the_talk() -> None:
    assert told("Ông Mẫu phát biểu tại buổi thảo luận Luật Thanh niên, ngày 5/6.") == "XXXX-06-05"
    assert told("Ông Mẫu phát biểu về Luật Thanh niên ngày 5/6.") is None


def test_the_day_before_a_tomorrow_is_that_of_an_article_without_another() -> None:
    assert told("Hội nghị bàn về đập.", "Ngày mai 17-11, tỉnh sẽ thảo luận về đập.") == "XXXX-11-16"
    assert told("Hội nghị bàn về đập.", "Đoàn sẽ họp vào chiều mai (17-11).") == "XXXX-11-16"
    assert told("Sáng nay 12-11, tỉnh họp.", "Ngày mai 17-11, tỉnh sẽ thảo luận về đập.") == "XXXX-11-12"


def test_a_committee_reports_to_the_congress_behind_its_term() -> None:
    reported = "Đại hội nghe báo cáo của Ban Chấp hành Trung ương khóa IX."
    assert told("Chiều 19-4, đại hội thảo luận.", reported) == "2006-04-19"
    elected = "Đại hội nghe danh sách Ban Chấp hành Trung ương khóa IX."
    assert told("Chiều 20-4, đại hội thảo luận.", elected) == "2001-04-20"


@pytest.mark.parametrize(
    ("event", "context", "day"),
    [
        ("Hôm nay 28-11", "Quốc hội sẽ thông qua nghị quyết về nhiệm vụ năm 2006.", "2005-11-28"),
        ("Ngày 29-12", "Từ Tết Dương lịch 2005 không ai được nhận quà.", "2004-12-29"),
        (
            "Chiều 1/11",
            "Trung ương trích 25 tỷ đồng từ dự phòng ngân sách trung ương năm 2005.",
            "2005-11-01",
        ),
        ("Hôm nay 13-11", "Từ đầu năm 2004 đã bàn ba lần. Còn năm 2005 sẽ giám sát gì?", "2004-11-13"),
        ("Sáng 29/4", "Xã kỷ niệm 50 năm chiến thắng lịch sử Điện Biên Phủ.", "2004-04-29"),
        ("Ngày 15/8", "Tỉnh kỷ niệm 60 năm thành lập lực lượng công an nhân dân.", "2005-08-15"),
        ("Ngày 28/4", "Huyện đảo kỷ niệm 29 năm ngày giải phóng huyện đảo.", "2004-04-28"),
        ("Ngày 29/6", "Thị xã kỷ niệm 50 năm ngày giải phóng thị xã.", "XXXX-06-29"),
        ("Ngày 9-3", "Trường đã bắt đầu tuyển sinh lớp 10 năm học 2006-2007.", "2006-03-09"),
        ("Hôm nay, 9-5", "Quốc hội bàn tiếp tại kỳ họp thứ 7 QH khóa XI.", "2005-05-09"),
        ("Sáng 29/9", "Quốc hội chuẩn bị kỳ họp thứ 8 và chương trình năm 2006.", "2005-09-29"),
        (
            "Sáng 29/9",
            "Quốc hội bàn. Tỉnh chuẩn bị kỳ họp thứ 8 HĐND và chương trình năm 2006.",
            "XXXX-09-29",
        ),
        ("Ngày 2/6", "Quốc hội bàn tại kỳ họp thứ 3 về đường cao tốc, đến năm 2022 sẽ xong.", "XXXX-06-02"),
        (
            "Sáng 8/10",
            "HĐND họp bất thường, kỳ họp thứ 10, theo Nghị quyết của Quốc hội năm 2020.",
            "XXXX-10-08",
        ),
        ("Sáng 29/3", "Năm 2045 tỉnh kỷ niệm 100 năm thành lập nước.", "XXXX-03-29"),
        ("Ngày 18/10", "Tháng 7/2000, ông chủ thuê hai người làm bảo vệ.", "XXXX-10-18"),
        ("Hôm qua 24-4, Đại hội Hội Thủ công khai mạc", "Mục tiêu trong nhiệm kỳ 2005-2010.", "2005-04-24"),
    ],
)
def test_what_a_careful_reader_knows_of_the_year(event: str, context: str, day: str) -> None:
    assert told(f"{event}, cuộc họp bàn việc giữ nước cho mùa khô ở tỉnh Sơn Bình.", context) == day


def test_the_first_of_the_days_for_which_a_meeting_lasts() -> None:
    opening = "Sáng qua, hội nghị lần thứ 6 của Hội Thủ công đã khai mạc tại Sơn Bình."
    lasts = "Hội nghị sẽ diễn ra trong ba ngày, từ 18 đến 20/2."
    assert told(opening, FILL.text, lasts) == "XXXX-02-18"
    assert told("Hai bên đồng ý gặp nhau.", FILL.text, lasts) is None


def test_the_date_below_a_statement() -> None:
    assert told("Chúng tôi phản đối việc lấp hồ.", FILL.text, "Ngày 28-4-2006") == "2006-04-28"
    assert told("Chúng tôi phản đối việc lấp hồ.", FILL.text, "Bản ghi ngày 28-4-2006 đã mất.") is None


def test_a_life_that_ended_in_the_only_old_year_that_fits() -> None:
    text = "Ngày 24/3 này, chúng ta kỷ niệm 80 năm ngày mất của cụ Lễnh. Hồi năm 1926, cả vùng để tang."
    assert told(text) == "2006-03-24"


def test_a_day_from_which_on_something_is_open() -> None:
    assert told("Từ ngày 7/11, hầm Sơn Bình sẽ mở cửa đón xe máy.") == "XXXX-11-07"
    assert told("Từ ngày 7/11, xe máy sẽ phải trả thêm tiền qua hầm.") is None


def test_the_first_day_of_a_session_whose_opening_was_this_morning() -> None:
    opening = "Tại phiên họp thứ 7 sáng nay, Hội Thủ công Sơn Bình bàn việc dạy nghề."
    assert told(opening, FILL.text, "Phiên họp kéo dài từ ngày 17 đến 24/3.") == "XXXX-03-17"
    assert told(opening, FILL.text, "Trong các ngày 28 - 30/7, phiên họp bàn ngân sách.") == "XXXX-07-28"
    assert told(FILL.text, FILL.text, "Phiên họp kéo dài từ ngày 17 đến 24/3 năm ngoái.") is None


def test_the_day_of_an_occasion_far_below() -> None:
    above = [FILL.text] * 7
    assert told(*above, "Sáng 31-3, hội đồng đã họp lần cuối.") == "XXXX-03-31"
    assert told(*above, "Ông nói điều đó trong phiên họp chiều 13/4 của xã.") == "XXXX-04-13"
    assert told(*above, "Sáng 31-3, một ông lão đào được hũ tiền.") is None
    assert told("Xã họp sáng nay bàn việc giữ rừng.", *above, "Hết buổi thảo luận sáng 22/8, ai nấy về.") == (
        "XXXX-08-22"
    )
    assert told("Xã họp sáng nay bàn việc giữ rừng.", *above, "Hết buổi họp chiều 22/8, ai nấy về.") is None


def test_the_document_of_which_the_opening_told_the_contents() -> None:
    order = "Đó là một trong những nhiệm vụ mà ủy ban giao trong chỉ thị ngày 16/7 gửi các xã."
    assert told(FILL.text, order) == "XXXX-07-16"
    assert told(FILL.text, order.replace("Đó là", "Sổ ghi")) is None


def test_a_visit_of_several_days_with_their_year() -> None:
    visit = "Ông chủ tịch đã thăm tỉnh bạn từ ngày 18 đến 22 tháng 7 năm 2005."
    assert told(FILL.text, FILL.text, visit) == "2005-07-18"


def test_the_day_of_a_celebration_and_days_of_a_file() -> None:
    assert told("Tại lễ kỷ niệm một năm ngày thành lập tổng đài hôm 12/6, ông nói.") == "XXXX-06-12"
    assert told("Theo kết luận điều tra, chiều 19-5-2004, ông ta gọi điện.") is None
    assert told("Ủy ban cho biết, đến 19h ngày 25/4, các xã đã bầu xong.") == "XXXX-04-25"
