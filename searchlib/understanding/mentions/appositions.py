"""What stands in apposition after a name: ", Chủ tịch ...,", "- giám đốc ... -", "(đoàn ...)"."""

from __future__ import annotations

from collections.abc import Callable

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import STRONG_VERBS, is_verb
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.asides import affiliation
from searchlib.understanding.mentions.clauses import DASHES, SENTENCE_ENDS, Clauses
from searchlib.understanding.mentions.name_spans import head_end, is_capital, name_end
from searchlib.understanding.mentions.role_phrases import couples_nouns, goes_on_listed, is_field
from searchlib.understanding.mentions.role_spans import AUXILIARIES

LISTS = WordLists("mentions/appositions")

_APPOSITION_STARTS = LISTS.words("apposition_starts")
_OFFICE_VERBS = LISTS.words("office_verbs")
_OFFICES = LISTS.words("offices")
_ACTS = LISTS.trie("acts")
_TRAILING = LISTS.trie("trailing")
_WHERE_ONE_BELONGS = LISTS.trie("where_one_belongs")
_LIVING, _INDEFINITE = LISTS.words("living"), LISTS.words("indefinite")
_LONGEST_BODY = 14
_KIN = LISTS.words("kin")
_RELATION = LISTS.words("relation")
_ADDRESS = LISTS.words("address")
_PREDICATES = LISTS.words("predicates")
_BEFORE_PREDICATES = LISTS.word_table("before_predicates")
_NOT_PASSIVE = [list(entry) for entry in LISTS.ordered("not_passive")]
_NO_ROLE = LISTS.words("no_role") | frozenset(map(str, range(120)))


def apposition_at(
    text: Clauses, at: int, names_another: Callable[[Clauses, int], bool]
) -> tuple[int, tuple[str, ...]]:
    """(end, role) of an apposition after a name: ", Chủ tịch ...,", "- giám đốc ... -", "(đoàn ...)"."""
    if at + 1 >= len(text.keys):
        return at, ()
    mark = text.keys[at]
    if mark == "(":
        return _behind_parenthesis(text, at, names_another)
    if text.keys[at + 2 : at + 4] == ["tuổi", ","] and text.keys[at + 1].isdigit():
        further = apposition_at(text, at + 3, names_another)  # "ông A, 54 tuổi, giám đốc công ty B, ..."
        return max(further[0], at + 4), further[1]
    if mark != "," and mark not in DASHES:
        return at, ()
    start = at + 1
    while start < len(text.keys) and text.keys[start] in _INDEFINITE:
        start += 1
    if start >= len(text.keys):
        return at, ()
    head = head_end(text, start)
    known = head > start
    if not known and ((mark in DASHES and is_capital(text, start)) or not _noun_phrase(text, start)):
        return at, _affiliation(text, at)
    if known and names_another(text, start):
        return at, ()
    told = text.keys[start] == "người" and not known  # "người từng bị ..." tells who it is to the comma
    skipped = 1 + (told and start + 1 < len(text.keys) and text.keys[start + 1] in AUXILIARIES)
    end = _apposition_end(text, max(start + skipped, head), "" if told else mark)
    if not known and not ((end < len(text.keys) and text.keys[end] in {",", ":"}) or _closes(text, end)):
        return at, ()
    role: tuple[str, ...] = ()
    lives = text.keys[start] == "nhà" and not _LIVING.isdisjoint(text.keys[start + 1 : start + 2])
    if known or (text.keys[start] not in _NO_ROLE and not lives):
        role = tuple(text.words[start : _role_end(text, max(start + 1, head), end)])
    end = _within_body(text, end) if known else end
    if end < len(text.keys) and (text.keys[end] == "," or text.keys[end] in DASHES):
        end += 1
    return end, role


def _within_body(text: Clauses, at: int) -> int:
    """Behind the body that an office is of (", Trưởng phòng A, Sở Lao động - Thương binh và Xã hội,")."""
    if at + 1 >= len(text.keys) or text.keys[at] != "," or not is_capital(text, at + 1):
        return at
    end = affiliation(text.keys, at) if lex.match(_WHERE_ONE_BELONGS, text.keys, at + 1) else 0
    return end if at < end <= at + _LONGEST_BODY and ":" not in text.keys[at:end] else at


def _affiliation(text: Clauses, at: int) -> tuple[str, ...]:
    """Where somebody belongs who has no office there (", Hiệp hội Du lịch tỉnh, cho rằng")."""
    body = (
        is_capital(text, at + 1) and text.keys[at] == "," and lex.match(_WHERE_ONE_BELONGS, text.keys, at + 1)
    )
    end = affiliation(text.keys, at) if body else 0
    return tuple(text.words[at + 1 : end]) if at < end <= at + _LONGEST_BODY else ()


def _lists_fields(text: Clauses, at: int) -> bool:
    """Whether an office goes on behind a comma ("Ủy ban Giáo dục, Thanh niên và Nhi đồng")."""
    return (
        (is_capital(text, at - 1) or is_capital(text, at - 2))
        and goes_on_listed(text, at + 1)
        and not name_end(text, at + 1)
    )


