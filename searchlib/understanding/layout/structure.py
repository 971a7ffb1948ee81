"""What each paragraph of an article is (title, lead, heading, ...) and under which heading it stands."""

from __future__ import annotations

from searchlib.frozen import frozen
from searchlib.model import Kind
from searchlib.sources.raw_article import LONGEST_UNDERSTOOD, RawArticle
from searchlib.understanding.layout.bylines import bylines
from searchlib.understanding.layout.captions import captions
from searchlib.understanding.layout.closing_pictures import gallery
from searchlib.understanding.layout.headings import headings
from searchlib.understanding.layout.headline import opening
from searchlib.understanding.layout.interview_questions import questions
from searchlib.understanding.layout.paragraph_shape import shape


@frozen
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
    """The paragraphs of an article with their kinds and sections.

    Every step looks at the blocks that no step before it has named: the marks of the form itself, the
    opening (title, lead), bylines and captions, questions of an interview, headings; the rest is body.
    """
    blocks = [shape(block.text[:LONGEST_UNDERSTOOD]) for block in raw.blocks]
    kinds: dict[int, Kind] = {}
    for position, block in enumerate(raw.blocks):
        if block.heading:
            kinds[position] = "heading"
        elif block.caption:
            kinds[position] = "caption"
        elif len(block.text) > LONGEST_UNDERSTOOD:
            kinds[position] = "body"
    gallery(blocks, kinds, raw.title)
    bylines(blocks, kinds, raw.authors)
    captions(blocks, kinds, raw.title)
    questions(blocks, kinds)
    headings(blocks, kinds, first=0 if raw.title else 1)
    opening(blocks, kinds, raw)
    return _sections(raw, kinds)


def readable(structured: tuple[Structured, ...]) -> tuple[Structured, ...]:
    """The paragraphs, without the text of those that are too long to be understood."""
    if all(len(item.text) <= LONGEST_UNDERSTOOD for item in structured):
        return structured
    return tuple(
        item if len(item.text) <= LONGEST_UNDERSTOOD else Structured("", item.kind, item.section)
        for item in structured
    )


def _sections(raw: RawArticle, kinds: dict[int, Kind]) -> tuple[Structured, ...]:
    """A heading stays in force until the next one."""
    found: list[Structured] = []
    section: str | None = None
    for position, block in enumerate(raw.blocks):
        kind = kinds.get(position, "body")
        if kind == "heading":
            section = block.text
        found.append(Structured(block.text, kind, None if kind in ("title", "byline") else section))
    return tuple(found)
