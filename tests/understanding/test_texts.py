"""Texts printed in full, contributions under a name, and where they and interviews end. All is invented."""

from __future__ import annotations

from tests.understanding.told import file_speakers as speakers

FIRST = "Tôi hoan nghênh sáng kiến của hội và xin gửi tới quý vị ở Nậm Khoang lời chào trân trọng."
SECOND = "Từ năm 1975, đập đã nhiều lần được sửa mà chưa lần nào xong hẳn, dân ở dưới đập vẫn lo."


def test_a_letter_printed_in_full_is_its_writers() -> None:
    told = (
        "Thư về đập của Thiếu tướng Lê Văn Tám gửi hội Ngày 1-3, Thiếu tướng Lê Văn Tám đã gửi thư tới hội."
    )
    assert speakers(f"{told} Toàn văn bức thư như sau:", FIRST, SECOND)[1:] == [["Lê Văn Tám/dc"]] * 2
    body = "Hội nghị về đập đã đọc thư của Thiếu tướng Lê Văn Tám. Nội dung bức thư như sau:"
    assert speakers("Hội nghị về đập", body, FIRST, SECOND)[2:] == [["Lê Văn Tám/dc"]] * 2


def test_a_text_that_a_body_has_written_is_nobodys() -> None:
    told = "Hội Thủy lợi vừa ra tuyên bố về việc thẩm phán Lê Văn Tám bác đơn. Toàn văn bài tuyên bố như sau:"
    assert speakers("Tuyên bố của hội", told, SECOND)[2] == []
    cited = "Thẩm phán Lê Văn Tám gửi thư cho hội. Nội dung cuộc họp hôm qua về đập đã được công bố."
    assert speakers("Tuyên bố của hội", cited, SECOND)[2] == []


def test_a_heading_that_is_a_person_with_an_office_gives_the_word() -> None:
    texts = (
        "Còn nhiều việc chưa xong",
        "Giải trình về đập trước hội đồng, Giám đốc Sở Thủy lợi Hà Bá Lễnh nói đập sẽ xong trong năm nay.",
        "ĐB Lê Thị Mẩy (Bản Gáo)",
        "Tôi chưa thỏa mãn với trình bày của Giám đốc Hà Bá Lễnh, nhưng lần này giám đốc trả lời rõ hơn.",
    )
    assert speakers(*texts)[3] == ["Lê Thị Mẩy/dc"]
    told = "Đập Nậm Khoang đã được sửa ba lần trong mười năm qua, mỗi lần tốn hàng chục tỉ đồng của tỉnh."
    assert speakers(*texts[:3], told)[3] == []


def test_what_somebody_puts_forward_in_a_relative_clause() -> None:
    assert speakers("Đập vỡ", "Lý do mà ông Tô Bá Lễnh đưa ra là mưa to hơn dự báo.")[1] == ["Tô Bá Lễnh/re"]
    done = "Giải pháp mà ông Tô Bá Lễnh đưa ra đã được tỉnh thông qua từ tháng trước."
    assert speakers("Đập vỡ", done)[1] == []


def test_a_short_quotation_before_a_dash_and_a_verb_of_acts() -> None:
    assert speakers("Đập vỡ", "“Bao giờ thì xong?” - ĐB Tô Bá Lễnh hỏi.")[1] == ["Tô Bá Lễnh/de"]
    assert speakers("Đập vỡ", "Giám đốc nhà máy - ĐB Tô Bá Lễnh hỏi thăm dân.")[1] == []


def test_words_of_a_meeting_in_the_first_person_plural() -> None:
    told = (
        "Tại hội nghị về thi đua ở tỉnh, ông Tô Bá Lễnh nhận định: Phong trào năm nay phong phú hơn mọi năm."
    )
    ours = "Trước đây chúng ta hiểu sai nên đã giải tán ban thi đua, và phong trào lắng xuống nhiều năm."
    rest = "Đến chiều, các đoàn đã về thăm đập Nậm Khoang và trồng cây ở đầu bản Gáo."
    assert speakers("Thi đua", told, ours, rest)[3] == []


