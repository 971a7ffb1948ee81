"""The researcher's desk over HTTP: counts, trends, concordances, collocations, keywords, similar, verify."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from searchlib.analysis.association_measures import MEASURES
from searchlib.analysis.concordance import SORTS
from searchlib.analysis.facets import COLUMNS
from searchlib.analysis.time_spans import UNITS
from searchlib.analysis.trend import Trend
from searchlib.fields import FilterOptions
from searchlib.index import Index
from searchlib.live_index import Edition
from searchlib.web.api import parameters as given
from searchlib.web.api.operation import Operation, Values
from searchlib.web.api.parameters import LONGEST_QUERY, Parameter, without_defaults
from searchlib.web.api.schemas import named

_Q = Parameter("q", "the query", most=LONGEST_QUERY, least=1, required=True)
_COMMON = (
    *given.FILTERS,
    given.UNDATED,
    given.choice("match", "hold any word, or all"),
    given.choice("syntax", "full or plain"),
    given.COLLAPSE,
)
_LIMIT = Parameter("limit", "so many", "number", 20, least=1, most=200)
_MIN = Parameter("min", "words that are there less often are left out", "number", 3, least=1, most=1000)
_READ = frozenset(("match", "syntax", *FilterOptions.__annotations__))
SERIES = 5
"""Queries of one trend."""


A = TypeVar("A")
Ask = Callable[[Edition, Values], A]


def _asked(call: Callable[..., A], *arguments: str) -> Ask[A]:
    """An answer by a method of `Index`; the arguments named are given by place, the others by name."""

    def answer(edition: Edition, values: Values) -> A:
        options = without_defaults(values)
        places = [options.pop(name, "") for name in arguments]
        return call(_ready(edition, call, options), *places, limits=edition.counting, **options)

    return answer


def _ready(edition: Edition, call: Callable[..., Any], options: Values) -> Index:
    """The index in which what this counts of the whole archive is counted already."""
    if call in (Index.keywords, Index.collocations):
        return edition.with_words()
    return edition.with_persons() if options.get("by") == "speaker" else edition.index


def trend(edition: Edition, values: Values) -> Trend:
    """Queries over time."""
    options = without_defaults(values)
    return edition.index.trend(*options.pop("q"), limits=edition.counting, **options)


facets = _asked(Index.facets, "q")
concordance = _asked(Index.concordance, "q")
collocations = _asked(Index.collocations, "q")
keywords = _asked(Index.keywords, "q")
similar = _asked(Index.similar, "id")
verify = _asked(Index.verify, "quote")


def _json(ask: Ask[Any]) -> Callable[[Edition, Values], dict[str, Any]]:
    """An answer as JSON, with `notes` where there is something to know besides."""

    def answer(edition: Edition, values: Values) -> dict[str, Any]:
        asked = values.get("q", "")
        every = [asked] if isinstance(asked, str) else list(asked)
        every += filter(None, [values.get("against")])
        return with_notes(dict(ask(edition, values).as_dict()), edition, every, values)

    return answer


def with_notes(
    data: dict[str, Any], edition: Edition, queries: Sequence[str], values: Values
) -> dict[str, Any]:
    """What an operation answers, with the remarks about its queries and filters as `notes`."""
    options = {name: value for name, value in without_defaults(values).items() if name in _READ}
    told = [
        (query, remark)
        for query in dict.fromkeys(queries)
        for remark in edition.index.remarks(query, limits=edition.counting, **options)
    ]
    lines = [f"{query}: {remark}" if query and len(queries) > 1 else str(remark) for query, remark in told]
    return {**data, "notes": list(dict.fromkeys(lines))} if lines else data


def _choice(name: str, about: str, known: tuple[str, ...]) -> Parameter:
    return Parameter(name, about, "choice", known[0], known)


DESK = (
    Operation(
        "facets",
        "/facets",
        "how often each value of a column occurs among all matches",
        (
            Parameter("q", "the query; none means everything", default="", most=LONGEST_QUERY),
            Parameter("by", "the column", "choice", choices=tuple(COLUMNS), required=True),
            Parameter("limit", "so many values", "number", 20, least=1, most=1000),
            Parameter("share", "tell of how many paragraphs with the value they are", "flag", False),
            *_COMMON,
        ),
        _json(facets),
        named("Facets"),
        rows="values",
        slow=True,
    ),
    Operation(
        "trend",
        "/trend",
        "how often queries match over time",
        (
            Parameter(
                "q",
                "a query; several are several series",
                most=LONGEST_QUERY,
                least=1,
                many=True,
                required=True,
            ),
            _choice("by", "a point for each", UNITS),
            *_COMMON,
        ),
        _json(trend),
        named("Trend"),
        rows="series",
        slow=True,
    ),
    Operation(
        "concordance",
        "/concordance",
        "every occurrence in the middle of its line",
        (
            _Q,
            Parameter("width", "columns on each side", "number", 40, least=1, most=200),
            _choice("sort", "in which order", SORTS),
            Parameter("limit", "so many lines", "number", 50, least=1, most=500),
            given.OFFSET,
            *_COMMON,
        ),
        _json(concordance),
        named("Concordance"),
        rows="lines",
        slow=True,
    ),
    Operation(
        "collocations",
        "/collocations",
        "words that stand beside the occurrences",
        (
            _Q,
            Parameter("window", "words on each side", "number", 5, least=1, most=20),
            _choice("measure", "of association", MEASURES),
            _MIN,
            _LIMIT,
            *_COMMON,
        ),
        _json(collocations),
        named("Collocations"),
        rows="words",
        slow=True,
    ),
    Operation(
        "keywords",
        "/keywords",
        "words typical of one part of the archive beside another",
        (
            Parameter("q", "the query of this part", default="", most=LONGEST_QUERY),
            Parameter("against", "the query of the other part; none means the rest", most=LONGEST_QUERY),
            _MIN,
            _LIMIT,
            *_COMMON,
        ),
        _json(keywords),
        named("Keywords"),
        rows="words",
        slow=True,
    ),
    Operation(
        "similar",
        "/similar",
        "articles most like an article, or paragraphs most like one of its own",
        (
            Parameter("id", "the article's id", most=1000, least=1, required=True),
            Parameter("position", "number of the paragraph", "number", most=999_999),
            Parameter("limit", "so many", "number", 10, least=1, most=50),
        ),
        _json(similar),
        named("Similar"),
        rows="hits",
        slow=True,
    ),
    Operation(
        "verify",
        "/verify",
        "whether, where and by whom something was said",
        (
            Parameter("quote", "the quotation as heard", most=LONGEST_QUERY, least=1, required=True),
            Parameter("limit", "so many passages", "number", 10, least=1, most=50),
            *given.FILTERS,
            given.UNDATED,
        ),
        _json(verify),
        named("Verification"),
        rows="matches",
        slow=True,
    ),
)
