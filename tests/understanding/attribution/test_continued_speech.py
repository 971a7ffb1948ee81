"""How far a reported speech runs on, and what ends it. All people, places and words are invented."""

from __future__ import annotations

import pytest
from tests.understanding.told import file_speakers as speakers

OCCASION = "Sáng 5-4, huyện Nậm Khoang họp về việc sửa đập; dự cuộc họp có đại biểu của chín xã vùng thấp."
SAYS = "Ông Tô Bá Lễnh cho rằng đập đã cũ và mùa mưa năm nay đến sớm hơn mọi năm."
HEAD = "Chủ tịch UBND huyện Tô Bá Lễnh cho rằng đập đã cũ và mùa mưa năm nay đến sớm hơn mọi năm."
AGAIN = "Ông Lễnh cho biết thêm xã sẽ tự làm những việc nhỏ."
HIS = ["Tô Bá Lễnh/rc"]


@pytest.mark.parametrize(
    "text",
    [
        "Vì vậy, việc sửa đập là việc phải làm ngay trong mùa khô này.",
        "Bên cạnh đó, các xã cần cử người trực đêm ở chân đập.",
        "Đây cũng là việc rất quan trọng đối với bà con vùng thấp, cần được làm trước mùa mưa.",
        "Hai là, phải có người trực ở chân đập suốt mùa mưa.",
    ],
)
def test_links_and_modal_words_carry_on(text: str) -> None:
    assert speakers(OCCASION, SAYS, text)[2] == HIS


@pytest.mark.parametrize(
    "text",
    [
        "Từ đó, phường Cầu Gáo kiến nghị huyện cấp thêm tiền để sửa con đường xuống đập.",
        "Qua thảo luận, Thường trực HĐND huyện tán thành với việc sửa đập trong mùa khô.",
        "Tiếp đó, các xã bàn cách chia tiền và cần nhiều thời gian.",
        "Theo tìm hiểu của phóng viên, đập cần được sửa từ lâu.",
        "Đập được xây dựng từ ba mươi năm trước ở đầu nguồn suối Khoang.",
        "Điều 12 của quy chế quy định các xã phải góp tiền sửa đập hằng năm.",
    ],
)
def test_others_who_act_and_the_reporter_end_it(text: str) -> None:
    assert speakers(OCCASION, SAYS, text)[2] == []


@pytest.mark.parametrize(
    "text",
    [
        "Con đường xuống chân đập nhỏ và dốc, xe tải không đi được.",
        "Huyện đang xin thêm tiền để kịp làm trước mùa mưa.",
        "Hiện nay, năm xã vùng thấp đều chưa có loa báo lũ.",
        "Do vậy, UBND huyện đã thống nhất xin kiến nghị với tỉnh cho sửa đập ngay.",
        "Thứ hai, UBND huyện đã ban hành quy chế trực đập nhưng còn chung chung.",
    ],
)
def test_between_two_reports_of_the_same_person(text: str) -> None:
    assert speakers("Sửa đập ở Nậm Khoang", HEAD, text, AGAIN)[2] == HIS


def test_between_two_reports_of_who_has_no_office_a_story_goes_on() -> None:
    told = [
        "Con đường xuống chân đập nhỏ và dốc, xe tải không đi được.",
        "Con đường lên mặt đập đang đắp, xe tải chạy cả đêm, bụi bay mù trời.",
        "Con đường vòng qua chín xã vùng thấp thì dài gấp ba.",
        "Con đường ấy làm từ thời ông bà, sửa đã mấy lần.",
    ]
    assert speakers("Sửa đập ở Nậm Khoang", SAYS, *told, AGAIN)[2:6] == [[]] * 4
    assert speakers("Sửa đập ở Nậm Khoang", SAYS, told[0], AGAIN)[2] == HIS
    abroad = "Ngoại trưởng Erik Larsen cho rằng đập đã cũ."
    more = "Con đường xuống chân đập nhỏ và dốc, xe tải không đi được."
    assert speakers("Sửa đập ở Larsenholm", abroad, more, "Ông Larsen cho biết thêm sẽ bàn.")[2] == []


