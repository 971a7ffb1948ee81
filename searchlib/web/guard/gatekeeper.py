"""The outermost layer refuses: Host header, password, method; sets headers of answers and writes the log."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from searchlib.text.clean import dumps, one_line
from searchlib.web.guard.admission import Clients
from searchlib.web.guard.refusals import Refusal, Refused, refusal

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from searchlib.web.guard.basic_auth import Password
    from searchlib.web.metrics import Metrics
    from searchlib.web.serve_settings import ServeSettings

_log = logging.getLogger("searchlib.web")

LONGEST_ADDRESS = 8_000
"""Bytes of path and query string."""
OPEN_TO_ALL = ("/healthz",)
TOOLS = "/mcp"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"interest-cohort=()"),
]
Render = Callable[["Scope", Refusal], tuple[str, bytes]]
"""Writes a refusal for a request: content type and body."""


class Gatekeeper:
    """An ASGI application around another one."""

    def __init__(
        self,
        app: ASGIApp,
        settings: ServeSettings,
        metrics: Metrics,
        password: Password | None,
        render: Render,
    ) -> None:
        self._app = app
        self._hosts = settings.hosts()
        self._tools = settings.mcp
        self._log_requests = settings.log
        self._metrics = metrics
        self._password = password
        self._render = render
        self._clients = Clients(settings.per_client)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, whatever happens."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        answer = _Answer(send, scope["method"] == "HEAD")
        started = time.perf_counter()
        address = (scope.get("client") or ("",))[0]
        try:
            self._check(scope, address)
            self._clients.enter(address)
            try:
                await self._app(scope, receive, answer)
            finally:
                self._clients.leave(address)
        except Exception as error:
            await self._refuse(scope, answer, error)
        finally:
            seconds = time.perf_counter() - started
            self._metrics.count(scope.get("page", "other"), answer.status, seconds)
            if self._log_requests:
                _write(scope, address, answer, seconds)

    def _check(self, scope: Scope, address: str) -> None:
        """Lets a request pass that may be answered.

        Raises:
            Refused: it may not.
        """
        headers = list(scope["headers"])
        path = scope["path"]
        self._check_host(headers)
        tools = self._tools and (path == TOOLS or path.startswith(f"{TOOLS}/"))
        if scope["method"] not in (("GET", "HEAD", "POST", "DELETE") if tools else ("GET", "HEAD")):
            raise Refused(405, "only GET and HEAD are answered", headers=(("allow", "GET, HEAD"),))
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            raise Refused(414, f"the address is longer than {LONGEST_ADDRESS} bytes")
        if not tools and _has_body(headers):
            raise Refused(400, "a request for a page has no body", headers=(("connection", "close"),))
        origin = _header(headers, b"origin")
        if tools and origin is not None and _name(origin.rpartition(b"//")[2]) not in self._hosts:
            raise Refused(403, "pages of other sites may not use the tools")
        if self._password is not None and path not in OPEN_TO_ALL:
            self._check_password(headers, address)

    def _check_host(self, headers: Iterable[tuple[bytes, bytes]]) -> None:
        """A page of another site that has its name point here (DNS rebinding) calls by that name."""
        names = [value for name, value in headers if name == b"host"]
        if len(names) != 1 or _name(names[0]) not in self._hosts:
            raise Refused(421, "this server is not called so; its operator adds names with --allow-host")

    def _check_password(self, headers: list[tuple[bytes, bytes]], address: str) -> None:
        assert self._password is not None
        given = _header(headers, b"authorization")
        if self._password.is_guessing(address):
            raise Refused(429, "too many wrong passwords from your address", retry_after=60)
        if not self._password.admits(given):
            if given is not None:
                self._password.note_failure(address)
            raise Refused(
                401,
                "a user and a password are needed",
                headers=(("www-authenticate", 'Basic realm="searchlib", charset="UTF-8"'),),
            )

    async def _refuse(self, scope: Scope, answer: _Answer, error: Exception) -> None:
        refused = refusal(error)
        if refused.status in (500, 503) and not isinstance(error, Refused):
            debugging = bool(os.environ.get("SEARCHLIB_DEBUG"))
            _log.error("%s: %s", type(error).__name__, one_line(str(error)), exc_info=debugging)
        if answer.started:
            return
        kind, body = self._render(scope, refused)
        headers = [("content-type", kind), ("content-length", str(len(body))), ("cache-control", "no-store")]
        headers += refused.all_headers()
        encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        await answer({"type": "http.response.start", "status": refused.status, "headers": encoded})
        await answer({"type": "http.response.body", "body": body})


class _Answer:
    """Sends an answer on its way, with the headers that each of them has."""

    def __init__(self, send: Send, head: bool) -> None:
        self._send = send
        self._head = head
        self.started = False
        self.status = 500
        self.size = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self.status = message["status"]
            message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
        await self._send(message)


def refusal_json(refused: Refusal) -> tuple[str, bytes]:
    """A refusal for programs."""
    return "application/json", dumps(refused.as_dict()).encode()


def _write(scope: Scope, address: str, answer: _Answer, seconds: float) -> None:
    """One line of the access log; nothing of the request can break out of it."""
    target = scope["raw_path"] + (b"?" + scope["query_string"] if scope["query_string"] else b"")
    shown = ascii(target.decode("latin-1"))[1:-1][:500].replace('"', "%22")
    line = (
        f'{address or "-"} "{scope["method"]} {shown}" {answer.status} {answer.size} {seconds * 1000:.1f}ms\n'
    )
    try:
        sys.stderr.write(line)
    except (OSError, ValueError):
        return


def _header(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> bytes | None:
    return next((value for one, value in headers if one == name), None)


def _has_body(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    length = any(name == b"content-length" and value.strip() not in (b"", b"0") for name, value in headers)
    return length or any(name == b"transfer-encoding" for name, _ in headers)


def _name(host: bytes) -> str:
    """The name in a Host header, without port and brackets, in lower case."""
    text = host.decode("latin-1").lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0].removesuffix(".")
