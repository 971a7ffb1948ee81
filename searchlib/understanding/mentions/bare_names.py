"""Names without an honorific or a role before them: whole, or part of one before a speech verb."""

from __future__ import annotations

import re
from collections.abc import Callable

from searchlib.text.alphabet import LOWER, UPPER
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.human_nouns import HUMANS, KIN, OCCUPATIONS
from searchlib.understanding.lexicon.speech_verbs import (
    ADVERBS,
    OBJECT_MARKERS,
    STRONG_VERBS,
    SUBJECT_NOUNS,
    is_verb,
)
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.appositions import apposition_at
from searchlib.understanding.mentions.clauses import QUOTE, Clauses
from searchlib.understanding.mentions.foreigners import (
    BEFORE_VERBS,
    confides,
    is_called,
    is_enclosed,
    is_foreign_whole,
    is_foreigner,
    is_tagged,
    is_whole_foreign,
    joined,
    predicate,
    tells_of_self,
)
from searchlib.understanding.mentions.name_spans import (
    POINTS,
    head_end,
    is_capital,
    is_place_word,
    name_end,
    opens_body,
    run_end,
    starts_sentence,
)
from searchlib.understanding.mentions.offices import trimmed
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.mentions.role_spans import AUXILIARIES, PAPERS
from searchlib.understanding.mentions.street_lists import is_place
from searchlib.understanding.mentions.word_features import BODIES
from searchlib.understanding.mentions.word_forms import gender_of, is_foreign

Another = Callable[[Clauses, int], bool]
"""Whether a role opens a mention of its own at a position."""


LISTS = WordLists("mentions/bare_names")

BEFORE_NAMES = LISTS.words("before_names")
_FIRM_ENDS = LISTS.word_table("firm_ends")
_REGIONS = LISTS.words("regions")
_OTHERS = LISTS.trie("others")
_TOPICS = LISTS.trie("topics")
_APPOSES = frozenset({",", "(", "-", "–"})
_CONTRASTS = frozenset({"còn", "nhưng", "song"})
_DASHES = frozenset({"-", "–"})
_AFTER_SHORT = _APPOSES.union(STRONG_VERBS, BEFORE_VERBS)
_TESTIMONY = 4
_LONGEST_LEAD = 5
_LONGEST_TOPIC = 25


_INITIALS = re.compile(rf"(?:[{UPPER}]\.)+(?:[{UPPER}][{LOWER}'’]*(?:-[{UPPER}]?[{LOWER}'’]*)*)?")
_ANYBODY = LISTS.words("anybody")

_INITIALLED = re.compile(rf"(?:(?:[{UPPER}]\.){{2,}}|(?![HKPQTX])[{UPPER}]\.)[{UPPER}][{LOWER}]+")
"""A given name behind initials ("N.T.Lan"); one initial may be that of a ward or a street ("P.An")."""


def _is_spelt(word: str) -> bool:
    """Whether a word is of letters, as parts of names are, hyphens, apostrophes and initials included."""
    if "." in word:
        return _INITIALS.fullmatch(word) is not None
    return word.isalpha() or word.replace("-", "").replace("'", "").replace("’", "").isalpha()


def apposed_at(
    text: Clauses, start: int, end: int, another: Callable[[Clauses, int], bool]
) -> tuple[int, tuple[str, ...]]:
    """(end, role) of the apposition after a mention by name, if it is not another's title."""
    after, role = apposition_at(text, end, another)
    return (end, ()) if role and _is_new_subject(text, start, end, after) else (after, role)


def _is_new_subject(text: Clauses, start: int, end: int, after: int) -> bool:
    """Whether a title before a verb is somebody else's, who speaks of the person before the comma.

    "Về phần ông A, đại diện viện kiểm sát nói" is two people, "ông A, đại diện B, nói" is one.
    """
    if not start or text.keys[end] != ",":
        return False
    if text.keys[start - 1] == "theo" and head_end(text, start) > start:
        return after < len(text.keys) and _says_at(text, after)  # "Theo đại sứ A, thứ trưởng đã nói rằng"
    if _is_topic(text, start):
        return after < len(text.keys) and _says_at(text, after)
    if text.keys[start - 1] not in OBJECT_MARKERS:
        return False
    if not lex.match(_OTHERS, text.keys, end + 1) and not _ends_in_name(text, end + 2, after):
        return False
    return text.keys[after - 1] != "," and after < len(text.keys) and _says_at(text, after)


