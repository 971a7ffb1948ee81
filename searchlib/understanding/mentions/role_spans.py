"""How far a role phrase reaches before a name ("Phó Chủ tịch UBND tỉnh ...")."""

from __future__ import annotations

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import ADVERBS, STRONG_VERBS, is_verb
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import Clauses
from searchlib.understanding.mentions.name_spans import (
    FIRST_NAMES,
    behind_firm,
    by_middle,
    foreign_end,
    head_end,
    is_capital,
    is_place_word,
    name_end,
    opens_body,
    run_end,
)
from searchlib.understanding.mentions.name_splits import FREQUENT, likelihood
from searchlib.understanding.mentions.offices import has_many
from searchlib.understanding.mentions.role_phrases import GOING_ON
from searchlib.understanding.mentions.word_forms import is_foreign

LISTS = WordLists("mentions/role_spans")

AUXILIARIES = LISTS.words("auxiliaries")
DAYTIMES = LISTS.words("daytimes")
_ALSO_GIVEN = LISTS.words("also_given")
_FIELDS = [list(entry) for entry in LISTS.ordered("fields")]
_UNLIKELY = -4
OTHERS = LISTS.words("others")
MEETS = LISTS.words("meets")
_TRADES = LISTS.words("trades")
_UNITS = LISTS.words("units")
_HEADED = _UNITS | LISTS.words("headed")
_HEADS_OF_UNITS = LISTS.words("heads_of_units")
NEW_PERSON = LISTS.words("new_person")
_SCHOOLS = LISTS.words("schools")
_GROUPS = LISTS.words("groups")
_BODIES = [list(entry) for entry in LISTS.ordered("bodies")]
_STREETS = LISTS.words("streets")
_WARDS = LISTS.words("wards")
_OF_STATES = LISTS.words("of_states")
_NO_NAMES = LISTS.words("no_names")
_PRESSMEN = LISTS.words("pressmen")
PAPERS = LISTS.words("papers")
_FIRMS = LISTS.words("firms")


NOTED = AUXILIARIES.union(OTHERS, MEETS, STRONG_VERBS)
"""The words in small letters at which the search for a name further on may end."""


def name_in_run(text: Clauses, start: int, at: int) -> tuple[int, int]:
    """(start, end) of a name within the capitals at a position, or (0, where to read on)."""
    keys = text.keys
    limit = run_end(text, at)
    head = head_end(text, start)
    behind_place_word = at > head and is_place_word(text, at - 1)
    if (found := _announced(text, at, limit, behind_place_word)) is not None:
        return found
    if keys[start] in _PRESSMEN and lex.match(lex.NEWSPAPERS, keys, at) == limit - at:
        return 0, limit  # "Phóng viên Tuổi Trẻ đã đến xã"
    best, place = split_run(text, at, limit, behind_place_word)
    if best is not None:
        return best
    if place < limit:
        return 0, head_end(text, place)
    close = at == head and not has_many(tuple(text.words[start:at]))
    if limit - at > 1 and keys[limit - 1] in lex.INSTITUTIONS:
        return 0, limit
    name = foreign_end(text, at, limit, close)
    own = close or (limit - name > 1 and all(map(is_foreign, text.words[name:limit])))
    own = own or (limit - name > 1 and keys[name] in FIRST_NAMES)
    own = own or keys[start] == "nhà" or keys[start : start + 2] == ["đại", "biểu"]
    at_place = own and limit - name > 1 and keys[limit : limit + 1] in (["tại"], ["của"], ["thuộc"])
    # "Ngoại trưởng Ivan Bor tại", "Thủ tướng Bor tiến hành vận động"
    ends = close and is_foreign(text.words[limit - 1]) and _OF_STATES.isdisjoint(keys[limit : limit + 1])
    at_place = at_place or ends
    behind = behind_place_word and not at < name == at + lex.match(lex.PLACES, keys, at)
    if name < limit and not behind and (at_place or not _goes_on_lower(text, limit)):
        return name, limit
    if head != at and any(head_end(text, place) == at for place in range(at - 1, max(start, at - 4), -1)):
        head = at  # "đại biểu - giáo sư Tương Lai"
    if head == at and limit - at >= 1 and not lex.match(lex.PLACES, keys, at) and not opens_body(text, at):
        return _direct(text, at, limit)
    return 0, limit


