"""The words of the pages in Vietnamese and English, from text files that a translator can edit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from searchlib.fields import FIELD
from searchlib.remarks import Remark, worded

LANGUAGES = ("vi", "en")
COOKIE = "lang"
_FOLDER = Path(__file__).parent / "texts"
_LINE = re.compile(r"([a-z0-9_.-]+)\s*=\s*(.*)")


@cache
def texts(name: str) -> dict[str, str]:
    """All texts of a file, such as those of a language, by their keys."""
    lines = (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    found = (_LINE.fullmatch(line) for line in lines if line and not line.startswith("#"))
    return {match[1]: match[2] for match in found if match}


@cache
def function_words() -> frozenset[str]:
    """Words that tell nothing of what somebody speaks about."""
    lines = (_FOLDER / "function_words.txt").read_text("utf-8").splitlines()
    return frozenset(word.strip() for line in lines if not line.startswith("#") for word in line.split(","))


@cache
def problems(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What the library's lines look like, and what they are in a language; nothing for English."""
    path = _FOLDER / f"problems.{language}.txt"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    pairs = (line.split(" = ", 1) for line in lines if line and not line.startswith("#"))
    return tuple((_pattern(line), text) for line, text in pairs)


def _pattern(line: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", line)
    named = (f"(?P<{part}>.*?)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
    return re.compile("".join(named), re.DOTALL)


class Wording:
    """The texts of one language, and how it writes numbers and dates.

    Attributes:
        language: "vi" or "en".
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = texts(language)

    def __call__(self, key: str, **values: Any) -> str:
        """A text, with the values in its places."""
        return self._texts[key].format(**values) if values else self._texts[key]

    def problem(self, message: str) -> str:
        """A line that says what is wrong, in this language where it is known there."""
        for pattern, text in problems(self.language):
            match = pattern.fullmatch(message)
            if match:
                values = match.groupdict()
                return text.format(**{name: self.problem(value) for name, value in values.items()})
        return message

    def remark(self, remark: Remark) -> str:
        """What has to be known besides an answer, as a line without advice."""
        if self.language != "vi":
            return remark.line
        return worded(remark, texts("remarks.vi"), self.number, _vietnamese)

    def field(self, name: str) -> str:
        """What a field of the registry is called."""
        known = FIELD.get(name)
        fallback = known.vietnamese if known and self.language == "vi" else name
        return self._texts.get(name) or fallback.replace("_", " ")

    def number(self, value: int | float, digits: int = 0) -> str:
        """A number with separators: 12.345,6 in Vietnamese, 12,345.6 in English."""
        text = f"{value:,.{digits}f}"
        return text.translate(str.maketrans(",.", ".,")) if self.language == "vi" else text

    def date(self, iso: str | None) -> str:
        """A date as it is read: 30/01/2024 in Vietnamese, 30 January 2024 in English; open parts left out."""
        if not iso:
            return self("undated")
        parts = [part for part in reversed(iso.split("-")) if "X" not in part]
        if self.language == "vi" or len(iso.split("-")) != 3:
            return "/".join(parts)
        day, month, year = reversed(iso.split("-"))
        name = self("months").split()[int(month) - 1] if month.isdigit() and 1 <= int(month) <= 12 else ""
        return " ".join(one for one in (day.lstrip("0"), name, year) if one and "X" not in one)


def _vietnamese(field: str) -> str:
    """A field within a sentence."""
    return (FIELD[field].vietnamese or field).replace("_", " ") if field else ""


def choose(asked: str | None, remembered: str | None, accepted: str) -> str:
    """The language of an answer.

    Args:
        asked: what the address says.
        remembered: what the cookie says.
        accepted: the header Accept-Language.
    """
    for wanted in (asked, remembered):
        if wanted in LANGUAGES:
            return wanted
    return _best(accepted.split(","))


def _best(ranges: Iterable[str]) -> str:
    best, weight = LANGUAGES[0], 0.0
    for one in ranges:
        tag, _, rest = one.partition(";")
        language = tag.strip().lower().partition("-")[0]
        quality = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", rest)
        value = float(quality[1]) if quality else 1.0
        if language in LANGUAGES and value > weight:
            best, weight = language, value
    return best
