"""Words near each other are found by their places as by reading the paragraphs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib import kernels
from searchlib.search.match import phrases
from searchlib.search.match.nearness import Places
from searchlib.search.match.phrases import near_postings
from searchlib.search.match.posting_sets import Postings
from searchlib.store.segment.segment_reader import Segment
from tests.search.archives import of_texts

LETTERS = "abcde"
TEXTS = st.lists(st.text(LETTERS + "f", max_size=24), min_size=1, max_size=6)


def found(segment: Segment, words: list[list[str]], distance: int) -> list[tuple[int, int]]:
    table = segment.table("syllables").all()
    forms = [np.array([n for n, word in enumerate(table) if word in some], np.int64) for some in words]
    near: Postings = near_postings(segment, forms, distance, Places(segment, [forms]))
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


def test_places_of_several_words_in_one_pass() -> None:
    if not kernels.wait():
        pytest.skip("needs numba")
    words = [f"từ{n}" for n in range(9_000)]  # the rarest take three bytes
    texts = [" ".join([*words[:50] * 3, *words[at : at + 900]]) for at in range(0, 9_000, 900)]
    segment = of_texts(*texts).segments[0]
    table, text = segment.table("syllables").all(), " ".join(texts).split()
    assert len(segment.column("text.wide"))
    for chosen in (
        [{"từ1", "từ2"}, {"từ3"}],
        [{"từ1", "từ8999"}, {"từ2", "từ1"}, {"từ300", "từ8998"}, {"từ8998"}],
        [set(words[:3]), set(words[8_000:])],
    ):
        sets = [np.array([n for n, word in enumerate(table) if word in some]) for some in chosen]
        expected = [[at for at, word in enumerate(text) if word in some] for some in chosen]
        sizes = [len(one) for one in expected]
        found = segment.places_together(sets, sizes)
        assert found is not None
        assert [one.tolist() for one in found] == expected
        places = Places(segment, [sets])
        assert [one.tolist() for one in places.of(sets)] == expected
        assert segment.places_together(sets, [0, *sizes[1:]]) is None  # a forged list
    kernels.enable(False)
    assert segment.places_together(sets, sizes) is None
    kernels.enable(True)
