"""The chaos tests in a short form; `make chaos` runs them in full."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from searchlib.store.whoosh import durable_storage
from searchlib.store.whoosh.durable_storage import DurableStorage

from tests.chaos import disk, fuzz, interrupts, kills, powercut, readers, rot, strangers
from tests.chaos.__main__ import KINDS, table
from tests.chaos.states import Outcome

HOME = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the faults are those of Linux")


def nothing_lost(outcome: Outcome) -> None:
    assert outcome.lost == 0, "\n".join(outcome.notes[:10])


@pytest.mark.parametrize("scenario", powercut.SCENARIOS)
def test_power_cut(scenario: str) -> None:
    outcome = powercut.run(0, [scenario])
    nothing_lost(outcome)
    assert outcome.injected > 100


@pytest.mark.parametrize(
    ("owner", "name", "broken"),
    [
        (DurableStorage, "sync_folder", lambda _: None),
        (durable_storage._SyncedFile, "close", lambda stream: stream.file.close()),
        (DurableStorage, "rename_file", lambda self, a, b: os.replace(self._fpath(a), self._fpath(b))),
        (DurableStorage, "rename_file", lambda self, a, b: _copied(self, a, b)),
    ],
)
def test_a_power_cut_reveals_what_is_not_synced(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, broken: Callable[..., Any]
) -> None:
    """The simulation is not blind: each way to do less loses states."""
    monkeypatch.setattr(owner, name, broken)
    assert powercut.run(0, ["merge and deletions"]).lost > 0


def _copied(self: DurableStorage, old: str, new: str) -> None:
    """A table of contents that is written in its place instead of renamed."""
    with open(self._fpath(old), "rb") as source, self.create_file(new) as target:
        target.write(source.read())
    self.delete_file(old)
    self.sync_folder()


def test_kill() -> None:
    for outcome in kills.run(4, records=100):
        nothing_lost(outcome)


def test_interruptions() -> None:
    nothing_lost(interrupts.run(11))


def test_bit_rot() -> None:
    nothing_lost(rot.run(100))


def test_failing_disks() -> None:
    for outcome in (disk.injected(9), disk.limited(6), disk.full(6)):
        nothing_lost(outcome)


def test_readers_beside_a_writer() -> None:
    nothing_lost(readers.concurrent(10, 2))


def test_media_that_cannot_be_written() -> None:
    nothing_lost(readers.read_only())


@pytest.mark.parametrize("part", ["raw", "forged"])
def test_fuzz(part: str) -> None:
    nothing_lost(fuzz.batch(part, 1, 100))


def test_what_strangers_send() -> None:
    nothing_lost(strangers.texts(3))
    nothing_lost(strangers.queries(60))
    nothing_lost(strangers.files())
    nothing_lost(strangers.memory(2))


def test_the_table() -> None:
    outcome = Outcome("power cut", 1234, 0)
    assert table([outcome]).splitlines() == [
        "| kind of fault | times injected | states lost |",
        "| ------------- | -------------: | ----------: |",
        "| power cut     |          1,234 |           0 |",
    ]


def test_the_page_of_promises_names_tests_and_faults_that_there_are() -> None:
    page = (HOME / "docs" / "safety.md").read_text("utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 10
    for row in rows:
        tests, faults = row[3], row[4]
        named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", tests)
        assert named, row[0]
        assert tests.count("`") == 2 * len(named)
        for file, name in named:
            assert re.search(rf"^ *def {name}\b", (HOME / file).read_text("utf-8"), re.MULTILINE), name
        assert set(re.findall(r"`(\w+)`", faults)) <= set(KINDS)
    assert set(re.findall(r"`(\w+)`", " ".join(row[4] for row in rows))) == set(KINDS)
