"""What the calendar of public life knows: days, congresses, sessions and anniversaries that settle a year."""

from __future__ import annotations

from datetime import date, timedelta

from searchlib.frozen import frozen
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.phrase_tables import key

ROMAN = {
    "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11,
    "XII": 12, "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16,
}  # fmt: skip

PARTY_CONGRESSES = {
    6: date(1986, 12, 15),
    7: date(1991, 6, 24),
    8: date(1996, 6, 28),
    9: date(2001, 4, 19),
    10: date(2006, 4, 18),
    11: date(2011, 1, 12),
    12: date(2016, 1, 20),
    13: date(2021, 1, 25),
    14: date(2026, 1, 19),
}
"""Opening days of the national congresses of the Communist Party of Vietnam, by number.

Source: the Party's own list of congresses (tulieuvankien.dangcongsan.vn, "Đại hội Đảng").
"""

PLENUMS = {
    9: "0104 0106 0108 0111 0203 0207 0301 0307 0401 0407 0501 0507 0511 0601 0604",
    10: "0604 0607 0607 0701 0707 0801 0807 0810 0901 0907 0910 1003 1010 1012 1101",
    11: "1101 1107 1110 1112 1205 1210 1305 1310 1405 1501 1505 1510 1512 1601",
    12: "1601 1603 1607 1610 1705 1710 1805 1810 1812 1905 1910 2005 2010 2012 2101",
    13: "2101 2103 2107 2110 2205 2210 2305 2310 2405 2409 2504 2507 2510 2511 2512",
}
"""Year and month (YYMM) in which each plenum of a Central Committee (by congress) met, the first first.

Compiled from memory. News that names a plenum and its month confirms plenums 10 of the Ninth Committee; 4, 7
and 10 of the Eleventh; 1, 2 and 6 to 10 of the Twelfth, and contradicts none. The others are not yet checked
against the Party's list (tulieuvankien.dangcongsan.vn); a wrong month settles no year, because the day of
the event must lie within weeks of it.
"""

ASSEMBLY_TERMS = {10: 1997, 11: 2002, 12: 2007, 13: 2011, 14: 2016, 15: 2021, 16: 2026}
"""Year of the first session of each National Assembly (Quốc hội khoá X, XI, ...). Source: quochoi.vn."""

LISTS = WordLists("dates/calendar")
FOUNDINGS = LISTS.numbers("foundings")
STEMS, BRANCHES = LISTS.numbers("stems"), LISTS.numbers("branches")

RENEWAL = 1986
"""Year from which "N năm đổi mới" is counted (the Sixth Congress)."""


@frozen
class Day:
    """A day whose year may be open.

    Attributes:
        day: 1 to 31.
        month: 1 to 12.
        year: four digits, or None.
    """

    day: int
    month: int
    year: int | None = None

    def iso(self) -> str:
        """ISO 8601, with "XXXX" for an open year (the extended date format, EDTF)."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        return f"{year}-{self.month:02d}-{self.day:02d}"

    def exists(self) -> bool:
        """Whether the calendar has such a day (29 February passes while the year is open)."""
        return self.on(self.year or 2000) is not None

    def on(self, year: int) -> date | None:
        """The day in a given year, or None where that year has none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def nearest(self, other: date) -> date | None:
        """The occurrence nearest to another day; with a known year, the day itself."""
        years = (self.year,) if self.year else (other.year - 1, other.year, other.year + 1)
        found = [day for year in years if (day := self.on(year))]
        return min(found, key=lambda day: abs((day - other).days), default=None)


def iso_date(text: str | None) -> date | None:
    """The day of an ISO date or time ("2024-01-30T10:00"), or None where there is none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def last_weekday(weekday: int, before: date, weeks: int = 0) -> date:
    """The last such weekday (Monday is 0) on or before a day; `weeks` calendar weeks earlier if given."""
    if weeks:
        monday = before - timedelta(days=before.weekday() + 7 * weeks)
        return monday + timedelta(days=weekday)
    return before - timedelta(days=(before.weekday() - weekday) % 7)


def plenum(congress: int, number: int) -> date | None:
    """The middle of the month in which a plenum met, or None where it is not known."""
    months = PLENUMS.get(congress, "").split()
    if not 1 <= number <= len(months):
        return None
    return date(2000 + int(months[number - 1][:2]), int(months[number - 1][2:]), 15)


def lunar_year(stem: str, branch: str) -> int | None:
    """The year from 1990 to 2049 of the sexagenary cycle ("Bính Tuất" is 2006), or None."""
    fits = STEMS.get(key(stem)), BRANCHES.get(key(branch))
    return next((year for year in range(1990, 2050) if (year % 10, year % 12) == fits), None)


def session_year(term: int, session: int, month: int) -> int | None:
    """Year of a regular session of the National Assembly, or None where the month does not fit it.

    A term opens in spring or summer with session 1; after that the odd sessions are held in May and June
    and the even ones from October on; the last (odd) one of a term in March and April.
    """
    first = ASSEMBLY_TERMS.get(term)
    if first is None or not 1 <= session <= 12:
        return None
    year = first + (session - 1) // 2
    spring = session % 2 == 1
    fits = 3 <= month <= 8 if spring else 9 <= month <= 12
    return year if fits else None
