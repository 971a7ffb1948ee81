"""Whole searches beside other engines: `make bench`, or `python -m tests.benchmarks.speed FILE`.

FILE is a .jsonl or .jsonl.gz file with a member `text` in each line, paragraphs separated by newlines
(SEARCHLIB_BENCH_FILE names one too). Every engine does the same work, see `tests.benchmarks.engines`: three
levels of the text fused, ten paragraphs fetched, words marked. Searches are timed from the query to ten hits
in hand: one thread, warm, engines in turn query by query, fresh queries each round; of each class the median
of the rounds counts.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

import numpy as np
from searchlib import kernels
from searchlib.index import update

from tests.benchmarks.engines import OWN, PEERS, SpeedEngine
from tests.benchmarks.forms import bare
from tests.benchmarks.growth import cut
from tests.benchmarks.workload import SEED, Query, corpus_of, draw, paragraphs_of

WARM = 20
_LOOKED_AT = 20_000
"""So many paragraphs are looked at for queries."""
Times = dict[str, dict[str, list[float]]]
Figures = dict[str, dict[str, tuple[float, float]]]
"""Milliseconds of each class by engine: median and 95th percentile."""


def main() -> None:
    """Builds, measures and prints a table for each number of paragraphs."""
    options = _arguments()
    for size in (int(size) for size in options.paragraphs.split(",")):
        with tempfile.TemporaryDirectory() as name:
            folder = (options.folder or Path(name)) / str(size)
            index, paragraphs = prepared(options.file, size, folder)
            asked = draw(
                corpus_of(paragraphs[:: max(1, len(paragraphs) // _LOOKED_AT)]),
                options.queries * options.rounds + WARM,
                options.seed,
            )
            for folded in (False, True) if options.folded else (False,):
                engines = built(index, paragraphs, folder, options.engines.split(","), folded)
                queries = (
                    {name: list(map(unmarked, some)) for name, some in asked.items()} if folded else asked
                )
                figures = cells(timed(engines, queries, options))
                print(table(figures, len(paragraphs), folded), flush=True)
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
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--queries", type=int, default=50, help="of each class, a round (default 50)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folded", action="store_true", help="the same typed without diacritics too")
    parser.add_argument("--folder", type=Path, help="where indexes are kept for the next run")
    parser.add_argument("--cpu", action="store_true", help="processor time, where the machine is shared")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    return parser.parse_args()


def prepared(file: Path, size: int, folder: Path) -> tuple[Path, list[str]]:
    """An index of the first articles that hold so many paragraphs, and these paragraphs."""
    folder.mkdir(parents=True, exist_ok=True)
    articles, index = folder / "news.jsonl", folder / "index"
    if not index.exists():
        cut(file, size, articles)
        update(index, articles, jobs=2)
    return index, list(islice(paragraphs_of(articles), 2 * size))


def built(
    index: Path, paragraphs: Sequence[str], folder: Path, names: Sequence[str], folded: bool
) -> dict[str, SpeedEngine]:
    """The engines that are asked for."""
    engines: dict[str, SpeedEngine] = {}
    for name in names:
        begun = time.perf_counter()
        if name in OWN:
            engines[name] = OWN[name](index)
        else:
            place = folder / f"{name.replace(' ', '')}{'-folded' * folded}"
            place.mkdir(exist_ok=True)
            engines[name] = PEERS[name](paragraphs, place, folded)
        print(f"{name}: ready in {time.perf_counter() - begun:.1f} s", file=sys.stderr, flush=True)
    return engines


def unmarked(query: Query) -> Query:
    """The query as typed without diacritics."""
    return Query(query.kind, tuple(map(bare, query.words)))


def timed(
    engines: Mapping[str, SpeedEngine], asked: Mapping[str, Sequence[Query]], options: argparse.Namespace
) -> dict[str, Times]:
    """Milliseconds of each search, by round, class and engine."""
    for engine in engines.values():
        for several in asked.values():
            for query in several[: min(WARM, options.queries)]:
                engine.search(query)
    kernels.settle()
    times: dict[str, Times] = {}
    gc.collect()
    gc.disable()
    clock, names = time.thread_time_ns if options.cpu else time.perf_counter_ns, list(engines)
    for round_ in range(options.rounds):
        times[str(round_)] = {cell: {name: [] for name in names} for cell in asked}
        for cell, several in asked.items():
            first = WARM + round_ * options.queries
            for number, query in enumerate(several[first : first + options.queries]):
                turn = number % len(names)
                for name in names[turn:] + names[:turn]:
                    begun = clock()
                    engines[name].search(query)
                    times[str(round_)][cell][name].append((clock() - begun) / 1e6)
    gc.enable()
    return times


def cells(times: Mapping[str, Times]) -> Figures:
    """Median and 95th percentile of each class by engine; of each the median of the rounds."""
    rounds = list(times.values())
    return {
        cell: {
            name: (
                median(float(np.percentile(one[cell][name], 50)) for one in rounds),
                median(float(np.percentile(one[cell][name], 95)) for one in rounds),
            )
            for name in rounds[0][cell]
        }
        for cell in rounds[0]
    }


def ratios(figures: Figures, own: str, peer: str) -> dict[str, tuple[float, float]]:
    """The median and the 95th percentile of each class over those of a peer."""
    return {
        cell: (spent[own][0] / spent[peer][0], spent[own][1] / spent[peer][1])
        for cell, spent in figures.items()
    }


def geometric_mean(found: Mapping[str, tuple[float, float]]) -> float:
    """Of the ratios of all classes."""
    return float(np.exp(np.mean(np.log([ratio for pair in found.values() for ratio in pair]))))


def table(figures: Figures, paragraphs: int, folded: bool) -> str:
    """A Markdown table: milliseconds, median / 95th percentile, then ratios to tantivy."""
    names = list(next(iter(figures.values())))
    typed = ", typed without diacritics" if folded else ""
    rows = [f"\n| {paragraphs:,} paragraphs{typed}, ms | {' | '.join(figures)} |"]
    rows.append("| --- |" + " --- |" * len(figures))
    for name in names:
        shown = [" / ".join(f"{value:.2g}" for value in spent[name]) for spent in figures.values()]
        rows.append(f"| {name} | {' | '.join(shown)} |")
    for own in (name for name in names if name in OWN and "tantivy" in names):
        found = ratios(figures, own, "tantivy")
        shown = [" / ".join(f"{value:.2f}" for value in pair) for pair in found.values()]
        rows.append(f"| {own} to tantivy | {' | '.join(shown)} |")
        worst = max(max(pair) for pair in found.values())
        rows.append(f"\n{own} to tantivy: geometric mean {geometric_mean(found):.2f}, worst {worst:.2f}\n")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
