"""Names with initials, transcribed names, foreign names that nothing announces; all of invented people."""

from __future__ import annotations

import pytest
from searchlib.understanding.attribution.speakers import attribute
from searchlib.understanding.coreference.name_forms import abbreviates, name_keys
from searchlib.understanding.layout.structure import Structured
from searchlib.understanding.mentions.clauses import clauses
from searchlib.understanding.mentions.person_mention import Form
from searchlib.understanding.mentions.person_mentions import mentions
from searchlib.understanding.mentions.word_forms import is_foreign
from tests.understanding.told import sure_names as found


def speakers(*texts: str) -> list[list[str]]:
    _, attributions = attribute([Structured(text, "body", None) for text in texts])
    return [[f"{one.name}/{one.mode[0]}{one.cue[0]}" for one in paragraph] for paragraph in attributions]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ngoại trưởng Đức F.Tourin cho biết.", "F.Tourin", "Ngoại trưởng Đức"),
        ("Chủ tịch đảng Dân chủ tự do Nga V.Belkov dự đoán.", "V.Belkov", "Chủ tịch đảng Dân chủ tự do Nga"),
        (
            "Trợ lý ngoại trưởng phụ trách vấn đề kiểm soát vũ khí R.Belkov cho rằng họ chậm.",
            "R.Belkov",
            "Trợ lý ngoại trưởng phụ trách vấn đề kiểm soát vũ khí",
        ),
        ("Karl P. Belkov, chuyên gia luật, lập luận: “Không”.", "Karl P. Belkov", "chuyên gia luật"),
        ("Thủ tướng I-xra-en A-rôn Bê-ghin đã nói.", "A-rôn Bê-ghin", "Thủ tướng I-xra-en"),
        ("Thủ tướng Belkov tiến hành vận động ở miền nam.", "Belkov", "Thủ tướng"),
        ("Ứng viên tổng thống Karl Belkov cảnh báo.", "Karl Belkov", "Ứng viên tổng thống"),
    ],
)
def test_who_is_named(text: str, name: str, role: str) -> None:
    assert (name, role) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch Tổng LĐLĐVN kêu gọi công nhân thi đua.",
        "Trong số đó cũng có bộ trưởng cho rằng mình không sai.",
        "Tờ Daily Belkov đã dẫn một tài liệu mật, Times viết trong bài xã luận.",
        "Công ty Belkov Trading đã mua lại xưởng, Trading nói.",
    ],
)
def test_houses_bodies_and_papers_are_not_people(text: str) -> None:
    assert speakers("Đại sứ Marcel Tourin đến Hà Nội. Bộ trưởng Lê Văn Tám tiếp.", text)[1] == []


def test_three_initials_and_initials_before_a_given_name_are_somebody() -> None:
    assert speakers("Cô N.T.L., giáo viên, tâm sự: “Tôi rất buồn”.") == [["N.T.L./de"]]
    assert speakers("N.T.Lam, mới tốt nghiệp, đi tìm việc. Lam cho biết đã nộp đơn.") == [["N.T.Lam/re"]]
    assert speakers("Ông T. cho biết đã nộp đơn.", "Theo B.Lam (Báo Mới), đập đã xong.") == [[], []]


def test_given_names_of_two_syllables_who_speak_of_themselves() -> None:
    assert speakers("Đầy phấn khởi, Kim Hoa cho biết: “Mình thích lắm”.") == [["Kim Hoa/de"]]
    assert speakers("Nhắc đến chuyện này, Kim Hoa kể lại chuyện mất bò.") == [["Kim Hoa/re"]]
    assert speakers("Đầy phấn khởi, Kim Hoa cho biết: “Hàng đã về”.") == [[]]


def test_initials_are_the_given_names_of_somebody_named_in_full() -> None:
    assert abbreviates(name_keys(["G.Belkov"]), name_keys(["Georg", "Belkov"]))
    assert not abbreviates(name_keys(["K.Belkov"]), name_keys(["Georg", "Belkov"]))
    assert not abbreviates(name_keys(["A."]), name_keys(["An"]))
    assert speakers("Cựu thủ tướng Đức Georg Belkov đến.", "Ông G.Belkov nói sẽ trở lại.")[1] == [
        "Georg Belkov/re"
    ]
    assert speakers("Ông R.Belkov đến.", "Ông Belkov nói sẽ trở lại.")[1] == ["R.Belkov/re"]


def test_capitals_without_a_vowel_are_no_foreign_name() -> None:
    assert is_foreign("V.Belkov")
    assert is_foreign("BELKOV")
    assert not is_foreign("UBMTTQ")
    assert not is_foreign("LĐLĐVN")
    assert not is_foreign("V.Thanh")


def test_a_whole_foreign_name_is_a_person_if_part_of_it_speaks_elsewhere() -> None:
    told = "Người dẫn đầu John Belkov đã tận dụng điều đó."
    assert speakers(told, "Họ đang hoảng hốt, Belkov bình luận ở Boston.")[1] == ["John Belkov/re"]
    assert speakers(told, "Họ đang hoảng hốt, Tourin bình luận ở Boston.")[1] == []


def test_those_in_whose_name_somebody_speaks_are_not_the_speaker() -> None:
    text = "Thay mặt Thường trực Thành ủy, Phó Bí thư Lê Văn Tám cảm ơn bà con và cho biết đập sẽ xong."
    parts = clauses(text)
    roles = [" ".join(one.role) for one in mentions(parts) if one.form is Form.NAME]
    assert roles == ["Phó Bí thư"]
    named = "Thay mặt Chủ tịch tỉnh Lê Văn Tám, bà Hà Thị Mẩy cho biết đập sẽ xong."
    assert speakers(named) == [["Hà Thị Mẩy/re"]]


