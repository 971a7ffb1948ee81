"""Headings: short lines without a sentence's end that announce the text below them."""

from __future__ import annotations

from searchlib.model import Kind
from searchlib.understanding.layout.paragraph_shape import CLOSING, LONG, Shape
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.patterns import Patterns
from searchlib.understanding.lexicon.speech_verbs import is_verb
from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("layout/headings")
RE = Patterns("layout/headings")

HEADING_LIMIT = 110
"""Code points of a heading."""

SPEAKER_LIMIT = 140
"""Code points of a line that tells only who has the word below it."""

QUESTION_HEADING_LIMIT = 80
"""Code points of a heading that ends in a question mark, an exclamation mark or dots."""

RUN_LIMIT = 2
"""More short lines than this in a row are a list."""

QUOTED_LIMIT = 3
"""Paragraphs above a line in which the quotation that holds it is looked for."""

_DEPENDENT = LISTS.words("dependent")


def headings(blocks: list[Shape], kinds: dict[int, Kind], first: int) -> None:
    """Names the headings among the blocks from `first` on that have no kind yet."""
    for position in range(max(first, 1), len(blocks) - 1):
        if position not in kinds and _gives_word(blocks[position], blocks[position + 1]):
            kinds[position] = "heading"
    position = first
    while position < len(blocks):
        if not _candidate(blocks, kinds, position):
            position += 1
            continue
        stop = position + 1
        while stop < len(blocks) and _candidate(blocks, kinds, stop):
            stop += 1
        if stop - position <= RUN_LIMIT and _announces(blocks, kinds, stop, blocks[stop - 1].size):
            for place in range(position, stop):
                signs = place < stop - 1 and RE.signature.fullmatch(blocks[place].text) is not None
                kinds[place] = "byline" if signs else "heading"
        position = stop
    for place in [place for place, kind in kinds.items() if kind == "heading" and place > max(first, 1)]:
        if place - 1 not in kinds and _names_speaker(blocks[place - 1]):
            kinds[place - 1] = "heading"


def _names_speaker(block: Shape) -> bool:
    """Whether a line above a heading tells whose words stand below both ("Bộ trưởng Lê An:")."""
    if block.end != ":" or block.size > HEADING_LIMIT or block.item or block.fragment:
        return False
    return RE.has_word.search(block.text) is not None and RE.leads_on.search(block.text) is None


def _candidate(blocks: list[Shape], kinds: dict[int, Kind], position: int) -> bool:
    """A line that could be a heading for its own form."""
    block = blocks[position]
    counted = RE.nth.match(block.text) is not None
    limit = SPEAKER_LIMIT if counted else HEADING_LIMIT
    if position in kinds or block.size > limit or block.fragment or block.item or block.size < 3:
        return False
    if not any(map(str.isalpha, block.text[:30])):
        return False
    if block.end in (".", "…", "?", "!"):
        dots = block.end == "…" or block.text.rstrip(CLOSING).endswith("...")
        if (block.end == "." and not dots) or block.size > QUESTION_HEADING_LIMIT:
            return False
    elif block.end and not (block.end == ":" and (RE.numbered.match(block.text) or _names_part(block))):
        return False
    announced = position and blocks[position - 1].end == ":" and kinds.get(position - 1) != "byline"
    if announced and not (counted or RE.roman.match(block.text) or _heads_words(blocks, position)):
        return False  # a list, a verse
    if (
        _cut(blocks, kinds, position)
        or _is_broken(block.text)
        or (block.end and _is_quoted(blocks, position))
    ):
        return False
    if (
        RE.talk.search(block.text)
        or RE.linked.match(block.text)
        or (block.end and RE.speaks.search(block.text))
    ):
        return False
    return not (RE.notice.search(block.text) or RE.note.match(block.text) or _mostly_digits(block.text))


def _names_part(block: Shape) -> bool:
    """Whether a line with a colon is the name of what follows, no sentence ("Các diễn biến khác:")."""
    keys = [lex.key(word) for word in block.text[:-1].split()]
    told = RE.tells.search(block.text) or RE.leads_on.search(block.text) or RE.has_word.search(block.text)
    return told is None and not any(is_verb(keys, at) for at in range(len(keys)))


