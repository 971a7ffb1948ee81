"""Names without an honorific or a role before them; all people and bodies are invented."""

from __future__ import annotations

from tests.understanding.told import body_speakers


def test_an_office_behind_a_foreign_name_makes_it_a_person() -> None:
    told = body_speakers(
        "Nhờ vậy mà Ivan Borsky, Chủ tịch hãng Lasko, trở thành người giàu.",
        "Chúng tôi sẽ mở thêm ba xưởng, Borsky nói.",
    )
    assert told[1] == ["Ivan Borsky"]


def test_a_school_keeps_its_name_before_an_office() -> None:
    assert (
        body_speakers("Anh học ở Đại học Barton Lerner, thành viên của hội, năm ngoái.", "Lerner nói.")[1]
        == []
    )


def test_the_middle_name_of_a_foreigner_belongs_to_the_name() -> None:
    told = body_speakers(
        "Ông Ivan Borsky đã tới.", "Ivan Pavel Borsky sinh ra ở miền núi.", "Borsky kể: “Tôi thích biển”."
    )
    assert told[2] == ["Ivan Pavel Borsky"]


def test_a_guest_is_introduced_by_an_apposition_of_one() -> None:
    told = body_speakers("“Tôi thấy khói trước”, Borsky, một vị khách, nói.")
    assert told == [["Borsky"]]


def test_a_maker_of_films_is_a_person() -> None:
    assert body_speakers("Nhà sản xuất Ivan Borsky nói: “Phim đã xong”.") == [["Ivan Borsky"]]


def test_a_first_name_of_foreigners_makes_capitals_a_person() -> None:
    told = body_speakers(
        "“Không ai muốn tìm”, Gordon Lerner, tư vấn kinh doanh tại cảng, nhận xét.",
        "Trưởng đoàn của Barton tại vùng vịnh, Gordon Lerner, cho biết ông sẽ đi.",
        "Gordon Airlines cho biết giá vé sẽ tăng.",
        "“Đó là một cách”, Lerner nhận xét.",
    )
    assert told == [["Gordon Lerner"], ["Gordon Lerner"], [], ["Gordon Lerner"]]


def test_a_first_name_ends_the_name_of_a_firm() -> None:
    told = body_speakers(
        "Phát ngôn viên Lasko Gordon Lerner bác bỏ tin này.",
        "Nhà phân tích Viện Borsky Gordon Lerner nói giá sẽ tăng.",
        "Thẩm phán Raouf Abdul Rahman nói phiên tòa sẽ tiếp tục.",
    )
    assert told == [["Gordon Lerner"], ["Gordon Lerner"], ["Raouf Abdul Rahman"]]


def test_a_tag_names_a_person_unless_it_tells_what_papers_do() -> None:
    assert body_speakers("“Tôi không lấy thêm”, Borsky cho hay.") == [["Borsky"]]
    assert body_speakers("“Tôi không lấy thêm”, Borsky đưa tin.") == [[]]
    assert body_speakers("“Tôi không lấy thêm”, Borsky News cho hay.") == [[]]


def test_a_foreign_name_between_commas_before_a_verb_of_speech_is_a_person() -> None:
    told = body_speakers(
        "Chủ bút của tờ báo, Vasko Borsky, cho biết sẽ nộp ghi chép.",
        "Cơ quan của ông, Vasko Borsky International, xác nhận tin này.",
        "Người dân ở Barton, Lasko, cho biết họ còn chờ.",
    )
    assert told == [["Vasko Borsky"], [], []]


def test_a_name_behind_the_firm_that_an_office_is_of() -> None:
    assert body_speakers("Theo cảnh sát trưởng thành phố Lasko Gordon Lerner, vụ này có kịch bản.") == [
        ["Gordon Lerner"]
    ]
