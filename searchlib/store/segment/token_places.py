"""Where syllables stand among all tokens of a segment, found in its byte-coded text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from searchlib.store.format.column import Column
from searchlib.store.format.forward_index import ONE, Text
from searchlib.store.format.string_tables import Array

_SCANNED, _READ = 1 << 22, 1 << 14
"""Tokens that are scanned at once, and paragraphs that are read at once."""


def places_of(
    columns: Mapping[str, Column], text: Text, numbers: Array, holders: Callable[[Array], Array]
) -> Array:
    """Where some syllables stand among all tokens, ascending (u4).

    Args:
        columns, text: of the segment.
        numbers: of the syllables, ascending.
        holders: gives the paragraphs (ascending) that hold one of some syllables.
    """
    frequent = columns["text.rank"].all()[:ONE]
    ranks = np.flatnonzero(np.isin(frequent, numbers))
    rest = np.setdiff1d(numbers, frequent[ranks])
    found = [_frequent_places(columns, ranks)] if len(ranks) else []
    if len(rest):
        found.append(_rare_places(columns, text, rest, holders(rest)))
    places: Array = np.concatenate(found) if found else np.zeros(0, np.uint32)
    return np.sort(places, kind="stable") if len(found) > 1 else places


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
