"""Near duplicates as one hit: over segments, pages, facets, words, and dead articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from searchlib import Index
from searchlib.errors import BudgetExceeded, IndexDamaged, OptionError
from searchlib.search.facets.word_counts import count_words
from searchlib.search.language.filters import Filters
from searchlib.search.limits import Limits
from searchlib.search.match.copies import copies_of
from searchlib.search.match.posting_sets import everything
from searchlib.search.request import Request
from searchlib.store.format.array_layout import ARRAYS
from searchlib.store.format.column import Column
from searchlib.store.segment.segment_reader import Segment
from searchlib.text.near_duplicates import are_duplicates, content_of

from tests.search.archives import archive, article

SPEECH = "Chủ tịch xã Mường Khao nói dữ liệu phải có chủ và phải được dùng chung trong cả huyện"
REPRINT = "Theo chủ tịch xã Mường Khao nói dữ liệu phải có chủ và phải được dùng chung trong huyện"
OTHER = "Hội nghị bàn về việc giữ dữ liệu đất đai cho ba xã vùng cao trong mùa khô năm nay và năm sau"

_LACKING = {
    name: Column(name, np.zeros(0, ARRAYS[name].dtype), ARRAYS[name], 0)
    for name in ("copy.minima", "copy.paragraph", "copy.first")
}


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """Three newspapers, two of which print one speech; the earliest is read last."""
    folder = tmp_path / "bai"
    folder.mkdir()
    for name, published, text in (
        ("mot", "2024-05-02", f"{REPRINT}\n{OTHER}"),
        ("hai", "2024-05-03", "Một tin khác về dữ liệu."),
        ("ba", "2024-05-01", SPEECH),
    ):
        head = f"---\npublished: {published}\nsource: Báo {name}\n---\n\n"
        (folder / f"{name}.txt").write_text(head + text, "utf-8")
    found = Index.create(tmp_path / "ix")
    for name in ("mot", "hai", "ba"):  # a commit each
        found.add([folder / f"{name}.txt"])
    return found


def test_copies_are_one_hit_that_says_where_the_others_are(index: Index) -> None:
    plain, collapsed = index.search("dữ liệu"), index.search("dữ liệu", collapse=True)
    assert (plain.total, collapsed.total) == (4, 3)
    assert all(hit.copies is None for hit in plain)
    copies = {(hit.article.id, hit.position): hit.copies for hit in collapsed}
    assert sorted(map(len, copies.values())) == [0, 0, 1]
    (pair,) = [(hit, hit.copies[0]) for hit in collapsed if hit.copies]
    assert {(pair[0].article.id, pair[0].position), (pair[1].id, pair[1].position)} == {("mot", 0), ("ba", 0)}
    assert pair[1].source == f"Báo {pair[1].id}"
    assert [hit.rank for hit in collapsed] == [1, 2, 3]
    for column in ("source", "year", "kind"):
        facets = index.facets("dữ liệu", by=column, collapse=True).values
        assert dict(collapsed.counts(column)) == {one.value: one.paragraphs for one in facets}
    assert sum(collapsed.counts("source").values()) == 3
    best = [hit.article.id for hit in plain if hit.article.id in ("mot", "ba") and hit.position == 0]
    assert pair[0].article.id == best[0]


def test_pages_of_collapsed_hits_follow_each_other(index: Index) -> None:
    whole = [(hit.article.id, hit.position) for hit in index.search("dữ liệu", collapse=True)]
    pages = [index.search("dữ liệu", collapse=True, limit=1, offset=at) for at in range(4)]
    assert [(hit.article.id, hit.position) for page in pages for hit in page] == whole
    assert all(page.total == 3 for page in pages)
    assert index.search("dữ liệu", collapse=True, count=True).total == 3
    assert [len(hit.copies or ()) for page in pages for hit in page] == [
        len(hit.copies or ()) for hit in index.search("dữ liệu", collapse=True)
    ]


def test_hits_to_spare_do_not_count_against_the_limits(index: Index) -> None:
    limits = Limits(limit=3, depth=3)
    assert len(index.search("dữ liệu", collapse=True, limit=3, limits=limits)) == 3
    with pytest.raises(BudgetExceeded):
        index.search("dữ liệu", collapse=True, limit=4, limits=limits)


def test_facets_and_trends_count_the_earliest_of_copies(index: Index) -> None:
    sources = index.facets("dữ liệu", by="source", collapse=True)
    assert {one.value: one.paragraphs for one in sources.values} == {"Báo ba": 1, "Báo hai": 1, "Báo mot": 1}
    days = index.trend("dữ liệu", by="day", collapse=True).series[0]
    assert [(point.label[-1], point.paragraphs) for point in days.points] == [("1", 1), ("2", 1), ("3", 1)]
    assert index.engine.words(Request("dữ liệu", collapse=True)).paragraphs == 3
    assert len(list(index.engine.matches(Request("dữ liệu", collapse=True)))) == 3


def test_words_are_those_of_an_archive_without_its_copies(index: Index) -> None:
    engine, apart = index.engine, Request("theo", collapse=True)  # stands in the reprint alone
    assert engine.words(Request(collapse=True)).paragraphs == 3
    assert (engine.words(replace(apart, collapse=False)).paragraphs, engine.words(apart).paragraphs) == (1, 0)
    assert engine.facets(apart, "source").total == 1
    earliest = engine.words(replace(apart, query="phải", filters=Filters.parse(source="Báo ba")))
    assert index.keywords("phải", min=1, collapse=True).here == earliest.occurrences


def test_a_removed_article_has_no_copies(index: Index) -> None:
    index.remove(["ba"])
    found = index.search("dữ liệu", collapse=True)
    assert found.total == 3
    assert not any(hit.copies for hit in found)


def test_articles_cannot_be_collapsed(index: Index) -> None:
    with pytest.raises(OptionError, match="paragraphs"):
        index.search("dữ liệu", by="article", collapse=True)


def test_groups_over_segments_are_those_of_comparing_each_with_each() -> None:
    texts = [SPEECH, OTHER, REPRINT, OTHER.replace("đất đai", "hộ tịch"), SPEECH + " hôm qua", "Ngắn."]
    whole = archive([article(f"a{n}", text) for n, text in enumerate(texts[:3])],
                    [article(f"b{n}", text) for n, text in enumerate(texts[3:])])  # fmt: skip
    groups = np.concatenate(copies_of(whole.segments).groups)
    contents = [content_of(text) for text in texts]
    for one in range(len(texts)):
        for other in range(one):
            same = groups[one] == groups[other] >= 0
            assert same == are_duplicates(contents[one], contents[other])
    assert copies_of(()).originals([]) == []


def test_an_index_of_before_has_the_same_copies_as_one_that_knows_them(index: Index) -> None:
    segments = index.engine.snapshot.segments
    known = np.concatenate(copies_of(segments).groups)
    bare = [Segment(segment._columns | _LACKING, segment.base) for segment in segments]
    assert all(segment.size("copy.minima") for segment in segments[:1])
    assert np.array_equal(np.concatenate(copies_of(bare).groups), known)
    assert np.count_nonzero(known >= 0) == 2


def test_signatures_of_another_text_are_refused(index: Index) -> None:
    (segment, *_) = index.engine.snapshot.segments
    odd = Column("copy.minima", np.zeros(5, "<u2"), ARRAYS["copy.minima"], 0)
    with pytest.raises(IndexDamaged, match=r"copy\.minima"):
        copies_of([Segment(segment._columns | {"copy.minima": odd})])


def test_words_without_copies_are_those_of_counting_the_rest(index: Index) -> None:
    engine, segments = index.engine, index.engine.snapshot.segments
    firsts = [np.flatnonzero(own).astype(np.uint32) for own in copies_of(segments).firsts]
    counted = count_words(segments, firsts)
    assert sum(map(len, firsts)) == 3
    for request in (
        Request(collapse=True),
        Request(),
        Request(collapse=True),
    ):  # the second time they are kept
        assert engine.words(request) == (
            counted if request.collapse else count_words(segments, _all(segments))
        )
    index.remove(["ba"])  # the reprint counts now
    segments = engine.snapshot.segments
    assert engine.words(Request(collapse=True)) == count_words(segments, _all(segments))


def _all(segments) -> list[np.ndarray]:
    return [everything(segment.count, segment.live) for segment in segments]
