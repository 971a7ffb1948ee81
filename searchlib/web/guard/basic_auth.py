"""Who may come in: one user and a password from a file, by HTTP Basic authentication."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import time
from collections import OrderedDict

from searchlib.errors import OptionError

_FAILURES, _WITHIN, _REMEMBERED = 10, 60.0, 10_000
"""An address may be wrong so often within so many seconds; of so many addresses it is known."""


class Password:
    """The one user and the digest of the password."""

    def __init__(self, user: str, secret: bytes) -> None:
        self._expected = _digest(user.encode("utf-8"), secret)
        self._failures: OrderedDict[str, list[float]] = OrderedDict()

    @classmethod
    def read(cls, user: str, path: str) -> Password:
        """The password that stands in the first line of a file.

        Raises:
            OptionError: if the file cannot be read or its first line is empty.
        """
        try:
            with open(path, "rb") as file:
                secret = file.readline(4096).rstrip(b"\r\n")
        except OSError as error:
            raise OptionError(f"--auth: {path}: {error.strerror}") from error
        if not secret:
            raise OptionError(f"--auth: {path}: the first line, which is the password, is empty")
        return cls(user, secret)

    def admits(self, header: bytes | None) -> bool:
        """Whether the header Authorization names the user and the password."""
        scheme, _, given = (header or b"").partition(b" ")
        if scheme.lower() != b"basic":
            return False
        try:
            user, mark, secret = base64.b64decode(given.strip(), validate=True).partition(b":")
        except (binascii.Error, ValueError):
            return False
        return bool(mark) and hmac.compare_digest(_digest(user, secret), self._expected)

    def is_guessing(self, address: str) -> bool:
        """Whether somebody at this address was wrong too often of late."""
        return len(self._recent(address)) >= _FAILURES

    def note_failure(self, address: str) -> None:
        """Remembers a wrong password."""
        recent = [*self._recent(address), time.monotonic()]
        self._failures[address] = recent[-_FAILURES:]
        self._failures.move_to_end(address)
        while len(self._failures) > _REMEMBERED:
            self._failures.popitem(last=False)

    def _recent(self, address: str) -> list[float]:
        since = time.monotonic() - _WITHIN
        return [moment for moment in self._failures.get(address, ()) if moment > since]


def _digest(user: bytes, secret: bytes) -> bytes:
    """Of equal length for every user and password, so that comparing tells nothing."""
    return hashlib.blake2b(user + b"\0" + secret, digest_size=32).digest()
