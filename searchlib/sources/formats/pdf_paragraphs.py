"""Lines of a PDF to paragraphs: page numbers and running heads out, lines and broken words joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from searchlib.sources.formats.pdf_lines import Line
from searchlib.sources.legacy.vietnamese_syllables import is_written_syllable

_PAGE_NUMBER = re.compile(
    r"\W*(?:trang|page|tr\.)?\W*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_BULLET = re.compile(r"(?:[-–—•*+]\s|\d{1,2}[.)]\s|[a-zđ][.)]\s)")
_BROKEN = re.compile(r"(\w+)-$")
_FIRST_WORD = re.compile(r"\w+")

_EDGE = 2
"""Lines at the top and bottom of a page that may be running heads."""
_HALF_EMPTY = 0.7
"""Of the usual width: a shorter last line of a column ends its paragraph whatever it ends with."""
_STRETCHED = 3
"""So many lines that end at the same place are set between two edges."""
_LARGER = 1.12
_SHORT = 0.12
"""Share of the column that a line may leave empty at its right and still be full."""


def paragraphs_of(pages: list[list[Line]]) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a document, and whether each is a heading by the size of its letters.

    Args:
        pages: the lines of each page, in the order of reading.
    """
    lines = [line for page in _without_heads(pages) for line in page]
    if not lines:
        return
    body = _body_size(lines)
    leading = _leading(lines)
    width = median(line.right - line.left for line in lines)
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, body, leading, width):
            yield _joined(group), _is_heading(group, body)
            group = []
        group.append(line)
    yield _joined(group), _is_heading(group, body)


def _without_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers, and without what stands at the edge of most of them."""
    heads: Counter[str] = Counter()
    for page in pages:
        heads.update({_DIGITS.sub("#", line.text) for line in _edges(page)})
    least = max(2, len(pages) // 3)
    kept = []
    for page in pages:
        edges = _edges(page)
        kept.append(
            [
                line
                for line in page
                if line not in edges
                or not (_PAGE_NUMBER.fullmatch(line.text) or heads[_DIGITS.sub("#", line.text)] >= least)
            ]
        )
    return kept


def _edges(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    return by_height[:_EDGE] + by_height[-_EDGE:]


def _body_size(lines: list[Line]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _leading(lines: list[Line]) -> float:
    """The usual distance from line to line."""
    gaps = [
        one.bottom - other.bottom
        for one, other in pairwise(lines)
        if one.page == other.page and 0 < one.bottom - other.bottom < 4 * one.size
    ]
    return median(gaps) if gaps else 1.2 * lines[0].size


def _begins(group: list[Line], line: Line, body: float, leading: float, width: float) -> bool:
    """Whether a line begins a paragraph, after the lines of the one before; lines have a usual width."""
    last = group[-1]
    if abs(line.size - last.size) > 0.08 * body:
        return True
    if _is_heading(group, body):
        return last.page != line.page or last.bottom - line.bottom > 1.8 * last.size
    if _BULLET.match(line.text):
        return True
    moved = last.page != line.page or line.bottom > last.bottom
    if moved:  # another page or column
        if line.text[:1].islower():
            return False
        ended = bool(_END.search(last.text)) and not _is_stretched(group)
        return ended or last.right - last.left < _HALF_EMPTY * width
    if last.bottom - line.bottom > 1.35 * leading:
        return True
    if (
        len(group) > 1
        and line.left - min(one.left for one in group[1:]) > 0.8 * body
        and _END.search(last.text)
    ):
        return True
    column = max(one.right for one in group) - min(one.left for one in group)
    short = last.right < max(one.right for one in group) - _SHORT * column
    return (
        short or (len(group) == 1 and last.right < line.right - _SHORT * (line.right - line.left))
    ) and bool(_END.search(last.text))


def _is_stretched(group: list[Line]) -> bool:
    """Whether the last line ends where others of its column do, as no last line of a paragraph has to."""
    last = group[-1]
    column = [one for one in group if one.page == last.page and abs(one.left - last.left) < last.size]
    return sum(abs(one.right - last.right) < 1 for one in column) >= _STRETCHED


def _is_heading(group: list[Line], body: float) -> bool:
    return min(line.size for line in group) > _LARGER * body and sum(len(line.text) for line in group) < 300


def _joined(group: list[Line]) -> str:
    text = group[0].text
    for line in group[1:]:
        broken = _BROKEN.search(text)
        word = _FIRST_WORD.match(line.text)
        if broken and word and line.text[:1].islower():
            compound = is_written_syllable(broken[1]) and is_written_syllable(word[0])
            whole = is_written_syllable(broken[1] + word[0])
            text = text + line.text if compound and not whole else text[:-1] + line.text
        elif broken and word:
            text += line.text
        else:
            text = f"{text} {line.text}"
    return text
