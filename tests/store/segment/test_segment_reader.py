"""A segment answers from its arrays, from memory and from a file alike."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from searchlib import kernels
from searchlib.errors import IndexDamaged
from searchlib.store.format import column
from searchlib.store.format.array_layout import counts_of
from searchlib.store.segment import article_reader
from searchlib.store.segment.snapshot import Segment, Snapshot
from searchlib.store.write.segment_packing import pack
from searchlib.text.analysis import analyze
from tests.store.conftest import ARTICLES, batch_of, make_article

PARAGRAPHS = [paragraph for article in ARTICLES for paragraph in article.searchable()]


@pytest.fixture(params=["memory", "file"])
def segment(request: pytest.FixtureRequest, tmp_path: object) -> Segment:
    if request.param == "memory":
        batch = batch_of(*ARTICLES)
        return Segment.from_arrays(batch)
    from searchlib.store.write.writer_opening import open_writer

    path = f"{tmp_path}/index"
    with open_writer(path, rebuild=True) as writer:
        writer.add_batch(batch_of(*ARTICLES))
    return Snapshot.open(path).segments[0]


def test_text(segment: Segment) -> None:
    for number, paragraph in enumerate(PARAGRAPHS):
        analysis = analyze(paragraph.text)
        words = [segment.syllable(i) for i in segment.tokens_of(number).tolist()]
        assert words == [token.text for token in analysis.tokens]
        assert (~segment.joined_of(number)).tolist() == list(analysis.word_starts)
        assert segment.lengths[number] == len(words)


def test_vocabulary(segment: Segment) -> None:
    assert segment.syllable(segment.syllable_id("đảng")) == "đảng"
    assert segment.syllable_id("dang") == segment.syllable_id("không-có") == -1
    low, high = segment.fold_range("dang")
    assert [segment.syllable(i) for i in range(low, high)] == ["đảng"]
    assert segment.fold_range("xyz") == (0, 0)
    low, high = segment.prefix_range("ch")
    assert {segment.syllable(i)[:2] for i in range(low, high)} == {"ch"}
    everything = [i for i in range(len(segment.table("syllables"))) if segment.syllable(i).startswith("ch")]
    assert everything == list(range(low, high))
    assert segment.prefix_range("") == (0, len(segment.table("syllables")))
    low, high = segment.prefix_range("zz")
    assert low == high


@pytest.mark.parametrize("way", ["file", "memory", "loops"])
def test_pairs_are_counted_whichever_side_has_more_syllables(segment: Segment, way: str) -> None:
    segment.verify()
    if way == "memory":
        segment.lay_out_lists()
    words = [segment.syllable(i) for i in range(len(segment.table("syllables")))]
    texts = [[token.text for token in analyze(paragraph.text).tokens] for paragraph in PARAGRAPHS]
    kernels.enable(way == "loops" and kernels.wait())
    try:
        for many, few in ((range(0, len(words), 2), (3, 7)), ((0, 5, 6), range(len(words)))):
            table = segment.pair_table(np.array(many), np.array(few))
            for one, row in zip(many, table.tolist(), strict=True):
                pairs = [(words[one], words[other]) for other in few]
                assert row == [sum(pair in pairwise(text) for text in texts) for pair in pairs]
    finally:
        kernels.enable(True)


def test_posting_lists(segment: Segment) -> None:
    docs, tf = segment.syllable_postings(segment.syllable_id("số"))
    wanted = [[token.text for token in analyze(p.text).tokens].count("số") for p in PARAGRAPHS]
    assert dict(zip(docs.tolist(), tf.tolist(), strict=True)) == {i: n for i, n in enumerate(wanted) if n}
    assert segment.syllable_df(segment.syllable_id("số")) == len(docs)
    first, second = segment.syllable_id("chuyển"), segment.syllable_id("đổi")
    low, high = segment.pair_range(first, second, second + 1)
    assert high == low + 1
    docs, tf, joined = segment.pair_postings(low)
    assert docs.tolist() == [2]
    assert tf.tolist() == [2]
    assert joined[0] <= 2
    low, high = segment.pair_range(first, 0, len(segment.table("syllables")))
    assert [segment.syllable(i) for i in segment.pair_seconds(low, high).tolist()] == ["đổi"]
    assert segment.pair_range(second, first, first + 1)[0] == segment.pair_range(second, first, first + 1)[1]


def test_pairs_are_found_in_memory_as_in_the_file(segment: Segment) -> None:
    size = len(segment.table("syllables"))
    pairs = np.array([[a, b] for a in range(-1, size) for b in range(-1, size)], np.int64)
    known = [segment.pair_range(a, b, b + 1) if a >= 0 <= b else (0, 0) for a, b in pairs.tolist()]
    firsts, seconds = np.array([0, size // 2, size - 1]), [(0, 2), (1, size), (size - 1, size)]
    wanted = [segment.pair_range(first, *one) for first in firsts.tolist() for one in seconds]
    segment.lay_out_lists()
    table = segment._table
    assert table is not None
    for found, (low, high) in zip(table.ranges_of(pairs), known, strict=True):
        assert found[0] == low or low == high
        assert found[1] - found[0] == high - low
    assert table.ranges(firsts, seconds).tolist() == list(map(list, wanted))


def test_articles(segment: Segment) -> None:
    assert [segment.article(i) for i in range(segment.article_count)] == list(ARTICLES)
    assert segment.find("phong-van") == 1
    assert segment.find("phong") == -1
    assert segment.paragraphs_of(1) == (4, 6)
    assert [segment.position_of(i) for i in range(4)] == [(0, None), (0, 0), (0, 1), (0, 2)]


def test_deleted_paragraphs(segment: Segment) -> None:
    segment.live = np.array([True] * 4 + [False] * 2 + [True])
    assert segment.live_count == 5
    assert segment.live_articles == 2
    assert segment.find("phong-van") == -1


def test_ranges_outside_are_refused(segment: Segment) -> None:
    for call in (
        lambda: segment.tokens_of(len(PARAGRAPHS)),
        lambda: segment.syllable_postings(-1),
        lambda: segment.pair_postings(1 << 40),
        lambda: segment.part("text.head", 5, 4),
        lambda: segment.article_of(-1),
    ):
        with pytest.raises(IndexDamaged):
            call()


def test_arrays_that_contradict_each_other_are_refused() -> None:
    batch = batch_of(*ARTICLES)
    arrays = pack(batch)
    lengths = {name: len(values) for name, values in arrays.items()}
    counts_of(lengths)
    with pytest.raises(IndexDamaged, match=r"spk\.start"):
        counts_of({**lengths, "spk.start": lengths["spk.start"] - 1})
    lengths.pop("pair.size")
    with pytest.raises(IndexDamaged, match=r"pair\.size is missing"):
        counts_of(lengths)


def test_many_words_have_pairs_of_two_pages() -> None:
    """More than 65,536 different syllables in one segment."""
    words = [f"a{number}" for number in range(66_000)]
    article = make_article("nhieu", " ".join(words), "a9999 a7 a9999")
    segment = Segment.from_arrays(batch_of(article))
    first, second, third = (segment.syllable_id(word) for word in ("a9999", "a7", "a8"))
    assert max(first, second) >= 1 << 16
    for a, b, docs in ((first, second, [1]), (second, first, [1]), (second, third, [0]), (third, second, [])):
        low, high = segment.pair_range(a, b, b + 1)
        assert high - low == len(docs)
        assert segment.pair_ranges(a, np.array([b, b + 1], np.uint32)).tolist() == [low, high]
        if docs:
            assert segment.pair_postings(low)[0].tolist() == docs
            assert segment.pair_firsts(low, high).tolist() == [a]
            assert segment.pair_seconds(low, high).tolist() == [b]
    every = segment.pair_firsts(0, segment.pair_count).astype(np.uint64) << np.uint64(32)
    every |= segment.pair_seconds(0, segment.pair_count)
    assert (np.diff(every.astype(np.int64)) > 0).all()


def test_readers_of_articles_with_memory_of_their_own(
    segment: Segment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(column, "_LARGE", 1)  # small arrays too
    first = segment.articles()
    for number in range(segment.article_count):
        own = segment.paragraphs_of(number)
        shown = segment.passage(number, 0, own[1] - own[0])
        for reader in (first, segment.articles()):
            assert reader.passage(number, own, 0, own[1] - own[0]) == shown


def test_memory_is_given_up_while_whole_articles_are_read(
    segment: Segment, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [segment.article(number) for number in range(segment.article_count)]
    monkeypatch.setattr(column, "_LARGE", 1)
    monkeypatch.setattr(article_reader, "_TOGETHER", 1)
    assert [segment.article(number) for number in range(segment.article_count)] == before
