"""Kills at random moments of indexing: `python -m tests.opensearch.kills [--kills 50] [--of client node]`.

In each round some files change, come and go, a client that indexes them, its node, or both are killed with
SIGKILL after a random part of the time that indexing takes, and another client completes the work. Then the
index on the cluster has to hold what an index in a folder holds: every article once, every paragraph once,
and be sound. Between the two a reader has to find an index that it can read.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from searchlib import Index, SearchlibError
from searchlib.opensearch import remote_writer
from searchlib.search.request import Request

from tests.opensearch.cluster_node import Node, node

_FILES = 24


def change(folder: Path, version: int, chance: random.Random) -> None:
    """Writes some files anew, and takes some away."""
    for number in range(_FILES):
        file = folder / f"tin{number}.txt"
        drawn = chance.random()
        if drawn < 0.15:
            file.unlink(missing_ok=True)
        elif drawn < 0.6 or version == 0:
            lines = [
                f"Xã số {number} họp lần {version}, việc {line}, ông Lê Văn {chance.choice('ABCDE')} nói vậy."
                for line in range(chance.randint(1, 12))
            ]
            file.write_text("\n".join(lines) + "\n", "utf-8")


def _held(index: Index) -> list[tuple[str, int | None, str]]:
    found = [(one.article.id, one.position, one.paragraph.text) for one in index.engine.matches(Request())]
    return sorted(found, key=str)


def client(where: str, folder: Path, lease: float = 1.0, wait: float = 30.0) -> subprocess.Popen[bytes]:
    """A process that has just begun to index."""
    code = f"from tests.opensearch.kills import indexed; indexed({where!r}, {str(folder)!r}, {lease}, {wait})"
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    return child


def indexed(where: str, folder: str, lease: float, wait: float) -> None:
    """What that process does: says that it is there, and indexes."""
    remote_writer.LEASE, remote_writer.WAIT = lease, wait
    print("ready", flush=True)
    try:
        with Index.create(where) as index:
            index.add(folder)
    except SearchlibError as error:
        sys.exit(f"client: {type(error).__name__}: {error}")


def run(one: Node, where: str, folder: Path, options: argparse.Namespace) -> tuple[int, list[str]]:
    """Kills so many clients, nodes, or both.

    Returns:
        How many were killed before the client was done, and what was lost.
    """
    chance, lost, killed = random.Random(options.seed), list[str](), 0
    begun = time.monotonic()
    change(folder, 0, chance)
    client(where, folder).wait()
    whole = time.monotonic() - begun
    for round_ in range(1, options.kills + 1):
        change(folder, round_, chance)
        child = client(where, folder)
        time.sleep(chance.uniform(0, 0.7 * whole))
        if "client" in options.of:
            child.kill()
        if "node" in options.of:
            one.process.kill()
            one.process.wait()
            one.start()
            one.wait()
        killed += child.wait() != 0
        begun = time.monotonic()
        lost += [f"round {round_}: {told}" for told in (*_unread(where), *missing(where, folder))]
        whole = 0.9 * whole + 0.1 * min(whole, time.monotonic() - begun)
    return killed, lost


def _unread(where: str) -> list[str]:
    """What a reader says between a kill and the client that completes the work."""
    try:
        with Index.open(where) as reader:
            reader.search("họp việc")
    except SearchlibError as error:
        return [f"a reader after the kill: {error}"]
    return []


def missing(where: str, folder: Path) -> list[str]:
    """What an index lacks, or has twice, after a client has completed it."""
    lost = []
    if client(where, folder).wait():
        lost.append("the second client failed")
    with tempfile.TemporaryDirectory(prefix="searchlib-kills-") as beside:
        with Index.create(Path(beside) / "index") as index:
            index.add(folder)
            expected = _held(index)
        with Index.open(where) as index:
            found, report = _held(index), index.check()
            ids = list(index.ids())
    if found != expected:
        more, fewer = len(set(found) - set(expected)), len(set(expected) - set(found))
        lost.append(f"{len(expected)} paragraphs expected, {len(found)} found, {more} wrong, {fewer} missing")
    if len(ids) != len(set(ids)):
        lost.append("an article stands there twice")
    if not report.sound:
        lost.append(f"check: {report.problems[0]}")
    return lost


def main() -> int:
    """Prints what was lost; 1 where something was."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument(
        "--of", nargs="+", choices=["client", "node"], default=["client"], help="what is killed"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="searchlib-kills-")))
        one = stack.enter_context(node())
        where = f"opensearch://{one.address}/kills-{options.seed}"
        killed, lost = run(one, where, folder, options)
    print(
        f"{options.kills} kills of {' and '.join(options.of)}, {killed} before the client was done, "
        f"{len(lost)} losses",
        *lost,
        sep="\n",
    )
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main())
