"""Memory that was freed and is still held, given back to the system."""

from __future__ import annotations


def give_back_memory() -> None:
    """Lets the C library give back what it keeps for later, where it is glibc; see malloc_trim(3)."""
    import ctypes  # NumPy loads it anyway

    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library
        return
    trim(0)
