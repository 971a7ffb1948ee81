"""The first and the last syllable of a query without marks, chosen by runs of three and by wordhood.

A query is cut out of running text, so what stands beside its ends there was not typed. In "luong giao vien"
the pair "lượng giáo" is frequent by "chất lượng giáo dục" alone, where "lượng" is half of another word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from searchlib.search.match.pair_lists import pair_ranges
from searchlib.search.match.phrases import run_df
from searchlib.search.match.vocabulary_lookup import vocabulary_of

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_TRIED = 4
"""So many forms are tried, those that stand most often beside the neighbour."""
_MOST_PAIRS = 500
"""Where the forms stand beside the neighbour in more paragraphs, the pairs are evidence enough."""
_CLEAR = 5.0
"""So many times as likely as any other by the pairs alone, a form is settled, and no text is read."""
_UNSEEN = 0.5
"""What is added to every count of a run."""
_JOINED = 0.5
"""As in `wordhood`: a pair is one word where so large a part of its occurrences is."""


def end_of_run(
    chosen: str, beside: Sequence[str], pairs: Mapping[str, int], last: bool, segments: Sequence[Segment]
) -> str:
    """The likeliest form at an end of a run.

    Args:
        chosen: the form that the pairs chose.
        beside: one or two forms next to it, the nearest first.
        pairs: in how many paragraphs each form stands beside the nearest.
        last: whether it is the last of the run; else the first.
        segments: of the archive.
    """
    if sum(pairs.values()) > _MOST_PAIRS or not any(map(len, _numbers(beside[0], segments))):
        return chosen

    def run(*forms: str) -> tuple[str, ...]:
        return forms[::-1] if last else forms

    if _is_joined(run(chosen, beside[0]), segments):
        return chosen
    likely = sorted((form for form in pairs if pairs[form]), key=lambda one: (-pairs[one], one))[:_TRIED]
    own = {
        form: 1.0 if _is_joined(run(form, beside[0]), segments) else _share_of_own(form, segments)
        for form in likely
    }
    scores = {form: pairs[form] * own[form] for form in likely}
    others = max((score for form, score in scores.items() if form != chosen), default=0.0)
    if scores.get(chosen, 0.0) >= _CLEAR * others:
        return chosen
    if len(beside) > 1:
        counts = {form: _run_df(run(form, *beside), segments) for form in likely}
        scores = {form: (counts[form] + _UNSEEN) * own[form] if counts[form] else 0.0 for form in likely}
    best = max(scores, key=lambda one: (scores[one], one))
    return best if scores[best] > scores.get(chosen, 0.0) else chosen


def _numbers(form: str, segments: Sequence[Segment]) -> list[list[int]]:
    return [vocabulary_of(segment).forms(form, False).tolist() for segment in segments]


def _run_df(run: Sequence[str], segments: Sequence[Segment]) -> int:
    """In how many paragraphs a run stands."""
    columns = zip(*(_numbers(form, segments) for form in run), strict=True)
    return sum(
        run_df(segment, [one[0] for one in numbers])
        for segment, numbers in zip(segments, columns, strict=True)
        if all(numbers)
    )


def _is_joined(pair: Sequence[str], segments: Sequence[Segment]) -> bool:
    total = inside = 0
    for segment in segments:
        forms = (vocabulary_of(segment).forms(form, False) for form in pair)
        for low, high in pair_ranges(segment, *forms):
            for number in range(low, high):
                some, joined = segment.pair_occurrences(number)
                total, inside = total + some, inside + joined
    return 0 < _JOINED * total <= inside


def _share_of_own(form: str, segments: Sequence[Segment]) -> float:
    """The part of the occurrences of a syllable in which it is a word of its own."""
    total = inside = 0
    for segment, numbers in zip(segments, _numbers(form, segments), strict=True):
        for number in numbers:
            some, joined = segment.syllable_occurrences(number)
            total, inside = total + some, inside + joined
    return (total - inside) / total if total else 0.0
