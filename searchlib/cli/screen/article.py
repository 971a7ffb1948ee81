"""An article on a terminal: what is known of it, and its paragraphs with the speakers in the margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from searchlib.cli.screen.console import (
    GAP,
    HUGE,
    WIDEST,
    joined,
    make_console,
    print_columns,
    print_huge,
    text,
)
from searchlib.cli.screen.days import moment, plain_day
from searchlib.cli.screen.pager import page
from searchlib.fields import stated_of

if TYPE_CHECKING:
    from rich.console import Console

    from searchlib.model import Article, Paragraph

_LABEL = 6  # columns for the number of a paragraph and the mark before it
_NARROW = 64  # columns below which the speakers stand above their paragraph
_STYLES = {
    "title": "title",
    "lead": "italic",
    "heading": "heading",
    "caption": "quiet",
    "byline": "quiet",
    "question": "italic",
}


Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Matches of a query by the text of the paragraph."""


def show_article(
    article: Article, marked: int | None, *, spans: Spans | None = None, after_another: bool = False
) -> None:
    """Writes an article, through a pager where it is longer than the screen.

    Args:
        article: what to show.
        marked: the number of the paragraph that stands out.
        spans: words of a query to mark.
        after_another: whether another article stands above; then nothing is paged.
    """
    console = make_console()
    with console.capture() as written:
        if after_another:
            console.print()
            console.rule(style="quiet")
        _show_facts(console, article)
        _show_paragraphs(console, article, marked, spans or {})
    page(written.get(), console.file, 1 << 30 if after_another else console.height)


def _show_paragraphs(console: Console, article: Article, marked: int | None, spans: Spans) -> None:
    """Writes the paragraphs; who goes on speaking is named again where a new screen may begin."""
    previous, since = "", 0
    for paragraph in article.searchable():
        console.print()
        speakers = _speakers(paragraph)
        since += 2 + len(paragraph.text) // max(console.width - _LABEL, 16)
        repeated = bool(speakers.plain) and speakers.plain == previous and since < console.height
        if not repeated:
            since = 0
        _show_paragraph(
            console,
            paragraph,
            Text("″", "quiet") if repeated else speakers,
            marked is not None and paragraph.position == marked,
            spans.get(paragraph.text, ()),
        )
        previous = speakers.plain


def _show_facts(console: Console, article: Article) -> None:
    """Title and metadata, people and documents."""
    if article.title:
        console.print(text(article.title, "title"))
    date = None
    if article.date:
        basis = f" ({article.date_basis})" if article.date_basis else ""
        year = ", year unknown" if article.date[:4] == "XXXX" and not article.published else ""
        date = text(f"{plain_day(article.date)}{year}{basis}")
    console.print(
        joined(
            [
                text(article.id, "mark"),
                date,
                text(f"published {moment(article.published)}") if article.published else None,
                *(text(value) for value in stated_of(article).values() if value),
                text(", ".join(article.authors)) if article.authors else None,
            ]
        )
    )
    for value in (article.url, article.path):
        if value:
            console.print(text(value, "quiet"))
    if article.people:
        people = [
            joined([text(p.name, "person"), text(p.role, "role") if p.role else None], ", ")
            for p in article.people
        ]
        console.print(joined([Text("Speakers:", "quiet"), joined(people, "; ")], " "))
    if article.documents:
        console.print(joined([Text("Documents:", "quiet"), text("; ".join(article.documents))], " "))


def _speakers(paragraph: Paragraph) -> Text:
    """Names for the margin, each with its mode; who is quoted stands out from who is reported."""
    names = [
        joined(
            [
                text(speaker.name, "person" if speaker.mode == "direct" else "role"),
                Text(f"({speaker.mode})", "quiet"),
            ],
            " ",
        )
        for speaker in paragraph.speakers
    ]
    return joined(names, "\n")


def _show_paragraph(
    console: Console,
    paragraph: Paragraph,
    speakers: Text,
    marked: bool,
    spans: Sequence[tuple[int, int]],
) -> None:
    number = "" if paragraph.position is None else str(paragraph.position)
    label = Text(f"▶ {number}", "mark") if marked else Text(number, "quiet")
    if len(paragraph.text) > HUGE:
        console.print(joined([label, speakers]))
        print_huge(console, paragraph.text, spans)
        return
    body = text(paragraph.text, _STYLES.get(paragraph.kind, ""))
    if marked:
        body.stylize("bold")
    for start, end in spans:
        body.stylize("match", start, end)
    total = min(console.width, WIDEST)
    if total < _NARROW:
        rows = [(label, body)] if not speakers.plain else [(Text(), speakers), (label, body)]
        print_columns(console, rows, (_LABEL, max(total - _LABEL - GAP, 16)))
    else:
        margin = min(24, total // 4)
        print_columns(console, [(label, speakers, body)], (_LABEL, margin, total - _LABEL - margin - 2 * GAP))
