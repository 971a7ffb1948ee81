"""Essays, talks and letters below the person whom their opening introduces; all people are invented."""

from __future__ import annotations

from tests.understanding.told import file_speakers as speakers

LEAD = (
    "Trong bức thư ngỏ gửi hội đồng hôm qua, nguyên chủ tịch tỉnh Tô Bá Lễnh khẳng định ông vẫn chọn bờ bắc."
)
TEXT = (
    "Là người từng chịu trách nhiệm về con đập, tôi xin được nói rõ vì sao ngày ấy chọn bờ bắc.",
    "Bờ nam khi ấy toàn đất mềm, mỗi mùa lũ lại lở thêm vài chục thước, không ai dám đóng cọc.",
    "Tôi đã đi dọc sông ba lần với các kỹ sư, và lần nào cũng quay về với cùng một kết luận.",
    "Nếu có ai phải chịu lỗi, xin hãy để tôi chịu, đừng trách những người thợ đã đắp đập.",
)


def test_a_letter_in_the_first_person_is_of_whom_the_lead_introduces() -> None:
    assert speakers("Vì sao chọn bờ bắc", LEAD, *TEXT)[2:] == [["Tô Bá Lễnh/dc"]] * 4


def test_it_ends_where_that_person_is_spoken_of() -> None:
    after = "Ông Tô Bá Lễnh năm nay 80 tuổi, sống ở làng bên con đập."
    assert speakers("Vì sao chọn bờ bắc", LEAD, *TEXT, after)[5:] == [["Tô Bá Lễnh/dc"], []]


def test_a_reporter_s_own_story_is_nobody_s() -> None:
    met = "Chúng tôi đến bờ bắc hôm qua trên chiếc thuyền của người giữ đập, "
    met += "nơi nguyên chủ tịch tỉnh Tô Bá Lễnh khẳng định đập còn tốt."
    assert speakers("Vì sao chọn bờ bắc", met, *TEXT)[3] == []


def test_a_story_with_few_words_in_the_first_person_is_none() -> None:
    assert speakers("Vì sao chọn bờ bắc", LEAD, TEXT[1], TEXT[1], TEXT[1], TEXT[2])[3] == []
