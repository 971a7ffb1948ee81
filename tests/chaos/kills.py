"""kill -9 at random moments of `searchlib index --jobs 2`: of the run itself, of its workers; and Ctrl-C.

Each run brings an index up to date with a file of changed, new and dropped records and a folder of small
files, committing many times. Whatever dies: the index opens, holds a state that was committed, the next run
takes the lock at once and finishes, and no process is left behind.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

from searchlib.errors import SearchlibError
from searchlib.store.format.index_folder import generations, toc_name
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.write.indexing_run import ingest

from tests.chaos.driver import digest_of
from tests.chaos.states import Outcome, Wrong, articles_of, found_ids, record, state_of, write_records

_MARK = "SEARCHLIB_CHAOS_RUN"
_PATIENCE = 60.0
"""Seconds after which a process that should have ended is left behind."""

RECORDS = 400
SMALL = 60


class _Site:
    """An index of the old articles, the new articles, and what the index must hold in the end."""

    def __init__(self, folder: Path, records: int = RECORDS) -> None:
        self.folder = folder
        self.source = folder / "source"
        self.index = str(folder / "index")
        self.log = folder / "commits"
        self.mark = str(uuid.uuid4())
        small = self.source / "small"
        small.mkdir(parents=True)
        self._write(range(records), range(SMALL), 0)
        ingest(self.index, [str(self.source)])
        self.old = articles_of(Snapshot.open(self.index))
        shutil.copytree(self.index, folder / "kept")
        self._write(range(records // 4, records + records // 4), range(SMALL // 3, SMALL * 4 // 3), 1)
        ingest(self.index, [str(self.source)])
        self.new = articles_of(Snapshot.open(self.index))
        self.found = found_ids(self.index, "thôn")

    def reset(self) -> None:
        """Goes back to the old articles."""
        shutil.rmtree(self.index)
        shutil.copytree(self.folder / "kept", self.index)
        self.log.write_text("")

    def start(self) -> subprocess.Popen[bytes]:
        """Starts a run."""
        command = [sys.executable, "-m", "tests.chaos.driver", str(self.log), "index", str(self.source)]
        return subprocess.Popen(
            [*command, "--index", self.index, "--jobs", "2"],
            env={**os.environ, _MARK: self.mark},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def _write(self, records: range, small: range, version: int) -> None:
        changed = [record(number, version if number % 2 else 0) for number in records]
        write_records(self.source / "news.jsonl", changed)
        for path in (self.source / "small").iterdir():
            path.unlink()
        for number in small:
            text = record(1000 + number, version)["text"]
            (self.source / "small" / f"tin-{number}.txt").write_text(text, "utf-8")

    def committed(self) -> None:
        """The index holds exactly the last commit or the one that was under way.

        Raises:
            Wrong, SearchlibError: it does not.
        """
        state_of(self.index, ())  # it opens, and `check` finds nothing
        lines = [line.split() for line in self.log.read_text().splitlines()]
        done = [digest for word, _, digest in lines if word == "done"]
        last = done[-1] if done else digest_of(_newest(self.folder / "kept"))
        allowed = {last, lines[-1][2] if lines else last}
        if digest_of(_newest(Path(self.index))) not in allowed:
            raise Wrong("neither the last commit nor the one under way")
        for article_id, held in articles_of(Snapshot.open(self.index)).items():
            if held not in (self.old.get(article_id), self.new.get(article_id)):
                raise Wrong(f"{article_id} is in no version that was indexed")

    def finished(self, run: subprocess.Popen[bytes]) -> None:
        """The run ends well and the index holds the new articles, no more and no less."""
        _, complaint = run.communicate(timeout=600)
        if run.returncode or complaint:
            raise Wrong(f"a run ended with status {run.returncode}: {complaint.decode()[:300]}")
        state_of(self.index, ())
        if articles_of(Snapshot.open(self.index)) != self.new:
            raise Wrong("the finished run holds other articles than an undisturbed one")
        if found_ids(self.index, "thôn") != self.found:
            raise Wrong("the finished run finds other paragraphs than an undisturbed one")
        if len(os.listdir(self.index)) != 3 + len(Snapshot.open(self.index).segments):
            raise Wrong(f"litter: {sorted(os.listdir(self.index))}")

    def nobody_left(self) -> None:
        """No process of the run is left."""
        deadline = time.monotonic() + _PATIENCE
        while left := _marked(self.mark):
            if time.monotonic() > deadline:
                for pid in left:
                    os.kill(pid, signal.SIGKILL)
                raise Wrong(f"{len(left)} processes are left behind")
            time.sleep(0.05)


def run(count: int = 200, seed: int = 1, records: int = RECORDS) -> list[Outcome]:
    """Kills so many times, in turn the run, a worker, all workers; then interrupts, a quarter as often."""
    names = ("kill -9 of the run", "kill -9 of workers", "Ctrl-C")
    outcomes = {name: Outcome(name) for name in names}
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        site = _Site(Path(folder), records)
        site.reset()
        begun = time.monotonic()
        site.finished(site.start())
        seconds = time.monotonic() - begun
        targets = [names[number % 2] for number in range(count)] + [names[2]] * (count // 4)
        for name in targets:
            outcome = outcomes[name]
            site.reset()
            try:
                outcome.injected += _once(site, name, chance.uniform(0, seconds), chance)
            except (SearchlibError, Wrong) as error:
                outcome.injected += 1
                outcome.loss(str(error))
    return list(outcomes.values())


def _once(site: _Site, name: str, moment: float, chance: random.Random) -> bool:
    """One fault and the run after it; False if the run was over before."""
    process = site.start()
    time.sleep(moment)
    alive = process.poll() is None
    if name == "kill -9 of workers":
        alive = _kill_workers(process, chance)
        site.finished(process)
    else:
        process.send_signal(signal.SIGINT if name == "Ctrl-C" else signal.SIGKILL)
        process.communicate(timeout=600)
        site.committed()
        site.finished(site.start())
    site.nobody_left()
    return alive


def _kill_workers(process: subprocess.Popen[bytes], chance: random.Random) -> bool:
    """Kills one worker or all, as soon as there are some; False if the run ended before."""
    while process.poll() is None:
        workers = _children(process.pid)
        if workers:
            for pid in workers if chance.random() < 0.5 else [chance.choice(workers)]:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    return False
            return True
        time.sleep(0.002)
    return False


def _newest(folder: Path) -> Path:
    return folder / toc_name(generations(str(folder))[0])


def _children(pid: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in path.read_text().split()]
        except OSError:
            continue
    return found


def _marked(mark: str) -> list[int]:
    """Processes whose environment holds the mark; zombies have none."""
    wanted = f"{_MARK}={mark}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if wanted in path.read_bytes().split(b"\0"):
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found
