"""Captions and credits: the lines beside a text that tell of its pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from searchlib.model import Kind
from searchlib.text.alphabet import LOWER
from searchlib.understanding.layout.headings import HEADING_LIMIT
from searchlib.understanding.layout.paragraph_shape import LONG, SHORT, Shape, is_dated_link
from searchlib.understanding.layout.portraits import is_portrait
from searchlib.understanding.lexicon.patterns import Patterns

RE = Patterns("layout/captions")

CAPTION_LIMIT = 420
"""Code points of a caption with a credit."""

DEPICTION_LIMIT = 160
"""Code points of a caption without a credit."""

UNSTOPPED_LIMIT = 260
"""Code points of a caption that, unlike any sentence of the text, has no full stop."""

DEPICTION_FLOOR = 50
"""Code points from which a line without a full stop that tells of something visible is no heading."""

LIST_FLOOR = 6
"""So many short lines without a stop in a row are a list or a table."""

CREDIT_LIMIT = 60
"""Code points of the credit itself."""

_PERSON = RE.text("person")
_SUBJECT = re.compile(_PERSON + rf"(?![{LOWER}])")
_SHORTEST_HEADLINE = 6
"""Pairs of syllables: what is shorter returns by chance."""


def captions(blocks: list[Shape], kinds: dict[int, Kind], title: str | None = None) -> None:
    """Names captions and credits that the form itself has not marked."""
    awaited = False  # the block before ends in "Ảnh:" and the name is still to come
    headline = _pairs(title or blocks[0].text) if title or (blocks and not blocks[0].end) else []
    pictured = bool(blocks) and RE.pictured.match(title or blocks[0].text) is not None
    listed = _listed(blocks)
    for position, block in enumerate(blocks):
        if position in kinds or (pictured and not position):
            awaited = False
            continue
        if pictured and not block.end and block.size <= UNSTOPPED_LIMIT:
            kinds[position] = "caption"
            continue
        if awaited and block.size <= CREDIT_LIMIT:
            kinds[position] = "caption"
            awaited = False
            continue
        awaited = False
        if block.size > CAPTION_LIMIT or is_dated_link(block.text):
            continue
        if position in listed and RE.shown.search(block.text) is None and not credited(block):
            continue
        if credited(block) or (block.size <= SHORT and "(" in block.text and RE.place.search(block.text)):
            kinds[position] = "caption"
            awaited = block.end == ":" and RE.open_credit.search(block.text) is not None
        elif (
            depicts(block, position, blocks)
            or _apart(block, position, blocks)
            or _repeats(block, position, blocks)
            or (position > 1 and _says_again(block, headline))
        ):
            kinds[position] = "caption"


def _listed(blocks: Sequence[Shape]) -> set[int]:
    """The lines of lists and tables: many short ones without a stop in a row."""
    found: set[int] = set()
    start = 0
    for position in range(len(blocks) + 1):
        if position < len(blocks) and not blocks[position].end and blocks[position].size <= HEADING_LIMIT:
            continue
        if position - start >= LIST_FLOOR:
            found.update(range(start, position))
        start = position + 1
    return found


def credited(block: Shape) -> bool:
    """Whether a picture credit ends the block, or its words speak of a picture."""
    return ends_in_credit(block) or (
        block.size <= 2 * SHORT
        and ("ảnh chụp" in block.text or "Trong ảnh" in block.text or block.text.startswith(("Ảnh", "Từ ")))
        and RE.picture.search(block.text) is not None
    )


def ends_in_credit(block: Shape) -> bool:
    """Whether a picture credit ends the block ("... Ảnh: Lê An")."""
    end = block.text[-CREDIT_LIMIT - 25 :]
    if ":" in end and RE.credit.search(end):
        return True
    return ("Ảnh" in end or "Photo" in end) and RE.bare_credit.search(end) is not None


def shows(text: str) -> bool:
    """Whether a line that is known to stand below a text tells of a person doing something visible."""
    return _SUBJECT.match(text) is not None and (RE.shown.search(text) or RE.placed.search(text)) is not None


def depicts(block: Shape, position: int, blocks: Sequence[Shape]) -> bool:
    """Whether a line without a credit describes what a picture shows.

    Such a line is brief, has a person or a scene for its subject, tells of something visible, and has none
    of the words by which running text reports, argues or refers back.
    """
    if not 6 <= block.size <= UNSTOPPED_LIMIT or block.item or block.fragment or block.end not in ("", "."):
        return False
    if block.end and block.size <= SHORT and is_portrait(block.text):
        return position > 0
    if position + 1 >= len(blocks):
        return block.size <= DEPICTION_LIMIT and _speaks_only(block.text)
    text = block.text
    if blocks[position + 1].fragment:  # only a portrait cuts a sentence
        return position > 0 and not blocks[position - 1].end and RE.portrait.match(text) is not None
    if block.size >= LONG and not block.end and _shows_at_length(text):
        return True
    if block.size > DEPICTION_LIMIT:
        return False
    scene = RE.scene.match(text) or (block.end and RE.scene_or_topic.match(text))
    person = _SUBJECT.match(text) or RE.name_first.match(text)
    dated = block.size <= LONG and RE.on_day.search(text) and (RE.shown.search(text) or shows(text))
    if ":" in text or not (scene or dated or person):
        return False
    if (RE.said if RE.view.match(text) else RE.told).search(text):
        return False
    if scene or dated or RE.in_office.match(text):
        return True
    if block.end:
        found = RE.placed.search(text) or RE.shown.search(text)
        return found is not None or _names_only(text, 1 / 2)
    # Without a full stop it may be a heading too, and these are brief.
    apart = block.size >= DEPICTION_FLOOR or RE.at_occasion.search(text) is not None
    return (apart and RE.shown.search(text) is not None) or _names_only(text, 2 / 3)


def _speaks_only(text: str) -> bool:
    """Whether a line has somebody speak at an occasion, and nothing of what was said."""
    return (
        _SUBJECT.match(text) is not None
        and RE.speaks.search(text) is not None
        and "," not in text
        and " rằng " not in text
    )


def _shows_at_length(text: str) -> bool:
    """Whether a long line without a full stop has a person for its subject who does something visible."""
    return (
        _SUBJECT.match(text) is not None
        and RE.shown.search(text, 0, DEPICTION_LIMIT) is not None
        and RE.said.search(text) is None
    )


def _repeats(block: Shape, position: int, blocks: Sequence[Shape]) -> bool:
    """Whether a line says nothing but what a longer paragraph beside it says in the same words."""
    floor = LONG / 2 if block.end else HEADING_LIMIT  # a heading may take its words from the text too
    if not floor <= block.size <= UNSTOPPED_LIMIT or block.end not in ("", ".") or not position:
        return False
    start = block.text[1 : LONG // 4]
    for beside in blocks[position - 1 : position + 2 : 2]:
        if beside.size > 1.25 * block.size and start in beside.text and _holds(beside.text, block.text):
            return True
    return False


def _holds(longer: str, text: str) -> bool:
    """Whether nine in ten of the pairs of syllables stand in the longer text."""
    known, pairs = set(_pairs(longer)), _pairs(text)
    return sum(pair in known for pair in pairs) * 10 >= len(pairs) * 9


def _pairs(text: str) -> list[tuple[str, str]]:
    return list(pairwise(text.casefold().replace(",", " ").replace(".", " ").split()))


def _says_again(block: Shape, headline: list[tuple[str, str]]) -> bool:
    """Whether a line far below the headline says the same in hardly more words, as captions do."""
    if (
        not LONG / 4 <= block.size <= SHORT
        or block.end not in ("", ".")
        or len(headline) < _SHORTEST_HEADLINE
    ):
        return False
    text = block.text.casefold()
    if headline[0][0] not in text or headline[-1][1] not in text:
        return False
    found = _pairs(block.text)
    return len(found) <= 1.6 * len(headline) and not set(headline).difference(found)


def _apart(block: Shape, position: int, blocks: Sequence[Shape]) -> bool:
    """Whether the line stands apart from the text around it, as a caption does that has lost its picture.

    It is one plain sentence between two long paragraphs, without any word that ties it to them.
    """
    if not 0 < position < len(blocks) - 1 or block.end != "." or block.item or block.fragment:
        return False
    text, after = block.text, blocks[position + 1]
    alone = block.size <= 75 and blocks[position - 1].size >= 150 and after.size >= 150
    return alone and not (RE.tied.search(text) or RE.told.search(text))


def _names_only(text: str, share: float) -> bool:
    """A line of names and titles without a verb: a large share of its syllables carry a capital."""
    words = text.split()
    return sum(word[:1].isupper() for word in words) >= share * len(words)
