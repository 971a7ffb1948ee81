"""Which legacy encoding a text is in, told by what Vietnamese looks like.

A text is decoded by each table, and its words are looked at: a word with a byte above ASCII is Vietnamese if
it is a syllable as it is written (`vietnamese_syllables`). The right table leaves hardly a word that is none;
a wrong one makes symbols and impossible rimes. A text of another language has few such words among its words,
and none of the tables makes most of them Vietnamese.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from searchlib.frozen import frozen
from searchlib.sources.legacy.legacy_tables import ENCODINGS, LegacyEncoding
from searchlib.sources.legacy.vietnamese_syllables import is_written_syllable
from searchlib.text.alphabet import UPPER
from searchlib.text.dictionary import is_word

SAMPLE = 1 << 16
"""Characters that are looked at; a longer text is looked at in pieces from all over it."""

_PIECES = 16
_WORD = re.compile(rf"[{UPPER}]+(?:(?![{UPPER}])[^\W\d_])*|(?:(?![{UPPER}])[^\W\d_])+")
"""A word, or a part of words that run together where a line break was lost ("Thứ bảyBirmingham")."""
_PAIR = re.compile(r"([^\W\d_]+) (?=([^\W\d_]+))")
_SYMBOLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\xa0¡-¿×÷ˆ˜ƒ‡‰‹›€₫™]")
_PRINTED = frozenset("\xa0\xad§«»©®°±²³·½¼¾×÷€™₫–—‘’“”…•‰")
"""Signs that the press prints, whatever the encoding."""
_PROGRAM = re.compile(r"[#$*<=>@\\^_`{|}~\[\]]")
"""Signs of programs and of chance, which a text of a few words has not."""
_PLAIN = "a-zâăêôơưđ"
_CHANCE = re.compile(rf"[^\W\d_](?:[^\w\s.,/:;?!'’&–-]|\d)[^\W\d_]|[{_PLAIN}][{UPPER}]")
"""What no word has: a sign or figure between two letters, or a capital after a small letter."""
_NO_TONE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĂÂĐÊÔƠƯ")

_MOST_WRONG = 0.2
"""Words that are none among the marked ones. Another language has .5 and more of them."""
_LEAST_SHARE = 0.3
"""Marked syllables among all words that are marked or foreign. Vietnamese has .75 and more, lists fewer."""
_LEAST_DIFFERENT = 3
"""So many common marked syllables, and hardly anything else marked, are Vietnamese among any words."""
_MOST_RARE = 0.25
"""Rare syllables among the marked ones of a text that its common ones tell."""
_ENOUGH = 4
_CLEAR = 1.0
"""Points by which the best table has to lead, where another one reads the text otherwise."""


@frozen
class Verdict:
    """What a text is written in.

    Attributes:
        encoding: the encoding, or None if the text is not Vietnamese in a legacy encoding, or doubtful.
        doubtful: names of the encodings it may be in, where it looks like Vietnamese but too little like it
            to be converted unasked; the most likely first.
    """

    encoding: LegacyEncoding | None
    doubtful: tuple[str, ...] = ()


@frozen
class _Reading:
    """A text as one table reads it, counted.

    Attributes:
        right: marked words that are Vietnamese syllables.
        wrong: marked words and symbols that Vietnamese text has not.
        different: how many different ones they are.
        foreign: words without a mark that are no syllables, without names.
        words: those that are no syllables without a mark, which other languages have too.
        rare: marked words that are syllables, but not among the commonest.
        common_ones: how many different ones are among the commonest.
    """

    encoding: LegacyEncoding
    text: str
    right: int
    wrong: int
    different: int
    foreign: int
    words: int
    rare: int
    common_ones: int

    @property
    def value(self) -> float:
        """Points: one for each right word, half of one for a rare one, less three for each wrong one."""
        return self.right - 0.5 * self.rare - 3.0 * self.wrong

    @property
    def common(self) -> bool:
        """Whether all marked words are among the commonest syllables."""
        return not self.rare

    @property
    def told_by_word(self) -> bool:
        """Whether all marked words are common, and two of them are a word of the dictionary ("thủ môn")."""
        return not self.wrong and not self.rare and self.different > 1 and _has_listed_word(self.text)

    @property
    def fits(self) -> bool:
        """Whether nearly all marked words are Vietnamese, and enough words are marked."""
        if not self.wrong and self.rare <= _MOST_RARE * self.right and self.common_ones >= _LEAST_DIFFERENT:
            return True
        if self.told_by_word:
            return True
        return (
            self.right > 0
            and self.wrong <= _MOST_WRONG * (self.right + self.wrong)
            and self.right >= _LEAST_SHARE * self.words
            and self.foreign <= self.right
        )

    @property
    def sure(self) -> bool:
        """Whether there is enough of it; a short text has to be Vietnamese in every word."""
        least = 2 if self.common else 3
        return self.right >= _ENOUGH or (self.right >= least and self.short) or self.told_by_word

    @property
    def short(self) -> bool:
        """Whether a text of a few words can be Vietnamese: no word is foreign, and no sign a program's."""
        return not self.foreign and not _PROGRAM.search(self.text) and not _CHANCE.search(self.text)


