"""An index kept up to date while files change: events of the system by watchfiles (extra `watch`).

Events only say when to look; what changed is decided by an indexing run over the paths, as ever. A run waits
until the files that changed are whole: size and time the same at two looks. A folder that vanishes is waited
for, and nothing of it is dropped meanwhile; another writer is waited for too.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from searchlib.errors import IndexFolderError, OptionError
from searchlib.frozen import frozen
from searchlib.sources.discovery import form_of

if TYPE_CHECKING:
    from searchlib.summaries import Summary

_PATIENCE = 30.0
"""Seconds after which a run does not wait any longer for files that never rest: they are read again later."""
_RETRY = 2.0
_STEP_MS = 300

Change = tuple[str, str]
"""What happened ("added", "modified", "deleted"), and the path."""


@frozen
class Watched:
    """An indexing run that followed changes; the first one follows none.

    Attributes:
        changes: files and folders that changed.
        summary: what the run did.
    """

    changes: tuple[Change, ...]
    summary: Summary

    def as_dict(self) -> dict[str, Any]:
        """The run in the shape of `watch --json`."""
        changes = [{"change": change, "path": path} for change, path in self.changes]
        return {"changes": changes, **self.summary.as_dict()}


class ArchiveWatch:
    """Watches paths for one index.

    Attributes:
        stop: ends the watch when it is set.
        begun: is set once the system tells of changes.
    """

    def __init__(
        self,
        index: str,
        paths: Sequence[str],
        *,
        say: Callable[[str], None],
        exclude: Sequence[str] = (),
        jobs: int = 1,
        encoding: str | None = None,
    ) -> None:
        """A watch that has not begun.

        Args:
            index: the place of the index.
            paths: files and folders.
            say: gets a line when something is waited for.
            exclude, jobs, encoding: as of `Index.add`.
        """
        self.stop = threading.Event()
        self.begun = threading.Event()
        self._index = index
        self._paths = list(paths)
        self._say = say
        self._options: dict[str, Any] = {"exclude": exclude, "jobs": jobs, "encoding": encoding}
        self._skipped = os.path.realpath(index) + os.sep

    def runs(self) -> Iterator[Watched]:
        """The runs, as they happen; the first one at once.

        Raises:
            OptionError: watchfiles is not installed.
            IndexFolderError: the index cannot be used any more.
        """
        _check_library()
        while not self.stop.is_set():
            self._wait_for_paths()
            identity = self._identity()
            if self.stop.is_set():
                return
            yield Watched((), self._run())
            for changes in self._changes(identity):
                run = Watched(changes, self._run())
                if changes or _did_something(run.summary):
                    yield run

    def _run(self) -> Summary:
        """An indexing run; waits while another process writes."""
        from searchlib.errors import IndexLocked
        from searchlib.index import update

        said = False
        while True:
            try:
                return update(self._index, self._paths, **self._options)
            except IndexLocked as error:
                if not said:
                    self._say(f"{error}; waiting")
                    said = True
                self._pause(_RETRY)

    def _wait_for_paths(self) -> None:
        said: set[str] = set()
        while missing := [path for path in self._paths if not os.path.exists(path)]:
            for path in missing:
                if path not in said:
                    self._say(f"{path}: is not there; waiting for it, nothing is dropped")
                    said.add(path)
            if self.stop.wait(_RETRY):
                return

    def _identity(self) -> list[tuple[int, int] | None]:
        """Which folders the paths are: another one may be mounted or renamed to the same name."""
        return [_inode(path) for path in self._paths]

    def _changes(self, identity: list[tuple[int, int] | None]) -> Iterator[tuple[Change, ...]]:
        """Changes, each time as many as came before the files were at rest; ends when a path is gone.

        The first time there are none: what changed before the system began to watch is looked for.
        """
        from watchfiles import watch

        pending: dict[str, str] = {}
        since = time.monotonic()
        looks: dict[str, tuple[int, int] | None] = {}
        begun = False
        for events in watch(
            *self._paths,
            watch_filter=lambda _, path: self._concerns(path),
            stop_event=self.stop,
            step=_STEP_MS,
            debounce=4 * _STEP_MS,
            rust_timeout=1000,
            yield_on_timeout=True,
            raise_interrupt=True,
        ):
            if self._identity() != identity:
                return
            if not begun:
                begun = True
                yield ()
                self.begun.set()
            if events and not pending:
                since = time.monotonic()
            for change, path in sorted(events, key=lambda event: event[1]):
                pending[path] = change.name
            if not pending or events:
                looks = {path: _state(path) for path in pending}
                continue
            now = {path: _state(path) for path in pending}
            if now == looks or time.monotonic() - since > _PATIENCE:
                changes = tuple((change, path) for path, change in pending.items())
                pending = {}
                yield changes
            looks = now

    def _concerns(self, path: str) -> bool:
        """Whether a path may hold articles: not the index, nothing hidden, a known form or a folder."""
        if (path + os.sep).startswith(self._skipped):
            return False
        name = os.path.basename(path)
        if name.startswith("."):
            return False
        return form_of(name) is not None or os.path.isdir(path) or not os.path.exists(path)

    def _pause(self, seconds: float) -> None:
        if self.stop.wait(seconds):
            raise IndexFolderError(f"{self._index}: stopped while another process was writing")


def _did_something(summary: Summary) -> bool:
    return bool(summary.added or summary.updated or summary.removed or summary.interrupted)


def _check_library() -> None:
    from importlib.util import find_spec

    if find_spec("watchfiles") is None:
        raise OptionError('watchfiles is missing; install it with: pip install "searchlib[watch]"')


def _inode(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    # a file that an editor replaces is another one each time
    return (status.st_dev, status.st_ino) if os.path.isdir(path) else (0, 0)


def _state(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
