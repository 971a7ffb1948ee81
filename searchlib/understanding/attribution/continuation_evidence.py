"""What tells whether a paragraph that points to nobody goes on with a speech: weights for and against.

A speech argues, asks and promises, and ties its sentences together; a report of facts has dates, figures and
other subjects that act. No single sign decides: what speaks for it is added up, what speaks against it taken
off, and `ENOUGH` must remain.
"""

from __future__ import annotations

from itertools import pairwise

from searchlib.understanding.attribution.counter_evidence import CERTAIN, PREDICATE, against
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.attribution.speech_course import Course
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_signs
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import SENTENCE_ENDS, Quotation
from searchlib.understanding.mentions.person_mention import Form

LISTS = WordLists("attribution/continuation_evidence")

ENOUGH = 3
"""The weight from which on a paragraph is the speaker's."""
_SIGN = 3
"""So much a paragraph sounds like a speech that opens with a link to what was said."""
_MORE = 2
"""So much more where the speaker is not heard again."""
_PRINTED = 2
"""So much speaks for the next paragraph where a speech is printed without marks."""
_NEVER = -CERTAIN
_SHORTEST_GENERAL = 12
_CLAUSE = 6
"""So many quoted words that nobody is named for are somebody's words."""
_OPENING = 40
"""Within so many words stands what a paragraph sounds like; in a long one every word occurs."""


def weight(reading: Reading, course: Course) -> int:
    """How much speaks for a paragraph being the words of the last speaker."""
    keys = reading.parts.keys
    if not keys or someone_says(keys) or _many_say(keys) or _stranger_says(reading):
        return _NEVER
    language = _language(reading, course)
    enough = _is_told(keys) or (course.between and _wants(keys))
    if not (course.homely or enough) and language < _SIGN + _MORE * (not course.between):
        return _NEVER  # a story of the world, or of a crime, goes on by itself
    return _course(course) + language - against(reading, course)


def _wants(keys: list[str]) -> bool:
    """Whether a paragraph opens with what has to be done."""
    opening = keys[:PREDICATE]
    return not _WANTED.isdisjoint(opening) and "đã" not in opening


_WANTED = LISTS.words("wanted")
_COUNTED = LISTS.words("counted")


def _is_told(keys: list[str]) -> bool:
    """Whether a paragraph is in the first person, or one item of what somebody counts up."""
    if keys[0] in _COUNTED and keys[1:2] == ["là"]:
        return True
    return ":" not in keys and any(one != "chúng" and two == "tôi" for one, two in pairwise(("", *keys)))


def _course(course: Course) -> int:
    if course.between:
        return (4 - course.ended if course.close else 3) + course.solo
    return _PRINTED if course.printed else 0


def _language(reading: Reading, course: Course) -> int:
    """What a speech sounds like: links, orders, modal words, judgements, the first person, generality."""
    keys = reading.parts.keys
    found = 0
    if lex.match(verbs.LINKS, keys, 0) and (course.between or keys[0] != "tuy" or _sets_off(keys, course)):
        found += _SIGN  # "Tuy nhiên" may set somebody else against what was said
    if lex.match(speech_signs.ORDINALS, keys, 0):
        found += 2
    if course.asked and speech_signs.imperative(keys):
        found += 4
    opening = keys[:_OPENING]
    found += (
        speech_signs.holds(speech_signs.MODALS, opening)
        + ("tôi" in opening)
        + (lex.match(speech_signs.TIES, keys, 0) > 0 or _refers(keys))
    )
    found += _SIGN * (course.homely and _states_policy(keys))
    free = course.occasion and not (course.ended or course.closing)
    found += 3 * (free and speech_signs.is_ours(keys))
    found += 2 * any(_is_clause(keys, at, quoted) for at, quoted in reading.parts.quotations.items())
    if not (found or course.between):
        return 0  # the rest tells a speech from a story only where one is at hand
    total = (
        found
        + speech_signs.holds(speech_signs.JUDGEMENTS, opening)
        + (lex.match(verbs.CONTINUERS, keys, 0) > 0 and found < 3)
    )
    return total + (2 if course.occasion and _is_general(reading) else 0)


