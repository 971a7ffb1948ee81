"""Whose turn it is, from paragraph to paragraph: interviews, speeches printed, lists, open quotations."""

from __future__ import annotations

from searchlib.understanding.attribution.announced_speech import (
    answers_by_name,
    answers_unasked,
    entitles,
    gives_word,
    heads,
    interviews,
    is_credited,
    leads_on,
    names_speaker,
    offers,
    printed,
)
from searchlib.understanding.attribution.answers import (
    CELL,
    SUBTITLE,
    in_first_person,
    is_aside,
    is_cell,
    is_inset,
    opens_turn,
    reports_another,
)
from searchlib.understanding.attribution.attribution_rules import Rule, assign
from searchlib.understanding.attribution.interviewees import Guests
from searchlib.understanding.attribution.open_speech import OpenSpeech
from searchlib.understanding.attribution.paragraph_pairs import asked_by_reader, asks_back
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.attribution.turn_states import (
    CONTRIBUTION,
    LABELLED,
    LETTER,
    NO_HABIT,
    OPENED,
    PRINTED,
    WHOLE,
    Interview,
)
from searchlib.understanding.coreference.resolution import Chain
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.mentions.clauses import DASHES
from searchlib.understanding.mentions.person_mention import Form, is_sender
from searchlib.understanding.quotation.speech_frames import By, Report

_SELF = "tôi"
_SPEAKER = frozenset({_SELF, "em"})
_FIRST = 2
"""The last paragraph in which a label may open a text that is all one person's."""
_OPENS = 3
_OPENING = 4
"""The last paragraph that may offer a text which the rest of the article prints."""


