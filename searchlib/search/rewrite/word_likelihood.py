"""How likely a word is beside its neighbours in a query, by the counts of the archive."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.pair_lists import pair_df, pair_dfs
from searchlib.search.match.posting_sets import Array
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.rank.bm25_norms import lengths_of
from searchlib.search.rewrite.neighbour_words import words_beside

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

SMOOTHING = 20.0
"""Weight of the whole archive beside what is counted next to a word (Dirichlet prior)."""

_SLACK = 1e-6
"""Likelihoods are added up in different orders."""

Numbers = Mapping[str, Array]
"""Of some words the numbers (ascending) of the syllables that they stand for in a segment."""


class Counts:
    """How often words, and pairs of them, stand in an archive; each is counted once.

    Attributes:
        segments: of the archive.
        running: syllables of all its live paragraphs, and one.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.running = 1 + sum(lengths_of(segment).syllables for segment in segments)
        self._words: dict[tuple[str, bool], int] = {}
        self._pairs: dict[tuple[str, str, bool, bool], int] = {}

    def frequency(self, word: str, loose: bool) -> int:
        """In how many paragraphs a word stands; `loose`: or one with more marks."""
        found = self._words.get((word, loose))
        if found is None:
            found = sum([vocabulary_of(segment).df(word, loose) for segment in self.segments])
            self._words[word, loose] = found
        return found

    def pair(self, first: str, second: str, first_loose: bool, second_loose: bool) -> int:
        """In how many paragraphs two words stand side by side."""
        key = first, second, first_loose, second_loose
        found = self._pairs.get(key)
        if found is None:
            found = 0
            for segment in self.segments:
                vocabulary = vocabulary_of(segment)
                forms = vocabulary.forms(first, first_loose), vocabulary.forms(second, second_loose)
                found += pair_df(segment, *forms)
            self._pairs[key] = found
        return found

    def beside(
        self, words: Sequence[str], numbers: Sequence[Numbers], neighbour: str, loose: bool, is_before: bool
    ) -> Array:
        """In how many paragraphs each of some words stands beside a neighbour (i8).

        Args:
            words: different ones, of different syllables.
            numbers: of these, for each segment.
            neighbour: the word beside them.
            loose: whether it also stands for forms with more marks.
            is_before: whether it stands before them.
        """
        found = np.zeros(len(words), np.int64)
        for segment, known in zip(self.segments, numbers, strict=True):
            beside = vocabulary_of(segment).forms(neighbour, loose)
            forms = [known[word] for word in words]
            owner = np.repeat(np.arange(len(words)), list(map(len, forms)))
            if not len(owner) or not len(beside):
                continue
            flat = np.concatenate(forms)
            order = np.argsort(flat)
            flat, owner = flat[order], owner[order]
            if is_before:
                counts = pair_dfs(segment, beside, flat).sum(axis=0)
            else:
                counts = pair_dfs(segment, flat, beside).sum(axis=1)
            np.add.at(found, owner, counts)
        return found


class Neighbours:
    """The words beside one word of a query, as far as the archive has them.

    Attributes:
        unmarked: whether words are compared folded.
    """

    def __init__(self, counts: Counts, beside: Sequence[tuple[str, bool, bool]], unmarked: bool) -> None:
        """Each of `beside` with whether it is read loosely, and whether it stands before the word."""
        self.unmarked = unmarked
        self._counts = counts
        shares = ((*one, counts.frequency(one[0], one[1]) / counts.running) for one in beside)
        self._known = [one for one in shares if one[-1]]

    def beside(self, word: str, loose: bool | None = None) -> list[int]:
        """In how many paragraphs a word stands beside each neighbour that occurs."""
        own = self.unmarked if loose is None else loose
        pair = self._counts.pair
        return [
            pair(neighbour, word, its, own) if is_before else pair(word, neighbour, own, its)
            for neighbour, its, is_before, _ in self._known
        ]

    def words_beside(self) -> frozenset[str] | None:
        """What stands beside the only neighbour that occurs; None if there are more, or it is not rare."""
        if len(self._known) != 1:
            return None
        neighbour, loose, is_before, _ = self._known[0]
        return words_beside(self._counts.segments, neighbour, loose, behind=is_before)

    def likelihood(self, df: int, beside: Sequence[int]) -> float:
        """Logarithm of how likely a word is here, up to a constant.

        Args:
            df: in how many paragraphs it stands.
            beside: in how many it stands beside each neighbour.
        """
        score = math.log(df or 0.5)
        for together, (*_, share) in zip(beside, self._known, strict=True):
            score += math.log((min(together, df) + SMOOTHING * share) / (df + SMOOTHING) / share)
        return score

    def of_many(
        self, dfs: Mapping[str, int], numbers: Sequence[Numbers]
    ) -> tuple[list[tuple[int, ...]], list[float]]:
        """As `beside` and `likelihood`, for different words at once.

        Args:
            dfs: in how many paragraphs each word stands, at least one.
            numbers: of the words, for each segment.

        Returns:
            What `beside` gives for each, and about what `likelihood` does, rather too much than too little.
        """
        words, own = list(dfs), np.array(list(dfs.values()), np.float64)
        columns, scores = [], np.log(own) + _SLACK
        for neighbour, loose, is_before, share in self._known:
            together = self._counts.beside(words, numbers, neighbour, loose, is_before)
            columns.append(together.tolist())
            scores += np.log((np.minimum(together, own) + SMOOTHING * share) / (own + SMOOTHING) / share)
        return list(zip(*columns, strict=True)) if columns else [()] * len(words), scores.tolist()