def recognise(text: str, hint: LegacyEncoding | None = None) -> Verdict:
    """The legacy encoding of a text that was read as Latin-1, a character for each byte.

    Args:
        text: what is looked at.
        hint: the encoding of the fonts that it is shown in; it is right if most marked words are Vietnamese.
    """
    sample = _sample(text)
    if hint is not None and (hinted := _read(sample, hint)).right > hinted.wrong:
        return Verdict(hint)
    readings = [_read(sample, one) for one in ENCODINGS.values()]
    fitting = sorted((one for one in readings if one.fits), key=lambda one: -one.value)
    if not fitting:
        return Verdict(None)
    best, *others = fitting
    rivals = [one for one in others if one.text != best.text and best.value - one.value < _CLEAR]
    common = [one for one in (best, *rivals) if one.common and one.short]
    if len(common) == 1 and common[0].right > 1:
        return Verdict(common[0].encoding)
    if best.sure and not rivals:
        return Verdict(best.encoding)
    return Verdict(None, tuple(one.encoding.name for one in (best, *rivals)))


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    step, size = len(text) // _PIECES, SAMPLE // _PIECES
    pieces = (text[start : start + size] for start in range(0, len(text) - size, step))
    return " ".join(piece.partition(" ")[2].rpartition(" ")[0] for piece in pieces)


def _read(text: str, encoding: LegacyEncoding) -> _Reading:
    right = wrong = foreign = words = rare = 0
    different = set()
    common = set()
    decoded = encoding.decode(text)
    for word in _WORD.findall(decoded):
        if word.isupper() and set(word) <= _NO_TONE:
            continue  # an abbreviation, in whatever language
        if word.isascii():
            strange = not is_written_syllable(word)
            words += strange
            foreign += strange and word.islower()
            continue
        words += 1
        if is_written_syllable(word):
            if len(word) > 1:
                right += 1
                different.add(word.lower())
            if word.lower() in _common():
                common.add(word.lower())
            else:
                rare += 1
        elif not is_written_syllable(word, tone_left_out=True):
            wrong += 1
    wrong += sum(sign not in _PRINTED for sign in _SYMBOLS.findall(decoded))
    return _Reading(encoding, decoded, right, wrong, len(different), foreign, words, rare, len(common))


def _has_listed_word(text: str) -> bool:
    """Whether two marked syllables side by side, both known to be right, are a word that pyvi lists."""
    return any(
        not first.isascii() and not second.isascii() and is_word(f"{first} {second}")
        for first, second in _PAIR.findall(text)
    )


@cache
def _common() -> frozenset[str]:
    text = resources.files(__package__).joinpath("common_syllables.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
