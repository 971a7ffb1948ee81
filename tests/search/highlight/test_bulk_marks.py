"""Many paragraphs at once are marked as one by one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from searchlib.search.highlight.bulk_marks import marked_tokens
from searchlib.search.pipeline import Request, search
from searchlib.text.analysis import analyze
from searchlib.text.tokens import tokenize
from tests.search.archives import of_texts

WORDS = st.sampled_from(["má", "ma", "đổi", "doi", "hội", "đồng", "nhân", "dân", "gì", "25.000", "25", "000"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4)
QUERIES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.lists(WORDS, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.lists(WORDS, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"~2'),
    st.sampled_from(["hdnd", "đổ*", "đồi~", "hội OR ma", "(hội đồng) dan"]),
)


@given(TEXTS, QUERIES)
def test_arrays_mark_what_the_marker_marks(texts: list[str], query: str) -> None:
    marker = search(of_texts(*texts), Request(query)).marker
    tokens = [[token.text for token in tokenize(text)] for text in texts]
    joined = np.array([not start for text in texts for start in analyze(text).word_starts])
    words = sorted({word for own in tokens for word in own})
    numbers = np.array([words.index(word) for own in tokens for word in own])
    paragraph = np.repeat(np.arange(len(texts)), list(map(len, tokens)))
    marked = iter(marked_tokens(marker, words, numbers, paragraph, joined).tolist())
    for text, own in zip(texts, tokens, strict=True):
        spans = marker.spans(text)
        here = [any(a <= token.start < b for a, b in spans) for token in tokenize(text)]
        assert [next(marked) for _ in own] == here
