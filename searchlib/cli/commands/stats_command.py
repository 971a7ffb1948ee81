"""`searchlib stats`: figures of the index."""

from __future__ import annotations

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, open_index, with_settings

EXAMPLES = (
    ("searchlib stats", "articles, paragraphs, people, dates, size"),
    ("searchlib stats --json", "the same for programs"),
)


@click.command("stats", cls=Command, examples=EXAMPLES)
@with_settings
def stats(settings: Settings) -> int:
    """Figures of the index.

    In a pipe each figure is a line: name and value, separated by a tab.
    """
    with open_index(settings) as index:
        figures = index.stats().as_dict()
    if settings.form == "json":
        jsonout.write(figures)
    elif settings.form == "plain":
        plain.write(plain.row(pair) for pair in figures.items())
    else:
        from searchlib.cli.screen.tables import show_figures

        show_figures(figures)
    return failure.FOUND
