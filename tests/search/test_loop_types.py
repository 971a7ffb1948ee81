"""Compiled loops get arrays of the types, dimensions and layout that they are compiled for.

`kernels.typed_loops.called` takes that for granted. Here every loop is called by its dispatcher, which looks.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from searchlib import Index, kernels
from searchlib.search.match.nearness import near_places
from searchlib.search.match.pair_lists import syllable_postings
from searchlib.search.pipeline import Request, search
from searchlib.search.preparation import prepare

from tests.search.archives import archive, article

VOCABULARY = """
    ma má mà đổi doi đôi số so hội đồng nhân dân ngân sách đất đai giáo dục y tế cầu đường nước sạch
"""
WORDS = VOCABULARY.split()
QUERIES = (
    *("ma", "đổi", "doi", "doi so", "dong", "hội đồng nhân dân", "hoi dong nhan dan", "+đất +ma", "+dat +ma"),
    *("đất AND đai", '"hội đồng nhân"', '"hoi dong nhan"', '"đất đai" ma', "chuyen doi so duong", "ma -đất"),
    *("m* đất", "đatt~ ma", '"đất ma"~3', '"đất ma số"~3', "hđnd", "kind:title ma", "2024", "đổi số y tế"),
)
OPTIONS: tuple[dict[str, Any], ...] = (
    *({}, {"by": "article"}, {"match": "all"}, {"sort": "-date"}, {"explain": True}, {"collapse": True}),
    *({"since": "2024-05"}, {"kind": "body"}, {"context": 1}, {"limit": 3, "offset": 4}),
)

OF_MEMORY = {"best", "lay_list", "near", "near_two", "find_places", "count_runs"}
"""Loops that are called for segments in memory, and those for the segments of a folder."""
OF_A_FOLDER = {
    *("add", "best", "collect", "count", "excerpts", "fill", "fill_always", "fill_articles", "gather"),
    *("lay_list", "lay_out", "lay_pairs", "lay_run", "lay_shares", "members", "pair_edges", "pair_table"),
    *("postings_of", "read_lists"),
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often each loop was called; all of them by their dispatchers."""
    if not kernels.wait():
        pytest.skip("numba is not installed")
    loops, calls = import_module("searchlib.kernels.search_loops"), Counter[str]()

    def checked(name: str, loop: Any) -> Callable[..., Any]:
        whole = getattr(import_module(loop.__module__), loop.__name__)
        assert len(whole.overloads) >= 1

        def call(*given: Any) -> Any:
            calls[name] += 1
            return whole(*given)

        return call

    for name in loops.__all__:
        if callable(getattr(loops, name)):
            monkeypatch.setattr(loops, name, checked(name, getattr(loops, name)))
    kernels.enable(True)
    yield calls
    kernels.enable(False)


def texts(chance: random.Random, count: int) -> list[str]:
    return [" ".join(chance.choices(WORDS, k=chance.randint(3, 40))).capitalize() + "." for _ in range(count)]


def test_searches_of_a_folder(tmp_path: Path, asked: Counter[str]) -> None:
    chance = random.Random(2)
    index = Index.create(tmp_path / "index")
    for part, count in enumerate((60, 30)):
        for number in range(count):
            name = tmp_path / f"{part}.{number}.txt"
            name.write_text("\n\n".join([f"{number % 28 + 1}/5/2024", *texts(chance, 6)]) + "\n", "utf-8")
        (tmp_path / "long.txt").write_text("ma đất " * 40_000 + ".\n", "utf-8")
        index.add(tmp_path)
        if part == 1:
            index.remove([index.search("ma").hits[0].article.id])
        prepare(index.engine.snapshot.segments)
        for query in QUERIES:
            for options in OPTIONS:
                index.search(query, **options)
        index.search("đổi số").counts("source")
    assert set(asked) >= OF_A_FOLDER


def test_searches_of_segments_in_memory(asked: Counter[str]) -> None:
    chance = random.Random(3)
    parts = [
        [article(f"{part}.{number}", *texts(chance, 5)) for number in range(count)]
        for part, count in enumerate((80, 20))
    ]
    for dead in ([], [(0, 3), (1, 0)]):
        small = archive(*parts, dead=dead)
        for query in QUERIES:
            for by in ("paragraph", "article"):
                search(small, Request(query, by=by))
    one = small.segments[0]
    words = [np.array([one.syllable_id(word)]) for word in ("đất", "ma", "số")]
    lists = [syllable_postings(one, word) for word in words]
    places = one.places_together(words, [int(found.tf.sum()) for found in lists])
    assert places is not None
    assert len(near_places(one, places[:2], 9)) > len(near_places(one, places, 9)) > 0
    assert one.text.count_runs(np.concatenate(words), lists[0].docs) is not None
    assert set(asked) >= OF_MEMORY


def test_every_loop_is_looked_at(asked: Counter[str]) -> None:
    loops = import_module("searchlib.kernels.search_loops")
    assert {name for name in loops.__all__ if callable(getattr(loops, name))} == OF_A_FOLDER | OF_MEMORY
