"""What tells whether a paragraph that points to nobody goes on with a speech: weights for and against.

A speech argues, asks and promises, and ties its sentences together; a report of facts has dates, figures and
other subjects that act. No single sign decides: what speaks for it is added up, what speaks against it taken
off, and `ENOUGH` must remain.
"""

from __future__ import annotations

from itertools import pairwise, repeat

from searchlib.articles import lexicon as lex
from searchlib.articles import signs, verbs
from searchlib.articles.bystanders import keeps_silent, names_owners
from searchlib.articles.clauses import SENTENCE_ENDS, Quotation
from searchlib.articles.persons import Form
from searchlib.articles.reading import Reading
from searchlib.frozen import frozen

ENOUGH = 3
"""The weight from which on a paragraph is the speaker's."""
_SIGN = 3
"""So much a paragraph sounds like a speech that opens with a link to what was said."""
_MORE = 2
_PRINTED = 2
"""So much speaks for the next paragraph where a speech is printed without marks."""
"""So much more where the speaker is not heard again."""
_NEVER = -9
_SHORTEST_GENERAL = 12
_CLAUSE = 6
"""So many quoted words that nobody is named for are somebody's words."""
_MANY_FIGURES = 4
_OPENING = 40
"""Within so many words stands what a paragraph sounds like; in a long one every word occurs."""
_SUBJECT = 24
"""Within so many words the subject of a sentence begins that opens with a link or an adverbial."""
_PREDICATE = 12
"""Within so many words behind an organ stands what it does."""


@frozen
class Course:
    """Where in the course of the text a paragraph stands.

    Attributes:
        between: the same person speaks before and after the gap, and nobody else within it.
        close: the gap is short.
        asked: the report before the gap asks for something to be done.
        occasion: the article reports from a meeting, where speeches are held.
        ended: the words before the gap were a quotation that has been closed.
        speaker: who spoke before the gap.
        solo: nobody else speaks at the occasion.
        closing: the gap is one paragraph, with which the text or a part of it ends.
        homely: who speaks has an office at home, of whose work newspapers tell in the words of its holder.
        printed: the words before the gap were printed as spoken, behind a colon and without quotation marks.
    """

    between: bool
    close: bool
    asked: bool
    occasion: bool
    ended: bool
    speaker: int
    solo: bool
    closing: bool = False
    homely: bool = True
    printed: bool = False


_PAPER_REACH = 9
_EARLY = 7
_NUMBERS = lex.words("hai ba bốn năm sáu bảy tám chín mười")
_BOTH_SIDES = lex.words("nước bên chính dân thành tỉnh")
"""Whom a speech too says to have done something ("hai nước đã đạt được")."""


def weight(reading: Reading, course: Course) -> int:
    """How much speaks for a paragraph being the words of the last speaker."""
    keys = reading.parts.keys
    if not keys or someone_says(keys) or _many_say(keys):
        return _NEVER
    language = _language(reading, course)
    enough = _is_told(keys) or (course.between and _wants(keys))
    if not (course.homely or enough) and language < _SIGN + _MORE * (not course.between):
        return _NEVER  # a story of the world, or of a crime, goes on by itself
    return _course(course) + language - _against(reading, course)


def _wants(keys: list[str]) -> bool:
    """Whether a paragraph opens with what has to be done."""
    opening = keys[:_PREDICATE]
    return not _WANTED.isdisjoint(opening) and "đã" not in opening


_WANTED = lex.words("cần phải nên hãy đừng")
_COUNTED = lex.words("một hai ba bốn năm sáu")


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
    if lex.match(signs.ORDINALS, keys, 0):
        found += 2
    if course.asked and imperative(keys):
        found += 4
    opening = keys[:_OPENING]
    found += (
        _holds(signs.MODALS, opening)
        + ("tôi" in opening)
        + (lex.match(signs.TIES, keys, 0) > 0 or _refers(keys))
    )
    free = course.occasion and not (course.ended or course.closing)
    found += 3 * (free and _is_ours(keys))
    found += 2 * any(_is_clause(keys, at, quoted) for at, quoted in reading.parts.quotations.items())
    if not (found or course.between):
        return 0  # the rest tells a speech from a story only where one is at hand
    total = (
        found + _holds(signs.JUDGEMENTS, opening) + (lex.match(verbs.CONTINUERS, keys, 0) > 0 and found < 3)
    )
    return total + (2 if course.occasion and _is_general(reading) else 0)


