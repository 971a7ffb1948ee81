"""Letters and telegrams of which a passage is given: "Thư có đoạn: "..."", below who has sent one."""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.model import Mode
from searchlib.understanding.attribution.assignment import Rule, assign
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import QUOTE

LISTS = WordLists("quotation/letters")

_LETTERS = LISTS.trie("letters")
_TELLS = LISTS.trie("tells")
_SENT = LISTS.words("sent")
_SENDS = LISTS.words("sends")
_REACH = 2
"""So many paragraphs above a passage its sender is named at most."""
_TO_SEND = 4
"""Within so many words behind a name stands that something is sent."""
_TO_LETTER = 14
"""Within so many more words stands what."""


def hear_letters(readings: Sequence[Reading]) -> None:
    """Give a passage of a letter to whom the paragraphs above name as its sender."""
    for number, reading in enumerate(readings):
        if reading.voices or reading.reported or not _passage(reading.parts.keys):
            continue
        only_opens = reading.parts.keys[-1] == ":"
        target = readings[number + 1] if only_opens and number + 1 < len(readings) else reading
        sender = _sender(readings[max(0, number - _REACH) : number])
        if sender is not None and not target.voices and not target.reported:
            mode: Mode = "direct" if QUOTE in target.parts.keys else "reported"
            assign(target, sender, mode, Rule.LETTER)


def _passage(keys: list[str]) -> bool:
    """Whether a paragraph opens with what a letter says."""
    length = lex.match(_LETTERS, keys, 0)
    return bool(length) and lex.match(_TELLS, keys, length) > 0


def _sender(above: Sequence[Reading]) -> int | None:
    """Who has sent a letter, in the nearest of some paragraphs."""
    for reading in reversed(above):
        keys = reading.parts.keys
        for mention, person in zip(reading.found, reading.who, strict=False):
            behind = keys[mention.end : mention.end + _TO_SEND]
            verb = next((at for at, key in enumerate(behind) if key in _SENDS), None)
            if person is None or verb is None:
                continue
            start = mention.end + verb + 1
            if not _SENT.isdisjoint(keys[start : start + _TO_LETTER]):
                return person
    return None
