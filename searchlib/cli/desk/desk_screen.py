"""The desk on a terminal: bars, sparklines, tables of words, passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from searchlib.analysis.keyword_lines import display_width
from searchlib.cli.desk.bars import bar, sparkline
from searchlib.cli.plain import place
from searchlib.cli.screen.console import WIDEST, joined, make_console, marked, sentence, text
from searchlib.remarks import corrected

if TYPE_CHECKING:
    from rich.console import Console

    from searchlib.analysis.collocations import Collocations
    from searchlib.analysis.facets import Facets
    from searchlib.analysis.keywords import Keyword, Keywords
    from searchlib.analysis.quotation_check import QuotedPassage, Verification
    from searchlib.analysis.similar_passages import Similar
    from searchlib.analysis.trend import Trend
    from searchlib.frequencies import FacetValue

_LEFT_OUT = ("there/M", "here/M", "p", "DP", "log ratio", "there")
"""Figures of keywords that a narrow terminal has no room for, in this order."""
_ANY = 1000
"""Columns, more than a table takes."""
_NAMES = 40
"""Columns that a value takes at most beside its bar."""
_MANY = 60
"""So many spans are shown as bars; more are one line."""


def show_facets(found: Facets) -> None:
    """Values with bars."""
    console = make_console()
    say_applied(console, found.query, found.applied)
    console.print(
        joined([Text(paragraphs_told(found.total), "title"), Text(f"{found.articles:,} articles", "quiet")])
    )
    if not found.values:
        return
    names = [_shortened(one.value, _NAMES) for one in found.values]
    most = found.values[0].paragraphs
    counts = [_of_all(one) for one in found.values]
    articles = [f"{one.articles:,}" for one in found.values]
    head = (
        max(map(display_width, names)),
        max(len("paragraphs"), *map(len, counts)),
        max(len("articles"), *map(len, articles)),
    )
    width = max(min(console.width, WIDEST) - sum(head) - 6, 0)
    console.print(Text(f"{'':{head[0]}}  {'paragraphs':>{head[1]}}  {'articles':>{head[2]}}", "quiet"))
    for name, count, among, one in zip(names, counts, articles, found.values, strict=True):
        line = text(name + " " * (head[0] - display_width(name)), "person" if found.by == "speaker" else "")
        line.append(f"  {count:>{head[1]}}  {among:>{head[2]}}  ")
        line.append(bar(one.paragraphs, most, width), "section")
        console.print(line, soft_wrap=True)
    notes = [
        f"{found.more:,} more value{'s' * (found.more != 1)}" if found.more else "",
        f"{found.without:,} paragraph{'s' * (found.without != 1)} without" if found.without else "",
    ]
    if any(notes):
        console.print(Text("; ".join(filter(None, notes)), "quiet"))


def _of_all(one: FacetValue) -> str:
    """How many paragraphs have a value; of how many, where that was asked for."""
    if one.of is None:
        return f"{one.paragraphs:,}"
    return f"{one.paragraphs:,} of {one.of:,}" + (f"  {one.share:7.2%}" if one.share is not None else "")


def show_trend(found: Trend) -> None:
    """Each series as bars, or as one line where the spans are many."""
    console = make_console()
    for number, series in enumerate(found.series):
        if number:
            console.print()
        say_applied(console, series.query, series.applied)
        undated = f"{series.undated:,} in no {found.by}" if series.undated else None
        console.print(
            joined(
                [
                    text(series.query, "title"),
                    Text(paragraphs_told(series.total)),
                    Text(undated, "quiet") if undated else None,
                ]
            )
        )
        points = series.points
        if not points:
            continue
        if len(points) > _MANY:
            width, top = min(console.width, WIDEST), max(point.share for point in points)
            console.print(
                Text(sparkline([point.share for point in points], width), "section"), soft_wrap=True
            )
            console.print(
                Text(
                    f"{points[0].label} … {points[-1].label}, share of all paragraphs, up to {top:.2%}",
                    "quiet",
                )
            )
            continue
        most = max(point.share for one in found.series for point in one.points)
        label = max(len(point.label) for point in points)
        counts = max(len(f"{point.paragraphs:,} of {point.of:,}") for point in points)
        width = max(min(console.width, WIDEST) - label - counts - 13, 0)
        for point in points:
            numbers = f"{point.paragraphs:,} of {point.of:,}"
            line = Text(f"{point.label:<{label}}  {numbers:>{counts}}  {point.share:>7.2%}  ")
            line.append(bar(point.share, most, width), "section")
            console.print(line, soft_wrap=True)


def show_collocations(found: Collocations) -> None:
    """Words with how often and how strongly."""
    console = make_console()
    console.print(joined([text(found.query, "title"), Text(f"{found.occurrences:,} occurrences")]))
    if not found.words:
        console.print("No word stands beside them so often; --min lowers the bound.")
        return
    table = _table("word", "together", "alone", found.measure)
    for one in found.words:
        table.add_row(text(one.word), f"{one.together:,}", f"{one.alone:,}", f"{one.score:.2f}")
    console.print(table)


def show_keywords(found: Keywords) -> None:
    """Words with their figures; those of one article alone are marked."""
    console = make_console()
    against = found.against if found.against is not None else "the rest of the archive"
    console.print(
        joined(
            [
                text(f"{found.here:,} words here", "title"),
                text(f"{found.there:,} in {against}"),
                Text(f"{found.tested:,} tested", "quiet"),
            ]
        )
    )
    if not found.words:
        console.print("No word is more frequent here; --min lowers the bound.")
        return
    rows = [_keyword_cells(one) for one in found.words]
    headings = list(rows[0])
    for spare in (None, *_LEFT_OUT):
        if spare is not None:
            headings.remove(spare)
        table = _table("word", *headings)
        for one, cells in zip(found.words, rows, strict=True):
            single = one.articles == 1
            table.add_row(
                text(one.word + ("*" if single else ""), "quiet" if single else ""),
                *(cells[heading] for heading in headings),
            )
        if console.measure(table, options=console.options.update(max_width=_ANY)).maximum <= console.width:
            break
    console.print(table)
    if any(one.articles == 1 for one in found.words):
        console.print(Text("* in one article alone", "quiet"))


def _keyword_cells(one: Keyword) -> dict[str, str]:
    return {
        "here": f"{one.here:,}",
        "there": f"{one.there:,}",
        "here/M": f"{one.here_per_million:,.0f}",
        "there/M": f"{one.there_per_million:,.0f}",
        "G2": f"{one.log_likelihood:,.1f}",
        "log ratio": f"{one.log_ratio:.2f}",
        "articles": f"{one.articles:,}",
        "DP": f"{one.dispersion:.2f}",
        "p": "<.001" if one.p < 0.001 else f"{one.p:.3f}".lstrip("0"),
    }


def show_similar(found: Similar) -> None:
    """Hits with their similarity; copies are marked."""
    console = make_console()
    if not found.hits:
        console.print("Nothing is like it.")
    for one in found.hits:
        article = one.hit.article
        head = joined(
            [
                Text(f"{one.similarity:.3f}", "title"),
                Text("a copy", "remark") if one.duplicate else None,
                text(article.title or "", "italic") if article.title else None,
                text(article.date or article.published or "") if article.date or article.published else None,
                text(article.source) if article.source else None,
            ]
        )
        console.print(head)
        where = article.id if found.position is None else place(article.id, one.hit.position)
        console.print(text(f"       {where}", "quiet"), soft_wrap=True)
        if found.position is not None:
            console.print(_indented(_cut(one.hit.paragraph.text, 240)))


def show_verification(found: Verification) -> None:
    """Passages with what is the same marked, and the differences."""
    console = make_console()
    if not found.matches:
        console.print(
            "No passage holds this quotation."
            if not found.elsewhere
            else "This person does not say it; others do:"
        )
    for number, one in enumerate(found.matches or found.elsewhere):
        if number:
            console.print()
        _show_passage(console, one)


def _show_passage(console: Console, one: QuotedPassage) -> None:
    exact = one.similarity == 1
    verdict = Text("word for word" if exact else f"{one.similarity:.0%} of it", "mark" if exact else "title")
    speakers = [
        joined([text(s.name, "person"), text(s.role, "role") if s.role else None], ", ") for s in one.speakers
    ]
    parts = [
        verdict,
        Text(one.mode) if one.mode else Text("nobody's words", "quiet"),
        *speakers,
        text(one.date) if one.date else None,
    ]
    console.print(joined([*parts, text(one.source) if one.source else None]))
    console.print(_indented(marked(one.text, ((0, len(one.text)),), one.spans)))
    for change in one.differences:
        line = joined(
            [
                text(f"“{change.quote}”" if change.quote else "nothing"),
                text(f"“{change.text}”" if change.text else "nothing"),
            ],
            " → ",
        )
        console.print(_indented(Text("quoted ", "quiet") + line + Text(" in the text", "quiet")))
    console.print(text(f"    {place(one.id, one.position)}", "quiet"), soft_wrap=True)


def _indented(content: Text) -> Padding:
    return Padding(content, (0, 0, 0, 4))


def _cut(content: str, limit: int) -> Text:
    return text(content if len(content) <= limit else content[: limit - 1] + "…")


def paragraphs_told(count: int) -> str:
    """A number of paragraphs in words, as "1,951 paragraphs"."""
    return f"{count:,} paragraph{'s' * (count != 1)}"


def _table(first: str, *numbers: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="quiet")
    table.add_column(first, overflow="fold", min_width=8)
    for heading in numbers:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _shortened(value: str, width: int) -> str:
    """A value that takes at most so many columns, without line breaks."""
    value = " ".join(value.split())
    if display_width(value) <= width:
        return value
    while value and display_width(value) >= width:
        value = value[:-1]
    return value + "…"


def say_applied(console: Console, query: str, applied: str | None) -> None:
    """Tells that another query was asked in place of the typed one, where it was."""
    if applied is not None:
        console.print(text(sentence(str(corrected(query, applied))), "remark"))
