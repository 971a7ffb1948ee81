"""What an article is once it is understood: frozen values that every room shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal["title", "lead", "heading", "caption", "byline", "question", "body"]
Mode = Literal["direct", "reported"]
Cue = Literal["explicit", "anaphoric", "continued"]

KINDS: tuple[Kind, ...] = get_args(Kind)
MODES: tuple[Mode, ...] = get_args(Mode)
CUES: tuple[Cue, ...] = get_args(Cue)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One person whose words a paragraph conveys.

    Attributes:
        name: the fullest form of the name that the article gives.
        role: the role at first mention ("Bí thư Thành uỷ TP.HCM"), or None.
        mode: "direct" where some of the person's own words stand as a quotation, else "reported".
        cue: whether the paragraph names the person ("explicit"), refers to the person by a pronoun or
            bare title ("anaphoric"), or by nothing at all ("continued").
    """

    name: str
    role: str | None
    mode: Mode
    cue: Cue

    @classmethod
    def from_dict(cls, data: Any) -> Attribution:
        """The attribution that `as_dict` gave; ValueError for anything else."""
        name, role = _string(data, "name"), _optional(data, "role")
        mode, cue = data.get("mode"), data.get("cue")
        if mode not in MODES or cue not in CUES:
            raise ValueError("unknown mode or cue")
        return cls(name, role, mode, cue)

    def as_dict(self) -> dict[str, Any]:
        """The attribution in the shape of `search --json`."""
        return {"name": self.name, "role": self.role, "mode": self.mode, "cue": self.cue}


@dataclass(frozen=True, slots=True)
class Person:
    """A person who speaks somewhere in an article, with the role at first mention."""

    name: str
    role: str | None

    @classmethod
    def from_dict(cls, data: Any) -> Person:
        """The person that `as_dict` gave; ValueError for anything else."""
        return cls(_string(data, "name"), _optional(data, "role"))

    def as_dict(self) -> dict[str, Any]:
        """The person in the shape of `parse --json`."""
        return {"name": self.name, "role": self.role}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The unit of search.

    Attributes:
        position: number within the article, counted from 0; None for a title or lead that stands in the
            metadata alone.
        kind: one of `KINDS`.
        section: text of the heading in force, or None before the first.
        text: the paragraph as it stood in the file, NFC, outer white space off.
        speakers: whose words it conveys, in order of appearance.
        documents: normalised names of the documents it cites ("Nghị quyết 98/2023/QH15").
    """

    position: int | None
    kind: Kind
    section: str | None
    text: str
    speakers: tuple[Attribution, ...] = ()
    documents: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: Any) -> Paragraph:
        """The paragraph that `as_dict` gave; ValueError for anything else."""
        text, section = _string(data, "text"), _optional(data, "section")
        position, kind = data.get("i"), data.get("kind")
        if kind not in KINDS or not (position is None or type(position) is int):
            raise ValueError("unknown kind or position")
        speakers = tuple(Attribution.from_dict(speaker) for speaker in _list(data, "speakers"))
        return cls(position, kind, section, text, speakers, _strings(data, "documents"))

    def as_dict(self) -> dict[str, Any]:
        """The paragraph in the shape of `parse --json`."""
        return {
            "i": self.position,
            "kind": self.kind,
            "section": self.section,
            "text": self.text,
            "speakers": [speaker.as_dict() for speaker in self.speakers],
            "documents": list(self.documents),
        }


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the indexer understood it.

    Attributes:
        id: what the record or front matter says, else derived from the path.
        title, lead: from the metadata, else None.
        published: ISO date of publication, or None.
        date: ISO date of the event, with X for unknown parts ("XXXX-04-18"), or None.
        date_basis: the words that decided the date; "record" where the record itself gave it.
        source, authors, url: from the metadata.
        path: the file, as it was named.
        people: every speaker, in order of first speech.
        documents: normalised names of the documents cited, each once, in order.
        paragraphs: those of the text alone, counted from 0.
    """

    id: str
    path: str | None
    title: str | None
    lead: str | None
    published: str | None
    date: str | None
    date_basis: str | None
    source: str | None
    authors: tuple[str, ...]
    url: str | None
    people: tuple[Person, ...]
    documents: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]

    def searchable(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are indexed: those of the text, and a title or lead of the metadata alone.

        A title or lead that no paragraph repeats comes first, with `position` None.
        """
        extra: list[Paragraph] = []
        texts = {_squash(paragraph.text) for paragraph in self.paragraphs[:3]}
        if self.title and _squash(self.title) not in texts:
            extra.append(Paragraph(None, "title", None, self.title))
        if self.lead and _squash(self.lead) not in texts:
            extra.append(Paragraph(None, "lead", None, self.lead))
        return (*extra, *self.paragraphs)

    @classmethod
    def from_dict(cls, data: Any) -> Article:
        """The article that `as_dict` gave; ValueError for anything else (an index may be a stranger's)."""
        return cls(
            id=_string(data, "id"),
            path=_optional(data, "path"),
            title=_optional(data, "title"),
            lead=_optional(data, "lead"),
            published=_optional(data, "published"),
            date=_optional(data, "date"),
            date_basis=_optional(data, "date_basis"),
            source=_optional(data, "source"),
            authors=_strings(data, "authors"),
            url=_optional(data, "url"),
            people=tuple(Person.from_dict(person) for person in _list(data, "people")),
            documents=_strings(data, "documents"),
            paragraphs=tuple(Paragraph.from_dict(item) for item in _list(data, "paragraphs")),
        )

    def as_dict(self) -> dict[str, Any]:
        """The article in the shape of `parse --json` and `show --json`."""
        return {
            "path": self.path,
            "id": self.id,
            "title": self.title,
            "lead": self.lead,
            "published": self.published,
            "date": self.date,
            "date_basis": self.date_basis,
            "source": self.source,
            "authors": list(self.authors),
            "url": self.url,
            "people": [person.as_dict() for person in self.people],
            "documents": list(self.documents),
            "paragraphs": [paragraph.as_dict() for paragraph in self.paragraphs],
        }


def _squash(text: str) -> str:
    """White space and case do not make a repeated title another one."""
    return " ".join(text.split()).casefold()


def _value(data: Any, key: str) -> Any:
    if not isinstance(data, dict):
        raise ValueError("not an object")
    return data.get(key)


def _string(data: Any, key: str) -> str:
    value = _value(data, key)
    if not isinstance(value, str):
        raise ValueError(f"{key} is not a text")
    return value


def _optional(data: Any, key: str) -> str | None:
    return None if _value(data, key) is None else _string(data, key)


def _list(data: Any, key: str) -> list[Any]:
    value = _value(data, key)
    if not isinstance(value, list):
        raise ValueError(f"{key} is not a list")
    return value


def _strings(data: Any, key: str) -> tuple[str, ...]:
    values = _list(data, key)
    if not all(isinstance(value, str) for value in values):
        raise ValueError(f"{key} holds something else than texts")
    return tuple(values)
