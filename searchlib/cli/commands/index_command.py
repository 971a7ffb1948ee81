"""`searchlib index`: brings the index up to date with files and folders."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, encoding_option, exclude_option, jobs_option, with_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from searchlib.summaries import Summary

EXAMPLES = (
    ("searchlib index corpus", "a folder: new and changed articles come in, vanished ones go"),
    ("searchlib index news.jsonl.gz corpus/van-hoa-xin-loi.txt", "single files"),
    ("searchlib index --jobs 4 --exclude '*.bak' --exclude drafts archive", "four processes, some left out"),
    ("searchlib index --index /tmp/trial --rebuild corpus", "another index folder, from nothing"),
    ("searchlib index - < bai-bao.txt", "an article from standard input"),
)

_REMARKS = 20
"""So many remarks about metadata are shown."""


@click.command("index", cls=Command, examples=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(allow_dash=True))
@jobs_option
@exclude_option
@click.option("--no-follow", is_flag=True, help="Pass over links to files below folders.")
@click.option("--rebuild", is_flag=True, help="Start from nothing instead of adding.")
@encoding_option
@with_settings
def index(
    settings: Settings,
    paths: tuple[str, ...],
    jobs: int,
    exclude: tuple[str, ...],
    no_follow: bool,
    rebuild: bool,
    encoding: str | None,
) -> int:
    """Read article files and folders into the index.

    Reads text, web pages, records, documents and archives (.txt .md .html .jsonl .json .docx .odt .pdf .epub
    .rtf .eml .warc .zip, each also as .gz). What is unchanged is skipped, what changed is
    replaced, what vanished from a folder named here is dropped. PATH - is the text of one article on
    standard input. Files that fail are reported, and the run goes on; the exit status is 2 where nothing at
    all could be read.
    """
    from searchlib.cli.progress import progress
    from searchlib.cli.stdin_article import spooled
    from searchlib.index import update

    if not os.path.isdir(settings.folder) and not any(_there(path) for path in paths):
        # Nothing can come of it: do not leave an empty index behind.
        for path in paths:
            failure.say(f"{path}: no such file or folder")
        return failure.ERROR
    failure.hush()
    with spooled(settings.folder, paths) as (named, unchanged), progress(settings.form) as report:
        summary = update(
            settings.folder,
            named,
            jobs=jobs,
            exclude=exclude,
            rebuild=rebuild,
            encoding=encoding,
            follow=not no_follow,
            progress=report,
        )
    return _finish(settings, summary, unchanged, paths)


def _there(path: str) -> bool:
    return path == "-" or os.path.lexists(path)


def _finish(settings: Settings, summary: Summary, unchanged: int, paths: Sequence[str]) -> int:
    """Reports what was done; the exit status follows from it."""
    for error in summary.failures:
        failure.say(str(error))
    for remark in summary.remarks[:_REMARKS]:
        failure.say(remark)
    if len(summary.remarks) > _REMARKS:
        failure.say(f"and {len(summary.remarks) - _REMARKS:,} more (--json lists all)")
    if settings.form == "json":
        data = summary.as_dict()
        data["unchanged"] += unchanged
        jsonout.write(data)
    else:
        sys.stdout.write(summary_line(summary, unchanged) + "\n")
    if summary.interrupted:
        failure.say("interrupted: what the line above counts is kept; the same command goes on from there")
        return failure.INTERRUPTED
    if summary.added + summary.updated + summary.unchanged + summary.removed + unchanged:
        return failure.FOUND
    if not summary.failed:
        failure.say(f"no article files in {', '.join(paths)}")
    return failure.ERROR


def summary_line(summary: Summary, unchanged: int = 0) -> str:
    """What a run did, in one line."""
    passed = sum(count for _, count in summary.passed_over)
    forms = ", ".join(form for form, _ in summary.passed_over[:5])
    over = f", passed over {passed:,} ({forms})" if passed else ""
    long = f", {summary.too_long} too long to be understood" if summary.too_long else ""
    return (
        f"added {summary.added:,}, updated {summary.updated:,}, unchanged {summary.unchanged + unchanged:,}, "
        f"removed {summary.removed:,}, failed {summary.failed:,}{over} — "
        f"{summary.paragraphs:,} paragraph{'s' * (summary.paragraphs != 1)}{long} in {summary.seconds:.1f} s"
    )
