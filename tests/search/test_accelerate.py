"""The compiled loops give what NumPy gives: the same hits in the same order, scores and counts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from searchlib import Index, kernels
from searchlib.search.language.filters import Filters
from searchlib.search.match import matcher, matches
from searchlib.search.match.derived_lists import KeptUnions
from searchlib.search.match.pair_lists import syllable_postings
from searchlib.search.match.posting_sets import ALWAYS, Postings, Unread, merged, nothing
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.pipeline import Found, Request, search
from searchlib.search.rank import article_shares, posting_windows, ranking, window_arrays
from searchlib.search.rank.article_postings import holders
from searchlib.search.rank.bm25_norms import Statistics, lengths_of
from searchlib.search.rank.short_lists import coded_sums

from tests.search.archives import Archive, archive, article, said

VOCABULARY = """
    ma má mà đổi doi đôi số so hội đồng nhân dân ngân sách đất đai giáo dục y tế cầu đường nước sạch
"""
WORDS = VOCABULARY.split()
SHAPES = (
    "{0}",
    "{0} {1} {2} {3}",
    "{0} {1} {2} {3} {4} {5} {6} {7}",
    "doi so {0} duong",
    "{0} AND {1}",
    "{0} AND {1} AND {2}",
    '{0} AND "{1} {2}"',
    "+{0} +{1}",
    "+{0} {1} -{2}",
    '"{0} {1}"',
    '{0} "{1} {2}" {3}',
    "m* {0}",
    "{0}~ {1}",
)


@pytest.fixture(autouse=True)
def _loops() -> Iterator[None]:
    if not kernels.wait():
        pytest.skip("numba is not installed")
    yield
    kernels.enable(False)


@pytest.fixture(scope="module", params=["deleted articles", "all alive"])
def many(request: pytest.FixtureRequest) -> Archive:
    """Three segments of some windows each; words by Zipf's law, some side by side."""
    chance = random.Random(5)
    weights = [1 / rank for rank in range(1, len(WORDS) + 1)]
    parts = []
    for part, size in enumerate((400, 150, 3)):
        articles = []
        for number in range(size):
            texts = [
                said(at, " ".join(chance.choices(WORDS, weights, k=chance.randint(1, 40))), f"Hạ Văn {at}")
                for at in range(chance.randint(1, 6))
            ]
            day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            articles.append(article(f"{part}.{number}", *texts, date=day if number % 7 else None))
        parts.append(articles)
    return archive(*parts, dead=[(0, 3), (0, 77), (1, 0)] if request.param == "deleted articles" else [])


def both(small: Archive, request: Request) -> tuple[Found, Found]:
    kernels.enable(False)
    plain = search(small, request)
    kernels.enable(True)
    return plain, search(small, request)


def assert_equal(plain: Found, fast: Found) -> None:
    assert [(hit.segment, hit.paragraph) for hit in fast.hits] == [
        (hit.segment, hit.paragraph) for hit in plain.hits
    ]
    assert [hit.score for hit in fast.hits] == pytest.approx([hit.score for hit in plain.hits], rel=1e-9)
    assert (fast.total, fast.total_all_words) == (plain.total, plain.total_all_words)
    assert (fast.applied, fast.suggestion) == (plain.applied, plain.suggestion)
    assert fast.counts("speaker") == plain.counts("speaker")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"by": "article"},
        {"sort": "-date"},
        {"filters": Filters.parse(speaker=["Hạ Văn 2"], since="2024-03")},
        {"match": "all"},
        {"offset": 7, "limit": 25},
        {"limit": 0},
        {"limit": 5000},
    ],
    ids=str,
)
def test_every_shape_of_query(many: Archive, shape: str, options: dict[str, object]) -> None:
    chance = random.Random(shape)
    for _ in range(4):
        query = shape.format(*chance.sample(WORDS, 8))
        assert_equal(*both(many, Request(query, **options)))  # type: ignore[arg-type]


def test_a_word_that_fills_a_paragraph_is_scored_whole() -> None:
    small = archive([article("a", "ma " * 300, "má mà"), article("b", "ma má")])
    assert_equal(*both(small, Request("ma má")))


