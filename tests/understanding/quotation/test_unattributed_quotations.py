"""Quotations that run over paragraphs of one sentence each. All people and words are invented."""

from __future__ import annotations

from tests.understanding.told import file_speakers as speakers

SAYS = 'Chiều 5-4, ông Tô Bá Lễnh cho hay: "Con đập này đã cũ lắm rồi.'
CONTINUED = ["Tô Bá Lễnh/dc"]


def test_a_space_before_the_closing_mark() -> None:
    texts = (SAYS, 'Xã đã báo lên huyện từ mùa mưa năm trước mà chưa thấy ai xuống ".', "Đập dài 200 m.")
    assert speakers(*texts) == [["Tô Bá Lễnh/de"], CONTINUED, []]


def test_what_is_quoted_inside_a_quotation_does_not_end_it() -> None:
    texts = (
        SAYS,
        'Bà con gọi nó là "con đập giấy".',
        "Mùa mưa nào cũng phải thức canh.",
        'Làm sao mà yên tâm được".',
        "Xã có 300 hộ.",
    )
    assert speakers(*texts) == [["Tô Bá Lễnh/de"], CONTINUED, CONTINUED, CONTINUED, []]


def test_another_speaker_ends_a_quotation_that_lacks_its_mark() -> None:
    texts = (
        SAYS,
        "Theo bà Vi Thị Nhạn, xã đã báo lên huyện nhiều lần.",
        '"Chúng tôi chờ mãi mà chưa thấy ai xuống.',
        'Mùa mưa lại sắp đến rồi", bà Nhạn nói.',
    )
    assert speakers(*texts)[1:] == [["Vi Thị Nhạn/re"], ["Vi Thị Nhạn/dc"], ["Vi Thị Nhạn/de"]]


def test_who_asks_is_named_behind_a_mark_that_stands_alone() -> None:
    texts = (
        'Ông Tô Bá Lễnh hỏi: "Đập này xây từ năm nào?"',
        '"Đập xây đã ba mươi năm, nay thấm nhiều chỗ", ông Vi Văn Ngoạn trả lời.',
        '"Vậy sao không báo lên huyện?',
        "Các anh còn chờ gì nữa?",
        '", ông Lễnh hỏi tiếp.',
    )
    assert speakers(*texts)[2:] == [CONTINUED, CONTINUED, ["Tô Bá Lễnh/de"]]


def test_a_quotation_opened_again_behind_another_is_the_same_speakers() -> None:
    texts = (
        '"Con đập này đã cũ lắm rồi, mưa là thấm", ông Tô Bá Lễnh nói.',
        '"Xã đã báo lên huyện từ mùa mưa năm trước.',
        'Đến nay vẫn chưa thấy ai xuống xem".',
    )
    assert speakers(*texts) == [["Tô Bá Lễnh/de"], CONTINUED, CONTINUED]


def test_a_quotation_opened_again_is_not_his_if_somebody_else_is_named_behind_it() -> None:
    texts = (
        '"Con đập này đã cũ lắm rồi, mưa là thấm", ông Tô Bá Lễnh nói.',
        '"Tôi báo lên huyện từ mùa mưa năm trước mà không ai trả lời một tiếng nào cho xã.',
        'Đến nay vẫn chưa thấy ai xuống xem", bà Vi Thị Nhạn nói.',
    )
    assert speakers(*texts)[1:] == [["Vi Thị Nhạn/dc"], ["Vi Thị Nhạn/de"]]


def test_a_quotation_that_ends_with_nobody_before_or_behind_it_is_nobodys() -> None:
    texts = (
        "Ông Tô Bá Lễnh cho biết đập đã cũ.",
        "Trên bảng tin của xã có mấy dòng chữ viết tay.",
        '"Đập hỏng, cấm qua lại.',
        'Ai qua phải tự chịu".',
    )
    assert speakers(*texts)[1:] == [[], [], []]


def test_a_quotation_below_a_report_and_without_any_other_is_the_same_persons() -> None:
    texts = (
        "Ông Tô Bá Lễnh cho biết đập đã cũ.",
        '"Xã đã báo lên huyện từ mùa mưa năm trước.',
        'Đến nay vẫn chưa thấy ai xuống xem".',
    )
    assert speakers(*texts)[1:] == [CONTINUED, CONTINUED]


def test_who_is_named_in_parentheses_below_a_quotation() -> None:
    texts = (
        "Đập cũ ở Nậm Khoang",
        "Năm nào cũng hứa sửa, năm nào cũng chờ, chứ làm gì có chuyện yên tâm mà ngủ...”.",
        "(Anh Tô Bá Lễnh - chủ một trại cá ở xã Nậm Khoang - bức xúc và lo lắng về con đập cũ)",
    )
    assert speakers(*texts)[1:] == [CONTINUED, []]


def test_a_source_in_parentheses_signs_nothing() -> None:
    texts = (
        "Ông Tô Bá Lễnh cho biết đập đã cũ.",
        "Trên tường có mấy chữ “đập hỏng, cấm qua lại”.",
        "(Theo báo Nậm Khoang)",
    )
    assert speakers(*texts)[2] == []
