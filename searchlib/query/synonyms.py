"""Other ways to write what was typed: abbreviations and their expansions, both ways, outside quotes.

A run without any mark is also looked up folded: "hdnd" is HĐND, "hoi dong nhan dan" its expansion.
"""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.query.tree import And, Group, Node, Not, Or, Phrase, Synonym, Word
from searchlib.vietnamese.abbreviations import expand, longest, unmarked
from searchlib.vietnamese.spelling import has_marks

Run = tuple[str, ...]


def with_synonyms(node: Node) -> Node:
    """The tree with `Synonym` nodes where a run of its words is an abbreviation or has one.

    The leftmost run counts, and of those that begin together the longest.
    """
    if isinstance(node, Word | Phrase):
        return _alone(node)
    if isinstance(node, And):
        return And(tuple(map(with_synonyms, node.nodes)))
    if isinstance(node, Or):
        return Or(tuple(map(with_synonyms, node.nodes)))
    if isinstance(node, Not):
        return Not(with_synonyms(node.node))
    if isinstance(node, Group):
        return _group(node)
    return node


def _alone(node: Word | Phrase) -> Node:
    if isinstance(node, Phrase) and node.quoted:
        return node
    alternatives = _alternatives((node.syllable,) if isinstance(node, Word) else node.syllables)
    return Synonym((node,), alternatives) if alternatives else node


def _alternatives(typed: Run) -> tuple[Phrase, ...]:
    """Other forms of a run, of all that it can mean where it is typed without marks."""
    meant = [typed] if any(map(has_marks, typed)) else unmarked(typed)
    others = dict.fromkeys(other for run in meant for other in expand(run))
    return tuple(Phrase(other) for other in others if other and other != typed)


def _group(node: Group) -> Group:
    """A group; runs of its plain words are looked up together."""
    required = set(map(id, node.must))
    should: list[Node] = []
    must: list[Node] = []
    order: list[Node] = []
    words: list[Word] = []

    def flush() -> None:
        found = _runs(words)
        should.extend(found)
        order.extend(found)
        words.clear()

    for child in node.order or (*node.should, *node.must):
        if isinstance(child, Word) and id(child) not in required:
            words.append(child)
            continue
        flush()
        changed = with_synonyms(child)
        (must if id(child) in required else should).append(changed)
        order.append(changed)
    flush()
    return Group(tuple(should), tuple(must), tuple(map(with_synonyms, node.must_not)), tuple(order))


def _runs(words: Sequence[Word]) -> list[Node]:
    found: list[Node] = []
    place = 0
    while place < len(words):
        size, node = 1, _alone(words[place])
        for longer in range(min(longest(), len(words) - place), 1, -1):
            run = tuple(words[place : place + longer])
            alternatives = _alternatives(tuple(word.syllable for word in run))
            if alternatives:
                size, node = longer, Synonym(run, alternatives)
                break
        found.append(node)
        place += size
    return found
