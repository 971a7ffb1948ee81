"""What `searchlib serve` was told, handed from the command to its worker processes."""

from __future__ import annotations

import json
import os
from dataclasses import asdict

from searchlib.frozen import frozen

VARIABLE = "SEARCHLIB_SERVE"
"""The environment variable that carries the settings to a worker process."""
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@frozen
class ServeSettings:
    """One server.

    Attributes:
        folder: the index.
        host, port: the address it listens on.
        allow_hosts: names by which browsers may call it, besides those of the loopback.
        user, password_file: who may come in, and the file whose first line is the password; None: everybody.
        workers: processes.
        threads: searches that one process runs at a time.
        seconds: the time limit of one search.
        patience: in how many seconds a search is answered while others wait, or else sent away.
        per_client: requests that one address may have under way; addresses of the loopback have no limit.
        connections: open connections of one process.
        mcp: whether tools for language models are served under /mcp.
        log: whether each request is a line on standard error.
        metrics_folder: where worker processes put their counters.
    """

    folder: str
    host: str = "127.0.0.1"
    port: int = 8000
    allow_hosts: tuple[str, ...] = ()
    user: str | None = None
    password_file: str | None = None
    workers: int = 1
    threads: int = 2
    seconds: float = 5.0
    patience: float = 0.4
    per_client: int = 16
    connections: int = 1000
    mcp: bool = False
    log: bool = True
    metrics_folder: str | None = None

    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK or self.host.startswith("127.")

    def hosts(self) -> frozenset[str]:
        """Every name that the Host header may carry, in lower case, without a port."""
        own = LOOPBACK if self.is_loopback() else ()
        return frozenset(name.lower().strip("[]") for name in (*own, *self.allow_hosts))

    def store(self) -> None:
        """Leaves the settings to the processes that are started from now on."""
        os.environ[VARIABLE] = json.dumps(asdict(self))

    @classmethod
    def stored(cls) -> ServeSettings:
        """The settings that this process was started with."""
        values = json.loads(os.environ[VARIABLE])
        values["allow_hosts"] = tuple(values["allow_hosts"])
        return cls(**values)
