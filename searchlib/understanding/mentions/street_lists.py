"""Names of places among bare names: streets in a list, regions behind a preposition."""

from __future__ import annotations

from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import Clauses
from searchlib.understanding.mentions.name_spans import is_place_word

LISTS = WordLists("mentions/bare_names")

_WHERE = LISTS.words("where")


def is_place(text: Clauses, at: int) -> bool:
    """Whether the word before a name makes it a street or a place ("ra Trần Phú")."""
    return is_place_word(text, at - 1) or text.keys[at - 1] in _WHERE
