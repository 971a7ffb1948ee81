"""Interviews: which paragraphs are the interviewer's."""

from __future__ import annotations

from searchlib.model import Kind
from searchlib.understanding.layout.paragraph_shape import Shape
from searchlib.understanding.lexicon.patterns import Patterns

QUESTION_LIMIT = 700
"""Code points: a longer paragraph that ends in a question mark is somebody's speech."""

RE = Patterns("layout/interview_questions")
_READERS = 2
HEADING_LIMIT = 80
"""Code points of a heading that asks."""

REQUEST_LIMIT = 300
"""Code points of a question without a question mark."""

SURELY_ANSWERED = 4
"""So many answers with a dash below questions make what stands above another dash a question."""

_DASH = ("-", "–", "—")
_DOTTED = 2
"""So many sure questions behind a point make the point a mark of questions."""
_STARRED = 2
"""So many questions behind a star that speak to somebody are an interviewer's, whatever marks the answers."""
_OPENING = 3
_MANY_DASHED = 3


def questions(blocks: list[Shape], kinds: dict[int, Kind]) -> None:
    """Names the questions, if the article is an interview.

    It is one if an interviewer is named, or if at least two paragraphs that end in a question mark are each
    followed by an answer (a dash, or "Name:"), or if three such paragraphs speak to somebody, or two where
    the opening tells of an interview.
    """
    asked = [
        position
        for position, block in enumerate(blocks)
        if block.size <= QUESTION_LIMIT
        and position not in kinds
        and (block.text[-1:] == "?" or (block.text[-1:] == ")" and RE.signed.search(block.text[-70:])))
        and not RE.tells.match(block.text)
        and not _says_i(block)
    ]
    named = {
        position
        for position, block in enumerate(blocks)
        if ":" in block.text
        and block.size <= QUESTION_LIMIT
        and position not in kinds
        and RE.interviewer.match(block.text)
    }
    signed = [
        position
        for position, block in enumerate(blocks)
        if block.text.endswith((")", ").")) and RE.reader.search(block.text[-120:])
    ]
    if len(signed) >= _READERS:
        named.update(position for position in signed if position not in kinds)
    named.update(_starred(blocks, kinds))
    if not asked and not named:
        return
    answered = [p for p in asked if p + 1 < len(blocks) and RE.answer.match(blocks[p + 1].text)]
    labelled = sum(RE.labelled.match(block.text) is not None for block in blocks) if answered else 0
    spoken_to = sum(1 for p in asked if RE.address.search(blocks[p].text))
    marked = any(blocks[p].item or blocks[p + 1].item for p in answered)
    if not (named or spoken_to or marked):
        return  # an essay asks, and what follows has a colon
    starred = [p for p in asked if blocks[p].text[0] == "*"]
    if len(starred) >= _STARRED and any(RE.address.search(blocks[p].text) for p in starred):
        named.update(starred)
    opened = bool(answered) and any(block.text.startswith(_DASH) for block in blocks[1 : min(3, answered[0])])
    if not named and len(answered) < (1 if labelled > 1 or opened else 2) and spoken_to < 3:
        called = any(RE.called.search(blocks[position].text) for position in asked)
        if not (len(asked) > 1 and called and 2 * spoken_to >= len(asked) and _is_announced(blocks)):
            return
    if len(answered) * 2 > len(asked):  # answers are marked: what none follows is a heading or a doubt
        replied = set(answered)
        asked = [
            p
            for p in asked
            if p in replied
            or blocks[p].text.startswith(_DASH)
            or (RE.address.search(blocks[p].text) and not RE.first_person.match(blocks[p].text))
            or (p + 2 < len(blocks) and blocks[p + 2].text.startswith(_DASH))
        ]
    dashed = _questions_dashed(blocks, asked)
    dotted = _dotted(blocks, kinds, {*asked, *named})
    found = {*asked, *named, *dotted, *_requests(blocks, kinds, dashed)}
    if not dashed and len(answered) > 1:
        found |= _unmarked(blocks, kinds, found)
    found -= _replies(blocks, found) | _asides(blocks, found) if dashed else _preludes(blocks, found)
    for position in sorted(found):
        is_dashed = blocks[position].text.startswith(_DASH)
        if position in named or (is_dashed <= dashed and not _heads_question(blocks, position, found)):
            kinds[position] = "question"


def _says_i(block: Shape) -> bool:
    """Whether a paragraph is in the first person, outside quotations, and speaks to nobody."""
    if block.size <= HEADING_LIMIT or "tôi" not in block.text.lower():
        return False
    text = RE.quoted.sub("", block.text)
    return RE.self.search(text) is not None and not RE.you.search(text)


