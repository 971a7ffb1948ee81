"""How building and searching grow: `make growth`, or `python -m tests.benchmarks.growth FILE`.

The first paragraphs of a .jsonl or .jsonl.gz file are indexed in a temporary folder, size after size, all
levels and metadata, and the index is asked as by `tests.benchmarks.product`. Each step runs in a process of
its own, so that the peak of its memory is its own too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from tests.benchmarks.product import Row, accelerated_by, measured
from tests.benchmarks.workload import SEED

SIZES = "50000,100000,200000,400000,all"
CLASSES = ("OR of 4", "OR of 8", "run of 4 words")
EVERYTHING = sys.maxsize
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Built:
    """An index that was built.

    Attributes:
        seconds: from the file to the commit.
        bytes, text_bytes: of the folder, and of the articles' text in UTF-8.
        peak, peak_child: resident memory at its highest in bytes, of the process that builds and of its
            largest child; 0 where the system does not say.
    """

    paragraphs: int
    seconds: float
    bytes: int
    text_bytes: int
    peak: int
    peak_child: int


def main() -> None:
    """Builds and asks one index after another, and prints the table so far."""
    options = _arguments()
    sizes = [EVERYTHING if size == "all" else int(size) for size in options.sizes.split(",")]
    done: list[tuple[Built, list[Row]]] = []
    for size in sizes:
        if size > options.until or (done and done[-1][0].paragraphs < sizes[len(done) - 1]):
            break
        done.append(grown(options.file, size, options))
        built = done[-1][0]
        print(f"{built.paragraphs:,} paragraphs in {built.seconds:.1f} s", file=sys.stderr, flush=True)
    print(table(done, options.jobs))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--sizes", default=SIZES, help=f"paragraphs, rising (default {SIZES})")
    parser.add_argument("--until", type=int, default=EVERYTHING, metavar="N", help="stop at this size")
    parser.add_argument("--jobs", type=int, default=2, help="processes that build (default 2)")
    parser.add_argument("--queries", type=int, default=200, help="of each class, a round (default 200)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--numpy", action="store_true", help="without the accelerator")
    parser.add_argument("--folder", type=Path, help="where the temporary folder is made")
    return parser.parse_args()


def grown(file: Path, size: int, options: argparse.Namespace) -> tuple[Built, list[Row]]:
    """One size: its index built and asked."""
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        articles, folder = Path(name) / "news.jsonl", Path(name) / "index"
        cut(file, size, articles)
        built = apart(partial(build, folder, articles, options.jobs))
        return built, apart(
            partial(ask, folder, options.queries, options.rounds, options.seed, options.numpy)
        )


def apart(work: Callable[[], _T]) -> _T:
    """The result of a function that runs in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work).result()


def cut(file: Path, size: int, into: Path) -> None:
    """The first articles that together have so many paragraphs, as a .jsonl file."""
    opened = gzip.open if file.suffix == ".gz" else open
    paragraphs = 0
    with opened(file, "rt", encoding="utf-8") as lines, into.open("w", encoding="utf-8") as kept:
        for line in lines:
            if paragraphs >= size:
                break
            paragraphs += sum(1 for one in json.loads(line)["text"].split("\n") if one.strip())
            kept.write(line)


def build(folder: Path, articles: Path, jobs: int) -> Built:
    """Indexes a file with the library."""
    from searchlib import Index
    from searchlib.index import update

    summary = update(folder, articles, jobs=jobs)
    peak, peak_child = _peaks()
    with Index.open(folder) as index:
        stats = index.stats()
    return Built(stats.paragraphs, summary.seconds, stats.bytes, stats.text_bytes, peak, peak_child)


def _peaks() -> tuple[int, int]:
    """The highest resident memory of this process and of its largest child, in bytes."""
    try:
        import resource
    except ImportError:  # Windows
        return 0, 0
    unit = 1 if sys.platform == "darwin" else 1024
    own, children = (
        resource.getrusage(who).ru_maxrss * unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own, children


def ask(folder: Path, queries: int, rounds: int, seed: int, numpy: bool) -> list[Row]:
    """The rows of the product benchmark for the classes that are shown here."""
    from searchlib import Index

    accelerated_by(numpy)
    with Index.open(folder) as index:
        return measured(index, queries=queries, rounds=rounds, seed=seed, classes=CLASSES)


def table(done: list[tuple[Built, list[Row]]], jobs: int) -> str:
    """A Markdown table, a line for each size."""
    heads = [
        "paragraphs",
        f"build, µs a paragraph ({jobs} processes)",
        "index / text bytes",
        "peak MB, largest child MB",
        *(f"{name}, ms p50 / p95" for name in CLASSES),
    ]
    lines = [f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads)]
    for built, rows in done:
        times = {row.name: f"{row.p50:.2f} / {row.p95:.2f}" for row in rows}
        cells = [
            f"{built.paragraphs:,}",
            f"{1e6 * built.seconds / max(1, built.paragraphs):.0f}",
            f"{built.bytes / max(1, built.text_bytes):.2f}",
            f"{built.peak / 1e6:.0f}, {built.peak_child / 1e6:.0f}",
            *(times[name] for name in CLASSES),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
