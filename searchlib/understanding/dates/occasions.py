"""The occasions of public life that settle a year: congresses, sessions, anniversaries, lunar years."""

from __future__ import annotations

import re

from searchlib.understanding.dates.calendar import (
    ASSEMBLY_TERMS,
    FOUNDINGS,
    PARTY_CONGRESSES,
    RENEWAL,
    ROMAN,
    Day,
    lunar_year,
    plenum,
    session_year,
)
from searchlib.understanding.dates.year_anchors import YEAR

LONGEST_BEFORE = 150
"""Days before a congress in which it is spoken of as the next event."""

JUST_AFTER, JUST_OVER = 45, 200
"""Days after a congress opened within which it is news, and within which it is "vừa qua"."""

IN_SESSION = 10
"""Days after a congress opened within which it elects the Central Committee, and that its first bodies."""

ELECTION = 5
"""The month in which a National Assembly is elected, at the latest."""

COUNTED_WHOLE, AUTUMN = 4, 10
"""Years between the first and last of a term of five whole years; the month from which on the congress before
it is held."""

MONTHS_BEFORE_AUTUMN = (7, 8)
"""Months in which the autumn session is prepared."""

FAR_AHEAD = 45
"""Days before a congress from which on "tiến tới Đại hội" may be said years before it."""

AROUND = 45
"""Days from the middle of a plenum's month within which its news lies."""

