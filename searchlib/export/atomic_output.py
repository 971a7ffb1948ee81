"""Files that appear whole or not at all: written beside their place under another name, then renamed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from searchlib.errors import ExportError


@contextmanager
def atomic_file(path: str) -> Iterator[str]:
    """The name to write to; what stands there when the block ends takes the place of `path`.

    Raises:
        ExportError: the file cannot be written; what was there before stays.
    """
    if os.path.isdir(path):
        raise ExportError(f"{path}: is a folder; name a file")
    with _told(path):
        handle, temporary = tempfile.mkstemp(
            prefix=f".{os.path.basename(path)}.", suffix=".part", dir=_folder(path)
        )
        os.close(handle)
    try:
        with _told(path):
            yield temporary
            _sync(temporary)
            os.chmod(temporary, _mode(path))
            os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


@contextmanager
def atomic_folder(path: str, names: Sequence[str]) -> Iterator[str]:
    """The folder to write files into; it takes the place of `path` when the block ends.

    Args:
        path: the folder; one that is there may hold these files alone.
        names: the files.

    Raises:
        ExportError: the folder cannot be written, or holds other files.
    """
    path = path.rstrip("/\\") or path
    with _told(path):
        if os.path.lexists(path) and not (os.path.isdir(path) and set(os.listdir(path)) <= set(names)):
            raise ExportError(f"{path}: is there already and no earlier export; name another folder")
        temporary = tempfile.mkdtemp(prefix=f".{os.path.basename(path)}.", suffix=".part", dir=_folder(path))
    try:
        with _told(path):
            yield temporary
            for name in os.listdir(temporary):
                _sync(os.path.join(temporary, name))
            os.chmod(temporary, _new_mode(0o777))
            if os.path.isdir(path):
                before = f"{temporary}.old"
                os.rename(path, before)
                os.rename(temporary, path)
                shutil.rmtree(before, ignore_errors=True)
            else:
                os.rename(temporary, path)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Says in one line what the system did not do."""
    try:
        yield
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror or type(error).__name__})") from error


def _folder(path: str) -> str:
    return os.path.dirname(os.path.abspath(path))


def _sync(path: str) -> None:
    with open(path, "rb+") as stream:
        os.fsync(stream.fileno())


def _mode(path: str) -> int:
    """The permissions of the file that is replaced, else those of a new one."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        return _new_mode(0o666)


def _new_mode(mode: int) -> int:
    """The permissions as the mask of the process leaves them."""
    mask = os.umask(0)
    os.umask(mask)
    return mode & ~mask
