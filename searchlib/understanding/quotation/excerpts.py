"""Parts of a speech that close with their source: "(Trích phát biểu của ông A ngày 28-11)"."""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.understanding.attribution.attribution_rules import Rule, assign_alone
from searchlib.understanding.attribution.paragraph_pairs import ASIDE, PARTS
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.quotation.speech_frames import source

_LEAST = 30
"""So many words at least stand above such a line; it may also open what is printed below it."""


def close_excerpts(readings: Sequence[Reading]) -> None:
    """Give a part to whom its last line names, and nothing below that line which points to nobody."""
    part: list[Reading] = []
    ended: int | None = None
    for reading in readings:
        if reading.source.kind in PARTS:
            part, ended = [], None
        elif reading.source.kind in ASIDE or reading.passing:
            continue
        elif (person := _excerpted(reading)) is not None and _is_long(part):
            for one in part:
                if not one.voices or set(one.voices) == {person}:
                    assign_alone(one, person, "direct", Rule.EXCERPT)
            part, ended = [], person
        else:
            part.append(reading)
            if ended in reading.voices and ended not in reading.named | reading.pointed:
                del reading.voices[ended]


def _is_long(part: Sequence[Reading]) -> bool:
    return sum(len(reading.parts.keys) for reading in part) >= _LEAST


def _excerpted(reading: Reading) -> int | None:
    """Whose speech a line in parentheses says that an excerpt is from."""
    for mention, person in zip(reading.found, reading.who, strict=True):
        if source(reading.parts.keys, mention) == 0:
            return person
    return None
