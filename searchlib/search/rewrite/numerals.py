"""Numbers in their other form: small ones before a noun, "hai cấp" and "2 cấp"; "25000" and "25.000".

They meet as abbreviations do, where the archive has the other form. "Một" and "năm" are left alone: they are
an article and a year more often than numbers; so are four digits that may be a year.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from searchlib.search.language.number_bounds import Bounds
from searchlib.search.language.tree import Phrase
from searchlib.search.match.pair_lists import pair_df
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.store.segment.segment_reader import Segment
from searchlib.text.spelling import canonical, has_marks

_WORDS = ("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười")
_DIGITS = ("2", "3", "4", "6", "7", "8", "9", "10")
_OTHER = {
    **dict(zip(map(canonical, _WORDS), _DIGITS, strict=True)),
    **dict(zip(_DIGITS, map(canonical, _WORDS), strict=True)),
}
_LARGE = re.compile("[1-9][0-9]{4,14}|[3-9][0-9]{3}")
_FIRST, _GROUP = re.compile("[1-9][0-9]{0,2}"), re.compile("[0-9]{3}")
_ORDINALS = frozenset(
    map(canonical, ("ngày", "tháng", "năm", "số", "điều", "khoản", "thứ", "lớp", "quận", "mục"))
)
"""Words behind which a number is the name of something."""


def numerals(
    typed: Sequence[str], taken: Collection[int], segments: Sequence[Segment]
) -> Iterator[tuple[int, int, Phrase]]:
    """Numbers, a small one with its noun: where each begins and ends (half open), and its other form.

    Args:
        typed: canonical syllables side by side.
        taken: places that have other forms already.
        segments: of the archive; what stands in none of them is left out.
    """
    last = 0
    for at, word in enumerate(typed):
        if at < last or not (word in _OTHER or word[0].isdigit()):
            continue
        for end, other in (_large(typed, at), _small(typed, at)):
            free = not any(place in taken for place in range(at, end))
            if other and free and any(_stands(other, segment) for segment in segments):
                yield at, end, Phrase(other, bounds=_bounds(other))
                last = end
                break


def _large(typed: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    """Where a large number ends, and how else it is written: with stops, or without."""
    end = at + 1
    if _FIRST.fullmatch(typed[at]):
        while end < len(typed) and _GROUP.fullmatch(typed[end]):
            end += 1
    if end > at + 1:
        return end, ("".join(typed[at:end]),)
    if _LARGE.fullmatch(typed[at]):
        return end, tuple(f"{int(typed[at]):,}".split(","))
    return at, ()


def _small(typed: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    """Where a small number and its noun end, and the two with the number as a word or as digits."""
    other = _OTHER.get(typed[at])
    if other is None or at + 1 == len(typed):
        return at, ()
    noun, before = typed[at + 1], typed[at - 1] if at else ""
    named = before in _ORDINALS or before in _OTHER or before.isdigit()
    if named or not noun.isalpha() or noun in _OTHER:
        return at, ()
    return at + 2, (other, noun)


def _bounds(run: Sequence[str]) -> Bounds:
    """What a run asks of its numbers: all its digits are one."""
    if not run[-1].isdigit():
        return ()
    return False, *(True for _ in run[1:]), False


def _stands(run: Sequence[str], segment: Segment) -> bool:
    vocabulary = vocabulary_of(segment)
    forms = [vocabulary.forms(one, not has_marks(one)) for one in run]
    return all(map(len, forms)) and all(pair_df(segment, *pair) for pair in pairwise(forms))
