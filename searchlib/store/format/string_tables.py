"""Small helpers over typed arrays: string tables and ranges.

A string table of c strings is two arrays: the strings' UTF-8 one after another (`T.text`, u1) and c + 1
offsets into it (`T.start`, u8).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Protocol, overload

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Batch = dict[str, Array]

_ERRORS = {"files": "surrogateescape"}
_KEPT = 1 << 12
"""Decoded strings that a table keeps, so that to read a whole archive takes no more memory than a part."""
_OFTEN = 400
"""A table of which so many strings were asked for is read whole."""


def pack_strings(name: str, strings: Iterable[str]) -> Batch:
    """The two arrays of the table `name`.

    A lone surrogate becomes a question mark, but in names of files it stands for a byte that is no UTF-8.
    """
    encoded = [_encode(string, name) for string in strings]
    start = np.zeros(len(encoded) + 1, "<u8")
    np.cumsum([len(item) for item in encoded], out=start[1:], dtype="<u8")
    return {f"{name}.text": np.frombuffer(b"".join(encoded), "u1"), f"{name}.start": start}


def _encode(string: str, table: str) -> bytes:
    try:
        return string.encode("utf-8", _ERRORS.get(table, "strict"))
    except UnicodeEncodeError:
        return string.encode("utf-8", "replace")


class Values(Protocol):
    """An array that is read whole or in parts; see `column.Column`."""

    def __len__(self) -> int: ...

    def all(self) -> Array:
        """All values."""

    def part(self, first: int, last: int) -> Array:
        """The values of a half-open range."""


class _InMemory:
    """An array of a batch, which nothing has to be read for."""

    __slots__ = ("_values",)

    def __init__(self, values: Array) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def all(self) -> Array:
        return self._values

    def part(self, first: int, last: int) -> Array:
        return self._values[first:last]


class _Decoded(dict[int, str]):
    """The strings that were decoded lately, by number; when there are `_KEPT`, it begins again."""

    def __init__(self, decode: Callable[[int], str]) -> None:
        super().__init__()
        self._decode = decode

    def __missing__(self, number: int) -> str:
        if len(self) >= _KEPT:
            self.clear()
        found = self[number] = self._decode(number)
        return found


class StringTable(Sequence[str]):
    """A string table read from its two arrays; strings are decoded when they are asked for.

    The first few are looked up in the arrays themselves, of which only the blocks around them are read then.
    Bytes that are no UTF-8 come out with the replacement character: a damaged table is the business of the
    checksums, not of this class.
    """

    __slots__ = ("_asked", "_bytes", "_cache", "_decoded", "_errors", "_offsets", "_start", "_text")

    def __init__(self, text: Values, start: Values, name: str = "") -> None:
        self._text, self._start = text, start
        self._asked = 0
        self._bytes: bytes | None = None
        self._offsets: Array | None = None
        self._cache: list[str] | None = None
        self._decoded = _Decoded(self._decode)
        self._errors = _ERRORS.get(name, "replace")

    def __len__(self) -> int:
        return len(self._start) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if self._cache is not None:
            return self._cache[index]
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._decoded[int(index)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.all())

    def all(self) -> list[str]:
        """All strings, decoded once and kept."""
        if self._cache is None:
            self._cache = [item.decode("utf-8", self._errors) for item in self.encoded()]
        return self._cache

    def pick(self, numbers: Array) -> list[str]:
        """The strings of some numbers."""
        return self.each(numbers.tolist())

    def each(self, numbers: Sequence[int]) -> list[str]:
        """The same for numbers of Python's own."""
        if self._cache is not None:
            return list(map(self._cache.__getitem__, numbers))
        return list(map(self._decoded.__getitem__, numbers))

    def places(self, string: str) -> list[int]:
        """The numbers of all strings that are this one, found without decoding any."""
        wanted = _encode(string, "files" if self._errors == "surrogateescape" else "")
        data, offsets = self._whole()
        text = np.frombuffer(data, "u1")
        found = np.flatnonzero(offsets[1:] - offsets[:-1] == len(wanted))
        ends = offsets[found + 1].astype(np.int64)
        for back, byte in enumerate(reversed(wanted), start=1):  # names and numbers differ at the end
            same = text[ends - back] == byte
            found, ends = found[same], ends[same]
        numbers: list[int] = found.tolist()
        return numbers

    def encoded(self) -> list[bytes]:
        """All strings as UTF-8."""
        data, offsets = self._whole()
        return [data[a:b] for a, b in pairwise(offsets.tolist())]

    def _decode(self, number: int) -> str:
        self._asked += 1
        if self._bytes is None and self._asked < _OFTEN:
            first, last = self._start.part(number, number + 2).tolist()
            return self._text.part(first, last).tobytes().decode("utf-8", self._errors)
        data, offsets = self._whole()
        first, last = offsets[number : number + 2].tolist()
        return data[first:last].decode("utf-8", self._errors)

    def _whole(self) -> tuple[bytes, Array]:
        """Both arrays, read once."""
        if self._bytes is None or self._offsets is None:
            self._offsets = self._start.all()
            self._bytes = self._text.all().tobytes()
        return self._bytes, self._offsets


def table_of(arrays: Mapping[str, Array], name: str) -> StringTable:
    """The table `name` of a batch."""
    return StringTable(_InMemory(arrays[f"{name}.text"]), _InMemory(arrays[f"{name}.start"]), name)


def starts(counts: Array) -> Array:
    """Offsets (u8, one more than counts) of consecutive runs of the lengths given."""
    result = np.zeros(len(counts) + 1, "<u8")
    np.cumsum(counts, out=result[1:], dtype="<u8")
    return result


def spans(start: Array, chosen: Array) -> Array:
    """Indices of all elements of the runs `chosen`, run after run.

    Args:
        start: offsets of the runs, one more than there are runs.
        chosen: numbers of runs.
    """
    begin = start[chosen].astype(np.int64)
    counts = start[chosen + 1].astype(np.int64) - begin
    total = int(counts.sum())
    shift: Array = np.repeat(begin - (np.cumsum(counts) - counts), counts)
    shift += np.arange(total, dtype=np.int64)
    return shift


def run_starts(values: Array) -> Array:
    """Positions at which a new value begins in a sorted array."""
    if not len(values):
        return np.zeros(0, np.int64)
    change = np.empty(len(values), bool)
    change[0] = True
    np.not_equal(values[1:], values[:-1], out=change[1:])
    return np.flatnonzero(change)


def pick(values: Array, edges: Array, ends: Array) -> Array:
    """The values of some ranges one after another; `ends` are numbers of edges, the first ones first."""
    at = edges[ends].tolist()
    count = len(at) // 2
    begins, lasts = at[:count], at[count:]
    if begins == lasts:
        return values[:0]
    return np.concatenate([values[begin:end] for begin, end in zip(begins, lasts, strict=True)])
