"""The occasions of public life that settle a year: congresses, sessions, anniversaries, lunar years."""

from __future__ import annotations

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
from searchlib.understanding.lexicon.patterns import Patterns
from searchlib.understanding.lexicon.word_lists import WordLists

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

RE = Patterns("dates/occasions")
_ORDINALS = WordLists("dates/calendar").numbers("ordinals")
_TERM_BEGINS = 8
_SINCE_LIBERATED = 40
"""Years of peace up to which an anniversary in this archive is that of the South."""
_ARCHIVE = frozenset(range(1998, 2040))


def by_term(day: Day, text: str, congresses: str, whole: str) -> tuple[int | None, str | None]:
    """A congress or an election that opens a term is held in the first year of the term."""
    late: tuple[int, str] | None = None
    for match in RE.term.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if RE.old_congress.search(before) or not 2 <= int(match[2]) - int(match[1]) <= 5:
            continue
        if match[0][:6].lower() == "bầu cử" and not 2 <= day.month <= 7:
            continue  # the people elect in spring
        if not RE.prepared.search(before):
            return _opened(day, int(match[1]), int(match[2])), match[0]
        late = late or (int(match[1]), match[0])
    if RE.convened.search(congresses) and not RE.later.search(whole):
        for match in RE.elected.finditer(text):
            return int(match[1]), match[0]
    ahead = RE.term_ahead.search(text) if RE.convenes.search(congresses) else None
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
    for match in RE.congress.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        number = ROMAN.get(match[1]) or int(match[1])
        if RE.long_ahead.search(before):
            far.add(number)
        elif not RE.old_congress.search(before[-40:]):
            numbers.setdefault(number, match[0])
    if numbers or "ại hội" in text:
        for match in RE.committee.finditer(text):
            reports = RE.reports.search(text, max(0, match.start() - 60), match.start())
            number = ROMAN[match[1]] + (reports is not None)
            opened = PARTY_CONGRESSES.get(number)
            event = day.nearest(opened) if opened else None
            if opened and event and 0 <= (event - opened).days <= IN_SESSION:
                numbers.setdefault(number, match[0])
    for number in sorted(numbers, reverse=True):
        opened = PARTY_CONGRESSES.get(number)
        event = day.nearest(opened) if opened else None
        after = JUST_OVER if RE.just_over.search(text, text.find(numbers[number])) else JUST_AFTER
        ahead = FAR_AHEAD if number in far else LONGEST_BEFORE
        if opened and event and -ahead <= (event - opened).days <= after:
            return event.year, f"{numbers[number]} ({opened.year})"
    return None, None


def by_plenum(day: Day, text: str) -> tuple[int | None, str | None]:
    """A plenum of the Central Committee in whose weeks the day lies."""
    for match in RE.plenum.finditer(text):
        central = any(name in match[0] for name in ("Trung ương", "TƯ", "TW"))
        if not central or RE.old_congress.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        number = _ORDINALS.get(match[1]) or int(match[1])
        met = plenum(ROMAN.get(match[2]) or int(match[2]), number)
        event = day.nearest(met) if met else None
        if met and event and abs((event - met).days) <= AROUND:
            return event.year, match[0]
    return None, None


def by_session(day: Day, text: str, dated: str) -> tuple[int | None, str | None]:
    """A numbered session of a numbered National Assembly, or the election to it."""
    match = RE.session.search(text)
    if match is None and (found := _of_some_term(day, text, dated)) != (None, None):
        return found
    if match is None:
        called = RE.candidates.search(text) if day.month <= ELECTION else None
        first = ASSEMBLY_TERMS.get(ROMAN.get(called[1]) or int(called[1])) if called else None
        return (first, called[0]) if called and first else (None, None)
    number = _ORDINALS.get(match[1]) or int(match[1])
    prepared = number % 2 == 0 and day.month in MONTHS_BEFORE_AUTUMN  # "dự kiến khai mạc kỳ họp thứ 8"
    month = AUTUMN if prepared else day.month
    year = session_year(ROMAN.get(match[2]) or int(match[2]), number, month)
    return year, match[0] if year else None


