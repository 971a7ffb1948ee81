"""The full name of somebody whom mentions call by one foreign word, where the text has it elsewhere.

A text may name "Erik Larsen" only as an object or within a quotation, where no mention is read, and call him
"Larsen" where he speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.coreference.person_entity import Individual
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.human_nouns import KIN
from searchlib.understanding.mentions.word_forms import is_foreign

_LONGEST = 3
"""So many words at most stand before the family name."""
_LONGEST_HEAD = 3
"""So many words at most has the head of an office."""
_PARTICLES = frozenset(lex.NAME_PARTICLES)


def complete(people: Sequence[Individual], readings: Sequence[Reading]) -> None:
    """Give everybody who is called by one foreign word the full name in the text, if it has but one."""
    called = {person.name[0]: person for person in people if len(person.name) == 1}
    called = {word: person for word, person in called.items() if "." not in word and is_foreign(word)}
    if not called:
        return
    taken = {person.name for person in people}
    found: dict[str, set[tuple[str, ...]]] = {}
    for reading in readings:
        for words in (reading.parts.words, *(one.words for one in reading.parts.quotations.values())):
            if called.keys().isdisjoint(words):
                continue
            for at, word in enumerate(words):
                start = _start(words, at) if word in called else at
                if start < at:
                    whole = tuple(words[start : at + 1])
                    found.setdefault(word, set()).add(() if _is_kin(words, start) else whole)
    for word, forms in found.items():
        longest = max(forms, key=len)
        fits = all(form and longest[-len(form) :] == form for form in forms)
        if fits and longest not in taken:
            called[word].name = longest


def _start(words: Sequence[str], at: int) -> int:
    """Where the given names before a family name begin; the family name itself where there are none."""
    start = at
    while start and at - start < _LONGEST and _may_be_given(words[start - 1]):
        start -= 1
    while start < at and words[start] in _PARTICLES:
        start += 1
    keys = [lex.key(word) for word in words[max(0, start - _LONGEST_HEAD) : at]]
    first = len(keys) - (at - start)
    if any(lex.match(lex.ROLE_TRIE, keys, place) == first - place for place in range(first)):
        start += lex.match(lex.PLACES, keys, first)  # "Tổng thống Iran Larsen"
    return start


def _may_be_given(word: str) -> bool:
    """Whether a word may be a given name, an initial or a particle of a foreign name."""
    if word in _PARTICLES:
        return True
    return word[0].isupper() and (is_foreign(word) or (len(word) == 2 and word[1] == "."))


def _is_kin(words: Sequence[str], at: int) -> bool:
    """Whether a relative is named ("vợ ông, Vera Larsen"), who may have the same family name."""
    before = [lex.key(word) for word in words[max(0, at - 6) : at]]
    return any(lex.match(KIN, before, place) for place in range(len(before)))
