"""Every engine gives the answers of the definitions: the same hits in order, scores, marks and counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from searchlib.analysis.speaker_statistics import People
from searchlib.errors import ArticleNotFound, OptionError, QueryError
from searchlib.fields import COLUMNS
from searchlib.search.language.tree import Word
from searchlib.search.request import Request

REQUESTS = [
    Request.parse(query, **options)
    for query, options in [
        ("chuyển đổi số", {}),
        ("chuyen doi so", {"limit": 30}),
        ("chuyeenr ddooir soos", {}),
        ("hạ tầng", {"by": "article"}),
        ("ha tang so cua tinh", {"by": "article", "limit": 3, "offset": 1}),
        ("ngân sách nhà nước", {"match": "all", "context": 1}),
        ('"chuyển đổi số" -huyện', {"sort": "date"}),
        ('"quầy tiếp nhận"', {"context": 2}),
        ("cử tri đất đai", {"sort": "-date", "by": "article"}),
        ("ubnd thành phố", {}),
        ("ủy ban nhân dân", {"match": "all"}),
        ("tham* dân", {}),
        ("chó ngoại lệ", {}),
        ("nông khiêm cho", {}),
        ("nghj~ quyết", {}),
        ('"số hạ tầng"~4', {}),
        ('"của và"~9', {"limit": 40}),
        ('"nuoc dan xa"~30', {"by": "article", "limit": 20}),
        ('"đại hội và đại hội"~20', {}),
        ("(đất AND đai) OR (nước AND sạch)", {"limit": 30}),
        ("nông thôn AND NOT huyện", {}),
        ('+người:"Hồ Sỹ Trạch" số', {}),
        ('người:"Hồ Sỹ Trạch" số hóa', {}),
        ("+ngày:2025-05 +loại:body đảng", {}),
        ('+mục:"nước" sạch', {}),
        ("hồ sơ dn", {"speaker": ["Trạch"], "mode": ["direct"]}),
        ("dân", {"role": ["bi thu"], "mode": ["direct"]}),
        ('+role:"giám đốc" số', {}),
        ("", {"speaker": "Hồ Sỹ Trạch", "limit": 30}),
        ("", {"since": "2025-05-10", "until": "2025-05", "sort": "date", "limit": 30}),
        ("hội nghị", {"since": "2025-05", "undated": True, "limit": 40}),
        ("", {"kind": ["title", "lead"], "limit": 30}),
        ("", {"source": "bao van giang", "limit": 5, "offset": 5}),
        ("", {"document": "nghị quyết", "limit": 20}),
        ("", {"section": "đứng ngoài cửa"}),
        ("có bao nhiêu hồ sơ được giải quyết?", {}),
        ("phát triển kinh tế là gì", {"by": "article"}),
        ("hội nghị", {"limit": 0}),
        ("a:b c", {"syntax": "plain"}),
        ("khongcotutnaoca", {"syntax": "plain"}),
    ]
]


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda one: one.query or str(one.filters))
def test_a_search_gives_what_the_definitions_say(other, reference, request_: Request) -> None:
    expected, found = reference.search(request_), other.search(request_)
    assert (found.total, found.total_all_words) == (expected.total, expected.total_all_words)
    assert found.applied == expected.applied
    assert [(hit.rank, hit.article.id, hit.position) for hit in found.hits] == [
        (hit.rank, hit.article.id, hit.position) for hit in expected.hits
    ]
    for hit, wanted in zip(found.hits, expected.hits, strict=True):
        assert hit.score == pytest.approx(wanted.score, rel=2e-6, abs=1e-6)
        assert replace(hit, score=0.0) == replace(wanted, score=0.0)


@pytest.mark.parametrize("query", ["chuyển đổi số", "chuyen doi so", '"hạ tầng" ubnd', "tham* nghj~"])
@pytest.mark.parametrize("by", ["paragraph", "article"])
def test_an_explanation_adds_up(other, query: str, by: str) -> None:
    for hit in other.search(Request(query, by=by, explain=True)).hits:
        assert hit.explanation
        assert sum(part.score for part in hit.explanation) == pytest.approx(hit.score, rel=1e-5)


OPEN = [*REQUESTS[::3], Request(), Request("hội nghị", limit=1, sort="date")]


@pytest.mark.parametrize("request_", OPEN, ids=lambda one: one.query or str(one.filters))
def test_matches_are_all_of_them_in_the_order_of_the_archive(other, reference, request_) -> None:
    assert list(other.matches(request_)) == list(reference.matches(request_))


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("request_", OPEN[::4], ids=lambda one: one.query or str(one.filters))
def test_facets_count_paragraphs_and_articles(other, reference, request_: Request, column: str) -> None:
    found, expected = other.facets(request_, column), reference.facets(request_, column)
    assert replace(found, applied=None) == replace(expected, applied=None)
    shares, wanted = (one.facets(request_, column, 5, share=True).values for one in (other, reference))
    assert shares == wanted
    few = other.facets(request_, column, limit=3)
    assert (few.values, few.more) == (found.values[:3], max(0, len(found.values) - 3))
    if not request_.is_open:
        counts = other.search(replace(request_, by="paragraph")).counts(column)
        assert dict(counts) == {one.value: one.paragraphs for one in expected.values}


SPOKEN = [
    Request.parse(query, **options)
    for query, options in [
        ("", {"role": "giám đốc"}),
        ("", {"mode": "direct", "speaker": ["Trạch", "Thư"]}),
        ("dân", {"role": ["bi thu"], "mode": ["direct"]}),
        ('người:"Hồ Sỹ Trạch" số', {"mode": "reported"}),
        ('+người:"Hồ Sỹ Trạch" +người:"Từ Công Hoạch"', {}),
        ('người:"Hồ Sỹ Trạch" OR chức_vụ:"bí thư"', {}),
        ('người:"Hồ Sỹ Trạch" OR "dữ liệu"', {"role": "giám đốc"}),
        ('+chức_vụ:"giám đốc" -người:"Hồ Sỹ Trạch"', {"match": "all"}),
    ]
]


@pytest.mark.parametrize("column", ["speaker", "role", "mode", "year"])
@pytest.mark.parametrize("request_", SPOKEN, ids=lambda one: f"{one.query} {one.filters.asked}")
def test_under_conditions_of_speech_those_attributions_count(other, reference, request_, column) -> None:
    found, expected = other.facets(request_, column), reference.facets(request_, column)
    assert replace(found, applied=None) == replace(expected, applied=None)
    assert expected.total
    shares, wanted = (one.facets(request_, column, share=True).values for one in (other, reference))
    assert shares == wanted
    counts = other.search(request_).counts(column)
    assert dict(counts) == {one.value: one.paragraphs for one in expected.values}
    assert list(other.spoken(request_)) == list(reference.spoken(request_))


@pytest.mark.parametrize("request_", OPEN[::4], ids=lambda one: one.query or str(one.filters))
def test_words_are_counted(other, reference, request_: Request) -> None:
    assert other.words(request_) == reference.words(request_)


def test_articles_are_found_listed_and_read(other, reference) -> None:
    ids = list(other.ids())
    assert ids == list(reference.ids())
    prefix = ids[0][:4]
    assert list(other.ids(prefix)) == [id for id in ids if id.startswith(prefix)]
    for id in ids:
        assert other.find(id)
        assert replace(other.article(id), path=None) == replace(reference.article(id), path=None)
    assert not other.find("nowhere")
    with pytest.raises(ArticleNotFound):
        other.article("nowhere")


def test_speakers_are_the_same_people(other, reference) -> None:
    assert People(other.speakers()).speakers() == People(reference.speakers()).speakers()
    for request in (Request.parse(), Request.parse("dân", mode=["direct"], match="all")):
        assert list(other.spoken(request)) == list(reference.spoken(request))
    some = {"since": "2025-05", "until": "2025-05", "limit": 5}
    assert People(other.speakers()).speakers(**some) == People(reference.speakers()).speakers(**some)


def test_pages_follow_one_another(engine) -> None:
    whole = engine.search(Request("chuyển đổi số", limit=40)).hits
    requests = [Request("chuyển đổi số", limit=8, offset=first) for first in range(0, 40, 8)]
    pages = [hit for request in requests for hit in engine.search(request).hits]
    assert [(hit.rank, hit.article.id, hit.position) for hit in pages] == [
        (hit.rank, hit.article.id, hit.position) for hit in whole
    ]
    assert engine.search(Request("chuyển đổi số", limit=5, offset=100_000)).hits == ()


def test_a_tree_is_searched_as_it_stands(other, reference) -> None:
    request = Request(tree=Word("số"), limit=5)
    assert other.search(request).total == reference.search(request).total
    assert other.search(Request(tree=Word("khongcotutnay"))).suggestion is None


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (Request('"đất'), QueryError),
        (Request("-đất"), QueryError),
        (Request("colour:x"), QueryError),
        (Request("đất", sort="colour"), OptionError),
    ],
)
def test_errors_are_told_before_anything_is_read(engine, request_: Request, error: type[Exception]) -> None:
    for ask in (engine.search, engine.matches, engine.words, lambda one: engine.facets(one, "year")):
        with pytest.raises(error):
            ask(request_)
    with pytest.raises(OptionError):
        engine.facets(Request("đất"), "colour")
