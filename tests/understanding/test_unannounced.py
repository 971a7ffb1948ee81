"""Foreigners whom nothing announces, abbreviated offices, places before names. All are invented."""

from __future__ import annotations

import pytest
from tests.understanding.told import body_speakers as speakers


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“Tôi sẽ đi”, Marcel Tourin nói.", ["Marcel Tourin"]),
        ("Trong khi đó, Marcel Tourin cho biết ông sẽ đi.", ["Marcel Tourin"]),
        ("Marcel L. Tourin viết rằng thế giới đã đổi khác.", ["Marcel L. Tourin"]),
        ("Người phát ngôn của tổng thống là Marcel Tourin cho biết ông sẽ đi.", ["Marcel Tourin"]),
        ("“Tôi sẽ đi”, Tourin nói.", ["Tourin"]),
        ("Tourin cho biết sẽ đi.", []),
        ("Marcel Hin nhớ lại ngày mưa ấy.", ["Marcel Hin"]),
        ("Các thổ dân Tourin kể rằng nước đã dâng lên.", []),
        ("Hành khách Tourin kể rằng nước đã dâng lên.", ["Tourin"]),
        ("Tourin Shimbun cho biết ông sẽ đi.", []),
        ("Tourin Airlines cho biết giá vé sẽ tăng.", []),
        ("Le Monde thừa nhận bản án không bất ngờ.", []),
    ],
)
def test_a_whole_foreign_name_before_a_verb_of_speech(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


def test_who_speaks_twice_by_one_foreign_name_is_somebody() -> None:
    assert speakers("Belkov cho rằng họ đã trì hoãn.", "“Cần làm ngay”, Belkov nói.") == [["Belkov"]] * 2
    assert speakers("Yonhap cho biết họ đã trì hoãn.", "Yonhap nói cần làm ngay.") == [[], []]
    assert speakers("Belkovbank cho biết lãi đã tăng.", "Belkovbank nói sẽ giảm.") == [[], []]
    assert speakers("Họ Belkov - Tourin cho biết lãi đã tăng.", "Nay Belkov - Tourin nói sẽ giảm.") == [
        [],
        [],
    ]


def test_the_fuller_form_of_a_name_that_nothing_announces_is_the_name() -> None:
    told = "Lãnh đạo phiến quân Guy Belkov hoan nghênh thỏa thuận."
    assert speakers(told, "Belkov cho biết giao tranh đã chấm dứt.") == [["Guy Belkov"]] * 2
    after = "Belkov cho biết giao tranh đã chấm dứt."
    assert (
        speakers("Việc Belkov từ chối khiến họ lo.", after, "“Hết rồi”, Belkov nói.")[1:] == [["Belkov"]] * 2
    )


def test_a_pronoun_means_the_foreigner_with_whom_the_sentence_before_began() -> None:
    told = "Bà Vera Tourin tuyên bố sẽ đàm phán. Ông Leonid Belkov phản đối."
    scene = "Song Belkov không chịu thua. Ông giơ tay trước đám đông. “Tôi sẽ ở lại”, ông nói."
    assert speakers(told, scene)[1] == ["Leonid Belkov"]
    assert speakers(told, scene.replace("Belkov", "Yonhap").replace("Ông giơ", "Đám đông giơ"))[1] != [
        "Yonhap"
    ]


def test_a_label_before_what_is_told_of_somebody_is_none() -> None:
    told = "Leonid Belkov: Cựu bác sĩ, 54 tuổi, từng làm bộ trưởng suốt hai nhiệm kỳ liên tiếp ở đây."
    assert speakers("Ông Leonid Belkov và bà Vera Tourin tranh cử.", told)[1] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("TT Belkov kêu gọi ngừng bắn.", ["Belkov"]),
        ("TT Nga Leonid Belkov kêu gọi ngừng bắn.", ["Leonid Belkov"]),
        ("TT Huế kêu gọi hỗ trợ.", []),
        ("Phó TGĐ Lê Văn Đạo cho biết lãi tăng.", ["Lê Văn Đạo"]),
        ("Cơ chế TGĐ chỉ đạo trực tiếp đã bỏ.", []),
        ("Tổng GĐ Flora Tours cho biết lãi tăng.", []),
        (
            "Ông Lê Văn Đạo khẳng định công lao của cố TBT Trần An đối với dân; nhắc nhở mọi người.",
            ["Lê Văn Đạo"],
        ),
        ("Bộ trưởng Karim Sadeq thông tin thêm rằng sẽ đi.", ["Karim Sadeq"]),
        ("Karim Sadeq, ứng viên tổng thống của phe đối lập, nói: Đất nước sẽ đổi khác.", ["Karim Sadeq"]),
    ],
)
def test_offices_in_short_and_candidates(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thủ tướng I-xra-en A-ri-en Bôn-cốp cho rằng cần chờ.", ["A-ri-en Bôn-cốp"]),
        ("Thủ tướng A-ri-en Bôn-cốp cho rằng cần chờ.", ["A-ri-en Bôn-cốp"]),
        ("Thị trưởng New Orleans Leonid Belkov cho hay thành phố đã ngập.", ["Leonid Belkov"]),
        ("Chủ tịch UBND huyện đảo Biện Xuân Đạo nhận xét biển rất đẹp.", ["Biện Xuân Đạo"]),
        ("“Cần làm ngay”, đại diện tỉnh Bà Rịa Vũng Tàu đúc kết.", []),
        ("“Cần làm ngay”, bà Ria Tourin nói.", ["Ria Tourin"]),
        ("Bà Hoàng Anh bày tỏ sự tiếc thương.", ["Hoàng Anh"]),
        ("Ban chủ nhiệm Quỹ học bổng Lê Văn Đạo chân thành cảm ơn các nhà tài trợ.", []),
        ("Các bạn Việt kiều cho rằng mức sống ở đó khá cao.", []),
        ("- Có, công khai cả chứ. Ông cứ hỏi họ thì biết.", []),
        ("Đạo, công nhân xưởng đóng tàu, nói: “Tôi sẽ đi”.", ["Đạo"]),
    ],
)
def test_what_belongs_to_a_name(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ông Lê Văn Đạo đã ký xác nhận hồ sơ, đồng ý chi trả cho 15 hộ.", []),
        ("Ông Lê Văn Đạo xác nhận hồ sơ đã mất.", ["Lê Văn Đạo"]),
        ("Ông Lê Văn Đạo đề xuất dời ngày họp.", ["Lê Văn Đạo"]),
        ("Ông Lê Văn Đạo trao đổi những biện pháp nhằm tăng cường hợp tác.", []),
        ("Ông Lê Văn Đạo trao đổi: “Cần làm ngay việc này”.", ["Lê Văn Đạo"]),
        ("Họ bỏ phiếu sa thải ông Leonid Belkov, người được tuyên bố thắng cử.", []),
        ("Ông Leonid Belkov, người được bầu tuần trước, tuyên bố sẽ đi.", ["Leonid Belkov"]),
    ],
)
def test_deeds_and_objects(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


def test_a_short_name_leads_to_a_quotation() -> None:
    told = "Chị Lê Thị Thúy Hà bị thương nhẹ."
    assert speakers(told, "Thúy Hà vẫn chưa hết giận: “Em đi đã nhiều năm rồi mà chưa bao giờ gặp phải”.")[
        1
    ] == ["Lê Thị Thúy Hà"]
    assert speakers(told, "Thúy Hà vẫn chưa đi làm ở xưởng: mai có danh sách.")[1] == []


def test_somebody_known_is_credited_by_part_of_the_name() -> None:
    known = "Ông Leonid Belkov, thợ đóng thuyền, cho biết sông đã cạn."
    assert speakers(known, "Theo Belkov, mùa lũ sẽ đến muộn.")[1] == ["Leonid Belkov"]
    assert speakers(known, "Nhưng theo lời Belkov, mùa lũ sẽ đến muộn.")[1] == ["Leonid Belkov"]
    assert speakers(known, "Theo Tourin, mùa lũ sẽ đến muộn.")[1] == []


def test_a_human_in_apposition_without_an_article() -> None:
    told = "Ngọc Lễnh, thí sinh tại cụm thi Sơn Bình cho hay, đề tương đối dễ."
    assert speakers(told) == [["Ngọc Lễnh"]]
    assert speakers(told.replace("thí sinh tại cụm thi", "bến đò của tỉnh")) == [[]]


def test_the_tag_of_a_quotation_makes_two_capitals_a_name() -> None:
    words = "“Khu đất ấy có đến hơn năm mươi mẫu, ông ấy mua rẻ lắm”"
    assert speakers(f"{words}, Lâm Lễnh kể tiếp.") == [["Lâm Lễnh"]]
    assert speakers(f"{words}, Marcel Tourin của đài Sông Gáo bình luận.") == [["Marcel Tourin"]]


def test_whom_a_tag_leaves_unnamed_is_not_the_last_speaker() -> None:
    said = "“Nước lên ngay trước cửa nhà tôi”, bà Vera Tourin nói."
    words = "“Chuyện này chưa từng có và tôi không nghĩ nó lại xảy ra”"
    assert speakers(said, f"{words}, một người phục vụ trên tàu nói. “Tôi chạy”.")[1] == []
    assert speakers(said, f"{words}, tờ báo này viết.")[1] == []
    assert speakers(said, f"Vị quan tòa trả lời: {words}.")[1] == []
    assert speakers(said, f"{words}.")[1] == speakers(said)[0]


@pytest.mark.parametrize("text", ["Belkov đáp taxi từ bến tới chợ.", "Belkov nói tiếng Gáo ở biên giới."])
def test_verbs_of_speech_in_another_sense(text: str) -> None:
    assert speakers("Ông Leonid Belkov cho biết sông đã cạn.", text)[1] == []


def test_a_family_name_that_news_often_has_needs_no_office() -> None:
    assert speakers("Campbell hứa sẽ đưa đò sang sông.") == [["Campbell"]]
    assert speakers("Chính quyền Campbell hứa sẽ đưa đò sang sông.") == [[]]
    assert speakers("Tozvet hứa sẽ đưa đò sang sông.") == [[]]


def test_a_pronoun_behind_a_foreign_name_makes_it_a_person() -> None:
    assert speakers("Tozvet hứa sẽ đưa đò sang sông nơi bà sinh ra.") == [["Tozvet"]]
    assert speakers("Tozvet hứa sẽ đưa đò sang sông: Mỗi bà một chuyến.") == [[]]


def test_a_couple_speaks() -> None:
    told = "Ông Lê Văn Tám mở đò. "
    assert speakers(told + "Vợ chồng ông Tám cho biết sông đã cạn.") == [["Lê Văn Tám"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Một phụ nữ làng Gáo tên là Tozvet, có chồng đi biển, nói sông đã cạn.", ["Tozvet"]),
        ("Một thợ thuyền có tiếng ở làng Gáo là Tozvet Larok cho biết sông đã cạn.", ["Tozvet Larok"]),
        ("Theo người quản lý bến đò của huyện là Tozvet Larok, sông đã cạn.", ["Tozvet Larok"]),
        ("Theo người quản lý bến đò, một nhóm là Tozvet Larok, sông đã cạn.", []),
    ],
)
def test_who_is_told_to_have_the_name(text: str, said: list[str]) -> None:
    assert speakers(text) == [said]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("Tozvet, dạy học hai mươi năm nay ở Gáo, nói.", ["Tozvet"]),
        ("Tozvet, phó giám đốc bến đò nói.", ["Tozvet"]),
        ("Tozvet, tờ báo lớn nhất ở Gáo, viết.", []),
        ("Tozvet, một hãng đò ở Gáo, nói.", []),
    ],
)
def test_what_tells_of_a_name_in_a_tag(tag: str, said: list[str]) -> None:
    assert speakers(f"“Sông đã cạn và bến không còn đò nào nữa”, {tag}") == [said]


