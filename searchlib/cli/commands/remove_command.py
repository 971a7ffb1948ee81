"""`searchlib remove`: takes articles out of the index."""

from __future__ import annotations

import sys

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.completion import complete_article
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, open_index, standard_input, with_settings

EXAMPLES = (
    (
        "searchlib remove hoi-nghi/chuyen-doi-so-van-giang van-hoa-xin-loi",
        "by the ids that search prints",
    ),
    ("searchlib remove - < withdrawn.txt", "ids from a file, one a line"),
)


@click.command("remove", cls=Command, examples=EXAMPLES)
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=complete_article)
@with_settings
def remove(settings: Settings, ids: tuple[str, ...]) -> int:
    """Take articles out of the index.

    The files stay where they are: what is indexed again comes back. As the only ID, - reads ids from
    standard input, one a line. Exit status 1 where the index holds none of them.
    """
    wanted = list(dict.fromkeys(_lines() if ids == ("-",) else ids))
    with open_index(settings) as index:
        missing = index.missing(wanted)
        known = [one for one in wanted if one not in set(missing)]
        count = index.remove(known) if known else 0
    for one in missing:
        failure.say(f"no article {one} in the index")
    if settings.form == "json":
        jsonout.write({"removed": count, "missing": list(missing)})
    else:
        sys.stdout.write(f"removed {count} article{'s' * (count != 1)}\n")
    return failure.FOUND if count else failure.NOTHING


def _lines() -> list[str]:
    lines = standard_input().decode("utf-8-sig", "replace").split("\n")
    return [line.strip() for line in lines if line.strip()]
