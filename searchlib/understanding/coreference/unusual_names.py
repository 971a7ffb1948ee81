"""People by names that are no family and given name: two syllables throughout ("Năm Cam khai"), nicknames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.coreference.name_forms import may_be_bare
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import ADVERBS
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import CLAUSE_ENDS
from searchlib.understanding.mentions.nicknames import nickname_behind
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.mentions.role_spans import AUXILIARIES

_HUMAN = WordLists("coreference/unusual_names").trie("human")
_PAIR = 2
_OFTEN = 3
"""So often such a name is the subject of a verb of speech; a firm or a band may be once."""
_REACH = 4
"""So many adverbs stand between a name and its verb at most."""


def know_pairs(readings: Sequence[Reading]) -> None:
    """Make sure of a name of two syllables that often speaks, and at least once as only people do."""
    said: dict[tuple[str, ...], int] = {}
    human: set[tuple[str, ...]] = set()
    for reading in readings:
        for mention in reading.found:
            if _is_pair(mention):
                said[mention.name] = said.get(mention.name, 0) + 1
                if _is_human(reading.parts.keys, mention.end):
                    human.add(mention.name)
    known = {name for name in human if said[name] >= _OFTEN}.union(*map(_pointed_back_to, readings))
    for reading in readings if known else ():
        reading.found[:] = [
            replace(one, sure=True, silent=False) if one.name in known else one for one in reading.found
        ]


def _pointed_back_to(reading: Reading) -> set[tuple[str, ...]]:
    """Foreign names that open a sentence in which a pronoun goes on from them ("Larsen tin rằng ông ...")."""
    keys = reading.parts.keys
    return {
        name.name
        for name, pronoun in pairwise(reading.found)
        if pronoun.form is Form.PRONOUN
        and pronoun.gender
        and name.form is Form.NAME
        and not name.sure
        and may_be_bare(name.name)
        and (not name.start or keys[name.start - 1] in CLAUSE_ENDS)
        and keys[name.start - 2 : name.start] != ["st", "."]
        and ":" not in keys[name.end : pronoun.start]
    }


def join_nicknames(readings: Sequence[Reading]) -> None:
    """Give those who are called by a nickname the full name that stands beside it once."""
    names: dict[str, tuple[str, ...]] = {}
    for reading in readings:
        for mention in reading.found if reading.parts.quotations else ():
            nickname = nickname_behind(reading.parts, mention)
            if nickname:
                names[" ".join(nickname).lower()] = mention.name
    for reading in readings if names else ():
        reading.found[:] = [
            replace(one, name=names.get(" ".join(one.name).lower(), one.name)) for one in reading.found
        ]


def _is_pair(mention: Mention) -> bool:
    bare = mention.form is Form.NAME and not (mention.sure or mention.silent)
    return bare and len(mention.name) == _PAIR and all(map(lex.is_syllable, mention.name))


def _is_human(keys: list[str], at: int) -> bool:
    """Whether a verb that only human beings do follows, at once or behind adverbs."""
    for verb in range(at, min(at + _REACH, len(keys))):
        if lex.match(_HUMAN, keys, verb):
            return True
        if keys[verb] not in ADVERBS and keys[verb] not in AUXILIARIES:
            return False
    return False
