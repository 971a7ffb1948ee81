"""Offices whose holder has a name that looks like that of a house or firm.

"Giám đốc khách sạn Lê Văn Tám thừa nhận ..." may be the director of a hotel of that name; where the article
calls somebody "ông Lê Văn Tám", it is he. Found once all mentions of an article are known.
"""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.offices import trimmed
from searchlib.understanding.mentions.person_mention import Form, Mention

LISTS = WordLists("coreference/office_holders")

_WHOLE = 3
"""Words of a Vietnamese name given in full."""
_REACH = 8
"""Words at most between an office and the name of who holds it."""
_HOUSES = lex.PLACE_WORDS | LISTS.words("houses")


def name_holders(readings: Sequence[Reading]) -> None:
    """Make mentions by name of offices behind which the name of somebody known stands."""
    known, given = _known(readings), _given(readings)
    if not (known or given):
        return
    for reading in readings:
        for number, mention in enumerate(reading.found):
            if mention.form is Form.TITLE and (end := _name_end(reading, mention, known, given)):
                reading.found[number] = _named(reading, mention, *end)
        reading.found = _apart(reading.found)


def _known(readings: Sequence[Reading]) -> dict[str, set[tuple[str, ...]]]:
    """Full Vietnamese names that an honorific makes a person's, by their first word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for reading in readings:
        for mention in reading.found:
            if mention.address and mention.form is Form.NAME and len(mention.name) >= _WHOLE:
                keys = tuple(map(lex.key, mention.name))
                if keys[0] in lex.FAMILY_NAMES:
                    found.setdefault(keys[0], set()).add(keys)
    return found


def _given(readings: Sequence[Reading]) -> set[str]:
    """Given names by which an article calls somebody ("ông Chuyên")."""
    return {
        lex.key(mention.name[0])
        for reading in readings
        for mention in reading.found
        if mention.address and mention.form is Form.NAME and len(mention.name) == 1
    }


def _name_end(
    reading: Reading, mention: Mention, known: dict[str, set[tuple[str, ...]]], given: set[str]
) -> tuple[int, int] | None:
    """Where a known name behind an office begins and ends, all words between going on with the office."""
    keys, words = reading.parts.keys, reading.parts.words
    for at in range(mention.start + 1, min(len(keys), mention.end + _REACH)):
        if not keys[at][0].isalnum():
            return None
        names = known.get(keys[at], ())
        if keys[at] in lex.COMMON_FAMILY_NAMES and keys[at + 1 : at + 2] and keys[at + 1] in given:
            names = {*names, (keys[at], keys[at + 1])}
        for name in names:
            end = at + len(name)
            if tuple(keys[at:end]) == name and words[at][0].isupper():
                whole = end >= len(words) or not words[end][0].isupper()
                return (at, end) if whole and keys[at - 1] in _HOUSES else None
    return None


def _named(reading: Reading, mention: Mention, at: int, end: int) -> Mention:
    words = reading.parts.words
    role = trimmed(tuple(words[mention.start : at]))
    return Mention(mention.start, end, Form.NAME, tuple(words[at:end]), role, mention.gender, True, end)


def _apart(found: list[Mention]) -> list[Mention]:
    """The mentions that do not begin within another before them."""
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
