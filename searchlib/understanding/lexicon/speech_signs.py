"""Words by which the running text of a speech is told from a story: data for `evidence` and `contrary`.

Collected from the labelled articles and from samples of other news; a word is here for what it does in a
sentence (it orders, it judges, it ties, it reports an act), not for where it was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("attribution/speech_signs")

MODALS = LISTS.trie("modals")
JUDGEMENTS = LISTS.trie("judgements")
TIES = LISTS.trie("ties")
ORDINALS = LISTS.trie("ordinals")
ORGANS = LISTS.trie("organs")
NO_ORGANS = LISTS.words("no_organs")
MANY = LISTS.trie("many")
OTHERS = LISTS.trie("others")
ASKS = LISTS.trie("asks")
SAYS = LISTS.trie("says")
ACTS = LISTS.trie("acts")
TO_DO = LISTS.trie("to_do")
ORDERS = LISTS.trie("orders")
PAPERS = LISTS.trie("papers")
PAPER_TELLS = LISTS.words("paper_tells")
TO_COME = LISTS.words("to_come")
COUNTS = LISTS.trie("counts")
PROVIDES = LISTS.words("provides")
SCENE = LISTS.trie("scene")
FIXED = LISTS.words("fixed")
SOFT_STARTS = LISTS.trie("soft_starts")
MADE = LISTS.words("made")
COUNTED = LISTS.words("counted")
WRITTEN = LISTS.words("written")


def holds(table: lex.Trie, keys: list[str]) -> bool:
    """Whether one of some words stands anywhere."""
    if table.keys().isdisjoint(keys):
        return False
    return any(key in table and lex.match(table, keys, at) for at, key in enumerate(keys))


def is_ours(keys: Iterable[str]) -> bool:
    """Whether words say "chúng ta", as speakers at a meeting do, and newspapers to close with."""
    return any(pair == ("chúng", "ta") for pair in pairwise(keys))


def imperative(keys: list[str]) -> bool:
    """Whether a paragraph says what is to be done, not what was."""
    opening = keys[:12]
    return holds(TO_DO, opening) and not any(key in verbs.PAST for key in opening[1:])
