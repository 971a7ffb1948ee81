"""What is done, denied, yet to come or owned, which reports nothing; names cut short. All are invented."""

from __future__ import annotations

import pytest
from searchlib.understanding.attribution.speakers import attribute
from searchlib.understanding.layout.structure import Structured
from tests.understanding.told import body_speakers as speakers


def first(text: str) -> list[str]:
    return speakers(text)[0]


TAM = ["Lê Văn Tám"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ông Lê Văn Tám luôn nêu cao phẩm chất cách mạng.", []),
        ("Ông Lê Văn Tám nêu phẩm chất cần có: “Phải trung thực”.", TAM),
        ("Ông Lê Văn Tám ký quyết định cử đoàn giải quyết khiếu nại - tố cáo ở cơ sở.", []),
        ("Ông Lê Văn Tám tố cáo lãnh đạo xã bán đất.", TAM),
        ("Ông Lê Văn Tám còn đồng ý chi trả 5 tỷ đồng cho công ty này.", []),
        ("Ông Lê Văn Tám đồng ý rằng phải làm ngay.", TAM),
        ("Ông Lê Văn Tám báo cáo thanh toán cao hơn thực tế.", []),
        ("Ông Lê Văn Tám vẫn chỉ đạo mọi hoạt động của khách sạn.", []),
        ("Ông Lê Văn Tám chỉ đạo các đơn vị khẩn trương khắc phục hậu quả.", TAM),
        ("Thủ tướng Lê Văn Tám sẽ lên tiếng trong phiên họp hôm nay.", []),
        ("Thủ tướng Lê Văn Tám sẽ lên tiếng rằng không thể lùi.", TAM),
        ("Thủ tướng Lê Văn Tám đưa ra tuyên bố về kế hoạch rút quân.", []),
        ("Thủ tướng Lê Văn Tám đưa ra tuyên bố rằng sẽ rút quân.", TAM),
        ("Ông Lê Văn Tám biện bạch rằng đã cho nhà thầu vay.", TAM),
        ("Ông Lê Văn Tám công bố rằng sẽ có thưởng.", TAM),
        ("Ông Lê Văn Tám công bố quyết định thành lập sở.", []),
    ],
)
def test_deeds_and_words(text: str, said: list[str]) -> None:
    assert first(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ông Lê Văn Tám đồng ý giao tiền cho chủ nợ.", []),
        ("Ông Lê Văn Tám đồng ý giảm giờ làm.", TAM),
        ("Bộ trưởng Lê Văn Tám đồng ý giao đất cho dân.", TAM),
        ("Ông Lê Văn Tám ủng hộ dự luật ấy.", []),
        ("“Phải sửa luật”, ông Lê Văn Tám ủng hộ.", TAM),
        ("Anh Lê Văn Tám tin tưởng giao hết tiền cho bạn.", []),
        ("Anh Lê Văn Tám tin tưởng, mùa này sẽ khá hơn.", TAM),
        ("Chị Lê Thị Tám rất lo lắng khi nghe tin ấy.", []),
        ("Chị Lê Thị Tám lo lắng: “Nước lên nhanh quá”.", ["Lê Thị Tám"]),
        ("Lê Văn Tám tin rằng nhà ấy có nhiều tiền.", []),
        ("Bộ trưởng Lê Văn Tám tin rằng cầu sẽ xong.", TAM),
        ("Lê Văn Tám chỉ đạo kế toán lập phiếu chi khống.", []),
        ("Ông Lê Văn Tám chỉ đạo nhân viên lập phiếu chi khống.", []),
        ("Ông Lê Văn Tám chỉ đạo Sở Xây dựng kiểm tra cầu.", TAM),
        ("Lê Văn Tám giao cho đàn em đem hàng đi bán.", []),
        ("Ông Lê Văn Tám giao cho Sở Xây dựng kiểm tra cầu.", TAM),
        ("Ông Lê Văn Tám trả lời trôi chảy các điều tra viên.", []),
        ("Ông Lê Văn Tám trả lời bằng một câu hỏi: “Ai làm?”.", TAM),
        ("Ông Lê Văn Tám báo cáo vụ việc lên huyện.", []),
        ("Ông Lê Văn Tám báo cáo, cầu đã xong.", TAM),
        ("Ông Lê Văn Tám nhiều lần đòi tiền công.", []),
        ("Ông Lê Văn Tám đòi nhà máy phải bồi thường.", TAM),
        ("Ông Lê Văn Tám hẹn bạn đến bến xe.", []),
        ("Ông Lê Văn Tám hẹn tháng sau sẽ trả đủ.", TAM),
        ("Ông Lê Văn Tám cung cấp cho báo giới thông tin về kế hoạch.", []),
        ("Ông Lê Văn Tám thông tin thêm, cầu đã xong.", TAM),
        ("Ông Lê Văn Tám đã kêu gọi được 25 dự án.", []),
        ("Ông Lê Văn Tám đã kêu gọi người dân ở nhà.", TAM),
        ("Tướng Lê Văn Tám sẽ ra lệnh điều tra.", []),
        ("Tướng Lê Văn Tám ra lệnh điều tra.", TAM),
        ("Ông Lê Văn Tám phải tuyên bố vỡ nợ hồi đầu tháng.", []),
        ("Tin ấy được Bộ trưởng Lê Văn Tám xác nhận.", TAM),
        ("Nhà ông Lê Văn Tám có mưa nhưng không đáng kể, dân đã ra đồng.", []),
        ("Họ coi ông Lê Văn Tám là kẻ cổ vũ cho lối sống ấy.", []),
        ("Anh Lê Văn Tám bảo chị Lành đứng chờ ngoài cổng.", []),
        ("Anh Lê Văn Tám bảo chị chưa có tên trong sổ.", TAM),
        ("Anh Lê Văn Tám bảo chị Lành: “Chờ ở đây”.", TAM),
        ("Lê Văn Tám yêu cầu anh Lành đưa tiền.", []),
        ("Lê Văn Tám yêu cầu tòa xem xét lại bản án.", TAM),
        ("Lê Văn Tám gửi đơn yêu cầu xem xét lại bản án.", TAM),
        ("Ông Lê Văn Tám yêu cầu anh Lành đưa tiền.", TAM),
        ("Các luật sư Trần Lành, Lê Văn Tám yêu cầu trả hồ sơ.", ["Trần Lành", "Lê Văn Tám"]),
        ("Anh Lành góp vốn ngay khi được Lê Văn Tám đề nghị mở quán.", []),
        ("Tổng thống Karl Bor đồng ý bổ nhiệm phó tướng.", []),
        ("Tổng thống Karl Bor đồng ý rằng phải hoãn.", ["Karl Bor"]),
        ("Anh Lê Văn Tám đòi lại tiền đã góp.", []),
        ("Tổng thống Karl Bor có thể đề nghị hoãn họp.", []),
        ("Bà không có đề nghị nào, ông Lê Văn Tám cho biết.", TAM),
        ("Đó là điều mà Tổng thống Karl Bor nên nói: “Xin chào các bạn”.", []),
        ("Do ông Lê Văn Tám không đến, nên chủ tọa đề nghị hoãn.", []),
        ("Tòa tuyên phạt Lê Văn Tám 5 năm tù và yêu cầu bồi thường.", []),
        ("Họ sẽ ở lại nếu Karl Bor yêu cầu.", []),
        ("Anh Lê Văn Tám làm đơn xin phép nhưng cũng yêu cầu trả lời sớm.", TAM),
        ("Có em viết: “Tôi thích môn Sử”, thầy Lê Văn Tám kể.", TAM),
        ("Tướng Erik Larsen, tại ngũ dưới thời Tổng thống Karl Bor, nói sẽ hoãn.", ["Erik Larsen"]),
        ("Đại sứ tại Mỹ là Hoàng thân Karim Bor, cựu tướng, cho rằng phải hoãn.", ["Karim Bor"]),
        ("Hoàng thân Karim Bor cho rằng phải hoãn.", ["Karim Bor"]),
        ("Khách bị phụ xe Lê Văn Tám đòi thêm tiền vé.", []),
        ("Lê Văn Tám uy hiếp đôi bạn đang tâm sự tại công viên.", []),
        ("Lê Văn Tám tâm sự tại hội nghị: “Tôi chỉ làm việc nhỏ”.", TAM),
        ("Giám đốc Lê Văn Tám yêu cầu kế toán xuất quỹ.", []),
        ("Tổng thống Karl Bor sẽ yêu cầu mở cửa thị trường.", []),
        ("Tổng thống Karl Bor yêu cầu mở cửa thị trường.", ["Karl Bor"]),
        ("Đến tháng tư, Tổng thống Karl Bor mới có tuyên bố và rời phòng.", []),
        ("Tổng thống Karl Bor có tuyên bố rằng sẽ rút.", ["Karl Bor"]),
        ("Bà Lê Thị Tám khoe chiếc nhẫn cưới.", []),
        ("Bà Lê Thị Tám khoe con vừa đỗ đại học.", ["Lê Thị Tám"]),
        ("Tôi không trông chờ ông Lê Văn Tám nói thật.", []),
        ("Thẩm phán Lê Văn Tám ký quyết định giải quyết yêu cầu tuyên bố phá sản.", []),
        ("Ông Larsen lại gần mà không cho ông Karl Bor biết.", []),
        ("Ông Larsen cho báo giới biết sẽ rút.", ["Larsen"]),
    ],
)
def test_deeds_and_feelings_are_no_words(text: str, said: list[str]) -> None:
    assert first(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Các giáo sĩ Wahari kêu gọi tẩy chay bầu cử.",
        "Khoảng 100 phụ nữ Wahari yêu cầu mở lại trường.",
        "Một nhân chứng Wahari kể lại, lính đã đến từ sáng.",
        "Một số thành viên đảng Wahari đã yêu cầu hoãn họp.",
        "Các bà mẹ Wahari cho rằng phải điều tra lại.",
        "Trẻ em VN cho biết các em thích đọc sách.",
        "Cô SV này cho biết chưa đi làm.",
        "Hàng trăm người dừng ở quán 136 Nguyễn Thái Học, hỏi đường về.",
        "- Cầu Gáo: 66 - Ngô Thị Nhạn, quận Hai, ĐT: 04-945.",
    ],
)
def test_many_or_unnamed_people_are_nobody(text: str) -> None:
    assert first(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Các ông Minh, Hải và Long cho biết sẽ bàn.", ["Minh"]),
        ("Anh Lê Quốc Vương cho biết sẽ bàn.", ["Lê Quốc Vương"]),
        ("Ông Lê Trọng Tài, giám đốc công ty, cho biết sẽ bàn.", ["Lê Trọng Tài"]),
        (
            "Sau khi nghe Bộ trưởng Tô Thị Lịch, đại biểu Nguyễn Bá Lễnh đặt vấn đề: “Ai sẽ trả tiền?”.",
            ["Nguyễn Bá Lễnh"],
        ),
        ("Ông Lê Chủ tịch xã cho biết sẽ bàn.", ["Lê"]),
    ],
)
def test_people_are_somebody(text: str, said: list[str]) -> None:
    assert first(text) == said


