"""Bylines: the lines that name the author, the agency or the paper of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from searchlib.text.alphabet import LOWER, UPPER
from searchlib.understanding.layout.paragraph_shape import LONG, Shape, is_dated_link, squash
from searchlib.understanding.lexicon.word_lists import WordLists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from searchlib.model import Kind

LISTS = WordLists("layout/bylines")

BYLINE_LIMIT = 60
"""Code points of a byline."""


_BYLINE_WORDS = re.compile(
    r"\(?(?:Theo|THEO|Nguồn|NGUỒN|Bài và ảnh|Bài, ảnh|Tin, ảnh|Tin và ảnh|Bài|Thực hiện|Tác giả|Nhóm (?:PV|"
    r"phóng viên)|PV|P\.V|"
    rf"Phóng viên|CTV)(?![{LOWER}])"
)
_NAME = re.compile(
    rf"\(?[{UPPER}][\w.'’]*(?:(?:\s?[-–—,&/;]\s?|\s(?:và\s)?)[{UPPER}][\w.'’]*){{0,9}}"
    r"(?:\s?\(?(?:ghi|thực hiện|lược dịch|lược ghi|[Tt]ổng hợp|dịch|ghi lại|biên dịch)\)?|"
    r"\s?/\s?[^.!?:]{2,30}|\s?\((?:[Tt]heo|t/h|ghi)[^.!?]{0,40})?\)?\.?$"
)

# A paper, as the source of the short news above it.
_PAPER = re.compile(rf"\(?(?:Theo )?(?:[Bb]áo )?(?:{LISTS.pattern('paper')}|Pháp Luật TP\.? ?HCM)\)?\.?$")


def bylines(blocks: list[Shape], kinds: dict[int, Kind], authors: Sequence[str]) -> None:
    """Names the bylines that the form itself has not marked.

    They are the last line before any links to other articles, the one before it, and anywhere a
    paper, initials, or a known author.
    """
    known = {squash(author) for author in authors}
    last = len(blocks) - 1
    while last > 0 and (_is_link(blocks[last].text) or _FOOT.match(blocks[last].text)):
        last -= 1
    for position in range(last, max(0, last - 2), -1):
        block = blocks[position]
        if position in kinds or not byline(block):
            break
        kinds[position] = "byline"
    for position, block in enumerate(blocks):
        if block.size > 2 * BYLINE_LIMIT or position in kinds:
            continue
        if position and block.size <= BYLINE_LIMIT and _is_source(block.text):
            kinds[position] = "byline"
        if known and block.size <= LONG and squash(block.text) in known:
            kinds.setdefault(position, "byline")


_FOOT = re.compile(r"(?:Ý kiến của bạn|Xem tiếp)\s?[:?]?$")


def _is_link(text: str) -> bool:
    """Whether a line is the headline of another article: marked, or with its date behind it."""
    return text.startswith((">>", "&gt;")) or is_dated_link(text)


# "T.D", "Đ.Loan - V.Phong": who signs the report above, also amid the text, where another follows.
_INITIALED = rf"[{UPPER}]{{1,2}}\. ?[{UPPER}][{LOWER}]*\.?(?:[{UPPER}]\.?)?"
_INITIALS = re.compile(rf"{_INITIALED}(?:\s?[-–—]\s?{_INITIALED})*$")


def _is_source(text: str) -> bool:
    """Whether a line anywhere names the source of what stands above it."""
    return any(pattern.match(text) for pattern in (_INITIALS, _PAPER))


def byline(block: Shape) -> bool:
    """Whether a line at the end of a text names its author or agency."""
    if block.size > 2 * BYLINE_LIMIT or block.item or block.fragment:
        return False
    text = block.text
    if (
        _BYLINE_WORDS.match(text)
        and block.end in ("", ".")
        and (block.size <= BYLINE_LIMIT or text[0] == "(")
    ):
        return True
    return block.size <= BYLINE_LIMIT and _NAME.match(text) is not None
