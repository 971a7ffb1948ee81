"""Indexing on a real cluster: incremental, idempotent, one writer, rebuilt behind the name."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("opensearchpy", reason="opensearch-py is not installed")

from searchlib import Index
from searchlib.errors import IndexDamaged, IndexFolderError, IndexLocked, IndexVersion
from searchlib.opensearch import remote_writer
from searchlib.opensearch.address import Address
from searchlib.opensearch.cluster import Cluster

from tests.engine_conformance.engines import CORPUS

WATER = "---\nid: nuoc\nregion: Ven biển Bãi Ngang\n---\nXã Bãi Ngang họp về nước sạch.\nDân chờ nước.\n"
ROAD = "Huyện Mường Khao bàn việc mở đường.\nĐường về bản còn xa.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "nuoc.txt").write_text(WATER, "utf-8")
    (folder / "duong.txt").write_text(ROAD, "utf-8")
    return folder


@pytest.fixture
def where(address: str, request: pytest.FixtureRequest) -> str:
    name = "".join(letter for letter in request.node.name.lower() if letter.isalnum())[:60]
    return f"opensearch://{address}/{name}"


def places(results: Any) -> list[tuple[str, int | None]]:
    return sorted((hit.article.id, hit.position) for hit in results)


def test_files_come_change_and_vanish(where: str, folder: Path) -> None:
    with Index.create(where) as index:
        assert index.add(folder).as_dict()["added"] == 2
        assert index.add(folder).as_dict()["unchanged"] == 2
        assert places(index.search("nước")) == [("nuoc", 0), ("nuoc", 1)]
        (folder / "nuoc.txt").write_text(WATER.replace("Dân chờ nước.\n", ""), "utf-8")
        summary = index.add(folder)
        assert (summary.updated, summary.unchanged, summary.paragraphs) == (1, 1, 3)
        assert places(index.search("nước")) == [("nuoc", 0)]
        assert index.search("nước", region="bai ngang")[0].article.region == "Ven biển Bãi Ngang"
        (folder / "duong.txt").unlink()
        assert index.add(folder).removed == 1
        assert index.search("đường").total == 0
        assert index.check().sound
        stats = index.stats()
        assert (stats.articles, stats.paragraphs, stats.path) == (1, 1, where)


def test_a_reader_goes_on_while_another_process_adds_much(where: str, folder: Path) -> None:
    with Index.create(where) as writer, Index.open(where) as reader:
        writer.add(folder)
        reader.reopen()
        assert reader.search("nước").total == 2
        for number in range(40):
            (folder / f"them{number}.txt").write_text("Nước sạch về bản.\nDân vui vì nước.\n", "utf-8")
        writer.add(folder)
        found = reader.search("nước về bản", limit=100)
        assert found.total == 83
        assert min(hit.score for hit in found) >= 0
        assert reader.search("nước về bản", by="article").total == 42


def test_a_long_article_scores_as_in_a_folder(where: str, folder: Path, tmp_path: Path) -> None:
    lines = (f"Theo xã Bãi Ngang, trạm nước số {number} đã chạy từ sáng." for number in range(60))
    (folder / "dai.txt").write_text("\n\n".join(lines), "utf-8")
    for number in range(40):
        (folder / f"ngan{number}.txt").write_text("Theo xã.\n", "utf-8")
    with Index.create(where) as index, Index.create(tmp_path / "index") as local:
        for one in (index, local):
            one.add(folder)
        found, expected = index.search("theo", limit=99), local.search("theo", limit=99)
    assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected], rel=1e-6)


def test_people_are_counted_as_in_a_folder(where: str, tmp_path: Path) -> None:
    with Index.create(where) as index, Index.create(tmp_path / "index") as local:
        index.add(CORPUS)
        local.add(CORPUS)
        for query in ("", "chuyển đổi số", "cử tri"):
            for by in ("speaker", "role"):
                expected = local.facets(query, by=by, limit=None).as_dict()
                assert index.facets(query, by=by, limit=None).as_dict() == expected
        notes = local.search("dân", speaker="Hồ Sỹ Trạcc").notes
        assert "the nearest: Hồ Sỹ Trạch" in notes[0]
        assert index.search("dân", speaker="Hồ Sỹ Trạcc").notes == notes
        assert index.search("dân quzzz", match="all").notes == local.search("dân quzzz", match="all").notes
        several = {"source": "Báo Vân Giang", "until": "1999"}
        assert index.search("dân", **several).notes == local.search("dân", **several).notes


def test_roles_are_filtered(where: str, tmp_path: Path) -> None:
    with Index.create(where) as index, Index.create(tmp_path / "index") as local:
        index.add(CORPUS)
        local.add(CORPUS)
        for query, options in (("", {"role": "giám đốc"}), ('+role:"bí thư" dân', {}), ("", {"role": "x y"})):
            assert index.search(query, **options).total == local.search(query, **options).total


def test_an_index_that_is_blocked_as_by_a_full_disk(where: str, folder: Path) -> None:
    with Index.create(where) as index:
        index.add(folder)
        settings = f"/{index.engine.view.index}/_settings"
        block = {"index.blocks.read_only_allow_delete": True}
        index.engine.view.cluster.ask("PUT", settings, block)
        (folder / "nuoc.txt").write_text(WATER.replace("nước sạch", "nước mưa"), "utf-8")
        started = time.monotonic()
        with pytest.raises(IndexFolderError, match="a disk is full"):
            index.add(folder)
        assert time.monotonic() - started < 20
        assert index.search("nước sạch", match="all").total == 1
        index.engine.view.cluster.ask("PUT", settings, dict.fromkeys(block))
        index.add(folder)
        assert index.search("nước mưa", match="all").total == 1
        assert index.check().sound


def test_what_is_read_page_after_page_is_of_one_moment(
    where: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("searchlib.opensearch.cluster.PAGE", 2)
    with Index.create(where) as index, Index.open(where) as reader:
        index.add(folder)
        reader.reopen()
        ids = reader.ids()
        first = next(iter(ids))
        for number in range(5):
            (folder / f"them{number}.txt").write_text("Nước về bản.\n", "utf-8")
        (folder / "nuoc.txt").unlink()
        index.add(folder)
        assert {first, *ids} == {"nuoc", "duong"}
        assert len(list(index.ids())) == 6


def test_a_rebuild_takes_the_name_at_its_end(where: str, folder: Path) -> None:
    with Index.create(where) as index, Index.open(where) as reader:
        index.add(folder)
        (folder / "duong.txt").unlink()
        index.add(folder, rebuild=True)
        assert list(index.ids()) == ["nuoc"]
        reader.reopen()
        assert reader.search("nước").total == 2
        listed = index.engine.view.cluster.ask("GET", f"/{Address.parse(where).name}*/_alias")
        names = [name for name in listed or {} if not name.endswith(".lock")]
        assert names == [index.engine.view.index]


def test_what_was_sent_before_a_crash_is_sent_again(
    where: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with Index.create(where) as index:
        with monkeypatch.context() as patch:
            patch.setattr(remote_writer.RemoteWriter, "commit", killed)
            patch.setattr(remote_writer.RemoteWriter, "cancel", lambda _: None)
            with pytest.raises(Killed):
                index.add(folder)
        monkeypatch.setattr(remote_writer, "LEASE", -1.0)
        cluster = Cluster(Address.parse(where))
        cluster.ask("DELETE", f"/{Address.parse(where).name}.lock/_doc/lock", allowed=(404,))
        index.add(folder)
        assert sorted(index.ids()) == ["duong", "nuoc"]
        assert index.check().sound
        assert index.search("nước").total == 2


def test_a_second_writer_waits_and_is_told(where: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_writer, "WAIT", 0.3)
    with Index.create(where) as index:
        lock = remote_writer.Lock(Cluster(Address.parse(where)))
        lock.take()
        with pytest.raises(IndexLocked, match="another process"):
            index.add(folder)
        lock.give()
        assert index.add(folder).added == 2


def test_a_lock_that_nobody_renews_is_anybodys(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = Cluster(Address.parse(where))
    with monkeypatch.context() as patch:
        patch.setattr(remote_writer, "LEASE", -1.0)
        first = remote_writer.Lock(cluster)
        first.take()
    second = remote_writer.Lock(cluster)
    second.take()
    first._renewed = time.monotonic() - 1000
    with pytest.raises(IndexLocked, match="took over"):
        first.renew()
    second.give()


def test_a_newer_format_is_refused(where: str, folder: Path) -> None:
    with Index.create(where) as index:
        index.add(folder)
        name = index.engine.view.index
        cluster = index.engine.view.cluster
        cluster.ask("PUT", f"/{name}/_mapping", {"_meta": {"product": "searchlib", "format": 99}})
        with pytest.raises(IndexVersion, match="format 99"):
            Index.open(where)


def test_documents_of_another_form_are_damage(where: str, folder: Path) -> None:
    with Index.create(where) as index:
        index.add(folder)
        view = index.engine.view
        query = {"query": {"term": {"j": "paragraph"}}, "script": {"source": "ctx._source.stored = ['x':1]"}}
        view.cluster.ask("POST", f"/{view.index}/_update_by_query", query, refresh="true")
        with pytest.raises(IndexDamaged, match="another form"):
            index.search("nước")
        assert not index.check().sound


def test_a_quick_check_counts_what_is_apart(where: str, folder: Path) -> None:
    with Index.create(where) as index:
        index.add(folder)
        assert index.check(quick=True).sound
        view = index.engine.view
        query = {"query": {"bool": {"filter": [{"term": {"art": "nuoc"}}, {"term": {"j": "article"}}]}}}
        view.cluster.ask("POST", f"/{view.index}/_delete_by_query", query, refresh="true")
        report = index.check(quick=True)
        assert (report.sound, report.problems) == (
            False,
            ("2 paragraphs have no article; index their files again",),
        )


def test_the_command_line_searches_a_cluster(where: str, folder: Path) -> None:
    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "searchlib", "--index", where, *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)

    assert call("search", "nước").returncode == 2
    assert call("index", str(folder)).returncode == 0
    found = json.loads(call("search", "nuoc sach", "--json").stdout)
    assert [(hit["article"]["id"], hit["position"]) for hit in found["hits"]] == [("nuoc", 0), ("nuoc", 1)]
    assert json.loads(call("show", "nuoc", "--json").stdout)["region"] == "Ven biển Bãi Ngang"
    assert call("check").returncode == 0
    assert call("remove", "nuoc").returncode == 0
    assert call("search", "nước").returncode == 1


def test_diacritics_of_filters_bind(both: tuple[Index, Index]) -> None:
    remote, local = both
    for options in (
        {"speaker": "Hồ Sỹ Trạch"},
        {"speaker": "ho sy trach"},
        {"speaker": "Hồ Sỹ Trách"},
        {"speaker": "Trạch", "mode": "direct"},
        {"section": "nông thôn"},
        {"document": "nghị quyết"},
        {"document": "nghi quyet"},
    ):
        expected = local.search("", **options, limit=50)
        assert places(remote.search("", **options, limit=50)) == places(expected), options
        assert remote.search("", **options).total == expected.total
