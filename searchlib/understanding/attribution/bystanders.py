"""People whom a paragraph names although nobody else speaks in it: owners, and those who do not tell."""

from __future__ import annotations

from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.mentions.clauses import SENTENCE_ENDS
from searchlib.understanding.mentions.person_mention import Form, Mention

_EARLY = 7


def keeps_silent(keys: list[str], mention: Mention) -> bool:
    """Whether somebody at the head of a paragraph does not tell ("Tổng thống không nêu cụ thể ...")."""
    at = mention.end
    if mention.form is not Form.TITLE or mention.start >= _EARLY or keys[at : at + 1] not in _NOT:
        return False
    return keys[mention.start - 1] not in lex.PLURALS and at + 1 < len(keys) and verbs.is_verb(keys, at + 1)


_NOT = (["không"], ["chưa"])


def names_owners(reading: Reading) -> bool:
    """Whether names stand there only for whose something is ("theo chỉ đạo của Thủ tướng A")."""
    return all(
        _is_owner(reading.parts.keys, mention.start) for mention in reading.found if mention.form is Form.NAME
    )


def _is_owner(keys: list[str], start: int) -> bool:
    """Whether "của" opens the list of persons and organs that a mention stands in."""
    for at in range(start - 1, max(-1, start - _LIST), -1):
        if keys[at] in SENTENCE_ENDS or keys[at] in {";", ":"} or lex.match(verbs.STRONG_VERBS, keys, at):
            return False
    return False


_LIST = 14
"""Words that a list of owners has at most before the last."""
