"""Ascending numbers come back from few bits, and no bytes make anything but numbers or an error."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searchlib import kernels
from searchlib.errors import IndexDamaged
from searchlib.store.format import elias_fano as module
from searchlib.store.format.elias_fano import decode, decode_many, encode, size_of, sizes

LIMITS = st.one_of(
    st.integers(1, 40), st.integers(1, 100_000), st.sampled_from([255, 256, 257, 1 << 24, 1 << 31])
)


@st.composite
def sequence(draw: st.DrawFn, distinct: bool) -> tuple[int, list[int]]:
    """A limit, and ascending numbers below it."""
    limit = draw(LIMITS)
    numbers = draw(st.lists(st.integers(0, limit - 1), max_size=60, unique=distinct))
    return limit, sorted(numbers)


@st.composite
def several(draw: st.DrawFn) -> tuple[bool, list[tuple[int, list[int]]]]:
    distinct = draw(st.booleans())
    return distinct, draw(st.lists(sequence(distinct), max_size=6))


def coded(distinct: bool, listed: list[tuple[int, list[int]]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    counts = np.array([len(numbers) for _, numbers in listed], np.int64)
    limits = np.array([limit for limit, _ in listed], np.int64)
    values = np.array([number for _, numbers in listed for number in numbers], np.int64)
    return encode(values, counts, limits, distinct), counts, limits


@pytest.mark.usefixtures("packers")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(several(), st.sampled_from([1, 7, 1 << 21]), st.sampled_from([3, 20, 1024]), st.sampled_from([0, 32]))
def test_numbers_come_back(
    given_: tuple[bool, list[tuple[int, list[int]]]], at_once: int, long: int, few: int
) -> None:
    distinct, listed = given_
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_ONCE", at_once)
        patch.setattr(module, "_LONG", long)
        patch.setattr(module, "_FEW", few)
        data, counts, limits = coded(distinct, listed)
        together = decode_many(data, counts, limits, distinct).tolist()
    place = 0
    for (limit, numbers), size in zip(listed, sizes(counts, limits, distinct).tolist(), strict=True):
        assert size == size_of(len(numbers), limit, distinct)
        assert decode(data[place : place + size], len(numbers), limit, distinct).tolist() == numbers
        place += size
    assert place == len(data)
    every = [number for _, numbers in listed for number in numbers]
    assert together == every


@given(several())
def test_both_ways_write_the_same_bytes(given_: tuple[bool, list[tuple[int, list[int]]]]) -> None:
    if not kernels.wait_packers():
        pytest.skip("numba is not installed")
    slow = coded(*given_)[0].tobytes()
    kernels.enable(True)
    try:
        assert coded(*given_)[0].tobytes() == slow
    finally:
        kernels.enable(False)


@pytest.mark.parametrize("count", [3, 50, 700, 20_000, 90_000])
def test_a_number_takes_little_more_than_it_must(count: int) -> None:
    limit = 100_000
    least = math.log2(limit / count) * count
    assert 8 * size_of(count, limit, True) <= least + 2 * count + 24


@given(st.binary(max_size=40), st.integers(0, 50), st.integers(1, 300), st.booleans())
def test_any_bytes_make_a_list_or_an_error(data: bytes, count: int, limit: int, distinct: bool) -> None:
    size = size_of(count, limit, distinct)
    array = np.frombuffer(data.ljust(size, b"\xa5")[:size], "u1")
    for read in (
        lambda: decode(array, count, limit, distinct),
        lambda: decode_many(array, np.array([count]), np.array([limit]), distinct),
    ):
        try:
            found = read().tolist()
        except IndexDamaged:
            continue
        assert len(found) == count
        assert found == sorted(set(found) if distinct else found)
        assert not found or found[-1] < limit
