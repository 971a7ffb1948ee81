"""How far a role phrase goes on word by word ("Phó Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh")."""

from __future__ import annotations

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import ADVERBS, OBJECT_MARKERS, STRONG_VERBS, is_verb
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import DASHES
from searchlib.understanding.mentions.name_spans import Names
from searchlib.understanding.mentions.word_forms import is_foreign

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
_SPOKESMEN = [list(entry) for entry in LISTS.ordered("spokesmen")]
_HEADS_OF_STATE = [list(entry) for entry in LISTS.ordered("heads_of_state")]
_SPEAKERS_FOR = LISTS.words("speakers_for")
COURTS = LISTS.words("courts")
_JUDGES = LISTS.words("judges")
_IN_THE_AIR = LISTS.words("in_the_air")
_NOT_WHAT = LISTS.words("not_what")
_NUMBERED = LISTS.words("numbered")


class Phrases(Names):
    """Reads role phrases up to where they end."""

    __slots__ = ()

    def _role_step(self, start: int, at: int, key: str) -> int:
        """How many words a role phrase takes at a position; 0 ends it."""
        keys = self.keys
        following = keys[at + 1] if at + 1 < self.size else ""
        if not key[0].isalnum():
            return self._mark_step(start, at, following)
        if key == "và":
            capital = self.capital(at + 1) and following not in lex.HONORIFIC_TRIE
            return int(capital or following in lex.ROLE_WORDS)
        if keys[at - 1 : at + 2] == ["ban", "chỉ", "đạo"]:
            return 2
        if (length := self._term(at)) > 0:
            return length
        if (key == "đồng" and keys[at - 1] == "hội") or (key in COURTS and keys[start] in _JUDGES):
            return 1
        if (step := self._peer_step(start, at, following)) > 0:
            return step
        if key in _PAPERS and self.capital(at + 1):
            return 1 + lex.match(lex.NEWSPAPERS, keys, at + 1)
        if self.capital(at - 1) and self._completes(at):
            return 1
        if key in lex.ROLE_WORDS:
            ends = (is_verb(keys, at) and not self.is_field(at)) or (key == "đối" and following == "với")
            return int(not (ends or self._denies(at, following)))
        if key.isdigit() and keys[at - 1] in _NUMBERED:
            return 1
        if key == "bảo" and keys[start] == "luật":
            return 0  # "luật sư bảo vệ bà A"
        head = self.head(at)
        return head - at

    def _term(self, at: int) -> int:
        """Length of a term before a name whose syllables alone would end the role, or 0."""
        keys = self.keys
        length = lex.match(_TERMS, keys, at) if keys[at] in _TERMS else 0
        if not length and keys[at] in _QUALITIES and (length := lex.match(_QUALITIES, keys, at)):
            named = self.capital(at + length) and not self.words[at + length].isupper()
            length *= named or keys[at + length : at + length + 1] == ["người"]
        return length

    def _peer_step(self, start: int, at: int, following: str) -> int:
        """As `_role_step`, for a rank behind the office of the same person, and for the new holder of one."""
        keys = self.keys
        if keys[at - 1] == "," and not (start > 0 and keys[start - 1] in lex.PLURALS):
            return self.head(at) - at  # "người phát ngôn, trung úy John Bell"
        if keys[at] == "cho" and keys[at - 1] in {"viên", "ngôn"} and self.capital(at + 1):
            return int(keys[start:at] in _SPOKESMEN)  # "phát ngôn viên cho Ủy ban Bầu cử Ivan Bor"
        if keys[at] == "số" and following.isdigit() and self.capital(at + 2):
            return 2  # "Đội phó Quản lý thị trường số 1 Lê Văn A"
        if keys[at] == "các":
            return int(keys[at - 1] in {"hiệp", "nội"})  # "Liên hiệp các hội khoa học", "Nội các"
        if keys[at] == "mới" and following == "của" and at + 2 < self.size:
            return 2 * (lex.match(lex.PLACES, keys, at + 2) > 0)  # "Ngoại trưởng mới của Iraq John Bell"
        return 0

    def _denies(self, at: int, following: str) -> bool:
        """Whether "không" denies what follows ("Tổng thống A không nêu"): not "hàng không"."""
        return (
            self.keys[at] == "không" and self.keys[at - 1] not in _IN_THE_AIR and following not in _NOT_WHAT
        )

    def _mark_step(self, start: int, at: int, following: str) -> int:
        """As `_role_step`, for a punctuation mark."""
        key = self.keys[at]
        if key == "(":
            for end in range(at + 1, min(self.size, at + 14)):
                if self.keys[end] == ")":
                    return end + 1 - at
            return 0
        if not following:
            return 0
        titled = self.head(at + 1) > at + 1
        if key == "," and start and self.keys[start - 1] in OBJECT_MARKERS:
            return 0  # "hội đàm với Thủ tướng A, Chủ tịch B"
        if key == "," and self.keys[max(0, start - 2) : start] == ["thay", "mặt"]:
            return 0  # "thay mặt Thường trực Thành ủy, Phó Bí thư A" is in the name of others
        if key == ",":
            if self.keys[start : start + 2] in _HEADS_OF_STATE and following in _SPEAKERS_FOR:
                return 0  # "về bầu cử Tổng thống Mỹ, người phát ngôn A nói"
            if self._opens_apposed(start, at + 1):
                return 1
            several = start > 0 and self.keys[start - 1] in lex.PLURALS  # "các thủ lĩnh Đảng A, B và C"
            listed = self._listed(at + 1) and not several
            return int(self.keys[start] not in lex.GENERIC_ROLES and (titled or listed))
        if key in DASHES:
            return int(following in lex.HONORIFIC_TRIE or titled or self.couples(at))
        return 0

    def _opens_apposed(self, start: int, at: int) -> bool:
        """Whether an office at the head of a sentence has a name in apposition ("Bí thư Xã đoàn, Lê Văn A,").

        Elsewhere the office may belong to another clause ("Khi gặp Chủ tịch xã, ông Nam nói").
        """
        of_body = self.keys[start : start + 2] == ["đại", "diện"]
        # "với tư cách Chủ tịch", "trong khi Bộ trưởng Quốc phòng Hungary, Ferenc Bor, ..."
        opens = self.starts_sentence(start) or self.keys[start - 1] in {"cách", "khi"}
        if not opens or at - start < 4:
            return False
        envoy = self.keys[start : start + 2] == ["đại", "sứ"]
        if self.keys[start] in lex.GENERIC_ROLES and not (of_body or envoy):
            return False
        length = lex.match(lex.HONORIFIC_TRIE, self.keys, at)
        if length and not self.capital(at):
            name = at + length
            end = self.honoured_name(name)
            return end - name > 1
        end = self.name(at)
        if not end and self._is_foreign_name(at):
            end = self.run(at)
            end += self.keys[end : end + 1] == [","]
            return end < self.size and (is_verb(self.keys, end) or self.keys[end] in {"đã", "cũng"})
        if not end or end - at < 3 or self.keys[at] not in lex.COMMON_FAMILY_NAMES:
            return False
        return end < self.size and (self.keys[end] == "," or is_verb(self.keys, end))

    def _is_foreign_name(self, at: int) -> bool:
        """Whether two or three capitals (or initials with a name) are foreign: hyphenated, not Vietnamese."""
        words = self.words[at : self.run(at)]
        spelt = all("-" in word or (word.isascii() and is_foreign(word)) for word in words)
        whole = 1 < len(words) < 4 or ["." in word for word in words] == [True]
        return spelt and whole and not lex.match(lex.PLACES, self.keys, at)

    def couples(self, at: int) -> bool:
        """Whether a dash joins fields of one office ("Sở Văn hóa - thông tin", "Ban Kinh tế - Xã hội")."""
        if at + 1 >= self.size or at < 2:
            return False
        keys = self.keys
        if self.capital(at + 1) and self.capital(at - 1):
            return True
        if not (keys[at - 1] in GOING_ON or self.capital(at - 1) or self.capital(at - 2)):
            return False
        if self.capital(at + 1):
            return (
                not self.office(at + 1) and keys[at + 1] not in lex.HONORIFIC_TRIE and not self.name(at + 1)
            )
        return keys[at + 1] in _COUPLED and (not is_verb(keys, at + 1) or self.is_field(at + 1))

    def is_field(self, at: int) -> bool:
        """Whether "thông tin" goes on with the name of an office ("Sở Văn hóa - thông tin")."""
        keys = self.keys
        if at < 2 or keys[at] != "thông":
            return False
        if keys[at - 1] == "trưởng":
            return keys[at + 1 : at + 2] == ["tin"] and self.capital(
                at + 2
            )  # "Bộ trưởng thông tin Palestine A"
        return keys[at - 1] == "nghệ" or (keys[at - 2] == _CULTURE and keys[at - 1] in _COUPLINGS)

    def _listed(self, at: int) -> bool:
        """Whether a comma parts the fields of one office ("Ủy ban Khoa học, Công nghệ và Môi trường")."""
        if not self.capital(at) or self.keys[at] in lex.HONORIFIC_TRIE:
            return False
        for place in range(at + 1, min(self.size - 1, at + 5)):
            if self.keys[place] == "và":
                return self.words[place + 1][0].isalpha() and self.keys[place + 1] not in lex.HONORIFIC_TRIE
            if not self.words[place][0].isalpha():
                return False
        return False

    def _completes(self, at: int) -> bool:
        """Whether a lower-case word is the second syllable of a capitalised one ("Bộ Dân tộc")."""
        before = self.words[at - 1]
        if (len(before) > 1 and before.isupper()) or self.keys[at] in ADVERBS:
            return False
        for back in (3, 2, 1):
            if at >= back and lex.match(lex.PLACES, self.keys, at - back) == back:
                return False
        length = lex.match(STRONG_VERBS, self.keys, at)
        return not length or (length == 1 and before.lower() in {"ngoại", "bàn", "chuyển"})