def test_a_full_name_is_found_wherever_it_stands() -> None:
    told = [
        "Cảnh sát bắt kẻ đã bắn Karl Bor.",
        "Ông Larsen cho biết sẽ bàn.",
        "“Chúng tôi tin Erik Larsen”, họ viết.",
    ]
    assert speakers(*told)[1] == ["Erik Larsen"]
    assert speakers(told[1], "“Chúng tôi tin Erik Larsen, không tin Knut Larsen”, họ viết.")[0] == ["Larsen"]
    assert speakers("Tổng thống Iran Larsen nói sẽ hoãn.")[0] == ["Larsen"]
    assert speakers(told[1], "Họ cũng bắt vợ của ông là Vera Larsen.")[0] == ["Larsen"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thủ tướng A. R. Tourin cho biết sẽ bàn.", ["A. R. Tourin"]),
        ("Lãnh tụ Thiên chúa giáo Erik Belkov cho biết sẽ bàn.", ["Erik Belkov"]),
        ("Chủ tịch tỉnh Giang Tô Li Bolang ca ngợi chuyến thăm.", ["Li Bolang"]),
        ("Người đẹp Vera Santa Tourin kể lại câu chuyện.", ["Vera Santa Tourin"]),
        ("“Chúng em mệt”, Shin Mi Hae, nữ sinh 16 tuổi, phát biểu.", ["Shin Mi Hae"]),
        ("Phó chủ tịch không chuyên trách Lê Văn Tám cho biết sẽ bàn.", TAM),
        ("Phó tư lệnh phòng không không quân Lê Văn Tám báo cáo: địch đã rút.", TAM),
    ],
)
def test_names_are_whole(text: str, said: list[str]) -> None:
    assert first(text) == said


