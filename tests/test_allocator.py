"""Freed memory is kept or given back, where the C library can do so; elsewhere all goes on."""

from __future__ import annotations

import ctypes
import gc
from types import SimpleNamespace

import pytest
from searchlib.allocator import give_back_memory, reuse_memory, without_cycle_search


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


def test_the_c_library_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace(malloc_trim=asked.append))
    give_back_memory()
    assert asked == [0]


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def refuse(name: str | None) -> object:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    give_back_memory()


def test_cycles_are_left_alone_for_a_while_and_looked_for_again() -> None:
    assert gc.isenabled()
    with without_cycle_search():
        assert not gc.isenabled()
        with without_cycle_search():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), without_cycle_search():
        raise KeyError
    assert gc.isenabled()
