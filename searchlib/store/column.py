"""One array of a segment: verified, chunk by chunk, when it is first touched.

A packed array is compressed chunk by chunk: of its values, or of the differences between them where they are
offsets, first all lowest bytes, then all second ones and so on, then zlib over these.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.store.arrays import Array
from searchlib.store.layout import Shape

CHUNK_BYTES = 1 << 16


def pack_chunk(values: Array, shape: Shape) -> bytes:
    """A chunk of a packed array as it stands in the file."""
    import zlib

    if shape.offsets is not None:
        values = np.diff(values, prepend=values.dtype.type(0))
    planes = values.view("u1").reshape(-1, values.itemsize).T
    return zlib.compress(np.ascontiguousarray(planes).tobytes())


def unpack_chunk(data: Array, into: Array, shape: Shape) -> bool:
    """Fills in the values of a chunk of a packed array; False if that is not what was packed."""
    import zlib

    unpacker = zlib.decompressobj()
    try:
        planes = unpacker.decompress(data.tobytes(), into.nbytes + 1)
    except zlib.error:
        return False
    if len(planes) != into.nbytes or not unpacker.eof:
        return False
    # whole planes at once: three times as fast as laying the bytes of each value side by side
    lowest, *others = np.frombuffer(planes, "u1").reshape(into.itemsize, -1)
    unsigned = lowest.astype(f"<u{into.itemsize}")
    for number, plane in enumerate(others, start=1):
        unsigned |= plane.astype(unsigned.dtype) << unsigned.dtype.type(8 * number)
    values = unsigned.view(into.dtype)
    if shape.offsets is not None:
        values = np.cumsum(values, dtype=into.dtype)
    into[:] = values  # at once, as another thread may read what it has unpacked itself
    return True


class Column:
    """An array with the checksums of its chunks.

    A chunk is `CHUNK_BYTES` of the array; its CRC-32 and the rules of its `Shape` are verified before the
    first value of it is handed out. An array that lives in memory has no checksums and is trusted.
    Verifying twice (by two threads) does no harm.

    Attributes:
        name: of the array.
        raw: the values, unverified.
    """

    __slots__ = (
        "_bound",
        "_checksums",
        "_packed",
        "_per_chunk",
        "_places",
        "_seen",
        "_shape",
        "_where",
        "name",
        "raw",
    )

    def __init__(
        self,
        name: str,
        raw: Array,
        shape: Shape,
        bound: int = 0,
        checksums: list[int] | None = None,
        where: str = "",
        packed: Array | None = None,
        sizes: Sequence[int] = (),
    ) -> None:
        """Wraps an array.

        Args:
            name: of the array.
            raw: the values.
            shape: the rules they obey.
            bound: the count that `shape.below` or `shape.offsets` names.
            checksums: one for each chunk, or None where the values are trusted.
            where: the file, for messages.
            packed, sizes: bytes of a packed array, and how many each chunk has; the chunks are unpacked into
                `raw`, which is a memory of its own then.
        """
        self.name = name
        self.raw = raw
        self._shape, self._bound, self._where = shape, bound, where
        self._checksums = checksums
        self._per_chunk = CHUNK_BYTES // raw.itemsize
        self._seen = bytearray(len(checksums or ()))
        self._packed = packed
        self._places = list(itertools.accumulate(sizes, initial=0)) if packed is not None else []

    def __len__(self) -> int:
        return len(self.raw)

    def all(self) -> Array:
        """All values, verified."""
        if self._checksums is not None:
            self._verify(0, len(self.raw))
            self._checksums = None
        return self.raw

    def part(self, first: int, last: int) -> Array:
        """The values of the half-open range, verified.

        Raises:
            IndexDamaged: the range does not lie in the array, or the bytes are not what was written.
        """
        if not 0 <= first <= last <= len(self.raw):
            raise IndexDamaged(f"{self._where}: a range outside of the array {self.name}; rebuild the index")
        if self._checksums is not None:
            self._verify(first, last)
        return self.raw[first:last]

    def at(self, index: int) -> int:
        """One value, verified."""
        return int(self.part(index, index + 1)[0])

    def bounds(self, index: int) -> tuple[int, int]:
        """Where the run `index` of an array of offsets begins and ends."""
        first, last = self.part(index, index + 2).tolist()
        return first, last

    def find(self, value: int) -> int:
        """First position of a rising array whose value is not less than `value`; touches few chunks."""
        if self._checksums is None:
            return int(np.searchsorted(self.raw, np.asarray(value, self.raw.dtype)))
        heads = range(0, len(self.raw), self._per_chunk)
        chunk = max(0, bisect_left(heads, value, key=self.at) - 1)
        first = chunk * self._per_chunk
        part = self.part(first, min(len(self.raw), first + self._per_chunk))
        return first + int(np.searchsorted(part, np.asarray(value, self.raw.dtype)))

    @property
    def chunks(self) -> int:
        """How many chunks have a checksum."""
        return len(self._seen)

    def damaged(self) -> list[tuple[int, str]]:
        """The chunks that are not what was written, each with what is wrong."""
        found = []
        for chunk in range(self.chunks):
            problem = self._problem(chunk)
            if problem:
                found.append((chunk, problem))
            else:
                self._seen[chunk] = 1
        return found

    def _verify(self, first: int, last: int) -> None:
        if first == last:
            return
        low, high = first // self._per_chunk, -(-last // self._per_chunk)
        chunk = self._seen.find(0, low, high)
        while chunk >= 0:
            problem = self._problem(chunk)
            if problem:
                raise IndexDamaged(
                    f"{self._where}: block {chunk} of {self.name} {problem}; rebuild the index"
                )
            self._seen[chunk] = 1
            chunk = self._seen.find(0, chunk + 1, high)

    def _problem(self, chunk: int) -> str | None:
        import zlib

        first = chunk * self._per_chunk
        part = self.raw[first : first + self._per_chunk]
        data = part
        if self._packed is not None:
            data = self._packed[self._places[chunk] : self._places[chunk + 1]]
        if self._checksums is not None and zlib.crc32(data.data) != self._checksums[chunk]:
            return "is not what was written"
        if self._packed is not None and not self._seen[chunk] and not unpack_chunk(data, part, self._shape):
            return "cannot be unpacked"
        return self._broken_rule(part, first)

    def _linked(self, first: int, last: int) -> tuple[int, int]:
        """A chunk with the values beside it, which those of a packed array are only once they were unpacked.

        So whatever is handed out at once rises over the edges of chunks.
        """
        if self._packed is None:
            return max(0, first - 1), last
        chunk = first // self._per_chunk
        before = chunk > 0 and self._seen[chunk - 1]
        after = chunk + 1 < self.chunks and self._seen[chunk + 1]
        return first - bool(before), last + bool(after)

    def _broken_rule(self, part: Array, first: int) -> str | None:
        """Whether values break the rules; what stands before the first of them is looked at, not trusted."""
        shape = self._shape
        if shape.below is not None and len(part) and int(part.max()) >= self._bound:
            return f"refers to {shape.below} that do not exist"
        if shape.offsets is None and not shape.rising:
            return None
        begin, end = self._linked(first, first + len(part))
        chain = self.raw[begin:end]
        if shape.rising:
            return None if bool((chain[1:] > chain[:-1]).all()) else "is not sorted"
        sound = bool((chain[1:] >= chain[:-1]).all()) and int(chain.max()) <= self._bound
        if first == 0:
            sound = sound and int(part[0]) == 0
        if first + len(part) == len(self.raw):
            sound = sound and int(part[-1]) == self._bound
        return None if sound else "holds offsets that do not rise to the end"
