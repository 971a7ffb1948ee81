"""Names of places among bare names: streets in a list, regions behind a preposition."""

from __future__ import annotations

import re

from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import Clauses
from searchlib.understanding.mentions.name_spans import is_capital, is_place_word

LISTS = WordLists("mentions/bare_names")

_WHERE = LISTS.words("where")


_SEATS = LISTS.words("seats")
_LEGACY = LISTS.words("legacy")  # phong cách Hồ Chí Minh
_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?")


def is_place(text: Clauses, at: int) -> bool:
    """Whether the word before a name makes it a street or a place ("ra Trần Phú", "9/11C Lê Lai")."""
    before = text.keys[at - 1]
    if is_place_word(text, at - 1) or before in _LEGACY or before in _WHERE:
        return True
    if before in {"-", "–"} and is_capital(text, at - 2):
        start = _run_start(text, at - 2)
        return start > 0 and is_place_word(text, start - 1)
    numbered = before[0].isdigit() and "/" in before and not _DAY.fullmatch(before)
    straight = before == "ngay" and at > 1 and text.keys[at - 2] in _WHERE
    return numbered or straight or _is_of_body(text, at)


def _run_start(text: Clauses, at: int) -> int:
    """Where the capitals begin that go on to a position."""
    while at and is_capital(text, at - 1):
        at -= 1
    return at


def _is_of_body(text: Clauses, at: int) -> bool:
    """Whether a committee or club before a name has it from a place ("Huyện ủy Triệu Lam")."""
    before, second = text.keys[at - 1], text.keys[at - 2] if at > 1 else ""
    return before == "ủy" and second in _SEATS
