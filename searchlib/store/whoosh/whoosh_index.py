"""The index folder as a Whoosh index that is opened without loading a pickle."""

from __future__ import annotations

import os
from typing import Any

from whoosh.index import TOC, FileIndex

from searchlib.store.format.index_folder import INDEX_NAME, generations
from searchlib.store.format.table_of_contents import Contents
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.whoosh.durable_storage import DurableStorage
from searchlib.store.whoosh.whoosh_codec import ArraySegment
from searchlib.store.whoosh.whoosh_schema import make_schema


class ArchiveIndex(FileIndex):
    """Whoosh's index over our folder: its table of contents comes from the trailer.

    Args:
        folder: the index folder.
        fresh: begins with nothing, whatever the folder holds; for a rebuild.
    """

    def __init__(self, folder: str, *, fresh: bool = False) -> None:
        self.storage = DurableStorage(folder)
        self.indexname = INDEX_NAME
        self._schema = make_schema()
        self.fresh = fresh
        self._read_toc()

    def contents(self) -> Contents:
        """The newest committed state."""
        if self.fresh:
            return Contents(generation=max(generations(self.storage.folder), default=0))
        return Snapshot.open(self.storage.folder).contents

    def writer(self, procs: int = 1, **options: Any) -> Any:
        """A `store.write.writer.Writer`; other processes build batches for it."""
        from searchlib.store.write.writer import Writer

        return Writer(self, **options)

    def latest_generation(self) -> int:
        """Generation of the newest sound state."""
        return self.contents().generation

    def _read_toc(self) -> TOC:
        contents = self.contents()
        return TOC(
            self._schema, [ArraySegment(entry) for entry in contents.segments], generation=contents.generation
        )


def open_whoosh(folder: str | os.PathLike[str]) -> ArchiveIndex:
    """The index as a Whoosh index: `reader()` and `searcher()` work with Whoosh's own query classes.

    Raises:
        IndexNotFound, IndexDamaged, IndexVersion, IndexFolderError: see `Snapshot.open`.
    """
    return ArchiveIndex(os.fspath(folder))
