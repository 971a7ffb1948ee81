"""Facets equal counting by hand, over several segments, dead articles and any matches."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib.fields import COLUMNS
from searchlib.model import Article, Attribution, Paragraph
from searchlib.search.facets.facet_values import facet
from searchlib.search.pipeline import select
from searchlib.search.request import Request
from tests.search.archives import archive

NAMES = ("Hồ Sỹ Trạch", "Tạ Hoài Thư", "Lương Khắc Duệ")
DATES = (None, "2024", "2024-03", "2024-03-05", "2025-01-01", "XXXX-04-18")


@st.composite
def articles(draw: st.DrawFn, prefix: str) -> list[Article]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        paragraphs = []
        for position in range(draw(st.integers(1, 4))):
            speakers = [
                Attribution(name, draw(st.sampled_from((None, "Chủ tịch"))), mode, "explicit")
                for name in draw(st.lists(st.sampled_from(NAMES), max_size=3))
                for mode in [draw(st.sampled_from(("direct", "reported")))]
            ]
            section = draw(st.sampled_from((None, "Mục một", "Mục hai")))
            documents = tuple(draw(st.lists(st.sampled_from(("Nghị quyết 98", "Luật Đất đai")), max_size=2)))
            text = draw(st.sampled_from(("dữ liệu", "nước sạch", "dữ liệu về nước")))
            paragraphs.append(Paragraph(position, "body", section, text, tuple(speakers), documents))
        date, source = draw(st.sampled_from(DATES)), draw(st.sampled_from((None, "Báo Một", "Báo Hai")))
        id = f"{prefix}{number}"
        found.append(
            Article(
                id, f"{id}.txt", None, None, None, date, None, source, (), None, (), (), tuple(paragraphs)
            )
        )
    return found


def values(article: Article, paragraph: Paragraph, column: str) -> set[str | None]:
    date = article.date if article.date and "X" not in article.date else None
    return {
        "speaker": {one.name for one in paragraph.speakers},
        "role": {one.role for one in paragraph.speakers},
        "mode": {one.mode for one in paragraph.speakers},
        "section": {paragraph.section},
        "source": {article.source},
        "region": {article.region},
        "kind": {paragraph.kind},
        "document": set(paragraph.documents),
        "date": {date},
        "month": {date[:7] if date and len(date) >= 7 else None},
        "year": {date[:4] if date else None},
        "article": {article.id},
    }[column] - {None}


@settings(max_examples=40)
@given(articles("a"), articles("b"), st.sampled_from(COLUMNS), st.sampled_from(("dữ liệu", "nước", "")))
def test_a_facet_equals_counting_every_match(
    one: list[Article], other: list[Article], column: str, query: str
) -> None:
    whole = archive(one, other, dead=[(1, 0)])
    found = facet(whole.segments, select(whole, Request(query)).matches, column, None)
    paragraphs, where, without, total = Counter[str](), defaultdict(set), 0, 0
    for article in [*one, *other[1:]]:
        for paragraph in article.paragraphs:
            if query.split() and not set(query.split()) & set(paragraph.text.split()):
                continue
            own = values(article, paragraph, column)
            total += 1
            without += not own
            paragraphs.update(own)
            for value in own:
                where[value].add(article.id)
    assert (found.total, found.without, found.more) == (total, without, 0)
    expected = sorted(paragraphs.items(), key=lambda item: (-item[1], item[0]))
    assert [(value.value, value.paragraphs) for value in found.values] == expected
    assert all(value.articles == len(where[value.value]) for value in found.values)


@pytest.mark.parametrize("limit", [0, 1, 2, 9])
def test_a_limit_keeps_the_most_frequent_and_counts_the_others(limit: int) -> None:
    paragraphs = [
        Paragraph(n, "body", section, "dữ liệu") for n, section in enumerate(("b", "a", "c", "c", None, "d"))
    ]
    article = Article("a", "a.txt", None, None, None, None, None, None, (), None, (), (), tuple(paragraphs))
    whole = archive([article])
    found = facet(whole.segments, select(whole, Request("dữ liệu")).matches, "section", limit)
    assert [value.value for value in found.values] == ["c", "a", "b", "d"][:limit]
    assert (found.more, found.without) == (max(0, 4 - limit), 1)
    assert not any(isinstance(value.paragraphs, np.integer) for value in found.values)


def test_a_person_is_one_under_every_form_of_the_name_and_namesakes_are_two() -> None:
    def said(id: str, *speakers: tuple[str, str | None]) -> Article:
        paragraphs = tuple(
            Paragraph(n, "body", None, "dữ liệu", (Attribution(name, role, "direct", "explicit"),))
            for n, (name, role) in enumerate(speakers)
        )
        return Article(
            id, f"{id}.txt", None, None, None, "2024-03-05", None, None, (), None, (), (), paragraphs
        )

    chief, doctor = "Chủ tịch UBND xã Mường Khao", "Bác sĩ Bệnh viện Đầm Vạc"
    one = [said("a", ("Hồ Sỹ Trạch", chief), ("Trạch", chief)), said("dead", ("Hồ Sỹ Trạch", chief))]
    other = [said("b", ("Hồ Sĩ Trạch", chief), ("Hồ Sỹ Trạch", None)), said("c", ("Hồ Sỹ Trạch", doctor))]
    whole = archive(one, other, dead=[(0, 1)])
    found = facet(whole.segments, select(whole, Request("dữ liệu")).matches, "person", None)
    rows = [(value.value, value.paragraphs, value.articles) for value in found.values]
    assert rows == [("Hồ Sỹ Trạch", 4, 2), ("Hồ Sỹ Trạch", 1, 1)]
    assert facet((), (), "person", 5).total == 0
