"""JSON for programs: valid whatever an article holds, and harmless when it is shown on a terminal."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from searchlib.cli.clean import UNSAFE

if TYPE_CHECKING:
    import re


def dumps(value: Any) -> str:
    r"""One line of JSON, UTF-8 as it is; unsafe characters and lone surrogates as `\uXXXX`.

    The escapes are part of JSON, so a reader gets the very characters back.
    """
    return UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False, allow_nan=False))


def write(value: Any) -> None:
    """Writes one object and a line end to standard output."""
    sys.stdout.write(dumps(value) + "\n")


def _escape(match: re.Match[str]) -> str:
    # Only strings can hold such characters: json.dumps writes everything else in ASCII.
    return f"\\u{ord(match[0]):04x}"
