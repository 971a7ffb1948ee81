"""Quotations found in texts: word for word, cut, changed, with a clause left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.analysis.local_alignment import NOTHING, align, bound, differences

TEXT = (
    *("ông", "nói", "dữ", "liệu", "phải", "có", "chủ", "và", "phải", "được", "dùng", "chung"),
    *("vì", "dữ", "liệu", "không", "ai", "dùng", "là", "dữ", "liệu", "chết"),
)
syllables = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=30)


def found(quote: str, text: Sequence[str] = TEXT) -> tuple[float, list[tuple[str, str]]]:
    words = quote.split()
    aligned = align(words, text)
    changed = differences(aligned.pairs, len(words))
    return round(aligned.similarity, 2), [
        (" ".join(words[slice(*a)]), " ".join(text[slice(*b)])) for a, b in changed
    ]


def test_word_for_word_is_one() -> None:
    assert found("dữ liệu phải có chủ và phải được dùng chung") == (1.0, [])
    assert found(" ".join(TEXT)) == (1.0, [])
    assert found("chủ") == (1.0, [])


def test_two_words_changed() -> None:
    assert found("dữ liệu cần có chủ và phải được chia sẻ vì dữ liệu không ai dùng") == (
        0.81,
        [("cần", "phải"), ("chia sẻ", "dùng chung")],
    )


def test_a_clause_left_out_takes_little_away() -> None:
    assert found("dữ liệu phải có chủ vì dữ liệu không ai dùng là dữ liệu chết") == (
        0.95,
        [("", "và phải được dùng chung")],
    )


def test_what_nobody_said_before_and_behind() -> None:
    assert found("tôi tin rằng dữ liệu phải có chủ và được bảo vệ") == (
        0.5,
        [("tôi tin rằng", ""), ("được bảo vệ", "")],
    )


def test_single_syllables_here_and_there_are_little_evidence() -> None:
    assert found("chung sức vì một xã hội phải học")[0] < 0.3


def test_the_place_in_a_text_that_is_long() -> None:
    quote = TEXT[3:12]
    long = ["x"] * 500 + list(TEXT) + ["y"] * 500
    aligned = align(quote, long)
    assert (aligned.similarity, aligned.first, aligned.last) == (1.0, 503, 512)


def test_nothing_to_align() -> None:
    assert align([], TEXT) is align(["a"], []) is NOTHING
    assert align(["nơi"], TEXT) is NOTHING
    assert differences((), 2) == [((0, 2), (0, 0))]


@given(syllables, syllables)
def test_pairs_rise_and_similarity_stays_below_its_bound(quote: list[str], text: list[str]) -> None:
    aligned = align(quote, text)
    assert 0 <= aligned.similarity <= bound(Counter(quote), text) + 1e-9 <= 1 + 1e-9
    assert all(quote[i] == text[j] for i, j in aligned.pairs)
    assert all(a < c and b < d for (a, b), (c, d) in zip(aligned.pairs, aligned.pairs[1:], strict=False))
    if aligned.pairs:
        assert (aligned.first, aligned.last) == (aligned.pairs[0][1], aligned.pairs[-1][1] + 1)


@given(syllables.filter(bool), syllables, syllables)
def test_what_stands_whole_in_a_text_is_found_whole(
    quote: list[str], before: list[str], after: list[str]
) -> None:
    quote = ["q", *quote]
    text = [*before, *quote, *after]
    aligned = align(quote, text if len(text) <= 5 * len(quote) else [*before[-2:], *quote, *after[:2]])
    assert aligned.similarity == pytest.approx(1.0)


@given(syllables, syllables)
def test_differences_and_pairs_make_up_the_quotation(quote: list[str], text: list[str]) -> None:
    aligned = align(quote, text)
    same = [i for i, _ in aligned.pairs]
    other = [i for a, _ in differences(aligned.pairs, len(quote)) for i in range(*a)]
    assert sorted(same + other) == list(range(len(quote)))
