"""Titles compared: whether two of them may be one office."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.offices import KEPT

LISTS = WordLists("mentions/title_comparison")

Title = tuple[str, frozenset[str]]
"""Head ("phó chủ tịch") and remaining words ({"ubnd", "bắc", "ninh"})."""

_IGNORED = LISTS.words("ignored")
_SHORT = LISTS.word_table("short")
_DEGREES = {short[0]: full for short, full in LISTS.pairs("degrees").items()}
_OF_STATE = "chủ tịch nước"
_FORMER = LISTS.words("former")
_LONGEST = 16


@lru_cache(KEPT)
def title(role: tuple[str, ...]) -> Title:
    """Head and remaining words of one title ("phó chủ tịch", {"ubnd", "bắc", "ninh"})."""
    keys = [lex.key(word) for word in role]
    if keys and keys[0].rstrip(".") in _DEGREES:
        keys[:1] = _DEGREES[keys[0].rstrip(".")]
    at = 0
    while at < len(keys) - 1 and keys[at] in _FORMER and keys[at : at + 2] != ["cố", "vấn"]:
        at += 1
    start = at
    deputy = ""
    length = lex.match(lex.ROLE_TRIE, keys, at) if keys else 0
    if not length and keys and keys[at] == "phó":
        deputy = "phó "
        at += 1
        length = lex.match(lex.ROLE_TRIE, keys, at) if at < len(keys) else 0
    if not length:
        return " ".join(keys[start:]), frozenset()
    head = deputy + " ".join(keys[at : at + length])
    body = body_of(keys[at + length :])
    if head.endswith(_OF_STATE):
        return head.removesuffix(" nước"), body | {"nước"}  # later only "Chủ tịch"
    return head, body


def body_of(keys: Sequence[str]) -> frozenset[str]:
    """The telling words of an office, each body and town in one spelling."""
    found = {key.removeprefix("tp.") for key in keys} - _IGNORED - {""}
    for short, full in _SHORT.items():
        if full <= found:
            found = (found - full) | {short}
    return frozenset(found)


@lru_cache(KEPT)
def titles(role: tuple[str, ...]) -> frozenset[Title]:
    """The titles of a role phrase, which commas part."""
    found: set[Title] = set()
    part: list[str] = []
    for word in (*role, ","):
        if word in {",", "kiêm"}:
            if part:
                found.add(title(tuple(part)))
            part = []
        else:
            part.append(word)
    return frozenset(found)


def same_title(one: Title, other: Title) -> bool:
    """Whether two titles may be one office: same head, and one says no more than the other."""
    return one[0] == other[0] and (one[1] <= other[1] or other[1] <= one[1])


def fuller(role: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether a role is one given before with the body or place that was left out ("Giám đốc Sở Y tế")."""
    if len(role) > _LONGEST or lex.key(role[0]) != lex.key(given[0]):
        return False
    one, other = title(role), title(given)
    return one[0] == other[0] and one[1] > other[1]
