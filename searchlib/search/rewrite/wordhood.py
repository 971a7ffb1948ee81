"""Which syllables of a query are words of their own, by what the archive says of them and their neighbours.

A syllable that is a word by itself ("nhánh" of a tree) is evidence of another kind than the same syllable in
a longer word ("chi nhánh"). A query is not segmented for it: loading the model would take longer than the
search, and queries are too short for it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from searchlib.search.language.tree import Group, Node, Word, in_order, walk
from searchlib.search.match.terms import Resolver
from searchlib.search.match.word_shares import are_joined, share_of_own
from searchlib.search.rewrite.questions import asking

_BOUND = 0.1
"""A syllable that is a word of its own in a smaller part of its occurrences is a part of longer words."""


def word_runs(tree: Node) -> list[list[Word]]:
    """The words of a query that stand side by side in a list, run by run."""
    found: list[list[Word]] = []
    for node, positive in walk(tree):
        if positive and isinstance(node, Group):
            run: list[Word] = []
            for child in in_order(node):
                if not isinstance(child, Word):
                    run = []
                    continue
                if not run:
                    found.append(run)
                run.append(child)
    return found


def runs_of(tree: Node, resolver: Resolver) -> list[list[Word]]:
    """The same for the tree that a resolver serves; kept with it."""
    if resolver.runs is None:
        resolver.runs = word_runs(tree)
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
        pairs, known = pairwise([_meant(word, resolver) for word in run]), resolver.known
        joined = [
            at for at, (one, other) in enumerate(pairs) if one and other and are_joined(one, other, known)
        ]
        found = resolver.joined[place] = frozenset(joined)
    return found


def parts_in(run: Sequence[Word], joined: Set[int], resolver: Resolver) -> frozenset[int]:
    """Which of the words that are `joined` to longer ones are hardly ever words of their own."""
    places = sorted({*joined, *(at + 1 for at in joined)})
    meant = ((at, _meant(run[at], resolver)) for at in places)
    return frozenset(at for at, form in meant if form and share_of_own(form, resolver.known) < _BOUND)


def _own_words(tree: Node, resolver: Resolver) -> frozenset[int]:
    found: set[int] = set()
    loose = resolver.readings.loose
    for run in runs_of(tree, resolver):
        if len(run) < 2:
            continue
        joined = joined_in(run, resolver)
        for at, word in enumerate(run):
            is_own = at not in joined and at - 1 not in joined
            if is_own and (word.syllable not in loose or _meant(word, resolver) is not None):
                found.add(word.start)
    return frozenset(found)


def _meant(word: Word, resolver: Resolver) -> str | None:
    readings = resolver.readings
    return readings.likeliest(word) if word.syllable in readings.loose else word.syllable
