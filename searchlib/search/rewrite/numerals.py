"""Small numbers before a noun, written as a word or as a digit: "hai cấp" and "2 cấp".

They meet as abbreviations do, where the archive has the other form. "Một" and "năm" are left alone: they are
an article and a year more often than numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

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
_ORDINALS = frozenset(
    map(canonical, ("ngày", "tháng", "năm", "số", "điều", "khoản", "thứ", "lớp", "quận", "mục"))
)
"""Words behind which a number is the name of something."""


def numerals(
    typed: Sequence[str], taken: Collection[int], segments: Sequence[Segment]
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Numbers before a noun: where each stands, and the pair in its other form.

    Args:
        typed: canonical syllables side by side.
        taken: places that have other forms already.
        segments: of the archive; what stands in none of them is left out.
    """
    last = -1
    for at in range(len(typed) - 1):
        other, noun = _OTHER.get(typed[at]), typed[at + 1]
        before = typed[at - 1] if at else ""
        if other is None or at <= last or at in taken or at + 1 in taken:
            continue
        named = before in _ORDINALS or before in _OTHER or before.isdigit()
        if named or not noun.isalpha() or noun in _OTHER:
            continue
        if any(_stands(other, noun, segment) for segment in segments):
            yield at, (other, noun)
            last = at + 1


def _stands(number: str, noun: str, segment: Segment) -> bool:
    vocabulary = vocabulary_of(segment)
    first, second = vocabulary.forms(number, False), vocabulary.forms(noun, not has_marks(noun))
    return bool(len(first) and len(second) and pair_df(segment, first, second))
