"""What is laid out over a fork: no child inherits a lock that nobody holds, or what was left half done."""

from __future__ import annotations

import os
from threading import RLock
from typing import Any, Protocol
from weakref import WeakSet

_SECONDS = 2.0


class Kept(Protocol):
    """Something that is laid out under a lock, and can be laid out anew."""

    lock: Any

    def forget(self) -> None:
        """Forgets what is laid out."""
        ...


_made: WeakSet[Kept] = WeakSet()
_held: list[Kept] = []


def note(one: Kept) -> None:
    """Cares for it from now on, as long as there is such a thing."""
    _made.add(one)


def _before_fork() -> None:
    """Waits until no other thread is in the middle of laying something out, for not too long."""
    _held[:] = [one for one in list(_made) if one.lock.acquire(timeout=_SECONDS)]


def _after_in_parent() -> None:
    while _held:
        _held.pop().lock.release()


def _after_in_child() -> None:
    """A thread of the parent does not hold a lock for ever; what it may have left half done goes."""
    for one in list(_made):
        one.lock = RLock()
        if one not in _held:
            one.forget()
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_in_parent, after_in_child=_after_in_child)