def test_parties_listed_behind_their_leaders_are_no_people() -> None:
    assert first("Các thủ lĩnh Đảng Dân chủ, Chart Bor và Manoch tuyên bố tẩy chay.") == []
    assert first("Thủ lĩnh Đảng Dân chủ Chart Boron tuyên bố tẩy chay.") == ["Chart Boron"]


def test_a_firm_in_an_office_is_nobody_however_often_it_says() -> None:
    said = ("Belkov cho biết đã trả lương.", "“Chúng tôi đã trả”, Belkov nói.")
    assert speakers("Sáng nay có ông Lê Văn Tám, Phó giám đốc Belkov.", *said)[1:] == [[], []]
    assert speakers("Sáng nay có ông Lê Văn Tám, trợ lý của Belkov.", *said)[1:] == [["Belkov"], ["Belkov"]]


def test_a_korean_is_called_by_the_family_name_that_comes_first() -> None:
    told = "Khil Won Ock bị bắt khi mới 13 tuổi."
    said = ("“Tôi rất sợ”, Khil nói.", "Khil kể đã khóc nhiều.")
    assert speakers(told, *said)[1:] == [["Khil Won Ock"]] * 2
    assert speakers("Khil Won bị bắt.", "“Tôi rất sợ”, bà Khil nói.")[1] == ["Khil Won"]


