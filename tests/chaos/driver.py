"""The command line, committing often and writing down each commit: `python -m tests.chaos.driver LOG ARGS`.

A line is added before the table of contents gets its name, and one when the commit is durable.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from searchlib.cli.main import main
from searchlib.store.whoosh.durable_storage import DurableStorage
from searchlib.store.write import indexing_run

COMMIT_SECONDS = 0.05


def log_commits(log: str) -> None:
    """Wraps the step that makes a commit visible."""
    rename = DurableStorage.rename_file

    def logged(storage: DurableStorage, old: str, new: str, safe: bool = False) -> None:
        digest = digest_of(Path(storage.folder, old))
        _add(log, f"begun {new} {digest}\n")
        rename(storage, old, new, safe)
        _add(log, f"done {new} {digest}\n")

    DurableStorage.rename_file = logged  # type: ignore[method-assign]


def digest_of(path: Path) -> str:
    """What identifies a table of contents, and with its checksums all that it names."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _add(log: str, line: str) -> None:
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, line.encode())
    os.close(descriptor)


if __name__ == "__main__":
    log_commits(sys.argv[1])
    indexing_run.COMMIT_SECONDS = COMMIT_SECONDS
    indexing_run._TASK_ARTICLES = 16
    sys.argv[1:] = sys.argv[2:]
    sys.exit(main())
