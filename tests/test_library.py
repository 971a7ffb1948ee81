"""The library as another program embeds it: index, search from threads, add while a reader is open."""

from __future__ import annotations

import gc
import json
import pickle
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from searchlib import (
    ArticleError,
    ArticleNotFound,
    Index,
    IndexNotFound,
    OptionError,
    QueryError,
    SearchlibError,
    parse_article,
    parse_articles,
)

CONGRESS = """---
title: Đại hội đảng bộ huyện Mường Khao
published: 2025-09-05
source: Báo Sông Lam Hạ
id: mk-1
---
Sáng nay 5/9, Đảng bộ huyện Mường Khao khai mạc đại hội.
Phát biểu khai mạc, Bí thư Huyện ủy Vừ Mí Sao cho rằng chuyển đổi số là việc của từng thôn bản.
Ông đề nghị mỗi chi bộ chọn một việc làm ngay trong năm.
"""
HEARING = """---
title: Chất vấn về đất đai
published: 2024-03-01
source: Báo Vân Giang
id: vg-1
---
Chiều 29/2/2024, HĐND thành phố Vân Giang chất vấn về đất đai.
“Hồ sơ đất đai phải số hóa xong trong năm”, Giám đốc Sở Tài nguyên Lò Thị Bưởi hứa.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "congress.txt").write_text(CONGRESS, "utf-8")
    (articles / "hearing.txt").write_text(HEARING, "utf-8")
    return articles


@pytest.fixture
def index(tmp_path: Path, folder: Path) -> Index:
    index = Index.create(tmp_path / "index")
    index.add([folder])
    return index


def test_a_summary_counts_paragraphs_too_long_to_be_understood(tmp_path: Path) -> None:
    told = "Ông Lê Văn Tám nói đập Nậm Khoang đã xong. "
    (tmp_path / "a.txt").write_text("Đập\n" + told * 600 + "\n" + told, "utf-8")
    with Index.create(tmp_path / "index") as index:
        summary = index.add([tmp_path / "a.txt"])
        assert summary.too_long == summary.as_dict()["too_long"] == 1
        found = index.search("Nậm Khoang")
        assert {hit.position: bool(hit.paragraph.speakers) for hit in found} == {1: False, 2: True}
        assert index.add([tmp_path / "a.txt"]).too_long == 0


def test_a_summary_counts_articles(tmp_path: Path, folder: Path) -> None:
    with Index.create(tmp_path / "index") as index:
        summary = index.add([folder])
    assert (summary.added, summary.updated, summary.unchanged, summary.removed, summary.failed) == (
        2,
        0,
        0,
        0,
        0,
    )
    assert summary.paragraphs == 7
    assert set(summary.as_dict()) >= {
        "added",
        "updated",
        "unchanged",
        "removed",
        "failed",
        "paragraphs",
        "seconds",
    }


def test_a_hit_knows_article_paragraph_speaker_and_highlights(index: Index) -> None:
    results = index.search("chuyển đổi số", since="2025")
    hit = results[0]
    assert results.total == len(results) == 1
    assert (hit.article.id, hit.position) == ("mk-1", 1)
    assert hit.article.title == "Đại hội đảng bộ huyện Mường Khao"
    assert hit.article.date == "2025-09-05"
    assert hit.article.source == "Báo Sông Lam Hạ"
    assert [(s.name, s.mode) for s in hit.paragraph.speakers] == [("Vừ Mí Sao", "reported")]
    assert [hit.paragraph.text[a:b] for a, b in hit.highlights] == ["chuyển đổi số"]


def test_results_have_the_json_of_the_contract(index: Index) -> None:
    data = json.loads(json.dumps(index.search("dat dai", by="article", explain=True).as_dict()))
    assert list(data)[:7] == ["query", "applied", "suggestion", "total", "total_all_words", "seconds", "hits"]
    hit = data["hits"][0]
    assert set(hit) >= {
        "rank",
        "score",
        "article",
        "position",
        "kind",
        "section",
        "speakers",
        "text",
        "highlights",
    }
    assert set(hit["article"]) == {"id", "title", "date", "published", "source", "url", "path"}
    assert sum(part["score"] for part in hit["explanation"]) == pytest.approx(hit["score"])


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ({"speaker": "vu mi sao"}, {"mk-1"}),
        ({"speaker": ["Lò Thị Bưởi", "Vừ Mí Sao"]}, {"mk-1", "vg-1"}),
        ({"speaker": "Lò Thị Bưởi", "mode": "reported"}, set()),
        ({"speaker": "Lò Thị Bưởi", "mode": "direct"}, {"vg-1"}),
        ({"source": "bao van giang"}, {"vg-1"}),
        ({"since": "2025"}, {"mk-1"}),
        ({"until": "2024-02"}, {"vg-1"}),
        ({"kind": "title"}, {"mk-1", "vg-1"}),
    ],
)
def test_filters_need_no_query(index: Index, options: dict[str, object], ids: set[str]) -> None:
    assert {hit.article.id for hit in index.search(**options)} == ids  # type: ignore[arg-type]


def test_pages_follow_one_another(index: Index) -> None:
    whole = [(hit.article.id, hit.position) for hit in index.search("đất đại hội", limit=20)]
    pages = [index.search("đất đại hội", limit=1, offset=k) for k in range(len(whole))]
    assert [(page[0].article.id, page[0].position) for page in pages] == whole
    assert [page[0].rank for page in pages] == list(range(1, len(whole) + 1))


def test_sorting_by_date(index: Index) -> None:
    assert [h.article.id for h in index.search("đại đất", by="article", sort="date")] == ["vg-1", "mk-1"]
    assert [h.article.id for h in index.search("đại đất", by="article", sort="-date")] == ["mk-1", "vg-1"]


def test_context_brings_the_neighbours(index: Index) -> None:
    hit = index.search("chuyển đổi số", context=1)[0]
    assert hit.before[-1].text.startswith("Sáng nay 5/9")
    assert hit.after[0].text.startswith("Ông đề nghị")


def test_counting_brings_no_hits(index: Index) -> None:
    results = index.search("đất đai", count=True)
    assert results.total > 0
    assert len(results) == 0


def test_counts_of_a_column(index: Index) -> None:
    assert index.search("đại hội đất đai").counts("source") == {"Báo Vân Giang": 3, "Báo Sông Lam Hạ": 2}
    with pytest.raises(OptionError):
        index.search("đất").counts("colour")


def test_an_article_is_as_it_was_understood(index: Index, folder: Path) -> None:
    assert index.article("mk-1").paragraphs == parse_article(folder / "congress.txt").paragraphs
    with pytest.raises(ArticleNotFound, match="mk-9"):
        index.article("mk-9")


def test_removed_articles_are_gone(index: Index) -> None:
    assert index.missing(["mk-1", "mk-9"]) == ("mk-9",)
    assert index.remove(["mk-1", "mk-9"]) == 1
    assert index.search("chuyển đổi số", source="Báo Sông Lam Hạ").total == 0
    assert index.stats().articles == 1


def test_speakers_and_figures(index: Index) -> None:
    people = {person.name: person for person in index.speakers()}
    assert people["Vừ Mí Sao"].reported == 2
    assert people["Lò Thị Bưởi"].direct == 1
    assert people["Vừ Mí Sao"].first == "2025-09-05"
    assert [person.name for person in index.speakers(until="2024")] == ["Lò Thị Bưởi"]
    assert (index.stats().articles, index.stats().paragraphs) == (2, 7)
    assert index.check().sound


def test_a_reader_keeps_its_view_until_it_reopens(index: Index, tmp_path: Path, folder: Path) -> None:
    reader = Index.open(tmp_path / "index")
    (folder / "more.txt").write_text("Chi bộ bản Nậm Pung học chuyển đổi số.", "utf-8")
    assert index.add(folder).added == 1
    assert index.search("Nậm Pung").total == 1
    assert reader.search('"Nậm Pung"').total == 0
    reader.reopen()
    assert reader.search('"Nậm Pung"').total == 1


def test_several_threads_search_one_index(index: Index) -> None:
    queries = ["chuyển đổi số", "dat dai", '"đại hội"', "speaker:sao", "hồ sơ", "tham*"] * 20
    alone = [index.search(query).as_dict() | {"seconds": 0} for query in queries]
    with ThreadPoolExecutor(4) as pool:
        together = [r.as_dict() | {"seconds": 0} for r in pool.map(index.search, queries)]
    assert together == alone


def test_errors_are_told_apart(index: Index, tmp_path: Path) -> None:
    with pytest.raises(IndexNotFound):
        Index.open(tmp_path / "nowhere")
    with pytest.raises(QueryError, match="column"):
        index.search('"đất đai')
    with pytest.raises(OptionError):
        index.search("đất", since="2024-13")
    with pytest.raises(OptionError):
        index.search("đất", limit=-1)
    with pytest.raises(OptionError):
        index.search("đất", sort="colour")


def test_documents_are_counted_by_their_normal_names(tmp_path: Path) -> None:
    texts = [
        "Theo Chỉ thị số 40-CT/TW, vốn về tới xã.",
        "Chỉ thị 40-CT/TW và Kết luận số 14 của Bộ Chính trị.",
    ]
    (tmp_path / "tin.txt").write_text("\n".join(texts), "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add(tmp_path)
        results = index.search('document:"chi thi 40"')
        assert results.total == 2
        assert results.counts("document") == {"Chỉ thị 40-CT/TW": 2, "Kết luận 14": 1}


def test_what_a_search_made_of_a_state_goes_with_it(index: Index) -> None:
    index.search("chuyển đổi số", speaker="vu mi sao")
    segment = weakref.ref(index.engine.snapshot.segments[0])
    index.reopen()
    assert segment() is index.engine.snapshot.segments[0]  # nothing has changed: it is shared
    index.remove(["mk-1"])
    gc.collect()
    assert segment() is None


def test_a_closed_index_says_so(index: Index) -> None:
    with index:
        pass
    index.close()
    calls = [
        lambda: index.search("dân"),
        lambda: index.speakers(),
        lambda: index.article("mk-1"),
        lambda: index.stats(),
        lambda: index.check(),
        lambda: index.add(["x"]),
        lambda: index.ids(),
        lambda: index.remove(["mk-1"]),
        lambda: index.missing(["mk-1"]),
        lambda: index.reopen(),
    ]
    for call in calls:
        with pytest.raises(SearchlibError, match=r"closed.*Index\.open"):
            call()
    assert index.path


def test_results_travel_between_processes(index: Index) -> None:
    results = index.search("chuyển đổi số", explain=True)
    again = pickle.loads(pickle.dumps(results))
    assert again == results
    assert [name for name in asdict(results) if name.startswith("_")] == []
    assert results.counts("speaker")
    with pytest.raises(OptionError, match="search again"):
        again.counts("speaker")


def test_a_suggestion_is_worked_out_when_it_is_asked_for(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    from searchlib.search import pipeline

    asked: list[str] = []
    monkeypatch.setattr(pipeline, "suggestion", lambda query, *_: asked.append(query) or f"{query}?")
    results = index.search("chuyển đổi số")
    assert (asked, results.total > 0) == ([], True)
    assert (results.suggestion, results.as_dict()["suggestion"]) == ("chuyển đổi số?",) * 2
    assert asked == ["chuyển đổi số"]
    assert index.search("chuyển đổi số").as_dict()["suggestion"] == "chuyển đổi số?"
    with pytest.raises(AttributeError, match="has no attribute"):
        results.other  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    "since", ["2025", 2025, date(2025, 1, 1), datetime(2025, 1, 1, 8), "1/1/2025", "1/2025"]
)
def test_dates_may_be_dates_and_numbers(index: Index, since: Any) -> None:
    assert index.search("chuyển đổi số", since=since, limit="5").total == 1  # type: ignore[arg-type]
    assert len(index.speakers(since=since)) == 1


@pytest.mark.parametrize(
    "options",
    [{"limit": "x"}, {"limit": None}, {"offset": 1.5}, {"since": "30/2/2024"}, {"speaker": 7}, {"kind": [1]}],
)
def test_a_value_of_another_kind_is_an_error_of_ours(index: Index, options: dict[str, Any]) -> None:
    with pytest.raises(OptionError):
        index.search("dân", **options)
    with pytest.raises(OptionError, match="text"):
        index.search(None)  # type: ignore[arg-type]


def test_the_name_of_a_folder_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"Index\.open"):
        Index(str(tmp_path))  # type: ignore[arg-type]


def test_what_is_shown_of_results_is_short(index: Index) -> None:
    results = index.search("chuyển đổi số")
    assert repr(results) == "<Results for 'chuyển đổi số': 2 of 2>"
    assert repr(results[0]).startswith("<Hit 1: mk-1#1 ")
    assert len(repr(results[0])) < 120
    assert repr(index) == f"<Index {index.path}>"


def test_a_notebook_shows_a_table_without_foreign_markup(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Xã họp <script>alert(1)</script> & bàn.\n", "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "a.txt"])
        table = index.search("họp")._repr_html_()
    assert "<mark>họp</mark>" in table
    assert "<script" not in table
    assert "&amp; bàn" in table


def test_articles_go_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "tin.jsonl").write_text('{"text": "Xã họp."}\n{"text": 7}\n{"text": "Dân bàn."}\n', "utf-8")
    errors: list[ArticleError] = []
    articles = list(parse_articles(tmp_path, on_error=errors.append))
    assert [article.paragraphs[0].text for article in articles] == ["Xã họp.", "Dân bàn."]
    assert [error.line for error in errors] == [2]


def test_a_mistyped_path_is_not_a_text() -> None:
    with pytest.raises(ArticleError, match="no such file"):
        parse_article("corpus/khong-co.txt")
    assert parse_article("Xã họp bàn việc trong tệp bai.txt").paragraphs


def test_ids_are_listed(index: Index) -> None:
    assert sorted(index.ids()) == ["mk-1", "vg-1"]
    assert index.ids("mk") == ("mk-1",)
    assert len(index.ids(limit=1)) == 1


def test_an_article_is_known_by_every_id_that_looks_like_its_own(tmp_path: Path) -> None:
    records = [
        {"id": "b\u00e0i\u200b 1", "text": "X\u00e3 h\u1ecdp d\u00e2n."},
        {"id": "b\u00e0i\u3164 1", "text": "X\u00e3 kh\u00e1c h\u1ecdp."},
    ]
    (tmp_path / "tin.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    with Index.create(tmp_path / "index") as index:
        summary = index.add([tmp_path / "tin.jsonl"])
        assert (summary.added, summary.failed) == (1, 1)
        assert "is taken by" in str(summary.failures[0])
        assert index.ids() == ("b\u00e0i 1",)
        for form in ("b\u00e0i 1", "b\u00e0i\u200b 1", "ba\u0300i\u00a01", "b\u00e0i \u2060\U000e00411"):
            assert index.article(form).id == "b\u00e0i 1"
            assert index.missing([form]) == ()
            assert index.search("x\u00e3", article=form).total == 1
        assert index.missing(["b\u00e0i1"]) == ("b\u00e0i1",)
        assert index.remove(["b\u00e0i\u00ad 1"]) == 1
        assert index.ids() == ()
