"""Looking through a segment's vocabulary: forms of a fold, beginnings, and edits.

A `Vocabulary` is kept with its segment. Its matrix of letters is built when an edit is first asked for.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from searchlib.query.postings import Array
from searchlib.vietnamese.spelling import TONES, carries, fold, has_marks, toneless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from searchlib.store.segment import Segment

_FORMS_KEPT = 10_000
_OFTEN = 100

LONGEST = 24
"""Longer words are neither found by an edit nor suggested."""


class Vocabulary:
    """The vocabulary of one segment, as queries look through it."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._syllables: _Letters | None = None
        self._folds: _Letters | None = None
        self._forms: dict[tuple[str, bool], Array] = {}
        self._asked = 0

    def forms(self, syllable: str, loose: bool) -> Array:
        """Numbers (ascending) of the syllables that a typed one stands for.

        Args:
            syllable: canonical.
            loose: whether it also stands for those that carry at least its marks.
        """
        found = self._forms.get((syllable, loose))
        if found is None:
            if len(self._forms) >= _FORMS_KEPT:
                self._forms.clear()
            found = self._forms[syllable, loose] = self._find_forms(syllable, loose)
        return found

    def _find_forms(self, syllable: str, loose: bool) -> Array:
        low, high = self._fold_range(fold(syllable))
        if loose and not has_marks(syllable):
            return np.arange(low, high, dtype=np.int64)
        table = self.segment.table("syllables")
        numbers = range(low, high)
        if loose:
            return np.array([n for n in numbers if carries(syllable, table[n])], np.int64)
        return np.array([n for n in numbers if table[n] == syllable], np.int64)

    def _fold_range(self, folded: str) -> tuple[int, int]:
        """The syllables of a fold; a process that asks often decodes the table of folds once."""
        self._asked += 1
        if self._asked < _OFTEN:
            return self.segment.fold_range(folded)
        folds = self.segment.table("folds").all()
        at = bisect_left(folds, folded)
        if at == len(folds) or folds[at] != folded:
            return 0, 0
        low, high = self.segment.part("fold.first", at, at + 2).tolist()
        return low, high

    def beginning(self, prefix: str) -> Array:
        """Numbers of the syllables that begin so; what is typed without marks may carry any."""
        low, high = self.segment.prefix_range(fold(prefix))
        if not has_marks(prefix):
            return np.arange(low, high, dtype=np.int64)
        table, bare, tone = self.segment.table("syllables"), toneless(prefix), tone_of(prefix)
        return np.array(
            [
                number
                for number in range(low, high)
                if toneless(table[number]).startswith(bare) and tone in ("", tone_of(table[number]))
            ],
            np.int64,
        )

    def edits(self, word: str, distance: int = 1) -> tuple[Array, Array]:
        """Numbers of the syllables within some edits of a word, and how many each is away.

        A word typed without marks is compared with the folded forms.
        """
        if len(word) > LONGEST + distance:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        if has_marks(word):
            return self._letters().within(word, distance)
        which, away = self._fold_letters().within(word, distance)
        first = self.segment.column("fold.first").astype(np.int64)
        counts = first[which + 1] - first[which]
        shift = np.repeat(first[which] - (np.cumsum(counts) - counts), counts)
        return np.arange(int(counts.sum())) + shift, np.repeat(away, counts)

    def _letters(self) -> _Letters:
        if self._syllables is None:
            self._syllables = _Letters(self.segment.table("syllables").all())
        return self._syllables

    def _fold_letters(self) -> _Letters:
        if self._folds is None:
            self._folds = _Letters(self.segment.table("folds").all())
        return self._folds


class _Letters:
    """Words as columns of letters, for edit distances to all of them at once."""

    def __init__(self, words: Sequence[str]) -> None:
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        short = np.flatnonzero(lengths <= LONGEST)
        order = short[np.argsort(lengths[short], kind="stable")]
        self.numbers = order
        self.bounds = np.searchsorted(lengths[order], np.arange(LONGEST + 3))
        chosen = np.array([words[i] for i in order], dtype=f"U{LONGEST}")
        letters = chosen.view(np.uint32).reshape(len(order), LONGEST) if len(order) else None
        self.columns = np.zeros((LONGEST, 0), np.uint32) if letters is None else letters.T.copy()

    def within(self, word: str, distance: int) -> tuple[Array, Array]:
        """Numbers (ascending) of the words at most so many edits away, and the distances.

        Optimal string alignment: a swap of neighbours is one edit.
        """
        found, away = [], []
        for length in range(max(1, len(word) - distance), min(LONGEST, len(word) + distance) + 1):
            low, high = int(self.bounds[length]), int(self.bounds[length + 1])
            if low == high:
                continue
            distances = _distances(word, self.columns[:length, low:high], distance)
            near = np.flatnonzero(distances <= distance)
            found.append(self.numbers[low + near])
            away.append(distances[near].astype(np.int64))
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        numbers, distances = np.concatenate(found), np.concatenate(away)
        order = np.argsort(numbers)
        return numbers[order], distances[order]


def _distances(word: str, columns: Array, distance: int) -> Array:
    """Distances of a word to all words of one length, cut off above `distance`.

    Rows of the alignment matrix are kept for all words at once; only the diagonal band is computed.
    """
    length, count = columns.shape
    far = np.uint8(distance + 1)
    letters = [ord(letter) for letter in word]
    same = [[columns[j] == letter for j in range(length)] for letter in dict.fromkeys(letters)]
    index = {letter: i for i, letter in enumerate(dict.fromkeys(letters))}
    previous: list[Array] = []
    before: list[Array] = []
    row = [np.full(count, min(j, int(far)), np.uint8) for j in range(length + 1)]
    for i, letter in enumerate(letters, start=1):
        before, previous = previous, row
        row = [np.full(count, far, np.uint8)] * (length + 1)
        if i <= distance:
            row[0] = np.full(count, i, np.uint8)
        for j in range(max(1, i - distance), min(length, i + distance) + 1):
            equal = same[index[letter]][j - 1]
            best = np.minimum(previous[j], row[j - 1])
            best = np.minimum(best + np.uint8(1), previous[j - 1] + ~equal)
            if i > 1 and j > 1:
                swap = equal_swap(same, index, letters, i, j)
                best = np.where(swap, np.minimum(best, before[j - 2] + np.uint8(1)), best)
            row[j] = np.minimum(best, far)
    return row[length]


def equal_swap(same: list[list[Array]], index: dict[int, int], letters: list[int], i: int, j: int) -> Array:
    """For which words the letters i - 1 and i of the query stand swapped at j - 1 and j."""
    first: Array = same[index[letters[i - 1]]][j - 2]
    second: Array = same[index[letters[i - 2]]][j - 1]
    return first & second


def tone_of(syllable: str) -> str:
    """The tone mark of a syllable, or ""."""
    return next((mark for mark in unicodedata.normalize("NFD", syllable) if mark in TONES), "")


_kept: WeakKeyDictionary[Segment, Vocabulary] = WeakKeyDictionary()


def vocabulary_of(segment: Segment) -> Vocabulary:
    """The vocabulary of a segment; made once."""
    found = _kept.get(segment)
    if found is None:
        found = _kept.setdefault(segment, Vocabulary(segment))
    return found