def test_another_office_behind_theo_is_the_one_who_speaks() -> None:
    text = "Theo người phát ngôn Bộ Ngoại giao Karl Tourin, thứ trưởng đã nói với họ rằng không."
    assert speakers("Thứ trưởng Marcel Belkov đến.", text)[1] == ["Karl Tourin/re", "Marcel Belkov/ra"]
    one = "Theo ông Karl Tourin, giám đốc nhà máy cho biết giá sẽ tăng."
    assert speakers(one) == [["Karl Tourin/re"]]


def test_an_initial_in_the_middle_of_a_name() -> None:
    assert abbreviates(name_keys(["Erika", "B.", "Belkova"]), name_keys(["Erika", "Beate", "Belkova"]))
    assert not abbreviates(name_keys(["Erika", "C.", "Belkova"]), name_keys(["Erika", "Beate", "Belkova"]))
    assert not abbreviates(name_keys(["Erika", "Belkova"]), name_keys(["Erika", "Belkova"]))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bà Liên, 45 Ngô Đức Sơn bức xúc: “Ép dân quá!”.", ["Liên/de"]),
        ("Chị Mẩy ở 19 Hồ Tùng Sơn cho biết nước bẩn.", ["Mẩy/re"]),
        ("Năm 2004 Ngô Đức Sơn tuyên bố bỏ nghề.", ["Ngô Đức Sơn/re"]),
        ("Phóng viên Tuổi Trẻ đã đến xã và ghi nhận dân lo.", []),
        ("Phóng viên Lê Thanh Niên cho biết dân lo.", ["Lê Thanh Niên/re"]),
    ],
)
def test_streets_behind_a_number_and_newspapers_behind_a_reporter(text: str, names: list[str]) -> None:
    assert speakers(text) == [names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Phó viện trưởng Viện kiểm sát nhân dân tối cao Trần Thu và ông Lê Tám cho rằng cần sửa.",
            ["Trần Thu/re", "Lê Tám/re"],
        ),
        ("Ông Lê Văn Tám đưa ra một ví dụ khác. Luật có từ năm 1993.", ["Lê Văn Tám/re"]),
        ("1. Vũ Văn Tám, Tổng giám đốc Đài Tiếng nói Sơn Bình.", []),
    ],
)
def test_boards_prosecutors_examples_and_the_voice_of_a_station(text: str, names: list[str]) -> None:
    assert speakers(text) == [names]


def test_a_title_among_others_of_its_kind_points_to_nobody() -> None:
    told = "Bộ trưởng Tô Bá Lễnh cho biết đập sẽ xong."
    law = "Theo luật thì chỉ bộ trưởng, các thành viên khác của Chính phủ ra quyết định, chỉ thị, thông tư."
    assert speakers(told, law)[1] == []
    assert speakers(told, "Tuy nhiên, bộ trưởng lưu ý các xã phải xả lũ sớm.")[1] == ["Tô Bá Lễnh/ra"]


def test_an_arabic_article_is_no_part_of_what_names_are_compared_by() -> None:
    assert name_keys(["Amir", "al-Wadeh"]) == name_keys(["Amir", "Wadeh"])
    assert name_keys(["al-An"]) == ("al-an",)
    assert speakers(
        "Bộ trưởng Công nghiệp Amir al-Wadeh cho biết mỗi người được một bếp.",
        "Tuy nhiên, Wadeh cho biết phần lớn người dân muốn về.",
    ) == [["Amir al-Wadeh/re"], ["Amir al-Wadeh/re"]]


def test_initials_with_spaces_between_them_are_those_of_somebody() -> None:
    for words in (
        "“Đã không báo trước”, S. K. Borsena, giám đốc tập đoàn, cho hay.",
        "“Đã không báo trước”, S. K. Borsena nói.",
        "S. K. Borsena, giám đốc tập đoàn, cho hay đã không báo trước.",
    ):
        assert [said.partition("/")[0] for said in speakers(words)[0]] == ["S. K. Borsena"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Luật sư Lê Văn Tám bào chữa cho bị cáo Bảy đề nghị tòa xem xét.", ["Lê Văn Tám"]),
        ("Luật sư Lê Văn Tám bảo vệ bị cáo bị tòa tuyên bố có tội.", []),
        ("Anh Lê Văn Tám bảo vệ chợ khi bà Lê Thị Nam nói sông đã cạn.", []),
        ("Ông Tô Bá Lễnh sáng qua lúc 9 giờ cho biết cầu đã thông xe.", ["Tô Bá Lễnh"]),
        ("Ông Tô Bá Lễnh chưa bao giờ cho biết rõ chuyện này.", []),
        ("Công nhân đã nghỉ. Con tàu mới là Tozvet Larok. Larok cho biết sông đã cạn.", []),
        ("Larok trẻ tuổi nói sông đã cạn.", []),
    ],
)
def test_whose_words_they_are_hangs_on_the_words_between(text: str, who: list[str]) -> None:
    assert [said.partition("/")[0] for said in speakers(text)[0]] == who


def test_one_who_was_named_before_is_no_newcomer() -> None:
    told = speakers(
        "Bộ trưởng Ernst Larsvegn cho biết nước cao.",
        "Ở làng bên, nhà của Ernst Larsvegn bị cuốn mất. Ông cho biết nước lên nhanh.",
    )
    assert told == [["Ernst Larsvegn/re"], ["Ernst Larsvegn/ra"]]
