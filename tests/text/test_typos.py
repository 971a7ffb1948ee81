from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.text.spelling import canonical
from searchlib.text.typos import CONFUSED, confusions, cost, is_slip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xông", "sông"),
        ("sẻ", "xẻ"),
        ("trung", "chung"),
        ("dao", "giao"),
        ("rao", "dao"),
        ("nên", "lên"),
        ("sử", "sữ"),
        ("tan", "tang"),
        ("mặc", "mặt"),
    ],
)
def test_what_sounds_alike_in_some_dialect(typed: str, meant: str) -> None:
    assert canonical(meant) in set(confusions(canonical(typed)))
    assert canonical(typed) in set(confusions(canonical(meant)))


def test_đ_is_not_d() -> None:
    assert not {"giào", "rào"} & set(confusions("đào"))


@pytest.mark.parametrize(
    ("typed", "near", "far"),
    [
        ("chuyểnn", "chuyển", "chuyểng"),  # struck twice before another letter too many
        ("nghj", "nghị", "nghề"),  # the key beside the right one
        ("thnah", "thanh", "thính"),  # letters swapped
        ("trương", "trường", "tương"),  # a tone before a letter
        ("mả", "mã", "má"),  # hỏi and ngã before other tones
        ("cac", "câc", "cuc"),  # a quality mark before another vowel
    ],
)
def test_the_readier_slip_costs_less(typed: str, near: str, far: str) -> None:
    assert 0 < cost(typed, near) < cost(typed, far)
    assert cost("mả", "mã") == CONFUSED


words = st.text("aăâeêioơưuydđghlnrstxcáàảãạếềệ", max_size=8).map(canonical)


@given(words, words)
def test_costs_are_those_of_a_distance(one: str, other: str) -> None:
    assert (cost(one, other) == 0) == (one == other)
    assert cost(one, other) >= 0


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("nghi", "nghi", True),
        ("nghi", "ngh", True),
        ("ngh", "nghe", True),
        ("nghi", "nghe", True),
        ("nghi", "nhgi", True),
        ("", "a", True),
        ("nghi", "nhig", False),
        ("nghi", "ngi a", False),
        ("nghi", "ng", False),
        ("anh", "nah a", False),
    ],
)
def test_a_slip_is_one_edit(one: str, other: str, near: bool) -> None:
    assert is_slip(one, other) == is_slip(other, one) == near
