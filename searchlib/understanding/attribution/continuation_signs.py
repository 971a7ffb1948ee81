"""Signs that a paragraph which points to nobody goes on with a speech, or does not; none decides alone.

A speech argues, asks and promises, and ties its sentences together; a report of facts has dates, figures and
other subjects that act. What each sign weighs is learnt from labelled articles and stands in
`lexicon/attribution/continuation_weights.txt`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.attribution.speech_course import Course
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_signs as words
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.speech_signs import holds, imperative, is_ours
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import CLAUSE_ENDS
from searchlib.understanding.mentions.person_mention import Form

LISTS = WordLists("attribution/continuation_signs")

_OPENING = 40
"""Within so many words stands what a paragraph sounds like; in a long one every word occurs."""
_PREDICATE = 12
"""Within so many words stands what the first subject does."""
_SUBJECT = 24
"""Within so many words the subject of a sentence begins that opens with a link or an adverbial."""
_CLAUSE = 6
"""So many quoted words that nobody is named for are somebody's words."""
_SHORTEST_GENERAL = 12
_FIGURES = 4
_EARLY = 7
_PAPER_REACH = 9
_WANTED, _COUNTED, _THEN = LISTS.words("wanted"), LISTS.words("counted"), LISTS.words("then")
_NUMBERS = LISTS.words("numbers")
Test = Callable[["Reading", list[str], Course], bool]
COURSE = tuple(name for name in Course.__annotations__ if name not in {"between", "far"})
"""Signs that the place of a paragraph gives."""
_VERY_FAR = 2


def signs(reading: Reading, course: Course) -> Iterator[str]:
    """The names of the signs that hold for a paragraph."""
    keys = reading.parts.keys
    yield "always"
    for name, holds_for in SIGNS.items():
        if holds_for(reading, keys, course):
            yield name
    if found := _organ(keys):
        yield f"organ {found}"
    if found := _story(keys):
        yield f"story {found}"
    for name in COURSE:
        if getattr(course, name):
            yield name
    if course.far:
        yield "far"
    if course.far > _VERY_FAR:
        yield "very far"


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


def _behind_link(keys: list[str]) -> int:
    """Position behind a link to what was said and its comma."""
    start = lex.match(verbs.LINKS, keys, 0)
    return start + (keys[start : start + 1] == [","])


def _goes_on(keys: list[str]) -> bool:
    """Whether a link is no "Tuy nhiên" behind which a story goes on in time."""
    if not lex.match(verbs.LINKS, keys, 0):
        return False
    at = 2 + (keys[2:3] == [","])
    return keys[0] != "tuy" or (keys[at : at + 1] != [] and keys[at] not in _THEN)


def _first_person(keys: list[str]) -> bool:
    return ":" not in keys and any(one != "chúng" and two == "tôi" for one, two in pairwise(("", *keys)))


def _quotes_clause(reading: Reading) -> bool:
    """Whether a quotation within a sentence is a clause of somebody's speech: no motto, no document."""
    keys = reading.parts.keys
    for at, quotation in reading.parts.quotations.items():
        tagged = at + 1 < len(keys) and keys[at + 1] in {"-", "–", "—"}  # "..." - một người dân nói
        if quotation.size >= _CLAUSE and quotation.words[0][0].islower() and not tagged:
            return not at or keys[at - 1] not in words.WRITTEN
    return False


def _quotes_whole(reading: Reading) -> bool:
    """Whether a paragraph is a quotation and nothing more."""
    return not any(key[0].isalnum() for key in reading.parts.keys) and bool(reading.parts.quotations)


def _is_general(reading: Reading) -> bool:
    """Whether a paragraph speaks in general terms, as speeches do: no numbers, no people."""
    keys = reading.parts.keys
    if len(keys) < _SHORTEST_GENERAL or reading.parts.quotations or keys[0] in words.FIXED:
        return False
    if _figures(reading):
        return False
    return not any(mention.form in (Form.NAME, Form.PRONOUN) for mention in reading.found)


