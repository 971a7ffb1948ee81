"""The library's face: an index that is opened, searched and added to."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from searchlib.analysis.desk import Desk
from searchlib.errors import OptionError
from searchlib.export.exports import Exports
from searchlib.results import Results
from searchlib.search.closed_engine import ClosedEngine
from searchlib.summaries import Report, Speaker, Stats, Summary

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self, Unpack

    from searchlib.analysis.speaker_statistics import People
    from searchlib.fields import By, FilterOptions, Match, Sort, Syntax
    from searchlib.model import Article
    from searchlib.search.engine import Engine, Looked, Progress
    from searchlib.search.limits import Limits

Place = str | os.PathLike[str]
"""Where an index is: a folder."""


class Index(Desk, Exports):
    """An index of paragraphs, opened at one committed state.

    The object may be used from several threads. It sees what it adds itself; what others commit it sees
    after `reopen()`. Make one by `Index.open` or `Index.create`.
    """

    def __init__(self, engine: Engine) -> None:
        """An index on an engine; see `open` and `create`.

        Raises:
            OptionError: if it is the name of a folder.
        """
        if isinstance(engine, str | os.PathLike):
            raise OptionError("an Index is opened by Index.open(path), or made by Index.create(path)")
        self.engine = engine
        self._people: tuple[int, People] | None = None

    def __repr__(self) -> str:
        return f"<Index {self.path}>"

    @classmethod
    def open(cls, path: Place) -> Self:
        """Opens the index in a folder.

        Raises:
            IndexNotFound: if there is none.
            IndexDamaged: if its files are not what was written.
            IndexVersion: if it was written in another version of the format.
        """
        where = os.fspath(path)
        return cls(engine_of(where).open(where))

    @classmethod
    def create(cls, path: Place) -> Self:
        """Makes an empty index in a folder, which is made too; an index that is there already is opened.

        Raises:
            IndexFolderError: if the folder cannot be written.
        """
        where = os.fspath(path)
        return cls(engine_of(where).create(where))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the index's files; whatever is asked of it afterwards is a `SearchlibError`."""
        if not isinstance(self.engine, ClosedEngine):
            self.engine.close()
            self.engine = cast("Engine", ClosedEngine(self.engine.where))

    def reopen(self) -> None:
        """Sees the newest commit from now on."""
        self.engine.reopen()

    @property
    def path(self) -> str:
        """The index folder, as it was named."""
        return self.engine.where

    def search(
        self,
        query: str = "",
        *,
        sort: Sort = "score",
        limit: int = 10,
        offset: int = 0,
        by: By = "paragraph",
        match: Match = "any",
        syntax: Syntax = "full",
        count: bool = False,
        context: int = 0,
        explain: bool = False,
        collapse: bool = False,
        limits: Limits | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Results:
        """Ranked paragraphs (or articles) for a query in the language of docs/query-language.md.

        Args:
            query: words and operators; empty is allowed beside a filter.
            sort: "score", "date" or "-date" (newest first).
            limit, offset: the page.
            by: "paragraph" or "article".
            match: whether a paragraph has to hold "any" word or "all".
            syntax: "full", or "plain" to read everything as words.
            count: only count; no hits.
            context: how many neighbouring paragraphs each hit brings along.
            explain: whether each hit lists the parts of its score.
            collapse: whether near duplicates are one hit, which lists its `copies`.
            limits: budgets of the query, of the page and of time; generous ones if None.
            filters: `speaker`, `role`, `mode`, `section` and the other fields of `searchlib.fields`, each one
                value or several of which one has to hold; `since` and `until`, inclusive bounds of the date:
                "2024", "2024-01", "2024-01-30", "30/1/2024", 2024 or a `datetime.date`; `undated`.

        Raises:
            QueryError: if the query cannot be read; it names the column.
            BudgetExceeded: if it asks for more than `limits` allow; it names the budget.
            OptionError: if an option makes no sense.
            IndexDamaged: if a part of the index that the search touches is damaged.
        """
        from searchlib.search.request import Request

        started = time.perf_counter()
        request = Request.parse(
            query,
            sort=sort,
            limit=0 if count else limit,
            offset=offset,
            by=by,
            match=match,
            syntax=syntax,
            context=context,
            explain=explain,
            collapse=collapse,
            limits=limits,
            **filters,
        )
        found = self.engine.search(request)
        return Results(
            query=query,
            applied=found.applied,
            suggestion=None,
            total=found.total,
            total_all_words=found.total_all_words,
            seconds=time.perf_counter() - started,
            hits=found.hits,
        ).answered_by(found.counts, suggestion=found.suggest, remarks=found.tell)

    def add(
        self,
        paths: Sequence[Place] | Place,
        *,
        jobs: int = 1,
        exclude: Sequence[str] = (),
        rebuild: bool = False,
        encoding: str | None = None,
        follow: bool = True,
        progress: Progress | None = None,
    ) -> Summary:
        """Brings the index up to date with files and folders: adds, replaces, and drops what vanished.

        Args:
            paths: files and folders.
            jobs: worker processes that understand articles; 1 works in this process.
            exclude: patterns of names and relative paths to leave out, such as "*.bak".
            rebuild: whether to start from nothing.
            encoding: the legacy encoding of the files ("tcvn3", "vni", "viscii", "windows-1258"), or "utf-8";
                None recognises it.
            follow: whether links to files below a folder are read; not for folders that strangers fill.
            progress: called often with bytes read, bytes in all, new articles read, file under way.

        Raises:
            IndexLocked: if another process is writing and goes on doing so.
            IndexFolderError: if the index cannot be read or written; the last commit stays.
        """
        return self.engine.add(
            _paths(paths),
            jobs=jobs,
            exclude=exclude,
            rebuild=rebuild,
            encoding=encoding,
            follow=follow,
            progress=progress,
        )

    def remove(self, ids: Sequence[str]) -> int:
        """Takes articles out of the index and says how many of the ids it held.

        Raises:
            IndexLocked: if another process is writing and goes on doing so.
            IndexFolderError: if the index cannot be written; the last commit stays.
        """
        return self.engine.remove([ids] if isinstance(ids, str) else list(ids))

    def missing(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Those of the ids that the index does not hold."""
        return tuple(id for id in ids if not self.engine.find(id))

    def ids(self, prefix: str = "", *, limit: int | None = None) -> tuple[str, ...]:
        """Ids of the articles, in the order of the archive; those that begin with `prefix`."""
        from itertools import islice

        return tuple(islice(self.engine.ids(prefix), limit))

    def article(self, id: str) -> Article:
        """The article as the indexer understood it.

        Raises:
            ArticleNotFound: if the index does not hold it.
        """
        return self.engine.article(id)

    def speakers(
        self,
        query: str = "",
        *,
        limit: int | None = None,
        collapse: bool = False,
        **filters: Unpack[FilterOptions],
    ) -> tuple[Speaker, ...]:
        """The people who speak, the most frequent first.

        Args:
            query: only paragraphs that hold all of it; empty for all.
            limit: at most so many.
            collapse: whether near duplicates count once.
            filters: as of `search`; those of speech hold of the people who are counted, and of dates only
                those that lie wholly within the bounds count.

        Raises:
            QueryError: if the query cannot be read.
            OptionError: if an option makes no sense.
        """
        from searchlib.analysis.speaker_statistics import People
        from searchlib.search.request import Request

        generation, kept = self.engine.generation, self._people
        if kept is None or kept[0] != generation:
            kept = self._people = generation, People(self.engine.speakers())
        since, until = filters.pop("since", None), filters.pop("until", None)
        undated = filters.pop("undated", False)
        request = Request.parse(query, match="all", collapse=collapse, **filters)
        spoken = None if request.is_open and not collapse else self.engine.spoken(request)
        return kept[1].speakers(since=since, until=until, undated=undated, limit=limit, spoken=spoken)

    def stats(self) -> Stats:
        """Figures of the index."""
        return self.engine.stats()

    def check(self, *, quick: bool = False, progress: Looked | None = None) -> Report:
        """Reads every block of every file and compares it with its checksum, and arrays with articles.

        Args:
            quick: only checksums, as fast as the disk reads.
            progress: called now and then with articles checked and articles in all.

        Raises:
            IndexFolderError: if a file may not be read, and nothing else is wrong.
        """
        return self.engine.check(quick=quick, progress=progress)


def check(path: Place, *, quick: bool = False, progress: Looked | None = None) -> Report:
    """Checks the index in a folder, also one that is too damaged to open.

    Raises:
        IndexNotFound: if there is none.
    """
    where = os.fspath(path)
    return engine_of(where).examine(where, quick=quick, progress=progress)


def update(
    path: Place,
    paths: Sequence[Place] | Place,
    *,
    jobs: int = 1,
    exclude: Sequence[str] = (),
    rebuild: bool = False,
    encoding: str | None = None,
    follow: bool = True,
    progress: Progress | None = None,
) -> Summary:
    """Makes the index in a folder if there is none and brings it up to date; see `Index.add`."""
    where = os.fspath(path)
    return engine_of(where).update(
        where,
        _paths(paths),
        jobs=jobs,
        exclude=exclude,
        rebuild=rebuild,
        encoding=encoding,
        follow=follow,
        progress=progress,
    )


def engine_of(where: str) -> type[Engine]:
    """The engine that keeps indexes at places of this form."""
    if where.startswith(("opensearch://", "opensearchs://")):
        from searchlib.opensearch.remote_engine import RemoteEngine

        return RemoteEngine
    from searchlib.search.local_engine import LocalEngine

    return LocalEngine


def _paths(paths: Sequence[Place] | Place) -> list[str]:
    named = [paths] if isinstance(paths, str | os.PathLike) else paths
    return [os.fspath(one) for one in named]
