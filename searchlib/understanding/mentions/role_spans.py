"""How far a role phrase reaches before a name ("Phó Chủ tịch UBND tỉnh ...")."""

from __future__ import annotations

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import ADVERBS, STRONG_VERBS, is_verb
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.name_spans import LONGEST_NAME
from searchlib.understanding.mentions.name_splits import FREQUENT, likelihood
from searchlib.understanding.mentions.offices import has_many
from searchlib.understanding.mentions.role_phrases import COURTS, GOING_ON, Phrases
from searchlib.understanding.mentions.word_forms import is_foreign

LISTS = WordLists("mentions/role_spans")

AUXILIARIES = LISTS.words("auxiliaries")
_DAYTIMES = LISTS.words("daytimes")
_CLERGY = LISTS.words("clergy")
_ALSO_GIVEN = LISTS.words("also_given")
_FIELDS = [list(entry) for entry in LISTS.ordered("fields")]
_UNLIKELY = -4
_WHERE = LISTS.words("where")
_OTHERS = LISTS.words("others")
_MEETS = LISTS.words("meets")
_TRADES = LISTS.words("trades")
_UNITS = LISTS.words("units")
_HEADED = _UNITS | LISTS.words("headed")
_HEADS_OF_UNITS = frozenset({"trưởng", "phó"})
_NEW_PERSON = LISTS.words("new_person")
_SCHOOLS = LISTS.words("schools")
_PARTIES = LISTS.phrases("parties")
_PARTY_NAMES = LISTS.words("party_names")
_MOON = LISTS.words("moon")
_PARTY_LEADER = 3
_WHOLE_FOREIGN = 2
_KINDS_OF_SCHOOLS = LISTS.phrases("kinds_of_schools")
_GROUPS = LISTS.words("groups")
_BODIES = [list(entry) for entry in LISTS.ordered("bodies")]
_STREETS = LISTS.words("streets")
_WARDS = LISTS.words("wards")
_OF_STATES = LISTS.words("of_states")
_NO_NAMES = LISTS.words("no_names")
_PRESSMEN = LISTS.words("pressmen")
_COURT = ["tòa", "án"]
PAPERS = LISTS.words("papers")
_FIRMS = LISTS.words("firms")


_NOTED = AUXILIARIES.union(_OTHERS, _MEETS, STRONG_VERBS)
"""The words in small letters at which the search for a name further on may end."""


