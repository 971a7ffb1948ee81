"""Connections to a node whose answers end: read up to a size, and for so long, whatever the node sends.

A limit of time of the HTTP library is one of silence. A node that sends a byte now and then, or a small
packed answer that unpacks to gigabytes, would keep a search for ever.
"""

from __future__ import annotations

import time
from typing import Any

from opensearchpy import Urllib3HttpConnection

LARGEST = 1 << 28
"""Bytes of an answer beyond which it is not read."""
SECONDS = 30.0
"""How long one answer may take from its first byte on."""
CONNECTING = 10.0
"""How long a node may take to accept a connection."""
TOO_LARGE = "the answer is larger than"
_PIECE = 1 << 16


class BoundedConnection(Urllib3HttpConnection):  # type: ignore[misc]
    """A connection as opensearch-py makes them, whose answers are bounded."""

    pool: Any

    def perform_request(self, *arguments: Any, **options: Any) -> Any:
        """Sends a request and reads the answer; see opensearch-py."""
        if self.pool is None:
            self._create_urllib3_pool()
        if not isinstance(self.pool, _BoundedPool):
            self.pool = _BoundedPool(self.pool)
        return super().perform_request(*arguments, **options)


class _BoundedPool:
    """A pool of urllib3 whose answers are read here."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    def urlopen(self, *arguments: Any, **options: Any) -> _Answer:
        """As of urllib3."""
        response = self._pool.urlopen(*arguments, preload_content=False, **options)
        return _Answer(response, time.monotonic() + SECONDS)

    def close(self) -> None:
        """As of urllib3."""
        self._pool.close()


class _Answer:
    """What opensearch-py asks of an answer."""

    def __init__(self, response: Any, end: float) -> None:
        self.status, self.headers = response.status, response.headers
        try:
            self.data = _read(response, end)
        except BaseException:
            response.close()  # what is left of the answer is nobody's
            raise
        response.release_conn()


def _read(response: Any, end: float) -> bytes:
    from urllib3.exceptions import ReadTimeoutError

    found = bytearray()
    while part := response.read1(_PIECE, decode_content=True):
        found += part
        if len(found) > LARGEST:
            raise ValueError(f"{TOO_LARGE} {LARGEST >> 20} MB")
        if time.monotonic() > end:
            raise ReadTimeoutError(None, None, f"the answer takes longer than {SECONDS:g} seconds")  # type: ignore[arg-type]
    return bytes(found)
