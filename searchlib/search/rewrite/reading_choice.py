"""Which word was meant by a syllable typed without its marks: the likeliest run of words of the archive.

The forms of neighbouring syllables are weighed by how often they stand side by side in the archive, and the
best way through them is found as in a hidden Markov model (Viterbi 1967). Only the ranking follows it: what
matches is decided by all forms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
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


def meanings(run: Sequence[tuple[str, bool]], segments: Sequence[Segment]) -> list[str]:
    """The likeliest form of each syllable of a run.

    Args:
        run: syllables as typed, each with whether it also stands for forms with more marks.
        segments: of the archive.
    """
    if len(run) < 2 or len(run) > _MAX_WORDS or not any(loose for _, loose in run):
        return [syllable for syllable, _ in run]
    columns = [_Forms.of(syllable, loose, segments) for syllable, loose in run]
    total = 1.0 + sum(lengths_of(segment).syllables for segment in segments)
    best = np.log(columns[0].counts / total)
    steps: list[Array] = []
    for before, after in pairwise(columns):
        apart = np.log(_SMOOTHING * after.counts / total)
        together = _beside(before, after, segments)
        shares = (1 - _SMOOTHING) * together / before.counts[:, None] + np.exp(apart)
        follows = np.where(together > 0, np.log(np.minimum(1.0, shares)), apart)
        reached = best[:, None] + follows
        steps.append(_last_best(reached))
        best = reached.max(axis=0)
    chosen = [int(_last_best(best))]
    for step in reversed(steps):
        chosen.append(int(step[chosen[-1]]))
    found = [column.forms[place] for column, place in zip(columns, chosen[::-1], strict=True)]
    for last in (False, True):
        column = columns[-1 if last else 0]
        if len(column.forms) > 1:
            beside = found[-2::-1] if last else found[1:]
            pairs = _pairs_beside(column, beside[0], last, segments)
            found[-1 if last else 0] = end_of_run(found[-1 if last else 0], beside[:2], pairs, last, segments)
    return found


def _pairs_beside(column: _Forms, near: str, last: bool, segments: Sequence[Segment]) -> dict[str, int]:
    """In how many paragraphs each form stands before another syllable, or behind it."""
    one = _Forms.of(near, False, segments)
    counts = _beside(one, column, segments)[0] if last else _beside(column, one, segments)[:, 0]
    return dict(zip(column.forms, counts.tolist(), strict=True))


def _last_best(scores: Array) -> Array:
    """Where the highest scores are; of equals the last."""
    found: Array = len(scores) - 1 - np.argmax(scores[::-1], axis=0)
    return found


@frozen
class _Forms:
    """What a syllable can mean: its most frequent forms, or itself where there is none.

    Attributes:
        forms: sorted.
        counts: in how many paragraphs each stands, at least 1 (i8).
        numbers, places: for each segment the numbers (ascending) of those that it holds, and which they are.
    """

    forms: list[str]
    counts: Array
    numbers: tuple[Array, ...]
    places: tuple[Array, ...]

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
        return cls(
            forms,
            np.array([max(1, found[form]) for form in forms], np.int64),
            tuple(one[:, 0].copy() for one in rows),
            tuple(one[:, 1].copy() for one in rows),
        )


def _beside(first: _Forms, second: _Forms, segments: Sequence[Segment]) -> Array:
    """In how many paragraphs forms of two syllables stand side by side; a row for each form of the first."""
    found = np.zeros((len(first.forms), len(second.forms)), np.int64)
    for number, segment in enumerate(segments):
        ones, others = first.numbers[number], second.numbers[number]
        if len(ones) and len(others):
            table = pair_dfs(segment, ones, others)
            found[np.ix_(first.places[number], second.places[number])] += table
    return found
