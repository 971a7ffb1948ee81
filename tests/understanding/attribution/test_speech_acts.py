"""Acts, objects and manners: whose words a sentence conveys, and whose not. All people are invented."""

from __future__ import annotations

import pytest
from tests.understanding.told import line_speakers as speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # whoever is asked to act does not speak; whoever is reported on does
        (
            "Thứ trưởng Tô Bá Lễnh đã đề nghị Giám đốc Lê Thị Lịch yêu cầu các đội kiểm điểm trách nhiệm.",
            ["Tô Bá Lễnh/r"],
        ),
        (
            "Ông Tô Bá Lễnh cho biết: hôm ấy bà Lê Thị Lịch đã yêu cầu các đội kiểm điểm trách nhiệm.",
            ["Tô Bá Lễnh/r", "Lê Thị Lịch/r"],
        ),
        ("Phân công Phó bí thư Tô Bá Lễnh trực tiếp chỉ đạo thực hiện chỉ thị này.", []),
        # the title of a talk, against what is said in one
        ("Trao đổi với xã, ông Tô Bá Lễnh cho rằng phải giữ rừng.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh đã thông báo với các trưởng bản rằng hồ sẽ xả lũ.", ["Tô Bá Lễnh/r"]),
        # what is done to or by somebody
        ("Dự án được ông Tô Bá Lễnh giao cho các đội thi công từ tháng trước.", []),
        ("Thông tin này đã được ông Tô Bá Lễnh xác nhận với phóng viên.", ["Tô Bá Lễnh/r"]),
        # owners, and those beside an object
        ("Người nhà chị Lê Thị Lịch cho biết, có một phụ nữ lạ mặt đến gần cậu bé.", []),
        # circumstance against contrast
        ("Khi ông Tô Bá Lễnh nói chuyện này, cả xóm đã đi ngủ.", []),
        ("Trong khi ông Tô Bá Lễnh cho rằng đập vẫn an toàn.", ["Tô Bá Lễnh/r"]),
        # programme points and ceremonies
        ("Ông Tô Bá Lễnh sẽ trình bày về các cơ hội học tập tại trường.", []),
        ("Ông Tô Bá Lễnh khẳng định sẽ trình bày phương án trong tháng này.", ["Tô Bá Lễnh/r"]),
        ("Bộ trưởng Tô Bá Lễnh trình bày tờ trình về việc bầu ủy viên Ủy ban.", []),
        ("Ông Tô Bá Lễnh chia sẻ tại chương trình Cầu Gáo mùa hoa.", []),
        ("Ông Tô Bá Lễnh chia sẻ tại hội nghị rằng đập vẫn an toàn.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh trao đổi về dự án này.", []),
        ("Cô Tô Thị Lễnh tiếp tục khẳng định tên tuổi của mình trên đường đua.", []),
        # the presidium is nobody
        ("Thay mặt đoàn Chủ tịch Đại hội, Trưởng ban Tô Bá Lễnh cho biết đã đủ phiếu.", ["Tô Bá Lễnh/r"]),
        # orders, and faults of office
        ("Ông Tô Bá Lễnh đã chỉ đạo kiểm tra, xác minh không chặt chẽ nên ký xác nhận sai.", []),
        ("Ông Tô Bá Lễnh chỉ đạo các đội rà soát toàn bộ hồ sơ.", ["Tô Bá Lễnh/r"]),
        ("Tổng thống Tô Bá Lễnh ra lệnh chuẩn bị cứu trợ nhân đạo.", ["Tô Bá Lễnh/r"]),
        ("Viện trưởng Tô Bá Lễnh ra lệnh bắt hai nghi can.", []),
        ("Bộ trưởng Tô Bá Lễnh vừa ký văn bản đề nghị các tỉnh tạm dừng việc này.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh đã giao lại cho cháu căn nhà này.", []),
        ("Ông Tô Bá Lễnh cũng đồng ý theo đề xuất của tổ.", []),
        # the press against a feeling
        ("Ông Tô Bá Lễnh chia sẻ với phóng viên, đập vẫn an toàn.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh chia sẻ với nỗi đau của gia đình người bị nạn.", []),
        ("Dân làng gọi ông Tô Bá Lễnh là Hai Lúa.", []),
        (
            "Theo đơn tố cáo của bà Lê Thị Lịch, hai cán bộ đã đòi tiền. "
            "Phường chưa trả lời, và công an xem lại hồ sơ.",
            ["Lê Thị Lịch/r"],
        ),
        ("Sáng qua ông Tô Bá Lễnh cho biết đập vẫn an toàn.", ["Tô Bá Lễnh/r"]),
        ("Qua ông Tô Bá Lễnh, đoàn mới biết đập vẫn an toàn.", []),
        ("Bản thân ông Tô Bá Lễnh vẫn chỉ thừa nhận có sáu lô đất.", ["Tô Bá Lễnh/r"]),
        ("Sau khi bị bắt ông Tô Bá Lễnh đã khai nhận mọi việc.", ["Tô Bá Lễnh/r"]),
        ("Gia đình ông Tô Bá Lễnh đã ủng hộ 500 bao gạo.", []),
        ("Ông Tô Bá Lễnh đã ủng hộ 500 bao gạo.", []),
        ("Quốc hội thông qua tờ trình của Thủ tướng Tô Bá Lễnh đề nghị tăng lương.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh và các cộng sự thừa nhận cách chia này không trọn vẹn.", ["Tô Bá Lễnh/r"]),
        (
            "Đại tá Tô Bá Lễnh - Trưởng phòng Tham mưu, kiêm người phát ngôn công an cho biết, xe là của "
            "tỉnh.",
            ["Tô Bá Lễnh/r"],
        ),
        ("Ông Tô Bá Lễnh trả lời cử tri phường Cầu Gáo.", []),
        ("Ông Tô Bá Lễnh trả lời không biết chuyện này.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh không kê khai, giải trình số tiền mua xe.", []),
        ("Ông Tô Bá Lễnh phân công ông Đỗ Văn Gáo theo dõi việc này.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh hẹn chị Lê Thị Lịch vào quán.", []),
        ("Chị Lê Thị Lịch có thể cho em biết album mới khi nào ra không?", []),
        ("Ông Tô Bá Lễnh đã công khai xin lỗi người bị kết án oan.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh - Phó phòng Công nghệ thông tin, Sở Thủy lợi, làm việc ở đây.", []),
        ("Ông Tô Bá Lễnh xác nhận có chuyện ấy.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh thiếu trách nhiệm trong quản lý và đồng ý giảm thời gian các lớp.", []),
        ("Ông Tô Bá Lễnh đồng ý giảm thời gian các lớp.", ["Tô Bá Lễnh/r"]),
        ("Trong thời gian ông Tô Bá Lễnh chữa bệnh, phân công ông Đỗ Văn Gáo thay.", []),
        ("Ông Tô Bá Lễnh đã gửi đơn lên các cơ quan đề nghị làm rõ việc này.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh gặp các cơ quan đề nghị làm rõ việc này.", []),
        # attitudes with and without content
        ("Ông Tô Bá Lễnh tỏ ra bất hợp tác, khai báo không thành khẩn.", []),
        ("Ông Tô Bá Lễnh tỏ ra hài lòng với cách làm của phường.", ["Tô Bá Lễnh/r"]),
        ("Nhạc sĩ Tô Bá Lễnh viết nhạc một cách giản dị.", []),
        ("Chị Lê Thị Lịch viết thư về kể, vùng chị ở người Việt rất ít.", ["Lê Thị Lịch/r"]),
        # several subjects
        (
            "Chủ tịch nước Tô Bá Lễnh, Chủ tịch Quốc hội Nguyễn Thị Lịch và Phó Thủ tướng Đỗ Văn Gáo đã "
            "khẳng định chủ trương này.",
            ["Tô Bá Lễnh/r", "Nguyễn Thị Lịch/r", "Đỗ Văn Gáo/r"],
        ),
        (
            "Anh Tô Bá Lễnh, bà Lê Thị Lịch và anh Đỗ Văn Gáo cho biết họ đã đợi hai năm.",
            ["Tô Bá Lễnh/r", "Lê Thị Lịch/r", "Đỗ Văn Gáo/r"],
        ),
        ("Trao đổi với ông Tô Bá Lễnh, bà Lê Thị Lịch cho biết đập vẫn an toàn.", ["Lê Thị Lịch/r"]),
        (
            "Theo ông Tô Bá Lễnh và bà Lê Thị Lịch, đập vẫn an toàn. Nước trong hồ đã rút. Chợ lại họp.",
            ["Tô Bá Lễnh/r", "Lê Thị Lịch/r"],
        ),
        (
            "Theo như ông Tô Bá Lễnh, làng có ba trăm người. Nước đã rút từ đêm qua và chợ lại họp như cũ.",
            ["Tô Bá Lễnh/r"],
        ),
    ],
)
def test_acts_and_objects(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            'Bà Lê Thị Lịch, khách hỏi xe của ông Tô Bá Lễnh thì không giấu bực dọc: "Tiền đậu xe gần bằng '
            'một nửa tiền cước, thật vô lý."',
            ["Lê Thị Lịch/d"],
        ),
        ('"Việc này khó lắm, làm mãi không xong", ông Tô Bá Lễnh ngậm ngùi.', ["Tô Bá Lễnh/d"]),
        ('"Việc này khó lắm, làm mãi không xong" - anh Tô Bá Lễnh trầm ngâm nhìn ra hồ.', ["Tô Bá Lễnh/d"]),
        ('"Tôi tiếc đứt ruột khi phải tiêu hủy", ông Tô Bá Lễnh, tổ 34, ngậm ngùi.', ["Tô Bá Lễnh/d"]),
        ('Vở kịch "Việc này khó lắm, làm mãi không xong", ông Tô Bá Lễnh đạo diễn.', []),
        (
            "Chủ tọa Tô Bá Lễnh hỏi bị cáo Đỗ Văn Gáo: “Bị cáo có biết việc xuất hàng qua cửa khẩu không?”.",
            ["Tô Bá Lễnh/d"],
        ),
        ("Ông Tô Bá Lễnh phát biểu: “Đây là vinh dự vô cùng to lớn của tôi và gia đình.", ["Tô Bá Lễnh/d"]),
        ("Ông Tô Bá Lễnh đặt vấn đề: “Nói thì dễ. Hai ngành mỗi người một phách?’’.", ["Tô Bá Lễnh/d"]),
        ('Ông Tô Bá Lễnh nhận xét: Mức án khá cân bằng. Chúng ta đã lo sợ mãi".', ["Tô Bá Lễnh/d"]),
        ("Ông Tô Bá Lễnh bảo nghề này đơn giản - nhưng rất nguy hiểm.", ["Tô Bá Lễnh/r"]),
        (
            "Tổng kết chỉ thị về “học tập và làm theo tấm gương của những người thợ giỏi”, ông Tô Bá Lễnh "
            "cho hay phong trào đã lan rộng.",
            ["Tô Bá Lễnh/r"],
        ),
    ],
)
def test_quotations_without_a_verb(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ông Tô Bá Lễnh không cho biết rõ bao giờ cầu thông xe.", []),
        ("Ông Tô Bá Lễnh không cho rằng cầu sẽ thông xe sớm.", ["Tô Bá Lễnh/r"]),
        ("Ông Tô Bá Lễnh sẽ giải trình, kiểm điểm trước huyện trong tuần này.", []),
        ("Ông Tô Bá Lễnh cũng sẽ đưa ra đề xuất với huyện trong tuần này.", []),
        ("Dân trong xã chờ xem ông Tô Bá Lễnh nói gì về con đập.", []),
        ("Ông Tô Bá Lễnh bị khởi tố với tội danh: “Thiếu trách nhiệm gây hậu quả nghiêm trọng ở huyện”.", []),
        ("Dân trong xã viết thư yêu cầu Chủ tịch xã Tô Bá Lễnh giải thích việc thu tiền.", []),
        ("Bà ngoại Tô Bá Lễnh cho biết đã nhận ba bao gạo.", []),
        (
            "Tô Bá Lễnh sắp mở chợ (NLĐ) - Hôm qua, ông Đỗ Văn Gáo, trưởng thôn, cho biết chợ đã xây xong.",
            ["Đỗ Văn Gáo/r"],
        ),
    ],
)
def test_nothing_is_told_or_somebody_else_tells(text: str, names: list[str]) -> None:
    assert speakers(text) == names
