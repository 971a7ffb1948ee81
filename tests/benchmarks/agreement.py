"""Whether engines agree: the ten best of each against the formula computed over all matches.

Two things differ between engines that are "the same BM25": the inverse document frequency, and lengths
rounded to one byte. The reference follows each engine in the first, and tantivy in the second too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log

import numpy as np
import numpy.typing as npt

from tests.benchmarks.engines import LIMIT, SpeedEngine
from tests.benchmarks.own import Exhaustive
from tests.benchmarks.workload import Query

TIE = 1e-5


def xapian_idf(size: int, df: int) -> float:
    """Robertson and Sparck Jones, bent below 2 so as never to be negative (Xapian's bm25weight.cc)."""
    weight = (size - df + 0.5) / (df + 0.5)
    return log(weight * 0.5 + 1 if weight < 2 else weight)


def fts5_idf(size: int, df: int) -> float:
    """Robertson and Sparck Jones, never below 1e-6 (SQLite's fts5_aux.c)."""
    return max(1e-6, log((size - df + 0.5) / (df + 0.5)))


def whoosh_idf(size: int, df: int) -> float:
    """As in whoosh.scoring."""
    return log(size / (df + 1)) + 1


IDF: dict[str, Callable[[int, int], float]] = {
    "Xapian": xapian_idf,
    "SQLite FTS5": fts5_idf,
    "Whoosh": whoosh_idf,
}


def tantivy_lengths(lengths: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Lengths as tantivy and Lucene round them down: exact to 39, then four significant bits above 24."""
    over = np.maximum(lengths.astype(np.int64) - 24, 0)
    shift = np.maximum(np.frexp(over)[1] - 4, 0)
    return np.where(lengths < 40, lengths, 24 + (over >> shift << shift)).astype(np.uint32)


def agreement(
    name: str, engine: SpeedEngine, reference: Exhaustive, queries: Sequence[Query]
) -> tuple[int, int]:
    """On how many queries the engine's ten are ten best by the formula, up to ties; and of how many."""
    size = len(reference.arrays["lengths"])
    usual = reference.idf
    if name == "tantivy":
        reference.set_lengths(tantivy_lengths(reference.arrays["lengths"]))
    if name in IDF:
        reference.idf = lambda df: IDF[name](size, df)  # type: ignore[method-assign]
    try:
        asked = [query for query in queries if query.kind in engine.kinds]
        return sum(_same(engine, reference, query) for query in asked), len(asked)
    finally:
        reference.idf = usual  # type: ignore[method-assign]
        reference.set_lengths(reference.arrays["lengths"])


def _same(engine: SpeedEngine, reference: Exhaustive, query: Query) -> bool:
    docs, scores = reference.scores(query)
    best = sorted(scores.tolist(), reverse=True)[:LIMIT]
    known = dict(zip(docs.tolist(), scores.tolist(), strict=True))
    found = [known.get(id, -1.0) for id, _ in engine.search(query)]
    if len(found) != len(best):
        return False
    return not found or min(found) >= best[-1] * (1 - TIE)
