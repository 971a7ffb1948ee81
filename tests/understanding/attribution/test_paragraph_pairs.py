"""What one paragraph leaves open the next one closes; boxes in interviews. All of it is invented."""

from __future__ import annotations

from tests.understanding.told import file_speakers as speakers

TITLE = "Ai trực đập Nậm Khoang?"
INTRO = "Phóng viên đã trao đổi với ông Tô Bá Lễnh, Chủ tịch huyện, về việc trực đập mùa mưa."
ASK = "- Theo ông, việc trực đập từ trước đến giờ như thế nào?"
ASK_AGAIN = "- Vậy ai chịu trách nhiệm nếu đập vỡ, thưa ông?"
ANSWER = "- Tôi thấy xưa nay việc trực đập rất lỏng, xã nào cũng chờ xã khác."
HIS = ["Tô Bá Lễnh/dc"]


def test_who_was_asked_answers_again_behind_a_box() -> None:
    box = "Ông Hà Văn Mão, Bí thư huyện: Ai không trực đập thì phải chịu kỷ luật, không nể nang gì nữa."
    found = speakers(TITLE, INTRO, ASK, ANSWER, box, ASK_AGAIN, "- Người đứng đầu mỗi xã phải chịu.")
    assert found[3] == HIS
    assert found[4] == ["Hà Văn Mão/de"]
    assert found[6] == HIS


def test_several_guests_with_labels_keep_their_turns() -> None:
    other = "Ông Hà Văn Mão: Ai không trực đập thì phải chịu kỷ luật, không nể nang gì nữa."
    found = speakers(TITLE, INTRO, ASK, "Ông Tô Bá Lễnh: Tôi thấy việc trực đập rất lỏng.", ASK_AGAIN, other)
    assert found[3] == ["Tô Bá Lễnh/de"]
    assert found[5] == ["Hà Văn Mão/de"]


def test_an_answer_may_open_with_a_name_and_a_dash() -> None:
    named = "TS TÔ BÁ LỄNH - Ở huyện này việc trực đập rất lỏng, xã nào cũng chờ xã khác."
    assert speakers(TITLE, INTRO, ASK, named, ASK_AGAIN, ANSWER)[3] == ["Tô Bá Lễnh/de"]
