"""Paragraphs read at once are what reading them one by one gives, with tokens where they stand."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from searchlib import kernels
from searchlib.store.segment.excerpt_reader import Wanted
from searchlib.text.tokens import tokenize
from tests.search.archives import archive, article, said

TEXTS = (
    "Xã Sông Lam họp về đê điều",
    "UBND TPHCM và HĐND: “Phải làm thật”, ông Mít nói.",
    "h\u0331 ẖ straße ﬁ ✓ 30-1",
    "",
    "số " * 300,
)
MANY = archive(
    [
        article("a", *TEXTS, date="2031-04-05"),
        article("b", TEXTS[1], said(1, TEXTS[0], "Lê Văn Mít"), source="Báo Sông Lam"),
        article("c", "Từ hiếm " + " ".join(f"hiếm{number}" for number in range(9000))),
    ]
).segments[0]
WORDS = MANY.table("syllables").all()
ALL = Wanted(frozenset(WORDS), lambda: np.arange(len(WORDS)))
COLD = [MANY.excerpts([number], ALL)[0] for number in range(MANY.count)]
MANY.read_ahead()
kernels.wait()


@given(
    st.lists(st.integers(0, MANY.count - 1), min_size=1, max_size=6),
    st.sets(st.sampled_from(range(len(WORDS))), max_size=9),
    st.booleans(),
)
def test_many_at_once_are_the_same_as_one_by_one(numbers: list[int], asked: set[int], compiled: bool) -> None:
    forms = frozenset(WORDS[number] for number in asked)
    kernels.enable(compiled)
    try:
        many = MANY.excerpts(numbers, Wanted(forms, lambda: np.array([*asked], np.int64)))
    finally:
        kernels.enable(True)
    for number, excerpt in zip(numbers, many, strict=True):
        cold = COLD[number]
        assert excerpt.article is None
        assert excerpt.paragraph == cold.paragraph
        assert list(excerpt.places) == [place for place in cold.places if place[1] in forms]


def test_tokens_stand_where_the_text_has_them() -> None:
    for excerpt in (*COLD, *MANY.excerpts(range(MANY.count), ALL)):
        text = excerpt.paragraph.text
        assert [place[1:] for place in excerpt.places] == tokenize(text)
        assert [place[0] for place in excerpt.places] == list(range(len(excerpt.places)))


def test_an_article_that_only_its_note_tells_is_read_whole() -> None:
    odd = archive([article("a", said(3, TEXTS[0], "Lê Văn Mít")), article("b", TEXTS[1])]).segments[0]
    cold = [odd.excerpts([number], ALL)[0] for number in range(odd.count)]
    odd.read_ahead()
    assert odd.excerpts([0, 1], ALL) == cold
