"""The files of a commit: its table of contents is written, and what that does not name is deleted."""

from __future__ import annotations

import os
from contextlib import suppress

from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC

from searchlib.store.format.index_folder import (
    FILES_NAME,
    INDEX_NAME,
    SEGMENT_NAME,
    TEMPORARY_NAME,
    TOC_NAME,
    list_names,
    toc_name,
)
from searchlib.store.format.table_of_contents import Contents, trailer
from searchlib.store.whoosh.durable_storage import DurableStorage
from searchlib.store.whoosh.whoosh_codec import ArraySegment
from searchlib.store.whoosh.whoosh_schema import make_schema


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
