"""News whose day the opening tells without a number, and what ties a day below it to the news."""

from __future__ import annotations

import re
from typing import Literal

from searchlib.understanding.dates.day_mentions import Mention, deictics, mentions
from searchlib.understanding.lexicon.patterns import Patterns

Told = Literal["", "day", "just"]
"""How an opening tells the day of its news without a number: "chiều qua" (day), "vừa ký" (just)."""

FIRST_WORDS = 500
"""Characters of a paragraph in which it tells the day of its news."""

REACH_OF_REPORTER = 50
"""Characters behind a day within which a reporter makes it that of the report ("ngày 24/7 phóng viên đã")."""

RE = Patterns("dates/undated_news")
TODAY = RE.today
# Each pattern begins with letters, not with an assertion, so that the search leaps.
_POINTERS = (
    re.compile(r"nay[\s,]{1,4}\(?(?:ngày |đã là )?[0-9]"),
    re.compile(r"qua[\s,]{1,4}\(?(?:ngày )?[0-9]"),
)


def told_without_number(text: str) -> Told:
    """How a paragraph of the opening tells the day of the event, if it does so without a number."""
    first = text[:FIRST_WORDS]
    if not (" nay" in first or " qua" in first or " kia" in first or " vừa " in first):
        return ""
    told = [first.find(found.words) for found in deictics(first) if found.days is not None]
    if "hôm nay " in first and (today := TODAY.search(first)):
        told.append(today.end())
    if not told and not ("vừa " in first and RE.just.search(first)):
        return ""
    dated = [found for found in mentions(text) if found.sense == "event"]
    if told and dated and dated[0].start > min(told):  # "hôm nay đã cách chức ... trước bầu cử ngày 14/3"
        return "" if any(found.deictic or is_of_hours(found) for found in dated) else "day"
    return "" if dated else "day" if told else "just"


def is_tied(found: Mention | tuple[str, str], text: str, told: Told) -> bool:
    """Whether a day is that of the news although the opening told it without a number.

    An occasion ("tại kỳ họp ngày 6/9") is that of what has just been decided; where the opening says "sáng
    nay", a number is another day.
    """
    if isinstance(found, tuple) or found.deictic or is_of_the_day(found, text):
        return True
    if told == "day" or found.words.lower().startswith("hôm"):  # which is another day
        return False
    return RE.occasion.search(text[max(0, found.start - 200) : found.start]) is not None


def is_of_hours(found: Mention) -> bool:
    """Whether the part of the day is told ("Sáng nay 18/4"), as of what has just happened."""
    return found.words.lower().startswith(("sáng", "trưa", "chiều", "tối"))


def is_reported_from(found: Mention, text: str) -> bool:
    """Whether a day that is first named below the opening is told as that of the news.

    It is one from which the paper reports: told with its part ("sáng 5/6"), at the head of a sentence, at an
    occasion, or by a reporter. Most others ("hôm 5/6", "bị đột quỵ ngày 5/6") are background.
    """
    if found.deictic or is_of_hours(found) or is_of_the_day(found, text):
        return True
    at = text.rfind(found.words.split()[0], 0, found.start)
    if found.words.startswith(("Ngày", "Trong")) and (at <= 0 or text[at - 2 : at] in (". ", "; ")):
        return True
    before = text[max(0, found.start - 200) : found.start].rsplit(". ", 1)[-1]
    reported = RE.reporter.search(before) or RE.reporter.search(
        text, found.start, found.start + REACH_OF_REPORTER
    )
    return reported is not None or RE.occasion.search(before) is not None


def may_be_late(text: str) -> bool:
    """Whether a paragraph far below the opening has words that may tie a day to the news."""
    return (
        "Cũng " in text
        or "Cùng ngày" in text
        or "rao đổi với" in text
        or any(pattern.search(text) for pattern in _POINTERS)
    )


def is_of_the_day(mention: Mention, text: str) -> bool:
    """Whether a mention far below the opening is that of the day on which the news was told."""
    at = text.find(mention.words[:6], max(0, mention.start - 60))
    if RE.same.search(text[max(0, at - 140) : at]):
        return True
    return (
        mention.deictic == "qua"
        and RE.occasion.search(text[max(0, mention.start - 200) : mention.start]) is not None
    )
