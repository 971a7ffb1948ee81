"""What the commands of the desk share: the query, filters, and progress while words are counted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from searchlib.cli import failure, plain
from searchlib.cli.filter_options import choice_option, filter_options
from searchlib.cli.options import standard_words
from searchlib.fields import FilterOptions
from searchlib.frozen import frozen
from searchlib.remarks import corrected

if TYPE_CHECKING:
    from searchlib import Index
    from searchlib.cli.options import Settings
    from searchlib.remarks import Remark

    Advance = Callable[[int], None]

_ASKED = frozenset(("match", "syntax", *FilterOptions.__annotations__))
_HEADER = "searchlib.header"
_SOON = 1.0
"""Seconds after which it is shown how far a command is."""


def query_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the filters, `--match`, `--syntax`, `--collapse` and `--header`."""
    function = click.option("--collapse", is_flag=True, help="Count near duplicates once.")(function)
    function = choice_option("syntax", "Read operators and fields, or everything as words.")(function)
    function = choice_option("match", "Hold any word of the query, or all.")(function)
    return filter_options(header_option(function))


def header_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--header`, which `write_table` reads."""

    def keep(context: click.Context, _: click.Parameter, value: bool) -> None:
        context.meta[_HEADER] = value

    return click.option(
        "--header",
        is_flag=True,
        expose_value=False,
        callback=keep,
        help="Name the columns first, in a pipe.",
    )(function)


def write_table(columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> None:
    """Rows for a pipe, below the names of their columns where `--header` asks for them."""
    header = [columns] if click.get_current_context().meta[_HEADER] else []
    plain.write(plain.row(one) for one in chain(header, rows))


def query_of(words: tuple[str, ...]) -> str:
    """The arguments as one query; - reads it from standard input."""
    return standard_words() if words == ("-",) else " ".join(words)


def needed(words: tuple[str, ...], example: str) -> str:
    """The same for a command that needs a query.

    Raises:
        click.UsageError: there is none.
    """
    query = query_of(words)
    if not query.strip():
        raise click.UsageError(f"a query is missing, for example: {example}", click.get_current_context())
    return query


def say_applied(query: str, applied: str | None) -> None:
    """Says on standard error that another query was searched."""
    if applied is not None:
        failure.say(str(corrected(query, applied)))


@frozen
class Told:
    """What was said besides the figures.

    Attributes:
        remarks: each with the query that it is about.
        lines: as they were said; behind their query, where there are several.
    """

    remarks: tuple[tuple[str, Remark], ...]
    lines: tuple[str, ...]

    def added_to(self, data: dict[str, Any]) -> dict[str, Any]:
        """What `--json` prints, with `notes` where there are any."""
        return {**data, "notes": list(self.lines)} if self.lines else data


def say_remarks(index: Index, queries: Iterable[str], options: Mapping[str, Any]) -> Told:
    """Says on standard error what has to be known besides the figures, each remark once.

    Args:
        index: what was asked.
        queries: the queries; an empty one stands for the filters alone.
        options: of the command; its filters and how queries are read are used.

    Returns:
        What was said.
    """
    used = {name: value for name, value in options.items() if name in _ASKED}
    every = list(dict.fromkeys(queries))
    told = tuple((query, remark) for query in every for remark in index.remarks(query, **used))
    lines = (f"{query}: {remark}" if query and len(every) > 1 else str(remark) for query, remark in told)
    each = tuple(dict.fromkeys(lines))
    for line in each:
        failure.say(line)
    return Told(told, each)


@contextmanager
def counting(settings: Settings) -> Iterator[Advance | None]:
    """Shows how many paragraphs were counted, once it takes long and where a person is watching."""
    if settings.form != "screen" or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    from searchlib.cli.screen.console import make_console

    started = time.monotonic()
    columns = TextColumn("{task.completed:,.0f} paragraphs counted"), TimeElapsedColumn()
    with Progress(*columns, console=make_console(sys.stderr), transient=True, disable=False) as shown:
        task = shown.add_task("", total=None, visible=False)

        def advance(count: int) -> None:
            shown.update(task, advance=count, visible=time.monotonic() - started > _SOON)

        yield advance
