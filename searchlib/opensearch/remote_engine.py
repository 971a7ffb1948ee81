"""The engine of an index on an OpenSearch cluster; see `search.engine.Engine` for what it answers."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from searchlib.errors import ArticleNotFound, IndexDamaged, IndexNotFound
from searchlib.opensearch import remote_hits, remote_search
from searchlib.opensearch.address import Address
from searchlib.opensearch.cluster import Cluster
from searchlib.opensearch.documents import article_of, key_of
from searchlib.opensearch.remote_search import Plan
from searchlib.opensearch.state import View
from searchlib.search.engine import Answer
from searchlib.search.indexing_summary import summary_of
from searchlib.sources.visible_text import id_forms
from searchlib.summaries import Report, Stats, Summary

if TYPE_CHECKING:
    from typing import Unpack

    from searchlib.frequencies import Facet, Neighbours, WordCounts
    from searchlib.model import Article
    from searchlib.remarks import Remark
    from searchlib.results import Passage
    from searchlib.search.engine import Advance, Looked, Progress, UpdateOptions
    from searchlib.search.match.posting_sets import Array
    from searchlib.search.people.utterances import Utterances
    from searchlib.search.request import Request
    from searchlib.store.segment.segment_reader import Segment


class RemoteEngine:
    """An index on a cluster. What another process commits is seen at once; the vocabulary after `reopen`."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._view = View(cluster)

    @classmethod
    def open(cls, where: str) -> Self:
        """The index at an address."""
        return cls(Cluster(Address.parse(where)))

    @classmethod
    def create(cls, where: str) -> Self:
        """The same; an empty one is made where there is none."""
        from searchlib.opensearch.remote_writer import RemoteWriter

        cluster = Cluster(Address.parse(where))
        try:
            return cls(cluster)
        except IndexNotFound:
            with RemoteWriter(cluster, rebuild=False):
                return cls(cluster)

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
        """Brings the index at an address up to date with files; made first where there is none."""
        from searchlib.opensearch.remote_writer import RemoteWriter
        from searchlib.store.write.indexing_run import Run
        from searchlib.store.write.workers import Pool

        started = time.perf_counter()
        cluster = Cluster(Address.parse(where))
        with RemoteWriter(cluster, rebuild=rebuild) as writer:
            run = Run(writer, Pool(jobs), progress, whole=rebuild)
            kept = run.carry_out(list(paths), exclude=list(exclude), encoding=encoding, follow=follow)
        tally = run.tally if kept else run.kept
        tally = replace(tally, interrupted=run.tally.interrupted)
        return summary_of(tally, time.perf_counter() - started)

    @classmethod
    def examine(cls, where: str, *, quick: bool = False, progress: Looked | None = None) -> Report:
        """Checks the index at an address."""
        try:
            return cls.open(where).check(quick=quick, progress=progress)
        except IndexDamaged as error:
            return Report(sound=False, problems=(str(error),), files=0, blocks=0)

    @property
    def where(self) -> str:
        """The address."""
        return self._cluster.address.where

    def search(self, request: Request) -> Answer:
        """The page of hits that a request asks for."""
        view = self._view
        if request.collapse:
            from searchlib.opensearch.remote_collapsing import search_collapsed

            found, hits = search_collapsed(view, request)
        else:
            found = remote_search.plan(view, request)
            hits = remote_hits.hits(view, found, request, remote_hits.ranked(view, found, request))
        return Answer(
            total=found.total,
            total_all_words=found.total_all_words,
            applied=found.applied,
            suggest=lambda: found.suggestion,
            tell=found.tell,
            hits=hits,
            counts=lambda column: self._counts(found, request, column),
        )

    def _counts(self, found: Plan, request: Request, column: str) -> dict[str, int]:
        facet = self._facet([(found, request)], column, None)
        return {one.value: one.paragraphs for one in facet.values}

    def remarks(self, request: Request) -> tuple[Remark, ...]:
        """What `search` would remark."""
        if request.is_open:
            return ()
        return remote_search.plan(self._view, replace(request, limit=0, collapse=False)).remarks

    def matches(self, request: Request) -> Iterator[Passage]:
        """Every matching paragraph in the order of the archive."""
        view = self._view
        found = remote_search.plan_all(view, request)
        return remote_hits.passages(view, found, self._originals(found, request))

    def facets(self, request: Request, column: str, limit: int | None = None, share: bool = False) -> Facet:
        """How often each value of a column occurs in the matches."""
        asked = [request, request.without_query()] if share else [request]
        planned = [(remote_search.plan_all(self._view, one), one) for one in asked]
        return replace(self._facet(planned, column, limit), applied=planned[0][0].applied)

    def _facet(self, planned: Sequence[tuple[Plan, Request]], column: str, limit: int | None) -> Facet:
        from searchlib.opensearch.remote_matches import facet_of_matches

        asked = [(found, request, self._originals(found, request)) for found, request in planned]
        return facet_of_matches(self._view, asked, column, limit)

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

        segments, docs = self._read(remote_search.plan_all(self._view, request), request)
        return count_words(segments, docs, whole=False, among=among, least=least, advance=advance)

    def spread(self, request: Request, words: Collection[str]) -> Mapping[str, Sequence[tuple[int, int]]]:
        """In which articles of the matches some words stand."""
        from searchlib.search.facets.word_spread import word_spread

        segments, docs = self._read(remote_search.plan_all(self._view, request), request)
        return word_spread(segments, docs, words)

    def neighbours(
        self, request: Request, window: int, *, least: int = 1, advance: Advance | None = None
    ) -> Neighbours:
        """The words beside the occurrences of a query."""
        from searchlib.search.facets.word_neighbours import word_neighbours

        found = remote_search.plan_all(self._view, request)
        segments, docs = self._read(found, request)
        return word_neighbours(segments, docs, found.marker(), window, least, advance)

    def _originals(self, found: Plan, request: Request) -> frozenset[int] | None:
        """Which matches count, where a request asks for one of each near duplicate."""
        if not request.collapse:
            return None
        from searchlib.opensearch.remote_matches import places_of

        return self._view.copies.originals(places_of(self._view, found.query))

    def _read(self, found: Plan, request: Request) -> tuple[list[Segment], list[Array]]:
        """The matches as segments in memory, and all of their paragraphs."""
        from searchlib.opensearch.remote_matches import read_matches

        return read_matches(self._view, found.query, self._originals(found, request))[:2]

    def article(self, id: str) -> Article:
        """The article as the indexer understood it."""
        for form in id_forms(id):
            key = key_of(form)
            path = f"/{self._view.index}/_doc/{quote(key, safe='')}"
            answer = self._cluster.ask("GET", path, allowed=(404,), routing=key)
            source = answer.get("_source", {}) if answer is not None and answer.get("found") else None
            if source is not None and not isinstance(source.get("j"), dict):  # of a paragraph, "id#n"
                return article_of(source.get("stored"))
        raise ArticleNotFound(id)

    def texts(self, ids: Sequence[str]) -> list[list[str]]:
        """The syllables of some articles, which are asked for together."""
        from searchlib.text.tokens import syllables

        keys = [{"_id": key_of(id), "routing": key_of(id)} for id in ids]
        answer = self._cluster.ask("POST", f"/{self._view.index}/_mget", {"docs": keys}) if keys else None
        listed = (answer or {}).get("docs", [])
        if not isinstance(listed, list) or len(listed) != len(keys):
            raise self._cluster.strange("another number of articles")
        found = [article_of((one.get("_source") or {}).get("stored")) for one in listed]
        return [
            [word for paragraph in one.searchable() for word in syllables(paragraph.text)] for one in found
        ]

    def rarity(self, syllables: Sequence[str]) -> list[float]:
        """How rare some syllables are."""
        from searchlib.search.article_syllables import rarity

        words = self._view.words
        found, paragraphs = words.frequencies.of("x", syllables), words.live_count
        return [rarity(count, paragraphs) for count, _ in found]

    def find(self, id: str) -> bool:
        """Whether the index holds an article."""
        try:
            return self.article(id).id in id_forms(id)
        except ArticleNotFound:
            return False

    def ids(self, prefix: str = "") -> Iterator[str]:
        """Ids of the articles that begin so, in the order of the archive."""
        query = {"bool": {"filter": [{"term": {"j": "article"}}, {"prefix": {"art": prefix}}]}}
        for hit in self._cluster.scan(self._view.index, query, ["art"]):
            yield str(hit.get("_source", {}).get("art"))

    def speakers(self) -> Utterances:
        """Who speaks in every paragraph, in the order of the archive."""
        from searchlib.opensearch.remote_people import utterances
        from searchlib.search.people.utterances import Utterances

        return Utterances.of(one for _, said in utterances(self._cluster, self._view.index) for one in said)

    def spoken(self, request: Request) -> Sequence[bool]:
        """Which rows of `speakers` stand in matches."""
        from searchlib.opensearch.remote_people import spoken_in

        found = remote_search.plan_all(self._view, request)
        return list(spoken_in(self._view, found, request, self._originals(found, request)))

    def stats(self) -> Stats:
        """Figures of the index; all of it is read for them."""
        from searchlib.opensearch.remote_figures import figures

        return figures(self)

    def check(self, *, quick: bool = False, progress: Looked | None = None) -> Report:
        """Reads every article and says what is not as it was written; `quick` counts them alone."""
        from searchlib.opensearch.remote_figures import examined

        return examined(self, quick, progress)

    def commits(self) -> Sequence[int]:
        """The number of the newest commit in the cluster."""
        return [View(self._cluster).generation]

    @property
    def generation(self) -> int:
        """Number of the commit that is seen."""
        return self._view.generation

    @property
    def made(self) -> str:
        """Not known of a cluster."""
        return ""

    def without_commit(self) -> int:
        """How many articles there are of which it is not known which commit brought them: none."""
        return 0

    @property
    def view(self) -> View:
        """The state that is searched."""
        return self._view

    def add(self, paths: Sequence[str], **options: Unpack[UpdateOptions]) -> Summary:
        """Brings the index up to date with files and folders, and sees the change."""
        summary = self.update(self.where, paths, **options)
        self.reopen()
        return summary

    def remove(self, ids: Sequence[str]) -> int:
        """Takes articles out of the index and says how many of the ids it held."""
        from searchlib.opensearch.remote_writer import RemoteWriter

        with RemoteWriter(self._cluster, rebuild=False) as writer:
            known = {form: writer.existing().get(form) for id in ids for form in id_forms(id)}
            count = sum(any(map(writer.delete_id, id_forms(id))) for id in dict.fromkeys(ids))
            if count:
                keys = {one.key for one in known.values() if one is not None}
                again = {"size": -1, "hash": ""}  # its file is read by the next run that comes by
                unread = {key: entry | again for key, entry in writer.files.items() if key in keys}
                writer.set_files(writer.files | unread)
                writer.commit()
        self.reopen()
        return count

    def reopen(self) -> None:
        """Sees the newest commit from now on."""
        self._view = View(self._cluster)

    def renewed(self) -> Self:
        """Another engine at the newest commit, with connections of its own."""
        return self.open(self.where)

    def close(self) -> None:
        """Lets go of the connections."""
        self._cluster.close()
