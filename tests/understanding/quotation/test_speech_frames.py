"""Lists of speakers, opinions held, letters, manners and broken quotations. All people are invented."""

from __future__ import annotations

import pytest
from tests.understanding.told import line_speakers as speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # several before one verb
        (
            "Hai bị cáo Tô Bá Lễnh, Lê Văn Sánh vẫn khẳng định không nhận tiền của ai.",
            ["Tô Bá Lễnh/r", "Lê Văn Sánh/r"],
        ),
        (
            "Các luật sư Tô Bá Lễnh, Lê Văn Sánh (bào chữa cho Gấm), Vũ Thị Mùi đều đề nghị trả hồ sơ.",
            ["Tô Bá Lễnh/r", "Lê Văn Sánh/r", "Vũ Thị Mùi/r"],
        ),
        (
            "Ngoại trưởng John Fennick và phát ngôn viên của Thủ tướng Peter Lorrow cũng lên tiếng "
            "hoan nghênh việc này.",
            ["John Fennick/r"],
        ),
        (
            "Kỹ sư Tô Bá Lễnh (sinh năm 1953), giám đốc Xí nghiệp Nậm Khoang (Cầu Gáo, Sơn Lưu), "
            "nói như vậy với báo chí.",
            ["Tô Bá Lễnh/r"],
        ),
        # an opinion that somebody has reports what follows it
        (
            "Giáo sư Tô Bá Lễnh cũng có đánh giá tương tự: Ít đập nào được kiểm tra đủ thời gian.",
            ["Tô Bá Lễnh/r"],
        ),
        ("Ông Tô Bá Lễnh chưa có ý kiến gì về đập Nậm Khoang.", []),
        (
            "Theo lời giải thích của ông Tô Bá Lễnh, đập nào cũng phải có người trông coi.",
            ["Tô Bá Lễnh/r"],
        ),
        # what is asked for in a letter
        (
            "Bộ trưởng Tô Bá Lễnh vừa có công văn gửi các sở, UBND 12 tỉnh yêu cầu rà soát hồ đập.",
            ["Tô Bá Lễnh/r"],
        ),
        # who quotes unnamed people speaks; those who are praised or blamed do not
        (
            "Tướng Tô Bá Lễnh, trích lời các tư lệnh cho rằng mưa lớn là nguyên nhân.",
            ["Tô Bá Lễnh/r"],
        ),
        (
            "Bà Lê Thị Lịch đã chúc mừng ông Tô Bá Lễnh, đồng thời cho rằng đập đã an toàn.",
            ["Lê Thị Lịch/r"],
        ),
        ("Phong trào phản đối ông Tô Bá Lễnh kêu gọi người dân ở nhà.", []),
        # manners of speaking count where the words follow
        ("Bị cáo Tô Bá Lễnh nại rằng mình chỉ làm theo lệnh.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh nại cớ ốm để vắng mặt.", []),
        ("Ông Tô Bá Lễnh thúc giục các tỉnh lập danh sách hồ đập.", ["Tô Bá Lễnh/r"]),
        ("Cháu Tô Bá Lễnh vốn nhút nhát, ít nói.", []),
        ("Cháu Tô Bá Lễnh hôm ấy mệt, nói luôn miệng suốt đêm.", []),
        # deeds of those whom the story calls by the given name, orders testified to, pressure of others
        ("Bị cáo Tô Bá Lễnh chạy xe đến. Lễnh giao hẳn cho bà Lê Thị Lịch đi lấy hàng.", []),
        ("Anh Tô Bá Lễnh đã bàn bạc, thống nhất cùng thực hiện việc lấy hàng.", []),
        ("Chủ tịch Tô Bá Lễnh đã báo cáo khái quát sáu thành tựu của tỉnh.", []),
        ('Ông Tô Bá Lễnh dựng nhà cho nhiều người "làng Gáo", kể cả người nước ngoài.', []),
        # meetings, programme points, addresses, descriptions
        ("Hôm qua sở đã tổ chức họp Hiệu trưởng Tô Bá Lễnh đề nghị thực hiện đúng quy định.", []),
        ("Thượng tướng Tô Bá Lễnh sẽ ôn lại những kinh nghiệm về chiến thuật.", []),
        (
            'Chị Lê Thị Lịch, số nhà 86, ngõ 3 Tô Bá Lễnh, phản ánh: "Tôi dùng loại này hằng ngày".',
            ["Lê Thị Lịch/d"],
        ),
        ("Ông Tô Bá Lễnh mô tả việc xả lũ là một quyết định khó khăn.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh mô tả đường đi cho khách.", []),
        (
            'Doanh nghiệp nêu nhiều vấn đề về thuế, đất... "Nậm Khoang nên có thêm mục tiêu an toàn đầu tư", '
            "bà Lê Thị Lịch, Hội Nữ doanh nhân Cầu Gáo, tâm tư.",
            ["Lê Thị Lịch/d"],
        ),
        # tags, asides, letters of thanks
        (
            "“Xây đập mà lại không giữ được nước”, ông Tô Bá Lễnh có một nhận xét khá dí dỏm.",
            ["Tô Bá Lễnh/d"],
        ),
        ("Đập đã nứt từ lâu mà không ai trong xã được biết, ông Tô Bá Lễnh kể.", ["Tô Bá Lễnh/r"]),
        ("Hôm qua, ông Tô Bá Lễnh kể.", []),
        (
            "Ông Tô Bá Lễnh (45 tuổi) - ở thôn Gáo, thuyền trưởng, cùng 22 bạn chài vừa trở về - kể lại: "
            "Lúc nhận được tin, tàu đang ở cách bờ khá xa.",
            ["Tô Bá Lễnh/r"],
        ),
        ("Đó là trao đổi của ông Tô Bá Lễnh với báo giới sáng nay.", ["Tô Bá Lễnh/r"]),
        (
            "Bí thư Tô Bá Lễnh thay mặt Tỉnh ủy gửi thư cảm ơn các địa phương về việc giúp đồng bào.",
            ["Tô Bá Lễnh/r"],
        ),
        # without marks, and with one mark lost
        ("Tôi rất vui khi thấy đập đã xong, ông Tô Bá Lễnh cho biết.", ["Tô Bá Lễnh/d"]),
        ("Đập đã xong từ tháng trước, ông Tô Bá Lễnh cho biết.", ["Tô Bá Lễnh/r"]),
        (
            "“Tin bây giờ rất “nhiễu”, không biết chính xác được. Hôm qua ông Tô Bá Lễnh cho biết: "
            "“Tôi nghe nói đập đã nứt từ lâu rồi”.",
            ["Tô Bá Lễnh/d"],
        ),
        (
            "Sập bao nhiêu đập mà họp chỉ thì thầm, bà Vera Larsen, đứng đầu hội Bạn của Sông, bình luận.",
            ["Vera Larsen/r"],
        ),
        (
            "Ông Tô Bá Lễnh nhận lỗi vì những việc như “xây đập sai thiết kế, trong đó có đập Gáo... "
            "Ông Lễnh khẳng khái: “Người đứng đầu phải chịu trách nhiệm cao nhất”.",
            ["Tô Bá Lễnh/d"],
        ),
        # a colon leads to short words in the first person, not to what is written somewhere
        ("Ông Tô Bá Lễnh không giấu được niềm vui: “Tôi chờ lâu rồi”.", ["Tô Bá Lễnh/d"]),
        ("Ông Tô Bá Lễnh trao bức trướng thêu dòng chữ: “Giữ đập”.", []),
        ("Con cái tìm ông Tô Bá Lễnh nhờ trông đập vì: “Tôi bận”.", []),
        # those who speak together, and those who only go together
        (
            "Thủ tướng Erik Larsen cùng Tổng thống Karl Bor kêu gọi sửa đập.",
            ["Erik Larsen/r", "Karl Bor/r"],
        ),
        ("Dân mời ông Tô Bá Lễnh cùng ông Lê Văn Sánh đến xem đập.", []),
        # who is told about says nothing
        ("Ông Tô Bá Lễnh bị kỷ luật bằng hình thức cảnh cáo và đề nghị cho thôi chức.", []),
        ("Ông Tô Bá Lễnh dẫn đầu đoàn đến thăm, động viên gia đình có người gặp nạn.", []),
        ("Bà Vũ Thị Mùi, giám đốc Sở Thủy lợi, ước tính sửa đập hết 30 tỷ đồng.", ["Vũ Thị Mùi/r"]),
    ],
)
def test_who_speaks(text: str, names: list[str]) -> None:
    assert speakers(text) == names
