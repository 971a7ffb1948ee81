"""Did you mean: what is suggested, and what is left alone."""

from __future__ import annotations

import pytest
from searchlib.search.pipeline import Request, search
from tests.search.archives import of_texts

NEWS = of_texts(
    *["Hội nghị bàn về chuyển đổi số của huyện"] * 100,
    *["Công an huyện bắt nhóm trộm xe máy"] * 100,
    *["Trung tâm giáo dục của xã mở lớp"] * 100,
    *["Xử lý nước sông cho khu dân cư", "Chung cư nhà dân", "Hai xã chung một con sông"] * 50,
    *[" ".join(f"{letter}{number}" for letter in "bcdghklmnpqrstvx") for number in range(500)],
    *["Bà con ăn cơm với nghệ", "Lại nói chuyện nghệ"] * 50,
    *["Trời có gió"] * 50,
    "Ông Schmid họp",
)


def suggested(query: str) -> str | None:
    return search(NEWS, Request(query, limit=0)).suggestion


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chuyểnn đổi", "chuyển đổi"),
        ("chuểyn đổi số", "chuyển đổi số"),
        ("xử lý nước xông", "xử lý nước sông"),
        ("xữ lý nước", "xử lý nước"),
        ("trung tâm dáo dục", "trung tâm giáo dục"),
        ("nướt sông", "nước sông"),
        ("chuyểnđổi", "chuyển đổi"),
        ("xu ly nuoc xong", None),  # "xong" is a word; only this archive lacks it
        ("xu ly nuoc sobg", "xu ly nuoc song"),
        ("hội nghj +bàn -xã", "hội nghị +bàn -xã"),
    ],
)
def test_slips_are_corrected_in_their_context(typed: str, meant: str | None) -> None:
    assert suggested(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("công ăn huyện", "công an huyện"),
        ("trung tâm gio dục", "trung tâm giáo dục"),  # no reading of "gio" stands there
        ("chuyển doi số", None),  # one of "doi" does
        ("hội nghệ bàn về", "hội nghị bàn về"),
        ("khu chung cư dân nhà", None),  # nothing better stands there
        ("sông chuyển", None),
    ],
)
def test_words_that_occur_but_not_here(typed: str, meant: str | None) -> None:
    assert suggested(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"chuyểnn đổi số"', '"chuyển đổi số"'),
        ('huyện "chuểyn đổi" -xã', 'huyện "chuyển đổi" -xã'),
        ('"chuyenn doi so"', '"chuyen doi so"'),
        ('"chuyểnn đổi" OR "nướt sông"', '"chuyển đổi" OR "nước sông"'),
        ('"nướcsông"', '"nước sông"'),
        ('"công ăn huyện"', None),  # all of it occurs; quotes mean what they say
        ('"sông chuyển"', None),
        ('huyện -"chuyểnn đổi"', None),
        ('"TPHCM họp"', None),
        ('"tphcm"', None),
    ],
)
def test_in_quotes_what_occurs_nowhere_is_corrected(typed: str, meant: str | None) -> None:
    assert suggested(typed) == meant


@pytest.mark.parametrize("query", ['"chuyểnn đổi số"', "+chuyểnn"])
def test_a_slip_in_quotes_or_with_a_plus_is_told_and_not_replaced(query: str) -> None:
    found = search(NEWS, Request(query))
    assert (found.applied, found.total) == (None, 0)
    assert found.suggestion == query.replace("chuyểnn", "chuyển")


@pytest.mark.parametrize(
    "query", ["TPHCM", "UBND TPHCM", "HĐND xã", "hdnd", "NATO họp xã", "covid19", "x", "lũ xã", "Schmidt họp"]
)
def test_what_is_no_slip_is_left_alone(query: str) -> None:
    assert suggested(query) is None


def test_a_correction_is_searched_where_nothing_else_is_found() -> None:
    found = search(NEWS, Request("chuyểnn"))
    assert (found.applied, found.suggestion, found.total) == ("chuyển", "chuyển", 100)


def test_a_correction_is_searched_where_no_paragraph_holds_all_that_was_typed() -> None:
    found = search(NEWS, Request("chuyểnn huyện"))
    assert (found.applied, found.suggestion) == ("chuyển huyện", "chuyển huyện")
    assert found.total_all_words == search(NEWS, Request("chuyển huyện")).total_all_words > 0


@pytest.mark.parametrize("query", ["chuyểnn OR huyện", "chuyểnn huyện -xã", '"chuyểnn" huyện'])
def test_what_is_asked_for_with_operators_is_searched_as_typed(query: str) -> None:
    found = search(NEWS, Request(query))
    assert found.suggestion is not None
    assert found.applied is None