class Roles(Phrases):
    """Reads role phrases and the names at their end."""

    __slots__ = ()

    def _name_in_run(self, start: int, at: int) -> tuple[int, int]:
        """(start, end) of a name within the capitals at a position, or (0, where to read on)."""
        keys = self.keys
        limit = self.run(at)
        head = self.head(start)
        behind_place_word = at > head and self.is_place_word(at - 1)
        if (found := self._announced(start, at, limit, behind_place_word)) is not None:
            return found
        if keys[start] in _PRESSMEN and lex.match(lex.NEWSPAPERS, keys, at) == limit - at:
            return 0, limit  # "Phóng viên Tuổi Trẻ đã đến xã"
        best, place = self._split(at, limit, behind_place_word)
        if best is not None:
            return best
        if place < limit:
            return 0, self.head(place)
        close = at == head and not has_many(tuple(self.words[start:at]))
        paper = keys[at - 1] in PAPERS and keys[at - 2 : at] != ["nhà", "báo"]
        if paper and any(map(is_foreign, self.words[at:limit])):
            own = limit - at < 3 or keys[limit - 1] in lex.PRESS
            return (0, limit) if own else (limit - 2, limit)  # "biên tập viên tờ Globe John Bell"
        if limit - at > 1 and keys[limit - 1] in lex.INSTITUTIONS:
            return 0, limit
        name = self.foreign(at, limit, close)
        if at < name < limit - 1 and keys[name] in lex.INSTITUTIONS:
            name += 1  # "phóng viên Boston Post Ivan Bor"
        if name == at and keys[at - 1] in _WHERE:
            name = limit
        own = close or (limit - name > 1 and all(map(is_foreign, self.words[name:limit])))
        own = own or keys[start] == "nhà" or keys[start : start + 2] == ["đại", "biểu"]
        at_place = own and limit - name > 1 and keys[limit : limit + 1] in (["tại"], ["của"], ["thuộc"])
        # "Ngoại trưởng Ivan Bor tại", "Thủ tướng Bor tiến hành vận động"
        ends = close and is_foreign(self.words[limit - 1]) and _OF_STATES.isdisjoint(keys[limit : limit + 1])
        at_place = at_place or ends
        behind = behind_place_word and not at < name == at + lex.match(lex.PLACES, keys, at)
        if name < limit and not behind and (at_place or not self._goes_on_lower(limit)):
            return name, limit
        if head != at and any(self.head(place) == at for place in range(at - 1, max(start, at - 4), -1)):
            head = at  # "đại biểu - giáo sư Tương Lai"
        if head == at and limit - at >= 1 and not lex.match(lex.PLACES, keys, at) and not self.body(at):
            return self._direct(start, at, limit)
        return 0, limit

    def _of_party(self, at: int) -> bool:
        """Whether the party has its name before a leader's ("đảng Uri", "đảng cầm quyền Uri")."""
        korean = "-" in self.words[at + _PARTY_LEADER - 1]
        if not (korean or self.keys[at] in _PARTY_NAMES):
            return False
        return self.keys[at - 1] == "đảng" or (
            self.keys[at - 3] == "đảng" and tuple(self.keys[at - 2 : at]) in _PARTIES
        )

    def _announced(self, start: int, at: int, limit: int, behind_place_word: bool) -> tuple[int, int] | None:
        """As `_name_in_run`, where the words before the capitals alone tell: a city, a priest, a judge."""
        keys = self.keys
        for place in range(at, limit - 1):
            if keys[place] == "ban" and keys[place + 1] in _MOON:
                return place, limit  # "Ngoại trưởng Hàn Quốc Ban Ki Moon": no committee
        if limit - at == _PARTY_LEADER and self._of_party(at):
            return at + 1, limit  # "Chủ tịch đảng Uri Chun Jung-bae"
        if behind_place_word and keys[at : at + 3] == ["hồ", "chí", "minh"]:
            return 0, at + 3
        body = lex.match(lex.NAMED_BODIES, keys, at)
        if body > limit - at:
            return 0, at + body  # "quan chức Chữ Thập đỏ Ivan Bor"
        if keys[at - 1] == "đảng" and limit - at == _WHOLE_FOREIGN and self._are_foreign(at, limit):
            return 0, limit  # "Phó chủ tịch đảng Nova Ruma"
        if keys[at] in _NO_NAMES:
            return 0, limit  # "... lấy ý kiến CN. Nhiều cán bộ"
        soft = behind_place_word and self._is_soft(at) and limit - at >= 3
        whole = limit - at == 3 or (limit - at == 4 and (keys[at] in FREQUENT or self._titular(at)))
        if soft and whole and self.name(at) == limit and keys[at] in lex.COMMON_FAMILY_NAMES:
            return at, limit
        if keys[start] in _CLERGY and at == self.head(start) and not self.words[at].isupper():
            see = lex.match(lex.PLACES, keys, at)
            at += see if see < limit - at and is_foreign(self.words[limit - 1]) else 0
            return at, min(limit, at + LONGEST_NAME)  # "Đức cha Phêrô Nguyễn Văn Lộc"
        return self._judge(at, limit) if keys[at - 1] in COURTS else None

    def _are_foreign(self, at: int, end: int) -> bool:
        """Whether nothing in some capitals is spelt like initials, and one is no Vietnamese syllable."""
        words = self.words[at:end]
        return not any("." in word for word in words) and any(map(is_foreign, words))

    def _judge(self, at: int, limit: int) -> tuple[int, int] | None:
        """A judge's name right behind the court ("Chánh án tòa Karl Bor", "Chánh án tòa Boston Karl Bor")."""
        name = max(at, limit - 2)
        foreign = limit - name == 2 and all(map(is_foreign, self.words[name:limit]))
        if foreign and not lex.match(lex.PLACES, self.keys, name):
            return name, limit
        return (
            (at, limit) if limit - at == 3 and self.name(at) == limit and self.keys[at] in FREQUENT else None
        )

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
            if length == 1 and self._stage_name(at, limit):
                return (at, limit), limit
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
                soft = self.words[at - 1].isupper() or self._is_soft(at)
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

    def _stage_name(self, at: int, limit: int) -> bool:
        """Whether a country of one syllable opens a name of two right behind a trade ("ca sĩ Đức Hiệp")."""
        if limit - at != 2 or self._goes_on_lower(limit):
            return False
        trade = any(self.head(start) == at and self.keys[start] in _TRADES for start in (at - 2, at - 3))
        return trade and lex.is_syllable(self.words[at + 1]) and self.keys[at + 1] not in lex.NOT_GIVEN_NAMES

    def _titular(self, at: int) -> bool:
        """Whether a woman's middle name follows a family name ("tỉnh Hà Thị Nga")."""
        return at + 2 < self.size and self.keys[at + 1] == "thị" and self.capital(at + 2)

    def _goes_on_lower(self, at: int) -> bool:
        """Whether a lower-case syllable goes on with the capitals before it ("Đoàn Thanh niên")."""
        if at >= self.size or not self.words[at][0].islower():
            return False
        if self.keys[at].partition("-")[0] not in GOING_ON:
            return False
        if self.keys[at] == "không" and self.keys[at + 1 : at + 2] != ["chuyên"]:
            return False
        if self.keys[at : at + 2] == ["đối", "với"]:
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
        if limit < self.size and self.keys[limit].partition("-")[0] in lex.ROLE_WORDS - {"người"}:
            return 0, limit
        if limit == at + 1 and limit < self.size and self.keys[at : limit + 1] in _FIELDS:
            return 0, limit
        headed = self.keys[at - 1] in _HEADS_OF_UNITS and self.keys[at - 2] in _HEADED
        unit = headed or self.keys[at - 1] in _UNITS
        if limit == at + 1 and unit and not (said or self._ends(limit)):
            return 0, limit  # "Phó phòng Dự báo", "Vụ trưởng Khảo thí"
        return at, limit

    def _ends(self, at: int) -> bool:
        """Whether a name may end before a word: no lower-case word that goes on with a term follows."""
        if at >= self.size or not self.words[at].islower():
            return True
        return self.keys[at] in ADVERBS or self.keys[at] in AUXILIARIES or self.keys[at] in _OTHERS

    def _is_firm(self, at: int, start: int, end: int) -> bool:
        """Whether the name is that of a firm or school in the role ("Giám đốc Công ty Dệt may Hà Tiên")."""
        before = self.keys[start - 1]
        if self._is_of_school(start):
            return True
        firm = self.keys[start - 4 : start - 2] == ["công", "ty"] and start - 4 > self.head(at)
        if firm and end - start <= _WHOLE_FOREIGN and self._are_foreign(start, end):
            return True  # "các nhà phân tích tại công ty chứng khoán Ruta Lor"
        if start > self.head(at) and self._is_group(before, start, end):
            return True
        if before in _SCHOOLS and self.is_place_word(start - 1):
            return not is_foreign(self.words[end - 1])
        if before == "tnhh" and end - start <= 2:
            return True
        if is_foreign(self.words[end - 1]) or self.capital(start - 1) or before == ")" or end - start > 2:
            return False
        return any(
            self.keys[place] in _FIRMS
            and self.keys[place - 1] not in {"môi", "thị"}
            and self.keys[place + 1] != "kiểm"  # "Viện kiểm sát"
            for place in range(self.head(at), start)
        )

    def _is_of_school(self, at: int) -> bool:
        """Whether a name is that of a school told by its kind ("cán bộ của trường đặc biệt Lê Văn Tám")."""
        return self.keys[at - 3] == "trường" and tuple(self.keys[at - 2 : at]) in _KINDS_OF_SCHOOLS

    def _is_group(self, before: str, start: int, end: int) -> bool:
        """Whether a foreign name is that of a group or a state ("thành viên nhóm Al Noor", "bang Ohio")."""
        if before == "bang" or self.keys[start - 2 : start] == _COURT:
            return end - start == 1
        if (before == "clb" or (before == "bộ" and self.keys[start - 2] == "lạc")) and end - start < 3:
            return True
        named = before in _GROUPS or self.keys[start - 2 : start] in _BODIES
        return named and is_foreign(self.words[end - 1])

    def _is_named_place(self, at: int, limit: int) -> bool:
        """Whether capitals are a town's or a street's ("ở thị trấn Hà Lam", "dự án đường Lê Văn Lam")."""
        if not self.is_place_word(at - 1) or is_foreign(self.words[at]) or self.name(at) != limit:
            return False
        return limit - at == 2 or self.keys[at - 1] in _STREETS

    def _far_name(self, at: int) -> tuple[int, int] | None:
        """A name before a predicate, behind words that no office is known by."""
        for place in range(at, min(self.size, at + 16)):
            key = self.keys[place]
            if key not in _NOTED and key[0].isalpha() and not self.capital(place):
                continue
            if key == "bị" and self.keys[place - 1] == "thiết":
                continue
            if not key[0].isalpha() or key in AUXILIARIES or key in _OTHERS:
                return None
            if self.capital(place):
                limit = self.run(place)
                if self._is_group(self.keys[place - 1], place, limit) or self._is_named_place(place, limit):
                    return None
                if self._is_of_school(place):
                    return None
                if limit - place == _PARTY_LEADER and self._of_party(place):
                    return place + 1, limit
                found = self._name_at_end(place, limit) or self._last_name(place, limit, place - at)
                if found is not None:
                    apart = found[0] == place and self.keys[place - 1] in _NEW_PERSON
                    return None if apart else found
            elif key in _MEETS or (key in STRONG_VERBS and lex.match(STRONG_VERBS, self.keys, place)):
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
        announced = self.is_place_word(at - 1)
        if announced and (follows or self.keys[limit] in _DAYTIMES) and self._is_whole(at, limit):
            return at, limit  # "Trưởng phòng ... thành phố Lê Văn A sáng nay thừa nhận"
        if follows and not announced:
            best, _ = self._split(at, limit, False)
            if (
                best
                and best[1] == limit
                and limit - best[0] > 2
                and self.keys[best[0]] in lex.COMMON_FAMILY_NAMES
            ):
                return best
        name = at if self.name(at) == limit else self.foreign(at, limit)
        if limit - 2 >= at and self.keys[limit - 2] in lex.COMMON_FAMILY_NAMES:
            name = min(name, limit - 2)
        spoken = says > 1 or (self.keys[limit] == "nói" and is_foreign(self.words[limit - 1]))
        whole = limit - name >= 2 or (
            name < limit and "." in self.words[name] and is_foreign(self.words[name])
        )
        return (name, limit) if spoken and whole else None

    def _is_soft(self, at: int) -> bool:
        """Whether a person's name may follow the place word before a position ("Chủ tịch xã Lê Văn A")."""
        ward = self.keys[at - 1] in _WARDS
        return self.keys[at - 1] in lex.SOFT_PLACE_WORDS and not (
            ward and lex.match(lex.HEROES, self.keys, at)
        )

    def _is_whole(self, at: int, limit: int) -> bool:
        """Whether a common name of three syllables stands behind a place left bare ("thành phố Lê Văn A")."""
        soft = self._is_soft(at) and limit - at == 3
        return soft and self.keys[at] in FREQUENT and self.name(at) == limit
