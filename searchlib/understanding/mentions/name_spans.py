"""Where a name begins and ends among the words of a paragraph."""

from __future__ import annotations

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.name_splits import FREQUENT
from searchlib.understanding.mentions.word_forms import CAPITAL, is_foreign

LISTS = WordLists("mentions/name_spans")

LONGEST_NAME = 6
_LONGEST_RUN = 12

_UNIONS = LISTS.words("unions")
_STOP_CAPITALS = frozenset(entry[0] for entry in lex.ROLE_HEADS) | {"phó", "nguyên"}
_NOT_PLACE_BEFORE = LISTS.word_table("not_place_before")
_PLACE_PAIRS = LISTS.word_table("place_pairs")
PLACE_WORDS = lex.PLACE_WORDS.union(_PLACE_PAIRS)
"""All words that may name a place, school or firm after them."""
_BODIES = LISTS.joined("bodies")


_GIVEN = LISTS.words("given")
_NO_NAMES = LISTS.words("no_names")
_BEGINNINGS = LISTS.words("beginnings")
_EASTERN = LISTS.words("eastern")
_OPENERS = LISTS.words("openers")
POINTS = LISTS.words("points")
_MINORITY = LISTS.words("minority")
_AFTER_INITIAL = _OPENERS | _BEGINNINGS | LISTS.words("after_initial")
_LOCAL = LISTS.phrases("local")
_GIVEN_ABROAD = LISTS.words("given_abroad")
_PLACE_AND_NAME = 3
_FARMING = ["nông", "nghiệp"]
"""What a ministry is for, not a name of the family Nông ("Bộ trưởng Nông Nghiệp Lê Văn A")."""
_MIDDLES = LISTS.words("middles")
_ABBREVIATED = {"TT": "tt", "TBT": "tbt", "GĐ": "gđ", "TGĐ": "tgđ", "PGĐ": "pgđ", "PCT": "pct"}
"""Abbreviations of offices, as written and as compared."""
ABBREVIATED = frozenset(_ABBREVIATED.values())
_HEADS = frozenset(lex.ROLE_TRIE) | lex.ROLE_PREFIXES | ABBREVIATED