def test_whose_parents_are_told_of_is_no_priest() -> None:
    told = "Cô Vera Santa Tourin cho biết đã bị lừa."
    assert speakers(told, "Cha mẹ Santa Tourin đã kêu cứu. Cô kể: “Tôi sợ”.")[1] == ["Vera Santa Tourin"]


def test_who_does_not_tell_is_not_heard_on() -> None:
    said = "Tổng thống Pakistan Guy Belkov cam kết sẽ mạnh tay với bạo lực và cần lập lại trật tự."
    after = "Ông Belkov nói sẽ bàn."
    mute = "Tuy nhiên, Tổng thống Pakistan không nêu cụ thể phải làm gì."
    assert speakers(said, mute, after)[1] == []
    more = "Tuy nhiên, điều này cần phải có thời gian và không thể vội."
    assert speakers(said, more, after)[1] == ["Guy Belkov"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chính ông Lê Văn Tám đã ra lệnh bắn.", TAM),
        ("Ông Lê Văn Tám luôn trung thành và kêu gọi giữ các chính sách ấy.", TAM),
        ("Cô Lê Thị Tám đầy triển vọng, người được đồng nghiệp tin yêu, hy vọng đã không còn nữa.", []),
        ("Tình tiết ông Lê Văn Tám bàn bạc đã lý giải vì sao ông Tám đồng ý bán rẻ.", []),
        ("Ông Lê Văn Tám xin từ chức để nhận trách nhiệm vụ này.", []),
        ("Ông Lê Văn Tám nhận trách nhiệm vụ này.", TAM),
        ("Thứ trưởng Lê Văn Tám đã báo cáo kiểm điểm trách nhiệm cá nhân.", []),
        ("Ông Lê Văn Tám sẽ làm bộ trưởng thông tin kiêm phó thủ tướng.", []),
        (
            "Về việc công dân Lê Văn Tám bị giết tại Nga, người phát ngôn Bộ Ngoại giao, ông Vũ Bảy, nêu rõ: "
            "“Đáng tiếc”.",
            ["Vũ Bảy"],
        ),
    ],
)
def test_what_is_told_of_somebody(text: str, said: list[str]) -> None:
    assert first(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chủ tịch đảng Erik Belkov Tourin cho rằng nên làm.", ["Erik Belkov Tourin"]),
        ("Tướng Belkov Không hẹn mà nên, họ đều khốn đốn.", []),
        ("Erik Cox, chủ tịch cơ quan này gọi vụ tấn công là “một lời tuyên chiến”.", ["Erik Cox"]),
        ("Erik Cox, chủ tịch cơ quan này gọi điện về nhà.", []),
        ("Erik Belkov, bán ví và đồ chơi, thì cho biết có 5 người chết.", ["Erik Belkov"]),
    ],
)
def test_where_names_and_offices_end(text: str, said: list[str]) -> None:
    assert first(text) == said


def test_an_investigator_is_not_the_officer_named() -> None:
    told = "Cán bộ Cục An ninh điều tra Lê Văn Tám đề nghị chi tiền."
    assert speakers(told, "Cán bộ điều tra xác định Thuận đã trốn thuế.")[1] == []
    assert speakers(told, "Cán bộ Cục An ninh điều tra xác định Thuận đã trốn thuế.")[1] == TAM


def test_a_quotation_that_was_left_open_ends_before_the_next() -> None:
    text = (
        "Ông Lê Văn Tám nhận trách nhiệm về “vi phạm chất lượng, thất thoát, lãng phí ở các công ty... "
        "Ông Tám khẳng khái: “Tôi chịu trách nhiệm”. Đại biểu Vũ Bảy nói: “Thủ tục còn rườm rà”."
    )
    assert first(text) == ["Lê Văn Tám", "Vũ Bảy"]


