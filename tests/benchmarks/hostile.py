"""The worst of many hostile queries: `make hostile`, or `python -m tests.benchmarks.hostile INDEX`.

Whole calls of `Index.search`, warm, one after another in one process, each with the default budgets. Seconds
are wall time and CPU time of the process; memory is the peak of what is resident during the search above what
was resident once the index was warm (Linux).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from searchlib import Index, Limits, SearchlibError, kernels

from tests.benchmarks.hostile_queries import KINDS, Hostile, hostile_queries
from tests.benchmarks.product import accelerated_by

SECONDS_TARGET, MEGABYTES_TARGET = 1.0, 200.0
"""The most that a query may take, with 830,000 paragraphs."""
_WARM = 150
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """What a search cost.

    Attributes:
        seconds, cpu: of the search.
        peak: megabytes above the base, at most, while it ran.
        outcome: matches, or why it was refused.
    """

    asked: Hostile
    seconds: float
    cpu: float
    peak: float
    outcome: str


def main() -> int:
    """Measures and prints the worst; 1 where a query exceeds a target."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("index", type=Path, help="folder of an index")
    parser.add_argument("--queries", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="*", choices=list(KINDS), metavar="KIND", help="some kinds only")
    parser.add_argument("--numpy", action="store_true", help="without the accelerator")
    parser.add_argument(
        "--json",
        type=Path,
        help="write each query with its cost to this file, a line each; those that stand in it already are "
        "not asked again, so a run that was stopped goes on",
    )
    options = parser.parse_args()
    computes = accelerated_by(options.numpy)
    with Index.open(options.index) as index:
        for asked in hostile_queries(index, _WARM, options.seed - 1, options.kinds):
            _cost(index, asked, 0.0)
        kernels.settle()
        base = resident("VmRSS")
        print(f"{index.stats().paragraphs:,} paragraphs, {computes}, base {base:.0f} MB", flush=True)
        wanted = hostile_queries(index, options.queries, options.seed, options.kinds)
        costs = _costs(index, wanted, options.json, base)
    print(report(costs))
    over = max(cost.cpu for cost in costs) > SECONDS_TARGET
    return int(over or max(cost.peak for cost in costs) > MEGABYTES_TARGET)


def _costs(index: Index, wanted: Iterable[Hostile], file: Path | None, base: float) -> list[Cost]:
    """What each query costs; what stands in a file already is not asked again; the rest is added."""
    costs = costs_in(file) if file and file.exists() else []
    with open(file, "a", encoding="utf-8") if file else _Nowhere() as lines:
        for number, asked in enumerate(wanted):
            if number < len(costs):
                if costs[number].asked != asked:
                    raise SystemExit(f"{file}: line {number + 1} is of another run")
                continue
            costs.append(cost := _cost(index, asked, base))
            print(json.dumps(_line(cost), ensure_ascii=False), file=lines, flush=True)
    return costs


class _Nowhere:
    """A file that keeps nothing."""

    def __enter__(self) -> _Nowhere:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def write(self, _: str) -> None:
        pass

    def flush(self) -> None:
        pass


def _cost(index: Index, asked: Hostile, base: float, limits: Limits | None = None) -> Cost:
    _forget_peak()
    started, cpu = time.perf_counter(), time.process_time()
    try:
        outcome = str(index.search(asked.query, limits=limits or Limits(), **asked.options).total)
    except SearchlibError as error:
        outcome = str(error)
    spent = time.perf_counter() - started, time.process_time() - cpu
    return Cost(asked, *spent, resident("VmHWM") - base, outcome)


def _line(cost: Cost) -> dict[str, object]:
    return {
        "kind": cost.asked.kind,
        "query": cost.asked.query,
        "options": cost.asked.options,
        "seconds": round(cost.seconds, 3),
        "cpu": round(cost.cpu, 3),
        "peak": round(cost.peak),
        "outcome": cost.outcome,
    }


def costs_in(file: Path) -> list[Cost]:
    """What a run that was stopped has written; a last line that was cut off is taken out of the file."""
    text = file.read_text("utf-8")
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        file.write_text(whole, "utf-8")
    found = []
    for line in map(json.loads, whole.splitlines()):
        asked = Hostile(line["kind"], line["query"], line["options"])
        found.append(Cost(asked, line["seconds"], line["cpu"], line["peak"], line["outcome"]))
    return found


def resident(name: str) -> float:
    """Megabytes of this process: `VmRSS` now, `VmHWM` at most since the peak was forgotten; 0 elsewhere."""
    if sys.platform != "linux":
        return 0.0
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _forget_peak() -> None:
    if sys.platform == "linux":
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def report(costs: list[Cost]) -> str:
    """The worst by kind, and the worst of all."""
    lines = ["| kind | queries | refused | p50 ms | p99 ms | worst ms (CPU) | worst MB |", "| --- " * 7 + "|"]
    for kind in dict.fromkeys(cost.asked.kind for cost in costs):
        own = [cost for cost in costs if cost.asked.kind == kind]
        lines.append(_row(kind, own))
    lines.append(_row("all", costs))
    slowest = sorted(costs, key=lambda cost: -cost.cpu)[:_SHOWN]
    largest = sorted(costs, key=lambda cost: -cost.peak)[:_SHOWN]
    for name, worst in (("slowest", slowest), ("largest", largest)):
        lines += ["", f"{name}:"]
        lines += [
            f"{cost.seconds:.2f} s ({cost.cpu:.2f} CPU), {cost.peak:+.0f} MB, {cost.outcome[:70]}: "
            f"{cost.asked.kind}: {cost.asked.query} {cost.asked.options or ''}"
            for cost in worst
        ]
    return "\n".join(lines)


def _row(kind: str, costs: list[Cost]) -> str:
    refused = sum(not cost.outcome.isdigit() for cost in costs)
    wall, cpu = sorted(cost.seconds for cost in costs), max(cost.cpu for cost in costs)
    middle, late = wall[len(wall) // 2], wall[min(len(wall) - 1, len(wall) * 99 // 100)]
    return (
        f"| {kind} | {len(costs):,} | {refused} | {1000 * middle:.0f} | {1000 * late:.0f} "
        f"| {1000 * wall[-1]:.0f} ({1000 * cpu:.0f}) | {max(cost.peak for cost in costs):.0f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
