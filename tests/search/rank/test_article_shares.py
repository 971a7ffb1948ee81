"""Shares of articles are made once, and stay bounds while the archive changes by little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from searchlib import kernels
from searchlib.search import preparation
from searchlib.search.match.known_terms import Facts, Lists
from searchlib.search.match.pair_lists import syllable_postings
from searchlib.search.pipeline import search
from searchlib.search.rank import article_shares
from searchlib.search.rank.article_shares import KeptShares
from searchlib.search.rank.bm25_norms import Statistics
from searchlib.search.request import Request
from tests.search.archives import Archive, archive, article

WORDS = "họp xã bàn việc chi tiêu thôn nước sạch"


def _archive() -> Archive:
    texts = (WORDS, "xã họp thôn xã", "việc chi tiêu của thôn về nước")
    return archive([article(f"a{number}", *texts[: 1 + number % 3]) for number in range(9)])


@pytest.fixture(autouse=True)
def _numpy_alone() -> Iterator[None]:
    kernels.enable(False)
    yield
    kernels.enable(True)


def test_those_of_frequent_syllables_are_made_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_shares, "WORTH", 0)
    fresh, ready = _archive(), _archive()
    wanted = search(fresh, Request("xã")).hits
    preparation.prepare(ready.segments)
    monkeypatch.setattr(article_shares, "_made", lambda segment, lists, *_: [1 / 0 for _ in lists])
    assert search(ready, Request("xã")).hits == wanted
    with pytest.raises(ZeroDivisionError):
        search(fresh, Request("thôn"))


def test_nothing_is_made_ahead_beyond_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_shares, "_AHEAD_BYTES", 100)
    ready = _archive()
    preparation.prepare(ready.segments)
    shares = ready.segments[0].derive(KeptShares)
    made = shares.ahead(Statistics.of(ready.segments)).found
    assert 0 < sum(array.nbytes for one in made.values() for array in one[1:]) <= 100


@pytest.mark.parametrize(
    ("growth", "remade"), [(1.0, False), (1.004, False), (0.97, False), (1.01, True), (0.9, True)]
)
def test_they_are_made_anew_once_averages_differ(growth: float, remade: bool) -> None:
    segments = _archive().segments
    statistics, shares = Statistics.of(segments), segments[0].derive(KeptShares)
    lists = [syllable_postings(segments[0], np.array([0]))]
    shares.keep("home", lambda: lists[0], statistics, 1.5)
    grown = replace(statistics, average=statistics.average * growth)
    made = shares.ahead(grown)
    assert (not made.found) is remade
    assert made.averages[0] >= grown.average
    assert shares.ahead(replace(grown, average=grown.average * 1.004)) is made or not remade
    (found,) = shares.of([Lists.of(lists, Facts())], 0, grown, 1.5)
    assert found.held == len(found.best if len(found.articles) else np.flatnonzero(found.best))
