"""Starting the server: what is safe to start, the sockets, the worker processes."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
import sys
import tempfile
from dataclasses import replace

import uvicorn

from searchlib.errors import OptionError
from searchlib.index import Index
from searchlib.web.guard.basic_auth import Password
from searchlib.web.guard.connections import GuardedProtocol
from searchlib.web.metrics import FOLDER_VARIABLE
from searchlib.web.serve_settings import ServeSettings

_GRACE = 10
"""Seconds that requests under way get to finish when the server is told to end."""


def check(settings: ServeSettings) -> ServeSettings:
    """The settings with the port that is free, once everything that can be wrong was looked at.

    Raises:
        OptionError: if it would be unsafe, or the address or the password file cannot be used.
        IndexFolderError: if the index cannot be opened.
    """
    if not settings.is_loopback() and not settings.allow_hosts:
        raise OptionError(
            f"--host {settings.host} lets other machines in; name what they call this one by with "
            "--allow-host NAME, so that a web page elsewhere cannot use their browsers to read the archive"
        )
    if settings.user is not None and settings.password_file is not None:
        Password.read(settings.user, settings.password_file)
    Index.open(settings.folder).close()
    return replace(settings, port=_free(settings.host, settings.port))


def _free(host: str, port: int) -> int:
    """The port, or a free one for 0."""
    try:
        family = socket.AF_INET6 if ipaddress.ip_address(host).version == 6 else socket.AF_INET
    except ValueError:
        family = socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise OptionError(f"--host {host} --port {port}: {error.strerror or error}") from error


def address(settings: ServeSettings) -> str:
    """Where a browser on this machine finds it."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104 - compared
    return f"http://[{host}]:{settings.port}/" if ":" in host else f"http://{host}:{settings.port}/"


def serve(settings: ServeSettings) -> None:
    """Serves until it is told to end.

    Raises:
        OptionError: if it cannot start.
    """
    folder = tempfile.mkdtemp(prefix="searchlib-serve-") if settings.workers > 1 else None
    if folder is not None:
        os.environ[FOLDER_VARIABLE] = folder
    try:
        _run(replace(settings, metrics_folder=folder))
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _run(settings: ServeSettings) -> None:
    settings.store()
    GuardedProtocol.most = settings.connections
    sys.stderr.flush()
    uvicorn.run(
        "searchlib.web.application:stored",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        http=GuardedProtocol,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
        backlog=1024,
    )
