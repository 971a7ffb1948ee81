"""The index as it is served: new commits, damaged ones, values that are dear."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from searchlib import BudgetExceeded, Index, IndexDamaged
from searchlib import live_index as module
from searchlib.live_index import Edition, Kept, LiveIndex, NotReady
from searchlib.search.local_engine import LocalEngine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    add(tmp_path, "a", "Hội nghị bàn về nước sạch ở xã Nậm Khoang.")
    return tmp_path / "index"


def add(place: Path, name: str, text: str) -> None:
    (place / f"{name}.txt").write_text(text, "utf-8")
    with Index.create(place / "index") as index:
        index.add([place / f"{name}.txt"])


def ready(edition: Edition, make: Callable[[Index], Any]) -> Any:
    """The value "x", once it is made."""
    while True:
        try:
            return edition.kept("x", make)
        except NotReady as error:
            error.work.result(20)


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
    assert ready(first, lambda index: made.append(1) or "one") == "one"
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


def test_nobody_waits_in_a_thread_for_a_first_value(folder: Path) -> None:
    edition = Edition(Index.open(folder))
    go = threading.Event()
    with pytest.raises(NotReady):
        edition.kept("x", lambda index: go.wait(30))
    go.set()
    assert ready(edition, lambda index: False) is True


def test_an_error_while_it_is_made_is_told_and_not_kept(folder: Path) -> None:
    edition = Edition(Index.open(folder))

    def fail(index: Index) -> int:
        raise IndexDamaged("a block")

    with pytest.raises(IndexDamaged):
        ready(edition, fail)
    assert ready(edition, lambda index: 7) == 7


def test_a_new_commit_shares_what_is_as_it_was(tmp_path: Path) -> None:
    texts = "".join(f'{{"id": "{n}", "text": "Xã thứ {n} bàn về đường bê tông."}}\n' for n in range(5000))
    (tmp_path / "many.jsonl").write_text(texts, "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "many.jsonl"])
    live = LiveIndex(str(tmp_path / "index"))
    before = live.edition
    searched(before)
    add(tmp_path, "b", "Hội nghị bàn về đường bê tông và cầu.")
    assert live.refresh()
    after = live.edition
    assert segments(after)[0] is segments(before)[0]
    with Index.open(tmp_path / "index") as fresh:
        assert searched(after) == searched(Edition(fresh))
        assert searched(before)["total"] == searched(after)["total"] - 1
    with Index.open(tmp_path / "index") as index:
        index.remove(["7"])
    assert live.refresh()
    assert segments(live.edition)[0] is not segments(after)[0]
    with Index.open(tmp_path / "index") as fresh:
        assert searched(live.edition) == searched(Edition(fresh))


def segments(edition: Edition) -> tuple[object, ...]:
    engine = edition.index.engine
    assert isinstance(engine, LocalEngine)
    return engine.snapshot.segments


def searched(edition: Edition) -> dict[str, Any]:
    """What a search, counts, people and words of an edition are."""
    found = edition.search("đường cầu", explain=True).as_dict() | {"seconds": 0}
    index = edition.index
    asked = (index.facets("đường", by="speaker"), index.keywords("cầu"), index.trend("đường"), index.stats())
    return found | {type(one).__name__: one.as_dict() for one in asked}
