"""An index of the sample articles, a server process on it, and a client."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from searchlib import Index

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample articles."""
    folder = tmp_path_factory.mktemp("web") / "index"
    with Index.create(folder) as index:
        index.add([ROOT / "corpus"])
    return folder


@contextmanager
def serving(folder: Path | str, *options: str, log: Path | None = None) -> Iterator[str]:
    """A server process; the address that it says it is at."""
    command = [sys.executable, "-m", "searchlib", "--index", str(folder), "serve", "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"at (http://\S+)/ ", line)
        try:
            assert found, line
            _wait(found[1], process)
            yield found[1]
        finally:
            process.terminate()
            rest = process.stderr.read()
            if log is not None:
                log.write_text(line + rest, "utf-8")


def _wait(address: str, process: subprocess.Popen[str]) -> None:
    for _ in range(600):
        try:
            if httpx.get(f"{address}/healthz").status_code == 200:
                return
        except httpx.TransportError:
            assert process.poll() is None
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def address(archive: Path) -> Iterator[str]:
    """A server on the sample articles."""
    with serving(archive, "--quiet") as found:
        yield found


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as found:
        yield found
