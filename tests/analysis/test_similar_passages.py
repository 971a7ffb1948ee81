"""Similar articles: the same event comes first, and the cosine is that of the definition."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log, sqrt
from pathlib import Path

import pytest
from searchlib import Index
from searchlib.text.tokens import syllables

TEXTS = {
    "dam-1": "Đầm Sen Hạ ngập rác sau lũ\nHai nghìn tấn rác trôi về đầm Sen Hạ, xã Mường Khao cho vớt rác.",
    "dam-2": "Vớt hai nghìn tấn rác ở đầm Sen Hạ\nXã Mường Khao thuê thuyền vớt rác trôi về sau lũ.",
    "hoc": "Xã Mường Khao mở lớp học số\nCán bộ xã dạy người già gọi điện cho con cháu ở xa.",
    "cho": "Chợ phiên Bách Sa họp lại\nNgười bán trứng vịt và cá khô về chợ từ sáng sớm.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("bai")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    found = Index.create(folder.parent / "similar-ix")
    found.add([folder])
    return found


def test_the_article_of_the_same_event_comes_first(index: Index) -> None:
    found = index.similar("dam-1")
    assert [one.hit.article.id for one in found.hits][:2] == ["dam-2", "hoc"]
    assert found.hits[0].similarity > 2 * found.hits[1].similarity


def test_the_similarity_is_the_cosine_of_the_definition(index: Index) -> None:
    paragraphs = [set(syllables(line)) for text in TEXTS.values() for line in text.split("\n")]
    rare = {
        word: log(len(paragraphs) / sum(word in one for one in paragraphs))
        for one in paragraphs
        for word in one
    }

    def vector(name: str) -> dict[object, float]:
        words = syllables(TEXTS[name])
        counts: Counter[object] = Counter(words)
        counts.update(pairwise(words))
        return {
            term: (1 + log(count)) * (rare[term] if isinstance(term, str) else 0.7 * max(map(rare.get, term)))
            for term, count in counts.items()
        }

    def cosine(one: dict[object, float], other: dict[object, float]) -> float:
        norms = sqrt(sum(x * x for x in one.values()) * sum(x * x for x in other.values()))
        return sum(one[term] * other[term] for term in one.keys() & other.keys()) / norms

    for hit in index.similar("dam-1").hits:
        wanted = cosine(vector("dam-1"), vector(hit.hit.article.id))
        assert hit.similarity == pytest.approx(wanted, abs=1e-4)


def test_a_paragraph_is_compared_with_paragraphs(index: Index) -> None:
    found = index.similar("dam-1", 1)
    assert (found.hits[0].hit.article.id, found.hits[0].hit.position) in {
        ("dam-1", 0),
        ("dam-2", 1),
        ("dam-2", 0),
    }
