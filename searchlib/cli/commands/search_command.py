"""`searchlib search`: ranked paragraphs for a query."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from searchlib.allocator import reuse_memory
from searchlib.cli import failure, jsonout, plain
from searchlib.cli.filter_options import any_filter, choice_option, filter_options
from searchlib.cli.group import Command
from searchlib.cli.options import Number, Settings, open_index, standard_words, with_settings
from searchlib.fields import QUERIED

if TYPE_CHECKING:
    from searchlib.results import Results

EXAMPLES = (
    ('searchlib search "chuyển đổi số"', "words, the paragraphs that hold all of them first"),
    ("searchlib search chuyen doi so", "typed without diacritics"),
    ("searchlib search '\"kỷ luật đảng\" +2024'", "a quoted run stands as typed; + must be there"),
    ("searchlib search -- ngân sách -xã", "a word to exclude needs -- before the query"),
    ('searchlib search --speaker "Hồ Sỹ Trạch" --mode direct', "everything somebody is quoted with"),
    ("searchlib search '+người:\"Hồ Sỹ Trạch\" +ngày:2025-05'", "the same fields within the query"),
    ("searchlib search --since 2023 --until 2024-06 --sort -date hạ tầng", "a span of time, newest first"),
    ("searchlib search --by article --limit 3 'nông thôn*'", "the best articles; * ends a prefix"),
    ("searchlib search --collapse rác", "reprints are one hit that says where the others are"),
    ("searchlib search --count chuyển đổi", "how many paragraphs"),
    ("echo 'cải cách' | searchlib search --json -", "the query from standard input, JSON out"),
)

LANGUAGE = (
    ('"a b"  "a b"~5', "this very run of syllables; near each other"),
    ("+a  -a", "must be there; must not"),
    ("a*  a~", "begins with a; one letter off"),
    ("AND OR NOT ( )", "in upper case; words side by side are alternatives"),
    (" ".join(f"{name}:" for name in QUERIED), "fields, as in date:2023..2024"),
    (" ".join(f"{name}:" for name in QUERIED.values()), "the same in Vietnamese"),
)


class QueryCommand(Command):
    """A command whose arguments are words, some of which may begin with a dash."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; a word after a dash that is no option gets a hint instead of a riddle."""
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            word = _excluded(error.option_name, given)
            if word is None:
                raise
            raise click.UsageError(
                f'no option "{word}"; to exclude a word, write -- before the query: '
                f"searchlib search -- {_reordered(given, word)}",
                ctx,
            ) from error


def _excluded(option: str, given: list[str]) -> str | None:
    """The argument in which click saw an unknown short option, if it looks like an excluded word."""
    if option.startswith("--"):
        return None
    letter = option[1:]
    for argument in given:
        if argument == "--":
            return None
        if argument.startswith("-") and not argument.startswith("--") and letter in argument[1:]:
            return argument
    return None


def _reordered(given: list[str], word: str) -> str:
    """The words of the query for the hint: those without a dash, then the excluded one."""
    words = [] if any(argument.startswith("--") for argument in given) else given
    words = [argument for argument in words if not argument.startswith("-")]
    return " ".join([*words, word]) if words else f"WORD {word}"


@click.command("search", cls=QueryCommand, examples=EXAMPLES, sections=(("Query", LANGUAGE),))
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@filter_options
@choice_option("sort", "Best, oldest or newest first.")
@click.option(
    "-n", "--limit", type=Number(), metavar="N", default=10, show_default=True, help="So many hits."
)
@click.option("--offset", type=Number(), metavar="N", default=0, show_default=True, help="Skip so many hits.")
@choice_option("by", "Rank paragraphs, or articles by their best paragraph.")
@choice_option("match", "Hold any word of the query, or all.")
@choice_option("syntax", "Read operators and fields, or everything as words.")
@click.option("--count", is_flag=True, help="Print only how many match.")
@click.option(
    "-C",
    "--context",
    type=Number(),
    default=0,
    metavar="N",
    help="Show N paragraphs around each hit.",
)
@click.option("--full", is_flag=True, help="Show long paragraphs whole.")
@click.option("--collapse", is_flag=True, help="Show near duplicates as one hit, with where the copies are.")
@click.option("--explain", is_flag=True, help="Show the parts of each score.")
@with_settings
def search(settings: Settings, words: tuple[str, ...], full: bool, **options: Any) -> int:
    """Find paragraphs, the best first.

    Words match with or without diacritics and in every spelling (hoà and hòa, kỷ and kỉ). Several QUERY
    arguments are one query; - reads it from standard input. The query may be left out beside a filter. A
    filter given twice lets either value pass; different filters must all hold.

    In a pipe each hit is a line: id#n, date, speakers, section, text, separated by tabs.
    """
    query = standard_words() if words == ("-",) else " ".join(words)
    if not query.strip() and not any_filter(options):
        raise click.UsageError(
            'a query or a filter is missing, for example: searchlib search "chuyển đổi số"',
            click.get_current_context(),
        )
    reuse_memory()
    with open_index(settings) as index:
        results = index.search(query, **options)
        _show(settings, results, options, full)
    # A page beyond the last hit holds nothing, whatever the total.
    all_told = options["count"] or options["limit"] == 0
    return failure.FOUND if (results.total if all_told else results.hits) else failure.NOTHING


def _show(settings: Settings, results: Results, options: dict[str, Any], full: bool) -> None:
    """Writes the results in the form of the settings."""
    if settings.form == "json":
        jsonout.write(results.as_dict())
    elif options["count"]:
        for remark in results.remarks:
            failure.say(str(remark))
        sys.stdout.write(f"{results.total}\n")
    elif settings.form == "plain":
        _say_remarks(results)
        if not results.hits and results.total and options["offset"]:
            failure.say(f"no hits from {options['offset'] + 1} on; there are {results.total:,}")
        plain.write(plain.hits(results.hits, grouped=bool(options["context"])))
    else:
        from searchlib.cli.screen.hits import show_results

        show_results(results, by=options["by"], offset=options["offset"], full=full)


def _say_remarks(results: Results) -> None:
    """What a reader of plain lines must know besides them, on standard error."""
    applied, suggested = plain.corrections(results)
    for remark in (applied or suggested, *results.remarks):
        if remark is not None:
            failure.say(str(remark))
