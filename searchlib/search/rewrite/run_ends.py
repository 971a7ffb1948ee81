"""The first and the last syllable of a query without marks, chosen by runs of three and by wordhood.

A query is cut out of running text, so what stands beside its ends there was not typed. In "luong giao vien"
the pair "lượng giáo" is frequent by "chất lượng giáo dục" alone, where "lượng" is half of another word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from searchlib.search.match.known_terms import KnownTerms
from searchlib.search.match.phrases import run_df
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.match.word_shares import are_joined, share_of_own, side_by_side

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


def end_of_run(
    chosen: str, beside: Sequence[str], pairs: Mapping[str, int], last: bool, known: KnownTerms
) -> str:
    """The likeliest form at an end of a run.

    Args:
        chosen: the form that the pairs chose.
        beside: one or two forms next to it, the nearest first.
        pairs: in how many paragraphs each form stands beside the nearest, of those that do.
        last: whether it is the last of the run; else the first.
        known: of the archive.
    """
    if not pairs or sum(pairs.values()) > _MOST_PAIRS:
        return chosen
    likely = sorted(pairs, key=lambda one: (-pairs[one], one))[:_TRIED]
    rival = max((pairs[form] for form in likely if form != chosen), default=0)
    if pairs.get(chosen, 0) * share_of_own(chosen, known) >= _CLEAR * rival:
        return chosen  # whatever is a word

    def run(*forms: str) -> tuple[str, ...]:
        return forms[::-1] if last else forms

    def is_word(form: str) -> bool:
        first, second = run(form, beside[0])
        return are_joined(first, second, known)

    if is_word(chosen):
        return chosen
    own = {form: 1.0 if is_word(form) else share_of_own(form, known) for form in likely}
    scores = {form: pairs[form] * own[form] for form in likely}
    others = max((score for form, score in scores.items() if form != chosen), default=0.0)
    if scores.get(chosen, 0.0) >= _CLEAR * others:
        return chosen
    if len(beside) > 1:
        first, second = run(*beside)
        often, _ = side_by_side(first, second, known)
        if not often:
            return chosen  # nor does any run of three stand anywhere
        most = {form: (min(pairs[form], often) + _UNSEEN) * own[form] for form in likely}
        scores = {}
        for form in sorted(likely, key=most.__getitem__, reverse=True):
            if most[form] < max(scores.values(), default=0.0):
                break
            count = _run_df(run(form, *beside), known.segments)
            scores[form] = (count + _UNSEEN) * own[form] if count else 0.0
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
