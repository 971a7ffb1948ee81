"""The word model over arrays: the labels of `crf`, for the pieces of many texts at once.

The difference that Viterbi carries along (see `crf`) is the state weight of a piece plus something between
two values that lie close together. So nearly every label follows from its own state weight, and only what is
left is worked out one by one.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from itertools import chain, product, repeat

import numpy as np

from searchlib.text.segmentation.crf import CAPITAL, CLOSE, NEVER, SMALL, Segmenter, lower_of
from searchlib.text.segmentation.growing_columns import Column, Flags, Floats, Numbers
from searchlib.text.segmentation.sorted_lookup import Places

_SIDES = ("", "-1:", "+1:")
_SHAPES = list(product((False, True), repeat=3))


class Pieces:
    """Pieces numbered from 0 as they come, and what the word model knows of each.

    Attributes:
        spelled: the pieces.
        length: characters of each.
        own, after, before: its weight for itself, for the piece after it, for the piece before it.
        number: its number among the words of the model, 0 if it is none.
        code: what may stand on either side of a join (see `crf`).
    """

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._numbers: dict[str, int] = {}
        self.spelled: list[str] = []
        self.length = Column(np.int64)
        self.own, self.after, self.before = Column(np.float64), Column(np.float64), Column(np.float64)
        self.number = Column(np.int64)
        self.code = Column(np.int8)

    def numbers_of(self, pieces: Sequence[str]) -> Numbers:
        """The numbers of some pieces; new ones are added."""
        new = [piece for piece in dict.fromkeys(pieces) if piece not in self._numbers]
        if new:
            number, weights, code = self._tagger.weigh(new)
            self.number.extend(number)
            self.code.extend(code)
            for column, values in zip((self.own, self.after, self.before), weights.T, strict=True):
                column.extend(values)
            self.length.extend(list(map(len, new)))
            first = len(self.spelled)
            self.spelled += new
            self._numbers.update(zip(new, range(first, first + len(new)), strict=True))
        return np.fromiter(map(self._numbers.__getitem__, pieces), np.int64, len(pieces))

    def joins(self, which: Numbers, start: Numbers) -> Flags:
        """For each piece of some texts, whether it is joined to the one before: see `Tagger.joins`."""
        return self._tagger.joins(self, which, start)


class Tagger:
    """Labels the pieces of many texts; it never changes, so threads may share it."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._crf = segmenter
        model = segmenter.model
        openings = {words.rpartition(" ")[0] for words in model.trigrams}
        pairs = [*model.bigrams, *(openings - model.bigrams)]
        parts = " ".join(chain(pairs, model.trigrams)).split(" ")
        weights: dict[str, dict[str, float]] = {side: {} for side in _SIDES}
        for name, (begin, inside) in model.state.items():
            side, attribute, word = name.partition("word.lower():")
            if attribute:
                weights[side][word] = inside - begin
        numbers = {part: at for at, part in enumerate(dict.fromkeys(chain(parts, *weights.values())), 1)}
        self._numbers, self._count = numbers, len(numbers) + 1
        self._weights = np.zeros((self._count, len(_SIDES)))
        for column, side in enumerate(_SIDES):
            self._weights[list(map(numbers.__getitem__, weights[side])), column] = list(
                weights[side].values()
            )
        self._shapes = np.array([segmenter.shapes[upper, title, digit] for digit, title, upper in _SHAPES])
        number = np.array(list(map(numbers.__getitem__, parts)), np.int64)
        first, second = number[: 2 * len(pairs)].reshape(-1, 2).T
        self._keys = first * self._count + second
        one, two, three = number[2 * len(pairs) :].reshape(-1, 3).T
        opening = one * self._count + two
        self._pairs, self._triples = Places(self._keys), Places(opening * self._count + three)
        self._opens = np.isin(self._keys, opening)
        known = np.arange(len(pairs)) < len(model.bigrams)
        self._first, self._second = (known * weight for weight in segmenter.bigram)

    def weigh(self, pieces: Sequence[str]) -> tuple[Numbers, Floats, Numbers]:
        """What the word model knows of some pieces.

        Returns:
            Their numbers among the words of the model; for each its weight for itself, for the piece after
            it, for the piece before it; what may stand on either side of a join.
        """
        lowers = list(map(str.lower, pieces))
        number = self._numbers_of(lowers)
        named = self._numbers_of(list(map(lower_of, pieces))) if "\0" in "".join(pieces) else number
        upper, title, digit = (
            np.fromiter(map(test, pieces), np.int64, len(pieces))
            for test in (str.isupper, str.istitle, str.isdigit)
        )
        weights = self._shapes[upper + 2 * title + 4 * digit] + self._weights[named]
        heads = [piece[0] for piece in pieces]
        code = np.where(np.fromiter(map(str.istitle, heads), bool, len(heads)), CAPITAL, SMALL)
        code[np.fromiter(map(str.isdigit, heads), bool, len(heads))] = NEVER
        code[np.fromiter(map(string.punctuation.__contains__, pieces), bool, len(heads))] = NEVER
        return number, weights, code

    def _numbers_of(self, lowers: Sequence[str]) -> Numbers:
        return np.fromiter(map(self._numbers.get, lowers, repeat(0)), np.int64, len(lowers))

    def joins(self, pieces: Pieces, which: Numbers, start: Numbers) -> Flags:
        """For each piece, whether it is joined to the one before, as `Segmenter.joins` joins.

        Args:
            pieces: all that are known.
            which: for each piece of the texts, its number among these.
            start: where each text begins among the pieces of the texts, and how many there are.
        """
        if not len(which):
            return np.zeros(0, bool)
        begins = np.zeros(len(which) + 1, bool)
        begins[start] = True
        inside, doubtful = self._labels(self._emissions(pieces, which, begins), begins)
        for text in np.unique(np.searchsorted(start, doubtful, side="right") - 1).tolist():
            first, last = int(start[text]), int(start[text + 1])
            spelled = [pieces.spelled[number] for number in which[first:last].tolist()]
            inside[first:last] = self._crf.labels_in_order(spelled)
        code = pieces.code.values()[which]
        inside[1:] &= (code[:-1] > 0) & (code[:-1] <= code[1:])
        inside[begins[:-1]] = False
        return inside

    def _emissions(self, pieces: Pieces, which: Numbers, begins: Flags) -> Floats:
        """State weights of I_W less those of B_W.

        Args:
            pieces, which: as in `joins`.
            begins: whether each piece begins a text, and one more.
        """
        found: Floats = pieces.own.values()[which]
        apart = np.flatnonzero(begins[1:-1])  # pieces whose next one belongs to another text
        beside = pieces.after.values()[which[:-1]]
        beside[apart] = 0.0
        found[1:] += beside
        beside = pieces.before.values()[which[1:]]
        beside[apart] = 0.0
        found[:-1] += beside
        number = pieces.number.values()[which]
        keys = number[:-1] * self._count
        keys += number[1:]
        keys[apart] = 0
        at, place = self._pairs.find(keys)
        found[at] += self._first[place]
        found[at + 1] += self._second[place]
        third = self._opens[place] & ~begins[np.minimum(at + 2, len(which))]
        at, place = at[third], place[third]
        hit, _ = self._triples.find(self._keys[place] * self._count + number[at + 2])
        beginning, ending = self._crf.trigram
        found[at[hit]] += beginning
        found[at[hit] + 2] += ending
        return found

    def _labels(self, emissions: Floats, begins: Flags) -> tuple[Flags, Numbers]:
        """True for I_W, and the places of decisions on a best path that are too close to call."""
        crf = self._crf
        first, last = begins[:-1], begins[1:]
        least = emissions + np.where(first, 0.0, min(crf.below, crf.above))
        most = emissions + np.where(first, 0.0, max(crf.below, crf.above))
        inside: Flags = least > np.where(last, CLOSE, crf.high + CLOSE)
        open_ = np.flatnonzero(~inside & (most >= np.where(last, -CLOSE, crf.low - CLOSE)))
        doubtful: list[int] = []
        band: list[tuple[int, float]] = []
        known: dict[int, float] = {}
        rows = zip(
            open_.tolist(),
            emissions[open_].tolist(),
            first[open_].tolist(),
            last[open_].tolist(),
            inside[open_ - 1].tolist(),
            strict=True,
        )
        for at, difference, begin, end, after_inside in rows:
            if not begin:
                before = known.get(at - 1)
                if before is None:
                    difference += crf.above if after_inside else crf.below
                else:
                    difference += crf.step(before)
            known[at] = difference
            if end:
                inside[at] = difference > 0
                if -CLOSE <= difference <= CLOSE:
                    doubtful.append(at)
            elif difference > crf.high + CLOSE:
                inside[at] = True
            elif difference >= crf.low - CLOSE:
                band.append((at, difference))
        for at, difference in reversed(band):
            margin = difference - (crf.to_inside if inside[at + 1] else crf.to_begin)
            inside[at] = margin > 0
            if -CLOSE <= margin <= CLOSE:
                doubtful.append(at)
        return inside, np.array(doubtful, np.int64)
