"""What can be seen of a paragraph without reading it: length, how it begins and how it ends."""

from __future__ import annotations

import re

from searchlib.frozen import frozen
from searchlib.text.alphabet import UPPER

CLOSING = "\"'”’»)]› \t "
"""What may stand after the last mark of a sentence."""

STOPS = ".!?:;…,"
"""Marks at the end of a sentence or of an unfinished one; a heading has none of them."""

SHORT = 180
"""Code points: only paragraphs up to this length are read closely (headings, bylines, most captions)."""

LONG = 100
"""Code points from which a paragraph is running text rather than a line."""
_ETH = str.maketrans("Ðð", "Đđ")
_ITEM_MARKS = frozenset("-–—+*•·●►▪>")
_ITEM = re.compile(r"&gt;|\.\s")
# ". Thưa ông, ...", "... Cần thành lập ...": a question, or an excerpt that opens with a sentence of its own.
_OPENS = re.compile(rf"\. |(?:\.{{3}}|…)\s{{0,3}}[{UPPER}]")
_LINK = re.compile(
    r"(?:>>?|(?:&gt;){1,2}|[►▶→»])\s*\w|"
    r"(?:[-–*•]\s?)?(?:Xem thêm|Đọc thêm|Xem (?:video|clip)|(?:Tin|Bài|Tin bài) liên quan|"
    r"Mời (?:bạn đọc|độc giả|quý độc giả) xem)(?: thêm)?\s?(?::|$)",
    re.I,
)
_BEFORE_LINKS = frozenset(">&►▶→»-–*•XxĐđTtBbMm")
"""The characters with which these begin."""
_LINKED_DAY = re.compile(r"\(\d{1,2}/\d{1,2}/\d{4}\)$")


@frozen
class Shape:
    """A paragraph's outer form.

    Attributes:
        text: the paragraph.
        size: its length in code points.
        end: its last mark: one of `STOPS`, or "" where it ends without one.
        fragment: it begins in the middle of a sentence (small letter or a mark that closes).
        item: it begins as an item of a list or a turn of a dialogue: "-", "+", "*", "•", ">>".
    """

    text: str
    size: int
    end: str
    fragment: bool
    item: bool


def shape(text: str) -> Shape:
    """The outer form of a paragraph; `text` has no outer white space.

    Where a font had no đ an eth stands for it (Ð U+00D0); the patterns see đ.
    """
    text = text.translate(_ETH) if "Ð" in text or "ð" in text else text
    bare = text.rstrip(CLOSING)
    last = bare[-1:]
    first = text[:1]
    return Shape(
        text=text,
        size=len(text),
        end=last if last in STOPS else "",
        fragment=first.islower() or (first in ",.;:)!?…" and _OPENS.match(text) is None),
        item=first in _ITEM_MARKS or (first in "&." and _ITEM.match(text) is not None),
    )


def is_link(text: str) -> bool:
    """Whether a line leads to another article ("&gt;&gt; Hai phường nhập một", "Xem thêm: ...")."""
    return text[:1] in _BEFORE_LINKS and _LINK.match(text) is not None


def is_dated_link(text: str) -> bool:
    """Whether a line is the headline of another article with its day ("Hai phường nhập một(01/09/2005)")."""
    return text.endswith(")") and _LINKED_DAY.search(text[-12:]) is not None


def squash(text: str) -> str:
    """White space, case and end marks do not make a repeated title another one."""
    return " ".join(text.split()).casefold().rstrip(". ")
