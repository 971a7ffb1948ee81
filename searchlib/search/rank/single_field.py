"""The best paragraphs of a segment by its syllables alone: BM25 of words or of a run, best first.

No level of the text is fused and nothing is counted. With numba, one compiled call reads the lists, ranks and
orders; without it, or where something does not fit into its tables, all matches are scored.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib import kernels
from searchlib.errors import IndexDamaged
from searchlib.search.match.pair_lists import syllable_postings
from searchlib.search.match.phrases import phrase_postings
from searchlib.search.match.posting_sets import Array, Postings, intersection, union
from searchlib.search.rank.bm25 import Scorer
from searchlib.search.rank.norms import K1, Statistics, lengths_of
from searchlib.search.rank.posting_windows import Windows, windows_of
from searchlib.search.rank.query_weights import Term
from searchlib.search.rank.ranking import top

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

Ranked = list[tuple[int, float]]
"""Paragraphs and scores, best first, equal ones by number."""

_ROOM = 1 << 14
_LISTS = ("size", "many", "df", "lists", "mark", "rank")
_MORE = ("tf", "joined", "size", "lists", "mark")
_TEXT = ("head", "tail", "wide", "mark.head", "mark.tail", "mark.wide")


class OneField:
    """Searches the syllables of one segment; scores have no factor (k1 + 1), as in Lucene."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._statistics = Statistics.of([segment])
        self._norms = lengths_of(segment).norms(self._statistics.average)
        dfs = segment.syllable_dfs()
        # Dead paragraphs are among those that hold a syllable: there may be more than live ones.
        rest = np.maximum(segment.live_count - dfs, 0)
        self._weights = np.log1p((rest + 0.5) / (dfs + 0.5))
        self._idf: list[float] = self._weights.tolist()
        self._tables: _Tables | None = None

    def weights(self, numbers: Sequence[int]) -> list[float]:
        """Inverse document frequencies of syllables."""
        return [self._idf[number] for number in numbers]

    def words(self, numbers: Sequence[int], every: bool, wanted: int) -> Ranked:
        """The best paragraphs that hold one of some distinct syllables, or every one."""
        tables = self._ready()
        found = None if tables is None else tables.words(numbers, every, wanted)
        if found is not None:
            return found
        weights = self.weights(numbers)
        lists = [syllable_postings(self._segment, np.array([number])) for number in numbers]
        return self._whole([one.only(self._segment.live) for one in lists], weights, every, wanted)

    def run(self, numbers: Sequence[int], wanted: int) -> Ranked:
        """The best paragraphs that hold a run of syllables; it weighs what they weigh together."""
        if len(numbers) == 1:
            return self.words(numbers, True, wanted)
        weight = sum(self.weights(numbers))
        tables = self._ready()
        found = None if tables is None else tables.run(numbers, weight, wanted)
        if found is not None:
            return found
        forms = [np.array([number]) for number in numbers]
        held = phrase_postings(self._segment, forms).only(self._segment.live)
        return self._whole([held], [weight], True, wanted)

    def _ready(self) -> _Tables | None:
        if kernels.loops() is None:
            return None
        if self._tables is None:
            self._tables = _Tables(self._segment, self._norms, self._weights, self._statistics.average)
        return self._tables

    def _whole(self, lists: list[Postings], weights: list[float], every: bool, wanted: int) -> Ranked:
        """All matches scored."""
        segment = self._segment
        docs = (intersection if every else union)([found.docs for found in lists], segment.count)
        terms = [
            Term("syllable", "", weight / (K1 + 1), (found,), 0.0, ())
            for weight, found in zip(weights, lists, strict=True)
        ]
        scores = Scorer([segment], terms, self._statistics).paragraphs(0, docs)
        order = top(scores, wanted)
        return list(zip(docs[order].tolist(), scores[order].tolist(), strict=True))


class _Tables:
    """Everything that the compiled calls take, bound once."""

    def __init__(self, segment: Segment, norms: Array, idf: Array, average: float) -> None:
        loops = kernels.loops()
        assert loops is not None
        self._loops, self._average = loops, average
        self._windows: Windows = windows_of(segment)
        self._lock = self._windows.lock
        self._count, self._pages = segment.count, segment.pages
        self._docs, self._scores = np.empty(_ROOM, np.uint32), np.empty(_ROOM)
        order = segment.column("text.rank")
        ranks = np.empty(len(order), np.uint32)
        ranks[order] = np.arange(len(order), dtype=np.uint32)
        windows, passing = self._windows, self._windows.bits_of(segment.live)
        words = (
            *(*_level(segment, "syl"), *windows.arrays, norms, passing),
            *(windows.ahead, idf, self._docs, self._scores),
        )
        run = (
            *(*_level(segment, "pair"), segment.column("pair.first"), segment.column("pair.second")),
            *(segment.column("lengths"), *(segment.column(f"text.{name}") for name in _TEXT), ranks),
            *(windows.spare, windows.times, windows.bits, windows.offsets, norms, passing),
            *(self._docs, self._scores),
        )
        self._held = words, run
        self._words, self._run = loops.bind(words, loops.WORDS), loops.bind(run, loops.RUN)

    def words(self, numbers: Sequence[int], every: bool, wanted: int) -> Ranked | None:
        """As `OneField.words`; None if there is no room."""
        loops, asked = self._loops, np.array(numbers, np.int64)
        with self._lock:
            self._windows.set(self._average)
            rule = loops.ALL if every else loops.ANY
            return self._ranked(loops.search_words(self._words, asked, rule, self._count, wanted))

    def run(self, numbers: Sequence[int], weight: float, wanted: int) -> Ranked | None:
        """As `OneField.run`; None if there is no room."""
        asked = np.array(numbers, np.int64)
        with self._lock:
            found = self._loops.search_run(self._run, asked, weight, self._count, self._pages, wanted)
            return self._ranked(found)

    def _ranked(self, found: int) -> Ranked | None:
        if found == self._loops.DAMAGED:
            raise IndexDamaged("a list is not what was written; rebuild the index")
        if found < 0:
            return None
        return list(zip(self._docs[:found].tolist(), self._scores[:found].tolist(), strict=True))


def _level(segment: Segment, level: str) -> tuple[Array, ...]:
    """The arrays of a level, verified, as the loops take them."""
    names = [f"{level}.{name}" for name in _LISTS] + [f"{level}.more.{name}" for name in _MORE]
    return tuple(segment.column(name) for name in names)


def one_field(segment: Segment) -> OneField:
    """The search over the syllables of a segment; made once."""
    return segment.derive(OneField)
