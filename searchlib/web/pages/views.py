"""The pages by their paths."""

from __future__ import annotations

from searchlib.web.api.operations import BY_NAME
from searchlib.web.pages.article_page import article_page
from searchlib.web.pages.data_pages import FORMS, operation_as_data
from searchlib.web.pages.desk_pages import concordance_page, keywords_page, trend_page
from searchlib.web.pages.page_context import View
from searchlib.web.pages.people_pages import people_as_data, people_page, person_page
from searchlib.web.pages.reference_pages import cite_page, similar_page
from searchlib.web.pages.search_page import search_page
from searchlib.web.pages.site_pages import documents_page, help_page

_PAGES: tuple[tuple[str, View], ...] = (
    ("/", search_page),
    ("/search", search_page),
    ("/articles", article_page),
    ("/articles/{name:path}", article_page),
    ("/people", people_page),
    ("/people/{name:path}", person_page),
    ("/documents", documents_page),
    ("/trend", trend_page),
    ("/concordance", concordance_page),
    ("/keywords", keywords_page),
    ("/cite", cite_page),
    ("/similar", similar_page),
    ("/help", help_page),
)
_DATA = (
    ("/search", "search"),
    ("/documents", "documents"),
    ("/trend", "trend"),
    ("/concordance", "concordance"),
    ("/keywords", "keywords"),
    ("/facets", "facets"),
    ("/collocations", "collocations"),
)

SLOW = (
    *("/people", "/documents", "/trend", "/concordance", "/keywords", "/similar"),
    *("/facets", "/collocations", "/search.csv"),
)
"""Pages below these paths count over the archive, or hold much of it."""

FRAMED = ("/trend", "/concordance", "/keywords")
"""Pages that are sent in two parts where counting takes its time; see `early_frames`."""

VIEWS: tuple[tuple[str, View], ...] = (
    *(
        (f"{path}.{form}", operation_as_data(BY_NAME[name], form))
        for path, name in _DATA
        for form in FORMS
        if form != "atom" or BY_NAME[name].entries
    ),
    *((f"/people.{form}", people_as_data(form)) for form in ("json", "csv")),
    *_PAGES,
)
