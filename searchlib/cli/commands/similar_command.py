"""`searchlib similar`: what is most like an article or a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.completion import complete_article
from searchlib.cli.desk.query_words import header_option, say_remarks, write_table
from searchlib.cli.filter_options import filter_options
from searchlib.cli.group import Command
from searchlib.cli.options import Number, Settings, open_index, with_settings
from searchlib.errors import ArticleNotFound

if TYPE_CHECKING:
    from searchlib.analysis.similar_passages import Similar
    from searchlib.index import Index

EXAMPLES = (
    ("searchlib similar hoi-nghi/chuyen-doi-so-van-giang", "articles that tell of the same"),
    ("searchlib similar hoi-nghi/chuyen-doi-so-van-giang#4", "paragraphs like paragraph 4"),
    ("searchlib similar rac-thai-dam-sen-ha --source 'Thời báo Phù Sa'", "in another newspaper"),
)


@click.command("similar", cls=Command, examples=EXAMPLES)
@click.argument("place", metavar="ARTICLE[#N]", shell_complete=complete_article)
@filter_options
@header_option
@click.option(
    "-n", "--limit", type=Number(), default=10, metavar="N", show_default=True, help="Show so many hits."
)
@with_settings
def similar(settings: Settings, place: str, **options: Any) -> int:
    """Show the articles, or the paragraphs, that are most like one.

    Copies of the same text are marked with =.

    In a pipe each hit is a line: similarity, = or nothing, id#n, date, source, title or text, separated by
    tabs.
    """
    with open_index(settings) as index:
        try:
            found = _found(index, place, options)
        except ArticleNotFound as error:  # bad input here, where `show` and `cite` look for it
            raise click.UsageError(str(error), click.get_current_context()) from error
        told = say_remarks(index, [""], options)
    if settings.form == "json":
        jsonout.write(told.added_to(found.as_dict()))
    elif settings.form == "plain":
        write_table(("similarity", "copy", "place", "date", "source", "text"), _rows(found))
    else:
        from searchlib.cli.desk.desk_screen import show_similar

        show_similar(found)
    return failure.FOUND if found.hits else failure.NOTHING


def _found(index: Index, place: str, options: dict[str, Any]) -> Similar:
    """The whole argument is tried as an id before it is split at the last #."""
    name, sign, number = place.rpartition("#")
    if sign and number.isascii() and number.isdigit() and index.missing([place]):
        return index.similar(name, int(number[:9]), **options)
    return index.similar(place, **options)


def _rows(found: Similar) -> list[tuple[Any, ...]]:
    rows = []
    for one in found.hits:
        article, whole = one.hit.article, found.position is None
        where = article.id if whole else plain.place(article.id, one.hit.position)
        shown = (article.title or one.hit.paragraph.text) if whole else one.hit.paragraph.text
        mark = "=" if one.duplicate else ""
        date = article.date or article.published
        rows.append((f"{one.similarity:.3f}", mark, where, date, article.source, shown))
    return rows
