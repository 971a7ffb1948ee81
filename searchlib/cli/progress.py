"""How far an indexing run is, on a terminal: articles, articles a second, time left."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from searchlib.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from searchlib.cli.options import Form

    Report = Callable[[int, int, int, str], None]


@contextmanager
def progress(form: Form) -> Iterator[Report | None]:
    """Shows progress on standard error while the block runs, where a person is watching.

    Yields:
        A function of bytes read, bytes in all, new articles read and the file under way; None where
        nobody watches.
    """
    if not _is_watched(form):
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    from searchlib.cli.screen.console import make_console

    started = time.monotonic()
    columns = (
        BarColumn(bar_width=20),
        TextColumn("{task.percentage:.0f} %"),
        TextColumn("{task.fields[articles]} articles, {task.fields[rate]}/s, left"),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, ratio=1)),
    )
    with Progress(*columns, console=make_console(sys.stderr), transient=True, expand=True) as shown:
        task = shown.add_task("", total=0, articles=0, rate=0)

        def report(done: int, total: int, articles: int, label: str) -> None:
            rate = round(articles / max(time.monotonic() - started, 0.001))
            shown.update(
                task,
                completed=done,
                total=max(total, 1),
                articles=articles,
                rate=rate,
                description=one_line(label, 200),
            )

        yield report


@contextmanager
def counted(form: Form, what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Shows how many of how many are done while the block runs, where a person is watching.

    Yields:
        A function of what is done and what there is in all; None where nobody watches.
    """
    if not _is_watched(form):
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from searchlib.cli.screen.console import make_console

    columns = (
        BarColumn(bar_width=20),
        TextColumn(f"{{task.completed:,.0f}} of {{task.total:,.0f}} {what}, left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=make_console(sys.stderr), transient=True) as shown:
        task = shown.add_task("", total=1)
        yield lambda done, total: shown.update(task, completed=done, total=max(total, 1))


def _is_watched(form: Form) -> bool:
    return form == "screen" and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
