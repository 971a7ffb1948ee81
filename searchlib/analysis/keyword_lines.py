"""An occurrence in the middle of its line (keyword in context), cut to a display width at whole words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from searchlib.frozen import frozen
from searchlib.text.spelling import fold
from searchlib.text.tokens import tokenize

SORTED_WORDS = 3
"""Lines are sorted by so many syllables on a side."""
_REACH = 8
"""So many characters for each column are looked at; more marks on one letter than that are no text."""
_WHITE = re.compile(r"\s+")
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u1ea0-\u1eff\u2010-\u2027]*+").fullmatch
"""Whether a text has letters, digits and punctuation of one column each alone."""

Key = tuple[tuple[str, str], ...]


@frozen
class KeywordLine:
    """What stands left of an occurrence, the occurrence, and what stands right of it."""

    left: str
    match: str
    right: str


def keyword_line(text: str, start: int, end: int, width: int) -> KeywordLine:
    """The line of an occurrence.

    Args:
        text: the paragraph.
        start, end: the occurrence, half open.
        width: columns on each side at most; a word that is wider itself is cut.
    """
    reach = width * _REACH
    left = _squeezed(text[max(0, start - reach) : start])
    right = _squeezed(text[end : end + reach])
    return KeywordLine(
        _tail(left, width, whole=start <= reach), _squeezed(text[start:end]), _head(right, width)
    )


def sort_key(text: str, start: int, end: int, side: str) -> Key:
    """By what a line is sorted: the next syllables on one side, letters first, then their marks.

    Args:
        text: the paragraph.
        start, end: the occurrence, half open.
        side: "left" or "right".
    """
    if side == "left":
        near = text[max(0, start - 40 * SORTED_WORDS) : start]
        if start > len(near):
            near = near.partition(" ")[2]
        words = [token.text for token in tokenize(near)[: -SORTED_WORDS - 1 : -1]]
    else:
        words = [token.text for token in tokenize(text[end : end + 40 * SORTED_WORDS])[:SORTED_WORDS]]
    return tuple((fold(word), word) for word in words)


def display_width(text: str) -> int:
    """Columns that a terminal takes for a text: none for combining marks, two for wide characters."""
    return len(text) if _PLAIN(text) else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _squeezed(text: str) -> str:
    """The text with each run of white space as one space."""
    return _WHITE.sub(" ", text)


def _head(text: str, width: int) -> str:
    """The first whole words of a text that fit; its own space before them counts."""
    if display_width(text) <= width:
        return text.rstrip()
    used, end = 0, 0
    for end, character in enumerate(text):  # noqa: B007 - the place where it stops
        used += _columns(character)
        if used > width:
            break
    cut = end if text[end] == " " else text.rfind(" ", 0, end)
    return text[: cut if cut > 0 else end].rstrip()


def _tail(text: str, width: int, whole: bool) -> str:
    """The last whole words of a text that fit; `whole` says that it is not the end of a longer one."""
    if whole and display_width(text) <= width:
        return text.lstrip()
    used, begin = 0, len(text)
    while begin:
        columns = _columns(text[begin - 1])
        if used + columns > width:
            break
        used += columns
        begin -= 1
    while begin < len(text) and unicodedata.combining(text[begin]):
        begin += 1
    if begin and text[begin - 1] != " ":
        cut = text.find(" ", begin)
        begin = cut if 0 <= cut < len(text) - 1 else begin
    return text[begin:].lstrip()
