"""The engine of folders: all matches, facets and words, as reading every article gives them."""

from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from searchlib import Index, OptionError, QueryError
from searchlib.fields import COLUMNS
from searchlib.search.language.filters import Filters
from searchlib.search.local_engine import LocalEngine
from searchlib.search.request import Request
from searchlib.text.analysis import analyze

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
REQUESTS = [
    Request(),
    Request("chuyển đổi số"),
    Request("chuyen doi so", match="all"),
    Request('"đại hội" -xã', limit=1, sort="date", by="article"),
    Request(filters=Filters.parse(mode=["direct"], since="2025")),
    Request("khongcotutnay"),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> LocalEngine:
    where = tmp_path_factory.mktemp("local") / "index"
    with Index.create(where) as index:
        index.add(CORPUS)
        index.remove(index.ids()[:1])
    return LocalEngine.open(str(where))


@pytest.mark.parametrize("request_", REQUESTS, ids=str)
def test_every_match_comes_once_in_the_order_of_the_archive(engine: LocalEngine, request_: Request) -> None:
    found = [(one.article.id, one.paragraph) for one in engine.matches(request_)]
    whole = [(id, paragraph) for id in engine.ids() for paragraph in engine.article(id).searchable()]
    if request_.is_open:
        assert found == whole
        return
    answer = engine.search(replace(request_, limit=10_000, sort="score", by="paragraph"))
    wanted = {(hit.article.id, hit.position, hit.paragraph.text): hit for hit in answer.hits}
    assert len(found) == answer.total
    places = [place for place in whole if (place[0], place[1].position, place[1].text) in wanted]
    assert found == places
    for one in engine.matches(request_):
        hit = wanted[one.article.id, one.position, one.paragraph.text]
        assert (one.article, one.highlights) == (hit.article, hit.highlights)


def _values(one, column: str) -> set[str]:
    """The values of a column that a passage has."""
    date = one.article.date or one.article.published or ""
    date = "" if date.startswith("X") else date
    known = date.split("-X")[0]
    return {
        "speaker": {speaker.name for speaker in one.paragraph.speakers},
        "role": {speaker.role or "" for speaker in one.paragraph.speakers},
        "mode": {speaker.mode for speaker in one.paragraph.speakers},
        "section": {one.paragraph.section or ""},
        "kind": {one.paragraph.kind},
        "source": {one.article.source or ""},
        "region": {one.article.region or ""},
        "document": set(one.paragraph.documents),
        "date": {known},
        "month": {known[:7] if len(known) > 4 else ""},
        "year": {known[:4]},
        "article": {one.article.id},
    }[column] - {""}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("request_", REQUESTS, ids=str)
def test_a_facet_is_what_counting_the_matches_gives(
    engine: LocalEngine, request_: Request, column: str
) -> None:
    paragraphs: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    matches = list(engine.matches(request_))
    for one in matches:
        for value in _values(one, column):
            paragraphs[value] += 1
            articles.setdefault(value, set()).add(one.article.id)
    found = engine.facets(request_, column)
    assert [(one.value, one.paragraphs, one.articles) for one in found.values] == [
        (value, number, len(articles[value]))
        for value, number in sorted(paragraphs.items(), key=lambda item: (-item[1], item[0]))
    ]
    assert (found.by, found.total, found.more) == (column, len(matches), 0)
    assert found.articles == len({one.article.id for one in matches})
    assert found.without == sum(not _values(one, column) for one in matches)
    few = engine.facets(request_, column, limit=2)
    assert few.values == found.values[:2]
    assert few.more == len(found.values) - len(few.values)


@pytest.mark.parametrize("request_", REQUESTS, ids=str)
def test_words_are_those_of_the_texts(engine: LocalEngine, request_: Request) -> None:
    words: dict[str, list[tuple[int, str]]] = {}
    matches = list(engine.matches(request_))
    for number, one in enumerate(matches):
        analysis = analyze(one.paragraph.text)
        parts: list[list[str]] = []
        for token, starts in zip(analysis.tokens, analysis.word_starts, strict=True):
            if starts:
                parts.append([])
            parts[-1].append(token.text)
        for part in parts:
            words.setdefault(" ".join(part), []).append((number, one.article.id))
    found = engine.words(request_)
    assert found.words == {
        word: (len(places), len({n for n, _ in places}), len({id for _, id in places}))
        for word, places in words.items()
    }
    assert found.occurrences == sum(map(len, words.values()))
    assert (found.paragraphs, found.articles) == (len(matches), len({one.article.id for one in matches}))


def test_figures_follow_what_the_search_applied(engine: LocalEngine) -> None:
    applied = Index(engine).search("chuyeenr ddooir soos")
    assert applied.applied is not None
    facet = engine.facets(Request("chuyeenr ddooir soos"), "year")
    assert facet.applied == applied.applied
    assert facet.total == applied.total == sum(1 for _ in engine.matches(Request("chuyeenr ddooir soos")))


def test_a_tree_is_searched_as_it_stands(engine: LocalEngine) -> None:
    from searchlib.search.language.tree import Word

    assert engine.search(Request(tree=Word("số"))).total == Index(engine).search("số").total
    assert engine.search(Request(tree=Word("chuyểm"))).suggestion is None


def test_bad_requests_are_told_at_once(engine: LocalEngine) -> None:
    with pytest.raises(OptionError):
        engine.facets(Request("số"), "colour")
    with pytest.raises(QueryError):
        engine.matches(Request('"số'))
    with pytest.raises(QueryError):
        engine.matches(Request("-số"))


@pytest.mark.parametrize("request_", REQUESTS[1:3], ids=str)
def test_hits_of_a_process_that_searches_often_are_the_same(
    engine: LocalEngine, tmp_path: Path, request_: Request
) -> None:
    cold = engine.search(request_).hits
    warm = LocalEngine.open(engine.where)
    for segment in warm.snapshot.segments:
        segment.read_ahead()
    hits = warm.search(request_).hits
    again = warm.search(request_).hits
    warm.close()
    assert hits == again == cold  # articles are read now
    assert pickle.loads(pickle.dumps(hits)) == cold
    assert [hit.as_dict() for hit in hits] == [hit.as_dict() for hit in cold]
