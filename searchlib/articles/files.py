"""Which files are read: folders are walked, what cannot be read is reported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that holds articles.

    Attributes:
        path: as it was named, or the folder as it was named joined with the rest ("articles/a14.txt").
        key: absolute real path, the identity of the file.
        root: absolute real path of the folder that was named; None for a file that was named itself.
        base: the id of its article where the article gives none: relative to the folder, "/" between
            the parts, without suffix; the stem for a file that was named itself.
        size: bytes.
        mtime_ns: time of the last change, nanoseconds since the epoch.
    """

    path: str
    key: str
    root: str | None
    base: str
    size: int
    mtime_ns: int
