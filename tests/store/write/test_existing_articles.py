"""What an index held before a run is told alike whether a few articles are asked for or many."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib.store.segment import segment_reader as segment_module
from searchlib.store.write import existing_articles as module
from searchlib.store.write.indexing_run import ingest
from searchlib.store.write.indexing_tally import Known
from searchlib.store.write.writer_opening import open_writer

NAMES = ["a", "ba", "ab", "a10", "a1"]


@pytest.fixture(params=[0, 1, 1000], ids=["listed", "first one by one", "one by one"], autouse=True)
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(module, "_FEW", request.param)
    monkeypatch.setattr(segment_module, "_FEW", request.param)
    few: int = request.param
    return few


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Two segments, one article of the first deleted."""
    path = str(tmp_path / "index")
    for run in (NAMES[:3], NAMES[3:]):
        for name in run:
            (tmp_path / f"{name}.txt").write_text(f"Tin {name}\n\nĐoạn văn của bài {name}.", "utf-8")
        ingest(path, [str(tmp_path / f"{name}.txt") for name in run])
    with open_writer(path) as writer:
        assert writer.delete_id("ba")
    return path


def test_articles_and_their_files(folder: str, tmp_path: Path) -> None:
    with open_writer(folder) as writer:
        told = {id: Known(key, digest) for id, key, digest in writer.articles()}
        held = writer.existing()
        assert sorted(told) == ["a", "a1", "a10", "ab"]
        for name in [*NAMES, "", "a1000", "không có", "\ud800"]:
            assert held.get(name) == told.get(name)
        for name in NAMES:
            wanted = [name] if name in told else []
            assert held.ids_of(str(tmp_path / f"{name}.txt")) == wanted
        assert held.ids_of("") == []


def test_what_the_writer_deletes_stays_known(folder: str) -> None:
    with open_writer(folder) as writer:
        held = writer.existing()
        assert writer.delete_id("ab")
        assert held.get("ab") is not None
        assert writer.existing().get("ab") is not None
        writer.cancel()
