"""Dates in metadata, however they are written, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

_LONGEST = 80
_VIETNAM = timezone(timedelta(hours=7))

_ISO = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?!-))?|/([0-9]{1,2})/([0-9]{1,2})|([0-9]{2})([0-9]{2}))?"
    r"(?![0-9/])"
)
_OPEN = re.compile(r"([0-9]{4}|XXXX)-([0-9]{2}|XX)-([0-9]{2}|XX)", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(?<![0-9])([0-9]{1,2})\s*([-/.])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})(?![0-9])")
_WORDS = re.compile(
    r"(?<![0-9])([0-9]{1,2}) *(?:tháng|th\.) *([0-9]{1,2}),? *(?:năm *)?([0-9]{4})(?![0-9])", re.IGNORECASE
)
_ENGLISH = re.compile(
    r"(?:([0-9]{1,2}) +)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? +(?:([0-9]{1,2}), +)?"
    r"([0-9]{4})(?![0-9])",
    re.IGNORECASE,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_TIME = re.compile(
    r"(?<![0-9:])([0-9]{1,2})[:hg]([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?(?![0-9])"
    r"(?: ?(z|(?:\(?(?:gmt|utc) ?)?([+-])([0-9]{1,2})(?::?([0-9]{2}))?))?(?![0-9])",
    re.IGNORECASE,
)


def iso_date(value: object) -> str | None:
    """A date, or date and time, as ISO 8601; None for what cannot be read or does not exist.

    Reads ISO forms ("2024-01-30", "2024-01-30T10:00:00+07:00", "20240130"), the day first as it is written
    in Vietnam ("30/1/2024", "14:05 30-01-2024", "ngày 30 tháng 1 năm 2024"), the dates of mail headers
    ("Tue, 30 Jan 2024 10:00:00 +0700"), and seconds or milliseconds since the epoch, which are told in the
    time of Vietnam. Parts that are not given are X: "2024-01" is "2024-01-XX".
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if not isinstance(value, str):
        return _epoch(value)
    text = value.strip()
    if not text or len(text) > _LONGEST:
        return None
    if text.isascii() and text.isdigit() and len(text) in (10, 13):
        return _epoch(int(text))
    found = _day(text)
    if found is None:
        return None
    day, rest = found
    if "X" in day:
        return day
    return day + _time(rest)


def _day(text: str) -> tuple[str, str] | None:
    """The date that a text names, and the text without it."""
    if match := _OPEN.fullmatch(text):
        return _checked(match[1], match[2], match[3], "")
    if match := _ISO.match(text):
        year, *parts = match.groups()
        month, day = next(((m, d) for m, d in zip(parts[::2], parts[1::2], strict=True) if m), (None, None))
        return _checked(year, month, day, text[match.end() :].lstrip("Tt"))
    if match := _DAY_FIRST.search(text):
        day, _, month, year = match.groups()
    elif match := _WORDS.search(text):
        day, month, year = match.groups()
    elif (match := _ENGLISH.search(text)) and (match[1] or match[3]):
        day, year = match[1] or match[3], match[4]
        month = str(_MONTHS.index(match[2].lower()) + 1)
    else:
        return None
    return _checked(year, month, day, f"{text[: match.start()]} {text[match.end() :]}")


def _checked(year: str, month: str | None, day: str | None, rest: str) -> tuple[str, str] | None:
    """The date in ISO form if there is such a day, and the rest passed through."""
    year, month, day = year.upper(), (month or "XX").upper(), (day or "XX").upper()
    try:
        date(  # of the unknown parts, those that exist in any case
            2000 if year == "XXXX" else int(year),
            1 if month == "XX" else int(month),
            1 if day == "XX" else int(day),
        )
    except ValueError:
        return None
    if year == month.rjust(4, "X") == day.rjust(4, "X"):
        return None
    return f"{year}-{month.zfill(2)}-{day.zfill(2)}", rest


def _time(text: str) -> str:
    """The time of day in a text as "T14:05", with seconds and offset where they are given; or nothing."""
    match = _TIME.search(text)
    if match is None:
        return ""
    hour, minute, second, zone, sign, offset_hours, offset_minutes = match.groups()
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return ""
    time = f"T{hour.zfill(2)}:{minute}" + (f":{second}" if second else "")
    if zone is None:
        return time
    if sign is None:
        return time + "Z"
    if int(offset_hours) > 14 or int(offset_minutes or 0) > 59:
        return time
    return f"{time}{sign}{offset_hours.zfill(2)}:{offset_minutes or '00'}"


def _epoch(value: float) -> str | None:
    """Seconds or milliseconds since 1970; small numbers are years, or nothing."""
    if isinstance(value, int) and 1000 <= value <= 9999:
        return f"{value}-XX-XX"
    try:
        seconds = float(value)
        if seconds >= 1e11:
            seconds /= 1000
        if not 1e8 <= seconds < 1e11:
            return None
        return datetime.fromtimestamp(int(seconds), _VIETNAM).isoformat()
    except (OverflowError, ValueError, OSError):
        return None
