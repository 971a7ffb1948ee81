"""An article: speakers in the margin, sections as contents, matches of the search marked, tags for Zotero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from searchlib.errors import ArticleNotFound, SearchlibError
from searchlib.frozen import frozen
from searchlib.index import Index
from searchlib.live_index import Edition
from searchlib.model import Article, Attribution, Kind
from searchlib.web.pages import addresses
from searchlib.web.pages.data_pages import as_data
from searchlib.web.pages.markup import marked
from searchlib.web.pages.page_context import Asked, Shown, render
from searchlib.web.pages.reference_pages import reference

_MOST = 100
"""Marked paragraphs at most."""
Spans = tuple[tuple[int, int], ...]


@frozen
class ShownParagraph:
    """A paragraph as the page shows it."""

    position: int | None
    kind: Kind
    text: Markup
    speakers: tuple[Attribution, ...]


def article_page(asked: Asked) -> Shown:
    """The page of an article.

    Raises:
        ArticleNotFound: if the index does not hold it.
    """
    index, query = asked.edition.index, asked.value("q")[:500]
    id, form = with_suffix(index, asked.name or asked.value("id"))
    article = index.article(id)
    if form:
        return as_data(article.as_dict(), "paragraphs", form)
    spans = matches(asked.edition, article, query)
    paragraphs = shown(article, spans)
    given = {"q": query} if query else {}
    here = addresses.article(article.id)
    values: dict[str, Any] = {
        "article": article,
        "title": title(article),
        "headline": headline(article),
        "paragraphs": paragraphs,
        "contents": contents(article),
        "back": addresses.page("/search", given) if query else None,
        "link": original(article),
        "citation": reference(index, article.id, asked.t.language),
        "cite_url": addresses.page("/cite", {"id": article.id}),
        "similar_url": addresses.page("/similar", {"id": article.id}),
        "tags": tags(article, asked.base + here, asked.t.language),
        "data": {"json": data_address(here, "json"), "csv": data_address(here, "csv")},
    }
    return Shown(render("article.html", asked, values))


def shown(article: Article, spans: Mapping[int | None, Spans]) -> list[ShownParagraph]:
    """The paragraphs; a role stands where its person speaks first, and where it is another one."""
    roles: dict[str, str | None] = {}
    made = []
    for one in article.searchable():
        if one.kind == "title" and (one.position is None or one.position == headline(article)):
            continue
        speakers = []
        for speaker in one.speakers:
            known = roles.get(speaker.name) == speaker.role
            speakers.append(replace(speaker, role=None) if known else speaker)
            roles[speaker.name] = speaker.role
        text = marked(one.text, spans.get(one.position, ()))
        made.append(ShownParagraph(one.position, one.kind, text, tuple(speakers)))
    return made


def headline(article: Article) -> int | None:
    """The paragraph that is the title: it stands above the article and not in it once more."""
    first = next((one for one in article.paragraphs[:3] if one.kind == "title"), None)
    return first.position if first is not None else None


def title(article: Article) -> str:
    """The title as the metadata or the text give it, else the id."""
    place = headline(article)
    return article.title or (article.paragraphs[place].text if place is not None else article.id)


def matches(edition: Edition, article: Article, query: str) -> dict[int | None, Spans]:
    """The highlights of a query in the paragraphs of one article, by position; none of a query in error."""
    if not query.strip():
        return {}
    try:
        found = edition.search(query, article=article.id, limit=_MOST)
    except SearchlibError:
        return {}
    return {hit.position: hit.highlights for hit in found}


def contents(article: Article) -> list[tuple[int, str]]:
    """The headings with their positions; a single one is no table."""
    found = [
        (one.position, one.text)
        for one in article.paragraphs
        if one.kind == "heading" and one.position is not None
    ]
    return found if len(found) > 1 else []


def original(article: Article) -> str | None:
    """The address of the article at its newspaper, if it is one of a page: articles may hold anything."""
    return article.url if article.url and article.url.startswith(("https://", "http://")) else None


def tags(article: Article, address: str, language: str) -> list[tuple[str, str]]:
    """Highwire and Dublin Core tags: Zotero and search engines read the reference from them."""
    day = article.published or article.date
    sure = day if day and "X" not in day else None
    pairs = [
        ("citation_title", title(article)),
        *(("citation_author", author) for author in article.authors),
        ("citation_publication_date", sure.replace("-", "/") if sure else None),
        ("citation_journal_title", article.source),
        ("citation_language", "vi"),
        ("citation_public_url", original(article) or address),
        ("DC.type", "Text"),
        ("DC.title", title(article)),
        *(("DC.creator", author) for author in article.authors),
        ("DC.date", sure),
        ("DC.publisher", article.source),
        ("DC.language", "vi"),
        ("DC.identifier", original(article) or address),
    ]
    return [(name, content) for name, content in pairs if content]


def data_address(here: str, form: str) -> str:
    """The address of a page's data."""
    path, mark, rest = here.partition("?")
    return f"{path}.{form}{mark}{rest}"


def with_suffix(index: Index, id: str) -> tuple[str, str]:
    """The id, and the form that a suffix asks for; an id may end so itself.

    Raises:
        ArticleNotFound: if the index holds neither.
    """
    if not index.missing([id]):
        return id, ""
    head, dot, form = id.rpartition(".")
    if dot and form in ("json", "csv") and not index.missing([head]):
        return head, form
    raise ArticleNotFound(id)
