"""A search on a cluster: weights made here, matches and scores there.

Two round trips at least: how many paragraphs and articles hold each term, then the hits. The weights of the
terms go along with the query, so that every shard and replica scores alike, and as a folder does, up to the
32 bits that the cluster counts scores in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, cast

from searchlib.errors import QueryError
from searchlib.frozen import frozen
from searchlib.lazy import Once
from searchlib.opensearch.candidates import FEW, are_many, list_of, searches_for_best
from searchlib.opensearch.matching import Matching, every, filters, is_choice, needs_words
from searchlib.opensearch.remote_remarks import remarks
from searchlib.opensearch.request_clauses import Book, Clause, ClauseResolver
from searchlib.opensearch.state import View
from searchlib.remarks import Remark
from searchlib.search.highlight.highlights import Marker
from searchlib.search.language.filters import Filters
from searchlib.search.language.parser import Syntax, parse
from searchlib.search.language.tree import Fuzzy, Group, Node, Prefix, is_positive, leaves, syllables_of
from searchlib.search.limits import Deadline
from searchlib.search.pipeline import is_as_typed, replaceable
from searchlib.search.rank.bm25 import PASSAGE, TOPIC, Balance
from searchlib.search.rank.bm25_norms import Statistics
from searchlib.search.rank.query_weights import Term, terms_of
from searchlib.search.request import Request
from searchlib.search.rewrite.questions import is_question
from searchlib.search.rewrite.raw_keys import converted, may_be_raw
from searchlib.search.rewrite.readings import read
from searchlib.search.rewrite.spelling_correction import suggestion
from searchlib.search.rewrite.synonyms import with_synonyms
from searchlib.search.search_remarks import lower_case_operator

Json = dict[str, Any]
_PARAGRAPHS: Json = {"term": {"j": "paragraph"}}
LARGE = 100_000
"""Of an archive of so many paragraphs and more, frequencies may count some that were deleted of late."""
_MOST_COUNTED = 100
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
        suggestion: for the user.
        tell: works out `remarks`.
        total, total_all_words: how much matches, and how much with every word.
        plain: whether what holds any of the terms matches.
        best: answers of `candidates.searches_for_best`, where they were asked together with the totals.
        listed: the matches, where they are few and were listed.
        applied: the query that was searched instead of what was typed.
    """

    query: Json
    all_words: Json
    tree: Node
    resolver: ClauseResolver
    terms: tuple[Term, ...]
    balance: Balance
    statistics: Statistics
    suggestion: str | None
    tell: Callable[[], tuple[Remark, ...]]
    total: int
    total_all_words: int
    plain: bool
    best: Sequence[Json] = ()
    listed: Sequence[Json] = ()
    applied: str | None = None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the user has to know besides; worked out when it is first asked for."""
        return self.tell()

    def marker(self) -> Marker:
        """What marks the matches in texts."""
        return Marker(self.tree, self.resolver)


def plan(view: View, request: Request) -> Plan:
    """The query of a request, with how much it matches; corrected where it finds nothing.

    Raises:
        QueryError, OptionError: as of the engine's `search`.
    """
    request.checked()
    deadline = Deadline(request.query, request.limits.seconds)
    if request.tree is not None:
        return _planned(view, request, request.tree, deadline)
    typed = parse(request.query, cast(Syntax, request.syntax), request.limits)
    view.words.expect([syllable for leaf in leaves(typed) for syllable in syllables_of(leaf)])
    if may_be_raw(request.query):
        meant = converted(request.query, typed, (view.words,))
        if meant is not None:
            found = _anew(view, request, meant, deadline)
            return replace(found, applied=meant, suggestion=found.suggestion or meant)
    found = _planned(view, request, typed, deadline)
    if found.suggestion is None or is_as_typed(typed):
        return found
    if found.total and (found.total_all_words or not replaceable(request, typed)):
        return found
    corrected = _anew(view, request, found.suggestion, deadline)
    if not (corrected.total_all_words if found.total else corrected.total):
        return found
    return replace(corrected, applied=found.suggestion, suggestion=found.suggestion)


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
    view.words.expect([syllable for leaf in leaves(typed) for syllable in syllables_of(leaf)])
    resolver = ClauseResolver(segments, read(typed, segments), deadline)
    resolver.patterns = sum(isinstance(leaf, Prefix | Fuzzy) for leaf in set(leaves(typed))) or 1
    resolver.book = Book(lambda wanted: _counted(view, wanted))
    tree = with_synonyms(typed, segments)
    statistics = Statistics.of(segments)
    terms: list[Term] = []
    if request.limit and not nothing:
        resolver.book.collect()
        terms_of(tree, resolver)
        resolver.book.settle()
        terms = terms_of(tree, resolver)
    deadline.check()
    matching = Matching(resolver, request.match)
    asked = [{"match_none": {}}] if nothing else [matching.node(tree), *filters(request.filters)]
    if request.brought_after is not None:
        asked.append({"range": {"commit": {"gt": request.brought_after}}})
    kind = [] if not nothing and needs_words(tree, request.match) else [_PARAGRAPHS]
    query, all_words = every([*kind, *asked]), matching.all_words(tree)
    plain = len(asked) == 1 and is_choice(tree, request.match)
    both = all_words if plain and all_words != every([]) else every([query, all_words])
    alone = plain and request.sort == "score" and are_many(terms)  # else it depends on the totals
    ahead = (searches_for_best(terms, None) if alone else None) or []
    by_article = request.by == "article"
    lists = bool(terms) and not plain and not by_article and request.sort == "score"
    bodies = [list_of(query) if lists else _counting(query, by_article), _counting(both, by_article)]
    answers = view.cluster.searches(view.index, [*bodies, *ahead])
    total, total_all = map(view.cluster.total, answers[:2])
    listed = view.cluster.hits(answers[0]) if lists and total <= FEW else []
    keeps = request.tree is not None or nothing or lower_case_operator(request.query) is not None

    def count(tree: Node, filters_: Filters) -> int:
        other = every([_PARAGRAPHS, matching.node(tree), *filters(filters_)])
        return view.cluster.total(view.cluster.search(view.index, _counting(other, by_article)))

    def tell() -> tuple[Remark, ...]:
        found = remarks(view, request, tree, resolver, total, total_all, count)
        return tuple(dict.fromkeys((*resolver.remarks, *found)))

    better = None if keeps else suggestion(request.query, tree, resolver)
    return Plan(
        query=query,
        all_words=all_words,
        tree=tree,
        resolver=resolver,
        terms=tuple(terms),
        balance=PASSAGE if is_question(request.query, typed, resolver.readings) else TOPIC,
        statistics=statistics,
        suggestion=better,
        tell=Once(tell),
        total=total,
        total_all_words=total_all,
        plain=plain,
        best=answers[2:],
        listed=listed,
    )


def _counted(view: View, wanted: Sequence[tuple[Clause, str]]) -> list[int]:
    """How many documents some clauses match; no more than the archive held when its figures were read.

    Another process may commit in between, and a word in more paragraphs than there are has no weight.
    """
    sizes, frequencies = view.words.sizes, view.words.frequencies
    most = {"x": sizes.live, "y": sizes.live_articles}
    listed = [one for one in wanted if len(one[0].terms) == 1 and one[0].kind == "terms"]
    if not sizes.whole and sizes.live < LARGE:
        listed = []
    terms = [(field + clause.level, clause.terms[0]) for clause, field in listed]
    known = dict(zip(listed, frequencies.documents(terms), strict=True))
    others = [one for one in wanted if one not in known]
    for first in range(0, len(others), _MOST_COUNTED):
        part = others[first : first + _MOST_COUNTED]
        known |= dict(zip(part, _counts(view, [clause.match(field) for clause, field in part]), strict=True))
    return [min(known[one], most[one[1]]) for one in wanted]


def _counts(view: View, queries: Sequence[Json]) -> list[int]:
    """How many documents each of some queries matches."""
    answers = view.cluster.searches(view.index, [_counting(query) for query in queries])
    return [view.cluster.total(answer) for answer in answers]


def _counting(query: Json, by_article: bool = False) -> Json:
    """The search for how many paragraphs (or articles) match."""
    asked = {"has_child": {"type": "paragraph", "query": query}} if by_article else query
    return {"size": 0, "track_total_hits": True, "query": asked}
