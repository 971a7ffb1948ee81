"""A search keeps what it frees, where the C library can, and works where it cannot."""

from __future__ import annotations

import ctypes

import pytest
from searchlib.cli.memory import reuse_memory


def test_the_c_library_is_told_to_keep_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []

    class Library:
        @staticmethod
        def mallopt(option: int, value: int) -> None:
            told.append((option, value))

    monkeypatch.setattr(ctypes, "CDLL", lambda _: Library)
    reuse_memory()
    options = [option for option, _ in told]
    assert options == [-1, -2, -3]
    assert all(value > 1 << 20 for _, value in told)


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> object:
        raise TypeError("a name is needed")

    for library in (refused, lambda _: object()):
        monkeypatch.setattr(ctypes, "CDLL", library)
        reuse_memory()
