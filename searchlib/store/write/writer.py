"""Changing an index: batches in, articles out, all of it visible at once after a commit.

The frame is Whoosh's `SegmentWriter`: its lock, its segment list, its merge policies, its table of contents.
A commit writes and syncs the new segments, then the folder, then the table of contents under a temporary
name, renames it and syncs the folder again; only then are old files deleted. So whatever happens, the folder
holds the state before the commit or the one after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

from whoosh.writing import SegmentWriter

from searchlib.allocator import give_back_memory
from searchlib.errors import IndexFolderError
from searchlib.store.format.file_table import FileTable, pack_files
from searchlib.store.format.index_folder import files_name, generations, toc_name, unusable
from searchlib.store.format.segment_file import write_segment
from searchlib.store.format.string_tables import Array, Batch
from searchlib.store.format.table_of_contents import Contents, FilesEntry, SegmentEntry
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.whoosh.committed_files import clean_folder, write_contents
from searchlib.store.whoosh.whoosh_codec import ArrayCodec, ArraySegment
from searchlib.store.write.article_commits import Commits
from searchlib.store.write.batch_merge import merge_batches
from searchlib.store.write.existing_articles import Existing, listed
from searchlib.store.write.merge_policy import merge_tiered
from searchlib.store.write.segment_packing import pack
from searchlib.store.write.writer_state import Buffer, Holdings

if TYPE_CHECKING:
    from searchlib.store.whoosh.whoosh_index import ArchiveIndex


FLUSH_TOKENS = 12_000_000
"""Tokens that are kept in memory before they are written as a segment."""


class Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's segment writer for batches of articles.

    As a context manager it commits what is left at the end, and cancels after an exception. After the last
    commit `snapshot` is still open and shows the new state.

    Attributes:
        snapshot: the state that is being changed.
        broken: whether writing failed or was interrupted halfway; nothing can be committed any more.
        closes_long_run: whether this is the last commit of a writer that has written segments before.
    """

    def __init__(self, index: ArchiveIndex, timeout: float = 0.0) -> None:
        try:
            super().__init__(index, timeout=timeout, delay=0.05, codec=ArrayCodec(), compound=False)
            self._path: str = index.storage.folder
            if index.fresh:
                self.snapshot = Snapshot(self._path, index.contents(), ())
            else:
                self.snapshot = Snapshot.open(self._path)
            self._begin(index.fresh)
        except BaseException:
            lock = getattr(self, "writelock", None)
            if lock is not None:
                lock.release()
            raise
        self.broken = False
        self._holdings = Holdings(self.snapshot)
        self._buffer = Buffer()
        self._commits = Commits(self._path if index.fresh else None)
        self._merging: list[ArraySegment] = []
        self._written: list[str] = []
        self._long = False
        self.closes_long_run = False
        self._changed = index.fresh
        self._files: FileTable | None = {} if index.fresh else None
        self._files_changed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.is_closed:
            return
        if kind is None and self._changed:
            try:
                self.commit()
            except BaseException:
                self.cancel()
                raise
        else:
            self.cancel()

    @property
    def buffered_tokens(self) -> int:
        """Tokens that wait to be written."""
        return self._buffer.tokens

    # -- articles ---------------------------------------------------------------------------------------

    def add_batch(self, batch: Mapping[str, Array]) -> None:
        """Adds the articles of a forward batch; a segment is written when enough tokens are buffered."""
        self._check_state()
        if not len(batch["lengths"]):
            return
        self._buffer.add({**batch, "art.commit": self._commits.of(batch, self.generation)})
        self._changed = self._added = True
        if self._buffer.tokens >= FLUSH_TOKENS:
            self._long = True
            with self._disk():
                self.segments.append(self._finalize_segment())

    def delete(self, segment: int, article: int) -> None:
        """Deletes an article of the snapshot, named by its segment and number."""
        self._check_state()
        wanted = self.snapshot.contents.segments[segment].id
        held = next(item for item in self.segments if item.segid == wanted)
        self._kill(held, article)

    def delete_id(self, article_id: str) -> bool:
        """Deletes the article of this id, wherever it is; False if there is none."""
        self._check_state()
        for held in self.segments:
            number = self._holdings.find(held, article_id)
            if number >= 0:
                self._kill(held, number)
                return True
        return self._buffer.kill(article_id)

    def articles(self) -> Iterator[tuple[str, str, bytes]]:
        """All live articles that are committed: id, key of the file, hash of the content."""
        for held in self.segments:
            segment, live = self._holdings.open(held), self._holdings.live(held)
            yield from listed(segment, None if live is None else live[segment.column("art.first")[:-1]])

    def existing(self) -> Existing:
        """The articles of the last commit, to look some of them up."""
        return Existing([self._holdings.open(held) for held in self.segments])

    def add_document(self, **fields: Any) -> None:
        """Not for this index: paragraphs come in batches (`add_batch`)."""
        raise NotImplementedError("add articles through add_batch")

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Whoosh's way to delete: the whole article of the paragraph goes."""
        self._setup_doc_offsets()
        held, paragraph = self._segment_and_docnum(docnum)
        self._kill(held, self._holdings.open(held).article_of(paragraph))

    # -- files ------------------------------------------------------------------------------------------

    @property
    def paragraphs(self) -> int:
        """Paragraphs after the last commit."""
        return self.snapshot.paragraphs

    @property
    def files(self) -> FileTable:
        """The table of source files."""
        if self._files is None:
            self._files = self.snapshot.files()
        return self._files

    def set_files(self, table: Mapping[str, dict[str, Any]]) -> None:
        """Replaces the table of source files, with the next commit."""
        if self.snapshot.contents.files is None or table != self.snapshot.files():
            self._files_changed = self._changed = True
        self._files = dict(table)

    # -- commit -----------------------------------------------------------------------------------------

    def commit(
        self,
        mergetype: Callable[..., Any] | None = None,
        optimize: bool | None = None,
        merge: bool | None = None,
        *,
        final: bool = True,
        unite: bool = True,
    ) -> None:
        """Makes everything visible at once.

        Args:
            mergetype, optimize, merge: as for Whoosh's writer; `store.write.merge_policy` where none is
                given.
            final: whether the writer is closed and the lock given back.
            unite: whether a long run may end with a large merge, which takes seconds.

        Raises:
            IndexFolderError: the disk is full or fails; the state before stays.
        """
        self._check_state()
        if self.broken:
            raise IndexFolderError(f"{self._path}: writing failed before; the last commit stays")
        if mergetype is None and optimize is None and merge is None:
            mergetype = merge_tiered
        self.closes_long_run = final and unite and self._long
        if self._changed or optimize:
            with self._disk():
                segments = self._merge_segments(mergetype, optimize, merge)
                if self._added:
                    segments.append(self._finalize_segment())
                self._commit_toc(segments)
                self._reopen()
        if final:
            self._finish()

    def cancel(self) -> None:
        """Forgets everything since the last commit and gives the lock back."""
        self._check_state()
        for name in self._written:
            with suppress(OSError):
                self.storage.delete_file(name)
        self._finish()

    def add_reader(self, reader: Any) -> None:
        """Takes a segment into the one that is being written; merge policies call this."""
        self._merging.append(reader.segment())
        self._added = True

    def rewrite(self, held: ArraySegment) -> ArraySegment:
        """A new segment of what is alive in this one."""
        return self._write([self._holdings.open(held).batch()], [self._holdings.live(held)])

    def live_paragraphs(self, held: ArraySegment) -> int:
        """Paragraphs of a segment that are alive."""
        return self._holdings.live_paragraphs(held)

    def live_tokens(self, held: ArraySegment) -> int:
        """Tokens of a segment that are alive."""
        return self._holdings.live_tokens(held)

    # -- within -----------------------------------------------------------------------------------------

    def _begin(self, fresh: bool) -> None:
        """Cleans up what a writer left that was killed, where the newest state is the one in use."""
        newest = max(generations(self._path), default=0)
        if newest == self.snapshot.generation and not fresh:
            self.storage.sync_folder()  # it may have been killed before it did
            clean_folder(self.storage, self.snapshot.contents)
        self.generation = newest + 1

    def _finalize_segment(self) -> ArraySegment:
        """The segments that are being merged and what is buffered, as one new segment."""
        added, added_live = self._buffer.take()
        batches = [self._holdings.open(held).batch() for held in self._merging] + added
        live = [self._holdings.live(held) for held in self._merging] + added_live
        for held in self._merging:
            self._holdings.forget(held)
        if self.closes_long_run:  # the largest merge: nothing else is kept in memory
            self.snapshot = Snapshot(self._path, self.snapshot.contents, ())
            give_back_memory()
        self._merging, self._added = [], False
        return self._write(batches, live)

    def _write(self, batches: list[Batch], live: list[Array | None]) -> ArraySegment:
        merged = merge_batches(batches, live)
        batches.clear()
        paragraphs, articles, tokens = (
            len(merged["lengths"]),
            len(merged["art.first"]) - 1,
            len(merged["tokens"]),
        )
        arrays = pack(merged)
        merged.clear()
        held: ArraySegment = self.codec.new_segment(self.storage, self.indexname)
        name = held.entry.file
        self._written.append(name)
        with self.storage.new_file(name) as stream:
            size, crc = write_segment(stream, arrays)
        return ArraySegment(SegmentEntry(held.segid, size, crc, paragraphs, articles, tokens))

    def _commit_toc(self, segments: list[ArraySegment]) -> None:
        """Writes the table of contents, the last step of a commit, and deletes what it does not name."""
        alive = [held for held in segments if self.live_paragraphs(held)]
        contents = Contents(
            generation=self.generation,
            updated=_now(),
            segments=tuple(self._holdings.entry(held) for held in alive),
            files=self._write_files(),
            made=self.snapshot.contents.made or self._commits.made,
        )
        self.storage.sync_folder()
        temporary = write_contents(self.storage, contents)
        self._written = []  # from here on the new state may be the one on disk
        self.storage.rename_file(temporary, toc_name(contents.generation))
        clean_folder(self.storage, contents)

    def _write_files(self) -> FilesEntry | None:
        if not self._files_changed:
            return self.snapshot.contents.files
        import zlib

        data = pack_files(self.files)
        name = files_name(self.generation)
        self._written.append(name)
        with self.storage.new_file(name) as stream:
            stream.write(data)
        return FilesEntry(name, len(data), zlib.crc32(data))

    def _reopen(self) -> None:
        """Goes on from the state that was just committed."""
        self.snapshot = Snapshot.open(self._path)
        self.segments = [ArraySegment(entry) for entry in self.snapshot.contents.segments]
        self.generation = self.snapshot.generation + 1
        self._setup_doc_offsets()
        self._holdings = Holdings(self.snapshot)
        self._changed = self._files_changed = False

    def _kill(self, held: ArraySegment, article: int) -> None:
        self._holdings.kill(held, article)
        self._changed = True

    @contextmanager
    def _disk(self) -> Iterator[None]:
        """Says in one line what the disk did not do; whatever ends the block, the writer is broken then."""
        try:
            yield
        except BaseException as error:
            self.broken = True
            if isinstance(error, OSError):
                raise unusable(self._path, error) from error
            raise


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")
