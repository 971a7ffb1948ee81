"""Mentions that begin with a role: up to a name, or a bare title; and those by name altogether."""

from __future__ import annotations

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import ADVERBS, is_verb
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.bare_names import apposed_at
from searchlib.understanding.mentions.clauses import DASHES, Clauses
from searchlib.understanding.mentions.crowds import is_crowd
from searchlib.understanding.mentions.far_names import far_name
from searchlib.understanding.mentions.foreigners import is_foreigner
from searchlib.understanding.mentions.name_spans import head_end, honoured_name, is_capital
from searchlib.understanding.mentions.name_splits import FREQUENT
from searchlib.understanding.mentions.offices import (
    gender_told,
    gives_way,
    has_many,
    is_academic,
    trimmed,
    with_office,
)
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.mentions.role_phrases import role_step
from searchlib.understanding.mentions.role_spans import is_firm, name_in_run
from searchlib.understanding.mentions.word_forms import gender_of, is_foreign

LISTS = WordLists("mentions/titled_mentions")

_LOOSE_ENDS = LISTS.words("loose_ends")
_PEERS = LISTS.lines("peers")
_ADDRESSES = LISTS.words("addresses")
_CROWDS = LISTS.words("crowds")
_OF_STATE = LISTS.words("of_state")
_TEACHERS = LISTS.phrases("teachers")
_FOUNDED = LISTS.words("founded")
_NOBODY = LISTS.words("nobody")
_COLLEAGUES = LISTS.phrases("colleagues")
_POSTS = LISTS.phrases("posts")
_SEATS = LISTS.words("seats")
_PUBLIC = LISTS.phrases("public")
_PARENTS = LISTS.phrases("parents")
_NOT_NAMED = LISTS.lines("not_named")
_PERSONAL = frozenset(entry[:2] for entry in LISTS.ordered("personal"))
_LONGEST_ROLE = 40


def titled_mention(text: Clauses, at: int, appose: bool = True) -> Mention | None:
    """A mention that begins with a role: up to a name, or a bare title."""
    keys = text.keys
    end = head_end(text, at)
    if end == at or _is_no_role(text, at):
        return None
    limit = min(len(text.keys), at + _LONGEST_ROLE)
    while end < limit:
        gender = None
        if _addresses(text, end) and not _owns(text, at, end):
            length = lex.match(lex.HONORIFIC_TRIE, keys, end)
            gender = lex.HONORIFICS[tuple(keys[end : end + length])]
            start, stop = end + length, honoured_name(text, end + length)
            if stop == start:
                break
            role = end
        elif is_capital(text, end):
            start, stop = name_in_run(text, at, end)
            people = keys[start - 1] == "người" and stop - start == 1  # "thủ lĩnh đảng của người Kurd"
            if not start or people or is_firm(text, at, start, stop):
                end = stop
                continue
            role = start
        else:
            step = role_step(text, at, end, keys[end])
            if not step:
                break
            if keys[end] == "của" and head_end(text, end + 1) > end + 1:  # "trợ lý của Thủ tướng A"
                return Mention(at, end, Form.TITLE, (), tuple(text.words[at : end + 3]), None, True, end)
            end += step
            continue
        owner = role - 1
        while owner > at and len(keys[owner]) == 2 and keys[owner][1] == ".":
            owner -= 1
        if keys[owner] == "của":
            end = owner + 1
            break  # "luật sư của ông A" is somebody else
        dated = stop - start == 1 and stop < len(text.keys) and keys[stop][0].isdigit()
        if not gender and (dated or _is_seat(text, at, start, stop) or is_crowd(keys, at, start, stop)):
            end = stop
            continue
        return named_mention(text, at, start, stop, tuple(text.words[at:role]), gender, appose)
    return _without_name(text, at, end, appose)


