"""The power goes at any moment of a commit: the index holds the last commit or the one under way."""

from __future__ import annotations

import hashlib
import os
import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from searchlib.errors import SearchlibError
from searchlib.store.write import writer as writer_module
from searchlib.store.write.indexing_run import ingest
from searchlib.store.write.removal import remove
from searchlib.store.write.writer_opening import create_index, open_writer

from tests.chaos.recorder import Recorder, Tree, tree_of
from tests.chaos.replay import crashes, final, lay_out
from tests.chaos.states import Outcome, Wrong, record, state_of, write_records

Step = Callable[[str], None]
"""One commit to the index in a folder."""


@dataclass(slots=True)
class _History:
    """The commits of a scenario: the state after each, and how many events there were when it returned.

    One that was killed never returned (None).
    """

    states: list[str | None] = field(default_factory=list)
    returned: list[int | None] = field(default_factory=list)

    def allowed(self, events: int) -> set[str | None]:
        """The states of which one must be found when the power goes after so many events."""
        last = max(number for number, at in enumerate(self.returned) if at is not None and at <= events)
        under_way = last + 1
        while under_way < len(self.returned) and self.returned[under_way] is None:
            under_way += 1
        return set(self.states[last : under_way + 1])


class _Killed(BaseException):
    """Ends a writer as SIGKILL does: nothing is cleaned up."""


def run(draws: int = 6, scenarios: list[str] | None = None) -> Outcome:
    """Records each scenario and replays what may be found.

    Args:
        draws: random combinations for each moment.
        scenarios: some of `SCENARIOS`, or None for all.
    """
    outcome = Outcome("power cut")
    for name in scenarios or list(SCENARIOS):
        with tempfile.TemporaryDirectory() as folder:
            _play(name, Path(folder), draws, outcome)
    return outcome


def _play(name: str, folder: Path, draws: int, outcome: Outcome) -> None:
    source, root = folder / "news.jsonl", folder / "disk"
    root.mkdir()
    index = str(root / "a" / "index")
    before, steps = SCENARIOS[name](source)
    for step in before:
        step(index)
    history = _History([state_of(index)], [0])
    with Recorder(str(root)) as recorder:
        for step in steps:
            try:
                step(index)
                history.returned.append(len(recorder.events))
            except _Killed:
                history.returned.append(None)
            history.states.append(state_of(index))
    if len(set(history.states)) < len(history.states):
        raise Wrong(f"{name}: a commit changed nothing")
    if final(recorder) != tree_of(str(root)):
        raise Wrong(f"{name}: something was written past the recorder")
    _replay(name, recorder, history, draws, folder, outcome)


def _replay(
    name: str, recorder: Recorder, history: _History, draws: int, folder: Path, outcome: Outcome
) -> None:
    chance = random.Random(name)
    found: dict[bytes, str | None] = {}
    for events, tree in crashes(recorder, chance, draws):
        key = _digest(tree)
        if key not in found:
            disk = folder / "found"
            lay_out(tree, disk)
            index = str(disk / "a" / "index")
            try:
                found[key] = state_of(index)
                if chance.random() < 0.05:
                    _goes_on(index)
            except (SearchlibError, Wrong) as error:
                found[key] = str(error).replace(str(folder), "")
        outcome.injected += 1
        if found[key] not in history.allowed(events):
            after = recorder.events[events - 1].what if events else "nothing"
            outcome.loss(f"{name}, after event {events} ({after}): {str(found[key])[:200]}")


def _goes_on(index: str) -> None:
    """The next run on what was found works, and leaves nothing behind."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "next.jsonl")
        write_records(source, [record(number) for number in range(500, 503)])
        tally = ingest(index, [str(source)])
    if tally.added != 3:
        raise Wrong(f"the next run added {tally.added} articles instead of 3")
    state_of(index)
    kinds = sorted(path.suffix for path in Path(index).iterdir() if path.suffix != ".seg")
    if kinds != ["", ".files", ".toc"]:
        raise Wrong(f"litter after the next run: {kinds}")


def _digest(tree: Tree) -> bytes:
    digest = hashlib.blake2b()
    for path, data in tree.items():
        digest.update(f"{path}\0{-1 if data is None else len(data)}\0".encode())
        digest.update(data or b"")
    return digest.digest()


# The scenarios: steps before the recording, and the steps that are recorded.


def _index(source: Path, *numbers: int, version: int = 0, rebuild: bool = False) -> Step:
    def step(index: str) -> None:
        write_records(source, [record(number, version) for number in numbers])
        ingest(index, [str(source)], rebuild=rebuild)

    return step


def _first(source: Path) -> tuple[list[Step], list[Step]]:
    return [], [create_index, _index(source, 1, 2, 3)]


def _merge(source: Path) -> tuple[list[Step], list[Step]]:
    """The second commit drops an article, changes the others, adds one and merges; so does the third."""
    first = _index(source, 1, 2, 3, 4)
    return [create_index, first], [_index(source, 2, 3, 4, 5, version=1), _index(source, 3, 4, 5, 6)]


def _delete(source: Path) -> tuple[list[Step], list[Step]]:
    def both(index: str) -> None:
        remove(index, ["bai-2"])

    def last(index: str) -> None:
        remove(index, ["bai-1", "bai-3"])

    return [create_index, _index(source, 1, 2, 3)], [both, last]


def _rebuild(source: Path) -> tuple[list[Step], list[Step]]:
    again = _index(source, 2, 3, 7, rebuild=True)
    return [create_index, _index(source, 1, 2, 3)], [again, _index(source, 2, 8)]


def _files_only(source: Path) -> tuple[list[Step], list[Step]]:
    def touch(second: int) -> Step:
        def step(index: str) -> None:
            os.utime(source, (second, second))
            ingest(index, [str(source)])

        return step

    return [create_index, _index(source, 1, 2)], [touch(1), touch(2)]


def _flushed(source: Path) -> tuple[list[Step], list[Step]]:
    """A run that writes segments before it commits them, and one that is cancelled after it wrote some."""

    def long(index: str) -> None:
        with (
            patch.object(writer_module, "FLUSH_TOKENS", 50),
            patch("searchlib.store.write.indexing_run._TASK_ARTICLES", 1),
        ):
            _index(source, *range(1, 7))(index)

    def cancelled(index: str) -> None:
        with open_writer(index) as writer:
            writer.delete_id("bai-1")
            writer.segments.append(writer.rewrite(writer.segments[0]))
            writer.cancel()
        _index(source, 1, 2)(index)

    return [create_index], [long, cancelled]


def _after_a_kill(source: Path) -> tuple[list[Step], list[Step]]:
    """A writer is killed between the rename and the sync of the folder; the next one goes on from there."""

    def killed(index: str) -> None:
        rename = os.replace

        def dies(old: str, new: str) -> None:
            rename(old, new)
            raise _Killed

        writer = open_writer(index)
        writer.delete_id("bai-1")
        try:
            with patch.object(os, "replace", dies):
                writer.commit()
        finally:
            writer.writelock.release()

    def unfinished(index: str) -> None:
        writer = open_writer(index)
        writer.cancel()
        remove(index, ["bai-2"])

    return [_index(source, 1, 2, 3)], [killed, unfinished]


SCENARIOS = {
    "first commit": _first,
    "merge and deletions": _merge,
    "removal": _delete,
    "rebuild": _rebuild,
    "table of files alone": _files_only,
    "segments before a commit": _flushed,
    "after a kill": _after_a_kill,
}
