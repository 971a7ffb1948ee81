"""Which syllables of a query are words of their own, by what the archive says of them and their neighbours.

A syllable that is a word by itself ("nhánh" of a tree) is evidence of another kind than the same syllable in
a longer word ("chi nhánh"). A query is not segmented for it: loading the model would take longer than the
search, and queries are too short for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from searchlib.search.language.tree import Group, Node, Word, in_order, walk
from searchlib.search.match.known_terms import Occurrences, is_joined
from searchlib.search.match.pair_lists import pair_ranges
from searchlib.search.match.terms import Resolver
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.rewrite.questions import asking

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_BOUND = 0.1
"""A syllable that is a word of its own in a smaller part of its occurrences is a part of longer words."""


def word_runs(tree: Node) -> Iterator[list[Word]]:
    """The words of a query that stand side by side in a list, run by run."""
    for node, positive in walk(tree):
        if positive and isinstance(node, Group):
            for is_word, run in groupby(in_order(node), lambda one: isinstance(one, Word)):
                if is_word:
                    yield [word for word in run if isinstance(word, Word)]


def runs_of(tree: Node, resolver: Resolver) -> list[list[Word]]:
    """The same for the tree that a resolver serves; kept with it."""
    if resolver.runs is None:
        resolver.runs = list(word_runs(tree))
    return resolver.runs


def own_words(tree: Node, resolver: Resolver) -> frozenset[int]:
    """Where in the query (`Word.start`) syllables stand that are not part of a longer word.

    Those that may mean several words count by what they most likely mean, or not at all. The tree is the one
    that the resolver serves; the answer is kept with it.
    """
    if resolver.own is None:
        resolver.own = _own_words(tree, resolver)
    return resolver.own


def asking_in(tree: Node, resolver: Resolver) -> frozenset[int]:
    """Where in the query (`Word.start`) words stand that only ask; kept with the resolver as well."""
    if resolver.asks is None:
        resolver.asks = asking(tree, resolver.readings)
    return resolver.asks


def joined_in(run: Sequence[Word], resolver: Resolver) -> frozenset[int]:
    """Which words of a run are, by what they most likely mean, one word with the next; kept as well."""
    place = (run[0].start, *[word.syllable for word in run])
    found = resolver.joined.get(place)
    if found is None:
        meant = [_meant(word, resolver) for word in run]
        joined = [at for at, pair in enumerate(pairwise(meant)) if _are_joined(*pair, resolver)]
        found = resolver.joined[place] = frozenset(joined)
    return found


def parts_in(run: Sequence[Word], joined: Set[int], resolver: Resolver) -> frozenset[int]:
    """Which of the words that are `joined` to longer ones are hardly ever words of their own."""
    places = sorted({*joined, *(at + 1 for at in joined)})
    meant = ((at, _meant(run[at], resolver)) for at in places)
    return frozenset(at for at, form in meant if form and share_of_own(form, resolver) < _BOUND)


def _own_words(tree: Node, resolver: Resolver) -> frozenset[int]:
    found: set[int] = set()
    for run in runs_of(tree, resolver):
        joined = joined_in(run, resolver)
        for at, word in enumerate(run):
            is_own = len(run) > 1 and at not in joined and at - 1 not in joined
            if is_own and _meant(word, resolver) is not None:
                found.add(word.start)
    return frozenset(found)


def share_of_own(syllable: str, resolver: Resolver) -> float:
    """The part of the occurrences of a syllable in which it is a word of its own; 0 where it has none."""

    def count(segment: Segment) -> Occurrences:
        numbers = vocabulary_of(segment).forms(syllable, False).tolist()
        return _added(map(segment.syllable_occurrences, numbers))

    total, inside = resolver.known.occurrences(("syllable", syllable), count)
    return (total - inside) / total if total else 0.0


def _meant(word: Word, resolver: Resolver) -> str | None:
    if not resolver.readings.word(word.syllable):
        return word.syllable
    return resolver.readings.likeliest(word)


def _are_joined(first: str | None, second: str | None, resolver: Resolver) -> bool:
    if first is None or second is None:
        return False

    def count(segment: Segment) -> Occurrences:
        forms = (vocabulary_of(segment).forms(syllable, False) for syllable in (first, second))
        pairs = (number for low, high in pair_ranges(segment, *forms) for number in range(low, high))
        return _added(map(segment.pair_occurrences, pairs))

    return is_joined(*resolver.known.occurrences(("pair", (first, second)), count))


def _added(occurrences: Iterable[Occurrences]) -> Occurrences:
    total = inside = 0
    for some, joined in occurrences:
        total, inside = total + some, inside + joined
    return total, inside
