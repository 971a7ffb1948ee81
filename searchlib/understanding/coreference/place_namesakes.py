"""Capitals that stand for a place or a body in an article, and so for nobody ("làng Hà Lam ... Hà Lam nói").

Found once all mentions of an article are known: what the article calls by a name elsewhere decides whether it
is a human being's. So it does for the first words of a name that a place or a firm has lent it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.human_nouns import HUMANS
from searchlib.understanding.lexicon.speech_verbs import OBJECT_MARKERS, is_verb
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import QUOTE, Clauses
from searchlib.understanding.mentions.name_spans import FIRST_NAMES, is_capital, is_place_word, run_end
from searchlib.understanding.mentions.offices import has_many
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.mentions.word_forms import is_foreign

LISTS = WordLists("coreference/place_namesakes")
_PEOPLES, _WHERE, _MEMBERS = LISTS.words("peoples"), LISTS.words("where"), LISTS.trie("members")
_SAYS = LISTS.trie("says")
_BODIES, _STOPS = LISTS.trie("bodies"), LISTS.words("stops") | OBJECT_MARKERS
_LONGEST = 2
"""Words of a Vietnamese name that may be a place's as well as a person's; a full name is a person's."""
_FOREIGN = 4
"""The same of a foreign name."""
_OFFICE = 3
"""So many words of an office right before a name make it a person's."""
_REACH = 5
"""Words at most from what a body is to its name ("nhóm vũ trang cực đoan A")."""
_SURE = 2
"""How often a place told by its position alone ("ở A") must stand there to count as one that is called so."""
_Run = tuple[str, ...]


def forget_places(readings: Sequence[Reading]) -> None:
    """Take out the names that are oftener a place's or a body's than a person's in the article."""
    named = [(one, mention) for one in readings for mention in one.found if mention.form is Form.NAME]
    first = {one.parts.keys[_start(one.parts, mention)] for one, mention in named if _may_be_none(mention)}
    bodies = Counter(run for one in readings for run in _bodies(one, first)) if first else None
    if not bodies:
        return
    people = Counter({lex.key(mention.name[-1]): _SURE for _, mention in named if _has_first_name(mention)})
    for one, mention in named:
        people[lex.key(mention.name[-1])] += _humanity(one.parts, mention)
    for one in readings:
        one.found = [kept for mention in one.found if (kept := _kept(one.parts, mention, bodies, people))]


def _kept(text: Clauses, mention: Mention, bodies: Counter[_Run], people: Counter[str]) -> Mention | None:
    """A mention as it is read with what the article calls a place or a body; None where it names nobody."""
    if not _may_be_none(mention):
        return mention
    run = tuple(text.keys[_start(text, mention) : mention.after])
    if bodies[run] <= people[run[-1]] + (_SURE - 1) * is_foreign(mention.name[-1]):
        return mention
    name = mention.after - len(mention.name)
    if mention.start == name or not (mention.role and is_foreign(mention.name[-1])):
        return None
    office = (*mention.role, *mention.name)  # "Thị trưởng Barton" is who holds the office
    return replace(mention, form=Form.TITLE, name=(), role=office, end=mention.after)


def _humanity(text: Clauses, mention: Mention) -> int:
    """How much an honorific, an age, a tag or an office beside a name tells of a human being."""
    keys, start, after = text.keys, mention.start, mention.after
    tagged = start > 1 and keys[start - 2] == QUOTE and keys[start - 1] == ","
    if mention.address or tagged or keys[after + 2 : after + 3] == ["tuổi"]:
        return _SURE
    if not mention.role or (start and (keys[start - 1] in lex.PLURALS or keys[start - 1].isdigit())):
        return 0
    if len(mention.role) > _OFFICE + has_many(mention.role) or _is_member(mention):
        return 0
    return _SURE - (is_foreign(mention.name[-1]) and has_many(mention.role))


def _has_first_name(mention: Mention) -> bool:
    return len(mention.name) > 1 and lex.key(mention.name[0]) in FIRST_NAMES


def _is_member(mention: Mention) -> bool:
    """Whether a role is one that a body gives to many ("thành viên nhóm A")."""
    return lex.match(_MEMBERS, [lex.key(word) for word in mention.role[:2]], 0) > 0


def _may_be_none(mention: Mention) -> bool:
    """Whether a mention is by a short or a foreign name that no honorific announces."""
    if mention.form is not Form.NAME or mention.address:
        return False
    return len(mention.name) <= (_FOREIGN if is_foreign(mention.name[-1]) else _LONGEST)


def _start(text: Clauses, mention: Mention) -> int:
    """Where the capitals begin in which the name of a mention stands, behind a country."""
    name = at = mention.after - len(mention.name)
    while at and name - at < _LONGEST and is_capital(text, at - 1):
        at -= 1
    place = lex.match(lex.PLACES, text.keys, at) if at < name else 0
    return min(name, at + place)


def _bodies(reading: Reading, first: set[str]) -> Iterator[_Run]:
    """The runs of capitals in a paragraph that tell of a place, a people or a body, outside offices."""
    text = reading.parts
    offices = {
        at
        for mention in reading.found
        if not _is_member(mention)
        for at in range(mention.start + 1, mention.after)
    }
    for at, key in enumerate(text.keys):
        if key in first and at and at not in offices and is_capital(text, at):
            end, before = run_end(text, at), text.keys[at - 1]
            told = end > at + 1 and (is_place_word(text, at - 1) or before in _PEOPLES)
            told = told and "".join(text.words[at - 2 : at]).islower()
            foreign = is_foreign(text.words[end - 1])
            weight = _SURE if told or (foreign and _is_body(text, at)) else int(foreign and before in _WHERE)
            yield from [tuple(text.keys[at:end])] * weight
    for mention in reading.found:
        if _may_be_none(mention) and _is_they(text.keys, mention.after):
            yield from [tuple(text.keys[_start(text, mention) : mention.after])] * _SURE


def _is_they(keys: list[str], at: int) -> bool:
    """Whether what a subject says opens with "they" ("Lasco cho biết họ sẽ ..."), which firms are."""
    verb = next((place for place in range(at, min(len(keys), at + 3)) if is_verb(keys, place)), len(keys))
    end = verb + lex.match(_SAYS, keys, verb)
    return verb < end and keys[end + (keys[end : end + 1] in (["rằng"], [","])) :][:1] == ["họ"]


def _is_body(text: Clauses, at: int) -> bool:
    """Whether a word for a body stands before a name, with nothing but what tells of it between."""
    keys = text.keys
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if lex.match(_BODIES, keys, place):
            return True
        known = lex.match(lex.PLACES, keys, place) or not is_foreign(text.words[place])
        if not (keys[place].isalpha() and known) or keys[place] in _STOPS or lex.match(HUMANS, keys, place):
            return False
        if is_verb(keys, place):
            return False
    return False