def _sets_off(keys: list[str], course: Course) -> bool:
    """Whether "Tuy nhiên" goes on with what was said, and not with what then happened."""
    at = 2 + (keys[2:3] == [","])
    return course.homely and keys[at : at + 1] != [] and keys[at] not in _THEN


_THEN = lex.words("chỉ đến sau hôm ngày mới trước ngay")


def _against(reading: Reading, course: Course) -> int:
    """What tells that the reporter speaks, or that somebody else acts or is told about."""
    keys = reading.parts.keys
    total = _people(reading, course) + _beginning(keys, course) + _organ(keys, course) + _source(keys)
    figures = sum(word[0].isdigit() for word in reading.parts.words)
    if figures >= _MANY_FIGURES:
        total += 1
    if keys[0] in signs.PROVIDES and "định" in keys[:8]:
        total += 3
    if any(keys[at] == "được" and keys[at + 1] in signs.MADE for at in range(min(10, len(keys) - 1))):
        total += 1
    if course.between and not course.close and "đã" in keys and not _holds(signs.MODALS, keys):
        total += 1
    return total


def is_doubtful(reading: Reading) -> bool:
    """Whether a paragraph without a sign may still be of a speech that surely goes on behind it."""
    return "đã" not in reading.parts.keys[:_PREDICATE]


def _people(reading: Reading, course: Course) -> int:
    forms = {mention.form for mention in reading.found}
    if any(map(keeps_silent, repeat(reading.parts.keys), reading.found)):
        return -_NEVER
    if any(
        mention.form is Form.NAME and (person is not None or mention.sure or len(mention.name) > 1)
        for mention, person in zip(reading.found, reading.who, strict=True)
    ):
        ordered = (course.between or course.asked) and imperative(reading.parts.keys)
        if ordered and course.speaker not in reading.who and names_owners(reading):
            return 0
        return 2 if course.between and lex.match(verbs.CONTINUERS, reading.parts.keys, 0) else -_NEVER
    if Form.PRONOUN in forms:
        return -_NEVER if course.between else 3
    return 0


def _is_clause(keys: list[str], at: int, quotation: Quotation) -> bool:
    """Whether a quotation within a sentence is a clause of somebody's speech: no motto, no document."""
    if quotation.size < _CLAUSE or not quotation.words[0][0].islower():
        return False
    tagged = at + 1 < len(keys) and keys[at + 1] in {"-", "–", "—"}  # "..." - một người dân nói
    return not tagged and (not at or keys[at - 1] not in signs.WRITTEN)


def _is_ours(keys: list[str]) -> bool:
    """Whether a paragraph says "chúng ta", as speakers at a meeting do, and newspapers to close with."""
    return any(pair == ("chúng", "ta") for pair in pairwise(keys))


def _refers(keys: list[str]) -> bool:
    """Whether a paragraph begins with things that have just been named ("Bốn nguồn này ...")."""
    return keys[0] in signs.COUNTED and "này" in keys[2:5] and "đã" not in keys[:_PREDICATE]


def _beginning(keys: list[str], course: Course) -> int:
    """How a story begins: places in time, occasions, bodies."""
    if lex.match(verbs.LINKS, keys, 0):
        return 0
    if lex.match(verbs.STORY_TRIE, keys, 0):
        if keys[0] in {"lãnh", "đại"} and course.between:
            return 0  # an organ like others
        soft = course.between and course.occasion and lex.match(signs.SOFT_STARTS, keys, 0)
        return 1 if soft else -_NEVER
    if lex.match(signs.SCENE, keys, 0):
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
    length = lex.match(signs.PAPERS, keys, start)
    tells = keys[start + length : start + length + _PAPER_REACH] if length else []
    if not signs.PAPER_TELLS.isdisjoint(tells) and signs.TO_COME.isdisjoint(tells):
        return -_NEVER
    if "tôi" in keys:
        return 0
    for at, key in enumerate(keys[:-1]):
        if key == "theo" and lex.match(signs.COUNTS, keys, at + 1):
            return 3
    return 0


