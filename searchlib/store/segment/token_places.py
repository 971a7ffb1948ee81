"""Where syllables stand among all tokens of a segment, found in its byte-coded text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from searchlib import kernels
from searchlib.store.format.column import Column
from searchlib.store.format.forward_index import ONE, Text
from searchlib.store.format.string_tables import Array

_SCANNED, _READ = 1 << 22, 1 << 14
"""Tokens that are scanned at once, and paragraphs that are read at once."""


def places_of(
    columns: Mapping[str, Column], text: Text, numbers: Array, docs_of: Callable[[int], Array]
) -> Array:
    """Where some syllables stand among all tokens, ascending (u4).

    Args:
        columns, text: of the segment.
        numbers: of the syllables, ascending.
        docs_of: gives the paragraphs that hold a syllable.
    """
    frequent = columns["text.rank"].all()[:ONE]
    ranks = np.flatnonzero(np.isin(frequent, numbers))
    rest = np.setdiff1d(numbers, frequent[ranks])
    found = [_frequent_places(columns, ranks)] if len(ranks) else []
    if len(rest):
        held = np.zeros(len(columns["lengths"]), bool)
        for number in rest.tolist():
            held[docs_of(number)] = True
        found.append(_rare_places(columns, text, rest, np.flatnonzero(held)))
    places: Array = np.concatenate(found) if found else np.zeros(0, np.uint32)
    return np.sort(places, kind="stable") if len(found) > 1 else places


def places_together(text: Text, sets: Sequence[Array], sizes: Sequence[int]) -> list[Array] | None:
    """The same for several sets of syllables, in as few passes over the text as hold them apart.

    Args:
        text: of the segment.
        sets: numbers of syllables, ascending.
        sizes: how often the syllables of each stand in the text.

    Returns:
        The places of each; None without the compiled loops, or where the text says otherwise than `sizes`.
    """
    loops = kernels.loops()
    if loops is None:
        return None
    head, tail, wide, *_, order = text.verify()
    found: list[Array] = [np.zeros(0, np.uint32)] * len(sets)
    left = list(range(len(sets)))
    while left:
        owner, chosen = _held_apart(sets, left, len(order))
        list_of = np.full(max(256, len(order)), len(chosen), np.uint16)
        list_of[: len(order)] = owner[order]
        frequent = int((list_of < len(chosen)).nonzero()[0].max(initial=0)) < ONE
        if frequent:
            list_of[ONE:] = len(chosen)
        room = np.array([sizes[one] for one in chosen], np.int64)
        begins = np.append(0, np.cumsum(room + loops.BLOCK))
        places, cursor = np.empty(int(begins[-1]) + 1, np.uint32), begins.copy()
        ends = np.append(begins[:-1] + room, begins[-1])
        if not loops.find_places(head, tail, wide, list_of, frequent, cursor, ends, places):
            return None
        for number, one in enumerate(chosen):
            found[one] = places[begins[number] : cursor[number]]
        left = [one for one in left if one not in chosen]
    return found


def _held_apart(sets: Sequence[Array], left: Sequence[int], syllables: int) -> tuple[Array, list[int]]:
    """For each syllable to which of some sets it belongs, or how many these are; and which sets they are."""
    owner, chosen = np.full(syllables, len(left), np.int64), list[int]()
    for one in left:
        if (owner[sets[one]] == len(left)).all():
            owner[sets[one]] = len(chosen)
            chosen.append(one)
    return np.minimum(owner, len(chosen)), chosen


def _frequent_places(columns: Mapping[str, Column], ranks: Array) -> Array:
    """Where syllables stand that take one byte each."""
    wanted = np.zeros(256, bool)
    wanted[ranks] = True
    head, found = columns["text.head"].all(), [np.zeros(0, np.uint32)]
    for first in range(0, len(head), _SCANNED):
        part = head[first : first + _SCANNED]
        mask = part == ranks[0] if len(ranks) == 1 else wanted[part]
        found.append((np.flatnonzero(mask) + first).astype(np.uint32))
    return np.concatenate(found)


def _rare_places(columns: Mapping[str, Column], text: Text, numbers: Array, docs: Array) -> Array:
    """Where syllables stand; the paragraphs that hold one are read."""
    wanted = np.zeros(len(columns["text.rank"]), bool)
    wanted[numbers] = True
    found = [np.zeros(0, np.uint32)]
    for first in range(0, len(docs), _READ):
        some = docs[first : first + _READ]
        tokens, lengths = text.of_many(some)
        begins = text.starts()[some].astype(np.int64)
        at = np.flatnonzero(wanted[tokens])
        ends = np.cumsum(lengths)
        owner = np.searchsorted(ends, at, side="right")
        found.append((at - (ends - lengths)[owner] + begins[owner]).astype(np.uint32))
    return np.concatenate(found)
