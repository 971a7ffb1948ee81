"""watch: files written slowly, renamed, by thousands; folders that vanish; a writer beside it; its end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from searchlib import Index
from searchlib.news.archive_watch import ArchiveWatch, Watched

pytest.importorskip("watchfiles")
PATIENCE = 60.0


class Watching:
    """A watch in a thread, whose runs are gathered."""

    def __init__(self, folder: Path) -> None:
        self.archive = folder / "tin"
        self.archive.mkdir()
        self.said: list[str] = []
        self.runs: list[Watched] = []
        self.watch = ArchiveWatch(str(folder / "index"), [str(self.archive)], say=self.said.append)
        self._thread = threading.Thread(target=self._go, daemon=True)

    def _go(self) -> None:
        for run in self.watch.runs():
            self.runs.append(run)

    def start(self) -> None:
        self._thread.start()
        self.until(self.watch.begun.is_set)

    def until(self, there: object) -> None:
        """Waits until something is so."""
        end = time.monotonic() + PATIENCE
        while not there():  # type: ignore[operator]
            assert time.monotonic() < end, (self.runs, self.said)
            time.sleep(0.05)

    def ids(self) -> set[str]:
        with Index.open(self.archive.parent / "index") as index:
            return set(index.ids())

    def end(self) -> None:
        self.watch.stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    one = Watching(tmp_path)
    (one.archive / "a.txt").write_text("Hội nghị ở Vân Giang.", "utf-8")
    one.start()
    yield one
    one.end()


def test_what_changes_comes_in_and_goes(watching: Watching) -> None:
    assert watching.ids() == {"a"}
    (watching.archive / "b.txt").write_text("Bến Lụa.", "utf-8")
    (watching.archive / "x.tmp").write_text("no", "utf-8")
    watching.until(lambda: watching.ids() == {"a", "b"})
    (watching.archive / "a.txt").unlink()
    watching.until(lambda: watching.ids() == {"b"})
    (watching.archive / "b.txt").rename(watching.archive / "c.txt")
    watching.until(lambda: watching.ids() == {"c"})
    watching.until(lambda: len(watching.runs) == 4)
    changes = [change for run in watching.runs for change in run.changes]
    assert ("added", str(watching.archive / "b.txt")) in changes
    assert not [path for _, path in changes if path.endswith(".tmp")]


def test_a_file_that_is_written_slowly_is_read_when_it_is_whole(watching: Watching) -> None:
    with (watching.archive / "b.txt").open("w", encoding="utf-8") as out:
        for number in range(8):
            out.write(f"Đoạn {number}.\n")
            out.flush()
            time.sleep(0.25)
    watching.until(lambda: len(watching.runs) > 1)
    added = [run.summary for run in watching.runs[1:]]
    assert sum(one.added for one in added) == 1
    assert sum(one.updated for one in added) == 0
    with Index.open(watching.archive.parent / "index") as index:
        assert len(index.article("b").paragraphs) == 8


def test_many_changes_are_few_runs(watching: Watching) -> None:
    for number in range(1500):
        (watching.archive / f"n{number}.txt").write_text(f"Bản tin số {number}.", "utf-8")
    watching.until(lambda: len(watching.ids()) == 1501)
    assert len(watching.runs) < 12


def test_a_folder_that_vanishes_is_waited_for(watching: Watching, tmp_path: Path) -> None:
    away = tmp_path / "away"
    watching.archive.rename(away)
    watching.until(lambda: bool(watching.said))
    assert "is not there; waiting for it, nothing is dropped" in watching.said[0]
    assert watching.ids() == {"a"}
    (away / "b.txt").write_text("Bến Lụa.", "utf-8")
    away.rename(watching.archive)
    watching.until(lambda: watching.ids() == {"a", "b"})
    (watching.archive / "c.txt").write_text("Nậm Khoang.", "utf-8")
    watching.until(lambda: watching.ids() == {"a", "b", "c"})


def test_a_renamed_folder_is_followed(watching: Watching) -> None:
    (watching.archive / "x").mkdir()
    (watching.archive / "x" / "b.txt").write_text("Bến Lụa.", "utf-8")
    watching.until(lambda: watching.ids() == {"a", "x/b"})
    (watching.archive / "x").rename(watching.archive / "y")
    watching.until(lambda: watching.ids() == {"a", "y/b"})
    shutil.rmtree(watching.archive / "y")
    watching.until(lambda: watching.ids() == {"a"})


def test_another_writer_is_waited_for(watching: Watching) -> None:
    from searchlib.store.write.writer_opening import open_writer

    with open_writer(watching.archive.parent / "index", timeout=5.0):
        (watching.archive / "b.txt").write_text("Bến Lụa.", "utf-8")
        watching.until(lambda: bool(watching.said))
        assert "another process is writing" in watching.said[0]
    watching.until(lambda: watching.ids() == {"a", "b"})


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_the_command_ends_cleanly(tmp_path: Path, kind: signal.Signals) -> None:
    (tmp_path / "tin").mkdir()
    (tmp_path / "tin" / "a.txt").write_text("Hội nghị ở Vân Giang.", "utf-8")
    command = [sys.executable, "-m", "searchlib", "watch", "tin"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        # A test run in the background passes on a SIGINT that is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("added 1, updated 0")
    (tmp_path / "tin" / "b.txt").write_text("Bến Lụa.", "utf-8")
    lines = iter(process.stdout.readline, "")
    assert any(line.startswith("added 1, updated 0, unchanged 1") for line in lines)
    process.send_signal(kind)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "")
