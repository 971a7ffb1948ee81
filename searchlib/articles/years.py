"""The year of a day that a text names without one, from what else the text says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from searchlib.articles.anchors import YEAR, anchors, floor_of, nearest, planned_from
from searchlib.articles.calendar import (
    FOUNDINGS,
    PARTY_CONGRESSES,
    RENEWAL,
    ROMAN,
    Day,
    lunar_year,
    plenum,
    session_year,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

AROUND = 45
"""Days from the middle of a plenum's month within which its news lies."""


_ANY_YEAR = re.compile(r"[12][09][0-9][0-9]")
_SPAN = rf"\(?{YEAR}\s?[-–]\s?{YEAR}"
_TERM = re.compile(
    rf"\b(?:Đại hội|đại hội|ĐH|[Bb]ầu cử)\b[^.]{{0,160}}?\bnhiệm kỳ (?:[IVX0-9]{{1,5}},? )?{_SPAN}"
)
# "được bầu giữ chức Bí thư nhiệm kỳ 2020-2025": counts in an article that speaks of a congress.
_ELECTED = re.compile(
    rf"\b(?:được bầu|tái (?:đắc )?cử|trúng cử|đắc cử|bầu (?:ra )?(?:Ban [Cc]hấp hành|BCH|giữ chức))\b"
    rf"[^.]{{0,160}}?\bnhiệm kỳ {_SPAN}"
)
_CONVENED = re.compile(r"\b(?:tại|[Bb]an tổ chức|khai mạc|bế mạc|sau|phiên) [Đđ]ại hội\b")
_LATER = re.compile(r"\b[Hh]ội nghị (?:BCH|Ban [Cc]hấp hành)?[\w ]{0,20}?lần thứ (?!nhất|1\b)|Chủ tịch nước")
_ADDED = re.compile(r"\b(?:bổ sung|miễn nhiệm|luân chuyển|chỉ định|kiện toàn|thay)\b")
_PREPARED = re.compile(r"\b(?:chuẩn bị|tiến tới|trước thềm|hướng tới|trước)\b[\w ]{0,40}$")
_OLD_CONGRESS = re.compile(r"(?:Nghị quyết|nghị quyết|Văn kiện|thực hiện)[\w ]{0,25}$")
_CONGRESS = re.compile(
    r"\b(?:Đại hội|ĐH|đại hội)(?: Đảng| đại biểu toàn quốc)?(?: toàn quốc)?(?: lần(?: thứ)?| thứ|"
    r" khóa| khoá)? (XIV|XIII|XII|XI|IX|X|VIII|1[0-4])\b(?! (?:Công đoàn|Hội|Đoàn|Mặt trận))"
)
# "Hội nghị Trung ương 10 (khoá XII)", "Hội nghị lần thứ 12 Ban Chấp hành Trung ương Đảng khoá XI".
_PLENUM = re.compile(
    r"\b[Hh]ội nghị (?:Trung ương|TƯ|TW)?(?: ?lần)?(?: ?thứ)? ?"
    r"(\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    r"(?:,? (?:Ban [Cc]hấp hành|BCH)(?: Trung ương| TƯ| TW)?(?: Đảng)?)?,? \(?[Kk]ho?[áó]a? ?"
    r"(XIV|XIII|XII|XI|IX|X|1[0-3])\b"
)
_LUNAR = re.compile(r"\b(?:[Tt]ết|[Xx]uân|[Nn]guyên [Đđ]án) (?:năm )?([A-ZĐẤ]\w{1,4}) ([A-Z]\w{1,4})\b")
_SESSION = re.compile(
    r"\b[Kk]ỳ họp thứ (\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|"
    r"mười)\b[^.]{0,40}?Quốc hội kho?(?:á|óa?) (XVI|XV|XIV|XIII|XII|XI|X|1[0-6])\b"
)
_ORDINALS = {
    "nhất": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_REVIEW = re.compile(
    rf"năm {YEAR}\b[^.]{{0,120}}?\b(?:nhiệm vụ|phương hướng|kế hoạch|"
    rf"mục tiêu)\b[^.]{{0,80}}?\bnăm {YEAR}\b"
)
_SCHOOL = re.compile(
    rf"\b(?:[Nn]ăm học(?: mới)?|[Mm]ùa khô|[Vv]ụ (?:[Đđ]ông [Xx]uân|mía)|[Nn]iên vụ|[Mm]ùa giải)"
    rf"(?: năm)? {YEAR}\s?[-–]\s?{YEAR}"
)
_CLOSING = re.compile(rf"ổng kết\b[^.\d]{{0,90}}\bnăm {YEAR}\b(?!\s?[-–])")
_ESTIMATE = re.compile(rf"năm {YEAR},? (?:dự )?ước\b")
# A task or plan of a year is of that year until autumn, when the next one's is made.
_TASK = re.compile(
    rf"\b(?:nhiệm vụ|kế hoạch|dự toán|chỉ tiêu|phải chi|được giao|tuyển sinh|[Mm]ùa thi)\b"
    rf"(?:(?!\b(?:năm|đến|tới|phấn đấu|giai đoạn|tầm nhìn)\b)[^.,;:\d]){{0,70}}"
    rf"\s(?:năm )?{YEAR}\b(?!\s?[-–/])"
)
_OCCASION = re.compile(
    rf"\b(?:[Kk]ỳ thi|[Hh]ội thi|[Cc]uộc thi|[Ll]iên hoan|[Ll]ễ hội|[Tt]uần lễ|[Tt]háng [Hh]ành động|"
    rf"[Nn]gày hội|[Cc]hiến dịch|[Hh]ội chợ|[Tt]riển lãm|[Dd]iễn đàn|[Cc]uộc chạy)\b"
    rf"(?:(?!\bnăm\b)[^.,;:\d]){{0,70}}\s(?:năm )?{YEAR}\b(?!\s?[-–/])"
)
_NAMED = re.compile(
    rf"\b(?!(?:Năm|Tháng|Từ|Đến|Trong|Vào|Sau|Trước|Cuối|Đầu|Quý|Hè|Xuân|Thu|"
    rf"Đông) )[A-ZĐ][\w&]+(?:-[A-Z]+)? {YEAR}\b(?!\s?[-–])"
)
# What is counted up to now outweighs a year that is merely spoken of.
_RECKONED = re.compile(
    rf"\b(?:(?:\d{{1,2}}|ba|sáu|chín|mười) tháng đầu năm |[Qq]u[ýí] (?:[IV]{{1,3}}|[1-4])(?:[/-]| năm ))"
    rf"{YEAR}\b"
)
_CURRENT = re.compile(
    rf"\b(?:(?:\d{{1,2}}|ba|sáu|chín|mười) tháng đầu năm|[Tt]rong năm|[Nn]gay trong năm|từ đầu năm|"
    rf"đầu (?:xuân )?năm|kế hoạch năm|"
    rf"[Qq]u[ýí] (?:[IV]{{1,3}}|[1-4])(?:[/-]| năm )) ?{YEAR}\b(?!\s?[-–]\s?\d)"
)
_PAST = re.compile(r"[^.;\n]{0,100}\b(?:đã|được|từng|đến nay)\b")
_PLANNED = re.compile(r"\b(?:sẽ|dự báo|dự kiến|đến năm|tuyển chọn|đăng cai)\b")
_JUST_OVER = re.compile(rf"năm {YEAR} vừa (?:qua|rồi)\b")
_LAW = re.compile(r"\b(?:[Ll]uật|Hiến pháp|Nghị định|Thông tư)\b")
_JUBILEE = re.compile(r"([1-9](?<!\d.)\d{1,2}) năm ([\w ]{3,60})", re.I)
# "(20.10.1930-20.10.2005)": the anniversary itself.
_JUBILEE_DAYS = re.compile(
    rf"\b\d{{1,2}}[./-]\d{{1,2}}[./-]1[89]\d\d\s?[-–]\s?(\d{{1,2}})[./-](\d{{1,2}})[./-]{YEAR}(?!\d)"
)
_OLD_YEAR = re.compile(r"\bnăm (19\d\d)\b")


def settle(day: Day, texts: Sequence[str]) -> tuple[int | None, str | None]:
    """The year of a day, and the words that settle it; (None, None) where a careful reader leaves it open.

    Args:
        day: day and month.
        texts: headline and paragraphs of the article.
    """
    whole = "\n".join(texts)
    congresses = _having(texts, "ại hội", "ĐH")
    dated = "\n".join(text for text in texts if _ANY_YEAR.search(text))
    known = list(anchors(day, dated)) if dated else []
    floor = max(floor_of(known), planned_from(dated))
    rules: tuple[Callable[[], tuple[int | None, str | None]], ...] = (
        lambda: _by_plenum(day, _having(texts, "hoá ", "hóa ")),
        lambda: _by_term(day, dated, congresses, whole),
        lambda: _by_congress(day, congresses),
        lambda: _by_session(day, _having(texts, "ỳ họp thứ")),
        lambda: nearest(day, known, "past"),
        lambda: _by_review(day, dated),
        lambda: _by_task(day, dated),
        lambda: nearest(day, known, "document"),
        lambda: nearest(day, known, "due"),
        lambda: _by_lunar(day, texts),
        lambda: _by_jubilee(day, _having(texts, "niệm", "dịp", "đổi mới"), whole),
        lambda: _by_school(day, dated),
        lambda: _by_named(day, dated),
    )
    for rule in rules:
        year, words = rule()
        event = day.on(year) if year is not None else None
        if event and event >= floor:
            return year, words
    return None, None


def _having(texts: Sequence[str], part: str, *parts: str) -> str:
    """The paragraphs that hold one of the parts: a cheap sieve before a dear pattern."""
    found = {text: None for text in texts if part in text}
    for other in parts:
        found.update({text: None for text in texts if other in text})
    return "\n".join(found)


def _by_term(day: Day, text: str, congresses: str, whole: str) -> tuple[int | None, str | None]:
    """A congress or an election that opens a term is held in the first year of the term."""
    late: tuple[int, str] | None = None
    for match in _TERM.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if _OLD_CONGRESS.search(before) or not 2 <= int(match[2]) - int(match[1]) <= 5:
            continue
        if match[0][:6].lower() == "bầu cử" and not 2 <= day.month <= 7:
            continue  # the people elect in spring
        if not _PREPARED.search(before):
            return int(match[1]), match[0]
        late = late or (int(match[1]), match[0])
    if _CONVENED.search(congresses) and not _LATER.search(whole):
        for match in _ELECTED.finditer(text):
            if not _ADDED.search(match[0]) and 2 <= int(match[2]) - int(match[1]) <= 5:
                return int(match[1]), match[0]
    return late or (None, None)


def _by_congress(day: Day, text: str) -> tuple[int | None, str | None]:
    """A national party congress that the text stands before, in or just after."""
    numbers: dict[int, str] = {}
    for match in _CONGRESS.finditer(text):
        if not _OLD_CONGRESS.search(text[max(0, match.start() - 40) : match.start()]):
            numbers.setdefault(ROMAN.get(match[1]) or int(match[1]), match[0])
    for number in sorted(numbers, reverse=True):
        opened = PARTY_CONGRESSES.get(number)
        event = day.nearest(opened) if opened else None
        if opened and event and -150 <= (event - opened).days <= 45:
            return event.year, f"{numbers[number]} ({opened.year})"
    return None, None


def _by_plenum(day: Day, text: str) -> tuple[int | None, str | None]:
    """A plenum of the Central Committee in whose weeks the day lies."""
    for match in _PLENUM.finditer(text):
        central = any(name in match[0] for name in ("Trung ương", "TƯ", "TW"))
        if not central or _OLD_CONGRESS.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        number = _ORDINALS.get(match[1]) or int(match[1])
        met = plenum(ROMAN.get(match[2]) or int(match[2]), number)
        event = day.nearest(met) if met else None
        if met and event and abs((event - met).days) <= AROUND:
            return event.year, match[0]
    return None, None


def _by_session(day: Day, text: str) -> tuple[int | None, str | None]:
    """A numbered session of a numbered National Assembly."""
    match = _SESSION.search(text)
    if match is None:
        return None, None
    number = _ORDINALS.get(match[1]) or int(match[1])
    year = session_year(ROMAN.get(match[2]) or int(match[2]), number, day.month)
    return year, match[0] if year else None


def _by_review(day: Day, text: str) -> tuple[int | None, str | None]:
    """A review of one year with the tasks of the next is held around the turn of the year."""
    for match in _REVIEW.finditer(text):
        first, second = int(match[1]), int(match[2])
        if second == first + 1:
            year = second if day.month <= 4 else first if day.month >= 10 else None
            if year:
                return year, match[0]
    return None, None


def _by_task(day: Day, text: str) -> tuple[int | None, str | None]:
    """The one year whose tasks, estimates or occasions the text is about."""
    for match in _JUST_OVER.finditer(text):
        if day.month <= 6:
            return int(match[1]) + 1, match[0]
    for match in _CLOSING.finditer(text):
        if day.month >= 10 or day.month <= 3:
            return int(match[1]) + (day.month <= 3), match[0]
    for rule, last in ((_ESTIMATE, 12), (_TASK, 10), (_OCCASION, 12)):
        years = {match[1]: match[0] for match in rule.finditer(text)}
        if len(years) == 1 and day.month <= last:
            year, words = years.popitem()
            return int(year), words
    return None, None


def _by_lunar(day: Day, texts: Sequence[str]) -> tuple[int | None, str | None]:
    """A lunar new year by its name in the cycle: "Tết Bính Tuất" is that of early 2006."""
    if 3 < day.month < 11:
        return None, None
    for match in _LUNAR.finditer(_having(texts, "ết ", "uân ", "án ")):
        year = lunar_year(match[1], match[2])
        if year:
            return year - (day.month >= 11), match[0]
    return None, None


def _by_jubilee(day: Day, text: str, whole: str) -> tuple[int | None, str | None]:
    """An anniversary counted from a known year, or two reckonings of years that agree."""
    for match in _JUBILEE_DAYS.finditer(text):
        anchor = Day(int(match[1]), int(match[2]), int(match[3]))
        on = anchor.on(int(match[3]))
        event = day.nearest(on) if on else None
        if event:
            return event.year, match[0]
    loose: dict[int, str] = {}
    for match in _JUBILEE.finditer(text):
        count, what = int(match[1]), match[2].lower()
        for name, year in FOUNDINGS.items():
            celebrated = text[max(0, match.start() - 14) : match.start()].lower()
            if name in what and ("kỷ niệm" in celebrated or "kỉ niệm" in celebrated or "dịp" in celebrated):
                return year + count, match[0].strip()
        if "đổi mới" in what:
            loose[RENEWAL + count] = match[0].strip()
    counts = {int(match[1]) for match in _JUBILEE.finditer(whole)} if loose else set()
    for old in dict.fromkeys(int(match[1]) for match in _OLD_YEAR.finditer(whole)) if loose else ():
        for year, words in loose.items():
            if year - old in counts:
                return year, f"{words} + {year - old} năm sau năm {old}"
    return None, None


def _by_school(day: Day, text: str) -> tuple[int | None, str | None]:
    """The school year that has begun (in spring a text may speak of the coming one)."""
    found = {
        (int(m[1]), int(m[2])): m for m in _SCHOOL.finditer(text) if "sẽ" not in text[m.end() : m.end() + 40]
    }
    if len(found) != 1:
        return None, None
    (first, last), match = found.popitem()
    return (first, match[0]) if last == first + 1 and day.month >= 8 else (None, None)


def _by_named(day: Day, text: str) -> tuple[int | None, str | None]:
    """The one year that current things bear: "ASEAN 2025", "sáu tháng đầu năm 2025"."""
    years: dict[int, str] = {}
    for rule in (_RECKONED, _CURRENT, _NAMED):
        for match in rule.finditer(text):
            before = re.split(r"[.\n]\s", text[max(0, match.start() - 80) : match.start()])[-1]
            told = match[0][:8].lower() == "trong nă" and (day.month <= 3 or _PAST.match(text, match.end()))
            if not told and not _PLANNED.search(before) and not _LAW.search(before[-30:] + match[0]):
                years.setdefault(int(match[1]), match[0])
        if rule is _RECKONED and len(years) == 1:
            break
    return years.popitem() if len(years) == 1 else (None, None)
