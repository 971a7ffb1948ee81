"""Changing an index in a cluster: documents by bulk, visible at the next commit; one writer at a time.

Every document has a name that follows from its article, so that what is sent twice stands there once. Of an
article the document that says that it is there is sent last. An index that is rebuilt is filled beside the
old one and takes its name at the end.
"""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

from searchlib.errors import IndexFolderError, IndexLocked, IndexNotFound, SearchlibError
from searchlib.opensearch import state
from searchlib.opensearch.cluster import LONG, Cluster
from searchlib.opensearch.documents import STEP, documents
from searchlib.opensearch.remote_articles import RemoteArticles
from searchlib.store.segment.segment_reader import Segment
from searchlib.text.spelling import fold

if TYPE_CHECKING:
    from searchlib.store.format.file_table import FileTable
    from searchlib.store.format.string_tables import Array

LEASE = 60.0
"""Seconds after which a lock is anybody's whose holder has not renewed it."""
_TOGETHER = 100
"""Articles that are deleted by one request, so that the lock is renewed in between."""
_EACH = 1 << 32
"""Numbers that each loader has for its articles."""
WAIT = 3.0
"""Seconds that a second writer waits for the first."""


class Lock:
    """A document that only one writer can hold."""

    def __init__(self, cluster: Cluster, loader: int = 0) -> None:
        self._cluster = cluster
        self._index = f"{cluster.address.name}.lock"
        self._name = f"lock-{loader}" if loader else "lock"
        self._path = f"/{self._index}/_doc/{self._name}"
        self._holder = uuid.uuid4().hex
        self._version: dict[str, int] = {}
        self._renewed = 0.0

    def take(self) -> None:
        """Waits for the lock.

        Raises:
            IndexLocked: another writer holds it and goes on doing so.
        """
        properties = {"holder": {"type": "keyword"}, "until": {"type": "double"}}
        body = {"settings": {"number_of_shards": 1}, "mappings": {"properties": properties}}
        self._cluster.ask("PUT", f"/{self._index}", body, allowed=(400,))
        end = time.monotonic() + WAIT
        while not self._tried():
            if time.monotonic() > end:
                raise IndexLocked(
                    f"{self._cluster.address.where}: another process is writing to the index; try again later"
                )
            time.sleep(0.2)

    def _tried(self) -> bool:
        answer = self._cluster.ask(
            "PUT", f"/{self._index}/_create/{self._name}", self._body(), allowed=(409,), refresh="true"
        )
        if answer is None:
            found = self._cluster.ask("GET", self._path, allowed=(404,))
            until = (found or {}).get("_source", {}).get("until", 0)
            if self._holds(found):
                return self._took(found)
            if found is None or not isinstance(until, int | float) or until > time.time():
                return False
            self._version = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}
            answer = self._cluster.ask("PUT", self._path, self._body(), allowed=(409,), **self._version)
        return self._took(answer)

    def renew(self) -> None:
        """Keeps the lock for longer; costs nothing most of the time.

        Raises:
            IndexLocked: another writer took it, because this one was away for too long.
        """
        if time.monotonic() - self._renewed < LEASE / 4:
            return
        answer = self._cluster.ask("PUT", self._path, self._body(), allowed=(409, 404), **self._version)
        if answer is None:  # the answer to a request that was repeated, or another writer's doing
            found = self._cluster.ask("GET", self._path, allowed=(404,))
            answer = found if self._holds(found) else None
        if not self._took(answer):
            raise IndexLocked(
                f"{self._cluster.address.where}: another process took over; nothing more is written"
            )

    def give(self) -> None:
        """Gives the lock back."""
        self._cluster.ask("DELETE", self._path, allowed=(409, 404), **self._version)

    def _holds(self, found: dict[str, Any] | None) -> bool:
        """Whether a lock that was found is that of this writer."""
        return found is not None and found.get("_source", {}).get("holder") == self._holder

    def _took(self, answer: dict[str, Any] | None) -> bool:
        if answer is None:
            return False
        self._version = {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}
        self._renewed = time.monotonic()
        return True

    def _body(self) -> dict[str, Any]:
        return {"holder": self._holder, "until": time.time() + LEASE}


