"""A server in a thread of the test's own process, so that its limits can be made small."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from searchlib.web.application import build
from searchlib.web.guard.connections import GuardedProtocol
from searchlib.web.serve_settings import ServeSettings


@contextmanager
def running(
    folder: Path, protocol: type[GuardedProtocol] = GuardedProtocol, **settings: Any
) -> Iterator[str]:
    """The address of a server on an index."""
    app = build(ServeSettings(folder=str(folder), log=False, **settings))
    config = uvicorn.Config(app, port=0, http=protocol, ws="none", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(30)
