"""Abbreviations that a text itself defines: "Ủy ban nhân dân (UBND)", "UBND (Ủy ban nhân dân)", "gọi tắt là".

After Schwartz & Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text"
(2003): one form stands in brackets behind the other, and the letters of the short one are found in the long
one from right to left. In Vietnamese a letter is the first of a syllable, so the match is stricter here:
every letter has its syllable and every syllable its letter; only small words ("và", "của") may lack one. That
settles where the long form begins. What does not match so is no definition, unless the text says that it is
one ("gọi tắt là IOC") and the long form begins with the kind of thing that it names ("Trung tâm ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from searchlib.text.cache import Cache
from searchlib.text.spelling import canonical, fold, toneless
from searchlib.text.tokens import tokenize
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.phrase_tables import is_syllable

LISTS = WordLists("citations/abbreviation_definitions")

Run = tuple[str, ...]

LONGEST = 14
"""Syllables of a long form at most."""
_MOST_LETTERS = 12
_LONGEST_ALONE = 48
"""Characters of an abbreviation at most, and of the words that announce it."""
_REACH = 160
"""Characters on either side of a bracket in which a form may stand."""

_CAPITAL = f"[{''.join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper())}]"
_PART = rf"{_CAPITAL}[^\W\d_]{{0,11}}"
_SHORT = rf"(?P<short>{_PART}(?:(?:\. ?| ?[-–&/] ?| (?:và )?){_PART}){{0,3}})\.?"
_CALL = (
    r"(?:(?:sau|dưới) đây )?(?:xin )?(?:được )?"
    r"(?:(?:gọi|viết) (?:tắt |chung )?là|(?:tên )?(?:gọi|viết) tắt)[: ]+"
)
_QUOTED = r"[\"“]?{}[\"”]?"
_ALONE = re.compile(rf"\s*(?P<call>{_CALL})?{_QUOTED.format(_SHORT)}\s*")
_INSIDE = re.compile(rf"\s*(?:tức(?: là)? |là |viết tắt của )?{_QUOTED.format('(?P<long>.+?)')}\s*")
_CALLED = re.compile(rf"(?<=[,(–-])\s*(?P<call>{_CALL}){_QUOTED.format(f'(?>{_SHORT})')}(?![\w)-])")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BREAK = re.compile(r"[;:!?…()\[\]\"“”«»\n]|\.(?=\s|$)")
_CAPITALS = re.compile(rf"{_CAPITAL}[a-zđ]{{0,2}}[ .&/–-]*(?:và )?{_CAPITAL}")
_CUT = re.compile(r"[\s.&/–-]+(?:và\s)?")
_UNIT = re.compile(r"[^\W\d_](?:[a-zđ]{1,2}(?![a-zđ]))?")
_ROMAN = re.compile(r"[IVXLC]+")

_SMALL = LISTS.words("small")
_HEADS = LISTS.phrases("heads")
_NOT_IN_NAMES = LISTS.words("not_in_names")


class _Short(NamedTuple):
    """An abbreviation in a text.

    Attributes:
        written: as it stands there.
        units: its letters; see `_units`.
        called: whether the text says that something is called so.
    """

    written: str
    units: tuple[str, ...]
    called: bool


class Definition(NamedTuple):
    """An abbreviation and what it stands for, in canonical syllables."""

    short: Run
    long: Run


def definitions(text: str) -> Iterator[Definition]:
    """The definitions in the text of a paragraph (NFC), in order; one may come several times."""
    opening = text.find("(")
    while opening >= 0:
        closing = text.find(")", opening, opening + _REACH)
        if closing >= 0:
            yield from _bracket(text, opening, closing)
        opening = text.find("(", opening + 1)
    if " tắt" in text:
        for match in _CALLED.finditer(text):
            short = _short(match)
            if short is not None:
                yield from _behind(short, text, match.start() - 1)


def _bracket(text: str, opening: int, closing: int) -> Iterator[Definition]:
    """What a bracket defines, or the words before it."""
    inner = text[opening + 1 : closing]
    short = _ALONE_KNOWN[inner] if len(inner) <= _LONGEST_ALONE else None
    if short is not None:
        yield from _behind(short, text, opening)
    elif " " in inner:
        units, written = _before(text, opening)
        long = _INSIDE.fullmatch(inner) if units else None
        if long is not None and _BREAK.search(long["long"]) is None:
            words = _WORD.findall(long["long"])
            if len(words) <= LONGEST and _start(units, words) == 0:
                yield from _definition(written, long["long"])


def _before(text: str, end: int) -> tuple[tuple[str, ...], str]:
    """The abbreviation that stands right before a place: its letters, and as it is written."""
    before = text[max(0, end - _LONGEST_ALONE) : end].rstrip('"” ')
    last = before[before.rfind(" ") + 1 :]
    if not last[:1].isupper():
        last = last[1:]  # a bracket or a quotation mark
    if not last[:1].isupper() or not _CAPITALS.search(last):
        return (), ""
    return _units(last), last


def _short(match: re.Match[str]) -> _Short | None:
    units = _units(match["short"])
    return _Short(match["short"], units, bool(match["call"])) if units else None


def _alone(inner: str) -> _Short | None:
    """The abbreviation that is all that stands in a bracket."""
    match = _ALONE.fullmatch(inner) if _CAPITALS.search(inner) else None
    return None if match is None else _short(match)


_ALONE_KNOWN: Cache[_Short | None] = Cache(_alone)


def _behind(short: _Short, text: str, end: int) -> Iterator[Definition]:
    """The definition of an abbreviation whose long form ends where the bracket or the comma is."""
    before = _tail(text, end)
    found = list(_WORD.finditer(before))[-LONGEST:]
    words = [word[0] for word in found]
    start = _start(short.units, words)
    if start is None and short.called and short.written.isupper():
        start = _head(words)
    if start is not None:
        yield from _definition(short.written, before[found[start].start() :])


def _tail(text: str, end: int) -> str:
    """What stands before a place, from the last sign on that a long form does not cross."""
    before = text[max(0, end - _REACH) : end].rstrip('"” ')
    cut = 0 if end <= _REACH else before.find(" ") + 1
    for match in _BREAK.finditer(before):
        cut = match.end()
    return before[cut:]


def _definition(short: str, long: str) -> Iterator[Definition]:
    brief = tuple(token.text for token in tokenize(short) if token.text != "và")
    full = tuple(token.text for token in tokenize(long))
    if len(brief) == 1 and is_syllable(brief[0]):
        return  # "AN" is no other word than "an", whatever is typed in capitals
    if brief != full and len(full) <= LONGEST and not _is_name(_WORD.findall(long)):
        yield Definition(brief, full)


def _units(short: str) -> tuple[str, ...]:
    """The letters of an abbreviation, each with the small ones behind it ("T", "Tg"); none if it is none."""
    units: list[str] = []
    for part in _CUT.split(short):
        found = _UNIT.findall(part)
        if _ROMAN.fullmatch(part) or "".join(found) != part or not all(unit[0].isupper() for unit in found):
            return ()
        units += found
    enough = 2 <= len(units) <= _MOST_LETTERS and sum(map(len, units)) < 2 * len(units)
    return tuple(units) if enough else ()


def _start(units: Sequence[str], words: Sequence[str]) -> int | None:
    """The word with which a long form begins that ends with the last word; None if there is none."""
    left, at = len(units), len(words)
    while left and at:
        at -= 1
        word = words[at]
        if word.isupper() and 1 < len(word) <= left and "".join(units[left - len(word) : left]) == word:
            left -= len(word)
        elif _begins(units[left - 1], word) and not (left == 1 and word in _SMALL):
            left -= 1
        elif left == len(units) or word not in _SMALL:
            return None
    return None if left or not units else at


def _begins(unit: str, word: str) -> bool:
    """Whether a unit stands for a syllable: its first letter, and the small ones in their order ("Tg")."""
    letter, first = toneless(unit[0])[:1], toneless(canonical(word))[:1]
    if letter != first and (letter, first) != ("w", "ư") and (first == "đ" or fold(first) != letter):
        return False
    rest = iter(fold(word)[1:])
    return all(small in rest for small in unit[1:])


def _head(words: Sequence[str]) -> int | None:
    """Where the name begins that ends with the last word, by the kind of thing that it names."""
    for at in range(len(words) - 3, -1, -1):
        if words[at] in _NOT_IN_NAMES:
            return None
        if words[at][0].isupper() and (words[at].lower(), words[at + 1].lower()) in _HEADS:
            return at
    return None


def _is_name(words: Sequence[str]) -> bool:
    """Whether a long form looks like the name of a person."""
    capitals = all(word[0].isupper() for word in words)
    return capitals and 2 <= len(words) <= 5 and words[0].lower() in lex.COMMON_FAMILY_NAMES
