"""The data of a page: the same answer as JSON, CSV or an Atom feed, at the page's address with a suffix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from searchlib.text.clean import dumps
from searchlib.web.api.atom_feeds import feed
from searchlib.web.api.csv_tables import table, unnested
from searchlib.web.api.operation import Operation
from searchlib.web.api.parameters import DEEPEST
from searchlib.web.pages import addresses
from searchlib.web.pages.page_context import Asked, Shown, View

_LONG = ("hits", "lines", "values")
"""Lists that may have as many rows as paging reaches."""
FORMS = ("json", "csv", "atom")
_KINDS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}


def as_data(answer: Mapping[str, Any], rows: str, form: str) -> Shown:
    """An answer as JSON, or the list that it holds as a table."""
    text = dumps(answer) if form == "json" else table(unnested(answer[rows]))
    return Shown(text, kind=_KINDS[form])


def hits_as_data(asked: Asked, answer: Mapping[str, Any], form: str, title: str) -> Shown:
    """An answer whose list is one of hits, also as a feed."""
    if form != "atom":
        return as_data(answer, "hits", form)
    entries = [
        {**hit, "link": asked.base + addresses.article(hit["article"]["id"], hit["position"])}
        for hit in answer["hits"]
    ]
    own = asked.base + asked.with_values()
    return Shown(feed(title, own, own.replace(".atom", "", 1), entries), kind=_KINDS["atom"])


def _rows(operation: Operation, values: Mapping[str, Any]) -> int:
    """How many rows a table has at most, where nobody says it: all that there is, or that paging reaches."""
    if operation.rows in _LONG:
        return DEEPEST - int(values.get("offset", 0))
    return max(one.most for one in operation.parameters if one.name == "limit")


def operation_as_data(operation: Operation, form: str) -> View:
    """The view that answers an operation as data; what a form leaves empty counts for nothing."""

    def view(asked: Asked) -> Shown:
        values = {one.name: one.read(asked.values(one.name)) for one in operation.parameters}
        if form == "atom" and not asked.values("sort"):
            values["sort"] = "-date"
        if form == "csv" and not asked.values("limit"):
            values["limit"] = _rows(operation, values)
        answer = operation.answer(asked.edition, values)
        assert operation.rows is not None
        if operation.entries:
            return hits_as_data(asked, answer, form, f"searchlib: {values['q']}")
        return as_data(answer, operation.rows, form)

    return view
