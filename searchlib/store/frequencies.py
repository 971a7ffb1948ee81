"""How often the paragraphs of posting lists hold a term: the sequences that code it, counted up.

Of each list of form 2 two sequences are stored, one after the other: postings by so many as their frequency
is above 1, and postings by so many as their occurrences inside words (`listpacker`).
"""

from __future__ import annotations

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.store.arrays import Array
from searchlib.store.layout import TF_MAX
from searchlib.store.sequences import size_of, sizes


def in_turn(one: Array, other: Array) -> Array:
    """Two arrays of the same length as one, their elements in turn (i8)."""
    both = np.empty(2 * len(one), np.int64)
    both[::2], both[1::2] = one, other
    return both


def wanted(data: Array, counts: Array, limits: Array, words: bool) -> Array:
    """The bytes of the sequences of some lists, two each in turn; without `words`, of the first of the two.

    The others are said to be empty in `counts` then.
    """
    if len(counts) == 2:
        pair = zip(counts.tolist(), limits.tolist(), strict=True)
        size = np.array([size_of(count, limit, distinct=False) for count, limit in pair])
    else:
        size = sizes(counts, limits, distinct=False)
    ends = np.cumsum(size)
    if ends[-1] != len(data):
        raise contradiction()
    if words:
        return data
    counts[1::2] = 0
    pieces = zip((ends - size)[::2].tolist(), ends[::2].tolist(), strict=True)
    return np.concatenate([data[begin:end] for begin, end in pieces])


def count_up(places: Array, counts: Array, most: int) -> None:
    """Adds 1 to the counts of some places (ascending) for each time that one comes, at most so many times."""
    if len(places) > most and bool((places[most:] == places[:-most]).any()):
        raise contradiction()
    np.add.at(counts, places, np.uint16(1))


def inside(places: Array, tf: Array, flipped: bool) -> Array:
    """Occurrences inside words in each posting of one list (u2).

    Args:
        places: the second sequence of the list.
        tf: frequencies of the list.
        flipped: whether the sequence says what does not lie inside words.
    """
    counts = np.zeros(len(tf), np.uint16)
    count_up(places, counts, TF_MAX)
    if bool((counts > tf).any()):
        raise contradiction()
    return tf - counts if flipped else counts


def contradiction() -> IndexDamaged:
    """The error for posting lists that do not fit together."""
    return IndexDamaged("the posting lists contradict each other; rebuild the index")