def test_what_tells_of_a_name_at_the_head_of_a_sentence() -> None:
    assert speakers("Tozvet Larok, từng lái đò ở Gáo, cho rằng sông đã cạn.") == [["Tozvet Larok"]]
    assert speakers("Tozvet Larok, hãng đò lớn ở Gáo, cho rằng sông đã cạn.") == [[]]


def test_a_lawyer_speaks_behind_whom_he_defends() -> None:
    told = "Luật sư Lê Văn Tám bào chữa cho bị cáo Nam đề nghị tòa xem lại chứng cứ."
    assert speakers(told) == [["Lê Văn Tám"]]


def test_an_office_before_a_known_first_or_family_name() -> None:
    assert speakers("Phó chủ tịch Tozvet Campbell cho biết sông đã cạn.") == [["Tozvet Campbell"]]
    assert speakers("Người phát ngôn Tozvet Jong-su cho biết sông đã cạn.") == [["Tozvet Jong-su"]]


def test_a_pronoun_in_a_sentence_further_on() -> None:
    assert speakers("Tozvet Larok mới tám tuổi khi lũ về. Bà kể lại: “Nước lên ngay trước cửa nhà tôi”.") == [
        ["Tozvet Larok"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“Sông đã cạn và bến không còn đò nào nữa”, Tozvet Larok 60 tuổi, một thợ thuyền làng Gáo, nói.",
        "Ông Tozvet Larok không bình luận về chuyến đò mà chỉ khẳng định sông đã cạn.",
        "Phát ngôn viên Bộ Nội vụ Gáo, Tozvet Abu Larok, gọi việc bỏ đò là “sự buông xuôi trước dòng sông”.",
    ],
)
def test_ages_offices_and_what_is_said_instead(text: str) -> None:
    assert [name.split()[-1] for name in speakers(text)[0]] == ["Larok"]
