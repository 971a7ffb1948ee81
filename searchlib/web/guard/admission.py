"""Admission: so many searches at a time, a short wait for the others, and a quick no beyond that.

A search is work for a processor. More of them at a time than there are threads makes each slower, so they
wait in a line. A request that would be answered later than the patience is sent away at once with 503: a
client that tries again gets an answer sooner than one that hangs. As in CoDel (Nichols & Jacobson 2012), what
counts is time and not length: how long a search takes, and how late the event loop is, for so long has a
request waited before it is seen.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from searchlib.web.guard.refusals import TOO_LONG, Refused

T = TypeVar("T")

_SHARE = 0.1
"""Weight of the newest search in the running mean of their times."""
_GRACE = 0.5
"""Seconds beyond its time limit that a search may take to notice it."""
_LOOK, _FADING = 0.05, 0.8
"""Seconds between two looks at how late the event loop is; what is left of a lateness at the next one."""


class Admission:
    """The line in front of the searches of one process.

    Where it is `prompt`, an answer is given within the patience, waiting included, for as long as others
    wait: one that is late is of less use, and holds them up. Alone, a search has all its time. Elsewhere the
    patience is that of waiting.

    Attributes:
        waiting: requests that wait for their turn.
        running: searches under way.
    """

    def __init__(self, threads: int, seconds: float, patience: float, *, prompt: bool = False) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="search")
        self._turns = asyncio.Semaphore(threads)
        self._threads = threads
        self._limit = seconds + _GRACE
        self._patience = patience
        self._prompt = prompt
        self._mean = self._late = 0.0
        self.waiting = 0
        self.running = 0

    async def run(self, function: Callable[[], T]) -> T:
        """Does the work in a thread when it is its turn.

        Raises:
            Refused: 503, if the line is too long, or the work takes longer than the limit; the thread then
                finishes it for nobody and is missed by the others until it has.
        """
        came = time.monotonic()
        await self._turn()
        self.running += 1
        started = time.monotonic()
        try:
            task = asyncio.get_running_loop().run_in_executor(self._pool, function)
        except RuntimeError:  # the system gives no more threads
            self._leave(started)
            raise _busy() from None
        task.add_done_callback(lambda _: self._leave(started))
        hurried = self._prompt and self.waiting > 0
        limit = came + self._patience - self._late - started if hurried else self._limit
        try:
            return await asyncio.wait_for(asyncio.shield(task), limit)
        except TimeoutError:
            task.add_done_callback(_forget)
            if hurried:
                raise _busy() from None
            raise Refused(503, TOO_LONG, retry_after=5) from None

    async def _turn(self) -> None:
        """Waits for a turn; one that is free is taken, whatever was measured before.

        Raises:
            Refused: 503, if it takes too long.
        """
        patience = self._patience - (self._late + self._mean if self._prompt else 0)
        if self._turns.locked() and (self.waiting + 1) * self._mean / self._threads > patience:
            raise _busy()
        self.waiting += 1
        try:
            await asyncio.wait_for(self._turns.acquire(), patience if self._turns.locked() else None)
        except TimeoutError:
            raise _busy() from None
        finally:
            self.waiting -= 1

    async def watch(self) -> None:
        """Looks how late the event loop is, until it is cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _LOOK
            await asyncio.sleep(_LOOK)
            self._late = max(loop.time() - due, self._late * _FADING)

    def submit(self, function: Callable[[], object]) -> None:
        """Does something in a thread that nobody waits for."""
        with suppress(RuntimeError):  # the system gives no more threads
            self._pool.submit(function)

    def _leave(self, started: float) -> None:
        self._mean += _SHARE * (time.monotonic() - started - self._mean)
        self.running -= 1
        self._turns.release()

    def close(self) -> None:
        """Lets the threads go."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class Clients:
    """How many requests each address has under way; the loopback, where a proxy may stand, has no limit."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._under_way: Counter[str] = Counter()

    def enter(self, address: str) -> None:
        """Counts a request in.

        Raises:
            Refused: 429, if the address has too many under way.
        """
        if self._under_way[address] >= self._most and not _is_loopback(address):
            raise Refused(429, "too many requests at a time from your address", retry_after=1)
        self._under_way[address] += 1

    def leave(self, address: str) -> None:
        """Counts a request out."""
        self._under_way[address] -= 1
        if self._under_way[address] <= 0:
            del self._under_way[address]


def _is_loopback(address: str) -> bool:
    return address.startswith("127.") or address in ("::1", "")


def _busy() -> Refused:
    return Refused(503, "the server is busy; try again in a moment", retry_after=1)


def _forget(task: asyncio.Future[T]) -> None:
    if not task.cancelled():
        task.exception()
