"""People over the whole archive: one person whatever the spelling of the name."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index, OptionError
from searchlib.analysis.speaker_statistics import People
from searchlib.search.engine import Utterance
from searchlib.search.people.utterances import Utterances

REPORT = """---
id: {id}
published: {day}
---
Phát biểu tại hội nghị, ông {name}, {role}, cho rằng {what} là việc gấp.
"""


@pytest.fixture
def index(tmp_path: Path) -> Index:
    folder = tmp_path / "articles"
    folder.mkdir()
    said = [
        ("Chủ tịch HĐND thành phố Vân Giang", "Trần Nhược Thủy", "2024-03-01"),
        ("Chủ tịch HĐND thành phố Vân Giang", "Trần Nhược Thuỷ", "2025-03-01"),
        ("Bí thư Tỉnh ủy Sông Lam Hạ", "Khổng Văn Đạc", "2023-02-01"),
        ("Bí thư Tỉnh ủy Sông Lam Hạ", "Khổng Văn Đạc", "2024-02-01"),
    ]
    for number, (role, name, day) in enumerate(said):
        text = REPORT.format(id=number, role=role, name=name, day=day, what="dạy nghề")
        (folder / f"{number}.txt").write_text(text, "utf-8")
    index = Index.create(tmp_path / "index")
    index.add(folder)
    return index


def test_spellings_of_a_name_are_one_person(index: Index) -> None:
    person = next(person for person in index.speakers() if person.name.startswith("Trần"))
    assert set(person.forms) == {"Trần Nhược Thủy", "Trần Nhược Thuỷ"}
    assert (person.articles, person.paragraphs, person.reported, person.direct) == (2, 2, 2, 0)
    assert (person.first, person.last) == ("2024-03-01", "2025-03-01")
    assert person.roles == ("Chủ tịch HĐND thành phố Vân Giang",)


def test_the_bounds_are_inclusive_days(index: Index) -> None:
    assert {person.name for person in index.speakers(until="2023")} == {"Khổng Văn Đạc"}
    assert index.speakers(since="2025-03-01", until="2025-03-01")[0].articles == 1
    assert index.speakers(since="2025-03-02") == ()


def test_undated_articles_count_where_they_are_asked_for(index: Index, tmp_path: Path) -> None:
    text = REPORT.format(id="u", role="Bí thư Tỉnh ủy Sông Lam Hạ", name="Khổng Văn Đạc", day="", what="điện")
    (tmp_path / "u.txt").write_text(text, "utf-8")
    index.add(tmp_path / "u.txt")
    assert [one.paragraphs for one in index.speakers(until="2023")] == [1]
    (person,) = index.speakers(until="2023", undated=True)
    assert (person.paragraphs, person.first, person.last) == (2, "2023-02-01", "2023-02-01")


def test_a_query_counts_people_that_the_whole_archive_tells_apart(index: Index, tmp_path: Path) -> None:
    role = "Chủ tịch HĐND thành phố Vân Giang"
    text = REPORT.format(id="q", role=role, name="Thủy", day="2025-04-01", what="cấp nước")
    (tmp_path / "q.txt").write_text(text, "utf-8")
    index.add(tmp_path / "q.txt")
    (person,) = index.speakers("cấp nước")
    (whole,) = (one for one in index.speakers() if "Thủy" in one.forms)
    assert (whole.paragraphs, person.paragraphs, person.forms) == (3, 1, ("Thủy",))
    assert person.name == whole.name == index.facets("cấp nước", by="speaker").values[0].value
    assert index.speakers("cấp nước", mode="direct") == ()
    assert index.speakers(mode="reported") == index.speakers()
    assert len(index.speakers("dạy nghề", since="2025", mode="reported")) == 1


def test_the_limit_cuts_the_list(index: Index) -> None:
    assert len(index.speakers(limit=1)) == 1
    with pytest.raises(OptionError):
        index.speakers(limit=-1)
    with pytest.raises(OptionError):
        index.speakers(since="2024-13")


def test_a_role_is_told_once_in_its_fullest_wording(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    roles = (
        "Giám đốc Sở Xây dựng tỉnh Sông Lam Hạ",
        "Giám đốc Sở",
        "Phó Chủ tịch UBND thành phố Vân Giang",
        "Chủ tịch UBND thành phố",
        "Chủ tịch UBND thành phố",
        "Bí thư Tỉnh ủy",
        "Bí thư Tỉnh uỷ",
        "Bí thư Tỉnh ủy",
        "Giám đốc Sở GD-ĐT",
        "Giám đốc Sở Giáo dục và Đào tạo",
        "Giám đốc Sở GD-ĐT",
    )
    for number, role in enumerate(roles):
        day = f"2024-{number + 1:02}-01"
        text = REPORT.format(id=number, role=role, name="Khổng Văn Đạc", day=day, what="dạy nghề")
        (folder / f"{number}.txt").write_text(text, "utf-8")
    index = Index.create(tmp_path / "index")
    index.add(folder)
    (person,) = index.speakers()
    assert set(person.roles) == {
        "Giám đốc Sở Xây dựng tỉnh Sông Lam Hạ",
        "Phó Chủ tịch UBND thành phố Vân Giang",
        "Chủ tịch UBND thành phố",
        "Bí thư Tỉnh ủy",
        "Giám đốc Sở GD-ĐT",
    }
    assert person.roles[-1] == "Phó Chủ tịch UBND thành phố Vân Giang"  # the least frequent


def test_people_that_are_kept_answer_as_those_told_apart_anew() -> None:
    """Bounds, limits and repeated questions give what a single question gives."""
    rows = [
        Utterance(name, role, mode, article, day, day)
        for article, day in ((0, 20240105), (1, 20240207), (2, 20250301))
        for name, role, mode in (
            ("Lò Văn Khao", "Bí thư", "direct"),
            ("Vừ Thị Mai", None, "reported"),
            ("Lò Văn Khao", "Bí thư Huyện uỷ", "reported"),
        )[: 3 - article]
    ]
    said = Utterances.of(rows)
    assert list(said) == rows
    people = People(said)
    asked: tuple[dict[str, object], ...] = (
        {},
        {"limit": 1},
        {"limit": 0},
        {"since": "2025"},
        {"until": "2024", "limit": 1},
        {},
    )
    for options in asked:
        assert people.speakers(**options) == People(said).speakers(**options)  # type: ignore[arg-type]