def _is_no_role(text: Clauses, at: int) -> bool:
    """Whether parents, a trade that somebody has, a guild or a house is meant."""
    father = text.words[at] == "cha" and not is_capital(text, at + 1) and text.keys[at + 1 : at + 2] != ["xứ"]
    if father or tuple(text.keys[at : at + 2]) in _PARENTS:
        return True
    if text.keys[at] == "chủ" and text.keys[at - 1 : at + 2] == ["đoàn", "chủ", "tịch"]:
        return True  # "thay mặt Đoàn Chủ tịch"
    return at > 0 and text.keys[at - 1] == "nghề"  # "ông A làm nghề tài xế cho biết" has one subject


def _is_seat(text: Clauses, at: int, name: int, end: int) -> bool:
    """Whether a short name behind an office of nobody in particular is the place of the office.

    "một lãnh đạo Huyện ủy Krông Tơ": a place; "đại diện Huyện đoàn Lê Văn A" is not.
    """
    if tuple(text.keys[at : at + 2]) in _PUBLIC and name == at + 2 and end - name == 2:
        return text.keys[name] not in lex.COMMON_FAMILY_NAMES  # "hàng trăm người dân Sầm Lam"
    if text.keys[at] not in _CROWDS or name == head_end(text, at) or is_capital(text, name - 1):
        return False
    if text.keys[name - 1] in _SEATS:
        return not (end - name > 2 and text.keys[name] in FREQUENT)
    whole = end - name > 2 and text.keys[name] in lex.COMMON_FAMILY_NAMES
    return not whole and not is_foreign(text.words[end - 1])


def _addresses(text: Clauses, at: int) -> bool:
    """Whether an honorific stands at a position, as a small word or as one that is nothing else."""
    if text.keys[at] not in lex.HONORIFIC_TRIE or not lex.match(lex.HONORIFIC_TRIE, text.keys, at):
        return False
    if not is_capital(text, at):
        return True
    return text.keys[at] in _ADDRESSES and at + 1 < len(text.keys) and not not_named(text, at, at + 1)


def _owns(text: Clauses, at: int, end: int) -> bool:
    """Whether an office owns what is spoken of before a dash ("... thuộc về Bộ trưởng – ông A nói.")."""
    return at > 0 and text.keys[at - 1] == "của" and text.keys[end - 1] in DASHES


def _without_name(text: Clauses, at: int, end: int, appose: bool) -> Mention:
    """A role phrase behind which no name was found: a name further on, or a bare title."""
    keys = text.keys
    far = far_name(text, end) if text.keys[end - 1] != "của" else None
    if far is not None:
        return named_mention(text, at, far[0], far[1], tuple(text.words[at : far[0]]), None, appose)
    while end > at + 1 and (not text.words[end - 1][0].isalnum() or text.keys[end - 1] in _LOOSE_ENDS):
        end -= 1
    if end < len(text.keys) and text.keys[end] == "một":
        end += 1  # "giám đốc một công ty" is nobody named
    called = at > 0 and keys[at - 1] == "vị"
    before = tuple(keys[max(0, at - 2 - called) : at - called])
    indefinite = bool(before) and (before[-1] in lex.PLURALS or before[-1] in _NOBODY or before in _POSTS)
    if text.words[at].islower():  # "cũng có bộ trưởng", "mỗi giám đốc", "bộ trưởng, các thành viên khác"
        listed = keys[end : end + 2] in ([",", "các"], [",", "những"])
        indefinite = indefinite or before[-1:] in (("có",), ("mỗi",), ("mọi",)) or listed
    if keys[end : end + 1] == ["này"] and end == head_end(text, at) and not indefinite:  # "luật sư này"
        told = tuple(keys[at:end])
        return Mention(at, end + 1, Form.EPITHET, (), told, gender_told(told), True, end)
    if keys[at] == "nữ" and head_end(text, at + 1) > at + 1 and not indefinite:  # "nữ luật sư"
        return Mention(at, end, Form.TITLE, (), tuple(text.words[at + 1 : end]), lex.FEMALE, True, end, "nữ")
    # "một luật sư", "chức danh Chủ tịch" mean nobody.
    role = tuple(text.words[at - 1 - called if indefinite else at : end])
    return Mention(at, end, Form.TITLE, (), role, None, True, end)


