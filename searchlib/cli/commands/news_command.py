"""`searchlib news`: what is new for saved searches since the last look."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.group import Command
from searchlib.cli.options import Number, Settings, open_index, with_settings
from searchlib.errors import QueryError, SavedSearchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from searchlib.news.new_matches import News
    from searchlib.news.saved_searches import SavedSearches

EXAMPLES = (
    ("searchlib news", "of all saved searches, once"),
    ("searchlib news so-hoa --keep --context 1", "of one, with the paragraphs around; told again next time"),
    ("searchlib news --feed tin.xml", "as an Atom feed, for a feed reader"),
)


@click.command("news", cls=Command, examples=EXAMPLES)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--feed", metavar="FILE", help="Add the news to this Atom feed instead of printing them.")
@click.option("--keep", is_flag=True, help="Do not mark them as seen.")
@click.option("--context", type=Number(), default=0, metavar="N", help="With N paragraphs around each.")
@with_settings
def news(settings: Settings, names: tuple[str, ...], feed: str | None, keep: bool, context: int) -> int:
    """Tell what articles that came in since the last look hold for saved searches.

    An article that was changed is new again. In a pipe each match is a line: name, id#n, date, speakers,
    section, text. The exit status is 0 where something is new, 1 where nothing is.
    """
    from searchlib.news.atom_feed import write_feed
    from searchlib.news.new_matches import mark_seen
    from searchlib.news.saved_searches import SavedSearches

    searches = SavedSearches(settings.folder)
    wanted = sorted(set(names)) or searches.names()
    failed = not names and _say_damaged(searches)
    if not wanted:
        if not failed:
            failure.say("no search is saved for this index; searchlib save NAME QUERY saves one")
        return failure.ERROR if failed else failure.NOTHING
    with ExitStack() as locks:
        for name in wanted:
            locks.enter_context(searches.locked(name))
        found, wrong = _gather(settings, searches, wanted, context)
        if feed is not None:
            write_feed(feed, found)
        else:
            _show(settings, found)
            sys.stdout.flush()
        if not keep:
            for one in found:
                mark_seen(searches, one)
    if failed or wrong:
        return failure.ERROR
    return failure.FOUND if any(one.hits for one in found) else failure.NOTHING


def _say_damaged(searches: SavedSearches) -> bool:
    """Says which files are damaged; whether any is."""
    damaged = [one for one in searches.all() if isinstance(one, SavedSearchError)]
    for error in damaged:
        failure.say(str(error))
    return bool(damaged)


def _gather(
    settings: Settings, searches: SavedSearches, names: Sequence[str], context: int
) -> tuple[list[News], bool]:
    """The news of each search, and whether one could not be asked."""
    from searchlib.news.new_matches import news_of

    found, wrong = [], False
    with open_index(settings) as index:
        for name in names:
            try:
                found.append(news_of(index.engine, searches.get(name), context))
            except (SavedSearchError, QueryError) as error:
                failure.say(f"{name}: {error}" if isinstance(error, QueryError) else str(error))
                wrong = True
    for one in found:
        if one.anew:
            failure.say(
                f"{one.search.name}: the index was made anew since the last look; all matches are told"
            )
    return found, wrong


def _show(settings: Settings, found: Sequence[News]) -> None:
    if settings.form == "json":
        jsonout.write([one.as_dict() for one in found])
        return
    plain.write(_rows(found))


def _rows(found: Sequence[News]) -> Iterator[str]:
    for one in found:
        for number, hit in enumerate(one.hits):
            passage = hit.passage
            article = passage.article
            date = article.date or article.published
            if number and (hit.before or hit.after):
                yield "--"
            for paragraph in hit.before:
                yield _row(one, article.id, date, paragraph, "-")
            yield _row(one, article.id, date, passage.paragraph, "#")
            for paragraph in hit.after:
                yield _row(one, article.id, date, paragraph, "-")


def _row(one: News, article_id: str, date: str | None, paragraph: object, mark: str) -> str:
    row = plain.paragraph_row(article_id, date, paragraph, mark)  # type: ignore[arg-type]
    return f"{plain.row([one.search.name])}\t{row}"
