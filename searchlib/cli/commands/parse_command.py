"""`searchlib parse`: what the parser understands, without an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, encoding_option, standard_input, with_settings
from searchlib.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from searchlib.sources.raw_article import RawArticle

EXAMPLES = (
    (
        "searchlib parse corpus/hoi-nghi/chuyen-doi-so-van-giang.txt",
        "what is understood of an article",
    ),
    ("searchlib parse --json corpus > understood.jsonl", "a folder, an object a line"),
    ("searchlib parse - < bai-bao.txt", "an article from standard input"),
    ("searchlib parse --explain bai-bao.txt", "by which rule each speaker was found"),
)


@click.command("parse", cls=Command, examples=EXAMPLES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True))
@encoding_option
@click.option("--explain", is_flag=True, help="Why each paragraph was given to its speakers.")
@with_settings
def parse(settings: Settings, files: tuple[str, ...], encoding: str | None, explain: bool) -> int:
    """Show what is understood of files, without an index.

    FILE is an article file or a folder of them; - reads the text of an article from standard input. In a
    pipe each paragraph is a line: id#n, date, speakers, section, text; with --explain each attribution:
    id#n, speaker, mode, cue, rule, the words that decided. A file that cannot be read is reported, the
    others are shown, and the exit status is 2.
    """
    failure.hush()
    failed = False
    shown = 0
    for raw in raw_articles(files, encoding):
        if isinstance(raw, ArticleError):
            failure.say(str(raw))
            failed = True
            continue
        if explain:
            _explain(settings, raw)
        else:
            _show(settings, raw, shown)
        shown += 1
    if failed:
        return failure.ERROR
    return failure.FOUND if shown else failure.NOTHING


def raw_articles(files: Sequence[str], encoding: str | None = None) -> Iterator[RawArticle | ArticleError]:
    """The articles of files and folders, and an error for each file or record that cannot be read."""
    from searchlib.sources.discovery import find_files
    from searchlib.sources.reader import read_articles

    for name in files:
        if name == "-":
            yield _from_standard_input(encoding)
            continue
        for file in find_files([name], encoding=encoding):
            if isinstance(file, ArticleError):
                yield file
                continue
            yield from read_articles(file)


def _from_standard_input(encoding: str | None) -> RawArticle | ArticleError:
    from searchlib.sources.encoding import decode
    from searchlib.sources.reader import raw_from_text

    try:
        return raw_from_text(decode(standard_input(), "standard input", encoding), id="stdin")
    except ArticleError as error:
        return error


def _show(settings: Settings, raw: RawArticle, shown: int) -> None:
    from searchlib.understanding.understand import understand

    article = understand(raw)
    if settings.form == "json":
        jsonout.write(article.as_dict())
    elif settings.form == "plain":
        plain.write(plain.article_rows(article))
    else:
        from searchlib.cli.screen.article import show_article

        show_article(article, None, after_another=shown > 0)


def _explain(settings: Settings, raw: RawArticle) -> None:
    """Writes why each paragraph of an article was given to its speakers."""
    from searchlib.understanding.understand import explain

    reasons = explain(raw)
    if settings.form == "json":
        jsonout.write({"id": raw.id, "reasons": [reason.as_dict() for reason in reasons]})
    elif settings.form == "plain":
        plain.write(plain.reason_row(raw.id, reason) for reason in reasons)
    else:
        from searchlib.cli.screen.tables import show_reasons

        show_reasons(raw.id, reasons)
