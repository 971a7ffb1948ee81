"""Text of strangers made safe to print: nothing of an article, id, path or query may steer a terminal.

The same holds of a page in a browser and of JSON that somebody looks at with curl.
"""

from __future__ import annotations

import re
from typing import Any

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


def bare(text: str) -> str:
    """Lower case without diacritics, white space squeezed: to find names by what somebody types."""
    import unicodedata

    letters = unicodedata.normalize("NFD", text.lower())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.replace("đ", "d").split())


def dumps(value: Any) -> str:
    r"""One line of JSON, UTF-8 as it is; unsafe characters and lone surrogates as `\uXXXX`.

    The escapes are part of JSON, so a reader gets the very characters back.
    """
    import json  # not at the start of every command

    return UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False, allow_nan=False))


def _escape(match: re.Match[str]) -> str:
    # Only strings can hold such characters: json.dumps writes everything else in ASCII.
    return f"\\u{ord(match[0]):04x}"


def _harmless(match: re.Match[str]) -> str:
    return " " if match[0] in _WHITE else _REPLACEMENT
