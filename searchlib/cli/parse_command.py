"""`searchlib parse`: what the parser understands, without an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, standard_input, with_settings
from searchlib.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from searchlib.model import Article

EXAMPLES = (
    (
        "searchlib parse corpus/hoi-nghi/chuyen-doi-so-van-giang.txt",
        "what is understood of an article",
    ),
    ("searchlib parse --json corpus > understood.jsonl", "a folder, an object a line"),
    ("searchlib parse - < bai-bao.txt", "an article from standard input"),
)


@click.command("parse", cls=Command, examples=EXAMPLES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True))
@with_settings
def parse(settings: Settings, files: tuple[str, ...]) -> int:
    """Show what is understood of files, without an index.

    FILE is an article file or a folder of them; - reads the text of an article from standard input. In a
    pipe each paragraph is a line: id#n, date, speakers, section, text. A file that cannot be read is
    reported, the others are shown, and the exit status is 2.
    """
    failure.hush()
    failed = False
    shown = 0
    for article in parsed(files):
        if isinstance(article, ArticleError):
            failure.say(str(article))
            failed = True
            continue
        _show(settings, article, shown)
        shown += 1
    if failed:
        return failure.ERROR
    return failure.FOUND if shown else failure.NOTHING


def parsed(files: Sequence[str]) -> Iterator[Article | ArticleError]:
    """The articles of files and folders, and an error for each file or record that cannot be read."""
    from searchlib.sources.discovery import find_files
    from searchlib.sources.reader import read_articles
    from searchlib.understanding.understand import understand

    for name in files:
        if name == "-":
            yield _from_standard_input()
            continue
        for file in find_files([name]):
            if isinstance(file, ArticleError):
                yield file
                continue
            for raw in read_articles(file):
                yield raw if isinstance(raw, ArticleError) else understand(raw)


def _from_standard_input() -> Article | ArticleError:
    from searchlib.sources.encoding import decode
    from searchlib.sources.reader import raw_from_text
    from searchlib.understanding.understand import understand

    try:
        return understand(raw_from_text(decode(standard_input(), "standard input"), id="stdin"))
    except ArticleError as error:
        return error


def _show(settings: Settings, article: Article, shown: int) -> None:
    if settings.form == "json":
        jsonout.write(article.as_dict())
    elif settings.form == "plain":
        plain.write(plain.article_rows(article))
    else:
        from searchlib.cli.screen.article import show_article

        show_article(article, None, after_another=shown > 0)
