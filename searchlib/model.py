"""What an article is once it is understood: frozen values that every room shares."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal, get_args

from searchlib.frozen import SPARSE, JsonObject, frozen

Kind = Literal["title", "lead", "heading", "caption", "byline", "question", "body"]
Mode = Literal["direct", "reported"]
Cue = Literal["explicit", "anaphoric", "continued"]

KINDS: tuple[Kind, ...] = get_args(Kind)
MODES: tuple[Mode, ...] = get_args(Mode)
CUES: tuple[Cue, ...] = get_args(Cue)


@frozen
class Attribution(JsonObject):
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


@frozen
class Reason(JsonObject):
    """Why a paragraph was given to a person.

    Attributes:
        position: number of the paragraph within the article.
        name, mode, cue: as in its `Attribution`.
        rule: the name of the rule that decided.
        reads: what that rule reads, in one line.
        words: the words of the paragraph that decided; None where its place among others did.
    """

    position: int = field(metadata={"key": "i"})
    name: str
    mode: Mode
    cue: Cue
    rule: str
    reads: str
    words: str | None


@frozen
class Person(JsonObject):
    """A person who speaks somewhere in an article, with the role at first mention."""

    name: str
    role: str | None


@frozen
class Paragraph(JsonObject):
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

    position: int | None = field(metadata={"key": "i"})
    kind: Kind
    section: str | None
    text: str
    speakers: tuple[Attribution, ...] = ()
    documents: tuple[str, ...] = ()


@frozen
class Article(JsonObject):
    """An article as the indexer understood it.

    Attributes:
        id: what the record or front matter says, else derived from the path.
        title, lead: from the metadata, else None.
        published: ISO date of publication, or None.
        date: ISO date of the event, with X for unknown parts ("XXXX-04-18"), or None.
        date_basis: the words that decided the date; "record" where the record itself gave it.
        source, region, authors, url: from the metadata.
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
    region: str | None = field(default=None, metadata=SPARSE)

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

    def as_dict(self) -> dict[str, Any]:
        """The article in the shape of `parse --json` and `show --json`: the path comes first."""
        return {"path": self.path} | JsonObject.as_dict(self)


def _squash(text: str) -> str:
    """White space and case do not make a repeated title another one."""
    return " ".join(text.split()).casefold()
