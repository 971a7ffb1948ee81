"""The merging policy keeps segments few and rewrites little."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from searchlib.store.write.merge_policy import LARGEST, LIGHT, MANY, RATIO, SMALLEST, WHOLE, tail_to_merge


def commit(sizes: list[int], added: int) -> tuple[list[int], int]:
    """Sizes after a commit, and how much of it was there before."""
    start = tail_to_merge(sizes, added)
    return [*sizes[:start], sum(sizes[start:]) + added], sum(sizes[start:])


def test_one_small_article_leaves_large_segments_alone() -> None:
    assert tail_to_merge([20_000_000, 300_000], 500) == 2
    assert tail_to_merge([20_000_000, 5_000_000, 20_000], 500) == 2  # merged with the tiny one only


def test_a_rebuild_in_one_commit_merges_nothing_large() -> None:
    assert tail_to_merge([LARGEST, LARGEST], 12_000_000) == 2


def test_a_long_run_ends_with_as_few_segments_as_memory_allows() -> None:
    assert tail_to_merge([12_000_000, 12_000_000, 3_000_000], 500_000, unite=True) == 0
    assert tail_to_merge([WHOLE, 12_000_000, 3_000_000], 500_000, unite=True) == 1
    assert tail_to_merge([12_000_000, WHOLE], 500_000, unite=True) == 2
    assert tail_to_merge([12_000_000], 0, unite=True) == 1  # alone, it stays
    assert tail_to_merge([], 0, unite=True) == 0


def test_nothing_buffered() -> None:
    assert tail_to_merge([], 0) == 0
    assert tail_to_merge([1_000], 0) == 1  # alone, it stays
    assert tail_to_merge([1_000, 1_000], 0) == 0


@given(st.lists(st.integers(1, 3_000_000), max_size=60))
def test_sizes_fall_geometrically_or_there_are_few(added: list[int]) -> None:
    sizes: list[int] = []
    for size in added:
        sizes, _ = commit(sizes, size)
        assert all(total <= LARGEST for total in sizes)
        if len(sizes) > MANY:
            for i in range(len(sizes) - 1):
                rest = sum(sizes[i + 1 :])
                assert sizes[i] + rest > LARGEST or sizes[i] > RATIO * max(rest, SMALLEST)


def test_ten_thousand_small_commits() -> None:
    sizes: list[int] = []
    written = most = worst = 0
    for _ in range(10_000):
        sizes, rewritten = commit(sizes, 500)
        written += rewritten
        most = max(most, len(sizes))
        if len(sizes) < MANY:
            worst = max(worst, rewritten)
    assert most <= MANY + 1
    assert written / 5_000_000 < 60  # times each token was rewritten
    assert LIGHT <= LARGEST
