"""Plain lines for pipes: columns separated by tabs, one line a paragraph, for grep, cut and sort.

The columns of a paragraph are `id#n`, date, speakers, section, text. A neighbour shown for context has
`id-n` in the first column, and `--` stands between groups, as grep has it. A title or lead that stands in
the metadata alone has the bare id.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from searchlib.remarks import Remark, corrected
from searchlib.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from searchlib.model import Article, Paragraph, Reason
    from searchlib.results import Hit, Part, Results


def place(article_id: str, position: int | None, mark: str = "#") -> str:
    """Where a paragraph stands, in the form that `show` takes."""
    return article_id if position is None else f"{article_id}{mark}{position}"


def row(fields: Iterable[Any]) -> str:
    """The fields as one line; tabs and line breaks within a field become spaces, None is empty."""
    return "\t".join("" if field is None else clean(str(field)) for field in fields)


def corrections(results: Results) -> tuple[Remark | None, Remark | None]:
    """That another query was searched, and that another one is likelier."""
    other = results.suggestion if results.suggestion != results.applied else None
    return (
        corrected(results.query, results.applied) if results.applied is not None else None,
        Remark("suggested", results.query, names=(other,)) if other is not None else None,
    )


def paragraph_row(article_id: str, date: str | None, paragraph: Paragraph, mark: str = "#") -> str:
    """A paragraph as one line."""
    speakers = "; ".join(speaker.name for speaker in paragraph.speakers)
    where = place(article_id, paragraph.position, mark)
    return row((where, date, speakers, paragraph.section, paragraph.text))


def reason_row(article_id: str, reason: Reason) -> str:
    """Why a paragraph was given to a person, as one line."""
    where = place(article_id, reason.position)
    return row((where, reason.name, reason.mode, reason.cue, reason.rule, reason.words))


def hit_rows(hit: Hit) -> list[str]:
    """A hit with its neighbours and, where asked for, the parts of its score (first column empty)."""
    article = hit.article
    date = article.date or article.published
    rows = [paragraph_row(article.id, date, paragraph, "-") for paragraph in hit.before]
    own = paragraph_row(article.id, date, hit.paragraph)
    if hit.copies is not None:
        own += "\t" + row(("; ".join(place(copy.id, copy.position) for copy in hit.copies),))
    rows.append(own)
    rows.extend(part_row(part) for part in hit.explanation or ())
    rows.extend(paragraph_row(article.id, date, paragraph, "-") for paragraph in hit.after)
    return rows


def part_row(part: Part) -> str:
    """A part of a score as one line that starts with a tab."""
    return row(("", part.level, part.term, f"{part.weight:.4g}", f"{part.score:.4f}"))


def hits(found: Iterable[Hit], grouped: bool) -> Iterable[str]:
    """All hits as lines; `grouped` puts `--` between them."""
    for number, hit in enumerate(found):
        if grouped and number:
            yield "--"
        yield from hit_rows(hit)


def article_rows(article: Article, marked: int | None = None) -> Iterable[str]:
    """An article's paragraphs as lines; with one marked, all others have `id-n` in the first column."""
    date = article.date or article.published
    for paragraph in article.searchable():
        other = marked is not None and paragraph.position != marked
        yield paragraph_row(article.id, date, paragraph, "-" if other else "#")


def write(lines: Iterable[str]) -> None:
    """Writes lines to standard output."""
    for line in lines:
        sys.stdout.write(line + "\n")
