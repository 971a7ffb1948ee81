"""Searches from end to end: order, pages, corrections, bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.errors import OptionError, QueryError
from searchlib.search.match import terms
from searchlib.search.pipeline import Request, search

from tests.search.archives import archive, article, of_texts

DATED = archive(
    [article("a", "họp xã", date="2031-02-01"), article("b", "họp thôn", "họp lại", date="2030-01-01")],
    [article("c", "họp"), article("d", "họp", published="2031-01"), article("e", "họp", date="XXXX-05-01")],
)


def ids(**options) -> list[str]:
    found = search(DATED, Request("họp", **options))
    names = []
    for hit in found.hits:
        segment = DATED.segments[hit.segment]
        names.append(segment.table("ids")[segment.article_of(hit.paragraph)])
    return names


def test_dates_sort_both_ways_and_articles_without_a_year_come_last():
    assert ids(sort="date") == ["b", "b", "d", "a", "c", "e"]
    assert ids(sort="-date") == ["a", "d", "b", "b", "c", "e"]
    assert ids(sort="-date", by="article") == ["a", "d", "b", "c", "e"]


def test_the_order_by_date_shows_the_same_scores():
    best = {hit[:2]: hit[2] for hit in map(_key, search(DATED, Request("họp xã", limit=9)).hits)}
    for hit in search(DATED, Request("họp xã", limit=9, sort="-date")).hits:
        assert hit.score == pytest.approx(best[hit.segment, hit.paragraph])


def _key(hit) -> tuple[int, int, float]:
    return hit.segment, hit.paragraph, hit.score


def test_pages():
    everything = ids(limit=6)
    assert ids(limit=2) + ids(limit=2, offset=2) + ids(limit=2, offset=4) == everything
    assert ids(limit=2, offset=6) == ids(limit=0) == []
    assert search(DATED, Request("họp", limit=0)).total == 6
    assert search(DATED, Request("họp", limit=0, by="article")).total == 5


def test_equal_scores_stand_in_the_order_of_the_archive():
    small = of_texts(*["họp xã"] * 300)
    assert [hit.paragraph for hit in search(small, Request("họp", limit=50)).hits] == list(range(50))
    assert [hit.paragraph for hit in search(small, Request("họp", limit=5, offset=200)).hits] == list(
        range(200, 205)
    )


def test_the_article_around_a_paragraph_is_evidence():
    small = archive([article("a", "họp xã", "mưa"), article("b", "họp xã", "họp thôn")])
    assert [hit.paragraph for hit in search(small, Request("họp", limit=1)).hits] == [2]


@pytest.mark.parametrize("option", ["sort", "by", "match", "syntax"])
def test_unknown_values_of_options(option):
    with pytest.raises(OptionError, match=option):
        search(DATED, Request("họp", **{option: "sideways"}))


def test_an_empty_archive():
    for empty in (archive(), archive([]), archive([article("a", "họp")], dead=[(0, 0)])):
        found = search(empty, Request("họp xã", explain=True))
        assert (found.total, found.hits, found.suggestion) == (0, (), None)


def test_a_word_that_occurs_nowhere_is_corrected():
    small = of_texts("chuyển đổi số", "chuyển giao máy", "đổi mới", "nghiệm thu công trình")
    found = search(small, Request("chuyểnn đổi"))
    assert (found.suggestion, found.applied, found.total) == ("chuyển đổi", "chuyển đổi", 3)
    found = search(small, Request("nghiệmm"))
    assert (found.suggestion, found.applied, found.total) == ("nghiệm", "nghiệm", 1)
    text = "nghiệm thu công trình"
    assert found.spans(text) == ((0, 6),)
    assert search(small, Request("nghiemm thu")).suggestion == "nghiem thu"
    assert search(small, Request("+chuyểnđổi")).suggestion == "+chuyển đổi"
    assert search(small, Request("chuyển")).suggestion is None
    assert search(small, Request("zzzzzzzzz")).suggestion is None
    assert search(small, Request('"nghiệmm thu"')).suggestion == '"nghiệm thu"'


def test_neighbours_decide_between_corrections():
    small = of_texts("nghị quyết", "nghị quyết", "nghề nông", "nghe nông", "nghi lễ", "nghi lễ", "nghi lễ")
    assert search(small, Request("nghj quyết")).suggestion == "nghị quyết"


def test_a_prefix_that_is_cut_says_so(monkeypatch):
    monkeypatch.setattr(terms, "MAX_WORDS", 2)
    small = of_texts("tham", "tham thám", "thâm thám", "thầm", "tham thảm")
    found = search(small, Request("tham*"))
    assert found.total == 4
    assert "5 words" in str(found.remarks[0])


def test_long_queries():
    small = of_texts("chuyển đổi số", "đổi")
    long = " ".join(f"từ{i}" for i in range(3_000)) + " đổi"
    assert search(small, Request(long)).total == 2
    assert search(small, Request(f'"{long}"')).total == 0
    assert search(small, Request(f'"{long}"~5')).total == 0
    assert search(small, Request(" OR ".join(long.split()))).total == 2


def test_a_query_of_combining_marks():
    small = of_texts("chuyển đổi số")
    for syntax in ("full", "plain"):
        query = "so" + "\u0301\u0323" * 50_000
        assert search(small, Request(query, syntax=syntax)).total == 0


PIECES = st.sampled_from(
    [
        "đổi",
        "chuyen",
        "số*",
        "so~",
        '"',
        '"đổi số"',
        "~3",
        "+",
        "-",
        "(",
        ")",
        " ",
        "AND",
        "OR",
        "NOT",
        "người:Mít",
    ]
)
HOSTILE = of_texts("chuyển đổi số", "đổi mới", "số 30-1 ở TP.HCM", "\U0001f600 \x1b[31m [bold] HĐND")


@given(
    st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)),
    st.sampled_from(["full", "plain"]),
    st.sampled_from(["any", "all"]),
)
def test_any_text_is_a_search_or_a_query_error(text, syntax, match):
    try:
        found = search(HOSTILE, Request(text, syntax=syntax, match=match, explain=True))
    except QueryError:
        assert syntax == "full"
        return
    for hit in found.hits:
        found.spans(HOSTILE.text(hit.segment, hit.paragraph))
    assert found.total >= found.total_all_words >= 0
    if match == "all" and not any(operator in text for operator in ("OR", "NOT", "+", "-")):
        assert found.total == found.total_all_words


def test_parts_add_up_to_the_score():
    small = of_texts("chuyển đổi số ở xã", "đổi mới")
    for query in ("chuyển đổi số", "chuyen doi so", '"chuyển đổi" số*'):
        for hit in search(small, Request(query, explain=True)).hits:
            assert hit.parts
            assert sum(score for _, _, _, score in hit.parts) == pytest.approx(hit.score)


def test_a_search_needs_no_model_of_word_segmentation(monkeypatch):
    def fail(*_):
        raise AssertionError("the model is loaded")

    small = of_texts("chuyển đổi số ở TP.HCM", "đổi mới")
    monkeypatch.setattr("searchlib.text.segmentation.words.segmenter", fail)
    monkeypatch.setattr("searchlib.text.analysis.segmenter", fail)
    for syntax in ("full", "plain"):
        for query in ("chuyển đổi số", "chuyen doi so", "chuyểnn TPHCM"):
            found = search(small, Request(query, syntax=syntax, explain=True))
            assert [found.spans(small.text(hit.segment, hit.paragraph)) for hit in found.hits]


def test_neighbours_inside_one_word_of_the_text_count_more_whatever_the_query():
    found = search(of_texts("học sinh học sinh vật"), Request("sinh vật", explain=True))
    assert {part[0] for part in found.hits[0].parts} == {"syllable", "pair", "word", "article"}