def _role_end(text: Clauses, at: int, end: int) -> int:
    """Where the role in an apposition ends, words of the predicate left out."""
    for place in range(at, end):
        if text.keys[place] in _TRAILING and lex.match(_TRAILING, text.keys, place):
            return place
    return end


def _closes(text: Clauses, at: int) -> bool:
    return at < len(text.keys) and (text.keys[at] in DASHES or bool(lex.match(STRONG_VERBS, text.keys, at)))


def _noun_phrase(text: Clauses, at: int) -> bool:
    """Whether an apposition may open with a word that is no known role ("em gái ông ...")."""
    key = text.keys[at]
    if key.isdigit():  # "58 tuổi"
        return at + 1 < len(text.keys) and text.keys[at + 1] == "tuổi"
    if key in _KIN and at + 1 < len(text.keys) and text.keys[at + 1] in _RELATION:
        return True  # "bác ruột của ..."
    return key in _APPOSITION_STARTS


def _apposition_end(text: Clauses, at: int, mark: str) -> int:
    keys = text.keys
    end = at
    while end < len(text.keys) and end - at < 60:
        key = keys[end]
        if key in SENTENCE_ENDS or key in {":", ";", '"', ")"}:
            break
        if key == "," and not (
            end + 1 < len(text.keys)
            and (_office_at(text, end + 1) or _goes_on(text, end + 1) or _lists_fields(text, end))
        ):
            break
        if key == "và" and end + 1 < len(text.keys) and _is_person(text, end + 1):
            break
        if key in DASHES and mark in DASHES and not couples_nouns(text, end):
            break
        if mark == "," and key in _PREDICATES and _is_predicate(text, end):
            break
        if key == "(":
            while end < len(text.keys) and keys[end] != ")" and end - at < 60:
                end += 1
        elif (
            key in AUXILIARIES
            or (key == "gọi" and keys[end - 1] != "kêu" and "là" in keys[end + 2 : end + 14])
            or key in {"sau", "khi"}
            or (mark and lex.match(_ACTS, keys, end))
            or (is_verb(keys, end) and not _noun_here(text, end) and not _is_passive(text, end))
        ):
            break
        end += 1
    return min(end, len(text.keys))


def _is_passive(text: Clauses, at: int) -> bool:
    """Whether a verb tells what is said of somebody ("người được tuyên bố thắng cử")."""
    return text.keys[at - 1] in {"được", "bị"} and text.keys[at - 2] == "người"


def _is_person(text: Clauses, at: int) -> bool:
    """Whether another person follows, by an honorific or a whole name."""
    return text.keys[at] in lex.HONORIFIC_TRIE or (is_capital(text, at) and name_end(text, at) > at + 2)


def _is_predicate(text: Clauses, at: int) -> bool:
    """Whether a word begins the predicate: "bị" does, but not in "thiết bị" and "bị cáo"."""
    if not text.words[at].islower() or text.keys[at : at + 2] in _NOT_PASSIVE:
        return False
    return text.keys[at - 1] not in _BEFORE_PREDICATES.get(text.keys[at], ())


def _office_at(text: Clauses, at: int) -> bool:
    """Whether a title follows that is an office, not the name of a group ("cán bộ và người dân ...")."""
    return head_end(text, at) > at + 1 and text.keys[at] not in lex.GENERIC_ROLES


def _goes_on(text: Clauses, at: int) -> bool:
    """Whether what follows a comma is more of the same address or office (", tỉnh Đồng Tháp")."""
    named = is_capital(text, at + 1) or (
        at + 1 < len(text.keys) and (is_capital(text, at + 2) or text.keys[at + 1].isdigit())
    )
    return (named and text.keys[at] in _ADDRESS) or (
        is_capital(text, at) and at + 2 < len(text.keys) and text.keys[at + 1] == "và"
    )


def _noun_here(text: Clauses, at: int) -> bool:
    """Whether a speech verb is part of the name of an office ("Bộ Thông tin", "ban kiểm soát")."""
    return (
        is_capital(text, at)
        or is_field(text, at)
        or (at > 0 and text.keys[at] in _OFFICE_VERBS and text.keys[at - 1] in _OFFICES)
    )


def _behind_parenthesis(
    text: Clauses, at: int, names_another: Callable[[Clauses, int], bool]
) -> tuple[int, tuple[str, ...]]:
    """What a parenthesis tells, and where it is only an age, what follows it."""
    end, role = _parenthesis(text, at)
    if role or text.keys[end - 2 : end + 1] != ["tuổi", ")", ","]:
        return end, role
    further = apposition_at(text, end, names_another)  # "bà A (58 tuổi), tổ trưởng dân phố, ..."
    return max(end, further[0]), further[1]


def _parenthesis(text: Clauses, at: int) -> tuple[int, tuple[str, ...]]:
    for end in range(at + 1, min(len(text.keys), at + 60)):
        if text.keys[end] == ")":
            for start in range(at + 1, end):
                if head_end(text, start) > start and not (
                    start > at + 1 and text.keys[start - 1] in lex.ROLE_WORDS
                ):
                    return end + 1, tuple(text.words[start:end])
            return end + 1, ()
    return at, ()
