"""Text of strangers made safe to print: nothing of an article, id, path or query may steer a terminal."""

from __future__ import annotations

import re

# Control characters (C0, DEL, C1), marks and overrides of writing direction, line and paragraph
# separators, interlinear marks, and lone surrogates, which no encoding can carry.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
_WHITE = frozenset("\t\n\x0b\x0c\r\x85\u2028\u2029")
_REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """The text with every unsafe character replaced, one for one, so that offsets stay valid.

    Tabs and line breaks become spaces, everything else that is unsafe becomes U+FFFD.
    """
    return UNSAFE.sub(_harmless, text)


def one_line(text: str, limit: int = 600) -> str:
    """The text as one safe line of at most `limit` characters, for messages."""
    line = " ".join(clean(text[: 4 * limit]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _harmless(match: re.Match[str]) -> str:
    return " " if match[0] in _WHITE else _REPLACEMENT
