"""Lines of a page of PDF, as they stand on the paper, in the order in which they are read."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import reduce
from statistics import median
from typing import Any

from searchlib.frozen import frozen

_WIDE_GAP = 2.2
"""Heights of a letter between two letters of a line: they are of different columns."""
_MOST_CHARACTERS = 200_000
_LEAST_LINES = 6
_SHARES = [percent / 100 for percent in range(36, 65)]
"""Of the width of a page, where the space between two columns may be."""
_MARKS = {"\ufffe": "-", "\x02": "-", "\xad": "-"}


@frozen
class Line:
    """A run of letters on one line of one column; points, from the lower left corner.

    Attributes:
        text: what it says.
        left, bottom, right, top: its box.
        size: of the letters, in points.
        page: number of the page, from 0.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    page: int


def page_lines(page: Any, number: int, before: float | None = None) -> tuple[list[Line], float | None]:
    """The lines of a page, column by column, and where the space between its columns is.

    Args:
        page: of pypdfium2.
        number: of the page, from 0.
        before: where the space is on the page before; the last page of a text may be too short to tell.
    """
    textpage = page.get_textpage()
    try:
        lines = _united(_lines(textpage, number))
    finally:
        textpage.close()
    gutter = _gutter(lines)
    if gutter is None and before is not None and not any(one.left < before < one.right for one in lines):
        gutter = before
    return (_from_top(lines) if gutter is None else _in_order(lines, gutter)), gutter


def _lines(textpage: Any, number: int) -> list[Line]:
    import pypdfium2.raw as raw

    found: list[Line] = []
    letters: list[tuple[str, float, float, float, float, float]] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(min(raw.FPDFText_CountChars(textpage), _MOST_CHARACTERS)):
        letter = chr(raw.FPDFText_GetUnicode(textpage, index))
        if letter in "\r\n":
            _close(letters, found, number)
            letters = []
            continue
        raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
        size = raw.FPDFText_GetFontSize(textpage, index)
        box = (left.value, bottom.value, right.value, top.value)
        if letters and not letter.isspace() and _is_apart(letters, box):
            _close(letters, found, number)
            letters = []
        letters.append((_MARKS.get(letter, letter), *box, size))
    _close(letters, found, number)
    return found


def _is_apart(letters: list[tuple[str, float, float, float, float, float]], box: tuple[float, ...]) -> bool:
    """Whether a letter stands on another line, or far from the letters before it."""
    last = next((one for one in reversed(letters) if not one[0].isspace()), None)
    if last is None:
        return False
    height = max(last[4] - last[2], last[5] * 0.5, 1.0)
    return (
        box[0] - last[3] > _WIDE_GAP * height
        or abs(box[1] - last[2]) > 1.5 * height
        or box[0] < last[1] - height
    )


def _close(
    letters: list[tuple[str, float, float, float, float, float]], found: list[Line], number: int
) -> None:
    text = " ".join("".join(letter[0] for letter in letters).split())
    solid = [letter for letter in letters if not letter[0].isspace()]
    if not solid or not text:
        return
    found.append(
        Line(
            text,
            min(letter[1] for letter in solid),
            min(letter[2] for letter in solid),
            max(letter[3] for letter in solid),
            max(letter[4] for letter in solid),
            median(letter[5] for letter in solid),
            number,
        )
    )


def _united(lines: list[Line]) -> list[Line]:
    """The lines with pieces of one line put together that only a change of font parted."""
    united: list[Line] = []
    for line in lines:
        last = united[-1] if united else None
        if last is not None and _continues(last, line):
            united[-1] = _joined(last, line)
        else:
            united.append(line)
    return united


def _joined(last: Line, line: Line) -> Line:
    return Line(
        f"{last.text}{' ' if line.left - last.right > 0.15 * last.size else ''}{line.text}",
        last.left,
        min(last.bottom, line.bottom),
        line.right,
        max(last.top, line.top),
        max(last.size, line.size),
        last.page,
    )


def _continues(last: Line, line: Line) -> bool:
    return -0.5 * last.size <= line.left - last.right <= 1.2 * last.size and _is_beside(last, line)


def _is_beside(one: Line, other: Line) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def _in_order(lines: list[Line], gutter: float) -> list[Line]:
    """The lines from top to bottom; between lines that cross the gutter, the left column before the right."""
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < gutter < line.right:
            ordered += _columns(band, gutter)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter)


def _columns(band: list[Line], gutter: float) -> list[Line]:
    left = [line for line in band if line.right <= gutter]
    right = [line for line in band if line.right > gutter]
    return [reduce(_joined, row) for side in (left, right) for row in _rows(side)]


def _from_top(lines: Sequence[Line]) -> list[Line]:
    return [line for row in _rows(lines) for line in row]


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines from top to bottom; pieces of one line, which wide blanks part, from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -(line.bottom + line.top)):
        if rows and _is_beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _gutter(lines: list[Line]) -> float | None:
    """Where the white space between two columns is: crossed by fewest lines, with many on both sides."""
    if len(lines) < _LEAST_LINES:
        return None
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    found: list[tuple[int, float, float]] = []
    for share in _SHARES:
        place = first + share * (last - first)
        crossing = sum(line.left < place < line.right for line in lines)
        left = [line for line in lines if line.right <= place]
        right = [line for line in lines if line.left >= place]
        if crossing <= 0.25 * len(lines) and min(len(left), len(right)) >= 4 and _side_by_side(left, right):
            found.append((crossing, abs(share - 0.5), place))
    return min(found)[2] if found else None


def _side_by_side(left: list[Line], right: list[Line]) -> bool:
    """Whether the lines of two columns stand beside each other, and those of the left one are long."""
    low, high = min(line.bottom for line in right), max(line.top for line in right)
    beside = [line for line in left if low <= line.bottom <= high]
    return len(beside) >= 3 and median(len(line.text) for line in beside) >= 12
