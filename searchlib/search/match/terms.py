"""Leaves of a query to posting lists: which syllables each stands for, in every segment.

A `Resolver` serves one query over one state of the archive; what it found it keeps. Dead paragraphs are left
out here, so that every count and statistic above is of live ones.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.remarks import Remark
from searchlib.search.language.tree import Fuzzy, Leaf, Near, Phrase, Prefix, Word
from searchlib.search.limits import Deadline
from searchlib.search.match.known_terms import known_of
from searchlib.search.match.nearness import Places
from searchlib.search.match.pair_lists import (
    ReadPair,
    own_word_postings,
    pair_postings,
    pairs_at_once,
    syllable_dfs,
    syllable_postings,
)
from searchlib.search.match.phrases import near_postings, phrase_postings
from searchlib.search.match.posting_sets import Array, Postings
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.rank.laid_lists import laid_loose_pair, laid_own_words, laid_pairs, laid_syllable
from searchlib.search.rewrite.readings import Readings

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

MAX_WORDS = 10_000
"""A prefix or an edit stands for at most so many syllables, those in the most paragraphs."""

Asked = tuple[str, bool]
"""A syllable, and whether it is read loosely."""


def _pair_key(first: Asked, second: Asked, joined: bool) -> Hashable:
    return "pair", first, second, joined


class Resolver:
    """Posting lists of the leaves of one query.

    Attributes:
        segments: of the archive.
        readings: which syllables are read loosely.
        deadline: when the search has to be done.
        remarks: for the user: of patterns that were cut.
        own: what `rewrite.wordhood.own_words` found, once it was asked.
        joined: what `rewrite.wordhood.joined_in` found, by start and syllables of the run.
        asks: what `rewrite.questions.asking` found, once it was asked.
        runs: what `rewrite.wordhood.runs_of` found, once it was asked.
        known: what searches before found out of the archive.
    """

    def __init__(
        self, segments: Sequence[Segment], readings: Readings, deadline: Deadline | None = None
    ) -> None:
        self.segments = segments
        self.deadline = deadline or Deadline()
        self.readings = readings
        self.remarks: list[Remark] = []
        self.own: frozenset[int] | None = None
        self.joined: dict[Hashable, frozenset[int]] = {}
        self.asks: frozenset[int] | None = None
        self.known = known_of(segments)
        self.runs: list[list[Word]] | None = None
        self._found: dict[object, tuple[Postings, ...]] = {}
        self._read: dict[str, tuple[Postings, ...]] = {}
        self._chosen: dict[Leaf, tuple[Array, ...]] = {}
        self._windows: tuple[Near, ...] = ()
        self._places: dict[int, Places] = {}

    def postings(self, leaf: Leaf) -> tuple[Postings, ...]:
        """For each segment the live paragraphs that a leaf matches, and how often."""
        if isinstance(leaf, Word):
            return self.word(leaf.syllable)
        if isinstance(leaf, Phrase):
            return self._phrase(leaf)
        found = self._found.get(leaf)
        if found is None:
            self.deadline.check()
            found = self._found[leaf] = self._leaf(leaf)
        return found

    def word(self, syllable: str) -> tuple[Postings, ...]:
        """The same for a syllable outside quotes, as it is read."""
        found = self._read.get(syllable)
        if found is None:
            read = self.loose if syllable in self.readings.loose else self.exact
            found = self._read[syllable] = read(syllable)
        return found

    def _leaf(self, leaf: Near | Prefix | Fuzzy) -> tuple[Postings, ...]:
        return tuple(
            self._resolve(leaf, number).only(segment.live) for number, segment in enumerate(self.segments)
        )

    def loose(self, syllable: str) -> tuple[Postings, ...]:
        """For each segment the live paragraphs that hold a syllable with at least the marks typed."""
        return self._lists_of("loose", syllable, laid_syllable, syllable_postings, loose=True)

    def pair(self, first: str, second: str, joined: bool) -> tuple[Postings, ...]:
        """For each segment the live paragraphs in which two syllables of the query stand side by side."""
        loose = self.readings.loose
        return self._pair((first, first in loose), (second, second in loose), joined)

    def exact_pair(self, first: str, second: str, joined: bool) -> tuple[Postings, ...]:
        """The same for two syllables that are given with all their marks."""
        return self._pair((first, False), (second, False), joined)

    def read_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Reads the lists of some pairs, given with all their marks, at once where this is faster."""
        if not pairs:
            return
        unknown = [
            pair
            for pair in dict.fromkeys(pairs)
            if not self.known.knows(_pair_key((pair[0], False), (pair[1], False), False))
        ]
        if not unknown:
            return
        self.deadline.check()
        read = [self._pairs_of(segment, unknown) for segment in self.segments]
        for pair, *parts in zip(unknown, *read, strict=True):
            some = [part for part in parts if part is not None]
            if len(some) < len(parts):
                continue
            first, second = ((syllable, False) for syllable in pair)
            for joined in (False, True):
                key, lists = _pair_key(first, second, joined), [part.lists[joined] for part in some]
                is_any = any(map(len, lists))
                self._found[key] = self.known.keep(key, lists) if is_any else self.known.keep_nothing(key)
            self.known.note(("pair", pair), [part.occurrences for part in some])

    def _pairs_of(self, segment: Segment, pairs: Sequence[tuple[str, str]]) -> Sequence[ReadPair | None]:
        """What a segment holds of some pairs; None for those that have to be read one by one."""
        if segment.live is not None:
            return [None] * len(pairs)
        forms = vocabulary_of(segment).forms
        numbers = [(forms(first, False), forms(second, False)) for first, second in pairs]
        return laid_pairs(segment, numbers) or pairs_at_once(segment, numbers)

    def _phrase(self, run: Phrase) -> tuple[Postings, ...]:
        reading = self.reading_of(run)

        def make(segment: Segment) -> Postings:
            forms = [vocabulary_of(segment).forms(syllable, loose) for syllable, loose in reading]
            return phrase_postings(segment, forms, run.bounds)

        return self._listed(("run", *reading, run.bounds), make)

    def exact(self, syllable: str) -> tuple[Postings, ...]:
        """For each segment the live paragraphs that hold a syllable as typed."""
        return self._lists_of("exact", syllable, laid_syllable, syllable_postings)

    def own_words(self, syllable: str) -> tuple[Postings, ...]:
        """For each segment the live paragraphs in which a syllable, as typed, is a word of its own."""
        return self._lists_of("own", syllable, laid_own_words, own_word_postings)

    def words(self, leaf: Prefix | Fuzzy) -> frozenset[str]:
        """The syllables that a prefix or an edit stands for in the archive."""
        found: set[str] = set()
        for segment, numbers in zip(self.segments, self._numbers(leaf), strict=True):
            found.update(segment.table("syllables").pick(numbers))
        return frozenset(found)

    def spellings(self, syllable: str, loose: bool) -> frozenset[str]:
        """The syllables of the archive that one typed stands for; itself, where it is not read loosely."""
        if not loose:
            return frozenset((syllable,))
        found: set[str] = set()
        for segment in self.segments:
            numbers = vocabulary_of(segment).forms(syllable, True)
            found.update(segment.table("syllables").pick(numbers))
        return frozenset(found)

    def _listed(self, key: Hashable, make: Callable[[Segment], Postings]) -> tuple[Postings, ...]:
        """The lists of a term, made where no search before has kept them; dead paragraphs are left out."""
        found = self._kept(key)
        if found is None:
            self.deadline.check()
            found = self.known.lists(key, lambda segment: make(segment).only(segment.live))
            self._found[key] = found
        return found

    def _kept(self, key: Hashable) -> tuple[Postings, ...] | None:
        """The lists of a term, if this search or one before has found them."""
        found = self._found.get(key)
        if found is None:
            found = self.known.kept(key)
            if found is not None:
                self._found[key] = found
        return found

    def _pair(self, first: Asked, second: Asked, joined: bool) -> tuple[Postings, ...]:
        """The lists of two syllables side by side, each given with whether it is read loosely."""
        key = _pair_key(first, second, joined)
        kept = self._kept(key)
        if kept is not None:
            return kept

        def make(segment: Segment) -> Postings:
            firsts, seconds = (vocabulary_of(segment).forms(*one) for one in (first, second))
            found = None if joined else laid_loose_pair(segment, firsts, seconds)
            return pair_postings(segment, firsts, seconds, joined) if found is None else found

        return self._listed(key, make)

    def _lists_of(
        self,
        level: str,
        syllable: str,
        laid: Callable[[Segment, Array], Postings | None],
        lists: Callable[[Segment, Array], Postings],
        *,
        loose: bool = False,
    ) -> tuple[Postings, ...]:
        """The lists of a syllable that is given with all its marks, or with some if it is `loose`."""
        kept = self._kept((level, syllable))
        if kept is not None:
            return kept

        def make(segment: Segment) -> Postings:
            numbers = vocabulary_of(segment).forms(syllable, loose)
            found = laid(segment, numbers)
            return lists(segment, numbers) if found is None else found

        return self._listed((level, syllable), make)

    def _resolve(self, leaf: Near | Prefix | Fuzzy, number: int) -> Postings:
        segment = self.segments[number]
        if isinstance(leaf, Prefix | Fuzzy):
            return syllable_postings(segment, self._numbers(leaf)[number])
        forms = self._window(leaf, segment)
        width = leaf.distance + len(leaf.syllables)
        return near_postings(segment, forms, width - len(forms), self._places_in(number))

    def expect(self, windows: Sequence[Near]) -> None:
        """Notes the windows that will be asked for; their words are looked for together."""
        self._windows = tuple(windows)

    def _window(self, leaf: Near, segment: Segment) -> list[Array]:
        """For each syllable of a window the numbers of those that it stands for."""
        loose, vocabulary = self.readings.run(leaf.syllables), vocabulary_of(segment)
        return [vocabulary.forms(syllable, loose) for syllable in dict.fromkeys(leaf.syllables)]

    def _places_in(self, number: int) -> Places:
        found = self._places.get(number)
        if found is None:
            segment = self.segments[number]
            windows = [self._window(leaf, segment) for leaf in self._windows]
            found = self._places[number] = Places(segment, windows)
        return found

    def reading_of(self, leaf: Phrase) -> list[tuple[str, bool]]:
        """The syllables of a run, each with whether it is read loosely."""
        if leaf.quoted:
            loose = self.readings.run(leaf.syllables)
            return [(syllable, loose) for syllable in leaf.syllables]
        return [(syllable, self.readings.word(syllable)) for syllable in leaf.syllables]

    def _numbers(self, leaf: Prefix | Fuzzy) -> tuple[Array, ...]:
        """For each segment the numbers (ascending) of the syllables that a prefix or an edit stands for."""
        if leaf not in self._chosen:
            found = []
            for segment in self.segments:
                vocabulary = vocabulary_of(segment)
                if isinstance(leaf, Prefix):
                    found.append(vocabulary.beginning(leaf.text))
                else:
                    found.append(vocabulary.edits(leaf.text)[0])
            self._chosen[leaf] = self._cut(leaf, found)
        return self._chosen[leaf]

    def _cut(self, leaf: Prefix | Fuzzy, found: list[Array]) -> tuple[Array, ...]:
        """Keeps the syllables that stand in the most paragraphs of the whole archive (ties by spelling)."""
        if max(map(len, found), default=0) <= MAX_WORDS and sum(map(len, found)) <= MAX_WORDS:
            return tuple(found)
        total: dict[str, int] = {}
        spelled: list[list[str]] = []
        for segment, numbers in zip(self.segments, found, strict=True):
            table = segment.table("syllables").all()
            words = [table[number] for number in numbers.tolist()]
            spelled.append(words)
            for word, df in zip(words, syllable_dfs(segment, numbers).tolist(), strict=True):
                total[word] = total.get(word, 0) + df
        if len(total) <= MAX_WORDS:
            return tuple(found)
        kept = set(sorted(total, key=lambda word: (-total[word], word))[:MAX_WORDS])
        sign = "*" if isinstance(leaf, Prefix) else "~"
        self.remarks.append(Remark("cut", f"{leaf.text}{sign}", count=len(total), more=MAX_WORDS))
        return tuple(
            numbers[np.array([word in kept for word in words], bool)]
            for numbers, words in zip(found, spelled, strict=True)
        )
