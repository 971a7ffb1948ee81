"""`searchlib verify`: whether, where and by whom something was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from searchlib.cli import failure, jsonout, plain
from searchlib.cli.desk.query_words import header_option, needed, say_remarks, write_table
from searchlib.cli.filter_options import filter_options
from searchlib.cli.group import Command
from searchlib.cli.options import Number, Settings, open_index, with_settings

if TYPE_CHECKING:
    from searchlib import Index
    from searchlib.analysis.quotation_check import Verification

_NEAR = 0.3
"""The nearest passage is told if so much of the quotation stands in it."""
_COLUMNS = ("similarity", "mode", "place", "date", "source", "speakers", "text")
EXAMPLES = (
    (
        'searchlib verify "tiến bộ mà bỏ lại mẹ mình ngoài cửa thì chưa phải là tiến bộ"',
        "where was it said, and by whom?",
    ),
    (
        'searchlib verify "tien bo ma bo lai me minh ngoai cua thi khong phai tien bo"',
        "as heard, without diacritics",
    ),
    (
        'searchlib verify "bỏ lại mẹ mình ngoài cửa thì chưa phải là tiến bộ" --speaker "Tạ Hoài Thư"',
        "did she say that?",
    ),
    ("echo 'bỏ lại mẹ mình ngoài cửa thì chưa phải là tiến bộ' | searchlib verify -", "from standard input"),
)


@click.command("verify", cls=Command, examples=EXAMPLES)
@click.argument("words", nargs=-1, metavar="TEXT...")
@filter_options
@header_option
@click.option(
    "-n", "--limit", type=Number(), default=10, metavar="N", show_default=True, help="Show so many passages."
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.6,
    metavar="SHARE",
    show_default=True,
    help="Leave out what is less similar; 1 is word for word.",
)
@with_settings
def verify(settings: Settings, words: tuple[str, ...], **options: Any) -> int:
    """Look for a quotation: the passages nearest to it, how much of it stands there, and what is different.

    The quotation may be cut, changed, or typed without diacritics. Of passages equally near the earliest
    comes first. With --speaker, passages in which only others say it are told on standard error.

    In a pipe each passage is a line: similarity, direct or reported, id#n, date, source, speakers, text,
    separated by tabs.
    """
    quote = needed(words, 'searchlib verify "tiến bộ mà bỏ lại mẹ mình ngoài cửa"')
    with open_index(settings) as index:
        found = index.verify(quote, **options)
        told = say_remarks(index, [""], options)
        if not found.matches and not found.elsewhere:
            _say_nearest(index, quote, options)
    if settings.form == "json":
        jsonout.write(told.added_to(found.as_dict()))
    elif settings.form == "plain":
        _say_elsewhere(found)
        write_table(_COLUMNS, _rows(found))
    else:
        from searchlib.cli.desk.desk_screen import show_verification

        show_verification(found)
    return failure.FOUND if found.matches else failure.NOTHING


def _say_nearest(index: Index, quote: str, options: dict[str, Any]) -> None:
    """What is nearest to a quotation that nothing is near enough to."""
    asked = {**options, "least": min(options["least"], _NEAR), "limit": 1}
    for one in index.verify(quote, **asked).matches:
        where = plain.place(one.id, one.position)
        failure.say(
            f"nothing is so like it; the nearest: {where}, {one.similarity:.0%} (--least {_NEAR} shows it)"
        )


def _say_elsewhere(found: Verification) -> None:
    for one in found.elsewhere[:1]:
        names = "; ".join(speaker.name for speaker in one.speakers) or "nobody named"
        failure.say(f"not said by this person; {plain.place(one.id, one.position)} conveys it of: {names}")


def _rows(found: Verification) -> list[tuple[Any, ...]]:
    return [
        (
            f"{one.similarity:.3f}",
            one.mode,
            plain.place(one.id, one.position),
            one.date,
            one.source,
            "; ".join(speaker.name for speaker in one.speakers),
            one.text,
        )
        for one in found.matches
    ]
