"""Caches of arrays: what they keep, what they drop, and how much they hold together."""

from __future__ import annotations

import gc
from threading import Thread

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from searchlib.store.format.string_tables import Array
from searchlib.store.segment.array_cache import Budget, Kept

_KB = 1 << 10


def _kept(most: int, budget: Budget | None = None) -> Kept[Array]:
    return Kept(most, lambda array: (array,), budget or Budget())


def _array(kilobytes: int) -> Array:
    return np.zeros(kilobytes * _KB, np.uint8)


def test_what_is_kept_is_not_made_again_and_not_changed() -> None:
    cache = _kept(100 * _KB)
    first = cache.get("a", lambda: _array(10))
    assert cache.get("a", lambda: _array(99)) is first is cache.peek("a")
    assert not first.flags.writeable


def test_what_was_used_longest_ago_goes_first() -> None:
    cache = _kept(100 * _KB)
    for key in "abc":
        cache.get(key, lambda: _array(30))
    cache.get("a", lambda: _array(30))
    cache.get("d", lambda: _array(30))
    assert cache.peek("b") is None
    assert cache.peek("a") is not None
    assert cache.peek("d") is not None


def test_there_is_room_ahead_while_a_fifth_is_free_here_and_in_all() -> None:
    budget = Budget(150 * _KB)
    first, second = _kept(100 * _KB, budget), _kept(100 * _KB, budget)
    for key in range(8):
        assert first.has_room
        first.get(key, lambda: _array(10))
    assert (first.has_room, second.has_room) == (False, True)
    for key in range(4):
        second.get(key, lambda: _array(10))
    assert not second.has_room


def test_what_is_larger_than_the_cache_is_not_kept() -> None:
    cache = _kept(100 * _KB)
    cache.get("small", lambda: _array(10))
    assert len(cache.get("large", lambda: _array(101))) == 101 * _KB
    assert cache.peek("large") is None
    assert cache.peek("small") is not None


def test_empty_arrays_take_room_too() -> None:
    cache = _kept(100 * _KB)
    for key in range(10_000):
        cache.get(key, lambda: _array(0))
    assert len(cache) < 200


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(0, 60)), max_size=60),
    st.integers(20, 300),
)
def test_caches_of_a_budget_hold_no_more_than_it_together(
    asked: list[tuple[int, int, int]], most: int
) -> None:
    budget = Budget(most * _KB)
    caches = [_kept(100 * _KB, budget) for _ in range(5)]
    for which, key, size in asked:
        assert len(caches[which].get(key, lambda size=size: _array(size))) % _KB == 0  # type: ignore[misc]
        assert budget.held == sum(cache.held for cache in caches) <= most * _KB
        assert all(cache.held <= 100 * _KB for cache in caches)


def test_the_largest_cache_gives_way() -> None:
    budget = Budget(100 * _KB)
    large, small = _kept(1 << 20, budget), _kept(1 << 20, budget)
    small.get("own", lambda: _array(10))
    for key in range(20):
        large.get(key, lambda: _array(10))
    assert small.peek("own") is not None
    assert large.held < 90 * _KB


def test_a_cache_that_is_gone_takes_no_part_of_the_budget() -> None:
    budget = Budget(100 * _KB)
    gone = _kept(100 * _KB, budget)
    gone.get("a", lambda: _array(80))
    del gone
    gc.collect()
    assert budget.held == 0


def test_a_count_that_threads_got_wrong_is_mended_and_ends() -> None:
    cache = _kept(100 * _KB)
    cache.get("a", lambda: _array(10))
    cache.held += 1 << 30
    cache.get("b", lambda: _array(10))
    assert cache.held < 22 * _KB
    assert len(cache) == 2


def test_threads_keep_values_at_the_same_time() -> None:
    budget = Budget(200 * _KB)
    caches = [_kept(90 * _KB, budget) for _ in range(3)]
    wrong: list[int] = []

    def ask(first: int) -> None:
        for number in range(3_000):
            key = (first + number * 7) % 40
            if len(caches[number % 3].get(key, lambda key=key: _array(key))) != key * _KB:  # type: ignore[misc]
                wrong.append(key)

    threads = [Thread(target=ask, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    for cache in caches:
        cache.shrink(cache.held)
    assert budget.held <= 200 * _KB
