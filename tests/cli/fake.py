"""A stand-in for `searchlib.index`: the same face over values made by hand."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import ModuleType
from typing import Any

from searchlib.errors import ArticleNotFound
from searchlib.model import Article, Attribution, Paragraph, Person
from searchlib.remarks import Remark
from searchlib.results import ArticleInfo, Hit, Results
from searchlib.summaries import Report, Speaker, Stats, Summary

MINH = Attribution("Trần Quang Minh", "Chủ tịch UBND xã An Bình", "direct", "explicit")
LAN = Attribution("Lê Thị Ngọc Lan", None, "reported", "anaphoric")

ARTICLE = Article(
    id="hội-nghị#1",
    path="corpus/hội-nghị#1.txt",
    title="Xã An Bình bàn chuyển đổi số",
    lead=None,
    published="2024-03-02",
    date="2024-03-01",
    date_basis="sáng 1/3",
    source="Báo Mẫu",
    authors=("Hoài Thu",),
    url=None,
    people=(Person("Trần Quang Minh", "Chủ tịch UBND xã An Bình"), Person("Lê Thị Ngọc Lan", None)),
    documents=("Nghị quyết 98",),
    paragraphs=(
        Paragraph(0, "heading", "Đưa dịch vụ công lên mạng", "Đưa dịch vụ công lên mạng"),
        Paragraph(
            1,
            "body",
            "Đưa dịch vụ công lên mạng",
            "“Chuyển đổi số là việc của mọi nhà”, ông Minh nói.",
            (MINH,),
        ),
        Paragraph(2, "body", "Đưa dịch vụ công lên mạng", "Bà cho biết xã sẽ mở ba điểm hỗ trợ.", (LAN,)),
    ),
)
INFO = ArticleInfo(
    ARTICLE.id, ARTICLE.title, ARTICLE.date, ARTICLE.published, ARTICLE.source, None, ARTICLE.path
)


def hit(rank: int = 1, paragraph: Paragraph = ARTICLE.paragraphs[1], **changes: Any) -> Hit:
    """A hit in the article above."""
    start = paragraph.text.lower().find("chuyển đổi số")
    spans = ((start, start + 13),) if start >= 0 else ()
    return replace(Hit(rank, 12.5, INFO, paragraph.position, paragraph, spans), **changes)


def results(*hits: Hit, total: int | None = None, **changes: Any) -> Results:
    """Results with the hits given."""
    count = len(hits) if total is None else total
    return replace(Results("chuyển đổi số", None, None, count, count, 0.002, tuple(hits)), **changes)


class FakeIndex:
    """Answers what the test put in, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answer: Results = results(hit())
        self.summary = Summary(2, 0, 1, 0, 0, 7, 0.25)
        self.people: tuple[Speaker, ...] = (
            Speaker(
                "Trần Quang Minh",
                ("Trần Quang Minh", "ông Minh"),
                ("Chủ tịch UBND xã An Bình",),
                "2024-03-01",
                "2024-05-09",
                5,
                2,
                3,
                2,
            ),
        )
        self.report = Report(True, (), 4, 90)
        self.articles = {ARTICLE.id: ARTICLE}
        self.error: BaseException | None = None
        self.calls: list[tuple[str, Any, dict[str, Any]]] = []

    def _called(self, name: str, value: Any = None, **options: Any) -> None:
        self.calls.append((name, value, options))
        if self.error is not None:
            raise self.error

    def __enter__(self) -> FakeIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self._closed = True

    def search(self, query: str = "", **options: Any) -> Results:
        self._called("search", query, **options)
        return replace(self.answer, query=query)

    def remarks(self, query: str = "", **options: Any) -> tuple[Remark, ...]:
        return self.answer.remarks

    def article(self, id: str) -> Article:
        self._called("article", id)
        if id not in self.articles:
            raise ArticleNotFound(id)
        return self.articles[id]

    def missing(self, ids: Any) -> tuple[str, ...]:
        return tuple(one for one in ids if one not in self.articles)

    def remove(self, ids: Any) -> int:
        self._called("remove", ids)
        return len(ids)

    def ids(self, prefix: str = "", limit: int | None = None) -> tuple[str, ...]:
        return tuple(one for one in self.articles if one.startswith(prefix))[:limit]

    def speakers(self, query: str = "", **options: Any) -> tuple[Speaker, ...]:
        self._called("speakers", query, **options)
        return self.people

    def stats(self) -> Stats:
        self._called("stats")
        return Stats("index", 1, 3, 2, 7, 90, 60, 80, 2, 1, 1, 1, 0, None, "2024-05-09", 1, 123_456, 999)


def install(monkeypatch: Any) -> FakeIndex:
    """Puts a fake in the place of `searchlib.index`."""
    fake = FakeIndex()
    module = ModuleType("searchlib.index")

    class Index:
        @staticmethod
        def open(path: str) -> FakeIndex:
            fake._called("open", path)
            return fake

    def update(path: str, paths: Any, **options: Any) -> Summary:
        fake._called("update", (path, list(paths)), **options)
        return fake.summary

    def check(path: str, **options: Any) -> Report:
        fake._called("check", path, **options)
        return fake.report

    module.Index = Index  # type: ignore[attr-defined]
    module.update = update  # type: ignore[attr-defined]
    module.check = check  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "searchlib.index", module)
    monkeypatch.delenv("SEARCHLIB_INDEX", raising=False)
    monkeypatch.delenv("SEARCHLIB_DEBUG", raising=False)
    return fake
