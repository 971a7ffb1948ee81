"""Filters and fields: what the metadata say."""

from __future__ import annotations

import pytest
from searchlib.errors import OptionError, QueryError
from searchlib.model import Attribution, Paragraph
from searchlib.search.language.filters import Filters
from searchlib.search.pipeline import Request, search
from tests.search.archives import archive, article, said

SMALL = archive(
    [
        article(
            "a",
            Paragraph(0, "heading", None, "Chuyển đổi số"),
            said(1, "Phải làm thật.", "Trần Thị Mận", "direct", section="Chuyển đổi số"),
            said(2, "Bà cho biết thêm.", "Trần Thị Mận", "reported", documents=("Nghị quyết 12/2031/QH20",)),
            date="2031-04-18",
            source="Báo Sông Lam",
        ),
        article("b", said(0, "Ông Lê Văn Mít nói.", "Lê Văn Mít"), date="2031-05", source="Sông Lam"),
    ],
    [
        article("c", "Không có ngày."),
        article("d", "Không có năm.", date="XXXX-04-18"),
        article("e", "Đăng lại.", published="2030-12-31"),
    ],
)


def places(query: str = "", filters: Filters | None = None) -> list[tuple[int, int]]:
    found = search(SMALL, Request(query, filters or Filters(), limit=99))
    return sorted((hit.segment, hit.paragraph) for hit in found.hits)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"speaker": ["tran thi man"]}, [(0, 1), (0, 2)]),
        ({"speaker": ["Mận"]}, [(0, 1), (0, 2)]),
        ({"speaker": ["Mậ"]}, []),
        ({"speaker": ["Thị Trần"]}, []),
        ({"speaker": ["Mận", "Lê Văn Mít"]}, [(0, 1), (0, 2), (0, 3)]),
        ({"mode": ["direct"]}, [(0, 1), (0, 3)]),
        ({"speaker": ["Mận"], "mode": ["reported"]}, [(0, 2)]),
        ({"section": ["đổi số"]}, [(0, 1)]),
        ({"kind": ["heading"]}, [(0, 0)]),
        ({"source": ["bao song lam"]}, [(0, 0), (0, 1), (0, 2)]),
        ({"source": ["Sông Lam"]}, [(0, 3)]),
        ({"document": ["nghị quyết 12"]}, [(0, 2)]),
        ({"since": "2031-04-18", "until": "2031-04-18"}, [(0, 0), (0, 1), (0, 2)]),
        ({"since": "2031-05-20"}, [(0, 3)]),
        ({"until": "2030"}, [(1, 2)]),
        ({"until": "2031-04-17"}, [(1, 2)]),
        ({"since": "2031", "speaker": ["Mít"]}, [(0, 3)]),
    ],
)
def test_filters(options, expected):
    assert places("", Filters.parse(**options)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('speaker:"Trần Thị Mận"', [(0, 1), (0, 2)]),
        ("người:mận -mục:số", [(0, 2)]),
        ("loại:heading", [(0, 0)]),
        ('nguồn:"sông lam"', [(0, 3)]),
        ("ngày:2031-04", [(0, 0), (0, 1), (0, 2)]),
        ("date:..2030", [(1, 2)]),
        ('văn_bản:"12/2031"', [(0, 2)]),
        ("người:Mít OR loại:heading", [(0, 0), (0, 3)]),
        ("+người:Mận thêm", [(0, 1), (0, 2)]),
        ("người:Mận AND thêm", [(0, 2)]),
        ("năm -date:2031", [(1, 1)]),
    ],
)
def test_fields_are_clauses(query, expected):
    assert places(query) == expected


def test_a_query_of_negatives_is_allowed_beside_a_filter():
    assert places("-thêm", Filters.parse(speaker=["Mận"])) == [(0, 1)]
    assert places("...", Filters.parse(speaker=["Mận"])) == [(0, 1), (0, 2)]
    for query in ("-thêm", "", "...", "NOT thêm AND NOT bà", "-người:Mận"):
        with pytest.raises(QueryError):
            search(SMALL, Request(query))
    assert search(SMALL, Request("...", syntax="plain")).total == 0


def test_filters_count_in_totals():
    found = search(SMALL, Request("bà thêm thật", Filters.parse(mode=["reported"])))
    assert (found.total, found.total_all_words) == (1, 0)


@pytest.mark.parametrize(
    "options",
    [
        {"since": "2031-13"},
        {"since": "2032", "until": "2031"},
        {"until": "2031-02-30"},
        {"since": "soon"},
        {"since": "\ud800\x1b[31m"},
        {"kind": ["poem"]},
        {"mode": ["loud"]},
        {"speaker": [""]},
        {"source": ["?"]},
    ],
)
def test_options_that_make_no_sense(options):
    with pytest.raises(OptionError) as caught:
        Filters.parse(**options)
    str(caught.value).encode()
    assert str(caught.value).isprintable()


def test_counting_a_column():
    found = search(SMALL, Request("", Filters.parse(since="2000"), limit=0))
    assert found.counts("speaker") == {"Trần Thị Mận": 2, "Lê Văn Mít": 1}
    assert found.counts("mode") == {"direct": 2, "reported": 1}
    assert found.counts("kind") == {"body": 4, "heading": 1}
    assert found.counts("section") == {"Chuyển đổi số": 1}
    assert found.counts("source") == {"Báo Sông Lam": 3, "Sông Lam": 1}
    assert found.counts("date") == {"2031-04-18": 3, "2030-12-31": 1, "2031-05": 1}
    assert found.counts("article") == {"a": 3, "b": 1, "e": 1}
    with pytest.raises(OptionError):
        found.counts("colour")


def test_counts_are_of_several_segments_by_frequency_then_by_name():
    parts = [
        [article("b", said(0, "Số một.", "Mận"), said(1, "Số hai.", "Mít")), article("c", "Số ba.")],
        [article("a", said(0, "Số bốn.", "Mít"), "Số năm.")],
    ]
    found = search(archive(*parts), Request("số"))
    assert list(found.counts("speaker").items()) == [("Mít", 2), ("Mận", 1)]
    assert list(found.counts("article").items()) == [("a", 2), ("b", 2), ("c", 1)]
    assert found.counts("source") == found.counts("date") == {}


def test_a_role_is_filtered_as_a_run_and_of_the_same_person() -> None:
    chair = Attribution("Lò Thị Mẩy", "Phó Chủ tịch UBND xã Nậm Khoang", "direct", "explicit")
    clerk = Attribution("Vừ A Chứ", "kế toán", "reported", "explicit")
    both = archive(
        [
            article(
                "a",
                Paragraph(0, "body", None, "Đường sắp xong.", (chair, clerk)),
                said(1, "Còn cầu.", "Vừ A Chứ"),
            )
        ]
    )

    def found(query: str = "", **options: object) -> list[int]:
        hits = search(both, Request(query, Filters.parse(**options), limit=9)).hits
        return sorted(hit.paragraph for hit in hits)

    assert found(role=["chu tich"]) == found(role=["Chủ tịch UBND"]) == found("role:kế") == [0]
    assert found('chức_vụ:"chủ tịch"') == [0]
    assert found('cầu sắp -role:"phó chủ tịch"') == [1]
    assert found(role=["chủ tích"]) == found(role=["tịch chủ"]) == []
    assert found(role=["kế toán"], mode=["reported"]) == [0]
    assert found(role=["kế toán"], mode=["direct"]) == found(role=["kế toán"], speaker=["Mẩy"]) == []
