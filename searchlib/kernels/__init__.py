"""Compiled loops for the hot paths, where numba is installed (`pip install "searchlib[fast]"`).

Importing numba takes longer than a whole cold search, so nothing here does it while somebody waits: `warm`
loads the loops in a thread of its own, and until they are there, and wherever numba is not, the same results
come from NumPy. The loops that search and those that write an index are loaded apart, each when it pays.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from types import ModuleType


class _Loops:
    """A module of compiled loops, loaded in a thread of its own."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self.loaded: ModuleType | None = None

    def begin(self) -> threading.Thread:
        """Begins to load them, if nothing did; returns at once."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._load, name="searchlib-accelerate", daemon=True)
                self._thread.start()
            return self._thread

    def wait(self) -> bool:
        """Loads them and says whether there are any."""
        self.begin().join()
        return self.loaded is not None

    def _load(self) -> None:
        try:
            self.loaded = import_module(self._module)
        except Exception:  # numba is missing, or cannot compile here: NumPy serves
            return


_searching = _Loops("searchlib.kernels.search_loops")
_packing = _Loops("searchlib.kernels.index_loops")
_enabled = True
_ahead: list[threading.Thread] = []


def loops() -> ModuleType | None:
    """The loops that search (`searchlib.kernels.search_loops`), or None while there are none."""
    return _searching.loaded if _enabled else None


def packers() -> ModuleType | None:
    """The loops that write an index (`searchlib.kernels.index_loops`), or None while there are none."""
    return _packing.loaded if _enabled else None


def warm(then: Callable[[], None] | None = None) -> None:
    """Begins to load the loops that search; returns at once.

    Args:
        then: called in a thread of its own once they are there, and never if they cannot be.
    """
    _searching.begin()
    if then is not None:
        thread = threading.Thread(target=_after, args=(then,), name="searchlib-ahead", daemon=True)
        _ahead[:] = [*(one for one in _ahead if one.is_alive()), thread]
        thread.start()


def settle() -> None:
    """Waits until all that `warm` was to call has come back."""
    for thread in tuple(_ahead):
        thread.join()


def warm_packers() -> None:
    """Begins to load the loops that write an index; returns at once."""
    _packing.begin()


def _after(then: Callable[[], None]) -> None:
    if wait() and _enabled:
        then()


def wait() -> bool:
    """Loads the loops that search and says whether there are any."""
    return _searching.wait()


def wait_packers() -> bool:
    """Loads the loops that write an index and says whether there are any."""
    return _packing.wait()


def enable(on: bool = True) -> None:
    """Switches the loops on or off, for comparisons."""
    global _enabled
    _enabled = on
