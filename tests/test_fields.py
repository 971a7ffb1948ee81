"""The registry: each row reaches queries, filters, options, counts, files and JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_type_hints

import pytest
from click.testing import CliRunner
from searchlib import Index, OptionError, fields, parse_article
from searchlib.cli.main import cli
from searchlib.search.request import Request
from searchlib.store.check.integrity import check
from searchlib.store.format import segment_file
from searchlib.store.format.array_layout import ADDED, ARRAYS
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.write.writer_opening import create_index, open_writer

from tests.store.conftest import batch_of, make_article

DELTA = """---
id: delta
region: Đồng bằng sông Hạ
---
Hội nghị bàn về nước sạch.
"""
RECORD = {"id": "cao", "region": "Cao nguyên Mường Khao", "text": "Hội nghị bàn về nước sạch ở bản."}
HASH = "5898b63be74ff9be96c73dd7bdf752df"
"""Of an article that was hashed before there were regions."""
PLAIN = "Hội nghị bàn về nước sạch ở xã."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "delta.txt").write_text(DELTA, "utf-8")
    (folder / "cao.jsonl").write_text(json.dumps(RECORD), "utf-8")
    (folder / "khong.txt").write_text(PLAIN, "utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path, folder: Path) -> Index:
    index = Index.create(tmp_path / "index")
    index.add(folder)
    return index


def ids(results) -> list[str]:
    return sorted({hit.article.id for hit in results})


def test_filter_options_are_the_rows() -> None:
    names = [*(field.name for field in fields.FILTERS), "since", "until", "undated"]
    assert sorted(get_type_hints(fields.FilterOptions)) == sorted(names)


def test_every_filter_is_an_option_of_the_command_line() -> None:
    text = CliRunner().invoke(cli, ["search", "--help"]).output
    for field in fields.FILTERS:
        assert f"--{field.name}" in text


def test_a_stated_field_is_read_searched_filtered_counted_and_shown(index: Index, folder: Path) -> None:
    assert ids(index.search("nước sạch", region="song ha")) == ["delta"]
    assert ids(index.search("+nước +vùng:cao_nguyên")) == ids(index.search('+nước +region:"cao nguyên"'))
    assert ids(index.search('vùng:"sông hạ"')) == ["delta"]
    assert index.search("nước sạch", region=["song ha", "muong khao"]).total == 2
    assert dict(index.search("nước sạch").counts("region")) == {
        "Cao nguyên Mường Khao": 1,
        "Đồng bằng sông Hạ": 1,
    }
    facet = index.engine.facets(Request("nước"), "region")
    assert [(one.value, one.articles) for one in facet.values] == [
        ("Cao nguyên Mường Khao", 1),
        ("Đồng bằng sông Hạ", 1),
    ]
    assert facet.without == 1
    assert index.search(region="song ha")[0].article.region == "Đồng bằng sông Hạ"
    assert index.article("delta") == parse_article(folder / "delta.txt")
    assert index.check().sound


def test_json_has_it_where_it_is_known(index: Index) -> None:
    assert index.article("delta").as_dict()["region"] == "Đồng bằng sông Hạ"
    assert "region" not in index.article("khong").as_dict()
    hits = {hit.article.id: hit.as_dict()["article"] for hit in index.search("nước sạch")}
    assert hits["cao"]["region"] == "Cao nguyên Mường Khao"
    assert "region" not in hits["khong"]


def test_the_command_line_has_it(tmp_path: Path, index: Index) -> None:
    call = ["--index", index.path, "search", "--region", "sông hạ", "--plain"]
    assert CliRunner().invoke(cli, call).output.startswith("delta#0\t")


def test_it_lives_through_merges(index: Index, folder: Path) -> None:
    (folder / "cao.jsonl").write_text(json.dumps(RECORD | {"region": "Ven biển Bãi Ngang"}), "utf-8")
    index.add(folder)
    index.remove(["delta"])
    with open_writer(index.path) as writer:
        writer.commit(optimize=True)
    index.reopen()
    assert dict(index.search("nước sạch").counts("region")) == {"Ven biển Bãi Ngang": 1}


def test_what_an_article_says_of_itself_changes_its_hash_and_nothing_else_does() -> None:
    from searchlib.sources.raw_article import Block, RawArticle
    from searchlib.store.write.indexing_run import article_hash

    raw = RawArticle("a", None, None, None, None, None, None, None, None, (), (Block("Xã họp."),))
    there = RawArticle("a", None, None, None, None, None, None, None, None, (), (Block("Xã họp."),), "Bắc")
    assert article_hash(raw).hex() == HASH
    assert article_hash(raw) != article_hash(there)


def test_a_segment_without_the_column_is_read_and_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_index(tmp_path)
    one = make_article("mot", "Xã họp về nước sạch.")
    with monkeypatch.context() as before, open_writer(tmp_path) as writer:
        group = next(added for added in ADDED if "art.region" in added)
        before.setattr(segment_file, "ARRAYS", {n: shape for n, shape in ARRAYS.items() if n not in group})
        writer.add_batch(batch_of(one))
        writer.commit()
    snapshot = Snapshot.open(tmp_path)
    assert snapshot.article(0, 0) == one
    assert Index.open(tmp_path).search("nước sạch", region="x").total == 0
    assert dict(Index.open(tmp_path).search("nước").counts("region")) == {}
    assert check(tmp_path)[0] == []
    with open_writer(tmp_path) as writer:
        writer.add_batch(batch_of(make_article("hai", "Xã họp.", region="Bãi Ngang")))
        writer.commit(optimize=True)
    (segment,) = Snapshot.open(tmp_path).segments
    assert segment.table("regions").all() == ["", "Bãi Ngang"]
    assert [segment.article(number).region for number in (0, 1)] == [None, "Bãi Ngang"]


def test_unknown_filters_are_told() -> None:
    with pytest.raises(OptionError, match="there is no filter 'colour'"):
        Request.parse("nước", colour="x")  # type: ignore[call-arg]


def test_a_search_within_articles(index: Index) -> None:
    assert ids(index.search("nước", article="delta")) == ["delta"]
    assert ids(index.search(article=["delta", "khong", "nowhere"])) == ["delta", "khong"]
    assert index.search("nước", article="delt").total == 0
    index.remove(["delta"])
    assert index.search("nước", article="delta").total == 0
