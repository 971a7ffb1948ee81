"""Matching: which paragraphs satisfy a query and its filters, exactly.

Under `any`, a group matches where one of its positive nodes does, under `all` where all do; all of `+`, none
of `-`. A synonym matches where one of its words does (under `all`: all of them) or an alternative does. Field
clauses are nodes like others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from searchlib.query.filters import Filters, clause_mask
from searchlib.query.postings import Array, difference, empty, everything, intersection, union
from searchlib.query.terms import Resolver
from searchlib.query.tree import (
    LEAVES,
    And,
    Clause,
    DateRange,
    Field,
    Group,
    Leaf,
    Node,
    Not,
    Or,
    Synonym,
    children,
)
from searchlib.values import dataclass

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

Match = Literal["any", "all"]


@dataclass(frozen=True, slots=True)
class Matches:
    """The matches of one segment, as ascending arrays of paragraph numbers.

    Attributes:
        docs: paragraphs that match.
        all_words: those of them that hold every word asked for.
    """

    docs: Array
    all_words: Array


def evaluate(tree: Node, filters: Filters, resolver: Resolver, match: Match) -> list[Matches]:
    """The matches of a query in every segment."""
    found = []
    for number, segment in enumerate(resolver.segments):
        matcher = _Matcher(resolver, number, match)
        docs = matcher.node(tree)
        mask = filters.mask(segment)
        if mask is not None and len(docs):
            docs = docs[mask[docs]]
        found.append(Matches(docs, matcher.all_words(tree, docs)))
    return found


class _Matcher:
    """Evaluates nodes in one segment."""

    def __init__(self, resolver: Resolver, number: int, match: Match) -> None:
        self.resolver = resolver
        self.number = number
        self.match = match
        self.segment: Segment = resolver.segments[number]
        self.count = self.segment.count

    def node(self, node: Node) -> Array:
        """The live paragraphs that a node matches."""
        if isinstance(node, LEAVES):
            return self.leaf(node)
        if isinstance(node, Field | DateRange):
            return self.clause(node)
        if isinstance(node, Synonym):
            return self.synonym(node, self.match)
        if isinstance(node, Or):
            return union([self.node(child) for child in node.nodes], self.count)
        if isinstance(node, And):
            return self.conjunction(node)
        if isinstance(node, Not):
            return difference(self.all(), self.node(node.node), self.count)
        return self.group(node)

    def all(self) -> Array:
        """All live paragraphs."""
        return everything(self.count, self.segment.live)

    def leaf(self, leaf: Leaf) -> Array:
        """The paragraphs that a leaf matches."""
        return self.resolver.postings(leaf)[self.number].docs

    def clause(self, clause: Clause) -> Array:
        """The live paragraphs whose metadata satisfy a clause."""
        docs = self.all()
        return docs[clause_mask(clause, self.segment)[docs]]

    def synonym(self, node: Synonym, match: Match) -> Array:
        """The paragraphs with the words as typed (one, or all) or an alternative."""
        typed = [self.node(child) for child in node.nodes]
        alternatives = [self.leaf(run) for run in node.alternatives]
        if match == "all":
            typed = [intersection(typed, self.count)]
        return union([*typed, *alternatives], self.count)

    def conjunction(self, node: And) -> Array:
        """What all nodes match; excluded ones are taken away rather than complemented."""
        asked = [self.node(child) for child in node.nodes if not isinstance(child, Not)]
        docs = intersection(asked, self.count) if asked else self.all()
        for child in node.nodes:
            if isinstance(child, Not) and len(docs):
                docs = difference(docs, self.node(child.node), self.count)
        return docs

    def group(self, node: Group) -> Array:
        """What juxtaposed nodes match; a group that asks for nothing matches all but the excluded."""
        must = [self.node(child) for child in node.must]
        if self.match == "all":
            must += [self.node(child) for child in node.should]
        if must:
            docs = intersection(must, self.count)
        elif node.should:
            docs = union([self.node(child) for child in node.should], self.count)
        else:
            docs = self.all()
        for child in node.must_not:
            if len(docs):
                docs = difference(docs, self.node(child), self.count)
        return docs

    def all_words(self, tree: Node, docs: Array) -> Array:
        """Those of the paragraphs that hold every word that the query asks for."""
        words = [docs]
        for node in _asked(tree):
            if not len(words[-1]):
                return empty()
            if isinstance(node, Synonym):
                words.append(self.synonym(node, "all"))
            else:
                words.append(self.leaf(node))
        return intersection(words, self.count)


def _asked(node: Node, positive: bool = True) -> Sequence[Leaf | Synonym]:
    """The leaves that are asked for, synonyms whole; each once."""
    if isinstance(node, (*LEAVES, Synonym)):
        return (node,) if positive else ()
    found: dict[Leaf | Synonym, None] = {}
    for child, asked in children(node):
        found.update(dict.fromkeys(_asked(child, positive == asked)))
    return tuple(found)
