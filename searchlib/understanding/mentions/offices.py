"""What a role phrase tells: an office, a rank, a trade, a degree."""

from __future__ import annotations

from functools import lru_cache

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("mentions/offices")

KEPT = 10_000
"""So many roles are remembered with what they tell; an archive has the same ones again and again."""

_LOOSE_ENDS = LISTS.lines("honorifics") | LISTS.lines("loose_ends")
_OTHER_WORDS = LISTS.trie("other_words")
_BEHIND_NAMES = LISTS.words("behind_names")
_NAMING = LISTS.words("naming")
_NOT_ALONE = LISTS.words("not_alone")
_MORE = 2
_OF_WOMEN = LISTS.trie("of_women")
_OF_MEN = LISTS.trie("of_men")
_OF_FIRMS = LISTS.words("of_firms")
_SHARED = LISTS.joined("shared")
_RANKS = LISTS.phrases("ranks")


def is_shared(role: tuple[str, ...], head: str) -> bool:
    """Whether many hold a role at a time ("Nghị sĩ Pháp", "du học sinh"), so that it points to nobody yet."""
    return head in _SHARED or (is_generic(role) and head not in lex.OCCUPATIONS)


def is_generic(role: tuple[str, ...]) -> bool:
    """Whether a role alone means nobody in particular ("đại biểu", "luật sư"), unlike "Đại sứ", "Đại tá"."""
    keys = tuple(map(lex.key, role[:2]))
    return keys[0] in lex.GENERIC_ROLES and keys not in _RANKS


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
    """A role without what the sentence says behind it, without marks at its end and points of titles.

    Nothing, where no office, trade or body is left ("một người", "ở số 5").
    """
    role = role[: _end(role)]
    if role.count("(") > role.count(")"):
        role = role[: role.index("(")]
    while role and (role[-1] in _LOOSE_ENDS or (not role[-1][0].isalnum() and role[-1] not in {")", '"'})):
        role = role[:-1]
    if role and (len(role) == 1 or role[1].isdigit()) and lex.key(role[0]) in _NOT_ALONE:
        return ()
    if role and is_academic(role) and any(mark == "." for mark in role):
        role = tuple(word for word in role if word != ".")
    return role


def _end(role: tuple[str, ...]) -> int:
    """Where a role ends: before words of the predicate, a day, a verb behind a name, another person."""
    keys = [lex.key(word) for word in role]
    for at in range(1, len(role)):
        if role[at].startswith("..") or (keys[at] in _OTHER_WORDS and lex.match(_OTHER_WORDS, keys, at)):
            return at
        named = (role[at - 1][0].isupper() and keys[at - 1] not in _NAMING) or role[at - 1] == ")"
        if named and keys[at] in _BEHIND_NAMES:
            return at
        if keys[at] == "ngày" and at + 1 < len(role) and role[at + 1][0].isdigit():
            return at
        if keys[at] == "và" and at > _MORE and _opens_person(role, keys, at + 1):
            return at
    return len(role)


def _opens_person(role: tuple[str, ...], keys: list[str], at: int) -> bool:
    """Whether a rank and a name of another person go on ("và thượng tá Lê Văn A")."""
    rank = lex.match(lex.RANK_TRIE, keys, at) if at < len(keys) else 0
    name = role[at + rank : at + rank + _MORE]
    return rank > 0 and len(name) == _MORE and all(word[0].isupper() for word in name)
