"""Who is mentioned in a paragraph: names with honorifics and roles, bare titles, pronouns.

Found first and resolved later (`resolve`): a mention tells what stands in the text, not who is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from searchlib.articles import lexicon as lex
from searchlib.articles.appositions import Appositions
from searchlib.articles.clauses import QUOTE
from searchlib.articles.names import gender_of, is_foreign
from searchlib.articles.roles import gives_way, has_many, is_academic, trimmed
from searchlib.articles.splits import FREQUENT
from searchlib.articles.verbs import ADVERBS, STRONG_VERBS, SUBJECT_NOUNS

_LONGEST_ROLE = 40


class Form(Enum):
    """How a person is mentioned."""

    NAME = "name"
    TITLE = "title"
    PRONOUN = "pronoun"
    EPITHET = "epithet"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a person.

    Attributes:
        start, end: half-open span of words, with honorific, role and an apposition that closes.
        form: by name, bare title, pronoun or epithet ("vị đại biểu này").
        name: the words of the name as written, () for the other forms.
        role: words of the role before or after the name, or of the bare title.
        gender: as the honorific tells, or None.
        sure: an honorific or a role makes it a person; a bare run of capitals may be something else.
        after: end of the name itself, before any apposition.
    """

    start: int
    end: int
    form: Form
    name: tuple[str, ...]
    role: tuple[str, ...]
    gender: str | None
    sure: bool
    after: int


def mentions(words: list[str], keys: list[str]) -> list[Mention]:
    """The mentions of a paragraph (words and keys as in `Clauses`), from left to right."""
    found: list[Mention] = []
    reader = _Reader(words, keys)
    candidates = [
        at for at, (word, key) in enumerate(zip(words, keys, strict=True)) if word != key or key in _OPENERS
    ]
    done = 0
    for at in candidates:
        if at < done:
            continue
        first = keys[at]
        mention: Mention | None = None
        if first in _ADDRESSED:
            mention = reader.honoured(at)
        if mention is None and first in _TITLED and (at + 1 >= len(keys) or _may_open(first, keys[at + 1])):
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


_ADDRESSED = frozenset((*lex.HONORIFIC_TRIE, *lex.EPITHET_TRIE, *lex.PRONOUN_TRIE))
_TITLED = frozenset((*lex.ROLE_TRIE, *lex.ROLE_PREFIXES))
_OPENERS = _ADDRESSED | _TITLED


_SECONDS = {
    first: frozenset(entry[1] for entry in entries)
    for first, entries in lex.ROLE_TRIE.items()
    if first not in lex.ROLE_PREFIXES and all(len(entry) > 1 for entry in entries)
}
"""Second syllables of roles by the first, where none is of one syllable."""


def _may_open(first: str, second: str) -> bool:
    """Whether two syllables may open a role; most that begin like one do not go on like one."""
    seconds = _SECONDS.get(first)
    return seconds is None or second in seconds


