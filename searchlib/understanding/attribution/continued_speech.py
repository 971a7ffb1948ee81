"""How far a speech runs on over paragraphs that point to nobody.

A stretch is what stands between a speech and the next one, or the end of the part. It is decided as a whole:
of all places where the speech may end, the likeliest is taken, which is where the weights of the signs of all
paragraphs before it add up to the most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from searchlib.frozen import frozen
from searchlib.understanding.attribution.attribution_rules import Rule, assign
from searchlib.understanding.attribution.continuation_signs import signs, someone_says
from searchlib.understanding.attribution.open_speech import told_by_another
from searchlib.understanding.attribution.paragraph_pairs import (
    ASIDE,
    PARTS,
    asked_by_reader,
    asks_back,
    mode_of,
)
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.attribution.speech_course import Course
from searchlib.understanding.coreference.person_entity import Individual
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.speech_signs import ORDINALS, holds
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import QUOTE
from searchlib.understanding.quotation.speech_frames import By

LISTS = WordLists("attribution/continued_speech")

_LEARNT = WordLists("attribution/continuation_weights").entries("")
_WEIGHTS = {
    name: tuple(map(float, weights.split())) for name, weights in (entry.split(": ") for entry in _LEARNT)
}
"""Weights of each sign: where the speaker is not heard again soon, and where he is."""

_OCCASIONS = tuple(" ".join(entry) for entry in LISTS.ordered("occasions"))
_SIGNS_OF_OCCASIONS = {
    sign: tuple(occasion for occasion in _OCCASIONS if sign in occasion)
    for sign in LISTS.joined("signs_of_occasions")
}
"""The same by a word that each of them has, for which a text is looked through first."""
_TRADES = LISTS.trie("trades")
_POINTS, _FIRST_POINTS = LISTS.trie("points"), LISTS.trie("first_points")
_NUMBERS = LISTS.words("numbers")
_OPENING = 5
_LONGEST_STRETCH = 12
_HOPELESS = -4
"""No paragraph makes up for so much against those before it."""
_CLOSE = 2
_FEW_WORDS = 200
"""A stretch of one paragraph more is close too if it has no more words than this."""
_SHORTEST = 5
"""A paragraph of fewer words is no speech that runs on."""
_TO_COLON = 8
_LEAST_PRINTED = 12


@frozen
class Stretch:
    """What stands between a speech and the next one.

    Attributes:
        speech: the paragraph with the speech.
        gap: the paragraphs behind it that nobody has.
        following: the next paragraph that somebody has, None at the end of a part.
    """

    speech: Reading
    gap: tuple[Reading, ...]
    following: Reading | None


def fill(readings: Sequence[Reading], people: Sequence[Individual]) -> None:
    """Continue every speech up to the likeliest end."""
    occasion = any(map(_tells_of_speeches, readings[:_OPENING]))
    solo = occasion and len({person for reading in readings for person in reading.voices}) == 1
    found = [stretch for stretch in stretches(readings) if stretch.gap]
    for stretch in found:
        speaker = next(iter(stretch.speech.voices))
        found_in = courses(stretch, people[speaker], occasion, solo)
        spoken = len(_spoken(stretch, found_in, people[speaker].keys))
        for reading in stretch.gap[: max(spoken, _contributed(stretch), _counted_off(stretch))]:
            assign(reading, speaker, mode_of(reading), Rule.CONTINUED)


def _contributed(stretch: Stretch) -> int:
    """How many paragraphs below a label belong to it, since the last of them is in the first person."""
    voice = next(iter(stretch.speech.voices.values()))
    if voice.rule is not Rule.LABEL or len(stretch.gap) > _CLOSE:
        return 0
    return max((at + 1 for at, reading in enumerate(stretch.gap) if "tôi" in reading.parts.keys), default=0)


def _counted_off(stretch: Stretch) -> int:
    """How many paragraphs a speech takes that announces points and gives the first one right below.

    The last point closes it; what stands between two of them explains the one above.
    """
    first = stretch.gap[0].parts.keys
    if not (_lists(stretch.speech) and lex.match(_FIRST_POINTS, first, 0)):
        return 0
    points = [at for at, reading in enumerate(stretch.gap) if lex.match(ORDINALS, reading.parts.keys, 0)]
    return points[-1] + 1 if points else 0


def stretches(readings: Sequence[Reading]) -> Iterator[Stretch]:
    """The stretches of an article; where several speak in a paragraph, or one is cited, nothing goes on."""
    speech: Reading | None = None
    gap: list[Reading] = []
    for reading in readings:
        kind = reading.source.kind
        if kind in ASIDE or reading.passing:
            continue
        if speech is not None and (kind in PARTS or reading.voices):
            yield Stretch(speech, tuple(gap), None if kind in PARTS else reading)
        if kind in PARTS:
            speech, gap = None, []
        elif reading.voices:
            speech, gap = (reading if len(reading.voices) == 1 and not _is_cited(reading) else None), []
        else:
            gap.append(reading)
    if speech is not None:
        yield Stretch(speech, tuple(gap), None)


def courses(stretch: Stretch, person: Individual, occasion: bool, solo: bool) -> Iterator[Course]:
    """Where each paragraph of a stretch stands, as far as a speech may run on."""
    speech, gap, following = stretch.speech, stretch.gap, stretch.following
    speaker = next(iter(speech.voices))
    voice = speech.voices[speaker]
    again = following is not None and next(iter(following.voices)) == speaker
    between = again and len(gap) <= _LONGEST_STRETCH and not _others(gap, following)
    close = len(gap) <= _CLOSE or (
        len(gap) == _CLOSE + 1 and sum(len(reading.parts.keys) for reading in gap) <= _FEW_WORDS
    )
    native = all(map(lex.is_syllable, person.name))
    asked, ended, printed, listed = _asks(speech), _ends_quoted(speech), _is_printed(speech), _lists(speech)
    for far in range(min(len(gap), _LONGEST_STRETCH)):
        yield Course(
            between=between,
            close=close,
            occasion=occasion,
            solo=solo,
            asked=asked,
            ended=ended,
            direct=voice.mode == "direct",
            homely=native and (_holds_office(person, occasion) or (between and close)),
            printed=printed,
            closing=following is None and len(gap) == 1,
            far=far,
            last=following is None and far == len(gap) - 1,
            listed=listed,
            read=voice.rule is Rule.READ,
        )


def _spoken(stretch: Stretch, where: Iterable[Course], name: tuple[str, ...]) -> Sequence[Reading]:
    """The paragraphs of a stretch that are still of the speech."""
    sums: list[float] = []
    for reading, course in zip(stretch.gap, where, strict=False):
        if len(reading.parts.keys) < _SHORTEST or asks_back(reading) or asked_by_reader(reading):
            break
        if told_by_another(reading, name):
            break
        weight = sum(_WEIGHTS[name][course.between] for name in signs(reading, course))
        sums.append(weight + (sums[-1] if sums else 0))
        if sums[-1] < _HOPELESS:
            break
    likeliest = max(range(len(sums)), key=sums.__getitem__, default=0)
    return stretch.gap[: likeliest + 1] if sums and sums[likeliest] > 0 else ()


def _holds_office(person: Individual, occasion: bool) -> bool:
    """Whether somebody has an office or a meeting to speak at, and no trade that speaks for no body."""
    trade = lex.match(_TRADES, [lex.key(word) for word in person.role[:3]], 0)
    return bool(person.role or occasion) and not trade


def _tells_of_speeches(reading: Reading) -> bool:
    lowered = reading.source.text.lower()
    for sign, occasions in _SIGNS_OF_OCCASIONS.items():
        if sign in lowered and any(occasion in lowered for occasion in occasions):
            return True
    return False


def _is_cited(reading: Reading) -> bool:
    """Whether a paragraph only cites somebody's words ("Như lời ông A: "...""), or those of somebody dead."""
    keys = reading.parts.keys
    if not reading.reported:
        return False
    if keys[0] == "như" or any(keys[report.at - 1] == "từng" for report in reading.reported):
        return True  # "Bác Hồ đã từng khẳng định"
    return any(keys[at : at + 2] == ["sinh", "thời"] for at in range(len(keys))) if "thời" in keys else False


