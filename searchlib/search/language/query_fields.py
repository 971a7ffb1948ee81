"""Fields of the query language: their names in both languages, and their values as clauses."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from searchlib.errors import QueryError
from searchlib.fields import FIELD, QUERIED
from searchlib.search.language.date_spans import span_range
from searchlib.search.language.tree import Clause, DateRange, Field
from searchlib.text.spelling import fold, has_marks
from searchlib.text.tokens import tokenize

if TYPE_CHECKING:
    from searchlib.fields import MetadataField
    from searchlib.search.language.lexer import Sign

Run = tuple[str, ...]
"""Syllables side by side: canonical where a diacritic was typed, which binds then, else folded."""

_KINDS = {"nq": ("nghị", "quyết"), "nđ": ("nghị", "định"), "ct": ("chỉ", "thị"), "tt": ("thông", "tư")}
"""Kinds of documents as they are abbreviated before a number."""


def plain(text: str) -> str:
    """Text without case and diacritics, for names of fields and kinds: "Văn_bản" -> "van_ban"."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).replace("đ", "d")


_BY_NAME = {plain(name): english for english, vietnamese in QUERIED.items() for name in (english, vietnamese)}


def folded_run(text: str) -> Run:
    """The folded syllables of a name, heading, document or source, as they are compared."""
    return tuple(fold(token.text) for token in tokenize(text))


def run_of(field: MetadataField, text: str) -> Run:
    """What a field of syllables is asked for; a document under the name that it is cited by."""
    if field.matched != "run":
        return folded_run(text)
    run = tuple(token.text for token in tokenize(text))
    if field.name == "document":
        run = _document(run)
    return run if any(map(has_marks, run)) else tuple(map(fold, run))


def _document(run: Run) -> Run:
    """Documents are cited without "số", with the kind in full and in plain capitals: "71-NQ/TƯ"."""
    kind = _KINDS.get(run[0]) if len(run) > 1 and run[1][:1].isdigit() else None
    if kind is not None:
        run = (*kind, *run[1:])
    kept = [
        syllable
        for at, syllable in enumerate(run)
        if not (at and fold(syllable) == "so" and run[at + 1 : at + 2] and run[at + 1][0].isdigit())
    ]
    return tuple("tw" if syllable == "tư" and at > 2 else syllable for at, syllable in enumerate(kept))


def clause(query: str, sign: Sign) -> Clause:
    """The clause that a field of the query stands for.

    Raises:
        QueryError: the field is unknown (the message lists the known ones), or its value makes no sense.
    """
    name = _BY_NAME.get(plain(sign.name))
    if name is None:
        known = ", ".join(f"{english} ({vietnamese})" for english, vietnamese in QUERIED.items())
        reason = f'unknown field "{_printable(sign.name)}"; the fields are {known}'
        raise QueryError(query, sign.column, reason)
    value = query[sign.start : sign.end]
    field = FIELD[name]
    if field.matched == "span":
        try:
            return DateRange(*span_range(value))
        except ValueError as error:
            raise QueryError(query, sign.start + 1, str(error)) from None
    if field.choices:
        chosen = plain(value.strip())
        if chosen not in field.choices:
            reason = f'unknown {name} "{_printable(value)}"; the {name}s are {", ".join(field.choices)}'
            raise QueryError(query, sign.start + 1, reason)
        return Field(name, (chosen,))
    run = run_of(field, value)
    if not run:
        raise QueryError(query, sign.start + 1, f"there is no word after {_printable(sign.name)}:")
    return Field(name, run)


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:40])