def _says_at(text: Clauses, at: int) -> bool:
    """Whether a predicate goes on right behind an office that no comma closes."""
    if text.keys[at] == "phải" and at + 1 < len(text.keys):
        at += 1  # "Trước lời khai của A, chủ tọa phải nhắc nhở"
    return text.keys[at - 1] != "," and (is_verb(text.keys, at) or text.keys[at] in AUXILIARIES)


def _is_topic(text: Clauses, at: int) -> bool:
    """Whether a person is part of the topic that opens the sentence ("Đề cập việc bắt ông A, ...")."""
    if not text.words[at - 1][0].isalpha():
        return False
    start = at - 1
    while start and at - start < _LONGEST_TOPIC and not starts_sentence(text, start):
        start -= 1
    return bool(lex.match(_TOPICS, text.keys, start))


def _ends_in_name(text: Clauses, at: int, end: int) -> bool:
    """Whether a whole common name stands at the end of an apposition: the office is that person's."""
    for name in (end - 3, end - 4):
        if name >= at and text.keys[name] in lex.COMMON_FAMILY_NAMES and name_end(text, name) == end:
            return not is_place_word(text, name - 1)
    return False


def bare_mention(text: Clauses, at: int, end: int, another: Another) -> Mention | None:
    """A full name without honorific or role."""
    common = text.keys[at] in lex.COMMON_FAMILY_NAMES or _by_middle(text, at, end)
    if not common or (at and (is_place(text, at) or (end - at == 2 and _is_of_firm(text, at)))):
        return None
    after, apposed = apposed_at(text, at, end, another)
    tagged = _is_quoted(text, at) and end < len(text.keys) and lex.match(STRONG_VERBS, text.keys, end) > 0
    sure = end - at >= 3 or after > end or tagged
    gender = gender_of(text.keys[at:end])
    return Mention(at, after, Form.NAME, tuple(text.words[at:end]), trimmed(apposed), gender, sure, end)


def _by_middle(text: Clauses, at: int, end: int) -> bool:
    """Whether Thị or Văn makes a person of a name of a rare family ("Lô Văn Tám")."""
    opens = not at or not is_capital(text, at - 1)
    return opens and end - at > 2 and text.keys[at + 1] in {"thị", "văn"}


def _is_of_firm(text: Clauses, at: int) -> bool:
    """Whether a firm takes its name from the capitals ("Công ty cổ phần dịch vụ Hà Sơn")."""
    for place in range(at - 1, max(0, at - 9), -1):
        if not text.words[place][0].isalpha():
            return False
        if text.keys[place] in _FIRM_ENDS.get(text.keys[place - 1], ()):
            return True
    return False


