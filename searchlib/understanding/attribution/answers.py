"""What a paragraph beside the questions of an interview is: an answer, a cell, an aside, a story."""

from __future__ import annotations

from itertools import pairwise

from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.speech_signs import is_ours
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import DASHES, QUOTE
from searchlib.understanding.mentions.person_mention import Form
from searchlib.understanding.quotation.speech_frames import By, Report

LISTS = WordLists("attribution/answers")

BULLETS = DASHES | {"+", "*", "•", QUOTE}
FIRST_PERSON = LISTS.words("first_person")
CELL, SUBTITLE = 8, 20
"""A line of fewer words without a final mark is no answer, nor part of a contribution."""
_LABEL = 12
"""So many words before a name may belong to it: a label has nothing else before the colon."""
_WHOLE = 12
"""So many words a quotation must have to stand for itself, without any report."""
_OURS = LISTS.words("ours")
_DONE = LISTS.words("done")
_FAR = 8
_LONGEST_NOTE, _LONGEST_SOURCE = 16, 24
_SOURCES = LISTS.words("sources")


def is_told_about(keys: list[str], end: int) -> bool:
    """Whether a question begins with what somebody has done or said ("Phó thủ tướng A từng nói khó làm")."""
    return end < len(keys) and (keys[end] in _DONE or lex.match(verbs.STRONG_VERBS, keys, end) > 0)


def opens_turn(reading: Reading) -> bool:
    """Whether a dash follows the name: "Ông A (Viện B): - ..."."""
    return any(
        report.by is By.LABEL
        and reading.parts.keys[report.at + 1 : report.at + 2] in (["-"], ["–"], ["—"])
        and not reading.found[report.mention].start
        for report in reading.reported
    )


def ends_in_object(reading: Reading) -> bool:
    """Whether the colon follows a name that another's statement ends in ("Ủy ban kết luận về ông A:")."""
    report = reading.reported[-1]
    return reading.parts.keys[report.at] == ":" and reading.found[report.mention].start > _LABEL


def quotes_whole(reading: Reading) -> bool:
    """Whether a paragraph holds a quotation of whole sentences: all of it, or in the first person."""
    for at, quotation in reading.parts.quotations.items():
        before = reading.parts.keys[at - 1] if at else "."
        if quotation.size < _WHOLE or before not in {".", "!", "?", "…", ":"}:
            continue
        if not quotation.words[0][0].isupper():
            continue
        if (not at and quotation.closed) or any(word.lower() in FIRST_PERSON for word in quotation.words):
            return True
        if not at and speaks_for_all(reading):
            return True
    return False


def speaks_for_all(reading: Reading) -> bool:
    """Whether a quotation says "chúng ta", as those do who speak at meetings."""
    return any(is_ours(map(str.lower, quotation.words)) for quotation in reading.parts.quotations.values())


def body_says(reading: Reading) -> bool:
    """Whether a verb far from the start leads to a quotation, as that of a body ("Hội nêu rõ: "...")."""
    keys = reading.parts.keys
    for at in reading.parts.quotations:
        if at > _FAR and keys[at - 1] == ":":
            return any(lex.match(verbs.STRONG_VERBS, keys, place) for place in range(at - 5, at - 1))
    return False


def in_first_person(reading: Reading) -> bool:
    """Whether a paragraph is an item of a list, or has somebody speak of himself."""
    keys = reading.parts.keys
    if not keys:
        return False
    return keys[0] in BULLETS or keys[0].isdigit() or any(key in FIRST_PERSON for key in keys)


def is_turn(keys: list[str]) -> bool:
    """Whether a paragraph is somebody's turn in the first person."""
    return bool(keys) and keys[0] in DASHES and "tôi" in keys


def is_cell(reading: Reading, limit: int) -> bool:
    """A cell of a table, a rule, a subtitle or a stray line, not an answer."""
    keys = reading.parts.keys
    if not any(map(str.isalpha, reading.source.text)):
        return True
    return (
        0 < len(keys) < limit
        and keys[-1] not in {".", "!", "?", "…", QUOTE, ":"}
        and keys[0] not in {"-", "–"}
    )


def is_inset(reading: Reading) -> bool:
    """Whether a paragraph has neither a dash nor the first person, as an answer of a dashed talk has."""
    keys = reading.parts.keys
    return DASHES.isdisjoint(keys[:1]) and _OURS.isdisjoint(keys)


def reports_another(reading: Reading, voiced: list[tuple[Report, int]]) -> bool:
    """Whether a paragraph behind an answer reports somebody else by name, in the third person."""
    keys = reading.parts.keys
    if keys[0] in BULLETS or "tôi" in keys:
        return False
    forms = {reading.found[report.mention].form for report, _ in voiced}
    first = reading.found[0]
    opens = not first.start and first.form is Form.NAME and len(first.name) > 1
    return forms == {Form.NAME} or (opens and all(person == reading.who[0] for _, person in voiced))


def is_aside(reading: Reading) -> bool:
    """A note in parentheses between the turns, or a box that closes with its source ("(Trích Chỉ thị 9)")."""
    keys = reading.parts.keys
    note = keys[:1] == ["("] and len(keys) < _LONGEST_NOTE
    return note or names_source(keys)


def names_source(keys: list[str]) -> bool:
    """Whether a paragraph closes with where it is taken from ("(Trích Chỉ thị 9)", "(Theo Sở B)")."""
    source = keys[-_LONGEST_SOURCE:]
    return source[-1:] == [")"] and any(one == "(" and two in _SOURCES for one, two in pairwise(source))
