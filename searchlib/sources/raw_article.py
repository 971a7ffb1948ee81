"""An article as it was read, before anything is understood: text, headings that the form marks, metadata."""

from __future__ import annotations

from searchlib.frozen import frozen

LONGEST_UNDERSTOOD = 20_000
"""Code points of the longest paragraph in which anything is understood.

The longest of 829,407 paragraphs of news has 10,042. A longer one is searched like any other, but nobody
speaks in it, and no day and no document is read from it.
"""

REMARK = "\0remark"
"""A field of metadata that no file can give: what could not be read, a line."""


@frozen
class Block:
    """One paragraph of the text.

    Attributes:
        text: NFC, outer white space off, without control characters; never empty.
        heading: the form itself says that this is a heading (`#` in Markdown, `<h2>` in HTML).
        caption: the form itself says that this is a caption (`<figcaption>` in HTML).
    """

    text: str
    heading: bool = False
    caption: bool = False


@frozen
class RawArticle:
    """An article as a file or record gives it.

    Attributes:
        id: what the record or front matter says, else derived from the path (and the line).
        path: the file, as it was named; None for text that came without one.
        line: the line of the file (an array: the element), counted from 1; None for a file of one article.
        title, lead, source, region, url: one line of text each, or None.
        date: ISO date of the event as the record itself gives it, or None; X for unknown parts.
        published: ISO date or date and time ("2024-01-30", "2024-01-30T10:00:00+07:00"), or None.
        authors: names in the order given.
        blocks: the paragraphs of the text, at least one.
        remarks: what could not be read of its metadata, a line each.
    """

    id: str
    path: str | None
    line: int | None
    title: str | None
    lead: str | None
    date: str | None
    published: str | None
    source: str | None
    url: str | None
    authors: tuple[str, ...]
    blocks: tuple[Block, ...]
    region: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def too_long(self) -> int:
        """How many paragraphs are longer than what is understood."""
        return sum(len(block.text) > LONGEST_UNDERSTOOD for block in self.blocks)
