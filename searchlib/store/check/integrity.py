"""The integrity of an index: every file, every block, and what the arrays say of each other."""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

from searchlib.errors import IndexDamaged, IndexFolderError, IndexNotFound
from searchlib.store.check.agreement import disagreements
from searchlib.store.format.array_layout import METADATA
from searchlib.store.format.column import Column
from searchlib.store.format.file_table import read_files
from searchlib.store.format.index_folder import generations
from searchlib.store.format.segment_file import FOOTER, HEADER, open_segment, read_directory
from searchlib.store.format.table_of_contents import Contents, SegmentEntry, read_contents
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.write.segment_packing import pack
from searchlib.text.spelling import fold

_ATTEMPTS = 20


Progress = Callable[[int, int], None]
"""Called with articles looked at and articles in all."""


def check(
    folder: str | os.PathLike[str], *, quick: bool = False, progress: Progress | None = None
) -> tuple[list[str], int, int]:
    """Reads everything and compares it with its checksums, and the arrays with each other.

    Args:
        folder: the index folder.
        quick: compares checksums only, as fast as the disk reads.
        progress: called now and then.

    Returns:
        What is wrong, a line each (nothing if the index is sound); how many files and how many blocks were
        read.

    Raises:
        IndexNotFound: there is no index in the folder.
        IndexFolderError: the folder or a file in it cannot be read, and nothing else is wrong.
    """
    path = os.fspath(folder)
    for _ in range(_ATTEMPTS):
        known = generations(path) or generations(path)
        if not known:
            raise IndexNotFound(f"{path}: there is no index in this folder")
        try:
            run = _Check(path, quick, progress or (lambda *_: None))
            run.contents(known)
        except FileNotFoundError as error:
            if generations(path) == known:
                missing = os.path.basename(str(error.filename))
                return [*run.problems, f"{path}: {missing} is missing"], run.files, run.blocks
            continue  # a commit went by
        if run.unread and not run.problems:
            raise run.unread[0]
        run.problems += map(str, run.unread)
        return run.problems, run.files, run.blocks
    raise IndexDamaged(f"{path}: the index changes too fast to be checked; try again")


class _Check:
    """A run over the folder, and what it has found."""

    def __init__(self, path: str, quick: bool, progress: Progress) -> None:
        self.path = path
        self.quick = quick
        self.progress = progress
        self.unread: list[IndexFolderError] = []
        self._articles = self._all = 0
        self.problems: list[str] = []
        self.files = 0
        self.blocks = 0

    def contents(self, known: list[int]) -> None:
        """Checks all tables of contents, and what the newest sound one names."""
        newest: Contents | None = None
        for generation in known:
            self.files += 1
            self.blocks += 1
            try:
                contents = read_contents(self.path, generation)
            except IndexFolderError as error:
                self._note(error)
                continue
            except FileNotFoundError:
                if generation == known[0]:
                    raise
                continue
            newest = newest or contents
        if newest is None:
            return
        if newest.files is not None:
            self.files += 1
            self.blocks += 1
            try:
                read_files(self.path, newest.files)
            except IndexFolderError as error:
                self._note(error)
        self._all = sum(entry.articles for entry in newest.segments)
        ids: dict[bytes, str] = {}
        for entry in newest.segments:
            self.files += 1
            self._segment(entry, ids)

    def _segment(self, entry: SegmentEntry, ids: dict[bytes, str]) -> None:
        try:
            columns, mapped = open_segment(self.path, entry.file, entry.bytes, entry.crc)
        except IndexFolderError as error:
            self._note(error)
            return
        where = os.path.join(self.path, entry.file)
        found = list(_damaged_blocks(columns, where)) + list(_gaps(mapped, where))
        self.blocks += sum(column.chunks for column in columns.values()) + 1
        if self.quick:
            self._looked_at(entry.articles)
        elif not found:
            segment = Segment(columns, name=where)
            try:
                found = [f"{where}: {line}" for line in _contradictions(segment, entry)]
                found += [f"{where}: {line}" for line in disagreements(segment, self._looked_at)]
            except IndexDamaged as error:
                found = [f"{where}: {_plain(error).removeprefix(f'{where}: ')}"]
            dead = _dead_articles(segment, entry)
            for number, item in enumerate(segment.table("ids").encoded()):
                if number not in dead and ids.setdefault(item, where) != where:
                    found.append(f"{where}: the article {item.decode('utf-8', 'replace')!r} is there twice")
        self.problems += found

    def _note(self, error: IndexFolderError) -> None:
        """What is wrong: damage, or only that we may not read."""
        if type(error) is IndexFolderError:
            self.unread.append(error)
        else:
            self.problems.append(_plain(error))

    def _looked_at(self, articles: int) -> None:
        self._articles += articles
        self.progress(self._articles, self._all)


def _plain(error: Exception) -> str:
    return str(error).removesuffix("; rebuild the index")


def _damaged_blocks(columns: dict[str, Column], where: str) -> Iterator[str]:
    for name, column in columns.items():
        for block, problem in column.damaged():
            yield f"{where}: block {block} of {name} {problem}"


def _gaps(mapped: mmap.mmap, where: str) -> Iterator[str]:
    """Bytes between the arrays that are not zero, or more of them than alignment needs."""
    entries = sorted(read_directory(mapped, where).values(), key=lambda entry: int(entry["offset"]))
    offset = HEADER.size
    _, end, _, _ = FOOTER.unpack_from(mapped, len(mapped) - FOOTER.size)
    for begin, size in [*((entry["offset"], entry["bytes"]) for entry in entries), (end, 0)]:
        if not offset <= begin < offset + 8 or any(mapped[offset:begin]):
            yield f"{where}: the bytes from {offset} to {begin} are not what was written"
        offset = begin + size


def _contradictions(segment: Segment, entry: SegmentEntry) -> Iterator[str]:
    """What two arrays say differently."""
    said = (entry.paragraphs, entry.articles, entry.tokens)
    if (segment.count, segment.article_count, segment.tokens) != said:
        yield "holds other numbers of paragraphs, articles or syllables than the table of contents says"
        return
    yield from _vocabulary(segment)
    for name, values in pack(segment.batch()).items():
        if name in METADATA or (name.startswith("copy.") and not segment.size("copy.minima")):
            continue  # stated, or not known of a segment of before
        if not np.array_equal(values, segment.part(name, 0, segment.size(name))):
            yield f"{name} differs from the text"
    if entry.deleted and not _whole_articles(segment, entry):
        yield "articles are deleted in part"


def _vocabulary(segment: Segment) -> Iterator[str]:
    folds, words = segment.table("folds").all(), segment.table("syllables").all()
    if any(a >= b for a, b in pairwise(folds)):
        yield "folds is not sorted"
    first = segment.column("fold.first").tolist()
    for folded, (low, high) in zip(folds, pairwise(first), strict=True):
        if any(words[i] >= words[i + 1] for i in range(low, high - 1)):
            yield "syllables is not sorted"
            return
        if any(fold(word) != folded for word in words[low:high]):
            yield "folds differs from syllables"
            return


def _whole_articles(segment: Segment, entry: SegmentEntry) -> bool:
    first = set(segment.column("art.first").tolist())
    return all(
        low in first and high in first for low, high in entry.deleted
    ) and entry.deleted_articles == len(_dead_articles(segment, entry))


def _dead_articles(segment: Segment, entry: SegmentEntry) -> set[int]:
    starts = segment.column("art.first")[:-1]
    dead: set[int] = set()
    for low, high in entry.deleted:
        dead.update(np.flatnonzero((starts >= low) & (starts < high)).tolist())
    return dead