def test_whom_an_unnamed_guest_speaks_of() -> None:
    talk = (
        "Nên xin từ chức",
        "Phóng viên đã hỏi một đại biểu về trách nhiệm của những người để xảy ra việc vỡ đập Nậm Khoang.",
        *("Nếu họ không tự nguyện từ chức thì sao, thưa ông?", "- Luật đã quy định rõ về việc này."),
        *(
            "Thủ tướng Tô Bá Lễnh nói khó cách chức, ông nghĩ sao?",
            "- Việc đó phải theo đúng quy trình của hội đồng.",
        ),
    )
    wish = "Tôi muốn nghe Thủ tướng nói quan điểm đối với những người để xảy ra việc vỡ đập này."
    assert speakers(*talk, wish)[6] == []
    named = "Tôi còn nhớ Thủ tướng Tô Bá Lễnh nói rằng đập phải xong trước mùa lũ năm nay."
    assert speakers(*talk, named)[6] == ["Tô Bá Lễnh/re"]


def test_what_many_of_a_body_ask_for_is_not_the_last_speakers() -> None:
    told = "Tại phiên họp của hội đồng, đại biểu Tô Bá Lễnh đề nghị bộ phải làm rõ lộ trình sửa đập."
    many = "Tuy nhiên, nhiều thành viên của hội đồng đề nghị không đưa việc này vào nghị quyết."
    must = "Tuy nhiên, nhiều việc cần phải đề nghị tỉnh cho thêm kinh phí, không thể để xã tự lo."
    assert speakers("Bàn về đập", told, many)[2] == []
    assert speakers("Bàn về đập", told, must)[2] == ["Tô Bá Lễnh/rc"]


def test_readers_letters_below_who_sent_them() -> None:
    first = "Người gửi: Lê Hải LongGửi tới: Ban Biên tậpTiêu đề: Xin sửa đập sớm"
    cited = "Giám đốc Tô Bá Lễnh cho biết đập đã xong. Nhưng theo tôi đó chỉ là làm cho có lệ trước mùa lũ."
    second = "Người gửi: Tám"
    summary = "Dân sống dưới đập càng lo thì các đoàn kiểm tra càng về nhiều, và đập thì vẫn nứt như trước."
    letters = speakers("Dân lo mùa lũ", summary, first, SECOND, cited, second, FIRST)
    assert letters[1:] == [[], [], ["Lê Hải Long/dc"], ["Lê Hải Long/dc"], [], ["Tám/dc"]]
    nobody = "Người gửi: một bạn đọc ở Nậm Khoang, Gửi tới: Ban Biên tập"
    assert speakers("Dân lo mùa lũ", summary, nobody, SECOND)[3] == []


def test_a_memorandum_below_its_sender() -> None:
    asked = "Theo yêu cầu của tổng thống, tôi đã chuẩn bị một số ý kiến về bài học này để ngài xem xét."
    assert speakers("Những bài học", SECOND, "Người gửi: Henry A.Belkov", asked)[3] == ["Henry A.Belkov/dc"]


def test_the_story_behind_the_thanks_at_the_end_of_an_interview() -> None:
    talk = (
        "Về việc mua camera",
        "Ông Tô Bá Lễnh, người phát ngôn của công ty, đã trả lời phỏng vấn về trách nhiệm trong vụ án.",
        *(". Ai đã mua các camera này?", "- Các huyện tự mua, công ty chúng tôi không can thiệp."),
        *(". Ai sẽ chịu trách nhiệm?", "- Tôi khẳng định là công ty không hề bao che."),
    )
    rest = ". Xin cảm ơn ông!. Tài liệu ban đầu xác định các huyện đã mua hơn 60 tỉ đồng vật tư thiết bị."
    assert speakers(*talk, rest)[5:] == [["Tô Bá Lễnh/dc"], []]


def test_an_unnamed_body_that_is_quoted_behind_somebodys_words() -> None:
    told = "Luật sư Tô Bá Lễnh cam kết theo đuổi vụ kiện đến cùng để giành lại công lý cho dân dưới đập."
    said = "“Đây là một phán quyết phi lý. Dân dưới đập đã chờ nhiều năm và nay chúng tôi vẫn phải chờ thêm”."
    body = f"Ngay sau khi nghe tin, Hội Thủy lợi đã ra tuyên bố, trong đó nhấn mạnh: {said}"
    his = f"Ông nói thêm: {said}"
    assert speakers("Vụ kiện", told, body)[2] == []
    assert speakers("Vụ kiện", told, his)[2] == ["Tô Bá Lễnh/da"]


