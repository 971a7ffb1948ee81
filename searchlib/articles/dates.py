"""The day of the event that an article reports, and the words that decide it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from searchlib.articles.calendar import Day, iso_date, last_weekday
from searchlib.articles.mentions import JUST_ISSUED, Mention, deictics, mentions
from searchlib.articles.years import is_outdated, settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from searchlib.articles.structure import Structured

EARLY = 6
"""Paragraphs of text, counted without headings and captions, in which an article names its day."""

OPENING = 3
"""Paragraphs in which a day told from the day of writing alone ("hôm qua") is that of the event."""

UNDATED = 2
"""Paragraphs in which a day told without a number ("chiều qua") makes the days below it background."""

FIRST_WORDS = 500
"""Characters of a paragraph in which it tells the day of its news."""

BEFORE, AHEAD = 15, 60
"""Days before and after publication within which an event is news."""

RECENT = 5
"""Days before publication within which a day that is first named below the opening is that of the event."""

REACH_OF_TENSE = 90
"""Characters after the first day of a period within which "đã" makes it one of statistics."""

# Each pattern begins with letters, not with an assertion, so that the search leaps.
_POINTERS = re.compile(r"nay[ ,]{1,2}\(?(?:ngày )?[0-9]"), re.compile(r"qua[ ,]{1,2}\(?(?:ngày )?[0-9]")
# "Tại cuộc họp báo chiều qua (29-3), người phát ngôn cho biết": the occasion at which the news was told.
# "Cũng tại cuộc họp ngày 27-8", "Trao đổi với phóng viên chiều 6/8": late, but of the day of the news.
_SAME = re.compile(
    r"(?:^|\.\s)(?:Cùng |Cũng (?:(?:trong|vào|tại|theo)\b[^.;,]{0,60})?|"
    r"[^.;,]{0,20}[Tt]rao đổi với [^.;,]{2,40})$"
)
_SHOWN = re.compile(r"\b(?:chụp|phát biểu|trao đổi|trả lời|chủ trì|tiếp xúc|tiếp|dự|tại|nói)\b")
# "Lớp tập huấn diễn ra từ 19 đến 25-1-2005".
_TAKES_PLACE = re.compile(r"\b(?:diễn ra|khai mạc|bế mạc|tổ chức)\b[^.,;]{0,25}$")
# "Thủ tướng hôm nay tiếp đoàn", "AFP hôm nay đưa tin"; not "thế hệ hôm nay", "ngày hôm nay".
_TODAY = re.compile(
    r"(?<!ngày )(?<!thế hệ )(?<!đến )\bhôm nay "
    r"(?:đã|đưa|cho|tiếp|gặp|thông|công|ra|bắt|tổ|khai|bế|ký|tuyên|họp|có)\b"
)
# "Thủ tướng vừa ký quyết định": news of a day that is not told.
_JUST = re.compile(
    r"\bvừa (?:ký|quyết định|yêu cầu|ban hành|chỉ đạo|đồng ý|phê duyệt|giao|công bố|cho phép|chỉ thị|"
    r"có (?:ý kiến|văn bản|công văn|chỉ thị|quyết định|thông báo|công điện|báo cáo|chỉ đạo|tờ trình))\b"
)
# "Từ ngày 20/3 đến ngày 24/3, Ban Chấp hành đã họp": an event of several days, no statistics.
_MET = re.compile(r"\bđã (?:họp|tổ chức|diễn ra|tiến hành|thăm|chủ trì)\b")
# "Tại Quyết định số 14 ngày 26/10, Thủ tướng ...", "được Thủ tướng ký ban hành ngày 3-4", "Đó là nội dung
# chỉ thị của Thủ tướng, ngày 6/4": the document is the news.
_ISSUES = re.compile(
    r"(?:^|[.!?]\s)(?:Tại|Theo|Trong|Bằng) (?i:nghị quyết|quyết định|chỉ thị|công văn|công điện|văn bản|"
    r"thông báo|kết luận)\b[^.;]{0,80}$|\b(?:ký ban hành|ban hành|ký),? (?:hôm |ngày )?$|"
    r"\b[Đđ]ó là (?:nội dung|yêu cầu|chỉ đạo|quyết định)\b[^.;]{0,80}$"
)
_SPAN = re.compile(r"[\d/. -]{1,12}(?:-|–|đến|tới)")
_OCCASION = re.compile(
    r"\b(?:[Tt]ại|[Tt]rong|[Tt]heo) (?:cuộc|buổi|phiên|hội nghị|lễ|kỳ họp|họp báo|đại hội)\b[^.;]{0,120}$"
)


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
    undated = False
    for item in paragraphs:
        if item.kind in ("heading", "caption", "byline"):
            continue
        opening = item.kind in ("title", "lead") or place == 0
        issued += _issued(item.text) if opening else []
        undated = undated or (place < UNDATED and not published and _is_undated(item.text))
        if place < EARLY:
            for found in _early(item.text, opening, place, published, undated):
                if isinstance(found, Mention) and found.sense == "future" and place < OPENING:
                    ahead.append(found)
                    continue
                if ahead and not (isinstance(found, Mention) and found.deictic == "nay"):
                    yield from ahead
                    ahead.clear()
                first = opening and (isinstance(found, tuple) or found.start < FIRST_WORDS)
                if first or not isinstance(found, Mention) or not found.day.year:
                    yield found
                elif _is_news_with_year(found, item.text):
                    dated.append(found)
        elif _may_be_late(item.text):
            told = [m for m in mentions(item.text) if m.sense == "event"]
            yield from (m for m in told if m.deictic == "nay")
            late += [m for m in told if _is_of_the_day(m, item.text)]
        place += item.kind != "question"
        if place >= OPENING:
            yield from ahead
            ahead.clear()
    yield from ahead
    yield from late
    yield from dated
    yield from issued
    yield from _pictured(paragraphs)


def _issued(text: str) -> list[Mention]:
    """The day of a document whose issue is itself the news with which an article opens."""
    return [
        m
        for m in mentions(text[:FIRST_WORDS])
        if m.sense == "document"
        and m.day.year is None
        and _ISSUES.search(text[max(0, m.start - 160) : m.start].removesuffix("ngày "))
    ]


def _pictured(paragraphs: Sequence[Structured]) -> list[Mention]:
    """The day that captions name; pictures of several days illustrate a review."""
    captions = [item.text for item in paragraphs if item.kind == "caption" and _SHOWN.search(item.text)]
    shown = [m for text in captions for m in mentions(text) if m.sense == "event"]
    return shown if len({m.day for m in shown}) == 1 else []


def _early(
    text: str, opening: bool, place: int, published: date | None, undated: bool
) -> Iterator[Mention | tuple[str, str]]:
    """The candidates of one of the first paragraphs that what stands above them leaves standing."""
    for found in _of_text(text, opening, published if place < OPENING else None):
        stale = place >= OPENING and published is not None and not _is_recent(found, published)
        if not stale and not (undated and not _is_tied(found, text)):
            yield found


def _is_of_hours(found: Mention) -> bool:
    """Whether the part of the day is told ("Sáng nay 18/4"), as of what has just happened."""
    return found.words.lower().startswith(("sáng", "trưa", "chiều", "tối"))


def _is_news_with_year(found: Mention, text: str) -> bool:
    """Whether a day below the opening is news although its year is told, as it is of most background.

    It is one on which something takes place, one of which the part is told ("Sáng 24-2-2005, lễ trao
    giải ..."), or the day of a document that has just been issued.
    """
    if _TAKES_PLACE.search(text, max(0, found.start - 60), found.start):
        return True
    return _is_of_hours(found) or JUST_ISSUED.search(text, max(0, found.start - 200), found.start) is not None


def _is_undated(text: str) -> bool:
    """Whether a paragraph of the opening tells the day of the event as "chiều qua" and no more."""
    first = text[:FIRST_WORDS]
    if not (" nay" in first or " qua" in first or " kia" in first or " vừa " in first):
        return False
    today = _TODAY.search(first)
    told = today or any(found.days is not None for found in deictics(first)) or _JUST.search(first)
    if not told:
        return False
    dated = [found for found in mentions(text) if found.sense == "event"]
    if today and dated and dated[0].start > today.end():  # "hôm nay đã cách chức ... trước bầu cử ngày 14/3"
        return not any(found.deictic or _is_of_hours(found) for found in dated)
    return not dated


def _is_tied(found: Mention | tuple[str, str], text: str) -> bool:
    """Whether a day is that of the news although the opening told it without a number."""
    if isinstance(found, tuple) or found.deictic or _is_of_the_day(found, text):
        return True
    occasion = _OCCASION.search(text[max(0, found.start - 200) : found.start])
    return occasion is not None and not found.words.lower().startswith("hôm")  # which is another day


def _may_be_late(text: str) -> bool:
    """Whether a paragraph far below the opening has words that may tie a day to the news."""
    return "Cũng " in text or "rao đổi với" in text or any(pattern.search(text) for pattern in _POINTERS)


def _is_of_the_day(mention: Mention, text: str) -> bool:
    """Whether a mention far below the opening is that of the day on which the news was told."""
    at = text.find(mention.words[:6], max(0, mention.start - 60))
    if _SAME.search(text[max(0, at - 140) : at]):
        return True
    return (
        mention.deictic == "qua"
        and _OCCASION.search(text[max(0, mention.start - 200) : mention.start]) is not None
    )


def _is_reckoning(mention: Mention, text: str) -> bool:
    """Whether the day opens a period of which something is counted ("Từ ngày 8/11 đến 15/11, ... đã")."""
    told = text[mention.start : mention.start + REACH_OF_TENSE]
    return mention.words[:2].lower() == "từ" and "đã" in told and not _MET.search(told)


def _is_start(mention: Mention, text: str) -> bool:
    """Whether the day is one from which on something will hold ("từ 1/1"), not the first of an event."""
    words = mention.words.lower()
    return words.startswith("từ") and not _SPAN.match(text, mention.start)


def _of_text(text: str, opening: bool, published: date | None) -> Iterator[Mention | tuple[str, str]]:
    """The candidates of one paragraph: what has happened first, then (in the opening) what is to come."""
    found = [m for m in mentions(text) if m.day.year is None or m.day.year >= 1990]
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
    if opening:
        yield from (m for m in found if m.sense == "future" and not _is_start(m, text))