_SPAN = rf"\(?{YEAR}\s?[-–—]\s?{YEAR}"
_TERM = re.compile(
    rf"\b(?:Đại hội|đại hội|ĐH|[Bb]ầu cử)\b[^.]{{0,160}}?\bnhiệm kỳ (?:[IVX0-9]{{1,5}},? )?{_SPAN}"
)
# "được bầu giữ chức Bí thư nhiệm kỳ 2020-2025": counts in an article that speaks of a congress.
_ELECTED = re.compile(
    rf"\b(?:được (?:tín nhiệm )?bầu|tái (?:đắc )?cử|trúng cử|đắc cử|"
    rf"bầu (?:ra |làm )?(?:Ban [Cc]hấp hành|BCH|giữ chức|Bí thư))\b"
    rf"[^.]{{0,160}}?\bnhiệm kỳ {_SPAN}"
)
# "phương hướng, nhiệm vụ trong nhiệm kỳ 2005-2010": what a congress that is meeting sets itself.
_TERM_AHEAD = re.compile(
    r"\b(?:[Pp]hương hướng|[Nn]hiệm vụ|[Mm]ục tiêu|phấn đấu|sẽ)"
    rf"\b[^.]{{0,120}}?\bnhiệm kỳ(?: mới| tới)? {_SPAN}"
)
_CONVENES = re.compile(r"\b[Đđ]ại hội\b[^.;]{0,120}\b(?:khai mạc|bế mạc|diễn ra)\b")
_CONVENED = re.compile(
    r"\b(?:tại|[Bb]an tổ chức|khai mạc|bế mạc|sau|phiên) [Đđ]ại hội\b|"
    r"\b[Đđ]ại hội\b[^.;]{0,60} (?:khai mạc|bế mạc|kết thúc)\b"
)
_LATER = re.compile(r"\b[Hh]ội nghị (?:BCH|Ban [Cc]hấp hành)?[\w ]{0,20}?lần thứ (?!nhất|1\b)|Chủ tịch nước")
_ADDED = re.compile(r"\b(?:bổ sung|miễn nhiệm|luân chuyển|chỉ định|kiện toàn|thay)\b")
_PREPARED = re.compile(r"\b(?:chuẩn bị|tiến tới|trước thềm|hướng tới|trước)\b[\w ]{0,40}$")
_LONG_AHEAD = re.compile(r"\b(?:tiến tới|hướng tới)\b[\w ]{0,40}$")
_OLD_CONGRESS = re.compile(r"(?:Nghị quyết|nghị quyết|Văn kiện|thực hiện)[\w ]{0,25}$")
_CONGRESS = re.compile(
    r"\b(?:Đại hội|ĐH|đại hội)(?: Đảng| đại biểu toàn quốc)?(?: toàn quốc)?(?: lần(?: thứ)?| thứ|"
    r" khóa| khoá)? (XIV|XIII|XII|XI|IX|X|VIII|1[0-4])\b(?! (?:Công đoàn|Hội|Đoàn|Mặt trận))"
)
# "danh sách Ban Chấp hành Trung ương khoá X": elected by the congress of that number.
_COMMITTEE = re.compile(
    r"\b(?:Ban [Cc]hấp hành|BCH|Bộ Chính trị)\b(?:T\.Ư|[^.;\n]){0,40}? [Kk]h(?:oá|óa) "
    r"(XIV|XIII|XII|XI|IX|X|VIII)\b"
)
# "báo cáo của Ban Chấp hành Trung ương khoá IX": given to the next congress by the committee that leaves.
_REPORTS = re.compile(r"\b(?:[Bb]áo cáo|[Vv]ăn kiện|[Tt]hay mặt|[Kk]iểm điểm)\b[^.;]{0,50}$")
# "Hội nghị Trung ương 10 (khoá XII)", "Hội nghị lần thứ 12 Ban Chấp hành Trung ương Đảng khoá XI".
_PLENUM = re.compile(
    r"\b[Hh]ội nghị (?:Trung ương|TƯ|TW)?(?: ?lần)?(?: ?thứ)? ?"
    r"(\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    r"(?:,? (?:Ban [Cc]hấp hành|BCH)(?: Trung ương| TƯ| TW)?(?: Đảng)?)?,? \(?[Kk]ho?[áó]a? ?"
    r"(XIV|XIII|XII|XI|IX|X|1[0-3])\b"
)
# "Tại Đại hội Đảng XII hồi tháng 1 vừa qua".
_JUST_OVER = re.compile(r"(?:XIV|XIII|XII|XI|IX|X|1[0-4])\b[^.;,]{0,25}\bvừa (?:qua|rồi)\b")
_LUNAR = re.compile(
    r"\b(?:[Tt]ết|[Xx]uân|[Nn]guyên [Đđ]án) (?:năm )?([A-ZĐẤ]\w{1,4}) ([A-Z]\w{1,4})\b"
    r"(?! (?:năm )?\(?1[0-9]{3})"  # "Xuân Mậu Thân 1968"
)
_SESSION = re.compile(
    r"\b[Kk]ỳ họp thứ (\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|"
    r"mười)\b[^.]{0,40}?(?:Quốc hội|QH) kho?(?:á|óa?) (XVI|XV|XIV|XIII|XII|XI|X|1[0-6])\b"
)
# "những người ứng cử đại biểu Quốc hội khoá 14": before the election that opens the term.
_COMING = re.compile(r"\b(?:dự kiến|sẽ|sắp|tới|chuẩn bị)\b|^\d{1,2}/\d")
_CANDIDATES = re.compile(
    r"\b(?:[Ứứ]ng cử|[Bb]ầu cử)(?: viên)?(?: đại biểu)? (?:Quốc hội|QH) kho(?:á|óa?) "
    r"(XVI|XV|XIV|XIII|XII|XI|X|1[0-6])\b"
)
# "kỳ họp thứ 8" of the National Assembly, not of a council ("kỳ họp thứ 8 HĐND tỉnh").
_MEETING = re.compile(
    r"\b[Kk]ỳ họp (?:lần )?thứ (\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b"
    r"(?![^.;]{0,30}(?:HĐND|[Hh]ội đồng))"
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
_SCHOOL = re.compile(
    rf"\b(?:[Nn]ăm học(?: mới)?|[Mm]ùa khô|[Vv]ụ (?:[Đđ]ông [Xx]uân|mía)|[Nn]iên vụ|[Mm]ùa giải)"
    rf"(?: năm)? {YEAR}\s?[-–—]\s?{YEAR}"
)
_ADMITS = re.compile(rf"\b[Tt]uyển sinh\b[^.;]{{0,60}}\bnăm học(?: mới)? {YEAR}\s?[-–—]\s?{YEAR}")
_TERM_BEGINS = 8
_JUBILEE = re.compile(r"([1-9](?<!\d.)\d{1,2}) năm ([\w ]{3,60})", re.I)
# "thành lập Đảng bộ tỉnh", "thành lập Công an huyện": founded in years of their own.
_LESSER = re.compile(
    r"(?:\w| (?:bộ|ủy|uỷ|nghệ thuật|kinh tế|tỉnh|huyện|quận|xã|phường|thành phố|tp|thủ đô|cơ sở|ngành)\b)"
)
# "(20.10.1930-20.10.2005)": the anniversary itself.
_JUBILEE_DAYS = re.compile(
    rf"\b\d{{1,2}}[./-]\d{{1,2}}[./-]1[89]\d\d\s?[-–—]\s?(\d{{1,2}})[./-](\d{{1,2}})[./-]{YEAR}(?!\d)"
)
# "thu phí từ năm 1990, tới nay đã 26 năm".
_SINCE = re.compile(
    r"\bnăm ((?:19|20)\d\d)\b[^.;\d]{0,30}\b(?:tới|đến) nay(?: là| đã| được| tròn| vừa tròn){0,2} "
    r"(\d{1,3}) năm"
)
_SINCE_LIBERATED = 40
"""Years of peace up to which an anniversary in this archive is that of the South."""
_KIND = re.compile(r"\b(?:lực lượng|lịch sử) ")
# "kỷ niệm 80 năm ngày mất của ...", with "năm 1926" somewhere.
_DEATH = re.compile(r"\bkỷ niệm\b[^.;]{0,20}\b([1-9]\d{1,2}) năm ngày (?:mất|sinh)\b")
_ARCHIVE = frozenset(range(1998, 2040))
_OLD_YEAR = re.compile(r"\bnăm (19\d\d)\b")


def by_term(day: Day, text: str, congresses: str, whole: str) -> tuple[int | None, str | None]:
    """A congress or an election that opens a term is held in the first year of the term."""
    late: tuple[int, str] | None = None
    for match in _TERM.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if _OLD_CONGRESS.search(before) or not 2 <= int(match[2]) - int(match[1]) <= 5:
            continue
        if match[0][:6].lower() == "bầu cử" and not 2 <= day.month <= 7:
            continue  # the people elect in spring
        if not _PREPARED.search(before):
            return _opened(day, int(match[1]), int(match[2])), match[0]
        late = late or (int(match[1]), match[0])
    if _CONVENED.search(congresses) and not _LATER.search(whole):
        for match in _ELECTED.finditer(text):
            if not _ADDED.search(match[0]) and 2 <= int(match[2]) - int(match[1]) <= 5:
                return int(match[1]), match[0]
    ahead = _TERM_AHEAD.search(text) if _CONVENES.search(congresses) else None
    if ahead and not late:
        return _opened(day, int(ahead[1]), int(ahead[2])), ahead[0]
    return late or (None, None)


def _opened(day: Day, first: int, last: int) -> int:
    """The year in which a term opens; one counted from January ("2006-2010") may open the autumn before."""
    return first - (last - first == COUNTED_WHOLE and day.month >= AUTUMN)


def by_congress(day: Day, text: str) -> tuple[int | None, str | None]:
    """A national party congress that the text stands before, in or just after."""
    numbers: dict[int, str] = {}
    far: set[int] = set()
    for match in _CONGRESS.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        number = ROMAN.get(match[1]) or int(match[1])
        if _LONG_AHEAD.search(before):
            far.add(number)
        elif not _OLD_CONGRESS.search(before[-40:]):
            numbers.setdefault(number, match[0])
    if numbers or "ại hội" in text:
        for match in _COMMITTEE.finditer(text):
            reports = _REPORTS.search(text, max(0, match.start() - 60), match.start())
            number = ROMAN[match[1]] + (reports is not None)
            opened = PARTY_CONGRESSES.get(number)
            event = day.nearest(opened) if opened else None
            if opened and event and 0 <= (event - opened).days <= IN_SESSION:
                numbers.setdefault(number, match[0])
    for number in sorted(numbers, reverse=True):
        opened = PARTY_CONGRESSES.get(number)
        event = day.nearest(opened) if opened else None
        after = JUST_OVER if _JUST_OVER.search(text, text.find(numbers[number])) else JUST_AFTER
        ahead = FAR_AHEAD if number in far else LONGEST_BEFORE
        if opened and event and -ahead <= (event - opened).days <= after:
            return event.year, f"{numbers[number]} ({opened.year})"
    return None, None


def by_plenum(day: Day, text: str) -> tuple[int | None, str | None]:
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


def by_session(day: Day, text: str, dated: str) -> tuple[int | None, str | None]:
    """A numbered session of a numbered National Assembly, or the election to it."""
    match = _SESSION.search(text)
    if match is None and (found := _of_some_term(day, text, dated)) != (None, None):
        return found
    if match is None:
        called = _CANDIDATES.search(text) if day.month <= ELECTION else None
        first = ASSEMBLY_TERMS.get(ROMAN.get(called[1]) or int(called[1])) if called else None
        return (first, called[0]) if called and first else (None, None)
    number = _ORDINALS.get(match[1]) or int(match[1])
    month = day.month
    if (
        number % 2 == 0
        and month in MONTHS_BEFORE_AUTUMN
        and _COMING.search(text[max(0, match.start() - 60) : match.end() + 40])
    ):
        month = AUTUMN  # "dự kiến khai mạc kỳ họp thứ 8"
    year = session_year(ROMAN.get(match[2]) or int(match[2]), number, month)
    return year, match[0] if year else None


def _of_some_term(day: Day, text: str, dated: str) -> tuple[int | None, str | None]:
    """The last year that a text speaks of, or that before it: the one in which its session may have met."""
    if "Quốc hội" not in text and "QH" not in text:
        return None, None
    last = max((int(year) for year in _YEARS.findall(_HORIZON.sub("", dated))), default=0)
    for match in _MEETING.finditer(text):
        if _OF_COUNCIL.search(text[max(0, match.start() - 60) : match.start()]):
            continue
        number = _ORDINALS.get(match[1]) or int(match[1])
        years = {session_year(term, number, day.month) for term in ASSEMBLY_TERMS}
        near = years & {last - 1, last}
        return (near.pop(), match[0]) if len(near) == 1 else (None, None)
    return None, None


_HORIZON = re.compile(rf"\b(?:đến|sau|giai đoạn|nhiệm kỳ)(?: năm)? {YEAR}(?:\s?[-–—]\s?{YEAR})?")
"""What a plan reaches to ("đến năm 2020", "giai đoạn 2012-2015") says little of the day."""
_OF_COUNCIL = re.compile(r"(?:HĐND|[Hh]ội đồng)[^.;]*$|\bđến $")
_YEARS = re.compile(rf"(?<!\d){YEAR}(?!\d)")


def by_lunar(day: Day, text: str) -> tuple[int | None, str | None]:
    """A lunar new year by its name in the cycle: "Tết Bính Tuất" is that of early 2006."""
    if 3 < day.month < 11:
        return None, None
    for match in _LUNAR.finditer(text):
        year = lunar_year(match[1], match[2])
        if year:
            return year - (day.month >= 11), match[0]
    return None, None


def by_jubilee(day: Day, text: str, whole: str) -> tuple[int | None, str | None]:
    """An anniversary counted from a known year, or two reckonings of years that agree."""
    for match in _JUBILEE_DAYS.finditer(text):
        anchor = Day(int(match[1]), int(match[2]), int(match[3]))
        on = anchor.on(int(match[3]))
        event = day.nearest(on) if on else None
        if event:
            return event.year, match[0]
    if since := _SINCE.search(text):
        return int(since[1]) + int(since[2]), since[0]
    loose: dict[int, str] = {}
    for match in _JUBILEE.finditer(text):
        count, what = int(match[1]), _KIND.sub("", match[2].lower())
        for name, year in FOUNDINGS.items():
            celebrated = text[max(0, match.start() - 14) : match.start()].lower()
            at = what.find(name)
            if at < 0 or _is_of_one_place(what, name, count) or year + count not in _ARCHIVE:
                continue
            if "kỷ niệm" in celebrated or "kỉ niệm" in celebrated or "dịp" in celebrated:
                return year + count, match[0].strip()
        if "đổi mới" in what:
            loose[RENEWAL + count] = match[0].strip()
    counts = {int(match[1]) for match in _JUBILEE.finditer(whole)} if loose else set()
    for old in dict.fromkeys(int(match[1]) for match in _OLD_YEAR.finditer(whole)) if loose else ():
        for year, words in loose.items():
            if year - old in counts:
                return year, f"{words} + {year - old} năm sau năm {old}"
    return _by_life(text, whole)


def _by_life(text: str, whole: str) -> tuple[int | None, str | None]:
    """The anniversary of somebody's death or birth, counted from the only old year that fits."""
    for match in _DEATH.finditer(text):
        years = {old + int(match[1]) for old in map(int, _OLD_YEAR.findall(whole))} & _ARCHIVE
        if len(years) == 1:
            return years.pop(), match[0]
    return None, None


def _is_of_one_place(what: str, name: str, count: int) -> bool:
    """Whether a part of a body, or a town of the North, has an anniversary of its own."""
    if name == "ngày giải phóng":
        return count > _SINCE_LIBERATED
    return _LESSER.match(what, what.find(name) + len(name)) is not None


def by_school(day: Day, text: str) -> tuple[int | None, str | None]:
    """The school year that has begun, or in spring the one for which pupils are taken."""
    taken = _ADMITS.search(text) if 2 <= day.month < _TERM_BEGINS else None
    if taken and int(taken[2]) == int(taken[1]) + 1:
        return int(taken[1]), taken[0]
    found = {
        (int(m[1]), int(m[2])): m for m in _SCHOOL.finditer(text) if "sẽ" not in text[m.end() : m.end() + 40]
    }
    if len(found) != 1:
        return None, None
    (first, last), match = found.popitem()
    return (first, match[0]) if last == first + 1 and day.month >= _TERM_BEGINS else (None, None)
