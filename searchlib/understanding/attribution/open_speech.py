"""Speech that a paragraph leaves open: announced by a colon, or quoted beyond its end."""

from __future__ import annotations

from searchlib.understanding.attribution.answers import (
    BULLETS,
    body_says,
    ends_in_object,
    quotes_whole,
    speaks_for_all,
)
from searchlib.understanding.attribution.attribution_rules import Rule, assign
from searchlib.understanding.attribution.continuation_signs import someone_says
from searchlib.understanding.attribution.interviewees import Guests
from searchlib.understanding.attribution.paragraph_pairs import asked_by_reader
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.coreference.resolution import Chain
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import DASHES, QUOTE, SENTENCE_ENDS
from searchlib.understanding.mentions.person_mention import Form
from searchlib.understanding.quotation.unattributed_quotations import Unclaimed

_ORDINALS = WordLists("attribution/open_speech").trie("ordinals")
_FIRST = frozenset({"tôi", "em", "ta"})
_LONGEST_LEAD = 30
"""Words at most between a name and the colon at the end of its sentence."""
_LONGEST_TAG = 12
"""Words at most from a quotation to the verb behind who said it."""
_BEFORE_TAGS = DASHES | {","}
_SECOND = 2
"""The paragraph up to which a dash may open a turn rather than the items of a list."""


class OpenSpeech:
    """Follows what colons have announced and which quotations are open, from paragraph to paragraph."""

    def __init__(self, chain: Chain, guests: Guests) -> None:
        self._chain = chain
        self._guests = guests
        self._awaited: int | None = None  # whose words a colon has announced
        self._supposed = False  # only a name before the colon tells so
        self._dashed = False  # they are items behind dashes
        self._items = 0
        self._open: int | None = None  # whose quotation is still open
        self._quoted = (-1, -1)  # the last paragraph that is one person's quotation, and whose
        self._unclaimed = Unclaimed()

    def announce(self, person: int | None) -> None:
        """A line with a name alone announces what that person says."""
        self._awaited, self._items = person, 0

    def end_quotation(self, reading: Reading) -> None:
        """A paragraph closes the quotation that is open."""
        if reading.parts.closes and self._open is not None:
            assign(reading, self._open, "direct", Rule.QUOTE_GOES_ON)

    def go_on(self, reading: Reading) -> None:
        """What a colon announced, or the rest of a quotation."""
        if self._supposed and not _speaks(reading):
            self._awaited = None
        self._supposed = False
        if self._awaited is not None:
            if self._awaits(reading):
                direct = self._dashed or "tôi" in reading.parts.keys
                assign(reading, self._awaited, "direct" if direct else "reported", Rule.ANNOUNCED)
                return
            self._awaited = None
        if self._open is not None and reading.parts.quotations and reading.parts.keys[0] == QUOTE:
            assign(reading, self._open, "direct", Rule.QUOTE_GOES_ON)

    def _awaits(self, reading: Reading) -> bool:
        """Whether a paragraph is what a colon announced: the first one, or one more item of the list."""
        self._items += 1
        if self._dashed and self._items > 1 and lex.match(verbs.LINKS, reading.parts.keys, 0):
            return True
        if someone_says(reading.parts.keys) or asked_by_reader(reading):
            return False
        first = reading.parts.keys[0] if reading.parts.keys else ""
        if self._items > 1 and "tôi" in reading.parts.keys and (not self._dashed or self._items == _SECOND):
            return True
        if self._items == 1:
            self._dashed = first in {"-", "–", "—", QUOTE}
            return True
        if any(mention.form is Form.NAME for mention in reading.found):
            return False
        if lex.match(_ORDINALS, reading.parts.keys, 0):
            return True
        return first in BULLETS or first.isdigit()

    def quoted(self, reading: Reading) -> int | None:
        """Whose words a quotation of whole sentences is that no report goes with: the person talked about."""
        if reading.source.kind in {"caption", "title"} or not quotes_whole(reading):
            return None
        if someone_says(reading.parts.keys) or body_says(reading) or self._unclaimed.unnamed:
            return None
        speaker = self._talked_about(reading)
        if speaker is None or told_by_another(reading, self._chain.people[speaker].keys):
            return None
        if reading.parts.opens and reading.parts.keys == [QUOTE]:
            self._unclaimed.suppose(speaker)  # who is named behind the end comes first
            return None
        return speaker

    def _talked_about(self, reading: Reading) -> int | None:
        """The only person of a paragraph, or who has just spoken."""
        here = dict.fromkeys(person for person in reading.who if person is not None)
        if here:
            return next(iter(here)) if len(here) == 1 else None
        chain = self._chain
        goes_on = not any(key[0].isalpha() for key in reading.parts.keys)
        if chain.floor is not None and goes_on and self._quoted == (chain.paragraph - 1, chain.floor):
            return chain.floor  # one quotation goes on from the other
        reach = 1 + speaks_for_all(reading)
        if chain.floor is not None and chain.floor_at >= chain.paragraph - reach:
            return chain.floor if self._guests.last_named in {None, chain.floor} else None
        return None

    def close(self, reading: Reading) -> None:
        """Note who has the word after a paragraph."""
        kind = reading.source.kind
        if kind in {"caption", "byline"}:
            return
        if reading.reported and reading.parts.keys[-1] == ":":
            alone = len(reading.voices) < 2 and self._chain.floor_at == self._chain.paragraph
            self._awaited = self._chain.floor if alone and not ends_in_object(reading) else None
            self._items = 0
        elif reading.reported:
            self._awaited = None
        elif kind in {"body", "lead"} and reading.parts.keys[-1:] == [":"]:
            self._awaited, self._items, self._supposed = _subject(reading), 0, True
        self._unclaimed.follow(reading)
        if len(reading.voices) == 1 and reading.parts.quotations:
            person, voice = next(iter(reading.voices.items()))
            self._quoted = (self._chain.paragraph, person) if voice.mode == "direct" else self._quoted
        if not reading.parts.opens:
            self._open = None
        elif reading.voices and self._open is None:
            direct = [person for person, voice in reading.voices.items() if voice.mode == "direct"]
            self._open = direct[-1] if direct else None


