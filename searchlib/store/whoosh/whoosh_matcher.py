"""A posting list as Whoosh's matchers see it."""

from __future__ import annotations

from typing import Any

import numpy as np
from whoosh.matching import ListMatcher, ReadTooFar
from whoosh.query.spans import Span
from whoosh.reading import TermInfo

from searchlib.store.format.string_tables import Array
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.whoosh.field_view import Postings


class ArrayMatcher(ListMatcher):
    """Whoosh's list matcher over arrays: skipping searches, and positions come from the paragraphs."""

    def __init__(
        self,
        segment: Segment,
        postings: Postings,
        term: tuple[str, bytes],
        terminfo: TermInfo,
        format_: Any,
        scorer: Any,
    ) -> None:
        super().__init__(
            postings.docs.tolist(),
            weights=postings.weights.astype(float).tolist(),
            format=format_,
            scorer=scorer,
            term=term,
            terminfo=terminfo,
        )
        self._segment, self._postings = segment, postings
        self._highest = terminfo.max_weight()

    def copy(self) -> ArrayMatcher:
        """A matcher at the same place."""
        other = ArrayMatcher.__new__(ArrayMatcher)
        other.__dict__.update(self.__dict__)
        return other

    def skip_to(self, id: int) -> None:
        """Goes to the first paragraph that is not before `id`."""
        if not self.is_active():
            raise ReadTooFar
        here = self._postings.docs[self._i :]
        self._i += int(np.searchsorted(here, np.asarray(max(id, 0), here.dtype)))

    def skip_to_quality(self, minquality: float) -> int:
        """The whole list is one block: it is left when it cannot be good enough."""
        if self.is_active() and self.block_quality() <= minquality:
            self._i = len(self._ids)
            return 1
        return 0

    def max_quality(self) -> float:
        """Upper bound of the score."""
        return float(self._scorer.max_quality() if self._scorer else self._highest)

    def block_max_weight(self) -> float:
        """Highest weight in the list."""
        return float(self._highest)

    def positions(self) -> list[int]:
        """Where the term stands in the paragraph of this place."""
        if self._postings.syllables is None:
            return []
        low, high = self._postings.syllables
        tokens: Array = self._segment.tokens_of(self.id())
        return [int(i) for i in np.flatnonzero((tokens >= low) & (tokens < high))]

    def spans(self) -> list[Span]:
        """The positions as Whoosh's phrase and near queries want them."""
        return [Span(position) for position in self.positions()]

    def value(self) -> bytes:
        """The encoded posting, for formats with positions."""
        if self._postings.syllables is None:
            return b""
        encoded: bytes = self._format.encode(self.positions())
        return encoded

    def value_as(self, astype: str) -> Any:
        """The posting in one of Whoosh's forms."""
        if astype == "positions":
            return self.positions()
        if astype in ("frequency", "weight"):
            return self.weight()
        return super().value_as(astype)
