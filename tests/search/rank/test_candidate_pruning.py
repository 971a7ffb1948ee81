"""Matches that are passed over cannot be hits: the same hits and scores as where all are scored."""

from __future__ import annotations

import random

import pytest
from searchlib import kernels
from searchlib.search.language.filters import Filters
from searchlib.search.pipeline import Archive, Request, search
from searchlib.search.rank import candidate_pruning
from tests.search.archives import archive, article

WORDS = [f"{onset}{rhyme}" for onset in ("b", "h", "l", "m") for rhyme in ("a", "á", "ang", "o", "ông")]
OPTIONS = [
    {},
    {"by": "article"},
    {"limit": 3, "offset": 4},
    {"limit": 2, "by": "article"},
    {"filters": Filters.parse(since="2024-06")},
    {"limit": 40},
]


def made(seed: int) -> Archive:
    chance = random.Random(seed)
    weights = [1 / ranking for ranking in range(1, len(WORDS) + 1)]
    parts = []
    for part in range(2):
        articles = []
        for number in range(80):
            texts = [
                " ".join(chance.choices(WORDS, weights, k=chance.randint(1, 40)))
                for _ in range(chance.randint(1, 8))
            ]
            date = f"2024-{chance.randint(1, 12):02}-05"
            articles.append(article(f"{part}.{number}", *texts, date=date))
        parts.append(articles)
    return archive(*parts, dead=[(0, 3), (1, 40)])


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "_enabled", False)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("seed", range(4))
def test_the_hits_are_those_of_all_matches(
    seed: int, options: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    small, chance = made(seed), random.Random(seed)
    monkeypatch.setattr(candidate_pruning, "_SEEDS", 2)
    for _ in range(30):
        query = " ".join(chance.sample(WORDS, chance.randint(1, 5))) + chance.choice(["", "", " là gì"])
        request = Request(query, **options)  # type: ignore[arg-type]
        monkeypatch.setattr(candidate_pruning, "_MANY", 1 << 30)
        whole = search(small, request)
        monkeypatch.setattr(candidate_pruning, "_MANY", 0)
        some = search(small, request)
        assert [(hit.segment, hit.paragraph, hit.score) for hit in some.hits] == [
            (hit.segment, hit.paragraph, pytest.approx(hit.score, rel=1e-9)) for hit in whole.hits
        ]
        assert some.total == whole.total


def test_many_matches_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    from searchlib.search.rank import ranking

    sizes = []

    def counted(docs: object, *rest: object) -> object:
        left = candidate_pruning.contenders(docs, *rest)  # type: ignore[arg-type]
        sizes.append((len(docs), len(left)))  # type: ignore[arg-type]
        return left

    monkeypatch.setattr(ranking, "contenders", counted)
    monkeypatch.setattr(candidate_pruning, "_MANY", 0)
    monkeypatch.setattr(candidate_pruning, "_SEEDS", 2)
    search(made(1), Request("ba mông lang", limit=2))
    assert sum(left for _, left in sizes) * 3 < sum(all_ for all_, _ in sizes) * 2


def test_later_segments_are_measured_by_the_hits_of_earlier_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    own = candidate_pruning._least

    def watched(docs: object, number: int, *rest: object) -> float:
        seen.append(number)
        return own(docs, number, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(candidate_pruning, "_least", watched)
    monkeypatch.setattr(candidate_pruning, "_MANY", 0)
    monkeypatch.setattr(candidate_pruning, "_SEEDS", 2)
    search(made(1), Request("ba mông lang", limit=2))
    assert seen == [0]
