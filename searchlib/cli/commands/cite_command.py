"""`searchlib cite`: references to articles and to what was said in them."""

from __future__ import annotations

import sys

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.completion import complete_article
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, open_index, with_settings
from searchlib.errors import ArticleNotFound

EXAMPLES = (
    ("searchlib cite hoi-nghi/chuyen-doi-so-van-giang", "an article, as APA has it"),
    ("searchlib cite --style iso690 --lang en hoi-nghi/chuyen-doi-so-van-giang#7", "who said it, in English"),
)


@click.command("cite", cls=Command, examples=EXAMPLES)
@click.argument("places", nargs=-1, required=True, metavar="ARTICLE[#N]...", shell_complete=complete_article)
@click.option(
    "--style",
    default="apa",
    show_default=True,
    metavar="STYLE",
    help="apa, chicago-author-date, iso690, or a file of CSL (.csl).",
)
@click.option(
    "--lang",
    type=click.Choice(("vi", "en")),
    default="vi",
    show_default=True,
    help="Language of the reference.",
)
@with_settings
def cite(settings: Settings, places: tuple[str, ...], style: str, lang: str) -> int:
    """Print references to articles, a line each.

    With the number of a paragraph the reference names whose words it conveys. What is not known is left out.
    """
    missing = False
    with open_index(settings) as index:
        found = []
        for place in places:
            try:
                found.append(index.cite(place, style=style, lang=lang))
            except ArticleNotFound as error:
                failure.say(str(error))
                missing = True
    if settings.form == "json":
        jsonout.write([one.as_dict() for one in found])
    else:
        sys.stdout.writelines(f"{one.text}\n" for one in found)
    return failure.NOTHING if missing or not found else failure.FOUND
