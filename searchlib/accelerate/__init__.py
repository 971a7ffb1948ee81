"""Compiled loops for the hot paths, where numba is installed (`pip install "searchlib[fast]"`).

Importing numba takes longer than a whole cold search, so nothing here does it while somebody waits: `warm`
loads the loops in a thread of its own, and until they are there, and wherever numba is not, the same results
come from NumPy.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import ModuleType

_lock = threading.Lock()
_thread: threading.Thread | None = None
_loops: ModuleType | None = None
_enabled = True


def loops() -> ModuleType | None:
    """The compiled loops (`searchlib.accelerate.compiled`), or None while there are none."""
    return _loops if _enabled else None


def warm(then: Callable[[], None] | None = None) -> None:
    """Begins to load the loops; returns at once.

    Args:
        then: called in a thread of its own once they are there, and never if they cannot be.
    """
    global _thread
    with _lock:
        if _thread is None:
            _thread = threading.Thread(target=_load, name="searchlib-accelerate", daemon=True)
            _thread.start()
    if then is not None:
        threading.Thread(target=_after, args=(then,), name="searchlib-ahead", daemon=True).start()


def _after(then: Callable[[], None]) -> None:
    if wait() and _enabled:
        then()


def wait() -> bool:
    """Loads the loops and says whether there are any."""
    warm()
    assert _thread is not None
    _thread.join()
    return _loops is not None


def enable(on: bool = True) -> None:
    """Switches the loops on or off, for comparisons."""
    global _enabled
    _enabled = on


def _load() -> None:
    global _loops
    try:
        from searchlib.accelerate import compiled

    except Exception:  # numba is missing, or cannot compile here: NumPy serves
        return
    _loops = compiled
