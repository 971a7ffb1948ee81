"""How far a role phrase goes on word by word ("Phó Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh")."""

from __future__ import annotations

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import ADVERBS, OBJECT_MARKERS, STRONG_VERBS, is_verb
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import DASHES, Clauses
from searchlib.understanding.mentions.name_spans import (
    head_end,
    honoured_name,
    is_capital,
    name_end,
    opens_office,
    starts_sentence,
)

LISTS = WordLists("mentions/role_phrases")

_JOINS = LISTS.words("joins")
GOING_ON = lex.ROLE_WORDS - _JOINS
"""Lower-case words that go on with an office behind a capital."""
_PAPERS = LISTS.words("papers")
_COUPLINGS = DASHES | {"và", ","}
_CULTURE = lex.key("hóa")
_COUPLED = GOING_ON - LISTS.words("coupled")
_TERMS = LISTS.trie("terms")
_QUALITIES = LISTS.trie("qualities")
_HEADS_OF_STATE = [list(entry) for entry in LISTS.ordered("heads_of_state")]
_SPEAKERS_FOR = LISTS.words("speakers_for")
_BEFORE_PARTS = LISTS.words("before_parts")
COURTS = LISTS.words("courts")
_JUDGES = LISTS.words("judges")
_IN_THE_AIR = LISTS.words("in_the_air")
_NOT_WHAT = LISTS.words("not_what")
_NUMBERED = LISTS.words("numbered")


def role_step(text: Clauses, start: int, at: int, key: str) -> int:
    """How many words a role phrase takes at a position; 0 ends it."""
    keys = text.keys
    following = keys[at + 1] if at + 1 < len(text.keys) else ""
    if not key[0].isalnum():
        return _mark_step(text, start, at, following)
    if key == "và":
        capital = is_capital(text, at + 1) and following not in lex.HONORIFIC_TRIE
        return int(capital or following in lex.ROLE_WORDS)
    if keys[at - 1 : at + 2] == ["ban", "chỉ", "đạo"]:
        return 2
    if (length := _term(text, at)) > 0:
        return length
    if (key == "đồng" and keys[at - 1] == "hội") or (key in COURTS and keys[start] in _JUDGES):
        return 1
    if (step := _peer_step(text, start, at)) > 0:
        return step
    if key in _PAPERS and is_capital(text, at + 1):
        return 1 + lex.match(lex.NEWSPAPERS, keys, at + 1)
    if is_capital(text, at - 1) and _completes(text, at):
        return 1
    if key in lex.ROLE_WORDS:
        ends = (is_verb(keys, at) and not is_field(text, at)) or (key == "đối" and following == "với")
        return int(not (ends or _denies(text, at, following)))
    if key.isdigit() and keys[at - 1] in _NUMBERED:
        return 1
    if key == "bảo" and keys[start] == "luật":
        return 0  # "luật sư bảo vệ bà A"
    head = head_end(text, at)
    return head - at


def _term(text: Clauses, at: int) -> int:
    """Length of a term before a name whose syllables alone would end the role, or 0."""
    keys = text.keys
    length = lex.match(_TERMS, keys, at) if keys[at] in _TERMS else 0
    if not length and keys[at] in _QUALITIES and (length := lex.match(_QUALITIES, keys, at)):
        named = is_capital(text, at + length) and not text.words[at + length].isupper()
        length *= named or keys[at + length : at + length + 1] == ["người"]
    return length


def _peer_step(text: Clauses, start: int, at: int) -> int:
    """As `_role_step`, for a rank behind the office of the same person, and for the new holder of one."""
    keys = text.keys
    if keys[at - 1] == "," and not (start > 0 and keys[start - 1] in lex.PLURALS):
        return head_end(text, at) - at  # "người phát ngôn, trung úy John Bell"
    if keys[at] == "các":
        return int(keys[at - 1] in {"hiệp", "nội"})  # "Liên hiệp các hội khoa học", "Nội các"
    return 0


def _denies(text: Clauses, at: int, following: str) -> bool:
    """Whether "không" denies what follows ("Tổng thống A không nêu"): not "hàng không"."""
    return text.keys[at] == "không" and text.keys[at - 1] not in _IN_THE_AIR and following not in _NOT_WHAT


