"""The state of an index in a cluster: which index an address means, its generation, files and vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from searchlib.errors import IndexDamaged, IndexFolderError, IndexNotFound, IndexVersion
from searchlib.opensearch import mapping
from searchlib.opensearch.cluster import Cluster
from searchlib.opensearch.kept_vocabulary import are_counts, columns_of, keep, kept, name_of, packed_words
from searchlib.opensearch.statistics import Frequencies, Sizes, WordSegment

if TYPE_CHECKING:
    from searchlib.opensearch.remote_copies import RemoteCopies
    from searchlib.opensearch.remote_people import People

Json = dict[str, Any]
STATE, FILES = "s:state", "s:files"
"""Names of the documents that hold the state and the table of files; `w:...` hold words."""
_MOST_SHARDS = 1_024
_TRIES = 20


def made(cluster: Cluster, number: int) -> str:
    """A new, empty index, not yet under the name of the address."""
    index = f"{cluster.address.name}-{number}"
    try:
        cluster.ask("PUT", f"/{index}", mapping.body())
    except IndexFolderError as error:
        if "resource_already_exists" not in str(error):  # by a request whose answer was lost
            raise
    put(cluster, index, STATE, _commit(0))
    return index


def _commit(generation: int) -> Json:
    """The state after a commit, which has a name that no other one has, of whatever index."""
    import uuid

    return {"generation": generation, "commit": uuid.uuid4().hex}


def put(cluster: Cluster, index: str, name: str, value: Json, order: int = 0) -> None:
    """Writes a document of the state."""
    body = {"meta": name[0], "ord": order, "stored": value}
    cluster.ask("PUT", f"/{index}/_doc/{name}", body, routing="s")


def got(cluster: Cluster, index: str, name: str) -> Json:
    """A document of the state; empty where there is none."""
    answer = cluster.ask("GET", f"/{index}/_doc/{name}", allowed=(404,), routing="s")
    stored = (answer or {}).get("_source", {}).get("stored", {})
    return stored if isinstance(stored, dict) else {}


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def advanced(cluster: Cluster, index: str) -> int:
    """Raises the generation by one and gives it; several loaders may do so at once.

    Raises:
        IndexFolderError: others do so all the time.
    """
    path = f"/{index}/_doc/{STATE}"
    for _ in range(_TRIES):
        found: Any = cluster.ask("GET", path, routing="s") or {}
        try:
            generation = int(found["_source"]["stored"]["generation"]) + 1
            version = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}
        except (KeyError, TypeError, ValueError):
            raise cluster.strange("no state") from None
        body = {"meta": STATE[0], "ord": 0, "stored": _commit(generation)}
        if cluster.ask("PUT", path, body, allowed=(409,), routing="s", **version) is not None:
            return generation
    raise IndexFolderError(f"{cluster.address.where}: the state cannot be written; index again")


def index_of(cluster: Cluster) -> str:
    """The index under the name of the address.

    Raises:
        IndexNotFound: there is none.
        IndexDamaged: it is another program's.
        IndexVersion: it has another form.
    """
    answer = cluster.ask("GET", f"/{cluster.address.name}/_mapping")
    if not answer or len(answer) != 1:
        raise cluster.strange("several indices under one name")
    ((index, found),) = answer.items()
    meta = found.get("mappings", {}).get("_meta", {}) if isinstance(found, dict) else {}
    if not isinstance(meta, dict) or meta.get("product") != mapping.PRODUCT:
        raise cluster.strange("an index of another program")
    if meta.get("format") != mapping.FORMAT:
        raise IndexVersion(
            f"{cluster.address.where}: the index has format {meta.get('format')!s:.9}, not {mapping.FORMAT}; "
            "rebuild it or use the version that wrote it"
        )
    return str(index)


class View:
    """One committed state, as searches use it.

    Attributes:
        index: that holds it.
        generation: number of the commit.
    """

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        try:
            self.index = index_of(cluster)
        except (IndexNotFound, IndexDamaged):
            cluster.check_version()  # which says more
            raise
        found = got(cluster, self.index, STATE)
        generation, self._commit = found.get("generation"), found.get("commit")
        if type(generation) is not int:
            raise cluster.strange("no state")
        self.generation = generation
        self._segment: WordSegment | None = None
        self._people: People | None = None
        self._copies: RemoteCopies | None = None

    @property
    def words(self) -> WordSegment:
        """Vocabulary, definitions and figures, read when they are first needed."""
        if self._segment is None:
            self._segment = self._read()
        return self._segment

    @property
    def people(self) -> People:
        """Who speaks; all attributions are read when it is first asked."""
        if self._people is None:
            from searchlib.opensearch.remote_people import People

            self._people = People(self.cluster, self.index)
        return self._people

    @property
    def copies(self) -> RemoteCopies:
        """Near duplicates; all texts are read when it is first asked."""
        if self._copies is None:
            from searchlib.opensearch.remote_copies import RemoteCopies

            self._copies = RemoteCopies(self.cluster, self.index)
        return self._copies

    def _read(self) -> WordSegment:
        """The vocabulary: what this machine kept of the commit, else what the cluster tells."""
        cluster, documents = self.cluster, self._documents()
        told = (cluster.address.where, self.index, self._commit, documents)
        name = name_of(*told) if all(told) else None
        columns, figures = (kept(name) if name else None) or (None, {})
        sizes: Any = figures.get("sizes")
        routings: Any = figures.get("routings")
        if columns is None or not are_counts(sizes, 4) or not _are_texts(routings):
            words, (sizes, defined), routings = self._words(), self._figures(), self._routings()
            packed = packed_words(words, defined)
            columns = columns_of(packed)
            if name:
                keep(name, packed, {"sizes": sizes, "routings": routings})
        frequencies = Frequencies(cluster, self.index, routings)
        size = Sizes(*sizes)
        size.whole = documents is not None and documents[1] == 0
        return WordSegment.over(columns, size, frequencies, cluster, self.index)

    def _words(self) -> dict[str, str]:
        """The syllables, each with its folded form."""
        words: dict[str, str] = {}
        for hit in self.cluster.scan(self.index, {"term": {"meta": "w"}}, ["stored"]):
            stored = hit.get("_source", {}).get("stored", {})
            listed, folds = stored.get("words"), stored.get("folds")
            if not _are_texts(listed) or not _are_texts(folds) or len(listed) != len(folds):
                raise self.cluster.strange("words of another form")
            words |= zip(listed, folds, strict=True)
        return words

    def _figures(self) -> tuple[list[int], dict[str, int]]:
        """Paragraphs, articles and their lengths; and what articles define."""
        levels: Json = {
            level: {"filter": {"term": {"j": level}}, "aggs": {"len": {"sum": {"field": "len"}}}}
            for level in ("paragraph", "article")
        }
        levels["defines"] = {"terms": {"field": "defines", "size": 65_535}}
        body = {"size": 0, "aggs": levels, "query": {"exists": {"field": "j"}}}
        answer = self.cluster.search(self.index, body)
        try:
            figures = answer["aggregations"]
            counts = [int(figures[level]["doc_count"]) for level in ("paragraph", "article")]
            lengths = [int(figures[level]["len"]["value"]) for level in ("paragraph", "article")]
            defined = {str(one["key"]): int(one["doc_count"]) for one in figures["defines"]["buckets"]}
        except (KeyError, TypeError, ValueError):
            raise self.cluster.strange("no figures") from None
        return [*counts, *lengths], defined

    def _documents(self) -> tuple[int, int] | None:
        """How many documents the shards hold, and how many deleted ones; None where a user may not ask."""
        answer: Any = self.cluster.ask("GET", f"/{self.index}/_stats/docs", allowed=(403,)) or {}
        try:
            found = answer["indices"][self.index]["primaries"]["docs"]
            return int(found["count"]), int(found["deleted"])
        except (KeyError, TypeError, ValueError):
            return None

    def _routings(self) -> list[str]:
        """A routing for each shard."""
        found: dict[object, str] = {}
        for number in range(_MOST_SHARDS):
            answer = self.cluster.ask("GET", f"/{self.index}/_search_shards", routing=str(number)) or {}
            try:
                found.setdefault(answer["shards"][0][0]["shard"], str(number))
            except (KeyError, IndexError, TypeError):
                raise self.cluster.strange("no shards") from None
            if number == 0:
                every = self.cluster.ask("GET", f"/{self.index}/_search_shards") or {}
                count = len(every.get("shards", ()))
            if len(found) == count:
                return list(found.values())
        raise self.cluster.strange("more shards than can be asked")