def _figures(reading: Reading) -> int:
    return sum(word[0].isdigit() for word in reading.parts.words)


def _names_another(reading: Reading) -> bool:
    return any(
        mention.form is Form.NAME and (person is not None or mention.sure or len(mention.name) > 1)
        for mention, person in zip(reading.found, reading.who, strict=False)
    )


def _reports_stranger(reading: Reading) -> bool:
    """Whether somebody unnamed reports ("Một phát ngôn viên tuyên bố: ...", "một vị lãnh đạo nói")."""
    keys, found = reading.parts.keys, reading.found
    return any(
        not lex.ONE.isdisjoint(
            keys[max(0, found[report.mention].start - 2) : found[report.mention].start + 1]
        )
        for report in reading.reported
    )


def _keeps_silent(reading: Reading) -> bool:
    """Whether somebody at the head of a paragraph does not tell ("Tổng thống không nêu cụ thể ...")."""
    keys = reading.parts.keys
    for mention in reading.found:
        denied = keys[mention.end : mention.end + 1] in (["không"], ["chưa"])
        if mention.form is Form.TITLE and mention.start < _EARLY and denied:
            return mention.end + 1 < len(keys) and verbs.is_verb(keys, mention.end + 1)
    return False


def _story(keys: list[str]) -> str:
    """How a story begins: with a place in time ("time"), a scene, a body ("body"); "" if it does not."""
    if lex.match(verbs.LINKS, keys, 0):
        return ""
    if lex.match(verbs.STORY_TRIE, keys, 0):
        return "soft" if lex.match(words.SOFT_STARTS, keys, 0) else "time"
    if lex.match(words.SCENE, keys, 0):
        return "scene"
    return "body" if lex.match(verbs.NARRATIVE_STARTS, keys, 0) else ""


def _paper_tells(keys: list[str]) -> bool:
    """Whether a paper is the source, not the speaker ("Báo cáo cho thấy ...")."""
    start = _behind_link(keys)
    length = lex.match(words.PAPERS, keys, start)
    tells = keys[start + length : start + length + _PAPER_REACH] if length else []
    return not words.PAPER_TELLS.isdisjoint(tells) and words.TO_COME.isdisjoint(tells)


def _does(keys: list[str], start: int, says: lex.Trie) -> str:
    """What a subject that begins at a position does first: "must", "says", "acts", "orders", "did" or ""."""
    past = False
    for at in range(start, min(len(keys), start + _PREDICATE)):
        if lex.match(words.MODALS, keys, at) or keys[at] in {"sẽ", "đang"}:
            return "must"
        if lex.match(says, keys, at) and keys[at - 1] not in verbs.NOUN_MARKERS:
            return "says"
        if lex.match(words.ACTS, keys, at) or keys[at] == "vừa":
            return "acts"
        if lex.match(words.ORDERS, keys, at):
            return "orders"
        past = past or keys[at] == "đã"
    return "did" if past else ""


def _organ(keys: list[str]) -> str:
    """What an organ that is the subject does."""
    starts = [0] + [at + 1 for at, key in enumerate(keys[:_SUBJECT]) if key == ","]
    for start in starts:
        if start >= len(keys) - 2 or keys[start + 1] in words.NO_ORGANS:
            continue
        if lex.match(words.ORGANS, keys, start) and (found := _does(keys, start + 1, words.SAYS)):
            return found
    return ""


def _others_say(keys: list[str]) -> bool:
    """Whether a clause tells what others say ("Tuy nhiên, nhiều thành viên đề nghị ...", "hai bên nêu")."""
    starts = [_behind_link(keys)] + [at + 1 for at, key in enumerate(keys[:_SUBJECT]) if key in CLAUSE_ENDS]
    for start in starts:
        many = lex.match(words.MANY, keys, start) or "".join(keys[start : start + 1]).isdigit()
        if lex.match(words.OTHERS, keys, start + many) and _does(keys, start, words.ASKS) == "says":
            return True
    return False


