"""What only some systems have is missing: an index is made, searched, locked and freed all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]

WITHOUT = """
import os, sys, warnings
warnings.simplefilter("ignore")
sys.modules["fcntl"] = None
sys.modules["termios"] = None
for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_DIRECTORY", "fork", "register_at_fork"):
    if hasattr(os, name):
        delattr(os, name)
"""
MAKES = """
from searchlib import Index, IndexLocked
folder, article = sys.argv[1:3]
with Index.create(folder) as index:
    assert index.add([article]).added == 1
    assert index.search("dân").total == 1
    assert index.check().sound
    assert index.remove(["bài"]) == 1
    assert index.add([article]).added == 1
print(sorted(os.listdir(folder)))
"""
HOLDS = """
import time
from searchlib.store.write.writer_opening import open_writer
with open_writer(sys.argv[1]):
    print("held", flush=True)
    time.sleep(600)
"""
TRIES = """
from searchlib import IndexLocked
from searchlib.store.write.writer_opening import open_writer
try:
    open_writer(sys.argv[1]).cancel()
    print("free")
except IndexLocked:
    print("locked")
"""
LINKED = """
from searchlib import Index, IndexDamaged
try:
    Index.open(sys.argv[1])
    print("opened")
except IndexDamaged as error:
    print(error)
"""


def command(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", WITHOUT + code, *arguments]


def environment() -> dict[str, str]:
    paths = os.pathsep.join(filter(None, [str(HOME), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": paths}


def call(code: str, *arguments: str) -> str:
    done = subprocess.run(
        command(code, *arguments), capture_output=True, text=True, env=environment(), check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "bài.txt").write_text("Xã họp dân.\n", "utf-8")
    assert "MAIN" in call(MAKES, str(tmp_path / "index"), str(tmp_path / "bài.txt"))
    return str(tmp_path / "index")


def test_an_index_is_made_and_searched(folder: str) -> None:
    assert os.listdir(folder)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_the_lock_goes_with_its_process(folder: str) -> None:
    """The fallback is a marker with the process in it; one whose process was killed does not count."""
    assert call(TRIES, folder) == "free\n"
    with subprocess.Popen(
        command(HOLDS, folder), stdout=subprocess.PIPE, text=True, env=environment()
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert call(TRIES, folder) == "locked\n"
        holder.kill()
        holder.wait()
    assert call(TRIES, folder) == "free\n"


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_links_are_refused_without_o_nofollow(folder: str, tmp_path: Path) -> None:
    (segment,) = Path(folder).glob("*.seg")
    segment.rename(tmp_path / "elsewhere")
    segment.symlink_to(tmp_path / "elsewhere")
    assert "is a link" in call(LINKED, folder)
    lock = Path(folder, "MAIN_WRITELOCK")
    lock.unlink()
    lock.symlink_to(tmp_path / "outside")
    call(TRIES.replace("IndexLocked", "IndexFolderError"), folder)
    assert not (tmp_path / "outside").exists()
