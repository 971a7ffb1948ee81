"""Near duplicates on a cluster: all texts are read once for a state and compared as those of a folder are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from searchlib.opensearch.documents import STEP, article_of
from searchlib.results import Copy
from searchlib.search.collapsing import copy_at
from searchlib.search.match.copies import copies_of
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.write.batch_merge import merge_batches
from searchlib.store.write.forward_batch import build_batch

if TYPE_CHECKING:
    from searchlib.opensearch.cluster import Cluster
    from searchlib.search.match.copies import CopiedMatches
    from searchlib.search.match.posting_sets import Array

_AT_ONCE = 2_000
"""Articles that are made into arrays together."""


class RemoteCopies:
    """The near duplicates of one state of an archive.

    Attributes:
        segment: all texts.
        copies: which are copies of which.
    """

    def __init__(self, cluster: Cluster, index: str) -> None:
        """Reads all articles."""
        batches: list[Any] = []
        part: list[Any] = []
        places: list[Array] = []
        for hit in cluster.scan(index, {"term": {"j": "article"}}, ["stored", "ord"]):
            source = hit.get("_source", {})
            article = article_of(source.get("stored"))
            begin = int(source["ord"]) // STEP * STEP
            places.append(np.arange(begin, begin + len(article.searchable()), dtype=np.int64))
            part.append((article, "-", b""))
            if len(part) == _AT_ONCE:
                batches.append(build_batch(part))
                part = []
        batches.append(build_batch(part))
        self.segment = Segment.from_arrays(merge_batches(batches, [None] * len(batches)))
        self.copies = copies_of([self.segment])
        self._places = np.concatenate([np.zeros(0, np.int64), *places])

    def documents(self, places: Sequence[int]) -> Array:
        """The paragraphs here of some numbers of the archive; those that came since are left out."""
        found, known = self._found(np.array(places, np.int64))
        return found[known]

    def originals(self, places: Sequence[int]) -> frozenset[int]:
        """Of some paragraphs those that are no copy of another of them; see `Copies.originals`."""
        wanted = np.array(places, np.int64)
        found, known = self._found(wanted)
        (kept,) = self.copies.originals([found[known]])
        return frozenset(self._places[kept].tolist()).union(wanted[~known].tolist())

    def _found(self, wanted: Array) -> tuple[Array, Array]:
        """Where some numbers stand here, and which of them do."""
        found = np.searchsorted(self._places, wanted)
        known: Array = found < len(self._places)
        known[known] = self._places[found[known]] == wanted[known]
        return found, known

    def group(self, place: int) -> int:
        """The number of the group of a paragraph, -1 where it has no duplicate."""
        (document,) = self.documents([place]).tolist() or [-1]
        return -1 if document < 0 else int(self.copies.groups[0][document])

    def among(self, some: Sequence[int], every: Sequence[int]) -> CopiedMatches:
        """What has copies of the paragraphs that match, and of those that hold every word asked for."""
        return self.copies.among([self.documents(some)], [self.documents(every)])

    def of(self, place: int, found: CopiedMatches) -> tuple[Copy, ...]:
        """The copies of a paragraph among those that match."""
        return tuple(
            copy_at([self.segment], other)
            for document in self.documents([place]).tolist()
            for other in self.copies.of((0, document), found)
        )
