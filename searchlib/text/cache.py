"""Caches that fill themselves and never outgrow a bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

V = TypeVar("V")


class Cache(dict[str, V], Generic[V]):
    """A dictionary that computes what it lacks and is emptied when it is full.

    A hit costs one look-up in C, which matters where every word of an archive passes. Emptying the whole is
    cheaper than keeping an order of use, and the frequent words are back at once. Threads may share a cache:
    at worst they compute the same value twice. Text longer than `LONGEST` is computed and not kept.
    """

    LONGEST = 64

    def __init__(self, compute: Callable[[str], V], limit: int = 100_000) -> None:
        super().__init__()
        self._compute: Callable[[str], V] = compute
        self._limit = limit

    def __missing__(self, key: str) -> V:
        value = self._compute(key)
        if len(key) <= self.LONGEST:
            if len(self) >= self._limit:
                self.clear()
            self[key] = value
        return value


def remembered(compute: Callable[[str], V], limit: int = 100_000) -> Callable[[str], V]:
    """A function of a word as a look-up: it is computed where a cache of at most `limit` words lacks it."""
    return Cache(compute, limit).__getitem__
