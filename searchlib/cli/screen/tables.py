"""Tables on a terminal: people of the archive, figures of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.table import Table
from rich.text import Text

from searchlib.cli.screen.console import make_console, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from searchlib.model import Reason
    from searchlib.summaries import Speaker

_WIDE = 110
"""Columns of a terminal from which on the roles of people have a column of their own."""
_UNITS = {"bytes": "index folder", "text_bytes": "text"}


def show_speakers(people: Sequence[Speaker]) -> None:
    """Who speaks how often, when and as what."""
    console = make_console()
    if not people:
        console.print("Nobody speaks in these articles.")
        return
    wide = console.width >= _WIDE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="quiet")
    table.add_column("name", overflow="fold")
    for heading in ("paragraphs", "articles", *(("direct", "reported") if wide else ())):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("from … to", no_wrap=True)
    if wide:
        table.add_column("roles", overflow="fold")
    for person in people:
        table.add_row(*(_wide_row(person) if wide else _narrow_row(person)))
    console.print(table)


def show_reasons(article_id: str, reasons: Sequence[Reason]) -> None:
    """By which rule each paragraph of an article was given to whom."""
    console = make_console()
    console.print(text(article_id, "mark"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="quiet")
    table.add_column("¶", justify="right", no_wrap=True)
    for heading in ("name", "as", "rule", "words"):
        table.add_column(heading, overflow="fold")
    for reason in reasons:
        table.add_row(
            Text(str(reason.position)),
            text(reason.name, "person"),
            Text(f"{reason.mode}, {reason.cue}"),
            Text(reason.rule, "heading"),
            text(reason.words or f"({reason.reads})"),
        )
    console.print(table)


def _wide_row(person: Speaker) -> list[Text]:
    numbers = (person.paragraphs, person.articles, person.direct, person.reported)
    counts = (Text(f"{number:,}") for number in numbers)
    return [
        text(person.name, "person"),
        *counts,
        text(" … ".join(_days(person))),
        text(_roles(person), "role"),
    ]


def _narrow_row(person: Speaker) -> list[Text]:
    """The same on two lines: roles below the name, direct speech below the paragraphs, day below day."""
    names = [text(person.name, "person"), text(_roles(person), "role")]
    direct = f"\n{person.direct:,} direct" if person.direct else ""
    below = Text("\n")
    return [
        below.join(part for part in names if part),
        Text(f"{person.paragraphs:,}{direct}"),
        Text(f"{person.articles:,}"),
        below.join(map(text, _days(person))),
    ]


def _days(person: Speaker) -> list[str]:
    """The first and the last day; one where they are the same."""
    return [day for day in dict.fromkeys((person.first, person.last)) if day]


def _roles(person: Speaker) -> str:
    """The role held most often, and how many others there are."""
    more = len(person.roles) - 1
    return (person.roles[0] if person.roles else "") + (f" (+{more})" if more > 0 else "")


def show_figures(figures: Mapping[str, Any]) -> None:
    """Names and values, sizes in units that people read."""
    console = make_console()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="quiet")
    table.add_column(overflow="fold")
    for name, value in figures.items():
        table.add_row(Text(_UNITS.get(name, name)), text(_figure(name, value)))
    console.print(table)


def _figure(name: str, value: Any) -> str:
    if value is None:
        return "–"
    if name.endswith("bytes") and isinstance(value, int):
        return size(value)
    if isinstance(value, int) and not isinstance(value, bool) and name != "format":
        return f"{value:,}"
    return str(value)


def size(count: int) -> str:
    """A number of bytes with a decimal unit."""
    amount = float(count)
    for unit in ("B", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"