SIGNS: dict[str, Test] = {
    # what the paragraph sounds like
    "link": lambda _, keys, __: _goes_on(keys),
    "but": lambda _, keys, __: keys[0] == "tuy" and lex.match(verbs.LINKS, keys, 0) > 0,
    "ordinal": lambda _, keys, __: lex.match(words.ORDINALS, keys, 0) > 0,
    "counted point": lambda _, keys, __: keys[0] in _COUNTED and keys[1:2] == ["là"],
    "imperative": lambda _, keys, __: imperative(keys),
    "asked for more": lambda _, keys, course: course.asked and imperative(keys),
    "modal": lambda _, keys, __: holds(words.MODALS, keys[:_OPENING]),
    "wanted": lambda _, keys, __: not _WANTED.isdisjoint(keys[:_PREDICATE]),
    "first person": lambda _, keys, __: _first_person(keys),
    "I": lambda _, keys, __: "tôi" in keys[:_OPENING],
    "we all": lambda _, keys, __: is_ours(keys),
    "tie": lambda _, keys, __: (
        lex.match(words.TIES, keys, 0) > 0
        # "Bốn nguồn này ..."
        or (keys[0] in words.COUNTED and "này" in keys[2:5] and "đã" not in keys[:_PREDICATE])
    ),
    "continues": lambda _, keys, __: lex.match(verbs.CONTINUERS, keys, 0) > 0,
    "judgement": lambda _, keys, __: holds(words.JUDGEMENTS, keys[:_OPENING]),
    "quoted clause": lambda reading, _, __: _quotes_clause(reading),
    "quoted whole": lambda reading, _, __: _quotes_whole(reading),
    "general": lambda reading, _, __: _is_general(reading),
    "general at a meeting": lambda reading, _, course: course.occasion and _is_general(reading),
    "exclaims": lambda _, keys, __: keys[-1] == "!",
    "asks": lambda _, keys, __: keys[-1] == "?",
    "item": lambda _, keys, __: keys[0] in {"-", "–", "+", "•", "*"} or keys[0].isdigit(),
    "goes on below": lambda _, keys, __: keys[-1] in {";", ":"},
    # who else is there
    "name": lambda reading, _, __: _names_another(reading),
    "pronoun": lambda reading, _, __: any(one.form is Form.PRONOUN for one in reading.found),
    "title": lambda reading, _, __: any(
        one.form is Form.TITLE and one.start < _EARLY for one in reading.found
    ),
    "someone says": lambda _, keys, __: someone_says(keys),
    "others say": lambda _, keys, __: _others_say(keys),
    "stranger": lambda reading, _, __: _reports_stranger(reading),
    "silent": lambda reading, _, __: _keeps_silent(reading),
    "paper": lambda _, keys, __: _paper_tells(keys),
    # "theo thống kê"
    "count": lambda _, keys, __: (
        "tôi" not in keys
        and any(key == "theo" and lex.match(words.COUNTS, keys, at + 1) for at, key in enumerate(keys[:-1]))
    ),
    # how a report tells
    # "Ba đảng đã ..."
    "actors counted": lambda _, keys, __: (
        keys[0] in _NUMBERS and "này" not in keys[:5] and "đã" in keys[1:_EARLY]
    ),
    "figure": lambda reading, _, __: _figures(reading) > 0,
    "many figures": lambda reading, _, __: _figures(reading) >= _FIGURES,
    "provides": lambda _, keys, __: keys[0] in words.PROVIDES and "định" in keys[:8],
    "was made": lambda _, keys, __: any(
        pair[0] == "được" and pair[1] in words.MADE for pair in pairwise(keys[:11])
    ),
    "past": lambda _, keys, __: "đã" in keys and not holds(words.MODALS, keys),
    "past opening": lambda _, keys, __: "đã" in keys[:_PREDICATE],
    "short": lambda _, keys, __: len(keys) < _SHORTEST_GENERAL,
    "long": lambda _, keys, __: len(keys) > 2 * _OPENING,
}
"""Signs in the paragraph itself, by their names."""
