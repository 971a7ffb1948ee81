"""What the tools do: questions to an index, answered in pages of bounded size."""

from __future__ import annotations

from collections.abc import Iterable

from searchlib.errors import OptionError
from searchlib.fields import Sort
from searchlib.index import Index
from searchlib.mcp.tool_answers import (
    ArticleAnswer,
    PeopleAnswer,
    PersonRow,
    Quotation,
    Reference,
    SearchAnswer,
    SpeakerMark,
    SpeakerOnSubject,
    TrendAnswer,
    TrendPoint,
    WhoSaidAnswer,
)
from searchlib.model import Article, Mode, Paragraph
from searchlib.results import ArticleInfo, Hit
from searchlib.search.limits import Limits
from searchlib.text.clean import bare, clean

LARGEST_PAGE = 20
MOST_CHARACTERS = 20_000
"""Of texts in one answer; a page ends before it grows beyond, and a longer paragraph is cut."""
_PEOPLE_PAGE = 50
_SPEAKERS, _EACH = 8, 2
_POINTS = 400
_LIMITS = Limits.tight()


def search(
    index: Index,
    query: str,
    *,
    speaker: str | None = None,
    role: str | None = None,
    mode: Mode | None = None,
    section: str | None = None,
    source: str | None = None,
    document: str | None = None,
    since: str | None = None,
    until: str | None = None,
    sort: Sort = "score",
    limit: int = 10,
    offset: int = 0,
) -> SearchAnswer:
    """Paragraphs for a query.

    Raises:
        SearchlibError: the query or an option cannot be read.
    """
    results = index.search(
        query,
        limits=_LIMITS,
        speaker=speaker,
        role=role,
        mode=mode,
        section=section,
        source=source,
        document=document,
        since=since,
        until=until,
        sort=sort,
        limit=limit,
        offset=offset,
    )
    quotations = _bounded(map(of_hit, results))
    end = offset + len(quotations)
    return SearchAnswer(
        query=query,
        searched_instead=results.applied,
        suggestion=results.suggestion,
        total=results.total,
        total_all_words=results.total_all_words,
        quotations=quotations,
        next_offset=end if quotations and end < results.total else None,
    )


def article(index: Index, id: str, first: int = 0, count: int = 30) -> ArticleAnswer:
    """Paragraphs of an article from the `first` on.

    Raises:
        ArticleNotFound: the index does not hold it.
    """
    found = index.article(id)
    quotations = _bounded(of_paragraph(found, one) for one in found.paragraphs[first : first + count])
    end = first + len(quotations)
    return ArticleAnswer(
        id=found.id,
        title=found.title,
        date=found.date,
        published=found.published,
        source=found.source,
        authors=list(found.authors),
        url=found.url,
        people=[f"{one.name} ({one.role})" if one.role else one.name for one in found.people],
        documents=list(found.documents),
        paragraphs=quotations,
        total_paragraphs=len(found.paragraphs),
        next_paragraph=end if end < len(found.paragraphs) else None,
    )


def who_said(
    index: Index, query: str, *, mode: Mode | None = None, since: str | None = None, until: str | None = None
) -> WhoSaidAnswer:
    """Who speaks in the paragraphs that match, each with the best quotations.

    Raises:
        SearchlibError: the query or an option cannot be read.
    """
    every = index.search(query, mode=mode, since=since, until=until, match="all", count=True, limits=_LIMITS)
    names = list(every.counts("speaker").items())
    people = []
    for name, count in names[:_SPEAKERS]:
        best = index.search(
            query, speaker=name, mode=mode, since=since, until=until, match="all", limit=_EACH, limits=_LIMITS
        )
        people.append(
            SpeakerOnSubject(
                name=name,
                paragraphs=count,
                quotations=_bounded(map(of_hit, best), MOST_CHARACTERS // _SPEAKERS),
            )
        )
    return WhoSaidAnswer(
        query=query, total=every.total, people=people, more_people=max(0, len(names) - _SPEAKERS)
    )


def people(
    index: Index,
    name: str = "",
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> PeopleAnswer:
    """Who speaks in the archive, in whose name `name` stands.

    Raises:
        OptionError: a date cannot be read.
    """
    wanted = bare(name)
    found = [
        one
        for one in index.speakers(since=since, until=until)
        if not wanted or any(wanted in bare(form) for form in one.forms)
    ]
    page = found[offset : offset + min(limit, _PEOPLE_PAGE)]
    end = offset + len(page)
    return PeopleAnswer(
        total=len(found),
        people=[PersonRow(**one.as_dict()) for one in page],
        next_offset=end if page and end < len(found) else None,
    )


def trend(
    index: Index,
    query: str,
    *,
    by: str = "year",
    speaker: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> TrendAnswer:
    """How many paragraphs match in each year, quarter or month, and their share of all of that span.

    Raises:
        SearchlibError: the query or an option cannot be read.
    """
    found = index.trend(query, by=by, speaker=speaker, since=since, until=until, limits=_LIMITS).series[0]
    if len(found.points) > _POINTS:
        raise OptionError(
            f"that is {len(found.points)} points; name a shorter span by since and until, or by=year"
        )
    return TrendAnswer(
        query=query,
        searched_instead=found.applied,
        total=found.total,
        undated=found.undated,
        points=[
            TrendPoint(span=one.label, paragraphs=one.paragraphs, of=one.of, share=one.share)
            for one in found.points
        ],
    )


def reference(
    index: Index, id: str, paragraph: int | None = None, *, style: str = "apa", language: str = "vi"
) -> Reference:
    """A reference to an article, or to what is said in a paragraph of it.

    Raises:
        ArticleNotFound: there is no such article or paragraph.
        ExportError: the extra `cite` is missing.
    """
    found = index.cite(id if paragraph is None else f"{id}#{paragraph}", style=style, lang=language)
    return Reference(reference=found.text, speakers=list(found.speakers), style=style)


def of_hit(hit: Hit) -> Quotation:
    """A hit as a quotation."""
    return _quotation(hit.article, hit.paragraph)


def of_paragraph(article: Article, paragraph: Paragraph) -> Quotation:
    """A paragraph of an article as a quotation."""
    return _quotation(article, paragraph)


def cite(article: Article | ArticleInfo, paragraph: Paragraph) -> str:
    """A reference to a paragraph: speakers, newspaper, title, day, place."""
    names = ", ".join(one.name for one in paragraph.speakers)
    place = article.id if paragraph.position is None else f"{article.id}#{paragraph.position}"
    day = article.date or article.published
    parts = [names, article.source, f"“{article.title}”" if article.title else None, day, f"[{place}]"]
    return clean(", ".join(part for part in parts if part))


def _quotation(article: Article | ArticleInfo, paragraph: Paragraph) -> Quotation:
    text = paragraph.text
    return Quotation(
        id=article.id,
        paragraph=paragraph.position,
        text=text[:MOST_CHARACTERS],
        truncated=len(text) > MOST_CHARACTERS,
        speakers=[SpeakerMark(**one.as_dict()) for one in paragraph.speakers],
        date=article.date or article.published,
        title=article.title,
        source=article.source,
        section=paragraph.section,
        kind=paragraph.kind,
        cite=cite(article, paragraph),
        url=article.url,
    )


def _bounded(quotations: Iterable[Quotation], most: int = MOST_CHARACTERS) -> list[Quotation]:
    """As many as the answer has room for, at least one."""
    taken: list[Quotation] = []
    size = 0
    for one in quotations:
        size += len(one.text)
        if taken and size > most:
            break
        taken.append(one)
    return taken
