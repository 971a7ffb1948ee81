"""`searchlib show`: an article as the indexer understood it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.completion import complete_article
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, open_index, standard_words, with_settings
from searchlib.errors import ArticleNotFound

if TYPE_CHECKING:
    from searchlib.index import Index
    from searchlib.model import Article

EXAMPLES = (
    ("searchlib show hoi-nghi/chuyen-doi-so-van-giang", "speakers stand in the margin"),
    ("searchlib show hoi-nghi/chuyen-doi-so-van-giang#4", "paragraph 4 marked"),
    ("searchlib show --mark 'dữ liệu' hoi-nghi/chuyen-doi-so-van-giang", "the words of a query marked"),
    ("searchlib show --json hoi-nghi/chuyen-doi-so-van-giang", "the object of parse --json"),
    ("searchlib search hạ tầng | head -1 | cut -f1 | searchlib show -", "the article of the best hit"),
)


@click.command("show", cls=Command, examples=EXAMPLES)
@click.argument("article", metavar="ARTICLE[#N]", shell_complete=complete_article)
@click.option("--mark", metavar="QUERY", help="Mark the words of a query.")
@with_settings
def show(settings: Settings, article: str, mark: str | None) -> int:
    """Show an article with its sections and speakers.

    Everything the indexer understood is there: kinds, sections, speakers, dates, documents.

    ARTICLE is the id that search prints, N the number of a paragraph, counted from 0; - reads them from
    standard input. In a pipe each paragraph is a line: id#n, date, speakers, section, text; where N is
    given, the other paragraphs have id-n in the first column.
    """
    with open_index(settings) as index:
        found, marked = locate(index, standard_words() if article == "-" else article)
        spans = _spans(index, found, mark) if mark and settings.form == "screen" else {}
    if marked is not None and marked >= len(found.paragraphs):
        count = len(found.paragraphs)
        failure.say(f"{found.id} has {count} paragraph{'s' * (count != 1)}, counted from 0: no #{marked}")
        return failure.NOTHING
    if settings.form == "json":
        jsonout.write(found.as_dict())
    elif settings.form == "plain":
        plain.write(plain.article_rows(found, marked))
    else:
        from searchlib.cli.screen.article import show_article

        show_article(found, marked, spans=spans)
    return failure.FOUND


def _spans(index: Index, article: Article, query: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where the words of a query stand in the paragraphs of an article, by their text."""
    hits = index.search(query, article=article.id, limit=len(article.searchable()))
    return {hit.paragraph.text: hit.highlights for hit in hits}


def locate(index: Index, argument: str) -> tuple[Article, int | None]:
    """The article, and the number of the paragraph where one is named.

    The whole argument is tried as an id first: an id may hold `#` itself.

    Raises:
        ArticleNotFound: if the index holds neither.
    """
    try:
        return index.article(argument), None
    except ArticleNotFound:
        head, mark, number = argument.rpartition("#")
        if not mark or not (number.isascii() and number.isdigit()) or len(number) > 9:
            raise
    return index.article(head), int(number)
