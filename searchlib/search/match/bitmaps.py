"""Long lists as bits, one for each paragraph: so many lists are counted together without laying out a set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.posting_sets import Array, Postings, find_in, mask_of
from searchlib.store.segment.array_cache import Kept

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_LONG = 32
"""Where a list holds one of so many paragraphs, its bits take no more bytes than its numbers."""
_KEPT_BYTES = 32 << 20
"""Bytes of bits that a segment keeps."""


class _Bitmaps(Kept[Array]):
    def __init__(self, segment: Segment) -> None:
        super().__init__(_KEPT_BYTES, lambda bits: (bits,), segment.budget)


def counts(segment: Segment, lists: Sequence[Postings], mask: Array | None) -> tuple[int, int]:
    """How many paragraphs hold one of some lists, and how many all.

    Args:
        segment: of the lists.
        lists: distinct ones, at least one.
        mask: which paragraphs count, or None for all.
    """
    short: list[Array] = []
    long: list[Array] = []
    for found in lists:
        if len(found) * _LONG > segment.count:
            long.append(_bits_of(segment, found))
        else:
            short.append(found.docs)
    among = [] if mask is None else [np.packbits(mask)]
    together = np.concatenate(short) if short else None
    some = [*long] if together is None else [*long, np.packbits(mask_of(together, segment.count))]
    total = _size(np.bitwise_and.reduce([np.bitwise_or.reduce(some), *among]))
    if not short:
        return total, _size(np.bitwise_and.reduce([*long, *among]))
    every, *others = sorted(short, key=len)
    for other in others:
        every = every[find_in(other, every)[1]] if len(every) else every
    for bits in (*long, *among):
        every = every[(bits.take(every >> 3) << (every & 7).astype(np.uint8) & 128).astype(bool)]
    return total, len(every)


def _bits_of(segment: Segment, found: Postings) -> Array:
    """A list as bits, the first paragraph in the highest bit of the first byte; kept."""

    def made() -> Array:
        return np.packbits(mask_of(found.docs, segment.count))

    return made() if found.home is None else segment.derive(_Bitmaps).get(found.home, made)


def _size(bits: Array) -> int:
    return int(np.count_nonzero(np.unpackbits(bits).view(bool)))
