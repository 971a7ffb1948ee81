"""Texts written out of numbers are those that are written token by token."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from searchlib.store.format.stored_spelling import LITERAL, SKIP, decode_text
from searchlib.store.format.surface_table import SurfaceTable

WORDS = ["sông", "lam", "ẖ", "ß", "đê", "q10", "a" * 40]
TABLE = SurfaceTable(WORDS)
TOKENS = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(0, SKIP - 1))
TEXTS = st.tuples(st.integers(0, SKIP - 1), st.lists(TOKENS, max_size=9))


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_many_texts_are_written_as_one_by_one(texts: list[tuple[int, list[tuple[int, int]]]]) -> None:
    numbers = np.array([number for _, tokens in texts for number, _ in tokens], np.uint32)
    coded = [bytes([before, *(code for _, code in tokens)]) for before, tokens in texts]
    firsts = np.cumsum([0, *map(len, coded)])
    every, starts, odd = TABLE.write(numbers, np.frombuffer(b"".join(coded), np.uint8), firsts[:-1])
    edges = [*starts[firsts[:-1]].tolist(), len(every)]
    for i, (_, tokens) in enumerate(texts):
        alone = decode_text([WORDS[number] for number, _ in tokens], coded[i], iter(()))
        assert every[edges[i] : edges[i + 1]] == alone.text
        own = slice(firsts[i] + 1, firsts[i + 1])
        if not odd[own].any():
            assert [start - edges[i] for start in starts[own].tolist()] == list(alone.starts)


def test_what_stands_in_a_list_of_its_own_is_left_out() -> None:
    codes = np.array([0, LITERAL, SKIP, 0], np.uint8)
    every, starts, odd = TABLE.write(np.array([0, 1, 4]), codes, np.array([0]))
    plain = decode_text(["đê"], bytes([0, 0]), iter(())).text
    assert every == plain
    assert starts.tolist() == [0, plain.index("đ"), plain.index("đ"), plain.index("đ")]
    assert not odd.any()