class Names:
    """Reads names at given positions of one paragraph (words as written, keys as compared)."""

    __slots__ = ("keys", "size", "traits", "words")

    def __init__(self, words: list[str], keys: list[str], traits: list[int]) -> None:
        self.words = words
        self.keys = keys
        self.traits = traits
        self.size = len(words)

    def capital(self, at: int) -> bool:
        """Whether a capitalised word stands at a position."""
        return at < self.size and self.traits[at] & CAPITAL != 0

    def run(self, at: int) -> int:
        """End of the run of capitalised words at a position, name particles between them included."""
        words, keys, traits = self.words, self.keys, self.traits
        limit = min(self.size, at + _LONGEST_RUN)
        if at >= limit or not traits[at] & CAPITAL:
            return at
        for end in range(at + 1, limit):
            key = keys[end]
            if not traits[end] & CAPITAL and not (
                (key in lex.NAME_PARTICLES and self._joins(end))
                or (key in _MIDDLES and self._is_small_middle(end))
            ):
                return end
            if key in _BEGINNINGS and is_foreign(words[end - 1]):
                return end  # "Tướng Pollari Không hẹn mà nên ..."
            if end > at + 2 and key in _OPENERS and self._opens(end):
                return end  # "Thủ tướng Lê Văn An Có hai vị khách ..."
        return limit

    def _opens(self, at: int) -> bool:
        """Whether a sentence goes on in small letters behind a word."""
        return at + 1 < self.size and self.words[at + 1].islower()

    def _is_small_middle(self, at: int) -> bool:
        """Whether a middle name lacks its capital ("Lê văn Lợi", "Trần thị Hoa")."""
        small = self.keys[at] in _MIDDLES and at > 0 and self.capital(at + 1)
        return small and self.keys[at - 1] in FREQUENT and self.capital(at - 1)

    def _joins(self, at: int) -> bool:
        """Whether a particle joins two capitals to one name; "do" may tell who leads ("do Chủ tịch")."""
        if not self.capital(at + 1):
            return False
        if self.keys[at] != "do":
            return True
        return not (self.office(at + 1) or self.body(at + 1) or lex.match(lex.PLACES, self.keys, at + 1))

    def starts_sentence(self, at: int) -> bool:
        """Whether a sentence, a clause or a quotation begins at a position."""
        return at == 0 or not self.words[at - 1][0].isalnum() or self.words[at - 1] in {"TP.", "Tp."}

    def name(self, at: int) -> int:
        """End of a full name in Vietnamese spelling that starts at a position without honorific, or 0."""
        return self._spelt_name(at) if self.keys[at] in lex.FAMILY_NAMES else 0

    def by_middle(self, at: int) -> int:
        """As `name`, for a family that no list holds, told by the middle name Thị or Văn behind it."""
        if at + 2 >= self.size or self.keys[at + 1] not in _MIDDLES or len(self.words[at]) < 2:
            return 0
        return self._spelt_name(at) if self.capital(at + 1) and self._spelt(at) else 0

    def _spelt_name(self, at: int) -> int:
        if (self.keys[at] in {"đoàn", "hồ"} and self._is_union(at)) or self.keys[at : at + 2] == _FARMING:
            return 0
        end = at
        lax = self.keys[at] in _MINORITY
        while end < self.size and end - at <= 5 and self._syllable(end):
            if end > at and not lax and not self._spelt(end):
                break
            if end > at + 2 and self.keys[end] in _OPENERS and self._opens(end):
                break
            end += 1
        length = end - at
        if length < 2 or length > 5:
            return 0
        place = lex.match(lex.PLACES, self.keys, at)
        if place and place >= min(length, 2):
            return 0
        if self.keys[at] == "từ" and lex.match(lex.PLACES, self.keys, at + 1) == length - 1:
            return 0  # "Từ Bắc Kinh, người phát ngôn ..."
        if length > 3 and lex.match(lex.PLACES, self.keys, end - 3) == 3:
            return 0  # "Lương Nông Liên Hiệp Quốc"
        if length == 5 and self.keys[at] in lex.COMMON_FAMILY_NAMES and self.keys[at + 1] not in {"thị"}:
            for cut in (at + 1, at + 2):
                if self.keys[cut] in {"nguyễn", "trần", "lê", "phạm", "huỳnh"} and end - cut >= 3:
                    return 0
        return end

    def _is_union(self, at: int) -> bool:
        """Whether "Đoàn" is the union and "Hồ" a lake ("Bí thư Huyện Đoàn Mường Lát", "Hồ Hoàn Kiếm")."""
        if at and self.keys[at] == "đoàn" and self.keys[at - 1] in _UNIONS:
            return True
        return at + 1 < self.size and lex.match(lex.PLACES, self.keys, at + 1) > 1

    def _spelt(self, at: int) -> bool:
        """Whether a word is spelt as part of a name in Vietnamese ("Tám", "K'ré", "A.")."""
        word = self.words[at]
        return lex.is_syllable(word) or not word.isalpha()

    def _syllable(self, at: int) -> bool:
        word = self.words[at]
        if not word[0].isupper():
            return self._is_small_middle(at)
        if self.keys[at] in _STOP_CAPITALS and self.office(at):
            return False
        return "." not in word[:-1] and "&" not in word and not (len(word) > 7 and word.isupper())

    def office(self, at: int) -> bool:
        """Whether a title or office opens here ("ông Nguyễn Văn A Phó Chủ tịch")."""
        return bool(lex.match(lex.ROLE_TRIE, self.keys, at)) or (
            self.keys[at] in {"phó", "nguyên"}
            and at + 1 < self.size
            and bool(lex.match(lex.ROLE_TRIE, self.keys, at + 1))
        )

    def honoured_name(self, at: int) -> int:
        """End of the name after an honorific: any run of capitals but an office, or `at`."""
        end = at
        limit = self.run(at)
        while end < limit and end - at < LONGEST_NAME:
            if (self.office(end) and not self._is_given_name(at, end, limit)) or (
                end == at and self.body(end)
            ):
                break
            if self.keys[end] in _NO_NAMES and not (end == at and self.middle(at + 1)):
                break
            if end == at + 1 and self._is_initial(at) and self.keys[end] in _AFTER_INITIAL:
                break  # "tìm ông C. Cuối cùng, ..."
            end += 1
        return end

    def _is_initial(self, at: int) -> bool:
        """Whether a word is one letter with a point, as people are called who shall not be named."""
        return len(self.words[at]) == 2 and self.words[at][1] == "."

    def _is_given_name(self, at: int, end: int, limit: int) -> bool:
        """Whether two capitals that look like an office are a given name ("anh Lê Quốc Vương")."""
        given = end == at + 1 and limit == end + 2 and self.keys[at] in lex.COMMON_FAMILY_NAMES
        return given and self.keys[end] in _GIVEN and self.capital(end + 1)

    def middle(self, at: int) -> bool:
        """Whether the middle name Thị or Văn stands between two capitals ("Ông Văn Lợi")."""
        return at + 1 < self.size and self.keys[at] in _MIDDLES and self.capital(at) and self.capital(at + 1)

    def body(self, at: int) -> bool:
        """Whether the capitals at a position open the name of an office ("Bộ trưởng", "Ban Chấp hành")."""
        key = self.keys[at]
        if key not in lex.NOT_GIVEN_NAMES:
            return False
        following = self.keys[at + 1] if at + 1 < self.size else ""
        return f"{key} {following}" in _BODIES or not (self.capital(at) and len(self.words[at]) > 1)

    def foreign(self, at: int, end: int, close: bool = False) -> int:
        """Start of a foreign name at the end of a run of capitals behind a role, or `end`.

        Where the run follows a title at once (`close`) or a known place opens it, the rest is one name, also
        where its first word is spelt like a Vietnamese syllable ("Bộ trưởng Y tế Hà Lan Leo Brandt").
        """
        start = at
        while start < end:
            length = lex.match(lex.PLACES, self.keys, start)
            turned = not length and self.keys[start] in POINTS and start + 1 < end  # "thị trưởng Tây Berlin"
            length = length or lex.match(lex.PLACES, self.keys, start + turned)
            length = length or lex.match(lex.NAMED_BODIES, self.keys, start + turned)
            if not length:
                break
            start += turned + length
        if start < end and self.keys[start] in {"đh", "cđ"} and end - start > _PLACE_AND_NAME:
            start += 2  # "giáo sư ĐH Nankai Pang Zhongying"
        names = [place for place in range(start, end) if is_foreign(self.words[place])]
        particles = any(self.keys[place] in lex.NAME_PARTICLES for place in range(start, end))
        if not names or end - names[0] > (6 if particles else 4):
            return (
                max(start, end - 2) if names and end - start > 1 and is_foreign(self.words[end - 1]) else end
            )
        if self.words[names[0]].isupper() and len(self.words[names[0]]) <= 5:
            return names[1] if len(names) > 1 and not self.words[names[1]].isupper() else end
        whole = (close or start > at) and end - start <= (6 if particles else 4)
        if start == at and end - at == len(names) == _PLACE_AND_NAME and self._rules_place(at):
            return at + 1  # "Thị trưởng Cancun Felix Gonzales"
        if whole and self._is_given(start, names[0]):
            return start
        place = lex.match(lex.PLACES, self.keys, names[0])
        if names[0] + place < end and place:
            return names[0] + place
        eastern = names[0] - 1
        if eastern >= start and self.keys[eastern] in _EASTERN and self.words[eastern].istitle():
            return eastern  # "Thứ trưởng Nông nghiệp Liu Guo"
        return names[0]

    def _rules_place(self, at: int) -> bool:
        """Whether an office of a town or province stands right before a position, and no given name there."""
        return tuple(self.keys[max(0, at - 2) : at]) in _LOCAL and self.keys[at] not in _GIVEN_ABROAD

    def _is_given(self, at: int, end: int) -> bool:
        """Whether the words before a foreign word may be given names too: no abbreviation, no body."""
        return all(
            (
                self.words[place].isalpha()
                and not self.words[place].isupper()
                and self.keys[place] not in lex.NOT_GIVEN_NAMES
            )
            or self.words[place][1:] == "."
            for place in range(at, end)
        )

    def _bridges(self, at: int) -> bool:
        """Whether "cầu" is a bridge, not the first syllable of "cầu thủ" ("cầu Thủ Thiêm")."""
        return self.keys[at] == "cầu" and self.words[at].islower() and self.capital(at + 1)

    def is_place_word(self, at: int) -> bool:
        """Whether the word names a place, school or firm after it; "môi trường" and "thị trường" do not."""
        if self.keys[at] not in PLACE_WORDS:
            return False
        before = _PLACE_PAIRS.get(self.keys[at])
        if before is not None and at and self.keys[at - 1] in before:
            return self.keys[at] != "học" or (at > 1 and self.keys[at - 2] == "trường")
        if self.keys[at] not in lex.PLACE_WORDS:
            return False
        if self.keys[at] == "học" and at > 1 and self.keys[at - 2] == "sau":
            return False  # "Vụ trưởng Đại học và Sau đại học Lê Văn A"
        return not (at and self.keys[at - 1] in _NOT_PLACE_BEFORE.get(self.keys[at], ()))

    def _names_holder(self, at: int) -> bool:
        """Whether the office that an abbreviation stands for has a Vietnamese name behind it.

        "TT" is a head of state or of government only before a foreign name, or a country and one.
        """
        if self.words[at] != "TT":
            return at + 1 < self.size and self.name(at + 1) > 0
        name = at + 1 + lex.match(lex.PLACES, self.keys, at + 1) if at + 1 < self.size else self.size
        return self.capital(name) and is_foreign(self.words[name].rpartition(".")[2])

    def head(self, at: int) -> int:
        """End of the head of a role ("nguyên Phó Chủ tịch"), or `at`."""
        if at >= self.size or self.keys[at] not in _HEADS or self._bridges(at):
            return at
        if at and self.keys[at] == "quyền" and self.keys[at - 1] == "chính":
            return at  # "chính quyền Tổng thống A"
        if at and self.keys[at] == "quan" and self.keys[at - 1] == "cơ":
            return at  # "cơ quan chức năng"
        end = at
        while end < self.size and end - at < 3 and self.keys[end] in lex.ROLE_PREFIXES:
            if lex.match(lex.ROLE_TRIE, self.keys, end):
                break
            end += 1
        length = lex.match(lex.ROLE_TRIE, self.keys, end) if end < self.size else 0
        if not length and end < self.size and self.words[end] in _ABBREVIATED:
            length = int(self._names_holder(end))
        if not length:
            return at
        end += length
        if self.keys[end : end + 1] == ["quán"] and self.keys[end - 1] in {"sứ", "sự"}:
            return at  # "Đại sứ quán Mỹ"
        while end + 1 < self.size and self.keys[end] == "." and end - at < 8:  # "TS. Nguyễn", "PGS. TS."
            if not (self.capital(end + 1) and lex.match(lex.ACADEMIC_TRIE, self.keys, end - 1)):
                break
            end += 1 + lex.match(lex.ROLE_TRIE, self.keys, end + 1)
        return end
