"""How far a speech runs on over paragraphs that point to nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from searchlib.frozen import frozen
from searchlib.model import Mode
from searchlib.understanding.attribution.assignment import Rule, assign
from searchlib.understanding.attribution.continuation_evidence import (
    ENOUGH,
    ends_in_orders,
    is_doubtful,
    someone_says,
    weight,
)
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.attribution.speech_course import Course
from searchlib.understanding.coreference.person_entity import Individual
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import QUOTE
from searchlib.understanding.quotation.speech_frames import By

LISTS = WordLists("attribution/continued_speech")

_FROM_READER = re.compile(
    r"\([^()]{0,120}(?:tuổi|@)[^()]{0,120}\)\s*$|\(\d+/\d+/\d{4}\)\s*$|\?\s*\([^()]{4,80}, [^()]{2,40}\)\s*$"
)
_OCCASIONS = tuple(" ".join(entry) for entry in LISTS.ordered("occasions"))
_SIGNS_OF_OCCASIONS = {
    sign: tuple(occasion for occasion in _OCCASIONS if sign in occasion)
    for sign in ("hội", "họp", "buổi", "việc với", "lễ ", "mít")
}
"""The same by a word that each of them has, for which a text is looked through first."""
_CLOSING = ('"', "”", "»")
_OPENING = 5
_LONGEST_GAP = 6
_SHORT_GAP = 2
_FEW_WORDS = 200
"""A gap of one paragraph more is short too if it has no more words than this."""
_DOUBTFUL = 2
"""So many paragraphs without a sign may stand before one that is surely of the speech."""
_SHORTEST = 5
"""A paragraph of fewer words is no speech that runs on."""


@frozen
class Before:
    """What stands before a gap.

    Attributes:
        occasion: the article reports from a meeting.
        solo: nobody else speaks at it.
        asked: the report asks for something to be done.
        ended: it is a quotation that has come to its end.
        homely: who speaks has a Vietnamese name, and an office or a meeting to speak at.
        native: who speaks has a Vietnamese name.
        printed: the words follow a colon without quotation marks, as speeches are printed.
    """

    occasion: bool
    solo: bool
    asked: bool = False
    ended: bool = False
    homely: bool = False
    native: bool = False
    printed: bool = False


def fill(readings: Sequence[Reading], people: Sequence[Individual]) -> None:
    """Continue a speech over paragraphs that nobody is named in."""
    occasion = any(map(_tells_of_speeches, readings[:_OPENING]))
    native = {number for number, person in enumerate(people) if all(map(lex.is_syllable, person.name))}
    homely = {number for number in native if _holds_office(people[number], occasion)}
    solo = occasion and len({person for reading in readings for person in reading.voices}) == 1
    last: int | None = None
    before = Before(occasion, solo)
    gap: list[Reading] = []
    previous: Reading | None = None
    for reading in readings:
        kind = reading.source.kind
        if kind in {"caption", "byline"} or reading.passing:
            continue
        if kind in {"heading", "question", "title"}:
            _close(gap, last, None, before)
            gap, last, previous = [], None, None
            continue
        opening = reading.parts.keys[0] if reading.parts.keys else ""
        if (
            previous is not None
            and not reading.voices
            and (opening in _AND or opening in _FIRST)
            and (_has_no_subject(reading) or lex.match(_FIRST, reading.parts.keys, 0))
        ):
            teller = _presented_by(previous)
            if teller is not None:
                assign(reading, teller, "reported", Rule.PRESENTED)
        if previous is not None and previous.voices and not (reading.voices or reading.reported):
            unfinished = _unfinished(previous)
            if unfinished is not None:
                assign(reading, unfinished, _mode(reading), Rule.UNFINISHED)
        signed = None if previous is None or opening != "(" else _signs(reading, previous)
        if signed is not None and previous is not None:
            assign(previous, signed, "direct", Rule.SIGNED)
            reading.voices.clear()
        if reading.voices:
            first = next(iter(reading.voices))
            if (
                previous is not None
                and not (previous.voices or previous.reported or someone_says(previous.parts.keys))
                and last is None
                and _points_back(reading)
            ):
                assign(previous, first, _mode(previous), Rule.POINTED_BACK)
            _close(gap, last, reading, before)
            gap = []
            last = first if len(reading.voices) == 1 and not _is_cited(reading) else None
            before = Before(
                occasion,
                solo,
                _asks(reading),
                _ends_quoted(reading),
                homely=first in homely,
                native=first in native,
                printed=_is_printed(reading),
            )
        elif last is not None:
            gap.append(reading)
        previous = reading
    _close(gap, last, None, before)


def _holds_office(person: Individual, occasion: bool) -> bool:
    """Whether somebody has an office or a meeting to speak at, and no trade that speaks for no body."""
    return bool(person.role or occasion) and not lex.match(
        _TRADES, [lex.key(word) for word in person.role[:3]], 0
    )


_TRADES = LISTS.trie("trades")


def _tells_of_speeches(reading: Reading) -> bool:
    lowered = reading.source.text.lower()
    for sign, occasions in _SIGNS_OF_OCCASIONS.items():
        if sign in lowered and any(occasion in lowered for occasion in occasions):
            return True
    return False


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


def _is_cited(reading: Reading) -> bool:
    """Whether a paragraph only cites somebody's words ("Như lời ông A: "...""), or those of somebody dead."""
    keys = reading.parts.keys
    if not reading.reported:
        return False
    if keys[0] == "như" or any(keys[report.at - 1] == "từng" for report in reading.reported):
        return True  # "Bác Hồ đã từng khẳng định"
    return "thời" in keys and ("sinh", "thời") in pairwise(keys)


