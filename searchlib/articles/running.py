"""How far a speech runs on over paragraphs that point to nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchlib.articles import lexicon as lex
from searchlib.articles import verbs
from searchlib.articles.frames import By
from searchlib.articles.persons import Form
from searchlib.articles.reading import Reading

_FROM_READER = re.compile(r"\([^()]{0,120}(?:tuổi|@)[^()]{0,120}\)\s*$|\(\d+/\d+/\d{4}\)\s*$")
_OCCASIONS = tuple(
    " ".join(entry)
    for entry in lex.phrases("""
        hội nghị, đại hội, phiên họp, kỳ họp, cuộc họp, buổi làm việc, buổi lễ, buổi họp, buổi tiếp, hội thảo,
        làm việc với, lễ kỷ niệm
    """)
)
"""Where speeches are held; general words between the reports of such an article are of a speech."""
_OPENING = 5
_LONGEST_GAP = 6
_SHORT_GAP = 2
_SHORTEST = 5
"""A paragraph of fewer words is no speech that runs on."""


def fill(readings: Sequence[Reading]) -> None:
    """Continue a speech over paragraphs that nobody is named in."""
    occasion = any(map(_tells_of_speeches, readings[:_OPENING]))
    last: int | None = None
    asked = False
    gap: list[Reading] = []
    before: Reading | None = None
    for reading in readings:
        kind = reading.source.kind
        if kind in {"caption", "byline"}:
            continue
        if kind in {"heading", "question", "title"}:
            _close(gap, last, None, asked, ends=not occasion)
            gap, last, before = [], None, None
            continue
        if reading.voices:
            first = next(iter(reading.voices))
            if (
                before is not None
                and not (before.voices or before.reported or someone_says(before.parts.keys))
                and last is None
                and _points_back(reading)
            ):
                before.voices[first] = "direct" if _quoted(before) else "reported"
            _close(gap, last, first, asked, ends=not occasion)
            gap = []
            last = first if len(reading.voices) == 1 else None
            asked = _asks(reading)
        elif last is not None:
            gap.append(reading)
        before = reading
    _close(gap, last, None, asked, ends=True)


def _tells_of_speeches(reading: Reading) -> bool:
    lowered = reading.source.text.lower()
    return any(word in lowered for word in _OCCASIONS)


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


def _asks(reading: Reading) -> bool:
    """Whether the last report of a paragraph asks for something to be done."""
    keys = reading.parts.keys
    reported = [report for report in reading.reported if report.by is By.VERB]
    return bool(reported) and keys[reported[-1].at] in verbs.DIRECTIVES


def _close(
    gap: Sequence[Reading], last: int | None, following: int | None, asked: bool, *, ends: bool
) -> None:
    """Decide for the paragraphs between two speeches, from the first on, until one tells a story."""
    if last is None:
        return
    between = last == following and len(gap) <= _LONGEST_GAP
    for reading in gap[:_LONGEST_GAP]:
        if len(reading.parts.keys) < _SHORTEST:
            continue
        goes_on = _between(reading, asked, len(gap) <= _SHORT_GAP) if between else _runs_on(reading, asked)
        if not goes_on and (ends or not _is_general(reading, between)):
            return
        reading.voices[last] = "direct" if _quoted(reading) else "reported"


def _quoted(reading: Reading) -> bool:
    """Whether a paragraph of running speech gives the very words: quoted, a turn, or in the first person."""
    keys = reading.parts.keys
    if keys[:1] in (["-"], ["–"], ["—"]) or "tôi" in keys:
        return True
    return any(quotation.size >= 12 for quotation in reading.parts.quotations.values())


def _between(reading: Reading, asked: bool, close: bool) -> bool:
    """Whether a paragraph between two of one speaker is that person's too: no one else, no new story."""
    keys = reading.parts.keys
    named = any(mention.form is Form.NAME for mention in reading.found)
    if asked and not named and _imperative(keys) and not lex.match(verbs.STORY_TRIE, keys, 0):
        return True
    starts = verbs.STORY_TRIE if close else verbs.NARRATIVE_STARTS
    if not keys or lex.match(starts, keys, 0) or someone_says(keys) or _is_question(reading):
        return False
    if any(mention.form is Form.PRONOUN for mention in reading.found):
        return False  # it is about somebody, not by somebody
    return not named or bool(lex.match(verbs.CONTINUERS, keys, 0))


def _is_general(reading: Reading, between: bool) -> bool:
    """Whether a paragraph speaks in general terms, as speeches do and news does not: no numbers, no people.

    Between two paragraphs of one speaker it may also begin as a story does ("Nhiều quy định ...").
    """
    keys = reading.parts.keys
    if len(keys) < _SHORTEST_GENERAL or reading.parts.quotations or keys[0] in _FIXED or someone_says(keys):
        return False
    if any(word[0].isdigit() for word in reading.parts.words):
        return False
    if any(mention.form in {Form.NAME, Form.PRONOUN} for mention in reading.found):
        return False
    soft = between and lex.match(_SOFT_STARTS, keys, 0) > 0
    return soft or not lex.match(verbs.NARRATIVE_STARTS, keys, 0)


_SHORTEST_GENERAL = 12
_FIXED = frozenset({"bản", "dự", "nếu", "-", "+", "(", "*"})
_SOFT_STARTS = lex.trie(lex.phrases("nhiều, một số, trong khi đó"))


def _imperative(keys: list[str]) -> bool:
    """Whether a paragraph says what is to be done, not what was."""
    opening = keys[:12]
    return any(key in verbs.IMPERATIVES for key in opening) and not any(
        key in verbs.PAST for key in opening[1:]
    )


def someone_says(keys: list[str]) -> bool:
    """Whether a paragraph gives the words of somebody who is no known person ("một quan chức cho rằng")."""
    table = verbs.SOMEONE_SAYS
    return any(key in table and lex.match(table, keys, at) for at, key in enumerate(keys))


def _runs_on(reading: Reading, asked: bool) -> bool:
    """Whether a paragraph goes on with a speech that is not taken up again."""
    keys = reading.parts.keys
    if not keys or any(mention.form is Form.NAME for mention in reading.found) or someone_says(keys):
        return False
    if asked and _imperative(keys) and not lex.match(verbs.STORY_TRIE, keys, 0):
        return True
    return bool(lex.match(verbs.LINKS, keys, 0))


def asks_back(reading: Reading) -> bool:
    """A question in a turn of its own, which the interviewer asks ("- ... có đúng không?")."""
    keys = reading.parts.keys
    return len(keys) > 1 and keys[0] in {"-", "–", "—", ".", "*"} and keys[-1] == "?" and len(keys) < 90


def asked_by_reader(reading: Reading) -> bool:
    """A question that a reader sent in ("... được không? (Lan, 18 tuổi, Huế)"), or a link."""
    return _FROM_READER.search(reading.source.text[-260:]) is not None


def _is_question(reading: Reading) -> bool:
    return asks_back(reading) or asked_by_reader(reading)
