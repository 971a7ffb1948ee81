"""Essays, talks and letters that the opening only introduces: all below it is one person's, who says "I"."""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.understanding.attribution.attribution_rules import Rule, assign
from searchlib.understanding.attribution.paragraph_pairs import ASIDE, asked_by_reader
from searchlib.understanding.attribution.paragraph_reading import Reading

_OPENING = 3
"""Paragraphs within which somebody is introduced."""
_HEADLINE = 100
"""Characters at most of a headline, which may quote."""
_LEAST = 3
"""So many paragraphs in the first person, and one of three, make it one person's text."""


def give_monologue(readings: Sequence[Reading]) -> None:
    """Give a text in the first person to the only one whose words its opening reports.

    It ends where somebody else speaks, or where that person is spoken of.
    """
    heard = [number for number, reading in enumerate(readings[:_OPENING]) if reading.voices]
    people = {person for number in heard for person in readings[number].voices}
    if len(people) != 1 or any(reading.source.kind == "question" for reading in readings):
        return
    if any(_says_i(reading) for reading in readings[: heard[-1] + 1]):
        return  # a reporter's own story
    speaker = people.pop()
    text: list[Reading] = []
    for reading in readings[heard[-1] + 1 :]:
        if speaker in reading.who or reading.voices.keys() - {speaker} or asked_by_reader(reading):
            break
        if reading.source.kind in {"body", "lead"} and not reading.passing:
            text.append(reading)
        elif reading.source.kind not in ASIDE | {"heading"}:
            break
    told = sum("tôi" in reading.parts.keys for reading in text)
    if told >= max(_LEAST, len(text) / _LEAST):
        for reading in text:
            assign(reading, speaker, "direct", Rule.PRINTED)


def _says_i(reading: Reading) -> bool:
    """Whether the first person stands outside quotations and headlines, whatever mark opens those."""
    quoted = reading.source.text.startswith(("'", "‘")) or len(reading.source.text) < _HEADLINE
    return "tôi" in reading.parts.keys and not quoted