def test_who_is_told_of_after_the_last_answer_does_not_answer() -> None:
    asked = [
        Structured("Ông Erik Belkov trả lời phỏng vấn.", "lead", None),
        Structured("- Ông thấy thế nào?", "question", None),
        Structured("- Tôi rất vui được quay trở lại đây.", "body", None),
    ]
    tail = Structured("Ông Erik Belkov giữ chức thứ trưởng từ năm 2004.", "body", None)
    more = Structured("Năm 2004, tôi giữ chức thứ trưởng.", "body", None)
    assert [one.name for one in attribute([*asked, tail])[1][-1]] == []
    assert [one.name for one in attribute([*asked, more])[1][-1]] == ["Erik Belkov"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Anh, Pháp và Đức nói họ sẽ đề nghị sau.", []),
        ("Bà Lê Thị Ba nên tìm ông Lê Văn Tám hỏi cho ra lẽ.", []),
        ("Một người mà ai cũng cho là ông Lê Văn Tám hỏi rằng còn phiếu không.", []),
        ("Ông Lê Văn Tám còn chỉ đạo hoặc trực tiếp xác nhận vào hợp đồng.", []),
        ("Ông Lê Văn Tám xác nhận đã ký hợp đồng.", TAM),
        ("Nhiều hoạt động hấp dẫn Theo ông Lê Văn Tám, đêm khai mạc sẽ rực rỡ.", TAM),
        ("Theo chuyên gia cố vấn Erik O’Belkov tại Viện Tourin, tình thế rất khó.", ["Erik O’Belkov"]),
        ("Ngoại trưởng Hàn Quốc Ban Ki-moon cho biết sẽ bàn.", ["Ban Ki-moon"]),
        ("Tổng thống Pháp Erik Belkov gọi Tourin là “người dũng cảm”.", ["Erik Belkov"]),
        ("Tổng thống Pháp Erik Belkov gọi Tourin là bạn.", []),
        (
            "Theo tôi, cách làm ấy đã tác động đến nước ta, ông Lê Văn Tám phát biểu. Dân không chịu.",
            TAM,
        ),
        ("Sau khi đọc cách làm ấy ở một nơi thuộc nước ta, ông Lê Văn Tám phát biểu. Dân đợi.", []),
        ("Nối nghiệp cha đã tuyên bố ra tranh cử.", []),
    ],
)
def test_whose_words_they_are(text: str, said: list[str]) -> None:
    assert first(text) == said


def test_the_north_and_a_palace_are_nobody() -> None:
    told = "Ông Lê Việt Bắc thừa nhận đã cá độ."
    assert speakers(told, "Cụm cảng hàng không miền Bắc đã báo cáo lên trên.")[1] == []
    assert speakers(told, "Sau đó, Bắc đã báo cáo lên trên rằng máy hỏng.")[1] == ["Lê Việt Bắc"]
    russian = "Tổng thống Nga Erik Belkov ra lệnh điều tra."
    assert speakers(russian, "Ông chủ Điện Kremlin yêu cầu phải làm nhanh.")[1] == ["Erik Belkov"]


