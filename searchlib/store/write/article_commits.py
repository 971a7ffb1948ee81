"""Which commit brought each article: the one that added it first, also in an index that is made anew."""

from __future__ import annotations

import os
from collections.abc import Mapping

import numpy as np

from searchlib.errors import IndexFolderError
from searchlib.store.format.string_tables import Array, table_of
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.write.forward_batch import HASH_BYTES


class Commits:
    """The commits of articles: those of an index that is made anew are remembered, by id and content.

    Attributes:
        made: for the table of contents: of the index that is made anew, else a new one.
    """

    def __init__(self, rebuilt: str | None) -> None:
        """Reads what a folder holds, if it is made anew; a damaged one remembers nothing."""
        self._known: dict[tuple[bytes, bytes], int] = {}
        self.made = os.urandom(8).hex()
        if rebuilt is None:
            return
        try:
            snapshot = Snapshot.open(rebuilt)
            self.made = snapshot.contents.made or self.made
            for segment in snapshot.segments:
                ids = segment.table("ids").encoded()
                hashes = segment.column("art.hash").tobytes()
                commits = segment.column("art.commit").tolist()
                for number, (name, commit) in enumerate(zip(ids, commits, strict=True)):
                    self._known[name, hashes[number * HASH_BYTES : (number + 1) * HASH_BYTES]] = commit
        except IndexFolderError:
            self._known = {}

    def of(self, batch: Mapping[str, Array], generation: int) -> Array:
        """The commits of the articles of a batch that this commit adds."""
        articles = len(batch["art.first"]) - 1
        if not self._known:
            return np.full(articles, generation, "<u4")
        hashes = batch["art.hash"].tobytes()
        ids = table_of(batch, "ids").encoded()
        known = (
            self._known.get((name, hashes[number * HASH_BYTES : (number + 1) * HASH_BYTES]), generation)
            for number, name in enumerate(ids)
        )
        return np.fromiter(known, "<u4", articles)
