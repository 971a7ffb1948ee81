"""`searchlib check`: whether the index is as it was written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, with_settings
from searchlib.text.clean import one_line

if TYPE_CHECKING:
    from searchlib.summaries import Report

EXAMPLES = (
    ("searchlib check", "read every block of the index and compare it with its checksum"),
    ("searchlib check --quick", "checksums only, as fast as the disk reads"),
    ("searchlib check --index /mnt/archive/index || echo damaged", "in a script: exit status 2 for damage"),
)


@click.command("check", cls=Command, examples=EXAMPLES)
@click.option("--quick", is_flag=True, help="Compare checksums only.")
@with_settings
def check(settings: Settings, quick: bool) -> int:
    """Check that the index is as it was written.

    Every block of every file is read and compared with its checksum. Exit status 0 where all is as it was
    written, 2 where something is damaged.
    """
    from searchlib.cli.progress import counted
    from searchlib.index import check as check_index

    with counted(settings.form, "articles checked") as progress:
        report = check_index(settings.folder, quick=quick, progress=progress)
    if settings.form == "json":
        jsonout.write(report.as_dict())
    else:
        _write(report)
    if report.sound:
        return failure.FOUND
    count = len(report.problems)
    failure.say(
        f"{settings.folder} is damaged in {count} place{'s' * (count != 1)}; "
        "searchlib index --rebuild PATH... makes it anew"
    )
    return failure.ERROR


def _write(report: Report) -> None:
    for problem in report.problems:
        sys.stdout.write(one_line(problem) + "\n")
    if report.sound:
        sys.stdout.write(f"sound: {report.files} files, {report.blocks} blocks\n")
