"""Measures, held against the examples that their authors published."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.analysis.association_measures import (
    association,
    chance,
    contingency,
    corrected,
    dispersion,
    keyness,
    log_dice,
    log_ratio,
    mi3,
    per_million,
)
from searchlib.errors import OptionError

# Dunning (1993), table 2: bigrams of the Swiss bank reports, by -2 log lambda.
DUNNING = [
    (270.72, 110, 2442, 111, 29114),
    (263.90, 29, 13, 123, 31612),
    (256.84, 31, 23, 139, 31584),
    (167.23, 10, 0, 3, 31764),
    (157.21, 76, 104, 2476, 29121),
    (157.03, 16, 16, 51, 31694),
]
# Benjamini and Hochberg (1995), section 4.1: fifteen hypotheses about thrombolysis.
THROMBOLYSIS = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
]


@pytest.mark.parametrize(("score", "k11", "k12", "k21", "k22"), DUNNING)
def test_contingency_is_dunnings(score: float, k11: int, k12: int, k21: int, k22: int) -> None:
    assert contingency(k11, k12, k21, k22) == pytest.approx(score, abs=0.005)


def test_keyness_is_that_of_the_lancaster_calculator() -> None:
    # The worked example of Lancaster's course: 52 in 50,000 words, 57 in 75,000: LL + 2.65.
    assert keyness(52, 57, 50_000, 75_000) == pytest.approx(2.65, abs=0.005)
    assert keyness(10, 20, 1000, 2000) == pytest.approx(0)
    assert keyness(0, 20, 1000, 2000) == pytest.approx(2 * 20 * math.log(1.5))


def test_log_ratio_counts_doublings() -> None:
    # Hardie (2014): each point is a doubling; a zero is replaced by a half.
    assert [log_ratio(n, 10, 1000, 1000) for n in (10, 20, 40, 80, 5)] == [0, 1, 2, 3, -1]
    assert log_ratio(4, 0, 1000, 1000) == 3
    assert log_ratio(0, 4, 1000, 1000) == -3


def test_log_dice_has_the_properties_of_the_paper() -> None:
    # Rychlý (2008), section 3.
    assert log_dice(7, 7, 7) == 14
    assert log_dice(1, 16_000, 16_000) == pytest.approx(0, abs=0.05)
    assert log_dice(2, 100, 300) - log_dice(1, 100, 300) == 1
    assert log_dice(128, 500, 900) - log_dice(1, 500, 900) == 7


def test_mi3_by_hand() -> None:
    assert mi3(4, 8, 16, 1024) == 9


def test_log_likelihood_of_a_collocate_compares_windows_with_the_rest() -> None:
    # 10 of 100 words beside the node, 20 of 1000 in all: the table is 10, 90, 10, 890.
    assert association("loglikelihood", 10, 12, 20, 100, 1000) == contingency(10, 90, 10, 890)
    assert association("loglikelihood", 1, 12, 200, 100, 1000) < 0
    assert association("logdice", 10, 12, 20, 100, 1000) == log_dice(10, 12, 20)
    assert association("mi3", 10, 12, 20, 100, 1000) == mi3(10, 12, 20, 1000)


def test_an_unknown_measure_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(OptionError, match="logdice, loglikelihood, mi3"):
        association("tscore", 1, 1, 1, 1, 1)


def test_chance_has_the_critical_values_of_the_tables() -> None:
    for score, p in ((3.841, 0.05), (6.635, 0.01), (10.828, 0.001)):
        assert chance(score) == pytest.approx(p, rel=0.001)
    assert chance(0) == 1


def test_corrected_rejects_the_four_of_the_paper() -> None:
    adjusted = corrected(THROMBOLYSIS)
    assert sum(p <= 0.05 for p in adjusted) == 4
    assert sum(p <= 0.05 / 15 for p in THROMBOLYSIS) == 3  # where Bonferroni rejects three
    assert adjusted[3] == pytest.approx(0.0095 * 15 / 4)


def test_corrected_knows_of_tests_that_are_not_shown() -> None:
    assert corrected([0.01, 0.02], tests=4) == [0.04, 0.04]


@given(st.lists(st.floats(0, 1)))
def test_corrected_keeps_the_order_and_never_lowers(chances: list[float]) -> None:
    adjusted = corrected(chances)
    assert all(p <= q * 1.000001 and q <= 1 for p, q in zip(chances, adjusted, strict=True))
    pairs = sorted(zip(chances, adjusted, strict=True))
    assert all(one[1] <= other[1] for one, other in itertools.pairwise(pairs))


def test_dispersion_is_that_of_the_paper() -> None:
    # Gries (2008), the example of five parts with 9, 10, 10, 10 and 11 words: "a" stands 1 to 5 times there.
    assert dispersion([(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)], 50) == pytest.approx(0.18)
    assert dispersion([(5, 10)], 50) == pytest.approx(0.8)
    assert dispersion([(1, 10), (2, 20)], 30) == 0
    assert dispersion([], 30) == 0


def test_per_million() -> None:
    assert per_million(3, 1500) == 2000
    assert per_million(0, 0) == 0
