"""Hits on a terminal: rank, who speaks, where and when, and the paragraph with its matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from searchlib.cli.plain import corrections, place
from searchlib.cli.screen.console import (
    GAP,
    HUGE,
    WIDEST,
    joined,
    make_console,
    marked,
    print_columns,
    print_huge,
    sentence,
    text,
)
from searchlib.cli.screen.days import day_text
from searchlib.cli.screen.score_words import in_words, summary
from searchlib.cli.snippet import cut
from searchlib.fields import stated_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from searchlib.model import Attribution, Paragraph
    from searchlib.results import ArticleInfo, Copy, Hit, Part, Results

_LINES = 4  # lines of a long paragraph
_NEIGHBOUR_LINES = 2
_PEOPLE = 4


def show_results(results: Results, *, by: str, offset: int, full: bool) -> None:
    """Writes the page of hits with a header, and what to do next."""
    console = make_console()
    console.print(_header(results, by))
    for remark in _remarks(results):
        console.print(remark)
    rank_width = len(str(results.hits[-1].rank)) if results.hits else 1
    for hit in results:
        console.print()
        _show_hit(console, hit, rank_width, full)
    footer = _footer(results, offset)
    if footer:
        console.print()
        console.print(Text(footer, "quiet"))


def _header(results: Results, by: str) -> Text:
    every, total = results.total_all_words, results.total
    # With one word "all words" says nothing new.
    if 0 < every < total:
        loose = ", read without diacritics" if is_bare(results.applied or results.query) else ""
        parts = [
            Text(f"{every:,} {by}{'s' * (every != 1)} with all words{loose}", "title"),
            Text(f"{total:,} with any"),
        ]
    else:
        parts = [Text(f"{total:,} {by}{'s' * (total != 1)}", "title")]
    parts.append(Text(f"{results.seconds:.3f} s", "quiet"))
    return joined(parts)


def is_bare(query: str) -> bool:
    """Whether no word of a query carries a mark, so that all of them are read without diacritics."""
    return query.isascii() and any(map(str.isalpha, query))


def _remarks(results: Results) -> list[Text]:
    told = [sentence(str(remark)) for remark in corrections(results) if remark is not None]
    told += [f"Note: {remark}" for remark in results.remarks]
    remarks = [text(one, "remark") for one in told]
    if not results.total:
        remarks.append(Text("Fewer words or filters find more; searchlib search --help shows examples."))
    return remarks


def _footer(results: Results, offset: int) -> str | None:
    if not results.hits:
        return f"No hits from {offset + 1} on." if results.total and offset >= results.total else None
    last = results.hits[-1].rank
    if last >= results.total:
        return None
    return f"{results.hits[0].rank:,}–{last:,} of {results.total:,}; the next: --offset {last}"


def _show_hit(console: Console, hit: Hit, rank_width: int, full: bool) -> None:
    width = max(min(console.width, WIDEST) - rank_width - GAP, 20)
    lines = [line for line in (_people(hit.paragraph.speakers), _circumstances(hit)) if line is not None]
    lines += [_neighbour(paragraph, width, full) for paragraph in hit.before]
    paragraph = hit.paragraph.text
    whole = full or len(paragraph) <= _LINES * width
    parts = ((0, len(paragraph)),) if whole else cut(paragraph, hit.highlights, _LINES * width)
    tail = [_neighbour(paragraph, width, full) for paragraph in hit.after]
    tail.append(_source(hit.article, hit.position, paragraph))
    if hit.copies:
        tail.append(_copies(hit.copies))
    tail += _explanation(hit.explanation, hit.score)
    rank = Text(str(hit.rank), "quiet")
    if whole and len(paragraph) > HUGE:
        _print_block(console, rank, rank_width, width, lines or [Text()])
        print_huge(console, paragraph, hit.highlights)
        _print_block(console, Text(), rank_width, width, tail)
    else:
        _print_block(
            console, rank, rank_width, width, [*lines, marked(paragraph, parts, hit.highlights), *tail]
        )


def _print_block(console: Console, rank: Text, rank_width: int, width: int, lines: Sequence[Text]) -> None:
    rows = [(rank if number == 0 else Text(), line) for number, line in enumerate(lines)]
    print_columns(console, rows, (rank_width, width))


def _people(speakers: Sequence[Attribution]) -> Text | None:
    """Name, role and mode of those who speak."""
    if not speakers:
        return None
    people = []
    for speaker in speakers[:_PEOPLE]:
        person = joined([text(speaker.name, "person")])
        if speaker.role:
            person.append_text(text(f", {speaker.role}", "role"))
        person.append(f" ({speaker.mode})", "quiet")
        people.append(person)
    if len(speakers) > _PEOPLE:
        people.append(Text(f"and {len(speakers) - _PEOPLE} more", "quiet"))
    return joined(people, "; ")


def _circumstances(hit: Hit) -> Text | None:
    """Section, date and source; the kind where it is not plain text."""
    article, paragraph = hit.article, hit.paragraph
    date = day_text(article.date, article.published)
    parts = [
        text(paragraph.section, "section") if paragraph.section else None,
        text(date) if date else None,
        *(text(value) for value in stated_of(article).values() if value),
        Text(paragraph.kind, "quiet") if paragraph.kind != "body" else None,
    ]
    return joined(parts) if any(parts) else None


def _neighbour(paragraph: Paragraph, width: int, full: bool) -> Text:
    """A paragraph around a hit, quiet and short."""
    content = paragraph.text
    whole = full or len(content) <= _NEIGHBOUR_LINES * width
    parts = ((0, len(content)),) if whole else cut(content, (), _NEIGHBOUR_LINES * width)
    shown = marked(content, parts, ())
    shown.stylize("quiet")
    names = ", ".join(speaker.name for speaker in paragraph.speakers[:_PEOPLE])
    return joined([text(names, "role"), shown], ": ") if names else shown


def _source(article: ArticleInfo, position: int | None, shown: str) -> Text:
    """Title of the article, where it is not what is shown already, and the place as `show` takes it."""
    where = text(place(article.id, position), "quiet")
    title = article.title
    if not title or title.split() == shown.split():
        return where
    return joined([text(title if len(title) <= 100 else title[:99] + "…", "italic"), where])


def _copies(copies: Sequence[Copy]) -> Text:
    """How many copies there are, and where the first ones stand."""
    shown = [
        joined([text(copy.source) if copy.source else None, text(place(copy.id, copy.position))], " ")
        for copy in copies[:_PEOPLE]
    ]
    if len(copies) > _PEOPLE:
        shown.append(Text(f"and {len(copies) - _PEOPLE} more"))
    line = Text(f"{len(copies)} {'copy' if len(copies) == 1 else 'copies'}: ")
    line.append_text(joined(shown, "; "))
    line.stylize("quiet")
    return line


def _explanation(parts: Sequence[Part] | None, score: float) -> list[Text]:
    """The addends of the score, a line each, and their sum."""
    if parts is None:
        return []
    lines = [
        joined(
            [
                Text(f"{part.score:8.3f}"),
                text(part.term),
                text(in_words(part), "quiet"),
                text(f"({part.level}, weight {part.weight:.3g})", "quiet"),
            ],
            "  ",
        )
        for part in parts
    ]
    told = summary(tuple(parts), score)
    return [*lines, Text(f"{score:8.3f}  = score", "title"), *([text(told, "quiet")] if told else [])]
