"""Words of a paragraph: what is cut off white space at once is cut as by the pattern of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.understanding.mentions import clauses as reading

MARKS = "“”.,;:!?…()[]–—-’'&/\""
WORDS = ("Đại", "biểu", "ông", "KDừm", "K'Dừm", "TP.HCM", "30-1", "17.9", "Tr.", "rằng", "QH15")


def by_pattern(piece: str) -> list[str]:
    return [part for token in reading._TOKEN.findall(piece) for part in reading.parts(token)]


@pytest.mark.parametrize("mark", sorted(reading._ENDS))
def test_a_mark_at_the_end_of_a_word_is_a_word(mark: str) -> None:
    assert list(reading._read(f"biểu{mark}")[::3]) == ["biểu", mark]


@given(st.lists(st.sampled_from([*WORDS, *MARKS]), min_size=1, max_size=5).map("".join))
def test_the_short_way_reads_as_the_pattern_does(piece: str) -> None:
    if reading._INITIAL.fullmatch(piece) or piece in reading._DEGREES:
        return  # "A.", "Tp." and "GS." are one word on purpose
    piece = piece.replace(".,", ",")  # a comma behind a full stop ends no sentence
    assert list(reading._read(piece)[::3]) == by_pattern(piece)
