"""Places by which names are told from what stands before them, as data in one place.

Sources: provinces before and after the mergers of 2025, towns and districts as newspapers name them;
countries and capitals after CLDR's Vietnamese names, and as newspapers spelt them about 2005 ("Ixraen").
"""

from __future__ import annotations

from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("places")

PLACES = LISTS.trie("places")

NAMED_BODIES = LISTS.trie("named_bodies")

PRESS = LISTS.words("press")

INSTITUTIONS = PRESS | LISTS.words("institutions")

PLACE_WORDS = LISTS.words("place_words")

SOFT_PLACE_WORDS = LISTS.words("soft_place_words")

HEROES = LISTS.trie("heroes")
