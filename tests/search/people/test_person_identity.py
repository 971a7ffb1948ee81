"""Who is who over the archive: spellings, namesakes, careers and short names, on invented people."""

from __future__ import annotations

from searchlib.search.engine import Utterance
from searchlib.search.people.appearances import name_key
from searchlib.search.people.person_identity import (
    Office,
    contradict,
    fullest_form,
    named_people,
    people_of,
)
from searchlib.search.people.utterances import Utterances

PLACES = iter(range(1_000_000))


def seen(role: str | None, day: int = -1, name: str = "Đoàn Minh Khuê") -> Utterance:
    """One article in which somebody speaks once."""
    return Utterance(name, role, "direct", next(PLACES), day, day)


def people(*said: Utterance) -> list[list[Utterance]]:
    """What each person says."""
    found: dict[int, list[Utterance]] = {}
    for one, number in zip(said, people_of(Utterances.of(said)).tolist(), strict=True):
        found.setdefault(number, []).append(one)
    return list(found.values())


def persons(*said: Utterance) -> list[set[str]]:
    """The roles of each person."""
    return sorted(({one.role for one in person if one.role} for person in people(*said)), key=sorted)


def test_spellings_have_one_key() -> None:
    assert name_key("Trần Nhược Thuỷ") == name_key("TRẦN NHƯỢC THỦY")
    assert name_key("Hạ Thị Mỹ Lý") == name_key("Hạ Thị Mĩ Lí")
    assert name_key("Hạ Thị Mỹ Lý") != name_key("Hạ Thị Mỹ Ly")


def test_an_inspector_and_a_doctor_are_two() -> None:
    inspector, doctor = "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy", "bác sĩ Trung tâm Y tế"
    found = persons(seen(inspector, 20231016), seen(doctor, 20250301), seen(inspector, 20251002))
    assert found == [{inspector}, {doctor}]


def test_undated_walks_of_life_are_two() -> None:
    assert len(persons(seen("Chủ tịch UBND thành phố"), seen("bác sĩ Bệnh viện Bạch Sa"))) == 2


def test_a_teacher_may_come_into_office() -> None:
    assert len(persons(seen("Hiệu trưởng Trường Cửa Lạch", 20200901), seen("Bí thư Huyện ủy", 20240101))) == 1
    assert len(persons(seen("Bí thư Huyện ủy", 20200901), seen("Hiệu trưởng Trường Cửa Lạch", 20240101))) == 2


def test_one_office_after_another_is_a_career() -> None:
    career = [("Phó Chủ tịch UBND thành phố", 20190101), ("Chủ tịch UBND thành phố", 20210101)]
    assert len(persons(*(seen(role, day) for role, day in career), seen("Bí thư Thành ủy", 20241009))) == 1


def test_one_office_in_two_places_at_one_time_is_two() -> None:
    here, there = "Chủ tịch UBND huyện Mường Khao", "Chủ tịch UBND huyện Bạch Sa"
    days = (20230101, 20230601, 20240101, 20240601)
    both = [seen(here if number % 2 else there, day) for number, day in enumerate(days)]
    assert len(persons(*both)) == 2
    moved = [seen(here if number < 2 else there, day) for number, day in enumerate(days)]
    assert len(persons(*moved)) == 1


def test_one_post_in_two_places_at_one_time_is_two_whatever_the_walk() -> None:
    here, there = "Giám đốc Trạm kiểm định Mường Khao", "Giám đốc Trạm kiểm định Bạch Sa"
    days = (20230101, 20230601, 20240101, 20240601)
    assert len(persons(*(seen(here if at % 2 else there, day) for at, day in enumerate(days)))) == 2
    assert len(persons(*(seen(here if at < 2 else there, day) for at, day in enumerate(days)))) == 1


def test_an_abbreviated_office_is_no_other_office() -> None:
    days = (20230101, 20230601, 20240101, 20240601)
    roles = ("Chủ tịch Quốc hội", "Chủ tịch QH", "Bộ trưởng Giáo dục và Đào tạo", "Bộ trưởng GDĐT")
    for whole, short in (roles[:2], roles[2:]):
        assert len(persons(*(seen(short if at % 2 else whole, day) for at, day in enumerate(days)))) == 1


def test_a_name_of_one_syllable_is_one_person_only_in_one_role() -> None:
    driver, parent, nobody = (seen(role, name="Minh") for role in ("lái xe", "phụ huynh", None))
    found = people(driver, nobody, seen("lái xe", name="Minh"), seen(None, name="Minh"), parent)
    assert sorted(map(len, found)) == [1, 1, 1, 2]


def test_without_a_role_nothing_is_parted() -> None:
    assert len(people(seen(None), seen("bác sĩ"), seen(None, 20240101))) == 1
    assert not contradict(Office(name_key("người thổi sáo")), Office(name_key("bác sĩ")))


def test_a_short_name_joins_the_one_fuller_name_of_its_role() -> None:
    role = "Bí thư Thành ủy Vân Giang"
    names = "Lương Khắc Duệ", "Duệ", "Khắc Duệ"
    said = [seen(role, name=name) for name in names]
    assert people(*said) == [said]
    assert named_people(Utterances.of(said))[0] == ["Lương Khắc Duệ"]


def test_a_rare_form_with_a_word_too_many_names_nobody() -> None:
    assert fullest_form({"Lê Văn An": 20, "Sông Lam Lê Văn An": 1}) == "Lê Văn An"
    assert fullest_form({"Lê Văn An": 9, "Sông Lam Lê Văn An": 1}) == "Sông Lam Lê Văn An"
    assert fullest_form({"An": 90, "Lê Văn An": 1}) == "Lê Văn An"


def test_a_short_name_stays_alone_without_evidence() -> None:
    full = seen("Bí thư Thành ủy", name="Lương Khắc Duệ")
    assert len(people(full, seen(None, name="Duệ"))) == 2
    other = seen("Bí thư Thành ủy", name="Hồ Sỹ Duệ")
    assert len(people(full, other, seen("Bí thư Thành ủy", name="Duệ"))) == 3


def test_several_roles_in_one_article_are_one_persons() -> None:
    here = seen("Bí thư Thành ủy")
    said = here, here._replace(role="bác sĩ", name="ĐOÀN MINH KHUÊ"), here._replace(role=None)
    assert people(*said) == [list(said)]
    assert named_people(Utterances.of(said))[0] == ["Đoàn Minh Khuê"]
    assert people_of(Utterances.of(())).tolist() == []


def test_namesakes_of_several_walks_are_several() -> None:
    roles = "HLV đội Vân Giang", "chủ tọa phiên tòa", "nhân viên thu phí", "ca sĩ"
    assert persons(*(seen(role, 20240101) for role in roles)) == sorted(
        ({role} for role in roles), key=sorted
    )


def test_a_deputy_has_another_life_too() -> None:
    for roles in (("luật sư", "đại biểu Quốc hội"), ("người mẫu", "giám đốc Công ty Vân Giang")):
        assert persons(*(seen(role, 20240101) for role in roles)) == [set(roles)]
