"""Words of an apposition by which the name before it is a human being's, as data in one place."""

from __future__ import annotations

from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("mentions/human_nouns")

HUMANS = LISTS.trie("humans")

KIN = LISTS.trie("kin")

OCCUPATIONS = LISTS.trie("occupations")
