"""Words near each other are found by their places as by reading the paragraphs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib import kernels
from searchlib.search.match import phrases
from searchlib.search.match.phrases import near_postings
from searchlib.search.match.posting_sets import Postings
from searchlib.store.segment.segment_reader import Segment
from tests.search.archives import of_texts

LETTERS = "abcde"
TEXTS = st.lists(st.text(LETTERS + "f", max_size=24), min_size=1, max_size=6)


def found(segment: Segment, words: list[list[str]], distance: int) -> list[tuple[int, int]]:
    table = segment.table("syllables").all()
    forms = [np.array([n for n, word in enumerate(table) if word in some], np.int64) for some in words]
    near: Postings = near_postings(segment, forms, distance)
    return list(zip(near.docs.tolist(), near.tf.tolist(), strict=True))


def by_definition(texts: list[str], words: list[list[str]], width: int) -> list[tuple[int, int]]:
    counts = [
        sum(
            any(letter in some for some in words)
            and all(any(other in some for other in text[at : at + width]) for some in words)
            for at, letter in enumerate(text)
        )
        for text in texts
    ]
    return [(number, count) for number, count in enumerate(counts) if count]


@given(
    TEXTS,
    st.lists(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=2, unique=True), min_size=2, max_size=4),
    st.integers(0, 4),
)
def test_windows_are_those_of_the_definition(texts: list[str], words: list[list[str]], distance: int) -> None:
    segment = of_texts(*(" ".join(text) or "-" for text in texts)).segments[0]
    expected = by_definition(texts, words, distance + len(words))
    with pytest.MonkeyPatch.context() as patch:
        for at_once in (1 << 20, -1):
            patch.setattr(phrases, "_AT_ONCE", at_once)
            for on in (False, True):
                kernels.enable(on)
                assert found(segment, words, distance) == expected
    kernels.enable(True)


def test_places_of_frequent_and_of_rare_words() -> None:
    texts = ["số " * 3 + " ".join(f"từ{n} hiếm{n}" for n in range(200)), "hiếm1 số hiếm199", "từ1"]
    segment = of_texts(*texts).segments[0]
    table = segment.table("syllables").all()
    words = " ".join(texts).split()
    for some in (["số"], ["hiếm199"], ["số", "từ1"], ["hiếm1", "hiếm199", "từ5"]):
        numbers = np.array([n for n, word in enumerate(table) if word in some])
        assert segment.places_of(numbers).tolist() == [at for at, word in enumerate(words) if word in some]
