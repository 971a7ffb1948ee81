"""`searchlib trend`: how often queries match over time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.commands.search_command import QueryCommand
from searchlib.cli.desk.query_words import query_options, say_applied, say_remarks, write_table
from searchlib.cli.extras import needs
from searchlib.cli.options import Settings, open_index, standard_words, with_settings

if TYPE_CHECKING:
    from searchlib.analysis.trend import Trend
    from searchlib.cli.desk.query_words import Told

UNITS = ("year", "quarter", "month", "week", "day")
EXAMPLES = (
    ("searchlib trend '\"chuyển đổi số\"' --by year", "how often, and of how many paragraphs"),
    ("searchlib trend '\"dữ liệu\"' '\"nước sạch\"' --by quarter", "two series; quote each query"),
    (
        'searchlib trend dữ liệu --by month --speaker "Hồ Sỹ Trạch" --since 2025',
        "what one person said, month by month",
    ),
    (
        "searchlib trend '\"chuyển đổi số\"' 'đất đai' --plot trend.svg",
        "a figure for a paper (svg, png or pdf)",
    ),
    (
        "searchlib trend dữ liệu --by month | cut -f1-5",
        "plain columns: span, query, paragraphs, articles, of, share",
    ),
)
_FORMATS = (".svg", ".png", ".pdf")


@click.command("trend", cls=QueryCommand, examples=EXAMPLES)
@click.argument("queries", nargs=-1, required=True, metavar="QUERY...")
@click.option("--by", type=click.Choice(UNITS), default="year", show_default=True, help="The span of time.")
@query_options
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the shares into a .svg, .png or .pdf file.",
)
@with_settings
def trend(settings: Settings, queries: tuple[str, ...], plot: Path | None, **options: Any) -> int:
    """Count the matches of each QUERY over time, and what share they are of all paragraphs of the same span.

    Each argument is a query of its own; - reads one from standard input. Spans without matches are zeros; the
    filters hold of what matches and of what it is a share of. Paragraphs whose date is not known so exactly
    are told apart, never dropped in silence.

    In a pipe each span of each query is a line: span, query, paragraphs, articles, of, share, separated by
    tabs; paragraphs that belong to no span follow in a line whose span is `undated`.
    """
    if plot is not None and plot.suffix.lower() not in _FORMATS:
        raise click.UsageError(
            f"--plot {plot.name}: the name has to end in {', '.join(_FORMATS)}", click.get_current_context()
        )
    asked = tuple(standard_words() if query == "-" else query for query in queries)
    with open_index(settings) as index:
        found = index.trend(*asked, **options)
        told = say_remarks(index, asked, options)
    if plot is not None:
        with needs("plot", "matplotlib"):
            from searchlib.cli.desk.trend_plot import plot_trend

            left = [
                sum(
                    one.count for query, one in told.remarks if (query, one.kind) == (series.query, "undated")
                )
                for series in found.series
            ]
            plot_trend(found, plot, left)
        failure.say(f"the figure is in {plot}")
    _write(settings, found, told)
    return failure.FOUND if any(series.total for series in found.series) else failure.NOTHING


def _write(settings: Settings, found: Trend, told: Told) -> None:
    if settings.form == "json":
        jsonout.write(told.added_to(found.as_dict()))
        return
    if settings.form == "screen":
        from searchlib.cli.desk.desk_screen import show_trend

        show_trend(found)
        return
    for series in found.series:
        say_applied(series.query, series.applied)
    write_table(("span", "query", "paragraphs", "articles", "of", "share"), _rows(found))


def _rows(found: Trend) -> Iterator[tuple[Any, ...]]:
    for series in found.series:
        for point in series.points:
            share = f"{point.share:.6f}"
            yield point.label, series.query, point.paragraphs, point.articles, point.of, share
        if series.undated:
            yield "undated", series.query, series.undated, None, found.undated, None