def test_a_link_goes_on_with_what_was_said() -> None:
    more = "Ngoài ra, cần làm lại con đường xuống chân đập ngay trong mùa khô."
    assert speakers("Sửa đập ở Nậm Khoang", HEAD, more)[2] == HIS
    later = "Tuy nhiên, đến nay đường xuống chân đập nhỏ và dốc."
    assert speakers("Sửa đập ở Nậm Khoang", HEAD, later)[2] == []


@pytest.mark.parametrize(
    "text",
    [
        "UBND huyện vừa chỉ đạo chín xã vùng thấp trực đập suốt đêm.",
        "Huyện đã ra công văn, công điện nhắc các xã trực đập.",
        "Ngày 2-4, một đoạn đập bị sạt sau trận mưa đêm.",
        "Bà Vi Thị Nhạn có nhà ngay dưới chân đập.",
    ],
)
def test_a_story_between_two_reports_is_nobodys(text: str) -> None:
    assert speakers("Sửa đập ở Nậm Khoang", SAYS, text, AGAIN)[2] == []


def test_somebody_else_within_the_gap_breaks_it() -> None:
    texts = (
        "Sửa đập ở Nậm Khoang",
        SAYS,
        "Con đường xuống chân đập nhỏ và dốc, xe tải không đi được.",
        "Một cụ già cho biết năm nào đập cũng rò nước.",
        AGAIN,
    )
    assert speakers(*texts)[2:4] == [[], []]


def test_a_caption_neither_ends_nor_carries_a_speech() -> None:
    texts = (
        OCCASION,
        "Ông Tô Bá Lễnh yêu cầu các xã trực đập suốt mùa mưa.",
        "Con đập cũ ở đầu nguồn suối Khoang. Ảnh: Vi Ngoạn",
        "Tiếp tục rà soát các hộ ở vùng thấp, không để ai ở lại khi có lũ.",
    )
    assert speakers(*texts)[2:] == [[], HIS]


def test_doubtful_sentences_before_a_sure_one() -> None:
    texts = (
        OCCASION,
        SAYS,
        "Đập giữ nước cho chín xã và hai bản vùng thấp.",
        "Vì vậy, việc sửa đập là rất quan trọng, cần làm ngay trong mùa khô.",
        "Đập giữ nước cho chín xã và hai bản vùng thấp.",
    )
    assert speakers(*texts)[2:] == [HIS, HIS, []]


def test_words_only_cited_do_not_run_on() -> None:
    texts = (
        OCCASION,
        "Như phát biểu của ông Tô Bá Lễnh: “Đập còn thì làng còn”.",
        "Đập phải được giữ gìn như giữ chính ngôi nhà của mình, không thể chậm hơn nữa.",
    )
    assert speakers(*texts)[2] == []


def test_points_behind_a_colon() -> None:
    texts = (
        OCCASION,
        "Ông Tô Bá Lễnh nhấn mạnh ba điểm:",
        "Một là, đập phải sửa trong mùa khô.",
        "Hai là, các xã góp công.",
        "Ba là, mùa mưa có người trực đêm.",
    )
    assert speakers(*texts)[2:] == [HIS, HIS, HIS]


def test_a_colon_behind_a_name_that_is_only_talked_about() -> None:
    texts = (
        OCCASION,
        "Liên quan việc chia đất, thanh tra huyện cũng kết luận về vi phạm của xã và của ông Tô Bá Lễnh:",
        "- Giao đất không qua đấu giá.",
        "- Buông lỏng quản lý.",
    )
    assert speakers(*texts)[2:] == [[], []]


@pytest.mark.parametrize(
    "text",
    [
        "Khảo sát của Viện Thủy công cho thấy thân đập có chín vết nứt và cần được vá.",
        "Ngoài ra, nghị định còn đề cập đến việc kiểm tra đập, phải làm mỗi năm một lần.",
        "Thế nhưng theo nghiên cứu của Viện Thủy công, nước về hồ mỗi năm một ít.",
    ],
)
def test_papers_and_counts_are_not_the_speaker(text: str) -> None:
    assert speakers("Sửa đập ở Nậm Khoang", SAYS, text, AGAIN)[2] == []