def short_mention(text: Clauses, at: int, another: Another) -> Mention | None:
    """Part of a name without honorific before a speech verb: worth something if the person is known."""
    keys = text.keys
    before = keys[at - 1] if at else ""
    quoted = _is_quoted(text, at)
    initialled = _INITIALLED.fullmatch(text.words[at]) is not None and not is_capital(text, at + 1)
    initialled = initialled and before != "theo"  # who is credited ("Theo B.Lam (Báo Mới)")
    opens = initialled or (is_foreign(text.words[at]) and (starts_sentence(text, at) or before in _CONTRASTS))
    if not (opens or quoted or _may_be_subject(text, at + 1)):
        return None  # most capitals begin a sentence
    if before in _DASHES and at > 1 and is_capital(text, at - 2):
        return None  # the second half of a name ("Kimber - Clay")
    if before in _REGIONS and keys[at] in POINTS:
        return None  # "Cụm cảng hàng không miền Bắc đã báo cáo"
    end = run_end(text, at)
    called = is_foreigner(text, at, end) or is_enclosed(text, at, end) or is_tagged(text, at, end)
    aged = keys[end + 1 : end + 2] == ["tuổi"] and keys[end].isdigit()  # "Vera Bor 60 tuổi"
    aged = aged and is_foreign(text.words[end - 1])
    told_of = aged or is_called(text, at, end)
    called = called or told_of
    if ((end - at > 3 or keys[at] in _ANYBODY) and not called) or keys[at] in PAPERS or before in PAPERS:
        return None
    following = keys[end] if end < len(text.keys) else ""
    if not (opens or quoted or told_of or before == "của" or following in _AFTER_SHORT):
        return None
    verb = predicate(text, end) if following in BEFORE_VERBS else end
    says = verb < len(text.keys) and (
        (keys[verb] in STRONG_VERBS and lex.match(STRONG_VERBS, keys, verb) > 0)
        or (verb > end and _leads(text, verb))
    )
    acts = verb > end and is_foreign_whole(text, at, end)  # "John Bell đã tận dụng"
    apposed = following in _APPOSES and _is_apposed(text, at, end)
    told = before == "của" and "khai" in keys[max(0, at - _TESTIMONY) : at]  # "lời khai ban đầu của Mạnh"
    credited = following == "," and (before == "theo" or keys[at - 2 : at] == ["theo", "lời"])
    silent = not (quoted or says or acts or apposed or told or initialled or credited)
    if silent and not (opens or told_of):
        return None
    place = lex.match(lex.PLACES, text.keys, at) or lex.match(lex.NAMED_BODIES, text.keys, at)
    of_country = place and (end - at > 2 or is_foreign(text.words[end - 1]))
    if place >= end - at or of_country or is_place_word(text, at) or (at and is_place_word(text, at - 1)):
        return None
    paper = lex.match(lex.NEWSPAPERS, text.keys, at) >= min(2, end - at)
    if paper or (end - at > 1 and text.keys[at] in BODIES):
        return None
    abbreviated = text.words[at].isupper() and not (text.words[at][-1] == "." and end - at > 1)
    if abbreviated or not all(_is_spelt(word) for word in text.words[at:end]):
        return None
    if silent:
        called = called and (following != ":" or keys[end + 1 : end + 2] == [QUOTE])
        return Mention(
            at, end, Form.NAME, tuple(text.words[at:end]), (), None, called, end, silent=not called
        )
    alike = not place and _may_speak(text, at, end) and _spelt_alike(text, at, end, apposed)
    if called or ((quoted or apposed) and alike):
        told = before not in OBJECT_MARKERS or quoted  # "Sau cuộc gặp với Larsen, tổng thống nói"
        after, role = apposition_at(text, end, another) if told else (end, ())
        return Mention(at, after, Form.NAME, tuple(text.words[at:end]), trimmed(role), None, True, end)
    sure = initialled or joined(text, at, end) or (says and is_whole_foreign(text, at, end))
    sure = sure or (quoted and following == "của" and is_foreign_whole(text, at, end))
    told = says and (confides(text, at, end, verb, quoted) or tells_of_self(text, at, end, verb))
    sure = sure or (told and not place)
    return Mention(at, end, Form.NAME, tuple(text.words[at:end]), (), None, sure, end)


def only_begins(text: Clauses, at: int) -> bool:
    """Whether a capital that has nothing else of a name has nothing of one beside it either."""
    return not (_may_be_subject(text, at + 1) or _is_quoted(text, at))


def _is_quoted(text: Clauses, at: int) -> bool:
    """Whether who stands at a position follows a quotation ("...", Hải kể)."""
    return at > 1 and text.keys[at - 2] == QUOTE and text.keys[at - 1] in _APPOSES


def _may_be_subject(text: Clauses, at: int) -> bool:
    """Whether a word behind a capital lets it be a name: one of a predicate, or more of a name."""
    if at >= len(text.keys):
        return False
    following = text.keys[at]
    return following in _AFTER_SHORT or following in lex.NAME_PARTICLES or is_capital(text, at)


