"""What each paragraph of an article is (title, lead, heading, ...) and under which heading it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from searchlib.articles.read import RawArticle
    from searchlib.model import Kind


@dataclass(frozen=True, slots=True)
class Structured:
    """A paragraph with its place in the article.

    Attributes:
        text: the paragraph as it stood in the file.
        kind: one of `model.KINDS`.
        section: text of the nearest earlier heading (its own, for a heading), None before the first and
            for titles and bylines.
    """

    text: str
    kind: Kind
    section: str | None


def structure(raw: RawArticle) -> tuple[Structured, ...]:
    """The paragraphs of an article with their kinds and sections."""
    found: list[Structured] = []
    section: str | None = None
    for block in raw.blocks:
        kind: Kind = "heading" if block.heading else "body"
        if kind == "heading":
            section = block.text
        found.append(Structured(block.text, kind, section))
    return tuple(found)
