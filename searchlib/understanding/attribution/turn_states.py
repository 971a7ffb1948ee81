"""The states that `speaker_turns` moves through: how far words reach, and where an interview stands."""

from __future__ import annotations

from dataclasses import dataclass

from searchlib.frozen import frozen
from searchlib.understanding.attribution.attribution_rules import Rule

_HABIT, NO_HABIT = 2, -1000
"""After so many answers with a dash, and none without, one without a dash is none."""


@frozen
class Scope:
    """How far the words of one person reach.

    Attributes:
        rule: by which each paragraph is given to that person; in an interview it is `Rule.ANSWER`.
        lasts: they go on until somebody else has the word; else as long as they are in the first person.
        headed: headings stand within them.
        reports: they may tell what others said.
        subtitled: lines without a final mark stand within them.
    """

    rule: Rule
    lasts: bool = False
    headed: bool = False
    reports: bool = False
    subtitled: bool = False


LABELLED = Scope(Rule.LABELLED)
CONTRIBUTION = Scope(Rule.CONTRIBUTION, lasts=True, subtitled=True)
PRINTED = Scope(Rule.PRINTED, lasts=True)
OPENED = Scope(Rule.PRINTED, lasts=True, headed=True)
"""Printed in full, and announced by the opening of the article."""
LETTER = Scope(Rule.PRINTED, lasts=True, headed=True, reports=True)
"""A reader's letter, up to the next one."""
WHOLE = Scope(Rule.PRINTED, lasts=True, headed=True, reports=True)
"""The whole article is one person's."""


@dataclass(slots=True)
class Interview:
    """The questions of an article so far.

    Attributes:
        marked: some paragraph of the article is marked as a question.
        begun: one has been asked.
        pending: nobody has answered the last one.
        heading: the heading just passed asks, as a question may that nothing marks.
        interrupted: a heading has come after an answer.
        dashes: answers that open with a dash; far below zero once one has none.
        host: who answered before somebody else was given the word in a box.
        inset: the box is an interview of its own.
    """

    marked: bool
    begun: bool = False
    pending: bool = False
    heading: bool = False
    interrupted: bool = False
    dashes: int = 0
    host: int | None = None
    inset: bool = False

    @property
    def is_dashed(self) -> bool:
        """Whether answers in this article open with a dash."""
        return self.dashes >= _HABIT
