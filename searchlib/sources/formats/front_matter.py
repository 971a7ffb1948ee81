"""The front matter of a text file: lines `key: value` between two lines `---` at its very beginning.

A small part of YAML: one value a line, plain or in quotes, and lists for `author` in brackets
("[Lê Hoa, Trần Nam]") or as lines `- Lê Hoa`. Unknown keys and lines that are no pair are passed over. What
has no closing line, or no pair in between, is text.
"""

from __future__ import annotations

import re

from searchlib.sources.raw_article import REMARK

_KEY = re.compile(r"([A-Za-z_][A-Za-z_-]*)[ \t]*:(?!//)[ \t]*(.*)")
_FENCE = re.compile(r"---[ \t]*")
_USUAL = re.compile(
    r"(?:title|published|source|author|authors|url|id|date|lead|region)[ \t]*:", re.IGNORECASE
)
_UNCLOSED = "the front matter is not closed by a line ---, so all of it was read as text"
_LONGEST = 200
"""Lines; a front matter that is longer is none."""


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """The fields of the front matter, keys in lower case, and the text after it."""
    if not text.startswith("---"):
        return {}, text
    lines: list[str] = []
    start = 0
    while len(lines) < _LONGEST:
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)].rstrip("\r")
        start = end + 1 if end >= 0 else len(text)
        fence = _FENCE.fullmatch(line) is not None
        if lines and fence:
            fields = _fields(lines[1:])
            return (fields, text[start:]) if fields or len(lines) == 1 else ({}, text)
        if (not lines and not fence) or end < 0:
            break
        lines.append(line)
    return ({REMARK: _UNCLOSED} if len(lines) > 1 and _USUAL.match(lines[1]) else {}), text


def _fields(lines: list[str]) -> dict[str, object]:
    fields: dict[str, object] = {}
    key = ""
    for line in lines:
        match = _KEY.fullmatch(line)
        if match:
            key = match[1].lower()
            fields[key] = _value(match[2].strip())
        elif key and line.lstrip().startswith("- ") and fields[key] in ("", None):
            fields[key] = [_unquoted(line.strip()[2:].strip())]
        elif key and line.lstrip().startswith("- ") and isinstance(items := fields[key], list):
            items.append(_unquoted(line.strip()[2:].strip()))
    return fields


def _value(text: str) -> object:
    if text.startswith("[") and text.endswith("]"):
        return [_unquoted(part.strip()) for part in text[1:-1].split(",") if part.strip()]
    return _unquoted(text)


def _unquoted(text: str) -> str:
    r"""The value without its quotes; "\"" inside double quotes and "''" inside single ones is a quote."""
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return re.sub(r'\\(["\\])', r"\1", text[1:-1])
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text
