"""An indexing run: files are planned, read, understood in worker processes and written in order."""

from __future__ import annotations

import logging
import math
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from searchlib import kernels
from searchlib.errors import ArticleError, DuplicateArticle, IndexFolderError
from searchlib.sources.discovery import SourceFile
from searchlib.sources.encoding import position
from searchlib.sources.reader import RawArticle, read_articles
from searchlib.store.format.file_table import FileTable
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.write.article_hash import article_hash
from searchlib.store.write.indexing_plan import Plan, make_plan
from searchlib.store.write.indexing_tally import FileDone, Tally, Task
from searchlib.store.write.interrupts import uninterrupted
from searchlib.store.write.run_target import HeldArticles, RunTarget
from searchlib.store.write.workers import Built, Pool
from searchlib.store.write.writer_opening import create_index, open_writer

if TYPE_CHECKING:
    from concurrent.futures import Future

logger = logging.getLogger(__name__)

LOCK_SECONDS = 3.0
"""How long a second writer waits for the first."""

COMMIT_SECONDS = 60.0
"""A long run commits this often, so that a killed one loses little."""

_TASK_ARTICLES = 128
_TASK_CHARACTERS = 800_000
_TASKS_AHEAD = 16
"""For each worker: it has work for the time that writing a segment takes."""

_LONG_RUN, _LARGER = 4096, 4
"""After so many articles a task holds so many times more: the more it holds, the fewer words of it are new.

A short run keeps to small ones, of which each worker has its share.
"""

UNREAD = {"size": -1, "hash": ""}
"""What the entry of a file says that is to be read again whatever its time and content."""

Progress = Callable[[int, int, int, str], None]
"""Called with bytes read, bytes in all, articles read that are new, and the file under way."""


def ingest(
    folder: str,
    paths: Sequence[str],
    *,
    jobs: int = 1,
    exclude: Sequence[str] = (),
    rebuild: bool = False,
    encoding: str | None = None,
    follow: bool = True,
    progress: Progress | None = None,
) -> Tally:
    """Brings the index up to date with the files below `paths`; see the contract of `index`.

    Raises:
        IndexLocked: if another process is writing and goes on doing so.
        IndexFolderError: if the index cannot be read or written; the last commit stays.
    """
    if not rebuild:
        create_index(folder)
    with open_writer(folder, timeout=LOCK_SECONDS, rebuild=rebuild) as writer:
        run = Run(writer, Pool(jobs), progress, whole=rebuild)
        if run.carry_out(paths, exclude=exclude, skip=[folder], encoding=encoding, follow=follow):
            return run.tally
    return replace(run.kept, interrupted=True, paragraphs=_paragraphs_in(folder))


