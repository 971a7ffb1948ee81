"""Requests to a cluster: with time limits, retried on other hosts, and believed only when they are whole.

A cluster is somebody else's program: every answer is checked for its form, and a search that did not reach
every shard is an error, never a part of the answer.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from searchlib.errors import IndexDamaged, IndexFolderError, IndexNotFound, IndexVersion, SearchlibError
from searchlib.opensearch.address import Address

SECONDS = 30.0
"""How long one request may take."""
BUSY = (0.5, 2.0, 5.0)
"""Seconds that are waited, each time that the cluster has too much to do or too little memory for it."""
_TOO_MUCH = 429
_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})")
_OLDEST = 2, 4
"""The first version with points in time."""
_GONE = re.compile("disconnected|not_connected|node_closed|not connected")
_KEPT = "10m"
"""How long a point in time is kept after each page that was read of it."""
PAGE = 5_000
"""Documents that are read at once."""
LONG, SENDING = 600.0, 120.0
"""Seconds for a request that changes much at once, and for documents that are sent."""
_BLOCKED = "the index is blocked for writing, mostly because a disk is full; free space, unblock it"
BULK = 4 << 20
"""Bytes that are sent at once."""
Json = dict[str, Any]


class Cluster:
    """A connection to the nodes of an address."""

    def __init__(self, address: Address) -> None:
        self.address = address
        try:
            from opensearchpy import OpenSearch
            from urllib3 import Timeout

            from searchlib.opensearch.bounded_connection import CONNECTING, BoundedConnection
        except ImportError:
            raise IndexFolderError(
                'opensearch:// needs another package: pip install "searchlib[opensearch]"'
            ) from None
        import os

        trusted = os.environ.get("SEARCHLIB_OPENSEARCH_CA")
        if trusted and not os.path.isfile(trusted):
            raise IndexFolderError(f"SEARCHLIB_OPENSEARCH_CA: there is no file {trusted[:100]!a}")
        self._client = OpenSearch(
            [{"host": host, "port": port} for host, port in address.hosts],
            use_ssl=address.tls,
            verify_certs=True,
            ca_certs=trusted,
            http_auth=address.credentials(),
            connection_class=BoundedConnection,
            timeout=Timeout(connect=CONNECTING, read=SECONDS),
            max_retries=max(2, len(address.hosts)),
            retry_on_timeout=len(address.hosts) > 1,
            retry_on_status=(502, 503, 504),
        )

    def close(self) -> None:
        """Lets go of the connections."""
        self._client.close()

    def check_version(self) -> None:
        """Looks whether this is OpenSearch in a version that knows what is asked of it.

        Raises:
            IndexVersion: it is another program or an older one.
        """
        answer = self.ask("GET", "/", allowed=(403,))
        if answer is None:
            return
        version = answer.get("version")
        told = version if isinstance(version, dict) else {}
        number, kind = _line(told.get("number")), _line(told.get("distribution", "another program"))
        found = _VERSION.match(number)
        if kind != "opensearch" or found is None or (int(found[1]), int(found[2])) < _OLDEST:
            raise IndexVersion(
                f"{self.address.where}: the cluster is {kind[:40]} {number[:40]}; "
                f"OpenSearch {_OLDEST[0]}.{_OLDEST[1]} or newer is needed"
            )

    def ask(
        self, method: str, path: str, body: Any = None, *, allowed: Sequence[int] = (), **params: object
    ) -> Json | None:
        """The answer to a request, an object; None where it fails with a status that is allowed.

        Raises:
            IndexFolderError: the cluster cannot be reached or refuses.
            IndexNotFound: there is no such thing.
            IndexDamaged: it answers what it should not.
        """
        from opensearchpy.exceptions import OpenSearchException, TransportError

        for pause in (*BUSY, None):
            try:
                answer = self._client.transport.perform_request(method, path, params=dict(params), body=body)
                break
            except TransportError as error:
                if error.status_code in allowed:
                    return None
                if not _passes(error) or pause is None:
                    self._refused(error)
                time.sleep(pause)
            except (OpenSearchException, ValueError, OSError, RecursionError) as error:
                raise IndexFolderError(f"{self.address.where}: {_line(error)}") from None
        if not isinstance(answer, dict):
            raise self.strange("another answer than JSON")
        return answer

    def _refused(self, error: Any) -> NoReturn:
        from searchlib.opensearch.bounded_connection import TOO_LARGE

        status, text = error.status_code, _line(error)
        if status == 404:
            raise IndexNotFound(
                f"{self.address.where}: there is no index of this name; make one with `searchlib index`"
            ) from None
        if "read-only" in text or "read_only" in text:
            reason = _BLOCKED
        elif status in (401, 403):
            reason = "the cluster refuses; check user, password and what the user may do"
        elif status == _TOO_MUCH:
            reason = f"the cluster has too much to do, or too little memory for it; try again later ({text})"
        elif not isinstance(status, int):
            if TOO_LARGE in text:
                raise self.strange("an answer without end") from None
            trust = "the certificate is not trusted" if "CERTIFICATE" in text.upper() else "no node answers"
            reason = f"{trust} ({text})"
        else:
            reason = f"the cluster answers {status} ({text})"
        raise IndexFolderError(f"{self.address.where}: {reason}") from None

    def strange(self, what: str) -> IndexDamaged:
        """The error for an answer that cannot be."""
        return IndexDamaged(f"{self.address.where}: the cluster gives {what}; is this an index of searchlib?")

    def search(self, index: str, body: Json) -> Json:
        """The answer of a search, whole or not at all.

        Raises:
            IndexFolderError: a part of the index did not answer.
        """
        body = {"timeout": f"{int(SECONDS)}s", **body}
        path = f"/{index}/_search" if index else "/_search"  # of a point in time, which names its index
        answer = self.ask("POST", path, body, allow_partial_search_results="false")
        assert answer is not None
        return self.whole(answer)

    def searches(self, index: str, bodies: Sequence[Json]) -> list[Json]:
        """The answers of several searches that are asked together, each whole.

        Raises:
            IndexFolderError: a part of the index did not answer, or one of them failed.
        """
        lines: list[str] = []
        for body in bodies:
            lines += [
                '{"allow_partial_search_results":false}',
                json.dumps({"timeout": f"{int(SECONDS)}s", **body}),
            ]
        answer = self.ask("POST", f"/{index}/_msearch", "\n".join(lines).encode("utf-8", "replace") + b"\n")
        listed = answer.get("responses") if answer else None
        if not isinstance(listed, list) or len(listed) != len(bodies):
            raise self.strange("another number of answers")
        for one in listed:
            if not isinstance(one, dict) or "error" in one:
                raise self._in_part(_line(one))
        return [self.whole(one) for one in listed]

    def whole(self, answer: Json) -> Json:
        """An answer of a search that reached all shards in time."""
        shards = answer.get("_shards")
        if not isinstance(shards, dict) or not isinstance(answer.get("hits"), dict):
            raise self.strange("a search without hits")
        complete = shards.get("failed") == 0 and shards.get("successful") == shards.get("total")
        if answer.get("timed_out") is not False or not complete:
            raise self._in_part("check the cluster's health")
        return answer

    def _in_part(self, reason: str) -> IndexFolderError:
        return IndexFolderError(f"{self.address.where}: a part of the index did not answer; {reason}")

    def hits(self, answer: Json) -> list[Json]:
        """The hits of an answer."""
        found = answer["hits"].get("hits")
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise self.strange("hits of another form")
        return found

    def total(self, answer: Json) -> int:
        """How many documents match."""
        total = answer["hits"].get("total")
        if (
            not isinstance(total, dict)
            or total.get("relation") != "eq"
            or type(total.get("value")) is not int
        ):
            raise self.strange("no exact total")
        number: int = total["value"]
        return number

    def scan(self, index: str, query: Json, source: Sequence[str] | bool) -> Iterator[Json]:
        """All documents that match now, in the order of the archive, read page after page.

        What is committed meanwhile is not seen: the pages are of one point in time.
        """
        with self._point_in_time(index) as point:
            after: list[Any] | None = None
            while True:
                body: Json = {"query": query, "size": PAGE, "_source": source, "sort": [{"ord": "asc"}]}
                body["pit"] = {"id": point, "keep_alive": _KEPT}
                if after is not None:
                    body["search_after"] = after
                found = self.hits(self.search("", body))
                yield from found
                if len(found) < PAGE:
                    return
                after = found[-1].get("sort")
                if not isinstance(after, list):
                    raise self.strange("hits without order")

    @contextmanager
    def _point_in_time(self, index: str) -> Iterator[str]:
        """An index as it is now, for searches that belong together."""
        path = f"/{index}/_search/point_in_time"
        answer = self.ask("POST", path, allow_partial_pit_creation="false", keep_alive=_KEPT) or {}
        point = answer.get("pit_id")
        if not isinstance(point, str):
            raise self.strange("no point in time")
        try:
            yield point
        finally:
            with suppress(SearchlibError):  # it ends by itself
                self.ask("DELETE", "/_search/point_in_time", {"pit_id": [point]}, allowed=(404,))

    def check_writable(self, index: str) -> None:
        """Looks whether an index takes changes: a deletion that cannot be made is tried for minutes.

        Raises:
            IndexFolderError: it is blocked.
        """
        answer = self.ask("GET", f"/{index}/_settings/index.blocks.*", allowed=(403, 404)) or {}
        if '"true"' in json.dumps(answer):
            raise IndexFolderError(f"{self.address.where}: {_BLOCKED}")

    def bulk(self, index: str, actions: Sequence[tuple[Json, Json]]) -> None:
        """Writes documents; all of them, or an error.

        Args:
            index: where to.
            actions: for each document `_id` and `routing`, and the document.
        """
        lines: list[str] = []
        size = 0
        for head, document in actions:
            lines += [json.dumps({"index": head}), json.dumps(document, ensure_ascii=False)]
            size += len(lines[-1])
            if size > BULK:
                self._send(index, lines)
                lines, size = [], 0
        if lines:
            self._send(index, lines)

    def _send(self, index: str, lines: list[str]) -> None:
        body = "\n".join(lines).encode("utf-8", "replace") + b"\n"
        answer = self.ask("POST", f"/{index}/_bulk", body, request_timeout=SENDING)
        items = answer.get("items") if answer else None
        if not isinstance(items, list) or len(items) * 2 != len(lines):
            raise self.strange("a bulk answer of another form")
        for item in items:
            result = item.get("index", {}) if isinstance(item, dict) else {}
            if result.get("status") not in (200, 201):
                reason = result.get("error", {})
                text = reason.get("reason", "") if isinstance(reason, Mapping) else reason
                raise IndexFolderError(f"{self.address.where}: a document was refused ({_line(text)})")


def _passes(error: Any) -> bool:
    """Whether a request may succeed when it is asked again: a node is busy, or one has just gone."""
    status = error.status_code
    gone = isinstance(status, int) and status >= 500 and _GONE.search(str(error)) is not None
    return status == _TOO_MUCH or gone


def _line(error: object) -> str:
    """An error of somebody else as a short line that a terminal may show."""
    text = " ".join(str(error).split())[:200]
    return "".join(sign if sign.isprintable() else "?" for sign in text)
