"""Capitals that stand for a place in an article, and so for nobody ("làng Hà Lam ... Hà Lam nhắc nhở ...").

Found once all mentions of an article are known: where a name stands alone, what the article calls by it
elsewhere decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import Clauses
from searchlib.understanding.mentions.name_spans import is_capital, is_place_word, run_end
from searchlib.understanding.mentions.person_mention import Form, Mention

_PEOPLES = WordLists("coreference/place_namesakes").words("peoples")
_LONGEST = 2
"""Words of a name that may be a place's as well as a person's; a full name is a person's."""
_OFFICE = 3
"""So many words of an office right before a name make it a person's."""


def forget_places(readings: Sequence[Reading]) -> None:
    """Take out the mentions by a name alone that is oftener a place's than a person's in the article."""
    bare = {
        reading.parts.keys[_run_start(reading.parts, mention)]
        for reading in readings
        for mention in reading.found
        if _is_bare(mention)
    }
    places = Counter(name for reading in readings for name in _places(reading, bare)) if bare else None
    if not places:
        return
    people = Counter(
        lex.key(mention.name[-1]) for reading in readings for mention in reading.found if _is_person(mention)
    )
    for reading in readings:
        text = reading.parts
        reading.found = [
            mention
            for mention in reading.found
            if not _is_bare(mention)
            or places[tuple(text.keys[_run_start(text, mention) : mention.after])]
            <= people[lex.key(mention.name[-1])]
        ]


def _is_person(mention: Mention) -> bool:
    """Whether an honorific or a short office makes a name a person's."""
    return mention.form is Form.NAME and (bool(mention.address) or 0 < len(mention.role) <= _OFFICE)


def _is_bare(mention: Mention) -> bool:
    """Whether a mention is by a short name that no honorific announces."""
    return mention.form is Form.NAME and not mention.address and len(mention.name) <= _LONGEST


def _run_start(text: Clauses, mention: Mention) -> int:
    """Where the capitals begin in which the name of a mention stands."""
    name = at = mention.after - len(mention.name)
    while at and name - at < _LONGEST and is_capital(text, at - 1):
        at -= 1
    return at


def _places(reading: Reading, first: set[str]) -> list[tuple[str, ...]]:
    """The runs of capitals in a paragraph that a word for a place or a people announces, outside offices."""
    text = reading.parts
    offices = {at for mention in reading.found for at in range(mention.start + 1, mention.after)}
    found: list[tuple[str, ...]] = []
    for at, key in enumerate(text.keys):
        if key not in first or at < _LONGEST or at in offices:
            continue
        told = is_place_word(text, at - 1) or text.keys[at - 1] in _PEOPLES
        end = run_end(text, at)
        if told and end > at + 1 and "".join(text.words[at - 2 : at]).islower():
            found.append(tuple(text.keys[at:end]))
    return found
