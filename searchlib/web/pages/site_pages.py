"""The pages around the archive: documents, help, errors, and what browsers ask for by themselves."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from searchlib.text.clean import bare
from searchlib.web.api.operations import documents
from searchlib.web.guard.refusals import Refusal
from searchlib.web.interface_texts import Wording
from searchlib.web.pages.page_context import Asked, Shown, render
from searchlib.web.pages.people_pages import start, turning

_PAGE = 50


def documents_page(asked: Asked) -> Shown:
    """The list of documents, found by name."""
    q = asked.value("q")[:100]
    rows = documents(asked.edition)
    wanted = bare(q)
    found = [row for row in rows if wanted in bare(row[0])] if wanted else rows
    offset = start(asked.value("offset"))
    values = {
        "q": q,
        "problem": None,
        "rows": found[offset : offset + _PAGE],
        "total": len(found),
        "data": {form: f"/documents.{form}" for form in ("json", "csv")},
        **turning(asked, offset, _PAGE, len(found)),
    }
    return Shown(render("documents.html", asked, values))


def help_page(asked: Asked) -> Shown:
    """How to ask."""
    return Shown(render("help.html", asked, {}))


def error_page(asked: Asked, refused: Refusal) -> Shown:
    """What went wrong, in one line."""
    html = render(
        "error.html", asked, {"status": refused.status, "message": refused.message, "counting": refused.comes}
    )
    return Shown(html, refused.status)


def opensearch(base: str, t: Wording) -> str:
    """The description by which a browser's search bar learns to ask here."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(t('site'))}</ShortName>\n"
        f"<Description>{escape(t('ask'))}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" method="get" template={quoteattr(base + "/search?q={searchTerms}")}/>\n'
        f'<Url type="application/atom+xml" template={quoteattr(base + "/search.atom?q={searchTerms}")}/>\n'
        f'<Url type="application/json" template={quoteattr(base + "/search.json?q={searchTerms}")}/>\n'
        "</OpenSearchDescription>\n"
    )
