"""`searchlib facets`: how often each value of a column occurs among all matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.commands.search_command import QueryCommand
from searchlib.cli.desk.query_words import query_of, query_options, say_applied, say_remarks, write_table
from searchlib.cli.options import Number, Settings, open_index, with_settings
from searchlib.fields import COLUMNS

if TYPE_CHECKING:
    from searchlib.analysis.facets import Facets
    from searchlib.frequencies import FacetValue

EXAMPLES = (
    ('searchlib facets "chuyển đổi số" --by speaker', "who speaks about it, the most frequent first"),
    ("searchlib facets --by section --limit 5", "the most frequent headings of the archive"),
    ('searchlib facets dữ liệu --by year --speaker "Hồ Sỹ Trạch"', "in which years somebody speaks of it"),
    ('searchlib facets "chuyển đổi số" --by source --share', "and what share of each newspaper that is"),
    ("searchlib facets --by source --collapse --since 2024", "newspapers; copies of a paragraph count once"),
    ("searchlib facets dữ liệu --by speaker | cut -f1,2", "plain columns: value, paragraphs, articles"),
)


@click.command("facets", cls=QueryCommand, examples=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@click.option(
    "--by",
    required=True,
    type=click.Choice([column for column in COLUMNS if column != "date"]),
    help="The column that is counted.",
)
@query_options
@click.option("--share", is_flag=True, help="Tell of how many paragraphs with the value they are.")
@click.option(
    "-n", "--limit", type=Number(), default=20, metavar="N", show_default=True, help="Show so many values."
)
@with_settings
def facets(settings: Settings, words: tuple[str, ...], **options: Any) -> int:
    """Count the values of a column over all matches: in how many paragraphs and articles each occurs.

    Without a query and filters all paragraphs count. A paragraph with two speakers counts for both; a person
    is one value under every form of the name.

    In a pipe each value is a line: value, paragraphs, articles, separated by tabs; with --share also of how
    many paragraphs under the same filters, and the share.
    """
    query = query_of(words)
    with open_index(settings) as index:
        found = index.facets(query, **options)
        told = say_remarks(index, [query], options)
    if settings.form == "json":
        jsonout.write(told.added_to(found.as_dict()))
    elif settings.form == "plain":
        say_applied(query, found.applied)
        columns = (found.by, "paragraphs", "articles", *(("of", "share") if options["share"] else ()))
        write_table(columns, map(_row, found.values))
        _say_rest(found)
    else:
        _show(found)
    return failure.FOUND if found.values else failure.NOTHING


def _row(one: FacetValue) -> tuple[Any, ...]:
    share = () if one.of is None else (one.of, None if one.share is None else f"{one.share:.6f}")
    return one.value, one.paragraphs, one.articles, *share


def _say_rest(found: Facets) -> None:
    """Says what the lines do not show: values beyond the limit, paragraphs without any."""
    told = []
    if found.more:
        told.append(f"{found.more:,} more value{'s' * (found.more != 1)}")
    if found.without:
        lacking = "date that tells the " * (found.by in ("year", "month")) + found.by
        told.append(f"{found.without:,} of {found.total:,} paragraphs without a {lacking}")
    if told:
        failure.say("; ".join(told))


def _show(found: Facets) -> None:
    from searchlib.cli.desk.desk_screen import show_facets

    show_facets(found)
