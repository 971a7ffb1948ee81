"""Dates as a reader writes them: a day without a year as "7/6", a time without its seconds and zone."""

from __future__ import annotations


def day_text(date: str | None, published: str | None) -> str | None:
    """When it was, else when it was published; None where neither is known."""
    if date is None:
        return f"published {moment(published)}" if published else None
    shown = plain_day(date)
    if date[:4] != "XXXX":
        return shown
    return f"{shown}, published {moment(published)}" if published else f"{shown}, year unknown"


def plain_day(date: str) -> str:
    """A date whose open parts are left out: "2024-01-30", "1/2024", "7/6", "2024"."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    known = [part for part in (day, month, year) if part and "X" not in part]
    if len(known) == 3 or not known:
        return date
    return "/".join(part.lstrip("0") for part in known)


def moment(time: str) -> str:
    """A date, with the time of day where it is told: "2024-01-30 08:15"."""
    day, _, clock = time.partition("T")
    return f"{plain_day(day)} {clock[:5]}".rstrip()
