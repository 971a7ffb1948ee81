"""Who is meant: partial names, pronouns and bare titles. All people and places are invented."""

from __future__ import annotations

import pytest
from searchlib.understanding.attribution.speakers import attribute
from searchlib.understanding.coreference import roster
from searchlib.understanding.layout.structure import Structured
from searchlib.understanding.mentions.title_comparison import same_title, title, titles
from tests.understanding.told import body_speakers as speakers

FIRST = "Bí thư Thành ủy Lê Văn Tám cho rằng thành phố đi đúng hướng."


@pytest.mark.parametrize(
    "text",
    [
        "Ông Tám đề nghị các quận làm tiếp.",
        "Ông cũng đề nghị các quận làm tiếp.",
        "Bí thư Thành ủy lưu ý các quận phải làm tiếp.",
        "Bí thư Tám lưu ý các quận phải làm tiếp.",
        "Theo ông, các quận phải làm tiếp.",
        "Theo Bí thư, các quận phải làm tiếp.",
        "Vị lãnh đạo này nhấn mạnh các quận phải làm tiếp.",
    ],
)
def test_mentions_afterwards_mean_the_full_name(text: str) -> None:
    assert speakers(FIRST, text) == [["Lê Văn Tám"], ["Lê Văn Tám"]]


def test_the_full_name_may_come_later() -> None:
    assert speakers("Bí thư Thành ủy yêu cầu làm ngay.", FIRST)[0] == ["Lê Văn Tám"]


def test_title_that_nobody_in_the_article_bears_stays_unknown() -> None:
    assert speakers("Thủ tướng yêu cầu các tỉnh làm ngay.", FIRST)[0] == []


def test_deputy_is_not_the_chief() -> None:
    texts = (
        "Chủ tịch UBND tỉnh Lê Văn Tám cho biết tỉnh đã làm xong.",
        "Phó Chủ tịch UBND tỉnh Đỗ Thị Vi cho biết huyện đã làm xong.",
        "Chủ tịch UBND tỉnh yêu cầu báo cáo.",
    )
    assert speakers(*texts)[2] == ["Lê Văn Tám"]


def test_same_given_name_is_settled_by_gender() -> None:
    texts = (
        "Ông Lê Văn Hoa cho biết trường thiếu lớp. Bà Trần Thị Hoa cho biết trường thiếu thầy.",
        "Bà Hoa đề nghị tỉnh sớm giải quyết.",
        "Ông Hoa nói trường đã chờ lâu.",
    )
    assert speakers(*texts)[1:] == [["Trần Thị Hoa"], ["Lê Văn Hoa"]]


def test_same_given_name_in_one_paragraph_stays_unknown() -> None:
    texts = (
        "Ông Lê Văn Hoa cho biết trường thiếu lớp. Ông Trần Đức Hoa cho biết trường thiếu thầy.",
        "Ngày mai, đoàn sẽ làm việc tiếp.",
        "Về việc này, ông Hoa nói trường đã chờ lâu.",
    )
    assert speakers(*texts)[2] == []


def test_same_given_name_means_the_last_one_of_a_later_paragraph() -> None:
    texts = (
        "Ông Lê Văn Hoa cho biết trường thiếu lớp.",
        "Ông Trần Đức Hoa cho biết trường thiếu thầy.",
        "Ông Hoa nói trường đã chờ lâu.",
    )
    assert speakers(*texts)[2] == ["Trần Đức Hoa"]


def test_spelling_of_a_name_does_not_make_another_person() -> None:
    texts = ("Ông Trần Sỹ Hoà cho biết đường đã thông.", "Ông Trần Sĩ Hòa nói xe đã chạy.")
    assert speakers(*texts) == [["Trần Sỹ Hoà"], ["Trần Sỹ Hoà"]]


def test_name_in_capitals_is_shown_in_small_letters() -> None:
    assert speakers("- Bộ trưởng TRẦN HỮU ĐĂNG: Tôi xin rút.") == [["Trần Hữu Đăng"]]


def test_part_of_a_name_where_the_article_gives_no_more() -> None:
    assert speakers("Chị Nga nói: “Tôi đã chờ ba năm”.") == [["Nga"]]


def test_foreign_names_are_shortened_in_front() -> None:
    texts = ("Tổng thống John K. Welling tuyên bố sẽ đến.", "Ông Welling nói sẽ ở lại hai ngày.")
    assert speakers(*texts)[1] == ["John K. Welling"]


