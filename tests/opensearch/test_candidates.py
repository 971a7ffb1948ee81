"""Of very many matches only candidates are scored; the best of them are the best of all."""

from __future__ import annotations

import pytest
from searchlib import Index
from searchlib.opensearch import candidates

from tests.opensearch.equality import Question, answer, difference, questions


def test_the_best_are_among_the_candidates(
    both: tuple[Index, Index], monkeypatch: pytest.MonkeyPatch
) -> None:
    remote, local = both
    monkeypatch.setattr(candidates, "LARGE", 0)
    for one in questions(local, 200, seed=3):
        if one.method != "search":
            continue
        assert difference("", answer(remote, one), answer(local, one)) is None, one


def test_few_candidates_are_near_the_best(both: tuple[Index, Index], monkeypatch: pytest.MonkeyPatch) -> None:
    remote, local = both
    for name, value in (("LARGE", 50), ("PARAGRAPHS", 30), ("ARTICLES", 10)):
        monkeypatch.setattr(candidates, name, value)
    common = found = 0
    for query in ("chuyển đổi số cho người dân", "cán bộ xã họp", "nuoc sach cho dan", "nông thôn mới"):
        one, other = (
            {(hit.article.id, hit.position) for hit in index.search(query)} for index in (remote, local)
        )
        common, found = common + len(one & other), found + len(other)
    assert common >= 0.9 * found


def test_what_is_sorted_by_date_is_exact(both: tuple[Index, Index], monkeypatch: pytest.MonkeyPatch) -> None:
    remote, local = both
    for name, value in (("LARGE", 20), ("PARAGRAPHS", 2), ("ARTICLES", 1)):
        monkeypatch.setattr(candidates, name, value)
    for sort in ("date", "-date"):
        for by in ("paragraph", "article"):
            for offset in (0, 7):
                asked = Question("", "search", "cán bộ xã", {"sort": sort, "by": by, "offset": offset})
                assert difference("", answer(remote, asked), answer(local, asked)) is None, asked


@pytest.mark.parametrize("query", ["xã~ họp", "ngh* dân", "chuyên~ cán bộ"])
def test_patterns_are_scored_exactly(
    both: tuple[Index, Index], monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    remote, local = both
    for name, value in (("LARGE", 0), ("PARAGRAPHS", 3), ("ARTICLES", 1)):
        monkeypatch.setattr(candidates, name, value)
    asked = Question("", "search", query)
    assert difference("", answer(remote, asked), answer(local, asked)) is None
