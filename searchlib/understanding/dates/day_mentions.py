"""Mentions of days in a text: "sáng nay 18/4", "ngày 2 và 3/9", "17-9-2025", "thứ ba tuần trước"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from searchlib.frozen import frozen
from searchlib.understanding.dates.calendar import Day
from searchlib.understanding.lexicon.patterns import Patterns

RE = Patterns("dates/day_mentions")

Sense = Literal["event", "future", "deadline", "document", "background"]


JUST_ISSUED = RE.just_issued
REACH_OF_TENSE = 60
"""Characters after a day, within its sentence, in which "sẽ" makes it one to come."""
RANGE = RE.range
_PARTS = ("sáng", "trưa", "chiều", "tối", "đêm", "hôm")
# Holidays are named far more often than reported from; alone after "ngày" they date no event.
_HOLIDAYS = {
    (8, 3), (26, 3), (30, 4), (1, 5), (19, 5), (1, 6), (27, 7),
    (19, 8), (2, 9), (11, 9), (20, 10), (20, 11), (22, 12),
}  # fmt: skip
_DAYTIMES = ("sáng", "Sáng", "rưa", "hiều", "tối", "Tối", "đêm", "Đêm", "hôm", "Hôm")
_WEEKDAY_ENDS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "2", "3", "4", "5", "6", "7", "nhật")
_IN_DEICTICS = (
    (" nay", _DAYTIMES),
    (" qua", _DAYTIMES),
    (" kia", _DAYTIMES),
    (" tuần", _WEEKDAY_ENDS),
    (" vừa", _WEEKDAY_ENDS),
)
"""Each of them has one of these words behind the end of one of those."""
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}


@frozen
class Mention:
    """A day that a text mentions.

    Attributes:
        day: the day; of several ("2 và 3/9"), the first.
        words: the mention as it stands in the text ("Sáng nay 18/4").
        start: offset of the first digit in the text.
        sense: what the words around it make of the day: that of an event, of something to come, the end of
            a term ("trước ngày 20/9"), the date of a document, or a thing of the past told as background.
        deictic: "nay" or "qua" where the mention also points from the day of writing, else "".
    """

    day: Day
    words: str
    start: int
    sense: Sense
    deictic: str


@frozen
class Deictic:
    """A day told from the day of writing alone: "hôm qua", "thứ ba tuần trước".

    Attributes:
        words: the mention.
        days: days before the day of writing, or None for a weekday.
        weekday: Monday is 0, or None.
        weeks: calendar weeks before ("tuần trước" is 1).
    """

    words: str
    days: int | None
    weekday: int | None = None
    weeks: int = 0


@lru_cache(maxsize=64)
def mentions(text: str) -> tuple[Mention, ...]:
    """The days of a paragraph in order; numbers that no word and no year makes a day are left out.

    A paragraph of the opening is asked for up to three times.
    """
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[Mention]:
    last_end, last_sense = 0, None
    for match in RE.number.finditer(text):
        day, slash, slash_year, mark, dash, dash_year, word, word_year = match.groups()
        year = slash_year or dash_year or word_year
        month = int(slash or dash or word)
        if not year and (end := RE.end_with_year.match(text, match.end())):
            year = str(int(end[2]) - (int(end[1]) < month))
        found = Day(int(day), month, int(year) if year else None)
        if not 1 <= found.month <= 12 or not found.exists():
            continue
        start = match.start()
        before = text[max(0, start - 120) : start]
        listed = bool(last_sense) and start - last_end < 12 and RE.list.match(text[last_end:start])
        words = _cue(before)
        if mark == " - " and not RE.of_a_day.search(words):
            continue  # "trong hai ngày 6 - 7", but "chiều 8 - 6"
        if not words and (not year or _is_link(text, start, match.end())):
            last_end = match.end() if listed else last_end
            continue
        if _is_span(text, match.start(), match.end(), words) and not year:
            continue
        if not year and (found.day, found.month) in _HOLIDAYS and _bare(text, match.end(), words):
            continue
        deictic = "nay" if "nay" in words else "qua" if "qua" in words else ""
        if last_sense and (
            listed or (last_sense == "future" and start - last_end < 200 and "." not in text[last_end:start])
        ):
            sense = last_sense
        else:
            sense = _sense(text, start, before[: len(before) - len(words)], words, found.year)
        last_end, last_sense = match.end(), sense
        yield Mention(found, _balanced(words + match[0]), start, sense, deictic)


def _cue(before: str) -> str:
    """The words before a number that make it a day ("Sáng nay, "), as they stand; "" where there are none."""
    cue = RE.cue.search(before[-40:].lower())
    if cue is None:
        return ""
    loose = RE.loose.match(cue[0])
    length = len(cue[0]) - (loose.end() if loose else 0)
    return before[len(before) - length :] if length else ""


def _balanced(words: str) -> str:
    """The words of a mention with its bracket closed: "sáng nay (18/4)"."""
    words = words.strip(" ,(")
    return words + ")" if words.count("(") > words.count(")") else words


def _is_link(text: str, start: int, end: int) -> bool:
    """Whether a day that no word announces stands in brackets at the end of the paragraph."""
    return text[max(0, start - 1) : start] == "(" and RE.link.match(text, end) is not None


def _is_span(text: str, start: int, end: int, words: str) -> bool:
    """Whether the numbers count something: "từ 2-5 cm", "hôm qua 3-4 độ"; "từ 30/9 đến 2/10" does not."""
    if RE.unit.match(text, end):
        return True
    return words.strip(" (").lower() == "từ" and "/" not in text[start:end] and not RE.until.match(text, end)


def _bare(text: str, end: int, words: str) -> bool:
    """Whether only "ngày" stands before the day and no comma after it."""
    return words.strip().lower() == "ngày" and text[end : end + 1] != ","


def _sense(text: str, start: int, before: str, words: str, year: int | None) -> Sense:
    """What the words before the mention, in its own sentence, make of the day."""
    dot = max(before.rfind(". "), before.rfind("; "))
    clause = before[dot + 2 :] if dot >= 0 else before
    if words[:1].isupper() and not words.startswith("Thứ"):  # a headline has run into the text
        clause = ""
    lowered = clause.lower()
    opening = words.lower()
    if opening.startswith("từ") and "nay" in opening:  # "bắt đầu từ hôm nay (1-10)"
        return "event"
    if RE.deadline.search(lowered) and not opening.startswith(_PARTS):
        stands = RE.standing.search(lowered) and "từ " not in lowered and RE.done.match(text, start)
        return "event" if stands else "deadline"
    if RE.due.search(lowered) or RE.is_due.match(text, start):
        return "deadline"
    if RE.reports.match(clause.lstrip()) and RE.prints.match(text, start):
        return "event"
    if opening.startswith(("từ", "ngày")) and RE.document.search(clause):
        sentence = text.rfind(". ", max(0, start - 200), start) + 1
        just = JUST_ISSUED.search(text, max(sentence, start - 200), start)
        own = just is not None and RE.of_another.search(text, just.end(), start) is None
        return "event" if own and opening.startswith("ngày") else "document"
    if RE.background.search(clause) and not (opening.startswith(_PARTS) and RE.celebrated.search(clause)):
        return "background"
    if "nay" in opening or opening.startswith("hôm"):
        return "event"
    if opening.startswith("từ") and not RANGE.match(text, start):
        return "background" if year else "future"
    after = re.split(r"[.;]\s", text[start : start + REACH_OF_TENSE], maxsplit=1)[0]
    if RE.future.search(clause[-60:]) or RE.future.search(after):
        return "future"
    return "event"


def _may_tell(text: str) -> bool:
    """Whether a text may have a day told from the day of writing; most "nay" and "qua" belong to none."""
    for word, ends in _IN_DEICTICS:
        at = text.find(word)
        while at >= 0:
            if text.endswith(ends, 0, at):
                return True
            at = text.find(word, at + 1)
    return False


def deictics(text: str) -> Iterator[Deictic]:
    """The days told from the day of writing, in order."""
    if not _may_tell(text):
        return
    for match in RE.deictic.finditer(text):
        part, past, today, weekday, sunday, week = match.groups()
        if week:
            number = 6 if sunday else _WEEKDAYS[weekday] if weekday in _WEEKDAYS else int(weekday) - 2
            yield Deictic(match[0], None, number, int(week == "tuần trước"))
        else:
            word = "nay" if today else part or past
            yield Deictic(match[0], {"nay": 0, "qua": 1, "kia": 2}[word])