def _is_printed(reading: Reading) -> bool:
    """Whether what was said follows a colon without marks, up to the end ("nhấn mạnh: Qua bao mùa ...")."""
    keys, words = reading.parts.keys, reading.parts.words
    if not reading.reported:
        return False
    at = reading.reported[-1].at
    for colon in range(at, min(len(keys) - _LEAST_PRINTED, at + _TO_COLON)):
        if keys[colon] == ":":
            return words[colon + 1][0].isupper() and ":" not in keys[colon + 1 :]
    return False


_TO_COLON = 8
_LEAST_PRINTED = 12


def _ends_quoted(reading: Reading) -> bool:
    """Whether a paragraph is a quotation that has come to its end."""
    keys = reading.parts.keys
    return QUOTE in keys[:1] and not reading.parts.opens


def _signs(reading: Reading, before: Reading) -> int | None:
    """Who is named in parentheses below a quotation: "(Ông A - chủ trại gà ở xã B)"."""
    keys = reading.parts.keys
    if (
        keys[:1] != ["("]
        or keys[-1:] != [")"]
        or before.voices
        or before.source.text.rstrip(".")[-1:] not in _CLOSING
    ):
        return None
    named = {person for person in reading.who if person is not None}
    return named.pop() if len(named) == 1 and reading.found[0].start < 4 else None


def _has_no_subject(reading: Reading) -> bool:
    """Whether a paragraph leaves out who says it ("Trong đó, nhấn mạnh giải pháp ...")."""
    keys = reading.parts.keys
    start = lex.match(_AND, keys, 0)
    return (
        bool(start)
        and keys[start : start + 1] == [","]
        and lex.match(verbs.STRONG_VERBS, keys, start + 1) > 0
    )


_AND = LISTS.trie("and")


def _presented_by(reading: Reading) -> int | None:
    """The one person of a paragraph, if that one puts something forward ("ông A đưa ra nhóm giải pháp")."""
    named = {person for person in reading.who if person is not None}
    if len(named) != 1 or reading.voices:
        return None
    keys = reading.parts.keys
    for mention, person in zip(reading.found, reading.who, strict=True):
        begins = not mention.start or keys[mention.start - 1] in {",", "."}
        if person is not None and begins and lex.match(_PRESENTS, keys, mention.end):
            return person
    return None


