"""Words counted passage by passage are those that the local engine counts over arrays."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index
from searchlib.search.engine import Engine
from searchlib.search.request import Request

from tests.search import passage_words

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
QUERIES = ("dữ liệu", '"dữ liệu"', "nuoc sach", '"xã" -đất', "cán bộ~")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    index = Index.create(tmp_path_factory.mktemp("words") / "ix")
    index.add([CORPUS])
    return index.engine


@pytest.mark.parametrize("query", QUERIES)
def test_both_count_the_same(engine: Engine, query: str) -> None:
    request = Request(query)
    slow = passage_words.count_words(engine.matches(request))
    fast = engine.words(request)
    assert (fast.occurrences, fast.paragraphs, fast.articles) == (
        slow.occurrences,
        slow.paragraphs,
        slow.articles,
    )
    assert fast.words == slow.words
    some = sorted(slow.words, key=lambda word: -slow.words[word].occurrences)[:5]
    assert (
        engine.words(request, among=some, least=3).words
        == passage_words.count_words(engine.matches(request), among=some, least=3).words
    )
    slowly = passage_words.word_spread(engine.matches(request), some)
    assert {word: sorted(rows) for word, rows in engine.spread(request, some).items()} == {
        word: sorted(rows) for word, rows in slowly.items()
    }


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("window", [1, 5])
def test_both_find_the_same_neighbours(engine: Engine, query: str, window: int) -> None:
    request = Request(query)
    slow = passage_words.word_neighbours(engine.matches(request), window, least=2)
    assert engine.neighbours(request, window, least=2) == slow
