"""Only few articles are scored, and the hits are those of scoring all."""

from __future__ import annotations

import random

import pytest
from searchlib.search.language.filters import Filters
from searchlib.search.pipeline import Found, search
from searchlib.search.rank import article_pruning, article_shares, ranking
from searchlib.search.request import Request
from tests.search.archives import archive, article

WORDS = ["chuyển", "đổi", "số", "xã", "thôn", "họp", "máy", "cày", "hội", "đồng", "má", "ma", "mà"]
QUERIES = [
    *("chuyển đổi số", "họp xã thôn máy", "chuyen doi so", "má", "ma", "hội OR đồng", '"đổi số"'),
    *("+chuyển +xã", "họp -xã", "NOT chuyển OR máy", "xã AND (máy OR cày)"),
]


def large() -> object:
    draw = random.Random(7)
    weights = [1.0 / (1 + number) for number in range(len(WORDS))]
    articles = [
        article(
            f"a{number}",
            *(" ".join(draw.choices(WORDS, weights, k=draw.randint(1, 30))) for _ in range(4)),
            date=f"202{draw.randint(3, 6)}-05-04",
        )
        for number in range(600)
    ]
    return archive(articles[:350], articles[350:])


LARGE = large()


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """What was left of each segment, and of how many paragraphs that match."""
    seen: list[tuple[int, int]] = []
    inner = article_pruning.of_best_articles

    def spy(found, *rest):
        some = inner(found, *rest)
        seen.append((len(some[0]), len(found.docs)))
        return some

    monkeypatch.setattr(ranking, "of_best_articles", spy)
    monkeypatch.setattr(ranking, "promising", lambda *_: None)
    monkeypatch.setattr(article_shares, "WORTH", 0)
    monkeypatch.setattr(article_pruning, "_FIRST", 1)
    monkeypatch.setattr(article_pruning, "_FEW", 0)
    return seen


def score_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores whatever matches from now on."""
    monkeypatch.setattr(article_shares, "WORTH", 10**9)
    monkeypatch.setattr(article_pruning, "_FEW", 10**9)


def told(found: Found) -> object:
    return found.total, found.total_all_words, found.hits


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("by", ["paragraph", "article"])
def test_the_hits_are_those_of_scoring_all(query, by, scored, monkeypatch):
    requests = [
        Request(query, by=by, limit=limit, offset=offset) for limit, offset in ((1, 0), (10, 0), (5, 7))
    ]
    some = [told(search(LARGE, request)) for request in requests]
    score_all(monkeypatch)
    assert some == [told(search(LARGE, request)) for request in requests]
    assert some[0][0] > 0


def test_most_matches_are_not_scored(scored):
    search(LARGE, Request("chuyển xã họp", limit=3))
    assert len(scored) == 2
    assert all(8 * left < matches for left, matches in scored)


@pytest.mark.parametrize("since", ["2024", "2025"])
def test_filters_are_heeded(since, scored, monkeypatch):
    request = Request("chuyển xã họp", limit=4, filters=Filters.parse(since=since))
    some = told(search(LARGE, request))
    assert scored
    score_all(monkeypatch)
    assert some == told(search(LARGE, request))