def test_another_subject_behind_but_ends_the_clause() -> None:
    text = "Ông Lê Văn Tám xin từ chức song Tổng thống Vũ Bảy không chịu và chỉ trích rằng họ quá đà."
    assert first(text) == ["Vũ Bảy"]
    assert first("Ông Lê Văn Tám xin từ chức và chỉ trích rằng họ quá đà.") == TAM


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ông Lê Văn Tám, Cục phó Thủy lợi, cho biết nước đang lên.", TAM),
        ("Cục phó Tám cho biết nước đang lên.", ["Tám"]),
        ("Bộ trưởng Phúc lợi Xã hội Alwi Sahab cho biết sẽ cứu trợ.", ["Alwi Sahab"]),
        ("Ông Lê Văn Tám, Chủ tịch Hội Bảo trợ trẻ em, cho biết sẽ có quà.", TAM),
        ("Erik Larsen, thị trưởng Barton, nói đường đã mở.", ["Erik Larsen"]),
        ("Erik Larsen, Thủ tướng Barton và nhiều người nói đường đã mở.", ["Barton"]),
        ("Chụp ảnh cùng Thủ tướng Lê Văn Tám Có hai vị khách đã đến. Thủ tướng cho biết sẽ bàn.", TAM),
        ("Anh Lê Văn Có cho biết sẽ bàn.", ["Lê Văn Có"]),
        ("Người phát ngôn S-KOR, trung úy Karl Bor, khẳng định sẽ rút.", ["Karl Bor"]),
        ("Ngoại trưởng mới của Iraq Erik Larsen nói sẽ bàn.", ["Erik Larsen"]),
        ("Thứ trưởng Nông nghiệp Liu Guoqing cho biết sẽ bàn.", ["Liu Guoqing"]),
        ("Tướng Erik Larsen, phụ trách an ninh Euro 2004, cho biết sẽ bàn.", ["Erik Larsen"]),
        ("Từ Văn Lành, người phát ngôn, cho biết sẽ bàn.", ["Từ Văn Lành"]),
        ("Người phát ngôn công ty Odara Electric Railway nói tàu sẽ chạy.", []),
        ("Tổng thống Burkina Faso Karim Bor nói sẽ bàn.", ["Karim Bor"]),
    ],
)
def test_what_ends_a_role_is_nobody_else(text: str, said: list[str]) -> None:
    assert first(text) == said


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("Verena thôi học năm 16 tuổi. Sau đó bà tuyên bố sẽ vào đảng.", ["Verena"]),
        ("Năm 16 tuổi, bà thôi học. Sau đó bà tuyên bố sẽ vào đảng.", ["Karla Bor"]),
        ("Trường ở St. Andrews. Sau đó bà tuyên bố sẽ vào đảng.", ["Karla Bor"]),
        ("Phòng đã khảo sát. Đơn vị này đề xuất mở đường.", []),
        ("Phòng đã khảo sát. Vị này đề xuất mở đường.", ["Karla Bor"]),
    ],
)
def test_a_pronoun_means_nobody_else_than_the_sentence_is_about(then: str, said: list[str]) -> None:
    assert speakers("Bà Karla Bor cho biết sẽ bàn.", then)[1] == said


def test_a_name_is_no_part_of_the_verb_behind_it() -> None:
    assert speakers("Ông Dung đề nghị tỉnh sửa đập.") == [["Dung"]]
    assert speakers("Ông Lễnh xem nội dung đề nghị sửa đập.") == [[]]
    assert speakers("Ông Lễnh thông tin đập đã nứt.") == [["Lễnh"]]


def test_what_somebody_is_for_hopes_or_expects_is_an_opinion() -> None:
    assert speakers("Bí thư Tô Bá Lễnh cũng ủng hộ phương án bỏ đập.") == [["Tô Bá Lễnh"]]
    assert speakers("Ông Tô Bá Lễnh ủng hộ đội bóng xã.") == [[]]
    assert speakers("Ông Tô Bá Lễnh tin tưởng người mới sẽ cùng dân giữ đập.") == [["Tô Bá Lễnh"]]
    assert speakers("Ông Tô Bá Lễnh tin tưởng giao đập cho người mới.") == [[]]
    assert speakers("Ông Tô Bá Lễnh đã nghĩ lại và mong muốn được giữ đập.") == [["Tô Bá Lễnh"]]


def test_a_clause_makes_a_report_of_what_somebody_had() -> None:
    assert speakers("Ông Tô Bá Lễnh đã có giải trình rằng mình ra sân bay.") == [["Tô Bá Lễnh"]]


def test_an_initial_is_no_other_persons() -> None:
    assert speakers("Chị Lê Thị T. bán hàng ở đây.", "Anh T. kể đã chở khách.")[1] == []
    assert speakers("Anh Lê Văn T. bán hàng ở đây.", "Anh T. kể đã chở khách.")[1] == ["Lê Văn T."]


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("Theo lời khai ban đầu của Tám, do nợ nần nên hắn bỏ đi.", TAM),
        ("Theo khai nhận của Tám, số tiền đã chi hết.", TAM),
        ("Theo yêu cầu của Tám, số tiền đã chi hết.", []),
        ("Vụ nổ làm rung cả dinh chủ tịch, tướng Karl Bor cho biết.", ["Karl Bor"]),
        ("Trong cuộc họp cấp chủ tịch tỉnh yêu cầu sửa đập.", []),
    ],
)
def test_testimony_is_told_by_the_given_name_and_houses_and_ranks_are_nobody(
    then: str, said: list[str]
) -> None:
    assert speakers("Công an bắt Lê Văn Tám, chủ tịch xã.", then)[1] == said
