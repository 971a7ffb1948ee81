"""The tree of a query: frozen nodes that the parser makes and the matcher evaluates.

Leaves that look into the text are `Word`, `Phrase`, `Near`, `Prefix` and `Fuzzy`; leaves that look at the
metadata are `Field` and `DateRange`; `And`, `Or`, `Not`, `Group` and `Synonym` combine them. Two leaves that
ask the same question are equal wherever they stand in the query, so results can be kept by leaf.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import TypeAlias

from searchlib.frozen import frozen
from searchlib.search.language.number_bounds import Bounds


@frozen
class Word:
    """One syllable outside quotes.

    Attributes:
        syllable: the canonical form of what was typed.
        start, end: where it stands in the query, in code points.
    """

    syllable: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@frozen
class Phrase:
    """A run of canonical syllables.

    Attributes:
        syllables: at least one.
        quoted: whether it stood in quotes; an unquoted run ("TP.HCM" beside an operator) may expand.
        bounds: which of its ends and gaps lie inside a number; see `number_bounds`. Empty: nothing is asked.
        start, end: where it stands in the query, in code points.
    """

    syllables: tuple[str, ...]
    quoted: bool = True
    bounds: Bounds = ()
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@frozen
class Near:
    """All the syllables, in any order, with at most `distance` other words between the first and the last."""

    syllables: tuple[str, ...]
    distance: int


@frozen
class Prefix:
    """Every syllable that begins so (canonical)."""

    text: str


@frozen
class Fuzzy:
    """Every syllable within one edit: a letter added, dropped or exchanged, or two neighbours swapped."""

    text: str


@frozen
class Field:
    """A clause about the metadata.

    Attributes:
        name: speaker, section, kind, source or document.
        value: folded syllables (speaker, section, document, source), or the one kind.
    """

    name: str
    value: tuple[str, ...]


@frozen
class DateRange:
    """Articles whose date can lie within inclusive bounds, as numbers yyyymmdd."""

    low: int
    high: int


@frozen
class Not:
    """What the node does not match."""

    node: Node


@frozen
class And:
    """What every node matches."""

    nodes: tuple[Node, ...]


@frozen
class Or:
    """What some node matches."""

    nodes: tuple[Node, ...]


@frozen
class Group:
    """Juxtaposition: all of `must`, none of `must_not`, and of the rest what `match` asks for (any, all).

    `order` holds the positive nodes as typed (of `should` and `must`); pairs of neighbouring words count.
    """

    should: tuple[Node, ...] = ()
    must: tuple[Node, ...] = ()
    must_not: tuple[Node, ...] = ()
    order: tuple[Node, ...] = field(default=(), compare=False)


@frozen
class Synonym:
    """A run of words as typed, and other ways to write it (an abbreviation, its expansion).

    Attributes:
        nodes: the words as typed; a part of them may have other forms by itself.
        alternatives: runs that stand for all of `nodes` together.
    """

    nodes: tuple[Node, ...]
    alternatives: tuple[Phrase, ...]


Leaf: TypeAlias = "Word | Phrase | Near | Prefix | Fuzzy"
Clause: TypeAlias = "Field | DateRange"
Node: TypeAlias = "Leaf | Clause | Not | And | Or | Group | Synonym"

LEAVES = (Word, Phrase, Near, Prefix, Fuzzy)
_ASKS = (*LEAVES, Field, DateRange)


def children(node: Node) -> list[tuple[Node, bool]]:
    """The nodes below, each with whether it is asked for (True) or excluded (False)."""
    kind = node.__class__
    if kind in LEAVES:
        return []
    if isinstance(node, Group):
        asked = [(child, True) for child in node.order or (*node.should, *node.must)]
        return asked + [(child, False) for child in node.must_not] if node.must_not else asked
    if isinstance(node, Not):
        return [(node.node, False)]
    if isinstance(node, (And, Or, Synonym)):
        return [(child, True) for child in node.nodes]
    return []


_walked: list[tuple[Node, Sequence[tuple[Node, bool]]] | None] = [None, None]
"""What was walked through last: a search goes through its tree, as typed and as rewritten, many times."""


def walk(node: Node) -> Sequence[tuple[Node, bool]]:
    """Every node from the top in reading order, with whether it is asked for in the end."""
    for known in _walked:
        if known is not None and known[0] is node:
            return known[1]
    found: list[tuple[Node, bool]] = []
    _add(node, True, found)
    _walked[:] = (node, found), _walked[0]
    return found


def _add(node: Node, positive: bool, found: list[tuple[Node, bool]]) -> None:
    found.append((node, positive))
    for child, asked in children(node):
        if child.__class__ in LEAVES:
            found.append((child, positive == asked))
        else:
            _add(child, positive == asked, found)


def leaves(node: Node) -> list[Leaf]:
    """The leaves that look into the text and are asked for, in reading order."""
    return [inner for inner, positive in walk(node) if positive and isinstance(inner, LEAVES)]


def in_order(group: Group) -> list[Node]:
    """What a group asks for as typed, the words of its synonyms one by one."""
    found: list[Node] = []
    for node in group.order or (*group.should, *group.must):
        if isinstance(node, Synonym):
            _add_typed(node, found)
        else:
            found.append(node)
    return found


def _add_typed(synonym: Synonym, found: list[Node]) -> None:
    for child in synonym.nodes:
        if isinstance(child, Synonym):
            _add_typed(child, found)
        else:
            found.append(child)


def is_positive(node: Node) -> bool:
    """Whether the query asks for anything, rather than only excluding."""
    return any(positive and isinstance(inner, _ASKS) for inner, positive in walk(node))


def syllables_of(leaf: Leaf) -> tuple[str, ...]:
    """The canonical syllables (or beginnings of such) that a leaf names."""
    if isinstance(leaf, Word):
        return (leaf.syllable,)
    if isinstance(leaf, (Phrase, Near)):
        return leaf.syllables
    return (leaf.text,)
