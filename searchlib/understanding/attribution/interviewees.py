"""Who is interviewed: invited to talk, addressed in a question, shown beside it, or named last before it."""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.understanding.attribution.announced_speech import talks
from searchlib.understanding.attribution.answers import is_inset, is_told_about, is_turn, names_source
from searchlib.understanding.attribution.attribution_rules import Rule, assign
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.coreference.resolution import Chain
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.mentions.clauses import DASHES
from searchlib.understanding.mentions.name_spans import head_end, is_place_word, opens_body, run_end
from searchlib.understanding.mentions.person_mention import Form, Mention

_NEAR = 3
"""So many paragraphs before the first question at most somebody has spoken who answers it."""
_ASIDE = 4
"""So many words before a name the paper's own aside may open ("(khi ông Tám đang họp)")."""
_TALK = 3
"""So many questions make an interview."""
_LONGEST_NAME = 3
_LONGEST_BOX = 12


class Guests:
    """The people who may answer the questions of an article.

    Attributes:
        expected: who answers the first question, once one has been asked.
        last_named: whom the text named last.
        answered: who has answered so far.
        guessed: nothing but a name before the questions tells who is expected.
    """

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self.expected: int | None = None
        self.last_named: int | None = None
        self.answered: set[int] = set()
        self.guessed = False
        self._invited: int | None = None  # with whom the talk is said to be
        self._titled = False  # the headline gives that person's words
        self._headline: int | None = None  # with whom the headline begins
        self._first_named: int | None = None  # with whom the last paragraph that names somebody begins

    def whom(self) -> int | None:
        """Who answers the first question: who was invited, spoke last, was named, or stands in a box."""
        if self._invited is not None:
            return self._invited
        if self._chain.heard_at >= self._chain.paragraph - _NEAR:
            return self._chain.heard
        if self._headline is not None:
            return self._headline
        self.guessed = True
        named = self.last_named if self._first_named is None else self._first_named
        return self._chain.introduced if named is None else named

    def addressed(self, reading: Reading) -> int | None:
        """Whom a question addresses by title or name, if that one has answered before, or a photo shows."""
        keys = reading.parts.keys
        for mention, person in zip(reading.found, reading.who, strict=True):
            if mention.form is Form.TITLE:
                person = self._chain.resolve(mention)
            addressed = mention.start > 0 and keys[mention.start - 1] == "thưa"
            pictured = (
                mention.form is Form.NAME and not mention.start and (self.expected is None or self.guessed)
            )
            pictured = pictured and not is_told_about(keys, mention.end)
            if person is not None and (addressed or pictured or person in self.answered):
                return person
        return None

    def note(self, reading: Reading, asked: bool) -> None:
        """Note whom a paragraph names; `asked` says that the questions have begun.

        A caption tells only with whom the talk is. Whom the speaker of a turn names ("- Thầy A có báo cáo
        tôi") is not that speaker.
        """
        keys = reading.parts.keys
        if not reading.found or reading.source.kind == "question" or is_turn(keys):
            return
        shown = reading.source.kind == "caption"
        began = False
        for mention, person in zip(reading.found, reading.who, strict=True):
            if mention.form is not Form.NAME or person is None:
                continue
            if reading.source.kind == "title" and not mention.start:
                self._headline = person
                self._titled = keys[mention.after : mention.after + 1] == [":"]
            if self._titled:
                self._invited = self._headline
            elif not asked and talks(keys, mention) and not (shown and self._invited is not None):
                self._invited = person
            if not shown:
                self.last_named = person
                self._first_named = person if not mention.start else self._first_named if began else None
                began = True


def name_guest(readings: Sequence[Reading]) -> None:
    """Take the name that opens the headline of an interview for its guest's ("Kim Hoa: 'Tôi không sợ'")."""
    headline = readings[0] if readings and readings[0].source.kind == "title" else None
    asked = sum(reading.source.kind == "question" for reading in readings)
    if headline is None or asked < _TALK or any(mention.start <= 1 for mention in headline.found):
        return
    text = headline.parts
    start = head_end(text, 0)
    end = run_end(text, start)
    start += end - start == _LONGEST_NAME and text.keys[start] not in lex.FAMILY_NAMES  # "Khi Kim Hoa ..."
    place = lex.match(lex.PLACES, text.keys, start) or lex.match(lex.NAMED_BODIES, text.keys, start)
    whole = 1 < end - start <= _LONGEST_NAME and end < len(text.keys) and not text.words[start].isupper()
    if whole and not (place or opens_body(text, start) or is_place_word(text, start)):
        name = tuple(text.words[start:end])
        headline.found.insert(0, Mention(0, end, Form.NAME, name, tuple(text.words[:start]), None, True, end))


def set_boxes_aside(readings: Sequence[Reading]) -> None:
    """Take from who answers the box below an answer, up to its source ("(Trích Nghị định 9)")."""
    for number, reading in enumerate(readings):
        if not names_source(reading.parts.keys):
            continue
        first = number
        while first and number - first < _LONGEST_BOX and _is_boxed(readings[first]):
            first -= 1
        labelled = any(voice.rule is Rule.LABEL for voice in readings[first].voices.values())
        box = readings[first + 1 : number + 1]
        for boxed in box if not labelled and any(one.voices for one in box) else ():
            boxed.voices.clear()
            boxed.passing = True


def _is_boxed(reading: Reading) -> bool:
    """Whether a paragraph may be of a box that was taken for more of an answer."""
    answers = {voice.rule for voice in reading.voices.values()} <= {Rule.ANSWER}
    return answers and reading.source.kind == "body" and is_inset(reading)


def pass_on(readings: Sequence[Reading], guess: int) -> None:
    """Take the answers from somebody who was only guessed, where whoever answers speaks of that person.

    They are those of the only other person of whom the interview reports words, or of nobody.
    """
    answers = [number for number, reading in enumerate(readings) if _answers(reading, guess)]
    dashed = [number for number in answers if not DASHES.isdisjoint(readings[number].parts.keys[:1])]
    told = dashed if 2 * len(dashed) > len(answers) else answers  # without a dash the reporter goes on
    if not any(_speaks_of(readings[number], guess) for number in told):
        return
    others = {
        person
        for reading in readings[answers[0] :]
        for person, voice in reading.voices.items()
        if person != guess and voice.rule in {Rule.VERB, Rule.ACCORDING, Rule.ANSWER}
    }
    for number in answers:
        del readings[number].voices[guess]
        for person in others if len(others) == 1 else ():
            assign(readings[number], person, "direct", Rule.ANSWER)


def _answers(reading: Reading, guess: int) -> bool:
    return guess in reading.voices and reading.voices[guess].rule is Rule.ANSWER


def _speaks_of(reading: Reading, guess: int) -> bool:
    """Whether somebody in the first person speaks of another by name ("Tôi cảm thông với em Tám")."""
    keys = reading.parts.keys
    if "tôi" not in keys and DASHES.isdisjoint(keys[:1]):
        return False
    reporting = {report.mention for report in reading.reported}
    for number, (mention, person) in enumerate(zip(reading.found, reading.who, strict=False)):
        if person != guess or mention.form is not Form.NAME or number in reporting or mention.start <= 1:
            continue
        before = keys[max(0, mention.start - _ASIDE) : mention.start]
        if "(" not in before and "tôi" not in before[-2:] and before[-1] != "là":
            return True
    return False
