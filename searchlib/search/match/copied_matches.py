"""Which paragraphs that have copies match: a small part of the archive, looked at by lists of its own.

Of each posting list what it holds of these paragraphs is kept, a sixteenth of it or so; a search joins the
short lists, and never lays out its matches for the sake of the copies among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.posting_sets import Array, mask_of
from searchlib.store.segment.array_cache import Kept

if TYPE_CHECKING:
    from searchlib.search.match.matches import Matches
    from searchlib.search.match.posting_sets import Postings
    from searchlib.store.segment.segment_reader import Segment

_KEPT_BYTES = 16 << 20


class CopiedParagraphs:
    """The paragraphs of one segment that have copies.

    Attributes:
        docs: the paragraphs, ascending (u4).
        groups: the number of the group of each.
    """

    def __init__(self, segment: Segment, docs: Array, groups: Array) -> None:
        self.docs, self.groups = docs, groups
        self._segment = segment
        self._held = Kept[Array](_KEPT_BYTES, lambda bits: (bits,), segment.budget)

    def matching(self, matches: Matches) -> tuple[Array, Array]:
        """The numbers of those that match, and of those that hold every word asked for."""
        shown = matches.shown
        if shown is None:
            some = self.within(matches.docs)
            return some, self._every(matches, some)

        def held(lists: Sequence[Postings], together: bool) -> Array:
            return reduce(np.bitwise_and if together else np.bitwise_or, map(self._bits_of, lists))

        bits = held(shown.lists, shown.all)
        if matches.mask is not None:
            bits = bits & np.packbits(matches.mask[self.docs])
        some = self._numbers(bits)
        if shown.all:
            return some, some
        if shown.words:
            return some, self._numbers(bits & held(shown.lists, True))
        if shown.ways:
            whole = reduce(np.bitwise_or, [held(way, True) for way in shown.ways])
            return some, self._numbers(bits & whole)
        return some, self._every(matches, some)

    def within(self, docs: Array) -> Array:
        """The numbers of those that are among some paragraphs."""
        return np.flatnonzero(mask_of(docs, self._segment.count)[self.docs])

    def _every(self, matches: Matches, some: Array) -> Array:
        """Which of those that match hold every word."""
        return np.searchsorted(self.docs, matches.holding(self.docs[some]))

    def _numbers(self, bits: Array) -> Array:
        flags = np.unpackbits(bits, count=len(self.docs)).view(bool)  # of numbers it is ten times as slow
        return np.flatnonzero(flags)

    def _bits_of(self, found: Postings) -> Array:
        """Which of them a list holds, a bit for each; kept, where the list is one of the segment."""

        def made() -> Array:
            return np.packbits(mask_of(found.docs, self._segment.count)[self.docs])

        return made() if found.home is None else self._held.get(found.home, made)
