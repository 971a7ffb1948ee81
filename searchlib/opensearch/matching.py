"""The tree of a query and its filters as filters of a cluster: which paragraphs match, exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from searchlib.fields import FIELD, MetadataField
from searchlib.opensearch.request_clauses import ClauseList, ClauseResolver
from searchlib.search.language.filters import Filters
from searchlib.search.language.tree import (
    LEAVES,
    And,
    DateRange,
    Field,
    Group,
    Leaf,
    Node,
    Not,
    Or,
    Synonym,
)
from searchlib.search.match.matcher import asked
from searchlib.text.spelling import fold, has_marks

Json = dict[str, Any]
PLACES = {
    "speaker": "speakers.speaker",
    "role": "speakers.role",
    "mode": "speakers.mode",
    "document": "documents",
    "article": "art",
}
"""The fields of documents that are not called as those of the registry."""


def every(parts: Sequence[Json]) -> Json:
    """What matches all of some queries."""
    return {"bool": {"filter": list(parts)}} if parts else {"match_all": {}}


def some(parts: Sequence[Json]) -> Json:
    """What matches one of some queries."""
    return {"bool": {"should": list(parts), "minimum_should_match": 1}} if parts else {"match_none": {}}


def without(query: Json, parts: Sequence[Json]) -> Json:
    """What matches a query and none of others."""
    return {"bool": {"filter": [query], "must_not": list(parts)}} if parts else query


def is_choice(node: Node, match: str) -> bool:
    """Whether a node asks for one of some words and runs and nothing else: what holds one of them matches."""
    if isinstance(node, LEAVES):
        return True
    if isinstance(node, Or):
        return all(is_choice(child, match) for child in node.nodes)
    if match == "any" and isinstance(node, Synonym):
        return all(is_choice(child, match) for child in node.nodes)
    if match == "any" and isinstance(node, Group):
        return not node.must and not node.must_not and all(is_choice(child, match) for child in node.should)
    return False


def needs_words(node: Node, match: str) -> bool:
    """Whether only what holds a word or a run can match a node, so only paragraphs."""
    if isinstance(node, LEAVES):
        return True
    if isinstance(node, Or):
        return all(needs_words(child, match) for child in node.nodes)
    if isinstance(node, And):
        return any(needs_words(child, match) for child in node.nodes)
    if isinstance(node, Group):
        if any(needs_words(child, match) for child in node.must):
            return True
        if node.must and match != "all":
            return False
    if isinstance(node, Group | Synonym):
        parts = [
            needs_words(child, match) for child in (node.should if isinstance(node, Group) else node.nodes)
        ]
        return any(parts) if match == "all" else bool(parts) and all(parts)
    return False


class Matching:
    """Nodes as queries."""

    def __init__(self, resolver: ClauseResolver, match: str) -> None:
        self.resolver, self.match = resolver, match

    def node(self, node: Node) -> Json:
        """The paragraphs that a node matches."""
        if isinstance(node, LEAVES):
            return self.leaf(node)
        if isinstance(node, Field | DateRange):
            return clause(node)
        if isinstance(node, Synonym):
            return self.synonym(node, self.match)
        if isinstance(node, Or):
            return some([self.node(child) for child in node.nodes])
        if isinstance(node, Not):
            return without({"match_all": {}}, [self.node(node.node)])
        if isinstance(node, And):
            wanted = [self.node(child) for child in node.nodes if not isinstance(child, Not)]
            excluded = [self.node(child.node) for child in node.nodes if isinstance(child, Not)]
            return without(every(wanted), excluded)
        return self.group(node)

    def leaf(self, leaf: Leaf) -> Json:
        """The paragraphs that a leaf matches."""
        (found,) = self.resolver.postings(leaf)
        return cast(ClauseList, found).clause.match("x")

    def synonym(self, node: Synonym, match: str) -> Json:
        """The paragraphs with the words as typed (one, or all) or an alternative."""
        typed = [
            self.synonym(child, match) if isinstance(child, Synonym) else self.node(child)
            for child in node.nodes
        ]
        alternatives = [self.leaf(run) for run in node.alternatives]
        return some([every(typed), *alternatives] if match == "all" else [*typed, *alternatives])

    def group(self, node: Group) -> Json:
        """What juxtaposed nodes match; a group that asks for nothing matches all but the excluded."""
        must = [self.node(child) for child in node.must]
        if self.match == "all":
            must += [self.node(child) for child in node.should]
        elif not must and node.should:
            must = [some([self.node(child) for child in node.should])]
        return without(every(must), [self.node(child) for child in node.must_not])

    def all_words(self, tree: Node) -> Json:
        """The paragraphs that hold every word that the query asks for."""
        return every(
            [
                self.synonym(node, "all") if isinstance(node, Synonym) else self.leaf(node)
                for node in asked(tree)
            ]
        )


def clause(node: Field | DateRange) -> Json:
    """The paragraphs whose metadata satisfy a clause."""
    if isinstance(node, DateRange):
        return dated(node.low, node.high)
    field = FIELD[node.name]
    query = _value(field, node.value)
    return _nested([query]) if field.of == "attribution" else query


def filters(asked_: Filters) -> Iterator[Json]:
    """What filters ask, each a query."""
    spoken = [some([_value(field, one) for one in values]) for field, values in asked_.of("attribution")]
    if spoken:
        yield _nested(spoken)
    for field, values in asked_.of("paragraph", "article", "citation"):
        yield some([_value(field, one) for one in values])
    if asked_.since is not None or asked_.until is not None:
        undated = without({"match_all": {}}, [{"exists": {"field": "low"}}])
        within = dated(asked_.since, asked_.until)
        yield {"out": within, "in": some([within, undated]), "only": undated}[asked_.undated]


def dated(low: int | None, high: int | None) -> Json:
    """Articles whose date can lie within the bounds."""
    bounds: list[Json] = [{"exists": {"field": "low"}}]
    if low is not None:
        bounds.append({"range": {"high": {"gte": low}}})
    if high is not None:
        bounds.append({"range": {"low": {"lte": high}}})
    return every(bounds)


def _nested(queries: Sequence[Json]) -> Json:
    return {"nested": {"path": "speakers", "query": every(queries)}}


def _value(field: MetadataField, value: tuple[str, ...]) -> Json:
    name = PLACES.get(field.name, field.name)
    if field.matched == "run" and any(map(has_marks, value)):  # diacritics that were typed bind
        return {"match_phrase": {name: " ".join(value)}}
    text = " ".join(map(fold, value))
    return {"match_phrase": {f"{name}.f": text}} if field.matched == "run" else {"term": {name: text}}
