"""The word model over arrays: the labels of `crf`, for the pieces of many texts at once.

The difference that Viterbi carries along (see `crf`) is the state weight of a piece plus something between
two values that lie close together. So nearly every label follows from its own state weight, and only what is
left is worked out one by one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from searchlib.vietnamese.crf import CLOSE, Segmenter, Word

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Tagger:
    """Labels the pieces of many texts; it never changes, so threads may share it."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._crf = segmenter
        parts = [
            part
            for first, followers in segmenter.followers.items()
            for second, follower in followers.items()
            for part in (first, second, *(follower.thirds or ()))
        ]
        numbers = {part: number for number, part in enumerate(dict.fromkeys(parts), 1)}
        self._numbers, self._count = numbers, len(numbers) + 1
        keys = sorted(
            (numbers[first] * self._count + numbers[second], follower)
            for first, followers in segmenter.followers.items()
            for second, follower in followers.items()
        )
        self._pairs = np.array([key for key, _ in keys], np.int64)
        self._first = np.array([follower.first for _, follower in keys])
        self._second = np.array([follower.second for _, follower in keys])
        self._opens = np.array([follower.thirds is not None for _, follower in keys], bool)
        self._triples = np.array(
            sorted(
                key * self._count + numbers[third]
                for key, follower in keys
                for third in follower.thirds or ()
            ),
            np.int64,
        )

    def joins(self, words: Sequence[Word], which: Numbers, start: Numbers) -> Flags:
        """For each piece, whether it is joined to the one before, as `Segmenter.joins` joins.

        Args:
            words: different pieces.
            which: for each piece of the texts, its number among these.
            start: where each text begins among all pieces, and their number.
        """
        if not len(which):
            return np.zeros(0, bool)
        begins = np.zeros(len(which) + 1, bool)
        begins[start] = True
        own, after, before, lowers, codes, *_ = zip(*words, strict=True)
        emissions = self._emissions((own, after, before), lowers, which, begins)
        inside, doubtful = self._labels(emissions, begins)
        for text in np.unique(np.searchsorted(start, doubtful, side="right") - 1).tolist():
            first, last = int(start[text]), int(start[text + 1])
            pieces = [words[number][-1] for number in which[first:last].tolist()]
            inside[first:last] = self._crf.labels_in_order(pieces)
        code = np.array(codes, np.int8)[which]
        inside[1:] &= (code[:-1] > 0) & (code[:-1] <= code[1:])
        inside[begins[:-1]] = False
        return inside

    def _emissions(
        self,
        weights: tuple[Sequence[float], Sequence[float], Sequence[float]],
        lowers: Sequence[str],
        which: Numbers,
        begins: Flags,
    ) -> Floats:
        """State weights of I_W less those of B_W.

        Args:
            weights: what each of the different pieces weighs for itself, for the next and for the last one.
            lowers: these pieces in small letters.
            which, begins: as in `joins`; whether each piece begins a text, and one more.
        """
        own, after, before = map(np.array, weights)
        found: Floats = own[which]
        follows = ~begins[1:-1]  # whether a piece has the same text as the one before it
        found[1:] += after[which[:-1]] * follows
        found[:-1] += before[which[1:]] * follows
        number = np.array([self._numbers.get(lower, 0) for lower in lowers], np.int64)[which]
        at = np.flatnonzero(follows & (number[:-1] > 0) & (number[1:] > 0))
        keys = number[at] * self._count + number[at + 1]
        place, hit = _look_up(self._pairs, keys)
        at, place = at[hit], place[hit]
        found[at] += self._first[place]
        found[at + 1] += self._second[place]
        third = self._opens[place] & (at + 2 < len(which))
        at, place = at[third], place[third]
        at, place = at[~begins[at + 2]], place[~begins[at + 2]]
        _, hit = _look_up(self._triples, self._pairs[place] * self._count + number[at + 2])
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


def _look_up(table: Numbers, keys: Numbers) -> tuple[Numbers, Flags]:
    """Where keys stand in a sorted table, and whether they do."""
    place = np.searchsorted(table, keys)
    place[place == len(table)] = 0
    return place, table[place] == keys if len(table) else np.zeros(len(keys), bool)
