"""What tells against a paragraph being the words of the last speaker: other people, acts and sources."""

from __future__ import annotations

from itertools import repeat

from searchlib.understanding.attribution.bystanders import keeps_silent, names_owners
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.attribution.speech_course import Course
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_signs
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.speech_signs import holds, imperative
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.person_mention import Form

LISTS = WordLists("attribution/counter_evidence")

CERTAIN = 9
"""So much weighs what no sign of a speech makes up for."""
_MANY_FIGURES = 4
_SUBJECT = 24
"""Within so many words the subject of a sentence begins that opens with a link or an adverbial."""
PREDICATE = 12
"""Within so many words behind an organ stands what it does."""
_PAPER_REACH = 9
_EARLY = 7
_NUMBERS = LISTS.words("numbers")
_BOTH_SIDES = LISTS.words("both_sides")


def against(reading: Reading, course: Course) -> int:
    """What tells that the reporter speaks, or that somebody else acts or is told about."""
    keys = reading.parts.keys
    total = _people(reading, course) + _beginning(keys, course) + _organ(keys, course) + _source(keys)
    figures = sum(word[0].isdigit() for word in reading.parts.words)
    if figures >= _MANY_FIGURES:
        total += 1
    if keys[0] in speech_signs.PROVIDES and "định" in keys[:8]:
        total += 3
    if any(keys[at] == "được" and keys[at + 1] in speech_signs.MADE for at in range(min(10, len(keys) - 1))):
        total += 1
    if course.between and not course.close and "đã" in keys and not holds(speech_signs.MODALS, keys):
        total += 1
    return total


def _people(reading: Reading, course: Course) -> int:
    forms = {mention.form for mention in reading.found}
    if any(map(keeps_silent, repeat(reading.parts.keys), reading.found)):
        return CERTAIN
    if any(
        mention.form is Form.NAME and (person is not None or mention.sure or len(mention.name) > 1)
        for mention, person in zip(reading.found, reading.who, strict=True)
    ):
        ordered = (course.between or course.asked) and imperative(reading.parts.keys)
        if ordered and course.speaker not in reading.who and names_owners(reading):
            return 0
        return 2 if course.between and lex.match(verbs.CONTINUERS, reading.parts.keys, 0) else CERTAIN
    if Form.PRONOUN in forms:
        return CERTAIN if course.between else 3
    return 0


def _beginning(keys: list[str], course: Course) -> int:
    """How a story begins: places in time, occasions, bodies."""
    if lex.match(verbs.LINKS, keys, 0):
        return 0
    if lex.match(verbs.STORY_TRIE, keys, 0):
        if keys[0] in {"lãnh", "đại"} and course.between:
            return 0  # an organ like others
        soft = course.between and course.occasion and lex.match(speech_signs.SOFT_STARTS, keys, 0)
        return 1 if soft else CERTAIN
    if lex.match(speech_signs.SCENE, keys, 0):
        return 4
    if lex.match(verbs.NARRATIVE_STARTS, keys, 0):
        return 1 if course.close or course.asked else 3
    return 3 if _counts_who_did(keys) else 0


def _counts_who_did(keys: list[str]) -> bool:
    """Whether a paragraph begins with a number of people or parties that did something ("Ba đảng đã ...")."""
    return (
        keys[0] in _NUMBERS
        and not _BOTH_SIDES.intersection(keys[1:2])
        and "này" not in keys[:5]
        and "đã" in keys[1:_EARLY]
    )


def _source(keys: list[str]) -> int:
    """What tells that a paper or a count is the source, not the speaker."""
    start = lex.match(verbs.LINKS, keys, 0)
    start += keys[start : start + 1] == [","]
    length = lex.match(speech_signs.PAPERS, keys, start)
    tells = keys[start + length : start + length + _PAPER_REACH] if length else []
    if not speech_signs.PAPER_TELLS.isdisjoint(tells) and speech_signs.TO_COME.isdisjoint(tells):
        return CERTAIN
    if "tôi" in keys:
        return 0
    for at, key in enumerate(keys[:-1]):
        if key == "theo" and lex.match(speech_signs.COUNTS, keys, at + 1):
            return 3
    return 0


def _organ(keys: list[str], course: Course) -> int:
    """What an organ that is the subject does: speaking for itself, acting, or having to."""
    starts = [0] + [at + 1 for at, key in enumerate(keys[:_SUBJECT]) if key == ","]
    for start in starts:
        if start >= len(keys) - 2 or keys[start + 1] in speech_signs.NO_ORGANS:
            continue
        if lex.match(speech_signs.GROUPS, keys, start):
            found = CERTAIN if _asks(keys, start + 1) else None
        else:
            found = (
                _predicate(keys, start + 1, course) if lex.match(speech_signs.ORGANS, keys, start) else None
            )
        if found is not None:
            return found
    return 0


def _asks(keys: list[str], start: int) -> bool:
    """Whether people ask or say something themselves, before anything that they may or must do."""
    for at in range(start, min(len(keys), start + PREDICATE)):
        if lex.match(speech_signs.MODALS, keys, at):
            return False
        if lex.match(speech_signs.ASKS, keys, at):
            return keys[at - 1] not in verbs.NOUN_MARKERS
    return False


def _predicate(keys: list[str], start: int, course: Course) -> int | None:
    """What counts against a speech in what an organ does; having to do it or being at it counts nothing.

    None if no word within reach tells, as where the subject is a long list.
    """
    past = False
    for at in range(start, min(len(keys), start + PREDICATE)):
        if lex.match(speech_signs.MODALS, keys, at) or keys[at] in {"sẽ", "đang"}:
            return 0
        if lex.match(speech_signs.SAYS, keys, at) and keys[at - 1] not in verbs.NOUN_MARKERS:
            return 4 if course.between and course.close else CERTAIN  # its chief may tell what it wants
        if lex.match(speech_signs.ACTS, keys, at):
            return 3
        if lex.match(speech_signs.ORDERS, keys, at) and not (course.between or course.asked):
            return 3
        if keys[at] == "vừa":
            return 3  # news of the reporter's
        past = past or keys[at] == "đã"
    return None if not past else 0 if course.between else 2