def _leads(text: Clauses, at: int) -> bool:
    """Whether a short predicate leads to a quotation ("vẫn chưa hết giận: ...")."""
    for place in range(at, min(len(text.keys) - 1, at + _LONGEST_LEAD)):
        if text.keys[place] == ":":
            return text.keys[place + 1] == QUOTE
        if not text.words[place].islower():
            return False
    return False


def _spelt_alike(text: Clauses, at: int, end: int, apposed: bool) -> bool:
    """Whether the capitals may be a given name of one or two syllables, or a foreign name of more."""
    spelt = sum(lex.is_syllable(word) for word in text.words[at:end])
    if spelt == end - at:
        return end - at < 3 or (apposed and end - at == 3 and _is_human(text, end))
    whole = end - at > 1 or _is_human(text, end)
    whole = whole or (text.keys[at - 1] != "theo" and head_end(text, end + 1) > end + 1)
    capitals = (word for word in text.words[at:end] if word.isupper())
    return apposed and whole and all(word[1:] == "." or word == "U" for word in capitals)


def _is_human(text: Clauses, at: int) -> bool:
    """Whether an apposition tells of a human being (", một người Nga ...", ", 40 tuổi,")."""
    if text.keys[at + 2 : at + 3] == ["tuổi"]:
        return True
    if lex.match(KIN, text.keys, at + 1) or text.keys[at + 1 : at + 2] == ["thuộc"]:
        return True
    return text.keys[at + 1 : at + 2] == ["một"] and lex.match(HUMANS, text.keys, at + 2) > 0


def _is_apposed(text: Clauses, at: int, end: int) -> bool:
    """Whether an age or an occupation is in apposition ("Thanh Nga, một ...", "Lượng, 31 tuổi, ...")."""
    keys = text.keys
    if end + 1 >= len(text.keys) or keys[end] not in _APPOSES:
        return False
    if not (starts_sentence(text, at) or keys[at - 1] in BEFORE_NAMES):
        whole = keys[end] == "," and is_foreign_whole(text, at, end) and head_end(text, end + 1) > end + 1
        return whole and not _is_of_place(text, at)
    if keys[end] == "(":
        return keys[end + 2 : end + 3] == ["tuổi"]
    if keys[end] in {"-", "–"} and not is_capital(text, end + 1):
        return (
            keys[end + 1] in {"một", "tác"}
            or lex.match(OCCUPATIONS, keys, end + 1) > 0
            or head_end(text, end + 1) > end + 1
        )
    if keys[end] != ",":
        return False
    return (
        keys[end + 1] in {"một", "hai", "thuộc"}
        or keys[end + 2 : end + 3] == ["tuổi"]
        or (lex.match(OCCUPATIONS, keys, end + 1) > 0 and not is_capital(text, end + 1))
        or lex.match(HUMANS, keys, end + 1) > 0
        or head_end(text, end + 1) > end + 1
        or lex.match(KIN, keys, end + 1) > 0
    )


def _is_of_place(text: Clauses, at: int) -> bool:
    """Whether a school or firm has the capitals before a name as well ("Đại học Barton John Bell")."""
    start = at - 1
    while start > at - _LONGEST_LEAD and is_capital(text, start):
        start -= 1
    return start >= 0 and is_place_word(text, start)


def _may_speak(text: Clauses, at: int, end: int) -> bool:
    """Whether what follows a quotation and one or two capitals lets them be a name."""
    if (end - at == 1 and text.keys[at] in SUBJECT_NOUNS) or text.keys[at] in ADVERBS or opens_body(text, at):
        return False
    if end >= len(text.keys):
        return True
    following = text.keys[end]
    return (
        following in {",", "(", ".", "-", "–"}
        or following in ADVERBS
        or bool(lex.match(STRONG_VERBS, text.keys, end))
    )


def skip_body(text: Clauses, at: int) -> int:
    """Where to read on behind a capital of `OPENING_MORE` that opens no name."""
    if is_place_word(text, at) or (text.keys[at] in BODIES and run_end(text, at) - at < 4):
        return max(run_end(text, at), at + 1)
    return at + (lex.match(lex.PLACES, text.keys, at) or lex.match(lex.NAMED_BODIES, text.keys, at) or 1)
