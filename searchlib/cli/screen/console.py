"""The terminal: styles by meaning, and text of strangers that can neither steer nor style it."""

from __future__ import annotations

import sys
from bisect import bisect_right
from operator import itemgetter
from typing import IO, TYPE_CHECKING

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from searchlib.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

THEME = Theme(
    {
        "match": "bold red",
        "person": "bold cyan",
        "role": "cyan",
        "section": "green",
        "heading": "bold green",
        "title": "bold",
        "quiet": "dim",
        "remark": "yellow",
        "mark": "bold yellow",
    },
    inherit=True,
)
GAP = 2  # columns between cells
WIDEST = 120  # columns; longer lines of prose are hard to read
_CHUNK = 20_000
HUGE = 100_000  # characters from which the terminal wraps a text itself: laying it out would take seconds


def make_console(file: IO[str] | None = None) -> Console:
    """A console that takes text as it is: no markup, no emoji codes, no guessed highlighting."""
    return Console(
        file=sys.stdout if file is None else file, theme=THEME, markup=False, emoji=False, highlight=False
    )


def text(content: str, style: str = "") -> Text:
    """Safe text in one style."""
    return Text(clean(content), style)


def sentence(line: str) -> str:
    """A line with a capital and a full stop."""
    return line[:1].upper() + line[1:] + "." * (not line.endswith(("?", ".")))


def joined(parts: Iterable[Text | None], separator: str = " · ") -> Text:
    """The parts that are there, with a quiet separator between them."""
    whole = Text()
    for part in parts:
        if part is None:
            continue
        if whole:
            whole.append(separator, "quiet")
        whole.append_text(part)
    return whole


def marked(content: str, parts: Sequence[tuple[int, int]], matches: Sequence[tuple[int, int]]) -> Text:
    """The named parts of a text with the matches in style and … where something was left out.

    Both `parts` and `matches` are sorted, disjoint, half-open spans of the text.
    """
    shown = Text()
    for number, (start, end) in enumerate(parts):
        if start > 0:
            shown.append("… " if number == 0 else " … ", "quiet")
        shown.append_text(_piece(content, start, end, matches))
    if parts and parts[-1][1] < len(content):
        shown.append(" …", "quiet")
    return shown


def _piece(content: str, start: int, end: int, matches: Sequence[tuple[int, int]]) -> Text:
    """A part of a text with its matches in style."""
    piece = Text(clean(content[start:end]))
    # A paragraph of megabytes has many matches, the part shown few.
    for number in range(bisect_right(matches, start, key=itemgetter(1)), len(matches)):
        match_start, match_end = matches[number]
        if match_start >= end:
            break
        piece.stylize("match", max(match_start, start) - start, min(match_end, end) - start)
    return piece


def print_huge(console: Console, content: str, matches: Sequence[tuple[int, int]] = ()) -> None:
    """Prints a text of more than `HUGE` characters piece by piece; the terminal wraps it."""
    for start in range(0, len(content), _CHUNK):
        end = min(start + _CHUNK, len(content))
        console.print(_piece(content, start, end, matches), end="", soft_wrap=True)
    console.print()


def print_columns(console: Console, rows: Iterable[Sequence[Text]], widths: Sequence[int]) -> None:
    """Prints rows of cells side by side, each wrapped in its column; the first column is set to the right.

    Much faster than a rich table of the same look, and without white space at the end of lines.
    """
    lines = []
    for row in rows:
        cells = [cell.wrap(console, width) for cell, width in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            line = Text()
            filled = 0
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
                part = cell[number] if number < len(cell) else None
                if part:
                    wanted = filled + (max(width - part.cell_len, 0) if column == 0 else 0)
                    line.append(" " * max(wanted - line.cell_len, 0))
                    line.append_text(part)
                filled += width + GAP
            line.rstrip()
            lines.append(line)
    console.print(Text("\n").join(lines), soft_wrap=True)
