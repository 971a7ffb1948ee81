"""How far a role phrase reaches before a name ("Phó Chủ tịch UBND tỉnh ...")."""

from __future__ import annotations

from searchlib.articles import lexicon as lex
from searchlib.articles.names import LONGEST_NAME, Names, is_foreign
from searchlib.articles.splits import FREQUENT, likelihood
from searchlib.articles.verbs import ADVERBS, OBJECT_MARKERS, STRONG_VERBS, is_verb

DASHES = frozenset({"-", "–", "—"})
AUXILIARIES = frozenset({"đã", "đang", "sẽ", "cũng", "vừa", "vẫn", "đều", "còn"})
_CLERGY = lex.words("đức linh hồng")
_JOINS = lex.words("và trên điều chủ")
_ALSO_GIVEN = lex.words("trung thành công liên")
_GOING_ON = lex.ROLE_WORDS - _JOINS
_FIELDS = [
    list(entry) for entry in lex.phrases("địa phương, dân nguyện, văn phòng, nhi đồng, khí tượng, thú y")
]
"""What an office is for, where only the first syllable has a capital ("Vụ trưởng Địa phương")."""
_UNLIKELY = -4
_WHERE = lex.words("ở tại từ ngoài khắp")
_OTHERS = lex.words("các những nhiều được bị không có là sẽ theo khi mà nếu vì do với cùng để đến cho nói")
_MEETS = lex.words("tiếp gặp thăm mời gửi trao tặng bầu cho với đón")
_SCHOOLS = lex.words("đh cđ bv học thpt thcs non trường")
_FIRMS = lex.words("ty trường đoàn hàng doanh nghiệp xưởng viện tiệm quán")


