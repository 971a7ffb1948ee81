"""The day of the event that an article reports, and the words that decide it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from searchlib.understanding.dates.calendar import Day, iso_date, last_weekday
from searchlib.understanding.dates.day_mentions import JUST_ISSUED, RANGE, Mention, deictics, mentions
from searchlib.understanding.dates.undated_news import (
    FIRST_WORDS,
    TODAY,
    Told,
    is_of_hours,
    is_of_the_day,
    is_reported_from,
    is_tied,
    may_be_late,
    told_without_number,
)
from searchlib.understanding.dates.year_resolution import is_outdated, settle
from searchlib.understanding.lexicon.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from searchlib.understanding.layout.structure import Structured

EARLY = 6
"""Paragraphs of text, counted without headings and captions, in which an article names its day."""

OPENING = 3
"""Paragraphs in which a day told from the day of writing alone ("hôm qua") is that of the event."""

UNDATED = 2
"""Paragraphs below a headline in which a day without a number ("chiều qua") makes the others background."""

BEFORE, AHEAD = 15, 60
"""Days before and after publication within which an event is news."""

RECENT = 5
"""Days before publication within which a day that is first named below the opening is that of the event."""

REACH_OF_TENSE = 90
"""Characters after the first day of a period within which "đã" makes it one of statistics."""

RE = Patterns("dates/event_date")


def event_date(
    paragraphs: Sequence[Structured], published: str | None, title: str | None = None
) -> tuple[str | None, str | None]:
    """The day of the reported event and its basis.

    Args:
        paragraphs: the structured paragraphs.
        published: ISO date of publication, or None.
        title: headline of the metadata, or None.

    Returns:
        The day in ISO 8601 with "XXXX" for a year that the article leaves open, and the words that decided
        ("Sáng nay 18/4 + Đại hội X"); both None where the text gives no day.
    """
    day_of_writing = iso_date(published)
    for mention in _candidates(paragraphs, title, day_of_writing):
        if isinstance(mention, tuple):
            return mention
        if day_of_writing:
            found = mention.day.nearest(day_of_writing)
            if found is None or not _is_news(found, day_of_writing):
                continue
            basis = (
                mention.words if mention.day.year else f"{mention.words} + published {day_of_writing.year}"
            )
            return found.isoformat(), basis
        texts = [title or "", *(item.text for item in paragraphs)]
        if mention.day.year:
            if is_outdated(mention.day, texts):
                continue
            return mention.day.iso(), mention.words
        year, evidence = settle(mention.day, texts)
        day = Day(mention.day.day, mention.day.month, year)
        return day.iso(), f"{mention.words} + {evidence}" if evidence else mention.words
    return None, None


def _is_news(day: date, published: date, before: int = BEFORE) -> bool:
    """Whether an article of that publication day may report an event of that day."""
    return -AHEAD <= (published - day).days <= before


def _is_recent(found: Mention | tuple[str, str], published: date) -> bool:
    """Whether a day named below the opening is near enough to publication to be news."""
    if isinstance(found, tuple):
        return True
    day = found.day.nearest(published)
    return day is not None and _is_news(day, published, RECENT)


def _candidates(
    paragraphs: Sequence[Structured], title: str | None, published: date | None
) -> Iterator[Mention | tuple[str, str]]:
    """Mentions that may name the day of the event, best first; finished answers for days told by deixis."""
    if title:
        yield from _of_text(title, opening=True, published=published)
    dated: list[Mention] = []  # below the opening a year speaks of what is not today's
    late: list[Mention] = []
    issued: list[Mention] = []
    ahead: list[Mention | tuple[str, str]] = []  # what is to come gives way to a report from the day itself
    place = 0
    titled = paragraphs[0].kind == "title" if paragraphs else False
    undated: Told = ""
    news = list(takewhile(lambda item: item.kind != "question", paragraphs))  # no answers
    for item in news:
        if item.kind in ("heading", "caption", "byline"):
            continue
        opening = item.kind in ("title", "lead") or place == 0
        issued += _issued(item.text, published, opening) if place < OPENING else []
        untold = place - titled < UNDATED and not published
        undated = undated or (told_without_number(item.text) if untold else "")
        if place < EARLY:
            for found in _early(item.text, opening, place, titled, published, undated):
                if isinstance(found, Mention) and found.sense == "future" and place < OPENING:
                    ahead.append(found)
                    continue
                if ahead and not (isinstance(found, Mention) and found.deictic == "nay"):
                    yield from ahead
                    ahead.clear()
                if not _is_dated_below(found, opening, published):
                    yield found
                elif isinstance(found, Mention) and _is_news_with_year(found, item.text):
                    dated.append(found)
        elif may_be_late(item.text):
            told = [m for m in mentions(item.text) if m.sense == "event"]
            yield from (m for m in told if m.deictic == "nay")
            late += [m for m in told if is_of_the_day(m, item.text)]
        place += 1
        if place >= OPENING:
            yield from ahead
            ahead.clear()
    yield from ahead
    yield from late
    yield from dated
    yield from issued
    yield from _pictured(paragraphs, published, undated)
    yield from _pointed(paragraphs, published)
    yield from _programmed(news, published, undated)
    yield from _part_told(news, published, undated)


def _programmed(paragraphs: Sequence[Structured], published: date | None, undated: Told) -> Iterator[Mention]:
    """The first of the days for which what has just begun is said to last, or the date below a statement."""
    begun = False
    for item in () if published else paragraphs:
        begun = begun or RE.begun.search(item.text) is not None
        if undated and begun and " ngày" in item.text:
            yield from (
                m
                for m in mentions(item.text)
                if RANGE.match(item.text, m.start)
                and RE.lasts.search(item.text, max(0, m.start - 110), m.start)
            )
        if RE.dated_line.fullmatch(item.text):
            yield from (m for m in mentions(item.text) if m.day.year)


def _part_told(paragraphs: Sequence[Structured], published: date | None, undated: Told) -> Iterator[Mention]:
    """Days told with their part in an article of which no other day is known: "Sáng 31-3, hội đồng đã họp".

    It is that of an occasion, or one on which a body acts. Where the opening tells the part alone ("sáng
    nay"), a day of the same part is meant.
    """
    first = "\n".join(item.text for item in paragraphs[: OPENING + 1])
    parts = {found[1].lower() for found in RE.part_of_today.finditer(first)} if " nay" in first else set()
    for item in () if published or (undated and not parts) else paragraphs:
        if item.kind == "body" and RE.of_a_part.search(item.text):
            for found in mentions(item.text):
                part = found.words.split()[0].lower()
                if found.sense != "event" or not is_of_hours(found) or (undated and part not in parts):
                    continue
                if RE.acts.match(item.text, found.start) or RE.meets.search(item.text, 0, found.start):
                    yield found


def _pointed(paragraphs: Sequence[Structured], published: date | None) -> Iterator[Mention]:
    """The days to which a text of no other day points: "Hôm qua (8-2)", the eve of "chiều mai (17-11)"."""
    for item in () if published else paragraphs:
        if may_be_late(item.text):
            yield from (
                m for m in mentions(item.text) if (m.deictic and m.words[0].isupper()) or m.deictic == "nay"
            )
        if " mai" in item.text and item.kind == "body":
            for found in mentions(item.text):
                if " mai" in found.words.lower() and found.day.day > 1:
                    yield replace(found, day=Day(found.day.day - 1, found.day.month, found.day.year))


def _is_dated_below(found: Mention | tuple[str, str], opening: bool, published: date | None) -> bool:
    """Whether a day below the first words has a year, as background has, and not for being new."""
    if isinstance(found, tuple) or not found.day.year or (opening and found.start < FIRST_WORDS):
        return False
    return published is None or not _is_recent(found, published)


def _issued(text: str, published: date | None, opening: bool) -> list[Mention]:
    """The day of a document whose issue is itself the news with which an article opens ("Đó là ...").

    Most documents that are told with a year are old; one from just before publication is not.
    """
    return [
        m
        for m in (mentions(text[:FIRST_WORDS]) if opening or text.startswith("Đó là") else ())
        if m.sense == "document"
        and (m.day.year is None or (published is not None and _is_recent(m, published)))
        and RE.issues.search(text[max(0, m.start - 160) : m.start].removesuffix("ngày "))
    ]


def _pictured(paragraphs: Sequence[Structured], published: date | None, undated: Told) -> list[Mention]:
    """The day that captions name; pictures of several days, or of one long before, illustrate the news."""
    captions = [item.text for item in paragraphs if item.kind == "caption"]
    told = [(m, text) for text in captions for m in mentions(text) if m.sense == "event"]
    shown = [m for m, text in told if RE.shown.search(text)]
    shown = shown or [m for m, _ in told if published or (is_of_hours(m) and not m.day.year)]
    if len({m.day for m in shown}) != 1 or (published and not _is_recent(shown[0], published)):
        return []
    return [m for m in shown[:1] if not undated or (is_of_hours(m) and not m.day.year)]


def _early(
    text: str, opening: bool, place: int, titled: bool, published: date | None, undated: Told
) -> Iterator[Mention | tuple[str, str]]:
    """The candidates of one of the first paragraphs that what stands above them leaves standing."""
    distant = place - titled >= OPENING and published is None
    for found in _of_text(text, opening, published if place < OPENING else None):
        stale = place >= OPENING and published is not None and not _is_recent(found, published)
        if distant and isinstance(found, Mention) and not is_reported_from(found, text):
            continue
        if not stale and not (undated and not is_tied(found, text, undated)):
            yield found


def _is_news_with_year(found: Mention, text: str) -> bool:
    """Whether a day below the opening is news although its year is told, as it is of most background.

    It is one on which something takes place, one of which the part is told ("Sáng 24-2-2005, lễ trao
    giải ..."), or the day of a document that has just been issued.
    """
    if RE.takes_place.search(text, max(0, found.start - 60), found.start):
        return True
    if RANGE.match(text, found.start) and RE.met.search(text, max(0, found.start - 200), found.start):
        return True
    return is_of_hours(found) or JUST_ISSUED.search(text, max(0, found.start - 200), found.start) is not None


def _is_reckoning(mention: Mention, text: str) -> bool:
    """Whether the day opens a period of which something is counted ("Từ ngày 8/11 đến 15/11, ... đã")."""
    told = text[mention.start : mention.start + REACH_OF_TENSE]
    return mention.words[:2].lower() == "từ" and "đã" in told and not RE.met.search(told)


def _is_start(mention: Mention, text: str) -> bool:
    """Whether the day is one from which on something will hold ("từ 1/1"), not the first of an event."""
    words = mention.words.lower()
    opens = RE.opens.match(text, mention.start) is not None  # "Từ ngày 7/11, hầm sẽ mở cửa đón khách"
    return words.startswith("từ") and not (opens or RANGE.match(text, mention.start))


def _of_text(text: str, opening: bool, published: date | None) -> Iterator[Mention | tuple[str, str]]:
    """The candidates of one paragraph: what has happened first, then (in the opening) what is to come."""
    found = [m for m in mentions(text) if m.day.year is None or m.day.year >= 1990]
    if not (found or published):
        return
    if opening and (credit := text.find("Ảnh: ")) > 0:  # a picture's line has run into the headline
        found.sort(key=lambda m: m.start < credit and ". " not in text[m.start : credit])
    if not opening:
        found = [m for m in found if not _is_reckoning(m, text)]
    yield from (m for m in found if m.sense == "event")
    if published:
        for deictic in deictics(text):
            if deictic.days is not None:
                day = published - timedelta(days=deictic.days)
            else:
                day = last_weekday(deictic.weekday or 0, published, deictic.weeks)
            yield day.isoformat(), f"{deictic.words} + published {published.isoformat()}"
        today = TODAY.search(text, 0, FIRST_WORDS)
        if today and not today[0].endswith("đã"):  # "Việt Nam hôm nay đã khác"
            yield published.isoformat(), f"hôm nay + published {published.isoformat()}"
    if opening:
        yield from (m for m in found if m.sense == "future" and not _is_start(m, text))
