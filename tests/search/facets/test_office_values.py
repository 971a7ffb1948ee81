"""An office is one value whatever its capitals, tone placement and signs."""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.model import Article, Attribution, Paragraph
from searchlib.search.facets.facet_values import facet
from searchlib.search.pipeline import select
from searchlib.search.request import Request
from tests.search.archives import archive


def article(id: str, *paragraphs: Sequence[str | None]) -> Article:
    said = tuple(
        Paragraph(
            n,
            "body",
            None,
            "dữ liệu",
            tuple(Attribution("A Sử", role, "direct", "explicit") for role in roles),
        )
        for n, roles in enumerate(paragraphs)
    )
    return Article(id, f"{id}.txt", None, None, None, None, None, None, (), None, (), (), said)


def test_an_office_is_counted_once_and_shown_as_most_often_written() -> None:
    one = [
        article("a", ["Ca sĩ"], ["ca sĩ", "Ca sĩ"], [None], []),
        article("dead", ["CA SĨ"], ["CA SĨ"], ["CA SĨ"]),
    ]
    other = [
        article("b", ["ca sĩ"], ["ca sỹ"], ["Bí thư Tỉnh uỷ", "ca sĩ"]),
        article("c", ["Bí thư Tỉnh ủy"]),
    ]
    whole = archive(one, other, dead=[(0, 1)])
    found = facet(whole.segments, select(whole, Request("dữ liệu")).matches, "office", None)
    rows = [(value.value, value.paragraphs, value.articles) for value in found.values]
    assert rows == [("ca sĩ", 5, 2), ("Bí thư Tỉnh uỷ", 2, 2)]
    assert (found.total, found.without, found.more) == (8, 2, 0)


def test_other_offices_stay_apart_and_signs_alone_are_a_value() -> None:
    whole = archive([article("a", ["Bí thư"], ["Phó Bí thư"], ["--"])])
    found = facet(whole.segments, select(whole, Request("dữ liệu")).matches, "office", None)
    assert sorted(value.value for value in found.values) == ["--", "Bí thư", "Phó Bí thư"]
    assert facet((), (), "office", 5).values == ()
