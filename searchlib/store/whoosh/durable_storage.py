"""Whoosh's file storage made durable: what is written is synced before anything refers to it.

On Windows a folder cannot be synced and a mapped file cannot be deleted; files are synced there and left-over
files go with a later commit.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import StructFile
from whoosh.util.filelock import FileLock

from searchlib.errors import IndexDamaged
from searchlib.store.format.index_folder import FILES_NAME, LOCK_NAME, SEGMENT_NAME, TEMPORARY_NAME, TOC_NAME

_NAMES = (TOC_NAME, SEGMENT_NAME, FILES_NAME, TEMPORARY_NAME)


class DurableStorage(FileStorage):
    """A folder whose files are synced when they are closed, and which is synced after each rename.

    Only the names of an index are accepted, and links are not followed.
    """

    def create_file(self, name: str, excl: bool = False, mode: str = "wb", **kwargs: Any) -> StructFile:
        """A new file that is synced to the disk when it is closed."""
        flags = os.O_CREAT | os.O_RDWR | (os.O_EXCL if excl else os.O_TRUNC)
        flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        descriptor = os.open(self._fpath(name), flags, 0o666)
        return _SyncedFile(os.fdopen(descriptor, mode), name=name, **kwargs)

    @contextmanager
    def new_file(self, name: str) -> Iterator[StructFile]:
        """A new file that is synced at the end, and taken away after an error.

        A file of the name that a killed writer left, and that nothing refers to, makes room.
        """
        if os.path.lexists(self._fpath(name)):
            self.delete_file(name)
        stream = self.create_file(name, excl=True)
        try:
            yield stream
            stream.close()
        except BaseException:
            stream.discard()
            with suppress(OSError):
                self.delete_file(name)
            raise

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Renames in one step and syncs the folder."""
        if safe and self.file_exists(newname):
            raise FileExistsError(f"{newname} exists")
        os.replace(self._fpath(oldname), self._fpath(newname))
        self.sync_folder()

    def sync_folder(self) -> None:
        """Makes the names in the folder durable, where the platform can."""
        sync_folder(self.folder)

    def lock(self, name: str) -> FolderLock:
        """The lock of this name; `acquire()` does not wait."""
        return FolderLock(self._fpath(name))

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Whoosh's writer asks for one; nothing is put there."""
        return RamStorage()

    def _fpath(self, fname: str) -> str:
        if fname != LOCK_NAME and not any(pattern.fullmatch(fname) for pattern in _NAMES):
            raise IndexDamaged(f"{self.folder}: {fname!r} is no name of a file of an index")
        return os.path.join(self.folder, fname)


def sync_folder(path: str) -> None:
    """Makes the names in a folder durable, where the platform can.

    Raises:
        OSError: the disk fails.
    """
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class _SyncedFile(StructFile):
    """A file that reaches the disk before `close` returns."""

    def close(self) -> None:
        try:
            self.file.flush()
            os.fsync(self.file.fileno())
        finally:
            super().close()

    def discard(self) -> None:
        """Closes the file without a sync; errors do not matter any more."""
        with suppress(OSError):
            self.file.close()


class FolderLock(FileLock):
    """Whoosh's lock (flock; msvcrt on Windows), which the system takes away from a process that dies.

    A program that is started does not inherit it, and a forked child lets go of its copy at once, so that
    children never hold the lock for a parent that is dead.
    """

    fd: int | None

    def acquire(self, blocking: bool = False) -> bool:
        """Takes the lock; False if another process holds it."""
        if os.name == "nt":
            return bool(super().acquire(blocking))
        import fcntl

        flags = os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(self.filename, flags, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if blocking else fcntl.LOCK_NB))
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError:
            os.close(descriptor)
            raise
        self.fd = descriptor
        self.locked = True
        _held.add(self)
        return True

    def release(self) -> None:
        """Gives the lock back."""
        _held.discard(self)
        if self.fd is not None:
            super().release()
        self.locked = False

    def forget(self) -> None:
        """Closes the copy of the descriptor that a forked child has; the parent keeps the lock."""
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None


_held: weakref.WeakSet[FolderLock] = weakref.WeakSet()


def _forget_all() -> None:
    for lock in list(_held):
        lock.forget()
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