def _is_printed(reading: Reading) -> bool:
    """Whether what was said follows a colon without marks, up to the end ("nhấn mạnh: Qua bao mùa ...")."""
    keys, words = reading.parts.keys, reading.parts.words
    if not reading.reported:
        return False
    at = reading.reported[-1].at
    for colon in range(at, min(len(keys) - _LEAST_PRINTED, at + _TO_COLON)):
        if keys[colon] == ":":
            return words[colon + 1][0].isupper() and ":" not in keys[colon + 1 :]
    return False


def _ends_quoted(reading: Reading) -> bool:
    """Whether a paragraph is a quotation that has come to its end."""
    return QUOTE in reading.parts.keys[:1] and not reading.parts.opens


def _lists(reading: Reading) -> bool:
    """Whether a paragraph announces several points ("nêu ra sáu vấn đề"), or gives the first of them."""
    keys = reading.parts.keys
    return any(
        (key in _NUMBERS or key.isdigit()) and lex.match(_POINTS, keys, at + 1) for at, key in enumerate(keys)
    ) or holds(ORDINALS, keys)


def _asks(reading: Reading) -> bool:
    """Whether a report in a paragraph asks for something to be done."""
    keys = reading.parts.keys
    return any(report.by is By.VERB and keys[report.at] in verbs.DIRECTIVES for report in reading.reported)


def _others(gap: Sequence[Reading], following: Reading | None) -> bool:
    """Whether somebody else is heard before the speaker is again."""
    if any(someone_says(reading.parts.keys) for reading in gap):
        return True
    if following is None or not following.reported:
        return False
    return someone_says(following.parts.keys[: min(report.at for report in following.reported)])
