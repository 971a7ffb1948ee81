"""Compiled loops for the hot paths, where numba is installed (`pip install "searchlib[fast]"`).

Importing numba takes longer than a whole cold search, so nothing here does it while somebody waits: `warm`
loads the loops in a thread of its own, and until they are there, and wherever numba is not, the same results
come from NumPy. The loops that search and those that write an index are loaded apart, each when it pays.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from types import ModuleType

_PATIENCE = 20.0
"""Seconds for which a fork waits for an import that is under way: a child of half an import would hang."""


class _Loops:
    """A module of compiled loops, loaded in a thread of its own."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._lock = threading.Lock()
        self._importing = threading.Lock()
        self._thread: threading.Thread | None = None
        self.loaded: ModuleType | None = None

    def begin(self, *, compiles: bool = False) -> threading.Thread | None:
        """Begins to load them, if nothing did; returns at once. None where no thread can be had.

        Args:
            compiles: whether they may be compiled in this process, which is slow meanwhile.
        """
        with self._lock:
            if self._thread is None:
                self._thread = _started(
                    self._load if compiles else self._load_compiled, "searchlib-accelerate"
                )
            return self._thread

    def wait(self) -> bool:
        """Loads them and says whether there are any; compiles them, if nothing began to load them before."""
        thread = self.begin(compiles=True)
        if thread is not None:
            thread.join()
        return self.loaded is not None

    def before_fork(self) -> None:
        """Waits for an import that is under way, and lets none begin: no fork cuts one in two."""
        self._lock.acquire()
        if self._thread is not threading.current_thread():
            self._importing.acquire(timeout=_PATIENCE)

    def after_fork(self, *, child: bool) -> None:
        """Goes on; a child does without loops that were still being loaded, for their locks are lost."""
        if child:
            self._lock, self._importing = threading.Lock(), threading.Lock()
        else:
            with suppress(RuntimeError):  # this module was loaded in the middle of a fork
                self._lock.release()
            if self._thread is not threading.current_thread():
                with suppress(RuntimeError):
                    self._importing.release()

    def _load_compiled(self) -> None:
        from searchlib.kernels.background_compilation import compile_apart
        from searchlib.kernels.compilation import is_compiled

        with suppress(OSError):
            if is_compiled() or compile_apart():
                self._load()

    def _load(self) -> None:
        try:
            with self._importing:
                self.loaded = import_module(self._module)
        except Exception:  # numba is missing, or cannot compile here: NumPy serves
            return


_searching = _Loops("searchlib.kernels.search_loops")
_packing = _Loops("searchlib.kernels.index_loops")
_enabled = True
_ahead: list[tuple[threading.Thread, Callable[[], None]]] = []
_cut_off: list[Callable[[], None]] = []
"""What a parent's threads were about when this process was forked off; done anew at the next search."""


def loops() -> ModuleType | None:
    """The loops that search (`searchlib.kernels.search_loops`), or None while there are none."""
    while _cut_off:
        warm(_cut_off.pop())
    return _searching.loaded if _enabled else None


def packers() -> ModuleType | None:
    """The loops that write an index (`searchlib.kernels.index_loops`), or None while there are none."""
    return _packing.loaded if _enabled else None


def warm(work: Callable[[], None] | None = None) -> None:
    """Begins to load the loops that search; returns at once.

    Args:
        work: called in a thread of its own; it may `wait` for the loops.
    """
    if _searching.begin() is None or work is None:
        return
    thread = _started(work, "searchlib-ahead")
    if thread is not None:
        _ahead[:] = [*(one for one in _ahead if one[0].is_alive()), (thread, work)]


def settle() -> None:
    """Waits until all that `warm` was to call has come back."""
    for thread, _ in tuple(_ahead):
        thread.join()


def warm_packers() -> None:
    """Begins to load the loops that write an index; returns at once."""
    _packing.begin()


def _started(work: Callable[[], None], name: str) -> threading.Thread | None:
    """A thread of its own for something that may be left undone; None where the system gives none."""
    thread = threading.Thread(target=work, name=name, daemon=True)
    try:
        thread.start()
    except RuntimeError:  # too little memory, or too many threads
        return None
    return thread


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


def _before_fork() -> None:
    _searching.before_fork()
    _packing.before_fork()


def _after_in_parent() -> None:
    _packing.after_fork(child=False)
    _searching.after_fork(child=False)


def _after_in_child() -> None:
    _packing.after_fork(child=True)
    _searching.after_fork(child=True)
    _cut_off[:] = [work for thread, work in _ahead if thread.ident != threading.get_ident()]
    _ahead.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_in_parent, after_in_child=_after_in_child)