class Roles(Names):
    """Reads role phrases and the names at their end."""

    __slots__ = ()

    def _name_in_run(self, start: int, at: int) -> tuple[int, int]:
        """(start, end) of a name within the capitals at a position, or (0, where to read on)."""
        keys = self.keys
        limit = self.run(at)
        behind_place_word = at > self.head(start) and self.is_place_word(at - 1)
        if behind_place_word and keys[at : at + 3] == ["hồ", "chí", "minh"]:
            return 0, at + 3
        soft = behind_place_word and keys[at - 1] in lex.SOFT_PLACE_WORDS and limit - at >= 3
        whole = limit - at == 3 or (limit - at == 4 and (keys[at] in FREQUENT or self._titular(at)))
        if soft and whole and self.name(at) == limit and keys[at] in lex.COMMON_FAMILY_NAMES:
            return at, limit
        if keys[start] in _CLERGY and at == self.head(start) and not self.words[at].isupper():
            return at, min(limit, at + LONGEST_NAME)  # "Đức cha Phêrô Nguyễn Văn Lộc"
        best, place = self._split(at, limit, behind_place_word)
        if best is not None:
            return best
        if place < limit:
            return 0, self.head(place)
        name = self.foreign(at, limit)
        if name == at and keys[at - 1] in _WHERE:
            name = limit
        if name < limit and not behind_place_word and not self._goes_on_lower(limit):
            return name, limit
        direct = self.head(start)
        if direct != at and any(self.head(place) == at for place in range(at - 1, max(start, at - 4), -1)):
            direct = at  # "đại biểu - giáo sư Tương Lai"
        if direct == at and limit - at >= 1 and not lex.match(lex.PLACES, keys, at) and not self.body(at):
            return self._direct(start, at, limit)
        return 0, limit

    def _split(self, at: int, limit: int, announced: bool) -> tuple[tuple[int, int] | None, int]:
        """The likeliest (start, end) of a name in a run, and the first title in it (or `limit`)."""
        keys = self.keys
        best: tuple[int, tuple[int, int]] | None = None
        place = known = at
        while place < limit:
            if place < limit - 1 and self.is_place_word(place) and self.words[place].isupper():
                place += 1
                known = at = place
                if keys[place : place + 3] == ["hồ", "chí", "minh"]:
                    known = place = place + 3
                elif self.words[place].isupper() and len(self.words[place]) > 1:
                    known = place = place + 1  # TP HCM
                if place >= limit:
                    break
                announced, best = True, None
            length = lex.match(lex.PLACES, keys, place) if place == known else 0
            if length and not (keys[place] == "anh" and place + 1 == limit) and not self._titular(place):
                known = place = place + length
                continue
            if best is None and self.head(place) > place:
                return None, place
            end = self.name(place) or self.by_middle(place)
            if end and (end - place > 2 or not self._goes_on_lower(end)):
                named = (
                    announced and place == known == at
                )  # the place's own name, or a person's behind no place
                soft = self.words[at - 1].isupper() or keys[at - 1] in lex.SOFT_PLACE_WORDS
                if not named or self._titular(place) or (soft and end - place > 2):
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

    def _titular(self, at: int) -> bool:
        """Whether a woman's middle name follows a family name ("tỉnh Hà Thị Nga")."""
        return at + 2 < self.size and self.keys[at + 1] == "thị" and self.capital(at + 2)

    def _goes_on_lower(self, at: int) -> bool:
        """Whether a lower-case syllable goes on with the capitals before it ("Đoàn Thanh niên")."""
        if at >= self.size or not self.words[at][0].islower() or self.keys[at] not in _GOING_ON:
            return False
        return not is_verb(self.keys, at) and self.keys[at] not in ADVERBS

    def _direct(self, start: int, at: int, limit: int) -> tuple[int, int]:
        """A name right behind the role, of no known family ("Thiếu tướng Y Biêr", "luật sư Hải")."""
        said = limit == at + 1 and limit < self.size and is_verb(self.keys, limit)
        if (self.keys[at] in lex.NOT_GIVEN_NAMES and not (said and self.keys[at] in _ALSO_GIVEN)) or any(
            len(w) > 5 and w.isupper() for w in self.words[at:limit]
        ):
            return 0, limit
        if any(self.words[place].isupper() and len(self.words[place]) > 1 for place in range(at, limit)):
            return 0, limit
        if limit < self.size and self.keys[limit] in lex.ROLE_WORDS - {"người"}:
            return 0, limit
        if limit == at + 1 and limit < self.size and self.keys[at : limit + 1] in _FIELDS:
            return 0, limit
        return at, limit

    def _is_firm(self, at: int, start: int, end: int) -> bool:
        """Whether the name is that of a firm or school in the role ("Giám đốc Công ty Dệt may Hà Tiên")."""
        before = self.keys[start - 1]
        if before in _SCHOOLS and self.is_place_word(start - 1):
            return not is_foreign(self.words[end - 1])
        if is_foreign(self.words[end - 1]) or self.capital(start - 1) or before == ")" or end - start > 2:
            return False
        return any(
            self.keys[place] in _FIRMS and self.keys[place - 1] not in {"môi", "thị"}
            for place in range(at + 1, start)
        )

    def _far_name(self, at: int) -> tuple[int, int] | None:
        """A name before a predicate, behind words that no office is known by."""
        for place in range(at, min(self.size, at + 16)):
            key = self.keys[place]
            if key == "bị" and self.keys[place - 1] == "thiết":
                continue
            if not key[0].isalpha() or key in AUXILIARIES or key in _OTHERS:
                return None
            if self.capital(place):
                limit = self.run(place)
                found = self._name_at_end(place, limit) or self._last_name(place, limit, place - at)
                if found is not None:
                    return found
            elif key in _MEETS or lex.match(STRONG_VERBS, self.keys, place):
                return None
        return None

    def _last_name(self, at: int, limit: int, passed: int) -> tuple[int, int] | None:
        """A whole common name at the end of a phrase ("Trưởng phòng quản lý thi Sở A Dương Nguyên Hồng")."""
        ends = limit >= self.size or not self.words[limit][0].isalnum()
        if passed > 8 or not ends or self.is_place_word(at - 1):
            return None
        for name in range(limit - 4, limit - 2):
            if name >= at and self.keys[name] in lex.COMMON_FAMILY_NAMES and self.name(name) == limit:
                return name, limit
        return None

    def _name_at_end(self, at: int, limit: int) -> tuple[int, int] | None:
        """The name with which a run of capitals ends, if a verb or adverb follows."""
        if limit >= self.size or self.capital(limit):
            return None
        says = lex.match(STRONG_VERBS, self.keys, limit)
        follows = says or self.keys[limit] in ADVERBS or self.keys[limit] in AUXILIARIES
        if follows and not self.is_place_word(at - 1):
            for name in range(at, limit - 2):
                if self.keys[name] in lex.COMMON_FAMILY_NAMES and self.name(name) == limit:
                    return name, limit
        name = at if self.name(at) == limit else self.foreign(at, limit)
        if limit - 2 >= at and self.keys[limit - 2] in lex.COMMON_FAMILY_NAMES:
            name = min(name, limit - 2)
        return (name, limit) if says > 1 and limit - name >= 2 else None

    def _role_step(self, start: int, at: int, key: str) -> int:
        """How many words a role phrase takes at a position; 0 ends it."""
        keys = self.keys
        following = keys[at + 1] if at + 1 < self.size else ""
        if not key[0].isalnum():
            return self._mark_step(start, at, following)
        if key == "và":
            capital = self.capital(at + 1) and following not in lex.HONORIFIC_TRIE
            return int(capital or following in lex.ROLE_WORDS)
        if self.capital(at - 1) and self._completes(at):
            return 1
        if key in lex.ROLE_WORDS:
            return 0 if is_verb(keys, at) else 1
        head = self.head(at)
        return head - at

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
        if key == ",":
            return int(self.keys[start] not in lex.GENERIC_ROLES and (titled or self._listed(at + 1)))
        if key in DASHES:
            capitals = self.capital(at + 1) and self.capital(at - 1)
            return int(following in lex.HONORIFIC_TRIE or titled or capitals)
        return 0

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


