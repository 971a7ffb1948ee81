"""Texts as reports of one event: names and openings weigh as the definition says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.analysis.text_similarity import names, similarities
from searchlib.text.tokens import syllables

GIVEN = "Đầm Sen Hạ ngập rác sau lũ\nHai tấn rác trôi về đầm Sen Hạ, xã Mường Khao cho vớt. Bà Hà Lan nói."
NAMES = [["đầm", "sen", "hạ"], ["sen", "hạ"], ["mường", "khao"], ["bà", "hà", "lan"]]
OTHERS = [
    "Vớt hai nghìn tấn rác ở đầm Sen Hạ\nXã Mường Khao thuê thuyền vớt rác trôi về sau lũ.",
    "Chợ phiên Bách Sa họp lại. Rác được gom từ sáng sớm.",
    "Ở chợ có cá khô",
]
RARE = {"rác": 1.5, "sen": 3.0, "hạ": 2.5, "mường": 4.0, "sau": 0.0}


def rarity(words: Sequence[str]) -> list[float]:
    return [RARE.get(word, 1.0) for word in words]


def defined(one: Sequence[str], other: Sequence[str], named: set[Hashable]) -> float:
    """The cosine by its definition."""

    def vector(words: Sequence[str]) -> Mapping[Hashable, float]:
        counts: Counter[Hashable] = Counter(words)
        counts.update(pairwise(words))
        return {
            term: (1 + log(count)) * (rarity([term])[0] if isinstance(term, str) else 0.7 * max(rarity(term)))  # type: ignore[arg-type]
            for term, count in counts.items()
        }

    first, second = vector(one), vector(other)
    first, second = (
        {term: x * (1.35 if term in named and term in first else 1) for term, x in each.items()}
        for each in (first, second)
    )
    norms = sqrt(sum(x * x for x in first.values()) * sum(x * x for x in second.values()))
    return sum(first[term] * second[term] for term in first.keys() & second.keys()) / norms


def test_names_are_runs_of_capitals_but_for_one_that_begins_a_sentence() -> None:
    assert list(names(GIVEN)) == NAMES


def test_a_single_capital_inside_a_sentence_is_a_name() -> None:
    assert list(names("Hôm qua ở Bách, ông Tư về. Xe chạy")) == [["bách"], ["tư"]]


def test_the_similarity_is_that_of_the_definition() -> None:
    long = [" ".join(f"từ{at}" for at in range(90)), GIVEN]
    text = "\n".join(long)
    named = {word for name in NAMES for word in name} | {pair for name in NAMES for pair in pairwise(name)}
    others = [syllables(other) for other in (*OTHERS, "\n".join(reversed(long)))]
    own = syllables(text)
    wanted = [
        (defined(own, words, named) + 0.4 * defined(own[:100], words[:100], set())) / 1.4 for words in others
    ]
    assert similarities(text, others, rarity) == pytest.approx(wanted)


def test_a_text_is_wholly_like_itself_and_unlike_one_of_other_words() -> None:
    same, other = similarities(GIVEN, [syllables(GIVEN), syllables("xe chạy qua cầu")], rarity)
    assert same == pytest.approx(1)
    assert other == 0


@given(st.text(alphabet="aÁ b.B\n", max_size=30), st.lists(st.text(alphabet="aáb ", max_size=9), max_size=4))
def test_every_similarity_lies_between_none_and_all(text: str, others: list[str]) -> None:
    found = similarities("Đầm " + text, [syllables(other) for other in others], rarity)
    assert len(found) == len(others)
    assert all(-1e-9 <= one <= 1 + 1e-9 for one in found)
