"""Highlights: which characters of a paragraph matched a query.

The paragraph's text is taken apart as for the index, so the offsets are those of its own tokens. A run is
marked only where the whole run stands, a neighbourhood where all its words stand within the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from searchlib.search.language.tree import Fuzzy, Near, Node, Phrase, Prefix, Synonym, Word, leaves, walk
from searchlib.search.match.terms import Resolver
from searchlib.text.cache import Cache
from searchlib.text.spelling import carries, fold, has_marks
from searchlib.text.tokens import SPELLINGS, split, tokenize

if TYPE_CHECKING:
    from searchlib.text.tokens import Token

Span = tuple[int, int]
Test = Callable[[str], bool]

# A run of letters and digits as written -> its syllables without marks.
_FOLDED: Cache[tuple[str, ...]] = Cache(lambda run: tuple(map(fold, SPELLINGS[run])))


class Marker:
    """Finds the words of one query in texts."""

    def __init__(self, tree: Node, resolver: Resolver) -> None:
        self._tests: list[Test] = []
        self._runs: list[tuple[Test, ...]] = []
        self._windows: list[tuple[int, tuple[Test, ...]]] = []
        self._exact: set[str] = set()
        self._bare: set[str] = set()
        self._known = Cache(self._matches)
        wanted: dict[object, None] = dict.fromkeys(leaves(tree))
        for node, positive in walk(tree):
            if positive and isinstance(node, Synonym):
                wanted.update(dict.fromkeys(node.alternatives))
        for leaf in wanted:
            if isinstance(leaf, Word):
                if not resolver.readings.word(leaf.syllable):
                    self._exact.add(leaf.syllable)
                elif has_marks(leaf.syllable):
                    self._tests.append(_test(leaf.syllable, True))
                else:
                    self._bare.add(leaf.syllable)
            elif isinstance(leaf, Phrase):
                self._runs.append(tuple(_test(*reading) for reading in resolver.reading_of(leaf)))
            elif isinstance(leaf, Near):
                self._add_window(leaf, resolver.readings.run(leaf.syllables))
            elif isinstance(leaf, Prefix | Fuzzy):
                self._exact |= resolver.words(leaf)

    def _add_window(self, leaf: Near, loose: bool) -> None:
        tests = tuple(_test(syllable, loose) for syllable in dict.fromkeys(leaf.syllables))
        self._windows.append((leaf.distance + len(leaf.syllables), tests))

    @property
    def runs(self) -> Sequence[Sequence[Test]]:
        """Runs of syllables that are marked together, a test for each."""
        return self._runs

    @property
    def windows(self) -> bool:
        """Whether syllables are marked where they stand near each other."""
        return bool(self._windows)

    def knows(self, syllable: str) -> bool:
        """Whether a syllable is marked wherever it stands."""
        return self._known[syllable]

    def within_windows(self, syllables: Sequence[str]) -> list[bool]:
        """Which syllables of a text are marked because they stand near each other."""
        tokens = [Token(syllable, 0, 0) for syllable in syllables]
        marked = [False] * len(tokens)
        for width, tests in self._windows:
            _mark_windows(tokens, width, tests, marked)
        return marked

    def spans(self, text: str) -> tuple[Span, ...]:
        """Sorted, disjoint, half-open offsets in code points of what matched; white space joins."""
        spans: list[list[int]] = []
        for start, end in self._runs_marked(text) if self._runs or self._windows else self._marked(text):
            if spans and (start <= spans[-1][1] or text[spans[-1][1] : start].isspace()):
                spans[-1][1] = max(spans[-1][1], end)
            else:
                spans.append([start, end])
        return tuple((start, end) for start, end in spans)

    def _marked(self, text: str) -> Iterable[Span]:
        """Where words match that are sought one by one: only their offsets are looked at."""
        pieces = split(text)
        # several syllables where an abbreviation is written together; each marks the whole of it
        spelled = map(SPELLINGS.__getitem__, pieces[1::2])
        if self._bare and not self._tests and not self._exact:
            other = self._bare.isdisjoint
            marked = [not other(folded) for folded in map(_FOLDED.__getitem__, pieces[1::2])]
        elif self._tests or self._bare:
            known = self._known.__getitem__
            marked = [any(map(known, syllables)) for syllables in spelled]
        else:
            other = self._exact.isdisjoint
            marked = [not other(syllables) for syllables in spelled]
        ends = list(accumulate(map(len, pieces)))
        return compress(zip(ends[::2], ends[1::2], strict=False), marked)

    def _runs_marked(self, text: str) -> Iterable[Span]:
        """The same where neighbours have to match too."""
        tokens = tokenize(text)
        marked = [self._known[token[0]] for token in tokens]
        for run in self._runs:
            _mark_runs(tokens, run, marked)
        for width, tests in self._windows:
            _mark_windows(tokens, width, tests, marked)
        return ((token.start, token.end) for token in compress(tokens, marked))

    def _matches(self, syllable: str) -> bool:
        if syllable in self._exact or fold(syllable) in self._bare:
            return True
        return any(test(syllable) for test in self._tests)


def _test(typed: str, loose: bool) -> Test:
    """Whether a syllable of a text is what a typed one stands for."""
    if loose:
        return lambda syllable: carries(typed, syllable)
    return typed.__eq__


def _mark_runs(tokens: Sequence[Token], run: Sequence[Test], marked: list[bool]) -> None:
    size, first = len(run), run[0]
    texts = [token[0] for token in tokens]
    for start in [place for place, text in enumerate(texts[: max(0, len(texts) - size + 1)]) if first(text)]:
        if all(test(text) for test, text in zip(run, texts[start : start + size], strict=True)):
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
