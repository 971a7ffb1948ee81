"""Questions: known by the question mark or by words that ask, with and without diacritics."""

from __future__ import annotations

import pytest
from searchlib.search.language.parser import parse
from searchlib.search.pipeline import Request, search
from searchlib.search.rewrite.questions import is_question
from searchlib.search.rewrite.readings import read
from tests.search.archives import archive, article

TEXTS = [
    "Điều kiện hỗ trợ: hộ dân xã Sông Lam được hỗ trợ khi nào, hỗ trợ bao nhiêu.",
    "Ông Lê Văn Mít không nói gì thêm.",
    "Bệnh viện điều trị đột quỵ não.",
]


def asks(query: str, syntax: str = "plain") -> bool:
    tree = parse(query, syntax)
    return is_question(query, tree, read(tree, archive([article("tin-1", *TEXTS)]).segments))


@pytest.mark.parametrize(
    "query",
    [
        "Xã Sông Lam có bao nhiêu hộ dân",
        "xa song lam co bao nhieu ho dan",
        "hộ dân được hỗ trợ khi nào",
        "Vì sao ông Mít từ chức",
        "MỨC HỖ TRỢ LÀ GÌ",
        "hộ dân có được hỗ trợ không",
        "ho dan duoc ho tro dung hay sai",
        "mức hỗ trợ hộ dân?",
        '+"hộ dân" hỗ trợ ?',
    ],
)
@pytest.mark.parametrize("syntax", ["plain", "full"])
def test_questions(query, syntax):
    assert asks(query, syntax)


@pytest.mark.parametrize(
    "query",
    [
        "hỗ trợ hộ dân xã Sông Lam",
        "không hỗ trợ hộ dân",
        "hãng hàng không",
        "dot quy nao",
        "dau gia dat",
        "hộ dân -nào",
        "",
    ],
)
def test_topics(query):
    assert not asks(query, "full")


def test_a_question_is_answered_by_a_passage_and_a_topic_by_the_whole():
    passage = article(
        "passage", "Xã Sông Lam hỗ trợ hộ dân mua máy cày.", *["Cuộc họp kéo dài đến chiều."] * 9
    )
    whole = article(
        "whole",
        *["Máy cày của hộ dân xã Sông Lam được trưng bày.", "Việc hỗ trợ bàn sau.", "Hỗ trợ là cần."] * 3,
    )
    small = archive([passage, whole], [article(f"tin-{n}", "Trời nắng ở xã bên.") for n in range(9)])
    query = "hỗ trợ hộ dân mua máy cày"
    first = [search(small, Request(text, by="article")).hits[0] for text in (f"{query}?", query)]
    assert [(hit.segment, small.segments[0].column("par.article")[hit.paragraph]) for hit in first] == [
        (0, 0),
        (0, 1),
    ]
