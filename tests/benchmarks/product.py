"""Speed of whole searches of an index: `make product`, or `python -m tests.benchmarks.product INDEX`.

Whole calls of `Index.search` with ten hits as objects, levels of the text fused, highlights made: one thread,
warm, fresh queries each round, classes in an order that rotates from round to round. Queries are drawn with a
fixed seed from the text that the index stores. Counts are timed as the search with the counting after it,
beside the search alone.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from searchlib import Index, kernels

from tests.benchmarks.questions import BESIDE, COMPARED, PLAIN, Question, Questions, questions
from tests.benchmarks.workload import SEED

WARM = 20
SHOWN = 20
"""So many of the most frequent values are read."""
PLAIN_TARGET = 10.0
"""Milliseconds of the 95th percentile of a plain search, with 830,000 paragraphs."""
COMPARED_TARGET = 3.0
COUNTS_TARGET = 2.0
Clock = Callable[[], int]
"""Tells nanoseconds."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds of a class of questions.

    Attributes:
        searches: of each search alone.
        wholes: the same with what is counted after it.
    """

    searches: list[float]
    wholes: list[float]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; times in ms.

    Attributes:
        ratio: of the 95th percentiles, to what the target compares with, or None.
        target: the most that is wanted: of the ratio where there is one, else of p95.
    """

    name: str
    p50: float
    p95: float
    ratio: float | None
    target: float

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return (self.p95 if self.ratio is None else self.ratio) <= self.target


def main() -> None:
    """Measures and prints a table."""
    options = _arguments()
    numpy = accelerated_by(options.numpy)
    with Index.open(options.index) as index:
        stats = index.stats()
        classes = {BESIDE, *options.classes} if options.classes else ()
        rows = measured(
            index,
            queries=options.queries,
            rounds=options.rounds,
            seed=options.seed,
            classes=classes,
            clock=time.thread_time_ns if options.cpu else time.perf_counter_ns,
        )
    print(f"{stats.paragraphs:,} paragraphs in {stats.segments} segments, {numpy}, ms\n")
    print(table(rows))
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("index", type=Path, help="folder of an index")
    parser.add_argument("--queries", type=int, default=200, help="of each class, a round (default 200)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--classes", nargs="*", help="some of the classes only, by the names of the table")
    parser.add_argument("--numpy", action="store_true", help="without the accelerator")
    parser.add_argument("--cpu", action="store_true", help="processor time, where the machine is shared")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    return parser.parse_args()


def accelerated_by(numpy: bool) -> str:
    """Switches the accelerator off, or waits until it is ready; says what computes."""
    if numpy:
        kernels.enable(False)
        return "NumPy alone"
    return "compiled loops" if kernels.wait() else "NumPy alone"


def measured(
    index: Index,
    *,
    queries: int,
    rounds: int,
    seed: int = SEED,
    classes: Collection[str] = (),
    clock: Clock = time.perf_counter_ns,
) -> list[Row]:
    """The rows of the table: of all classes, or of some (with `BESIDE` among them)."""
    asked = questions(index, WARM + queries * rounds, seed)
    chosen = {name: several for name, several in asked.items() if not classes or name in classes}
    return rows_of(timed(index, chosen, queries, rounds, clock))


def timed(
    index: Index, asked: Questions, queries: int, rounds: int, clock: Clock = time.perf_counter_ns
) -> dict[str, Spent]:
    """Asks the last `queries` times `rounds` of each class; the first ones warm up, until all is laid out."""
    spent = {name: Spent([], []) for name in asked}
    for several in asked.values():
        for question in several[:WARM]:
            _time(index, question, clock)
    kernels.settle()
    names = list(asked)
    gc.collect()
    gc.disable()
    for round_ in range(rounds):
        turn = round_ * len(names) // rounds
        for name in names[turn:] + names[:turn]:
            first = len(asked[name]) - (round_ + 1) * queries
            for question in asked[name][first : first + queries]:
                search, whole = _time(index, question, clock)
                spent[name].searches.append(search)
                spent[name].wholes.append(whole)
    gc.enable()
    return spent


def _time(index: Index, question: Question, clock: Clock) -> tuple[float, float]:
    """Milliseconds of a search, and with the counting after it."""
    begun = clock()
    results = index.search(question.query, **question.options)
    found = clock()
    if question.column is None:
        return (found - begun) / 1e6, (found - begun) / 1e6
    list(islice(results.counts(question.column).items(), SHOWN))
    return (found - begun) / 1e6, (clock() - begun) / 1e6


def rows_of(spent: dict[str, Spent]) -> list[Row]:
    """Percentiles, and ratios as the targets ask for them."""
    beside = _percentile(spent[BESIDE].wholes, 95)
    rows = []
    for name, times in spent.items():
        p50, p95 = _percentile(times.wholes, 50), _percentile(times.wholes, 95)
        if name in PLAIN:
            rows.append(Row(name, p50, p95, None, PLAIN_TARGET))
        elif name in COMPARED:
            rows.append(Row(name, p50, p95, p95 / beside, COMPARED_TARGET))
        else:
            rows.append(Row(name, p50, p95, p95 / _percentile(times.searches, 95), COUNTS_TARGET))
    return rows


def _percentile(times: list[float], which: int) -> float:
    return float(np.percentile(times, which))


def table(rows: list[Row]) -> str:
    """A Markdown table."""
    lines = ["| class | p50 | p95 | ratio | target | met |", "| --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        ratio, of = "–", f"p95 ≤ {row.target:g} ms"
        if row.ratio is not None:
            beside = BESIDE if row.name in COMPARED else "the search alone"
            ratio, of = f"{row.ratio:.2f}", f"≤ {row.target:g} × {beside}"
        met = "yes" if row.met else "no"
        lines.append(f"| {row.name} | {row.p50:.2f} | {row.p95:.2f} | {ratio} | {of} | {met} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
