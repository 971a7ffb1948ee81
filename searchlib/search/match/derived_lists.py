"""Lists that were made of a segment's lists and are kept with it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from searchlib.search.match.posting_sets import ALWAYS, Postings, Unread
from searchlib.store.segment.array_cache import Kept

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_UNIONS, _HOLDERS = 36 << 20, 96 << 20
"""Bytes of lists that are kept for each segment, at most; see `Budget`."""
_SIZES = 20_000


class _KeptLists(Kept[Postings]):
    def __init__(self, segment: Segment, most: int) -> None:
        super().__init__(most, lambda found: (found.docs, found.tf), segment.budget)


class Sizes:
    """How long lists are that have been laid out: whoever needs no more does not read them."""

    def __init__(self, segment: Segment) -> None:
        self._sizes: dict[Hashable, tuple[int, int]] = {}
        self._whole = segment.live is None

    def note(self, found: Postings, articles: Postings) -> None:
        """Remembers the sizes of a list with a home, and of the list of its articles."""
        if self._whole:
            if len(self._sizes) >= _SIZES:
                self._sizes.clear()
            self._sizes[found.home] = len(found), len(articles)

    def copy(self, home: Hashable, other: Hashable) -> None:
        """Remembers that another list is as long, and has as many articles."""
        sizes = self._sizes.get(home)
        if sizes is not None:
            self._sizes[other] = sizes

    def list_of(self, home: Hashable, read: Callable[[], Postings]) -> Postings:
        """A list by its home; read later, or never, if its size is known."""
        sizes = self._sizes.get(home)
        return read() if sizes is None else Unread(sizes[0], read, home)

    def articles_of(self, home: Hashable, read: Callable[[], Postings]) -> Postings:
        """The same for the articles of a list."""
        sizes = self._sizes.get(home)
        return read() if sizes is None else Unread(sizes[1], read, home)


class Always(NamedTuple):
    """The home of a list whose paragraphs hold a term as often as may be: that of the list as it is."""

    of: Hashable


def always(segment: Segment, found: Postings) -> Postings:
    """The paragraphs of a list with so high a frequency that the score is at its limit."""

    def read() -> Postings:
        docs = found.docs
        return Postings(docs, np.full(len(docs), ALWAYS, np.uint32), home)

    home = None if found.home is None else Always(found.home)
    if not isinstance(found, Unread):
        return read()
    segment.derive(Sizes).copy(found.home, home)
    return Unread(len(found), read, home)


class KeptUnions(_KeptLists):
    """Lists that are unions of others."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(segment, _UNIONS)


class KeptHolders(_KeptLists):
    """The articles of lists; all that is looked at of lists that are laid out, so more of them are kept."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(segment, _HOLDERS)
