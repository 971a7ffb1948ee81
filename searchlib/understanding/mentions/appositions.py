"""What stands in apposition after a name: ", Chủ tịch ...,", "- giám đốc ... -", "(đoàn ...)"."""

from __future__ import annotations

from collections.abc import Callable

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import STRONG_VERBS, is_verb
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.asides import affiliation
from searchlib.understanding.mentions.clauses import DASHES, SENTENCE_ENDS
from searchlib.understanding.mentions.role_spans import AUXILIARIES, Roles

LISTS = WordLists("mentions/appositions")

_APPOSITION_STARTS = LISTS.words("apposition_starts")
_OFFICE_VERBS = LISTS.words("office_verbs")
_OFFICES = LISTS.words("offices")
_ACTS = LISTS.trie("acts")
_TRAILING = LISTS.trie("trailing")
_WHERE_ONE_BELONGS = LISTS.trie("where_one_belongs")
_LIVING = [[word] for word in ("ở", "số", "gần", "cạnh", "tại", "trong", "bên", "đối")]
"""Words behind "nhà" by which somebody's house is told, not a trade ("nhà ở cạnh chợ", "nhà báo")."""
_LONGEST_BODY = 14
_KIN = LISTS.words("kin")
_RELATION = LISTS.words("relation")
_ADDRESS = LISTS.words("address")
_PREDICATES = LISTS.words("predicates")
_BEFORE_PREDICATES = LISTS.word_table("before_predicates")
_NOT_PASSIVE = [list(entry) for entry in LISTS.ordered("not_passive")]
_NO_ROLE = LISTS.words("no_role") | frozenset(map(str, range(120)))