def test_verbs_within_quotation_marks() -> None:
    hopes = "Bộ trưởng Tô Bá Lễnh thì “hy vọng các xã sẽ tham gia vào một thỏa hiệp có lợi cho dân”."
    assert speakers("Bàn về đập", hopes)[1] == ["Tô Bá Lễnh/de"]
    bribe = "Cán bộ Tô Bá Lễnh “gợi ý” để gia đình bà Mẩy chi 20 triệu đồng."
    assert speakers("Bàn về đập", bribe)[1] == []


def test_a_picture_amid_the_text_and_the_object_of_a_deed() -> None:
    shown = "Cử tri Tô Bá Lễnh (áo trắng) đang chất vấn lãnh đạo tỉnh. Ảnh: L.M. Năm 2005, tỉnh có 70% số xã "
    assert speakers("Họp dân", shown + "thực hiện khá tốt quy chế dân chủ ở cơ sở theo báo cáo.")[1] == []
    killed = "Phe đối lập cáo buộc chính phủ liên quan đến vụ ám sát ông Karl Belkov và đòi rút quân."
    assert speakers("Vụ nổ", killed)[1] == []


def test_the_last_mark_that_closes_a_term_and_the_quotation() -> None:
    text = (
        '"Ngành công an nên kiểm tra các trường. Xe buýt chạy dầu rất ô nhiễm, lái ẩu "tạt đầu xe", '
        "đại biểu Tô Bá Lễnh đề xuất."
    )
    assert speakers("Họp", text)[1] == ["Tô Bá Lễnh/de"]


def test_nicknames_examples_and_plurals_are_nobodys_words() -> None:
    listed = "Các điều tra viên thẩm vấn các bị can Tô Bá Lễnh, Lê Văn “Gà”, Hà Văn Bảy."
    assert speakers("Vụ án", listed)[1] == []
    such = "Những người như Tô Bá Lễnh, Lê Văn Bảy vẫn được đề bạt, giao nhiệm vụ quan trọng."
    assert speakers("Vụ án", such)[1] == []
    many = "Ban chấp hành lấy ý kiến CN. Nhiều cán bộ than phiền: “Luật khó làm quá, chúng tôi biết làm sao”."
    assert speakers("Vụ án", many)[1] == []


def test_the_dead_are_cited_and_do_not_go_on() -> None:
    cited = "Tại đại hội nhớ lại, chí sĩ Tô Bá Lễnh sinh thời cảnh báo lớp trẻ già đi quá sớm."
    ours = "Chắc chắn chúng ta ai cũng có lần gặp những người như thế, và rất cần phải nghĩ về điều đó."
    assert speakers("Đại hội trẻ", cited, ours, ours.replace("Chắc chắn", "Rõ ràng"))[1:] == [
        ["Tô Bá Lễnh/re"],
        [],
        [],
    ]


def test_a_report_of_somebodys_that_also_says() -> None:
    text = "Trong báo cáo của tướng Tô Bá Lễnh cũng nói rõ tiền đã được nộp lại cho cơ quan điều tra."
    assert speakers("Vụ án", text)[1] == ["Tô Bá Lễnh/re"]
    act = "Trong báo cáo của tướng Tô Bá Lễnh cũng có hai bảng số liệu về đập."
    assert speakers("Vụ án", act)[1] == []


def test_mail_headers_run_together() -> None:
    for header in (
        'From: "Le Hai Long"To: toasoan@nhat.example Sent: Monday Subject: Con dap',
        "From: Le Hai LongTo: toasoan@nhat.exampleSubject: Con dap",
        "Người gửi: Le Hai LongGửi tới: Ban Biên tậpTiêu đề: Con dap",
    ):
        assert speakers("Dân lo mùa lũ", header, SECOND)[2] == ["Le Hai Long/dc"]


def test_what_others_say_ends_a_speech_wherever_its_clause_stands() -> None:
    told = "Tại phiên họp, đại biểu Tô Bá Lễnh đề nghị bộ phải làm rõ lộ trình sửa đập và phải công khai."
    for others in (
        "Ngoài chuyện con đập, hai bên đã trao đổi về việc trồng dâu, rất cần thiết cho vùng này.",
        "Con đập cũng cần được quan tâm. Có đại biểu kể ra nhiều vụ vỡ đập phải nhớ.",
        "Ngoài ra, 15 tham luận đã phân tích rằng cần phải sửa đập ngay trong mùa khô.",
    ):
        assert speakers("Bàn về đập", told, others)[2] == []
