"""Which word was meant by a syllable typed without its marks: the likeliest run of words of the archive.

The forms of neighbouring syllables are weighed by how often they stand side by side in the archive, and the
best way through them is found as in a hidden Markov model (Viterbi 1967). Only the ranking follows it: what
matches is decided by all forms.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.match.known_terms import KnownTerms, known_of
from searchlib.search.match.pair_lists import pair_dfs, syllable_dfs
from searchlib.search.match.posting_sets import Array
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.rank.bm25_norms import lengths_of
from searchlib.search.rewrite.run_ends import end_of_run

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

FORMS = 24
"""So many forms of a syllable are considered, the most frequent."""

_SMOOTHING = 0.05
_MAX_WORDS = 64
_KEPT = 16_000


def meanings(run: Sequence[tuple[str, bool]], segments: Sequence[Segment]) -> list[str]:
    """The likeliest form of each syllable of a run.

    Args:
        run: syllables as typed, each with whether it also stands for forms with more marks.
        segments: of the archive.
    """
    found = [syllable for syllable, _ in run]
    if len(run) < 2 or len(run) > _MAX_WORDS:
        return found
    known = known_of(segments)
    forms_of = known.derive(_KnownForms).of
    tables: dict[int, Array] = {}
    first = 0
    for is_loose, words in groupby(run, itemgetter(1)):
        last = first + len(list(words))
        if is_loose:  # a settled syllable parts what is chosen before it from what is behind it
            low, high = max(0, first - 1), min(len(run), last + 1)
            found[low:high], some = _likeliest([forms_of(*word) for word in run[low:high]], segments)
            tables.update(enumerate(some, low))
        first = last
    for at, before in ((0, 0), (-1, len(run) - 2)):
        forms = forms_of(*run[at]).forms
        if len(forms) > 1:
            beside = found[-2::-1] if at else found[1:]
            near = forms_of(*run[-2 if at else 1]).forms.index(beside[0])
            counts = tables[before][near] if at else tables[before][:, near]
            pairs = {form: count for form, count in zip(forms, counts.tolist(), strict=True) if count}
            found[at] = end_of_run(found[at], beside[:2], pairs, bool(at), known)
    return found


def learn(syllable: str, loose: bool, segments: Sequence[Segment]) -> None:
    """Looks up now what a syllable can mean, so that no search waits for it."""
    known_of(segments).derive(_KnownForms).of(syllable, loose)
    for segment in segments:
        vocabulary_of(segment).df(syllable, loose)


def _likeliest(columns: Sequence[_Forms], segments: Sequence[Segment]) -> tuple[list[str], list[Array]]:
    """The likeliest form of each of some neighbours; and for each two in how many paragraphs forms meet."""
    best = columns[0].alone
    tables: list[Array] = []
    steps: list[list[int]] = []
    for before, after in pairwise(columns):
        together = _beside(before, after, segments)
        best, step = _reached(best, before, after, together)
        tables.append(together)
        steps.append(step)
    chosen = [_last_best(best)]
    for step in reversed(steps):
        chosen.append(step[chosen[-1]])
    return [column.forms[place] for column, place in zip(columns, chosen[::-1], strict=True)], tables


def _reached(
    best: Sequence[float], before: _Forms, after: _Forms, together: Array
) -> tuple[list[float], list[int]]:
    """How likely the best way to each form of the next syllable is, and from which form it comes.

    Few forms stand side by side, so these are looked at one by one; all others are reached from the best.
    """
    way = _last_best(best)
    found = [best[way] + apart for apart in after.apart]
    ways = [way] * len(found)
    table = together.ravel()
    some = table.nonzero()[0]
    for at, count in zip(some.tolist(), table.take(some).tolist(), strict=True):
        row, place = divmod(at, len(found))
        share = (1 - _SMOOTHING) * count / before.counts[row] + after.by_chance[place]
        score = best[row] + math.log(min(share, 1.0))
        if score >= found[place]:
            found[place], ways[place] = score, row
    return found, ways


def _last_best(scores: Sequence[float]) -> int:
    """Where the highest score is; of equals the last."""
    return len(scores) - 1 - scores[::-1].index(max(scores))


@frozen
class _Forms:
    """What a syllable can mean: its most frequent forms, or itself where there is none.

    Attributes:
        forms: sorted.
        counts: in how many paragraphs each stands, at least 1.
        alone: logarithm of how likely each is where nothing is known of its neighbours.
        by_chance, apart: how likely each is behind a syllable beside which it never stands; its logarithm.
        numbers, places: for each segment the numbers (ascending) of those that it holds, and which they are.
        in_order: whether the first segment holds all of them, in their order.
    """

    forms: list[str]
    counts: list[int]
    alone: list[float]
    by_chance: list[float]
    apart: list[float]
    numbers: tuple[Array, ...]
    places: tuple[Array, ...]
    in_order: bool

    @classmethod
    def of(cls, syllable: str, loose: bool, segments: Sequence[Segment]) -> _Forms:
        """The forms of a syllable as typed; whether it also stands for those with more marks is given."""
        found: Counter[str] = Counter()
        held: list[tuple[list[int], list[str]]] = []
        for segment in segments:
            numbers = vocabulary_of(segment).forms(syllable, loose)
            spelled = segment.table("syllables").pick(numbers)
            held.append((numbers.tolist(), spelled))
            for form, df in zip(spelled, syllable_dfs(segment, numbers).tolist(), strict=True):
                found[form] += df
        forms = sorted(sorted(found, key=lambda form: (-found[form], form))[:FORMS]) or [syllable]
        place = {form: at for at, form in enumerate(forms)}
        kept = [
            [(number, place[form]) for number, form in zip(*one, strict=True) if form in place]
            for one in held
        ]
        rows = [np.array(one, np.int64).reshape(-1, 2) for one in kept]
        counts = [max(1, found[form]) for form in forms]
        total = 1.0 + sum(lengths_of(segment).syllables for segment in segments)
        return cls(
            forms,
            counts,
            [math.log(count / total) for count in counts],
            [_SMOOTHING * count / total for count in counts],
            [math.log(_SMOOTHING * count / total) for count in counts],
            tuple(one[:, 0].copy() for one in rows),
            tuple(one[:, 1].copy() for one in rows),
            [one[:, 1].tolist() for one in rows[:1]] == [list(range(len(forms)))],
        )


class _KnownForms:
    """The forms of syllables in one state of an archive, kept with what is known of it."""

    def __init__(self, known: KnownTerms) -> None:
        self._segments = known.segments
        self._forms: dict[tuple[str, bool], _Forms] = {}

    def of(self, syllable: str, loose: bool) -> _Forms:
        """As `_Forms.of`."""
        found = self._forms.get((syllable, loose))
        if found is None:
            if len(self._forms) >= _KEPT:
                self._forms.clear()
            found = self._forms[syllable, loose] = _Forms.of(syllable, loose, self._segments)
        return found


def _beside(first: _Forms, second: _Forms, segments: Sequence[Segment]) -> Array:
    """In how many paragraphs forms of two syllables stand side by side; a row for each form of the first."""
    if len(segments) == 1 and first.in_order and second.in_order:
        return pair_dfs(segments[0], first.numbers[0], second.numbers[0])
    found = np.zeros((len(first.forms), len(second.forms)), np.int64)
    for number, segment in enumerate(segments):
        ones, others = first.numbers[number], second.numbers[number]
        if len(ones) and len(others):
            table = pair_dfs(segment, ones, others)
            found[np.ix_(first.places[number], second.places[number])] += table
    return found
