"""Loops over decoded posting lists: how often a term stands in paragraphs, inside words, and in articles."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.bits import lowest, ones
from searchlib.kernels.typed_loops import I8, NOTHING, U2, U4, U8, Array, compiled, read, write

_MOST = 65535


@compiled(*(I8(read(U4), read(tf), read(U4), read(U4), write(U4), write(U4)) for tf in (U2, U4)))
def gather(docs: Array, tf: Array, owner: Array, first: Array, articles: Array, sums: Array) -> int:
    """Adds a posting list of paragraphs up article by article; the first paragraph counts twice.

    Args:
        docs, tf: paragraphs (ascending) and how often each holds the term.
        owner: the article of each paragraph.
        first: the first paragraph of each article.
        articles, sums: written; they have room for as many as there are postings.

    Returns:
        How many articles hold the term.
    """
    # Without a branch in the loop, which would be guessed wrong: an article begins at every other posting.
    count = -1
    last = np.int64(-1)
    total = np.int64(0)
    for at in range(len(docs)):
        doc = docs[at]
        article = np.int64(owner[doc])
        frequency = np.int64(tf[at])
        begins = article != last
        last = article
        count += begins
        total = np.int64(0) if begins else total
        total += frequency
        total += frequency if doc == first[article] else np.int64(0)
        articles[count] = article
        sums[count] = total
    return count + 1


@compiled(*(I8(read(U4), read(tf), write(U4), write(U8)) for tf in (U2, U4)))
def add(docs: Array, tf: Array, sums: Array, bits: Array) -> Any:
    """Adds the frequencies of posting lists to those of all paragraphs.

    Args:
        docs, tf: paragraphs, in any order, and frequencies above 0.
        sums: the frequencies of all paragraphs.
        bits: which of these are above 0, a word for each 64 paragraphs.

    Returns:
        How many are.
    """
    for at in range(len(docs)):
        doc = docs[at]
        sums[doc] += tf[at]
        bits[doc >> np.uint32(6)] |= np.uint64(1) << np.uint64(doc & np.uint32(63))
    count: Any = np.int64(0)
    for word in bits:
        count += ones(word)
    return count


@compiled(NOTHING(write(U4), write(U8), write(U4), write(U4)))
def collect(sums: Array, bits: Array, docs: Array, tf: Array) -> None:
    """The paragraphs with a frequency, as a posting list; `docs` and `tf` are as long as `add` said.

    Frequencies and bits are 0 again afterwards.
    """
    count = 0
    for window in range(len(bits)):
        word = bits[window]
        while word:
            doc = 64 * window + lowest(word)
            docs[count], tf[count] = doc, sums[doc]
            sums[doc] = 0
            word &= word - np.uint64(1)
            count += 1
        bits[window] = np.uint64(0)
