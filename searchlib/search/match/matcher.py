"""Matching: which paragraphs satisfy a query and its filters, exactly.

Under `any`, a group matches where one of its positive nodes does, under `all` where all do; all of `+`, none
of `-`. A synonym matches where one of its words does (under `all`: all of them) or an alternative does. Field
clauses are nodes like others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain, product
from math import prod
from typing import TYPE_CHECKING, Literal, cast

from searchlib.search.language.filters import Filters
from searchlib.search.language.tree import (
    LEAVES,
    And,
    Clause,
    DateRange,
    Field,
    Group,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Synonym,
    Word,
    children,
    walk,
)
from searchlib.search.match.filter_masks import clause_mask, filter_mask
from searchlib.search.match.matches import Matches, Shown
from searchlib.search.match.posting_sets import (
    Array,
    Postings,
    difference,
    empty,
    everything,
    intersection,
    union,
)
from searchlib.search.match.terms import Resolver

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

Match = Literal["any", "all"]

_MOST_WAYS = 8
"""In so many ways at most a query is said whole, else its parts are put together one after another."""


def evaluate(tree: Node, filters: Filters, resolver: Resolver, match: Match) -> list[Matches]:
    """The matches of a query in every segment."""
    found = []
    resolver.expect([node for node, _ in walk(tree) if isinstance(node, Near)])
    some, every = _alternatives(tree, match), _conjuncts(tree, match)
    leaves = _distinct(some or every or ())
    words = len(leaves) == 1 or {Word}.issuperset(map(type, leaves))
    ways = _ways(tree) if some and not words else ()
    for number, segment in enumerate(resolver.segments):
        shown = None
        if leaves:
            shown = Shown(
                _lists(leaves, number, resolver),
                not some,
                words,
                tuple(_lists(dict.fromkeys(way), number, resolver) for way in ways),
            )
        mask = filter_mask(filters, segment)
        matcher = _Matcher(resolver, number, match)
        found.append(
            Matches(
                segment,
                partial(matcher.passing, tree, mask),
                partial(matcher.all_words, tree, mask),
                shown,
                mask,
            )
        )
    return found


def _alternatives(node: Node, match: Match) -> tuple[Word | Phrase, ...] | None:
    """The words and runs of which a node asks for one, and for nothing else; None if it does not."""
    nodes: tuple[Node, ...] | None = None
    if isinstance(node, (Word, Phrase)):
        return (node,)
    if isinstance(node, Or):
        nodes = node.nodes
    elif isinstance(node, Group) and match == "any" and not node.must and not node.must_not:
        nodes = node.should
    elif isinstance(node, Synonym) and match == "any":
        nodes = (*node.nodes, *node.alternatives)
    found: list[Word | Phrase] = []
    for child in nodes or ():
        some = (child,) if isinstance(child, Word) else _alternatives(child, match)
        if some is None:
            return None
        found += some
    return tuple(found) or None


def _conjuncts(node: Node, match: Match) -> tuple[Word | Phrase, ...] | None:
    """The words and runs that a node asks for all at once, and for nothing else; None if it does not."""
    nodes: tuple[Node, ...] = ()
    if isinstance(node, And):
        nodes = node.nodes
    elif isinstance(node, Group) and not node.must_not:
        nodes = (*node.must, *node.should) if match == "all" else node.must if not node.should else ()
    found = tuple([child for child in nodes if isinstance(child, (Word, Phrase))])
    return found if len(found) == len(nodes) else None


def _lists(leaves: Iterable[Leaf], number: int, resolver: Resolver) -> tuple[Postings, ...]:
    """The lists of some leaves in a segment."""
    return tuple([resolver.postings(leaf)[number] for leaf in leaves])


def _distinct(leaves: Sequence[Word | Phrase]) -> tuple[Word | Phrase, ...]:
    """Leaves that ask different questions, in their order."""
    if len(leaves) < 2:
        return tuple(leaves)
    return tuple({leaf.syllable if isinstance(leaf, Word) else leaf: leaf for leaf in leaves}.values())


def _ways(tree: Node) -> tuple[tuple[Leaf, ...], ...]:
    """Sets of leaves, one of which a paragraph holds whole if it holds every word; none if they are many."""
    return _together([_ways_of(node) for node in asked(tree)])


def _ways_of(node: Node) -> tuple[tuple[Leaf, ...], ...]:
    if not isinstance(node, Synonym):
        return ((cast(Leaf, node),),)
    typed = _together([_ways_of(child) for child in node.nodes])
    return (*typed, *((run,) for run in node.alternatives)) if typed else ()


def _together(ways: Sequence[tuple[tuple[Leaf, ...], ...]]) -> tuple[tuple[Leaf, ...], ...]:
    """Every combination of one way of each; none if they are many."""
    if prod(map(len, ways)) > _MOST_WAYS:
        return ()
    return tuple(tuple(chain.from_iterable(chosen)) for chosen in product(*ways))


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
        self.resolver.deadline.check()
        if isinstance(node, LEAVES):
            return self.leaf(node)
        if isinstance(node, Field | DateRange):
            return self.clause(node)
        if isinstance(node, Synonym):
            return self.synonym(node, self.match)
        if isinstance(node, Or):
            return union(list(map(self.node, dict.fromkeys(node.nodes))), self.count)
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
        nodes = dict.fromkeys(node.nodes)
        asked = [self.node(child) for child in nodes if not isinstance(child, Not)]
        docs = intersection(asked, self.count) if asked else self.all()
        for child in nodes:
            if isinstance(child, Not) and len(docs):
                docs = difference(docs, self.node(child.node), self.count)
        return docs

    def group(self, node: Group) -> Array:
        """What juxtaposed nodes match; a group that asks for nothing matches all but the excluded."""
        must, should = dict.fromkeys(node.must), dict.fromkeys(node.should)  # repeated ones count once
        if self.match == "all":
            must |= should
        if must:
            docs = intersection(list(map(self.node, must)), self.count)
        elif should:
            docs = union(list(map(self.node, should)), self.count)
        else:
            docs = self.all()
        for child in node.must_not:
            if len(docs):
                docs = difference(docs, self.node(child), self.count)
        return docs

    def all_words(self, tree: Node, mask: Array | None, docs: Array | None) -> Array:
        """The paragraphs that hold every word that the query asks for.

        Args:
            tree: of the query.
            mask: which paragraphs may.
            docs: those that match; None where one that holds every word does, and the mask lets pass.
        """
        words = [] if docs is None else [docs]
        for node in asked(tree):
            if words and not len(words[-1]):
                return empty()
            if isinstance(node, Synonym):
                words.append(self.synonym(node, "all"))
            else:
                words.append(self.leaf(node))
        found = intersection(words, self.count)
        return found[mask[found]] if mask is not None and docs is None else found


def asked(node: Node, positive: bool = True) -> Sequence[Leaf | Synonym]:
    """The leaves that are asked for, synonyms whole; each once."""
    if isinstance(node, (*LEAVES, Synonym)):
        return (node,) if positive else ()
    found: dict[Leaf | Synonym, None] = {}
    for child, wanted in children(node):
        found.update(dict.fromkeys(asked(child, positive == wanted)))
    return tuple(found)
