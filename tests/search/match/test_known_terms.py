"""What is known of terms is kept as long as there is room, and never mixed up between states."""

from __future__ import annotations

import numpy as np
import pytest
from searchlib.search.match import known_terms
from searchlib.search.match.known_terms import KnownTerms, is_joined, known_of
from searchlib.search.match.posting_sets import Postings, Unread
from searchlib.search.pipeline import Request, search
from searchlib.search.rank.bm25_norms import idf
from tests.search.archives import archive, article, of_texts


def _postings(size: int) -> Postings:
    return Postings(np.arange(size, dtype=np.uint32), np.ones(size, np.uint16))


def test_short_lists_are_made_once_and_long_ones_only_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_terms, "_SHORT", 3)
    known, made = KnownTerms(()), []

    def make(size: int) -> list[Postings]:
        made.append(size)
        return [_postings(size)]

    short = known.lists("short", lambda: make(3))
    long = known.lists("long", lambda: make(4))
    assert known.lists("short", lambda: make(3)) is short
    again = known.lists("long", lambda: make(4))
    assert (again is long, again.facts is long.facts, again.size, made) == (False, True, 4, [3, 4, 4])
    unread = known.lists("unread", lambda: [Unread(9, lambda: _postings(9), "home")])
    assert known.peek("unread") is unread


def test_what_is_kept_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_terms, "_MOST", 4)
    known = KnownTerms(())
    for number in range(20):
        known.lists(number, lambda: [_postings(1)])
        known.other(number, lambda: 1)
        assert len(known._lists) <= 4
        assert len(known._facts) <= 4
        assert len(known._others) <= 4
    assert known.peek(19) is not None
    monkeypatch.setattr(known_terms, "_POSTINGS", 2)
    known = KnownTerms(())
    for number in range(3):
        known.lists(number, lambda: [_postings(1)])
        assert len(known._lists) <= 2


def test_each_state_has_its_own() -> None:
    first, second = of_texts("họp xã", "họp thôn"), archive([article("a", "họp xã")], [article("b", "họp")])
    assert known_of(first.segments) is known_of(first.segments)
    assert known_of(second.segments) is not known_of(second.segments[1:])
    lists = known_of(first.segments).lists(("exact", "x"), lambda: [_postings(1)])
    assert known_of(first.segments).idfs(lists) == (idf(2, 1), idf(first.segments[0].article_count, 1))
    for _ in range(2):
        assert [search(one, Request("họp xã")).total for one in (first, second)] == [2, 2]


@pytest.mark.parametrize(("total", "inside", "joined"), [(0, 0, False), (4, 1, False), (4, 2, True)])
def test_two_syllables_are_one_word_where_half_of_their_pairs_are(
    total: int, inside: int, joined: bool
) -> None:
    assert is_joined(total, inside) == joined
    known = KnownTerms(())
    known.note_pair(("a", "b"), [(total, 0), (0, inside)])
    assert known.other(("joined", ("a", "b")), lambda: None) == joined


def test_what_is_held_stays_when_room_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_terms, "_POSTINGS", 6)
    known = KnownTerms(())
    known.lists("held", lambda: [_postings(2)])
    known.hold()
    for number in range(9):
        known.lists(number, lambda: [_postings(3)])
        assert known.peek("held") is not None
        assert len(known._lists) <= 2
    assert known.peek(8) is not None
