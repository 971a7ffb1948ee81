"""Which word was meant by a syllable typed without its marks: the likeliest run of words of the archive.

The forms of neighbouring syllables are weighed by how often they stand side by side in the archive, and the
best way through them is found as in a hidden Markov model (Viterbi 1967). Only the ranking follows it: what
matches is decided by all forms.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from searchlib.query.pairs import pair_counts, syllable_dfs
from searchlib.query.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

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
    counts = [_forms(syllable, loose, segments) for syllable, loose in run]
    total = sum(sum(forms.values()) for forms in counts) + 1.0
    best = {form: math.log(count / total) for form, count in counts[0].items()}
    steps: list[dict[str, str]] = []
    for (first, second), (before, forms) in zip(pairwise(run), pairwise(counts), strict=True):
        beside = _beside(first, second, segments)
        reached, step = {}, {}
        for form, count in forms.items():
            apart = math.log(_SMOOTHING * count / total)
            reached[form], step[form] = max(
                (best[other] + _follows(beside.get((other, form), 0), before[other], apart), other)
                for other in before
            )
        best = reached
        steps.append(step)
    chosen = [max(best, key=lambda form: (best[form], form))]
    for step in reversed(steps):
        chosen.append(step[chosen[-1]])
    return chosen[::-1]


def _follows(together: int, before: int, apart: float) -> float:
    """Logarithm of the share of a word's occurrences that another follows, smoothed."""
    if not together:
        return apart
    return math.log(min(1.0, (1 - _SMOOTHING) * together / before + math.exp(apart)))


def _forms(syllable: str, loose: bool, segments: Sequence[Segment]) -> Mapping[str, int]:
    """The most frequent forms of a syllable with their paragraphs; itself where there is none."""
    found: Counter[str] = Counter()
    for segment in segments:
        numbers = vocabulary_of(segment).forms(syllable, loose)
        forms = segment.table("syllables").pick(numbers)
        for form, df in zip(forms, syllable_dfs(segment, numbers).tolist(), strict=True):
            found[form] += df
    likely = sorted(found, key=lambda form: (-found[form], form))[:FORMS]
    return {form: max(1, found[form]) for form in likely} or {syllable: 1}


def _beside(
    first: tuple[str, bool], second: tuple[str, bool], segments: Sequence[Segment]
) -> Mapping[tuple[str, str], int]:
    """In how many paragraphs forms of two syllables stand side by side."""
    found: Counter[tuple[str, str]] = Counter()
    for segment in segments:
        vocabulary, table = vocabulary_of(segment), segment.table("syllables")
        ones, others = vocabulary.forms(*first), vocabulary.forms(*second)
        numbers = np.concatenate([ones, others])
        spelled = dict(zip(numbers.tolist(), table.pick(numbers), strict=True))
        for one, other, df in pair_counts(segment, ones, others):
            found[spelled[one], spelled[other]] += df
    return found
