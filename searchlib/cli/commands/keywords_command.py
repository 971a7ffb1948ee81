"""`searchlib keywords`: words typical of one part of the archive beside another."""

from __future__ import annotations

from typing import Any

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.commands.search_command import QueryCommand
from searchlib.cli.desk.query_words import counting, query_of, query_options, say_remarks, write_table
from searchlib.cli.filter_options import any_filter
from searchlib.cli.options import Number, Settings, open_index, with_settings

EXAMPLES = (
    ("searchlib keywords '\"chuyển đổi số\"'", "beside the rest of the archive"),
    ('searchlib keywords --speaker "Hồ Sỹ Trạch"', "the vocabulary of a person"),
    (
        "searchlib keywords 'người:\"Hồ Sỹ Trạch\"' --against 'người:\"Tạ Hoài Thư\"' --min 2",
        "one person beside another",
    ),
    ("searchlib keywords ngày:2025 --against ngày:2005", "one time beside another"),
    ("searchlib keywords '\"dữ liệu\"' | cut -f1-3", "plain columns: word, here, there ..."),
)

_COLUMNS = (
    *("word", "here", "there", "here_per_million", "there_per_million"),
    *("log_likelihood", "log_ratio", "articles", "dispersion", "p"),
)


@click.command("keywords", cls=QueryCommand, examples=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@click.option("--against", metavar="QUERY", help="The other part.  [default: the rest of the archive]")
@query_options
@click.option(
    "--min", type=Number(1), default=3, metavar="N", show_default=True, help="Leave out rarer words."
)
@click.option(
    "-n", "--limit", type=Number(), default=20, metavar="N", show_default=True, help="Show so many words."
)
@with_settings
def keywords(settings: Settings, words: tuple[str, ...], **options: Any) -> int:
    """Show the words typical of what a query matches, beside what another matches or the rest of the archive.

    The filters hold of both parts; fields within a query hold of one. p is corrected for all words tested. A
    word of one article alone is marked with *: it is no evidence of a part.

    In a pipe each word is a line: word, here, there, here per million, there per million, log-likelihood, log
    ratio, articles, dispersion, p, separated by tabs.
    """
    query = query_of(words)
    if not query.strip() and not any_filter(options):
        raise click.UsageError(
            "a query or a filter is missing, for example: searchlib keywords '\"chuyển đổi số\"'",
            click.get_current_context(),
        )
    with open_index(settings) as index, counting(settings) as advance:
        found = index.keywords(query, advance=advance, **options)
        told = say_remarks(index, [query, *filter(None, [options["against"]])], options)
    if not (found.here and found.there):
        part = "the query" if not found.here else "the part it is compared with"
        failure.say(f"nothing can be compared: no paragraph matches {part}")
    if settings.form == "json":
        jsonout.write(told.added_to(found.as_dict()))
    elif settings.form == "plain":
        write_table(
            _COLUMNS,
            (
                (
                    *(one.word, one.here, one.there),
                    *(f"{one.here_per_million:.1f}", f"{one.there_per_million:.1f}"),
                    *(f"{one.log_likelihood:.2f}", f"{one.log_ratio:.2f}"),
                    *(one.articles, f"{one.dispersion:.3f}", f"{one.p:.3g}"),
                )
                for one in found.words
            ),
        )
    else:
        from searchlib.cli.desk.desk_screen import show_keywords

        show_keywords(found)
    return failure.FOUND if found.words else failure.NOTHING
