"""Bylines: the lines that name the author, the agency or the paper of a text."""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.model import Kind
from searchlib.understanding.layout.paragraph_shape import LONG, Shape, is_dated_link, squash
from searchlib.understanding.lexicon.patterns import Patterns

RE = Patterns("layout/bylines")

BYLINE_LIMIT = 60
"""Code points of a byline."""

OFFICE_LIMIT = 90
"""Code points of the line below an author's name that tells the office."""


def bylines(blocks: list[Shape], kinds: dict[int, Kind], authors: Sequence[str]) -> None:
    """Names the bylines that the form itself has not marked.

    They are the last line before any links to other articles, the one before it, a signature with its
    office, and anywhere a source in parentheses, a paper, or a known author.
    """
    known = {squash(author) for author in authors}
    last = len(blocks) - 1
    while last > 0 and (_is_link(blocks[last].text) or RE.foot.match(blocks[last].text)):
        last -= 1
    if last > 1 and last not in kinds and _is_signature(blocks[last - 1], blocks[last]):
        kinds[last] = kinds[last - 1] = "byline"
    for position in range(last, max(0, last - 2), -1):
        block = blocks[position]
        if position in kinds or not byline(block):
            break
        kinds[position] = "byline"
    for position, block in enumerate(blocks):
        if block.size > 2 * BYLINE_LIMIT or position in kinds:
            continue
        if position and _is_source(block) and not _goes_on(blocks, position):
            kinds[position] = "byline"
        if known and block.size <= LONG and squash(block.text) in known:
            kinds.setdefault(position, "byline")


def _goes_on(blocks: list[Shape], position: int) -> bool:
    """Whether the line is amid a sentence cut at a link ("Trả lời" | "VnExpress" | ", ông A nói ...")."""
    return position + 1 < len(blocks) and blocks[position + 1].fragment


def _is_link(text: str) -> bool:
    """Whether a line is the headline of another article: marked, or with its date behind it."""
    return text.startswith((">>", "&gt;")) or is_dated_link(text)


def _is_signature(name: Shape, office: Shape) -> bool:
    """Whether two lines are an author with a degree and the office below."""
    if name.size > BYLINE_LIMIT or office.size > OFFICE_LIMIT:
        return False
    return RE.office.match(office.text) is not None and RE.signed.match(name.text) is not None


def _is_source(block: Shape) -> bool:
    """Whether a line anywhere names the source of what stands above it, or heads what somebody wrote."""
    if block.end == ":":
        return RE.headed.match(block.text) is not None
    if block.size > BYLINE_LIMIT:
        return False
    if RE.initials.match(block.text) or RE.done_by.match(block.text):
        return True
    return RE.source.match(block.text) is not None or RE.paper.match(block.text) is not None


def byline(block: Shape) -> bool:
    """Whether a line at the end of a text names its author or agency."""
    if block.size > 2 * BYLINE_LIMIT or block.item or block.fragment:
        return False
    text = block.text
    if (
        RE.byline_words.match(text)
        and block.end in ("", ".")
        and (block.size <= BYLINE_LIMIT or text[0] == "(")
    ):
        return True
    if block.size > BYLINE_LIMIT or RE.portrait.match(text):
        return False
    return RE.agency.match(text) is not None or (RE.name.match(text) is not None and not text[0].isdigit())
