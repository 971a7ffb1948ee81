"""What a cluster answers is checked before it is believed: a server that lies, in this process."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("opensearchpy", reason="opensearch-py is not installed")

from searchlib import Index
from searchlib.errors import IndexFolderError, IndexNotFound, IndexVersion, SearchlibError
from searchlib.opensearch.address import Address
from searchlib.opensearch.cluster import Cluster

Answer = tuple[int, bytes]


@pytest.fixture
def server() -> Iterator[Callable[[Callable[[str, str], Answer]], str]]:
    """Starts a server that answers as a function of method and path says; gives its address."""
    running: list[ThreadingHTTPServer] = []

    def start(answer: Callable[[str, str], Answer]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def reply(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, body = answer(self.command, self.path)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_PUT = do_POST = do_DELETE = reply  # noqa: N815 - names of http.server

            def log_message(self, *_: object) -> None: ...

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"opensearch://127.0.0.1:{server.server_port}/bao"

    yield start
    for one in running:
        one.shutdown()
        one.server_close()


def whole(**changes: Any) -> bytes:
    answer = {
        "timed_out": False,
        "_shards": {"total": 1, "successful": 1, "failed": 0},
        "hits": {"total": {"value": 0, "relation": "eq"}, "hits": []},
    }
    return json.dumps(answer | changes).encode()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (whole(timed_out=True), "a part of the index did not answer"),
        (whole(_shards={"total": 3, "successful": 2, "failed": 1}), "a part of the index did not answer"),
        (whole(_shards={"total": 3, "successful": 2, "failed": 0}), "a part of the index did not answer"),
        (whole(_shards=None), "is this an index of searchlib"),
        (whole(hits=[]), "is this an index of searchlib"),
        (b"[]", "is this an index of searchlib"),
        (b'{"hits": ', "opensearch://"),
    ],
)
def test_a_search_is_whole_or_an_error(server, answer: bytes, told: str) -> None:
    cluster = Cluster(Address.parse(server(lambda *_: (200, answer))))
    with pytest.raises(SearchlibError, match=told) as error:
        cluster.search("bao", {"size": 0})
    assert "\n" not in str(error.value)


def test_a_whole_answer_is_taken(server) -> None:
    cluster = Cluster(Address.parse(server(lambda *_: (200, whole()))))
    assert cluster.total(cluster.search("bao", {})) == 0


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (401, {}, "check user, password"),
        (403, {}, "check user, password"),
        (403, {"error": {"reason": "index read-only / allow delete (api)"}}, "a disk is full"),
        (400, {"error": {"reason": "bad\u001b[31m request"}}, "the cluster answers 400"),
    ],
)
def test_refusals_are_one_line(server, status: int, body: Any, told: str) -> None:
    where = server(lambda *_: (status, json.dumps(body).encode()))
    with pytest.raises(IndexFolderError, match=told) as error:
        Index.open(where)
    assert "\n" not in str(error.value)
    assert "\x1b" not in str(error.value)


def test_an_index_of_another_program_is_refused(server) -> None:
    where = server(lambda *_: (200, json.dumps({"bao": {"mappings": {"properties": {}}}}).encode()))
    with pytest.raises(IndexFolderError, match="another program"):
        Index.open(where)


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ({"distribution": "opensearch", "number": "1.3.20"}, "is opensearch 1.3.20; OpenSearch 2.4 or newer"),
        ({"number": "8.15.0"}, "is another program 8.15.0; OpenSearch 2.4 or newer"),
        ({"distribution": "opensearch", "number": "x" * 99}, "OpenSearch 2.4 or newer"),
        (None, "OpenSearch 2.4 or newer"),
    ],
)
def test_a_cluster_of_another_version_is_refused(server, version: Any, told: str) -> None:
    def answer(_: str, path: str) -> Answer:
        return (200, json.dumps({"version": version}).encode()) if path == "/" else (404, b"{}")

    where = server(answer)
    for act in (Index.open, Index.create):
        with pytest.raises(IndexVersion, match=told) as error:
            act(where)
        assert "\n" not in str(error.value)


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=node"]
    more = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *more], check=True, capture_output=True)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as one:
        one.socket = context.wrap_socket(one.socket, server_side=True)
        threading.Thread(target=one.serve_forever, daemon=True).start()
        where = f"opensearchs://127.0.0.1:{one.server_port}/bao"
        with pytest.raises(IndexFolderError, match="the certificate is not trusted") as error:
            Index.open(where)
        assert "\n" not in str(error.value)
        monkeypatch.setenv("SEARCHLIB_OPENSEARCH_CA", str(certificate))
        with pytest.raises(IndexNotFound):
            Index.open(where)
        monkeypatch.setenv("SEARCHLIB_OPENSEARCH_CA", str(tmp_path / "nowhere.pem"))
        with pytest.raises(IndexFolderError, match="SEARCHLIB_OPENSEARCH_CA"):
            Index.open(where)
        one.shutdown()


def test_a_search_of_several_is_whole_or_an_error(server) -> None:
    good, bad = json.loads(whole()), {"error": {"reason": "no"}, "status": 503}
    late = json.loads(whole(timed_out=True))
    for answers in ([good, bad], [good, late], [good], None, [good, 1]):
        body = json.dumps({"responses": answers}).encode()
        cluster = Cluster(Address.parse(server(lambda *_, body=body: (200, body))))
        with pytest.raises(SearchlibError):
            cluster.searches("bao", [{}, {}])


def test_a_node_that_has_just_gone_is_no_failure(server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("searchlib.opensearch.cluster.BUSY", (0.01, 0.01))
    gone = [(500, b'{"error": {"type": "node_not_connected_exception", "reason": "n2 not connected"}}')]
    cluster = Cluster(Address.parse(server(lambda *_: gone.pop() if gone else (200, whole()))))
    assert cluster.total(cluster.search("bao", {})) == 0
    gone += [(500, b'{"error": {"type": "illegal_state", "reason": "no"}}')]
    with pytest.raises(IndexFolderError, match="answers 500"):
        cluster.search("bao", {})


def test_no_index_and_no_cluster(server) -> None:
    with pytest.raises(IndexNotFound, match="searchlib index"):
        Index.open(server(lambda *_: (404, b"{}")))
    with pytest.raises(IndexFolderError, match="no node answers"):
        Index.open("opensearch://127.0.0.1:1/bao")


def test_a_bulk_that_is_refused_in_part_is_an_error(server) -> None:
    items = [{"index": {"status": 201}}, {"index": {"status": 429, "error": {"reason": "too much"}}}]
    cluster = Cluster(Address.parse(server(lambda *_: (200, json.dumps({"items": items}).encode()))))
    with pytest.raises(IndexFolderError, match="too much"):
        cluster.bulk("bao", [({"_id": "a"}, {}), ({"_id": "b"}, {})])


def test_a_cluster_that_is_busy_is_asked_again(server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("searchlib.opensearch.cluster.BUSY", (0.01, 0.01))
    busy = [(429, b'{"error": {"reason": "Data too large"}}')] * 2
    cluster = Cluster(Address.parse(server(lambda *_: busy.pop() if busy else (200, whole()))))
    assert cluster.total(cluster.search("bao", {})) == 0
    busy += [(429, b'{"error": {"reason": "Data too large"}}')] * 9
    with pytest.raises(IndexFolderError, match="too much to do"):
        cluster.search("bao", {})
    assert len(busy) == 6