def _gives_word(block: Shape, below: Shape) -> bool:
    """Whether a line is only who has the word in what follows ("Luật sư Lê An - Đoàn Luật sư Sơn Bình:").

    A phrase of what follows may stand behind the colon.
    """
    if block.size > SPEAKER_LIMIT or block.item or block.fragment or below.item:
        return False
    told = RE.speaker.match(block.text)
    if told is None or RE.leads_on.search(told[0]) is not None:
        return False
    quotes = below.text[0] in '“"' and RE.quotes.match(block.text, told.end()) is not None
    return told.end() == block.size or quotes


def _heads_words(blocks: list[Shape], position: int) -> bool:
    """Whether the line stands between who has the word ("ĐB Lê An (Sơn Bình):") and the words."""
    above = blocks[position - 1]
    below = blocks[position + 1] if position + 1 < len(blocks) else None
    return below is not None and below.size >= LONG and not below.item and _names_speaker(above)


def _is_aside(block: Shape, kind: Kind | None) -> bool:
    """Whether a line stands beside the text that a heading announces: a caption, a note in brackets."""
    return kind == "caption" or (
        kind is None and block.size <= HEADING_LIMIT and RE.note.match(block.text) is not None
    )


def _cut(blocks: list[Shape], kinds: dict[int, Kind], position: int) -> bool:
    """Whether the line is part of a sentence that the form has cut into blocks (at a link or a picture, say).

    A point may also stand before the question that is asked in the next block.
    """
    below = position + 1
    while below < len(blocks) and _is_aside(blocks[below], kinds.get(below)):
        below += 1
    if below >= len(blocks):
        return False
    after, asked = blocks[below], kinds.get(below) == "question"
    if after.fragment:
        return True
    if position and not blocks[position - 1].end and after.text.startswith(". ") and not asked:
        return True
    # "... thông qua" | "Nghị quyết" | "về sáp nhập ..."
    return after.size < 40 and not after.end and below + 1 < len(blocks) and blocks[below + 1].fragment


def _is_broken(text: str) -> bool:
    """Whether a bracket or quotation mark stands open, or the last word wants another after it."""
    return (
        text.count("(") != text.count(")")
        or (text.count("“") != text.count("”") and (text.count("“") % 2 == 1 or "”" in text))
        or (text.count('"') % 2 == 1 and text.find('"') < len(text) - 1)
        or (text.rsplit(None, 1)[-1] in _DEPENDENT and RE.whole.search(text) is None)
    )


def _is_quoted(blocks: list[Shape], position: int) -> bool:
    """Whether the line stands within a quotation that a paragraph just above has opened."""
    for above in range(position - 1, max(-1, position - 1 - QUOTED_LIMIT), -1):
        text = blocks[above].text
        opened = max(text.rfind("“"), text.rfind("«"))
        closed = max(text.rfind("”"), text.rfind("»"))
        if opened >= 0 or closed >= 0:
            return opened > closed
        if '"' in text:
            return text.count('"') % 2 == 1 and text[text.rfind('"') + 1 :][:1].isalnum()
    return False


def _announces(blocks: list[Shape], kinds: dict[int, Kind], below: int, size: int) -> bool:
    """Whether running text, longer than the line itself, follows (a caption may stand between)."""
    while below < len(blocks) and _is_aside(blocks[below], kinds.get(below)):
        below += 1
    if below >= len(blocks) or kinds.get(below, "question") != "question":
        return False
    block = blocks[below]
    if kinds.get(below) == "question" and kinds.get(below - 2, "question") != "question":
        return True  # between an answer and the next question
    return block.size >= min(LONG - 10, 45 + size) or block.item or block.end == ":"


def _mostly_digits(text: str) -> bool:
    """A row of a table: a third of the characters are digits."""
    return sum(map(str.isdigit, text)) * 3 >= len(text)
