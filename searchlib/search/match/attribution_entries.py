"""Attributions and citations of a segment: entries that lie paragraph after paragraph, with their owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment


class Entries:
    """The entries of one kind in one segment; kept with it.

    Attributes:
        owner: the paragraph of each entry, ascending (i8).
    """

    def __init__(self, segment: Segment, prefix: str) -> None:
        counts = np.diff(segment.column(f"{prefix}.start")).astype(np.int64)
        self.owner: Array = np.repeat(np.arange(segment.count), counts)


class Attributions(Entries):
    """Who speaks in the paragraphs of a segment."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(segment, "spk")


class Citations(Entries):
    """Which documents the paragraphs of a segment cite."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(segment, "cite")
