"""The parts of a packed array: pieces of its values that are compressed apart, so that few are unpacked.

A part is so many bytes of values: of these, or of the differences between them where they are offsets, first
all lowest bytes, then all second ones and so on, then zlib over these. A chunk of a packed array is the
lengths of its parts, u2 each, and then the parts. In format 2 a chunk was one part, without its length.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from searchlib.store.format.array_layout import CHUNK_BYTES, Shape
from searchlib.store.format.string_tables import Array

PART_BYTES = 1 << 12
"""Bytes of the values of a part. Less would save little: unpacking so many costs as much as asking for it."""


def pack_chunk(values: Array, shape: Shape) -> bytes:
    """A chunk of a packed array as it stands in the file."""
    step = PART_BYTES // values.itemsize
    parts = [_pack(values[i : i + step], shape) for i in range(0, len(values), step)]
    return np.array([len(part) for part in parts], "<u2").tobytes() + b"".join(parts)


def unpack(chunk: Array, into: Array, shape: Shape, parts: range, size: int = PART_BYTES) -> bool:
    """Fills in the values of some parts of a chunk.

    Args:
        chunk: as it stands in the file.
        into: room for all values of the chunk.
        shape: of the array.
        parts: which ones, neighbours.
        size: bytes of the values of a part: `PART_BYTES`, or `CHUNK_BYTES` in format 2.

    Returns:
        False if the chunk is not what was packed.
    """
    streams = _streams(chunk, -(-into.nbytes // size), size)
    if streams is None:
        return False
    unpacked = []
    for number in parts:
        planes = _inflated(streams[number], min(size, into.nbytes - number * size))
        if planes is None:
            return False
        unpacked.append(planes)
    whole = len(unpacked) - (len(unpacked[-1]) < size)
    at = parts.start * size // into.itemsize
    for some in (unpacked[:whole], unpacked[whole:]):
        if some:
            values = _values(some, into.dtype, shape)
            into[at : at + len(values)] = values  # at once: another thread may read what it unpacked itself
            at += len(values)
    return True


def _streams(chunk: Array, count: int, size: int) -> list[Array] | None:
    """The compressed parts of a chunk; None if their lengths do not make up that of the chunk."""
    if size == CHUNK_BYTES:
        return [chunk]
    edges = [2 * count]
    if len(chunk) >= edges[0]:
        edges = list(itertools.accumulate(chunk[: edges[0]].view("<u2").tolist(), initial=edges[0]))
    if edges[-1] != len(chunk):
        return None
    return [chunk[first:last] for first, last in itertools.pairwise(edges)]


def _inflated(stream: Array, size: int) -> bytes | None:
    """What was compressed, if it is so many bytes."""
    import zlib

    unpacker = zlib.decompressobj()
    try:
        planes = unpacker.decompress(stream.data, size + 1)
    except zlib.error:
        return None
    return planes if len(planes) == size and unpacker.eof else None


def _values(parts: Sequence[bytes], dtype: np.dtype[Any], shape: Shape) -> Array:
    """The values of some parts of the same size."""
    planes = np.frombuffer(b"".join(parts), "u1").reshape(len(parts), dtype.itemsize, -1)
    laid = np.empty((len(parts), planes.shape[2], dtype.itemsize), "u1")
    for place in range(dtype.itemsize):
        laid[:, :, place] = planes[:, place]
    values = laid.view(dtype)[:, :, 0]
    if shape.offsets is not None:
        values = np.cumsum(values, axis=1, dtype=dtype)
    return values.reshape(-1)


def _pack(values: Array, shape: Shape) -> bytes:
    import zlib

    if shape.offsets is not None:
        values = np.diff(values, prepend=values.dtype.type(0))
    planes = values.view("u1").reshape(-1, values.itemsize).T
    return zlib.compress(np.ascontiguousarray(planes).tobytes())
