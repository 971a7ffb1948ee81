"""Results as a notebook shows them: a table of HTML in which nothing of an article is markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from searchlib.text.clean import clean

if TYPE_CHECKING:
    from searchlib.results import Hit, Results

_COLUMNS = ("", "where", "date", "speakers", "text")


def results_table(results: Results) -> str:
    """The page of hits as a table, matches marked."""
    head = "".join(f"<th>{name}</th>" for name in _COLUMNS)
    rows = "".join(_row(hit) for hit in results)
    told = f"{results.total:,} found, {len(results)} shown"
    return f"<table><caption>{told}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(hit: Hit) -> str:
    article, paragraph = hit.article, hit.paragraph
    where = article.id if hit.position is None else f"{article.id}#{hit.position}"
    speakers = "; ".join(speaker.name for speaker in paragraph.speakers)
    cells = [str(hit.rank), where, article.date or article.published or "", speakers]
    plain = "".join(f"<td>{_safe(cell)}</td>" for cell in cells)
    return f'<tr>{plain}<td style="text-align:left">{_marked(paragraph.text, hit.highlights)}</td></tr>'


def _marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    parts, place = [], 0
    for start, end in spans:
        parts += [_safe(text[place:start]), f"<mark>{_safe(text[start:end])}</mark>"]
        place = end
    return "".join([*parts, _safe(text[place:])])


def _safe(text: str) -> str:
    return escape(clean(text))