class Run:
    """The state of one run; all of it in this process, workers only turn articles into batches.

    A run that begins anew is `whole`: it commits once, at its end, so that the old index stays until then.

    Attributes:
        tally: the figures so far.
        kept: the figures at the last commit.
    """

    def __init__(self, writer: RunTarget, pool: Pool, progress: Progress | None, *, whole: bool) -> None:
        self.writer = writer
        self.pool = pool
        self.tally = Tally()
        self.kept = Tally()
        self._progress = progress or (lambda *_: None)
        self._files: FileTable = dict(writer.files)
        self._before: HeldArticles | None = None
        self._places: dict[str, str] = {}
        self._gone: set[str] = set()
        self._pending: deque[tuple[Task, Future[Built]]] = deque()
        self._task = Task()
        self._articles = self._seen = 0
        self._moved: set[str] = set()
        self._committed = math.inf if whole else time.monotonic()

    def carry_out(
        self,
        paths: Sequence[str],
        *,
        exclude: Sequence[str] = (),
        skip: Sequence[str] = (),
        encoding: str | None = None,
        follow: bool = False,
    ) -> bool:
        """Plans the run and does it; False where it was interrupted and what is not committed is lost."""
        try:
            self.work(
                make_plan(paths, self._files, exclude=exclude, skip=skip, encoding=encoding, follow=follow)
            )
        except KeyboardInterrupt:
            self.tally.interrupted = True
        finally:
            self.pool.close()
        if self.tally.interrupted and (self._committed == math.inf or self.writer.broken):
            self.writer.cancel()
            return False
        self.finish()
        return True

    def work(self, plan: Plan) -> None:
        """Carries out what is planned, up to the last commit."""
        self.tally.failures += plan.failures
        self.tally.unchanged += plan.unchanged
        self.tally.passed_over = dict(plan.passed_over)
        for file, digest in plan.touched:
            self._files[file.key] = {**self._files[file.key], **_entry(file, digest)}
        self._drop(plan.vanished)
        total = sum(file.size for file, _ in plan.changed)
        before = 0
        for file, digest in plan.changed:
            self._progress(before, total, self._articles, file.path)
            self._read(file, digest, before, total)
            before += file.size
        self._submit()
        self._collect(0)
        self._forget_moved()
        self._progress(total, total, self._articles, "")

    def finish(self) -> None:
        """Commits what is complete."""
        try:
            with uninterrupted():
                self.writer.set_files(self._files)
                self.writer.commit(unite=not self.tally.interrupted)
        except KeyboardInterrupt:
            if not self.writer.is_closed:
                raise  # otherwise it came too late to keep anything from being done
        self.tally.paragraphs = self.writer.paragraphs

    # -- files and articles -------------------------------------------------------------------------------

    def _read(self, file: SourceFile, digest: str, before: int, total: int) -> None:
        ids: set[str] = set()
        failed = False
        for raw in _articles_of(file):
            if isinstance(raw, ArticleError):
                self.tally.failures.append(raw)
                failed = True
                continue
            failed |= not self._offer(raw, file, ids)
            self._seen += 1
            if self._seen % 256 == 0:
                self._progress(before + position(file), total, self._articles, file.path)
        # what a broken record held is not known, so a file with failures loses nothing
        missing = [] if failed else [id for id in self._existing.ids_of(file.key) if id not in ids]
        self._task.done.append(FileDone(file, digest, len(ids), missing, failed))
        self._gone.update(missing)

    def _offer(self, raw: RawArticle, file: SourceFile, ids: set[str]) -> bool:
        """Queues an article unless the index holds it already; False if its id is taken."""
        place = file.path if raw.line is None else f"{file.path}:{raw.line}"
        known = self._existing.get(raw.id)
        taken = self._places.get(raw.id)
        moved = False
        if taken is None and known and known.key != file.key and raw.id not in self._gone:
            moved = not os.path.lexists(known.key)
            if moved:  # the file went elsewhere, and its articles with it
                self._moved.add(known.key)
            else:
                taken = str(self._files.get(known.key, {}).get("path", known.key))
        if taken is not None:
            reason = f"the id {raw.id!r} is taken by {taken}; give one of them another id"
            self.tally.failures.append(DuplicateArticle(file.path, reason, raw.line))
            return False
        self._places[raw.id] = place
        ids.add(raw.id)
        digest = article_hash(raw)
        replaces = known is not None and raw.id not in self._gone
        if known is not None and replaces and known.hash == digest and not moved:
            self.tally.unchanged += 1
            return True
        self._articles += 1
        self.tally.too_long += raw.too_long
        self.tally.remarks += [f"{place}: {remark}" for remark in raw.remarks]
        self._task.items.append((raw, file.key, digest))
        self._task.replaced.append(replaces)
        self._task.characters += sum(len(block.text) for block in raw.blocks)
        size = self._task_size
        if len(self._task.items) >= _TASK_ARTICLES * size or self._task.characters >= _TASK_CHARACTERS * size:
            self._submit()
        return True

    def _forget_moved(self) -> None:
        """Forgets the files that are gone and all of whose articles were read from other files."""
        for key in self._moved:
            if all(id in self._places for id in self._existing.ids_of(key)):
                self._files.pop(key, None)

    @property
    def _existing(self) -> HeldArticles:
        """What the index held before this run changed it."""
        if self._before is None:
            self._before = self.writer.existing()
        return self._before

    def _drop(self, keys: Iterable[str]) -> None:
        for key in keys:
            for id in self._existing.ids_of(key):
                self._delete(id)
            self._files.pop(key, None)

    def _delete(self, id: str) -> None:
        if self.writer.delete_id(id):
            self.tally.removed += 1
        self._gone.add(id)

    # -- tasks --------------------------------------------------------------------------------------------

    @property
    def _task_size(self) -> int:
        """How many times larger tasks are than at the beginning of a run."""
        return _LARGER if self._articles >= _LONG_RUN else 1

    def _submit(self) -> None:
        task, self._task = self._task, Task()
        if self._task_size > 1:
            kernels.warm_packers()  # loaded by the time that there is a segment to write
        self._pending.append((task, self.pool.submit(task.items)))
        self._collect(_TASKS_AHEAD * self.pool.jobs // self._task_size if self.pool.jobs > 1 else 0)

    def _collect(self, allowed: int) -> None:
        """Takes finished tasks into the index, in order, until no more than `allowed` are under way."""
        while len(self._pending) > allowed:
            task, future = self._pending.popleft()
            built = future.result()
            with uninterrupted():
                self._take(task, built)
            if time.monotonic() - self._committed > COMMIT_SECONDS:
                self._commit()

    def _take(self, task: Task, built: Built) -> None:
        batch, failures = built
        failed = {number for number, _ in failures}
        self.tally.failures += [error for _, error in failures]
        for number, (raw, _, _) in enumerate(task.items):
            if number in failed:
                continue
            if task.replaced[number]:
                self.writer.delete_id(raw.id)
                self.tally.updated += 1
            else:
                self.tally.added += 1
        self.writer.add_batch(batch)
        failed_keys = {task.items[number][1] for number in failed}
        for done in task.done:
            self._complete(done, done.failed or done.file.key in failed_keys)

    def _complete(self, done: FileDone, failed: bool) -> None:
        for id in done.missing:
            if self.writer.delete_id(id):
                self.tally.removed += 1
        entry = {**_entry(done.file, done.digest), "articles": done.articles}
        if failed:
            entry |= UNREAD  # read again next time, so that the failure is told again
        self._files[done.file.key] = entry

    def _commit(self) -> None:
        with uninterrupted():
            self.writer.set_files(self._files)
            self.writer.commit(final=False)
            self.kept = replace(self.tally, failures=list(self.tally.failures))
        self._committed = time.monotonic()


def _articles_of(file: SourceFile) -> Iterable[RawArticle | ArticleError]:
    """The articles of a file; an error that ends the reading is one of them."""
    try:
        yield from read_articles(file)
    except ArticleError as error:
        yield error
    except OSError as error:
        yield ArticleError(file.path, f"cannot be read ({error.strerror or type(error).__name__})")


def _paragraphs_in(folder: str) -> int:
    """Paragraphs of the index in a folder, 0 if it cannot be opened."""
    try:
        return Snapshot.open(folder).paragraphs
    except IndexFolderError:
        return 0


def _entry(file: SourceFile, digest: str) -> dict[str, Any]:
    forced = {"encoding": file.encoding} if file.encoding else {}
    return {
        "path": file.path,
        "size": file.size,
        "mtime_ns": file.mtime_ns,
        "hash": digest,
        "root": file.root,
        **forced,
    }