class _Reader(Appositions):
    """Reads mentions at given positions of one paragraph."""

    __slots__ = ()

    def honoured(self, at: int) -> Mention | None:
        """A mention that begins with an honorific: by name, by title, by pronoun or epithet."""
        keys = self.keys
        epithet = lex.match(lex.EPITHET_TRIE, keys, at)
        length = lex.match(lex.HONORIFIC_TRIE, keys, at)
        if length and self.capital(at) and not self.starts_sentence(at) and keys[at - 1] not in _BEFORE_NAMES:
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
        """Bà Rịa, Anh Quốc and the like."""
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
                end += step
                continue
            if keys[role - 1] == "của":
                end = role
                break  # "luật sư của ông A" is somebody else
            return self.named(at, start, stop, tuple(self.words[at:role]), gender, appose)
        return self._without_name(at, end, appose)

    def _addresses(self, at: int) -> bool:
        """Whether an honorific stands at a position, as a small word or as one that is nothing else."""
        if not lex.match(lex.HONORIFIC_TRIE, self.keys, at):
            return False
        if not self.capital(at):
            return True
        return self.keys[at] in _ADDRESSES and at + 1 < self.size and not self._not_named(at, at + 1)

    def _without_name(self, at: int, end: int, appose: bool) -> Mention:
        """A role phrase behind which no name was found: a name further on, or a bare title."""
        far = self._far_name(end) if self.keys[end - 1] != "của" else None
        if far is not None:
            return self.named(at, far[0], far[1], tuple(self.words[at : far[0]]), None, appose)
        while end > at + 1 and (not self.words[end - 1][0].isalnum() or self.keys[end - 1] in _LOOSE_ENDS):
            end -= 1
        return Mention(at, end, Form.TITLE, (), tuple(self.words[at:end]), None, True, end)

    def _names_another(self, at: int) -> bool:
        """Whether a role opens a mention of its own (", Thủ tướng Anh Keir Starmer")."""
        other = self.titled(at, appose=False)
        return other is not None and other.form is Form.NAME and other.sure and not has_many(other.role[:2])

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
        after, apposed = self.apposition(end, self._names_another) if appose else (end, ())
        firm = gender is None and bool(role) and name == self.head(start)
        firm = firm and (is_foreign(self.words[name]) or self.keys[start] == "lãnh") and has_many(role)
        if apposed and (not role or is_academic(role) or gives_way(role, apposed)):
            role = apposed
        if gender is None:
            gender = (
                lex.FEMALE if role and lex.key(role[0]) in {"cô", "nữ"} else gender_of(self.keys[name:end])
            )
        sure = (end - name > 1 and not firm) or gender is not None or not has_many(role)
        words = tuple(self.words[name:end])
        if self.keys[name] in FREQUENT:
            words = (words[0][0].upper() + words[0][1:], *words[1:])
        return Mention(start, after, Form.NAME, words, trimmed(role), gender, sure, end)

    def bare(self, at: int, end: int) -> Mention | None:
        """A full name without honorific or role."""
        if (at and (self.is_place_word(at - 1) or self.keys[at - 1] in _LEGACY)) or self.keys[at] not in lex.COMMON_FAMILY_NAMES:
            return None
        after, apposed = self.apposition(end, self._names_another)
        sure = end - at >= 3 or after > end
        gender = gender_of(self.keys[at:end])
        return Mention(at, after, Form.NAME, tuple(self.words[at:end]), trimmed(apposed), gender, sure, end)

    def short(self, at: int) -> Mention | None:
        """Part of a name without honorific before a speech verb: worth something if the person is known."""
        quoted = at > 1 and self.keys[at - 2] == QUOTE and self.keys[at - 1] in _APPOSES
        following = self.keys[at + 1] if at + 1 < self.size else "."
        if not quoted and following not in STRONG_VERBS and following not in _APPOSES and not self.goes_on(at + 1):
            return None  # most capitals begin a sentence
        end = self.run(at)
        says = end < self.size and lex.match(STRONG_VERBS, self.keys, end) > 0
        if end - at > 3 or not (quoted or says or self._is_apposed(at, end)):
            return None
        if lex.match(lex.PLACES, self.keys, at) or self.is_place_word(at):
            return None
        if not all(self.words[place].isalpha() for place in range(at, end)) or self.words[at].isupper():
            return None
        apposed = self._is_apposed(at, end)
        if (quoted or apposed) and self._may_speak(at, end) and self._spelt_alike(at, end, apposed):
            after, role = self.apposition(end, self._names_another)
            return Mention(at, after, Form.NAME, tuple(self.words[at:end]), trimmed(role), None, True, end)
        return Mention(at, end, Form.NAME, tuple(self.words[at:end]), (), None, False, end)

    def _spelt_alike(self, at: int, end: int, apposed: bool) -> bool:
        """Whether the capitals may be a given name of one or two syllables, or a foreign name of more."""
        spelt = sum(lex.is_syllable(word) for word in self.words[at:end])
        if spelt == end - at:
            return end - at < 3
        return apposed and end - at > 1 and not any(word.isupper() for word in self.words[at:end])

    def _is_apposed(self, at: int, end: int) -> bool:
        """Whether an age or an occupation is in apposition ("Thanh Nga, một ...", "Lượng, 31 tuổi, ...")."""
        keys = self.keys
        if end + 1 >= self.size or keys[end] not in _APPOSES or not (self.starts_sentence(at) or keys[at - 1] in _BEFORE_NAMES):
            return False
        if keys[end] == "(":
            return keys[end + 2 : end + 3] == ["tuổi"]
        if keys[end] in {"-", "–"} and not self.capital(end + 1):
            return keys[end + 1] in {"một", "tác"} or keys[end + 1] in _OCCUPATIONS or self.head(end + 1) > end + 1
        if keys[end] != ",":
            return False
        return (
            keys[end + 1] in {"một", "hai"}
            or keys[end + 2 : end + 3] == ["tuổi"]
            or (keys[end + 1] in _OCCUPATIONS and not self.capital(end + 1))
            or self.head(end + 1) > end + 1
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
        """Where to read on behind a capital that opens no name."""
        if self.is_place_word(at):
            return self.run(at) if self.run(at) > at else at + 1
        length = lex.match(lex.PLACES, self.keys, at)
        return at + max(1, length)


_LEGACY = lex.words("cách tưởng")  # phong cách Hồ Chí Minh
_APPOSES = frozenset({",", "(", "-", "–"})
_CONNECTIVES = lex.words("theo còn riêng khi và nhưng như cũng với tuy song sau trước trong tại vì nếu do")
_BEFORE_NAMES = lex.words("theo của còn tên với như và")
_OCCUPATIONS = lex.words("nhân sinh học tốt công giáo cán chủ nhà người nông hướng quê ngụ trưởng phó thợ cựu")
_LOOSE_ENDS = lex.words("và của tại kiêm thuộc")
_PAIRED = lex.words("ông bà anh chị")  # ông bà, anh em, anh chị: several people
_ADDRESSES = lex.words("ông bà chị cô")
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
