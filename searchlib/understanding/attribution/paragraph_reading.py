"""A paragraph while an article is read for who speaks: its words, mentions and reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from searchlib.understanding.attribution.attribution_rules import Voice
from searchlib.understanding.attribution.reported_speech import reports
from searchlib.understanding.layout.paragraph_shape import is_link
from searchlib.understanding.layout.structure import Structured
from searchlib.understanding.lexicon.speech_verbs import ANYWHERE
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import Clauses, clauses, marks
from searchlib.understanding.mentions.person_mention import Mention
from searchlib.understanding.mentions.person_mentions import mentions
from searchlib.understanding.quotation.speech_frames import Report

_LINK = re.compile(r"\(\d+/\d+/\d{4}\)\s*$")
"""Behind the headline of another article stands its date: "... (21/02/2005)"."""
_PLACES = WordLists("attribution/paragraph_pairs").pattern("in_picture")
_IN_PICTURE = re.compile(rf"\((?:{_PLACES}|thứ \w+ từ)[^()]{{0,20}}\)")
_SILENT = frozenset({"heading", "question", "byline"})
_RUN_TOGETHER = 200
"""A headline of more characters has run together with the lead, which may report speech."""
_NESTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_LONGEST_NESTED = 100
"""So many characters a quotation within a quotation has at most."""
_SHORTEST = 2
"""Nobody is named in fewer characters."""
_NO_WORDS = clauses("")
_OPENING_MARKS = ('"', "“", "«", "”", "'")
_LONGEST_QUOTATION = 14
"""So many paragraphs on, at most, a quotation left open is looked for its end."""


@dataclass(slots=True)
class Reading:
    """A paragraph while it is being read.

    Attributes:
        source: the paragraph.
        parts: its words and quotations.
        found: its mentions.
        reported: its reports.
        passing: it is not read: a link to another article, one letter, or longer than what is understood.
        who: the person whom each mention means.
        voices: whose words it conveys, and how, in order of appearance.
        named, pointed: persons whom a name, a pronoun or a bare title means here.
    """

    source: Structured
    parts: Clauses
    found: list[Mention]
    reported: list[Report]
    passing: bool = False
    who: list[int | None] = field(default_factory=list)
    voices: dict[int, Voice] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)
    pointed: set[int] = field(default_factory=set)


def read(paragraphs: Sequence[Structured]) -> list[Reading]:
    """The words and mentions of every paragraph; a quotation may run on from one to the next."""
    readings: list[Reading] = []
    inside = False
    for number, paragraph in enumerate(paragraphs):
        if _is_passing(paragraph):
            readings.append(Reading(paragraph, _NO_WORDS, [], [], passing=True))
            continue
        silent = paragraph.kind in _SILENT
        parts = clauses(paragraph.text, inside and not silent and paragraph.kind != "caption")
        found = [] if paragraph.kind == "byline" else mentions(parts)
        readings.append(Reading(paragraph, parts, found, []))
        if not silent and paragraph.kind != "caption":
            inside = parts.opens and _closed_later(paragraphs, number + 1)
    return readings


def _is_passing(paragraph: Structured) -> bool:
    text = paragraph.text
    if len(text) < _SHORTEST and text not in _OPENING_MARKS:
        return True
    return paragraph.kind == "body" and is_link(text)


def hear(readings: Sequence[Reading]) -> None:
    """Finds the reports of every paragraph."""
    for reading in readings:
        text, kind = reading.source.text, reading.source.kind
        if not reading.found or kind in _SILENT or (kind == "title" and len(text) <= _RUN_TOGETHER):
            continue
        if "(" in text and (_LINK.search(text[-14:]) or _IN_PICTURE.search(text[:200])):
            continue
        reading.reported = reports(reading.parts, reading.found)
        if kind == "caption":
            reading.reported = [one for one in reading.reported if _says_plainly(reading.parts, one)]


def _says_plainly(parts: Clauses, report: Report) -> bool:
    """Whether a report is more than what a photo shows ("Bộ trưởng A báo cáo Thủ tướng")."""
    keys = parts.keys
    return tuple(keys[report.at : report.at + 2]) in ANYWHERE or keys[report.at] in {"nói", "theo"}


def _closed_later(paragraphs: Sequence[Structured], start: int) -> bool:
    """Whether a quotation left open is closed within the next paragraphs, or opened again by the next one.

    What is opened and closed within one of them stands inside it.
    """
    first = True
    for paragraph in paragraphs[start : start + _LONGEST_QUOTATION]:
        if paragraph.kind == "caption":
            continue
        if paragraph.kind in _SILENT and paragraph.text[-1:] not in {"?", "!"}:
            return False  # a short question or cry within a quotation may look like a heading
        found = marks(paragraph.text)
        if any(len(piece) > _LONGEST_NESTED for piece in _NESTED.findall(paragraph.text)):
            return False
        if found and paragraph.text[:1] in _OPENING_MARKS and found[0] == "“":
            return first
        if found and (found[0] == "”" or found.count("”") > found.count("“")):
            return True
        if found.count("“") > found.count("”"):
            return False
        first = False
    return False
