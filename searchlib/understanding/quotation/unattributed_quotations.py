"""Quotations over several paragraphs whose speaker is named only behind the end, or not at all."""

from __future__ import annotations

from searchlib.understanding.attribution.attribution_rules import Rule, assign
from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.mentions.person_mention import Form


class Unclaimed:
    """The paragraphs of an open quotation that nobody has claimed yet."""

    def __init__(self) -> None:
        self._readings: list[Reading] = []
        self._heir: int | None = None  # whose they are if nobody comes
        self._supposed: int | None = None  # whose the first one is by itself
        self._just_heard: int | None = None  # whose words alone the paragraph before gives
        self.unnamed = False  # the open quotation is that of an office nobody is named for

    def suppose(self, person: int | None) -> None:
        """Note whose the first paragraph of the quotation would be by itself."""
        if not self._readings:
            self._supposed = person

    def follow(self, reading: Reading) -> None:
        """Go on with a paragraph whose own voices are known."""
        if not self.unnamed:
            self._claim(reading)
        if reading.parts.opens and not reading.parts.closes:
            self.unnamed = self.unnamed or _is_of_office(reading)
        else:
            self.unnamed = False
        if self.unnamed:
            self._readings = []
        self._just_heard = next(iter(reading.voices)) if len(reading.voices) == 1 else None

    def _claim(self, reading: Reading) -> None:
        """Give what is open to the speaker of the paragraph that ends it."""
        if reading.parts.opens and not reading.voices:
            if not self._readings:
                self._heir = self._just_heard if self._supposed is None else self._supposed
            self._readings.append(reading)
            return
        if self._readings and _ends_quotation(reading):
            speaker = self._claims(reading)
            if speaker is not None:
                for quoted in (*self._readings, reading):
                    assign(quoted, speaker, "direct", Rule.QUOTE_CLAIMED)
        elif self._readings and self._supposed is not None:
            assign(self._readings[0], self._supposed, "direct", Rule.WHOLE_QUOTE)
        self._readings = []
        self._supposed = None

    def _claims(self, reading: Reading) -> int | None:
        """Who speaks where the quotation ends; if nobody is there, who was heard just before it."""
        speaker = next((person for person, voice in reading.voices.items() if voice.mode == "direct"), None)
        if speaker is None and len(reading.voices) == 1:
            return next(iter(reading.voices))  # nothing but the mark stands before the report
        if not (reading.voices or reading.reported or reading.found):
            return self._heir
        return speaker


def _is_of_office(reading: Reading) -> bool:
    """Whether who begins a quotation is told by an office alone ("... chủ tọa nhắc nhở: "Bị cáo")."""
    if reading.voices or not reading.reported:
        return False
    return all(reading.found[report.mention].form is Form.TITLE for report in reading.reported)


def _ends_quotation(reading: Reading) -> bool:
    """Whether a quotation ends here that an earlier paragraph opened, and this one perhaps again."""
    first = reading.parts.quotations.get(0)
    return reading.parts.closes or (first is not None and first.closed)
