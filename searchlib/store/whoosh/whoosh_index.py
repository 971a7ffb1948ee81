"""The index folder as a Whoosh index that is opened without loading a pickle."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC, FileIndex

from searchlib.errors import IndexFolderError
from searchlib.store.format.index_folder import (
    FILES_NAME,
    INDEX_NAME,
    SEGMENT_NAME,
    TEMPORARY_NAME,
    TOC_NAME,
    generations,
    list_names,
    toc_name,
    unusable,
)
from searchlib.store.format.table_of_contents import Contents, trailer
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.whoosh.durable_storage import DurableStorage, sync_folder
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
        """A `store.writer.Writer`; other processes build batches for it."""
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


def write_contents(storage: DurableStorage, contents: Contents) -> str:
    """Writes and syncs a table of contents under a temporary name, which is returned.

    Its first part is written by Whoosh, so that `whoosh.index.open_dir` opens the folder too.
    """
    memory = RamStorage()
    toc = TOC(make_schema(), [ArraySegment(entry) for entry in contents.segments], contents.generation)
    toc.write(memory, INDEX_NAME)
    name = toc_name(contents.generation)
    before = bytes(memory.files[name])
    temporary = f"{name}.{os.getpid()}"
    with storage.new_file(temporary) as stream:
        stream.write(before + trailer(contents, before))
    return temporary


def clean_folder(storage: DurableStorage, contents: Contents) -> None:
    """Deletes the files of an index that a state does not name; what is in use elsewhere may stay."""
    keep = {toc_name(contents.generation), *(entry.file for entry in contents.segments)}
    if contents.files:
        keep.add(contents.files.name)
    for name in sorted(list_names(storage.folder)):
        ours = any(p.fullmatch(name) for p in (TOC_NAME, SEGMENT_NAME, FILES_NAME, TEMPORARY_NAME))
        if ours and name not in keep:
            with suppress(OSError):
                storage.delete_file(name)


def create_index(folder: str | os.PathLike[str]) -> None:
    """Makes an empty index; a folder that holds one already keeps it.

    Raises:
        IndexFolderError: the folder cannot be made or written.
        IndexLocked: another process is writing there.
        IndexDamaged, IndexVersion: the folder holds an index that cannot be opened.
    """
    from searchlib.store.write.writer import open_writer

    path = os.fspath(folder)
    if os.path.isdir(path) and generations(path):
        Snapshot.open(path).close()
        return
    make_folder(path)
    with open_writer(path, timeout=3.0, rebuild=True) as writer:
        if not generations(path):
            writer.commit()


def make_folder(path: str) -> None:
    """Makes the folder, where it is missing, and its name durable.

    Raises:
        IndexFolderError: it cannot be made.
    """
    above = os.path.dirname(os.path.abspath(path))
    parents = [above]
    while not os.path.isdir(above) and above != os.path.dirname(above):
        above = os.path.dirname(above)
        parents.append(above)
    try:
        os.makedirs(path, exist_ok=True)
        for parent in parents:
            with suppress(PermissionError):  # a folder that may be passed but not read
                sync_folder(parent)
    except FileExistsError:
        raise IndexFolderError(f"{path} is not a folder") from None
    except OSError as error:
        raise unusable(path, error) from error
