"""A writer for an index folder: opened under the lock, or the folder made with an empty index."""

from __future__ import annotations

import os
from contextlib import suppress

from whoosh.index import LockError

from searchlib.errors import IndexFolderError, IndexLocked
from searchlib.store.format.index_folder import generations, unusable
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.whoosh.durable_storage import sync_folder
from searchlib.store.whoosh.whoosh_index import ArchiveIndex
from searchlib.store.write.writer import Writer


def open_writer(folder: str | os.PathLike[str], timeout: float = 0.0, *, rebuild: bool = False) -> Writer:
    """The writer of an index; there is one at a time.

    Args:
        folder: the index folder.
        timeout: seconds to wait for another writer.
        rebuild: begins with an empty index, whatever the folder holds; what it holds stays until a commit.

    Raises:
        IndexLocked: another process is still writing.
        IndexNotFound, IndexDamaged, IndexVersion: there is no index that can be opened (not with `rebuild`).
        IndexFolderError: the folder cannot be used.
    """
    path = os.fspath(folder)
    if rebuild:
        make_folder(path)
    try:
        return Writer(ArchiveIndex(path, fresh=rebuild), timeout=timeout)
    except LockError:
        raise IndexLocked(f"{path}: another process is writing to the index; try again later") from None
    except OSError as error:
        raise unusable(path, error) from error


def create_index(folder: str | os.PathLike[str]) -> None:
    """Makes an empty index; a folder that holds one already keeps it.

    Raises:
        IndexFolderError: the folder cannot be made or written.
        IndexLocked: another process is writing there.
        IndexDamaged, IndexVersion: the folder holds an index that cannot be opened.
    """
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
