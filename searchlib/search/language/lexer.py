"""The signs of the query language: text is cut into words, quoted runs, fields, brackets and operators.

Nothing is looked up here; a sign keeps where it stands so that errors can point at the column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from searchlib.errors import QueryError
from searchlib.frozen import frozen

Kind = Literal["text", "quote", "field", "open", "close", "AND", "OR", "NOT"]

OPERATORS: tuple[Kind, ...] = ("AND", "OR", "NOT")

QUOTES = '"“”„‟«»'
"""Quotation marks: a typographic one closes what a typographic one opens; without a partner it is no sign."""

_SPECIAL = re.compile(rf"[-+():*~{QUOTES}]|(?<!\S)(?:{'|'.join(OPERATORS)})(?!\S)")
_CHUNK = re.compile(rf"[^\s(){QUOTES}]*")
_LETTER = re.compile(r"[^\W_]")
_OPENS = QUOTES + "("
_NEAR = re.compile(r"~(\w*)", re.ASCII)


@frozen
class Sign:
    """One sign of a query.

    Attributes:
        kind: what it is.
        start, end: where its text stands (for quotes and fields: the text of the value), in code points.
        column: where the sign begins, counted from 1.
        prefix: "+", "-" or "".
        name: of a field, as typed.
        suffix: what follows a quoted run or ends a word: "~5", "*", "~" or "".
        after: where the whole sign ends.
    """

    kind: Kind
    start: int
    end: int
    column: int
    after: int
    prefix: str = ""
    name: str = ""
    suffix: str = ""


def is_plain(query: str) -> bool:
    """Whether a query holds no sign but words, so that both syntaxes read it in the same way."""
    return _SPECIAL.search(query) is None


def signs(query: str) -> Iterator[Sign]:
    """The signs of a query, in order.

    Raises:
        QueryError: a quotation mark is not closed, or a `*` or `~` stands where it means nothing.
    """
    position = 0
    while position < len(query):
        if query[position].isspace():
            position += 1
            continue
        sign = _next(query, position)
        position = sign.after
        if sign.kind != "text" or _has_word(query[sign.start : sign.end]):
            yield sign


def _next(query: str, position: int) -> Sign:
    """The sign that begins at a position which is no white space."""
    begin, prefix = position, ""
    if query[position] in "+-" and _starts_term(query, position + 1) and _is_free(query, position):
        prefix = query[position]
        position += 1
    column = begin + 1
    character = query[position]
    if character == "(":
        return Sign("open", position, position + 1, column, position + 1, prefix)
    if character == ")":
        return Sign("close", position, position + 1, column, position + 1)
    if character in QUOTES:
        end = _closing(query, position)
        if end < 0 and character != '"':
            return Sign("text", position, position + 1, column, position + 1)
        return _quote(query, position, end, column, prefix)
    name_end = _field_end(query, position)
    if name_end:
        return _field(query, position, name_end, column, prefix)
    return _text(query, position, column, prefix)


def _is_free(query: str, position: int) -> bool:
    """Whether nothing is attached before a position."""
    return position == 0 or query[position - 1].isspace() or query[position - 1] == "("


def _starts_term(query: str, position: int) -> bool:
    """Whether a word, a quoted run or a bracket begins at the position."""
    return position < len(query) and (query[position] in _OPENS or _is_letter(query[position]))


def _is_letter(character: str) -> bool:
    """Letters, digits and the combining marks of decomposed text."""
    return character.isalnum() or unicodedata.combining(character) != 0


def _has_word(text: str) -> bool:
    return _LETTER.search(text) is not None


def _closing(query: str, position: int) -> int:
    """Where the quotation mark stands that closes the one at a position, or -1.

    A plain one is closed by the next plain one, so that a quoted text may hold typographic ones; where there
    is none, and for the others, by the next of any kind.
    """
    if query[position] == '"' and (end := query.find('"', position + 1)) >= 0:
        return end
    return next((at for at in range(position + 1, len(query)) if query[at] in QUOTES), -1)


def _quote(query: str, position: int, end: int, column: int, prefix: str) -> Sign:
    """A quoted run, with what is attached behind it."""
    if end < 0:
        raise QueryError(query, position + 1, 'this quotation mark is not closed (add a second ")')
    if not _has_word(query[position + 1 : end]):
        raise QueryError(query, position + 1, "there is no word between these quotation marks")
    found = _NEAR.match(query, end + 1)
    after = found.end() if found else end + 1
    suffix = found.group(0) if found else ""
    if found and not found.group(1).isdigit():
        raise QueryError(query, end + 2, '~ behind a quoted run needs a number of words ("a b"~5)')
    return Sign("quote", position + 1, end, column, after, prefix, suffix=suffix)


def _field_end(query: str, position: int) -> int:
    """Where the colon of a field stands, or 0 where no field opens at the position."""
    if query.find(":", position, _chunk_end(query, position)) < 0:
        return 0
    end = position
    while end < len(query) and _names(query[end]):
        end += 1
    opens = (
        position < end < len(query) - 1
        and query[end] == ":"
        and not query[end + 1].isspace()
        and query[end + 1] != ")"
    )
    return end if opens else 0


def _names(character: str) -> bool:
    """Whether the character can stand in the name of a field."""
    return character.isalpha() or character == "_" or unicodedata.combining(character) != 0


def _field(query: str, position: int, colon: int, column: int, prefix: str) -> Sign:
    """A field with its value, a quoted run or a single word."""
    name, start = query[position:colon], colon + 1
    if query[start] in QUOTES:
        end = _closing(query, start)
        if end < 0:
            raise QueryError(query, start + 1, 'this quotation mark is not closed (add a second ")')
        return Sign("field", start + 1, end, column, end + 1, prefix, name)
    end = _chunk_end(query, start)
    if end == start:
        raise QueryError(query, start + 1, f'{name}: needs a word or a run in quotes ({name}:"...")')
    return Sign("field", start, end, column, end, prefix, name)


def _chunk_end(query: str, position: int) -> int:
    """The first white space, bracket or quotation mark from a position on, or the end."""
    found = _CHUNK.match(query, position)
    return found.end() if found else position


def _text(query: str, position: int, column: int, prefix: str) -> Sign:
    """A word with what ends it, or an operator."""
    after = _chunk_end(query, position)
    chunk = query[position:after]
    for operator in OPERATORS:
        if chunk == operator and not prefix:
            return Sign(operator, position, after, column, after)
    body = chunk.rstrip(".,;:!?…")
    suffix = ""
    if body.endswith("~1"):
        suffix, body = "~", body[:-2]
    elif body.endswith(("*", "~")):
        suffix, body = body[-1], body[:-1]
    for offset, character in enumerate(body) if "*" in body or "~" in body else ():
        if character in "*~":
            reason = (
                f"{character} stands at the end of a word, once (tham*, thamm~); quote the text to search it"
            )
            raise QueryError(query, position + offset + 1, reason)
    if suffix and not (body and _is_letter(body[-1])):
        reason = f"{suffix} needs the beginning of a word before it (tham*)"
        if suffix == "~":
            reason = "~ needs a word before it (thamm~)"
        raise QueryError(query, position + len(body) + 1, reason)
    end = position + len(body) if suffix else after
    return Sign("text", position, end, column, after, prefix, suffix=suffix)
