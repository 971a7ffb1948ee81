"""Which files are read: folders are walked in a fixed order, what cannot be read is reported."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import BinaryIO

from searchlib.errors import ArticleError, OptionError
from searchlib.frozen import frozen
from searchlib.sources.legacy import NAMES

FORMS = (
    *(".txt", ".md", ".html", ".htm", ".jsonl", ".json"),
    *(".docx", ".odt", ".pdf", ".epub", ".rtf", ".eml", ".warc", ".zip"),
)
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CHUNK = 1 << 20

_Found = tuple[str, str, str, str, os.stat_result]
"""Real path, path to show, root, path relative to it, status."""


@frozen
class SourceFile:
    """A file that holds articles. All its names can be written as UTF-8, whatever the file system holds.

    Attributes:
        path: as it was named, or the folder as it was named joined with the rest ("articles/a14.txt").
        key: absolute real path, the identity of the file.
        root: absolute real path of the folder that was named; None for a file that was named itself.
        base: the id of its article where the article gives none: relative to the folder, "/" between
            the parts, without suffix; the stem for a file that was named itself.
        size: bytes.
        mtime_ns: time of the last change, nanoseconds since the epoch.
        local: what to open where the name is not UTF-8 and `key` only stands for it.
        encoding: the encoding that was asked for; None to recognise it.
    """

    path: str
    key: str
    root: str | None
    base: str
    size: int
    mtime_ns: int
    local: str | None = None
    encoding: str | None = None

    def location(self) -> str:
        """The name by which the operating system knows the file."""
        return self.local or self.key


def form_of(name: str) -> tuple[str, bool] | None:
    """The form of a file by its name ("a.JSONL.gz" is (".jsonl", True)), or None for no article file."""
    name = name.lower()
    packed = name.endswith(".gz")
    if packed:
        name = name[:-3]
    for form in FORMS:
        if name.endswith(form):
            return form, packed
    return None


def showable(name: str) -> str:
    r"""A file name that can be printed and stored: "\xNN" for control characters and for stray bytes."""
    return _UNSHOWABLE.sub(_escape, name)


def find_files(
    paths: Sequence[str],
    exclude: Sequence[str] = (),
    skip: Sequence[str] = (),
    encoding: str | None = None,
    follow: bool = True,
    passed_over: Counter[str] | None = None,
) -> Iterator[SourceFile | ArticleError]:
    """The article files that are named and those below the folders that are named, each once.

    Folders are walked in the order of names, without hidden entries and without following links to
    folders (links to files are followed). Below a folder, what is no regular file of a known form is
    passed over; named itself, it is an error.

    Args:
        paths: files and folders.
        exclude: patterns of fnmatch, held against the name and the path relative to the folder; a folder
            that matches is not entered.
        skip: folders that are never entered (the index).
        encoding: what the files are to be read as, where they are no UTF-16; None to recognise it.
        follow: whether links to files below a folder are read; what is named itself always is.

    Raises:
        OptionError: there is no such encoding.
        passed_over: counts the files below folders whose form is not read, by the ends of their names.

    Yields:
        files, and an `ArticleError` for each path that is missing, unreadable or no article file, and
        for each folder without any.
    """
    _check_encoding(encoding)
    patterns = [_nfc(pattern.rstrip("/")) for pattern in exclude]
    search = _Search(patterns, [os.path.realpath(folder) for folder in skip], encoding, follow, passed_over)
    for path in paths:
        yield from search.named(path)


def content_hash(file: SourceFile) -> bytes:
    """BLAKE2b of the bytes of the file, 16 bytes.

    Raises:
        ArticleError: the file cannot be read.
    """
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    try:
        with open_regular(file) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise unreadable(file.path, error) from error
    return digest.digest()


def open_regular(file: SourceFile) -> BinaryIO:
    """The bytes of a file, opened without waiting; what has become a pipe, a device or a link is not read.

    Raises:
        ArticleError: it is no regular file any more.
        OSError: it cannot be opened.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(file.location(), flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ArticleError(file.path, "is not a regular file")
    return os.fdopen(descriptor, "rb")


def unreadable(path: str, error: OSError) -> ArticleError:
    """The error for a file or folder that the operating system does not let us read."""
    return ArticleError(path, f"cannot be read ({error.strerror or type(error).__name__})")


def _check_encoding(encoding: str | None) -> None:
    if encoding is not None and encoding not in NAMES:
        raise OptionError(f"no encoding {encoding!r}; known are {', '.join(NAMES)}")


class _Search:
    """One run over the paths; remembers which files and folders were met."""

    def __init__(
        self,
        exclude: list[str],
        skip: list[str],
        encoding: str | None,
        follow: bool,
        passed_over: Counter[str] | None = None,
    ) -> None:
        self._passed_over = Counter() if passed_over is None else passed_over
        self._encoding = encoding
        self._follow = follow
        self._exclude = exclude
        self._skip = frozenset(skip)
        self._seen: set[str] = set()

    def named(self, path: str) -> Iterator[SourceFile | ArticleError]:
        """The files of a path that was named."""
        shown = showable(path)
        try:
            status = os.stat(path)
            real = os.path.realpath(path)
        except ValueError:
            yield ArticleError(shown, "is no file name")
            return
        except OSError as error:
            yield unreadable(shown, error)
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._folder(path, real)
        elif not stat.S_ISREG(status.st_mode):
            yield ArticleError(shown, "is not a regular file")
        elif form_of(path) is None:
            yield ArticleError(shown, f"is no article file (known forms: {' '.join(FORMS)}, each also .gz)")
        elif not self._excluded(os.path.basename(path), path) and real not in self._seen:
            yield self._source(real, path, None, os.path.basename(path), status)

    def _folder(self, path: str, root: str) -> Iterator[SourceFile | ArticleError]:
        if root in self._skip:
            yield ArticleError(showable(path), "is the index folder")
            return
        found = False
        pending = [("", root)]
        while pending:
            relative, real = pending.pop()
            try:
                with os.scandir(real) as entries:
                    children = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                found = True
                yield unreadable(showable(os.path.join(path, relative)), error)
                continue
            folders = []
            for entry in children:
                name = f"{relative}/{entry.name}" if relative else entry.name
                if entry.name.startswith(".") or self._excluded(entry.name, name):
                    continue
                if _is_folder(entry):
                    folders.append((name, os.path.join(real, entry.name)))
                elif form_of(entry.name) is not None:
                    item = self._entry(path, root, name, entry)
                    found = found or item is not None
                    if isinstance(item, ArticleError) or (item and item[0] not in self._seen):
                        yield item if isinstance(item, ArticleError) else self._source(*item)
                else:
                    self._passed_over[os.path.splitext(entry.name)[1].lower() or "no ending"] += 1
            pending += [folder for folder in reversed(folders) if folder[1] not in self._skip]
        if not found:
            yield ArticleError(showable(path), f"holds no article files ({' '.join(FORMS)}, each also .gz)")

    def _entry(
        self, path: str, root: str, relative: str, entry: os.DirEntry[str]
    ) -> _Found | ArticleError | None:
        """The file of one entry of a folder; nothing where it is a pipe, a device or a link to nowhere."""
        shown = os.path.join(path, relative)
        try:
            status = entry.stat(follow_symlinks=self._follow)
        except OSError as error:
            gone = isinstance(error, FileNotFoundError) or entry.is_symlink()
            return None if gone else unreadable(showable(shown), error)
        if not stat.S_ISREG(status.st_mode):
            return None
        real = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
        return real, shown, root, relative, status

    def _excluded(self, name: str, relative: str) -> bool:
        return bool(self._exclude) and any(
            fnmatchcase(_nfc(candidate), pattern)
            for pattern in self._exclude
            for candidate in (name, relative)
        )

    def _source(
        self, real: str, path: str, root: str | None, relative: str, status: os.stat_result
    ) -> SourceFile:
        self._seen.add(real)
        key = _SURROGATES.sub(_escape, real)
        return SourceFile(
            path=showable(path),
            key=key,
            root=None if root is None else _SURROGATES.sub(_escape, root),
            base=_nfc(showable(without_suffix(relative.replace(os.sep, "/")))),
            size=status.st_size,
            mtime_ns=status.st_mtime_ns,
            local=None if key == real else real,
            encoding=self._encoding,
        )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def without_suffix(name: str) -> str:
    """The name without the suffix of its form and ".gz"; a name that is nothing else stays."""
    folder, slash, last = name.rpartition("/")
    stem = last[:-3] if last.lower().endswith(".gz") else last
    for form in FORMS:
        if stem.lower().endswith(form):
            stem = stem[: -len(form)]
            break
    return folder + slash + (stem or last)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00  # a byte that the file system's encoding could not read
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
