"""Persons whom a sentence tells of as objects: addressed, told to act, owners of what is told of."""

from __future__ import annotations

import re

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import QUOTE
from searchlib.understanding.mentions.person_mention import Form, Mention

LISTS = WordLists("attribution/grammatical_objects")

_SUBJECTS = LISTS.phrases("subjects")
_SUFFERED = LISTS.words("suffered")
_OTHERS = LISTS.phrases("others")
_NO_HOLDER = LISTS.words("no_holder")
_TIMES = LISTS.words("times")
_GROUPS = LISTS.words("groups")
_BEFORE_OBJECTS = LISTS.phrases("relations") | LISTS.phrases("reasons") | {("người", "như"), ("giống", "như")}
_TOLD = LISTS.trie("told")
_NAMING = LISTS.words("naming")
_CAUSES = LISTS.words("causes")
_CIRCUMSTANCES = LISTS.words("circumstances")
_RULED = LISTS.words("ruled")
_HOUSE = re.compile(r"\d+[a-d]\d*(?:/\d+)*")
_NUMBERED = LISTS.words("numbered") | {",", "("}
_LONGEST_NUMBER = 12
_OPENS = 3


def is_object(keys: list[str], mention: Mention) -> bool:
    """Whether the words around make the person an object, part of an adverbial, or one of many."""
    start = mention.start
    if not start:
        return False
    before = keys[start - 1]
    if before in _CIRCUMSTANCES and _is_circumstance(keys, start):
        return True
    if _acts_nonetheless(keys, mention):
        return False
    pair = (keys[start - 2] if start > 1 else "", before)
    of_body = pair == ("thông", "tin") and not (mention.address or mention.role)  # "Sở Thông tin Lê Văn A"
    if of_body or pair in _SUBJECTS or (pair[0] in {"bị", "được"} and before in _SUFFERED):
        return False  # "bản thân ông A", "khi bị bắt A đã khai"
    if pair in _OTHERS:
        return start > 2 and keys[start - 3] == "với"  # "y dược tư nhân bà A cho biết", but "thân nhân bà A"
    return (
        before in verbs.OBJECT_MARKERS
        or before == "nếu"
        or before in lex.KIN
        or before in _GROUPS
        or pair in _BEFORE_OBJECTS
        # "chúng tôi đã gặp 2 ông A và B"
        or ((before.isdigit() or before == "hai") and pair[0] in verbs.OBJECT_MARKERS)
        or (mention.form is not Form.NAME and (before in lex.PLURALS or before.isdigit()))
        or (mention.form is Form.TITLE and before in _NO_HOLDER)
        or _is_told(keys, start)
        or (before == "gì" and keys[start - 3 : start - 1] != ["theo", "những"])
        or (before[0].isdigit() and is_street(keys, mention))
    )


def _acts_nonetheless(keys: list[str], mention: Mention) -> bool:
    """Whether what looks like an object acts ("sáng qua ông A cho biết", "khiến ông A phải lên tiếng")."""
    before = keys[mention.start - 1]
    if before in _CAUSES:
        return keys[mention.end : mention.end + 1] == ["phải"]
    return before == "qua" and mention.start > 1 and keys[mention.start - 2] in _TIMES


def _is_circumstance(keys: list[str], start: int) -> bool:
    """Whether the sentence tells when something was by what somebody did or ruled."""
    before = keys[start - 1]
    if before == "khi":  # "trong khi" sets one statement against another
        return start < _OPENS - 1 or keys[start - 2] != "trong"
    second = keys[start - 2] if start > 1 else ""
    if before == "cách":
        return second != "tư"  # "bất bình về cách ông A trả lời"
    if before == "thời":
        return second in _RULED  # "dưới thời Tổng thống A"
    return before in {"lúc", "gian"} and second in {"trong", "thời"}  # "trong thời gian ông A chữa bệnh"


def is_street(keys: list[str], mention: Mention) -> bool:
    """Whether a name behind a number is part of an address ("ngõ 3 Lê Văn A", "số 12 Trần B")."""
    start = mention.start
    if mention.form is not Form.NAME or mention.address or mention.role:
        return False
    number, before = keys[start - 1], keys[start - 2] if start > 1 else ""
    if _HOUSE.fullmatch(number):
        return True  # "nhà đất 598B5 Lê Văn A"
    if not number[0].isdigit() or len(number) > _LONGEST_NUMBER:
        return False
    return before in _NUMBERED


def _is_told(keys: list[str], start: int) -> bool:
    """Whether a verb right before has the person as its object ("đề nghị Thủ tướng yêu cầu ...")."""
    for length in (1, 2, 3):
        at = start - length
        if at >= 0 and keys[at] in _TOLD and lex.match(_TOLD, keys, at) == length:
            return not at or keys[at - 1] not in _NAMING or keys[max(0, at - 2)] in {"viết", "gửi"}
    return False


def is_addressed(keys: list[str], mention: Mention) -> bool:
    """Whether a quotation behind the person is somebody else's ("hỏi bị cáo A: ...")."""
    if not mention.start or keys[mention.start - 1] in {"của", QUOTE}:
        return False
    return is_object(keys, mention)
