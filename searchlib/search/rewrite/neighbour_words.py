"""Which words stand beside a rare word: the few paragraphs that hold it are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from searchlib.search.match.vocabulary_lookup import vocabulary_of

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_RARE = 8
"""A word that stands in more paragraphs of a segment is not rare: its neighbours are not looked for."""


def words_beside(segments: Sequence[Segment], word: str, loose: bool, behind: bool) -> frozenset[str] | None:
    """The syllables that stand behind a word, or before it; None if it is not rare.

    Args:
        segments: of the archive; dead paragraphs are looked at too.
        word: canonical.
        loose: whether it also stands for forms with more marks.
        behind: which of the two.
    """
    forms = [vocabulary_of(segment).forms(word, loose).tolist() for segment in segments]
    for segment, numbers in zip(segments, forms, strict=True):
        if len(numbers) > _RARE or sum(map(segment.syllable_df, numbers)) > _RARE:
            return None
    found: set[str] = set()
    for segment, numbers in zip(segments, forms, strict=True):
        docs = {doc for number in numbers for doc in segment.syllable_postings(number)[0].tolist()}
        for doc in docs:
            tokens = segment.text.few(doc, doc + 1)
            here, there = (tokens, tokens[1:]) if behind else (tokens[1:], tokens)
            found.update(
                segment.syllable(other) for own, other in zip(here, there, strict=False) if own in numbers
            )
    return frozenset(found)
