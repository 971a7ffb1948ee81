"""Freed memory goes back to the system, where the C library knows how."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace

import pytest
from searchlib.store.memory import give_back_memory


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
