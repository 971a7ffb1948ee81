"""Capitals with a tone, which TCVN3 has no codes for: they were a matter of the font, and are put back.

In the text alone such a capital is a small letter: "CộNG HOà" for "CỘNG HOÀ", "ấn Độ" for "Ấn Độ". It is put
back where its neighbours leave no doubt: in a word whose other letters are capitals, beside words of
capitals, at the beginning of a paragraph or sentence, and in names. Elsewhere the letter stays as it stands.
Text set in a font of capitals (`.VnTimeH`) is capitals as a whole, which the reader of the form sees to.
"""

from __future__ import annotations

import re

from searchlib.sources.legacy.vietnamese_syllables import is_written_syllable
from searchlib.text.alphabet import LOWER, UPPER

_TONED = frozenset(letter for letter in LOWER if letter > "z" and letter not in "âăêôơưđ")
_WORD = re.compile(rf"[{UPPER}{LOWER}]+")
_OPENING = re.compile(r"(?:^|[.?!…]['\"”’)\]]*\s*|:\s*['\"“‘]|\n)[\s\"'“‘(\[–—-]*$")
_GIVEN = ("ánh", "ái", "út", "ẩn", "ổn")
_ALWAYS = frozenset({"úc", "ảrập"})
_RUNNERS_UP = frozenset({"hậu", "khoa", "quân", "khẩu", "vương", "thần", "nguyên", "phiện"})
"""What "á" stands before when it is no continent."""
_NAMES: dict[str, frozenset[str]] = {
    "ấn": frozenset({"độ"}),
    "ả": frozenset({"rập", "rạp"}),
    "ủy": frozenset({"ban"}),
    "ứng": frozenset({"hoà", "hòa"}),
}
"""Words that are names before others."""
_AFTER: dict[str, frozenset[str]] = {
    "ý": frozenset({"nước", "tuyển", "sang", "tại", "địch", "mì", "italia"}),
    "áo": frozenset({"nước", "tại", "ở", "sang", "cộng hoà"}),
    "ứng": frozenset({"tâm", "viện"}),
    **dict.fromkeys(
        _GIVEN,
        frozenset(
            {"văn", "thị", "ngọc", "minh", "hồng", "kim", "hoàng", "quốc", "xuân", "đình", "đức", "hữu"}
        ),
    ),
}
"""Words that are names after others."""
_COMMITTEE = frozenset({"nhân", "kiểm", "mặt", "thường", "quốc", "dân", "trung", "chấp"})
_REACH = 24
"""Characters before a word that say whether it begins a sentence."""


def with_capitals(text: str) -> str:
    """The text with the capitals put back that its own letters tell."""
    found = [one for one in _WORD.finditer(text) if not _TONED.isdisjoint(one[0])]
    if not found:
        return text
    words = [one[0] for one in _WORD.finditer(text)]
    places = {one.start(): number for number, one in enumerate(_WORD.finditer(text))}
    for one in found:
        if _is_capitals(one[0]):
            words[places[one.start()]] = one[0].upper()
    pieces, at = [], 0
    for one in found:
        number = places[one.start()]
        word = _beside_capitals(words, number) or _begun(text, one, words, number)
        pieces += [text[at : one.start()], word]
        at = one.end()
    return "".join([*pieces, text[at:]])


def _is_capitals(word: str) -> bool:
    """Whether a word is one of capitals: all letters that could be are, and there are three in all."""
    plain = [letter for letter in word if letter not in _TONED]
    return len(word) > 2 and bool(plain) and all(letter.isupper() for letter in plain)


def _beside_capitals(words: list[str], number: int) -> str | None:
    """A word of a letter or two, such as "ở" or "Tà", in capitals, if its neighbours are; None else."""
    word = words[number]
    if word.isupper():
        return word
    if len(word) > 2 or not all(letter in _TONED or letter.isupper() for letter in word):
        return None
    beside = [words[n] for n in (number - 1, number + 1) if 0 <= n < len(words)]
    told = [len(other) > 1 and other.isupper() and is_written_syllable(other) for other in beside]
    return word.upper() if told and all(told) else None


def _begun(text: str, found: re.Match[str], words: list[str], number: int) -> str:
    """The word with a capital where it begins a sentence or is a name."""
    word = found[0]
    if word[0] not in _TONED:
        return word
    start = found.start()
    if _OPENING.search(text, max(0, start - _REACH), start) or _is_name(
        text[found.end() :][:1], words, number
    ):
        return word[0].upper() + word[1:]
    return word


def _is_name(mark: str, words: list[str], number: int) -> bool:
    """Whether the words around it make a name of a word; `mark` is what follows it."""
    word = words[number].lower()
    if word == "ảnh" and mark == ":":
        return True
    after = words[number + 1 : number + 3]
    if word in _ALWAYS or (word == "á" and number and not (after and after[0] in _RUNNERS_UP)):
        return True
    if after and after[0].lower() in _NAMES.get(word, ()):
        return word != "ủy" or (len(after) > 1 and (after[1][0].isupper() or after[1] in _COMMITTEE))
    before = words[number - 1] if number else ""
    if word in _GIVEN and after and after[0][0].isupper() and before[:1].isupper():
        return True
    return before.lower() in _AFTER.get(word, ()) and (word not in _GIVEN or before[0].isupper())
