"""Worker processes that understand and analyze articles beside the process that writes the index.

A worker is a fresh interpreter that speaks over its standard input and output: it inherits no lock, needs
no import of the caller's main module, and ends by itself when its parent is gone, however that ended.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any

from searchlib.allocator import without_cycle_search
from searchlib.errors import ArticleError

if TYPE_CHECKING:
    from concurrent.futures import Future
    from subprocess import Popen

    from searchlib.sources.reader import RawArticle
    from searchlib.store.write.forward_batch import Batch

logger = logging.getLogger(__name__)

Item = tuple["RawArticle", str, bytes]
"""A raw article, the key of its file, the hash of its content (16 bytes)."""

Built = tuple["Batch", list[tuple[int, ArticleError]]]
"""A batch of what could be understood, and the items that could not."""

_COLLECTED_AFTER = 100_000  # objects that a worker makes before it looks for cycles; there are hardly any

_BOOT = (
    "import sys; sys.path[:] = {path!r}; sys.dont_write_bytecode = {bytecode!r}; "
    "from searchlib.store.write.workers import serve; serve()"
)


def build_items(items: Sequence[Item]) -> Built:
    """Understands and analyzes some articles; the work of one task, in whatever process."""
    from searchlib.store.write.forward_batch import build_batch
    from searchlib.understanding.understand import understand

    understood, failures = [], []
    with without_cycle_search():
        for number, (raw, key, digest) in enumerate(items):
            try:
                understood.append((understand(raw), key, digest))
            except Exception as error:  # one article of a thousand must not end the run
                logger.exception("cannot understand %s", raw.id)
                reason = f"cannot be understood ({type(error).__name__}); please report it"
                failures.append((number, ArticleError(raw.path or raw.id, reason, raw.line)))
        return build_batch(understood), failures


_LEAST_SPACE = 1 << 30
"""Bytes of address space below which one process does the work."""


class Pool:
    """Builds batches in `jobs` worker processes, or right here where `jobs` is 1.

    A worker that dies is not replaced; what it was working on is done in this process instead, and so is what
    the system gives no thread or process for.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = max(1, jobs)
        self._idle: list[Popen[bytes]] = []
        self._alone = _is_confined()
        if self.jobs > 1:
            from concurrent.futures import ThreadPoolExecutor

            self._threads = ThreadPoolExecutor(self.jobs, thread_name_prefix="searchlib")

    def submit(self, items: Sequence[Item]) -> Future[Built]:
        """Starts a task; its result comes from the future."""
        from concurrent.futures import Future

        if self.jobs > 1 and not self._alone:
            try:
                return self._threads.submit(self._remote, list(items))
            except RuntimeError:  # too little memory, or too many threads
                logger.warning("there is no thread for another worker process; one process does the work")
                self._alone = True
        done: Future[Built] = Future()
        try:
            done.set_result(build_items(items))
        except Exception as error:
            done.set_exception(error)
        return done

    def close(self) -> None:
        """Ends the workers. Tasks that have not started are dropped."""
        if self.jobs == 1:
            return
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._idle:
            for stream in (worker.stdin, worker.stdout):
                if stream is not None:
                    stream.close()
        for worker in self._idle:
            worker.wait()
        self._idle.clear()

    def _remote(self, items: list[Item]) -> Built:
        import pickle

        worker = None
        try:
            worker = self._idle.pop() if self._idle else _start_worker()
            assert worker.stdin is not None
            assert worker.stdout is not None
            _send(worker.stdin, items)
            built: Built = _receive(worker.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            logger.warning("a worker process ended unexpectedly; its task is done again")
            if worker is not None:
                worker.kill()
                worker.wait()
            return build_items(items)
        self._idle.append(worker)
        return built


def serve() -> None:
    """The main loop of a worker: a task in, a batch out, until the parent closes the pipe."""
    import gc
    import signal

    gc.set_threshold(_COLLECTED_AFTER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    if not os.environ.get("SEARCHLIB_DEBUG"):
        logging.getLogger().addHandler(logging.NullHandler())  # failures travel in the answer
    channel_in, channel_out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may disturb the channel
    while True:
        try:
            items = _receive(channel_in)
            _send(channel_out, build_items(items))
        except (EOFError, OSError):
            os._exit(0)


def _is_confined() -> bool:
    """Whether the address space is limited to less than workers need.

    Python itself may crash or spin where it runs out of memory while it starts a process.
    """
    try:
        import resource
    except ImportError:  # not on Windows
        return False
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    return 0 <= limit < _LEAST_SPACE


def _start_worker() -> Popen[bytes]:
    import subprocess

    code = _BOOT.format(path=sys.path, bytecode=sys.dont_write_bytecode)
    return subprocess.Popen(  # noqa: S603 - our own interpreter, our own code
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # One that ends for want of memory has nothing to add: its task is done again, and told of here.
        stderr=None if os.environ.get("SEARCHLIB_DEBUG") else subprocess.DEVNULL,
    )


def _send(channel: IO[bytes], value: Any) -> None:
    import pickle

    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    channel.write(len(data).to_bytes(8, "little"))
    channel.write(data)
    channel.flush()


def _receive(channel: IO[bytes]) -> Any:
    """The next message; pickles are safe here, both ends of the pipe are ours."""
    import pickle

    return pickle.loads(_read_exactly(channel, int.from_bytes(_read_exactly(channel, 8), "little")))  # noqa: S301


def _read_exactly(channel: IO[bytes], size: int) -> bytes:
    data = channel.read(size)
    if len(data) < size:
        raise EOFError
    return data
