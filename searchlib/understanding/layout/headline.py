"""How an article opens: headline, lead, or at once with the story."""

from __future__ import annotations

from searchlib.model import Kind
from searchlib.sources.raw_article import RawArticle
from searchlib.understanding.layout.captions import ends_in_credit
from searchlib.understanding.layout.paragraph_shape import Shape, is_link, squash
from searchlib.understanding.lexicon.patterns import Patterns

RE = Patterns("layout/headline")

TITLE_LIMIT = 140
"""Code points: a longer title is headline and lead in one."""

LEAD_LIMIT = 340
LEAD_BEFORE_HEADING_LIMIT = 700
"""Code points: a lead is brief; directly above a heading it may be longer."""

LEAD_FLOOR = 60

REPEATED = 8
"""So many words no sentence says twice."""


SHORTEST = 8
"""Code points of the shortest headline that may have run into a text."""

SUBJECT = 5
"""Words with which a text begins that no first sentence has again soon: an office and a name."""

MOST_WORDS = 20
"""Words of the longest headline behind which they may stand again."""

RUN_ON_REACH = 500
"""Code points within which a headline ends that has run together with the text."""


def opening(blocks: list[Shape], kinds: dict[int, Kind], raw: RawArticle) -> None:
    """Names the title and the lead among the first two paragraphs.

    With a title in the metadata the first paragraph is a title only where it repeats it. Without, a first
    paragraph that is no finished sentence, or that runs a headline and a sentence together, is the title;
    not so a caption with its credit, which has come before the text.
    """
    if not blocks:
        return
    first = blocks[0]
    if is_link(first.text):
        _lead(blocks, kinds, raw, 1)
        return
    if raw.title:
        repeated = squash(first.text) == squash(raw.title)
        if repeated:
            kinds[0] = "title"
        if len(raw.title) <= TITLE_LIMIT and (repeated or not _tells_day(blocks, kinds)):
            _lead(blocks, kinds, raw, int(repeated))
    elif kinds.get(0) == "caption" and ends_in_credit(first):
        return
    elif kinds.get(0) == "heading" or _headline(first):
        if len(blocks) > 1 or kinds.get(0) == "heading" or _runs_on(first):
            kinds[0] = "title"
            if first.size <= TITLE_LIMIT and not _begins_story(blocks, kinds):
                _lead(blocks, kinds, raw, 1)
    elif 0 not in kinds and len(blocks) > 1 and LEAD_FLOOR <= first.size <= LEAD_BEFORE_HEADING_LIMIT:
        kinds[0] = "lead"


def _headline(first: Shape) -> bool:
    """A line without a full stop, or one in which a sentence begins without a stop before it."""
    if first.end in ("", "?", "!"):
        return first.size <= 2 * LEAD_BEFORE_HEADING_LIMIT
    return _runs_on(first)


def _runs_on(first: Shape) -> bool:
    """Whether a sentence begins in the line without a stop before it: a headline stands there first."""
    return RE.run_on.search(first.text, SHORTEST, RUN_ON_REACH) is not None or _repeats_itself(first.text)


def _repeats_itself(text: str) -> bool:
    """Whether one sentence would say some words twice: a headline, and the text that takes it up."""
    stop = RE.stop.search(text)
    words = text[: stop.start() if stop else RUN_ON_REACH].casefold().split()
    if any(words[at : at + SUBJECT] == words[:SUBJECT] for at in range(SUBJECT, MOST_WORDS)):
        return True
    seen: set[tuple[str, ...]] = set()
    for at in range(len(words) - REPEATED + 1):
        run = tuple(words[at : at + REPEATED])
        if run in seen:
            return True
        seen.add(run)
    return False


def _lead(blocks: list[Shape], kinds: dict[int, Kind], raw: RawArticle, position: int) -> None:
    """Calls the paragraph a lead if it looks like one."""
    if position >= len(blocks):
        return
    block = blocks[position]
    if raw.lead and squash(block.text) == squash(raw.lead):
        kinds[position] = "lead"
        return
    if position in kinds or position + 1 >= len(blocks):
        return
    heading_next = kinds.get(position + 1) == "heading"
    limit = LEAD_BEFORE_HEADING_LIMIT if heading_next else LEAD_LIMIT
    if not LEAD_FLOOR <= block.size <= limit or block.item or block.end in (":", ""):
        return
    text = _unsigned(block.text)
    if not (RE.backward.match(text) or RE.also.match(text) or RE.mine.match(text)):
        kinds[position] = "lead"


def _tells_day(blocks: list[Shape], kinds: dict[int, Kind]) -> bool:
    """Whether the first paragraph tells at once what happened on a day, and the story goes on below it."""
    text = _unsigned(blocks[0].text)
    told = RE.dated.match(text) is not None or RE.by_document.match(text) is not None
    told = told or RE.issued.match(text) is not None
    return told and kinds.get(1) != "heading"


def _begins_story(blocks: list[Shape], kinds: dict[int, Kind]) -> bool:
    """Whether the second paragraph is one person's speech already, without the news that frames it.

    Below a lead the story begins anew; a speech goes on.
    """
    text = _unsigned(blocks[1].text) if len(blocks) > 1 else ""
    if RE.when.search(text) or not RE.speaks.match(text):
        return False
    return len(blocks) > 2 and kinds.get(2) != "heading" and RE.speaks.match(blocks[2].text) is not None


def _unsigned(text: str) -> str:
    """A paragraph without the sign of the paper before it."""
    sign = RE.sign.match(text)
    return text[sign.end() :] if sign else text
