"""Records to articles: the objects of .jsonl and .json, and the fields of a front matter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NoReturn

from searchlib.errors import ArticleError
from searchlib.fields import STATED
from searchlib.sources.discovery import SourceFile
from searchlib.sources.encoding import LIMIT, byte_lines, text_chunks, too_long
from searchlib.sources.formats.timestamps import iso_date
from searchlib.sources.raw_article import REMARK, Block, RawArticle
from searchlib.sources.visible_text import bare_id, one_line, paragraphs

_LONGEST_ID = 1000
_MOST_BLOCKS = 100_000
"""Paragraphs of one article; a file of 2 kB may unpack to a million lines of one letter."""
_SPACE = " \t\n\r"
_NAMES = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}


def json_lines(file: SourceFile) -> Iterator[RawArticle | ArticleError]:
    """The articles of a .jsonl file, an object a line; a line that is none is an error and reading goes on.

    Raises:
        ArticleError: the file cannot be read any further.
    """
    empty = True
    for number, line in byte_lines(file):
        if isinstance(line, ArticleError):
            empty = False
            yield line
        elif not line.isspace():
            empty = False
            try:
                yield record(_parsed(line, file.path, number), f"{file.base}:{number}", file.path, number)
            except ArticleError as error:
                yield error
    if empty:
        raise ArticleError(file.path, "has no text")


def json_file(file: SourceFile) -> Iterator[RawArticle | ArticleError]:
    """The articles of a .json file: one object, or the objects of an array, read one after the other.

    Raises:
        ArticleError: the file cannot be read any further.
    """
    window = _Window(file)
    first = window.peek()
    if not first:
        raise ArticleError(file.path, "has no text")
    if first != "[":
        yield record(window.value(None), file.base, file.path, None)
        if window.peek():
            raise ArticleError(file.path, "goes on after the first value (an object a line is named .jsonl)")
        return
    window.take()
    number = 0
    if window.peek() == "]":
        raise ArticleError(file.path, "has no text")
    while True:
        number += 1
        value = window.value(number)
        try:
            yield record(value, f"{file.base}:{number}", file.path, number)
        except ArticleError as error:
            yield error
        mark = window.take()
        if mark == "]":
            break
        if mark != ",":
            raise ArticleError(file.path, "is broken JSON (',' or ']' expected after this element)", number)
    if window.peek():
        raise ArticleError(file.path, "goes on after the end of the array")


def record(value: object, default_id: str, path: str | None, line: int | None) -> RawArticle:
    """The article of one object.

    Raises:
        ArticleError: it is no object, or has no text.
    """
    if not isinstance(value, dict):
        _bad(path, default_id, f"is {_NAMES.get(type(value), 'a number')}, not an object", line)
    text = value.get("text")
    if text is None:
        _bad(path, default_id, 'has no "text"', line)
    if not isinstance(text, str):
        _bad(path, default_id, '"text" is not a string', line)
    return article(value, map(Block, paragraphs(text)), default_id, path, line)


def article(
    fields: Mapping[str, Any], found: Iterable[Block], default_id: str, path: str | None, line: int | None
) -> RawArticle:
    """The article of some metadata and the paragraphs of its text.

    Raises:
        ArticleError: there is no paragraph, there are too many, or the id is too long.
    """
    blocks = tuple(islice(found, _MOST_BLOCKS + 1))
    if len(blocks) > _MOST_BLOCKS:
        _bad(path, default_id, f"has more than {_MOST_BLOCKS:,} paragraphs", line)
    if not blocks:
        _bad(path, default_id, "has no text", line)
    id = bare_id(_string(fields.get("id")) or default_id) or default_id
    if len(id) > _LONGEST_ID:
        _bad(path, default_id, f"has an id of more than {_LONGEST_ID:,} characters", line)
    return RawArticle(
        id=id,
        path=path,
        line=line,
        title=_string(fields.get("title")),
        lead=_string(fields.get("lead")),
        date=iso_date(fields.get("date")),
        published=iso_date(fields.get("published")),
        url=_string(fields.get("url")),
        authors=_authors(fields),
        blocks=blocks,
        remarks=tuple(_remarks(fields)),
        **{field.name: _string(fields.get(field.name)) for field in STATED},
    )


def _remarks(fields: Mapping[str, Any]) -> Iterator[str]:
    """What the reader of a form could not read, and the dates of the metadata that are none."""
    if remark := fields.get(REMARK):
        yield str(remark)
    for name in ("date", "published"):
        value = fields.get(name)
        if value not in (None, "") and iso_date(value) is None:
            yield f"{name}: {str(value)[:40]!r} is no date (write 2024-01-30), so it was passed over"


class _Window:
    """A part of the text of a file that grows and moves on; values are decoded from it."""

    def __init__(self, file: SourceFile) -> None:
        self._path = file.path
        self._chunks = text_chunks(file)
        self._text = ""
        self._at = 0
        self._done = False

    def peek(self) -> str:
        """The next character that is not white space; nothing at the end of the file."""
        while True:
            rest = self._text
            while self._at < len(rest) and rest[self._at] in _SPACE:
                self._at += 1
            if self._at < len(rest):
                return rest[self._at]
            if not self._more(1):
                return ""

    def take(self) -> str:
        """The character of `peek`, passed over."""
        character = self.peek()
        self._at += len(character)
        return character

    def value(self, number: int | None) -> object:
        """The value that begins at the next character.

        A value that does not end in the window is tried again with twice the text, which is linear in all.
        """
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                cut = error.pos >= len(self._text) - 16 or error.msg.startswith("Unterminated string")
                size = len(self._text) - self._at
                if cut and size > LIMIT:
                    raise too_long(self._path, "the record", number) from None
                if not cut or not self._more(size):
                    raise ArticleError(self._path, f"is broken JSON ({_told(error)})", number) from None
            except (ValueError, RecursionError) as error:
                raise ArticleError(self._path, f"is broken JSON ({_told(error)})", number) from None
            else:
                length = end - self._at  # a number at the end of the window may go on behind it
                if end < len(self._text) or not self._more(1):
                    self._at += length
                    return value

    def _more(self, size: int) -> bool:
        """Reads at least `size` characters on, if there are so many; forgets what was passed."""
        pieces = [self._text[self._at :]]
        self._at = 0
        while size > 0 and not self._done:
            piece = next(self._chunks, "")
            self._done = not piece
            pieces.append(piece)
            size -= len(piece)
        grown = len(pieces) > 1 and any(pieces[1:])
        self._text = "".join(pieces)
        return grown


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_constant, strict=False)


def _parsed(line: str, path: str, number: int) -> object:
    try:
        return _DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(path, f"is broken JSON ({_told(error)})", number) from None


def _told(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, character {error.pos + 1}" if error.lineno == 1 else error.msg
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return "a number of too many digits" if "digits" in str(error) else str(error)


def _bad(path: str | None, id: str, reason: str, line: int | None) -> NoReturn:
    raise ArticleError(path or id, reason, line)


def _string(value: object) -> str | None:
    """A value of the metadata as one line of text; numbers are told, other values passed over."""
    if value is None:
        return None
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return str(value)
        except ValueError:  # more digits than Python writes
            return None
    return None


def _authors(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """The names in `author` or `authors`: a list, or one string with commas or semicolons."""
    value = fields.get("authors") or fields.get("author")
    if value is None:
        return ()
    if isinstance(value, str):
        value = value.replace(";", ",").split(",")
    elif not isinstance(value, list):
        value = [value]
    names = (_string(name.get("name") if isinstance(name, dict) else name) for name in value)
    return tuple(dict.fromkeys(name for name in names if name))