_HONORIFICS = frozenset({"ông", "bà", "anh", "chị"})
_OF_FIRMS = lex.words(
    "chủ giám chuyên nhà lãnh đại quan thành thống nhân cán ceo phát người trưởng giới cổ tổ đội phóng cử"
)


def is_academic(role: tuple[str, ...]) -> bool:
    """Whether a role opens with a title that is no office ("TS")."""
    keys = [lex.key(word) for word in role]
    return bool(keys) and lex.match(lex.ACADEMIC_TRIE, keys, 0) > 0


def has_many(role: tuple[str, ...]) -> bool:
    """Whether a role stands before firms and places as often as before a person's one-word name."""
    keys = [lex.key(word) for word in role]
    at = 0
    while at < len(keys) - 1 and keys[at] in lex.ROLE_PREFIXES:
        at += 1
    if keys[at : at + 2] == ["tổng", "giám"]:
        at += 1
    if keys[at : at + 2] in (["đại", "tá"], ["đại", "úy"], ["đại", "tướng"], ["đại", "sứ"]):
        return False
    return bool(keys) and keys[at] in _OF_FIRMS


def gives_way(role: tuple[str, ...], apposed: tuple[str, ...]) -> bool:
    """A one-word rank or trade before the name gives way to an office after it."""
    return len(role) <= 2 and len(apposed) > 2 and lex.key(role[0]) in lex.GENERIC_ROLES


def trimmed(role: tuple[str, ...]) -> tuple[str, ...]:
    """A role without marks at its end, and academic titles without points ("PGS. TS.")."""
    while role and (role[-1] in _HONORIFICS or (not role[-1][0].isalnum() and role[-1] != ")")):
        role = role[:-1]
    if role and is_academic(role) and any(mark == "." for mark in role):
        role = tuple(word for word in role if word != ".")
    return role
