"""One array of a segment: verified, piece by piece, when it is first touched."""

from __future__ import annotations

import itertools
import mmap
from bisect import bisect_left
from collections.abc import Sequence
from copy import copy

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.store.format.array_layout import Shape
from searchlib.store.format.packed_parts import PART_BYTES, unpack
from searchlib.store.format.string_tables import Array

_LARGE = 1 << 16
"""Bytes of an array for which memory of its own is worth while."""


class Column:
    """An array with the checksums of its chunks.

    The CRC-32 of a chunk and the rules of the array's `Shape` are verified before the first value of it is
    handed out; of a packed array those parts are unpacked and verified that are asked for. An array that
    lives in memory has no checksums and is trusted. Verifying twice (by two threads) does no harm.

    Attributes:
        name: of the array.
        raw: the values, unverified.
    """

    __slots__ = (
        "_bound",
        "_checksums",
        "_packed",
        "_parts",
        "_per_chunk",
        "_per_part",
        "_places",
        "_seen",
        "_shape",
        "_sound",
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
        *,
        chunk: int | None = None,
        part: int = PART_BYTES,
    ) -> None:
        """Wraps an array.

        Args:
            name: of the array.
            raw: the values.
            shape: the rules they obey.
            bound: the count that `shape.below` or `shape.offsets` names.
            checksums: one for each chunk, or None where the values are trusted.
            where: the file, for messages.
            packed, sizes: bytes of a packed array, and how many each chunk has; they are unpacked into `raw`,
                which is a memory of its own then.
            chunk, part: bytes of values in a chunk and, packed, in a part of it, where they are not those of
                today's format.
        """
        self.name = name
        self.raw = raw
        self._shape, self._bound, self._where = shape, bound, where
        self._checksums = checksums
        self._per_chunk = (chunk or shape.chunk) // raw.itemsize
        self._per_part = self._per_chunk if packed is None else part // raw.itemsize
        self._parts = self._per_chunk // self._per_part
        self._seen = bytearray(-(-len(raw) // self._per_part) if checksums else 0)
        self._sound = bytearray(len(checksums or ()))
        self._packed = packed
        self._places = list(itertools.accumulate(sizes, initial=0)) if packed is not None else []

    def fresh(self) -> Column:
        """The same array; if it is packed, with a memory of its own, of which nothing is unpacked yet.

        One that has been unpacked as a whole is taken as it is.
        """
        other = copy(self)
        if other._packed is None or other._checksums is None or self.raw.nbytes < _LARGE:
            return self
        # unlike memory of the heap, it is given back as soon as nobody holds the array
        other.raw = np.frombuffer(mmap.mmap(-1, self.raw.nbytes), self.raw.dtype)
        other._seen = bytearray(len(self._seen))
        return other

    def __len__(self) -> int:
        return len(self.raw)

    def all(self) -> Array:
        """All values, verified."""
        if self._checksums is not None:
            self._verify(0, len(self.raw))
            self._checksums = None
        return self.raw

    @property
    def verified(self) -> bool:
        """Whether all values are known to be sound."""
        return self._checksums is None

    def part(self, first: int, last: int) -> Array:
        """The values of the half-open range, verified.

        Raises:
            IndexDamaged: the range does not lie in the array, or the bytes are not what was written.
        """
        if not 0 <= first <= last <= len(self.raw):
            raise IndexDamaged(f"{self._where}: a range outside of the array {self.name}; rebuild the index")
        if self._checksums is not None and first < last:
            part = first // self._per_part
            # one part that has been seen is the rule
            if (last - 1) // self._per_part != part or not self._seen[part]:
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
        return len(self._sound)

    def damaged(self) -> list[tuple[int, str]]:
        """The chunks that are not what was written, each with what is wrong."""
        found = []
        for chunk in range(self.chunks):
            parts = self._parts_of(chunk)
            self._sound[chunk] = 0
            problem = self._altered(chunk) or self._closed(chunk, parts) or self._broken_rule(parts)
            if problem:
                found.append((chunk, problem))
            else:
                self._mark(parts)
        return found

    def _verify(self, first: int, last: int) -> None:
        if first == last:
            return
        stop = -(-last // self._per_part)
        part = self._seen.find(0, first // self._per_part, stop)
        while part >= 0:
            seen = self._seen.find(1, part, stop)
            parts = range(part, stop if seen < 0 else seen)
            self._verify_parts(parts)
            self._mark(parts)
            part = self._seen.find(0, parts.stop, stop)

    def _verify_parts(self, parts: range) -> None:
        """Verifies neighbours that have not been; those of a packed array are unpacked."""
        chunks = range(parts.start // self._parts, -(-parts.stop // self._parts))
        for chunk in chunks:
            problem = self._altered(chunk)
            if problem is None and self._packed is not None:
                problem = self._closed(chunk, self._parts_of(chunk, parts))
            self._refuse(chunk, problem)
        problem = self._broken_rule(parts)
        if problem is None:
            return
        for chunk in chunks:  # which of them it is
            own = self._parts_of(chunk, parts)
            self._refuse(chunk, self._broken_rule(own))
            self._mark(own)
        self._refuse(chunks[-1], problem)

    def _refuse(self, chunk: int, problem: str | None) -> None:
        if problem:
            raise IndexDamaged(f"{self._where}: block {chunk} of {self.name} {problem}; rebuild the index")

    def _parts_of(self, chunk: int, among: range | None = None) -> range:
        """The parts of a chunk, or those among some; a chunk of an array that is not packed is one part."""
        first, last = chunk * self._parts, min((chunk + 1) * self._parts, len(self._seen))
        return range(first, last) if among is None else range(max(first, among.start), min(last, among.stop))

    def _mark(self, parts: range) -> None:
        self._seen[parts.start : parts.stop] = b"\1" * len(parts)

    def _bytes(self, chunk: int) -> Array:
        """A chunk as it stands in the file."""
        if self._packed is not None:
            return self._packed[self._places[chunk] : self._places[chunk + 1]]
        return self.raw[chunk * self._per_chunk : (chunk + 1) * self._per_chunk]

    def _altered(self, chunk: int) -> str | None:
        """What is wrong with the bytes of a chunk; it is told once that nothing is."""
        import zlib

        checksums = self._checksums  # which another thread may have seen through
        if checksums is None or self._sound[chunk]:
            return None
        if zlib.crc32(self._bytes(chunk).data) != checksums[chunk]:
            return "is not what was written"
        self._sound[chunk] = 1
        return None

    def _closed(self, chunk: int, parts: range) -> str | None:
        """Unpacks some parts of a chunk; what is wrong with them."""
        if self._packed is None or self._seen.find(0, parts.start, parts.stop) < 0:
            return None
        before, first = chunk * self._parts, chunk * self._per_chunk
        values = self.raw[first : first + self._per_chunk]
        own, size = range(parts.start - before, parts.stop - before), self._per_part * values.itemsize
        done = unpack(self._bytes(chunk), values, self._shape, own, size)
        return None if done else "cannot be unpacked"

    def _linked(self, first: int, last: int) -> tuple[int, int]:
        """Some parts with the values beside them, which those of a packed array are only once unpacked.

        So whatever is handed out at once rises over the edges of parts.
        """
        if self._packed is None:
            return max(0, first - 1), last
        part, stop = first // self._per_part, -(-last // self._per_part)
        before = part > 0 and self._seen[part - 1]
        after = stop < len(self._seen) and self._seen[stop]
        return first - bool(before), last + bool(after)

    def _broken_rule(self, parts: range) -> str | None:
        """Whether values break the rules; what stands before the first of them is looked at, not trusted."""
        shape, first = self._shape, parts.start * self._per_part
        if shape.below is None and shape.offsets is None and not shape.rising:
            return None
        part = self.raw[first : parts.stop * self._per_part]
        if shape.below is not None and len(part) and int(part.max()) >= self._bound:
            return f"refers to {shape.below} that do not exist"
        if shape.offsets is None and not shape.rising:
            return None
        begin, end = self._linked(first, first + len(part))
        chain = self.raw[begin:end]
        if shape.rising:
            return None if bool((chain[1:] > chain[:-1]).all()) else "is not sorted"
        sound = bool((chain[1:] >= chain[:-1]).all()) and int(chain[-1]) <= self._bound
        if first == 0:
            sound = sound and int(part[0]) == 0
        if first + len(part) == len(self.raw):
            sound = sound and int(part[-1]) == self._bound
        return None if sound else "holds offsets that do not rise to the end"
