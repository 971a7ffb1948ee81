"""How soon an answer comes: `python -m tests.benchmarks.start SMALL LARGE`, two index folders.

Cold searches are whole processes, from start to end, their output piped, the files in the system's cache and
Python's bytecode written; beside them, in turn, a process that imports click, NumPy and rich.text and does
nothing. Then articles are added, one a run, to a copy of the large index by a process that has searched it,
each until a search finds it. Last, the memory of a process that has opened the large index and not searched.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from searchlib import Index, kernels

BASE = "import click, numpy, rich.text"
QUERIES = {"with marks": "chuyển đổi số", "without": "chuyen doi so", "misspelt": "chuyển đổii số"}
TO_BASE, TO_SMALL, ADDED, RESIDENT = 1.5, 1.2, 300.0, 100.0
"""Targets: ratios, milliseconds, megabytes."""

_RESIDENT = """
import sys
from searchlib import Index
index = Index.open(sys.argv[1])
for line in open("/proc/self/status"):
    if line.startswith("VmRSS"):
        print(int(line.split()[1]) / 1000)
"""


def main() -> None:
    """Measures, and prints what came out beside the targets."""
    options = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        rows = _cold_rows(cold(options.small, options.large, options.rounds, Path(folder)))
        first, others = adding(options.large, options.adds, Path(folder))
    for what, milliseconds in (("the first", first), ("others", others)):
        rows.append((f"adding an article, {what}", f"{milliseconds:.0f} ms", "", f"{ADDED:.0f} ms"))
    resident = opened(options.large)
    if resident is not None:
        rows.append(("memory after opening", f"{resident:.0f} MB", "", f"{RESIDENT:.0f} MB"))
    print(f"{paragraphs(options.small):,} and {paragraphs(options.large):,} paragraphs; medians\n")
    print("| | measured | compared | target |\n| --- | ---: | ---: | ---: |")
    for row in rows:
        print("| " + " | ".join(row) + " |")


def cold(small: str, large: str, rounds: int, bytecode: Path) -> dict[tuple[str, str], float]:
    """Milliseconds of each kind of process, the median of some rounds after one that does not count."""
    search = [sys.executable, "-m", "searchlib", "search", "--plain", "--index"]
    kinds = {("base", ""): [sys.executable, "-c", BASE]}
    for name, query in QUERIES.items():
        kinds["small", name] = [*search, small, query]
        kinds["large", name] = [*search, large, query]
    taken: dict[tuple[str, str], list[float]] = {kind: [] for kind in kinds}
    for number in range(rounds + 1):
        for kind, command in kinds.items():
            milliseconds = process(command, bytecode)
            if number:
                taken[kind].append(milliseconds)
    return {kind: median(times) for kind, times in taken.items()}


def process(command: Sequence[str], bytecode: Path) -> float:
    """Milliseconds of a process from its start to its end."""
    started = time.perf_counter()
    output(command, bytecode)
    return 1000 * (time.perf_counter() - started)


def output(command: Sequence[str], bytecode: Path) -> bytes:
    """What a process prints, which keeps its bytecode in a folder."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{command[:3]} failed: {done.stderr.decode(errors='replace')}")
    return done.stdout


def adding(index: str, count: int, bytecode: Path) -> tuple[float, float]:
    """What `added` says in a process of its own, the second that does it."""
    code = f"from tests.benchmarks.start import added; print(*added({index!r}, {count}))"
    for _ in range(2):
        told = output([sys.executable, "-c", code], bytecode)
    first, others = map(float, told.split())
    return first, others


def added(index: str, count: int) -> tuple[float, float]:
    """Milliseconds until an article is found, of the first that is added and the median of the others."""
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "index")
        shutil.copytree(index, copy)
        archive = Index.open(copy)
        for query in QUERIES.values():
            archive.search(query)
        kernels.wait()  # a warm process has loaded its compiled loops
        for number in range(count):
            word = f"zqx{number}"
            article = Path(folder, f"{word}.txt")
            article.write_text(_article(word), "utf-8")
            started = time.perf_counter()
            archive.add([article])
            found = archive.search(word)
            taken.append(1000 * (time.perf_counter() - started))
            if found.total != 1 or found.applied:
                raise SystemExit(f"an article that was added was found {found.total} times")
        archive.close()
    return taken[0], median(taken[1:] or taken)


def opened(index: str) -> float | None:
    """Resident megabytes of a process that has opened an index; None where the system does not say."""
    if not Path("/proc/self/status").exists():
        return None
    done = subprocess.run([sys.executable, "-c", _RESIDENT, index], stdout=subprocess.PIPE, check=True)
    return float(done.stdout)


def paragraphs(index: str) -> int:
    """How many paragraphs an index holds."""
    with Index.open(index) as archive:
        return archive.stats().paragraphs


def _cold_rows(spent: dict[tuple[str, str], float]) -> list[tuple[str, str, str, str]]:
    base = spent["base", ""]
    rows = [(f'python -c "{BASE}"', f"{base:.0f} ms", "", "")]
    for name, query in QUERIES.items():
        small, large = spent["small", name], spent["large", name]
        what = f"cold search, {name} ({query})"
        rows.append((f"{what}, small", f"{small:.0f} ms", f"{small / base:.2f} x", f"{TO_BASE} x"))
        rows.append((f"{what}, large", f"{large:.0f} ms", f"{large / small:.2f} x small", f"{TO_SMALL} x"))
    return rows


def _article(word: str) -> str:
    told = "Đại biểu Quốc hội thảo luận về dự án Luật Đất đai (sửa đổi); nhiều ý kiến đề nghị làm rõ."
    said = f"Ông Nguyễn Văn An, Chủ tịch UBND xã, cho biết {word} là từ mới của năm 2024."
    return "\n\n".join(["Hội nghị chuyển đổi số", said, *[told] * 8])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("small", help="index of about 100,000 paragraphs")
    parser.add_argument("large", help="index of the whole collection; it is copied, not changed")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--adds", type=int, default=6)
    return parser.parse_args()


if __name__ == "__main__":
    main()
