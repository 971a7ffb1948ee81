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
_CALLED = LISTS.words("called")
_LONGEST = 3
"""Words of the longest nickname."""
_LONGEST_ADVERBS = 2


def nicknamed_mention(text: Clauses, at: int) -> Mention | None:
    """A given name with its nickname, where it is the subject of a verb of speech."""
    name = _nicknamed(text, at)
    place = lex.match(lex.PLACES, text.keys, at) or lex.match(lex.NAMED_BODIES, text.keys, at)
    if not name or place or is_capital(text, at - 1) or not _says(text, at + 2):
        return None
    return Mention(at, at + 2, Form.NAME, name, (), None, True, at + 2)


def nickname_behind(text: Clauses, mention: Mention) -> tuple[str, ...]:
    """The nickname that parentheses give behind a full name ("Lê Văn Tám (tức Tám “Sẹo”)"), or ()."""
    at = mention.after
    if mention.form is not Form.NAME or text.keys[at : at + 1] != ["("]:
        return ()
    at += 1
    while at < min(len(text.keys), mention.after + _LONGEST_ADVERBS + 3) and text.keys[at] in _CALLED:
        at += 1
    own = at < len(text.keys) and text.keys[at] == lex.key(mention.name[-1])
    return _nicknamed(text, at) if own else ()


def _nicknamed(text: Clauses, at: int) -> tuple[str, ...]:
    """The words of a given name with its nickname, or ()."""
    quotation = text.quotations.get(at + 1)
    if quotation is None or not quotation.closed or not 0 < quotation.size <= _LONGEST:
        return ()
    word = text.words[at]
    if not (lex.is_syllable(word) and word.istitle()) or text.keys[at] in _NO_NAMES:
        return ()
    if not all(part.replace("-", "").isalpha() for part in quotation.words):
        return ()
    return (word, *f'"{" ".join(quotation.words)}"'.split())


def _says(text: Clauses, at: int) -> bool:
    """Whether a verb of speech follows, at once or behind adverbs."""
    for verb in range(at, min(at + _LONGEST_ADVERBS + 1, len(text.keys))):
        if lex.match(STRONG_VERBS, text.keys, verb):
            return True
        adverb = text.keys[verb] in ADVERBS or text.keys[verb] in AUXILIARIES
        if not adverb or text.keys[verb] in lex.ONE:
            return False
    return False
