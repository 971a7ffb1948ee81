"""Columns: arrays that grow at their end, and rows of elements in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from searchlib.frozen import frozen

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Letters = npt.NDArray[np.uint32]

D = TypeVar("D", bound=np.generic)


class Column(Generic[D]):
    """An array that grows at its end; what was taken of it before stays as it is."""

    def __init__(self, dtype: type[D]) -> None:
        self._room: npt.NDArray[D] = np.zeros(1024, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def extend(self, values: Sequence[int] | npt.NDArray[Any]) -> None:
        """Adds values at the end."""
        size = self._size + len(values)
        if size > len(self._room):
            room = np.zeros(max(size, 2 * len(self._room)), self._room.dtype)
            room[: self._size] = self._room[: self._size]
            self._room = room
        self._room[self._size : size] = values
        self._size = size

    def values(self) -> npt.NDArray[D]:
        """All that was added."""
        return self._room[: self._size]


@frozen
class Runs:
    """Runs of elements, one after another, of which some are taken: the texts as runs of what chunks hold.

    Attributes:
        which: for each element, its number among those of all known chunks.
        count: how many each chunk of the texts has.
        begin: where each chunk of the texts begins among the elements.
        start: where each text begins among the elements, and their number.
    """

    which: Numbers
    count: Numbers
    begin: Numbers
    start: Numbers


class Rows:
    """How many elements each of some rows has, all elements standing one after another."""

    def __init__(self) -> None:
        self._first: Column[np.int64] = Column(np.int64)
        self._count: Column[np.int64] = Column(np.int64)
        self._size = 0

    def __len__(self) -> int:
        return len(self._count)

    def extend(self, counts: Numbers) -> None:
        """Adds rows of so many elements."""
        ends = np.cumsum(counts)
        self._first.extend(self._size + ends - counts)
        self._count.extend(counts)
        self._size += int(ends[-1]) if len(ends) else 0

    def counts(self) -> Numbers:
        """How many elements each row has."""
        return self._count.values()

    def runs(self, which: Numbers, starts: Numbers) -> Runs:
        """Some rows one after another.

        Args:
            which: their numbers.
            starts: where each text begins among them, and how many there are.
        """
        count = self._count.values()[which]
        end = np.cumsum(count)
        begin = end - count
        total = int(end[-1]) if len(end) else 0
        found = np.repeat(self._first.values()[which] - begin, count)
        found += np.arange(total)
        return Runs(found, count, begin, np.append(begin, total)[starts])
