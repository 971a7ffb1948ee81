"""`searchlib speakers`: who speaks how often, when, in which roles."""

from __future__ import annotations

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.group import Command
from searchlib.cli.options import Number, Settings, open_index, with_settings
from searchlib.model import MODES, Mode

EXAMPLES = (
    ("searchlib speakers --limit 20", "the twenty who speak most often"),
    ("searchlib speakers --since 2024-01 --until 2024-06", "who spoke in half a year"),
    ("searchlib speakers --mode direct 'chuyển đổi số'", "who is quoted with these words"),
    ("searchlib speakers | cut -f1,2", "plain columns: name, paragraphs"),
)


@click.command("speakers", cls=Command, examples=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@click.option("--mode", multiple=True, type=click.Choice(MODES), help="Only who is quoted, or reported.")
@click.option("--since", metavar="DATE", help="Not before a day, month or year.")
@click.option("--until", metavar="DATE", help="Not after a day, month or year, all of it included.")
@click.option("--undated", is_flag=True, help="With bounds: undated articles too.")
@click.option("-n", "--limit", type=Number(), metavar="N", help="Show so many people.")
@with_settings
def speakers(
    settings: Settings,
    words: tuple[str, ...],
    mode: tuple[Mode, ...],
    since: str | None,
    until: str | None,
    undated: bool,
    limit: int | None,
) -> int:
    """Who speaks how often, when and in which roles; with a query, in the paragraphs that hold all of it.

    In a pipe each person is a line: name, paragraphs, articles, direct, reported, first date, last date,
    roles, separated by tabs.
    """
    with open_index(settings) as index:
        query = " ".join(words)
        people = index.speakers(query, mode=mode, since=since, until=until, undated=undated, limit=limit)
        asked = index.remarks(query, match="all", mode=mode, since=since, until=until, undated=undated)
    for remark in asked:
        failure.say(str(remark))
    if settings.form == "json":
        jsonout.write({"speakers": [person.as_dict() for person in people]})
    elif settings.form == "plain":
        plain.write(
            plain.row(
                (
                    person.name,
                    person.paragraphs,
                    person.articles,
                    person.direct,
                    person.reported,
                    person.first,
                    person.last,
                    "; ".join(person.roles),
                )
            )
            for person in people
        )
    else:
        from searchlib.cli.screen.tables import show_speakers

        show_speakers(people)
    return failure.FOUND if people else failure.NOTHING