def _mark_step(text: Clauses, start: int, at: int, following: str) -> int:
    """As `_role_step`, for a punctuation mark."""
    key = text.keys[at]
    if key == "(":
        for end in range(at + 1, min(len(text.keys), at + 14)):
            if text.keys[end] == ")":
                return end + 1 - at
        return 0
    if not following:
        return 0
    titled = head_end(text, at + 1) > at + 1
    if key == "," and start and text.keys[start - 1] in OBJECT_MARKERS:
        return 0  # "hội đàm với Thủ tướng A, Chủ tịch B"
    if key == "," and text.keys[max(0, start - 2) : start] == ["thay", "mặt"]:
        return 0  # "thay mặt Thường trực Thành ủy, Phó Bí thư A" is in the name of others
    if key == ",":
        if text.keys[start : start + 2] in _HEADS_OF_STATE and following in _SPEAKERS_FOR:
            return 0  # "về bầu cử Tổng thống Mỹ, người phát ngôn A nói"
        if _opens_apposed(text, start, at + 1):
            return 1
        several = start > 0 and text.keys[start - 1] in lex.PLURALS  # "các thủ lĩnh Đảng A, B và C"
        listed = goes_on_listed(text, at + 1) and not several
        return int(text.keys[start] not in lex.GENERIC_ROLES and (titled or listed))
    if key in DASHES:
        return int(following in lex.HONORIFIC_TRIE or titled or couples_nouns(text, at))
    return 0


def _opens_apposed(text: Clauses, start: int, at: int) -> bool:
    """Whether an office at the head of a sentence has a name in apposition ("Bí thư Xã đoàn, Lê Văn A,").

    Elsewhere the office may belong to another clause ("Khi gặp Chủ tịch xã, ông Nam nói").
    """
    of_body = text.keys[start : start + 2] == ["đại", "diện"]
    # "với tư cách Chủ tịch", "trong khi Bộ trưởng Quốc phòng Hungary, Ferenc Bor, ..."
    opens = starts_sentence(text, start) or text.keys[start - 1] in {"cách", "khi"}
    if not opens or at - start < 4:
        return False
    envoy = text.keys[start : start + 2] == ["đại", "sứ"]
    if text.keys[start] in lex.GENERIC_ROLES and not (of_body or envoy):
        return False
    length = lex.match(lex.HONORIFIC_TRIE, text.keys, at)
    if length and not is_capital(text, at):
        name = at + length
        end = honoured_name(text, name)
        return end - name > 1
    end = name_end(text, at)
    if not end or end - at < 3 or text.keys[at] not in lex.COMMON_FAMILY_NAMES:
        return False
    return end < len(text.keys) and (text.keys[end] == "," or is_verb(text.keys, end))


def couples_nouns(text: Clauses, at: int) -> bool:
    """Whether a dash joins fields of one office ("Sở Văn hóa - thông tin", "Ban Kinh tế - Xã hội")."""
    if at + 1 >= len(text.keys) or at < 2:
        return False
    keys = text.keys
    if is_capital(text, at + 1) and is_capital(text, at - 1):
        return True
    if not (keys[at - 1] in GOING_ON or is_capital(text, at - 1) or is_capital(text, at - 2)):
        return False
    if is_capital(text, at + 1):
        return (
            not opens_office(text, at + 1)
            and keys[at + 1] not in lex.HONORIFIC_TRIE
            and not name_end(text, at + 1)
        )
    return keys[at + 1] in _COUPLED and (not is_verb(keys, at + 1) or is_field(text, at + 1))


def is_field(text: Clauses, at: int) -> bool:
    """Whether "thông tin" goes on with the name of an office ("Sở Văn hóa - thông tin")."""
    keys = text.keys
    return keys[at] == "thông" and keys[at - 2] == _CULTURE and keys[at - 1] in _COUPLINGS


def goes_on_listed(text: Clauses, at: int) -> bool:
    """Whether a comma parts the fields of one office ("Ủy ban Khoa học, Công nghệ và Môi trường")."""
    if not is_capital(text, at) or text.keys[at] in lex.HONORIFIC_TRIE:
        return False
    for place in range(at + 1, min(len(text.keys) - 1, at + 5)):
        if text.keys[place] == "và":
            return text.words[place + 1][0].isalpha() and text.keys[place + 1] not in lex.HONORIFIC_TRIE
        if not text.words[place][0].isalpha():
            return False
    return False


def _completes(text: Clauses, at: int) -> bool:
    """Whether a lower-case word is the second syllable of a capitalised one ("Bộ Dân tộc")."""
    before = text.words[at - 1]
    if (len(before) > 1 and before.isupper()) or text.keys[at] in ADVERBS:
        return False
    for back in (3, 2, 1):
        if at >= back and lex.match(lex.PLACES, text.keys, at - back) == back:
            return False
    length = lex.match(STRONG_VERBS, text.keys, at)
    return not length or (length == 1 and before.lower() in _BEFORE_PARTS)