def _announced(text: Clauses, at: int, limit: int, behind_place_word: bool) -> tuple[int, int] | None:
    """As `_name_in_run`, where the words before the capitals alone tell: a city, a priest."""
    keys = text.keys
    if behind_place_word and keys[at : at + 3] == ["hồ", "chí", "minh"]:
        return 0, at + 3
    if keys[at] in _NO_NAMES:
        return 0, limit  # "... lấy ý kiến CN. Nhiều cán bộ"
    if (name := behind_firm(text, at, limit)) > at:
        return name, limit  # "luật sư của công ty Lasko John Bor"
    soft = behind_place_word and _is_soft(text, at) and limit - at >= 3
    whole = limit - at == 3 or (limit - at == 4 and (keys[at] in FREQUENT or _titular(text, at)))
    if soft and whole and name_end(text, at) == limit and keys[at] in lex.COMMON_FAMILY_NAMES:
        return at, limit
    return None


def split_run(text: Clauses, at: int, limit: int, announced: bool) -> tuple[tuple[int, int] | None, int]:
    """The likeliest (start, end) of a name in a run, and the first title in it (or `limit`)."""
    keys = text.keys
    best: tuple[int, tuple[int, int]] | None = None
    place = known = at
    while place < limit:
        if place < limit - 1 and is_place_word(text, place) and text.words[place].isupper():
            place += 1
            known = at = place
            if keys[place : place + 3] == ["hồ", "chí", "minh"]:
                known = place = place + 3
            elif text.words[place].isupper() and len(text.words[place]) > 1:
                known = place = place + 1  # TP HCM
            if place >= limit:
                break
            announced, best = True, None
        length = lex.match(lex.PLACES, keys, place) if place == known else 0
        if length == 1 and _stage_name(text, at, limit):
            return (at, limit), limit
        if length and not (keys[place] == "anh" and place + 1 == limit) and not _titular(text, place):
            known = place = place + length
            continue
        if best is None and head_end(text, place) > place:
            return None, place
        end = name_end(text, place) or by_middle(text, place)
        if end and (end - place > 2 or not _goes_on_lower(text, end)):
            named = announced and place == known == at  # the place's own name, or a person's behind no place
            soft = text.words[at - 1].isupper() or _is_soft(text, at)
            if not named or _titular(text, place) or (soft and end - place > 2):
                score = likelihood(
                    keys[place:end],
                    place - at,
                    known == place and not (announced and place == at),
                    announced,
                ) - 2 * (limit - end > 0)
                if best is None or score > best[0]:
                    best = score, (place, end)
        place += 1
    return (best[1] if best and best[0] > _UNLIKELY else None), limit


def _stage_name(text: Clauses, at: int, limit: int) -> bool:
    """Whether a country of one syllable opens a name of two right behind a trade ("ca sĩ Đức Hiệp")."""
    if limit - at != 2 or _goes_on_lower(text, limit):
        return False
    trade = any(head_end(text, start) == at and text.keys[start] in _TRADES for start in (at - 2, at - 3))
    return trade and lex.is_syllable(text.words[at + 1]) and text.keys[at + 1] not in lex.NOT_GIVEN_NAMES


def _titular(text: Clauses, at: int) -> bool:
    """Whether a woman's middle name follows a family name ("tỉnh Hà Thị Nga")."""
    return at + 2 < len(text.keys) and text.keys[at + 1] == "thị" and is_capital(text, at + 2)


def _goes_on_lower(text: Clauses, at: int) -> bool:
    """Whether a lower-case syllable goes on with the capitals before it ("Đoàn Thanh niên")."""
    if at >= len(text.keys) or not text.words[at][0].islower():
        return False
    if text.keys[at].partition("-")[0] not in GOING_ON:
        return False
    if text.keys[at] == "không" and text.keys[at + 1 : at + 2] != ["chuyên"]:
        return False
    return not is_verb(text.keys, at) and text.keys[at] not in ADVERBS


