"""What is known of terms is kept as long as there is room, and never mixed up between states."""

from __future__ import annotations

import numpy as np
import pytest
from searchlib.search.match import known_terms
from searchlib.search.match.known_terms import KnownTerms, is_joined, known_of
from searchlib.search.match.pair_lists import syllable_postings
from searchlib.search.match.posting_sets import Postings, Unread
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.pipeline import Request, search
from searchlib.search.rank.bm25_norms import idf
from searchlib.store.segment.segment_reader import Segment
from tests.search.archives import archive, article, of_texts


def _postings(size: int) -> Postings:
    return Postings(np.arange(size, dtype=np.uint32), np.ones(size, np.uint16))


def test_short_lists_are_made_once_and_long_ones_only_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_terms, "_SHORT", 3)
    known, made = KnownTerms(of_texts("họp").segments), []

    def make(size: int) -> Postings:
        made.append(size)
        return _postings(size)

    short = known.lists("short", lambda _: make(3))
    long = known.lists("long", lambda _: make(4))
    assert known.lists("short", lambda _: make(3)) is short
    again = known.lists("long", lambda _: make(4))
    assert (again is long, again.facts is long.facts, again.size, made) == (False, True, 4, [3, 4, 4])
    known.lists("unread", lambda _: Unread(9, lambda: _postings(9), "home"))
    assert [known.knows(key) for key in ("short", "long", "unread")] == [True, False, True]


def test_what_is_kept_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_terms, "_MOST", 4)
    segments = of_texts("họp").segments
    known = KnownTerms(segments)
    for number in range(20):
        known.lists(number, lambda _: _postings(1))
        known.occurrences(number, lambda _: (1, 0))
        assert len(known._lists) <= 4
        assert len(known._facts) <= 4
        assert len(known._occurrences) <= 4
    assert known.knows(19)
    monkeypatch.setattr(known_terms, "_POSTINGS", 2)
    known = KnownTerms(segments)
    for number in range(3):
        known.lists(number, lambda _: _postings(1))
        assert len(known._lists) <= 2


def test_each_state_has_its_own() -> None:
    first, second = of_texts("họp xã", "họp thôn"), archive([article("a", "họp xã")], [article("b", "họp")])
    assert known_of(first.segments) is known_of(first.segments)
    assert known_of(second.segments) is not known_of(second.segments[1:])
    lists = known_of(first.segments).lists(("exact", "x"), lambda _: _postings(1))
    assert known_of(first.segments).idfs(lists) == (idf(2, 1), idf(first.segments[0].article_count, 1))
    for _ in range(2):
        assert [search(one, Request("họp xã")).total for one in (first, second)] == [2, 2]


@pytest.mark.parametrize(("total", "inside", "joined"), [(0, 0, False), (4, 1, False), (4, 2, True)])
def test_two_syllables_are_one_word_where_half_of_their_pairs_are(
    total: int, inside: int, joined: bool
) -> None:
    assert is_joined(total, inside) == joined
    known = KnownTerms(())
    known.note(("a", "b"), [(total, 0), (0, inside)])
    assert is_joined(*known.occurrences(("a", "b"), lambda _: (9, 9))) == joined


def test_what_is_held_stays_when_room_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_terms, "_POSTINGS", 6)
    known = KnownTerms(of_texts("họp").segments)
    known.lists("held", lambda _: _postings(2))
    known.hold()
    for number in range(9):
        known.lists(number, lambda _: _postings(3))
        assert known.knows("held")
        assert len(known._lists) <= 2
    assert known.knows(8)


def test_a_commit_asks_only_the_segments_that_are_new() -> None:
    texts = ["họp xã họp", "xã nhà", "họp thôn xã"]
    segments = archive(*([article(text, text)] for text in texts)).segments
    asked: list[int] = []

    def make(segment: Segment) -> Postings:
        asked.append(segment.base)
        return syllable_postings(segment, vocabulary_of(segment).forms("xã", False))

    def count(segment: Segment) -> tuple[int, int]:
        asked.append(segment.base)
        return len(make(segment)), 0

    before = KnownTerms(segments[:2])
    before.idfs(before.lists("xã", make))
    before.occurrences("xã", count)
    asked.clear()
    after, anew = KnownTerms(segments, before), KnownTerms(segments)
    found = after.lists("xã", make)
    assert asked == [2]
    assert after.idfs(found) == anew.idfs(anew.lists("xã", make))
    asked.clear()
    assert after.occurrences("xã", count) == (3, 0)
    assert asked == [2, 2]
    assert found.facts.articles == (1, 1, 1)
    asked.clear()
    other = KnownTerms(segments[1:], before)
    assert not other.knows("xã")
