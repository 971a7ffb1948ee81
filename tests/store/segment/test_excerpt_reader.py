"""Paragraphs read at once are what reading them one by one gives, with tokens where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
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
COLD = [MANY.excerpts([number])[0] for number in range(MANY.count)]
MANY.read_ahead()


@given(st.lists(st.integers(0, MANY.count - 1), min_size=1, max_size=6))
def test_many_at_once_are_the_same_as_one_by_one(numbers: list[int]) -> None:
    for number, excerpt in zip(numbers, MANY.excerpts(numbers), strict=True):
        cold = COLD[number]
        assert excerpt.article == cold.article
        assert excerpt.paragraph == cold.paragraph
        assert list(excerpt.written.starts) == list(cold.written.starts)


def test_tokens_stand_where_the_text_has_them() -> None:
    for excerpt in (*COLD, *MANY.excerpts(range(MANY.count))):
        text, *columns = excerpt.written
        assert excerpt.paragraph.text == text
        assert list(zip(*columns, strict=True)) == tokenize(text)
