"""Texts written out of numbers are those that are written token by token."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from searchlib.store.format.stored_spelling import LITERAL, SKIP, decode_text
from searchlib.store.format.surface_table import SurfaceTable

WORDS = ["sông", "lam", "ẖ", "ß", "đê", "q10", "a" * 40]
LITERALS = ["hoá ", "(*) ", "h\u0331!", "\ud800"]
TABLE = SurfaceTable(WORDS, LITERALS)
CODES = st.one_of(st.integers(0, SKIP - 1), st.just(LITERAL))
TOKENS = st.tuples(st.integers(0, len(WORDS) - 1), CODES)
TEXTS = st.tuples(CODES, st.lists(TOKENS, max_size=9))
NONE = np.zeros(0, np.uint32)


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_many_texts_are_written_as_one_by_one(texts: list[tuple[int, list[tuple[int, int]]]]) -> None:
    numbers = np.array([number for _, tokens in texts for number, _ in tokens], np.uint32)
    coded = [bytes([before, *(code for _, code in tokens)]) for before, tokens in texts]
    codes = np.frombuffer(b"".join(coded), np.uint8)
    literals = np.arange(np.count_nonzero(codes == LITERAL)) % len(LITERALS)
    firsts = np.cumsum([0, *map(len, coded)])
    every, starts, odd = TABLE.write(numbers, codes, firsts[:-1], literals)
    edges = [*starts[firsts[:-1]].tolist(), len(every)]
    named = iter([LITERALS[number] for number in literals.tolist()])
    for i, (_, tokens) in enumerate(texts):
        alone = decode_text([WORDS[number] for number, _ in tokens], coded[i], named)
        assert every[edges[i] : edges[i + 1]] == alone.text
        own = slice(firsts[i] + 1, firsts[i + 1])
        if not odd[firsts[i] : firsts[i + 1]].any():
            assert [start - edges[i] for start in starts[own].tolist()] == list(alone.starts)


def test_the_letters_of_a_syllable_are_told_from_what_follows() -> None:
    codes = np.array([0, LITERAL, LITERAL], np.uint8)
    assert TABLE.widths(np.array([1, 0, 4]), codes, np.array([0, 2])).tolist() == [3, 3, 2]


def test_what_is_written_with_the_syllable_before_is_left_out() -> None:
    codes = np.array([0, SKIP, 0], np.uint8)
    every, starts, odd = TABLE.write(np.array([1, 4]), codes, np.array([0]), NONE)
    plain = decode_text(["đê"], bytes([0, 0]), iter(())).text
    assert every == plain
    assert starts.tolist() == [0, plain.index("đ"), plain.index("đ")]
    assert odd.tolist() == [False, True, False]
