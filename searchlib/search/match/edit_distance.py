"""Words as columns of letters: edit distances to a whole vocabulary at once."""

from __future__ import annotations

from functools import cache, partial

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.search.match.posting_sets import Array
from searchlib.store.format.string_tables import spans
from searchlib.text.spelling import TONES, nfc

_BYTES = 4
"""The most that a letter takes in UTF-8."""
_TWO_BYTES = 0xFFFF
_TONED = 0x1F00
"""Vietnamese letters with tone marks lie below."""


class Letters:
    """Words as columns of letters, for edit distances to all of them at once; laid out length by length."""

    def __init__(
        self, text: Array, start: Array, longest: int, toneless: bool = False, some: Array | None = None
    ) -> None:
        """Sorts the words of a string table by their length.

        Args:
            text, start: the two arrays of the table.
            longest: words of more letters are left out.
            toneless: whether tone marks are taken off.
            some: True for each word that is looked at, or None for all.
        """
        self._text, self._start, self._toneless = text, start, toneless
        short = np.diff(start) <= _BYTES * longest
        sign_begins = (text & 0xC0) != 0x80
        first = np.zeros(len(text) + 1, np.uint8)
        np.cumsum(sign_begins, out=first[1:])
        lengths = np.diff(first[start])  # right for the short ones, although the sums overflow
        short &= lengths <= longest
        chosen = np.flatnonzero(short if some is None else some & short)
        lengths = lengths[chosen]  # bytes are sorted the fastest
        order = np.argsort(lengths, kind="stable")
        edges = np.searchsorted(lengths[order], np.arange(1, longest + 1, dtype=np.uint8))
        self._numbers = np.split(chosen[order], edges)
        self._columns: dict[int, Array] = {}

    def _of_length(self, length: int) -> tuple[Array, Array]:
        """The numbers (ascending) of the words of so many letters, and a row for each place in them."""
        numbers = self._numbers[length]
        columns = self._columns.get(length)
        if columns is None:
            text = self._text[spans(self._start, numbers)].tobytes().decode("utf-8", "replace")
            letters = np.frombuffer(text.encode("utf-32-le"), "<u4")
            if len(letters) != length * len(numbers):
                raise IndexDamaged("the vocabulary of the index is no UTF-8; rebuild the index")
            if self._toneless:
                letters = _without_tones(letters)
            if int(letters.max(initial=0)) <= _TWO_BYTES:
                letters = letters.astype(np.uint16)  # nearly always, and half as much to read
            columns = self._columns[length] = np.ascontiguousarray(letters.reshape(-1, length).T)
        return numbers, columns

    def within(self, word: str, distance: int) -> tuple[Array, Array]:
        """Numbers (ascending) of the words at most so many edits away, and the distances.

        Optimal string alignment: a swap of neighbours is one edit.
        """
        found, away = [], []
        measure = _one_edit if distance == 1 else partial(_distances, distance=distance)
        longest = len(self._numbers) - 1
        for length in range(max(1, len(word) - distance), min(longest, len(word) + distance) + 1):
            numbers, columns = self._of_length(length)
            if not len(numbers):
                continue
            distances = measure(word, columns)
            near = np.flatnonzero(distances <= distance)
            found.append(numbers[near])
            away.append(distances[near].astype(np.int64))
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        numbers, distances = np.concatenate(found), np.concatenate(away)
        order = np.argsort(numbers)
        return numbers[order], distances[order]


def _without_tones(letters: Array) -> Array:
    bare = _bare_letters()
    return np.where(letters < _TONED, bare[np.minimum(letters, _TONED - 1)], letters)


@cache
def _bare_letters() -> Array:
    """The letter without its tone mark of each that can have one."""
    bare = np.arange(_TONED, dtype=np.uint32)
    for vowel in "aăâeêioôơuưy":
        for tone in TONES:
            bare[ord(nfc(vowel + tone))] = ord(vowel)
    return bare


def _one_edit(word: str, columns: Array) -> Array:
    """The distances of a word to all words of one length, cut off above 1; the lengths differ by 1 at most.

    A substitution leaves one place that differs, a swap two neighbours; a letter more or less leaves what is
    the same before it and behind it.
    """
    letters, (length, count) = [ord(letter) for letter in word], columns.shape
    if length == len(letters):
        differ = np.zeros(count, np.uint8)
        for column, letter in zip(columns, letters, strict=True):
            differ += column != letter
        for at in range(length - 1):
            first, second = letters[at : at + 2]
            some = np.flatnonzero(columns[at] == second) if first != second else ()
            if len(some):
                some = some[(columns[at + 1, some] == first) & (differ[some] == 2)]
                differ[some] = 1
        return differ
    shorter = min(length, len(letters))
    alike = np.zeros(count, np.uint8)
    for places in (range(shorter), range(-1, -shorter - 1, -1)):
        so_far = np.ones(count, bool)
        for place in places:
            so_far &= columns[place] == letters[place]
            alike += so_far
    return np.where(alike >= shorter, np.uint8(1), np.uint8(2))


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
                swap = _swapped(same, index, letters, i, j)
                best = np.where(swap, np.minimum(best, before[j - 2] + np.uint8(1)), best)
            row[j] = np.minimum(best, far)
    return row[length]


def _swapped(same: list[list[Array]], index: dict[int, int], letters: list[int], i: int, j: int) -> Array:
    """For which words the letters i - 1 and i of the query stand swapped at j - 1 and j."""
    first: Array = same[index[letters[i - 1]]][j - 2]
    second: Array = same[index[letters[i - 2]]][j - 1]
    return first & second
