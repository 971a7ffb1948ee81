"""Connections that cannot tie up the server: how many, how slow, how large a request may be.

uvicorn's protocol waits for the end of a request's head for as long as the client likes. This one gives a
client some seconds to say what it wants and some more to take the answer.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from uvicorn.config import Config
    from uvicorn.server import ServerState

HEAD_BYTES = 32_768
"""Of a request's line and headers."""
_BUSY = (
    b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain\r\nretry-after: 2\r\n"
    b"content-length: 21\r\nconnection: close\r\n\r\ntoo many connections\n"
)
_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain\r\n"
    b"content-length: 22\r\nconnection: close\r\n\r\nthe head is too large\n"
)


class GuardedProtocol(HttpToolsProtocol):
    """One connection with limits.

    Attributes:
        most: connections that are open at a time.
        head_seconds: in which a request's head has to arrive, from the connection or its first byte on.
        answer_seconds: in which the client has to take the answer.
    """

    most = 1000
    head_seconds = 10.0
    answer_seconds = 40.0

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config=config, server_state=server_state, app_state=app_state, _loop=_loop)
        self._timer: asyncio.TimerHandle | None = None
        self._head_bytes = 0
        self._in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes the connection, or turns it away where there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.most:
            self._refuse(_BUSY)
            return
        self._arm(self.head_seconds)

    def data_received(self, data: bytes) -> None:
        """Takes a part of a request whose head is not too large."""
        if self.transport.is_closing():
            return
        if self._in_head:
            if not self._head_bytes and self._timer is None:
                self._arm(self.head_seconds)
            self._head_bytes += len(data)
        super().data_received(data)
        if self._in_head and self._head_bytes > HEAD_BYTES and not self.transport.is_closing():
            self._refuse(_LARGE)

    def on_headers_complete(self) -> None:
        """The client has said what it wants: now it has to take the answer."""
        self._in_head = False
        self._head_bytes = 0
        self._arm(self.answer_seconds)
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """The answer is given; uvicorn closes a connection that stays idle."""
        self._disarm()
        self._in_head = True
        if self.pipeline:  # the client sent its next request ahead
            self._arm(self.answer_seconds)
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets the connection."""
        self._disarm()
        super().connection_lost(exc)

    def _arm(self, seconds: float) -> None:
        self._disarm()
        self._timer = self.loop.call_later(seconds, self._expire)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _expire(self) -> None:
        self._timer = None
        self.transport.abort()

    def _refuse(self, answer: bytes) -> None:
        self._disarm()
        self.transport.write(answer)
        self.transport.close()
