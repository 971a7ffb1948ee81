"""Several persons before one verb: joined by "và", in a list, or with a group of others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import SENTENCE_ENDS
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.quotation.speech_frames import STOPS

LISTS = WordLists("mentions/enumerations")

GROUPS = LISTS.words("groups")
_BEGINS = SENTENCE_ENDS | {",", "và"}
_OPENS_LIST = LISTS.words("opens_list") | {":"}
_LONGEST_LIST = 40
"""Persons of a list that are looked through, so that a long one takes linear time."""


def is_joined(keys: list[str], last: Mention, mention: Mention) -> bool:
    """Whether "và" alone stands between two persons, or "lẫn" ("cả ông A lẫn bà B").

    "Cùng" joins those who open a sentence ("Thủ tướng A cùng Tổng thống B kêu gọi").
    """
    if mention.start != last.end + 1:
        return False
    if keys[last.end] == "cùng":
        return not last.start or keys[last.start - 1] in _BEGINS
    return keys[last.end] in {"và", "lẫn"}


def list_commas(keys: list[str], found: Sequence[Mention]) -> set[int]:
    """The commas of lists of persons that a plural opens ("hai bị cáo A, B", "các luật sư A, B và C")."""
    commas: set[int] = set()
    opened = -1
    for last, mention in pairwise(found):
        if last.form is not Form.NAME or mention.form is not Form.NAME or not mention.sure:
            continue
        plural = opened == last.start or _is_plural(keys, last)
        if plural and mention.start == last.end + 1 and keys[last.end] in {",", "và"}:
            opened = mention.start
            commas.add(last.end)
    return commas


def peers(keys: list[str], found: Sequence[Mention], number: int) -> range:
    """Those before a person in a list by semicolons ("các đại biểu như A, phó ban X; B; C nói")."""
    first = number
    while first and found[first - 1].end + 1 == found[first].start and keys[found[first].start - 1] == ";":
        first -= 1
    opened = first < number and found[first].start > 0 and keys[found[first].start - 1] in _OPENS_LIST
    return range(first, number) if opened else range(0)


def _is_plural(keys: list[str], mention: Mention) -> bool:
    """Whether a number or another plural word opens a mention or stands right before it."""
    start = mention.start
    return keys[start] in lex.PLURALS or (start > 0 and keys[start - 1] in lex.PLURALS)


def is_listed(keys: list[str], at: int, found: Sequence[Mention], starts: dict[int, int]) -> bool:
    """Whether a comma goes on with a list of persons that ends in "và" ("ông A, ông B và bà C cho biết")."""
    place = at + 1
    for _ in range(_LONGEST_LIST):
        if place not in starts:
            break
        end = found[starts[place]].end
        if end >= len(keys):
            return False
        if keys[end] == "và":
            return end + 1 in starts
        place = end + 1 if keys[end] == "," else end if keys[end - 1] == "," else -1
    return False


def group_end(keys: list[str], at: int) -> int:
    """Where a verb follows others who speak with the subject ("ông A và các cộng sự cho rằng"), or 0."""
    for end in range(at + 2, min(len(keys), at + 12)):
        if keys[end] == "," or keys[end] in STOPS:
            break
        if length := lex.match(verbs.STRONG_VERBS, keys, end):
            return end if tuple(keys[end : end + length]) in verbs.ANYWHERE else 0
    return 0
