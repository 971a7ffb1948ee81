"""Which days that are told without a year, or far below the opening, are those of the event."""

from __future__ import annotations

import pytest
from searchlib.understanding.dates.event_date import event_date
from searchlib.understanding.layout.structure import Structured

FILL = "Hội nghị bàn việc sắp xếp các phòng chuyên môn của tỉnh Sơn Bình."


def told(*texts: str, published: str | None = None, titled: str = "") -> str | None:
    """The day of an article of these paragraphs of body text below a headline, if it has one."""
    head = [Structured(titled, "title", None)] if titled else []
    return event_date([*head, *(Structured(text, "body", None) for text in texts)], published, None)[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 5/6, huyện Sơn Hạ đã mở chợ.", "XXXX-06-05"),
        ("Sáng 5/6, huyện Sơn Hạ đã mở chợ.", "XXXX-06-05"),
        ("Chợ đã mở. Ngày 5/6, huyện Sơn Hạ thu phí.", "XXXX-06-05"),
        ("Chợ Sơn Hạ mở vào sáng 5/6.", "XXXX-06-05"),
        ("Tại hội nghị của huyện ngày 5/6, bà Mẫu đã nêu việc này.", "XXXX-06-05"),
        ("Trả lời phóng viên hôm 5/6, bà Mẫu xác nhận việc này.", "XXXX-06-05"),
        ("Suốt cả ngày 5/6, phóng viên không gặp được bà Mẫu.", "XXXX-06-05"),
        ("Huyện Sơn Hạ hôm 5/6 đã mở chợ.", None),
        ("Bà Mẫu bị ngã xe ngày 5/6 trên đường về Sơn Hạ.", None),
    ],
)
def test_a_day_first_told_below_the_opening_is_news_where_it_is_reported_from(
    text: str, day: str | None
) -> None:
    assert told(FILL, FILL, FILL, text) == day
    assert told(FILL, FILL, FILL, text, titled="Sắp xếp phòng chuyên môn") == day


def test_a_day_within_the_opening_or_near_publication_need_not_be_reported_from() -> None:
    text = "Bà Mẫu bị ngã xe ngày 5/6 trên đường về Sơn Hạ."
    assert told(FILL, FILL, text) == "XXXX-06-05"
    assert told(FILL, FILL, text, titled="Sắp xếp phòng chuyên môn") == "XXXX-06-05"
    assert told(FILL, FILL, FILL, text, published="2024-06-06") == "2024-06-05"


def test_publication_settles_today_without_a_part_of_the_day() -> None:
    assert told("Tỉnh Sơn Bình hôm nay tổ chức hội thao.", published="2024-03-01") == "2024-03-01"
    assert told("Tỉnh Sơn Bình hôm nay đã khác.", published="2024-03-01") is None


def test_the_same_day_far_below_is_that_of_the_news() -> None:
    texts = (FILL,) * 12
    assert told(*texts, "Cùng ngày 31/3, tỉnh trao bằng cho hai xã.") == "XXXX-03-31"
    assert told(*texts, "Ngày 31/3, tỉnh trao bằng cho hai xã.") is None


def test_a_document_that_carries_out_another_does_not_have_its_day() -> None:
    assert told("Tỉnh ủy vừa ban hành Quyết định số 5 ngày 23/5 về chợ.") == "XXXX-05-23"
    assert told("Tỉnh ủy vừa ban hành kế hoạch thực hiện Quyết định số 5 ngày 23/5 về chợ.") is None


