"""The articles that an index on a cluster held before a run: a few are looked up, of many a list is made.

What is kept of each are two hashes and the number of its file: 36 bytes.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import numpy as np

from searchlib.opensearch.documents import key_of
from searchlib.store.write.forward_batch import Numbering
from searchlib.store.write.indexing_tally import Known

if TYPE_CHECKING:
    from searchlib.opensearch.cluster import Cluster
    from searchlib.store.format.string_tables import Array

_FEW = 64
"""So many articles are looked up one by one; a list of everything pays after that."""
_ARTICLES: dict[str, Any] = {"term": {"j": "article"}}
_BYTES = "V16"


class RemoteArticles:
    """What an index held."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster, self._index = cluster, index
        body = {"size": 0, "query": _ARTICLES, "track_total_hits": True}
        self._any = cluster.total(cluster.search(index, body)) > 0
        self._asked = 0
        self._ids: Array | None = None
        self._hashes = self._owners = np.zeros(0)
        self._files: list[str] = []

    def get(self, article_id: str) -> Known | None:
        """The article of this id."""
        if not self._any:
            return None
        if self._ids is None and self._asked < _FEW:
            self._asked += 1
            return self._looked_up(article_id)
        if self._ids is None:
            self._list()
        assert self._ids is not None
        wanted = _hash(article_id)
        at = int(np.searchsorted(self._ids, wanted))
        if at == len(self._ids) or self._ids[at] != wanted:
            return None
        return Known(self._files[int(self._owners[at])], self._hashes[at].tobytes())

    def ids_of(self, key: str) -> list[str]:
        """The ids of the articles that came from a file."""
        if not self._any:
            return []
        query = {"bool": {"filter": [_ARTICLES, {"term": {"file": key}}]}}
        return [str(hit["_source"]["art"]) for hit in self._cluster.scan(self._index, query, ["art"])]

    def _looked_up(self, article_id: str) -> Known | None:
        key = key_of(article_id)
        path = f"/{self._index}/_doc/{quote(key, safe='')}"
        answer = self._cluster.ask("GET", path, allowed=(404,), routing=key, _source_includes="file,hash,j")
        source = (answer or {}).get("_source") or {}
        return _known(source) if source.get("j") == "article" else None

    def _list(self) -> None:
        """Reads what there is of all articles."""
        numbers = Numbering()
        rows: list[tuple[bytes, bytes, int]] = []
        parts: list[Array] = []
        form = np.dtype([("id", "S16"), ("hash", _BYTES), ("file", "<u4")])
        for hit in self._cluster.scan(self._index, _ARTICLES, ["art", "file", "hash"]):
            source = hit.get("_source", {})
            known = _known(source)
            rows.append((_hash(str(source["art"])), known.hash, numbers[known.key]))
            if len(rows) == 10_000:
                parts.append(np.array(rows, form))
                rows = []
        every = np.sort(np.concatenate([*parts, np.array(rows, form)]), order="id")
        self._ids, self._hashes, self._owners = every["id"].copy(), every["hash"].copy(), every["file"].copy()
        self._files = list(numbers)


def _hash(article_id: str) -> bytes:
    """Sixteen bytes, none of them zero at the end, which NumPy would take off."""
    return hashlib.blake2b(article_id.encode("utf-8", "replace"), digest_size=15).digest() + b"!"


def _known(source: dict[str, Any]) -> Known:
    return Known(str(source["file"]), bytes.fromhex(source["hash"]))
