"""`searchlib export`: every match as a file for another tool."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.desk.query_words import say_remarks
from searchlib.cli.filter_options import choice_option, filter_options
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, open_index, with_settings

EXAMPLES = (
    ("searchlib export --format csv --output matches.csv chuyển đổi số", "every match, for a spreadsheet"),
    ("searchlib export --format sqlite --output archive.db", "the whole archive as a database"),
    ('searchlib export --speaker "Hồ Sỹ Trạch" --format markdown --output -', "what somebody said, to quote"),
    ("searchlib export --format bibtex --output archive.bib --since 2024", "references of articles"),
)
_FORMATS = ("csv", "tsv", "jsonl", "xlsx", "parquet", "sqlite", "bibtex", "ris", "csl", "markdown", "html")


@click.command("export", cls=Command, examples=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@click.option("--format", type=click.Choice(_FORMATS), required=True, help="For which tool.")
@click.option(
    "--output",
    required=True,
    metavar="FILE",
    help="The file, or folder for parquet; - is standard output.",
)
@filter_options
@choice_option("match", "Hold any word of the query, or all.")
@choice_option("syntax", "Read operators and fields, or everything as words.")
@click.option("--collapse", is_flag=True, help="Write one of several near duplicates, the earliest.")
@with_settings
def export(settings: Settings, words: tuple[str, ...], format: str, output: str, **options: Any) -> int:
    """Write every match to a file, all paragraphs without a query.

    Rows of csv, tsv, jsonl and xlsx, and quotations of markdown and html, are paragraphs; entries of bibtex,
    ris and csl are articles; parquet and sqlite are the tables articles, paragraphs, attributions and
    documents. The file appears when it is whole. The exit status is 1 where nothing matches.
    """
    failure.heed_termination()
    query = " ".join(words)
    with open_index(settings) as index:
        with _progress(output) as progress:
            done = index.export(query, format=format, output=output, progress=progress, **options)
        say_remarks(index, [query], options)
    if settings.form == "json" and output != "-":
        jsonout.write(done.as_dict())
    elif output != "-":
        sys.stdout.write(
            f"exported {done.paragraphs} paragraph{'s' * (done.paragraphs != 1)} "
            f"of {done.articles} article{'s' * (done.articles != 1)} to {done.output}\n"
        )
    return failure.FOUND if done.paragraphs else failure.NOTHING


def _count(paragraphs: int) -> None:
    sys.stderr.write(f"\r{paragraphs:,} paragraphs")


@contextmanager
def _progress(output: str) -> Iterator[Callable[[int], None] | None]:
    """Counts on standard error, where that is a terminal."""
    if output == "-" or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    try:
        yield _count
    finally:
        sys.stderr.write("\r\033[K")