def _sets_off(keys: list[str], course: Course) -> bool:
    """Whether "Tuy nhiên" goes on with what was said, and not with what then happened."""
    at = 2 + (keys[2:3] == [","])
    return course.homely and keys[at : at + 1] != [] and keys[at] not in _THEN


_THEN = LISTS.words("then")


def is_doubtful(reading: Reading) -> bool:
    """Whether a paragraph without a sign may still be of a speech that surely goes on behind it."""
    return "đã" not in reading.parts.keys[:PREDICATE]


def _is_clause(keys: list[str], at: int, quotation: Quotation) -> bool:
    """Whether a quotation within a sentence is a clause of somebody's speech: no motto, no document."""
    if quotation.size < _CLAUSE or not quotation.words[0][0].islower():
        return False
    tagged = at + 1 < len(keys) and keys[at + 1] in {"-", "–", "—"}  # "..." - một người dân nói
    return not tagged and (not at or keys[at - 1] not in speech_signs.WRITTEN)


def _states_policy(keys: list[str]) -> bool:
    """Whether the country wants or values something, as its statesmen say ("Việt Nam luôn coi trọng ...")."""
    for start in (0, *(at + 1 for at, key in enumerate(keys[:_OPENING]) if key == ",")):
        end = start + (2 if keys[start : start + 2] == ["việt", "nam"] else 0)
        if end > start and any(lex.match(speech_signs.POLICY, keys, at) for at in (end, end + 1)):
            return True
    return False


def _refers(keys: list[str]) -> bool:
    """Whether a paragraph begins with things that have just been named ("Bốn nguồn này ...")."""
    return keys[0] in speech_signs.COUNTED and "này" in keys[2:5] and "đã" not in keys[:PREDICATE]


def _many_say(keys: list[str]) -> bool:
    """Whether a paragraph opens with what many of a body say ("Tuy nhiên, nhiều thành viên đề nghị ...")."""
    start = lex.match(verbs.LINKS, keys, 0)
    start += keys[start : start + 1] == [","]
    if not lex.match(speech_signs.MANY, keys, start):
        return False
    for at in range(start, min(len(keys), start + PREDICATE)):
        if lex.match(speech_signs.MODALS, keys, at):
            return False
        if lex.match(speech_signs.SAYS, keys, at):
            return keys[at - 1] not in verbs.NOUN_MARKERS or keys[at - 1] in {"đã", "cũng"}
    return False


def _stranger_says(reading: Reading) -> bool:
    """Whether somebody unnamed reports ("Một phát ngôn viên tuyên bố: ...")."""
    keys = reading.parts.keys
    return any(keys[reading.found[report.mention].start] in lex.ONE for report in reading.reported)


def _is_general(reading: Reading) -> bool:
    """Whether a paragraph speaks in general terms, as speeches do: no numbers, no people."""
    keys = reading.parts.keys
    if len(keys) < _SHORTEST_GENERAL or reading.parts.quotations or keys[0] in speech_signs.FIXED:
        return False
    if any(word[0].isdigit() for word in reading.parts.words):
        return False
    return not any(mention.form in (Form.NAME, Form.PRONOUN) for mention in reading.found)


def ends_in_orders(keys: list[str], start: int) -> bool:
    """Whether the last sentence behind a report at `start` says, without a subject, what to do."""
    for at in range(len(keys) - 2, max(start, len(keys) - _LONGEST_SENTENCE) - 1, -1):
        if keys[at] in SENTENCE_ENDS:
            return lex.match(speech_signs.TO_DO, keys, at + 1) > 0
    return False


_LONGEST_SENTENCE = 300
"""Words from the end within which the last sentence begins."""


def someone_says(keys: list[str]) -> bool:
    """Whether a paragraph gives the words of somebody who is no known person ("một quan chức cho rằng")."""
    table = verbs.SOMEONE_SAYS
    if table.keys().isdisjoint(keys):
        return False
    for at, key in enumerate(keys):
        if key not in table or not lex.match(table, keys, at):
            continue
        before = keys[at - 1] if at else ""
        if not ((key == "theo" and before in verbs.NOT_ACCORDING) or (key == "cho" and before == "tôi")):
            return True
    return False