@pytest.mark.parametrize("match", ["any", "all"])
@pytest.mark.parametrize("by", ["paragraph", "article"])
def test_other_spellings_count_as_the_words(match: str, by: str) -> None:
    small = archive(
        [
            article("a", "Ủy ban nhân dân tỉnh họp về đất đai", "UBND tỉnh giao Sở Tài chính"),
            article("b", "UBND xã họp", "nhân dân xã vui", "tỉnh họp"),
        ],
        [article("c", "tỉnh giao ủy ban nhân dân xã", "họp xã"), article("d", "UBND họp ở tỉnh")],
        dead=[(0, 1)],
    )
    totals = set()
    for query in ("ubnd", "ubnd tỉnh", "tỉnh OR ubnd OR xã", "ubnd AND tỉnh", "tỉnh AND họp", "họp AND khói"):
        plain, fast = both(small, Request(query, match=match, by=by))
        assert_equal(plain, fast)
        totals.add((fast.total, fast.total_all_words))
    assert len(totals) > 3


def test_every_word_is_held_in_one_way_or_another(monkeypatch: pytest.MonkeyPatch) -> None:
    small = archive(
        [
            article("a", "Ủy ban nhân dân và hội đồng nhân dân tỉnh", "UBND và HĐND tỉnh", source="Báo Tỉnh"),
            article("b", "UBND và hội đồng nhân dân xã", "Ủy ban nhân dân xã, HĐND", "HĐND họp"),
        ],
        [article("c", "nhân dân tỉnh", "hội đồng và ủy ban nhân dân"), article("d", "UBND, HĐND họp ở tỉnh")],
        dead=[(1, 1)],
    )
    for ways in (matcher._MOST_WAYS, 1):  # by the loops, and put together from parts
        monkeypatch.setattr(matcher, "_MOST_WAYS", ways)
        for query, held in (("ubnd OR hđnd", 4), ("ubnd OR hđnd OR tỉnh", 2), ("ubnd OR hđnd OR họp", 0)):
            plain, fast = both(small, Request(query))
            assert_equal(plain, fast)
            assert fast.total_all_words == held
            assert_equal(*both(small, Request(query, by="article")))
            assert_equal(*both(small, Request(query, filters=Filters.parse(source=("Báo Tỉnh",)))))


def laid_out_anew(small: Archive) -> list[posting_windows.Windows]:
    kernels.enable(True)
    for segment in small.segments:
        segment._derived.pop(posting_windows.Windows, None)
    return [posting_windows.windows_of(segment) for segment in small.segments]