class Sending:
    """Documents on their way to a cluster while the next ones are made; one batch at a time, in order."""

    def __init__(self, cluster: Cluster) -> None:
        from concurrent.futures import Future, ThreadPoolExecutor

        self._cluster, self._pool = cluster, ThreadPoolExecutor(1)
        self._under_way: Future[None] | None = None

    def send(self, index: str, actions: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> None:
        """Begins to send, once what was sent before has arrived; see `Cluster.bulk`."""
        self.wait()
        self._under_way = self._pool.submit(self._cluster.bulk, index, actions)

    def wait(self) -> None:
        """Waits until everything has arrived.

        Raises:
            IndexFolderError, IndexDamaged: as of `Cluster.bulk`.
        """
        under_way, self._under_way = self._under_way, None
        if under_way is not None:
            under_way.result()

    def end(self) -> None:
        """Waits, whatever becomes of it."""
        with suppress(SearchlibError):
            self.wait()
        self._pool.shutdown()


class RemoteWriter:
    """What an indexing run writes to, in a cluster; see `store.write.run_target.RunTarget`.

    Attributes:
        files: the table of source files.
        is_closed, broken: as of a writer of a folder.
        paragraphs: of the index after the last commit.
    """

    def __init__(self, cluster: Cluster, *, rebuild: bool) -> None:
        self._loader = cluster.address.loader()
        self._table = state.FILES + (f"-{self._loader}" if self._loader else "")
        self._cluster, self._lock, self._rebuild = cluster, Lock(cluster, self._loader), rebuild
        self.is_closed = self.broken = False
        self.paragraphs = 0
        cluster.check_version()
        self._lock.take()
        try:
            self._old = self._named()
            if self._loader and (rebuild or self._old is None):
                raise IndexFolderError("a further loader adds to an index; make it without one first")
            if rebuild or self._old is None:
                number = int((self._old or "-0").rsplit("-", 1)[1]) + 1
                cluster.ask("DELETE", f"/{cluster.address.name}-{number}", allowed=(404,))
                self._index = state.made(cluster, number)
                if not rebuild:
                    self._swap()
            else:
                self._index = self._old
                cluster.ask(
                    "POST", f"/{self._index}/_refresh", request_timeout=LONG
                )  # what a writer left that was killed
            self._begin()
        except BaseException:
            self._lock.give()
            raise

    def _begin(self) -> None:
        kept = state.got(self._cluster, self._index, state.STATE)
        self._generation = int(kept.get("generation", 0))
        table = state.got(self._cluster, self._index, self._table).get("table")
        self.files: FileTable = json.loads(table) if isinstance(table, str) else {}
        self._held = RemoteArticles(self._cluster, self._index)
        self._next = self._last() + 1
        self._sending = Sending(self._cluster)
        self._dead: list[str] = []
        self._deleted: set[str] = set()
        words = self._cluster.scan(self._index, {"term": {"meta": "w"}}, ["stored"])
        self._words = {word for hit in words for word in hit["_source"]["stored"]["words"]}

    def _named(self) -> str | None:
        try:
            return state.index_of(self._cluster)
        except IndexNotFound:
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self.is_closed:
            self.cancel()

    def _last(self) -> int:
        """The number of the last article that this loader brought."""
        low = self._loader * _EACH
        own = {"range": {"ord": {"gte": low * STEP, "lt": (low + _EACH) * STEP}}}
        query = {"bool": {"filter": [{"term": {"j": "article"}}, own]}}
        body = {"size": 1, "query": query, "sort": [{"ord": "desc"}], "_source": ["ord"]}
        hits = self._cluster.hits(self._cluster.search(self._index, body))
        return int(hits[0].get("_source", {})["ord"]) // STEP if hits else low - 1

    def existing(self) -> RemoteArticles:
        """What the index held before."""
        return self._held

    def delete_id(self, article_id: str) -> bool:
        """Deletes an article that was there before; False if there is none."""
        if article_id in self._deleted or self._held.get(article_id) is None:
            return False
        self._deleted.add(article_id)
        self._dead.append(article_id)
        return True

    def add_batch(self, batch: Mapping[str, Array]) -> None:
        """Adds the articles of a forward batch."""
        self._bury()
        if not len(batch["lengths"]):
            return
        segment = Segment.from_arrays(batch)
        self._keep_words(segment.table("syllables").all())
        made = documents(segment, self._next, self._generation + 1)
        self._sending.send(self._index, list(made))
        self._next += segment.article_count
        self._lock.renew()

    def _bury(self) -> None:
        """Takes deleted articles out of the index."""
        dead, self._dead = self._dead, []
        if dead:
            self._sending.wait()
            self._cluster.check_writable(self._index)
        for first in range(0, len(dead), _TOGETHER):
            body = {"query": {"terms": {"art": dead[first : first + _TOGETHER]}}}
            path = f"/{self._index}/_delete_by_query"
            answer = self._cluster.ask(
                "POST", path, body, conflicts="proceed", refresh="false", request_timeout=LONG
            )
            if not answer or answer.get("failures") or answer.get("timed_out"):
                raise self._cluster.strange("a deletion that failed")
            self._lock.renew()

    def _keep_words(self, words: list[str]) -> None:
        """Adds to the vocabulary, before anything that holds the words."""
        new = sorted(set(words) - self._words)
        if new:
            name = (
                "w:" + hashlib.blake2b("\n".join(new).encode("utf-8", "replace"), digest_size=16).hexdigest()
            )
            state.put(
                self._cluster,
                self._index,
                name,
                {"words": new, "folds": list(map(fold, new))},
                len(self._words) + 1,
            )
            self._words.update(new)

    def set_files(self, table: Mapping[str, dict[str, Any]]) -> None:
        """Replaces the table of source files, with the next commit."""
        self.files = dict(table)

    def commit(self, *, final: bool = True, unite: bool = True) -> None:
        """Makes everything visible."""
        self._bury()
        self._sending.wait()
        cluster, index = self._cluster, self._index
        cluster.ask("POST", f"/{index}/_refresh", request_timeout=LONG)
        state.put(cluster, index, self._table, {"table": json.dumps(self.files)})
        self._generation = state.advanced(cluster, index)
        body = {"size": 0, "query": {"term": {"j": "paragraph"}}, "track_total_hits": True}
        self.paragraphs = cluster.total(cluster.search(index, body))
        if final:
            if self._rebuild:
                self._swap()
            self._close()

    def _swap(self) -> None:
        """Gives the new index the name of the address, and takes the old one away."""
        name = self._cluster.address.name
        actions: list[dict[str, Any]] = [{"add": {"index": self._index, "alias": name}}]
        if self._old is not None:
            actions.append({"remove_index": {"index": self._old}})
        done = self._cluster.ask("POST", "/_aliases", {"actions": actions}, allowed=(404,))
        if done is None and self._named() != self._index:  # else a request did it whose answer was lost
            raise self._cluster.strange("no index to rebuild")

    def cancel(self) -> None:
        """Ends without a commit."""
        self._sending.end()
        if self._rebuild and self._index != self._old:
            self._cluster.ask("DELETE", f"/{self._index}", allowed=(404,))
        self._close()

    def _close(self) -> None:
        self.is_closed = True
        self._sending.end()
        self._lock.give()
