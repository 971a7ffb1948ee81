"""A process that forks after it has searched: the child searches too, and nothing in it waits for ever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]
_HANGS = 60
"""Seconds after which a child that has not ended is taken for one that never will."""

PROGRAM = """
import logging  # what it does at a fork is not under test
import os, random, signal, sys, threading, time
import searchlib.index
from searchlib import Index, kernels

for module in list(sys.modules.values()):
    if hasattr(module, "_LARGE"):
        module._LARGE = 0
folder, seed, loops = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "fast"
if not loops:
    kernels.enable(False)
elif seed % 2:
    kernels.wait()  # every other time the loops are there already
chance = random.Random(seed)
index = Index.open(folder)
words = ["dân", "xã họp", "ngân sách", "đất đai trường học", "dân bàn việc xã"]

def busy(until):
    while time.monotonic() < until:
        index.search(chance.choice(words))

for word in words[:3]:
    index.search(word)
threads = [threading.Thread(target=busy, args=(time.monotonic() + 2.0,)) for _ in range(2)]
for thread in threads:
    thread.start()
expected = index.search("dân xã", limit=5)
for _ in range(6):
    time.sleep(chance.random() * 0.3)
    child = os.fork()
    if not child:
        signal.alarm(SECONDS)
        for word in words * 2:
            index.search(word)
        again = index.search("dân xã", limit=5)
        if loops:
            kernels.settle()
        os._exit(0 if (again.total, again.hits) == (expected.total, expected.hits) else 3)
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit(f"a child ended with {os.waitstatus_to_exitcode(status)}")
for thread in threads:
    thread.join()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An index of two segments, long enough that lists of it are laid out ahead."""
    from searchlib import Index

    place = tmp_path_factory.mktemp("fork")
    words = ["dân", "xã", "họp", "bàn", "ngân", "sách", "đất", "đai", "trường", "học", "đường", "làng"]
    for part in ("a", "b"):
        lines = (" ".join(words[(n * k) % len(words)] for k in range(1, 9)) for n in range(4000))
        (place / f"{part}.txt").write_text("\n".join(lines), "utf-8")
        with Index.create(place / "index") as index:
            index.add([place / f"{part}.txt"])
    return str(place / "index")


@pytest.fixture(scope="module")
def compiled() -> None:
    """The loops, compiled before: no child waits for a process that compiles them."""
    pytest.importorskip("numba")
    from searchlib.kernels.compilation import compile_all

    compile_all()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("form", ["plain", "fast"])
def test_a_child_forked_at_any_moment_searches(
    folder: str, seed: int, form: str, request: pytest.FixtureRequest
) -> None:
    if form == "fast":
        request.getfixturevalue("compiled")
    program = PROGRAM.replace("SECONDS", str(_HANGS))
    done = subprocess.run(
        [sys.executable, "-c", program, folder, str(seed), form],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HOME), os.environ.get("PYTHONPATH", "")])},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
