"""The year of a day that a text names without one, from what else the text says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from searchlib.understanding.dates.calendar import Day
from searchlib.understanding.dates.occasions import (
    by_congress,
    by_jubilee,
    by_lunar,
    by_plenum,
    by_school,
    by_session,
    by_term,
)
from searchlib.understanding.dates.year_anchors import (
    AUTUMN,
    anchors,
    by_turn,
    floor_of,
    nearest,
    planned_from,
    spoken_of,
    told_from,
)
from searchlib.understanding.lexicon.patterns import Patterns

LATE = 11
"""The month from which on what is decided upon for a year is meant for the next one."""

REVIEWED = 3
"""The last month in which a text speaks of the year before as of the one just over."""

LONG_BEFORE = timedelta(days=40)
"""How much earlier than what the text tells as past a day is no news any more."""

RE = Patterns("dates/year_resolution")


def settle(day: Day, texts: Sequence[str]) -> tuple[int | None, str | None]:
    """The year of a day, and the words that settle it; (None, None) where a careful reader leaves it open.

    Args:
        day: day and month.
        texts: headline and paragraphs of the article.
    """
    whole = "\n".join(texts)
    congresses = _having(texts, "ại hội", "ĐH")
    committees = _having(texts, "ại hội", "ĐH", "hấp hành", "BCH", "Bộ Chính trị")
    dated = "\n".join(text for text in texts if RE.any_year.search(text))
    known = list(anchors(day, dated)) if dated else []
    spoken = spoken_of(dated) if known and day.month < AUTUMN else 0
    floor = max(floor_of(known), planned_from(dated), told_from(dated))
    rules: tuple[Callable[[], tuple[int | None, str | None]], ...] = (
        lambda: _by_month(day, dated),
        lambda: by_plenum(day, _having(texts, "hoá ", "hóa ")),
        lambda: _by_review(day, dated),
        lambda: by_term(day, dated, congresses, whole),
        lambda: by_session(day, _having(texts, "ỳ họp", "ng cử", "ầu cử"), dated),
        lambda: by_congress(day, committees),
        lambda: nearest(day, known, "past", spoken),
        lambda: _by_task(day, dated),
        lambda: nearest(day, known, "document", spoken),
        lambda: nearest(day, known, "due"),
        lambda: by_lunar(day, _having(texts, "ết ", "uân ", "án ", "ăm mới ")),
        lambda: by_jubilee(day, _having(texts, "niệm", "dịp", "đổi mới", " nay "), whole),
        lambda: by_school(day, dated),
        lambda: _by_named(day, dated),
        lambda: by_turn(day, dated),
    )
    for rule in rules:
        year, words = rule()
        event = day.on(year) if year is not None else None
        if event and event >= floor:
            return year, words
    return None, None


def is_outdated(day: Day, texts: Sequence[str]) -> bool:
    """Whether a text tells of things long after a day with a year: the day is background then."""
    event = day.on(day.year) if day.year else None
    if event is None:
        return False
    dated = "\n".join(text for text in texts if RE.any_year.search(text))
    return event + LONG_BEFORE < floor_of(list(anchors(day, dated)))


def _having(texts: Sequence[str], part: str, *parts: str) -> str:
    """The paragraphs that hold one of the parts: a cheap sieve before a dear pattern."""
    found = {text: None for text in texts if part in text}
    for other in parts:
        found.update({text: None for text in texts if other in text})
    return "\n".join(found)


def _by_month(day: Day, text: str) -> tuple[int | None, str | None]:
    """A regular meeting that bears the name of the day's own month ("phiên họp thường kỳ tháng 9/2005")."""
    for match in RE.regular.finditer(text):
        if int(match[1]) == day.month:
            return int(match[2]), match[0]
    return None, None


def _by_review(day: Day, text: str) -> tuple[int | None, str | None]:
    """A review of one year with the tasks of the next is held around the turn of the year."""
    for match in RE.review.finditer(text):
        first, second = int(match[1]), int(match[2])
        if second == first + 1:
            year = second if day.month <= 4 else first if day.month >= 10 else None
            if year:
                return year, match[0]
    return None, None


def _by_task(day: Day, text: str) -> tuple[int | None, str | None]:
    """The one year whose tasks, estimates or occasions the text is about."""
    for match in RE.just_over.finditer(text):
        if day.month <= 6:
            return int(match[1]) + 1, match[0]
    for match in RE.closing.finditer(text):
        if day.month >= 10 or day.month <= 3:
            return int(match[1]) + (day.month <= 3), match[0]
    coming = {int(match[1]): match[0] for match in RE.next.finditer(text)} if day.month >= LATE else {}
    if len(coming) == 1:
        year, words = coming.popitem()
        return year - 1, words
    for rule, last in ((RE.estimate, 12), (RE.task, 10), (RE.occasion, 12), (RE.counted, 12), (RE.spent, 12)):
        years = {int(match[1]): match[0] for match in rule.finditer(text)}
        if rule is RE.occasion and len(years) == 2 and max(years) == min(years) + 1 and day.month < AUTUMN:
            del years[min(years)]  # that of this year beside that of the last
        if len(years) == 1 and day.month <= last:
            year, words = years.popitem()
            return year - (words.startswith("dự toán") and day.month >= AUTUMN), words
    return None, None


def _by_named(day: Day, text: str) -> tuple[int | None, str | None]:
    """The one year that current things bear: "ASEAN 2025", "sáu tháng đầu năm 2025"."""
    years: dict[int, str] = {}
    for rule in (RE.reckoned, RE.current, RE.named):
        for match in rule.finditer(text):
            for year in _borne(day, text, match):
                years.setdefault(year, match[0])
        if rule is RE.reckoned and len(years) == 1:
            break
    if len(years) != 1:
        return None, None
    year, words = years.popitem()
    later = any(int(match[1]) > year for match in RE.beside.finditer(text)) if day.month < AUTUMN else False
    return (None, None) if later else (year, words)


def _borne(day: Day, text: str, match: re.Match[str]) -> tuple[int, ...]:
    """The years from which a day may speak of the year that something bears."""
    year = int(match[1])
    before = re.split(r"[.\n]\s", text[max(0, match.start() - 80) : match.start()])[-1]
    if RE.law.search(before[-30:] + match[0]):
        return ()
    planned = RE.planned.search(before) is not None
    past = RE.past.match(text, match.end()) is not None
    if RE.within.match(match[0]):
        if day.month > AUTUMN:
            return _within_from_autumn(day, year, planned, past, before + _rest(text, match.end()))
        asked = " đã " not in before and RE.tasked.search(before + _rest(text, match.end())) is not None
        if past or (day.month <= REVIEWED and not asked):
            return ()  # the year looked back upon
    if planned:
        return ()
    opening = "đầu" in match[0] and "tháng" not in match[0]
    if opening and day.month > 6 and not text.startswith(" đến ", match.end()):
        return ()
    ahead = day.month > AUTUMN and RE.first_quarter.match(match[0]) is not None
    return (year - ahead,)


def _within_from_autumn(day: Day, year: int, planned: bool, past: bool, sentence: str) -> tuple[int, ...]:
    """The same for "trong năm 2018" in autumn, when the next year's tasks are spoken of too."""
    late = day.month > AUTUMN + 1
    if planned:
        return (year - 1,) if late else ()
    if not late:
        return () if past or "đạt" in sentence else (year,)
    return (year - 1, year) if RE.tasked.search(sentence) and " đã " not in sentence else (year,)


def _rest(text: str, end: int) -> str:
    """What follows a place in its sentence."""
    return re.split(r"[.\n]\s", text[end : end + 80], maxsplit=1)[0]
