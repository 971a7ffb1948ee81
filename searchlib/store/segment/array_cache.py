"""Arrays that are made on demand and kept, the last ones used, up to a bound in bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from typing import Generic, TypeVar

from searchlib.store.format.string_tables import Array

_T = TypeVar("_T")


class Kept(Generic[_T]):
    """Values made of arrays, by what they are of; several threads may ask."""

    def __init__(self, most: int, arrays: Callable[[_T], Iterable[Array]]) -> None:
        """Keeps `most` bytes of values; `arrays` gives those of one."""
        self._most, self._arrays = most, arrays
        self._values: OrderedDict[Hashable, _T] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._values)

    def peek(self, key: Hashable) -> _T | None:
        """The value of a key, if it is there."""
        return self._values.get(key)

    def get(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """The value of a key, made now if it is not there; the arrays of one that is kept are sealed."""
        found = self._values.get(key)
        if found is not None:
            with suppress(KeyError):  # another thread dropped it
                self._values.move_to_end(key)
            return found
        found = make()
        for array in self._arrays(found):
            array.flags.writeable = False
        size = self._size(found)
        if size > self._most:
            return found
        self._values[key] = found
        self._bytes += size
        while self._bytes > self._most:
            with suppress(KeyError):  # another thread was faster
                _, dropped = self._values.popitem(last=False)
                self._bytes -= self._size(dropped)
        return found

    def _size(self, value: _T) -> int:
        return sum(array.nbytes for array in self._arrays(value))
