"""Other ways to write what was typed: abbreviations and their expansions, both ways, outside quotes.

They come from a table (`text.abbreviations`) and, where that has none, from what the articles of the
archive define (`defined`). Numbers meet in their other forms (`numerals`). A run without any mark is
also looked up folded: "hdnd" is HĐND, "hoi dong nhan dan" its expansion.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from searchlib.search.language.tree import And, Group, Node, Not, Or, Phrase, Synonym, Word
from searchlib.search.rewrite.defined_forms import Defined
from searchlib.search.rewrite.numerals import numerals
from searchlib.store.segment.segment_reader import Segment
from searchlib.text.abbreviations import expand, expansions, listed, unmarked
from searchlib.text.spelling import has_marks

Run = tuple[str, ...]
Found = tuple[int, int, tuple[Phrase, ...]]
"""Start and end (half open) of a run among words, and its other forms."""


def with_synonyms(node: Node, segments: Iterable[Segment] = ()) -> Node:
    """The tree with `Synonym` nodes where a run of its words is an abbreviation or has one.

    The leftmost run counts, and of those that begin together the longest. A run that the archive defines may
    hold runs of the table: "Công an TP.HCM" is one, and so is "TP.HCM".

    Args:
        node: the tree as typed.
        segments: whose definitions count too.
    """
    return _Writer(tuple(segments)).node(node)


def all_expansions(segments: Sequence[Segment]) -> list[Phrase]:
    """What abbreviations stand for, by the table and by the definitions of an archive."""
    return [Phrase(run) for run in dict.fromkeys((*expansions(), *Defined(segments).expansions()))]


class _Writer:
    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self._segments = segments
        self._defined = Defined(segments)

    def node(self, node: Node) -> Node:
        """A node with its synonyms."""
        if isinstance(node, Word | Phrase):
            return self._alone(node)
        if isinstance(node, And):
            return And(tuple(map(self.node, node.nodes)))
        if isinstance(node, Or):
            return Or(tuple(map(self.node, node.nodes)))
        if isinstance(node, Not):
            return Not(self.node(node.node))
        if isinstance(node, Group):
            return self._group(node)
        return node

    def _alone(self, node: Word | Phrase) -> Node:
        if isinstance(node, Phrase) and node.quoted:
            return node
        typed = (node.syllable,) if isinstance(node, Word) else node.syllables
        found = [*_of_table(typed), *self._of_archive(typed), *self._numbers(typed, ())]
        for start, end, others in found:
            if start == 0 and end == len(typed):
                return Synonym((node,), others)
        return node

    def _group(self, node: Group) -> Group:
        """A group; runs of its plain words are looked up together."""
        required = set(map(id, node.must))
        should: list[Node] = []
        must: list[Node] = []
        order: list[Node] = []
        words: list[Word] = []

        def flush() -> None:
            if not words:
                return
            found = self._runs(words)
            should.extend(found)
            order.extend(found)
            words.clear()

        typed = node.order or (*node.should, *node.must)
        for child in typed:
            if isinstance(child, Word) and id(child) not in required:
                words.append(child)
                continue
            flush()
            changed = self.node(child)
            (must if id(child) in required else should).append(changed)
            order.append(changed)
        flush()
        excluded = list(map(self.node, node.must_not))
        if [*map(id, order), *map(id, excluded)] == [*map(id, typed), *map(id, node.must_not)]:
            return node
        return Group(tuple(should), tuple(must), tuple(excluded), tuple(order))

    def _runs(self, words: Sequence[Word]) -> list[Node]:
        typed = tuple(word.syllable for word in words)
        known, archived = _of_table(typed), self._of_archive(typed)
        defined = _around(archived, known) if archived else []
        taken = {place for start, end, _ in (*known, *defined) for place in range(start, end)}
        known += self._numbers(typed, taken)
        if not known and not defined:
            return list(words)
        known.sort(key=itemgetter(0))
        found: list[Node] = []
        last = 0
        for start, end, others in defined:
            found += _nodes(words, last, start, known)
            found.append(Synonym(tuple(_nodes(words, start, end, known)), others))
            last = end
        return [*found, *_nodes(words, last, len(words), known)]

    def _numbers(self, typed: Run, taken: Collection[int]) -> list[Found]:
        return [(start, end, (other,)) for start, end, other in numerals(typed, taken, self._segments)]

    def _of_archive(self, typed: Run) -> list[Found]:
        return [(start, end, tuple(map(Phrase, others))) for start, end, others in self._defined.runs(typed)]


def _of_table(typed: Run) -> list[Found]:
    """The runs that the table knows, none over another."""
    found: list[Found] = []
    last = 0
    for start, ends in listed(typed):
        if start < last:
            continue
        for end in ends:
            alternatives = _alternatives(typed[start:end])
            if alternatives:
                found.append((start, end, alternatives))
                last = end
                break
    return found


@lru_cache(maxsize=10_000)
def _alternatives(typed: Run) -> tuple[Phrase, ...]:
    """Other forms of a run, of all that it can mean where it is typed without marks."""
    meant = [typed] if any(map(has_marks, typed)) else unmarked(typed)
    others = dict.fromkeys(other for run in meant for other in expand(run))
    return tuple(Phrase(other) for other in others if other and other != typed)


def _around(found: Iterable[Found], known: Sequence[Found]) -> list[Found]:
    """Those runs that lie beside the known ones or around them, none over another."""
    kept: list[Found] = []
    last = 0
    for start, end, others in found:
        if start >= last and all(
            b <= start or end <= a or (start <= a and b <= end and b - a < end - start) for a, b, _ in known
        ):
            kept.append((start, end, others))
            last = end
    return kept


def _nodes(words: Sequence[Word], start: int, end: int, known: Sequence[Found]) -> list[Node]:
    """The words from `start` to `end`, known runs as synonyms."""
    found: list[Node] = []
    for first, last, others in known:
        if start <= first and last <= end:
            found += [*words[start:first], Synonym(tuple(words[first:last]), others)]
            start = last
    return [*found, *words[start:end]]
