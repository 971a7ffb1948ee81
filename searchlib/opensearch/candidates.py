"""What can be among the best of very many matches, found before anything is scored by a script.

A paragraph's score is its own plus a share of its article's. So the best are among the paragraphs that are
best by their own text and those of the best articles (the threshold algorithm of Fagin, Lotem and Naor
2003, with one look into each list). Both are found by scores that are nearly right, in which the cluster
passes over what cannot be among them (block-max WAND, Ding and Suel 2011). The exact score then decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from searchlib.frozen import frozen
from searchlib.opensearch.request_clauses import Clause, ClauseList

if TYPE_CHECKING:
    from searchlib.opensearch.remote_search import Plan
    from searchlib.opensearch.state import View
    from searchlib.search.rank.query_weights import Term
    from searchlib.search.request import Request

Json = dict[str, Any]
LARGE = 40_000
"""Of so many matches and more only candidates are scored by script."""
PARAGRAPHS, ARTICLES = 150, 50
"""So many of the best are candidates."""
FEW = 1_000
"""So many matches are listed before they are scored, so that only their articles are."""
_LIGHT = 0.05
"""The lightest terms of a query, which bring together so much of its score at most, choose no candidates."""
_FORMS = 4
"""Of what stands for more words every match is scored: an article may hold all, each weighed by itself."""
_DEEPEST = 100
"""Pages behind this place are looked for among all matches."""


@frozen
class Candidates:
    """What is scored.

    Attributes:
        query: the paragraphs, as a filter.
        articles: ids of the articles of all of them.
    """

    query: Json
    articles: tuple[str, ...]


def candidates(view: View, found: Plan, request: Request) -> Candidates | None:
    """What the page of a search is chosen from; None where all matches have to be."""
    if found.listed:
        return _chosen(view, found.listed)
    if found.total < LARGE or request.offset + request.limit > _DEEPEST or not found.terms:
        return None
    if request.sort != "score":
        return _first(view, found, request)
    bodies = searches_for_best(found.terms, None if found.plain else found.query)
    if bodies is None:
        return None
    paragraphs, articles = found.best or view.cluster.searches(view.index, bodies)
    places = [_value(view, hit, "ord") for hit in view.cluster.hits(paragraphs)]
    best = [_value(view, hit, "art") for hit in view.cluster.hits(articles)]
    around = [_value(view, hit, "art") for hit in view.cluster.hits(paragraphs)]
    either: list[Json] = [{"terms": {"ord": places}}, {"terms": {"art": best}}]
    query = {"bool": {"should": either, "minimum_should_match": 1}}
    return Candidates(query, tuple(dict.fromkeys([*best, *around])))


def searches_for_best(terms: Sequence[Term], among: Json | None) -> list[Json] | None:
    """The searches for what is best by its own text, among some matches or all, and for the best articles.

    None where some term is not told cheaply.
    """
    clauses = [(cast(ClauseList, term.lists[0]), term) for term in terms]
    if any(held.saturated or not _is_told(held.clause) for held, _ in clauses):
        return None
    own = _cheap("x", [(held.clause, term.weight) for held, term in clauses])
    whole = _cheap("y", [(held.clause, term.article_weight) for held, term in clauses])
    return [_best([] if among is None else [among], own, PARAGRAPHS), _best([], whole, ARTICLES)]


def _is_told(clause: Clause) -> bool:
    """Whether the sum of what its forms score is near what they score together: seldom two in a paragraph."""
    return clause.kind in ("terms", "phrase") and len(clause.terms) <= _FORMS


def are_many(terms: Sequence[Term]) -> bool:
    """Whether one term alone is in so many paragraphs that only candidates will be scored."""
    return any(len(cast(ClauseList, term.lists[0])) >= LARGE for term in terms)


def list_of(query: Json) -> Json:
    """The search for all matches, if they are few, and how many there are."""
    return {**_best([query], (), FEW), "sort": ["_doc"], "track_total_hits": True}


def _chosen(view: View, hits: Sequence[Json]) -> Candidates:
    places = [_value(view, hit, "ord") for hit in hits]
    return Candidates({"terms": {"ord": places}}, tuple({_value(view, hit, "art"): None for hit in hits}))


def _first(view: View, found: Plan, request: Request) -> Candidates:
    """What comes first by date, which needs no scores."""
    by_article = request.by == "article"
    body = {**_best([found.query], (), request.offset + request.limit), "sort": by_date(request.sort)}
    if by_article:
        body["collapse"] = {"field": "art"}
    hits = view.cluster.hits(view.cluster.search(view.index, body))
    articles = dict.fromkeys(_value(view, hit, "art") for hit in hits)
    chosen = {"art": list(articles)} if by_article else {"ord": [_value(view, hit, "ord") for hit in hits]}
    return Candidates({"terms": chosen}, tuple(articles))


def by_date(sort: str) -> list[Json]:
    """The order of a date; what has none comes last, ties by place in the archive."""
    return [{"low": {"order": "desc" if sort == "-date" else "asc", "missing": "_last"}}, {"ord": "asc"}]


def _best(filters: Sequence[Json], scored: Sequence[Json], count: int) -> Json:
    return {
        "query": {"bool": {"filter": list(filters), "should": list(scored)}},
        "size": count,
        "stored_fields": "_none_",  # unpacking those of a thousand documents takes longer than finding them
        "docvalue_fields": ["ord", "art"],
        "track_total_hits": False,
    }


def _cheap(field: str, terms: Sequence[tuple[Clause, float]]) -> list[Json]:
    """Clauses that score nearly as the exact ones do, without a script for each match."""
    left = _LIGHT * sum(weight for _, weight in terms)
    found: list[Json] = []
    for clause, weight in sorted(terms, key=lambda one: one[1]):
        left -= weight
        if left < 0:
            boost = weight / clause.parts
            boost = boost if boost != 1.0 else 1.000001  # 1 asks for the bare frequency
            found.append({"bool": {"should": [clause.query(field)], "boost": boost}})
    return found


def _value(view: View, hit: Json, name: str) -> Any:
    try:
        return hit["fields"][name][0]
    except (KeyError, IndexError, TypeError):
        raise view.cluster.strange("hits of another form") from None
