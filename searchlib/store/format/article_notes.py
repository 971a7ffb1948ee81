"""Notes: what is stored of an article beside its text and its columns, and the article put together again.

A note is a list: path, title, lead, published, date, date_basis, source, authors, url, people, documents, the
literal strings of its text (see `spelled`), paragraphs. A title or lead that is one of the first paragraphs
is the number of that paragraph. People and documents are null where they are those of the paragraphs.
`paragraphs` is null, or what the columns cannot say of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from searchlib.errors import IndexDamaged
from searchlib.model import CUES, KINDS, MODES, Article, Attribution, Paragraph, Person

_T = TypeVar("_T")
_FIRST = 5
_LENGTH = 13


def note_of(article: Article, paragraphs: Sequence[Paragraph], literals: list[str]) -> list[Any]:
    """The note of an article.

    Args:
        article: the article.
        paragraphs: its `searchable()` ones.
        literals: the literal strings of their text.
    """
    texts = [paragraph.text for paragraph in paragraphs[:_FIRST]]
    regular = all(_is_regular(paragraph, i) for i, paragraph in enumerate(article.paragraphs))
    return [
        article.path,
        texts.index(article.title) if article.title in texts else article.title,
        texts.index(article.lead) if article.lead in texts else article.lead,
        article.published,
        article.date,
        article.date_basis,
        article.source,
        list(article.authors),
        article.url,
        None
        if article.people == _people(paragraphs)
        else [[person.name, person.role] for person in article.people],
        None if article.documents == _documents(paragraphs) else list(article.documents),
        literals,
        None if regular else [{**p.as_dict(), "text": ""} for p in article.paragraphs],
    ]


def article_of(
    article_id: str,
    note: Any,
    paragraphs: Sequence[Paragraph],
    extras: int,
    texts: Sequence[str] | Mapping[int, str] | None = None,
) -> Article:
    """The article that was stored.

    Args:
        article_id: its id.
        note: its note.
        paragraphs: what text and columns say of its paragraphs.
        extras: how many of them stand in the metadata alone; they come first.
        texts: by number those of its paragraphs that are title or lead, if they themselves are not given.

    Raises:
        IndexDamaged: the note has another form than was written.
    """
    try:
        path, title, lead, published, date, basis, source, authors, url, people, documents, _, odd = note
        if texts is None:
            texts = [paragraph.text for paragraph in paragraphs[:_FIRST]]
        own = tuple(paragraphs[extras:])
        if odd is not None:
            own = tuple(_paragraph(data, p.text) for data, p in zip(odd, own, strict=True))
        return Article(
            id=article_id,
            path=_optional(path),
            title=_text_of(title, texts),
            lead=_text_of(lead, texts),
            published=_optional(published),
            date=_optional(date),
            date_basis=_optional(basis),
            source=_optional(source),
            authors=tuple(_text(author) for author in authors),
            url=_optional(url),
            people=_people(own)
            if people is None
            else tuple(Person(_text(name), _optional(role)) for name, role in people),
            documents=_documents(own) if documents is None else tuple(_text(name) for name in documents),
            paragraphs=own,
        )
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise IndexDamaged("a stored article has another form than was written; rebuild the index") from error


def digest_of(article: Article) -> int:
    """CRC-32 of all that an article says, by which `check` sees whether it was put together rightly."""
    import zlib

    text = json.dumps(article.as_dict(), ensure_ascii=False, separators=(",", ":"))
    return zlib.crc32(text.encode("utf-8", "replace"))


def literals_of(note: Any) -> list[str]:
    """The literal strings of a note.

    Raises:
        IndexDamaged: it has another form.
    """
    if not isinstance(note, list) or len(note) != _LENGTH:
        raise IndexDamaged("a stored article has another form than was written; rebuild the index")
    literals = note[_LENGTH - 2]
    if not isinstance(literals, list) or not all(isinstance(literal, str) for literal in literals):
        raise IndexDamaged("a stored article has another form than was written; rebuild the index")
    return literals


def texts_named(note: list[Any]) -> list[int]:
    """The numbers of the paragraphs whose text is title or lead."""
    return [value for value in note[1:3] if type(value) is int]


def is_regular(note: list[Any]) -> bool:
    """Whether the columns say everything of the paragraphs but their text."""
    return note[-1] is None


def _is_regular(paragraph: Paragraph, number: int) -> bool:
    """Whether the columns say everything of a paragraph but its text."""
    return (
        paragraph.position == number
        and paragraph.section != ""
        and all(speaker.role != "" for speaker in paragraph.speakers)
        and len(set(paragraph.documents)) == len(paragraph.documents)
    )


def _people(paragraphs: Iterable[Paragraph]) -> tuple[Person, ...]:
    """Who speaks in some paragraphs, in order of first speech, with the role there."""
    roles: dict[str, str | None] = {}
    for paragraph in paragraphs:
        for speaker in paragraph.speakers:
            roles.setdefault(speaker.name, speaker.role)
    return tuple(Person(name, role) for name, role in roles.items())


def _documents(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for paragraph in paragraphs for name in paragraph.documents))


def _paragraph(data: Any, text: str) -> Paragraph:
    if type(data["i"]) is not int:
        raise TypeError("position")
    return Paragraph(
        position=data["i"],
        kind=_one_of(data["kind"], KINDS),
        section=_optional(data["section"]),
        text=text,
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


def _text_of(value: Any, texts: Sequence[str] | Mapping[int, str]) -> str | None:
    """A title or lead: text, or the number of the paragraph that says it."""
    return texts[value] if type(value) is int else _optional(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def _optional(value: Any) -> str | None:
    return None if value is None else _text(value)


def _one_of(value: Any, known: tuple[_T, ...]) -> _T:
    return known[known.index(value)]
