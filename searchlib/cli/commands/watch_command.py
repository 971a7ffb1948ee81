"""`searchlib watch`: keeps the index up to date as files change."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.commands.index_command import summary_line
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, encoding_option, exclude_option, jobs_option, with_settings

if TYPE_CHECKING:
    from searchlib.news.archive_watch import Watched

EXAMPLES = (
    ("searchlib watch archive", "a folder, until Ctrl-C"),
    ("searchlib watch --exclude '*.tmp' archive drafts", "two folders, some files left out"),
)


@click.command("watch", cls=Command, examples=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@jobs_option
@exclude_option
@encoding_option
@with_settings
def watch(
    settings: Settings, paths: tuple[str, ...], jobs: int, exclude: tuple[str, ...], encoding: str | None
) -> int:
    """Keep the index up to date as files change, until Ctrl-C.

    Prints a line a change, and what each run did. Files are read once they are whole. A folder that vanishes
    is waited for, and nothing of it is dropped; so is another process that writes.
    """
    from searchlib.news.archive_watch import ArchiveWatch

    failure.hush()
    failure.heed_termination()
    watching = ArchiveWatch(
        settings.folder, paths, say=failure.say, exclude=exclude, jobs=jobs, encoding=encoding
    )
    try:
        for run in watching.runs():
            _show(settings, run)
            if run.summary.interrupted:
                break
    except KeyboardInterrupt:
        watching.stop.set()
    return failure.FOUND


def _show(settings: Settings, run: Watched) -> None:
    for error in run.summary.failures:
        failure.say(str(error))
    if settings.form == "json":
        jsonout.write(run.as_dict())
    else:
        plain.write(plain.row((change, path)) for change, path in run.changes)
        sys.stdout.write(summary_line(run.summary) + "\n")
    sys.stdout.flush()
