"""Stored JSON back to an article, with every type checked."""

from __future__ import annotations

from typing import Any, TypeVar

from searchlib.errors import IndexDamaged
from searchlib.model import CUES, KINDS, MODES, Article, Attribution, Paragraph, Person

_T = TypeVar("_T")


def thaw_article(data: Any) -> Article:
    """The article whose `as_dict()` was stored.

    Raises:
        IndexDamaged: the value has another form.
    """
    try:
        return Article(
            id=_text(data["id"]),
            path=_optional(data["path"]),
            title=_optional(data["title"]),
            lead=_optional(data["lead"]),
            published=_optional(data["published"]),
            date=_optional(data["date"]),
            date_basis=_optional(data["date_basis"]),
            source=_optional(data["source"]),
            authors=tuple(_text(author) for author in data["authors"]),
            url=_optional(data["url"]),
            people=tuple(
                Person(_text(person["name"]), _optional(person["role"])) for person in data["people"]
            ),
            documents=tuple(_text(name) for name in data["documents"]),
            paragraphs=tuple(_paragraph(paragraph) for paragraph in data["paragraphs"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise IndexDamaged("a stored article has another form than was written; rebuild the index") from error


def _paragraph(data: Any) -> Paragraph:
    if type(data["i"]) is not int:
        raise TypeError("position")
    return Paragraph(
        position=data["i"],
        kind=_one_of(data["kind"], KINDS),
        section=_optional(data["section"]),
        text=_text(data["text"]),
        speakers=tuple(
            Attribution(
                name=_text(speaker["name"]),
                role=_optional(speaker["role"]),
                mode=_one_of(speaker["mode"], MODES),
                cue=_one_of(speaker["cue"], CUES),
            )
            for speaker in data["speakers"]
        ),
        documents=tuple(_text(name) for name in data["documents"]),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def _optional(value: Any) -> str | None:
    return None if value is None else _text(value)


def _one_of(value: Any, known: tuple[_T, ...]) -> _T:
    return known[known.index(value)]
