"""The forms in which people type a query: without marks, with half of them, with an error."""

from __future__ import annotations

import random
import re
import unicodedata

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
CONFUSED = [("s", "x"), ("ch", "tr"), ("d", "gi"), ("l", "n"), ("hỏi", "ngã"), ("n", "ng"), ("c", "t")]


def bare(text: str) -> str:
    """Without any diacritics; đ becomes d."""
    marks = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in marks if not unicodedata.combining(c))


def toneless(text: str) -> str:
    """Without tone marks; ă â ê ô ơ ư đ stay."""
    marks = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in marks if c not in TONES))


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


FORMS = {
    "as typed": lambda text, seed: text,
    "no diacritics": lambda text, seed: bare(text),
    "no tone marks": lambda text, seed: toneless(text),
    "one error": misspelt,
}
