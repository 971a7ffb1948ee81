"""Looking through a segment's vocabulary: forms of a fold, beginnings, and edits.

A `Vocabulary` is kept with its segment. Its letters are laid out when an edit is first asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.posting_sets import Array
from searchlib.text.spelling import carries, fold, has_marks, toneless
from searchlib.text.typos import LETTER, tone_of

if TYPE_CHECKING:
    from searchlib.search.match.edit_distance import Letters
    from searchlib.store.segment.segment_reader import Segment

_FORMS_KEPT = 16_000
_NEAR_KEPT = 4_000
_OFTEN = 100
_MANY = 500
"""So many words are looked up one by one."""

RARE = 100_000
"""A word that stands in less than one of so many paragraphs is not suggested."""

LONGEST = 24
"""Longer words are neither found by an edit nor suggested."""


class Vocabulary:
    """The vocabulary of one segment, as queries look through it."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._letters: dict[str, Letters] = {}
        self._forms: dict[tuple[str, bool], Array] = {}
        self._dfs: dict[tuple[str, bool], int] = {}
        self._near: dict[tuple[str, int, bool, int], tuple[Array, Array]] = {}
        self._numbers: dict[str, int] | None = None
        self._asked = 0

    def forms(self, syllable: str, loose: bool) -> Array:
        """Numbers (ascending) of the syllables that a typed one stands for.

        Args:
            syllable: canonical.
            loose: whether it also stands for those that carry at least its marks.
        """
        found = self._forms.get((syllable, loose))
        return self._keep(syllable, loose, self._find_forms(syllable, loose)) if found is None else found

    def _keep(self, syllable: str, loose: bool, numbers: Array) -> Array:
        if len(self._forms) >= _FORMS_KEPT:
            self._forms.clear()
        self._forms[syllable, loose] = numbers
        return numbers

    def df(self, syllable: str, loose: bool) -> int:
        """In how many paragraphs these stand, one by one, added up; dead ones included."""
        found = self._dfs.get((syllable, loose))
        if found is None:
            if len(self._dfs) >= _FORMS_KEPT:
                self._dfs.clear()
            numbers = self.forms(syllable, loose)
            found = int(self.segment.syllable_dfs()[numbers].sum()) if len(numbers) else 0
            self._dfs[syllable, loose] = found
        return found

    def numbers_of(self, words: Set[str]) -> Array:
        """Numbers of those of some words, spelt as they are, that the segment holds."""
        if len(words) > _MANY:
            known = enumerate(self.segment.table("syllables").all())
            return np.array([number for number, word in known if word in words], np.int64)
        found = [self.forms(word, False) for word in words]
        return np.concatenate(found) if found else np.zeros(0, np.int64)

    def _find_forms(self, syllable: str, loose: bool) -> Array:
        if not loose and self._asked >= _OFTEN:
            if self._numbers is None:
                words = self.segment.table("syllables").all()
                self._numbers = dict(zip(words, range(len(words)), strict=True))
            number = self._numbers.get(syllable)
            return np.array([] if number is None else [number], np.int64)
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
            return self._laid_out("syllables").within(word, distance)
        return self._of_folds(*self._laid_out("folds").within(word, distance))

    def near(self, word: str, distance: int, folded: bool) -> tuple[Array, Array]:
        """The same up to the tone: only the letters are compared, or the folded forms; no rare words."""
        if len(word) > LONGEST + distance:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        if folded:
            return self._of_folds(*self._laid_out("folds").within(fold(word), distance))
        return self._laid_out("toneless").within(toneless(word), distance)

    def likely(
        self, word: str, distance: int, folded: bool, most: int
    ) -> tuple[list[str], list[int], list[int]]:
        """The likeliest of these: frequent, and few letters away; what was found is kept.

        Returns:
            The syllables, their numbers, and in how many paragraphs each stands.
        """
        found = self._near.get((word, distance, folded, most))
        if found is None:
            numbers, away = self.near(word, distance, folded)
            dfs = self.segment.syllable_dfs()[numbers]
            rough = np.log1p(dfs) - LETTER * away
            best = np.argsort(-rough, kind="stable")[:most]
            if len(self._near) >= _NEAR_KEPT:
                self._near.clear()
            found = numbers[best].astype(np.uint32), dfs[best].astype(np.uint32)
            self._near[word, distance, folded, most] = found
        numbers, dfs = found
        return self.segment.table("syllables").pick(numbers), numbers.tolist(), dfs.tolist()

    def _of_folds(self, which: Array, away: Array) -> tuple[Array, Array]:
        """Numbers of the syllables of some folds."""
        first = self.segment.column("fold.first").astype(np.int64)
        counts = first[which + 1] - first[which]
        shift = np.repeat(first[which] - (np.cumsum(counts) - counts), counts)
        return np.arange(int(counts.sum())) + shift, np.repeat(away, counts)

    def _laid_out(self, what: str) -> Letters:
        """The letters of all syllables, of all folds, or of the syllables without tones that are not rare."""
        from searchlib.search.match.edit_distance import Letters

        found = self._letters.get(what)
        if found is None:
            table = "folds" if what == "folds" else "syllables"
            arrays = self.segment.column(f"{table}.text"), self.segment.column(f"{table}.start")
            if what == "toneless":
                common = self.segment.syllable_dfs() * RARE >= self.segment.count
                found = Letters(*arrays, LONGEST, toneless=True, some=common)
            else:
                found = Letters(*arrays, LONGEST)
            self._letters[what] = found
        return found


def vocabulary_of(segment: Segment) -> Vocabulary:
    """The vocabulary of a segment; made once."""
    return segment.derive(Vocabulary)
