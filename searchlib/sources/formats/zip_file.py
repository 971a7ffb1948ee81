"""ZIP archives of article files: each is unpacked for the time that it is read, within bounds."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import IO

from searchlib.errors import ArticleError
from searchlib.sources.discovery import SourceFile, form_of, showable, unreadable, without_suffix
from searchlib.sources.encoding import LIMIT

MOST_FILES = 100_000
WHOLE = 8 << 30
"""Bytes of all files of an archive, unpacked."""
_CHUNK = 1 << 20


def zip_members(file: SourceFile) -> Iterator[SourceFile | ArticleError]:
    """The article files of an archive, each there while it is looked at.

    Raises:
        ArticleError: the archive cannot be read.
    """
    try:
        archive = zipfile.ZipFile(file.location())
    except OSError as error:
        raise unreadable(file.path, error) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise ArticleError(file.path, "is damaged, or no ZIP archive") from None
    with archive:
        parts = archive.infolist()
        if len(parts) > MOST_FILES:
            raise ArticleError(file.path, f"holds more than {MOST_FILES:,} files")
        found, left = False, WHOLE
        for part in parts:
            name = part.filename
            if part.is_dir() or form_of(name) is None or _is_hidden(name):
                continue
            found = True
            try:
                with unpacked(archive, part, file) as member:
                    left -= member.size
                    if left < 0:
                        raise ArticleError(file.path, f"unpacks to more than {WHOLE >> 30} GiB")
                    yield member
            except ArticleError as error:
                if left < 0:
                    raise
                yield error
    if not found:
        raise ArticleError(file.path, "holds no article files")


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


@contextmanager
def unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: SourceFile) -> Iterator[SourceFile]:
    """A file of an archive as a file on disk, for the time of the block.

    Raises:
        ArticleError: it cannot be unpacked, or is too long.
    """
    path = f"{file.path}/{showable(part.filename)}"
    form = form_of(part.filename)
    if form is not None and form[0] == ".zip":
        raise ArticleError(path, "is an archive within an archive; unpack the outer one")
    if part.flag_bits & 1:
        raise ArticleError(path, "is encrypted; unpack the archive first")
    if part.file_size > LIMIT:
        raise ArticleError(path, f"unpacks to more than {LIMIT >> 20} MiB")
    try:
        with (
            archive.open(part) as stream,
            temporary(stream, path, os.path.basename(part.filename)) as (name, size),
        ):
            yield replace(
                file,
                path=path,
                base=f"{file.base}/{without_suffix(showable(part.filename))}",
                size=size,
                local=name,
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise ArticleError(path, "is damaged in the archive") from None


@contextmanager
def temporary(stream: IO[bytes], path: str, name: str) -> Iterator[tuple[str, int]]:
    """What a stream gives as a file on disk, and its size, for the time of the block.

    Raises:
        ArticleError: it is longer than `LIMIT`.
    """
    suffix = "".join(
        letter for letter in name[-16:] if letter.isascii() and (letter.isalnum() or letter == ".")
    )
    with TemporaryDirectory(prefix="searchlib-") as folder:
        place = os.path.join(folder, f"part{suffix}")
        size = 0
        with open(place, "wb") as out:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > LIMIT:
                    raise ArticleError(path, f"unpacks to more than {LIMIT >> 20} MiB")
                out.write(chunk)
        yield place, size
