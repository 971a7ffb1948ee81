"""Memory that is freed: whether the C library keeps it, and when Python looks for cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD = -1, -2, -3
"""Options of mallopt(3), as glibc numbers them."""
_SETTINGS = ((_TRIM_THRESHOLD, 1 << 30), (_TOP_PAD, 1 << 24), (_MMAP_THRESHOLD, 1 << 25))


def reuse_memory() -> None:
    """Lets the C library keep what is freed, in a process that does one thing and ends.

    A large array is given back to the system when it is freed, and the next one is made of pages that the
    system has to clear first. In a short process that costs more than what is computed in them.
    """
    set_option = _function("mallopt")
    for option, value in _SETTINGS if set_option else ():
        set_option(option, value)


def give_back_memory() -> None:
    """Lets the C library give back what it keeps for later; see malloc_trim(3)."""
    trim = _function("malloc_trim")
    if trim:
        trim(0)


@contextmanager
def without_cycle_search() -> Iterator[None]:
    """Leaves cycles of objects alone for a while, for work that makes many objects and hardly a cycle.

    What is not in a cycle is freed all the same. An article of 100,000 paragraphs is millions of objects, and
    looking through all of them again and again takes as long as what is done with them.
    """
    looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked_for:
            gc.enable()


def _function(name: str) -> Any:
    """A function of glibc, or None in another C library."""
    import ctypes  # NumPy loads it anyway

    try:
        return getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return None
