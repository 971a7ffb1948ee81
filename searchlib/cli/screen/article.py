"""An article on a terminal: what is known of it, and its paragraphs with the speakers in the margin."""

from __future__ import annotations

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


def show_article(article: Article, marked: int | None, *, after_another: bool = False) -> None:
    """Writes an article; the paragraph of the number `marked` stands out."""
    console = make_console()
    if after_another:
        console.print()
        console.rule(style="quiet")
    _show_facts(console, article)
    previous = ""
    for paragraph in article.searchable():
        console.print()
        speakers = _speakers(paragraph)
        repeated = bool(speakers.plain) and speakers.plain == previous
        _show_paragraph(
            console,
            paragraph,
            Text("″", "quiet") if repeated else speakers,
            marked is not None and paragraph.position == marked,
        )
        previous = speakers.plain


def _show_facts(console: Console, article: Article) -> None:
    """Title and metadata, people and documents."""
    if article.title:
        console.print(text(article.title, "title"))
    date = None
    if article.date:
        basis = f" ({article.date_basis})" if article.date_basis else ""
        date = text(article.date + basis)
    console.print(
        joined(
            [
                text(article.id, "mark"),
                date,
                text(f"published {article.published}") if article.published else None,
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
    """Names for the margin; who is quoted stands out from who is reported."""
    names = [
        text(speaker.name, "person" if speaker.mode == "direct" else "role") for speaker in paragraph.speakers
    ]
    return joined(names, "\n")


def _show_paragraph(console: Console, paragraph: Paragraph, speakers: Text, marked: bool) -> None:
    number = "" if paragraph.position is None else str(paragraph.position)
    label = Text(f"▶ {number}", "mark") if marked else Text(number, "quiet")
    if len(paragraph.text) > HUGE:
        console.print(joined([label, speakers]))
        print_huge(console, paragraph.text)
        return
    body = text(paragraph.text, _STYLES.get(paragraph.kind, ""))
    if marked:
        body.stylize("bold")
    total = min(console.width, WIDEST)
    if total < _NARROW:
        rows = [(label, body)] if not speakers.plain else [(Text(), speakers), (label, body)]
        print_columns(console, rows, (_LABEL, max(total - _LABEL - GAP, 16)))
    else:
        margin = min(24, total // 4)
        print_columns(console, [(label, speakers, body)], (_LABEL, margin, total - _LABEL - margin - 2 * GAP))
