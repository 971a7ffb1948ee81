"""The command `searchlib`: its commands and what it says without arguments."""

from __future__ import annotations

import click

from searchlib.cli.group import LazyGroup
from searchlib.cli.options import common_parameters

COMMANDS = {
    "index": "searchlib.cli.commands.index_command:index",
    "search": "searchlib.cli.commands.search_command:search",
    "show": "searchlib.cli.commands.show_command:show",
    "speakers": "searchlib.cli.commands.speakers_command:speakers",
    "facets": "searchlib.cli.commands.facets_command:facets",
    "trend": "searchlib.cli.commands.trend_command:trend",
    "concordance": "searchlib.cli.commands.concordance_command:concordance",
    "collocations": "searchlib.cli.commands.collocations_command:collocations",
    "keywords": "searchlib.cli.commands.keywords_command:keywords",
    "similar": "searchlib.cli.commands.similar_command:similar",
    "verify": "searchlib.cli.commands.verify_command:verify",
    "parse": "searchlib.cli.commands.parse_command:parse",
    "export": "searchlib.cli.commands.export_command:export",
    "cite": "searchlib.cli.commands.cite_command:cite",
    "save": "searchlib.cli.commands.save_command:save",
    "saved": "searchlib.cli.commands.save_command:saved",
    "news": "searchlib.cli.commands.news_command:news",
    "watch": "searchlib.cli.commands.watch_command:watch",
    "remove": "searchlib.cli.commands.remove_command:remove",
    "stats": "searchlib.cli.commands.stats_command:stats",
    "check": "searchlib.cli.commands.check_command:check",
    "compile": "searchlib.cli.commands.compile_command:compile_loops",
    "segment": "searchlib.cli.commands.segment_command:segment",
    "serve": "searchlib.cli.commands.serve_command:serve",
    "mcp": "searchlib.cli.commands.serve_command:mcp",
}

EXAMPLES = (
    ("searchlib index corpus", "read the articles of a folder (again: only what changed)"),
    ('searchlib search "chuyển đổi số"', "paragraphs on a subject, the best first"),
    ("searchlib search ky luat dang vien", "without diacritics finds kỷ luật đảng viên too"),
    ('searchlib search --speaker "Hồ Sỹ Trạch" --since 2024 dữ liệu', "what somebody said, and when"),
    (
        "searchlib show hoi-nghi/chuyen-doi-so-van-giang#4",
        "an article, paragraph 4 marked",
    ),
    ("searchlib facets dữ liệu --by speaker", "who speaks about it, and how often"),
    ("searchlib trend '\"chuyển đổi số\"' --by year", "how often, year by year"),
    ("searchlib concordance '\"dữ liệu\"' --sort right", "every occurrence, below each other"),
    (
        'searchlib verify "bỏ lại mẹ mình ngoài cửa thì chưa phải là tiến bộ"',
        "whether, where and by whom it was said",
    ),
    ("searchlib search hạ tầng | cut -f1,5", "plain columns in a pipe: id#n, date, speakers, section, text"),
)


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from searchlib import __version__

        click.echo(f"searchlib {__version__}")
        context.exit()


@click.group(
    "searchlib",
    cls=LazyGroup,
    lazy=COMMANDS,
    examples=EXAMPLES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="COMMAND [ARGS]...",
    epilog="searchlib COMMAND --help tells more. Exit status: 0 found, 1 nothing found, 2 an error.",
)
@common_parameters
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version and exit.",
)
@click.pass_context
def cli(context: click.Context, /, **_: object) -> int:
    """Who said what, under which heading, on which day: search in Vietnamese news articles."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), color=context.color)
    return 0


def main() -> None:
    """Runs the command line and leaves the process with its exit status."""
    cli.main()
