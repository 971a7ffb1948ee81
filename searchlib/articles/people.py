"""Who is mentioned in a paragraph: names with honorifics and roles, bare titles, pronouns.

Found first and resolved later (`resolve`): a mention tells what stands in the text, not who is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from searchlib.articles import lexicon as lex
from searchlib.articles.clauses import QUOTE, SENTENCE_ENDS
from searchlib.articles.verbs import ADVERBS, STRONG_VERBS, SUBJECT_NOUNS

_DASHES = frozenset({"-", "–", "—"})
_LONGEST_ROLE = 40
_LONGEST_NAME = 6


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
        if mention is None and first in _TITLED:
            mention = reader.titled(at)
        if mention is None and words[at][0].isupper():
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


class _Reader:
    """Reads mentions at given positions of one paragraph."""

    __slots__ = ("keys", "size", "words")

    def __init__(self, words: list[str], keys: list[str]) -> None:
        self.words = words
        self.keys = keys
        self.size = len(words)

    # --- names

    def capital(self, at: int) -> bool:
        return at < self.size and _upper(self.words[at])

    def run(self, at: int) -> int:
        """End of the run of capitalised words at a position, name particles between them included."""
        end = at
        while end < self.size and end - at < 12:
            if _upper(self.words[end]) or (
                end > at and self.keys[end] in lex.NAME_PARTICLES and self.capital(end + 1)
            ):
                end += 1
            else:
                break
        return end

    def starts_sentence(self, at: int) -> bool:
        return at == 0 or not self.words[at - 1][0].isalnum()

    def name(self, at: int) -> int:
        """End of a full name in Vietnamese spelling that starts at a position without honorific, or 0."""
        if self.keys[at] not in lex.FAMILY_NAMES:
            return 0
        if self.keys[at] in {"đoàn", "hồ"} and at + 1 < self.size:
            if lex.match(lex.PLACES, self.keys, at + 1) or (at and self.keys[at - 1] in _UNIONS):
                return 0
        end = at
        while end < self.size and end - at <= 5 and self._syllable(end):
            end += 1
        length = end - at
        if length < 2 or length > 5:
            return 0
        place = lex.match(lex.PLACES, self.keys, at)
        if place and place >= min(length, 2):
            return 0
        if length == 5 and self.keys[at] in lex.COMMON_FAMILY_NAMES and self.keys[at + 1] not in {"thị", "thị"}:
            for cut in (at + 1, at + 2):
                if self.keys[cut] in {"nguyễn", "trần", "lê", "phạm", "huỳnh"} and end - cut >= 3:
                    return 0
        return end

    def _syllable(self, at: int) -> bool:
        word = self.words[at]
        if not word[0].isupper() or word[0].isdigit():
            return False
        if self.keys[at] in _STOP_CAPITALS and self._office(at):
            return False
        return "." not in word[:-1] and "&" not in word and not (len(word) > 7 and word.isupper())

    def _office(self, at: int) -> bool:
        """Whether a title or office opens here ("ông Nguyễn Văn A Phó Chủ tịch")."""
        return bool(lex.match(lex.ROLE_TRIE, self.keys, at)) or (
            self.keys[at] in {"phó", "nguyên"} and at + 1 < self.size and self.keys[at + 1] in lex.ROLE_TRIE
        )

    def honoured_name(self, at: int) -> int:
        """End of the name after an honorific: any run of capitals but an office, or `at`."""
        end = at
        limit = self.run(at)
        while end < limit and end - at < _LONGEST_NAME:
            if self._office(end) or (end == at and self._body(end)):
                break
            end += 1
        return end

    def _body(self, at: int) -> bool:
        key = self.keys[at]
        if key not in lex.NOT_GIVEN_NAMES:
            return False
        following = self.keys[at + 1] if at + 1 < self.size else ""
        return f"{key} {following}" in _BODIES or not (self.capital(at) and len(self.words[at]) > 1)

    def foreign(self, at: int, end: int) -> int:
        """Start of a foreign name at the end of a run of capitals behind a role, or `end`."""
        start = at
        while start < end:
            length = lex.match(lex.PLACES, self.keys, start)
            if not length:
                break
            start += length
        names = [place for place in range(start, end) if _is_foreign(self.words[place])]
        particles = any(self.keys[place] in lex.NAME_PARTICLES for place in range(start, end))
        if not names or end - names[0] > (6 if particles else 4):
            return max(start, end - 2) if names and end - start > 1 and _is_foreign(self.words[end - 1]) else end
        if self.words[names[0]].isupper() and len(self.words[names[0]]) <= 5:
            return names[1] if len(names) > 1 and not self.words[names[1]].isupper() else end
        return names[0]

    # --- mentions

    def honoured(self, at: int) -> Mention | None:
        """A mention that begins with an honorific: by name, by title, by pronoun or epithet."""
        keys = self.keys
        epithet = lex.match(lex.EPITHET_TRIE, keys, at)
        length = lex.match(lex.HONORIFIC_TRIE, keys, at)
        if length and self.capital(at) and not self.starts_sentence(at):
            length = 0
        if length and at + length < self.size:
            gender = lex.HONORIFICS[tuple(keys[at : at + length])]
            start = at + length
            end = self.honoured_name(start)
            if end > start and not self._not_named(at, start):
                return self.named(at, start, end, (), gender)
            if not epithet:
                titled = self.titled(start) if keys[start] in lex.ROLE_TRIE or keys[start] == "phó" else None
                if titled is not None and self.keys[at] not in {"bạn", "em", "già", "nữ"}:
                    return Mention(at, titled.end, titled.form, titled.name, titled.role, gender, True, titled.after)
        if epithet:
            return self._epithet(at, epithet)
        return self.pronoun(at)

    def _not_named(self, at: int, start: int) -> bool:
        """Bà Rịa, Anh Quốc and the like."""
        pair = f"{self.keys[at]} {self.keys[start]}"
        return pair in _NOT_NAMED and not self.capital(start + 1)

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
        if end < self.size and self.keys[end] in lex.NOT_PRONOUN_BEFORE and length == 1:
            return None
        if at and self.keys[at - 1] in lex.PLURALS:
            return None
        gender = lex.PRONOUNS[tuple(self.keys[at:end])]
        return Mention(at, end, Form.PRONOUN, (), (), gender, True, end)

    def titled(self, at: int, appose: bool = True) -> Mention | None:
        """A mention that begins with a role: up to a name, or a bare title."""
        keys = self.keys
        end = self._head(at)
        if end == at:
            return None
        limit = min(self.size, at + _LONGEST_ROLE)
        while end < limit:
            key = keys[end]
            if lex.match(lex.HONORIFIC_TRIE, keys, end) and (not self.capital(end) or key in _ADDRESSES):
                length = lex.match(lex.HONORIFIC_TRIE, keys, end)
                stop = self.honoured_name(end + length)
                if stop > end + length:
                    gender = lex.HONORIFICS[tuple(keys[end : end + length])]
                    return self.named(at, end + length, stop, tuple(self.words[at:end]), gender, appose)
                break
            if self.capital(end):
                found = self._name_in_run(at, end)
                if found[0] and self._is_firm(at, found[0], found[1]):
                    end = found[1]
                    continue
                if found[0]:
                    return self.named(at, found[0], found[1], tuple(self.words[at : found[0]]), None, appose)
                end = found[1]
                continue
            step = self._role_step(at, end, key)
            if not step:
                break
            end += step
        far = self._far_name(end)
        if far is not None:
            return self.named(at, far[0], far[1], tuple(self.words[at : far[0]]), None, appose)
        while end > at + 1 and not self.words[end - 1][0].isalnum() or keys[end - 1] in {"và", "của", "tại", "kiêm", "thuộc"}:
            end -= 1
        return Mention(at, end, Form.TITLE, (), tuple(self.words[at:end]), None, True, end)

    def _far_name(self, at: int) -> tuple[int, int] | None:
        """A name right before a speech verb, behind words that no office is known by."""
        for place in range(at, min(self.size, at + 16)):
            key = self.keys[place]
            if not key[0].isalpha() or key in _VERBAL or key in _OTHERS:
                return None
            if not self.capital(place):
                if lex.match(STRONG_VERBS, self.keys, place) or key in _MEETS:
                    return None
                continue
            limit = self.run(place)
            if not self.is_place_word(place - 1):
                for name in range(place, limit - 2):
                    if self.keys[name] in lex.COMMON_FAMILY_NAMES and self.name(name) == limit:
                        return name, limit
            name = place if self.name(place) == limit else self.foreign(place, limit)
            if limit - name >= 2 and limit < self.size and not self.capital(limit):
                if lex.match(STRONG_VERBS, self.keys, limit) > 1:
                    return name, limit
        return None

    def _is_firm(self, at: int, start: int, end: int) -> bool:
        """Whether the name is that of a firm or school in the role ("Giám đốc Công ty Dệt may Hà Tiên")."""
        if _is_foreign(self.words[end - 1]):
            return False
        if self.keys[start - 1] in _SCHOOLS and self.is_place_word(start - 1):
            return True
        if end - start > 2:
            return False
        return any(
            self.keys[place] in _FIRMS and self.keys[place - 1] not in {"môi", "thị"} for place in range(at + 1, start)
        )

    def _head(self, at: int) -> int:
        """End of the head of a role ("nguyên Phó Chủ tịch"), or `at`."""
        end = at
        while end < self.size and end - at < 3 and self.keys[end] in lex.ROLE_PREFIXES:
            if lex.match(lex.ROLE_TRIE, self.keys, end):
                break
            end += 1
        length = lex.match(lex.ROLE_TRIE, self.keys, end) if end < self.size else 0
        if not length:
            return at
        end += length
        while end + 1 < self.size and self.keys[end] == "." and end - at < 8:  # "TS. Nguyễn", "PGS. TS."
            if not (self.capital(end + 1) and lex.match(lex.ACADEMIC_TRIE, self.keys, end - 1)):
                break
            end += 1 + lex.match(lex.ROLE_TRIE, self.keys, end + 1)
        return end

    def _name_in_run(self, start: int, at: int) -> tuple[int, int]:
        """(start, end) of a name within the capitals at a position, or (0, where to read on)."""
        keys = self.keys
        limit = self.run(at)
        place = at
        behind_place_word = at > self._head(start) and self.is_place_word(at - 1)
        if behind_place_word and keys[at - 1] in lex.SOFT_PLACE_WORDS and limit - at >= 3:
            if self.name(at) == limit and keys[at] in lex.COMMON_FAMILY_NAMES:
                return at, limit
        skip = 2 if behind_place_word else 0
        while place < limit:
            length = lex.match(lex.PLACES, keys, place)
            if length and not (keys[place] == "anh" and place + 1 == limit):
                place += length
                skip = 0
                continue
            role = self._head(place)
            if role > place:
                return 0, role
            if skip and place - at < skip and limit - at >= 2:
                place += 1
                continue
            end = self.name(place)
            if end and (end - place > 2 or not self._goes_on_lower(end)):
                return place, end
            place += 1
        name = self.foreign(at, limit)
        if name < limit and not behind_place_word:
            return name, limit
        direct = self._head(start)
        if direct == at and limit - at >= 1 and not lex.match(lex.PLACES, keys, at) and not self._body(at):
            return self._direct(start, at, limit)
        return 0, limit

    def _goes_on_lower(self, at: int) -> bool:
        """Whether a lower-case syllable goes on with the capitals before it ("Đoàn Thanh niên")."""
        return at < self.size and self.words[at][0].islower() and self.keys[at] in lex.ROLE_WORDS - _JOINS

    def _direct(self, start: int, at: int, limit: int) -> tuple[int, int]:
        """A name right behind the role, though it has no known family name ("Thiếu tướng Y Biêr", "luật sư Hải")."""
        if self.keys[at] in lex.NOT_GIVEN_NAMES or any(len(w) > 5 and w.isupper() for w in self.words[at:limit]):
            return 0, limit
        if any(self.words[place].isupper() and len(self.words[place]) > 1 for place in range(at, limit)):
            return 0, limit
        if limit < self.size and self.keys[limit] in lex.ROLE_WORDS and not self.keys[limit] == "người":
            return 0, limit
        return at, limit

    def _role_step(self, start: int, at: int, key: str) -> int:
        """How many words a role phrase may take at a position; 0 ends it, -1 takes an unknown word."""
        keys, size = self.keys, self.size
        if key == "(":
            for end in range(at + 1, min(size, at + 14)):
                if keys[end] == ")":
                    return end + 1 - at
            return 0
        if key == ",":
            if keys[start] in lex.GENERIC_ROLES:
                return 0
            return 1 if at + 1 < size and (self._head(at + 1) > at + 1 or self._listed(at + 1)) else 0
        if key in _DASHES:
            if at + 1 < size and keys[at + 1] in lex.HONORIFIC_TRIE:
                return 1
            if at + 1 < size and (self._head(at + 1) > at + 1 or (self.capital(at + 1) and self.capital(at - 1))):
                return 1
            return 0
        if not key[0].isalnum():
            return 0
        if key == "và":
            following = keys[at + 1] if at + 1 < size else ""
            return 1 if self.capital(at + 1) and following not in lex.HONORIFIC_TRIE or following in lex.ROLE_WORDS else 0
        if self.capital(at - 1) and self._completes(at):
            return 1
        if key in lex.ROLE_WORDS:
            return 1 if not lex.match(STRONG_VERBS, keys, at) else 0
        head = self._head(at)
        return head - at

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
        if len(before) > 1 and before.isupper() or self.keys[at] in ADVERBS:
            return False
        for back in (3, 2, 1):
            if at >= back and lex.match(lex.PLACES, self.keys, at - back) == back:
                return False
        length = lex.match(STRONG_VERBS, self.keys, at)
        return not length or (length == 1 and before.lower() in {"ngoại", "bàn", "chuyển"})

    def is_place_word(self, at: int) -> bool:
        """Whether the word names a place, school or firm after it; "môi trường" and "thị trường" do not."""
        if self.keys[at] not in lex.PLACE_WORDS:
            return False
        return not (at and self.keys[at - 1] in _NOT_PLACE_BEFORE.get(self.keys[at], ()))

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
        after, apposed = self.apposition(end) if appose else (end, ())
        if apposed and (not role or _academic(role) or _rank(role, apposed)):
            role = apposed
        if gender is None:
            gender = lex.FEMALE if role and lex.key(role[0]) in {"cô", "nữ"} else _gender(self.keys[name:end])
        firm = not gender and _is_foreign(self.words[name]) and name == self._head(start) and _many(role)
        sure = (end - name > 1 and not firm) or gender is not None or not _many(role)
        return Mention(start, after, Form.NAME, tuple(self.words[name:end]), _trim(role), gender, sure, end)

    def bare(self, at: int, end: int) -> Mention | None:
        """A full name without honorific or role."""
        if (at and self.is_place_word(at - 1)) or self.keys[at] not in lex.COMMON_FAMILY_NAMES:
            return None
        after, apposed = self.apposition(end)
        sure = end - at >= 3
        gender = _gender(self.keys[at:end])
        return Mention(at, after, Form.NAME, tuple(self.words[at:end]), _trim(apposed), gender, sure, end)

    def short(self, at: int) -> Mention | None:
        """Part of a name without honorific before a speech verb: worth something if the person is known."""
        end = self.run(at)
        quoted = at > 1 and self.keys[at - 2] == QUOTE and self.keys[at - 1] in {",", "-", "–"}
        if end - at > 3 or not quoted and (end >= self.size or not lex.match(STRONG_VERBS, self.keys, end)):
            return None
        if lex.match(lex.PLACES, self.keys, at) or self.is_place_word(at):
            return None
        if not all(self.words[place].isalpha() for place in range(at, end)) or self.words[at].isupper():
            return None
        if quoted and end - at < 3 and self._may_speak(at, end) and all(lex.is_syllable(word) for word in self.words[at:end]):
            after, apposed = self.apposition(end)
            return Mention(at, after, Form.NAME, tuple(self.words[at:end]), _trim(apposed), None, True, end)
        return Mention(at, end, Form.NAME, tuple(self.words[at:end]), (), None, False, end)

    def _may_speak(self, at: int, end: int) -> bool:
        """Whether what follows a quotation and one or two capitals lets them be a name."""
        if self.keys[at] in SUBJECT_NOUNS or self.keys[at] in ADVERBS or self.keys[at] in lex.NOT_GIVEN_NAMES:
            return False
        if end >= self.size:
            return True
        following = self.keys[end]
        return following in {",", "(", ".", "-"} or following in ADVERBS or bool(lex.match(STRONG_VERBS, self.keys, end))

    def skip(self, at: int) -> int:
        """Where to read on behind a capital that opens no name."""
        if self.is_place_word(at):
            return self.run(at) if self.run(at) > at else at + 1
        length = lex.match(lex.PLACES, self.keys, at)
        return at + max(1, length)

    def apposition(self, at: int) -> tuple[int, tuple[str, ...]]:
        """(end, role) of an apposition after a name: ", Chủ tịch ...,", "- giám đốc ... -", "(đoàn ...)"."""
        if at + 1 >= self.size:
            return at, ()
        mark = self.keys[at]
        if mark == "(":
            return self._parenthesis(at)
        if mark != "," and mark not in _DASHES:
            return at, ()
        start = at + 1
        while start < self.size and self.keys[start] in {"một", "là", "hiện", "vốn"}:
            start += 1
        if start >= self.size or (start == at + 1 and self.keys[start] == "người" and False):
            return at, ()
        head = self._head(start)
        known = head > start
        if not known and not self._noun_phrase(start):
            return at, ()
        if known and self._names_another(start):
            return at, ()
        end = self._apposition_end(max(start + 1, head), mark)
        if not known and not (end < self.size and self.keys[end] in {",", ":"} or self._closes(end)):
            return at, ()
        role = tuple(self.words[start:end]) if known or self.keys[start] not in _NO_ROLE else ()
        if end < self.size and (self.keys[end] == "," or self.keys[end] in _DASHES):
            end += 1
        return end, role

    def _names_another(self, at: int) -> bool:
        """Whether a role opens a mention of its own (", Thủ tướng Anh Keir Starmer")."""
        other = self.titled(at, appose=False)
        return other is not None and other.form is Form.NAME and other.sure and not _many(other.role[:2])

    def _closes(self, at: int) -> bool:
        return at < self.size and (self.keys[at] in _DASHES or bool(lex.match(STRONG_VERBS, self.keys, at)))

    def _noun_phrase(self, at: int) -> bool:
        """Whether an apposition may open with a word that is no known role ("em gái ông ...")."""
        key = self.keys[at]
        if key.isdigit():  # "58 tuổi"
            return at + 1 < self.size and self.keys[at + 1] == "tuổi"
        return key in _APPOSITION_STARTS

    def _apposition_end(self, at: int, mark: str) -> int:
        keys = self.keys
        end = at
        while end < self.size and end - at < 60:
            key = keys[end]
            if key in SENTENCE_ENDS or key in {":", ";", '"', ")"}:
                break
            if key == "," and not (end + 1 < self.size and (self._office_at(end + 1) or self._goes_on(end + 1))):
                break
            if key in _DASHES and mark in _DASHES and not (self.capital(end - 1) and self.capital(end + 1)):
                break
            if key == "(":
                while end < self.size and keys[end] != ")" and end - at < 60:
                    end += 1
            elif key in _VERBAL or (lex.match(STRONG_VERBS, keys, end) and not self._noun_here(end)):
                break
            end += 1
        return min(end, self.size)

    def _office_at(self, at: int) -> bool:
        """Whether a title follows that is an office, not the name of a group ("cán bộ và người dân ...")."""
        return self._head(at) > at + 1 and self.keys[at] not in lex.GENERIC_ROLES

    def _goes_on(self, at: int) -> bool:
        """Whether what follows a comma is more of the same address or office (", tỉnh Đồng Tháp")."""
        return self.keys[at] in {"tỉnh", "huyện", "quận", "xã", "phường", "thành", "tp", "thôn"} or (
            self.capital(at) and at + 2 < self.size and self.keys[at + 1] == "và"
        )

    def _noun_here(self, at: int) -> bool:
        """"kiểm soát", "báo cáo viên", "Bộ Thông tin": a speech verb inside the name of an office."""
        return self.capital(at) or (at > 0 and self.keys[at - 1] in {"ban", "bộ", "phòng", "sở", "cục", "người", "đoàn", "phụ"})

    def _parenthesis(self, at: int) -> tuple[int, tuple[str, ...]]:
        for end in range(at + 1, min(self.size, at + 60)):
            if self.keys[end] == ")":
                for start in range(at + 1, end):
                    if self._head(start) > start and not (start > at + 1 and self.keys[start - 1] in lex.ROLE_WORDS):
                        return end + 1, tuple(self.words[start:end])
                return end + 1, ()
        return at, ()


_JOINS = lex.words("và tại của trên điều chủ thuộc")
_UNIONS = lex.words("huyện tỉnh thành quận xã phường thư công trưởng của ban")
_OTHERS = lex.words("các những nhiều được bị không có là sẽ theo khi mà nếu vì do với cùng để đến cho nói")
_MEETS = lex.words("tiếp gặp thăm mời gửi trao tặng bầu cho với đón")
_ADDRESSES = lex.words("ông bà chị cô")
_STOP_CAPITALS = frozenset(entry[0] for entry in lex.ROLE_HEADS) | {"phó", "nguyên"}
_NOT_PLACE_BEFORE = {
    "trường": lex.words("môi thị hiện công lập"),
    "học": lex.words("khoa văn hóa nghiên đào"),
    "bản": lex.words("nhật xuất cơ văn kịch tư"),
    "phố": lex.words("thành"),
    "thôn": lex.words("nông"),
    "hàng": lex.words("khách"),
}
_SCHOOLS = lex.words("học thpt thcs non trường")
_FIRMS = lex.words("ty trường đoàn hàng doanh nghiệp xưởng viện tiệm quán")
_VERBAL = frozenset({"đã", "đang", "sẽ", "cũng", "vừa", "vẫn", "đều", "còn"}) & ADVERBS
_APPOSITION_STARTS = lex.words("""
    con em vợ chồng mẹ cha bố cháu chủ trú ngụ sinh quê người cựu trưởng phó hiện thường tổng đang cư giám
    học giáo cán nhân đại nhà đoàn phụ nữ nam trưởng
