"""Lines around a keyword on a terminal, the occurrences below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from searchlib.analysis.keyword_lines import display_width, keyword_line
from searchlib.cli.desk.desk_screen import paragraphs_told, say_applied
from searchlib.cli.plain import place
from searchlib.cli.screen.console import joined, make_console, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from searchlib.analysis.concordance import Concordance, ConcordanceLine
    from searchlib.model import Attribution


def show_concordance(found: Concordance, *, width: int, offset: int) -> None:
    """Lines with the occurrences below each other, then place, date and speaker as far as there is room."""
    console = make_console()
    say_applied(console, found.query, found.applied)
    total = f"{found.occurrences:,} occurrences in " if found.occurrences is not None else ""
    console.print(Text(total + paragraphs_told(found.total), "title"))
    if not found.lines:
        return
    widest = max(display_width(line.match) for line in found.lines)
    room = max((console.width - widest - 4) // 2, 10)
    side = min(width, room)
    for line in found.lines:
        console.print(_line(line, side, widest, console.width), soft_wrap=True)
    last = offset + len(found.lines)
    if found.occurrences is None or last < found.occurrences:
        console.print(Text(f"{offset + 1}–{last}; the next: --offset {last}", "quiet"))


def _line(line: ConcordanceLine, side: int, widest: int, width: int) -> Text:
    whole = line.left + line.match + line.right
    start = len(line.left)
    cut = keyword_line(whole, start, start + len(line.match), side)
    shown = Text(" " * (side - display_width(cut.left)))
    shown.append_text(text(cut.left))
    shown.append_text(text(cut.match, "match"))
    shown.append_text(text(cut.right))
    used = side + display_width(cut.match) + display_width(cut.right)
    where = joined(
        [
            text(place(line.id, line.position)),
            text(line.date or "") if line.date else None,
            _names(line.speakers),
        ],
        " ",
    )
    left = width - (side * 2 + widest) - 2
    if left >= 12:
        shown.append(" " * (side * 2 + widest - used + 2))
        where.truncate(left, overflow="ellipsis")
        where.stylize("quiet")
        shown.append_text(where)
    return shown


def _names(speakers: Sequence[Attribution]) -> Text | None:
    return text("; ".join(speaker.name for speaker in speakers), "person") if speakers else None
