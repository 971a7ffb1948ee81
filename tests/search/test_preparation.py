"""What is got ready in the background changes no answer, and damage in it is left to the searches."""

from __future__ import annotations

import pytest
from searchlib.errors import IndexDamaged
from searchlib.search import preparation
from searchlib.search.match.known_terms import known_of
from searchlib.search.pipeline import Found, Request, search

from tests.search.archives import Archive, archive, article


def _archive() -> Archive:
    texts = ("họp xã bàn việc chi tiêu", "xã họp thôn", "việc chi tiêu của thôn")
    return archive([article("a", *texts)], [article("b", *reversed(texts)), article("c", "họp")])


def _told(found: Found) -> tuple[object, ...]:
    return found.total, found.total_all_words, [(hit.segment, hit.paragraph, hit.score) for hit in found.hits]


@pytest.mark.parametrize("query", ["họp xã", "chi tieu", '"việc chi"', "thôn"])
def test_answers_are_the_same(query: str) -> None:
    ready = _archive()
    preparation.prepare(ready.segments)
    assert known_of(ready.segments).knows(("exact", "họp"))
    assert _told(search(ready, Request(query))) == _told(search(_archive(), Request(query)))


def test_what_abbreviations_stand_for_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("Xã xin làm khu dân cư (KDC) Bến Lụa", "KDC Ba Gò xong", "Xã có hai khu dân cư mới")
    ready, fresh = (archive([article("a", *texts), article("b", *texts[:2])]) for _ in range(2))
    before = _told(search(fresh, Request("kdc")))
    assert before[0] == 5
    preparation.prepare(ready.segments)
    monkeypatch.setattr("searchlib.search.match.terms.phrase_postings", None)
    assert before == _told(search(ready, Request("kdc")))


def test_what_was_asked_for_before_leaves_its_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("searchlib.search.match.known_terms._POSTINGS", 200)
    ready = _archive()
    known = known_of(ready.segments)
    search(ready, Request("chi tiêu"))
    known._room = 0
    preparation.prepare(ready.segments)
    assert ("exact", "họp") in known._held


def test_damage_is_left_to_the_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = _archive()

    def damaged() -> None:
        raise IndexDamaged("damaged")

    monkeypatch.setattr(ready.segments[0], "read_ahead", damaged)
    monkeypatch.setattr(ready.segments[0], "syllable_dfs", damaged)
    preparation.prepare(ready.segments)
