"""Papers that somebody reads, sends or owns: what they say is that person's. All of it is invented."""

from __future__ import annotations

import pytest
from tests.understanding.told import file_speakers as speakers

TITLE = "Họp ở Nậm Khoang"
END = "Mưa đã tạnh ở Nậm Khoang từ hôm qua."
HIS = ["Tô Bá Lễnh/re"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ông Tô Bá Lễnh đọc báo cáo về đập. Theo đó, thân đập có chín vết nứt.", HIS),
        ("Ông Tô Bá Lễnh trình bày tờ trình sửa đập, theo đó huyện xin làm ngay mùa này.", HIS),
        ("Báo cáo của ông Tô Bá Lễnh khái quát lại tình hình đập Nậm Khoang trong chín năm.", HIS),
        ("Nhận định của ông Tô Bá Lễnh về đập khiến ai cũng lo: thân đập nứt nhiều chỗ.", HIS),
        ("Nguyên nhân được ông Tô Bá Lễnh xác định là do mối đục thân đập.", HIS),
        ("Chủ tịch Tô Bá Lễnh tại cuộc họp đã yêu cầu các xã trực đập.", HIS),
        ("Ông Tô Bá Lễnh thay mặt UBND huyện kêu gọi bà con trực đập.", HIS),
        # nobody's words: who will read, who listens, whose decision others speak of
        ("Ông Tô Bá Lễnh đọc báo cáo về đập.", []),
        ("Hội nghị sẽ nghe ông Tô Bá Lễnh đọc báo cáo về đập.", []),
        ("Giải thích quyết định của ông Tô Bá Lễnh, các cán bộ cho rằng làm thế là đúng.", []),
        ("Ngay sau báo cáo do ông Tô Bá Lễnh trình bày, hội nghị đã thảo luận.", []),
    ],
)
def test_who_reads_or_owns_a_paper_is_heard(text: str, told: list[str]) -> None:
    assert speakers(TITLE, text, END)[1] == told


def test_what_a_paper_says_in_the_next_paragraphs_is_its_readers() -> None:
    read = "Tại buổi lễ, Bí thư Tô Bá Lễnh đọc diễn văn khai mạc."
    says = "Bài diễn văn nêu bật: “Đập Nậm Khoang là công sức của chín xã vùng thấp”."
    assert speakers(TITLE, read, says, END)[2] == ["Tô Bá Lễnh/dc"]
    assert speakers(TITLE, END, says, END)[2] == []
