"""Highlights: which characters of a paragraph matched a query.

The paragraph's text is taken apart as for the index, so the offsets are those of its own tokens. A run is
marked only where the whole run stands, a neighbourhood where all its words stand within the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING

from searchlib.query.terms import Resolver
from searchlib.query.tree import Fuzzy, Near, Node, Phrase, Prefix, Synonym, Word, leaves, walk
from searchlib.vietnamese.cache import Cache
from searchlib.vietnamese.spelling import carries
from searchlib.vietnamese.tokens import tokenize

if TYPE_CHECKING:
    from searchlib.vietnamese.tokens import Token

Span = tuple[int, int]
Test = Callable[[str], bool]


class Marker:
    """Finds the words of one query in texts."""

    def __init__(self, tree: Node, resolver: Resolver) -> None:
        self._tests: list[Test] = []
        self._runs: list[tuple[Test, ...]] = []
        self._windows: list[tuple[int, tuple[Test, ...]]] = []
        self._known = Cache(partial(_passes, self._tests))
        wanted: dict[object, None] = dict.fromkeys(leaves(tree))
        for node, positive in walk(tree):
            if positive and isinstance(node, Synonym):
                wanted.update(dict.fromkeys(node.alternatives))
        exact: set[str] = set()
        for leaf in wanted:
            if isinstance(leaf, Word):
                if resolver.readings.word(leaf.syllable):
                    self._tests.append(_test(leaf.syllable, True))
                else:
                    exact.add(leaf.syllable)
            elif isinstance(leaf, Phrase):
                self._runs.append(tuple(_test(*reading) for reading in resolver.reading_of(leaf)))
            elif isinstance(leaf, Near):
                self._add_window(leaf, resolver.readings.run(leaf.syllables))
            elif isinstance(leaf, Prefix | Fuzzy):
                exact |= resolver.words(leaf)
        self._exact = exact

    def _add_window(self, leaf: Near, loose: bool) -> None:
        tests = tuple(_test(syllable, loose) for syllable in dict.fromkeys(leaf.syllables))
        self._windows.append((leaf.distance + len(leaf.syllables), tests))

    def spans(self, text: str) -> tuple[Span, ...]:
        """Sorted, disjoint, half-open offsets in code points of what matched; white space joins."""
        tokens = tokenize(text)
        exact, known = self._exact, self._known
        if self._tests:
            marked = [token[0] in exact or known[token[0]] for token in tokens]
        else:
            marked = [token[0] in exact for token in tokens]
        for run in self._runs:
            _mark_runs(tokens, run, marked)
        for width, tests in self._windows:
            _mark_windows(tokens, width, tests, marked)
        spans: list[list[int]] = []
        for token in compress(tokens, marked):
            if spans and (token.start <= spans[-1][1] or text[spans[-1][1] : token.start].isspace()):
                spans[-1][1] = max(spans[-1][1], token.end)
            else:
                spans.append([token.start, token.end])
        return tuple((start, end) for start, end in spans)


def _passes(tests: Sequence[Test], syllable: str) -> bool:
    return any(test(syllable) for test in tests)


def _test(typed: str, loose: bool) -> Test:
    """Whether a syllable of a text is what a typed one stands for."""
    if loose:
        return lambda syllable: carries(typed, syllable)
    return typed.__eq__


def _mark_runs(tokens: Sequence[Token], run: Sequence[Test], marked: list[bool]) -> None:
    size = len(run)
    for start in range(len(tokens) - size + 1):
        if all(test(tokens[start + place].text) for place, test in enumerate(run)):
            marked[start : start + size] = [True] * size


def _mark_windows(tokens: Sequence[Token], width: int, tests: Sequence[Test], marked: list[bool]) -> None:
    """Marks the words of every window of `width` tokens that holds all of them."""
    places = [[i for i, token in enumerate(tokens) if test(token.text)] for test in tests]
    if not all(places):
        return
    following = [0] * len(places)
    done = [0] * len(places)
    for begin in sorted({place for where in places for place in where}):
        for number, where in enumerate(places):
            while following[number] < len(where) and where[following[number]] < begin:
                following[number] += 1
        reached = zip(following, places, strict=True)
        if any(at == len(where) or where[at] >= begin + width for at, where in reached):
            continue
        for number, where in enumerate(places):
            at = max(following[number], done[number])
            while at < len(where) and where[at] < begin + width:
                marked[where[at]] = True
                at += 1
            done[number] = at
