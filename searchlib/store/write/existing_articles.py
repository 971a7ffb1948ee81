"""The articles that an index held before a run: a few are looked up one by one, many are listed once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.store.write.forward_batch import HASH_BYTES
from searchlib.store.write.indexing_tally import Known

if TYPE_CHECKING:
    from searchlib.store.format.string_tables import Array
    from searchlib.store.segment.segment_reader import Segment

_FEW = 32
"""So many questions are answered one by one; a list of everything pays after that."""


class Existing:
    """What the segments of a committed state hold."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._asked = 0
        self._known: dict[str, Known] | None = None
        self._by_file: dict[str, list[str]] = {}

    def get(self, article_id: str) -> Known | None:
        """The live article of this id."""
        if self._is_listed():
            return self._listed().get(article_id)
        for segment in self._segments:
            number = segment.find(article_id)
            if number >= 0:
                file = segment.part("art.file", number, number + 1)[0]
                return Known(segment.table("files")[int(file)], _hash(segment, number))
        return None

    def ids_of(self, key: str) -> list[str]:
        """The ids of the live articles that came from a file."""
        if self._is_listed():
            self._listed()
            return self._by_file.get(key, [])
        found: list[str] = []
        for segment in self._segments:
            files = segment.table("files").places(key)
            if files:
                chosen = np.isin(segment.column("art.file"), files)
                alive = segment.live_article_mask()
                numbers = np.flatnonzero(chosen if alive is None else chosen & alive)
                found += segment.table("ids").pick(numbers)
        return found

    def _is_listed(self) -> bool:
        self._asked += 1
        return self._known is not None or self._asked > _FEW

    def _listed(self) -> dict[str, Known]:
        if self._known is None:
            self._known = {}
            for segment in self._segments:
                for article_id, key, digest in listed(segment, segment.live_article_mask()):
                    self._known[article_id] = Known(key, digest)
                    self._by_file.setdefault(key, []).append(article_id)
        return self._known


def listed(segment: Segment, alive: Array | None) -> Iterator[tuple[str, str, bytes]]:
    """The articles of a segment, those that `alive` says: id, key of the file, hash of the content."""
    files, owner = segment.table("files").all(), segment.column("art.file").tolist()
    hashes = segment.column("art.hash").tobytes()
    for number, article_id in enumerate(segment.table("ids")):
        if alive is None or alive[number]:
            yield article_id, files[owner[number]], hashes[number * HASH_BYTES : (number + 1) * HASH_BYTES]


def _hash(segment: Segment, number: int) -> bytes:
    return segment.part("art.hash", number * HASH_BYTES, (number + 1) * HASH_BYTES).tobytes()