def _direct(text: Clauses, at: int, limit: int) -> tuple[int, int]:
    """A name right behind the role, of no known family ("Thiếu tướng Y Biêr", "luật sư Hải")."""
    said = limit == at + 1 and limit < len(text.keys) and is_verb(text.keys, limit)
    if (text.keys[at] in lex.NOT_GIVEN_NAMES and not (said and text.keys[at] in _ALSO_GIVEN)) or any(
        len(w) > 5 and w.isupper() for w in text.words[at:limit]
    ):
        return 0, limit
    if any(text.words[place].isupper() and len(text.words[place]) > 1 for place in range(at, limit)):
        return 0, limit
    if limit < len(text.keys) and text.keys[limit].partition("-")[0] in lex.ROLE_WORDS - {"người"}:
        return 0, limit
    if limit == at + 1 and limit < len(text.keys) and text.keys[at : limit + 1] in _FIELDS:
        return 0, limit
    headed = text.keys[at - 1] in _HEADS_OF_UNITS and text.keys[at - 2] in _HEADED
    unit = headed or text.keys[at - 1] in _UNITS
    if limit == at + 1 and unit and not (said or _ends(text, limit)):
        return 0, limit  # "Phó phòng Dự báo", "Vụ trưởng Khảo thí"
    return at, limit


def _ends(text: Clauses, at: int) -> bool:
    """Whether a name may end before a word: no lower-case word that goes on with a term follows."""
    if at >= len(text.keys) or not text.words[at].islower():
        return True
    return text.keys[at] in ADVERBS or text.keys[at] in AUXILIARIES or text.keys[at] in OTHERS


def is_firm(text: Clauses, at: int, start: int, end: int) -> bool:
    """Whether the name is that of a firm or school in the role ("Giám đốc Công ty Dệt may Hà Tiên")."""
    before = text.keys[start - 1]
    if start > head_end(text, at) and is_group(text, before, start, end):
        return True
    if before in _SCHOOLS and is_place_word(text, start - 1):
        return not is_foreign(text.words[end - 1])
    if is_foreign(text.words[end - 1]) or is_capital(text, start - 1) or before == ")" or end - start > 2:
        return False
    return any(
        text.keys[place] in _FIRMS
        and text.keys[place - 1] not in {"môi", "thị"}
        and text.keys[place + 1] != "kiểm"  # "Viện kiểm sát"
        for place in range(head_end(text, at), start)
    )


def is_group(text: Clauses, before: str, start: int, end: int) -> bool:
    """Whether a foreign name is that of a group or a state ("thành viên nhóm Al Noor", "bang Ohio")."""
    if before == "bang":
        return end - start == 1
    named = before in _GROUPS or text.keys[start - 2 : start] in _BODIES
    return named and is_foreign(text.words[end - 1])


def is_named_place(text: Clauses, at: int, limit: int) -> bool:
    """Whether capitals are a town's or a street's ("ở thị trấn Hà Lam", "dự án đường Lê Văn Lam")."""
    if not is_place_word(text, at - 1) or is_foreign(text.words[at]) or name_end(text, at) != limit:
        return False
    return limit - at == 2 or text.keys[at - 1] in _STREETS


def _is_soft(text: Clauses, at: int) -> bool:
    """Whether a person's name may follow the place word before a position ("Chủ tịch xã Lê Văn A")."""
    ward = text.keys[at - 1] in _WARDS
    return text.keys[at - 1] in lex.SOFT_PLACE_WORDS and not (ward and lex.match(lex.HEROES, text.keys, at))


def is_whole(text: Clauses, at: int, limit: int) -> bool:
    """Whether a common name of three syllables stands behind a place left bare ("thành phố Lê Văn A")."""
    soft = _is_soft(text, at) and limit - at == 3
    return soft and text.keys[at] in FREQUENT and name_end(text, at) == limit
