"""What the C library does with memory that is freed, where it is glibc: keeps it, or gives it back."""

from __future__ import annotations

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


def _function(name: str) -> Any:
    """A function of glibc, or None in another C library."""
    import ctypes  # NumPy loads it anyway

    try:
        return getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return None
