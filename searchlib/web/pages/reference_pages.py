"""What leads on from an article: references to it and to its paragraphs, and articles that are like it."""

from __future__ import annotations

from typing import Any

from searchlib.errors import ArticleNotFound, ExportError, SearchlibError
from searchlib.export.citation import STYLES
from searchlib.index import Index
from searchlib.web.api import desk_operations
from searchlib.web.pages import addresses
from searchlib.web.pages.page_context import Asked, Shown, render

_SIMILAR = 5


def reference(index: Index, place: str, language: str, style: str = "apa") -> str | None:
    """The citation of an article ("id") or of a paragraph ("id#4"); None if the extra `cite` is missing.

    Raises:
        ArticleNotFound: there is no such article or paragraph.
    """
    try:
        return index.cite(place, style=style, lang=language).text
    except ExportError:
        return None


def cite_page(asked: Asked) -> Shown:
    """References to an article, or to what is said in a paragraph, in each style.

    Raises:
        ArticleNotFound: there is no such article or paragraph.
    """
    id, number = asked.value("id"), asked.value("position")
    article = asked.edition.index.article(id)
    position = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else None
    place = id if position is None else f"{id}#{position}"
    given = ((style, reference(asked.edition.index, place, asked.t.language, style)) for style in STYLES)
    rows = [(style, text) for style, text in given if text]
    paragraph = None if position is None else article.paragraphs[position : position + 1]
    if paragraph is not None and not paragraph:
        raise ArticleNotFound(place)
    view: dict[str, Any] = {
        "rows": rows,
        "paragraph": paragraph[0] if paragraph else None,
        "back": addresses.article(id, position),
        "address": asked.base + addresses.article(id, position),
        "data": addresses.page("/api/v1/cite", {"id": id, "position": number, "lang": asked.t.language}),
    }
    return Shown(render("cite.html", asked, view))


def similar_page(asked: Asked) -> Shown:
    """The articles most like one, as a page or as the part of the article's page that a script asks for.

    Raises:
        ArticleNotFound: the index does not hold the article.
    """
    values = {"id": asked.value("id"), "limit": _SIMILAR}
    article = asked.edition.index.article(asked.value("id"))
    try:
        found = [one.hit.article for one in desk_operations.similar(asked.edition, values).hits]
    except SearchlibError:  # an article without words is like no other
        found = []
    template = "similar_list.html" if asked.part else "similar.html"
    view = {"similar": found, "article": article, "back": addresses.article(article.id)}
    return Shown(render(template, asked, view))