@pytest.mark.parametrize(
    ("event", "context", "year"),
    [
        # of two occasions in a row the earlier is that of the year before
        (
            "Sáng 27/4",
            "Kết quả kỳ thi quốc gia năm 2018 được xem lại trước kỳ thi quốc gia năm 2019.",
            "2019",
        ),
        # a later year beside a noun speaks against the one that the text reckons from
        ("Sáng 27/4", "Từ đầu năm 2018, xã trồng 3 ha rừng.", "2018"),
        ("Sáng 27/4", "Từ đầu năm 2018, xã trồng 3 ha rừng, trước mùa giải 2019.", "XXXX"),
        ("Sáng 27/4", "Theo ước tính, đầu năm 2018 xã có 3 ha rừng.", "XXXX"),
        # what has to be done within a year is ahead in spring; what was done is not
        ("Sáng 27/2", "Tỉnh yêu cầu làm xong việc này trong năm 2019.", "2019"),
        ("Sáng 27/2", "Tỉnh đã làm xong việc này trong năm 2019.", "XXXX"),
        # what should be done within a year is spoken of at the end of the one before
        ("Sáng 27/12", "Xã nên trồng thêm 3 ha rừng trong năm 2019.", "XXXX"),
        ("Sáng 27/12", "Xã trồng thêm 3 ha rừng trong năm 2019.", "2019"),
        # who had left office is no news
        ("Sáng 27/4", "Bà Mẫu thôi giữ chức vụ này vào ngày 1/6/2018.", "XXXX"),
    ],
)
def test_the_year_of_a_day_in_spring(event: str, context: str, year: str) -> None:
    assert (told(f"{event}, tỉnh Sơn Bình họp.", context) or "")[:4] == year


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bà Mẫu thôi giữ chức vụ này từ hôm nay 31/3.", "XXXX-03-31"),
        ("Bà Mẫu thôi giữ chức vụ này từ ngày 31/3.", None),
        ("Bắt đầu từ hôm nay (31-3), các xã thu phí chợ.", "XXXX-03-31"),
        ("Bắt đầu từ ngày 31-3, các xã thu phí chợ.", None),
    ],
)
def test_what_holds_from_today_is_news(text: str, day: str | None) -> None:
    assert told(text) == day


def test_what_would_have_been_settles_no_year() -> None:
    event = "Chiều 14/2, xã Bạch Sa họp về cây cầu khởi công hồi tháng 4/2005."
    assert told(event, "Đúng tiến độ, vào tháng 9/2006, xã đã có cầu.") == "2007-02-14"
    assert told(event, "Nếu đúng tiến độ, vào tháng 9/2006, xã đã có cầu.") == "2006-02-14"


def test_a_lunar_year_with_its_number_of_old_is_history() -> None:
    assert told("Sáng 2/2, xã gặp mặt mừng xuân Mậu Tuất.") == "2018-02-02"
    assert told("Sáng 2/2, xã gặp mặt những người lính xuân Mậu Thân 1968.") == "XXXX-02-02"


@pytest.mark.parametrize(
    ("caption", "published", "day"),
    [
        ("Ông Mẫu cùng đoàn tới xã vào chiều 14-7 - Ảnh: H.M.", None, "XXXX-07-14"),
        ("Ông Mẫu cùng đoàn tới xã ngày 14-7 - Ảnh: H.M.", None, None),
        ("Ông Mẫu cùng đoàn tới xã ngày 14-7 - Ảnh: H.M.", "2019-07-15", "2019-07-14"),
        ("Ông Mẫu cùng đoàn tới xã ngày 14-7 - Ảnh: H.M.", "2019-09-15", None),
        ("Ông Mẫu cùng đoàn tới xã vào chiều 14-7-2015 - Ảnh: H.M.", None, None),
    ],
)
def test_the_day_of_a_picture(caption: str, published: str | None, day: str | None) -> None:
    paragraphs = [Structured(FILL, "body", None), Structured(caption, "caption", None)]
    assert event_date(paragraphs, published, None)[0] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Trao đổi với PV báo Sơn Bình vào ngày 3/6, ông Mẫu xác nhận việc này.", "XXXX-06-03"),
        ("Theo báo Sơn Bình vào ngày 3/6, ông Mẫu xác nhận việc này.", None),
        ("Hồi âm phóng viên lúc 19g tối 4-4, ông Mẫu xác nhận việc này.", "XXXX-04-04"),
        ("Hồi tối 4-4, ông Mẫu xác nhận việc này.", None),
    ],
)
def test_who_answers_a_paper_is_no_paper(text: str, day: str | None) -> None:
    assert told(text) == day
