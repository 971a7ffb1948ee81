"""Who is interviewed; all people are invented."""

from __future__ import annotations

from tests.understanding.told import file_speakers

ANSWERS = (
    "Chiều hôm ấy, tôi tìm đến nhà bên sông.",
    "Nhà thơ Lê Văn Tám sinh năm 1930, người làng Đông.",
    "- Ông viết từ bao giờ?",
    "- Tôi viết từ nhỏ.",
    "- Ông có còn viết không?",
    "- Tôi viết mỗi ngày một trang.",
    "- Ông có dự định gì, thưa ông?",
    "- Tôi muốn nghỉ.",
)


def test_a_closing_paragraph_of_the_reporter_takes_no_answers_away() -> None:
    told = file_speakers("Gặp nhà thơ", *ANSWERS, "Thấy tôi ghi chậm, ông Tám lại giúp tôi nhớ tên các làng.")
    assert told[4] == told[6] == told[8] == ["Lê Văn Tám/dc"]


def test_the_trade_in_the_lead_is_that_of_the_headline() -> None:
    told = file_speakers(
        "Lê Văn Tám: 'Tôi không vội'",
        "Những truyện đầu tay của tôi đều ngắn, và tôi viết chúng trong một mùa hè, nhà văn tâm sự.",
        "- Ông viết từ bao giờ?",
        "- Tôi viết từ nhỏ.",
        "- Ông có còn viết không?",
        "- Tôi viết mỗi ngày một trang.",
    )
    assert told[1] == ["Lê Văn Tám/da"]


def test_a_box_below_the_first_question_tells_whose_answers_they_are() -> None:
    told = file_speakers(
        "“Tôi không vội”",
        "- Tôi viết từ nhỏ, và tôi chưa từng bỏ một ngày nào.",
        "Ông có còn viết không, thưa ông?",
        "Nhà thơ Lê Văn Tám sinh năm 1930, người làng Đông.",
        "- Tôi viết mỗi ngày một trang.",
        "Ông có dự định gì?",
        "- Tôi muốn nghỉ.",
    )
    assert told[1] == told[4] == told[6] == ["Lê Văn Tám/dc"]
