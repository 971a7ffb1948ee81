"""The forms in which people type a query: without marks, with half of them, as raw keys, with an error.

`FORMS` are what a user gives up or gets wrong: an engine may find less. `SPELLINGS` are ways to write
the very same words: nothing may change.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

TONES = "\u0300\u0301\u0303\u0309\u0323"
MARKS = "\u0302\u0306\u031b"
TELEX = {
    **dict(zip(TONES, "fsxrj", strict=True)),
    "\u0302": "^",
    "\u0306": "w",
    "\u031b": "w",
}
"""Marks as Telex keys; a circumflex is the letter once more."""
CONFUSED = [("s", "x"), ("ch", "tr"), ("d", "gi"), ("l", "n"), ("hỏi", "ngã"), ("n", "ng"), ("c", "t")]


def bare(text: str) -> str:
    """Without any diacritics; đ becomes d."""
    marks = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in marks if not unicodedata.combining(c))


def toneless(text: str) -> str:
    """Without tone marks; ă â ê ô ơ ư đ stay."""
    marks = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in marks if c not in TONES))


def with_d(text: str) -> str:
    """With d for đ."""
    return text.translate(str.maketrans("đĐ", "dD"))


def telex(text: str) -> str:
    """The keys of Telex, input method off: marks after their letter, tones after the word."""
    return re.sub(r"[^\W\d_]+", lambda word: _keys(word[0]), unicodedata.normalize("NFC", text))


def _keys(word: str) -> str:
    keys, tone = "", ""
    for sign in unicodedata.normalize("NFD", word):
        if sign in TONES:
            tone += TELEX[sign]
        elif sign in "đĐ":
            keys += "dd" if sign == "đ" else "DD"
        elif unicodedata.combining(sign):
            key = TELEX.get(sign, "")
            keys += keys[-1:] if key == "^" else key
        else:
            keys += sign
    return keys + tone


def misspelt(text: str, seed: str) -> str:
    """With one typing error in one word of three letters or more, drawn by the seed.

    An insertion, a deletion, an exchange of neighbours, or one of the confusions that Vietnamese schools
    drill: s/x, ch/tr, d/gi, l/n at the beginning, n/ng and c/t at the end, hỏi/ngã.
    """
    dice = random.Random(seed)
    words = list(re.finditer(r"[^\W\d_]{3,}", text))
    if not words:
        return text
    chosen = dice.choice(words)
    word = unicodedata.normalize("NFC", chosen.group())
    for _ in range(20):
        changed = dice.choice([_insert, _delete, _exchange, _confuse])(word, dice)
        if changed != word:
            return text[: chosen.start()] + changed + text[chosen.end() :]
    return text


def _insert(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word) + 1)
    return word[:at] + dice.choice("abcdeghiklmnopqrstuvxy") + word[at:]


def _delete(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _exchange(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _confuse(word: str, dice: random.Random) -> str:
    one, other = dice.choice(CONFUSED)
    if one == "hỏi":
        marks = unicodedata.normalize("NFD", word)
        swapped = marks.translate({0x0309: 0x0303, 0x0303: 0x0309})
        return unicodedata.normalize("NFC", swapped)
    if (one, other) in (("n", "ng"), ("c", "t")):
        for a, b in ((other, one), (one, other)):
            if word.endswith(a):
                return word[: len(word) - len(a)] + b
        return word
    for a, b in ((one, other), (other, one)):
        if word.lower().startswith(a):
            return b + word[len(a) :]
    return word


FORMS: dict[str, Callable[[str, str], str]] = {
    "as typed": lambda text, seed: text,
    "no diacritics": lambda text, seed: bare(text),
    "no tone marks": lambda text, seed: toneless(text),
    "one error": misspelt,
    "d for đ": lambda text, seed: with_d(text),
    "raw Telex": lambda text, seed: telex(text),
}


def decomposed(text: str) -> str:
    """NFD."""
    return unicodedata.normalize("NFD", text)


def capitals(text: str) -> str:
    """In capitals, where small letters can be had back (ß cannot)."""
    return text.upper() if text.upper().lower() == text.lower() else text


def new_tones(text: str) -> str:
    """hòa → hoà, thủy → thuỷ: the tone mark of open oa, oe, uy on the second letter."""
    return _moved(rf"(o(?=[{TONES}][ae])|(?<!q)u(?=[{TONES}]y))([{TONES}])([aey])(?![\w{MARKS}])", text)


def old_tones(text: str) -> str:
    """hoà → hòa, thuỷ → thủy: the same on the first letter."""
    return _moved(rf"(o(?=[ae])|(?<!q)u(?=y))([aey])([{TONES}])(?![\w{MARKS}])", text)


def misplaced_tones(text: str) -> str:
    """đại → đaị, nghĩa → nghiã: the tone mark one vowel further, as old input methods leave it."""
    return _moved(rf"(?<![qg])([aeiouy][{MARKS}]?)([{TONES}])([aeiouy](?![{MARKS}]))", text)


def _moved(pattern: str, text: str) -> str:
    """The second and third part of what a pattern finds in the decomposed text, exchanged."""
    moved = re.sub(pattern, r"\1\3\2", decomposed(text), flags=re.IGNORECASE)
    return unicodedata.normalize("NFC", moved)


def other_i(text: str) -> str:
    """kỷ → kỉ, lí → lý: i and y as the only vowel exchanged."""

    def change(match: re.Match[str]) -> str:
        letters = decomposed(match[0])
        if re.fullmatch(rf"(h|k|l|m|qu|s|t|v)?[iy][{TONES}]?", letters, re.I):
            letters = letters.translate(str.maketrans("iyIY", "yiYI"))
        return unicodedata.normalize("NFC", letters)

    return re.sub(r"[^\W\d_]+", change, unicodedata.normalize("NFC", text))


def other_separators(text: str) -> str:
    """30/1 → 30.1, 1.383 → 1-383, TP.HCM → TP-HCM: what stands between two letters or digits."""
    return re.sub(r"(?<=[^\W_])[./-](?=[^\W_])", lambda m: {".": "-", "/": ".", "-": "/"}[m[0]], text)


def written_together(text: str) -> str:
    """TP.HCM, TP HCM → TPHCM."""
    return re.sub(r"\bTP\.? ?HCM\b", "TPHCM", text)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "NFD": decomposed,
    "capitals": capitals,
    "new tone placement": new_tones,
    "old tone placement": old_tones,
    "misplaced tones": misplaced_tones,
    "i for y": other_i,
    "separators": other_separators,
    "abbreviations": written_together,
}