def names_another(text: Clauses, at: int) -> bool:
    """Whether a role opens a mention of its own (", Thủ tướng Anh Keir Starmer")."""
    other = titled_mention(text, at, appose=False)
    if other is None or other.form is not Form.NAME or not other.sure or has_many(other.role[:4]):
        return False
    if len(other.name) == 1 and _tells_where(text, at, other.end):
        return False
    return not (text.keys[other.end :][:1] in ([","], [")"]) and _in_school(text, other))


def _tells_where(text: Clauses, at: int, end: int) -> bool:
    """Whether a capital ends what somebody just named is ("John Bell, thị trưởng Barton, nói")."""
    of_state = text.keys[at] in _OF_STATE and tuple(text.keys[at : at + 2]) not in _TEACHERS
    if of_state or not is_foreign(text.words[end - 1]) or "." in text.words[end - 1]:
        return False
    return end < len(text.keys) and (text.keys[end] in {",", "("} or is_verb(text.keys, end))


def _in_school(text: Clauses, other: Mention) -> bool:
    """Whether the name is that of a school or firm (", Hiệu trưởng Trường CĐ Kỹ thuật Lý Tâm, nói")."""
    if not _FOUNDED.intersection(map(lex.key, other.role)):
        return False
    at = other.end + 1
    return at >= len(text.keys) or is_verb(text.keys, at) or text.keys[at] in ADVERBS


def _names_peer(text: Clauses, at: int) -> bool:
    """Whether a full name with an office goes on from one ("Chủ tịch nước A, Chủ tịch Quốc hội B")."""
    other = titled_mention(text, at, appose=False)
    if other is None or other.form is not Form.NAME or not other.sure:
        return False
    return not has_many(other.role[:2]) or (
        len(other.name) > 2 and lex.key(other.name[0]) in FREQUENT and other.role[0] in _PEERS
    )


def named_mention(
    text: Clauses,
    start: int,
    name: int,
    end: int,
    role: tuple[str, ...],
    gender: str | None,
    appose: bool = True,
) -> Mention:
    """A mention by name, with the apposition after it taken in."""
    another = _names_peer if role and not is_academic(role) and gender is None else names_another
    after, apposed = apposed_at(text, start, end, another) if appose else (end, ())
    if tuple(map(lex.key, role[:3])) in _COLLEAGUES:
        role = ()  # "người đồng nhiệm Pháp A" tells no office
    firm = gender is None and bool(role) and name == head_end(text, start)
    firm = firm and (is_foreign(text.words[name]) or text.keys[start] == "lãnh") and has_many(role)
    firm = firm and text.keys[end : end + 1] != ["("]  # "Phóng viên John Bell (The Globe)"
    firm = firm and not (end - name == 2 and tuple(text.keys[start : start + 2]) in _PERSONAL)
    firm = firm and not is_foreigner(text, name, end)
    if apposed and (not role or is_academic(role) or gives_way(role, apposed)):
        role = apposed
    elif apposed:
        role = with_office(role, apposed)
    if gender is None:
        gender = gender_told(role) or gender_of(text.keys[name:end])
    whole = end - name > 1 or "." in text.words[name]  # with initials: "V.Karpov"
    sure = (whole and not firm) or gender is not None or not has_many(role)
    words = tuple(text.words[name:end])
    if text.keys[name] in FREQUENT:
        words = (words[0][0].upper() + words[0][1:], *words[1:])
    address = text.keys[start] if name == start + 1 and text.keys[start] in lex.AGES else ""
    return Mention(start, after, Form.NAME, words, trimmed(role), gender, sure, end, address)


def not_named(text: Clauses, at: int, start: int) -> bool:
    """Bà Rịa, Anh Quốc and the like; the country of a friend or a delegate ("những người bạn Mỹ")."""
    pair = f"{text.keys[at]} {text.keys[start]}"
    if pair not in _NOT_NAMED:
        return lex.match(lex.PLACES, text.keys, at) > start + 1 - at  # "Bà Rịa-Vũng Tàu"
    return not is_capital(text, start + 1) or lex.match(lex.PLACES, text.keys, start + 1) > 0
