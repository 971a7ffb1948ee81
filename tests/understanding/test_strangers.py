"""Who speaks where somebody unnamed has the word. All people, places and words are invented."""

from __future__ import annotations

import pytest
from tests.understanding.told import body_speakers


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (
            [
                "Một quan chức cho biết Chủ tịch Lê Văn Tám không bàn việc đó. Khi được hỏi có ai từ chức, "
                "ông này trả lời: “Chưa có ai từ chức cả”."
            ],
            [[]],
        ),
        (
            [
                "Ông Lê Văn Tám cho biết cầu sắp xong.",
                "Bộ trưởng Giao thông nước bạn cho biết đường còn xa. Ông đánh giá đường xấu.",
                "“Đường này phải làm lại từ đầu, không thể để mãi như thế”, ông nói.",
            ],
            [["Lê Văn Tám"], [], []],
        ),
        (
            [
                "Một lãnh đạo xã cho biết sẽ xem lại việc của bà Trần Thị Gáo.",
                "“Những ai cho mượn xe cũng bị xem lại”, vị lãnh đạo này nói.",
            ],
            [[], []],
        ),
        (
            [
                "Một nhà báo giấu tên cho rằng cầu sẽ sập. Ông Lê Văn Tám cũng nghĩ như vậy. "
                "Ông nhận định cầu quá cũ."
            ],
            [["Lê Văn Tám"]],
        ),
        (
            ["Trưởng thôn Lê Văn Tám đến từ sớm. Người đàn ông này cho biết cầu sắp xong."],
            [["Lê Văn Tám"]],
        ),
        (
            [
                "Kỹ sư Lê Văn Tám cho biết cầu sắp xong.",
                "Kỹ sư này khẳng định xe sẽ qua được.",
                "Vị chuyên gia nói thêm rằng cầu rất chắc.",
            ],
            [["Lê Văn Tám"], ["Lê Văn Tám"], ["Lê Văn Tám"]],
        ),
        (
            [
                "Bị cáo Lê Văn Tám cúi đầu.",
                "Vị thẩm phán nói: “Phiên tòa này không phải là cuộc họp, xin mọi người giữ trật tự”.",
            ],
            [[], []],
        ),
        (["Ba rủ Lê Văn Tám, Trần Văn Gáo và Lê Thị Hoa đi uống và tâm sự chuyện nhà."], [[]]),
    ],
)
def test_strangers_keep_their_words(paragraphs: list[str], said: list[list[str]]) -> None:
    assert body_speakers(*paragraphs) == said


def test_a_quotation_that_another_tells_ends_a_speech() -> None:
    said = "Ông Lê Văn Tám cho biết cầu sắp xong và dân sẽ đi lại dễ dàng hơn trước nhiều."
    line = "Chị nghe máy. Đầu dây bên kia nói: “Tôi có nghe rồi, chỗ chị cứ làm đi, chúng tôi chấp nhận hết”."
    paper = "“Đó là bài học mà ai cũng phải rút ra từ cây cầu này”, tờ Tin Làng nêu trong bài về ông Tám."
    assert body_speakers(said, line) == [["Lê Văn Tám"], []]
    assert body_speakers(said, paper) == [["Lê Văn Tám"], []]


def test_a_foreign_name_opens_a_tag_that_tells_where_it_belongs() -> None:
    text = "“Đường này đi rất khó, mưa xuống là lầy”, Vera Larsen, dạy học bốn năm nay tại đây, nói."
    assert body_speakers(text) == [["Vera Larsen"]]


def test_a_text_that_the_opening_offers_is_of_the_only_person_named() -> None:
    opening = "Thiền sư Lê Văn Tám về thăm quê sau nhiều năm. Dưới đây là bài viết của ông về cây cầu cũ."
    text = ["Cầu cũ nằm ở cuối làng, ngày bé tôi hay ra đó.", "Chúng ta đừng quên cây cầu ấy."]
    assert body_speakers(opening, *text)[1:] == [["Lê Văn Tám"]] * 2
    assert body_speakers(opening.replace("bài viết của ông", "ý kiến của các nhà văn"), *text)[1:] == [[], []]