def _starred(blocks: list[Shape], kinds: dict[int, Kind]) -> list[int]:
    """Questions behind a star that dashes answer, with the paragraph in which such a question may go on."""
    stars = {at: None for at, block in enumerate(blocks) if block.text[:1] == "*" and at not in kinds}
    if len(stars) < _STARRED:
        return []
    found: list[int] = []
    for star in stars:
        for answer in (star + 1, star + 2):
            if answer < len(blocks) and blocks[answer].text.startswith(_DASH):
                found += range(star, answer)
                break
            if answer < len(blocks) and blocks[answer].text[-1:] != "?":
                break
    asks = any(blocks[at].text[-1:] == "?" for at in found)
    return found if asks and sum(at in stars for at in found) == len(stars) else []


def _replies(blocks: list[Shape], found: set[int]) -> set[int]:
    """Answers that end in a question where a dash stands before both: no question follows a question.

    Of two in a row the first is the answer if only the second speaks to somebody.
    """
    replies: set[int] = set()
    for position in sorted(found):
        above = position - 1
        if above not in found or above in replies or not blocks[position].text.startswith(_DASH):
            continue
        if not blocks[above].text.startswith(_DASH):
            continue
        turned = RE.called.search(blocks[position].text) and not RE.address.search(blocks[above].text)
        replies.add(above if turned else position)
    return replies


def _asides(blocks: list[Shape], found: set[int]) -> set[int]:
    """What asks without a dash within an answer, where dashes open nearly all questions and answers."""
    plain = {at for at in found if not blocks[at].text.startswith(_DASH)}
    if len(found) - len(plain) < _MANY_DASHED:
        return set()
    return {at for at in plain if not (at + 1 < len(blocks) and blocks[at + 1].text.startswith(_DASH))}


def _preludes(blocks: list[Shape], found: set[int]) -> set[int]:
    """What the opening quotes above the first question: it asks, but only the question speaks to somebody."""
    first = min(found, default=0)
    called = first + 1 in found and RE.called.search(blocks[first + 1].text)
    return {first} if called and not RE.called.search(blocks[first].text) else set()


def _unmarked(blocks: list[Shape], kinds: dict[int, Kind], found: set[int]) -> set[int]:
    """Questions that do not end as such, but in dots or behind the question; one dash answers each."""
    first = min(found)
    strict = _answers_dashed(blocks, first, found)
    return {
        position
        for position, block in enumerate(blocks[:-1])
        if position > first
        and position not in kinds
        and block.size <= REQUEST_LIMIT
        and not block.item
        and (strict or "?" in block.text or block.text.endswith(("...", "…")))
        and blocks[position + 1].text.startswith(_DASH)
        and position + 1 not in found
        and not (position + 2 < len(blocks) and blocks[position + 2].text.startswith(_DASH))
    }


def _answers_dashed(blocks: list[Shape], first: int, found: set[int]) -> bool:
    """Whether a dash always means an answer: nearly each stands below a question."""
    dashes = [at for at in range(first + 1, len(blocks)) if blocks[at].text.startswith(_DASH)]
    below = sum(at - 1 in found for at in dashes)
    return below >= SURELY_ANSWERED and below * 4 >= len(dashes) * 3


def _heads_question(blocks: list[Shape], position: int, found: set[int]) -> bool:
    """Whether a short question that speaks to nobody stands above a longer one: a heading that asks."""
    block = blocks[position]
    if position + 1 not in found or block.size > HEADING_LIMIT or block.item or position - 1 in found:
        return False
    longer = blocks[position + 1].size > 1.5 * block.size
    return longer and block.text.endswith("?") and not RE.address.search(block.text)


def _is_announced(blocks: list[Shape]) -> bool:
    """Whether the opening says that somebody has been interviewed."""
    return any(RE.talk.search(block.text) for block in blocks[:_OPENING])


def _dotted(blocks: list[Shape], kinds: dict[int, Kind], sure: set[int]) -> list[int]:
    """Questions that only a point marks (". Nếu sự việc bị phát hiện..."), each above a dash."""
    if sum(blocks[position].text.startswith(". ") for position in sure) < _DOTTED:
        return []
    return [
        position
        for position, block in enumerate(blocks[:-1])
        if position not in kinds
        and block.size <= QUESTION_LIMIT
        and block.text.startswith(". ")
        and blocks[position + 1].text.startswith(_DASH)
    ]


def _requests(blocks: list[Shape], kinds: dict[int, Kind], dashed: bool) -> list[int]:
    """Questions without a question mark ("Xin ông cho biết ..."), and the thanks at the end."""
    found = []
    for position, block in enumerate(blocks):
        if position in kinds or (block.size > REQUEST_LIMIT and position < len(blocks) - 1):
            continue
        if RE.thanks.match(block.text):
            found.append(position)
        elif block.size <= REQUEST_LIMIT and RE.request.match(block.text):
            found += [position] * (dashed or not block.text.startswith(_DASH))
    return found


def _questions_dashed(blocks: list[Shape], asked: list[int]) -> bool:
    """Whether the dash stands before questions too (True), or before answers alone."""
    with_dash = sum(blocks[p].text.startswith(_DASH) for p in asked)
    replies = sum(p + 1 < len(blocks) and blocks[p + 1].text.startswith(_DASH) for p in asked)
    return with_dash > replies or (with_dash >= 2 and with_dash * 2 > len(asked))
