"""The index as it is served: new commits, damaged ones, values that are dear."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from searchlib import BudgetExceeded, Index, IndexDamaged
from searchlib import live_index as module
from searchlib.live_index import Edition, Kept, LiveIndex, NotReady


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    add(tmp_path, "a", "Hội nghị bàn về nước sạch ở xã Nậm Khoang.")
    return tmp_path / "index"


def add(place: Path, name: str, text: str) -> None:
    (place / f"{name}.txt").write_text(text, "utf-8")
    with Index.create(place / "index") as index:
        index.add([place / f"{name}.txt"])


def total(live: LiveIndex) -> int:
    return live.use(lambda edition: edition.search("hội nghị").total)


def test_a_new_commit_is_seen_after_a_look(folder: Path) -> None:
    live = LiveIndex(str(folder))
    assert live.refresh() is False
    add(folder.parent, "b", "Hội nghị bàn về đường bê tông.")
    assert total(live) == 1
    assert live.refresh() is True
    assert total(live) == 2


def test_a_commit_that_is_damaged_when_it_is_opened_is_passed_over(folder: Path) -> None:
    live = LiveIndex(str(folder))
    newest = live.edition.generation
    (folder / f"_MAIN_{newest + 1}.toc").write_bytes(b"garbage")
    assert live.refresh() is False
    assert (live.failures, total(live)) == (1, 1)
    assert live.refresh() is False
    assert live.failures == 1


def test_a_commit_that_turns_out_damaged_gives_way_to_the_one_before(folder: Path) -> None:
    live = LiveIndex(str(folder))
    add(folder.parent, "b", "Hội nghị bàn về đường bê tông.")
    assert live.refresh()
    bad = live.edition

    def work(edition: Edition) -> int:
        if edition is bad:
            raise IndexDamaged("a block is not what was written")
        return edition.search("hội nghị").total

    assert live.use(work) == 1
    assert live.edition is not bad
    assert live.failures == 1
    with pytest.raises(IndexDamaged):
        live.use(lambda edition: (_ for _ in ()).throw(IndexDamaged("again")))


def test_searches_of_strangers_are_bounded(folder: Path) -> None:
    with pytest.raises(BudgetExceeded):
        LiveIndex(str(folder)).edition.search("a* b* c* d* e* f*")


def test_a_dear_value_is_made_once_and_the_old_one_serves_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept()
    first = Edition(Index.open(folder), kept=kept)
    made: list[int] = []
    assert first.kept("x", lambda index: made.append(1) or "one") == "one"
    assert first.kept("x", lambda index: made.append(2) or "two") == "one"
    add(folder.parent, "b", "Hội nghị bàn về đường bê tông.")
    second = Edition(Index.open(folder), kept=kept)
    assert second.kept("x", lambda index: made.append(3) or "three") == "one"
    assert made == [1]
    monkeypatch.setattr(module, "_STALE", 0.0)
    assert second.kept("x", lambda index: "three") == "one"
    until = time.monotonic() + 20
    while second.kept("x", lambda index: "three") != "three":
        assert time.monotonic() < until
        time.sleep(0.01)


def test_nobody_waits_long_for_a_first_value(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    edition = Edition(Index.open(folder))
    go = threading.Event()
    with pytest.raises(NotReady):
        edition.kept("x", lambda index: go.wait(30))
    go.set()
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            assert edition.kept("x", lambda index: False) is True
            break
        except NotReady:
            continue


def test_an_error_while_it_is_made_is_told_and_not_kept(folder: Path) -> None:
    edition = Edition(Index.open(folder))

    def fail(index: Index) -> int:
        raise IndexDamaged("a block")

    with pytest.raises(IndexDamaged):
        edition.kept("x", fail)
    assert edition.kept("x", lambda index: 7) == 7