def test_what_a_paper_has_to_become_is_the_wish_of_the_speaker() -> None:
    text = "Dự thảo cũng phải tính đến thói quen của bà con vùng thấp, cần viết cho dễ hiểu."
    assert speakers("Sửa đập ở Nậm Khoang", HEAD, text, AGAIN)[2] == HIS


@pytest.mark.parametrize("mark", [">> ", "&gt;&gt; ", "Xem thêm: ", "Tin liên quan: "])
def test_a_link_to_another_article_neither_ends_nor_carries_a_speech(mark: str) -> None:
    link = f"{mark}Ông Hà Tự Mão nói về việc sửa đập"
    assert speakers(OCCASION, SAYS, link, "Vì vậy, việc sửa đập phải làm ngay.")[1:] == [
        ["Tô Bá Lễnh/re"],
        [],
        HIS,
    ]


def test_a_link_between_question_and_answer() -> None:
    asked = ["- Thưa ông, đập đã sửa xong chưa?", "- Ông Tô Bá Lễnh: Chưa.", "- Bao giờ xong, thưa ông?"]
    answer = "- Chúng tôi cố gắng xong trước mùa mưa."
    assert speakers(OCCASION, *asked, ">> Đập Nậm Khoang đã cũ", answer)[4:] == [[], ["Tô Bá Lễnh/dc"]]


def test_an_enumeration_goes_on_behind_a_semicolon() -> None:
    first = "Ông Tô Bá Lễnh yêu cầu các xã cử người trực ở chân đập suốt mùa mưa;"
    assert speakers(OCCASION, first, "Nhà ở gần suối dời lên đồi trước tháng sáu.")[2] == HIS
    listed = "Dự họp có ông Tô Bá Lễnh và chín trưởng thôn vùng thấp;"
    assert speakers(OCCASION, listed, "Nhà ở gần suối dời lên đồi trước tháng sáu.")[2] == []


def test_what_many_people_ask_for_is_theirs() -> None:
    asked = "Bà con, trưởng thôn, người lao động tại năm xã vùng thấp kiến nghị huyện cần sửa đập sớm hơn."
    assert speakers(OCCASION, SAYS, asked)[2] == []
    meant = "Ngoài ra, người dân thông qua điện thoại có thể báo cho xã những chỗ đập bị rò."
    assert speakers(OCCASION, SAYS, meant)[2] == HIS


def test_a_clause_in_quotation_marks_may_be_somebody_elses() -> None:
    for another in (
        'Trước cổng xã có câu "Sửa đập là việc của mọi nhà trong xã" sơn đỏ.',
        'Công văn nêu rõ "phải sửa đập ngay trong mùa khô, không để sang năm".',
        'Việc sửa đập cần làm ngay, "có như vậy thì chúng tôi mới ngủ yên được" - một người bán hàng nói.',
    ):
        assert speakers(OCCASION, SAYS, another)[2] == []


POINTS = "Trong bài phát biểu, Chủ tịch Tô Bá Lễnh nêu ra ba nhiệm vụ mà huyện phải làm trong mùa khô."


def test_points_that_a_speaker_has_announced_are_the_speakers() -> None:
    first = "Thứ nhất, sửa chân đập cho chắc trước khi nước về, có người trực cả ngày lẫn đêm."
    second = "Thứ hai, mở lại con mương bỏ hoang để bà con vùng thấp có nước cấy."
    assert speakers(OCCASION, POINTS, first, second, AGAIN)[2:4] == [HIS, HIS]


def test_a_stretch_is_decided_as_a_whole() -> None:
    plain = "Con mương bỏ hoang nhiều năm, cỏ mọc kín lối đi."
    wanted = "Vì vậy, cần mở lại con mương ngay trong mùa khô, không thể chậm hơn nữa."
    story = "Ngày 6-4, một đoạn đập bị sạt sau trận mưa đêm, chín xã vùng thấp mất điện."
    found = speakers(OCCASION, HEAD, plain, wanted, AGAIN)
    assert found[3] == HIS
    assert speakers(OCCASION, HEAD, story, story, AGAIN)[2:4] == [[], []]
