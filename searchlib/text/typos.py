"""Slips of the keyboard and of spelling: how readily one syllable is typed for another.

Costs are of the order of -ln of how often a slip happens beside the others. Spelling slips are those that
Vietnamese schools drill, where dialects pronounce alike what is written differently: s/x, ch/tr, d/gi/r and
l/n at the beginning, n/ng and c/t at the end, and the tones hỏi and ngã.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from searchlib.text.cache import Cache
from searchlib.text.spelling import TONES, canonical, nfc, toneless

_ONSETS = (("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n"))
_CODAS = (("n", "ng"), ("c", "t"))
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_HOOK, _TILDE = "\u0309", "\u0303"

CONFUSED = 1.5
"""One of the drilled confusions."""
MARK = 1.5
"""The right letter without its quality mark, or with another one."""
TONE = 2.0
"""Another tone, or none."""
SWAP = 2.0
"""Two neighbours in the wrong order."""
DOUBLED = 1.5
"""A letter struck twice, or once instead of twice."""
LETTER = 3.0
"""A letter too many or too few."""
NEIGHBOUR = 2.5
"""The key beside the right one."""
OTHER_KEY = 4.0
"""Any other key."""


def tone_of(syllable: str) -> str:
    """The tone mark of a syllable, or ""."""
    return _tones[syllable]


def _find_tone(syllable: str) -> str:
    return next((mark for mark in unicodedata.normalize("NFD", syllable) if mark in TONES), "")


_tones: Cache[str] = Cache(_find_tone)


@lru_cache(maxsize=1 << 15)
def cost(typed: str, meant: str) -> float:
    """What it costs to read a canonical word as another one that is an edit or two away."""
    one, other = toneless(typed), toneless(meant)
    tones = {tone_of(typed), tone_of(meant)}
    price = 0.0 if len(tones) == 1 else CONFUSED if tones == {_HOOK, _TILDE} else TONE
    price += _of_letters(one, other)
    # Where a letter is missing or another key was hit, the tone it carried is gone with it.
    return price if one == other else min(price, _of_letters(typed, meant))


def _of_letters(one: str, other: str) -> float:
    """The same for words without tones: what stands between their common beginning and end."""
    if one == other:
        return 0.0
    start, had, has = _between(one, other)
    whole = one if len(had) > len(has) else other
    if len(had) + len(has) == 1:
        return DOUBLED if start and (had or has) == whole[start - 1] else LETTER
    if len(had) == len(has) == 1:
        return _of_keys(had, has)
    if len(had) == len(has) == 2 and had == has[::-1]:
        return SWAP
    return LETTER * max(len(had), len(has))


def is_slip(one: str, other: str) -> bool:
    """Whether a word is at most an edit away from another: a letter more, less or another, or two swapped."""
    _, had, has = _between(one, other)
    return max(len(had), len(has)) < 2 or (len(had) == len(has) == 2 and had == has[::-1])


def _between(one: str, other: str) -> tuple[int, str, str]:
    """What two words differ in, between their common beginning and end: where it begins, and both."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, one[start : len(one) - end], other[start : len(other) - end]


def _of_keys(one: str, other: str) -> float:
    had, has = _base(one), _base(other)
    if had == has:
        return MARK
    for row, keys in enumerate(_ROWS):
        at = keys.find(had)
        if at < 0:
            continue
        below = _ROWS[row + 1] if row < 2 else ""
        above = _ROWS[row - 1] if row else ""
        near = keys[max(0, at - 1) : at + 2] + below[max(0, at - 1) : at + 1] + above[at : at + 2]
        return NEIGHBOUR if has in near else OTHER_KEY
    return OTHER_KEY


def _base(letter: str) -> str:
    """The key under a letter; the fold of a lone i would be y."""
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]


def confusions(syllable: str) -> Iterator[str]:
    """The canonical words that sound like a syllable in some dialect, one confusion away."""
    letters = unicodedata.normalize("NFD", syllable)
    for pairs, beginning in ((_ONSETS, True), (_CODAS, False)):
        for one, other in (*pairs, *((b, a) for a, b in pairs)):
            if beginning and letters.startswith(one):
                yield canonical(nfc(other + letters[len(one) :]))
            elif not beginning and letters.endswith(one):
                yield canonical(nfc(letters[: len(letters) - len(one)] + other))
    swapped = letters.translate({ord(_HOOK): _TILDE, ord(_TILDE): _HOOK})
    if swapped != letters:
        yield canonical(nfc(swapped))
