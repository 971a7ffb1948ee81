"""Reading an index folder without Whoosh: the newest state, its segments mapped into memory.

A snapshot takes no lock and keeps its view: files that a later commit deletes stay readable while they are
mapped (on Windows they stay in the folder until nobody maps them).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from searchlib.errors import IndexDamaged, IndexNotFound, IndexVersion
from searchlib.model import Article
from searchlib.sources.visible_text import id_forms
from searchlib.store.format.column import Column
from searchlib.store.format.file_table import FileTable, read_files
from searchlib.store.format.index_folder import generations
from searchlib.store.format.segment_file import open_segment
from searchlib.store.format.string_tables import Array
from searchlib.store.format.table_of_contents import Contents, SegmentEntry, read_contents
from searchlib.store.segment.array_cache import Budget
from searchlib.store.segment.segment_reader import Segment

__all__ = ["Segment", "Snapshot", "open_entry"]

Shared = dict[tuple[SegmentEntry, int], Segment]
"""Segments by their entry and their place in the archive."""
_ATTEMPTS = 100
_TRIED = 16
"""Generations that are tried; one is sound unless the folder was tampered with."""


class Snapshot:
    """A committed state of the index.

    Attributes:
        path: the folder.
        contents: the table of contents.
        segments: in the order of the archive.
    """

    def __init__(self, path: str, contents: Contents, segments: tuple[Segment, ...]) -> None:
        self.path = path
        self.contents = contents
        self.segments = segments

    @classmethod
    def open(cls, folder: str | os.PathLike[str], known: Snapshot | None = None) -> Snapshot:
        """The newest state whose table of contents is sound and whose segments exist.

        A commit that deletes files while they are being opened is no error: the next state is opened then.

        Args:
            folder: the index.
            known: a state of the same folder; segments that are as they were there are shared with it, with
                all that was read and worked out of them.

        Raises:
            IndexNotFound: the folder is missing or holds no index.
            IndexDamaged: no state in it is sound.
            IndexVersion: it was written in another version of the format.
            IndexFolderError: it cannot be read.
        """
        path = os.fspath(folder)
        shared = {} if known is None else known.by_entry()
        listed = generations(path) or generations(path)  # one may go while another comes
        for attempt in range(_ATTEMPTS):
            if not listed:
                raise IndexNotFound(
                    f"{path}: there is no index in this folder; make one with `searchlib index`"
                )
            found = _open_newest(path, listed, shared)
            if isinstance(found, Snapshot):
                return found
            now = generations(path)
            if now == listed:
                raise found
            listed = now or generations(path)
            time.sleep(min(0.001 * attempt, 0.05))
        raise IndexDamaged(f"{path}: the index changes too fast to be opened; try again")

    @property
    def generation(self) -> int:
        """Number of the commit."""
        return self.contents.generation

    @property
    def paragraphs(self) -> int:
        """Live paragraphs."""
        return sum(entry.paragraphs - entry.deleted_paragraphs for entry in self.contents.segments)

    @property
    def articles(self) -> int:
        """Live articles."""
        return sum(entry.articles - entry.deleted_articles for entry in self.contents.segments)

    def by_entry(self) -> Shared:
        """The segments by what the table of contents says of them."""
        pairs = zip(self.contents.segments, self.segments, strict=False)  # none is left of a closed one
        return {(entry, one.base): one for entry, one in pairs}

    def files(self) -> FileTable:
        """The table of source files."""
        return read_files(self.path, self.contents.files)

    def find(self, article_id: str) -> tuple[int, int] | None:
        """Segment and number of the live article of this id, or of the id that looks like it."""
        for form in id_forms(article_id):
            for index, segment in enumerate(self.segments):
                number = segment.find(form)
                if number >= 0:
                    return index, number
        return None

    def article(self, segment: int, number: int) -> Article:
        """A stored article."""
        return self.segments[segment].article(number)

    def ids(self) -> Iterator[str]:
        """The ids of all live articles, in the order of the archive."""
        for segment in self.segments:
            alive = segment.live_article_mask()
            for number, article_id in enumerate(segment.table("ids")):
                if alive is None or alive[number]:
                    yield article_id

    def without_commit(self) -> int:
        """How many articles were indexed before commits were kept."""
        count = 0
        for segment in self.segments:
            alive = segment.live_article_mask()
            unknown = segment.column("art.commit") == 0
            count += int((unknown if alive is None else unknown & alive).sum())
        return count

    def stats(self) -> dict[str, Any]:
        """Figures of the index; see `store.segment.index_figures`."""
        from searchlib.store.segment.index_figures import figures

        return figures(self)

    def close(self) -> None:
        """Lets go of the files."""
        self.segments = ()


def open_entry(
    folder: str,
    entry: SegmentEntry,
    base: int = 0,
    budget: Budget | None = None,
    columns: Mapping[str, Column] | None = None,
) -> Segment:
    """A segment that a table of contents names.

    Args:
        folder: the index.
        entry: what the table of contents says of it.
        base: number, in the archive, of the first paragraph.
        budget: of the caches of the index, if other segments have one.
        columns: of the file, if it is open already.

    Raises:
        FileNotFoundError, IndexDamaged, IndexVersion, IndexFolderError: see `open_segment`.
    """
    if columns is None:
        columns, _ = open_segment(folder, entry.file, entry.bytes, entry.crc)
    segment = Segment(columns, base, name=os.path.join(folder, entry.file), budget=budget)
    if (segment.count, segment.article_count, segment.tokens) != (
        entry.paragraphs,
        entry.articles,
        entry.tokens,
    ):
        raise IndexDamaged(f"{segment.name} does not hold what the table of contents says; rebuild the index")
    if entry.deleted:
        edges, first = np.array(entry.deleted, "<u8").ravel(), segment.column("art.first")
        if bool((first[np.searchsorted(first, edges)] != edges).any()):
            raise IndexDamaged(f"{segment.name}: articles are deleted in part; rebuild the index")
        segment.live = live_mask(entry)
    return segment


def live_mask(entry: SegmentEntry) -> Array | None:
    """True for each live paragraph, or None where all live."""
    if not entry.deleted:
        return None
    mask = np.ones(entry.paragraphs, bool)
    for first, last in entry.deleted:
        mask[first:last] = False
    return mask


def _open_newest(path: str, listed: list[int], shared: Shared) -> Snapshot | Exception:
    """The newest sound state of these generations, or what is wrong with the newest."""
    problem: Exception | None = None
    for generation in listed[:_TRIED]:
        try:
            return _open_generation(path, generation, shared)
        except FileNotFoundError as error:
            missing = os.path.basename(str(error.filename))
            problem = problem or IndexDamaged(f"{path}: {missing} is missing; rebuild the index")
        except IndexVersion as error:
            return problem or error
        except IndexDamaged as error:
            problem = problem or error
    return problem or IndexNotFound(f"{path}: there is no index in this folder")


def _open_generation(path: str, generation: int, shared: Shared) -> Snapshot:
    contents = read_contents(path, generation)
    segments: list[Segment] = []
    base, budget = 0, next((one.budget for one in shared.values()), None) or Budget()
    files = {(entry.file, entry.bytes, entry.crc): one.columns for (entry, _), one in shared.items()}
    for entry in contents.segments:
        known = shared.get((entry, base))
        if known is None:  # where articles were deleted, the file is read already
            columns = files.get((entry.file, entry.bytes, entry.crc))
            known = open_entry(path, entry, base, budget, columns)
        segments.append(known)
        base += entry.paragraphs
    return Snapshot(path, contents, tuple(segments))
