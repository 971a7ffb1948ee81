"""Lines of a page of PDF, as they stand on the paper, in the order in which they are read."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from statistics import median
from typing import Any

from searchlib.frozen import frozen

_WIDE_GAP = 2.2
"""Heights of a letter between two letters of a line: they are of different columns."""
_MOST_CHARACTERS = 200_000
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


def page_lines(page: Any, number: int) -> list[Line]:
    """The lines of a page, column by column."""
    textpage = page.get_textpage()
    try:
        return _in_order(_united(_lines(textpage, number)))
    finally:
        textpage.close()


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
            united[-1] = Line(
                f"{last.text}{' ' if line.left - last.right > 0.15 * last.size else ''}{line.text}",
                last.left,
                min(last.bottom, line.bottom),
                line.right,
                max(last.top, line.top),
                max(last.size, line.size),
                last.page,
            )
        else:
            united.append(line)
    return united


def _continues(last: Line, line: Line) -> bool:
    overlap = min(last.top, line.top) - max(last.bottom, line.bottom)
    near = -0.5 * last.size <= line.left - last.right <= 1.2 * last.size
    return near and overlap > 0.5 * min(last.top - last.bottom, line.top - line.bottom)


def _in_order(lines: list[Line]) -> list[Line]:
    """The lines from top to bottom; between lines that cross the gutter, the left column before the right."""
    if len(lines) < 6:
        return sorted(lines, key=lambda line: (-line.top, line.left))
    gutter = _gutter(lines)
    if gutter is None:
        return _from_top(lines)
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
    return _from_top(left) + _from_top(right)


def _from_top(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-round(line.bottom + 0.25 * line.size), line.left))


def _gutter(lines: list[Line]) -> float | None:
    """Where the white space between two columns is: crossed by few lines, with many on both sides."""
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    width = last - first
    for share in (0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56, 0.42, 0.58, 0.4, 0.6, 0.36, 0.64):
        place = first + share * width
        crossing = sum(line.left < place < line.right for line in lines)
        left = [line for line in lines if line.right <= place]
        right = [line for line in lines if line.left >= place]
        if crossing <= 0.25 * len(lines) and min(len(left), len(right)) >= 4 and _side_by_side(left, right):
            return place
    return None


def _side_by_side(left: list[Line], right: list[Line]) -> bool:
    """Whether the lines of two columns stand beside each other, and those of the left one are long."""
    low, high = min(line.bottom for line in right), max(line.top for line in right)
    beside = [line for line in left if low <= line.bottom <= high]
    return len(beside) >= 3 and median(len(line.text) for line in beside) >= 12
