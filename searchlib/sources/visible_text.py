"""Text as it stands in a paragraph: NFC, outer white space off, nothing in it that is never visible.

Taken out are the control characters C0 and C1 (the tab stays), soft hyphens, zero-width spaces, byte order
marks and the marks of writing direction: no reader ever sees them, they cut words in two, and they can hide
or repaint text on a terminal. A surrogate without its partner, which JSON escapes can spell, becomes U+FFFD.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from searchlib.text.alphabet import LOWER
from searchlib.text.spelling import nfc

_INVISIBLE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_ALIKE = re.compile(
    "[\u034f\u061c\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_PART = 1 << 20


def clean(line: str) -> str:
    """One paragraph, cleaned; may come out empty."""
    if not line.isprintable():
        line = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", line))
    if not line.isascii():
        line = nfc(line)
    return line.strip()


def bare_id(id: str) -> str:
    """An id without any character that is never seen, so that two that look alike are one."""
    return id if id.isascii() else clean(_ALIKE.sub("", id))


def id_forms(id: str) -> tuple[str, ...]:
    """An id as somebody names it, and as an article that is read today bears it, where that is another."""
    bare = bare_id(one_line(id) or id)
    return (id,) if bare in (id, "") else (id, bare)


_SOFT = "\u2028"
_BROKEN = re.compile(rf"{_SOFT}(?=\s*[{LOWER}])")
"""A line broken within a sentence, which is no paragraph's end."""


def one_line(text: str) -> str | None:
    """A value of the metadata: cleaned, white space of any kind as one space; None for nothing."""
    return clean(" ".join(text.split())) or None


def lines(text: str) -> Iterator[str]:
    """The lines of a text, every line separator of Unicode counting; in memory are those of a part only."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PART)
        end = len(text) if end < 0 else end + 1
        yield from text[start:end].splitlines()
        start = end


def paragraphs(text: str) -> Iterator[str]:
    """The cleaned lines of a text that are not blank."""
    if _SOFT in text:
        text = _BROKEN.sub(" ", text)
    normal = unicodedata.is_normalized("NFC", text)
    for line in lines(text) if len(text) > _PART else text.splitlines():
        paragraph = line.strip() if normal and line.isprintable() else clean(line)
        if paragraph:
            yield paragraph
