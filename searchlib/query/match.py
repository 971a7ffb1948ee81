"""Matching: which paragraphs satisfy a query and its filters, exactly.

Under `any`, a group matches where one of its positive nodes does, under `all` where all do; all of `+`, none
of `-`. A synonym matches where one of its words does (under `all`: all of them) or an alternative does. Field
clauses are nodes like others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from searchlib.query.filters import Filters, clause_mask
from searchlib.query.postings import Array, Postings, difference, empty, everything, intersection, union
from searchlib.query.promising import count_any
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
    Word,
    children,
)

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

Match = Literal["any", "all"]


class Matches:
    """The matches of one segment; laid out when they are asked for.

    Attributes:
        segment: where they are.
        words: lists of which a paragraph has to hold one, where that is all the query asks; else None.
        mask: which paragraphs the filters let pass, or None for all.
    """

    def __init__(
        self,
        segment: Segment,
        find: Callable[[], Array],
        every: Callable[[Array], Array],
        words: tuple[Postings, ...] | None = None,
        mask: Array | None = None,
    ) -> None:
        self.segment, self.words, self.mask = segment, words, mask
        self._find, self._every = find, every

    @cached_property
    def docs(self) -> Array:
        """The paragraphs that match, ascending."""
        return self._find()

    @cached_property
    def all_words(self) -> Array:
        """Those of them that hold every word asked for."""
        return self._every(self.docs)

    def sizes(self, by_article: bool) -> tuple[int, int]:
        """How many paragraphs (or articles) match, and how many with every word."""
        if self.words is not None:
            counted = count_any(self.segment, self.words, self.mask, by_article)
            if counted is not None:
                return counted
        if not by_article:
            return len(self.docs), len(self.all_words)
        return self._articles(self.docs), self._articles(self.all_words)

    def _articles(self, docs: Array) -> int:
        if not len(docs):
            return 0
        articles = self.segment.column("par.article")[docs]
        return 1 + int(np.count_nonzero(articles[1:] != articles[:-1]))


def evaluate(tree: Node, filters: Filters, resolver: Resolver, match: Match) -> list[Matches]:
    """The matches of a query in every segment."""
    found = []
    words = _only_words(tree, match)
    for number, segment in enumerate(resolver.segments):
        lists = None if words is None else tuple(resolver.postings(word)[number] for word in words)
        mask = filters.mask(segment)
        matcher = _Matcher(resolver, number, match)
        find, every = partial(matcher.passing, tree, mask), partial(matcher.all_words, tree)
        found.append(Matches(segment, find, every, lists, mask))
    return found


def _only_words(tree: Node, match: Match) -> tuple[Word, ...] | None:
    """The distinct words of a query that asks for one of some words and for nothing else."""
    if isinstance(tree, Word):
        return (tree,)
    nodes: tuple[Node, ...] = ()
    if isinstance(tree, Or):
        nodes = tree.nodes
    elif isinstance(tree, Group) and match == "any" and not tree.must and not tree.must_not:
        nodes = tree.should
    words = tuple(dict.fromkeys(node for node in nodes if isinstance(node, Word)))
    return words if words and all(isinstance(node, Word) for node in nodes) else None


class _Matcher:
    """Evaluates nodes in one segment."""

    def __init__(self, resolver: Resolver, number: int, match: Match) -> None:
        self.resolver = resolver
        self.number = number
        self.match = match
        self.segment: Segment = resolver.segments[number]
        self.count = self.segment.count

    def passing(self, tree: Node, mask: Array | None) -> Array:
        """The live paragraphs that a query matches, of those that a mask lets pass."""
        docs = self.node(tree)
        return docs[mask[docs]] if mask is not None and len(docs) else docs

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
        typed = [
            self.synonym(child, match) if isinstance(child, Synonym) else self.node(child)
            for child in node.nodes
        ]
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
