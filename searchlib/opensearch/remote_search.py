"""A search on a cluster: weights made here, matches and scores there.

Two round trips at least: how many paragraphs and articles hold each term, then the hits. The weights of the
terms go along with the query, so that every shard and replica scores alike, and as a folder does, up to the
32 bits that the cluster counts scores in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from searchlib.errors import OptionError, QueryError
from searchlib.frozen import frozen
from searchlib.opensearch.clauses import Book, Clause, ClauseList, ClauseResolver
from searchlib.opensearch.documents import STEP, article_of, key_of, passage_of
from searchlib.opensearch.matching import Matching, every, filters
from searchlib.opensearch.state import View
from searchlib.results import Hit, Part, Passage
from searchlib.search.engine import Request
from searchlib.search.highlight.highlights import Marker
from searchlib.search.language.parser import Syntax, parse
from searchlib.search.language.tree import Group, Node, is_positive
from searchlib.search.limits import Deadline
from searchlib.search.passages import info_of
from searchlib.search.rank.bm25 import PASSAGE, TOPIC, Balance
from searchlib.search.rank.norms import K1, B, Statistics
from searchlib.search.rank.query_weights import Term, terms_of
from searchlib.search.rank.ranking import AROUND
from searchlib.search.rewrite.questions import is_question
from searchlib.search.rewrite.raw_keys import converted, may_be_raw
from searchlib.search.rewrite.readings import read
from searchlib.search.rewrite.spelling_correction import suggestion
from searchlib.search.rewrite.synonyms import with_synonyms

Json = dict[str, Any]
_SCRIPT = (
    "double t = params.s ? 1048576.0 : _score / params.n;"
    " return params.w * t / (t + params.a + params.c * doc['len'].value)"
)
_PARAGRAPHS: Json = {"term": {"j": "paragraph"}}
_MOST_COUNTED = 500
"""Clauses that are counted in one request."""


@frozen
class Plan:
    """A query as it is sent.

    Attributes:
        query: what matches, as a filter.
        all_words: what holds every word, as a filter.
        tree, resolver: of the query.
        terms: with weights; none where nothing is ranked.
        balance: how the whole of an article counts.
        statistics: of the archive.
        suggestion, notes: for the user.
    """

    query: Json
    all_words: Json
    tree: Node
    resolver: ClauseResolver
    terms: tuple[Term, ...]
    balance: Balance
    statistics: Statistics
    suggestion: str | None
    notes: tuple[str, ...]
    total: int
    total_all_words: int
    applied: str | None = None

    def marker(self) -> Marker:
        """What marks the matches in texts."""
        return Marker(self.tree, self.resolver)


def plan(view: View, request: Request) -> Plan:
    """The query of a request, with how much it matches; corrected where it finds nothing.

    Raises:
        QueryError, OptionError: as of the engine's `search`.
    """
    request.checked()
    if request.collapse:
        raise OptionError("collapse: near duplicates are not told on a cluster yet; leave it out")
    deadline = Deadline(request.query, request.limits.seconds)
    if request.tree is not None:
        return _planned(view, request, request.tree, deadline)
    typed = parse(request.query, cast(Syntax, request.syntax), request.limits)
    if may_be_raw(request.query):
        meant = converted(request.query, typed, (view.words,))
        if meant is not None:
            found = _anew(view, request, meant, deadline)
            return replace(found, applied=meant, suggestion=found.suggestion or meant)
    found = _planned(view, request, typed, deadline)
    if found.total or found.suggestion is None:
        return found
    corrected = _anew(view, request, found.suggestion, deadline)
    return (
        replace(corrected, applied=found.suggestion, suggestion=found.suggestion)
        if corrected.total
        else found
    )


def plan_all(view: View, request: Request) -> Plan:
    """The same for all matches, without ranking; everything, where nothing is asked."""
    request = replace(request, limit=0, by="paragraph")
    if request.is_open:
        return _planned(view, replace(request, tree=Group()), Group(), Deadline())
    return plan(view, request)


def _anew(view: View, request: Request, query: str, deadline: Deadline) -> Plan:
    tree = parse(query, cast(Syntax, request.syntax), request.limits)
    return _planned(view, replace(request, query=query), tree, deadline)


def _planned(view: View, request: Request, typed: Node, deadline: Deadline) -> Plan:
    nothing = not is_positive(typed) and not request.filters and request.tree is None
    if nothing and request.syntax == "full":
        raise QueryError(request.query, 1, "there is no word to search for; add one, or a filter")
    segments = (view.words,)
    resolver = ClauseResolver(segments, read(typed, segments), deadline)
    resolver.book = Book(lambda wanted: _counted(view, wanted))
    tree = with_synonyms(typed, segments)
    statistics = Statistics.of(segments)
    terms: list[Term] = []
    if request.limit and not nothing:
        resolver.book.collect()
        terms_of(tree, resolver, statistics)
        resolver.book.settle()
        terms = terms_of(tree, resolver, statistics)
    deadline.check()
    matching = Matching(resolver, request.match)
    asked = [{"match_none": {}}] if nothing else [matching.node(tree), *filters(request.filters)]
    query, all_words = every([_PARAGRAPHS, *asked]), matching.all_words(tree)
    total, total_all = _totals(view, query, all_words, request.by == "article")
    better = None if request.tree is not None or nothing else suggestion(request.query, tree, resolver)
    return Plan(
        query=query,
        all_words=all_words,
        tree=tree,
        resolver=resolver,
        terms=tuple(terms),
        balance=PASSAGE if is_question(request.query, typed, resolver.readings) else TOPIC,
        statistics=statistics,
        suggestion=better,
        notes=tuple(resolver.notes),
        total=total,
        total_all_words=total_all,
    )


def _counted(view: View, wanted: Sequence[tuple[Clause, str]]) -> list[int]:
    """How many documents some clauses match."""
    found: list[int] = []
    for first in range(0, len(wanted), _MOST_COUNTED):
        part = wanted[first : first + _MOST_COUNTED]
        named = {str(number): clause.query(field) for number, (clause, field) in enumerate(part)}
        found += _buckets(view, {"exists": {"field": "j"}}, named)
    return found


def _buckets(view: View, query: Json, named: dict[str, Json]) -> list[int]:
    body = {"size": 0, "query": query, "aggs": {"c": {"filters": {"filters": named}}}}
    answer = view.cluster.search(view.index, body)
    try:
        buckets = answer["aggregations"]["c"]["buckets"]
        return [int(buckets[name]["doc_count"]) for name in named]
    except (KeyError, TypeError, ValueError):
        raise view.cluster.strange("counts of another form") from None


def _totals(view: View, query: Json, all_words: Json, by_article: bool) -> tuple[int, int]:
    """How many paragraphs (or articles) match, and how many with every word."""
    both = [query, every([query, all_words])]
    if by_article:
        both = [{"has_child": {"type": "paragraph", "query": one}} for one in both]
    some, every_word = _buckets(view, both[0], {"some": both[0], "every": both[1]})
    return some, every_word


def hits(view: View, found: Plan, request: Request) -> tuple[Hit, ...]:
    """The page of hits."""
    if not request.limit or not found.total:
        return ()
    by_article = request.by == "article"
    share = found.balance.whole if by_article else AROUND
    body = _ranked(found, request, share)
    answer = view.cluster.ask(
        "POST",
        f"/{view.index}/_search",
        body,
        allow_partial_search_results="false",
        include_named_queries_score="true",
    )
    assert answer is not None
    marker = found.marker()
    page = []
    for hit in view.cluster.hits(view.cluster.whole(answer)):
        if by_article and request.sort != "score":
            inner = hit.get("inner_hits", {}).get("best", {})
            hit = view.cluster.hits(inner)[0]
        page.append(hit)
    articles = _articles(view, page) if request.context else {}
    return tuple(
        _hit(view, found, hit, rank, request, marker, share, articles)
        for rank, hit in enumerate(page, start=request.offset + 1)
    )


def _ranked(found: Plan, request: Request, share: float) -> Json:
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
    around = {
        "has_parent": {
            "parent_type": "article",
            "score": True,
            "boost": share,
            "query": {"bool": {"should": whole}},
        }
    }
    should = [*own, around] if own else []
    by_score = [{"_score": "desc"}, {"ord": "asc"}]
    body: Json = {
        "query": {"bool": {"filter": [found.query], "should": should}},
        "from": request.offset,
        "size": request.limit,
        "_source": ["stored", "ord"],
        "sort": by_score,
        "track_scores": True,
        "timeout": "30s",
    }
    if request.sort != "score":
        order = "desc" if request.sort == "-date" else "asc"
        body["sort"] = [{"low": {"order": order, "missing": "_last"}}, {"ord": "asc"}]
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
        "s": held.saturated,
    }
    query = held.clause.query(held.field)
    score: Json = {"query": query, "script": {"source": _SCRIPT, "params": params}}
    return {"script_score": score | ({"_name": name} if name else {})}


def _articles(view: View, page: Sequence[Json]) -> dict[str, Any]:
    """The stored articles of some hits, by id."""
    ids = list(dict.fromkeys(passage_of(hit.get("_source"))[0].id for hit in page))
    wanted = [{"_index": view.index, "_id": key_of(id), "routing": key_of(id)} for id in ids]
    answer = view.cluster.ask("POST", "/_mget", {"docs": wanted}) if wanted else None
    listed = answer.get("docs", []) if answer else []
    return {id: one.get("_source", {}).get("stored") for id, one in zip(ids, listed, strict=False)}


def _hit(
    view: View,
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
    before, after = (), ()
    if request.context:
        around = article_of(articles.get(article.id)).searchable()
        at = int(cast(Json, source)["ord"]) % STEP
        before = around[max(0, at - request.context) : at]  # type: ignore[assignment]
        after = around[at + 1 : at + 1 + request.context]  # type: ignore[assignment]
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


def passages(view: View, found: Plan) -> Iterator[Passage]:
    """Every match in the order of the archive."""
    marker = found.marker()
    for hit in view.cluster.scan(view.index, found.query, ["stored"]):
        article, paragraph = passage_of(hit.get("_source"))
        yield Passage(info_of(article), paragraph.position, paragraph, marker.spans(paragraph.text))
