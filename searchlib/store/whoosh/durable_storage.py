"""Whoosh's file storage made durable: what is written is synced before anything refers to it.

On Windows a folder cannot be synced and a mapped file cannot be deleted; files are synced there and left-over
files go with a later commit.
"""

from __future__ import annotations

import errno
import os
import stat
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import StructFile

from searchlib.errors import IndexDamaged
from searchlib.store.format.index_folder import FILES_NAME, LOCK_NAME, SEGMENT_NAME, TEMPORARY_NAME, TOC_NAME

_NO_SYNC = (errno.EINVAL, errno.EBADF, getattr(errno, "ENOTSUP", errno.EINVAL))
"""What a file system answers that cannot sync a folder, and needs not."""
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
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
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


class FolderLock:
    """The lock of an index, which the system takes away from a process that dies.

    It is a lock on an open file (flock; LockFileEx on Windows), by the filelock package. Where a platform has
    neither, a marker beside it says which process writes; a marker of one that is gone does not count. A
    program that is started does not inherit the lock, and a forked child lets go of its copy at once, so that
    children never hold it for a parent that is dead.
    """

    def __init__(self, path: str) -> None:
        self.filename = path
        self.locked = False
        self._descriptor: int | None = None
        self._marker: Any = None

    def acquire(self, blocking: bool = False) -> bool:
        """Takes the lock; False if another process holds it.

        Raises:
            IndexDamaged: a link, a pipe or a folder stands in its place.
            OSError: it cannot be made.
        """
        import filelock

        descriptor = _open_lock(self.filename)
        try:
            if filelock.has_fcntl or os.name == "nt":
                self.locked = filelock.lock_descriptor(descriptor, blocking=blocking)
            else:
                self._marker = filelock.SoftFileLock(f"{self.filename}.pid", timeout=-1 if blocking else 0)
                self._marker.acquire()
                self.locked = True
        except filelock.Timeout:
            self.locked = False
        finally:
            if self.locked:
                self._descriptor = descriptor
                _held.add(self)
            else:
                os.close(descriptor)
        return self.locked

    def release(self) -> None:
        """Gives the lock back."""
        _held.discard(self)
        if self._marker is not None:
            self._marker.release()
        self.forget()
        self.locked = False

    def forget(self) -> None:
        """Closes the descriptor: the lock is given back, or only this child's copy of it."""
        descriptor, self._descriptor, self._marker = self._descriptor, None, None
        if descriptor is not None:
            os.close(descriptor)


def _open_lock(path: str) -> int:
    """The file of a lock, opened without waiting and without following a link."""
    flags = os.O_CREAT | os.O_RDWR
    for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_NOINHERIT"):
        flags |= getattr(os, name, 0)
    if os.path.islink(path) or (os.path.lexists(path) and not os.path.isfile(path)):
        raise IndexDamaged(f"{path} is no file of an index; delete it")
    descriptor = os.open(path, flags, 0o666)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise IndexDamaged(f"{path} is no file of an index; delete it")
    return descriptor


_held: weakref.WeakSet[FolderLock] = weakref.WeakSet()


def _forget_all() -> None:
    for lock in list(_held):
        lock.forget()
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
