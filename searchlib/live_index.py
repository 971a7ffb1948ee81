"""The index as it is served: the newest sound commit, changed under running requests without a restart."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar

from searchlib import kernels
from searchlib.errors import IndexDamaged, SearchlibError
from searchlib.fields import COLUMNS
from searchlib.index import Index
from searchlib.results import Results
from searchlib.search.limits import Limits

T = TypeVar("T")
_USUAL = ("đảng", "hội nghị trung ương", '"phát triển kinh tế"', "ngân sách")
_COUNTED = tuple(column for column in COLUMNS if column != "article")
"""Columns that pages count beside hits."""
_log = logging.getLogger("searchlib.live_index")

_EVERY = 1.0
"""Seconds between two looks at the folder."""
_STALE = 60.0
"""So many seconds a value of an older commit is good enough."""


class NotReady(SearchlibError):
    """A value of the whole archive that is still being worked out; it is there in some seconds.

    Attributes:
        work: ends when it is there, or cannot be had.
    """

    def __init__(self, work: Future[None]) -> None:
        super().__init__("this is being counted for the first time; try again in some seconds")
        self.work = work


class Kept:
    """Values that hold for a whole commit and are dear: worked out once, in a thread of their own.

    While that of a new commit is being worked out, the one of the commit before is handed out; and so it is
    until it is `_STALE` seconds old, however often the archive changes. Nobody is made to wait in a thread.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="kept")
        self._made: dict[str, tuple[int, float, Any]] = {}
        self._failed: dict[str, tuple[int, SearchlibError]] = {}
        self._under_way: dict[str, Future[None]] = {}

    def get(self, name: str, edition: Edition, make: Callable[[Index], T]) -> T:
        """The value.

        Raises:
            NotReady: if it is being made, and there is none of a commit before.
            SearchlibError: what `make` raises.
        """
        with self._lock:
            known = self._made.get(name)
            current = known is not None and known[0] == edition.generation
            fresh = known is not None and time.monotonic() - known[1] < _STALE
            failed = self._failed.pop(name, None)
            if known is None and failed is not None and failed[0] == edition.generation:
                raise failed[1]
            work = self._under_way.get(name)
            if not (current or fresh) and work is None:
                work = self._under_way[name] = self._submitted(name, edition, make)
        if known is not None:
            value: T = known[2]
            return value
        assert work is not None
        raise NotReady(work)

    def _submitted(self, name: str, edition: Edition, make: Callable[[Index], T]) -> Future[None]:
        try:
            return self._worker.submit(self._make, name, edition, make)
        except RuntimeError:  # the system gives no more threads
            raise SearchlibError("there is no thread to count this with; try again later") from None

    def _make(self, name: str, edition: Edition, make: Callable[[Index], T]) -> None:
        """Makes a value; what goes wrong is told to the next who asks."""
        try:
            value = make(edition.index)
            with self._lock:
                self._made[name] = (edition.generation, time.monotonic(), value)
        except SearchlibError as error:
            with self._lock:
                self._failed[name] = (edition.generation, error)
        finally:
            with self._lock:
                del self._under_way[name]


