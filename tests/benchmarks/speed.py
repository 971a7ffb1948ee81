"""Speed beside other engines: `make bench`, or `python -m tests.benchmarks.speed FILE --paragraphs 100000`.

FILE is a .jsonl or .jsonl.gz file with a member `text` in each line, paragraphs separated by newlines (the
environment variable SEARCHLIB_BENCH_FILE names one too). Every engine indexes the same syllables and is timed
from query tokens to a list of ten (id, score): one thread, warm, engines in turn in an order that rotates
from round to round, fresh queries each round.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.agreement import agreement
from tests.benchmarks.engines import PEERS, SLOW, SpeedEngine
from tests.benchmarks.own import OWN, Exhaustive
from tests.benchmarks.workload import Corpus, Query, draw, read_corpus

WARM = 20
Times = dict[str, dict[str, list[float]]]


def main() -> None:
    """Builds, checks, measures and prints a table for each number of paragraphs."""
    options = _arguments()
    sizes = [int(size) for size in options.paragraphs.split(",")]
    whole = read_corpus(options.file, max(sizes))
    figures = []
    for size in sizes:
        corpus = whole.first(min(size, len(whole)))
        names = [name for name in options.engines.split(",") if size <= options.slow or name not in SLOW]
        with tempfile.TemporaryDirectory() as folder:
            figures.append(run(corpus, names, options, Path(folder)))
        print(table(figures[-1]), flush=True)
    print(f"\ngeometric mean of the ratios of all cells: {geometric_mean(figures):.2f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    file = os.environ.get("SEARCHLIB_BENCH_FILE")
    parser.add_argument("file", nargs="?" if file else None, type=Path, default=file and Path(file))
    parser.add_argument("--paragraphs", default="100000", help="how many, comma separated (default 100000)")
    parser.add_argument("--engines", default=",".join([*OWN, *PEERS]), help="comma separated")
    parser.add_argument("--slow", type=int, default=10**9, metavar="N", help="FTS5 and Whoosh up to N only")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--queries", type=int, default=200, help="of each class, a round (default 200)")
    parser.add_argument("--check", type=int, default=100, help="queries of each class to compare answers on")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    return parser.parse_args()


def run(corpus: Corpus, names: list[str], options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Builds the engines, compares their answers with the formula and times them."""
    engines: dict[str, SpeedEngine] = {}
    built = {}
    for name in names:
        begun = time.perf_counter()
        place = folder / name.replace(" ", "")
        place.mkdir()
        engines[name] = {**OWN, **PEERS}[name](corpus, place)
        built[name] = time.perf_counter() - begun
        print(f"{name}: built in {built[name]:.1f} s", file=sys.stderr, flush=True)
    drawn = draw(corpus, options.queries * options.rounds + max(WARM, options.check))
    agreed = _check(corpus, engines, {name: queries[: options.check] for name, queries in drawn.items()})
    for engine in engines.values():
        for queries in drawn.values():
            _time(engine, queries[:WARM])
    times: Times = {cell: {name: [] for name in engines} for cell in drawn}
    gc.collect()
    gc.disable()
    for round_ in range(options.rounds):
        turn = round_ % len(engines)
        for cell, queries in drawn.items():
            end = len(queries) - round_ * options.queries
            for name in [*engines][turn:] + [*engines][:turn]:
                if queries[0].kind in engines[name].kinds:
                    times[cell][name] += _time(engines[name], queries[end - options.queries : end])
    gc.enable()
    return {"paragraphs": len(corpus), "built": built, "agreed": agreed, "cells": _cells(times)}


def _check(
    corpus: Corpus, engines: Mapping[str, SpeedEngine], queries: Mapping[str, list[Query]]
) -> dict[str, dict[str, tuple[int, int]]]:
    reference = Exhaustive(corpus, Path())
    return {
        cell: {name: agreement(name, engine, reference, asked) for name, engine in engines.items()}
        for cell, asked in queries.items()
    }


def _time(engine: SpeedEngine, queries: list[Query]) -> list[float]:
    """Milliseconds of each query."""
    search, clock = engine.search, time.perf_counter_ns
    spent = []
    for query in queries:
        begun = clock()
        search(query)
        spent.append((clock() - begun) / 1e6)
    return spent


def _cells(times: Times) -> dict[str, dict[str, tuple[float, float]]]:
    return {
        cell: {
            name: (float(np.percentile(spent, 50)), float(np.percentile(spent, 95)))
            for name, spent in engines.items()
            if spent
        }
        for cell, engines in times.items()
    }


def ratios(cells: Mapping[str, Mapping[str, tuple[float, float]]]) -> dict[str, list[float]]:
    """searchlib's median and 95th percentile of each class over those of the fastest peer."""
    own = next(iter(OWN))
    return {
        cell: [
            engines[own][which] / min(spent[which] for name, spent in engines.items() if name not in OWN)
            for which in (0, 1)
        ]
        for cell, engines in cells.items()
        if own in engines and set(engines) - set(OWN)
    }


def geometric_mean(figures: list[dict[str, Any]]) -> float:
    """Of the ratios of all cells of all sizes; nan without a peer."""
    found = [ratio for figure in figures for pair in ratios(figure["cells"]).values() for ratio in pair]
    return float(np.exp(np.mean(np.log(found)))) if found else float("nan")


def table(figure: dict[str, Any]) -> str:
    """A Markdown table: milliseconds, median / 95th percentile, then the ratio to the fastest peer."""
    cells, names = figure["cells"], list(figure["built"])
    rows = [f"\n{figure['paragraphs']:,} paragraphs, ms p50 / p95", ""]
    rows.append(f"| engine | {' | '.join(cells)} |")
    rows.append("| --- |" + " --- |" * len(cells))
    for name in names:
        shown = [
            " / ".join(f"{value:.3g}" for value in cells[cell][name]) if name in cells[cell] else "–"
            for cell in cells
        ]
        rows.append(f"| {name} | {' | '.join(shown)} |")
    found = ratios(cells)
    if found:
        shown = [" / ".join(f"{value:.2f}" for value in found[cell]) for cell in cells]
        rows.append(f"| ratio to the fastest peer | {' | '.join(shown)} |")
        rows.append(f"\ngeometric mean {geometric_mean([figure]):.2f}")
    rows.append("\nten best as by the formula, up to ties (Whoosh rounds lengths to one byte):")
    for name in names:
        pairs = [f"{cell} {of[name][0]}/{of[name][1]}" for cell, of in figure["agreed"].items()]
        rows.append(f"{name}: {', '.join(pairs)}; built in {figure['built'][name]:.1f} s")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
