"""Worker processes: where the system gives none, one process does the work."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import pytest
from searchlib.store.check.integrity import check
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.write.indexing_run import ingest
from tests.chaos.states import articles_of, record, write_records


@pytest.fixture
def news(tmp_path: Path) -> Path:
    write_records(tmp_path / "news.jsonl", [record(number) for number in range(150)])
    return tmp_path / "news.jsonl"


def index_of(news: Path, name: str, jobs: int) -> dict[str, object]:
    folder = str(news.parent / name)
    tally = ingest(folder, [str(news)], jobs=jobs)
    assert (tally.added, tally.failures) == (150, [])
    assert check(folder)[0] == []
    return articles_of(Snapshot.open(folder))


@pytest.mark.parametrize("given", [0, 1])
def test_no_threads(news: Path, monkeypatch: pytest.MonkeyPatch, given: int) -> None:
    expected = index_of(news, "alone", 1)
    start, started = threading.Thread.start, []

    def limited(thread: threading.Thread) -> None:
        if len(started) >= given:
            raise RuntimeError("can't start new thread")
        started.append(thread)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", limited)
    monkeypatch.setattr("searchlib.store.write.indexing_run._TASK_ARTICLES", 16)
    assert index_of(news, "together", 3) == expected


def test_no_processes(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = index_of(news, "alone", 1)

    def refused(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refused)
    assert index_of(news, "together", 3) == expected


def test_little_address_space(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    expected = index_of(news, "alone", 1)
    monkeypatch.setattr(resource, "getrlimit", lambda _: (300 << 20, 300 << 20))
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    assert index_of(news, "together", 3) == expected
