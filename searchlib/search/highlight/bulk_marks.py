"""What a query marks in many paragraphs at once, over arrays; the same as `Marker` marks in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.posting_sets import Array
from searchlib.search.match.whole_numbers import is_whole

if TYPE_CHECKING:
    from searchlib.search.highlight.highlights import Marker, Run
    from searchlib.search.highlight.token_runs import Places
    from searchlib.search.language.number_bounds import Bounds


def marked_tokens(
    marker: Marker, words: Sequence[str], tokens: Array, paragraph: Array, joined: Array
) -> Array:
    """Which tokens are marked.

    Args:
        marker: of the query.
        words: different syllables.
        tokens: which of these stand in some paragraphs, one paragraph after another.
        paragraph: of each token, ascending from 0.
        joined: for each token, whether it continues the word before it.
    """
    return _Marking(marker, words, tokens, paragraph, joined).marked


class _Marking:
    def __init__(
        self, marker: Marker, words: Sequence[str], tokens: Array, paragraph: Array, joined: Array
    ) -> None:
        self.words, self.tokens, self.paragraph, self.joined = words, tokens, paragraph, joined
        self.count = int(paragraph[-1]) + 1 if len(paragraph) else 0
        self.marked = np.zeros(len(tokens), bool)
        self._together = paragraph[1:] == paragraph[:-1]
        self._mark_runs(marker.runs)
        if marker.windows:
            self._mark_windows(marker)
        self.marked |= self._those(marker.always.__contains__)
        for stretch in marker.stretches:
            masks = self._masks(stretch.meant, stretch.size)
            inside = self._mark_neighbours(masks, joined=stretch.joined, parts=stretch.parts)
            if stretch.own:
                self._mark_beside(np.logical_or.reduce([masks[place] for place in stretch.own]))
            for place in stretch.own:
                self.marked |= masks[place] & ~inside[place][paragraph]
        self._mark_anything([self._masks(stretch.meant, stretch.size) for stretch in marker.stretches])
        self._mark_anything([self._masks(stretch.read, stretch.size) for stretch in marker.stretches])
        if marker.doubtful:
            marked, left = self.marked.copy(), ~self._found()[paragraph]
            self._mark_runs(marker.doubtful)
            self.marked = marked | (self.marked & left)

    def _those(self, test: Callable[[str], bool]) -> Array:
        """Which tokens are syllables that pass a test."""
        mask: Array = np.fromiter(map(test, self.words), bool, len(self.words))[self.tokens]
        return mask

    def _masks(self, places: Places, size: int) -> list[Array]:
        """For each word of a stretch which tokens may be it."""

        def at(place: int) -> Callable[[str], bool]:
            return lambda word: place in places.get(word, ())

        return [self._those(at(place)) for place in range(size)]

    def _found(self) -> Array:
        """In which paragraphs something is marked."""
        found = np.zeros(self.count, bool)
        found[self.paragraph[self.marked]] = True
        return found

    def _mark_runs(self, runs: Sequence[Run]) -> None:
        for run in runs:
            self._mark_run([self._those(forms.__contains__) for forms in run.forms], run.bounds)

    def _mark_run(self, masks: Sequence[Array], bounds: Bounds) -> None:
        last = len(self.tokens) - len(masks) + 1
        if last <= 0:
            return
        begins = self.paragraph[:last] == self.paragraph[len(masks) - 1 :]
        for shift, mask in enumerate(masks):
            begins &= mask[shift : last + shift]
        places = np.flatnonzero(begins)
        places = places[is_whole(places, self.joined, bounds)]
        for shift in range(len(masks)):
            self.marked[places + shift] = True

    def _mark_windows(self, marker: Marker) -> None:
        edges = np.flatnonzero(~self._together) + 1
        for begin, end in zip([0, *edges.tolist()], [*edges.tolist(), len(self.tokens)], strict=True):
            own = [(at, self.words[token], 0, 0) for at, token in enumerate(self.tokens[begin:end].tolist())]
            places = [begin + place for place in marker.within_windows(own)]
            self.marked[places] = True

    def _mark_neighbours(
        self,
        masks: Sequence[Array],
        among: Array | None = None,
        joined: Set[int] = frozenset(),
        parts: Set[int] = frozenset(),
    ) -> Array:
        """Marks neighbours of a stretch; returns for each word in which paragraphs it stands so."""
        inside = np.zeros((len(masks), self.count), bool)
        for place in range(len(masks) - 1):
            pairs = masks[place][:-1] & masks[place + 1][1:] & self._together
            if among is not None:
                pairs &= among[:-1]
            at = np.flatnonzero(pairs)
            for one in (0, 1):
                if place in joined or place + one not in parts:
                    self.marked[at + one] = True
                    inside[place + one, self.paragraph[at]] = True
        return inside

    def _mark_beside(self, mask: Array) -> None:
        """Marks those tokens that stand beside a marked one which is another word, one after another."""
        apart = self._together & (self.tokens[1:] != self.tokens[:-1])
        while True:
            beside = np.zeros(len(mask), bool)
            beside[1:] = self.marked[:-1] & apart
            beside[:-1] |= self.marked[1:] & apart
            beside &= mask & ~self.marked
            if not beside.any():
                return
            self.marked |= beside

    def _mark_anything(self, stretches: Sequence[Sequence[Array]]) -> None:
        """Marks neighbours, or any word, in the paragraphs in which nothing has been marked."""
        left = ~self._found()[self.paragraph]
        if not left.any():
            return
        alone = np.zeros(len(left), bool)
        for masks in stretches:
            self._mark_neighbours(masks, left)
            alone |= np.logical_or.reduce(masks)
        self.marked |= alone & left & ~self._found()[self.paragraph]