_FIRST = LISTS.trie("first")
_PRESENTS = LISTS.trie("presents")


def _unfinished(reading: Reading) -> int | None:
    """Whose enumeration breaks off at a semicolon, to go on in the next paragraph."""
    if not reading.source.text.endswith(";") or len(reading.voices) != 1:
        return None
    return next(iter(reading.voices))


def _asks(reading: Reading) -> bool:
    """Whether a report in a paragraph asks for something to be done, or ends in telling what to do."""
    keys = reading.parts.keys
    return any(
        (report.by is By.VERB and keys[report.at] in verbs.DIRECTIVES) or ends_in_orders(keys, report.at)
        for report in reading.reported
    )


def _close(gap: Sequence[Reading], last: int | None, following: Reading | None, before: Before) -> None:
    """Decide for the paragraphs between two speeches, up to the last sure one, if no story precedes it."""
    if last is None or not gap:
        return
    heard = [reading for reading in gap[:_LONGEST_GAP] if len(reading.parts.keys) >= _SHORTEST]
    between = _same(last, following) and len(gap) <= _LONGEST_GAP and not _others(gap, following)
    close = _is_short(gap)
    course = Course(
        between=between,
        close=close,
        asked=before.asked,
        occasion=before.occasion,
        ended=before.ended,
        homely=before.homely or (before.native and between and close),
        printed=before.printed,
        speaker=last,
        solo=before.solo,
        closing=following is None and len(gap) == 1,
    )
    doubtful: list[Reading] = []
    for reading in heard:
        if _is_question(reading):
            return
        found = weight(reading, course)
        sure = found >= ENOUGH - (course.between and course.solo)
        if found < 0 or not (sure or (course.occasion and is_doubtful(reading))):
            return
        doubtful.append(reading)
        if len(doubtful) > _DOUBTFUL + sure:
            return
        if sure:
            for one in doubtful:
                assign(one, last, _mode(one), Rule.CONTINUED)
            doubtful = []


def _is_short(gap: Sequence[Reading]) -> bool:
    if len(gap) <= _SHORT_GAP:
        return True
    return len(gap) == _SHORT_GAP + 1 and sum(len(reading.parts.keys) for reading in gap) <= _FEW_WORDS


def _same(last: int, following: Reading | None) -> bool:
    return following is not None and next(iter(following.voices)) == last


def _others(gap: Sequence[Reading], following: Reading | None) -> bool:
    """Whether somebody else is heard before the speaker is again."""
    if any(someone_says(reading.parts.keys) for reading in gap):
        return True
    if following is None or not following.reported:
        return False
    return someone_says(following.parts.keys[: min(report.at for report in following.reported)])


def _mode(reading: Reading) -> Mode:
    """Whether a paragraph of running speech gives the very words: quoted, a turn, or in the first person."""
    keys = reading.parts.keys
    if keys[:1] in (["-"], ["–"], ["—"]) or "tôi" in keys:
        return "direct"
    quoted = any(quotation.size >= 12 for quotation in reading.parts.quotations.values())
    return "direct" if quoted else "reported"


def asks_back(reading: Reading) -> bool:
    """A question in a turn of its own, which the interviewer asks ("- ... có đúng không?")."""
    keys = reading.parts.keys
    return len(keys) > 1 and keys[0] in {"-", "–", "—", ".", "*"} and keys[-1] == "?" and len(keys) < 90


def asked_by_reader(reading: Reading) -> bool:
    """A question that a reader sent in ("... được không? (Lan, 18 tuổi, Huế)"), or a link."""
    return _FROM_READER.search(reading.source.text[-260:]) is not None


def _is_question(reading: Reading) -> bool:
    return asks_back(reading) or asked_by_reader(reading)
