"""The lines of pictures at the end of a text: below the reporter's name, or captions repeated in full."""

from __future__ import annotations

import re

from searchlib.model import Kind
from searchlib.text.alphabet import LOWER, UPPER
from searchlib.understanding.layout.bylines import byline
from searchlib.understanding.layout.captions import CAPTION_LIMIT, credited, shows
from searchlib.understanding.layout.paragraph_shape import SHORT, Shape, squash
from searchlib.understanding.lexicon.patterns import Patterns

REPEAT_FLOOR = 20
"""Code points from which a line that returns word for word is a caption (shorter ones may be refrains)."""

APART = 3
"""Paragraphs between a caption and its return, at least."""

FEW = 4
"""Lines below a name that may be pictures although none is repeated or has a credit."""

LOOSE_LIMIT = 250
"""Code points of a line below the reporter's name."""

GALLERY_LIMIT = 14
"""Lines below the text that are looked at."""

_LETTER = UPPER + LOWER

RE = Patterns("layout/closing_pictures")
_TEAM = RE.text("team")
_REPORTER = re.compile(
    rf"(?:Theo )?[{UPPER}][{_LETTER}.]+(?: [{UPPER}][{_LETTER}]+){{1,3}}"
    rf"(?:(?: [-–] |, | & )[{UPPER}][{_LETTER}.]+(?: [{UPPER}][{_LETTER}]+){{1,3}}){{0,3}}"
    r"(?: \((?:[Tt]ổng hợp|[Gg]hi|[Tt]/h)\))?$|"
    rf"Theo [^:?!]{{3,40}}$|{_TEAM}|"
    r"PV\s?/\s?Theo [^:?!]{3,40}$"
)


def gallery(blocks: list[Shape], kinds: dict[int, Kind], title: str | None) -> None:
    """Names the captions that some forms print again below the text, and the reporter's name above them.

    From the end upwards these are lines that stand in the text already and credits; other lines among them
    are captions too if the reporter's name stands above.
    """
    first: dict[str, int] = {}
    for position, block in enumerate(blocks):
        if REPEAT_FLOOR <= block.size <= CAPTION_LIMIT:
            first.setdefault(block.text, position)
    sure: set[int] = set()
    loose: list[int] = []
    pictured = False
    lowest = len(blocks) if _is_table(blocks) else max(0, len(blocks) - 1 - GALLERY_LIMIT)
    for position in range(len(blocks) - 1, lowest, -1):
        block = blocks[position]
        above = first.get(block.text, position)
        if above <= position - APART and _may_return(blocks[above], title):
            sure |= {above, position}
        elif block.text[0] == ">":
            continue  # a link to another article
        elif kinds.get(position) == "caption" or credited(block):
            pictured = True  # `captions` names these
        elif RE.portrait.match(block.text):
            sure.add(position)
        elif position in kinds:
            break
        elif (
            (
                sure
                or pictured
                or _are_pictures(blocks, loose)
                or (len(loose) <= FEW and RE.sure.match(block.text))
            )
            and _REPORTER.match(block.text)
            and byline(block)
        ):
            kinds[position] = "byline"
            sure.update(loose)
            break
        elif not _is_loose(block):
            break
        else:
            loose.append(position)
    sure.update(_last_picture(blocks))
    for position in sure:
        kinds.setdefault(position, "caption")


def _is_table(blocks: list[Shape]) -> bool:
    """Whether a text ends in the rows of a table, each with its number in a line."""
    return sum(block.text.isdigit() for block in blocks[-GALLERY_LIMIT:]) > 1


def _are_pictures(blocks: list[Shape], below: list[int]) -> bool:
    """Whether the few lines below a name all tell in brief what persons do: pictures, not a last section."""
    return 0 < len(below) <= FEW and all(
        blocks[position].size <= SHORT and shows(blocks[position].text) for position in below
    )


def _last_picture(blocks: list[Shape]) -> list[int]:
    """The last line, if it stands below a picture without a full stop: no text follows that it heads."""
    block = blocks[-1]
    if len(blocks) < 2 or block.end or block.size > SHORT or not _is_loose(block):
        return []
    return [len(blocks) - 1] if credited(blocks[-2]) else []


def _may_return(block: Shape, title: str | None) -> bool:
    """Whether a line that returns is a caption and not the headline, a question or an item of a list."""
    if block.item or block.fragment or block.end not in ("", "."):
        return False
    return title is None or squash(block.text) != squash(title)


def _is_loose(block: Shape) -> bool:
    """Whether a line may be a caption for its form: one brief sentence, no quotation."""
    return (
        block.size <= LOOSE_LIMIT
        and not (block.item or block.fragment)
        and block.end in ("", ".")
        and block.text[0] not in "\"“'"
    )
