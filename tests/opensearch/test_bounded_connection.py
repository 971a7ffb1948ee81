"""A node that answers slowly, without end, or not at all keeps nobody waiting for ever."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("opensearchpy", reason="opensearch-py is not installed")

from searchlib.errors import SearchlibError
from searchlib.opensearch import bounded_connection
from searchlib.opensearch.address import Address
from searchlib.opensearch.cluster import Cluster

Serve = Callable[[Callable[[socket.socket], None]], str]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.fixture
def serve() -> Iterator[Serve]:
    """A server that hands each connection to a function, and its address."""
    listening: list[socket.socket] = []

    def start(answer: Callable[[socket.socket], None]) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)

        def one(client: socket.socket) -> None:
            with client:
                try:
                    client.recv(65536)
                    answer(client)
                except OSError:
                    pass

        def accept() -> None:
            while True:
                try:
                    client, _ = server.accept()
                except OSError:
                    return
                threading.Thread(target=one, args=(client,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        return f"opensearch://127.0.0.1:{server.getsockname()[1]}/bao"

    yield start
    for server in listening:
        server.close()


def _refused(where: str, told: str) -> None:
    started = time.monotonic()
    with pytest.raises(SearchlibError, match=told) as error:
        Cluster(Address.parse(where)).search("bao", {"size": 0})
    assert "\n" not in str(error.value)
    assert time.monotonic() - started < 60


def _drip(client: socket.socket, head: bytes, part: bytes) -> None:
    client.sendall(head)
    for _ in range(600):
        client.sendall(part)
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (b"Content-Length: 1000000\r\n\r\n", b" "),
        (b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        (b"Connection: close\r\n\r\n", b" "),
    ],
)
def test_an_answer_that_comes_a_byte_at_a_time(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, head: bytes, part: bytes
) -> None:
    monkeypatch.setattr(bounded_connection, "SECONDS", 0.5)
    _refused(serve(lambda client: _drip(client, HEAD + head, part)), "no node answers .*longer than 0.5")


def test_an_answer_that_is_too_large(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_connection, "LARGEST", 1 << 20)

    def answer(client: socket.socket) -> None:
        client.sendall(HEAD + b"Connection: close\r\n\r\n")
        while True:
            client.sendall(b" " * 65536)

    _refused(serve(answer), "an answer without end")


def test_a_small_answer_that_unpacks_to_much(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_connection, "LARGEST", 1 << 20)
    packed = gzip.compress(b" " * (64 << 20))
    head = HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    _refused(serve(lambda client: client.sendall(head + packed)), "an answer without end")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x00\xff\xfe",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n\xff\xfe{}",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20000\r\n\r\n" + b"[" * 20000,
        b"HTTP/1.1 999 \x1b[31mred\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
    ],
)
def test_an_answer_that_is_none(serve: Serve, answer: bytes) -> None:
    _refused(serve(lambda client: client.sendall(answer)), "opensearch://")


def test_a_node_that_accepts_and_says_nothing(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("searchlib.opensearch.cluster.SECONDS", 0.5)
    _refused(serve(lambda _: time.sleep(5)), "no node answers")
