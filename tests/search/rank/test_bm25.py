"""Scores do not depend on how the lists were walked."""

from __future__ import annotations

import random

import pytest
from searchlib.search.match import phrases, posting_sets, vocabulary_lookup
from searchlib.search.pipeline import Request, search
from searchlib.search.rank import article_pruning, article_shares, bm25
from tests.search.archives import archive, article

WORDS = [
    "chuyển",
    "đổi",
    "số",
    "xã",
    "thôn",
    "họp",
    "máy",
    "cày",
    "hội",
    "đồng",
    "nhân",
    "dân",
    "má",
    "ma",
    "mà",
]


def large() -> object:
    draw = random.Random(5)
    texts = [
        " ".join(draw.choices(WORDS, weights=range(1, len(WORDS) + 1), k=draw.randint(1, 12)))
        for _ in range(900)
    ]
    articles = [article(f"a{i}", *texts[3 * i : 3 * i + 3]) for i in range(300)]
    return archive(articles[:200], articles[200:])


LARGE = large()
QUERIES = [
    "chuyển đổi số",
    "chuyen doi so ma",
    "+họp xã -thôn",
    '"dân má mà"',
    '"nhan dan ma"~2',
    "m* AND số",
    "xã AND (máy OR cày)",
    "hợp~",
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("by", ["paragraph", "article"])
def test_every_path_gives_the_same_hits(monkeypatch, query, by):
    request = Request(query, by=by, limit=60)
    usual = search(LARGE, request)
    assert usual.total > 0
    for settings in (
        {(bm25, "_LOOK_UP"): 10**6},
        {(bm25, "_LOOK_UP"): 0},
        {(posting_sets, "DENSE"): 0},
        {(posting_sets, "DENSE"): 10**6},
        {(phrases, "_FEW"): 0, (phrases, "_AT_ONCE"): 64},
        {(vocabulary_lookup, "_OFTEN"): 0},
        {(article_shares, "WORTH"): 10**9, (article_pruning, "_FEW"): 10**9},
        {(article_shares, "WORTH"): 0, (article_pruning, "_FIRST"): 1, (article_pruning, "_FEW"): 0},
    ):
        with monkeypatch.context() as patch:
            for (module, name), value in settings.items():
                patch.setattr(module, name, value)
            found = search(LARGE, request)
        assert (found.total, found.total_all_words) == (usual.total, usual.total_all_words)
        assert found.hits == usual.hits
