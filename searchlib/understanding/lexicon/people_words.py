"""The words by which people and places are recognised in Vietnamese news, as data in one place.

Sources: family names after Lê Trung Hoa, "Họ và tên người Việt Nam" (2005), and the names that follow
"ông" and "bà" in newspapers; names of ethnic minorities after the General Statistics Office's list of
peoples; provinces before and after the mergers of 2025, towns and districts as newspapers name them;
countries and capitals after CLDR's Vietnamese names, and as newspapers spelt them about 2005 ("Ixraen");
ranks after the Law on Officers of the People's Army.

An entry is written with spaces between syllables; `key` brings both sides to one spelling.
"""

from __future__ import annotations

from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.phrase_tables import Trie as Trie
from searchlib.understanding.phrase_tables import is_syllable as is_syllable
from searchlib.understanding.phrase_tables import key as key
from searchlib.understanding.phrase_tables import match as match
from searchlib.understanding.phrase_tables import trie as trie

LISTS = WordLists("people")

# --- names ---------------------------------------------------------------------------------------------

FAMILY_NAMES = LISTS.words("family_names")

COMMON_FAMILY_NAMES = LISTS.words("common_family_names")

NOT_GIVEN_NAMES = LISTS.words("not_given_names")

NAME_PARTICLES = LISTS.words("name_particles")

NEWSPAPERS = LISTS.trie("newspapers")

# --- who is meant --------------------------------------------------------------------------------------

MALE, FEMALE = "male", "female"

HONORIFICS: dict[tuple[str, ...], str | None] = {
    **dict.fromkeys(LISTS.ordered("honorifics_male"), MALE),
    **dict.fromkeys(LISTS.ordered("honorifics_female"), FEMALE),
    **dict.fromkeys(LISTS.ordered("honorifics_any")),
}

YOUNGER, OLDER = LISTS.words("younger"), LISTS.words("older")
AGES = YOUNGER | OLDER
"""Addresses by age: who is called "ông" is not "anh" in the same article."""

HONORIFIC_TRIE = trie(HONORIFICS)

PRONOUNS: dict[tuple[str, ...], str | None] = {
    **dict.fromkeys(LISTS.ordered("pronouns_male"), MALE),
    **dict.fromkeys(LISTS.ordered("pronouns_female"), FEMALE),
    **dict.fromkeys(LISTS.ordered("pronouns_any")),
}

PRONOUN_TRIE = trie(PRONOUNS)

NOT_PRONOUN_BEFORE = LISTS.words("not_pronoun_before")

ONE = frozenset({"một", "1"})

PLURALS = LISTS.words("plurals")

KIN = LISTS.words("kin")

# --- roles ---------------------------------------------------------------------------------------------

ROLE_PREFIXES = LISTS.words("role_prefixes")

ROLE_HEADS = LISTS.ordered("role_heads")

ACADEMIC = LISTS.ordered("academic")

RANK_TRIE = LISTS.trie("ranks")
ROLE_TRIE = trie((*ROLE_HEADS, *ACADEMIC))
ACADEMIC_TRIE = trie(ACADEMIC)

GENERIC_ROLES = LISTS.words("generic_roles")

OCCUPATIONS = LISTS.joined("occupations")

ROLE_WORDS = LISTS.words("role_words")

EPITHETS = LISTS.ordered("epithets")

EPITHET_TRIE = trie(EPITHETS)

# --- places --------------------------------------------------------------------------------------------

_PLACE_LISTS = WordLists("places")
PLACES = _PLACE_LISTS.trie("places")
NAMED_BODIES = _PLACE_LISTS.trie("named_bodies")
INSTITUTIONS = _PLACE_LISTS.words("press") | _PLACE_LISTS.words("institutions")
PLACE_WORDS = _PLACE_LISTS.words("place_words")
SOFT_PLACE_WORDS = _PLACE_LISTS.words("soft_place_words")
HEROES = _PLACE_LISTS.trie("heroes")
