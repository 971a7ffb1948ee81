"""Rules over two paragraphs in a row: what one leaves open, the next one closes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchlib.model import Mode
from searchlib.understanding.attribution.answers import is_inset
from searchlib.understanding.attribution.attribution_rules import Rule, assign
from searchlib.understanding.attribution.continuation_signs import someone_says
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.quotation.speech_frames import By

LISTS = WordLists("attribution/paragraph_pairs")

PARTS = frozenset({"heading", "question", "title"})
"""Kinds of paragraph between two parts of an article."""
ASIDE = frozenset({"caption", "byline"})
"""Kinds of paragraph that stand beside the text."""
_FROM_READER = re.compile(
    r"\([^()]{0,120}(?:tuổi|@)[^()]{0,120}\)\s*$|\(\d+/\d+/\d{4}\)\s*$|\?\s*\([^()]{4,80}, [^()]{2,40}\)\s*$|"
    r"\w@\w[\w.]*\s*$|^(?:Ý kiến của bạn|Xem tiếp)\b"
)
_CLOSING = ('"', "”", "»")
_CUT = LISTS.words("cut")
_QUOTED = 12
_LONGEST_QUESTION = 90


def close_open_ends(readings: Sequence[Reading]) -> None:
    """Give paragraphs to whom the paragraph before or behind them tells."""
    previous: Reading | None = None
    spoken = False  # somebody has spoken in this part, and the paragraph before is not his
    for reading in readings:
        if reading.source.kind in ASIDE or reading.passing:
            continue
        if reading.source.kind in PARTS:
            previous, spoken = None, False
            continue
        if previous is not None:
            _close(previous, reading, spoken)
        if reading.voices:
            spoken = len(reading.voices) == 1
        previous = reading


def open_interview(readings: Sequence[Reading], answered: Sequence[int]) -> None:
    """Give turns before the first answer that is known to the only person who answers the others."""
    asked = next((at for at, one in enumerate(readings) if one.source.kind == "question"), 0)
    if len(answered) != 1 or not asked:
        return
    known = next((at for at, one in enumerate(readings) if answered[0] in one.voices), 0)
    if any(one.voices or one.source.kind == "heading" for one in readings[asked:known]):
        known = asked
    turns = [one for one in readings[:asked] if one.source.kind in {"body", "lead"}]
    turns += [one for one in readings[asked:known] if one.source.kind == "body" and not is_inset(one)]
    if turns and turns[0].parts.keys[:1] in (["-"], ["–"], ["—"]):
        for reading in turns:
            if reading.voices or (reading.reported and known == asked):
                return
            if reading.parts.keys[-1:] != ["?"]:
                assign(reading, answered[0], "direct", Rule.ANSWER)


def _close(previous: Reading, reading: Reading, spoken: bool) -> None:
    listed = previous.source.text.endswith(";") and not (reading.voices or reading.reported)
    if len(previous.voices) == 1 and (listed or previous.parts.keys[-1] in _CUT):
        assign(reading, next(iter(previous.voices)), mode_of(reading), Rule.UNFINISHED)
    if (signed := _signs(reading, previous)) is not None:
        assign(previous, signed, "direct", Rule.SIGNED)
        reading.voices.clear()
    silent = not (previous.voices or previous.reported or spoken or someone_says(previous.parts.keys))
    if reading.voices and silent and _points_back(reading):
        assign(previous, next(iter(reading.voices)), mode_of(previous), Rule.POINTED_BACK)


def mode_of(reading: Reading) -> Mode:
    """Whether a paragraph of running speech gives the very words: quoted, a turn, or in the first person."""
    keys = reading.parts.keys
    if keys[:1] in (["-"], ["–"], ["—"]) or "tôi" in keys:
        return "direct"
    quoted = any(quotation.size >= _QUOTED for quotation in reading.parts.quotations.values())
    return "direct" if quoted else "reported"


def asks_back(reading: Reading) -> bool:
    """A question in a turn of its own, which the interviewer asks ("- ... có đúng không?")."""
    keys = reading.parts.keys
    turn = len(keys) > 1 and keys[0] in {"-", "–", "—", ".", "*"} and keys[-1] == "?"
    return turn and len(keys) < _LONGEST_QUESTION


def asked_by_reader(reading: Reading) -> bool:
    """A question that a reader sent in ("... được không? (Lan, 18 tuổi, Huế)"), or a link."""
    return _FROM_READER.search(reading.source.text[-260:]) is not None


def _points_back(reading: Reading) -> bool:
    """Whether a report is about the paragraph before ("Đó là nhận định của ông A")."""
    keys = reading.parts.keys
    if keys[:2] in (["đó", "là"], ["đây", "là"], ["trên", "đây"]):
        return any(report.by is By.NOUN for report in reading.reported)
    return any(
        report.by is By.VERB
        and any(lex.match(verbs.AS_ABOVE, keys, at) for at in range(report.at, min(len(keys), report.at + 4)))
        for report in reading.reported
    )


def _signs(reading: Reading, before: Reading) -> int | None:
    """Who is named in parentheses below a quotation: "(Ông A - chủ trại gà ở xã B)"."""
    keys = reading.parts.keys
    if keys[:1] != ["("] or keys[-1:] != [")"] or before.voices:
        return None
    if before.source.text.rstrip(".")[-1:] not in _CLOSING:
        return None
    named = {person for person in reading.who if person is not None}
    return named.pop() if len(named) == 1 and reading.found[0].start < 4 else None
