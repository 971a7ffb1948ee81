"""Relevance beside other engines: `make relevance`, or `python -m tests.benchmarks.relevance FOLDER...`.

Each FOLDER is a test collection: docs.jsonl.gz and queries.jsonl with id and text, qrels.tsv with query,
document, grade. Every engine indexes the documents and answers every query in each of the forms; the figures
are those of ir-measures. Differences to searchlib are tested by paired randomisation (10,000 sign flips).
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ir_measures
from ir_measures import RR, R, nDCG

from tests.benchmarks import collections, forms, peers

MEASURES = [nDCG @ 10, RR @ 10, R @ 100]
FLIPS = 10_000


def main() -> None:
    """Measures and prints one table a collection; `--json FILE` keeps the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--engines", default=",".join(peers.RETRIEVAL), help="comma separated")
    parser.add_argument("--forms", default=",".join(forms.FORMS), help="comma separated")
    parser.add_argument(
        "--queries", type=int, default=0, help="at most so many of each collection, drawn by lot"
    )
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    options = parser.parse_args()
    rows: list[dict[str, Any]] = []
    for folder in options.folders:
        collection = collections.load(folder)
        print(f"\n{collection.name}: {len(collection.docs)} documents, {len(collection.queries)} queries")
        print(f"{'engine':16}{'form':16}{'nDCG@10':>9}{'MRR@10':>9}{'R@100':>9}   p")
        rows += measure(collection, options.engines.split(","), options.forms.split(","), options.queries)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), "utf-8")


def measure(
    collection: collections.Collection, engines: list[str], wanted: list[str], most: int = 0
) -> list[dict[str, Any]]:
    """The figures of every engine and form; the first engine is what the others are tested against."""
    chosen = sorted(collection.queries)
    if 0 < most < len(chosen):
        chosen = random.Random(most).sample(chosen, most)
    queries = {key: collection.queries[key] for key in chosen}
    reference: dict[str, dict[str, float]] = {}
    rows = []
    for name in engines:
        with tempfile.TemporaryDirectory() as folder:
            engine = peers.RETRIEVAL[name](collection.docs, Path(folder))
            for form in wanted:
                run = {
                    key: dict(engine.search(forms.FORMS[form](text, f"{collection.name}/{key}"), 100))
                    for key, text in queries.items()
                }
                figures, each = evaluate(collection.qrels, run, queries)
                chance = randomisation(reference[form], each) if form in reference else None
                reference.setdefault(form, each)
                rows.append(
                    {"collection": collection.name, "engine": name, "form": form, **figures, "p": chance}
                )
                print(
                    f"{name:16}{form:16}"
                    + "".join(f"{value:9.4f}" for value in figures.values())
                    + ("" if chance is None else f"   {chance:.4f}"),
                    flush=True,
                )
    return rows


def evaluate(
    qrels: Mapping[str, Mapping[str, int]], run: Mapping[str, Mapping[str, float]], queries: Mapping[str, str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Means of the measures, and nDCG@10 of each query (0 where an engine found nothing)."""
    judged = {key: dict(qrels[key]) for key in queries}
    run = {key: ranked(docs) for key, docs in run.items()}
    sums = dict.fromkeys(map(str, MEASURES), 0.0)
    each = dict.fromkeys(queries, 0.0)
    for metric in ir_measures.iter_calc(MEASURES, judged, run):
        sums[str(metric.measure)] += metric.value
        if metric.measure == MEASURES[0]:
            each[metric.query_id] = metric.value
    return {name: total / len(queries) for name, total in sums.items()}, each


def ranked(docs: Mapping[str, float]) -> dict[str, float]:
    """Ranks as scores, so that ties stay in the engine's own order."""
    return {doc: float(-rank) for rank, doc in enumerate(docs)}


def randomisation(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Two-sided p of the mean difference under random exchange of the two systems (Smucker et al. 2007)."""
    import numpy as np

    differences = np.array([one[key] - other[key] for key in one])
    differences = differences[differences != 0]
    if not len(differences):
        return 1.0
    dice = np.random.default_rng(1)
    observed = abs(differences.sum())
    extreme = 0
    for _ in range(FLIPS // 500):
        signs = dice.integers(0, 2, (500, len(differences))) * 2 - 1
        extreme += int((np.abs(signs @ differences) >= observed - 1e-12).sum())
    return (extreme + 1) / (FLIPS + 1)


if __name__ == "__main__":
    main()
