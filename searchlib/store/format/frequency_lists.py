"""How often the paragraphs of posting lists hold a term: the sequences that code it, counted up.

Of each list of form 2 two sequences are stored, one after the other: postings by so many as their frequency
is above 1, and postings by so many as their occurrences inside words (`listpacker`).
"""

from __future__ import annotations

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.store.format.array_layout import TF_MAX
from searchlib.store.format.elias_fano import decode, decode_many, size_of, sizes
from searchlib.store.format.string_tables import Array, spans, starts


def fill_in(more: tuple[Array, Array, Array], lists: Array, df: Array, tf: Array, joined: Array) -> None:
    """Fills in frequencies of some lists of form 2 among others.

    What lies inside words is filled in too, unless `joined` is empty.

    Args:
        more: what is coded of them: `more.tf`, `more.joined` and the bytes of `more.lists`.
        lists: their places among all.
        df: how many postings all have.
        tf, joined: what is filled in.
    """
    extra, words, data = more
    own = df[lists]
    if not own.all():
        raise contradiction()
    counts, limits = in_turn(extra, words >> 1), in_turn(own, own)
    data = wanted(data, counts, limits, len(joined) > 0)
    both = decode_many(data, counts, limits, distinct=False)
    begins = (np.cumsum(df) - df)[lists]
    both += np.repeat(np.repeat(begins, 2), counts).astype(np.uint32)
    if not len(joined):
        count_up(both, tf, TF_MAX - 1)
        return
    is_first = np.repeat(np.arange(len(counts)) % 2 == 0, counts)
    count_up(both[is_first], tf, TF_MAX - 1)
    within = both[~is_first]
    count_up(within, joined, TF_MAX)
    if bool((joined[within] > tf[within]).any()):
        raise contradiction()
    flipped = spans(starts(df), lists[words & 1 == 1])
    joined[flipped] = tf[flipped] - joined[flipped]


def fill_in_one(more: tuple[Array, Array, Array], tf: Array) -> None:
    """Fills in the frequencies of one list of form 2; `more` is what is coded of it, as for `fill_in`."""
    extra, words, data = int(more[0][0]), int(more[1][0]), more[2]
    begin = size_of(extra, len(tf), distinct=False)
    if not len(tf) or begin + size_of(words >> 1, len(tf), distinct=False) != len(data):
        raise contradiction()
    count_up(decode(data[:begin], extra, len(tf), distinct=False), tf, TF_MAX - 1)


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
