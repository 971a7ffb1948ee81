"""What strangers send: texts, pages, files and queries made to cost time, and ids that shells would run.

Lost is a case that ends otherwise than with a result or one line, takes more than linear time, or hangs.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from searchlib import Index, Limits, SearchlibError
from searchlib.store.check.integrity import check
from searchlib.store.write.indexing_run import ingest

from tests import test_fork
from tests.benchmarks.hostile_queries import hostile_queries
from tests.chaos.sample import make_sample
from tests.chaos.states import Outcome, record, write_records
from tests.cli import test_shells
from tests.understanding import test_growth

HOME = Path(__file__).resolve().parents[2]
SECONDS = 120
"""A case that takes longer hangs."""


class _Hang(BaseException):
    """A case takes too long."""


@contextmanager
def _case(outcome: Outcome, what: str) -> Iterator[None]:
    """Counts what gets out, and a hang, as lost; an error of ours is an answer if it is one line."""

    def hang(*_: object) -> None:
        raise _Hang(f"more than {SECONDS} seconds")

    outcome.injected += 1
    before = signal.signal(signal.SIGALRM, hang)
    signal.alarm(SECONDS)
    try:
        yield
    except SearchlibError as error:
        if "\n" in str(error):
            outcome.loss(f"{what}: {str(error)[:200]!r}")
    except (Exception, pytest.fail.Exception, _Hang) as error:
        outcome.loss(f"{what}: {type(error).__name__}: {str(error)[:200]}")
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def texts(count: int = 60, seed: int = 1) -> Outcome:
    """Pairs of marks and cues over and over: twice the text, at most two and a half times the work."""
    outcome, chance = Outcome("texts that cost time"), random.Random(seed)
    for _ in range(count):
        unit = "".join(chance.choices(test_growth.CUES, k=2))
        with _case(outcome, repr(unit)):
            test_growth.check_growth(test_growth._repeated(unit))
    return outcome


def queries(count: int = 2_000, seed: int = 1) -> Outcome:
    """Queries made to cost time and memory, with the budgets of the command line and of a server."""
    outcome = Outcome("queries that cost time")
    with tempfile.TemporaryDirectory() as folder, Index.open(make_sample(folder, articles=30)) as index:
        for asked in hostile_queries(index, count, seed):
            for limits in (Limits(), Limits.tight()):
                with _case(outcome, asked.query):
                    index.search(asked.query, limits=limits, **asked.options)
    return outcome


def files() -> Outcome:
    """Pipes, files that grow, archives and pages without end, ids that look alike: the run goes on."""
    outcome = Outcome("files that cost time")
    for name, make in _FILES.items():
        with tempfile.TemporaryDirectory() as folder, _case(outcome, name):
            write_records(Path(folder, "good.jsonl"), [record(1)])
            make(Path(folder))
            index = str(Path(folder, "index"))
            ingest(index, [folder])
            with Index.open(index) as opened:
                assert "bai-1" in opened.ids()
            assert check(index)[0] == []
    return outcome


def _alike(folder: Path) -> None:
    lines = [{"id": f"bài{sign}", "text": "Xã họp dân."} for sign in ("", "\u200b", "\u3164", "\U000e0041")]
    (folder / "alike.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")


_FILES = {
    "a pipe": lambda folder: os.mkfifo(folder / "a.txt"),
    "a link to a device": lambda folder: os.symlink("/dev/zero", folder / "a.txt"),
    "a million lines in a few bytes": lambda folder: (folder / "a.jsonl.gz").write_bytes(
        gzip.compress(b'{"text": "' + b"a\\n" * 1_000_000 + b'"}')
    ),
    "zeros without end": lambda folder: (folder / "a.txt.gz").write_bytes(gzip.compress(bytes(300_000_000))),
    "a page of captions": lambda folder: (folder / "a.html").write_text(
        "<html><body><p>Xã họp.</p>" + "<figure><figcaption>Ảnh" * 30_000, "utf-8"
    ),
    "a page of spans": lambda folder: (folder / "a.html").write_text("<span>" * 300_000, "utf-8"),
    "ids that look alike": _alike,
}


def forks(count: int = 8) -> Outcome:
    """Children forked at random moments after searches in threads."""
    outcome = Outcome("forks after threads")
    with tempfile.TemporaryDirectory() as folder:
        index = make_sample(folder, articles=60)
        program = test_fork.PROGRAM.replace("SECONDS", "60")
        for seed in range(count):
            with _case(outcome, f"seed {seed}"):
                command = [sys.executable, "-c", program, index, str(seed), "plain"]
                done = subprocess.run(
                    command, capture_output=True, text=True, env=_environment(), check=False
                )
                assert (done.returncode, done.stderr) == (0, ""), done.stderr[-200:]
    return outcome


def shells(count: int = 6, seed: int = 1) -> Outcome:
    """Ids of signs that shells read, completed and entered."""
    outcome, chance = Outcome("ids completed in shells"), random.Random(seed)
    shell = next((name for name in ("bash", "zsh", "fish") if shutil.which(name)), None)
    for number in range(count if shell else 0):
        with tempfile.TemporaryDirectory() as folder, _case(outcome, f"seed {seed}, {number}"):
            place = Path(folder)
            parts = [chance.choice("$`;|&<>(){}'\"\\!*?[]#~") for _ in range(4)]
            id = "evil" + "".join(f"{part}touch PWNED" for part in parts) + "".join(reversed(parts))
            write_records(place / "tin.jsonl", [{"id": id, "text": "Xã họp dân."}])
            ingest(str(place / "index"), [str(place / "tin.jsonl")])
            (place / "bin").mkdir()
            program = place / "bin" / "searchlib"
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m searchlib "$@"\n')
            program.chmod(0o755)
            test_shells.typed(str(shell), place, "searchlib show ev\t\t", "searchlib show 'evil\t'")
            assert not (place / "PWNED").exists(), id
    return outcome


def memory(count: int = 12) -> Outcome:
    """Limits of memory from hardly enough for Python and numpy on: done, or one line; the index is sound."""
    outcome = Outcome("limits of memory")
    with tempfile.TemporaryDirectory() as folder:
        news, index = Path(folder, "news.jsonl"), str(Path(folder, "index"))
        write_records(news, [record(number) for number in range(200)])
        for number in range(count):
            limit = (160 + 150 * number // max(1, count - 1)) << 20
            for words in (["index", "--jobs", "3", str(news), "--rebuild"], ["search", "đường làng"]):
                with _case(outcome, f"{words[0]} within {limit >> 20} MiB"):
                    done = _limited([*words, "--index", index], limit)
                    said = done.stderr.splitlines()
                    assert done.returncode in (0, 1, 2), done.returncode
                    assert len(said) <= 1 or done.returncode == 0, done.stderr[-300:]
                    assert "internal error" not in done.stderr, said[-1]
                    assert not os.path.isdir(index) or check(index)[0] == []
    return outcome


def _limited(words: list[str], limit: int) -> subprocess.CompletedProcess[str]:
    import resource

    return subprocess.run(
        [sys.executable, "-m", "searchlib", *words],
        capture_output=True,
        text=True,
        env=_environment(),
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(HOME), os.environ.get("PYTHONPATH", "")])}
