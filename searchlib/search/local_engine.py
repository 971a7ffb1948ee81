"""The engine of folders on this machine: arrays mapped from files."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Self

from searchlib import kernels
from searchlib.errors import ArticleNotFound
from searchlib.search.engine import Answer
from searchlib.search.indexing_summary import summary_of
from searchlib.search.limits import Deadline
from searchlib.store.format.index_folder import generations
from searchlib.store.segment.snapshot import Snapshot
from searchlib.summaries import Report, Stats, Summary

if TYPE_CHECKING:
    from typing import Unpack

    from searchlib.frequencies import Facet, Neighbours, WordCounts
    from searchlib.model import Article
    from searchlib.remarks import Remark
    from searchlib.results import Hit, Passage
    from searchlib.search.engine import Advance, Looked, Progress, UpdateOptions
    from searchlib.search.match.posting_sets import Array
    from searchlib.search.people.utterances import Utterances
    from searchlib.search.pipeline import Found
    from searchlib.search.request import Request

_OFTEN, _LARGE = 3, 20_000
"""From its third search on, an index of so many paragraphs gets the loops, if installed, and their lists."""


class LocalEngine:
    """An index folder, opened at one committed state; see `engine.Engine` for what the methods answer.

    Attributes:
        snapshot: the state that is searched.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._searches = 0

    @classmethod
    def open(cls, where: str) -> Self:
        """The index in a folder.

        Raises:
            IndexNotFound: if there is none.
            IndexDamaged: if its files are not what was written.
            IndexVersion: if it was written in another version of the format.
        """
        return cls(Snapshot.open(where))

    @classmethod
    def create(cls, where: str) -> Self:
        """The same; the folder and an empty index in it are made where there is none.

        Raises:
            IndexFolderError: if the folder cannot be written.
        """
        from searchlib.store.write.writer_opening import create_index

        create_index(where)
        return cls.open(where)

    @classmethod
    def update(
        cls,
        where: str,
        paths: Sequence[str],
        *,
        jobs: int = 1,
        exclude: Sequence[str] = (),
        rebuild: bool = False,
        encoding: str | None = None,
        follow: bool = True,
        progress: Progress | None = None,
    ) -> Summary:
        """Brings the index in a folder up to date; made first where there is none.

        Raises:
            IndexLocked: if another process is writing and goes on doing so.
            IndexFolderError: if the index cannot be read or written; the last commit stays.
        """
        from searchlib.store.write.indexing_run import ingest

        started = time.perf_counter()
        tally = ingest(
            where,
            list(paths),
            jobs=jobs,
            exclude=list(exclude),
            rebuild=rebuild,
            encoding=encoding,
            follow=follow,
            progress=progress,
        )
        return summary_of(tally, time.perf_counter() - started)

    @classmethod
    def examine(cls, where: str, *, quick: bool = False, progress: Looked | None = None) -> Report:
        """Reads every block of every file and compares it with its checksum."""
        from searchlib.store.check.integrity import check

        problems, files, blocks = check(where, quick=quick, progress=progress)
        return Report(sound=not problems, problems=tuple(problems), files=files, blocks=blocks)

    @property
    def where(self) -> str:
        """The folder."""
        return self.snapshot.path

    def search(self, request: Request) -> Answer:
        """The page of hits that a request asks for."""
        search, hits_of, prepare = _steps()
        snapshot = self.snapshot
        self._searches += 1
        if self._searches == _OFTEN and snapshot.paragraphs >= _LARGE:
            kernels.warm(partial(prepare, snapshot.segments))
        if request.collapse:
            from searchlib.search.collapsing import search_collapsed

            found, copies = search_collapsed(snapshot, request)
            hits = hits_of(snapshot, found, request.offset, request.context, copies)
        else:
            found = search(snapshot, request)
            hits = hits_of(snapshot, found, request.offset, request.context)
        return Answer(
            total=found.total,
            total_all_words=found.total_all_words,
            applied=found.applied,
            suggest=found.suggest,
            tell=found.tell,
            hits=hits,
            counts=found.counts,
        )

    def remarks(self, request: Request) -> tuple[Remark, ...]:
        """What `search` would remark."""
        if request.is_open:
            return ()
        from searchlib.search.pipeline import search

        return search(self.snapshot, replace(request, limit=0)).remarks

    def matches(self, request: Request) -> Iterator[Passage]:
        """Every matching paragraph in the order of the archive."""
        from searchlib.search.passages import passages

        deadline = Deadline(request.query, request.limits.seconds)
        found = passages(self._select(request), self.snapshot.segments, request.brought_after)
        return deadline.over(found)

    @property
    def generation(self) -> int:
        """The number of the commit that is seen."""
        return self.snapshot.generation

    @property
    def made(self) -> str:
        """What tells this index from one that is made anew in its folder."""
        return self.snapshot.contents.made

    def commits(self) -> Sequence[int]:
        """Numbers of the commits in the folder, the newest first."""
        return generations(self.where)

    def without_commit(self) -> int:
        """How many articles were indexed before commits were kept."""
        return self.snapshot.without_commit()

    def facets(self, request: Request, column: str, limit: int | None = None, share: bool = False) -> Facet:
        """How often each value of a column occurs in the matches."""
        from searchlib.search.facets.facet_values import facet

        found = self._select(request)
        whole = self._select(request.without_query()) if share else None
        of = (whole.matches, whole.speech()) if whole else None
        counted = facet(self.snapshot.segments, found.matches, column, limit, found.speech(), of)
        return replace(counted, applied=found.applied)

    def words(
        self,
        request: Request,
        *,
        among: Collection[str] | None = None,
        least: int = 1,
        advance: Advance | None = None,
    ) -> WordCounts:
        """How often each word occurs in the matches."""
        from searchlib.search.facets.word_counts import count_words
        from searchlib.search.match.copies import copies_of

        deadline, segments = Deadline(request.query, request.limits.seconds), self.snapshot.segments
        return count_words(
            segments,
            self._chosen(request),
            whole=request.is_open and not request.collapse,
            copies=copies_of(segments) if request.is_open and request.collapse else None,
            among=among,
            least=least,
            advance=deadline.ticking(advance),
        )

    def spread(self, request: Request, words: Collection[str]) -> Mapping[str, Sequence[tuple[int, int]]]:
        """In which articles of the matches some words stand."""
        from searchlib.search.facets.word_spread import word_spread

        return word_spread(self.snapshot.segments, self._chosen(request), words)

    def neighbours(
        self, request: Request, window: int, *, least: int = 1, advance: Advance | None = None
    ) -> Neighbours:
        """The words beside the occurrences of a query."""
        from searchlib.search.facets.word_neighbours import word_neighbours

        ticking = Deadline(request.query, request.limits.seconds).ticking(advance)
        found = self._select(request, words=True)
        docs = [matches.docs for matches in found.matches]
        return word_neighbours(self.snapshot.segments, docs, found.marker, window, least, ticking)

    def _chosen(self, request: Request) -> list[Array]:
        """The paragraphs of each segment whose words count."""
        return [matches.docs for matches in self._select(request, words=True).matches]

    def _select(self, request: Request, *, words: bool = False) -> Found:
        """All matches; where the request asks for it, one of near duplicates, of all there for `words`."""
        if request.collapse:
            from searchlib.search.collapsing import select_originals, select_unrepeated

            return (select_unrepeated if words else select_originals)(self.snapshot, request)
        from searchlib.search.pipeline import select

        return select(self.snapshot, request)

    def article(self, id: str) -> Article:
        """The article as the indexer understood it."""
        place = self.snapshot.find(id)
        if place is None:
            raise ArticleNotFound(id)
        return self.snapshot.article(*place)

    def texts(self, ids: Sequence[str]) -> list[list[str]]:
        """The syllables of some articles, from the forward index."""
        from searchlib.search.article_syllables import article_syllables

        return article_syllables(self.snapshot, ids)

    def rarity(self, syllables: Sequence[str]) -> list[float]:
        """How rare some syllables are."""
        from searchlib.search.article_syllables import document_frequencies, rarity

        found, paragraphs = document_frequencies(self.snapshot.segments, syllables), self.snapshot.paragraphs
        return [rarity(count, paragraphs) for count in found]

    def find(self, id: str) -> bool:
        """Whether the index holds an article."""
        return self.snapshot.find(id) is not None

    def ids(self, prefix: str = "") -> Iterator[str]:
        """Ids of the articles that begin so, in the order of the archive."""
        return (id for id in self.snapshot.ids() if id.startswith(prefix))

    def speakers(self) -> Utterances:
        """Who speaks in which article, from the metadata columns alone."""
        from searchlib.search.people.utterances import Utterances

        return Utterances.of_segments(self.snapshot.segments)

    def spoken(self, request: Request) -> Sequence[bool]:
        """Which rows of `speakers` stand in matches."""
        from searchlib.search.people.utterances import rows_within

        found = self._select(request)
        return rows_within(self.snapshot.segments, [one.docs for one in found.matches], found.speech())

    def stats(self) -> Stats:
        """Figures of the index."""
        from searchlib.day_numbers import iso_day

        figures = self.snapshot.stats()
        days = {name: iso_day(figures[name]) for name in ("first", "last")}
        return Stats(**figures | days)

    def check(self, *, quick: bool = False, progress: Looked | None = None) -> Report:
        """Reads every block of every file and compares it with its checksum."""
        return self.examine(self.where, quick=quick, progress=progress)

    def add(self, paths: Sequence[str], **options: Unpack[UpdateOptions]) -> Summary:
        """Brings the index up to date with files and folders, and sees the change."""
        summary = self.update(self.where, paths, **options)
        self.reopen()
        return summary

    def remove(self, ids: Sequence[str]) -> int:
        """Takes articles out of the index and says how many of the ids it held."""
        from searchlib.store.write.removal import remove

        count = remove(self.where, list(ids))
        self.reopen()
        return count

    def reopen(self) -> None:
        """Sees the newest commit from now on."""
        self.snapshot = Snapshot.open(self.where, self.snapshot)

    def renewed(self) -> Self:
        """Another engine at the newest commit, which shares the segments that are as they were."""
        return type(self)(Snapshot.open(self.where, self.snapshot))

    def close(self) -> None:
        """Lets go of the index's files."""
        self.snapshot.close()


@cache
def _steps() -> tuple[Callable[..., Found], Callable[..., tuple[Hit, ...]], Callable[..., None]]:
    """What a search calls, imported with the first one."""
    from searchlib.search.hit_assembly import hits_of
    from searchlib.search.pipeline import search
    from searchlib.search.preparation import prepare

    return search, hits_of, prepare