class Edition:
    """One commit that is served, and what was worked out from it.

    Attributes:
        index: opened at the commit.
        stats: its figures.
        generation: number of the commit.
        opened: when, in seconds since 1970.
        counting: the budgets of what counts; its pages are bounded by whoever asks.
    """

    def __init__(self, index: Index, limits: Limits | None = None, kept: Kept | None = None) -> None:
        self.index = index
        self._limits = limits or Limits.tight()
        self.counting = Limits(patterns=self._limits.patterns, seconds=self._limits.seconds)
        self.stats = index.stats()
        self.generation = self.stats.generation
        self.opened = time.time()
        self._kept = kept or Kept()

    def search(self, query: str = "", **options: Any) -> Results:
        """`Index.search` within the budgets of a query of a stranger.

        Raises:
            BudgetExceeded: if it asks for more.
            SearchlibError: what `Index.search` raises.
        """
        return self.index.search(query, limits=self._limits, **options)

    def table(self, query: str = "", **options: Any) -> Results:
        """The same in pages as deep as paging goes: all that somebody takes home as a table.

        Raises:
            SearchlibError: as `search`.
        """
        limits = replace(self._limits, limit=self._limits.depth)
        return self.index.search(query, limits=limits, **options)

    def kept(self, name: str, make: Callable[[Index], T]) -> T:
        """A value of the whole archive; see `Kept`."""
        return self._kept.get(name, self, make)

    def with_people(self) -> Index:
        """The index at this commit, or shortly before it, in which the people are told apart already."""
        return self.kept("people", _with_people)

    def with_persons(self) -> Index:
        """The same for counts of the paragraphs of each person."""
        return self.kept("persons", _with_persons)

    def with_words(self) -> Index:
        """The index, the words of which are counted already but for those that are new."""
        self.kept("words", _with_words)
        return self.index

    def prepare(self, *first: Callable[[Edition], object]) -> None:
        """Has dear values worked out: some others, then the people, then the words."""
        for value in (*first, Edition.with_people, Edition.with_words, Edition.with_persons):
            with suppress(SearchlibError):  # mostly that it is being worked out now
                value(self)


class LiveIndex:
    """The edition that new requests get, and the one before it.

    Attributes:
        failures: commits that could not be opened or turned out to be damaged.
    """

    def __init__(self, folder: str, seconds: float | None = None) -> None:
        self._limits = replace(Limits.tight(), seconds=seconds or Limits.tight().seconds)
        self._kept = Kept()
        self._edition = Edition(Index.open(folder), self._limits, self._kept)
        listed = list(self._edition.index.engine.commits())
        self._seen = listed if listed[:1] == [self._edition.generation] else []
        self._before: Edition | None = None
        self.failures = 0

    @property
    def edition(self) -> Edition:
        """What a request should use from its beginning to its end."""
        return self._edition

    def use(self, work: Callable[[Edition], T]) -> T:
        """Does the work on the newest edition; where that is damaged, on the one before, from now on.

        Raises:
            SearchlibError: what the work raises.
        """
        edition = self._edition
        try:
            return work(edition)
        except IndexDamaged as error:
            before = self._before
            if before is None:
                raise
            self._note(error)
            if self._edition is edition:
                self._edition, self._before = before, None
            return work(before)

    def refresh(self) -> bool:
        """Opens the newest commit, if there is one that was not looked at yet.

        Returns:
            Whether it is served now; a commit that cannot be opened leaves the old one where it is.
        """
        engine = self._edition.index.engine
        try:
            newest = list(engine.commits())
        except SearchlibError as error:
            self._note(error)
            return False
        if not newest or newest == self._seen:
            return False
        try:
            edition = Edition(Index(engine.renewed()), self._limits, self._kept)
        except (SearchlibError, OSError) as error:
            self._seen = newest
            self._note(error)
            return False
        self._seen = newest
        if edition.generation != newest[0]:
            self._note(IndexDamaged(f"{engine.where}: commit {newest[0]} is not what was written"))
        if edition.generation == self._edition.generation or edition.generation < newest[0]:
            return False
        warm(edition)
        kernels.settle()  # until all is laid out, the edition before answers
        self._before, self._edition = self._edition, edition
        return True

    async def follow(self) -> None:
        """Looks for new commits until it is cancelled."""
        while True:
            await asyncio.sleep(_EVERY)
            try:
                await asyncio.to_thread(self.refresh)
            except Exception as error:  # a look that fails must not be the last one
                self._note(error)

    def _note(self, error: BaseException) -> None:
        self.failures += 1
        _log.error("the newest commit of the index cannot be served, the one before stays: %s", error)


def _with_people(index: Index) -> Index:
    index.speakers()
    return index


def _with_persons(index: Index) -> Index:
    index.facets(by="speaker", limit=1)
    return index


def _with_words(index: Index) -> None:
    index.keywords(kind="title", limit=0)


def warm(edition: Edition) -> None:
    """Asks some usual questions, which load columns and loops: the first real one is not slow then."""
    for number, query in enumerate(_USUAL):
        with suppress(SearchlibError):
            found = edition.search(query)
            for column in () if number else _COUNTED:
                next(iter(found.counts(column)), None)