def test_leaders_of_an_office_are_the_person_who_spoke_for_it() -> None:
    texts = (
        "Chủ tịch UBND tỉnh Hòa An Lê Văn Tám cho biết cầu sắp xong.",
        "Lãnh đạo UBND tỉnh Hòa An cho rằng đường cũng sắp xong.",
        "Lãnh đạo Sở Y tế tỉnh Hòa An cho rằng bệnh viện đã đủ.",
    )
    assert speakers(*texts)[1:] == [["Lê Văn Tám"], []]


def test_pronoun_after_somebody_unnamed_stays_unknown() -> None:
    texts = (FIRST, "Một chủ hộ ở chợ bực bội. Anh ta nói: “Chúng tôi chờ mãi”.")
    assert speakers(*texts)[1] == []


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def test_titles_are_compared_by_head_and_body() -> None:
    assert title(words("Phó Chủ tịch UBND tỉnh Hòa An"))[0] == "phó chủ tịch"
    assert same_title(title(words("Chủ tịch")), title(words("Chủ tịch UBND")))
    assert not same_title(title(words("Bộ trưởng Y tế")), title(words("Bộ trưởng Tài chính")))
    assert len(titles(words("Ủy viên Trung ương Đảng , Bí thư Tỉnh ủy"))) == 2


def test_a_trade_means_the_one_person_of_that_trade_named_just_before() -> None:
    first = "Họa sĩ Lê Văn Tám cho biết ông vẽ từ năm mười tuổi."
    assert speakers(first, "Họa sĩ khẳng định sẽ còn vẽ.")[1] == ["Lê Văn Tám"]
    assert speakers(first, "Các họa sĩ khẳng định sẽ còn vẽ.")[1] == []
    assert speakers(first, "Một họa sĩ khẳng định sẽ còn vẽ.")[1] == []
    another = "Họa sĩ Đỗ Thị Vi cho biết bà vẽ từ nhỏ."
    assert speakers(first, another, "Họa sĩ khẳng định sẽ còn vẽ.")[2] == []


def test_the_leader_of_the_government_is_the_prime_minister() -> None:
    first = "Thủ tướng Lê Văn Tám yêu cầu các bộ làm ngay."
    assert speakers(first, "Lãnh đạo Chính phủ đề nghị báo cáo trước tháng sau.")[1] == ["Lê Văn Tám"]
    assert speakers(first, "Lãnh đạo tỉnh Tam Lộc đề nghị báo cáo trước tháng sau.")[1] == []


def test_somebody_appointed_does_not_take_the_word() -> None:
    first = "Ông Lê Văn Tám cho biết đã bổ nhiệm một cố vấn. Ông cũng cho biết việc này không gấp."
    assert speakers(first) == [["Lê Văn Tám"]]


def test_the_fuller_role_is_told() -> None:
    people, _ = attribute(
        [
            Structured("Giám đốc Lê Văn Tám cho biết đã làm xong.", "body", None),
            Structured("Giám đốc Sở Xây dựng tỉnh Lê Văn Tám nói thêm.", "body", None),
        ]
    )
    assert [person.role for person in people] == ["Giám đốc Sở Xây dựng tỉnh"]


def test_who_held_an_office_before_is_not_who_holds_it() -> None:
    told = "Cựu tổng thống Erik Larsen đã qua đời. Tổng thống Karl Bor cho biết sẽ đến viếng."
    assert speakers(told, "Đương kim tổng thống nói ông rất buồn.")[1] == ["Karl Bor"]
    assert speakers(told, "Tổng thống nói ông rất buồn.")[1] == ["Karl Bor"]
    alive = "Cựu tổng thống Erik Larsen đã đến. Tổng thống Karl Bor đi vắng."
    assert speakers(alive, "Cựu tổng thống nói ông rất vui.")[1] == ["Erik Larsen"]


def test_a_statesman_named_without_an_office_has_the_one_that_news_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(roster._STATESMEN, ("tozvet",), title(("Tổng", "thống", "Nga")))
    told = "Ông Tozvet cho biết sông đã cạn."
    assert speakers(told, "Tổng thống Nga lưu ý phải vét sông.")[1] == ["Tozvet"]
    assert speakers(told, "“Phải vét sông”, người đứng đầu Kremlin nói.")[1] == ["Tozvet"]
    assert speakers(told, "Tổng thống Pháp lưu ý phải vét sông.")[1] == []
    another = "Tổng thống Nga Ivan Belkov lưu ý phải vét sông."
    assert speakers(told, another, "Tổng thống Nga nói thêm rằng sông đã cạn.")[2] == ["Ivan Belkov"]
