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
