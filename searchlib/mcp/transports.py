"""The ways to the tools: standard input and output, and HTTP under `searchlib serve`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import wait
from typing import TYPE_CHECKING, TypeVar

import anyio
import anyio.to_thread

from searchlib.live_index import Edition, LiveIndex, NotReady
from searchlib.mcp.tool_server import Run, build

if TYPE_CHECKING:
    from starlette.applications import Starlette

T = TypeVar("T")
_BODY = 100_000
"""Bytes of a request."""


def standard_streams(folder: str) -> None:
    """Serves one client on standard input and output until it goes.

    Raises:
        IndexFolderError: if the index cannot be opened.
    """
    live = LiveIndex(folder)

    def do(work: Callable[[Edition], T]) -> T:
        live.refresh()
        while True:
            try:
                return live.use(work)
            except NotReady as error:
                wait([error.work])

    async def run(work: Callable[[Edition], T]) -> T:
        return await anyio.to_thread.run_sync(do, work)

    build(run).run("stdio")


def http_application(run: Run) -> Starlette:
    """The tools as an application at `/`, to be mounted; without sessions, so that any process can answer.

    Who may call is checked before: by name, by password, by origin.
    """
    from mcp.server.transport_security import TransportSecuritySettings

    logging.getLogger("mcp.server.streamable_http").addFilter(_is_no_disconnect)
    return build(run).streamable_http_app(
        streamable_http_path="/",
        json_response=True,
        stateless_http=True,
        max_request_body_size=_BODY,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )


def _is_no_disconnect(record: logging.LogRecord) -> bool:
    """Whether a line of the SDK's log says more than that a client went in the middle of its request."""
    from starlette.requests import ClientDisconnect

    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, ClientDisconnect)
