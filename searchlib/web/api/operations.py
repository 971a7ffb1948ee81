"""What can be asked over HTTP: each operation once, for the API, the pages' data and the OpenAPI document."""

from __future__ import annotations

from typing import Any

from searchlib.export.citation import LANGUAGES, STYLES
from searchlib.index import Index
from searchlib.live_index import Edition
from searchlib.remarks import of_speakers
from searchlib.web.api import parameters as given
from searchlib.web.api.desk_operations import DESK, with_notes
from searchlib.web.api.operation import Operation, Values
from searchlib.web.api.parameters import Parameter, without_defaults
from searchlib.web.api.schemas import named
from searchlib.web.guard.refusals import Refused


def searched(edition: Edition, values: Values) -> dict[str, Any]:
    """The object of `search --json`."""
    options = dict(values)
    query = options.pop("q")
    if not query.strip() and not any(options[one.name] for one in given.FILTERS):
        raise Refused(400, "a query or a filter is missing, for example q=chuyển đổi số")
    ask = edition.search if options["limit"] <= given.LARGEST_PAGE else edition.table
    return ask(query, **without_defaults(options)).as_dict()


def article(edition: Edition, values: Values) -> dict[str, Any]:
    """The object of `show --json`."""
    return edition.index.article(values["id"]).as_dict()


def speakers(edition: Edition, values: Values) -> dict[str, Any]:
    """The object of `speakers --json`."""
    options = without_defaults(values)
    query = options.pop("q", "")
    people = edition.with_people().speakers(query, **options)
    found = {"speakers": [person.as_dict() for person in people]}
    return with_notes(found, edition, [query], of_speakers(options))


def cite(edition: Edition, values: Values) -> dict[str, Any]:
    """The object of `cite --json`."""
    place = values["id"] if values["position"] is None else f"{values['id']}#{values['position']}"
    return edition.index.cite(place, style=values["style"], lang=values["lang"]).as_dict()


def stats(edition: Edition, values: Values) -> dict[str, Any]:
    """The object of `stats --json`, without the folder's name, which is nobody's business."""
    return {name: value for name, value in edition.stats.as_dict().items() if name != "path"}


def documents(edition: Edition) -> tuple[tuple[str, int], ...]:
    """The documents that are cited, and by how many paragraphs, the most frequent first."""
    return edition.kept("documents", _documents)


def listed(edition: Edition, values: Values) -> dict[str, Any]:
    """The documents as JSON."""
    rows = documents(edition)[: values["limit"]]
    return {"documents": [{"name": name, "paragraphs": count} for name, count in rows]}


def _documents(index: Index) -> tuple[tuple[str, int], ...]:
    return tuple((one.value, one.paragraphs) for one in index.facets(by="document", limit=None).values)


OPERATIONS = (
    Operation(
        "search",
        "/search",
        "ranked paragraphs for a query",
        given.SEARCH,
        searched,
        named("Results"),
        rows="hits",
        entries=True,
    ),
    Operation(
        "article", "/articles/{id}", "an article as the indexer understood it", (), article, named("Article")
    ),
    Operation(
        "article_by_id",
        "/article",
        "the same for an id that no path can hold, such as one with two dots",
        (Parameter("id", "the article's id", most=1000, least=1, required=True),),
        article,
        named("Article"),
    ),
    Operation(
        "speakers",
        "/speakers",
        "who speaks how often, when, in which roles",
        (
            given.QUERY,
            *given.FILTERS,
            given.UNDATED,
            given.COLLAPSE,
            Parameter("limit", "so many people", "number", 100, most=1000),
        ),
        speakers,
        named("Speakers"),
        rows="speakers",
        slow=True,
    ),
    Operation(
        "documents",
        "/documents",
        "which documents are cited, and how often",
        (Parameter("limit", "so many documents", "number", 1000, most=10_000),),
        listed,
        named("Documents"),
        rows="documents",
        slow=True,
    ),
    Operation(
        "cite",
        "/cite",
        "a reference to an article, or to what is said in a paragraph of it",
        (
            Parameter("id", "the article's id", most=1000, least=1, required=True),
            Parameter("position", "number of the paragraph", "number", most=999_999),
            Parameter("style", "of the reference", "choice", "apa", tuple(STYLES)),
            Parameter("lang", "of its words", "choice", "vi", tuple(LANGUAGES)),
        ),
        cite,
        named("Citation"),
    ),
    Operation("stats", "/stats", "figures of the index", (), stats, named("Stats")),
    *DESK,
)
BY_NAME = {operation.name: operation for operation in OPERATIONS}
