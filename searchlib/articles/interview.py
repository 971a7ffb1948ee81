"""Interviews: which paragraphs are the interviewer's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from searchlib.articles.blocks import UPPER, Shape

if TYPE_CHECKING:
    from searchlib.model import Kind

QUESTION_LIMIT = 700
"""Code points: a longer paragraph that ends in a question mark is somebody's speech."""

# "PV:", "* Phóng viên:", ". Phóng viên:", "Hỏi:" - the interviewer is named.
_INTERVIEWER = re.compile(
    r"(?:[-–—*•.+]\s*)?(?:PV|P\.V|Phóng viên|Hỏi|Tuổi Trẻ|Thanh Niên|VnExpress|Tiền Phong|NLĐ|"
    rf"(?:Báo|Nhà báo)(?: [{UPPER}][^\s:]*){{1,5}})(?:\s[^:.?]{{1,25}})?\s*:"
)
# A reader's question with the reader's name behind it.
_SIGNED = re.compile(r"\?\s?\([^()?]{2,60}\)$")
_ANSWER = re.compile(r"[-–—]|(?:[^\s:]+\s){0,11}[^\s:]+\s?:")
_DASH = ("-", "–", "—")
# The person asked is spoken to.
_ADDRESS = re.compile(
    r"\b(?:thưa|ông|bà|anh|chị|đồng chí|giáo sư|bộ trưởng|thứ trưởng|các bạn|quý vị)\b", re.I
)


def questions(blocks: list[Shape], kinds: dict[int, Kind]) -> None:
    """Names the questions, if the article is an interview.

    It is one if an interviewer is named, or if at least two paragraphs that end in a question mark are each
    followed by an answer (a dash, or "Name:"), or if three such paragraphs speak to somebody.
    """
    asked = [
        position
        for position, block in enumerate(blocks)
        if block.size <= QUESTION_LIMIT
        and kinds.get(position, "heading") == "heading"
        and (block.text[-1:] == "?" or (block.text[-1:] == ")" and _SIGNED.search(block.text[-70:])))
    ]
    named = [
        position
        for position, block in enumerate(blocks)
        if block.size <= QUESTION_LIMIT and position not in kinds and _INTERVIEWER.match(block.text)
    ]
    if not asked and not named:
        return
    answered = [p for p in asked if p + 1 < len(blocks) and _ANSWER.match(blocks[p + 1].text)]
    if not named and len(answered) < 2 and sum(1 for p in asked if _ADDRESS.search(blocks[p].text)) < 3:
        return
    dashed = _questions_dashed(blocks, asked)
    for position in sorted({*asked, *named}):
        is_dashed = blocks[position].text.startswith(_DASH)
        if position in named or is_dashed <= dashed:
            kinds[position] = "question"


def _questions_dashed(blocks: list[Shape], asked: list[int]) -> bool:
    """Whether the dash stands before questions (True) or before answers."""
    with_dash = sum(blocks[p].text.startswith(_DASH) for p in asked)
    replies = sum(p + 1 < len(blocks) and blocks[p + 1].text.startswith(_DASH) for p in asked)
    return with_dash > replies