""")
_NO_ROLE = lex.words("con em vợ chồng mẹ cha bố cháu trú ngụ sinh quê hiện đang cư") | frozenset(map(str, range(120)))
_BODIES = frozenset({
    "bộ trưởng", "bộ chính", "ban chấp", "ủy viên", "quốc hội", "chính phủ", "phó chủ", "tổng bí", "chủ tịch",
    "bí thư", "giám đốc", "tổng giám", "phó giám", "phó bí", "phó thủ", "trưởng ban", "đại biểu", "đại tá", "đại tướng",
    "đại sứ", "viện trưởng", "cục trưởng", "vụ trưởng", "chủ nhiệm", "trung tá", "trung tướng", "trung ương",
    "đoàn chủ", "tổng thống", "quốc vương", "trưởng phòng", "trưởng đoàn",
})  # fmt: skip
_NOT_NAMED = frozenset({"bà rịa", "bà nà", "bà đen", "cô tô", "anh quốc", "thầy thuốc", "bà chiểu", "bà điểm", "bà rén",
                        "ông lãnh", "ông tạ", "bà trưng", "anh sơn", "vị xuyên", "bác ái", "bác hồ"})


def _upper(word: str) -> bool:
    return word[0].isupper() or word.startswith(("al-", "el-"))


def _is_foreign(word: str) -> bool:
    """Whether a word cannot be a Vietnamese syllable: foreign letters, clusters or endings."""
    if len(word) < 2 or not word.replace("-", "").replace("'", "").replace("’", "").isalpha():
        return False
    return not (word.isupper() and len(word) <= 5) and not lex.is_syllable(word)


def _gender(keys: Sequence[str]) -> str | None:
    middle = keys[1:-1]
    if "thị" in middle:
        return lex.FEMALE
    return lex.MALE if "văn" in middle[:1] else None


def _academic(role: tuple[str, ...]) -> bool:
    keys = [lex.key(word) for word in role]
    return bool(keys) and lex.match(lex.ACADEMIC_TRIE, keys, 0) > 0


def _many(role: tuple[str, ...]) -> bool:
    """Whether a role stands before firms and places as often as before a person's one-word name."""
    keys = [lex.key(word) for word in role]
    at = 0
    while at < len(keys) - 1 and keys[at] in lex.ROLE_PREFIXES:
        at += 1
    if keys[at : at + 2] == ["tổng", "giám"]:
        at += 1
    return bool(keys) and keys[at] in _OF_FIRMS


_OF_FIRMS = lex.words("chủ giám tổng-giám chuyên nhà lãnh đại quan thành thống nhân cán ceo phát người trưởng giới cổ tổ đội phóng cử")


def _rank(role: tuple[str, ...], apposed: tuple[str, ...]) -> bool:
    """A one-word rank or trade before the name gives way to an office after it."""
    return len(role) <= 2 and len(apposed) > 2 and lex.key(role[0]) in lex.GENERIC_ROLES


def _trim(role: tuple[str, ...]) -> tuple[str, ...]:
    while role and not role[-1][0].isalnum() and role[-1] != ")":
        role = role[:-1]
    if role and _academic(role) and any(mark == "." for mark in role):
        role = tuple(word for word in role if word != ".")
    return role
