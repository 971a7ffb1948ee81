"""Documents read in a child process, whose memory and time are bounded; what kills it kills no run.

The child is a fresh interpreter that speaks lines of JSON over its standard input and output. It is kept for
the next document, and replaced after one that it did not survive.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from typing import Any

from searchlib.errors import ArticleError
from searchlib.sources.raw_article import Block

SECONDS = 60
"""For one document."""
MEMORY = 1 << 30
"""Bytes of address space of the child."""
ANSWER = 256 << 20
"""Bytes of one document, understood, as JSON."""

_DOCUMENTS = 500
"""A child reads so many and is replaced, so that what libraries leak stays small."""
_BOOT = (
    "import sys; sys.path[:] = {path!r}; sys.dont_write_bytecode = {bytecode!r}; "
    "from searchlib.sources.bounded_reading import serve; serve({memory!r})"
)

Document = tuple[dict[str, Any], list[Block]]


class BoundedReader:
    """One child at a time; safe from several threads, and after a fork."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._done = 0

    def read(self, form: str, location: str, path: str) -> Document:
        """The metadata and paragraphs of a document.

        Args:
            form: its suffix.
            location: where it lies.
            path: as it was named, for errors.

        Raises:
            ArticleError: it cannot be read, or not within the bounds.
        """
        request = json.dumps({"form": form, "path": os.fsencode(location).hex()}).encode() + b"\n"
        with self._lock:
            late = threading.Event()
            line = b""
            try:
                child = self._started()
                watch = threading.Timer(self._seconds, _end, (child, late))
                watch.start()
                try:
                    line = _ask(child, request)
                finally:
                    watch.cancel()
            except RuntimeError:  # no thread to watch the time
                raise ArticleError(path, "cannot be read: the system gives no more threads") from None
            except OSError:  # the child is gone
                line = b""
            finally:
                if not line.endswith(b"\n") or self._done >= _DOCUMENTS:
                    self._stop()
        if late.is_set():
            raise ArticleError(path, f"takes longer than {self._seconds:.0f} s to read")
        if not line.endswith(b"\n"):
            raise ArticleError(path, f"cannot be read within {self._memory >> 20} MiB of memory")
        return _answered(json.loads(line), path)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # the parent's, after a fork
            self._child = None
        if self._child is None or self._child.poll() is not None:
            code = _BOOT.format(path=sys.path, bytecode=sys.dont_write_bytecode, memory=self._memory)
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own code
                [sys.executable, "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._owner, self._done = os.getpid(), 0
        self._done += 1
        return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout):
                if stream is not None:
                    stream.close()


def _end(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _ask(child: subprocess.Popen[bytes], request: bytes) -> bytes:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(request)
    child.stdin.flush()
    return child.stdout.readline(ANSWER)


def _answered(answer: dict[str, Any], path: str) -> Document:
    if reason := answer.get("error"):
        raise ArticleError(path, str(reason))
    return answer["fields"], [Block(*block) for block in answer["blocks"]]


READER = BoundedReader()
"""The one of this process."""


def serve(memory: int) -> None:
    """The main loop of the child: the path of a document in, what it holds out, until the parent is gone."""
    import logging
    import signal
    import warnings

    _bound(memory)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may disturb the channel
    while line := requests.readline():
        answer = _line(json.loads(line))
        answers.write(answer if len(answer) <= ANSWER else _line_of({"error": "holds too much text"}))
        answers.flush()
    os._exit(0)


def _bound(memory: int) -> None:
    """Bounds the memory of this process, and that it writes no file, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _line(request: dict[str, str]) -> bytes:
    """The answer to one request; whatever a library raises is said in one line."""
    from searchlib.sources.formats.document_forms import DOCUMENTS, reader_of

    form = request["form"]
    try:
        fields, blocks = reader_of(form)(os.fsdecode(bytes.fromhex(request["path"])))
        rows = [[block.text, block.heading, block.caption] for block in blocks]
        return _line_of({"fields": fields, "blocks": rows})
    except ArticleError as error:
        return _line_of({"error": error.reason})
    except MemoryError:
        os._exit(1)
    except RecursionError:
        return _line_of({"error": "is nested too deeply"})
    except Exception as error:  # a stranger's file, and libraries that promise no exception of their own
        reason = f"is damaged, or no file of its form ({DOCUMENTS[form].title}: {type(error).__name__})"
        return _line_of({"error": reason})


def _line_of(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=True).encode() + b"\n"
