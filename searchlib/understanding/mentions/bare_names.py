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
from searchlib.understanding.mentions.clauses import QUOTE
from searchlib.understanding.mentions.foreigners import Foreigners
from searchlib.understanding.mentions.name_spans import POINTS
from searchlib.understanding.mentions.offices import trimmed
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.mentions.role_spans import AUXILIARIES, PAPERS
from searchlib.understanding.mentions.word_features import BODIES
from searchlib.understanding.mentions.word_forms import gender_of, is_foreign

LISTS = WordLists("mentions/bare_names")

BEFORE_NAMES = LISTS.words("before_names")
_COMMITTEES = LISTS.words("committees")
_SEATS = LISTS.words("seats")
_CLUB = ("lạc", "bộ")
_FIRM_ENDS = {"công": ("ty",), "doanh": ("nghiệp",), "xí": ("nghiệp",), "tập": ("đoàn",), "hợp": ("tác",)}
_LEGACY = LISTS.words("legacy")  # phong cách Hồ Chí Minh
_REGIONS = LISTS.words("regions")
_WHERE = LISTS.words("where")
_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?")
_OTHERS = LISTS.trie("others")
_TOPICS = LISTS.trie("topics")
_APPOSES = frozenset({",", "(", "-", "–"})
_DASHES = frozenset({"-", "–"})
_BEFORE_VERBS = ADVERBS | AUXILIARIES
_AFTER_SHORT = _APPOSES.union(STRONG_VERBS, _BEFORE_VERBS)
_LONGEST_ADVERBS = 4
_TESTIMONY = 4
_LONGEST_LEAD = 5
_LONGEST_TOPIC = 25


_INITIALS = re.compile(rf"(?:[{UPPER}]\.)+(?:[{UPPER}][{LOWER}'’]*(?:-[{UPPER}]?[{LOWER}'’]*)*)?")


def _is_spelt(word: str) -> bool:
    """Whether a word is of letters, as parts of names are, hyphens, apostrophes and initials included."""
    if "." in word:
        return _INITIALS.fullmatch(word) is not None
    return word.isalpha() or word.replace("-", "").replace("'", "").replace("’", "").isalpha()


_ANYBODY = LISTS.words("anybody")
_STREETS = LISTS.words("streets")
_MANY_STREETS = 8
"""Within so many words before a street it is told that there are several."""


