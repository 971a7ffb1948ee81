"""`searchlib collocations`: words that stand beside the occurrences of a query."""

from __future__ import annotations

from typing import Any

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.commands.search_command import QueryCommand
from searchlib.cli.desk.query_words import counting, needed, query_options, say_remarks, write_table
from searchlib.cli.options import Number, Settings, open_index, with_settings

EXAMPLES = (
    ("searchlib collocations '\"chuyển đổi số\"'", "words that belong to it"),
    ("searchlib collocations '\"dữ liệu\"' --window 2 --min 2", "only two words on each side"),
    ("searchlib collocations '\"dữ liệu\"' --measure loglikelihood", "by significance instead of typicality"),
    ("searchlib collocations '\"dữ liệu\"' | cut -f1,4", "plain columns: word, together, alone, score"),
)


@click.command("collocations", cls=QueryCommand, examples=EXAMPLES)
@click.argument("words", nargs=-1, metavar="QUERY...")
@query_options
@click.option(
    "--window", type=Number(1, 50), default=5, metavar="N", show_default=True, help="Words on each side."
)
@click.option(
    "--measure",
    type=click.Choice(("logdice", "loglikelihood", "mi3")),
    default="logdice",
    show_default=True,
    help="What the words are ranked by.",
)
@click.option(
    "--min", type=Number(1), default=3, metavar="N", show_default=True, help="Leave out rarer words."
)
@click.option(
    "-n", "--limit", type=Number(), default=20, metavar="N", show_default=True, help="Show so many words."
)
@with_settings
def collocations(settings: Settings, words: tuple[str, ...], **options: Any) -> int:
    """Show the words that stand beside the occurrences of a query more often than elsewhere.

    Words are those of pyvi's segmentation, shown as they are most often written. A high logDice (at most 14)
    is typical, a high log-likelihood significant, a high MI3 exclusive without being rare.

    In a pipe each word is a line: word, together, alone, score, separated by tabs.
    """
    query = needed(words, "searchlib collocations '\"chuyển đổi số\"'")
    with open_index(settings) as index, counting(settings) as advance:
        found = index.collocations(query, advance=advance, **options)
        told = say_remarks(index, [query], options)
    if settings.form == "json":
        jsonout.write(told.added_to(found.as_dict()))
    elif settings.form == "plain":
        write_table(
            ("word", "together", "alone", found.measure),
            ((one.word, one.together, one.alone, f"{one.score:.4f}") for one in found.words),
        )
    else:
        from searchlib.cli.desk.desk_screen import show_collocations

        show_collocations(found)
    return failure.FOUND if found.words else failure.NOTHING