def _organ(keys: list[str], course: Course) -> int:
    """What an organ that is the subject does: speaking for itself, acting, or having to."""
    starts = [0] + [at + 1 for at, key in enumerate(keys[:_SUBJECT]) if key == ","]
    for start in starts:
        if start >= len(keys) - 2 or keys[start + 1] in signs.NO_ORGANS:
            continue
        if lex.match(signs.GROUPS, keys, start):
            found = -_NEVER if _asks(keys, start + 1) else None
        else:
            found = _predicate(keys, start + 1, course) if lex.match(signs.ORGANS, keys, start) else None
        if found is not None:
            return found
    return 0


def _asks(keys: list[str], start: int) -> bool:
    """Whether people ask or say something themselves, before anything that they may or must do."""
    for at in range(start, min(len(keys), start + _PREDICATE)):
        if lex.match(signs.MODALS, keys, at):
            return False
        if lex.match(signs.ASKS, keys, at):
            return keys[at - 1] not in verbs.NOUN_MARKERS
    return False


def _predicate(keys: list[str], start: int, course: Course) -> int | None:
    """What counts against a speech in what an organ does; having to do it or being at it counts nothing.

    None if no word within reach tells, as where the subject is a long list.
    """
    past = False
    for at in range(start, min(len(keys), start + _PREDICATE)):
        if lex.match(signs.MODALS, keys, at) or keys[at] in {"sẽ", "đang"}:
            return 0
        if lex.match(signs.SAYS, keys, at) and keys[at - 1] not in verbs.NOUN_MARKERS:
            return 4 if course.between and course.close else -_NEVER  # its chief may tell what it wants
        if lex.match(signs.ACTS, keys, at):
            return 3
        if lex.match(signs.ORDERS, keys, at) and not (course.between or course.asked):
            return 3
        if keys[at] == "vừa":
            return 3  # news of the reporter's
        past = past or keys[at] == "đã"
    return None if not past else 0 if course.between else 2


def _many_say(keys: list[str]) -> bool:
    """Whether a paragraph opens with what many of a body say ("Tuy nhiên, nhiều thành viên đề nghị ...")."""
    start = lex.match(verbs.LINKS, keys, 0)
    start += keys[start : start + 1] == [","]
    if not lex.match(signs.MANY, keys, start):
        return False
    for at in range(start, min(len(keys), start + _PREDICATE)):
        if lex.match(signs.MODALS, keys, at):
            return False
        if lex.match(signs.SAYS, keys, at):
            return keys[at - 1] not in verbs.NOUN_MARKERS or keys[at - 1] in {"đã", "cũng"}
    return False


def _holds(table: lex.Trie, keys: list[str]) -> bool:
    return any(key in table and lex.match(table, keys, at) for at, key in enumerate(keys))


def _is_general(reading: Reading) -> bool:
    """Whether a paragraph speaks in general terms, as speeches do: no numbers, no people."""
    keys = reading.parts.keys
    if len(keys) < _SHORTEST_GENERAL or reading.parts.quotations or keys[0] in signs.FIXED:
        return False
    if any(word[0].isdigit() for word in reading.parts.words):
        return False
    return not any(mention.form in (Form.NAME, Form.PRONOUN) for mention in reading.found)


def imperative(keys: list[str]) -> bool:
    """Whether a paragraph says what is to be done, not what was."""
    opening = keys[:12]
    return _holds(signs.TO_DO, opening) and not any(key in verbs.PAST for key in opening[1:])


def ends_in_orders(keys: list[str], start: int) -> bool:
    """Whether the last sentence behind a report at `start` says, without a subject, what to do."""
    ends = [at for at in range(start, len(keys) - 1) if keys[at] in SENTENCE_ENDS]
    return bool(ends) and lex.match(signs.TO_DO, keys, ends[-1] + 1) > 0


def someone_says(keys: list[str]) -> bool:
    """Whether a paragraph gives the words of somebody who is no known person ("một quan chức cho rằng")."""
    table = verbs.SOMEONE_SAYS
    return not table.keys().isdisjoint(keys) and any(
        key in table
        and lex.match(table, keys, at)
        and not (key == "theo" and at and keys[at - 1] in verbs.NOT_ACCORDING)
        and not (key == "cho" and at and keys[at - 1] == "tôi")
        for at, key in enumerate(keys)
    )
