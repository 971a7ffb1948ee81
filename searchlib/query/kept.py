"""Lists that were made of a segment's lists and are kept with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchlib.query.postings import Postings
from searchlib.store.kept import Kept

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

_BYTES = 48 << 20


class _KeptLists(Kept[Postings]):
    def __init__(self, segment: Segment) -> None:
        del segment  # it keeps this object
        super().__init__(_BYTES, lambda found: (found.docs, found.tf))


class KeptUnions(_KeptLists):
    """Lists that are unions of others."""


class KeptHolders(_KeptLists):
    """The articles of lists."""
