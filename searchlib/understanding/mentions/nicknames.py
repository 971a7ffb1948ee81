"""Given names with a nickname between quotation marks, as accused are called ("Tám “Sẹo” khai")."""

from __future__ import annotations

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import ADVERBS, STRONG_VERBS
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import Clauses
from searchlib.understanding.mentions.name_spans import is_capital
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.mentions.role_spans import AUXILIARIES

LISTS = WordLists("mentions/nicknames")

_NO_NAMES = LISTS.words("no_names") | lex.PLURALS | lex.ONE
_LONGEST = 3
"""Words of the longest nickname."""
_LONGEST_ADVERBS = 2


def nicknamed_mention(text: Clauses, at: int) -> Mention | None:
    """A given name with its nickname, where it is the subject of a verb of speech."""
    quotation = text.quotations.get(at + 1)
    if quotation is None or not quotation.closed or not 0 < quotation.size <= _LONGEST:
        return None
    word, key = text.words[at], text.keys[at]
    if not (lex.is_syllable(word) and word.istitle()) or key in _NO_NAMES or is_capital(text, at - 1):
        return None
    place = lex.match(lex.PLACES, text.keys, at) or lex.match(lex.NAMED_BODIES, text.keys, at)
    if place or not all(part.isalpha() for part in quotation.words) or not _says(text, at + 2):
        return None
    name = (word, *f'"{" ".join(quotation.words)}"'.split())
    return Mention(at, at + 2, Form.NAME, name, (), None, True, at + 2)


def _says(text: Clauses, at: int) -> bool:
    """Whether a verb of speech follows, at once or behind adverbs."""
    for verb in range(at, min(at + _LONGEST_ADVERBS + 1, len(text.keys))):
        if lex.match(STRONG_VERBS, text.keys, verb):
            return True
        adverb = text.keys[verb] in ADVERBS or text.keys[verb] in AUXILIARIES
        if not adverb or text.keys[verb] in lex.ONE:
            return False
    return False
