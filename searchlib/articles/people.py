"""Who is mentioned in a paragraph: names with honorifics and roles, bare titles, pronouns.

Found first and resolved later (`resolve`): a mention tells what stands in the text, not who is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from searchlib.articles import lexicon as lex
from searchlib.articles.bare import BEFORE_NAMES, Bare
from searchlib.articles.names import gender_of, is_foreign
from searchlib.articles.offices import gives_way, has_many, is_academic, trimmed, with_office
from searchlib.articles.persons import Form, Mention
from searchlib.articles.splits import FREQUENT
from searchlib.vietnamese.cache import Cache

_LONGEST_ROLE = 40


def mentions(words: list[str], keys: list[str]) -> list[Mention]:
    """The mentions of a paragraph (words and keys as in `Clauses`), from left to right."""
    found: list[Mention] = []
    reader = _Reader(words, keys)
    done = 0
    for at in compress(range(len(words)), map(_MAY_OPEN.__getitem__, words)):
        if at < done:
            continue
        first, second = keys[at], keys[at + 1] if at + 1 < len(keys) else ""
        mention: Mention | None = None
        seconds = _ADDRESSED.get(first, _NEVER)
        if seconds is None or second in seconds:
            mention = reader.honoured(at)
        seconds = _TITLED.get(first, _NEVER)
        if mention is None and (seconds is None or second in seconds):
            mention = reader.titled(at)
        if mention is None and words[at][0].isupper():
            if first in _CONNECTIVES and reader.starts_sentence(at):
                done = at + 1
                continue
            end = reader.name(at)
            mention = reader.bare(at, end) if end else reader.short(at)
            if mention is None:
                done = at + 1 if end else reader.skip(at)
                continue
        if mention is not None:
            found.append(mention)
            done = mention.end
    return found


def _seconds(tables: Iterable[lex.Trie], alone: Iterable[str] = ()) -> dict[str, frozenset[str] | None]:
    """The second syllables of entries by the first; None where the first may stand `alone`.

    Most words that begin like a role or an address do not go on like one.
    """
    entries: dict[str, list[list[str]]] = {first: [[first]] for first in alone}
    for table in tables:
        for first, found in table.items():
            entries.setdefault(first, []).extend(found)
    return {
        first: frozenset(entry[1] for entry in found) if all(len(entry) > 1 for entry in found) else None
        for first, found in entries.items()
    }


_ADDRESSED = _seconds((lex.HONORIFIC_TRIE, lex.EPITHET_TRIE, lex.PRONOUN_TRIE))
_TITLED = _seconds((lex.ROLE_TRIE,), alone=lex.ROLE_PREFIXES)
_NEVER: frozenset[str] = frozenset()
_MAY_OPEN = Cache(
    lambda word: word[0].isupper() or (spelt := lex.key(word)) in _ADDRESSED or spelt in _TITLED, 50_000
)
"""Whether a mention may begin with a word: it has a capital, or is the first of a role or an address."""


class _Reader(Bare):
    """Reads mentions at given positions of one paragraph."""

    __slots__ = ()

    def honoured(self, at: int) -> Mention | None:
        """A mention that begins with an honorific: by name, by title, by pronoun or epithet."""
        keys = self.keys
        epithet = lex.match(lex.EPITHET_TRIE, keys, at)
        length = lex.match(lex.HONORIFIC_TRIE, keys, at)
        if length and self.capital(at) and not self.starts_sentence(at) and keys[at - 1] not in BEFORE_NAMES:
            length = 0
        if length and at + length < self.size:
            gender = lex.HONORIFICS[tuple(keys[at : at + length])]
            start = at + length
            end = self.honoured_name(start)
            if end == start:
                end = self._typed_small(start)
            if end > start and not self._not_named(at, start):
                return self.named(at, start, end, (), gender)
            if not epithet:
                titled = self.titled(start) if keys[start] in lex.ROLE_TRIE or keys[start] == "phó" else None
                if titled is not None and self.keys[at] not in {"bạn", "em", "già", "nữ"}:
                    return Mention(
                        at, titled.end, titled.form, titled.name, titled.role, gender, True, titled.after
                    )
        if epithet:
            return self._epithet(at, epithet)
        return self.pronoun(at)

    def _not_named(self, at: int, start: int) -> bool:
        """Bà Rịa, Anh Quốc and the like; the country of a friend or a delegate ("những người bạn Mỹ")."""
        if (
            self.keys[at] in _OF_COUNTRIES
            and not self.capital(start + 1)
            and lex.match(lex.PLACES, self.keys, start)
        ):
            return True
        pair = f"{self.keys[at]} {self.keys[start]}"
        return pair in _NOT_NAMED and not self.capital(start + 1)

    def _typed_small(self, at: int) -> int:
        """End of a name whose family name lacks its capital ("ông nguyễn Văn An"), or `at`."""
        if self.keys[at] in FREQUENT and self.words[at].islower() and self.capital(at + 1):
            return self.honoured_name(at + 1)
        return at

    def _epithet(self, at: int, length: int) -> Mention | None:
        end = at + length
        keys = self.keys
        if keys[at] == "người" and keys[at + 1] == "đứng":
            while end < self.size and end - at < 12 and (self.capital(end) or keys[end] in lex.ROLE_WORDS):
                end += 1
        elif keys[end - 1] not in {"này", "ấy"} and end < self.size and keys[end] in {"này", "ấy"}:
            end += 1
        gender = lex.FEMALE if keys[at] in {"nữ", "bà"} else lex.MALE if keys[at] in {"ông", "nam"} else None
        run = self.run(end)
        if run > end:
            return None
        return Mention(at, end, Form.EPITHET, (), tuple(keys[at:end]), gender, True, end)

    def pronoun(self, at: int) -> Mention | None:
        length = lex.match(lex.PRONOUN_TRIE, self.keys, at)
        if not length or (self.capital(at) and not self.starts_sentence(at)):
            return None
        end = at + length
        one = end < self.size and length == 1
        if one and (self.keys[end] in lex.NOT_PRONOUN_BEFORE or self._not_named(at, end)):
            return None
        if at and (self.keys[at - 1] in lex.PLURALS or self.keys[at - 1] in _PAIRED):
            return None
        gender = lex.PRONOUNS[tuple(self.keys[at:end])]
        return Mention(at, end, Form.PRONOUN, (), (), gender, True, end)

    def titled(self, at: int, appose: bool = True) -> Mention | None:
        """A mention that begins with a role: up to a name, or a bare title."""
        keys = self.keys
        end = self.head(at)
        if end == at:
            return None
        limit = min(self.size, at + _LONGEST_ROLE)
        while end < limit:
            gender = None
            if self._addresses(end):
                length = lex.match(lex.HONORIFIC_TRIE, keys, end)
                gender = lex.HONORIFICS[tuple(keys[end : end + length])]
                start, stop = end + length, self.honoured_name(end + length)
                if stop == start:
                    break
                role = end
            elif self.capital(end):
                start, stop = self._name_in_run(at, end)
                if not start or self._is_firm(at, start, stop):
                    end = stop
                    continue
                role = start
            else:
                step = self._role_step(at, end, keys[end])
                if not step:
                    break
                if keys[end] == "của" and self.head(end + 1) > end + 1:  # "trợ lý của Thủ tướng A"
                    return Mention(at, end, Form.TITLE, (), tuple(self.words[at : end + 3]), None, True, end)
                end += step
                continue
            if keys[role - 1] == "của":
                end = role
                break  # "luật sư của ông A" is somebody else
            if not gender and self._is_seat(at, start, stop):
                end = stop
                continue
            return self.named(at, start, stop, tuple(self.words[at:role]), gender, appose)
        return self._without_name(at, end, appose)

    def _is_seat(self, at: int, name: int, end: int) -> bool:
        """Whether a short name behind an office of nobody in particular is the place of the office.

        "một lãnh đạo Huyện ủy Krông Tơ": a place; "đại diện Huyện đoàn Lê Văn A" is not.
        """
        if self.keys[at] not in _CROWDS or name == self.head(at) or self.capital(name - 1):
            return False
        if self.keys[name - 1] in _SEATS:
            return not (end - name > 2 and self.keys[name] in FREQUENT)
        whole = end - name > 2 and self.keys[name] in lex.COMMON_FAMILY_NAMES
        return not whole and not is_foreign(self.words[end - 1])

    def _addresses(self, at: int) -> bool:
        """Whether an honorific stands at a position, as a small word or as one that is nothing else."""
        if not lex.match(lex.HONORIFIC_TRIE, self.keys, at):
            return False
        if not self.capital(at):
            return True
        if self.keys[at] == "ông" and self.middle(at + 1):
            return False  # the family name ("đại biểu Ông Thị Lan")
        return self.keys[at] in _ADDRESSES and at + 1 < self.size and not self._not_named(at, at + 1)

    def _without_name(self, at: int, end: int, appose: bool) -> Mention:
        """A role phrase behind which no name was found: a name further on, or a bare title."""
        keys = self.keys
        far = self._far_name(end) if self.keys[end - 1] != "của" else None
        if far is not None:
            return self.named(at, far[0], far[1], tuple(self.words[at : far[0]]), None, appose)
        while end > at + 1 and (not self.words[end - 1][0].isalnum() or self.keys[end - 1] in _LOOSE_ENDS):
            end -= 1
        if end < self.size and self.keys[end] == "một":
            end += 1  # "giám đốc một công ty" is nobody named
        indefinite = at and (keys[at - 1] in lex.PLURALS or keys[at - 1] in {"một", "1"})
        role = tuple(self.words[at - 1 if indefinite else at : end])  # "một luật sư" is nobody's title
        return Mention(at, end, Form.TITLE, (), role, None, True, end)

    def _names_another(self, at: int) -> bool:
        """Whether a role opens a mention of its own (", Thủ tướng Anh Keir Starmer")."""
        other = self.titled(at, appose=False)
        return other is not None and other.form is Form.NAME and other.sure and not has_many(other.role[:4])

    def _names_peer(self, at: int) -> bool:
        """Whether a full name with an office goes on from one ("Chủ tịch nước A, Chủ tịch Quốc hội B")."""
        other = self.titled(at, appose=False)
        if other is None or other.form is not Form.NAME or not other.sure:
            return False
        return not has_many(other.role[:2]) or (
            len(other.name) > 2 and lex.key(other.name[0]) in FREQUENT and other.role[0] in _PEERS
        )

    def named(
        self,
        start: int,
        name: int,
        end: int,
        role: tuple[str, ...],
        gender: str | None,
        appose: bool = True,
    ) -> Mention:
        """A mention by name, with the apposition after it taken in."""
        another = (
            self._names_peer if role and not is_academic(role) and gender is None else self._names_another
        )
        after, apposed = self.apposition(end, another) if appose else (end, ())
        firm = gender is None and bool(role) and name == self.head(start)
        firm = firm and (is_foreign(self.words[name]) or self.keys[start] == "lãnh") and has_many(role)
        if apposed and (not role or is_academic(role) or gives_way(role, apposed)):
            role = apposed
        elif apposed:
            role = with_office(role, apposed)
        if gender is None:
            gender = (
                lex.FEMALE if role and lex.key(role[0]) in {"cô", "nữ"} else gender_of(self.keys[name:end])
            )
        sure = (end - name > 1 and not firm) or gender is not None or not has_many(role)
        words = tuple(self.words[name:end])
        if self.keys[name] in FREQUENT:
            words = (words[0][0].upper() + words[0][1:], *words[1:])
        return Mention(start, after, Form.NAME, words, trimmed(role), gender, sure, end)


_CONNECTIVES = lex.words("theo còn riêng khi và nhưng như cũng với tuy song sau trước trong tại vì nếu do")
_LOOSE_ENDS = lex.words("và của tại kiêm thuộc")
_PEERS = frozenset({"Chủ", "chủ"})
_PAIRED = lex.words("ông bà anh chị")  # ông bà, anh em, anh chị: several people
_ADDRESSES = lex.words("ông bà chị cô")
_CROWDS = lex.words("lãnh đại cán nhân quan công viên")
_SEATS = lex.words("ủy huyện tỉnh xã quận phường phố")
_OF_COUNTRIES = lex.words("bạn em vị bác")
_NOT_NAMED = frozenset(
    {
        "bà rịa",
        "bà nà",
        "bà đen",
        "cô tô",
        "anh quốc",
        "thầy thuốc",
        "bà chiểu",
        "bà điểm",
        "bà rén",
        "ông lãnh",
        "ông tạ",
        "bà trưng",
        "anh sơn",
        "vị xuyên",
        "bác ái",
        "bác hồ",
    }
)
