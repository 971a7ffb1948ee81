"""Who said what: the speakers of each paragraph, by name, mode and cue.

Mentions (`person_mentions`), the reports they stand in (`reported_speech`), who is meant (`resolution`);
this file adds whether a quotation makes the words direct, and how far speech runs on when nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.model import Attribution, Cue, Person, Reason
from searchlib.understanding.attribution.announced_speech import entitles, heads
from searchlib.understanding.attribution.attribution_rules import Rule, assign
from searchlib.understanding.attribution.continued_speech import fill
from searchlib.understanding.attribution.interviewees import name_guest, pass_on, set_boxes_aside
from searchlib.understanding.attribution.joint_statements import joint_speakers
from searchlib.understanding.attribution.monologues import give_monologue
from searchlib.understanding.attribution.paragraph_pairs import close_open_ends, open_interview
from searchlib.understanding.attribution.paragraph_reading import Reading, hear, read
from searchlib.understanding.attribution.speaker_turns import Turns
from searchlib.understanding.coreference.full_names import complete
from searchlib.understanding.coreference.name_forms import name_keys
from searchlib.understanding.coreference.person_entity import Individual
from searchlib.understanding.coreference.place_namesakes import forget_places
from searchlib.understanding.coreference.resolution import Chain
from searchlib.understanding.coreference.unusual_names import join_nicknames, know_pairs
from searchlib.understanding.layout.structure import Structured
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import OBJECT_MARKERS, STRONG_VERBS
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import QUOTE, SENTENCE_ENDS, Clauses
from searchlib.understanding.mentions.name_spans import is_place_word, run_end
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.mentions.word_forms import is_foreign
from searchlib.understanding.quotation.excerpts import close_excerpts
from searchlib.understanding.quotation.papers_read_aloud import hear_papers
from searchlib.understanding.quotation.quotations import spoken
from searchlib.understanding.quotation.speech_frames import By, Report

_LISTS = WordLists("attribution/reported_speech")
_TAKES_OBJECT = (OBJECT_MARKERS - _LISTS.words("brings_in")) | _LISTS.words("takes_object")
_WHOLE_NAME = 3
_NEWCOMERS = 8
"""So many of a paragraph are enough to know that somebody has come in."""
_NEAR = 2
"""So many paragraphs below the first question a box may tell who is asked."""
_EACH = frozenset({"từng", "mỗi"})


def attribute(
    paragraphs: Sequence[Structured],
) -> tuple[tuple[Person, ...], tuple[tuple[Attribution, ...], ...]]:
    """The people who speak in an article, and the attributions of each of its paragraphs.

    Linear in the length of the article; never raises, whatever the text.
    """
    readings, people = _decide(paragraphs)
    order = dict.fromkeys(person for reading in readings for person in reading.voices)
    return (
        tuple(Person(_name(people[person]), _role(people[person])) for person in order),
        tuple(_attributions(reading, people) for reading in readings),
    )


def reasons(paragraphs: Sequence[Structured]) -> tuple[Reason, ...]:
    """Why each attribution of an article was made, paragraph by paragraph."""
    readings, people = _decide(paragraphs)
    return tuple(
        Reason(
            position,
            _name(people[person]),
            voice.mode,
            _cue(reading, person),
            voice.rule.label,
            voice.rule.reads,
            _join(reading.parts.words[slice(*voice.span)]) if voice.span else None,
        )
        for position, reading in enumerate(readings)
        for person, voice in reading.voices.items()
    )


def _decide(paragraphs: Sequence[Structured]) -> tuple[list[Reading], list[Individual]]:
    """Every paragraph with its voices, and the people whom these number.

    The order of the rules is that of `Rule`.
    """
    readings = read(paragraphs)
    forget_places(readings)
    know_pairs(readings)
    join_nicknames(readings)
    name_guest(readings)
    chain = Chain([reading.found for reading in readings])
    if not chain.people:
        return readings, []
    chain.titled = _titled(readings[0], chain)
    chain.introduced = _introduced(chain.people, readings)
    hear(readings)
    contributions = sum(heads(reading) or entitles(reading) for reading in readings if reading.found)
    turns = Turns(chain, contributions, any(reading.source.kind == "question" for reading in readings))
    for number, reading in enumerate(readings):
        if reading.passing:
            continue
        chain.enter(number)
        _voice(reading, _follow(reading, chain), chain, turns)
        if not (reading.voices or reading.reported) and reading.source.kind in {"body", "lead"}:
            _voice_together(reading, chain)
    _forget_strangers(readings, chain)
    hear_papers(readings)
    open_interview(readings, turns.answered)
    set_boxes_aside(readings)
    if turns.guess is not None:
        pass_on(readings, turns.guess)
    give_monologue(readings)
    close_open_ends(readings)
    fill(readings, chain.people)
    close_excerpts(readings)
    complete(chain.people, readings)
    return readings, chain.people


def _introduced(people: Sequence[Individual], readings: Sequence[Reading]) -> int | None:
    """Whom alone a box right below the first question introduces, by name and office from its first word."""
    asked = next((at for at, one in enumerate(readings) if one.source.kind == "question"), len(readings))
    boxes = [
        at for at, one in enumerate(readings[: asked + _NEAR + 1]) if at > asked and one.source.kind == "body"
    ]
    boxed = [
        number
        for number, person in enumerate(people)
        if person.role and not person.first[1] and person.first[0] in boxes
    ]
    return boxed[0] if len(boxed) == 1 else None


def _titled(headline: Reading, chain: Chain) -> int | None:
    """Whose words a headline gives behind the name with which it begins."""
    first = headline.found[0] if headline.found and headline.source.kind == "title" else None
    if first is None or first.start or first.form is not Form.NAME:
        return None
    colon = headline.parts.keys[first.after : first.after + 1] == [":"]
    return chain.resolve(first) if colon else None


def _follow(reading: Reading, chain: Chain) -> list[tuple[Report, int]]:
    """Resolve the mentions of a paragraph; its reports with the person of each, named or not."""
    by_mention = {report.mention: report for report in reading.reported}
    told: list[tuple[Report, int]] = []
    speaker: int | None = None
    heard = False  # somebody named has said something here
    newcomers: Sequence[tuple[int, str]] = ()
    if any(reading.found[report.mention].form is Form.PRONOUN for report in reading.reported):
        newcomers = _newcomers(reading.parts)
    for number, mention in enumerate(reading.found):
        report = by_mention.get(number)
        person: int | None = None
        if mention.form is Form.NAME or (report is not None and not _is_unsettled(reading, mention)):
            person = chain.resolve(mention, speaker)
        if newcomers and person is not None and mention.form is Form.PRONOUN:
            own = chain.people[person].keys
            if any(at < mention.start and last not in own for at, last in newcomers):
                person = person if person in {speaker, *reading.who} else None
        if person is None and _is_stranger(reading.parts.keys, mention, report is not None, heard):
            person = chain.meet(mention)
        known = person is None or mention.form is not Form.NAME or chain.is_named(person)
        reading.who.append(person if known else None)
        if person is None:
            continue
        (reading.named if mention.form is Form.NAME else reading.pointed).add(person)
        if report is not None:
            told.append((report, person))
            heard = heard or chain.is_named(person)
            speaker = speaker if report.by is By.NOUN and chain.is_stranger(person) else person
        elif chain.is_named(person) and (
            not chain.is_stranger(speaker) or _opens(reading.parts.keys, mention.start)
        ):
            speaker = chain.take_over(speaker)
        chain.see(person)
    return told


def _newcomers(text: Clauses) -> list[tuple[int, str]]:
    """Where people of foreign names come in, and their family names as they are compared."""
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(text.keys):
        end = run_end(text, at)
        foreign = end - at > 1 and all(map(is_foreign, text.words[at:end]))
        if foreign and not _is_of_body(text, at, end):
            found.append((at, name_keys(text.words[at:end])[-1]))
        at = max(end, at + 1)
    return found[:_NEWCOMERS]


def _is_of_body(text: Clauses, at: int, end: int) -> bool:
    """Whether foreign capitals are those of a place, a paper or a body."""
    if not lex.INSTITUTIONS.isdisjoint(text.keys[at:end]) or (at and is_place_word(text, at - 1)):
        return True
    return any(lex.match(table, text.keys, at) for table in (lex.PLACES, lex.NAMED_BODIES, lex.NEWSPAPERS))


def _voice_together(reading: Reading, chain: Chain) -> None:
    """Note what two persons say together."""
    for person in joint_speakers(reading.parts, chain):
        assign(reading, person, "reported", Rule.JOINT)
        reading.pointed.add(person)


def _is_stranger(keys: list[str], mention: Mention, speaks: bool, heard: bool) -> bool:
    """Whether somebody unnamed comes in: speaks, or is the subject of a sentence ("một cố vấn đến").

    As an object ("bổ nhiệm một cố vấn") nobody does; a foreigner does ("Vera thôi học").
    """
    at = mention.start - 1
    if mention.form is Form.NAME:
        unknown = not mention.sure and len(mention.name) <= _WHOLE_NAME and is_foreign(mention.name[-1])
        alone = mention.sure or at < 0 or not keys[at].isalpha() or keys[at - 1 : at + 1] == ["hôm", "qua"]
        return (speaks and alone and len(mention.name) > 1) or (unknown and _opens(keys, mention.start))
    if mention.form is Form.PRONOUN or at < 0:
        return speaks and mention.form is not Form.PRONOUN
    if speaks and keys[at] not in lex.ONE:
        return _opens(keys, at + 1) or QUOTE in keys[at - 1 : at + 1] or not (heard or keys[at] in _EACH)
    if keys[at] == "người" and keys[mention.start] == "chủ":  # "... và người chủ hàng này không bớt giá"
        return at == 0 or not keys[at - 1].isalpha() or keys[at - 1] in {"và", "nhưng"}
    if keys[at] not in lex.ONE:
        return False
    return speaks or at == 0 or (keys[at - 1] != "," and keys[at - 1] not in _TAKES_OBJECT)


def _forget_strangers(readings: Sequence[Reading], chain: Chain) -> None:
    """Leave what strangers say to nobody."""
    for reading in readings:
        reading.who = [
            person if person is not None and chain.is_named(person) else None for person in reading.who
        ]
        reading.voices = {person: voice for person, voice in reading.voices.items() if chain.is_named(person)}


def _opens(keys: list[str], at: int) -> bool:
    """Whether a sentence begins at a position."""
    return not at or (keys[at - 1] in SENTENCE_ENDS and len(keys[at - 2]) > len("St"))


def _is_unsettled(reading: Reading, mention: Mention) -> bool:
    """Whether a title in a caption had better be left unknown."""
    titled = mention.form is Form.TITLE and reading.source.kind == "caption"
    return titled and lex.key(mention.role[0]) == "lãnh"


def _voice(reading: Reading, told: list[tuple[Report, int]], chain: Chain, turns: Turns) -> None:
    """Note who speaks in a paragraph, and how."""
    kind = reading.source.kind
    speaker = told[-1][1] if told else None
    voiced = [(report, person) for report, person in told if chain.is_named(person)]
    turns.turn(reading, voiced)
    for report, person in voiced:
        if announces(reading.parts.keys, report.at):
            continue
        assign(reading, person, "reported", *_why(reading, report))
    for person in spoken(reading.parts, voiced, reading.found) if voiced else ():
        if person in reading.voices:
            assign(reading, person, "direct", Rule.QUOTE)
    if speaker is not None and kind != "caption":
        chain.speak(speaker)
    if not reading.reported and not reading.voices:
        quoted = turns.quoted(reading)
        if quoted is not None:
            assign(reading, quoted, "direct", Rule.WHOLE_QUOTE)
            chain.speak(quoted)
    turns.close(reading)


def announces(keys: list[str], at: int) -> bool:
    """Whether a paragraph ends with a report and a colon: what was said stands in the next one."""
    near = at >= len(keys) - 4 or (not at and keys[0] not in {QUOTE, "theo"})  # "Kết luận của Bộ trưởng A:"
    return keys[-1] == ":" and near and not any(key in SENTENCE_ENDS for key in keys[at:])


def _why(reading: Reading, report: Report) -> tuple[Rule, tuple[int, int]]:
    """The rule of a report, and the words from its mention to its verb."""
    mention = reading.found[report.mention]
    verb = report.at + max(1, lex.match(STRONG_VERBS, reading.parts.keys, report.at))
    return Rule[report.by.name], (min(mention.start, report.at), max(mention.after, verb))


def _attributions(reading: Reading, people: Sequence[Individual]) -> tuple[Attribution, ...]:
    if not reading.voices:
        return ()
    return tuple(
        Attribution(_name(people[person]), _role(people[person]), voice.mode, _cue(reading, person))
        for person, voice in reading.voices.items()
    )


def _cue(reading: Reading, person: int) -> Cue:
    if person in reading.named:
        return "explicit"
    return "anaphoric" if person in reading.pointed else "continued"


def _name(person: Individual) -> str:
    return " ".join(person.name)


def _role(person: Individual) -> str | None:
    return _join(person.role) or None


def _join(words: Sequence[str]) -> str:
    """Words as text again, without white space inside parentheses and before commas."""
    text = " ".join(words)
    for loose, tight in ((" ,", ","), ("( ", "("), (" )", ")"), (" .", ".")):
        text = text.replace(loose, tight)
    return text
