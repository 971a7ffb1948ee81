"""Memory of a process that does one thing and ends: what is freed is used again, not given back."""

from __future__ import annotations

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD = -1, -2, -3
"""Options of mallopt(3), as glibc numbers them."""
_SETTINGS = ((_TRIM_THRESHOLD, 1 << 30), (_TOP_PAD, 1 << 24), (_MMAP_THRESHOLD, 1 << 25))


def reuse_memory() -> None:
    """Lets the C library keep what is freed, where it is glibc.

    A large array is given back to the system when it is freed, and the next one is made of pages that the
    system has to clear first. In a short process that costs more than what is computed in them.
    """
    import ctypes  # NumPy loads it anyway

    try:
        set_option = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # another C library
        return
    for option, value in _SETTINGS:
        set_option(option, value)