def told_by_another(reading: Reading, name: tuple[str, ...]) -> bool:
    """Whether beside a quotation stands who says it, and it is not the person ("..., tờ báo viết")."""
    keys = reading.parts.keys
    meant = {place for place, key in enumerate(keys) if key in name and keys[place - 1] != "của"}
    meant.update(mention.start for mention in reading.found if mention.form is not Form.TITLE)
    for at, quotation in reading.parts.quotations.items():
        start = end = at
        if keys[at + 1 : at + 2] and (keys[at + 1] in _BEFORE_TAGS or quotation.words[-1:] == (",",)):
            end = next((n for n in range(at, len(keys)) if keys[n] in SENTENCE_ENDS), len(keys))
            tag = range(at + 3, min(end, at + _LONGEST_TAG))
            end = next((verb for verb in tag if verbs.is_verb(keys, verb)), 0)
            if keys[at + 2 : at + 3] == ["tôi"] or not end:
                continue
        elif at and keys[at - 1] == ":":
            start = next((n + 1 for n in range(at - 1, -1, -1) if keys[n] in SENTENCE_ENDS), 0)
        if start < end or start < at:
            return meant.isdisjoint(range(start, end))
    return False


def _subject(reading: Reading) -> int | None:
    """The person with whom the sentence before a last colon begins ("Nhà báo A viết về con đập:")."""
    keys = reading.parts.keys
    start = max((at + 1 for at, key in enumerate(keys[:-1]) if key in SENTENCE_ENDS), default=0)
    for mention, person in zip(reading.found, reading.who, strict=False):
        if mention.start >= start and mention.form is Form.NAME:
            opens = mention.start == start or keys[mention.start - 1] == ","
            return person if opens and len(keys) - mention.end < _LONGEST_LEAD else None
    return None


def _speaks(reading: Reading) -> bool:
    """Whether a paragraph is a quotation, or in the first person, as words that a colon announces are."""
    keys = reading.parts.keys
    return keys[:1] == [QUOTE] or not _FIRST.isdisjoint(keys)