def _of_some_term(day: Day, text: str, dated: str) -> tuple[int | None, str | None]:
    """The last year that a text speaks of, or that before it: the one in which its session may have met."""
    if "Quốc hội" not in text and "QH" not in text:
        return None, None
    last = max((int(year) for year in RE.years.findall(RE.horizon.sub("", dated))), default=0)
    for match in RE.meeting.finditer(text):
        if RE.of_council.search(text[max(0, match.start() - 60) : match.start()]):
            continue
        number = _ORDINALS.get(match[1]) or int(match[1])
        years = {session_year(term, number, day.month) for term in ASSEMBLY_TERMS}
        near = years & {last - 1, last}
        return (near.pop(), match[0]) if len(near) == 1 else (None, None)
    return None, None


def by_lunar(day: Day, text: str) -> tuple[int | None, str | None]:
    """A lunar new year by its name in the cycle or by its year: "Tết Bính Tuất" is that of early 2006."""
    if 3 < day.month < 11:
        return None, None
    for match in RE.lunar.finditer(text):
        year = lunar_year(match[1], match[2])
        if year:
            return year - (day.month >= 11), match[0]
    turned = RE.new_year.search(text)
    return (int(turned[1]) - (day.month >= 11), turned[0]) if turned else (None, None)


def by_jubilee(day: Day, text: str, whole: str) -> tuple[int | None, str | None]:
    """An anniversary counted from a known year, or two reckonings of years that agree."""
    for match in RE.jubilee_days.finditer(text):
        anchor = Day(int(match[1]), int(match[2]), int(match[3]))
        on = anchor.on(int(match[3]))
        event = day.nearest(on) if on else None
        if event:
            return event.year, match[0]
    if since := RE.since.search(text):
        return int(since[1]) + int(since[2]), since[0]
    loose: dict[int, str] = {}
    for match in RE.jubilee.finditer(text):
        count, what = int(match[1]), RE.kind.sub("", match[2].lower())
        for name, year in FOUNDINGS.items():
            celebrated = text[max(0, match.start() - 14) : match.start()].lower()
            at = what.find(name)
            if at < 0 or _is_of_one_place(what, name, count) or year + count not in _ARCHIVE:
                continue
            if "kỷ niệm" in celebrated or "kỉ niệm" in celebrated or "dịp" in celebrated:
                return year + count, match[0].strip()
        if "đổi mới" in what:
            loose[RENEWAL + count] = match[0].strip()
    counts = {int(match[1]) for match in RE.jubilee.finditer(whole)} if loose else set()
    for old in dict.fromkeys(int(match[1]) for match in RE.old_year.finditer(whole)) if loose else ():
        for year, words in loose.items():
            if year - old in counts:
                return year, f"{words} + {year - old} năm sau năm {old}"
    return _by_life(text, whole)


def _by_life(text: str, whole: str) -> tuple[int | None, str | None]:
    """The anniversary of somebody's death or birth, counted from the only old year that fits."""
    for match in RE.death.finditer(text):
        years = {old + int(match[1]) for old in map(int, RE.old_year.findall(whole))} & _ARCHIVE
        if len(years) == 1:
            return years.pop(), match[0]
    return None, None


def _is_of_one_place(what: str, name: str, count: int) -> bool:
    """Whether a part of a body, or a town of the North, has an anniversary of its own."""
    if name == "ngày giải phóng":
        return count > _SINCE_LIBERATED
    return RE.lesser.match(what, what.find(name) + len(name)) is not None


def by_school(day: Day, text: str) -> tuple[int | None, str | None]:
    """The school year that has begun, or in spring the one for which pupils are taken."""
    taken = RE.admits.search(text) if 2 <= day.month < _TERM_BEGINS else None
    if taken and int(taken[2]) == int(taken[1]) + 1:
        return int(taken[1]), taken[0]
    found = {
        (int(m[1]), int(m[2])): m
        for m in RE.school.finditer(text)
        if "sẽ" not in text[m.end() : m.end() + 40]
    }
    if len(found) != 1:
        return None, None
    (first, last), match = found.popitem()
    return (first, match[0]) if last == first + 1 and day.month >= _TERM_BEGINS else (None, None)