class Bare(Foreigners):
    """Reads names that nothing announces."""

    __slots__ = ()

    def _names_another(self, at: int) -> bool:
        """Whether a role opens a mention of its own; who reads whole mentions knows."""
        return False

    def apposed(self, start: int, end: int, another: Callable[[int], bool]) -> tuple[int, tuple[str, ...]]:
        """(end, role) of the apposition after a mention by name, if it is not another's title."""
        after, role = self.apposition(end, another)
        return (end, ()) if role and self._is_new_subject(start, end, after) else (after, role)

    def _is_new_subject(self, start: int, end: int, after: int) -> bool:
        """Whether a title before a verb is somebody else's, who speaks of the person before the comma.

        "Về phần ông A, đại diện viện kiểm sát nói" is two people, "ông A, đại diện B, nói" is one.
        """
        if not start or self.keys[end] != ",":
            return False
        if self.keys[start - 1] == "theo" and self.head(start) > start:
            return after < self.size and self._says_at(after)  # "Theo đại sứ A, thứ trưởng đã nói rằng"
        if self._is_topic(start):
            return after < self.size and self._says_at(after)
        if self.keys[start - 1] not in OBJECT_MARKERS:
            return False
        if not lex.match(_OTHERS, self.keys, end + 1) and not self._ends_in_name(end + 2, after):
            return False
        return self.keys[after - 1] != "," and after < self.size and self._says_at(after)

    def _says_at(self, at: int) -> bool:
        """Whether a predicate goes on right behind an office that no comma closes."""
        if self.keys[at] == "phải" and at + 1 < self.size:
            at += 1  # "Trước lời khai của A, chủ tọa phải nhắc nhở"
        return self.keys[at - 1] != "," and (is_verb(self.keys, at) or self.keys[at] in AUXILIARIES)

    def _is_topic(self, at: int) -> bool:
        """Whether a person is part of the topic that opens the sentence ("Đề cập việc bắt ông A, ...")."""
        if not self.words[at - 1][0].isalpha():
            return False
        start = at - 1
        while start and at - start < _LONGEST_TOPIC and not self.starts_sentence(start):
            start -= 1
        return bool(lex.match(_TOPICS, self.keys, start))

    def _ends_in_name(self, at: int, end: int) -> bool:
        """Whether a whole common name stands at the end of an apposition: the office is that person's."""
        for name in (end - 3, end - 4):
            if name >= at and self.keys[name] in lex.COMMON_FAMILY_NAMES and self.name(name) == end:
                return not self.is_place_word(name - 1)
        return False

    def bare(self, at: int, end: int) -> Mention | None:
        """A full name without honorific or role."""
        common = self.keys[at] in lex.COMMON_FAMILY_NAMES or self._by_middle(at, end)
        if not common or (at and (self.is_place(at) or (end - at == 2 and self._is_of_firm(at)))):
            return None
        after, apposed = self.apposed(at, end, self._names_another)
        sure = end - at >= 3 or after > end
        gender = gender_of(self.keys[at:end])
        return Mention(at, after, Form.NAME, tuple(self.words[at:end]), trimmed(apposed), gender, sure, end)

    def _by_middle(self, at: int, end: int) -> bool:
        """Whether Thị or Văn makes a person of a name of a rare family ("Lô Văn Tám")."""
        opens = not at or not self.capital(at - 1)
        return opens and end - at > 2 and self.keys[at + 1] in {"thị", "văn"}

    def _is_of_firm(self, at: int) -> bool:
        """Whether a firm takes its name from the capitals ("Công ty cổ phần dịch vụ Hà Sơn")."""
        for place in range(at - 1, max(0, at - 9), -1):
            if not self.words[place][0].isalpha():
                return False
            if self.keys[place] in _FIRM_ENDS.get(self.keys[place - 1], ()):
                return True
        return False

    def is_place(self, at: int) -> bool:
        """Whether the word before a name makes it a street or a place ("ra Trần Phú", "9/11C Lê Lai")."""
        before = self.keys[at - 1]
        if self.is_place_word(at - 1) or before in _LEGACY or before in _WHERE or self._is_of_school(at):
            return True
        if before in {"-", "–"} and self.capital(at - 2):
            start = self._run_start(at - 2)
            return start > 0 and (self.is_place_word(start - 1) or self._crosses(start))
        if before in {",", "và"} and at > 1 and self.capital(at - 2) and self._lists_streets(at, before):
            return True
        numbered = before[0].isdigit() and "/" in before and not _DAY.fullmatch(before)
        straight = before == "ngay" and at > 1 and self.keys[at - 2] in _WHERE
        return numbered or straight or self._crosses(at) or self._is_of_body(at)

    def _run_start(self, at: int) -> int:
        """Where the capitals begin that go on to a position."""
        while at and self.capital(at - 1):
            at -= 1
        return at

    def _lists_streets(self, at: int, mark: str) -> bool:
        """Whether the capitals before a mark are the name of a street, and one more follows."""
        start = self._run_start(at - 2)
        if not start or self.keys[start - 1] not in _STREETS:
            return False
        many = not lex.PLURALS.isdisjoint(self.keys[max(0, start - _MANY_STREETS) : start])
        return mark == "và" or many  # "các hiệu ảnh trên đường Lê Lai, Nguyễn Du cho biết"

    def _is_of_body(self, at: int) -> bool:
        """Whether a committee or club before a name has it from a place ("Huyện ủy Triệu Lam")."""
        before, second = self.keys[at - 1], self.keys[at - 2] if at > 1 else ""
        return before in _COMMITTEES or (before == "ủy" and second in _SEATS) or (second, before) == _CLUB

    def _crosses(self, at: int) -> bool:
        """Whether streets cross at a place ("ngã năm Lê Lai", "góc Lê Lai - Lê Lợi")."""
        return self.keys[at - 1] in {"góc"} or (at > 1 and self.keys[at - 2] == "ngã")

    def short(self, at: int) -> Mention | None:
        """Part of a name without honorific before a speech verb: worth something if the person is known."""
        keys = self.keys
        before = keys[at - 1] if at else ""
        quoted = self._is_quoted(at)
        opens = is_foreign(self.words[at]) and self.starts_sentence(at)
        if not (opens or quoted or self._may_be_subject(at + 1)):
            return None  # most capitals begin a sentence
        if before in _DASHES and at > 1 and self.capital(at - 2):
            return None  # the second half of a name ("Kimber - Clay")
        if before in _REGIONS and keys[at] in POINTS:
            return None  # "Cụm cảng hàng không miền Bắc đã báo cáo"
        end = self.run(at)
        if end - at > 3 or keys[at] in PAPERS or before in PAPERS or keys[at] in _ANYBODY:
            return None
        following = keys[end] if end < self.size else ""
        if not (opens or quoted or before == "của" or following in _AFTER_SHORT):
            return None
        verb = self._predicate(end) if following in _BEFORE_VERBS else end
        says = verb < self.size and (
            (keys[verb] in STRONG_VERBS and lex.match(STRONG_VERBS, keys, verb) > 0)
            or (verb > end and self._leads(verb))
        )
        acts = verb > end and self._is_foreign_whole(at, end)  # "John Bell đã tận dụng"
        apposed = following in _APPOSES and self._is_apposed(at, end)
        told = before == "của" and "khai" in keys[max(0, at - _TESTIMONY) : at]  # "lời khai ban đầu của Mạnh"
        silent = not (quoted or says or acts or apposed or told)
        if silent and not opens:
            return None
        place = lex.match(lex.PLACES, self.keys, at) or lex.match(lex.NAMED_BODIES, self.keys, at)
        of_country = place and (end - at > 2 or is_foreign(self.words[end - 1]))
        if place >= end - at or of_country or self.is_place_word(at) or (at and self.is_place_word(at - 1)):
            return None
        paper = lex.match(lex.NEWSPAPERS, self.keys, at) >= min(2, end - at)
        if paper or (end - at > 1 and self.keys[at] in BODIES):
            return None
        if not all(_is_spelt(word) for word in self.words[at:end]) or self.words[at].isupper():
            return None
        if silent:
            return Mention(at, end, Form.NAME, tuple(self.words[at:end]), (), None, False, end, silent=True)
        if (
            (quoted or apposed)
            and not place
            and self._may_speak(at, end)
            and self._spelt_alike(at, end, apposed)
        ):
            after, role = self.apposition(end, self._names_another)
            return Mention(at, after, Form.NAME, tuple(self.words[at:end]), trimmed(role), None, True, end)
        sure = self._joined(at, end) or (says and self._is_whole_foreign(at, end))
        told = says and not place and (self._confides(at, end, verb, quoted) or self._is_called(at))
        sure = sure or told
        return Mention(at, end, Form.NAME, tuple(self.words[at:end]), (), None, sure, end)

    def only_begins(self, at: int) -> bool:
        """Whether a capital that has nothing else of a name has nothing of one beside it either."""
        return not (self._may_be_subject(at + 1) or self._is_quoted(at))

    def _is_quoted(self, at: int) -> bool:
        """Whether who stands at a position follows a quotation ("...", Hải kể)."""
        return at > 1 and self.keys[at - 2] == QUOTE and self.keys[at - 1] in _APPOSES

    def _may_be_subject(self, at: int) -> bool:
        """Whether a word behind a capital lets it be a name: one of a predicate, or more of a name."""
        if at >= self.size:
            return False
        following = self.keys[at]
        return following in _AFTER_SHORT or following in lex.NAME_PARTICLES or self.capital(at)

    def _leads(self, at: int) -> bool:
        """Whether a short predicate leads to a quotation ("vẫn chưa hết giận: ...")."""
        for place in range(at, min(self.size - 1, at + _LONGEST_LEAD)):
            if self.keys[place] == ":":
                return self.keys[place + 1] == QUOTE
            if not self.words[place].islower():
                return False
        return False

    def _predicate(self, at: int) -> int:
        """Position behind the auxiliaries and adverbs that may open a predicate ("hồ hởi kể")."""
        end = at
        while end < self.size and end - at < _LONGEST_ADVERBS and self.keys[end] in _BEFORE_VERBS:
            if lex.match(STRONG_VERBS, self.keys, end):
                break
            end += 1
        return end

    def _spelt_alike(self, at: int, end: int, apposed: bool) -> bool:
        """Whether the capitals may be a given name of one or two syllables, or a foreign name of more."""
        spelt = sum(lex.is_syllable(word) for word in self.words[at:end])
        if spelt == end - at:
            return end - at < 3 or (apposed and end - at == 3 and self._is_human(end))
        whole = end - at > 1 or self._is_human(end)
        capitals = (word for word in self.words[at:end] if word.isupper())
        return apposed and whole and all(word[1:] == "." or word == "U" for word in capitals)

    def _is_human(self, at: int) -> bool:
        """Whether an apposition tells of a human being (", một người Nga ...", ", 40 tuổi,")."""
        if self.keys[at + 2 : at + 3] == ["tuổi"]:
            return True
        if lex.match(KIN, self.keys, at + 1) or self.keys[at + 1 : at + 2] == ["thuộc"]:
            return True
        return self.keys[at + 1 : at + 2] == ["một"] and lex.match(HUMANS, self.keys, at + 2) > 0

    def _is_apposed(self, at: int, end: int) -> bool:
        """Whether an age or an occupation is in apposition ("Thanh Nga, một ...", "Lượng, 31 tuổi, ...")."""
        keys = self.keys
        if (
            end + 1 >= self.size
            or keys[end] not in _APPOSES
            or not (self.starts_sentence(at) or keys[at - 1] in BEFORE_NAMES)
        ):
            return False
        if keys[end] == "(":
            return keys[end + 2 : end + 3] == ["tuổi"]
        if keys[end] in {"-", "–"} and not self.capital(end + 1):
            return (
                keys[end + 1] in {"một", "tác"}
                or lex.match(OCCUPATIONS, keys, end + 1) > 0
                or self.head(end + 1) > end + 1
            )
        if keys[end] != ",":
            return False
        return (
            keys[end + 1] in {"một", "hai", "thuộc"}
            or keys[end + 2 : end + 3] == ["tuổi"]
            or (lex.match(OCCUPATIONS, keys, end + 1) > 0 and not self.capital(end + 1))
            or self.head(end + 1) > end + 1
            or lex.match(KIN, keys, end + 1) > 0
        )

    def _may_speak(self, at: int, end: int) -> bool:
        """Whether what follows a quotation and one or two capitals lets them be a name."""
        if (end - at == 1 and self.keys[at] in SUBJECT_NOUNS) or self.keys[at] in ADVERBS or self.body(at):
            return False
        if end >= self.size:
            return True
        following = self.keys[end]
        return (
            following in {",", "(", ".", "-", "–"}
            or following in ADVERBS
            or bool(lex.match(STRONG_VERBS, self.keys, end))
        )

    def skip(self, at: int) -> int:
        """Where to read on behind a capital of `OPENING_MORE` that opens no name."""
        if self.is_place_word(at) or (self.keys[at] in BODIES and self.run(at) - at < 4):
            return max(self.run(at), at + 1)
        return at + (lex.match(lex.PLACES, self.keys, at) or lex.match(lex.NAMED_BODIES, self.keys, at) or 1)