class Appositions(Roles):
    """Reads appositions."""

    __slots__ = ()

    def apposition(self, at: int, names_another: Callable[[int], bool]) -> tuple[int, tuple[str, ...]]:
        """(end, role) of an apposition after a name: ", Chủ tịch ...,", "- giám đốc ... -", "(đoàn ...)"."""
        if at + 1 >= self.size:
            return at, ()
        mark = self.keys[at]
        if mark == "(":
            return self._behind_parenthesis(at, names_another)
        if self.keys[at + 2 : at + 4] == ["tuổi", ","] and self.keys[at + 1].isdigit():
            further = self.apposition(at + 3, names_another)  # "ông A, 54 tuổi, giám đốc công ty B, ..."
            return max(further[0], at + 4), further[1]
        if mark != "," and mark not in DASHES:
            return at, ()
        start = at + 1
        while start < self.size and self.keys[start] in {"một", "là", "hiện", "vốn"}:
            start += 1
        if start >= self.size:
            return at, ()
        head = self.head(start)
        known = head > start
        if not known and ((mark in DASHES and self.capital(start)) or not self._noun_phrase(start)):
            return at, self._affiliation(at)
        if (known and names_another(start)) or self.keys[start : start + 2] == ["người", "mà"]:
            return at, ()  # "ông A, người mà ông B cho biết đã trốn"
        told = self.keys[start] == "người" and not known  # "người từng bị ..." tells who it is to the comma
        skipped = 1 + (told and start + 1 < self.size and self.keys[start + 1] in AUXILIARIES)
        end = self._apposition_end(max(start + skipped, head), "" if told else mark)
        if not known and not ((end < self.size and self.keys[end] in {",", ":"}) or self._closes(end)):
            return at, ()
        role: tuple[str, ...] = ()
        lives = self.keys[start] == "nhà" and self.keys[start + 1 : start + 2] in _LIVING
        if known or (self.keys[start] not in _NO_ROLE and not lives):
            role = tuple(self.words[start : self._role_end(max(start + 1, head), end)])
        end = self._within_body(end) if known else end
        if end < self.size and (self.keys[end] == "," or self.keys[end] in DASHES):
            end += 1
        return end, role

    def _within_body(self, at: int) -> int:
        """Behind the body that an office is of (", Trưởng phòng A, Sở Lao động - Thương binh và Xã hội,")."""
        if at + 1 >= self.size or self.keys[at] != "," or not self.capital(at + 1):
            return at
        end = affiliation(self.keys, at) if lex.match(_WHERE_ONE_BELONGS, self.keys, at + 1) else 0
        return end if at < end <= at + _LONGEST_BODY and ":" not in self.keys[at:end] else at

    def _affiliation(self, at: int) -> tuple[str, ...]:
        """Where somebody belongs who has no office there (", Hiệp hội Du lịch tỉnh, cho rằng")."""
        body = (
            self.capital(at + 1) and self.keys[at] == "," and lex.match(_WHERE_ONE_BELONGS, self.keys, at + 1)
        )
        end = affiliation(self.keys, at) if body else 0
        return tuple(self.words[at + 1 : end]) if at < end <= at + _LONGEST_BODY else ()

    def _lists_fields(self, at: int) -> bool:
        """Whether an office goes on behind a comma ("Ủy ban Giáo dục, Thanh niên và Nhi đồng")."""
        return (
            (self.capital(at - 1) or self.capital(at - 2)) and self._listed(at + 1) and not self.name(at + 1)
        )

    def _role_end(self, at: int, end: int) -> int:
        """Where the role in an apposition ends, words of the predicate left out."""
        for place in range(at, end):
            if self.keys[place] in _TRAILING and lex.match(_TRAILING, self.keys, place):
                return place
        return end

    def _closes(self, at: int) -> bool:
        return at < self.size and (self.keys[at] in DASHES or bool(lex.match(STRONG_VERBS, self.keys, at)))

    def _noun_phrase(self, at: int) -> bool:
        """Whether an apposition may open with a word that is no known role ("em gái ông ...")."""
        key = self.keys[at]
        if key.isdigit():  # "58 tuổi"
            return at + 1 < self.size and self.keys[at + 1] == "tuổi"
        if key in _KIN and at + 1 < self.size and self.keys[at + 1] in _RELATION:
            return True  # "bác ruột của ..."
        if key == "tác" and self.capital(at + 2):
            return False  # "tác giả Nguyễn Văn A" is somebody else
        return key in _APPOSITION_STARTS

    def _apposition_end(self, at: int, mark: str) -> int:
        keys = self.keys
        end = at
        while end < self.size and end - at < 60:
            key = keys[end]
            if key in SENTENCE_ENDS or key in {":", ";", '"', ")"}:
                break
            if key == "," and not (
                end + 1 < self.size
                and (self._office_at(end + 1) or self._goes_on(end + 1) or self._lists_fields(end))
            ):
                break
            if key == "và" and end + 1 < self.size and self._is_person(end + 1):
                break
            if key in DASHES and mark in DASHES and not self.couples(end):
                break
            if mark == "," and key in _PREDICATES and self._is_predicate(end):
                break
            if key == "(":
                while end < self.size and keys[end] != ")" and end - at < 60:
                    end += 1
            elif (
                key in AUXILIARIES
                or (key == "gọi" and keys[end - 1] != "kêu" and "là" in keys[end + 2 : end + 14])
                or key in {"sau", "khi"}
                or (mark and lex.match(_ACTS, keys, end))
                or (is_verb(keys, end) and not self._noun_here(end) and not self._is_passive(end))
            ):
                break
            end += 1
        return min(end, self.size)

    def _is_passive(self, at: int) -> bool:
        """Whether a verb tells what is said of somebody ("người được tuyên bố thắng cử")."""
        return self.keys[at - 1] in {"được", "bị"} and self.keys[at - 2] == "người"

    def _is_person(self, at: int) -> bool:
        """Whether another person follows, by an honorific or a whole name."""
        return self.keys[at] in lex.HONORIFIC_TRIE or (self.capital(at) and self.name(at) > at + 2)

    def _is_predicate(self, at: int) -> bool:
        """Whether a word begins the predicate: "bị" does, but not in "thiết bị" and "bị cáo"."""
        if not self.words[at].islower() or self.keys[at : at + 2] in _NOT_PASSIVE:
            return False
        return self.keys[at - 1] not in _BEFORE_PREDICATES.get(self.keys[at], ())

    def _office_at(self, at: int) -> bool:
        """Whether a title follows that is an office, not the name of a group ("cán bộ và người dân ...")."""
        return self.head(at) > at + 1 and self.keys[at] not in lex.GENERIC_ROLES

    def _goes_on(self, at: int) -> bool:
        """Whether what follows a comma is more of the same address or office (", tỉnh Đồng Tháp")."""
        named = self.capital(at + 1) or (
            at + 1 < self.size and (self.capital(at + 2) or self.keys[at + 1].isdigit())
        )
        return (named and self.keys[at] in _ADDRESS) or (
            self.capital(at) and at + 2 < self.size and self.keys[at + 1] == "và"
        )

    def _noun_here(self, at: int) -> bool:
        """Whether a speech verb is part of the name of an office ("Bộ Thông tin", "ban kiểm soát")."""
        return (
            self.capital(at)
            or self.is_field(at)
            or (at > 0 and self.keys[at] in _OFFICE_VERBS and self.keys[at - 1] in _OFFICES)
        )

    def _behind_parenthesis(
        self, at: int, names_another: Callable[[int], bool]
    ) -> tuple[int, tuple[str, ...]]:
        """What a parenthesis tells, and where it is only an age, what follows it."""
        end, role = self._parenthesis(at)
        if role or self.keys[end - 2 : end + 1] != ["tuổi", ")", ","]:
            return end, role
        further = self.apposition(end, names_another)  # "bà A (58 tuổi), tổ trưởng dân phố, ..."
        return max(end, further[0]), further[1]

    def _parenthesis(self, at: int) -> tuple[int, tuple[str, ...]]:
        for end in range(at + 1, min(self.size, at + 60)):
            if self.keys[end] == ")":
                for start in range(at + 1, end):
                    if self.head(start) > start and not (
                        start > at + 1 and self.keys[start - 1] in lex.ROLE_WORDS
                    ):
                        return end + 1, tuple(self.words[start:end])
                return end + 1, ()
        return at, ()
