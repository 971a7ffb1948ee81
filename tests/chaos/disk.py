"""Disks that are full, limited or failing: the old state stays, the message is a line, the next run works."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import product
from pathlib import Path

from searchlib.errors import IndexFolderError, SearchlibError
from searchlib.store.write.indexing_run import ingest
from searchlib.store.write.writer_opening import create_index

from tests.chaos.recorder import Event, Recorder
from tests.chaos.states import Outcome, Wrong, record, state_of, write_records

_TMPFS_BYTES = 1 << 20


class Trial:
    """An index with one commit, or none yet, and a run that would make the next one.

    Attributes:
        index: the index folder.
        old, new: the states before and after the run.
        empty: the state of an index with nothing in it, which the first run makes on its way.
    """

    def __init__(self, folder: Path, *, first: bool = False) -> None:
        gc.collect()
        gc.freeze()  # so that collecting what a run leaves is quick
        self.index = str(folder / "index")
        self._source = folder / "news.jsonl"
        self._kept = folder / "kept"
        self.old = None
        if not first:
            write_records(self._source, [record(number) for number in range(6)])
            ingest(self.index, [str(self._source)])
            self.old = state_of(self.index, ())
            shutil.copytree(self.index, self._kept)
            self.empty = None
        else:
            create_index(self.index)
            self.empty = state_of(self.index, ())
        write_records(self._source, [record(number, 1) for number in range(2, 8)])
        self.run()
        self.new = state_of(self.index, ())

    def reset(self) -> None:
        """Goes back to the first commit."""
        gc.collect()  # what is deleted takes room as long as it is mapped
        shutil.rmtree(self.index)
        if self._kept.exists():
            shutil.copytree(self._kept, self.index)

    def run(self) -> None:
        """The run."""
        ingest(self.index, [str(self._source)])

    def suffer(self, outcome: Outcome, what: str, fault: Callable[[], None]) -> bool:
        """One run under a fault, and one after it; whether the first one failed."""
        outcome.injected += 1
        message = None
        try:
            fault()
        except IndexFolderError as error:
            message = str(error)
        except Exception as error:
            outcome.loss(f"{what}: {type(error).__name__} instead of an IndexFolderError: {error}")
        try:
            state = state_of(self.index, ())
            if self.old is None and state == self.empty:
                state = None  # an index was made, nothing is in it yet
            if state not in (self.old, self.new) or (message is None and state != self.new):
                raise Wrong("neither the old state nor the new one")
            if message is not None and ("\n" in message or self.index not in message):
                raise Wrong(f"the message is {message!r}")
            self.run()
            if state_of(self.index, ()) != self.new:
                raise Wrong("the next run did not finish")
            if len(os.listdir(self.index)) != 4:
                raise Wrong(f"litter: {sorted(os.listdir(self.index))}")
        except (SearchlibError, Wrong) as error:
            outcome.loss(f"{what}: {error}")
        return message is not None


def injected(every: int = 1) -> Outcome:
    """Each thing that is asked of the disk fails, once or from then on.

    Args:
        every: try only each so many-th moment.
    """
    outcome = Outcome("failing calls")
    for first in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(Path(folder), first=first)
            for code, lasting in product((errno.ENOSPC, errno.EIO), (False, True)):
                step, reached = 0, True
                while reached:
                    trial.reset()
                    reached = _fail_at(trial, outcome, step, code, lasting)
                    step += every
    return outcome


def _fail_at(trial: Trial, outcome: Outcome, step: int, code: int, lasting: bool) -> bool:
    reached = False

    def before(number: int, event: Event) -> None:
        nonlocal reached
        if number == step or (lasting and reached):
            if lasting and event.what == "remove":
                return  # a full disk deletes
            reached = True
            raise OSError(code, os.strerror(code))

    def fault() -> None:
        with Recorder(os.path.dirname(trial.index), before):
            trial.run()

    what = f"{errno.errorcode[code]} at event {step}{' and after' * lasting}"
    descriptors = _open_files()
    trial.suffer(outcome, what, fault)
    if _open_files() > descriptors:
        outcome.loss(f"{what}: a file is still open")
    if not reached:
        outcome.injected -= 1
    return reached


def _open_files() -> int:
    gc.collect()
    return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0


def limited(count: int = 60) -> Outcome:
    """A limit on the size of files (RLIMIT_FSIZE), from nothing to more than is needed."""
    import resource

    outcome = Outcome("limit on the size of files")
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        largest = max(path.stat().st_size for path in Path(trial.index).iterdir())
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        for number in range(count):
            limit = largest * number // max(1, count - 1)

            def fault(limit: int = limit) -> None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
                try:
                    trial.run()
                finally:
                    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

            trial.reset()
            trial.suffer(outcome, f"limit of {limit} bytes", fault)
    return outcome


def full(count: int = 60) -> Outcome:
    """A small file system (tmpfs) with less and less room."""
    outcome = Outcome("full disk")
    with tempfile.TemporaryDirectory() as folder, _mounted(folder) as mounted:
        if not mounted:
            outcome.notes.append("full disk: left out, a tmpfs cannot be mounted here")
            return outcome
        trial = Trial(Path(folder))
        ballast = Path(folder, "ballast")
        for number in range(count):
            trial.reset()
            room = 4096 * number // 2

            def fault(room: int = room) -> None:
                _fill(ballast, room)
                try:
                    trial.run()
                finally:
                    ballast.unlink()

            trial.suffer(outcome, f"{room} bytes left", fault)
    return outcome


def _fill(ballast: Path, room: int) -> None:
    space = os.statvfs(ballast.parent)
    free = space.f_bavail * space.f_frsize
    with ballast.open("wb") as stream, suppress(OSError):
        stream.write(bytes(max(0, free - room)))


@contextmanager
def _mounted(folder: str) -> Iterator[bool]:
    command = ["mount", "-t", "tmpfs", "-o", f"size={_TMPFS_BYTES}", "tmpfs", folder]
    try:
        done = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    try:
        yield done
    finally:
        if done:
            gc.collect()
            subprocess.run(["umount", folder], check=True)