class Turns:
    """Follows who has the word from paragraph to paragraph.

    `turn` comes after the mentions of a paragraph are resolved and before its reports are counted, `close`
    after them.
    """

    def __init__(self, chain: Chain, contributions: int = 0, talk: bool = False) -> None:
        self._chain = chain
        self._guests = Guests(chain)
        self._speech = OpenSpeech(chain, self._guests)
        self._contributions = contributions
        self._talk = Interview(marked=talk)
        self._guest: int | None = None  # who has the word, or had it last
        self._answering = False  # that person has it
        self._scope = LABELLED
        self._alone = False  # a line with the name alone has just begun a contribution

    @property
    def answered(self) -> tuple[int, ...]:
        """Who has answered questions so far."""
        return tuple(self._guests.answered)

    @property
    def guess(self) -> int | None:
        """Who was expected to answer for no better reason than a name before the questions."""
        return self._guests.expected if self._guests.guessed else None

    def turn(self, reading: Reading, voiced: list[tuple[Report, int]]) -> None:
        """Give the word to who answers, is printed, was announced or is still quoted.

        The reports in an answer are part of it: they are taken out of `voiced`.
        """
        kind = reading.source.kind
        if kind == "heading":
            self._talk.heading = reading.source.text[-1:] == "?"
            self._return_to_host()
        if kind in {"heading", "body"} and (invited := interviews(reading)) is not None:
            self._talk.host, self._talk.inset = self._guest, self._guest is not None
            self._guest = self._guests.expected = invited
            self._answering = self._talk.begun = True
        elif kind == "question":
            self._ask(reading)
        elif kind == "heading":
            self._head(reading)
        elif kind == "title":
            if self._print(printed(reading) if leads_on(reading) else None, reading, voiced):
                self._scope = WHOLE
        elif kind in {"body", "lead"} and not self._starts_turn(reading, voiced):
            self._follow(reading, voiced)

    def _ask(self, reading: Reading) -> None:
        """A question: who was asked before answers again, unless it addresses somebody else."""
        if not self._talk.begun:
            self._guests.expected = self._guests.whom()
        self._answering = self._talk.pending = self._talk.begun = True
        if not self._talk.inset:
            self._return_to_host()
        addressed = self._guests.addressed(reading)
        self._guest = self._guest if addressed is None else addressed

    def _head(self, reading: Reading) -> None:
        """A heading: it gives somebody the word, asks, or interrupts who has it."""
        contributes = entitles(reading)
        first = reading.who[0] if reading.who else None
        if (contributes or gives_word(reading)) and first is not None:
            self._guest = first
            self._answering = self._alone = True
            self._scope = CONTRIBUTION
        elif not self._talk.begun and names_speaker(reading) and first is not None:
            self._guest = first
            self._answering = True  # until a paragraph is not in the first person
        elif not (self._alone or self._scope.headed):
            asks = self._talk.begun and reading.source.text[-1:] == "?"
            self._talk.interrupted = self._talk.begun and self._answering and not asks
            self._answering = self._talk.pending = asks

    def _follow(self, reading: Reading, voiced: list[tuple[Report, int]]) -> None:
        """A paragraph of text that begins no turn: an answer that goes on, or the story again."""
        if self._talk.pending and self._talk.is_dashed and is_inset(reading):
            return  # a box between question and answer: its own reports alone count
        if self._guests.guessed and not self._guests.answered and is_inset(reading):
            self._answering = False  # a story under headings that ask
        self._resume(reading, voiced)
        if self._talk.marked and not self._answering and not voiced and answers_unasked(reading.parts.keys):
            self._guests.expected = self._guests.whom() if self._guest is None else self._guest
            self._answering = self._talk.begun = True
        guest = self._guest
        if guest is None:
            guest = self._guests.expected if self._talk.begun else self._guests.last_named
        lasts = self._talk.begun or self._scope.lasts
        if self._answering and not (lasts or in_first_person(reading)):
            self._answering = False  # a voice among others: the story goes on
        told = any(person == guest for _, person in voiced) or (
            (self._talk.begun or self._scope is OPENED) and _tells_of(reading, guest)
        )
        told = told and not self._speaks(reading)
        if told or self._is_story(reading):
            self._answering = False  # told about in the third person: the interview is over
        elif voiced and not (self._talk.pending or self._scope.reports):
            self._answering = self._answering and not reports_another(reading, voiced)
        if not self._answering and self._scope in (PRINTED, OPENED):
            self._scope = LABELLED
        if self._answering and guest is not None:
            self._answer(reading, guest)
            if self._scope is not WHOLE:
                voiced.clear()
        elif not voiced:
            self._speech.go_on(reading)
        else:
            self._speech.end_quotation(reading)

    def _return_to_host(self) -> None:
        """A box has ended: who answered before it answers again."""
        if self._talk.host is not None:
            self._guest, self._talk.host = self._talk.host, None
        self._talk.inset = False

    def _speaks(self, reading: Reading) -> bool:
        """Whether a paragraph in an interview is in the first person, or a turn of its own."""
        keys = reading.parts.keys
        if self._talk.pending or (self._talk.begun and not DASHES.isdisjoint(keys[:1])):
            return True
        return self._answering and any(key in _SPEAKER for key in keys)

    def _resume(self, reading: Reading, voiced: list[tuple[Report, int]]) -> None:
        """Go on with an answer within which a heading stands, if the words are clearly the speaker's."""
        keys = reading.parts.keys
        if self._talk.interrupted and not voiced:
            self._answering = keys[:1] == ["-"] or "tôi" in keys
        self._talk.interrupted = False

    def _is_story(self, reading: Reading) -> bool:
        """Whether a paragraph behind a labelled answer, in an article without questions, tells a story."""
        keys = reading.parts.keys
        if self._talk.begun or self._scope.lasts:
            return False
        return lex.match(verbs.NARRATIVE_STARTS, keys, 0) > 0 and "tôi" not in keys

    def _starts_turn(self, reading: Reading, voiced: list[tuple[Report, int]]) -> bool:
        """Whether a speech printed in full or a labelled answer ("Ông A: ...") begins."""
        label = next((person for report, person in voiced if report.by is By.LABEL), None)
        if label is None and (self._talk.pending or self._talk.heading) and answers_by_name(reading):
            label = reading.who[0]
            self._talk.begun = True
        self._talk.heading = False
        dashed = not DASHES.isdisjoint(reading.parts.keys[:1])
        if is_credited(reading) if self._talk.inset else self._talk.is_dashed and dashed:
            self._return_to_host()
        head = heads(reading)
        if self._scope is CONTRIBUTION and reading.parts.keys[-1:] == [":"] and reading.found[:1]:
            self._contribute(head and reading.who[0] is not None)
        author = printed(reading)
        if author is None and not self._talk.marked and self._chain.paragraph <= _OPENING and offers(reading):
            author = self._offered(reading)
        if self._print(author, reading, voiced):
            if is_sender(reading.parts.keys):
                self._scope = LETTER
            return True
        if head and reading.who[0] is not None:
            self._guest = reading.who[0]
            self._alone = self._contributions > 1
            self._contribute(self._alone)
            self._speech.announce(None if self._alone else self._guest)
            return True
        if label is not None:
            if self._scope.rule is not Rule.PRINTED:
                opens = opens_turn(reading) and self._chain.paragraph <= _FIRST
                self._scope = CONTRIBUTION if opens else LABELLED
            waits = self._talk.pending and not (self._talk.is_dashed and not dashed)
            boxed = self._talk.begun and self._answering and not waits and label != self._guest
            self._talk.host = self._guest if boxed and self._talk.host is None else self._talk.host
            self._guest = label
            self._talk.begun |= self._talk.marked and dashed
            assign(reading, label, "direct", Rule.LABEL, (0, _label_end(reading, voiced, label)))
            voiced[:] = [
                (report, person)
                for report, person in voiced
                if person == label or reading.found[report.mention].form is Form.NAME
            ]
        else:
            return False
        self._answering, self._talk.pending = True, False
        return True

    def _offered(self, reading: Reading) -> int | None:
        """Whose text is offered: of whom the headline gives words, or of the only person named so far."""
        if self._chain.titled is not None:
            return self._chain.titled
        pairs = zip(reading.found, reading.who, strict=True)
        unknown = any(mention.form is Form.NAME and person is None for mention, person in pairs)
        return None if unknown else self._chain.only_named(reading.who)

    def _contribute(self, goes_on: bool) -> None:
        """A contribution begins, or the one that was under way has ended."""
        self._answering = goes_on
        self._scope = CONTRIBUTION if goes_on else LABELLED

    def _print(self, author: int | None, reading: Reading, voiced: list[tuple[Report, int]]) -> bool:
        """Whether a speech printed in full begins."""
        if author is not None:
            self._guest = author
            self._answering = True
            self._scope = OPENED if self._chain.paragraph <= _FIRST else PRINTED
            reading.named.clear()
            voiced.clear()
        return author is not None

    def _answer(self, reading: Reading, guest: int) -> None:
        """A paragraph in an interview: an answer, unless a question that nothing else has marked."""
        self._guest = guest
        if self._talk.host is None or self._talk.inset:
            self._guests.answered.add(guest)
        self._alone = False
        asked, self._talk.pending = self._talk.pending, False
        if asked:
            dashed = not DASHES.isdisjoint(reading.parts.keys[:1])
            self._talk.dashes = self._talk.dashes + 1 if dashed else NO_HABIT
        if asked_by_reader(reading) or is_cell(reading, SUBTITLE if self._scope.subtitled else CELL):
            return
        if asks_back(reading) and not asked:
            self._talk.pending = True
        elif is_aside(reading):
            self._answering = False
        else:
            assign(reading, guest, "direct", self._rule())

    def _rule(self) -> Rule:
        """By which rule who has the word gets a paragraph."""
        printed = self._scope.rule is Rule.PRINTED
        return Rule.ANSWER if self._talk.begun and not printed else self._scope.rule

    def quoted(self, reading: Reading) -> int | None:
        """Whose words a quotation of whole sentences is that no report goes with."""
        return self._speech.quoted(reading)

    def close(self, reading: Reading) -> None:
        """Note who has the word after a paragraph."""
        self._guests.note(reading, self._talk.begun)
        self._speech.close(reading)


def _label_end(reading: Reading, voiced: list[tuple[Report, int]], person: int) -> int:
    """Position behind the label that names a person."""
    ends = (report.at + 1 for report, one in voiced if one == person and report.by is By.LABEL)
    return next(ends, reading.found[0].end)


def _tells_of(reading: Reading, guest: int | None) -> bool:
    """Whether a paragraph begins with the name of who was asked ("Ông A đã giữ chức thứ trưởng từ ...")."""
    if guest is None or not reading.found or reading.reported:
        return False
    first = reading.found[0]
    if len(reading.parts.keys) - first.end < _OPENS:
        return False  # a caption
    return first.form is Form.NAME and first.start < _OPENS and reading.who[0] == guest
