"""Who said what: the speakers of each paragraph, by name, mode and cue.

Mentions (`people`), the reports they stand in (`reports`), who is meant (`resolve`), and then what this
file adds: whether a quotation makes the words direct, and how far speech runs on when nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from searchlib.articles import lexicon as lex
from searchlib.articles import turns
from searchlib.articles.clauses import SENTENCE_ENDS, Clauses, clauses, first_mark
from searchlib.articles.people import Form, Mention, mentions
from searchlib.articles.quotations import spoken
from searchlib.articles.reports import By, Report, reports
from searchlib.articles.resolve import Chain
from searchlib.articles.structure import Structured
from searchlib.model import Attribution, Mode, Person

_LONGEST_QUOTATION = 8
"""So many paragraphs on, at most, a quotation left open is looked for its end."""
_SILENT = frozenset({"heading", "question", "byline"})


@dataclass(slots=True)
class Reading:
    """A paragraph while it is being read.

    Attributes:
        source: the paragraph.
        parts: its words and quotations.
        found: its mentions.
        reported: its reports.
        who: the person whom each mention means.
        voices: mode by person, in order of appearance.
        pointed: persons whom a pronoun or bare title means here.
    """

    source: Structured
    parts: Clauses
    found: list[Mention]
    reported: list[Report]
    who: list[int | None] = field(default_factory=list)
    voices: dict[int, Mode] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)
    pointed: set[int] = field(default_factory=set)


def attribute(
    paragraphs: Sequence[Structured],
) -> tuple[tuple[Person, ...], tuple[tuple[Attribution, ...], ...]]:
    """The people who speak in an article, and the attributions of each of its paragraphs.

    Linear in the length of the article; never raises, whatever the text.
    """
    readings = _read(paragraphs)
    chain = Chain([reading.found for reading in readings])
    if not chain.people:
        return (), tuple(() for _ in readings)
    runs = turns.Turns(chain)
    for number, reading in enumerate(readings):
        chain.enter(number)
        _follow(reading, chain, runs)
    turns.fill(readings, chain)
    return _people(readings, chain), tuple(_attributions(reading, chain) for reading in readings)


def _read(paragraphs: Sequence[Structured]) -> list[Reading]:
    """Mentions and reports of every paragraph; a quotation may run on from one to the next."""
    readings: list[Reading] = []
    inside = False
    for number, paragraph in enumerate(paragraphs):
        silent = paragraph.kind in _SILENT
        parts = clauses(paragraph.text, inside and not silent and paragraph.kind != "caption")
        found = [] if paragraph.kind == "byline" else mentions(parts.words, parts.keys)
        heard = not silent and (paragraph.kind != "title" or len(paragraph.text) > 200)
        readings.append(Reading(paragraph, parts, found, reports(parts, found) if heard and found else []))
        if not silent and paragraph.kind != "caption":
            inside = parts.opens and _closed_later(paragraphs, number + 1)
    return readings


def _closed_later(paragraphs: Sequence[Structured], start: int) -> bool:
    """Whether a quotation left open is closed, or opened again, within the next paragraphs."""
    for paragraph in paragraphs[start : start + _LONGEST_QUOTATION]:
        mark = first_mark(paragraph.text)
        if mark and paragraph.kind != "caption":
            return mark == "”" or paragraph.text[:1] in '“"«'
    return False


def _follow(reading: Reading, chain: Chain, runs: turns.Turns) -> None:
    """Resolve the mentions of a paragraph and note who speaks in it."""
    by_mention = {report.mention: report for report in reading.reported}
    speaker: int | None = None
    voiced: list[tuple[Report, int]] = []
    stranger = False
    for number, mention in enumerate(reading.found):
        if (
            mention.form is Form.TITLE
            and mention.start
            and reading.parts.keys[mention.start - 1] in {"một", "1"}
        ):
            stranger = True
        if mention.form is not Form.NAME and number not in by_mention:
            reading.who.append(None)
            continue
        if mention.form in {Form.PRONOUN, Form.EPITHET} and stranger:
            reading.who.append(None)  # "một chủ hộ ... Anh ta bảo"
            continue
        if (
            reading.source.kind == "caption"
            and mention.form is Form.TITLE
            and lex.key(mention.role[0]) == "lãnh"
        ):
            person = None
        else:
            person = chain.resolve(mention, speaker)
        reading.who.append(person)
        if person is None:
            continue
        stranger = False
        if mention.form is Form.NAME:
            reading.named.add(person)
        else:
            reading.pointed.add(person)
        chain.see(person)
        if number in by_mention:
            speaker = person
            voiced.append((by_mention[number], person))
    runs.turn(reading, voiced)
    for report, person in voiced:
        if report.at >= len(reading.parts.keys) - 4 and announces(reading.parts.keys, report.at):
            continue
        if reading.source.kind == "caption" and report.by is By.LABEL:
            continue
        reading.voices.setdefault(person, "reported")
    for person in spoken(reading.parts, voiced, reading.found):
        if person in reading.voices:
            reading.voices[person] = "direct"
    if speaker is not None and reading.source.kind != "caption":
        chain.speak(speaker)
    if not reading.reported and not reading.voices:
        quoted = runs.quoted(reading)
        if quoted is not None:
            reading.voices[quoted] = "direct"
            chain.speak(quoted)
    runs.close(reading)


def announces(keys: list[str], at: int) -> bool:
    """Whether a paragraph ends with a report and a colon: what was said stands in the next one."""
    return keys[-1] == ":" and all(key not in SENTENCE_ENDS for key in keys[at:])


def _people(readings: Sequence[Reading], chain: Chain) -> tuple[Person, ...]:
    order = dict.fromkeys(person for reading in readings for person in reading.voices)
    return tuple(Person(_name(chain, person), _role(chain, person)) for person in order)


def _attributions(reading: Reading, chain: Chain) -> tuple[Attribution, ...]:
    return tuple(
        Attribution(
            _name(chain, person),
            _role(chain, person),
            mode,
            "explicit"
            if person in reading.named
            else "anaphoric"
            if person in reading.pointed
            else "continued",
        )
        for person, mode in reading.voices.items()
    )


def _name(chain: Chain, person: int) -> str:
    return " ".join(chain.people[person].name)


def _role(chain: Chain, person: int) -> str | None:
    return join(chain.people[person].role) or None


def join(words: Sequence[str]) -> str:
    """Words as text again, without white space inside parentheses and before commas."""
    text = " ".join(words)
    for loose, tight in ((" ,", ","), ("( ", "("), (" )", ")"), (" .", ".")):
        text = text.replace(loose, tight)
    return text
