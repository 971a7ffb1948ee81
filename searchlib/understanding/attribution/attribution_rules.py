"""The one place where words are given to a person, and the rules by which that is done."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from searchlib.frozen import frozen

if TYPE_CHECKING:
    from searchlib.model import Mode
    from searchlib.understanding.attribution.paragraph_reading import Reading


class Rule(Enum):
    """The rules, in the order in which they are tried; each with what it reads.

    Those of one paragraph come first, article by article from top to bottom; the first that gives the
    paragraph to a person stays its reason. Rules over several paragraphs fill in what is left.
    """

    # One paragraph, given who had the word before it.
    PRINTED = "printed", "a speech or letter printed in full below the line that announces it"
    LABEL = "label", "a name and a colon open the paragraph"
    CONTRIBUTION = "contribution", "more of a contribution that a name, alone on its line, opened"
    LABELLED = "labelled", "more of what a name and a colon opened"
    ANSWER = "answer", "an answer in an interview"
    ANNOUNCED = "announced", "what a report and a colon announced in the paragraph before"
    QUOTE_GOES_ON = "quote-goes-on", "a quotation that an earlier paragraph opened"
    VERB = "verb", "the subject of a verb of speech"
    ACCORDING = "according", "behind 'theo' or 'dẫn lời'"
    READ = "read", "who reads a paper aloud, of which the content is told"
    NOUN = "noun", "the owner of a noun of speech"
    QUOTE = "quote", "beside a quotation"
    WHOLE_QUOTE = "whole-quote", "a quotation of whole sentences, of the person who is the topic"
    JOINT = "joint", "two statesmen as one subject"
    # Several paragraphs.
    QUOTE_CLAIMED = "quote-claimed", "a quotation over several paragraphs whose speaker is named at its end"
    PAPER = "paper", "what a paper says, below who reads it or whose it is"
    UNFINISHED = "unfinished", "the rest of a sentence or an enumeration that broke off"
    SIGNED = "signed", "the quotation above a line in parentheses with a name"
    POINTED_BACK = "pointed-back", "what the next paragraph says was that person's opinion"
    CONTINUED = "continued", "speech that runs on, by the signs in it and around it"
    EXCERPT = "excerpt", "a part that closes with its source in parentheses"

    def __init__(self, label: str, reads: str) -> None:
        self.label = label
        self.reads = reads


@frozen
class Voice:
    """How a paragraph conveys one person's words.

    Attributes:
        mode: whether some of the person's own words stand as a quotation.
        rule: the rule that gave the paragraph to the person.
        span: half-open span of words of the paragraph that decided; None where its place in the text did.
    """

    mode: Mode
    rule: Rule
    span: tuple[int, int] | None = None


def assign(
    reading: Reading, person: int, mode: Mode, rule: Rule, span: tuple[int, int] | None = None
) -> None:
    """Give a paragraph to a person; one who has it keeps the place and the rule, and may become direct."""
    known = reading.voices.get(person)
    if known is None:
        reading.voices[person] = Voice(mode, rule, span)
    elif mode == "direct" and known.mode == "reported":
        reading.voices[person] = Voice(mode, known.rule, known.span)


def assign_alone(reading: Reading, person: int, mode: Mode, rule: Rule) -> None:
    """Give a paragraph to one person and to nobody else."""
    reading.voices.clear()
    assign(reading, person, mode, rule)
