"""Posting lists and sets of paragraphs as sorted arrays: the arithmetic below matching and ranking.

Whole lists are worked on at once. A set is an ascending array of paragraph numbers of one segment; where a
set is a good part of the segment, it is combined by way of a mask.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from threading import local
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from searchlib import kernels
from searchlib.frozen import frozen

Array = npt.NDArray[Any]
_WINDOW = 1 << 16

ALWAYS = 1 << 20
"""A frequency so high that the score is at its limit."""
DENSE = 16
"""A set with more than 1/DENSE of all paragraphs is combined through a mask."""
_SPARSE = 128
"""The same for lists that compiled loops combine."""
_zeros = local()
"""Of each thread: zeros for all paragraphs, which cost more to be made than most lists to be added up."""


@frozen
class Postings:
    """Paragraphs (ascending, u4) of one segment and how often each holds the term.

    Attributes:
        home: what the list is of, if it is a list of the segment or a union of some; equal ones are equal.
    """

    docs: Array
    tf: Array
    home: Hashable | None = None

    def __len__(self) -> int:
        return len(self.docs)

    def only(self, live: Array | None) -> Postings:
        """Those of the paragraphs that a mask keeps."""
        if live is None or not len(self.docs):
            return self
        keep = live.take(self.docs)
        return Postings(self.docs[keep], self.tf[keep], self.home)


class Unread(Postings):
    """A list of which it is known how long it is; it is read whenever it is looked into.

    It keeps nothing of what it reads: whoever looks into it twice takes `read()`.
    """

    __slots__ = ("_read", "_size")

    _read: Callable[[], Postings]
    _size: int

    def __init__(self, size: int, read: Callable[[], Postings], home: Hashable) -> None:
        """A list of the segment, or a union of some, all of whose paragraphs live."""
        put = object.__setattr__
        put(self, "home", home)
        put(self, "_size", size)
        put(self, "_read", read)

    def __len__(self) -> int:
        return self._size

    @property
    def read(self) -> Callable[[], Postings]:
        """Reads the list."""
        return self._read

    @property
    def docs(self) -> Array:
        """As of `Postings`."""
        return self._read().docs

    @property
    def tf(self) -> Array:
        """As of `Postings`."""
        return self._read().tf

    def only(self, live: Array | None) -> Postings:
        """Those of the paragraphs that a mask keeps."""
        return self if live is None else self._read().only(live)


class Laid(Unread):
    """A list that stands where the compiled loops take it, as the list of its articles does."""

    __slots__ = ("_articles", "lay")

    _articles: Postings
    lay: Callable[[], object]

    def __init__(
        self,
        size: int,
        read: Callable[[], Postings],
        home: Hashable,
        articles: Postings,
        lay: Callable[[], object],
    ) -> None:
        """The same as of `Unread`; `articles` hold the term, and `lay` lays both out where they are not."""
        super().__init__(size, read, home)
        object.__setattr__(self, "_articles", articles)
        object.__setattr__(self, "lay", lay)

    def of_articles(self) -> Postings:
        """The articles that hold the term."""
        return self._articles


class Elsewhere(Postings):
    """A list that another program keeps: how long it is can be asked, what it holds cannot."""

    __slots__ = ()

    def of_articles(self) -> Elsewhere:
        """The articles that hold the term."""
        raise NotImplementedError

    def always(self) -> Elsewhere:
        """The same paragraphs with so high a frequency that the score is at its limit."""
        raise NotImplementedError


def pair_of(found: Postings) -> tuple[Array, Array]:
    """The paragraphs of a list and how often each holds the term; an unread one is read once."""
    if isinstance(found, Unread):
        found = found.read()
    return found.docs, found.tf


def nothing() -> Postings:
    """A list without paragraphs."""
    return Postings(np.zeros(0, np.uint32), np.zeros(0, np.uint16))


def empty() -> Array:
    """The empty set."""
    return np.zeros(0, np.uint32)


def everything(count: int, live: Array | None) -> Array:
    """All live paragraphs of a segment."""
    if live is None:
        return np.arange(count, dtype=np.uint32)
    return np.flatnonzero(live).astype(np.uint32)


def merged(lists: Sequence[tuple[Array, Array]], count: int, home: Hashable | None = None) -> Postings:
    """One list of several (docs, tf); frequencies of the same paragraph are added.

    Args:
        lists: arrays of equal length each; ascending within one posting list, in any order otherwise.
        count: paragraphs of the segment.
        home: what the list is of; see `Postings`.
    """
    return Postings(*_merged(lists, count), home)


def _merged(lists: Sequence[tuple[Array, Array]], count: int) -> tuple[Array, Array]:
    lists = [one for one in lists if len(one[0])]
    if not lists:
        return empty(), np.zeros(0, np.uint16)
    loops = kernels.loops()
    if len(lists) == 1:
        docs, tf = lists[0]
    elif loops is not None and sum(len(docs) for docs, _ in lists) * _SPARSE > count:
        return _added(loops, lists, count)
    else:
        docs = np.concatenate([docs for docs, _ in lists])
        tf = np.concatenate([tf for _, tf in lists])
    if len(docs) == 1 or bool((docs[1:] > docs[:-1]).all()):
        return docs, tf
    if loops is not None and len(docs) * _SPARSE > count:
        return _added(loops, [(docs, tf)], count)
    if len(docs) * DENSE > count:
        return _summed(docs, tf, count)
    order = np.argsort(docs, kind="stable")
    docs, tf = docs[order], tf[order]
    first = np.concatenate([[0], np.flatnonzero(docs[1:] != docs[:-1]) + 1])
    return docs[first], np.add.reduceat(tf, first, dtype=np.uint32)


def _summed(docs: Array, tf: Array, count: int) -> tuple[Array, Array]:
    """One list of several that stand one after another, by way of all paragraphs."""
    pieces = 1 + int(np.count_nonzero(docs[1:] <= docs[:-1]))  # in which no paragraph comes twice
    few = pieces * int(tf.max()) <= np.iinfo(np.uint16).max
    sums = np.zeros(count, np.uint16 if few else np.uint32)
    np.add.at(sums, docs, tf)
    where = _members(sums)
    return where, sums.take(where)


def _added(loops: ModuleType, lists: Sequence[tuple[Array, Array]], count: int) -> tuple[Array, Array]:
    """One list of several, by the compiled loops: frequencies are added paragraph by paragraph."""
    room, windows, size = getattr(_zeros, "arrays", None), -(-count // 64), 0
    _zeros.arrays = None  # whatever happens, nobody gets what is not all zeros
    if room is None or len(room[1]) < windows:
        room = np.zeros(64 * windows, np.uint32), np.zeros(windows, np.uint64)
    sums, bits = room[0][:count], room[1][:windows]
    for docs, tf in lists:
        size = loops.add(docs, tf, sums, bits)
    found, added = np.empty(size, np.uint32), np.empty(size, np.uint32)
    loops.collect(sums, bits, found, added)
    _zeros.arrays = room
    few = not size or int(added.max()) <= np.iinfo(np.uint16).max
    return found, added.astype(np.uint16) if few else added


def mask_of(docs: Array, count: int) -> Array:
    """A set as a mask over all paragraphs."""
    mask = np.zeros(count, bool)
    mask[docs.astype(np.intp)] = True  # indices of another type are converted piece by piece
    return mask


def _members(values: Array) -> Array:
    """Where values are above 0; laid out window by window, since memory that was never touched is dear."""
    found = []
    for base in range(0, len(values), _WINDOW):
        part = values[base : base + _WINDOW]
        mask = part if part.dtype == np.bool_ else part > 0  # of a mask this would take longer than the rest
        some = mask.nonzero()[0].astype(np.uint32)
        some += np.uint32(base)
        found.append(some)
    return np.concatenate(found) if found else empty()


def find_in(docs: Array, wanted: Array) -> tuple[Array, Array]:
    """Where wanted paragraphs stand in a set.

    Returns:
        For each wanted one its place (meaningless where absent), and a mask of those present.
    """
    if not len(docs):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    place = np.searchsorted(docs, wanted)
    np.minimum(place, len(docs) - 1, out=place)
    return place, docs.take(place) == wanted


def intersection(sets: Sequence[Array], count: int) -> Array:
    """What all sets hold; at least one set."""
    first, *others = sorted(sets, key=len)
    for other in others:
        if not len(first):
            return first
        if len(first) * DENSE > len(other):
            first = first[mask_of(other, count).take(first)]
        else:
            first = first[find_in(other, first)[1]]
    return first


def union(sets: Sequence[Array], count: int) -> Array:
    """What some set holds."""
    sets = [one for one in sets if len(one)]
    if len(sets) < 2:
        return sets[0] if sets else empty()
    if sum(map(len, sets)) * DENSE > count:
        mask = np.zeros(count, bool)
        for one in sets:
            mask[one.astype(np.intp)] = True
        return _members(mask)
    together = np.sort(np.concatenate(sets))
    distinct: Array = together[np.concatenate([[True], together[1:] != together[:-1]])]
    return distinct


def difference(docs: Array, excluded: Array, count: int) -> Array:
    """What the first set holds and the second does not."""
    if not len(docs) or not len(excluded):
        return docs
    if len(docs) * DENSE > len(excluded):
        return docs[~mask_of(excluded, count).take(docs)]
    return docs[~find_in(excluded, docs)[1]]


def stretches(numbers: Array) -> list[tuple[int, int]]:
    """An ascending array of numbers as half-open ranges."""
    if not len(numbers):
        return []
    low, high = int(numbers[0]), int(numbers[-1])
    if high - low == len(numbers) - 1:
        return [(low, high + 1)]
    breaks = np.flatnonzero(np.diff(numbers.astype(np.int64)) != 1)
    firsts = [low, *numbers[breaks + 1].tolist()]
    lasts = [*numbers[breaks].tolist(), high]
    return [(first, last + 1) for first, last in zip(firsts, lasts, strict=True)]
