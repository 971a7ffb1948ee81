"""What a role phrase tells: an office, a rank, a trade, a degree."""

from __future__ import annotations

from functools import lru_cache

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("mentions/offices")

KEPT = 10_000
"""So many roles are remembered with what they tell; an archive has the same ones again and again."""

_HONORIFICS = LISTS.words("honorifics")
_LOOSE_ENDS = _HONORIFICS | {"và", "của", "tại", "về", "kiêm", "thuộc", "hay", "như", "cho"}
_OF_WOMEN = LISTS.trie("of_women")
_OF_MEN = LISTS.trie("of_men")
_OF_FIRMS = LISTS.words("of_firms")
_SHARED = LISTS.joined("shared")


def is_shared(role: tuple[str, ...], head: str) -> bool:
    """Whether many hold a role at a time ("Nghị sĩ Pháp", "du học sinh"), so that it points to nobody yet."""
    return head in _SHARED or (is_generic(role) and head not in lex.OCCUPATIONS)


def is_generic(role: tuple[str, ...]) -> bool:
    """Whether a role alone means nobody in particular ("đại biểu", "luật sư"), unlike "Đại sứ", "Đại tá"."""
    keys = tuple(map(lex.key, role[:2]))
    return keys[0] in lex.GENERIC_ROLES and keys not in _RANKS


_RANKS = LISTS.phrases("ranks")


def is_candidate(role: tuple[str, ...]) -> bool:
    """Whether somebody stands for an office, and may hold another."""
    return lex.key(role[0]) == "ứng"


@lru_cache(KEPT)
def is_academic(role: tuple[str, ...]) -> bool:
    """Whether a role opens with a title that is no office ("TS")."""
    keys = [lex.key(word) for word in role]
    return bool(keys) and lex.match(lex.ACADEMIC_TRIE, keys, 0) > 0


@lru_cache(KEPT)
def has_many(role: tuple[str, ...]) -> bool:
    """Whether a role stands before firms and places as often as before a person's one-word name."""
    keys = [lex.key(word) for word in role]
    at = 0
    while at < len(keys) - 1 and keys[at] in lex.ROLE_PREFIXES:
        at += 1
    if keys[at : at + 2] == ["tổng", "giám"]:
        at += 1
    if tuple(keys[at : at + 2]) in _RANKS:
        return False
    return bool(keys) and keys[at] in _OF_FIRMS


@lru_cache(KEPT)
def gender_told(role: tuple[str, ...]) -> str | None:
    """The gender that a role tells: "nữ bác sĩ", "hoàng hậu"; "linh mục", "quốc vương"."""
    keys = [lex.key(word) for word in role[:3]]
    if keys and (keys[0] in {"cô", "nữ"} or lex.match(_OF_WOMEN, keys, 0)):
        return lex.FEMALE
    return lex.MALE if keys and lex.match(_OF_MEN, keys, 0) else None


def with_office(role: tuple[str, ...], apposed: tuple[str, ...]) -> tuple[str, ...]:
    """A rank before the name together with the office after it ("Đại tá, Giám đốc Công an tỉnh")."""
    rank = lex.match(lex.RANK_TRIE, [lex.key(word) for word in role], 0) if role else 0
    return (*role, ",", *apposed) if rank and rank == len(role) and len(apposed) > 1 else role


def gives_way(role: tuple[str, ...], apposed: tuple[str, ...]) -> bool:
    """A one-word rank or trade before the name gives way to an office after it."""
    return len(role) <= 2 and len(apposed) > 2 and lex.key(role[0]) in lex.GENERIC_ROLES


@lru_cache(KEPT)
def trimmed(role: tuple[str, ...]) -> tuple[str, ...]:
    """A role without marks at its end, and academic titles without points ("PGS. TS.")."""
    if "thì" in role:
        role = role[: role.index("thì")]
    while role and (role[-1] in _LOOSE_ENDS or (not role[-1][0].isalnum() and role[-1] != ")")):
        role = role[:-1]
    if role and is_academic(role) and any(mark == "." for mark in role):
        role = tuple(word for word in role if word != ".")
    return role
