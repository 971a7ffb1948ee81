"""What a writer holds: the segments with its deletions, and the batches that wait to be written."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from searchlib.store.format.string_tables import Array, Batch, table_of
from searchlib.store.format.table_of_contents import SegmentEntry
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.segment.snapshot import Snapshot, live_mask, open_entry
from searchlib.store.whoosh.whoosh_codec import ArraySegment


class Holdings:
    """The segments that a writer reads and deletes from, committed or only written."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._path = snapshot.path
        self._opened: dict[str, Segment] = {
            entry.id: segment
            for entry, segment in zip(snapshot.contents.segments, snapshot.segments, strict=True)
        }
        self._dead: dict[str, Array] = {}

    def open(self, held: ArraySegment) -> Segment:
        """The arrays of a segment."""
        segment = self._opened.get(held.segid)
        if segment is None:
            segment = self._opened[held.segid] = open_entry(self._path, held.entry)
        return segment

    def forget(self, held: ArraySegment) -> None:
        """Lets go of the arrays of a segment; the file stays mapped while others hold some."""
        self._opened.pop(held.segid, None)

    def dead(self, held: ArraySegment) -> Array | None:
        """True for each dead paragraph, or None where all live."""
        dead = self._dead.get(held.segid)
        if dead is None:
            live = live_mask(held.entry)
            if live is not None:
                dead = self._dead[held.segid] = ~live
        return dead

    def live(self, held: ArraySegment) -> Array | None:
        """True for each live paragraph, or None where all live."""
        dead = self.dead(held)
        return None if dead is None else ~dead

    def live_paragraphs(self, held: ArraySegment) -> int:
        """Paragraphs that are alive."""
        dead = self.dead(held)
        return held.entry.paragraphs - (0 if dead is None else int(np.count_nonzero(dead)))

    def live_tokens(self, held: ArraySegment) -> int:
        """Tokens that are alive."""
        live = self.live(held)
        if live is None:
            return held.entry.tokens
        return int(self.open(held).lengths[live].sum(dtype=np.int64))

    def find(self, held: ArraySegment, article_id: str) -> int:
        """The number of the live article of this id, -1 if there is none."""
        segment, dead = self.open(held), self.dead(held)
        number = segment.find(article_id)
        if number >= 0 and dead is not None and dead[segment.paragraphs_of(number)[0]]:
            return -1
        return number

    def kill(self, held: ArraySegment, article: int) -> None:
        """Deletes an article."""
        dead = self.dead(held)
        if dead is None:
            dead = self._dead[held.segid] = np.zeros(held.entry.paragraphs, bool)
        first, last = self.open(held).paragraphs_of(article)
        dead[first:last] = True

    def entry(self, held: ArraySegment) -> SegmentEntry:
        """What the table of contents says of a segment, with the deletions of this writer."""
        dead, old = self._dead.get(held.segid), held.entry
        if dead is None:
            return old
        edges = np.flatnonzero(np.diff(np.concatenate(([False], dead, [False])).astype(np.int8)))
        ranges = tuple((first, last) for first, last in edges.reshape(-1, 2).tolist())
        articles = int(np.count_nonzero(dead[self.open(held).column("art.first")[:-1]]))
        return SegmentEntry(
            old.id, old.bytes, old.crc, old.paragraphs, old.articles, old.tokens, ranges, articles
        )


class Buffer:
    """Batches in memory, with what of them was deleted again.

    Attributes:
        tokens: how many are in them.
    """

    def __init__(self) -> None:
        self.tokens = 0
        self._batches: list[Batch] = []
        self._dead: list[Array | None] = []

    def add(self, batch: Mapping[str, Array]) -> None:
        """Takes a batch."""
        self._batches.append(dict(batch))
        self._dead.append(None)
        self.tokens += len(batch["tokens"])

    def kill(self, article_id: str) -> bool:
        """Deletes the article of this id; False if there is none."""
        wanted = article_id.encode("utf-8", "replace")
        return any(self._kill(at, wanted) for at in range(len(self._batches)))

    def take(self) -> tuple[list[Batch], list[Array | None]]:
        """All batches and their live paragraphs; the buffer is empty afterwards."""
        taken = self._batches, [None if dead is None else ~dead for dead in self._dead]
        self.tokens, self._batches, self._dead = 0, [], []
        return taken

    def _kill(self, at: int, wanted: bytes) -> bool:
        batch, dead = self._batches[at], self._dead[at]
        first = batch["art.first"].tolist()
        for number, item in enumerate(table_of(batch, "ids").encoded()):
            if item == wanted and (dead is None or not dead[first[number]]):
                if dead is None:
                    dead = self._dead[at] = np.zeros(len(batch["lengths"]), bool)
                dead[first[number] : first[number + 1]] = True
                return True
        return False
