"""The dated things of a text as anchors for the year of a day that has none."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from searchlib.frozen import frozen
from searchlib.understanding.dates.calendar import Day
from searchlib.understanding.lexicon.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

Sense = Literal["past", "due", "document", "floor"]

TOLERANCE = timedelta(days=20)
"""How much earlier than a thing of the past an event may be: days of announcement, months without a day."""

LEAD = 3
"""Years before its beginning in which a period ("giai đoạn 2021-2025") is first spoken of."""

REACH = 240
"""Days between an event and a dated thing of the text that settles its year."""

REACH_OF_DOCUMENT = 150
"""The same from the date of a document: an old decision is soon mere background."""

REACH_TO_NOW = 366
"""The same from the beginning of a time that lasts "đến nay"."""

AUTUMN = 9
"""The month from which on a text speaks of the next year as well."""

CLOSE = 30
"""Days from an anchor within which its year holds whatever else the text speaks of."""

OF_HISTORY = date(2001, 9, 11)
"""A day that is named for years after."""

WRITTEN_OUT = 2010
"""Year from which on papers write the year of nearly all dates; before, mostly where it is another one."""

OWN_YEAR, IN_WINTER, OFTEN = 60, 100, 3
"""Days within which something past is dated with the year of the event itself, the same for the first two
months (the year has just turned), and how many such dates settle it at any distance."""

NEAR = 45
"""Characters before a month within which an office makes it one of a career."""


RE = Patterns("dates/year_anchors")
_CLOSED = (")", ")\n")


@frozen
class Anchor:
    """A dated thing of the text.

    Attributes:
        on: the day (the middle of a month).
        first: the first day that it may be.
        sense: "past" or "due"; "document" for the date of a document; "floor" for one that only says that
            the event is no earlier (a career, a month that bears the name of the event's own).
        reach: days from it within which an event's year is settled.
        words: the date as it stands.
        own: whether it bears its year whichever that of the event is: a link, or any date of late years.
    """

    on: date
    first: date
    sense: Sense
    reach: int
    words: str
    own: bool = False


def anchors(day: Day, text: str) -> Iterator[Anchor]:
    """The days and months of the text that have a year, and whether they lie behind or ahead of the event."""
    for match in RE.dated.finditer(text):
        d, _, m, year, month, month_year = match.groups()
        before = _clause(text, match.start())
        if month and (written := RE.day.search(before)):
            d, m, month = written[1], month, None
        anchor = Day(int(d or 15), int(m or month), int(year or month_year))
        on = anchor.on(anchor.year or 1) if 1 <= anchor.month <= 12 else None
        if on in (None, OF_HISTORY) or RE.anniversary.search(before):
            continue
        if RE.dated_span.search(before):
            continue  # "từ 30-11-2005 đến 30-11-2006": the beginning is the surer anchor
        after = text[match.end() : match.end() + 110]
        told = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if (RE.force.search(before) and RE.passed.search(told)) or (month and RE.next_session.search(before)):
            yield Anchor(on, on if d else on.replace(day=1), "due", REACH, match[0])
            continue
        same = month is not None and anchor.month == day.month and not before.rstrip().endswith("rong")
        sense: Sense = "floor" if same and not RE.ahead.search(before) else _sense(before, after, not d)
        lasting = sense == "past" and RE.to_now.match(after) is not None
        reach = REACH_TO_NOW if lasting else REACH_OF_DOCUMENT if sense == "document" else REACH
        if d and (RE.promoted.match(after) or RE.retired.search(before)):
            reach = TOLERANCE.days
        link = before.endswith("(") and text[match.end() : match.end() + 2] in _CLOSED
        yield Anchor(
            on, on if d else on.replace(day=1), sense, reach, match[0], link or on.year >= WRITTEN_OUT
        )


def _sense(before: str, after: str, month: bool) -> Sense:
    """What the words around a date make of it; `month` where it names no day."""
    if RE.spanned.search(before) and not RE.plan.search(before):
        return "past"
    reached = RE.reached.search(before) is not None and RE.done.match(after) is not None
    if (RE.ahead.search(before) and not reached) or RE.ahead_after.match(after) or RE.in_force.search(before):
        return "due"
    if (month and (RE.career.search(before[-NEAR:]) or RE.range.match(after))) or RE.elected.match(after):
        return "floor"
    if RE.holds.match(after) or (
        month and (RE.promoted.match(after) or RE.hired.match(after) or RE.retired.search(before))
    ):
        return "floor"
    if RE.document.search(before):
        return "floor" if RE.basis.search(before) else "document"
    return "past"


def floor_of(anchors: Sequence[Anchor]) -> date:
    """The first day on which an event may lie that follows all that the text knows as past."""
    past = [anchor.first for anchor in anchors if anchor.sense != "due"]
    return max(past) - TOLERANCE if past else date.min


def told_from(text: str) -> date:
    """The first day on which a text may be written that tells of a year as of one that has begun."""
    years = [
        int(match[1])
        for match in RE.bare.finditer(text)
        if not RE.planned.search(before := _clause(text, match.start()))
        and (
            RE.looks_back.search(before)
            or RE.looks_back.search(text[match.end() : match.end() + 60].split(". ")[0])
        )
    ]
    return date(max(years), 1, 1) - TOLERANCE if years else date.min


def spoken_of(text: str) -> int:
    """The last year that a text speaks of without a word of plans beside it, or 0."""
    return max(
        (
            int(match[1])
            for match in RE.bare.finditer(text)
            if not RE.planned.search(_clause(text, match.start()))
            and not RE.planned.search(text[match.end() : match.end() + 60].split(". ")[0])
        ),
        default=0,
    )


def by_turn(day: Day, text: str) -> tuple[int | None, str | None]:
    """In autumn, the last year that is spoken of, where plans are for the next one."""
    last = spoken_of(text) if day.month >= AUTUMN else 0
    planned = last and any(int(match[1]) == last + 1 for match in RE.bare.finditer(text))
    return (last, f"năm {last}") if planned else (None, None)


def _clause(text: str, end: int) -> str:
    """What stands before a place, in its own sentence."""
    return re.split(r"[.\n]\s", text[max(0, end - 100) : end])[-1]


def planned_from(text: str) -> date:
    """The first day on which a text may be written that names its periods: none is planned long before."""
    return max((date(int(match[1]) - LEAD, 1, 1) for match in RE.period.finditer(text)), default=date.min)


def nearest(
    day: Day, anchors: Sequence[Anchor], sense: Sense, spoken: int = 0
) -> tuple[int | None, str | None]:
    """The year beside the nearest anchor of a sense that lets the event follow all that is past.

    An anchor weeks away settles nothing where the text speaks of a later year (`spoken`).
    """
    floor, often = floor_of(anchors), _often(anchors)
    best: tuple[int, int, str] | None = None
    for anchor in anchors:
        found = _beside(day, anchor) if anchor.sense == sense else None
        if found and found[0] == anchor.on.year and not _may_bear_year(anchor, found[1], often):
            continue
        event = day.on(found[0]) if found else None
        if found and event and event >= floor and (best is None or found[1] < best[0]):
            best = (found[1], found[0], anchor.words)
    if best is None or (best[0] > CLOSE and best[1] < spoken):
        return None, None
    return best[1], best[2]


def _often(anchors: Sequence[Anchor]) -> set[int]:
    """The years that several dates of the past bear."""
    words = {(anchor.on.year, anchor.words) for anchor in anchors if anchor.sense == "past"}
    times = Counter(year for year, _ in words)
    return {year for year, count in times.items() if count >= OFTEN}


def _may_bear_year(anchor: Anchor, gap: int, often: Container[int]) -> bool:
    """Whether a date of the past bears the year of the event itself: most that do bear an earlier one."""
    near = IN_WINTER if anchor.on.month <= 2 else OWN_YEAR
    if anchor.sense != "past" or anchor.own or gap <= near:
        return True
    return anchor.on.year in often


def _beside(day: Day, anchor: Anchor) -> tuple[int, int] | None:
    """The year in which the day lies within reach of an anchor, and how many days apart they are."""
    on = anchor.on
    for year in (on.year - 1, on.year, on.year + 1):
        event = day.on(year)
        if event:
            gap = (on - event).days if anchor.sense == "due" else (event - on).days
            if -TOLERANCE.days <= gap <= anchor.reach:
                return year, abs(gap)
    return None
