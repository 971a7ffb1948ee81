"""Words beside pyvi: `make segmentation NEWS=file.jsonl.gz` (`python -m tests.benchmarks.segmentation FILE`).

The first paragraphs of a file are cut by `pyvi.ViTokenizer`, by `searchlib.segment` and by
`searchlib.segment_all`, each round in fresh processes and one after the other, and the words are compared.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from tests.benchmarks.workload import paragraphs_of

Cut = tuple[float, list[str]]
"""Seconds, imports and models left out, and the words of each text with spaces between."""


def by_pyvi(texts: list[str]) -> Cut:
    """The words of `pyvi.ViTokenizer`."""
    from pyvi import ViTokenizer

    return _timed(lambda: [ViTokenizer.tokenize(text) for text in texts])


def one_by_one(texts: list[str]) -> Cut:
    """The words of `searchlib.segment`."""
    from searchlib import segment

    segment("")
    return _timed(lambda: [" ".join(segment(text)) for text in texts])


def all_at_once(texts: list[str]) -> Cut:
    """The words of `searchlib.segment_all`."""
    from searchlib import segment_all

    segment_all([""])
    return _timed(lambda: list(map(" ".join, segment_all(texts))))


def _timed(cut: Callable[[], list[str]]) -> Cut:
    started = time.perf_counter()
    words = cut()
    return time.perf_counter() - started, words


def main() -> None:
    """Prints paragraphs a second of each, the factors, and how many paragraphs differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--paragraphs", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = list(islice(paragraphs_of(options.file), options.paragraphs))
    seconds: dict[str, list[float]] = {}
    words: dict[str, list[str]] = {}
    ways = {"pyvi": by_pyvi, "segment": one_by_one, "segment_all": all_at_once}
    for _ in range(options.rounds):
        for name, way in ways.items():
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                taken, words[name] = pool.submit(way, texts).result()
            seconds.setdefault(name, []).append(taken)
    for name in ways:
        factors = [theirs / ours for theirs, ours in zip(seconds["pyvi"], seconds[name], strict=True)]
        differ = sum(one != other for one, other in zip(words["pyvi"], words[name], strict=True))
        speed = len(texts) / median(seconds[name])
        print(f"{name:12} {speed:10,.0f} paragraphs/s   {median(factors):5.1f} x pyvi   {differ} differ")


if __name__ == "__main__":
    main()
