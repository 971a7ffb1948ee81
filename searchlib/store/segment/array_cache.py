"""Arrays that are made on demand and kept, the last ones used, up to a bound in bytes.

Each cache has a bound of its own, and all caches of an open index have one together, however many segments it
has: a search that needs many lists drives out older ones and takes no more memory.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from typing import Any, Generic, TypeVar
from weakref import ref

from searchlib.store.format.string_tables import Array

_T = TypeVar("_T")
_INDEX_BYTES = 160 << 20
_ENTRY_BYTES = 600
"""What an entry takes beside the values of its arrays: keys, tuples, heads of arrays."""
_SPARE = 16
"""A cache that is full drops one part of so many, so that it is not counted again for each new value."""


class Budget:
    """The bytes that the caches of an open index may hold together; the largest cache gives way first."""

    def __init__(self, most: int = _INDEX_BYTES) -> None:
        """Lets caches hold `most` bytes."""
        self._most = most
        self._caches: list[ref[Kept[Any]]] = []

    def join(self, cache: Kept[Any]) -> None:
        """Counts a cache in, for as long as it lives."""
        self._caches = [*(one for one in self._caches if one() is not None), ref(cache)]

    @property
    def held(self) -> int:
        """Bytes of all caches."""
        return sum(cache.held for cache in self._alive())

    @property
    def has_room(self) -> bool:
        """Whether a fifth of it is free."""
        return 5 * self.held < 4 * self._most

    def enforce(self) -> None:
        """Makes the largest caches smaller while all together hold too much."""
        while (excess := self.held - self._most) > 0:
            largest = max(self._alive(), key=lambda cache: cache.held)
            largest.shrink(max(0, largest.held - excess))

    def _alive(self) -> list[Kept[Any]]:
        return [cache for one in self._caches if (cache := one()) is not None]


class Kept(Generic[_T]):
    """Values made of arrays, by what they are of; several threads may ask, and none waits for another.

    Attributes:
        held: bytes, nearly: threads that keep values at the same moment may lose count until one is dropped.
    """

    def __init__(self, most: int, arrays: Callable[[_T], Iterable[Array]], budget: Budget) -> None:
        """Keeps `most` bytes of values and less where the budget is used up; `arrays` gives those of one."""
        self._most, self._arrays, self._budget = most, arrays, budget
        self._values: OrderedDict[Hashable, tuple[_T, int]] = OrderedDict()
        self.held = 0
        budget.join(self)

    def __len__(self) -> int:
        return len(self._values)

    @property
    def has_room(self) -> bool:
        """Whether values may be made ahead that nobody has asked for yet, without driving out others."""
        return 5 * self.held < 4 * self._most and self._budget.has_room

    def peek(self, key: Hashable) -> _T | None:
        """The value of a key, if it is there."""
        found = self._values.get(key)
        return None if found is None else found[0]

    def get(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """The value of a key, made now if it is not there; the arrays of one that is kept are sealed."""
        known = self._values.get(key)
        if known is not None:
            with suppress(KeyError):  # another thread dropped it
                self._values.move_to_end(key)
            return known[0]
        found = make()
        size = _ENTRY_BYTES
        for array in self._arrays(found):
            array.flags.writeable = False
            size += array.nbytes
        if size > self._most:
            return found
        self._values[key] = found, size
        self.held += size
        if self.held > self._most:
            self.shrink(self._most)
        self._budget.enforce()
        return found

    def shrink(self, most: int) -> None:
        """Drops what was used longest ago, down to somewhat less than so many bytes."""
        self.held = sum(size for _, size in list(self._values.values()))
        while self.held > most - most // _SPARE:
            try:
                _, (_, size) = self._values.popitem(last=False)
            except KeyError:  # another thread was faster
                break
            self.held -= size
