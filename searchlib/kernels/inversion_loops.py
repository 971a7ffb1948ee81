"""Loops that turn text into posting lists: two counting sorts, then runs of the same paragraph."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.typed_loops import I8, NOTHING, U1, U2, U4, Array, compiled, read, write

_MOST = 65535
"""What a frequency is cut off at; `store.layout.TF_MAX`."""


@compiled(NOTHING(read(U4), write(I8), write(U4)))
def order_syllables(tokens: Array, following: Array, places: Array) -> None:
    """Sorts the places of the tokens by syllable.

    Args:
        tokens: the syllable at each place.
        following: where the places of each syllable begin; moved on to where they end.
        places: written; those of one syllable ascend.
    """
    for at in range(len(tokens)):
        token = tokens[at]
        places[following[token]] = at
        following[token] += 1


@compiled(NOTHING(read(U4), read(U4), read(U4), write(I8), write(U4)))
def order_pairs(tokens: Array, docs: Array, places: Array, following: Array, pairs: Array) -> None:
    """Sorts the places that another token of the paragraph follows by both syllables.

    A stable sort by the first of what is sorted by the second.

    Args:
        tokens, docs: syllable and paragraph at each place.
        places: all places by syllable.
        following: where the pairs of each first syllable begin; moved on to where they end.
        pairs: written: the places of first syllables; those of one pair ascend.
    """
    for order in range(len(places)):
        second = np.int64(places[order])
        if second > 0 and docs[second - 1] == docs[second]:
            first = tokens[second - 1]
            pairs[following[first]] = second - 1
            following[first] += 1


@compiled(I8(read(U4), read(U4), read(U1), I8, I8, read(I8), write(I8), write(U4), write(U2), write(U2)))
def syllable_lists(
    places: Array,
    docs: Array,
    inside: Array,
    low: int,
    high: int,
    begins: Array,
    start: Array,
    found: Array,
    tf: Array,
    joined: Array,
) -> Any:
    """The posting lists of a range of syllables.

    Args:
        places: all places by syllable.
        docs, inside: the paragraph at each place, and whether a longer word holds it.
        low, high: the range of syllables.
        begins: where the places of each syllable begin.
        start: written: where each list begins, and the end of all.
        found, tf, joined: written: paragraphs, frequencies, those inside words.

    Returns:
        How many postings were written.
    """
    size = -1
    for syllable in range(low, high):
        start[syllable - low] = size + 1
        before = np.int64(-1)
        for order in range(begins[syllable], begins[syllable + 1]):
            place = places[order]
            doc = np.int64(docs[place])
            if doc != before:
                size += 1
                found[size], tf[size], joined[size] = doc, 0, 0
                before = doc
            if tf[size] < _MOST:
                tf[size] += np.uint16(1)
            if joined[size] < _MOST:
                joined[size] += np.uint16(inside[place])
    start[high - low] = size + 1
    return size + 1


@compiled(
    I8(
        *(read(U4), read(U4), read(U4), read(U1), I8, I8),
        *(write(U4), write(U4), write(I8), write(U4), write(U2), write(U2)),
    )
)
def pair_lists(
    pairs: Array,
    tokens: Array,
    docs: Array,
    joins: Array,
    begin: int,
    end: int,
    firsts: Array,
    seconds: Array,
    start: Array,
    found: Array,
    tf: Array,
    joined: Array,
) -> Any:
    """The posting lists of some pairs.

    Args:
        pairs: all places of first syllables, by pair.
        tokens, docs, joins: syllable and paragraph at each place, and whether it goes on a word.
        begin, end: the range of `pairs`.
        firsts, seconds, start: written: the syllables of each pair, and where its list begins.
        found, tf, joined: written: paragraphs, frequencies, those inside words.

    Returns:
        How many pairs there are; `start` has the end of all behind them.
    """
    number = size = -1
    first = second = doc = np.int64(-1)
    for order in range(begin, end):
        place = pairs[order]
        here, there = np.int64(tokens[place]), np.int64(tokens[place + 1])
        now = np.int64(docs[place])
        new = here != first or there != second
        if new:
            number += 1
            first, second = here, there
            firsts[number], seconds[number], start[number] = here, there, size + 1
        if new or now != doc:
            size += 1
            found[size], tf[size], joined[size] = now, 0, 0
            doc = now
        if tf[size] < _MOST:
            tf[size] += np.uint16(1)
        if joined[size] < _MOST:
            joined[size] += np.uint16(joins[place + 1])
    start[number + 1] = size + 1
    return number + 1
