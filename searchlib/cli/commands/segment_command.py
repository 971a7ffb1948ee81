"""`searchlib segment`: lines of text cut into words, for a pipe."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from searchlib.cli import failure, jsonout
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, with_settings
from searchlib.errors import ArticleError
from searchlib.sources.discovery import SourceFile, unreadable
from searchlib.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EXAMPLES = (
    (
        "echo 'Hội nghị bàn về chuyển đổi số' | searchlib segment",
        "a filter: words of several syllables get _",
    ),
    ("searchlib segment corpus/hoi-nghi/chuyen-doi-so-van-giang.txt", "a file, a line a line"),
    ("zcat tin.txt.gz | searchlib segment --json > words.jsonl", "an array of words a line"),
)

_LETTERS = 1 << 20
"""So much text is cut at a time: enough for the arrays to pay, little enough to stream."""


@click.command("segment", cls=Command, examples=EXAMPLES)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(allow_dash=True))
@with_settings
def segment(settings: Settings, files: tuple[str, ...]) -> int:
    """Cut text into words, a line a line.

    FILE is text in UTF-8 or UTF-16, also as .gz; - or no FILE reads standard input. The words are those of
    pyvi.ViTokenizer. A file that cannot be read is reported, the others are cut, and the exit status is 2.
    """
    from searchlib import segment_all

    failure.hush()
    failed = False
    for name in files or ("-",):
        try:
            for lines in _bunches(_lines(name)):
                for words in segment_all(lines):
                    if settings.form == "json":
                        jsonout.write(words)
                    else:
                        sys.stdout.write(" ".join(words) + "\n")
                sys.stdout.flush()
        except ArticleError as error:
            failure.say(str(error))
            failed = True
    return failure.ERROR if failed else failure.FOUND


def _lines(name: str) -> Iterator[str]:
    """The lines of a file, or of standard input.

    Raises:
        ArticleError: it cannot be read, or is no text.
    """
    from searchlib.sources.encoding import LIMIT, text_chunks, too_long

    if name == "-":
        for number, data in enumerate(sys.stdin.buffer if sys.stdin is not None else (), 1):
            try:
                yield data.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                wrong = f"is not UTF-8 (byte 0x{data[error.start]:02x} at column {error.start + 1})"
                raise ArticleError("standard input", wrong, number) from None
        return
    rest = ""
    for chunk in text_chunks(_file(name)):
        *whole, rest = (rest + chunk).split("\n")
        yield from whole
        if len(rest) > LIMIT:
            raise too_long(name, "a line", None)
    if rest:
        yield rest


def _file(name: str) -> SourceFile:
    try:
        status = os.stat(name)
    except OSError as error:
        raise unreadable(name, error) from error
    return SourceFile(name, os.path.realpath(name), None, "", status.st_size, status.st_mtime_ns)


def _bunches(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines, cleaned of what steers a terminal, some at a time."""
    bunch: list[str] = []
    letters = 0
    for line in lines:
        bunch.append(clean(line.rstrip("\r\n")))
        letters += len(line)
        if letters >= _LETTERS:
            yield bunch
            bunch, letters = [], 0
    if bunch:
        yield bunch
