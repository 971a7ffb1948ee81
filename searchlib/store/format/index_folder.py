"""The names of an index folder, and how a file in it is opened: never through a link, never outside.

Everything that takes bytes from an index folder opens them here.
"""

from __future__ import annotations

import os
import re
import stat

from searchlib.errors import IndexDamaged, IndexFolderError, IndexNotFound, IndexVersion

INDEX_NAME = "MAIN"
LOCK_NAME = f"{INDEX_NAME}_WRITELOCK"
TOC_NAME = re.compile(rf"_{INDEX_NAME}_(0|[1-9]\d{{0,17}})\.toc")
SEGMENT_NAME = re.compile(rf"{INDEX_NAME}_([0-9a-z]{{16}})\.seg")
FILES_NAME = re.compile(rf"{INDEX_NAME}_(0|[1-9]\d{{0,17}})\.files")
TEMPORARY_NAME = re.compile(rf"_?{INDEX_NAME}_[0-9a-z]+\.(?:toc|seg|files)\.[0-9a-z.]+")
MAX_GENERATION = (1 << 31) - 2
"""The last generation that Whoosh's part of a table of contents can hold, but one."""
MAX_JSON = 1 << 27
"""Bytes of a directory or table of contents beyond which it is not read."""


def toc_name(generation: int) -> str:
    """The table of contents of a generation."""
    return f"_{INDEX_NAME}_{generation}.toc"


def segment_name(segment_id: str) -> str:
    """The file of a segment."""
    return f"{INDEX_NAME}_{segment_id}.seg"


def files_name(generation: int) -> str:
    """The table of source files that a generation wrote."""
    return f"{INDEX_NAME}_{generation}.files"


def list_names(folder: str) -> list[str]:
    """The names in an index folder.

    Raises:
        IndexNotFound: there is no such folder.
        IndexFolderError: it cannot be read.
    """
    try:
        return os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        raise IndexNotFound(
            f"{folder}: there is no such folder; make an index with `searchlib index`"
        ) from None
    except OSError as error:
        raise unusable(folder, error) from error


def generations(folder: str) -> list[int]:
    """The generations whose tables of contents lie in the folder, newest first.

    Raises:
        IndexDamaged: one has a number that no commit comes to.
        IndexNotFound, IndexFolderError: see `list_names`.
    """
    found = filter(None, map(TOC_NAME.fullmatch, list_names(folder)))
    known = sorted((int(match.group(1)) for match in found), reverse=True)
    if known and known[0] > MAX_GENERATION:
        raise IndexDamaged(
            f"{os.path.join(folder, toc_name(known[0]))} is no file of an index; delete it if it is yours"
        )
    return known


def open_regular(folder: str, name: str) -> int:
    """A file descriptor for reading a regular file of the folder.

    Raises:
        FileNotFoundError: there is none of the name.
        IndexDamaged: the name is a link, a folder or a device.
        IndexFolderError: it cannot be opened.
    """
    path = os.path.join(folder, name)
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        if not hasattr(os, "O_NOFOLLOW") and os.path.islink(path):
            raise IndexDamaged(f"{path} is a link; an index folder holds none")
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        raise
    except OSError as error:
        if os.path.islink(path):
            raise IndexDamaged(f"{path} is a link; an index folder holds none") from error
        raise unusable(path, error) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise IndexDamaged(f"{path} is not a regular file")
    return descriptor


def read_whole(folder: str, name: str, limit: int = MAX_JSON) -> bytes:
    """The bytes of a regular file of the folder, at most `limit` of them.

    Raises:
        FileNotFoundError: there is none of the name.
        IndexDamaged: it is longer, a link, or no file.
        IndexFolderError: it cannot be read.
    """
    descriptor = open_regular(folder, name)
    with open(descriptor, "rb") as stream:
        size = os.fstat(descriptor).st_size
        if size > limit:
            raise IndexDamaged(f"{os.path.join(folder, name)} is longer than any that was written")
        try:
            return stream.read(size)  # so much memory is taken, whatever is there
        except OSError as error:
            raise unusable(os.path.join(folder, name), error) from error


def unusable(path: str, error: OSError) -> IndexFolderError:
    """The error for something in an index folder that the system does not let us use."""
    return IndexFolderError(f"{path}: {error.strerror or type(error).__name__}")


def other_version(where: str, found: str, known: int) -> IndexVersion:
    """The error for a file of another version of the format; it says what makes the index anew."""
    return IndexVersion(
        f"{where} has format {found}, this is {known}; `searchlib index --rebuild PATH` makes the index anew"
    )
