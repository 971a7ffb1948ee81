"""`searchlib concordance`: every occurrence in the middle of its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.commands.search_command import QueryCommand
from searchlib.cli.desk.query_words import needed, query_options, say_applied, say_remarks, write_table
from searchlib.cli.options import Number, Settings, open_index, with_settings

if TYPE_CHECKING:
    from searchlib.analysis.concordance import Concordance

EXAMPLES = (
    ("searchlib concordance '\"chuyển đổi số\"'", "each occurrence in the middle of its line"),
    ("searchlib concordance '\"dữ liệu\"' --sort right", "sorted by the words that follow"),
    ("searchlib concordance '\"dữ liệu\"' --sort left --width 30", "by the words before; narrow lines"),
    (
        'searchlib concordance dữ liệu --speaker "Hồ Sỹ Trạch" --sort date',
        "how somebody uses a word over time",
    ),
    ("searchlib concordance '\"dữ liệu\"' --limit 20 --offset 20", "the second page of lines"),
)


@click.command("concordance", cls=QueryCommand, examples=EXAMPLES)
@click.argument("words", nargs=-1, metavar="QUERY...")
@query_options
@click.option(
    "--width", type=Number(1, 2000), default=40, metavar="N", show_default=True, help="Columns on each side."
)
@click.option(
    "--sort",
    type=click.Choice(("score", "left", "right", "date", "-date")),
    default="score",
    show_default=True,
    help="By three syllables on a side, or as search does.",
)
@click.option(
    "-n", "--limit", type=Number(), default=50, metavar="N", show_default=True, help="Show so many lines."
)
@click.option(
    "--offset", type=Number(), default=0, metavar="N", show_default=True, help="Skip so many lines."
)
@with_settings
def concordance(settings: Settings, words: tuple[str, ...], **options: Any) -> int:
    """Show every occurrence of a query in the middle of its line (keyword in context).

    There is one line for each run that search would highlight. Sides are cut at whole words.

    In a pipe each line is: id#n, date, speakers, left, match, right, separated by tabs.
    """
    query = needed(words, "searchlib concordance '\"chuyển đổi số\"'")
    with open_index(settings) as index:
        found = index.concordance(query, **options)
        told = say_remarks(index, [query], options)
    if settings.form == "json":
        jsonout.write(told.added_to(found.as_dict()))
    elif settings.form == "plain":
        say_applied(query, found.applied)
        write_table(_COLUMNS, _rows(found))
    else:
        from searchlib.cli.desk.concordance_screen import show_concordance

        show_concordance(found, width=options["width"], offset=options["offset"])
    return failure.FOUND if found.lines else failure.NOTHING


_COLUMNS = ("place", "date", "speakers", "left", "match", "right")


def _rows(found: Concordance) -> list[tuple[Any, ...]]:
    return [
        (
            plain.place(line.id, line.position),
            line.date,
            "; ".join(speaker.name for speaker in line.speakers),
            line.left.strip(),
            line.match,
            line.right.strip(),
        )
        for line in found.lines
    ]
