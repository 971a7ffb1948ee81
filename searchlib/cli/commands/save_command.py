"""`searchlib save` and `searchlib saved`: searches that are asked again and again."""

from __future__ import annotations

import shlex
import sys
from datetime import datetime
from typing import Any

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.desk.query_words import say_remarks
from searchlib.cli.filter_options import any_filter, choice_option, filter_options
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, open_index, with_settings
from searchlib.errors import SavedSearchError

EXAMPLES = (
    ('searchlib save so-hoa "chuyển đổi số"', "a subject"),
    ('searchlib save trach --speaker "Hồ Sỹ Trạch"', "a person"),
    ("searchlib news so-hoa trach", "what came in since"),
)
_DEFAULTS = {"match": "any", "syntax": "full"}


@click.command("save", cls=Command, examples=EXAMPLES)
@click.argument("name")
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@filter_options
@choice_option("match", "Hold any word of the query, or all.")
@choice_option("syntax", "Read operators and fields, or everything as words.")
@with_settings
def save(settings: Settings, name: str, words: tuple[str, ...], **options: Any) -> int:
    """Save a search under a name; `searchlib news` tells what is new for it from now on.

    What the index holds now counts as seen. A search of the same name is replaced.
    """
    from searchlib.news.new_matches import request_of
    from searchlib.news.saved_searches import SavedSearch, SavedSearches

    query = " ".join(words)
    if not query.strip() and not any_filter(options):
        raise click.UsageError("a query or a filter is missing", click.get_current_context())
    kept = {
        key: list(value) if isinstance(value, tuple) else value for key, value in options.items() if value
    }
    with open_index(settings) as index:
        next(
            iter(index.engine.matches(request_of(query, kept))), None
        )  # a query that cannot be read is told now
        say_remarks(index, [query], options)
        searches = SavedSearches(settings.folder)
        engine = index.engine
        search = SavedSearch(name, searches.index, query, kept, engine.generation, made=engine.made)
        replaced = searches.put(search)
        unknown = index.engine.without_commit()
    if unknown:
        failure.say(
            f"of {unknown} article{'s' * (unknown != 1)} the index does not know when they came; "
            "they count as seen"
        )
    if settings.form == "json":
        jsonout.write({"name": name, "replaced": replaced})
    else:
        sys.stdout.write(f"{'replaced' if replaced else 'saved'} {plain.row([name])}\n")
    return failure.FOUND


@click.command("saved", cls=Command, examples=(("searchlib saved", "all of this index"),))
@click.option("--remove", "removed", multiple=True, metavar="NAME", help="Forget this search.")
@with_settings
def saved(settings: Settings, removed: tuple[str, ...]) -> int:
    """List the saved searches of the index: name, query, filters, time of the last look."""
    from searchlib.news.saved_searches import SavedSearches

    searches = SavedSearches(settings.folder)
    for name in removed:
        searches.remove(name)
        failure.say(f"removed {name}")
    found = searches.all()
    for one in found:
        if isinstance(one, SavedSearchError):
            failure.say(str(one))
    whole = [one for one in found if not isinstance(one, SavedSearchError)]
    if settings.form == "json":
        jsonout.write([one.as_dict() for one in whole])
    else:
        for one in whole:
            row = (one.name, one.query, _as_typed(one.options), _local(one.looked))
            sys.stdout.write(plain.row(row) + "\n")
    if len(whole) < len(found):
        return failure.ERROR
    return failure.FOUND if whole or removed else failure.NOTHING


def _as_typed(options: dict[str, Any]) -> str:
    """Options as they are given on the command line, but for the defaults of how a query is read."""
    words = []
    for name, value in options.items():
        if _DEFAULTS.get(name) == value:
            continue
        for one in value if isinstance(value, list) else [value]:
            words += [f"--{name}"] if one is True else [f"--{name}", shlex.quote(str(one))]
    return " ".join(words)


def _local(time: str | None) -> str | None:
    """An ISO time in the zone of this machine; what is none as it is."""
    try:
        return datetime.fromisoformat(time).astimezone().isoformat() if time else None
    except (ValueError, OverflowError):
        return time