def test_short_lists_and_long_ones(many: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    for kept in (0, 1, 1 << 20):
        monkeypatch.setattr(posting_windows, "_KEPT", kept)
        laid_out_anew(many)
        for number in range(20):
            words = random.Random(number).sample(WORDS, 6)
            assert_equal(*both(many, Request(" ".join(words))))
            assert_equal(*both(many, Request(" ".join(words), by="article", limit=3)))


def test_lists_that_are_laid_out_ahead_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(9)
    texts = [" ".join(chance.choices(WORDS, k=12)) for _ in range(400)]
    small = archive([article(str(at), *texts[at : at + 8]) for at in range(0, 400, 8)])
    queries = ["ma so", "doi dat hoi", "duong", "đất đai", "ma AND so", "ma OR nuoc"]
    for query in queries:  # which lists a search asks for does not depend on how they are kept
        assert_equal(*both(small, Request(query)))
    laid_out_anew(small)
    for segment in small.segments:
        segment._derived.pop(KeptUnions, None)
    posting_windows.lay_out_ahead(small.segments)
    for segment in small.segments:
        forms = vocabulary_of(segment).forms("ma", True)
        assert len(forms) > 2
        assert isinstance(syllable_postings(segment, forms), Unread)
        assert isinstance(syllable_postings(segment, forms[1:2]), Unread)
    read = []
    docs = Unread.docs
    monkeypatch.setattr(Unread, "docs", property(lambda found: read.append(found.home) or docs.fget(found)))
    fast = search(small, Request("ma so"))
    assert {home[0] for home in read} <= {"pairs"}
    monkeypatch.undo()
    kernels.enable(False)
    assert_equal(search(small, Request("ma so")), fast)
    for query in queries:
        for options in ({}, {"by": "article"}, {"sort": "-date"}, {"match": "all"}):
            assert_equal(*both(small, Request(query, **options)))  # type: ignore[arg-type]


def test_an_unread_list_is_read_only_when_it_is_looked_into() -> None:
    read = []

    def made() -> Postings:
        read.append(1)
        return Postings(np.array([1, 4], np.uint32), np.array([2, 1], np.uint16), "home")

    found = Unread(2, made, "home")
    assert (len(found), found.home, found.only(None) is found, read) == (2, "home", True, [])
    assert found.docs.tolist() == [1, 4]
    assert found.tf.tolist() == [2, 1]
    assert found.only(np.array([True, False, True, True, True])).docs.tolist() == [4]
    assert read == [1, 1, 1]


def test_lists_that_find_no_room_are_scored_whole(many: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    for spare, room in ((1 << 6, 0), (1 << 8, 1), (1 << 20, 2), (1 << 8, 1 << 10)):
        monkeypatch.setattr(window_arrays, "_SPARE", spare)
        for found in laid_out_anew(many):
            found._rows = min(found._rows, room)
        for number in range(20):
            query = " ".join(random.Random(number).sample(WORDS, 6))
            assert_equal(*both(many, Request(query)))


def test_more_equal_hits_than_there_is_room_for_are_scored_whole(
    many: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_arrays, "_ROOM", 12)
    laid_out_anew(many)
    assert_equal(*both(archive([article(str(n), "ma má mà") for n in range(300)]), Request("ma má")))
    assert_equal(*both(many, Request("ma má", limit=12)))


@pytest.mark.parametrize("often", [8, 65535])
@pytest.mark.parametrize("count", [40, 5000])
def test_lists_are_united_alike(count: int, often: int) -> None:
    chance = np.random.default_rng(7)
    for sizes in ([30], [20, 25], [3, 40, 1, 0, 12], [8] * 100):
        lists = []
        for size in sizes:
            docs = np.sort(chance.choice(count, min(size, count), replace=False)).astype(np.uint32)
            lists.append((docs, chance.integers(often // 2, often + 1, len(docs)).astype(np.uint16)))
        for given in (lists, [tuple(map(np.concatenate, zip(*lists, strict=True)))]):
            found = []
            for on in (False, True):
                kernels.enable(on)
                one = merged(given, count)
                found.append((one.docs.tolist(), one.tf.tolist(), one.docs.dtype))
            assert found[0] == found[1]


def test_articles_are_added_up_alike(many: Archive) -> None:
    for segment in many.segments:
        for number in range(len(segment.table("syllables"))):
            docs, tf = segment.syllable_postings(number)
            found = []
            for on in (False, True):
                kernels.enable(on)
                held = holders(segment, Postings(docs, tf))
                found.append((held.docs.tolist(), held.tf.tolist(), held.docs.dtype, held.tf.dtype))
            assert found[0] == found[1]


def test_an_index_that_is_searched_often_gets_the_loops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(kernels, "warm", lambda work: asked.append(1))
    (tmp_path / "a.txt").write_text("Hội đồng nhân dân thành phố Vân Giang họp.\n", "utf-8")
    small = Index.create(tmp_path / "index")
    small.add(tmp_path / "a.txt")
    for _ in range(4):
        small.search("hội đồng")
    assert not asked
    monkeypatch.setattr("searchlib.search.local_engine._LARGE", 1)
    large = Index.open(tmp_path / "index")
    for _ in range(4):
        large.search("hội đồng")
    assert asked == [1]


def test_bounds_stay_good_while_the_averages_change_by_little(many: Archive) -> None:
    windows = laid_out_anew(many)[0]
    search(many, Request("đổi số"))
    made = windows.averages
    true = Statistics.of(many.segments).averages
    assert true[0] < made[0]
    assert true[1] < made[1]
    for averages in (true, (true[0] * 0.999, true[1]), made):
        windows.set(averages)
        assert windows.averages == made
    for averages in ((made[0] * 1.001, true[1]), (true[0], made[1] * 1.02), (true[0], true[1] * 0.9)):
        windows.set(averages)
        assert windows.averages[0] > averages[0]
        assert windows.averages[1] > averages[1]
        assert not windows._kept


def test_how_often_articles_hold_a_term_fits_in_two_bytes() -> None:
    few = np.array([1, 255], np.uint8)
    assert coded_sums(few, 60_000) is few
    always = np.array([3, 60_000, ALWAYS, 4 * ALWAYS], np.uint32)
    assert coded_sums(always, 60_000).tolist() == [3, 60_000, 60_001, 60_004]
    for high in (60_001, ALWAYS + 1, 6000 * ALWAYS):
        with pytest.raises(OverflowError):
            coded_sums(np.array([1, high], np.uint64), 60_000)


def test_a_lone_word_without_marks_is_ranked_by_the_loops(
    many: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernels.enable(True)
    found = []
    inner = ranking.promising
    monkeypatch.setattr(ranking, "promising", lambda *given: found.append(inner(*given)) or found[-1])
    laid_out_anew(many)
    for _ in range(4):
        search(many, Request("doi"))
    assert len(found) == 4 * len(many.segments)
    assert None not in [one if one is None else 1 for one in found]


def test_the_form_as_typed_is_made_of_the_row_of_its_list(many: Archive) -> None:
    windows = laid_out_anew(many)
    queries = ("doi", "ma", "so", "doi", "ma", "ngan")
    posting_windows.lay_out_ahead(many.segments)
    for query in queries:
        for options in ({}, {"by": "article"}, {"limit": 40}):
            assert_equal(*both(many, Request(query, **options)))  # type: ignore[arg-type]
    made = [found._always[0] for found in windows]
    assert [home.of in found._kept for home, found in zip(made, windows, strict=True) if home] == [True] * 3


def test_lists_that_are_laid_out_ahead_stay(many: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window_arrays, "_SPARE", 1 << 12)
    monkeypatch.setattr(posting_windows, "_KEPT", 1 << 20)
    windows = laid_out_anew(many)[0]
    ahead = min((syllable_postings(many.segments[0], np.array([number])) for number in range(12)), key=len)
    assert windows.lay_out_short(ahead, windows.averages)
    for number in range(30):
        assert_equal(*both(many, Request(" ".join(random.Random(number).sample(WORDS, 6)))))
    assert windows._short.get(ahead.home) is not None


def test_articles_are_found_together_alike(many: Archive) -> None:
    segment, statistics = many.segments[1], Statistics.of(many.segments)
    lists = [syllable_postings(segment, np.array([number])).only(segment.live) for number in range(12)]
    lists[3:3] = [nothing(), Postings(lists[0].docs, np.full(len(lists[0]), ALWAYS, np.uint32))]
    kernels.enable(False)
    owner, lengths = segment.column("par.article"), lengths_of(segment)
    made = article_shares._made(segment, lists, statistics.averages, 1.5)
    for shares, one in zip(made, lists, strict=True):
        wanted = holders(segment, one)
        assert shares.held == len(wanted)
        at = wanted.docs if not len(shares.articles) else np.arange(shares.held)
        assert not len(shares.articles) or shares.articles.tolist() == wanted.docs.tolist()
        norms = lengths.article_norms(statistics.article_average, 1.5)[wanted.docs]
        assert_bounds(shares.whole[at], wanted.tf / (wanted.tf + norms))
        best = np.zeros(segment.article_count)
        norms = lengths.norms_of(one.docs, statistics.average)
        np.maximum.at(best, owner[one.docs], one.tf / (one.tf + norms))
        assert_bounds(shares.best[at], best[wanted.docs])


def assert_bounds(parts: Any, shares: Any) -> None:
    """Shares in two bytes are those given, rounded up."""
    over = parts / 0xFFFF - shares
    assert bool((over > -1e-12).all())
    assert bool((over < 2 / 0xFFFF).all())


@pytest.mark.parametrize("by", ["paragraph", "article"])
def test_spellings_of_one_word_are_counted_once(monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    small = archive(
        [
            article("a", "HĐND họp.", "Hội đồng nhân dân họp."),
            article("b", "Hội đồng họp.", "HĐND xã và tỉnh."),
        ]
    )
    plain, fast = both(small, Request("hđnd", by=by))
    assert_equal(plain, fast)
    assert fast.total == fast.total_all_words == (3 if by == "paragraph" else 2)
    found = search(small, Request("hđnd xã", by=by))
    assert found.total > found.total_all_words == 1
    monkeypatch.setattr(matches, "members", lambda *_: pytest.fail("the lists are walked through again"))
    assert search(small, Request("hđnd", by=by)).total_all_words == fast.total
