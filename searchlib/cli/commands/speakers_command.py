"""`searchlib speakers`: who speaks how often, when, in which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.desk.query_words import header_option, query_of, say_remarks, write_table
from searchlib.cli.filter_options import filter_options
from searchlib.cli.group import Command
from searchlib.cli.options import Number, Settings, open_index, with_settings
from searchlib.remarks import of_speakers

if TYPE_CHECKING:
    from searchlib.summaries import Speaker

EXAMPLES = (
    ("searchlib speakers --limit 20", "the twenty who speak most often"),
    ("searchlib speakers --since 2024-01 --until 2024-06", "who spoke in half a year"),
    ("searchlib speakers --mode direct 'chuyển đổi số'", "who is quoted with these words"),
    ("searchlib speakers --role 'giám đốc' '\"dữ liệu\"'", "who of an office speaks about it"),
    ("searchlib speakers | cut -f1,2", "plain columns: name, paragraphs"),
)
_COLUMNS = ("name", "paragraphs", "articles", "direct", "reported", "first", "last", "roles")


@click.command("speakers", cls=Command, examples=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@filter_options
@click.option("--collapse", is_flag=True, help="Count near duplicates once.")
@header_option
@click.option("-n", "--limit", type=Number(), metavar="N", help="Show so many people.")
@with_settings
def speakers(settings: Settings, words: tuple[str, ...], **options: Any) -> int:
    """Who speaks how often, when and in which roles; with a query, in the paragraphs that hold all of it.

    --speaker, --role and --mode hold of the people who are counted, not of those beside them.

    In a pipe each person is a line: name, paragraphs, articles, direct, reported, first date, last date,
    roles, separated by tabs.
    """
    with open_index(settings) as index:
        query = query_of(words)
        people = index.speakers(query, **options)
        told = say_remarks(index, [query], of_speakers(options))
    if settings.form == "json":
        jsonout.write(told.added_to({"speakers": [person.as_dict() for person in people]}))
    elif settings.form == "plain":
        write_table(_COLUMNS, map(_row, people))
    else:
        from searchlib.cli.screen.tables import show_speakers

        show_speakers(people)
    return failure.FOUND if people else failure.NOTHING


def _row(one: Speaker) -> tuple[Any, ...]:
    figures = one.paragraphs, one.articles, one.direct, one.reported
    return one.name, *figures, one.first, one.last, "; ".join(one.roles)
