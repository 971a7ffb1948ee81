"""The folder is a Whoosh index: Whoosh's own query classes find the paragraphs that the arrays hold."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from types import ModuleType

import pytest
import whoosh.index
from searchlib.store.format import table_of_contents
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.whoosh import whoosh_codec, whoosh_schema
from searchlib.store.whoosh.whoosh_index import ArchiveIndex, open_whoosh
from searchlib.store.whoosh.whoosh_schema import terms_of
from searchlib.store.write.writer_opening import open_writer
from searchlib.text.analysis import analyze
from searchlib.text.spelling import fold
from whoosh import query as q
from whoosh.qparser import QueryParser

from tests.store.conftest import ARTICLES

PARAGRAPHS = [(article, paragraph) for article in ARTICLES for paragraph in article.searchable()]


@pytest.fixture(params=["open_whoosh", "open_dir"])
def index(request: pytest.FixtureRequest, folder: str) -> whoosh.index.FileIndex:
    """Opened by us, and by Whoosh itself, which trusts the folder."""
    return open_whoosh(folder) if request.param == "open_whoosh" else whoosh.index.open_dir(folder)


def found(index: whoosh.index.FileIndex, query: q.Query) -> list[int]:
    with index.searcher() as searcher:
        return sorted(hit.docnum for hit in searcher.search(query, limit=None))


def terms(level: str, text: str) -> list[str]:
    analysis = analyze(text)
    words = [token.text for token in analysis.tokens]
    return [term for term, _, _ in terms_of(level, words, list(analysis.word_starts))]


def holding(test: Callable[[list[str]], bool], level: str = "syllable") -> list[int]:
    return [i for i, (_, paragraph) in enumerate(PARAGRAPHS) if test(terms(level, paragraph.text))]


def test_every_term_of_every_level(index: whoosh.index.FileIndex) -> None:
    for level in ("syllable", "folded", "pair", "word"):
        wanted = {term for _, paragraph in PARAGRAPHS for term in terms(level, paragraph.text)}
        with index.reader() as reader:
            assert set(reader.field_terms(level)) == wanted
        for term in sorted(wanted):
            assert found(index, q.Term(level, term)) == holding(lambda ts, t=term: t in ts, level), (
                level,
                term,
            )


def test_operators(index: whoosh.index.FileIndex) -> None:
    chuyen, so, hop = (q.Term("syllable", word) for word in ("chuyển", "số", "họp"))
    assert found(index, q.And([chuyen, so])) == holding(lambda ts: {"chuyển", "số"} <= set(ts))
    assert found(index, q.Or([so, hop])) == holding(lambda ts: bool({"số", "họp"} & set(ts)))
    assert found(index, q.And([q.Every(), q.Not(so)])) == holding(lambda ts: "số" not in ts)
    assert found(index, q.Every()) == list(range(len(PARAGRAPHS)))
    assert found(index, q.Prefix("folded", "ch")) == holding(
        lambda ts: any(fold(term).startswith("ch") for term in ts)
    )
    assert found(index, q.FuzzyTerm("folded", "dung")) == holding(
        lambda ts: any(term in ("dang", "dung", "cung", "dun") for term in ts), "folded"
    )


def test_phrases(index: whoosh.index.FileIndex) -> None:
    assert found(index, q.Phrase("syllable", ["chuyển", "đổi", "số"])) == [2]
    assert found(index, q.Phrase("folded", ["chuyen", "doi", "so"])) == [2]
    assert found(index, q.Phrase("syllable", ["đổi", "chuyển"])) == []


def test_metadata(index: whoosh.index.FileIndex) -> None:
    assert found(index, q.Term("id", "phong-van")) == [4, 5]
    assert found(index, q.Term("kind", "title")) == [0]
    assert found(index, q.Term("section", "Chuyển đổi số")) == [2, 3, 5]
    assert found(index, q.Term("speaker", "Trần Khải")) == [5]
    assert found(index, q.Term("source", "Báo Sông Lam")) == list(range(6))
    assert found(index, q.Term("document", "Nghị quyết 12-NQ/HU")) == [1, 4, 6]
    assert found(index, q.Term("date", "2024-02-03")) == [0, 1, 2, 3]
    assert found(index, q.Prefix("date", "2024-02")) == [0, 1, 2, 3, 4, 5]
    assert found(index, q.Term("id", "không có")) == []


def test_stored_fields(index: whoosh.index.FileIndex) -> None:
    with index.searcher() as searcher:
        for number, (article, paragraph) in enumerate(PARAGRAPHS):
            fields = searcher.stored_fields(number)
            assert fields["id"] == article.id
            assert fields["text"] == paragraph.text
            assert fields.get("position") == paragraph.position
            assert fields.get("speakers", []) == [speaker.as_dict() for speaker in paragraph.speakers]


def test_whooshs_own_parser_reads_vietnamese(index: whoosh.index.FileIndex) -> None:
    parser = QueryParser("syllable", index.schema)
    assert found(index, parser.parse('"chuyển đổi số" AND đảng')) == [2]
    assert found(index, parser.parse("folded:(ky luat)")) == [3]


def test_bm25_is_the_formula(folder: str) -> None:
    from math import log

    with open_whoosh(folder).searcher() as searcher:
        hit = searcher.search(q.Term("syllable", "số"), limit=1)[0]
        lengths = [len(terms("syllable", paragraph.text)) for _, paragraph in PARAGRAPHS]
        tf = terms("syllable", PARAGRAPHS[hit.docnum][1].text).count("số")
        df = len(holding(lambda ts: "số" in ts))
        average = sum(lengths) / len(lengths)
        idf = log(len(PARAGRAPHS) / (df + 1)) + 1
        score = idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * lengths[hit.docnum] / average))
        assert hit.score == pytest.approx(score)


def test_deleted_articles_are_not_found(folder: str) -> None:
    with open_writer(folder) as writer:
        writer.delete_id("hop")
        writer.commit(merge=False)
    for index in (open_whoosh(folder), whoosh.index.open_dir(folder)):
        assert found(index, q.Term("syllable", "số")) == []
        assert found(index, q.Every()) == [4, 5, 6]
        assert index.doc_count() == 3


def test_whooshs_ways_to_change_the_index(folder: str) -> None:
    index = open_whoosh(folder)
    index.delete_by_term("speaker", "Lê Văn Đoàn")  # the article goes as a whole
    assert list(Snapshot.open(folder).ids()) == ["phong-van", "tin-ngan"]
    assert found(index, q.Every()) == [0, 1, 2]
    index.optimize()
    assert found(index, q.Every()) == [0, 1, 2]
    assert len(Snapshot.open(folder).segments) == 1
    with pytest.raises(NotImplementedError, match="add_batch"), index.writer() as writer:
        writer.add_document(id="x")


def test_an_empty_index(tmp_path: object) -> None:
    from searchlib.store.write.writer_opening import create_index

    create_index(f"{tmp_path}/leer")
    index = open_whoosh(f"{tmp_path}/leer")
    assert index.is_empty()
    assert found(index, q.Every()) == []
    assert isinstance(index, ArchiveIndex)
    assert whoosh.index.exists_in(f"{tmp_path}/leer")


def test_the_reader_does_not_import_whoosh(folder: str) -> None:
    code = (
        "import sys; from searchlib.store.segment.snapshot import Snapshot; s = Snapshot.open(sys.argv[1]); "
        "s.find('hop'); s.segments[0].syllable_id('số'); s.article(0, 0); s.stats(); s.close(); "
        "print([m for m in sys.modules if m.split('.')[0] in ('whoosh', 'pickle', 'click', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=True)
    loaded = done.stdout.strip()
    assert "whoosh" not in loaded


def test_a_limit_gives_the_best_of_all(index: whoosh.index.FileIndex) -> None:
    """Whoosh leaves out lists that cannot be good enough; the bounds that it asks for must hold."""
    queries = [
        q.Term("syllable", "đảng"),
        q.Or([q.Term("syllable", word) for word in ("đảng", "số", "họp", "bộ")]),
        q.And([q.Term("syllable", "đảng"), q.Term("folded", "bo")]),
        q.And([q.Term("syllable", "ông"), q.Term("syllable", "sơ")]),
    ]
    with index.searcher() as searcher:
        for query in queries:
            every = [hit.score for hit in searcher.search(query, limit=None)]
            for limit in (1, 2):
                best = [hit.score for hit in searcher.search(query, limit=limit)]
                assert best == pytest.approx(every[:limit])


def test_postings_can_be_walked(index: whoosh.index.FileIndex) -> None:
    with index.reader() as reader:
        matcher = reader.leaf_readers()[0][0].postings("syllable", "đảng") if not reader.is_atomic() else None
        assert matcher is not None
        ids = list(matcher.copy().all_ids())
        matcher.skip_to(ids[-1])
        assert matcher.id() == ids[-1]
        assert matcher.value_as("positions") == matcher._format.decode_positions(matcher.value())
        assert matcher.value_as("frequency") == len(matcher.spans())
        matcher.skip_to(10_000)
        assert not matcher.is_active()


@pytest.mark.parametrize(
    ("former", "name", "today"),
    [
        ("searchlib.store.codec", "ArraySegment", whoosh_codec),
        ("searchlib.store.schema", "LevelAnalyzer", whoosh_schema),
        ("searchlib.store.contents", "SegmentEntry", table_of_contents),
    ],
)
def test_pickles_of_older_indexes_find_their_classes(former: str, name: str, today: ModuleType) -> None:
    assert pickle.loads(f"c{former}\n{name}\n.".encode()) is getattr(today, name)
