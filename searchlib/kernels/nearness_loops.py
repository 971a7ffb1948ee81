"""Words near each other: lists of places merged in one pass."""

from __future__ import annotations

import numpy as np

from searchlib.kernels.typed_loops import I8, U4, U8, Array, compiled, read, write


@compiled(I8(read(U4), read(U4), read(U8), I8, write(U4), write(U4)))
def near_two(ones: Array, others: Array, starts: Array, width: int, docs: Array, counts: Array) -> int:
    """As `near` for two words, each with its places: most windows have two."""
    first, second, found, doc, last = np.int64(0), np.int64(0), 0, np.int64(0), np.int64(-1)
    while first < len(ones) and second < len(others):
        one, other = np.int64(ones[first]), np.int64(others[second])
        begin, end = min(one, other), max(one, other)
        first += one <= other
        second += other <= one
        if end < begin + width:
            while doc + 1 < len(starts) and np.int64(starts[doc + 1]) <= begin:
                doc += 1
            if doc + 1 < len(starts) and end < np.int64(starts[doc + 1]):
                if doc != last:
                    docs[found], counts[found], last = doc, 0, doc
                    found += 1
                counts[found - 1] += np.uint32(1)
    return found


@compiled(I8(read(U4), read(I8), read(U8), I8, write(U4), write(U4)))
def near(places: Array, edges: Array, starts: Array, width: int, docs: Array, counts: Array) -> int:
    """Paragraphs that hold windows in which all words stand, and how many windows begin in each.

    Args:
        places: where the words stand among all tokens, word after word, ascending for each.
        edges: where those of each word begin, and the end.
        starts: where each paragraph begins among all tokens, and the end.
        width: tokens of a window, which begins at a word.
        docs, counts: written; as long as there are paragraphs or places.

    Returns:
        How many paragraphs there are.
    """
    size = len(edges) - 1
    cursor = edges[:size].copy()
    found, doc, last = 0, np.int64(0), np.int64(-1)
    while True:
        begin, end = np.int64(1) << np.int64(62), np.int64(-1)
        for word in range(size):
            if cursor[word] == edges[word + 1]:
                return found
            place = np.int64(places[cursor[word]])
            begin, end = min(begin, place), max(end, place)
        if end < begin + width:
            while doc + 1 < len(starts) and np.int64(starts[doc + 1]) <= begin:
                doc += 1
            if doc + 1 < len(starts) and end < np.int64(starts[doc + 1]):
                if doc != last:
                    docs[found], counts[found], last = doc, 0, doc
                    found += 1
                counts[found - 1] += np.uint32(1)
        for word in range(size):
            if np.int64(places[cursor[word]]) == begin:
                cursor[word] += 1
