"""How far speech runs on where nobody is named: open quotations, interviews, running speech."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from searchlib.articles import lexicon as lex
from searchlib.articles import verbs
from searchlib.articles.people import Form
from searchlib.articles.reports import By, Report
from searchlib.articles.resolve import Chain

if TYPE_CHECKING:
    from searchlib.articles.speech import Reading

_DASHES = frozenset({"-", "–", "—", "•", "*", "+"})
_LONGEST_GAP = 6


class Turns:
    """Who has the word while an article is read: in an interview, and within an open quotation."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._guest: int | None = None
        self._interview = False
        self._answering = False
        self._open: int | None = None
        self._last_named: int | None = None

    def turn(self, reading: Reading, voiced: list[tuple[Report, int]]) -> None:
        """Give the word to the speaker of an open quotation or an answer, before reports are counted."""
        kind = reading.source.kind
        if kind == "question":
            self._interview = self._answering = True
            return
        if kind == "heading":
            self._answering = False
            return
        if kind in {"byline", "caption", "title"}:
            return
        label = next((person for report, person in voiced if report.by is By.LABEL), None)
        if label is not None:
            reading.voices[label] = "direct"
            self._guest = label
            self._interview = self._answering = True
            return
        guest = self._guest if self._guest is not None else self._last_named
        if self._interview and self._answering and guest is not None:
            self._guest = guest
            reading.voices[guest] = "direct"
            voiced.clear()
            return
        if self._open is not None and reading.parts.quotations and reading.parts.keys[0] == '"':
            reading.voices[self._open] = "direct"

    def close(self, reading: Reading) -> None:
        """Note who has the word after a paragraph."""
        kind = reading.source.kind
        for number, mention in enumerate(reading.found):
            person = reading.who[number]
            if mention.form is Form.NAME and person is not None and kind not in {"caption", "question"}:
                self._last_named = person
        if kind in {"caption", "byline"}:
            return
        if not reading.parts.opens:
            self._open = None
        elif reading.voices and self._open is None:
            direct = [person for person, mode in reading.voices.items() if mode == "direct"]
            self._open = direct[-1] if direct else None


def fill(readings: Sequence[Reading], chain: Chain) -> None:
    """Continue a speech over paragraphs that nobody is named in."""
    last: int | None = None
    gap: list[Reading] = []
    for reading in readings:
        kind = reading.source.kind
        if kind in {"caption", "byline"}:
            continue
        if kind in {"heading", "question", "title"}:
            _close(gap, last, None)
            gap, last = [], None
            continue
        if reading.voices:
            first = next(iter(reading.voices))
            _close(gap, last, first)
            gap = []
            last = list(reading.voices)[-1]
        elif last is not None:
            gap.append(reading)
    _close(gap, last, None)


def _close(gap: Sequence[Reading], last: int | None, following: int | None) -> None:
    """Decide for the paragraphs between two speeches, from the first on, until one tells a story."""
    if last is None or len(gap) > _LONGEST_GAP:
        gap = gap[:2] if last is not None else []
    for reading in gap:
        if not _runs_on(reading, last == following):
            return
        assert last is not None
        reading.voices[last] = "direct" if _quoted(reading) else "reported"


def _quoted(reading: Reading) -> bool:
    return any(quotation.size >= 8 for quotation in reading.parts.quotations.values())


def _runs_on(reading: Reading, between: bool) -> bool:
    """Whether a paragraph may be running speech: nobody else in it, no new story."""
    keys = reading.parts.keys
    if not keys or any(mention.form is Form.NAME for mention in reading.found):
        return False
    if between:
        return not lex.match(verbs.NARRATIVE_STARTS, keys, 0)
    return bool(lex.match(verbs.CONTINUERS, keys, 0)) and not lex.match(verbs.NARRATIVE_STARTS, keys, 0)
