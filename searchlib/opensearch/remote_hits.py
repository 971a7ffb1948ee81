"""The page of hits of a search on a cluster, which scores them; and all matches, read page after page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from searchlib.model import Paragraph
from searchlib.opensearch.candidates import Candidates, by_date, candidates
from searchlib.opensearch.documents import STEP, article_of, key_of, passage_of
from searchlib.opensearch.remote_search import Plan
from searchlib.opensearch.request_clauses import ClauseList
from searchlib.opensearch.state import View
from searchlib.results import Hit, Part, Passage
from searchlib.search.highlight.highlights import Marker
from searchlib.search.passages import info_of
from searchlib.search.rank.bm25_norms import K1, B
from searchlib.search.rank.ranking import AROUND
from searchlib.search.request import Request

Json = dict[str, Any]
_SCRIPT = (
    "double t = params.s == 1 ? 1048576.0 : (params.s == 2 ? 1048576.0 : 1.0) * _score / params.n;"
    " return params.w * t / (t + params.a + params.c * doc['len'].value)"
)


def ranked(view: View, found: Plan, request: Request) -> list[Json]:
    """The page of hits as the cluster gives them."""
    if not request.limit or not found.total:
        return []
    by_article = request.by == "article"
    share = found.balance.whole if by_article else AROUND
    body = _ranked(found, request, share, candidates(view, found, request))
    answer = view.cluster.ask(
        "POST",
        f"/{view.index}/_search",
        body,
        allow_partial_search_results="false",
        include_named_queries_score="true",
    )
    assert answer is not None
    page = []
    for hit in view.cluster.hits(view.cluster.whole(answer)):
        if by_article and request.sort != "score":
            inner = hit.get("inner_hits", {}).get("best", {})
            hit = view.cluster.hits(inner)[0]
        page.append(hit)
    return page


def hits(view: View, found: Plan, request: Request, page: Sequence[Json]) -> tuple[Hit, ...]:
    """The page of hits, as the library gives them."""
    share = found.balance.whole if request.by == "article" else AROUND
    marker = found.marker()
    articles = _articles(view, page) if request.context else {}
    return tuple(
        _hit(found, hit, rank, request, marker, share, articles)
        for rank, hit in enumerate(page, start=request.offset + 1)
    )


def _ranked(found: Plan, request: Request, share: float, few: Candidates | None) -> Json:
    """The search for the page: own scores, and the article's."""
    statistics = found.statistics
    own = [
        _scored(term.weight, term.lists[0], K1, statistics.average, f"t{number}" if request.explain else None)
        for number, term in enumerate(found.terms)
    ]
    whole = [
        _scored(term.article_weight, term.articles[0], found.balance.k1, statistics.article_average, None)
        for term in found.terms
    ]
    evidence: Json = {"should": whole}
    if few is not None:
        evidence |= {"filter": [{"terms": {"art": few.articles}}]}
    around = {
        "has_parent": {
            "parent_type": "article",
            "score": True,
            "boost": share,
            "query": {"bool": evidence},
        }
    }
    should = [*own, around] if own else []
    by_score = [{"_score": "desc"}, {"ord": "asc"}]
    body: Json = {
        "query": {"bool": {"filter": [found.query, *([few.query] if few else [])], "should": should}},
        "from": request.offset,
        "size": request.limit,
        "_source": ["stored", "ord"],
        "sort": by_score,
        "track_scores": True,
        "timeout": "30s",
    }
    if request.sort != "score":
        body["sort"] = by_date(request.sort)
    if request.by == "article":
        best = {
            "name": "best",
            "size": 1,
            "sort": by_score,
            "_source": ["stored", "ord"],
            "track_scores": True,
        }
        body["collapse"] = {"field": "art"} | ({"inner_hits": best} if request.sort != "score" else {})
    return body


def _scored(weight: float, listed: object, k1: float, average: float, name: str | None) -> Json:
    """A term as an addend of the score."""
    held = cast(ClauseList, listed)
    params = {
        "w": weight * (k1 + 1),
        "a": k1 * (1 - B),
        "c": k1 * B / average,
        "n": float(held.clause.parts),
        "s": held.saturated * (2 if held.field == "y" else 1),  # an article adds its paragraphs up
    }
    script: Json = {"source": _SCRIPT, "params": params}
    score: Json = {"query": held.clause.query(held.field), "script": script}
    return {"script_score": score | ({"_name": name} if name else {})}


def _articles(view: View, page: Sequence[Json]) -> dict[str, Any]:
    """The stored articles of some hits, by id."""
    ids = list(dict.fromkeys(passage_of(hit.get("_source"))[0].id for hit in page))
    wanted = [{"_index": view.index, "_id": key_of(id), "routing": key_of(id)} for id in ids]
    answer = view.cluster.ask("POST", "/_mget", {"docs": wanted}) if wanted else None
    listed = answer.get("docs", []) if answer else []
    return {id: one.get("_source", {}).get("stored") for id, one in zip(ids, listed, strict=False)}


def _hit(
    found: Plan,
    hit: Json,
    rank: int,
    request: Request,
    marker: Marker,
    share: float,
    articles: dict[str, Any],
) -> Hit:
    source = hit.get("_source")
    article, paragraph = passage_of(source)
    score = hit.get("_score")
    number = float(score) if isinstance(score, int | float) else 0.0
    before: tuple[Paragraph, ...] = ()
    after: tuple[Paragraph, ...] = ()
    if request.context:
        around = article_of(articles.get(article.id)).searchable()
        at = int(cast(Json, source)["ord"]) % STEP
        before = around[max(0, at - request.context) : at]
        after = around[at + 1 : at + 1 + request.context]
    return Hit(
        rank=rank,
        score=number,
        article=info_of(article),
        position=paragraph.position,
        paragraph=paragraph,
        highlights=marker.spans(paragraph.text),
        before=before,
        after=after,
        explanation=_parts(found, hit, number, share, article.id) if request.explain else None,
    )


def _parts(found: Plan, hit: Json, score: float, share: float, id: str) -> tuple[Part, ...]:
    """The addends of a score: those of its terms, and the rest, which is its article's."""
    named = hit.get("matched_queries", {})
    if not isinstance(named, dict):
        named = {}
    parts = [
        Part(term.level, term.label, term.weight, float(named[f"t{number}"]))
        for number, term in enumerate(found.terms)
        if f"t{number}" in named
    ]
    rest = score - sum(part.score for part in parts)
    return (*parts, Part("article", id, share, rest)) if rest > 1e-6 else tuple(parts)


def passages(view: View, found: Plan, among: frozenset[int] | None) -> Iterator[Passage]:
    """Every match in the order of the archive; where numbers are given, these alone."""
    marker = found.marker()
    for hit in view.cluster.scan(view.index, found.query, ["stored", "ord"]):
        source = hit.get("_source", {})
        if among is not None and source.get("ord") not in among:
            continue
        article, paragraph = passage_of(source)
        yield Passage(info_of(article), paragraph.position, paragraph, marker.spans(paragraph.text))
