"""A table of names as folded syllables, in which runs of syllables are looked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from searchlib.search.language.query_fields import Run
from searchlib.search.match.posting_sets import Array
from searchlib.text.spelling import fold, has_marks
from searchlib.text.tokens import tokenize


class Names:
    """Names, headings, documents or sources: the numbered syllables of all of them, one after another."""

    def __init__(self, names: Sequence[str]) -> None:
        self._numbers: dict[str, int] = {}
        number = self._numbers.setdefault
        # One text for all: cutting each by itself takes three times as long. No token reaches over a line.
        found = tokenize("\n".join(names))
        self._syllables = np.array(
            [number(fold(token.text), len(self._numbers)) for token in found], np.int64
        )
        begins = np.cumsum([0, *(len(name) + 1 for name in names)])
        # Name of each syllable; one more keeps the last in bounds.
        self._owner: Array = np.searchsorted(begins, [token.start for token in found], side="right") - 1
        self._sizes = np.bincount(self._owner, minlength=len(names))
        self._written = [token.text for token in found]

    def holding(self, runs: Sequence[Run]) -> Array:
        """Which names hold one of the runs, syllable by syllable."""
        mask = np.zeros(len(self._sizes), bool)
        for run in runs:
            mask[self._owner[self._places(run)]] = True
        return mask

    def equal(self, runs: Sequence[Run]) -> Array:
        """Which names are one of the runs."""
        mask = np.zeros(len(self._sizes), bool)
        for run in runs:
            owner = self._owner[self._places(run)]
            mask[owner[self._sizes[owner] == len(run)]] = True
        return mask

    def _places(self, run: Run) -> Array:
        """Where the run begins within a name; where it has diacritics, they are those of the name."""
        places = self._folded_places(tuple(map(fold, run)))
        if not any(map(has_marks, run)):
            return places
        fits = [tuple(self._written[place : place + len(run)]) == run for place in places.tolist()]
        written: Array = places[np.array(fits, bool)]
        return written

    def _folded_places(self, run: Run) -> Array:
        numbers = [self._numbers.get(syllable, -1) for syllable in run]
        size = len(run)
        if not size or min(numbers) < 0 or size > len(self._syllables):
            return np.zeros(0, np.int64)
        places = np.flatnonzero(self._syllables[: len(self._syllables) - size + 1] == numbers[0])
        for shift, number in enumerate(numbers[1:], start=1):
            places = places[self._syllables[places + shift] == number]
        within: Array = places[self._owner[places] == self._owner[places + size - 1]]
        return within
